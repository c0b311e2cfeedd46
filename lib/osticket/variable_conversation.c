/* variable_conversation.c - threads as a whole. */
#include "config.h"

#include <inttypes.h>
#include <string.h>

#include "base/base64.h"
#include "base/buf.h"
#include "base/clock.h"
#include "base/hash.h"
#include "base/str.h"
#include "config/settings.h"
#include "config/site.h"
#include "osticket/date.h"
#include "osticket/html.h"
#include "osticket/thread.h"
#include "osticket/variable_class.h"

enum thread_col { ID, OBJECT_ID };

/* The first or last entry with these flags, of type M. */
static enum oc_err
find_message(
    struct oc_vars *v, int64_t thread_id, bool last, struct oc_var *out)
{
	int64_t id;
	enum oc_err e =
	    last ? oc_db_int(oc_var_ctx(v)->db, &id,
	               "SELECT id FROM {thread_entry} WHERE thread_id = ? "
	               "AND type = 'M' AND flags & ? = 0 ORDER BY id DESC "
	               "LIMIT 1",
	               "ii", thread_id, (int64_t)OC_ENTRY_HIDDEN)
	         : oc_db_int(oc_var_ctx(v)->db, &id,
	               "SELECT id FROM {thread_entry} WHERE thread_id = ? "
	               "AND type = 'M' AND flags & ? ORDER BY id LIMIT 1",
	               "ii", thread_id, (int64_t)OC_ENTRY_ORIGINAL);

	if (e == OC_ENOTFOUND)
		return OC_OK;
	return e != OC_OK ? e : oc_var_load(v, &oc_var_entry, id, out);
}

/* The body of an entry, which has no attributes of its own. */
static enum oc_err
as_body(struct oc_vars *v, enum oc_err e, struct oc_var *out)
{
	return e != OC_OK ? e : oc_var_show(v, out, out);
}

static enum oc_err
get_original(struct oc_vars *v, const void *self, struct oc_var *out)
{
	return as_body(
	    v, find_message(v, oc_cell_int(self, 0, ID), false, out), out);
}

static enum oc_err
get_last_message(struct oc_vars *v, const void *self, struct oc_var *out)
{
	return as_body(
	    v, find_message(v, oc_cell_int(self, 0, ID), true, out), out);
}

enum oc_err
oc_var_description(struct oc_vars *v, int64_t thread_id, const char **out)
{
	struct oc_var entry = { 0 };
	enum oc_err e = find_message(v, thread_id, false, &entry);

	*out = "";
	if (e == OC_OK && entry.kind == OC_VAR_THING)
		e = oc_var_entry_raw(v, entry.self, out);
	return e;
}

/* ----- The whole of it. ----- */

/* Scheme and host apart from the path, which ends with a slash. */
static void
split_url(
    struct oc_arena *a, const char *url, const char **host, const char **path)
{
	const char *p = strstr(url, "://");
	size_t len;

	p = p == NULL ? url : p + 3;
	len = strcspn(p, "/");
	*host = oc_strndup(a, p, len);
	*path = oc_sprintf(a, "%s/", p + len);
}

/* A link to a file that is good until midnight UTC (directory.md, 14.3). */
static const char *
file_link(struct oc_vars *v, const struct oc_rows *rows, size_t row)
{
	struct oc_arena *a = oc_var_arena(v);
	const char *secret = oc_var_ctx(v)->site->ost.secret_salt;
	const char *key = oc_strlower(a, oc_cell_text(rows, row, 3));
	const char *host, *path, *message;
	int64_t now = oc_now(), expires = now + 86400 - now % 86400;
	unsigned char sign[OC_SHA1_LEN];

	split_url(a, oc_var_base_url(v), &host, &path);
	message = oc_sprintf(a,
	    "Host=%s\nPath=%s\nId=%s\nKey=%s\nHash=%s\nExpires=%" PRId64, host,
	    path, oc_cell_text(rows, row, 0), key, oc_cell_text(rows, row, 4),
	    expires);
	oc_hmac_sha1(secret, strlen(secret), message, strlen(message), sign);
	return oc_sprintf(a,
	    "%s/file.php?key=%s&amp;expires=%" PRId64 "&amp;signature=%s",
	    oc_var_base_url(v), key, expires, oc_hex(a, sign, sizeof sign));
}

