/* search.c - rows of the full-text index. */
#include "config.h"

#include <assert.h>

#include "base/buf.h"
#include "base/str.h"
#include "db/db.h"
#include "osticket/html.h"
#include "osticket/search.h"
#include "osticket/user.h"

enum { CONTENT_MAX = 4 * 1024 * 1024, SQL_MAX = 512 };

enum oc_err
oc_search_put(struct oc_ctx *cx, const struct oc_search_row *rows, size_t n)
{
	struct oc_buf *sql = oc_buf_new(cx->arena, SQL_MAX);
	struct oc_db_args x;

	assert(n <= OC_SEARCH_ROWS);
	oc_db_args_init(&x);
	oc_buf_adds(sql, "REPLACE INTO {_search} "
	                 "(object_type, object_id, title, content) VALUES ");
	for (size_t i = 0; i < n; i++) {
		if (rows[i].type == NULL)
			continue;
		if (*rows[i].title == '\0' && *rows[i].content == '\0')
			continue;
		oc_buf_adds(sql, x.n == 0 ? "(?,?,?,?)" : ",(?,?,?,?)");
		oc_db_args_text(&x, rows[i].type);
		oc_db_args_int(&x, rows[i].id);
		oc_db_args_text(&x, rows[i].title);
		oc_db_args_text(&x, rows[i].content);
	}
	return x.n == 0 ? OC_OK : oc_db_post_args(cx->db, oc_buf_str(sql), &x);
}

/* The searchable answers, one a line; "0" is none to PHP. */
static void
add_answers(struct oc_buf *b, const struct oc_entry *entry)
{
	for (size_t i = 0; i < entry->form->n; i++) {
		const struct oc_answer *a = &entry->answers[i];

		if (!oc_field_is_stored(a->field) || *a->search == '\0' ||
		    oc_streq(a->search, "0"))
			continue;
		oc_buf_addf(b, "%s%s", b->len > 0 ? "\n" : "", a->search);
	}
}

enum oc_err
oc_search_user_created(
    struct oc_ctx *cx, const struct oc_user *user, const struct oc_entry *entry)
{
	struct oc_buf *b = oc_buf_new(cx->arena, CONTENT_MAX);

	add_answers(b, entry);
	oc_buf_addf(b, " %s\n%s", user->email, user->email);
	return oc_search_put(cx,
	    &(struct oc_search_row){ "U", user->id,
	        oc_search_normalise(cx->arena, user->name), oc_buf_str(b) },
	    1);
}

struct oc_search_row
oc_search_ticket(struct oc_ctx *cx, int64_t id, const char *number,
    const char *subject, const struct oc_entry *const *entries, size_t n)
{
	struct oc_buf *b = oc_buf_new(cx->arena, CONTENT_MAX);

	for (size_t i = 0; i < n; i++)
		add_answers(b, entries[i]);
	return (struct oc_search_row){ "T", id,
		oc_sprintf(cx->arena, "%s %s", number,
		    oc_search_normalise(cx->arena, subject)),
		oc_buf_str(b) };
}

struct oc_search_row
oc_search_entry(struct oc_ctx *cx, int64_t id, const char *title,
    const char *body, bool html)
{
	return (struct oc_search_row){ "H", id, title,
		html ? oc_html_search_text(cx->arena, body)
		     : oc_search_normalise(cx->arena, body) };
}
