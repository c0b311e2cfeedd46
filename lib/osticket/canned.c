/* canned.c - posting a canned response. */
#include "config.h"

#include <string.h>

#include "base/str.h"
#include "config/settings.h"
#include "db/db.h"
#include "osticket/canned.h"
#include "osticket/html_body.h"
#include "osticket/html_text.h"
#include "osticket/variable.h"

enum {
	PLAIN_WIDTH = 90,
	KEY_LEN = 32 /* file.key */
};

/* Add the files of a query: id, key, name, and name to attach them under. */
static void
add_files(
    struct oc_plan *p, const struct oc_rows *rows, struct oc_upload **files)
{
	while (*files != NULL)
		files = &(*files)->next;
	for (size_t i = 0; i < rows->n; i++) {
		struct oc_upload *u = oc_calloc(p->cx->arena, 1, sizeof *u);

		u->file_id = oc_cell_int(rows, i, 0);
		u->key = oc_cell_text(rows, i, 1);
		u->stored_name = oc_cell_text(rows, i, 2);
		u->name = oc_cell_text(rows, i, 3);
		u->type = "";
		*files = u;
		files = &u->next;
	}
}

static enum oc_err
load_files(struct oc_plan *p, int64_t canned_id, struct oc_upload **files)
{
	struct oc_rows rows;
	enum oc_err e;

	e = oc_db_select(p->cx->db, p->cx->arena, &rows,
	    "SELECT f.id, f.`key`, f.name, IFNULL(NULLIF(a.name, ''), f.name) "
	    "FROM {attachment} a JOIN {file} f ON f.id = a.file_id "
	    "WHERE a.type = 'C' AND a.object_id = ? ORDER BY a.file_id",
	    "i", canned_id);
	if (e == OC_OK)
		add_files(p, &rows, files);
	return e;
}

/* Images written into the text itself become files as well. */
static enum oc_err
store_images(struct oc_plan *p, const struct oc_body_image *image,
    struct oc_upload **files, const char **body)
{
	struct oc_arena *a = p->cx->arena;
	enum oc_err e = OC_OK;

	while (*files != NULL)
		files = &(*files)->next;
	for (; image != NULL && e == OC_OK; image = image->next) {
		struct oc_upload *u = oc_calloc(a, 1, sizeof *u);

		u->name = image->name;
		u->type = image->type;
		u->data = image->data;
		u->len = image->len;
		u->unsized = true;
		e = oc_file_store(p->cx, u);
		*body = oc_replace(a, *body,
		    oc_sprintf(a, "\"cid:%s\"", image->cid),
		    oc_sprintf(a, "\"cid:%s\"", u->key));
		*files = u;
		files = &u->next;
	}
	return e;
}

/* The next key of a file in "cid:..."; *at moves on.  NULL: no more. */
static const char *
next_key(struct oc_arena *a, const char **at)
{
	const char *p = *at, *key;
	size_t len;

	while ((p = strstr(p, "\"cid:")) != NULL) {
		key = p + strlen("\"cid:");
		len = strspn(key, "abcdefghijklmnopqrstuvwxyz"
		                  "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_.-");
		p = key + len;
		if (len != KEY_LEN || *p != '"')
			continue;
		*at = p;
		return oc_strndup(a, key, len);
	}
	return NULL;
}

/*
 * osTicket turns an image that is the first attribute of its tag into a link
 * and back again; what remains of that is a key in small letters.
 */
static const char *
lower_keys(struct oc_arena *a, const char *response)
{
	const char *at = response, *key;

	while ((key = next_key(a, &at)) != NULL)
		response = oc_replace(a, response,
		    oc_sprintf(a, "<img src=\"cid:%s\"", key),
		    oc_sprintf(a, "<img src=\"cid:%s\"", oc_strlower(a, key)));
	return response;
}

/*
 * Look up a file that the text shows.  What the response itself shows may be
 * any file, as in osTicket; what came in with a variable, and so perhaps from
 * the sender, only one of this thread.
 */
static enum oc_err
find_file(
    struct oc_plan *p, const char *key, bool trusted, struct oc_upload **files)
{
	struct oc_rows rows;
	enum oc_err e;

