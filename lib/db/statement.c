/* statement.c - prepared statements: text, values, rows. */
#include "config.h"

#include <assert.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <mysql.h>
#include <mysqld_error.h>
#include <errmsg.h>

#include "base/buf.h"
#include "base/clock.h"
#include "base/str.h"
#include "base/utf8.h"
#include "db/db_private.h"
#include "db/fault.h"

enum {
	SQL_MAX = 64 * 1024,
	ARGS_MAX = 255,
	CELL_MAX = 256 /* longer cells are fetched a second time, at length */
};

struct value {
	int64_t i;
	double d;
	unsigned long len;
	my_bool is_null;
};

/* `{name}` becomes the table's real name. */
static char *
expand(struct oc_db *db, struct oc_arena *a, const char *sql)
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

static enum oc_err
stmt_error(struct oc_db *db, MYSQL_STMT *stmt)
{
	return oc_db_error(db, mysql_stmt_errno(stmt));
}

/*
 * Set up one value.  Text and bytes are bound where they are; osTicket's text
 * is first made what its own connection would have sent.
 */
static void
bind_text(struct oc_arena *a, MYSQL_BIND *b, struct value *v, const char *s,
    bool mb3)
{
	size_t len = s == NULL ? 0 : strlen(s);

	if (s == NULL) {
		b->buffer_type = MYSQL_TYPE_NULL;
		return;
	}
	if (mb3)
		s = oc_utf8_mb3(a, s, &len);
	v->len = len;
	b->buffer_type = MYSQL_TYPE_STRING;
	memcpy(&b->buffer, &s, sizeof s); /* the library's field is not const */
	b->buffer_length = v->len;
	b->length = &v->len;
}

static void
bind_bytes(MYSQL_BIND *b, struct value *v, const void *p, size_t len)
{
	static const char nothing[1];

	if (p == NULL)
		p = nothing;
	v->len = len;
	b->buffer_type = MYSQL_TYPE_BLOB;
	memcpy(&b->buffer, &p, sizeof p);
	b->buffer_length = v->len;
	b->length = &v->len;
}

static void
bind_int(MYSQL_BIND *b, struct value *v, int64_t i)
{
	v->i = i;
	b->buffer_type = MYSQL_TYPE_LONGLONG;
	b->buffer = &v->i;
}

static void
bind_va(struct oc_arena *a, MYSQL_BIND *binds, struct value *values,
    const char *types, va_list ap)
{
	for (size_t n = 0; types[n] != '\0'; n++) {
		MYSQL_BIND *b = &binds[n];
		struct value *v = &values[n];
		const void *p;

		switch (types[n]) {
		case 'i':
			bind_int(b, v, va_arg(ap, int64_t));
			break;
		case 'z':
			bind_int(b, v, va_arg(ap, int64_t));
			if (v->i == 0)
				b->buffer_type = MYSQL_TYPE_NULL;
			break;
		case 'd':
			v->d = va_arg(ap, double);
			b->buffer_type = MYSQL_TYPE_DOUBLE;
			b->buffer = &v->d;
			break;
		case 's':
		case 'u':
			bind_text(a, b, v, va_arg(ap, const char *),
			    types[n] == 's');
			break;
		case 'b':
			p = va_arg(ap, const void *);
			bind_bytes(b, v, p, va_arg(ap, size_t));
			break;
		default:
			abort(); /* a letter nobody knows is a bug */
		}
	}
}

/* The prepared statement of sql, or a fresh one that is not prepared yet. */
static MYSQL_STMT *
find_stmt(struct oc_db *db, const char *sql, bool *prepared)
{
	MYSQL_STMT *stmt;

	for (size_t i = 0; i < db->ncache; i++)
		if (strcmp(db->cache[i].sql, sql) == 0) {
			*prepared = true;
			return db->cache[i].stmt;
		}
	*prepared = false;
	stmt = mysql_stmt_init(db->my);
	if (stmt == NULL)
		oc_oom();
	return stmt;
}

/* Keep stmt for the next time, or close it when there is no room. */
static void
keep_stmt(struct oc_db *db, const char *sql, MYSQL_STMT *stmt)
{
	if (db->ncache == OC_DB_CACHE) {
		mysql_stmt_close(stmt);
		return;
	}
	db->cache[db->ncache].sql = oc_strdup(&db->arena, sql);
	db->cache[db->ncache].stmt = stmt;
	db->ncache++;
}

