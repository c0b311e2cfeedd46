/* transaction.c - all or nothing, and again when two collide. */
#include "config.h"

#include <time.h>

#include <mysql.h>

#include "base/clock.h"
#include "base/rand.h"
#include "db/db_private.h"

#include <errmsg.h>
#include <mysqld_error.h>

enum {
	PAUSE_MS = 4,       /* the first pause is up to this long */
	PATIENCE_MS = 8000, /* then a client should rather try again */
	DUP_ATTEMPTS = 3    /* a key that is taken is mostly taken for good */
};

static enum oc_err
plain(struct oc_db *db, const char *sql)
{
	return oc_db_run(db, &(struct oc_db_call){ 0 }, sql, NULL);
}

enum oc_err
oc_db_begin(struct oc_db *db)
{
	if (db->my == NULL)
		return oc_db_error(db, CR_SERVER_LOST);
	db->in_transaction = true; /* and the session, with what is sent next */
	return OC_OK;
}

enum oc_err
oc_db_commit(struct oc_db *db)
{
	enum oc_err e = oc_db_settle(db);

	if (e == OC_OK)
		e = db->doomed;
	if (e == OC_OK) {
		db->committing = true;
		e = plain(db, "COMMIT");
		db->committing = false;
	}
	/* Whatever is left of it must not become part of the next one. */
	if (e != OC_OK)
		oc_db_rollback(db);
	db->in_transaction = false;
	return e;
}

void
oc_db_rollback(struct oc_db *db)
{
	oc_db_disown(db);
	(void)oc_db_settle(db);
	db->doomed = OC_OK;
	if (db->in_transaction && db->my != NULL &&
	    plain(db, "ROLLBACK") != OC_OK)
		oc_db_disconnect(db); /* which no server takes for a COMMIT */
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
