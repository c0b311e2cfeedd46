/*
 * migrate.h - our own tables, {prefix}oc_…, and how they come to be.
 *
 * osTicket's tables are never touched.  Each step of the list is run once, in
 * order; a row of {oc_schema} says which were.  Two processes that start at
 * the same time wait for each other.
 */
#ifndef OC_DB_MIGRATE_H
#define OC_DB_MIGRATE_H

#include "base/ctx.h"

/* Number of the newest step. */
int64_t oc_migrate_newest(void);

/* Number of the last step that was run; 0 for none. */
enum oc_err oc_migrate_version(struct oc_ctx *cx, int64_t *out);

/*
 * Run the steps that are missing.  Must not run inside a transaction: DDL
 * commits.  OC_EFORBIDDEN: the database user may not CREATE; cx->own_denied
 * is then set, and callers do without the tables.
 */
enum oc_err oc_migrate(struct oc_ctx *cx);

/*
 * For the function that oc_db_attempt() runs: make the tables if an earlier
 * round found them missing.
 */
enum oc_err oc_migrate_if_missing(struct oc_ctx *cx);

/*
 * What to return after a statement on an own table gave e: OC_EAGAIN, with
 * cx->own_missing set, when the table is not there; e otherwise.
 */
enum oc_err oc_migrate_check(struct oc_ctx *cx, enum oc_err e);

#endif
