/*
 * statement.c - prepared statements: sending, rows.
 *
 * A statement's first use sends PREPARE and EXECUTE one after the other; the
 * server knows the number -1 for the statement that was prepared last.  The
 * library does so itself in mariadb_stmt_execute_direct(), but waits there.
 */
#include "config.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>

#include <mysql.h>

#include "base/str.h"
#include "db/db_private.h"

enum {
	CELL_MAX = 256, /* longer cells are fetched a second time, at length */
	COLUMNS_MAX = 64
};

static const unsigned long LAST_PREPARED = (unsigned long)-1;

#ifdef HAVE_MARIADB_PIPELINING

bool
oc_db_can_pipeline(MYSQL *my)
{
	unsigned long caps = 0, more = 0;

	mariadb_get_infov(my, MARIADB_CONNECTION_SERVER_CAPABILITIES, &caps);
	mariadb_get_infov(
	    my, MARIADB_CONNECTION_EXTENDED_SERVER_CAPABILITIES, &more);
	return !(caps & CLIENT_MYSQL) &&
	       (more & (MARIADB_CLIENT_STMT_BULK_OPERATIONS >> 32)) != 0;
}

static void
skip_answers(MYSQL *my, my_bool skip)
{
	mysql_optionsv(my, MARIADB_OPT_SKIP_READ_RESPONSE, &skip);
}

static int
answer_to_prepare(MYSQL_STMT *stmt)
{
	return stmt->mysql->methods->db_read_prepare_response(stmt);
}

static int
answer_to_execute(MYSQL_STMT *stmt)
{
	return stmt->mysql->methods->db_read_execute_response(stmt);
}

#else /* the library waits for every answer itself */

bool
oc_db_can_pipeline(MYSQL *my)
{
	(void)my;
	return false;
}

#define skip_answers(my, skip) ((void)(my))
#define answer_to_prepare(stmt) ((void)(stmt), 1)
#define answer_to_execute(stmt) ((void)(stmt), 1)

#endif

static enum oc_err
stmt_error(struct oc_db *db, MYSQL_STMT *stmt)
{
	unsigned no = mysql_stmt_errno(stmt);

	return oc_db_error(db, no != 0 ? no : mysql_errno(db->my));
}

/* The prepared statement of sql; NULL when there is none. */
static MYSQL_STMT *
find_stmt(const struct oc_db *db, const char *sql)
{
	for (size_t i = 0; i < db->ncache; i++)
		if (strcmp(db->cache[i].sql, sql) == 0)
			return db->cache[i].stmt;
	return NULL;
}

static bool
is_under_way(const struct oc_db *db, const MYSQL_STMT *stmt)
{
	for (size_t i = 0; i < db->nsent; i++)
		if (db->sent[i].stmt == stmt)
			return true;
	return false;
}

static void
drop_stmt(struct oc_db *db, size_t i)
{
	mysql_stmt_close(db->cache[i].stmt);
	free(db->cache[i].sql);
	db->cache[i] = db->cache[--db->ncache];
}

/* A place for one more; more are kept than can be under way. */
static size_t
cache_place(struct oc_db *db)
{
	size_t i = 0;

	static_assert(OC_DB_CACHE > OC_DB_SENT, "one of them is idle");
	if (db->ncache < OC_DB_CACHE)
		return db->ncache++;
	while (is_under_way(db, db->cache[i].stmt))
		i++;
	drop_stmt(db, i);
	return db->ncache++;
}

static MYSQL_STMT *
new_stmt(struct oc_db *db, const char *sql)
{
	size_t i = cache_place(db);

	db->cache[i].sql = strdup(sql);
	db->cache[i].stmt = mysql_stmt_init(db->my);
	if (db->cache[i].sql == NULL || db->cache[i].stmt == NULL)
		oc_oom();
	return db->cache[i].stmt;
}

/*
 * A statement that could not be prepared.  The server has nothing of it that
 * could be closed, and would take its number for one that came after.
 */
static void
drop_unprepared(struct oc_db *db, MYSQL_STMT *stmt)
{
	stmt->stmt_id = 0;
	for (size_t i = 0; i < db->ncache; i++)
		if (db->cache[i].stmt == stmt) {
			drop_stmt(db, i);
			break;
		}
}

void
oc_db_drop_stmts(struct oc_db *db)
{
	while (db->ncache > 0)
		drop_stmt(db, db->ncache - 1);
}

bool
oc_db_is_awaited(const struct oc_db *db, const char *sql)
{
	const MYSQL_STMT *stmt = find_stmt(db, sql);

	return stmt != NULL && is_under_way(db, stmt);
}

/* PREPARE, unanswered; from then on the statement is taken for prepared. */
static int
send_prepare(struct oc_db *db, MYSQL_STMT *stmt, const char *sql)
{
	int rc = mysql_stmt_prepare(stmt, sql, strlen(sql));

	if (rc == 0 && db->pipelined) {
		stmt->stmt_id = LAST_PREPARED;
		stmt->state = MYSQL_STMT_PREPARED;
	}
	return rc;
}

static int
send_both(struct oc_db *db, const struct oc_db_call *c, const char *sql,
    const struct oc_db_values *v)
{
	unsigned n = v->n;

	if (c->fresh)
		mysql_stmt_attr_set(c->stmt, STMT_ATTR_PREBIND_PARAMS, &n);
	if (mysql_stmt_bind_param(c->stmt, v->binds) != 0)
		return 1;
	if (c->fresh && send_prepare(db, c->stmt, sql) != 0)
		return 1;
	return mysql_stmt_execute(c->stmt);
}

