/* body.c - bodies of messages, and their images. */
#include "config.h"

#include <string.h>

#include "base/str.h"
#include "config/settings.h"
#include "osticket/body.h"

struct oc_upload *
oc_uploads_copy(struct oc_arena *a, const struct oc_upload *u)
{
	struct oc_upload *first = NULL, **at = &first;

	for (; u != NULL; u = u->next) {
		*at = oc_alloc(a, sizeof **at);
		**at = *u;
		(*at)->next = NULL;
		at = &(*at)->next;
	}
	return first;
}

enum oc_err
oc_uploads_store(struct oc_ctx *cx, struct oc_upload *u)
{
	enum oc_err e = OC_OK;

	for (; u != NULL && e == OC_OK; u = u->next)
		if (u->error == NULL)
			e = oc_file_store(cx, u);
	return e;
}

/* Store an embedded image, at the end of the list. */
static enum oc_err
store_image(struct oc_ctx *cx, const struct oc_body_image *image,
    struct oc_upload **files)
{
	struct oc_upload *u = oc_calloc(cx->arena, 1, sizeof *u);

	u->name = image->name;
	u->type = image->type;
	u->data = image->data;
	u->len = image->len;
	u->cid = image->cid;
	u->unsized = true;
	while (*files != NULL)
		files = &(*files)->next;
	*files = u;
	return oc_file_store(cx, u);
}

/*
 * A file that the body shows is inline, and the body's "cid:" becomes the
 * file's key, by which osTicket finds it again.  Only files that came with
 * this request are looked at.
 */
static const char *
link_images(struct oc_ctx *cx, struct oc_upload *files, const char *body)
{
	struct oc_arena *a = cx->arena;

	for (struct oc_upload *u = files; u != NULL; u = u->next) {
		const char *cid;

		if (u->cid == NULL || u->error != NULL)
			continue;
		cid = oc_sprintf(a, "cid:%s", u->cid);
		u->is_inline = strstr(body, cid) != NULL;
		if (u->is_inline)
			body = oc_replace(a, body,
			    oc_sprintf(a, "src=\"%s\"", cid),
			    oc_sprintf(a, "src=\"cid:%s\"", u->key));
	}
	return body;
}

enum oc_err
oc_body_store(struct oc_ctx *cx, const struct oc_body *m,
    struct oc_upload **files, const char **out)
{
	struct oc_html_opts opts = { .iframe_whitelist =
		                         oc_config_text(cx->config,
		                             "embedded_domain_whitelist") };
	struct oc_body_image *images = NULL;
	const char *body = m->text;
	enum oc_err e = OC_OK;

	if (m->format == OC_BODY_HTML)
		body = oc_body_html(cx->arena, body, &images);
	body = oc_body_clean(cx->arena, body, m->format, &opts);
	for (; images != NULL && e == OC_OK; images = images->next)
		e = store_image(cx, images, files);
	*out = link_images(cx, *files, body);
	return e;
}
