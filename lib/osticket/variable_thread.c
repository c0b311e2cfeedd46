/* variable_thread.c - entries of a thread, and what happened. */
#include "config.h"

#include <string.h>

#include "base/buf.h"
#include "base/str.h"
#include "db/db.h"
#include "osticket/html.h"
#include "osticket/thread.h"
#include "osticket/variable_class.h"

enum entry_col {
	ID,
	PARENT,
	THREAD_ID,
	STAFF_ID,
	USER_ID,
	TYPE,
	POSTER,
	SOURCE,
	TITLE,
	BODY,
	FORMAT,
	CREATED,
	UPDATED
};

/* ----- Bodies. ----- */

/* A body too long for its column is in a file (or several, in theory). */
static enum oc_err
body_from_files(struct oc_vars *v, int64_t entry_id, const char **out)
{
	struct oc_ctx *cx = oc_var_ctx(v);
	struct oc_buf *b = oc_buf_new(cx->arena, OC_VARS_MAX);
	struct oc_rows rows;
	enum oc_err e;

	e = oc_db_select(cx->db, cx->arena, &rows,
	    "SELECT c.filedata FROM {attachment} a "
	    "JOIN {file} f ON f.id = a.file_id "
	    "JOIN {file_chunk} c ON c.file_id = f.id "
	    "WHERE a.type = 'H' AND a.object_id = ? AND a.inline = 1 "
	    "AND f.type IN ('text/html', 'text/plain') "
	    "ORDER BY a.file_id, c.chunk_id",
	    "i", entry_id);
	for (size_t i = 0; e == OC_OK && i < rows.n; i++)
		oc_buf_add(
		    b, oc_cell_text(&rows, i, 0), oc_cell_len(&rows, i, 0));
	*out = oc_buf_dup(b, cx->arena);
	return e;
}

enum oc_err
oc_var_entry_raw(
    struct oc_vars *v, const struct oc_rows *entry, const char **out)
{
	*out = oc_cell_text(entry, 0, BODY);
	if (**out != '\0')
		return OC_OK;
	return body_from_files(v, oc_cell_int(entry, 0, ID), out);
}

enum oc_err
oc_var_entry_body(
    struct oc_vars *v, const struct oc_rows *entry, const char **out)
{
	struct oc_arena *a = oc_var_arena(v);
	enum oc_err e = oc_var_entry_raw(v, entry, out);

	if (e != OC_OK)
		return e;
	if (!oc_var_filled(*out) || oc_streq(*out, "-"))
		*out = "(empty)";
	else if (!oc_streq(oc_cell_text(entry, 0, FORMAT), "html"))
		*out = oc_sprintf(a,
		    "<div style=\"white-space:pre-wrap\">%s</div>",
		    oc_html_chars(a, *out));
	return e;
}

static enum oc_err
show_entry(struct oc_vars *v, const void *self, struct oc_var *out)
{
	const char *body;
	enum oc_err e = oc_var_entry_body(v, self, &body);

	if (e == OC_OK)
		*out = oc_var_text(body);
	return e;
}

/* ----- Entries. ----- */

/* Of the agent or the user, else as it was noted. */
static enum oc_err
get_name(struct oc_vars *v, const void *self, struct oc_var *out)
{
	int64_t staff = oc_cell_int(self, 0, STAFF_ID);
	int64_t user = oc_cell_int(self, 0, USER_ID);
	struct oc_var who;
	enum oc_err e;

	if (staff == 0 && user == 0) {
		*out = oc_var_text(oc_cell_str(self, 0, POSTER));
		return OC_OK;
	}
	e = oc_var_load(v, staff != 0 ? &oc_var_agent : &oc_var_user,
	    staff != 0 ? staff : user, &who);
	return e != OC_OK ? e : oc_var_get(v, &who, "name", out);
}

static enum oc_err
get_type_name(struct oc_vars *v, const void *self, struct oc_var *out)
{
	const char *type = oc_cell_text(self, 0, TYPE);

	(void)v;
	*out = oc_var_text(oc_streq(type, "M")   ? "message"
	                   : oc_streq(type, "R") ? "response"
	                   : oc_streq(type, "N") ? "note"
	                                         : NULL);
	return OC_OK;
}

