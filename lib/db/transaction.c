/* transaction.c - all or nothing, and again when two collide. */
#include "config.h"

#include <time.h>

#include <mysql.h>

#include "base/clock.h"
#include "base/rand.h"
#include "db/db_private.h"
#include "db/fault.h"

#include <errmsg.h>
#include <mysqld_error.h>

enum {
	PAUSE_MS = 4,        /* the first pause is up to this long */
	PATIENCE_MS = 8000, /* then a client should rather try again */
	DUP_ATTEMPTS = 3     /* a key that is taken is mostly taken for good */
};

enum oc_err
oc_db_plain(struct oc_db *db, const char *sql)
{
	enum oc_fault fault = oc_fault_before();
	enum oc_err e;

	if (db->my == NULL || fault == OC_FAULT_LOST)
		return oc_db_error(db, CR_SERVER_LOST);
	if (fault == OC_FAULT_DEADLOCK)
		return oc_db_error(db, ER_LOCK_DEADLOCK);
	db->count++;
	e = oc_db_query(db, NULL, NULL, sql);
	if (e == OC_OK)
		oc_fault_after();
	return e;
}

enum oc_err
oc_db_begin(struct oc_db *db)
{
	enum oc_err e = oc_db_plain(db, "START TRANSACTION");

	db->in_transaction = e == OC_OK;
	return e;
}

enum oc_err
oc_db_commit(struct oc_db *db)
{
	enum oc_err e;

	db->committing = true;
	e = oc_db_plain(db, "COMMIT");
	db->committing = false;
	/* Whatever is left of it must not become part of the next one. */
	if (e != OC_OK)
		oc_db_rollback(db);
	db->in_transaction = false;
	return e;
}

void
oc_db_rollback(struct oc_db *db)
{
	if (db->in_transaction && db->my != NULL)
		(void)oc_db_plain(db, "ROLLBACK");
	db->in_transaction = false;
}

bool
oc_db_in_transaction(const struct oc_db *db)
{
	return db->in_transaction;
}

/* Colliding transactions must not stay in step, hence the random pause. */
static void
pause_before(int attempt)
{
	uint32_t ms = (uint32_t)PAUSE_MS << (attempt < 7 ? attempt : 7);
	uint32_t us = oc_random_below(ms * 1000) + 500;
	struct timespec ts = { .tv_sec = us / 1000000,
		.tv_nsec = (long)(us % 1000000) * 1000 };

	nanosleep(&ts, NULL);
}

enum oc_err
oc_db_attempt(struct oc_db *db, enum oc_err (*fn)(void *p), void *p)
{
	int64_t give_up = oc_millis() + PATIENCE_MS;
	enum oc_err e = OC_EAGAIN;

	for (int i = 0; i < OC_DB_ATTEMPTS; i++) {
		if (i > 0)
			pause_before(i - 1);
		if (db->my == NULL && oc_db_connect(db) != OC_OK) {
			e = OC_EDB;
			if (oc_millis() > give_up)
				break;
			continue;
		}
		e = fn(p);
		if (e != OC_OK)
			oc_db_rollback(db);
		if (e == OC_EDUP && i + 1 < DUP_ATTEMPTS)
			continue;
		if (e != OC_EAGAIN || oc_millis() > give_up)
			break;
	}
	return e == OC_EAGAIN ? OC_EDB : e;
}
