/*
 * query.c - statements without values.
 *
 * They need not be prepared, and the first one of a connection goes out
 * together with the setting up of the session: one wait less at each start.
 */
#include "config.h"

#include <string.h>

#include <mysql.h>

#include "base/str.h"
#include "db/db_private.h"

enum oc_err
oc_db_settle(struct oc_db *db)
{
	if (!db->unread)
		return OC_OK;
	db->unread = false;
	if (mysql_read_query_result(db->my) != 0) {
		enum oc_err e = oc_db_error(db, mysql_errno(db->my));

		/* Without its settings, and maybe with an answer to the next
		 * statement under way, the connection is of no use. */
		oc_db_disconnect(db);
		return e;
	}
	return OC_OK;
}

static void
copy_row(struct oc_arena *a, MYSQL_RES *res, MYSQL_ROW row,
    struct oc_cell *out)
{
	const unsigned long *lens = mysql_fetch_lengths(res);

	for (unsigned c = 0; c < mysql_num_fields(res); c++)
		if (row[c] != NULL)
			out[c] = (struct oc_cell){
				oc_strndup(a, row[c], lens[c]), lens[c]
			};
}

static enum oc_err
fetch_rows(struct oc_db *db, struct oc_arena *a, struct oc_rows *out)
{
	MYSQL_RES *res = mysql_store_result(db->my);
	unsigned cols;
	size_t n, i = 0;
	struct oc_cell *cells;
	MYSQL_ROW row;

	if (res == NULL)
		return oc_db_error(db, mysql_errno(db->my));
	cols = mysql_num_fields(res);
	n = (size_t)mysql_num_rows(res);
	cells = oc_calloc(a, n * cols, sizeof *cells);
	while ((row = mysql_fetch_row(res)) != NULL && i < n)
		copy_row(a, res, row, &cells[cols * i++]);
	mysql_free_result(res);
	*out = (struct oc_rows){ n, cols, cells };
	return OC_OK;
}

enum oc_err
oc_db_query(struct oc_db *db, struct oc_arena *a, struct oc_rows *out,
    const char *sql)
{
	enum oc_err e;

	if (mysql_send_query(db->my, sql, strlen(sql)) != 0)
		return oc_db_error(db, mysql_errno(db->my));
	e = oc_db_settle(db);
	if (e != OC_OK)
		return e;
	if (mysql_read_query_result(db->my) != 0)
		return oc_db_error(db, mysql_errno(db->my));
	db->insert_id = (int64_t)mysql_insert_id(db->my);
	db->affected = (int64_t)mysql_affected_rows(db->my);
	return mysql_field_count(db->my) == 0 ? OC_OK : fetch_rows(db, a, out);
}
