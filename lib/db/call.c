/* call.c - the calls of db.h: statements with their values, and results. */
#include "config.h"

#include <stdarg.h>

#include "db/db_private.h"

/* Room for the values of a statement. */
#define VALUES(name)                                                           \
	MYSQL_BIND name##_binds[OC_DB_VALUES];                                 \
	struct oc_db_value name##_each[OC_DB_VALUES];                          \
	struct oc_db_values name = { .binds = name##_binds,                    \
		.each = name##_each }

typedef enum oc_err sender(struct oc_db *db, const struct oc_db_call *call,
    const char *sql, const struct oc_db_values *v);

/* What stands for itself must not fail unnoticed. */
static sender *
poster(const struct oc_db *db)
{
	return db->in_transaction ? oc_db_post_call : oc_db_run;
}

static enum oc_err
call_va(struct oc_db *db, sender *send, struct oc_db_call call, const char *sql,
    const char *types, va_list ap)
{
	struct oc_arena tmp = OC_ARENA_INIT;
	enum oc_err e;
	VALUES(v);

	oc_db_bind(&tmp, &v, types, ap);
	e = send(db, &call, sql, v.n == 0 ? NULL : &v);
	oc_arena_release(&tmp);
	return e;
}

static enum oc_err
call_args(struct oc_db *db, sender *send, struct oc_db_call call,
    const char *sql, const struct oc_db_args *x)
{
	struct oc_arena tmp = OC_ARENA_INIT;
	struct oc_db_values v;
	enum oc_err e;

	oc_db_bind_args(&tmp, &v, x);
	e = send(db, &call, sql, v.n == 0 ? NULL : &v);
	oc_arena_release(&tmp);
	return e;
}

enum oc_err
oc_db_exec(struct oc_db *db, const char *sql, const char *types, ...)
{
	enum oc_err e;
	va_list ap;

	va_start(ap, types);
	e = call_va(db, oc_db_run, (struct oc_db_call){ 0 }, sql, types, ap);
	va_end(ap);
	return e;
}

enum oc_err
oc_db_post(
    struct oc_db *db, int64_t *id, const char *sql, const char *types, ...)
{
	enum oc_err e;
	va_list ap;

	va_start(ap, types);
	e = call_va(
	    db, poster(db), (struct oc_db_call){ .id = id }, sql, types, ap);
	va_end(ap);
	return e;
}

enum oc_err
oc_db_ask(struct oc_db *db, struct oc_arena *a, struct oc_rows *out,
    const char *sql, const char *types, ...)
{
	enum oc_err e;
	va_list ap;

	va_start(ap, types);
	e = call_va(db, oc_db_post_call,
	    (struct oc_db_call){ .arena = a, .rows = out }, sql, types, ap);
	va_end(ap);
	return e;
}

static enum oc_err
select_va(struct oc_db *db, struct oc_arena *a, struct oc_rows *out,
    const char *sql, const char *types, va_list ap)
{
	return call_va(db, oc_db_run,
	    (struct oc_db_call){ .arena = a, .rows = out }, sql, types, ap);
}

enum oc_err
oc_db_select(struct oc_db *db, struct oc_arena *a, struct oc_rows *out,
    const char *sql, const char *types, ...)
{
	enum oc_err e;
	va_list ap;

	va_start(ap, types);
	e = select_va(db, a, out, sql, types, ap);
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
	e = select_va(db, a, out, sql, types, ap);
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
	e = select_va(db, &tmp, &rows, sql, types, ap);
	va_end(ap);
	if (e == OC_OK && rows.n == 0)
		e = OC_ENOTFOUND;
	if (e == OC_OK)
		*out = oc_cell_int(&rows, 0, 0);
	oc_arena_release(&tmp);
	return e;
}

enum oc_err
oc_db_exec_args(struct oc_db *db, const char *sql, const struct oc_db_args *x)
{
	return call_args(db, oc_db_run, (struct oc_db_call){ 0 }, sql, x);
}

enum oc_err
oc_db_post_args(struct oc_db *db, const char *sql, const struct oc_db_args *x)
{
	return call_args(db, poster(db), (struct oc_db_call){ 0 }, sql, x);
}

enum oc_err
oc_db_select_args(struct oc_db *db, struct oc_arena *a, struct oc_rows *out,
    const char *sql, const struct oc_db_args *x)
{
	return call_args(db, oc_db_run,
	    (struct oc_db_call){ .arena = a, .rows = out }, sql, x);
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
