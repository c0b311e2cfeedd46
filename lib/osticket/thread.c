/* thread.c - posting entries to threads. */
#include "config.h"

#include <string.h>

#include "base/hash.h"
#include "base/str.h"
#include "base/utf8.h"
#include "config/settings.h"
#include "db/db.h"
#include "json/writer.h"
#include "osticket/html.h"
#include "osticket/person.h"
#include "osticket/search.h"
#include "osticket/thread.h"

/* What the columns hold; the index gets what was stored. */
enum { TITLE_CHARS = 255, BODY_BYTES = 65535 };

enum oc_err
oc_thread_insert(struct oc_ctx *cx, char object_type, int64_t *id)
{
	const char type[] = { object_type, '\0' };

	return oc_db_post(cx->db, id,
	    "INSERT INTO {thread} SET object_id = LAST_INSERT_ID(), "
	    "object_type = ?, lastmessage = NOW(), created = NOW()",
	    "s", type);
}

/* Number of addresses in {"to":…,"cc":…}. */
static size_t
count_recipients(const struct oc_val *recipients)
{
	size_t n = 0;

	for (size_t i = 0; i < oc_val_count(recipients); i++)
		n += oc_val_count(oc_val_at(recipients, i));
	return n;
}

static enum oc_err
is_collaborator(struct oc_ctx *cx, const struct oc_post *p, bool *out)
{
	int64_t n = 0;
	enum oc_err e = OC_OK;

	if (p->user_id != 0 && !p->alone)
		e = oc_db_int(cx->db, &n,
		    "SELECT COUNT(*) FROM {thread_collaborator} "
		    "WHERE thread_id = ? AND user_id = ?",
		    "ii", p->thread_id, p->user_id);
	*out = n > 0;
	return e;
}

/* Flags that follow from what the entry is. */
static enum oc_err
entry_flags(struct oc_ctx *cx, const struct oc_post *p, unsigned *out)
{
	bool collaborator;
	enum oc_err e = is_collaborator(cx, p, &collaborator);

	*out = p->flags;
	if (p->recipients != NULL)
		*out |= count_recipients(p->recipients) > 1
		            ? OC_ENTRY_REPLY_ALL
		            : OC_ENTRY_REPLY_USER;
	if (collaborator)
		*out |= OC_ENTRY_COLLABORATOR;
	if (p->html)
		*out |= OC_ENTRY_BALANCED;
	if (p->staff_id == 0 && p->user_id == 0)
		*out |= OC_ENTRY_SYSTEM;
	return e;
}

static const char *
clean_title(struct oc_ctx *cx, const struct oc_post *p)
{
	struct oc_html_opts opts = {
		.iframe_whitelist =
		    oc_config_text(cx->config, "embedded_domain_whitelist"),
		.strip_tags = true,
	};
	const char *title = p->title;

	if (title == NULL || p->keep_title)
		return title;
	title = oc_html_sanitize(cx->arena, title, &opts);
	title = oc_html_strip_emoticons(cx->arena, title);
	title = oc_strndup(cx->arena, title,
	    oc_utf8_prefix(title, strlen(title), TITLE_CHARS));
	return *title == '\0' ? NULL : title;
}

/* The body as MariaDB cuts it, at the end of a character. */
static const char *
cut_body(struct oc_ctx *cx, const char *body)
{
	size_t n = strlen(body);

	if (n <= BODY_BYTES)
		return body;
	for (n = BODY_BYTES; n > 0 && ((unsigned char)body[n] & 0xC0) == 0x80;)
		n--;
	return oc_strndup(cx->arena, body, n);
}

/* A body too long for its column goes into a file, attached inline. */
static enum oc_err
body_as_file(struct oc_ctx *cx, struct oc_post *p, const char **body)
{
	struct oc_upload *u, **at = &p->files;
	enum oc_err e;

	if (oc_utf8_count(*body, strlen(*body)) < OC_BODY_FILE_CHARS) {
		p->stored_body = *body = cut_body(cx, *body);
		return OC_OK;
	}
	u = oc_calloc(cx->arena, 1, sizeof *u);
	u->name = oc_sprintf(cx->arena, "%s.txt", oc_md5_hex(cx->arena, *body));
	u->type = "text/html";
	u->data = *body;
	u->len = strlen(*body);
	u->unsized = true;
	u->is_inline = true;
	e = oc_file_store(cx, u);
	while (*at != NULL)
		at = &(*at)->next;
	*at = u;
	*body = "";
	return e;
}

static enum oc_err
insert_mail(struct oc_ctx *cx, const struct oc_post *p)
{
	if (oc_empty(p->mid))
		return OC_OK;
	return oc_db_post(cx->db, NULL,
	    "INSERT INTO {thread_entry_email} SET thread_entry_id = ?, "
	    "mid = ?, headers = ?",
	    "iss", p->id, p->mid,
	    p->header == NULL ? "" : oc_trim(cx->arena, p->header, NULL));
}

