/*
 * db_test.h - what the tests with a database share.
 *
 * They run against the demo's data, which OSTICKET_CONFIG leads to, and may
 * write: ./check loads it anew for each run.  A test that needs a certain row
 * makes it, or puts back what it changed.
 */
#ifndef OC_TESTS_DB_TEST_H
#define OC_TESTS_DB_TEST_H

#include "unit.h"

#include "base/ctx.h"
#include "config/settings.h"
#include "config/site.h"
#include "db/db.h"

/*
 * A fresh context on the arena, with the database open and the settings read;
 * our own tables are there.  The connection is shared by all tests.
 */
struct oc_ctx *oc_db_test(struct oc_arena *a);

#endif