/* The first use prepares and executes in one round trip. */
static int
execute(struct oc_db *db, struct oc_arena *a, MYSQL_STMT *stmt,
    const char *sql, unsigned nparams, MYSQL_BIND *binds, bool prepared)
{
	if (!prepared)
		mysql_stmt_attr_set(stmt, STMT_ATTR_PREBIND_PARAMS, &nparams);
	if (mysql_stmt_bind_param(stmt, binds) != 0)
		return 1;
	if (prepared)
		return mysql_stmt_execute(stmt);
	sql = expand(db, a, sql);
	return mariadb_stmt_execute_direct(stmt, sql, strlen(sql));
}

struct fetch {
	MYSQL_BIND binds[64];
	unsigned long lens[64];
	my_bool nulls[64];
	char scratch[64][CELL_MAX];
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
		memcpy(p, f->scratch[col], len);
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

static enum oc_err
fetch_rows(struct oc_db *db, struct oc_arena *a, MYSQL_STMT *stmt,
    struct oc_rows *out)
{
	unsigned cols = mysql_stmt_field_count(stmt);
	struct fetch f; /* not in the arena: a new one is new memory */
	struct oc_cell *cells;
	enum oc_err e = OC_OK;
	size_t n, row;

	assert(cols <= OC_COUNT(f.binds));
	for (unsigned c = 0; c < cols; c++)
		f.binds[c] = (MYSQL_BIND){
			.buffer_type = MYSQL_TYPE_STRING,
			.buffer = f.scratch[c],
			.buffer_length = CELL_MAX,
			.length = &f.lens[c],
			.is_null = &f.nulls[c],
		};
	if (mysql_stmt_bind_result(stmt, f.binds) != 0 ||
	    mysql_stmt_store_result(stmt) != 0)
		return stmt_error(db, stmt);
	n = (size_t)mysql_stmt_num_rows(stmt);
	cells = oc_calloc(a, n * cols, sizeof *cells);
	for (row = 0; row < n && e == OC_OK; row++) {
		if (mysql_stmt_fetch(stmt) == 1)
			return stmt_error(db, stmt);
		for (unsigned c = 0; c < cols && e == OC_OK; c++)
			e = fetch_cell(db, a, stmt, &f, c,
			    &cells[row * cols + c]);
	}
	*out = (struct oc_rows){ n, cols, cells };
	return e;
}

/* Run sql; rows go to out unless it is NULL. */
static enum oc_err
run(struct oc_db *db, struct oc_arena *a, struct oc_rows *out, const char *sql,
    unsigned nparams, MYSQL_BIND *binds)
{
	struct oc_rows none;
	MYSQL_STMT *stmt;
	bool prepared;
	enum oc_err e = OC_OK;
	enum oc_fault fault = oc_fault_before();

	if (db->my == NULL || fault == OC_FAULT_LOST)
		return oc_db_error(db, CR_SERVER_LOST);
	if (fault == OC_FAULT_DEADLOCK)
		return oc_db_error(db, ER_LOCK_DEADLOCK);
	db->count++;
	if (nparams == 0) {
		e = oc_db_query(
		    db, a, out == NULL ? &none : out, expand(db, a, sql));
		if (e == OC_OK)
			oc_fault_after();
		return e;
	}
	e = oc_db_settle(db);
	if (e != OC_OK)
		return e;
	stmt = find_stmt(db, sql, &prepared);
	if (execute(db, a, stmt, sql, nparams, binds, prepared) != 0) {
		unsigned no = mysql_stmt_errno(stmt);

		if (!prepared)
			mysql_stmt_close(stmt);
		return oc_db_error(db, no);
	}
	db->insert_id = (int64_t)mysql_stmt_insert_id(stmt);
	db->affected = (int64_t)mysql_stmt_affected_rows(stmt);
	if (mysql_stmt_field_count(stmt) > 0)
		e = fetch_rows(db, a, stmt, out == NULL ? &none : out);
	if (db->my == NULL) /* lost while reading; the cache is gone */
		return e;
	mysql_stmt_free_result(stmt);
	if (!prepared)
		keep_stmt(db, sql, stmt);
	oc_fault_after();
	return e;
}

static enum oc_err
run_va(struct oc_db *db, struct oc_arena *a, struct oc_rows *out,
    const char *sql, const char *types, va_list ap)
{
	MYSQL_BIND binds[32];
	struct value values[32];
	struct oc_arena tmp = OC_ARENA_INIT;
	size_t n = strlen(types);
	enum oc_err e;

	assert(n <= OC_COUNT(binds));
	memset(binds, 0, sizeof binds);
	bind_va(&tmp, binds, values, types, ap);
	e = run(db, a == NULL ? &tmp : a, out, sql, (unsigned)n, binds);
	oc_arena_release(&tmp);
	return e;
}

enum oc_err
oc_db_exec(struct oc_db *db, const char *sql, const char *types, ...)
{
	enum oc_err e;
	va_list ap;

	va_start(ap, types);
	e = run_va(db, NULL, NULL, sql, types, ap);
	va_end(ap);
	return e;
}

enum oc_err
oc_db_select(struct oc_db *db, struct oc_arena *a, struct oc_rows *out,
    const char *sql, const char *types, ...)
{
	enum oc_err e;
	va_list ap;

	va_start(ap, types);
	e = run_va(db, a, out, sql, types, ap);
	va_end(ap);
	return e;
}

enum oc_err
oc_db_row(struct oc_db *db, struct oc_arena *a, struct oc_rows *out,
    const char *sql, const char *types, ...)
{
	enum oc_err e;
	va_list ap;

	va_start(ap, types);
	e = run_va(db, a, out, sql, types, ap);
	va_end(ap);
	return e == OC_OK && out->n == 0 ? OC_ENOTFOUND : e;
}

enum oc_err
oc_db_int(
    struct oc_db *db, int64_t *out, const char *sql, const char *types, ...)
{
	struct oc_arena tmp = OC_ARENA_INIT;
	struct oc_rows rows;
	enum oc_err e;
	va_list ap;

