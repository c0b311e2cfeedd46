/* desk.c - the demo's help desk, as a test finds and changes it. */
#include "config.h"

#include "desk.h"

struct oc_ctx *
desk_begin(struct oc_arena *a)
{
	struct oc_ctx *cx = oc_db_test(a);

	CU_ASSERT_EQUAL_FATAL(oc_db_begin(cx->db), OC_OK);
	return cx;
}

void
desk_end(struct oc_ctx *cx)
{
	oc_db_rollback(cx->db);
	oc_arena_release(cx->arena);
}

void
desk_run(struct oc_ctx *cx, const char *sql)
{
	CU_ASSERT_EQUAL_FATAL(oc_db_exec(cx->db, sql, ""), OC_OK);
}

void
desk_run_id(struct oc_ctx *cx, const char *sql, int64_t id)
{
	CU_ASSERT_EQUAL_FATAL(oc_db_exec(cx->db, sql, "i", id), OC_OK);
}

int64_t
desk_number(struct oc_ctx *cx, const char *sql)
{
	int64_t n = -1;

	CU_ASSERT_EQUAL(oc_db_int(cx->db, &n, sql, ""), OC_OK);
	return n;
}

void
desk_set_in(struct oc_ctx *cx, const char *namespace, const char *key,
    const char *value)
{
	CU_ASSERT_EQUAL_FATAL(
	    oc_db_exec(cx->db,
	        "INSERT INTO {config} SET namespace = ?, `key` = ?, "
	        "value = ? ON DUPLICATE KEY UPDATE value = VALUES(value)",
	        "sss", namespace, key, value),
	    OC_OK);
}

void
desk_set(struct oc_ctx *cx, const char *key, const char *value)
{
	desk_set_in(cx, "core", key, value);
	CU_ASSERT_EQUAL_FATAL(
	    oc_config_load(cx->db, cx->arena, &cx->config), OC_OK);
}
