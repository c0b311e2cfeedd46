/*
 * desk.h - the demo's help desk, as a test finds and changes it.
 *
 * What is done between desk_begin() and desk_end() is in a transaction, and
 * forgotten; the other functions work without one as well.
 */
#ifndef OC_TESTS_DESK_H
#define OC_TESTS_DESK_H

#include "db_test.h"

/* As oc_db_test(), in a transaction. */
struct oc_ctx *desk_begin(struct oc_arena *a);

/* Take it back, and release the arena, which cx is in. */
void desk_end(struct oc_ctx *cx);

/* A statement without values; unless it succeeds, the test is over. */
void desk_run(struct oc_ctx *cx, const char *sql);

/* The same with one value. */
void desk_run_id(struct oc_ctx *cx, const char *sql, int64_t id);

/* The number that a query gives; -1 and a failure when there is none. */
int64_t desk_number(struct oc_ctx *cx, const char *sql);

/* A setting of the namespace; bound, for it may have braces. */
void desk_set_in(struct oc_ctx *cx, const char *namespace, const char *key,
    const char *value);

/* A setting of the namespace core, which cx then has, too. */
void desk_set(struct oc_ctx *cx, const char *key, const char *value);

#endif