	e = oc_db_select(p->cx->db, p->cx->arena, &rows,
	    "SELECT f.id, f.`key`, f.name, f.name FROM {file} f "
	    "WHERE f.`key` = ? AND (? <> 0 OR EXISTS (SELECT 1 "
	    "FROM {attachment} a JOIN {thread_entry} t ON t.id = a.object_id "
	    "WHERE a.file_id = f.id AND a.type = 'H' AND t.thread_id = ?)) "
	    "LIMIT 1",
	    "sii", key, (int64_t)trusted, p->place.thread_id);
	if (e == OC_OK)
		add_files(p, &rows, files);
	return e;
}

/* What the text shows is inline, under the name the file has. */
static enum oc_err
attach_shown(struct oc_plan *p, const char *body, const char *response,
    struct oc_upload **files)
{
	struct oc_arena *a = p->cx->arena;
	const char *key;
	enum oc_err e = OC_OK;

	while (e == OC_OK && (key = next_key(a, &body)) != NULL) {
		struct oc_upload *u = *files;

		while (u != NULL && !oc_strieq(u->key, key))
			u = u->next;
		if (u == NULL)
			e = find_file(p, key,
			    oc_stristr(response,
			        oc_sprintf(a, "\"cid:%s\"", key)) != NULL,
			    files);
		for (u = *files; u != NULL; u = u->next)
			if (oc_strieq(u->key, key)) {
				u->is_inline = true;
				if (u->stored_name != NULL)
					u->name = u->stored_name;
			}
	}
	return e;
}

/* The text with its variables replaced, as it is stored. */
static enum oc_err
write_body(struct oc_plan *p, const char *response, bool html,
    struct oc_upload **files, const char **out)
{
	struct oc_arena *a = p->cx->arena;
	struct oc_html_opts opts = { .iframe_whitelist =
		                         oc_config_text(p->cx->config,
		                             "embedded_domain_whitelist") };
	struct oc_vars *vars = oc_vars_new(p->cx);
	struct oc_body_image *images = NULL;
	enum oc_err e;

	oc_vars_ticket(vars, "ticket", p->t->id);
	response = html ? lower_keys(a, response)
	                : oc_html_to_text(a, response, PLAIN_WIDTH, true);
	*out = oc_vars_expand(p->cx, vars, response);
	if (*out == NULL)
		return oc_vars_error(vars);
	if (html)
		*out = oc_body_html(a, *out, &images);
	*out =
	    oc_body_clean(a, *out, html ? OC_BODY_HTML : OC_BODY_TEXT, &opts);
	e = store_images(p, images, files, out);
	return e != OC_OK ? e : attach_shown(p, *out, response, files);
}

static enum oc_err
post(struct oc_plan *p, int64_t canned_id, const char *response,
    int64_t *entry_id)
{
	struct oc_post entry = { .type = 'R',
		.thread_id = p->place.thread_id,
		.pid = p->message.id,
		.poster = "SYSTEM (Canned Reply)",
		.source = "",
		.html = oc_config_on(p->cx->config, "enable_richtext"),
		.ip = p->cx->ip };
	enum oc_err e = load_files(p, canned_id, &entry.files);

	if (e == OC_OK)
		e = write_body(
		    p, response, entry.html, &entry.files, &entry.body);
	if (e == OC_OK)
		e = oc_post_insert(p->cx, &entry);
	if (e == OC_OK)
		*entry_id = entry.id;
	return e;
}

enum oc_err
oc_canned_post(struct oc_plan *p, int64_t *entry_id)
{
	int64_t id = oc_plan_int(p, "cannedResponseId");
	struct oc_rows rows;
	enum oc_err e;

	*entry_id = 0;
	if (id == 0)
		return OC_OK;
	e = oc_db_select(p->cx->db, p->cx->arena, &rows,
	    "SELECT response FROM {canned_response} "
	    "WHERE canned_id = ? AND isenabled <> 0",
	    "i", id);
	if (e != OC_OK || rows.n == 0)
		return e;
	return post(p, id, oc_cell_text(&rows, 0, 0), entry_id);
}