static enum oc_err
add_files(struct oc_vars *v, int64_t entry_id, struct oc_buf *b)
{
	struct oc_ctx *cx = oc_var_ctx(v);
	struct oc_rows rows;
	enum oc_err e;

	e = oc_db_select(cx->db, cx->arena, &rows,
	    "SELECT f.id, IFNULL(NULLIF(a.name, ''), f.name), f.size, f.`key`, "
	    "f.signature FROM {attachment} a JOIN {file} f ON f.id = a.file_id "
	    "WHERE a.type = 'H' AND a.object_id = ? AND a.inline = 0 "
	    "ORDER BY a.file_id",
	    "i", entry_id);
	if (e != OC_OK || rows.n == 0)
		return e;
	oc_buf_adds(b, "<ul>");
	for (size_t i = 0; i < rows.n; i++)
		oc_buf_addf(b,
		    "<li><a href=\"%s\">%s</a> (%" PRId64 " kB)</li>",
		    file_link(v, &rows, i),
		    oc_html_chars(cx->arena, oc_cell_text(&rows, i, 1)),
		    (oc_cell_int(&rows, i, 2) + 1023) / 1024);
	oc_buf_adds(b, "</ul>");
	return e;
}

/* Who wrote it; agents may be hidden from clients. */
static enum oc_err
poster_name(struct oc_vars *v, const struct oc_var *entry, const char **out)
{
	const char *staff;
	enum oc_err e = oc_var_attr_str(v, entry, "staffid", &staff);

	if (e == OC_OK && oc_var_filled(staff) &&
	    oc_config_on(oc_var_ctx(v)->config, "hide_staff_name")) {
		*out = "Staff";
		return OC_OK;
	}
	return e != OC_OK ? e : oc_var_attr_str(v, entry, "name", out);
}

static enum oc_err
add_entry(struct oc_vars *v, int64_t id, struct oc_buf *b)
{
	struct oc_arena *a = oc_var_arena(v);
	const char *name, *title, *date, *body;
	struct oc_var entry, when;
	enum oc_err e = oc_var_load(v, &oc_var_entry, id, &entry);

	if (e == OC_OK)
		e = poster_name(v, &entry, &name);
	if (e == OC_OK)
		e = oc_var_attr_str(v, &entry, "title", &title);
	if (e == OC_OK)
		e = oc_var_get(v, &entry, "create_date", &when);
	if (e == OC_OK)
		e = oc_var_attr_str(v, &when, "full", &date);
	if (e == OC_OK)
		e = oc_var_entry_body(v, entry.self, &body);
	if (e != OC_OK)
		return e;
	oc_buf_addf(b,
	    "<div style=\"border-top:1px solid #999;padding:8px 0\">"
	    "<p style=\"color:#666\"><b>%s</b> %s<br />%s</p>",
	    oc_html_chars(a, name), oc_html_chars(a, title), date);
	oc_buf_adds(b, body);
	e = add_files(v, id, b);
	oc_buf_adds(b, "</div>");
	return e;
}

/* Messages and responses one after the other, without notes. */
static enum oc_err
write_thread(
    struct oc_vars *v, const void *self, bool reversed, struct oc_var *out)
{
	struct oc_ctx *cx = oc_var_ctx(v);
	struct oc_buf *b = oc_buf_new(cx->arena, OC_VARS_MAX);
	struct oc_rows rows;
	enum oc_err e;

	e = oc_db_select(cx->db, cx->arena, &rows,
	    "SELECT id FROM {thread_entry} WHERE thread_id = ? "
	    "AND type IN ('M', 'R') AND flags & ? = 0 ORDER BY id",
	    "ii", oc_cell_int(self, 0, ID), (int64_t)OC_ENTRY_HIDDEN);
	for (size_t i = 0; e == OC_OK && i < rows.n; i++)
		e = add_entry(
		    v, oc_cell_int(&rows, reversed ? rows.n - 1 - i : i, 0), b);
	*out = oc_var_text(oc_buf_dup(b, cx->arena));
	return e;
}

static enum oc_err
show_complete(struct oc_vars *v, const void *self, struct oc_var *out)
{
	return write_thread(v, self, false, out);
}

static enum oc_err
get_in_order(struct oc_vars *v, const void *self, const char *name,
    struct oc_var *out, bool *found)
{
	*found = true;
	return write_thread(v, self, oc_streq(name, "reversed"), out);
}

static const struct oc_var_class complete_class = {
	.show = show_complete,
	.after = get_in_order,
};

static enum oc_err
get_complete(struct oc_vars *v, const void *self, struct oc_var *out)
{
	(void)v;
	*out = oc_var_thing(&complete_class, self);
	return OC_OK;
}

static const struct oc_var_attr thread_attrs[] = {
	{ .name = "id", .col = ID },
	{ .name = "objectid", .col = OBJECT_ID },
	{ .name = "original", .get = get_original },
	{ .name = "lastmessage", .get = get_last_message },
	{ .name = "last_message", .get = get_last_message },
	{ .name = "complete", .get = get_complete },
};

const struct oc_var_class oc_var_thread = {
	.sql = "SELECT id, object_id FROM {thread} WHERE id = ?",
	.show = show_complete,
	.attrs = thread_attrs,
	.n = OC_COUNT(thread_attrs),
};
