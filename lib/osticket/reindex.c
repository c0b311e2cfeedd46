/* reindex.c - filling gaps of the full-text index. */
#include "config.h"

#include "base/buf.h"
#include "base/str.h"
#include "config/settings.h"
#include "db/db.h"
#include "osticket/field.h"
#include "osticket/html.h"
#include "osticket/reindex.h"
#include "osticket/search.h"

enum { ENTRIES = 500, CONTENT_MAX = 4 * 1024 * 1024 };

/* Append a line, if it is one. */
static void
add_line(struct oc_buf *b, const char *s)
{
	if (*s != '\0')
		oc_buf_addf(b, "%s%s", b->len > 0 ? "\n" : "", s);
}

/* The searchable answers of an object, but for the field named `but`. */
static enum oc_err
add_answers(struct oc_ctx *cx, struct oc_buf *b, const char *type, int64_t id,
    const char *but)
{
	struct oc_rows rows;
	enum oc_err e;

	e = oc_db_select(cx->db, cx->arena, &rows,
	    "SELECT f.id, f.type, f.name, f.configuration, v.value "
	    "FROM {form_entry} e "
	    "JOIN {form_entry_values} v ON v.entry_id = e.id "
	    "JOIN {form_field} f ON f.id = v.field_id "
	    "WHERE e.object_type = ? AND e.object_id = ? "
	    "ORDER BY e.sort, f.sort",
	    "si", type, id);
	for (size_t i = 0; e == OC_OK && i < rows.n; i++) {
		struct oc_field f = {
			.id = oc_cell_int(&rows, i, 0),
			.type_name = oc_cell_text(&rows, i, 1),
			.name = oc_cell_text(&rows, i, 2),
			.config =
			    oc_field_read_json(cx, oc_cell_text(&rows, i, 3)),
		};

		f.type = oc_field_type(f.type_name);
		if (!oc_streq(f.name, but))
			add_line(b,
			    oc_field_search(cx, &f, oc_cell_str(&rows, i, 4)));
	}
	return e;
}

static enum oc_err
index_entries(struct oc_ctx *cx, size_t *done)
{
	struct oc_rows rows;
	enum oc_err e;

	e = oc_db_select(cx->db, cx->arena, &rows,
	    "SELECT e.id, e.title, e.body, e.format FROM {thread_entry} e "
	    "LEFT JOIN {_search} s ON s.object_type = 'H' "
	    "AND s.object_id = e.id "
	    "WHERE s.object_id IS NULL AND e.poster <> 'SYSTEM' "
	    "AND COALESCE(LENGTH(e.title), 0) + LENGTH(e.body) > 0 "
	    "ORDER BY e.id DESC LIMIT ?",
	    "i", (int64_t)ENTRIES);
	for (size_t i = 0; e == OC_OK && i < rows.n; i++) {
		struct oc_search_row row = oc_search_entry(cx,
		    oc_cell_int(&rows, i, 0),
		    oc_search_normalise(cx->arena, oc_cell_text(&rows, i, 1)),
		    oc_cell_text(&rows, i, 2),
		    oc_streq(oc_cell_text(&rows, i, 3), "html"));

		e = oc_search_put(cx, &row, 1);
		(*done)++;
	}
	return e;
}

/* Kinds of things that have a name and answers. */
static const struct kind {
	const char *type;
	const char *sql; /* id, title, text that comes first */
	const char *but; /* name of the field that is the title */
} kinds[] = {
	{ "T",
	    "SELECT t.ticket_id, CONCAT(t.number, ' ', "
	    "COALESCE(c.subject, '')), '' FROM {ticket} t "
	    "LEFT JOIN {ticket__cdata} c ON c.ticket_id = t.ticket_id "
	    "LEFT JOIN {_search} s ON s.object_type = 'T' "
	    "AND s.object_id = t.ticket_id "
	    "WHERE s.object_id IS NULL ORDER BY t.ticket_id DESC LIMIT 300",
	    "subject" },
	{ "U",
	    "SELECT u.id, u.name, (SELECT GROUP_CONCAT(m.address "
	    "ORDER BY m.id SEPARATOR '\n') FROM {user_email} m "
	    "WHERE m.user_id = u.id) FROM {user} u "
	    "LEFT JOIN {_search} s ON s.object_type = 'U' "
	    "AND s.object_id = u.id WHERE s.object_id IS NULL",
	    "" },
	{ "O",
	    "SELECT o.id, o.name, '' FROM {organization} o "
	    "LEFT JOIN {_search} s ON s.object_type = 'O' "
	    "AND s.object_id = o.id WHERE s.object_id IS NULL",
	    "" },
};

static enum oc_err
index_kind(struct oc_ctx *cx, const struct kind *k, size_t *done)
{
	struct oc_rows rows;
	enum oc_err e = oc_db_select(cx->db, cx->arena, &rows, k->sql, "");

	for (size_t i = 0; e == OC_OK && i < rows.n; i++) {
		struct oc_buf *b = oc_buf_new(cx->arena, CONTENT_MAX);
		int64_t id = oc_cell_int(&rows, i, 0);

		add_line(b, oc_cell_text(&rows, i, 2));
		e = add_answers(cx, b, k->type, id, k->but);
		if (e == OC_OK)
			e = oc_search_put(cx,
			    &(struct oc_search_row){ k->type, id,
			        oc_search_normalise(
			            cx->arena, oc_cell_text(&rows, i, 1)),
			        oc_buf_str(b) },
			    1);
		(*done)++;
	}
	return e;
}

static enum oc_err
index_articles(struct oc_ctx *cx, size_t *done)
{
	struct oc_rows rows;
	enum oc_err e;

	e = oc_db_select(cx->db, cx->arena, &rows,
	    "SELECT f.faq_id, TRIM(CONCAT(COALESCE(f.keywords, ''), ' ', "
	    "f.question)), f.answer FROM {faq} f "
	    "LEFT JOIN {_search} s ON s.object_type = 'K' "
	    "AND s.object_id = f.faq_id WHERE s.object_id IS NULL",
	    "");
	for (size_t i = 0; e == OC_OK && i < rows.n; i++) {
		e = oc_search_put(cx,
		    &(struct oc_search_row){ "K", oc_cell_int(&rows, i, 0),
		        oc_search_normalise(
		            cx->arena, oc_cell_text(&rows, i, 1)),
		        oc_html_search_text(
		            cx->arena, oc_cell_text(&rows, i, 2)) },
		    1);
		(*done)++;
	}
	return e;
}

enum oc_err
oc_reindex(struct oc_ctx *cx)
{
	const char *due = oc_config_in(cx->config, "mysqlsearch", "reindex");
	size_t done = 0;
	enum oc_err e;

	if (due != NULL && (*due == '\0' || oc_streq(due, "0")))
		return OC_OK;
	e = index_entries(cx, &done);
	for (size_t i = 0; e == OC_OK && i < OC_COUNT(kinds); i++)
		e = index_kind(cx, &kinds[i], &done);
	if (e == OC_OK)
		e = index_articles(cx, &done);
	if (e != OC_OK || done > 0)
		return e;
	return oc_db_exec(cx->db,
	    "INSERT INTO {config} SET namespace = 'mysqlsearch', "
	    "`key` = 'reindex', value = '0' "
	    "ON DUPLICATE KEY UPDATE value = '0'",
	    "");
}