static enum oc_err
get_files(struct oc_vars *v, const void *self, struct oc_var *out)
{
	struct oc_ctx *cx = oc_var_ctx(v);
	struct oc_rows rows;
	enum oc_err e;

	e = oc_db_select(cx->db, cx->arena, &rows,
	    "SELECT a.file_id, IFNULL(NULLIF(a.name, ''), f.name) "
	    "FROM {attachment} a JOIN {file} f ON f.id = a.file_id "
	    "WHERE a.type = 'H' AND a.object_id = ? ORDER BY a.id",
	    "i", oc_cell_int(self, 0, ID));
	for (size_t i = 0; e == OC_OK && i < rows.n; i++)
		oc_var_add_file(
		    v, oc_cell_int(&rows, i, 0), oc_cell_text(&rows, i, 1));
	*out = oc_var_text("");
	return e;
}

static const struct oc_var_attr entry_attrs[] = {
	{ .name = "id", .col = ID },
	{ .name = "pid", .col = PARENT },
	{ .name = "parent", .col = PARENT, .class = &oc_var_entry },
	{ .name = "thread", .col = THREAD_ID, .class = &oc_var_thread },
	{ .name = "threadid", .col = THREAD_ID },
	{ .name = "body", .get = show_entry },
	{ .name = "message", .get = show_entry },
	{ .name = "title", .col = TITLE },
	{ .name = "poster", .col = POSTER },
	{ .name = "name", .get = get_name },
	{ .name = "staff", .col = STAFF_ID, .class = &oc_var_agent },
	{ .name = "staffid", .col = STAFF_ID },
	{ .name = "user", .col = USER_ID, .class = &oc_var_user },
	{ .name = "userid", .col = USER_ID },
	{ .name = "type", .col = TYPE },
	{ .name = "typename", .get = get_type_name },
	{ .name = "source", .col = SOURCE },
	{ .name = "create_date", .col = CREATED, .date = true },
	{ .name = "update_date", .col = UPDATED, .date = true },
	{ .name = "createdate", .col = CREATED },
	{ .name = "updatedate", .col = UPDATED },
	{ .name = "files", .get = get_files },
};

#define ENTRY_SQL                                                              \
	"SELECT id, pid, thread_id, NULLIF(staff_id, 0), "                     \
	"NULLIF(user_id, 0), type, poster, source, title, body, format, "      \
	"created, updated FROM {thread_entry} WHERE id = ?"

const struct oc_var_class oc_var_entry = {
	.sql = ENTRY_SQL,
	.show = show_entry,
	.attrs = entry_attrs,
	.n = OC_COUNT(entry_attrs),
};

static enum oc_err
show_raw(struct oc_vars *v, const void *self, struct oc_var *out)
{
	const char *body;
	enum oc_err e = oc_var_entry_raw(v, self, &body);

	if (e == OC_OK)
		*out = oc_var_text(body);
	return e;
}

static enum oc_err
get_raw(struct oc_vars *v, const void *self, const char *name,
    struct oc_var *out, bool *found)
{
	(void)name;
	*found = true;
	return show_raw(v, self, out);
}

const struct oc_var_class oc_var_entry_text = {
	.sql = ENTRY_SQL,
	.show = show_raw,
	.after = get_raw,
};

/* ----- What happened. ----- */

static enum oc_err
get_title(struct oc_vars *v, const void *self, struct oc_var *out)
{
	(void)v;
	*out = oc_var_text(((const char *const *)self)[0]);
	return OC_OK;
}

static enum oc_err
get_description(struct oc_vars *v, const void *self, struct oc_var *out)
{
	(void)v;
	*out = oc_var_text(((const char *const *)self)[1]);
	return OC_OK;
}

static enum oc_err
get_nothing(struct oc_vars *v, const void *self, const char *name,
    struct oc_var *out, bool *found)
{
	(void)v;
	(void)self;
	(void)name;
	*found = true;
	*out = (struct oc_var){ .kind = OC_VAR_FALSE };
	return OC_OK;
}

static const struct oc_var_attr activity_attrs[] = {
	{ .name = "title", .get = get_title },
	{ .name = "description", .get = get_description },
};

const struct oc_var_class oc_var_activity = {
	.show = get_title,
	.attrs = activity_attrs,
	.n = OC_COUNT(activity_attrs),
	.after = get_nothing,
};
