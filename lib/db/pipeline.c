/*
 * pipeline.c - calls under way: sent one after the other, and answered in
 * the same order.
 */
#include "config.h"

#include <string.h>

#include <mysql.h>
#include <mysqld_error.h>
#include <errmsg.h>

#include "db/db_private.h"
#include "db/fault.h"

/*
 * So much is sent before an answer is read.  It has to fit the system's own
 * buffers: a server that waits for its answers to be read reads nothing.
 */
enum { BYTES_MAX = 8 * 1024 };

static enum oc_err
read_answer(struct oc_db *db, const struct oc_db_call *c)
{
	enum oc_err e;

	if (db->my == NULL)
		return OC_EAGAIN;
	e = c->stmt == NULL ? oc_db_read_text(db, c) : oc_db_read_stmt(db, c);
	if (e == OC_OK && c->id != NULL)
		*c->id = db->insert_id;
	/* With an answer to what followed under way, there is no mending. */
	if (e != OC_OK && c->session)
		oc_db_disconnect(db);
	return e;
}

/*
 * Read all answers; the first error counts, as it may have made the others.
 * It is the caller's own when the last call is his, and it is that one's:
 * from his own error he may know a way on, after another there is none.
 */
static enum oc_err
settle(struct oc_db *db, bool last_is_own)
{
	enum oc_err first = OC_OK;
	unsigned no = 0;

	for (size_t i = 0; i < db->nsent; i++) {
		bool own = last_is_own && i + 1 == db->nsent;
		enum oc_err e = read_answer(db, &db->sent[i]);

		if (first != OC_OK || e == OC_OK)
			continue;
		first = e;
		no = own ? db->last_errno : 0;
		if (!own && db->in_transaction)
			db->doomed = e;
		oc_db_disown(db);
	}
	db->nsent = 0;
	db->bytes = 0;
	if (first != OC_OK)
		db->last_errno = no;
	return first;
}

enum oc_err
oc_db_settle(struct oc_db *db)
{
	return settle(db, false);
}

void
oc_db_disown(struct oc_db *db)
{
	for (size_t i = 0; i < db->nsent; i++) {
		db->sent[i].rows = NULL;
		db->sent[i].id = NULL;
	}
}

/* Read what is under way when the next call cannot join it. */
static enum oc_err
make_room(struct oc_db *db, const char *sql, const struct oc_db_values *v,
    size_t bytes)
{
	bool joins = db->nsent < OC_DB_SENT && db->bytes + bytes <= BYTES_MAX;

	/* The number of a statement under way may not be known yet; and a
	 * library that waits must find nothing else unanswered. */
	if (v != NULL)
		joins = joins && !oc_db_is_awaited(db, sql) &&
		        (db->pipelined || db->nsent == 0);
	return joins ? OC_OK : oc_db_settle(db);
}

static enum oc_err
send_call(struct oc_db *db, struct oc_db_call call, const char *sql,
    const struct oc_db_values *v)
{
	size_t bytes = strlen(sql) + (v == NULL ? 0 : v->bytes);
	enum oc_err e = make_room(db, sql, v, bytes);

	if (e != OC_OK)
		return e;
	e = v == NULL ? oc_db_send_text(db, sql)
	              : oc_db_send_stmt(db, &call, sql, v);
	if (e != OC_OK)
		return e;
	db->sent[db->nsent++] = call;
	db->bytes += bytes;
	return OC_OK;
}

/*
 * Within a transaction the session commits only when it is told to: what is
 * under way when a deadlock undoes the transaction must not stand for itself.
 */
static enum oc_err
set_mode(struct oc_db *db)
{
	enum oc_err e;

	if (db->manual == db->in_transaction)
		return OC_OK;
	e = send_call(db, (struct oc_db_call){ .session = true },
	    db->in_transaction ? "SET autocommit=0" : "SET autocommit=1", NULL);
	if (e == OC_OK)
		db->manual = db->in_transaction;
	return e;
}

static enum oc_err
try_post(struct oc_db *db, const struct oc_db_call *call, const char *sql,
    const struct oc_db_values *v)
{
	enum oc_fault fault = oc_fault_before();
	enum oc_err e;

	if (db->my == NULL || fault == OC_FAULT_LOST)
		return oc_db_error(db, CR_SERVER_LOST);
	if (fault == OC_FAULT_DEADLOCK)
		return oc_db_error(db, ER_LOCK_DEADLOCK);
	if (db->doomed != OC_OK)
		return db->doomed;
	e = set_mode(db);
	db->count++;
	if (e == OC_OK)
		e = send_call(db, *call, sql, v);
	/* A library that waits has the answer already, and keeps no other. */
	if (e == OC_OK && v != NULL && !db->pipelined)
		e = settle(db, true);
	return e;
}

static enum oc_err
post(struct oc_db *db, const struct oc_db_call *call, const char *sql,
    const struct oc_db_values *v)
{
	enum oc_err e = try_post(db, call, sql, v);

	if (e != OC_OK)
		oc_db_disown(db);
	return e;
}

enum oc_err
oc_db_post_call(struct oc_db *db, const struct oc_db_call *call,
    const char *sql, const struct oc_db_values *v)
{
	enum oc_err e = post(db, call, sql, v);

	if (e == OC_OK)
		oc_fault_after();
	else if (db->in_transaction && db->doomed == OC_OK)
		db->doomed = e; /* as if it had been found later */
	return e;
}

enum oc_err
oc_db_run(struct oc_db *db, const struct oc_db_call *call, const char *sql,
    const struct oc_db_values *v)
{
	enum oc_err e = post(db, call, sql, v);

	if (e == OC_OK)
		e = settle(db, true);
	if (e == OC_OK)
		oc_fault_after();
	return e;
}