enum oc_err
oc_db_send_stmt(struct oc_db *db, struct oc_db_call *c, const char *sql,
    const struct oc_db_values *v)
{
	struct oc_arena tmp = OC_ARENA_INIT;
	enum oc_err e = OC_OK;

	c->stmt = find_stmt(db, sql);
	c->fresh = c->stmt == NULL;
	c->answered = !db->pipelined;
	if (c->fresh) {
		c->stmt = new_stmt(db, sql);
		sql = oc_db_expand(db, &tmp, sql);
	}
	skip_answers(db->my, db->pipelined);
	if (send_both(db, c, sql, v) != 0) {
		e = stmt_error(db, c->stmt);
		if (db->my != NULL && c->fresh)
			drop_unprepared(db, c->stmt);
	}
	if (db->my != NULL)
		skip_answers(db->my, 0);
	oc_arena_release(&tmp);
	return e;
}

struct fetch {
	MYSQL_BIND binds[COLUMNS_MAX];
	unsigned long lens[COLUMNS_MAX];
	my_bool nulls[COLUMNS_MAX];
	char scratch[COLUMNS_MAX * CELL_MAX];
};

/* One cell of the current row, copied into the arena. */
static enum oc_err
fetch_cell(struct oc_db *db, struct oc_arena *a, MYSQL_STMT *stmt,
    struct fetch *f, unsigned col, struct oc_cell *out)
{
	MYSQL_BIND b = { .buffer_type = MYSQL_TYPE_STRING };
	unsigned long len = f->lens[col];
	my_bool is_null;
	char *p;

	if (f->nulls[col]) {
		*out = (struct oc_cell){ NULL, 0 };
		return OC_OK;
	}
	p = oc_alloc(a, len + 1);
	if (len <= CELL_MAX) {
		memcpy(p, f->scratch + (size_t)col * CELL_MAX, len);
	} else {
		b.buffer = p;
		b.buffer_length = len;
		b.length = &len;
		b.is_null = &is_null;
		if (mysql_stmt_fetch_column(stmt, &b, col, 0) != 0)
			return stmt_error(db, stmt);
	}
	p[len] = '\0';
	*out = (struct oc_cell){ p, len };
	return OC_OK;
}

static void
bind_columns(struct fetch *f, unsigned n)
{
	assert(n <= COLUMNS_MAX);
	for (unsigned c = 0; c < n; c++)
		f->binds[c] = (MYSQL_BIND){
			.buffer_type = MYSQL_TYPE_STRING,
			.buffer = f->scratch + (size_t)c * CELL_MAX,
			.buffer_length = CELL_MAX,
			.length = &f->lens[c],
			.is_null = &f->nulls[c],
		};
}

static enum oc_err
fetch_rows(
    struct oc_db *db, struct oc_arena *a, MYSQL_STMT *stmt, struct oc_rows *out)
{
	unsigned cols = mysql_stmt_field_count(stmt);
	struct fetch f; /* not in the arena: a new one is new memory */
	struct oc_cell *cells;
	enum oc_err e = OC_OK;
	size_t n, row;

	bind_columns(&f, cols);
	if (mysql_stmt_bind_result(stmt, f.binds) != 0 ||
	    mysql_stmt_store_result(stmt) != 0)
		return stmt_error(db, stmt);
	n = (size_t)mysql_stmt_num_rows(stmt);
	cells = oc_calloc(a, n * cols, sizeof *cells);
	for (row = 0; row < n && e == OC_OK; row++) {
		if (mysql_stmt_fetch(stmt) == 1)
			return stmt_error(db, stmt);
		for (unsigned c = 0; c < cols && e == OC_OK; c++)
			e = fetch_cell(
			    db, a, stmt, &f, c, &cells[row * cols + c]);
	}
	*out = (struct oc_rows){ n, cols, cells };
	return e;
}

/*
 * PREPARE was answered by an error.  So is EXECUTE: there was nothing to
 * execute.
 */
static enum oc_err
read_refusal(struct oc_db *db, const struct oc_db_call *c)
{
	unsigned no = mysql_errno(db->my);
	bool agrees = mysql_read_query_result(db->my) != 0;
	enum oc_err e = oc_db_error(db, no);

	if (db->my == NULL)
		return e;
	if (agrees)
		drop_unprepared(db, c->stmt);
	else
		oc_db_disconnect(db);
	return e;
}

static enum oc_err
read_answers(struct oc_db *db, const struct oc_db_call *c)
{
	if (c->answered)
		return OC_OK;
	if (c->fresh && answer_to_prepare(c->stmt) != 0)
		return read_refusal(db, c);
	return answer_to_execute(c->stmt) == 0 ? OC_OK
	                                       : stmt_error(db, c->stmt);
}

enum oc_err
oc_db_read_stmt(struct oc_db *db, const struct oc_db_call *c)
{
	enum oc_err e = read_answers(db, c);

	if (e != OC_OK)
		return e;
	db->insert_id = (int64_t)mysql_stmt_insert_id(c->stmt);
	db->affected = (int64_t)mysql_stmt_affected_rows(c->stmt);
	if (mysql_stmt_field_count(c->stmt) > 0 && c->rows != NULL)
		e = fetch_rows(db, c->arena, c->stmt, c->rows);
	if (db->my == NULL) /* lost while reading; the cache is gone */
		return e;
	mysql_stmt_free_result(c->stmt);
	return e;
}