	va_start(ap, types);
	e = run_va(db, &tmp, &rows, sql, types, ap);
	va_end(ap);
	if (e == OC_OK && rows.n == 0)
		e = OC_ENOTFOUND;
	if (e == OC_OK)
		*out = oc_cell_int(&rows, 0, 0);
	oc_arena_release(&tmp);
	return e;
}

void
oc_db_args_init(struct oc_db_args *x)
{
	x->n = 0;
	x->types[0] = '\0';
}

static size_t
args_add(struct oc_db_args *x, char type)
{
	assert(x->n < ARGS_MAX);
	x->types[x->n] = type;
	x->types[x->n + 1] = '\0';
	return x->n++;
}

void
oc_db_args_int(struct oc_db_args *x, int64_t i)
{
	x->v[args_add(x, 'i')].i = i;
}

void
oc_db_args_text(struct oc_db_args *x, const char *s)
{
	x->v[args_add(x, 's')].p = s;
}

static enum oc_err
run_args(struct oc_db *db, struct oc_arena *a, struct oc_rows *out,
    const char *sql, const struct oc_db_args *x)
{
	struct oc_arena tmp = OC_ARENA_INIT;
	MYSQL_BIND *binds = oc_calloc(&tmp, x->n + 1, sizeof *binds);
	struct value *values = oc_calloc(&tmp, x->n + 1, sizeof *values);
	enum oc_err e;

	for (size_t i = 0; i < x->n; i++) {
		if (x->types[i] == 'i')
			bind_int(&binds[i], &values[i], x->v[i].i);
		else
			bind_text(&tmp, &binds[i], &values[i], x->v[i].p, true);
	}
	e = run(db, a == NULL ? &tmp : a, out, sql, (unsigned)x->n, binds);
	oc_arena_release(&tmp);
	return e;
}

enum oc_err
oc_db_exec_args(
    struct oc_db *db, const char *sql, const struct oc_db_args *x)
{
	return run_args(db, NULL, NULL, sql, x);
}

enum oc_err
oc_db_select_args(struct oc_db *db, struct oc_arena *a, struct oc_rows *out,
    const char *sql, const struct oc_db_args *x)
{
	return run_args(db, a, out, sql, x);
}

int64_t
oc_db_insert_id(const struct oc_db *db)
{
	return db->insert_id;
}

int64_t
oc_db_affected(const struct oc_db *db)
{
	return db->affected;
}
