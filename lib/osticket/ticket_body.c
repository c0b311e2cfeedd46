/* ticket_body.c - the first message of a ticket, and its images (6, 7.4). */
#include "config.h"

#include <string.h>

#include "base/str.h"
#include "config/settings.h"
#include "osticket/html_body.h"
#include "osticket/ticket_plan.h"

/* Store an embedded image; returns the end of the list of files. */
static enum oc_err
store_image(struct oc_plan *p, const struct oc_body_image *image)
{
	struct oc_upload **at = &p->files;
	struct oc_upload *u = oc_calloc(p->cx->arena, 1, sizeof *u);

	u->name = image->name;
	u->type = image->type;
	u->data = image->data;
	u->len = image->len;
	u->cid = image->cid;
	u->unsized = true;
	while (*at != NULL)
		at = &(*at)->next;
	*at = u;
	return oc_file_store(p->cx, u);
}

/*
 * A file that the body shows is inline, and the body's "cid:" becomes the
 * file's key, by which osTicket finds it again.  Only files that came with
 * this request are looked at.
 */
static const char *
link_images(struct oc_plan *p, const char *body)
{
	struct oc_arena *a = p->cx->arena;

	for (struct oc_upload *u = p->files; u != NULL; u = u->next) {
		const char *cid;

		if (u->cid == NULL || u->error != NULL)
			continue;
		cid = oc_sprintf(a, "cid:%s", u->cid);
		u->is_inline = strstr(body, cid) != NULL;
		body = oc_replace(a, body, oc_sprintf(a, "src=\"%s\"", cid),
		    oc_sprintf(a, "src=\"cid:%s\"", u->key));
	}
	return body;
}

enum oc_err
oc_plan_body(struct oc_plan *p, const char **out)
{
	const struct oc_body *m = &p->t->message;
	struct oc_html_opts opts = { .iframe_whitelist = oc_config_text(
					 p->cx->config,
					 "embedded_domain_whitelist") };
	struct oc_body_image *images = NULL;
	const char *body = p->t->has_message ? m->text : "";
	enum oc_err e = OC_OK;

	if (m->format == OC_BODY_HTML)
		body = oc_body_html(p->cx->arena, body, &images);
	body = oc_body_clean(p->cx->arena, body, m->format, &opts);
	for (; images != NULL && e == OC_OK; images = images->next)
		e = store_image(p, images);
	*out = link_images(p, body);
	return e;
}