static enum oc_err
touch_thread(struct oc_ctx *cx, const struct oc_post *p)
{
	if (p->keep_times)
		return OC_OK;
	if (p->type == 'M')
		return oc_db_post(cx->db, NULL,
		    "UPDATE {thread} SET lastmessage = NOW() WHERE id = ?", "i",
		    p->thread_id);
	if (p->type == 'R')
		return oc_db_post(cx->db, NULL,
		    "UPDATE {thread} SET lastresponse = NOW() WHERE id = ?",
		    "i", p->thread_id);
	return OC_OK;
}

/* What the system says is not searched. */
static enum oc_err
index_entry(struct oc_ctx *cx, const struct oc_post *p)
{
	struct oc_search_row row;

	if (p->user_id == 0 && p->staff_id == 0)
		return OC_OK;
	row = oc_search_entry(cx, p->id,
	    p->stored_title == NULL ? "" : p->stored_title, p->stored_body,
	    p->html);
	if (p->index == NULL)
		return oc_search_put(cx, &row, 1);
	*p->index = row;
	return OC_OK;
}

enum oc_err
oc_post_insert(struct oc_ctx *cx, struct oc_post *p)
{
	const char type[] = { p->type, '\0' };
	const char *body = p->body;
	unsigned flags;
	enum oc_err e;

	p->stored_title = clean_title(cx, p);
	p->stored_body = body;
	e = entry_flags(cx, p, &flags);
	if (e == OC_OK)
		e = body_as_file(cx, p, &body);
	if (e != OC_OK)
		return e;
	e = oc_db_exec(cx->db,
	    "INSERT INTO {thread_entry} SET pid = ?, thread_id = ?, "
	    "staff_id = ?, user_id = ?, type = ?, flags = ?, poster = ?, "
	    "source = ?, title = ?, body = ?, format = ?, ip_address = ?, "
	    "recipients = ?, created = NOW()",
	    "iiiisisssssss", p->pid, p->thread_id, p->staff_id, p->user_id,
	    type, (int64_t)flags, p->poster, p->source, p->stored_title, body,
	    p->html ? "html" : "text", p->ip,
	    p->recipients == NULL ? NULL
	                          : oc_json_php(cx->arena, p->recipients));
	if (e != OC_OK)
		return e;
	p->id = oc_db_insert_id(cx->db);
	e = oc_file_attach(cx, 'H', p->id, p->files);
	if (e == OC_OK)
		e = insert_mail(cx, p);
	if (e == OC_OK)
		e = touch_thread(cx, p);
	return e != OC_OK ? e : index_entry(cx, p);
}

enum oc_err
oc_post_system_note(
    struct oc_ctx *cx, int64_t thread_id, const char *title, const char *text)
{
	struct oc_post note = { .type = 'N',
		.thread_id = thread_id,
		.poster = "SYSTEM",
		.source = "",
		.title = title,
		.body = text,
		.ip = "" };

	return oc_post_insert(cx, &note);
}

enum oc_err
oc_collaborator_add(struct oc_ctx *cx, int64_t thread_id, int64_t user_id,
    unsigned flags, bool *added)
{
	int64_t n;
	enum oc_err e;

	e = oc_db_int(cx->db, &n,
	    "SELECT COUNT(*) FROM {thread_collaborator} "
	    "WHERE thread_id = ? AND user_id = ?",
	    "ii", thread_id, user_id);
	*added = e == OC_OK && n == 0;
	if (!*added)
		return e;
	return oc_db_exec(cx->db,
	    "INSERT INTO {thread_collaborator} SET flags = ?, thread_id = ?, "
	    "user_id = ?, role = 'M', created = NOW(), updated = NOW()",
	    "iii", (int64_t)flags, thread_id, user_id);
}

enum oc_err
oc_collaborator_recipients(struct oc_ctx *cx, int64_t thread_id,
    int64_t but_user_id, struct oc_val **out)
{
	struct oc_val *cc = oc_val_object(cx->arena);
	struct oc_rows rows;
	enum oc_err e;

	*out = NULL;
	e = oc_db_select(cx->db, cx->arena, &rows,
	    "SELECT c.id, u.name, m.address FROM {thread_collaborator} c "
	    "JOIN {user} u ON u.id = c.user_id "
	    "LEFT JOIN {user_email} m ON m.id = u.default_email_id "
	    "WHERE c.thread_id = ? AND c.flags & ? AND c.user_id <> ? "
	    "ORDER BY u.name",
	    "iii", thread_id, (int64_t)OC_COLLAB_ACTIVE, but_user_id);
	if (e != OC_OK || rows.n == 0)
		return e;
	for (size_t i = 0; i < rows.n; i++)
		oc_val_set(cx->arena, cc, oc_cell_text(&rows, i, 0),
		    oc_val_str(cx->arena,
		        oc_sprintf(cx->arena, "%s <%s>",
		            oc_person_client(cx, oc_cell_text(&rows, i, 1)),
		            oc_cell_text(&rows, i, 2))));
	*out = oc_val_object(cx->arena);
	oc_val_set(cx->arena, *out, "cc", cc);
	return OC_OK;
}
