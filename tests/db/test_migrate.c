/* test_migrate.c - our own tables come to be. */
#include "config.h"

#include "desk.h"

#include "db/migrate.h"

/* From nothing to the newest step, and again without harm. */
static void
test_from_nothing(void)
{
	struct oc_arena a = OC_ARENA_INIT;
	struct oc_ctx *cx = oc_db_test(&a);
	int64_t version = 0;

	desk_run(cx, "DROP TABLE {oc_schema}");
	CU_ASSERT_EQUAL(oc_migrate_version(cx, &version), OC_OK);
	CU_ASSERT_EQUAL(version, 0);
	for (int i = 0; i < 2; i++) {
		CU_ASSERT_EQUAL(oc_migrate(cx), OC_OK);
		CU_ASSERT_EQUAL(oc_migrate_version(cx, &version), OC_OK);
		CU_ASSERT_EQUAL(version, oc_migrate_newest());
	}
	oc_arena_release(&a);
}

/* A statement that finds its table missing says so, and the next attempt
 * makes it. */
static void
test_first_need(void)
{
	struct oc_arena a = OC_ARENA_INIT;
	struct oc_ctx *cx = oc_db_test(&a);
	enum oc_err e;
	int64_t n;

	desk_run(cx, "DROP TABLE {oc_rate}");
	desk_run(cx, "DROP TABLE {oc_schema}");
	e = oc_migrate_check(
	    cx, oc_db_int(cx->db, &n, "SELECT COUNT(*) FROM {oc_rate}", ""));
	CU_ASSERT_EQUAL(e, OC_EAGAIN);
	CU_ASSERT_TRUE(cx->own_missing);
	CU_ASSERT_EQUAL(oc_migrate_if_missing(cx), OC_OK);
	CU_ASSERT_FALSE(cx->own_missing);
	CU_ASSERT_EQUAL(desk_number(cx, "SELECT COUNT(*) FROM {oc_rate}"), 0);
	oc_arena_release(&a);
}

CU_TestInfo migrate_tests[] = {
	{ "from nothing to the newest step", test_from_nothing },
	{ "made on first need", test_first_need },
	CU_TEST_INFO_NULL,
};
