/* query.c - statements without values: sent as text, not prepared. */
#include "config.h"

#include <assert.h>
#include <string.h>

#include <mysql.h>

#include "base/buf.h"
#include "db/db_private.h"

enum { SQL_MAX = 64 * 1024 };

static void
copy_row(struct oc_arena *a, MYSQL_RES *res, MYSQL_ROW row, struct oc_cell *out)
{
	const unsigned long *lens = mysql_fetch_lengths(res);

	for (unsigned c = 0; c < mysql_num_fields(res); c++)
		if (row[c] != NULL)
			out[c] =
			    (struct oc_cell){ oc_strndup(a, row[c], lens[c]),
				    lens[c] };
}

static void
copy_rows(MYSQL_RES *res, struct oc_arena *a, struct oc_rows *out)
{
	unsigned cols = mysql_num_fields(res);
	size_t n = (size_t)mysql_num_rows(res), i = 0;
	struct oc_cell *cells = oc_calloc(a, n * cols, sizeof *cells);
	MYSQL_ROW row;

	while ((row = mysql_fetch_row(res)) != NULL && i < n)
		copy_row(a, res, row, &cells[cols * i++]);
	*out = (struct oc_rows){ n, cols, cells };
}

char *
oc_db_expand(struct oc_db *db, struct oc_arena *a, const char *sql)
{
	struct oc_buf *b = oc_buf_new(a, SQL_MAX);
	const char *open, *close;

	while ((open = strchr(sql, '{')) != NULL &&
	       (close = strchr(open, '}')) != NULL) {
		oc_buf_add(b, sql, (size_t)(open - sql));
		oc_buf_addc(b, '`');
		oc_buf_adds(b, db->params->prefix);
		oc_buf_add(b, open + 1, (size_t)(close - open) - 1);
		oc_buf_addc(b, '`');
		sql = close + 1;
	}
	oc_buf_adds(b, sql);
	assert(!b->failed);
	return oc_buf_dup(b, a);
}

enum oc_err
oc_db_send_text(struct oc_db *db, const char *sql)
{
	struct oc_arena tmp = OC_ARENA_INIT;
	enum oc_err e = OC_OK;

	sql = oc_db_expand(db, &tmp, sql);
	if (mysql_send_query(db->my, sql, strlen(sql)) != 0)
		e = oc_db_error(db, mysql_errno(db->my));
	oc_arena_release(&tmp);
	return e;
}

enum oc_err
oc_db_read_text(struct oc_db *db, const struct oc_db_call *c)
{
	MYSQL_RES *res;

	if (mysql_read_query_result(db->my) != 0)
		return oc_db_error(db, mysql_errno(db->my));
	db->insert_id = (int64_t)mysql_insert_id(db->my);
	db->affected = (int64_t)mysql_affected_rows(db->my);
	if (mysql_field_count(db->my) == 0)
		return OC_OK;
	res = mysql_store_result(db->my);
	if (res == NULL)
		return oc_db_error(db, mysql_errno(db->my));
	if (c->rows != NULL)
		copy_rows(res, c->arena, c->rows);
	mysql_free_result(res);
	return OC_OK;
}
