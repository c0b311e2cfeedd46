/* lockout.c - counting wrong passwords. */
#include "config.h"

#include <string.h>

#include "auth/lockout.h"
#include "auth/subject.h"
#include "base/str.h"
#include "base/utf8.h"
#include "config/settings.h"
#include "db/db.h"
#include "db/migrate.h"
#include "http/client.h"

enum {
	WAIT_S = 8, /* for others who try the same */
	TYPED_MAX = 255,
	LOCK_DIGITS = 40, /* of a subject, in the name of a lock */
	KEEP_DAYS = 7,
	PURGE_ROWS = 5000
};

static const char locked[] = "Maximum failed login attempts reached";

static const char *
kind_name(enum oc_principal_kind kind)
{
	return kind == OC_AGENT ? "staff" : "client";
}

/* How many failures are forgiven. */
static int64_t
max_logins(const struct oc_ctx *cx, enum oc_principal_kind kind)
{
	return oc_config_int(cx->config,
	    kind == OC_AGENT ? "staff_max_logins" : "client_max_logins");
}

/* In minutes, for users as well (auth.md, 7.4); negative numbers, which the
 * panel does not take, are none. */
static int64_t
timeout(const struct oc_ctx *cx)
{
	int64_t n = oc_config_int(cx->config, "staff_login_timeout");

	return n > 0 ? n : 0;
}

static const char *
account_subject(struct oc_ctx *cx, enum oc_principal_kind kind, int64_t id,
    const char *typed)
{
	struct oc_arena *a = cx->arena;
	const char *name = typed == NULL ? "" : typed;
	size_t len = strnlen(name, TYPED_MAX);

	/* A digit cannot begin the other form. */
	if (id != 0)
		name = oc_sprintf(a, "%lld", (long long)id);
	else
		name = oc_sprintf(a, "name %s",
		    oc_strlower(a, oc_trim(a, oc_strndup(a, name, len), NULL)));
	return oc_subject(cx, "login", kind_name(kind), name);
}

static const char *
address_subject(struct oc_ctx *cx, enum oc_principal_kind kind)
{
	return oc_subject(cx, "login from", kind_name(kind),
	    oc_address_group(cx->arena, cx->ip));
}

/* Server-wide name of the lock that goes with a row. */
static const char *
lock_name(struct oc_ctx *cx, const char *subject)
{
	return oc_sprintf(cx->arena, "oc_%.*s", LOCK_DIGITS, subject);
}

/*
 * Let others go on.  That it may fail is no harm: with the connection, the
 * locks are gone too.
 */
static void
release(struct oc_ctx *cx, struct oc_attempt *at)
{
	if (at->held)
		(void)oc_db_exec(cx->db, "DO RELEASE_LOCK(?), RELEASE_LOCK(?)",
		    "uu", lock_name(cx, at->address),
		    lock_name(cx, at->account));
	at->held = false;
}

/*
 * Everybody takes the account's lock before the address's, so that no two
 * wait for each other.
 */
static enum oc_err
hold(struct oc_ctx *cx, struct oc_attempt *at)
{
	int64_t both = 0;
	enum oc_err e;

	at->held = true;
	e = oc_db_int(cx->db, &both,
	    "SELECT COALESCE(GET_LOCK(?, ?), 0) AND "
	    "COALESCE(GET_LOCK(?, ?), 0)",
	    "uiui", lock_name(cx, at->account), (int64_t)WAIT_S,
	    lock_name(cx, at->address), (int64_t)WAIT_S);
	/* In a cluster nobody waits, and as many as come at the very same
	 * moment may be compared; each failure still counts. */
	if (e == OC_EINTERNAL && oc_db_unsupported(cx->db)) {
		at->held = false;
		e = OC_OK;
	}
	if (e == OC_OK && at->held && both == 0) {
		at->retry_after = 1;
		e = OC_ERATE;
	}
	return e;
}

static enum oc_err
check(struct oc_ctx *cx, struct oc_attempt *at)
{
	enum oc_err e;

	e = oc_db_int(cx->db, &at->retry_after,
	    "SELECT COALESCE(MAX("
	    "TIMESTAMPDIFF(SECOND, NOW(), locked_until)), 0) "
	    "FROM {oc_strike} WHERE subject IN (?, ?) "
	    "AND locked_until > NOW()",
	    "uu", at->account, at->address);
	e = oc_migrate_check(cx, e);
	return e == OC_OK && at->retry_after > 0 ? OC_ERATE : e;
}

struct work {
	struct oc_ctx *cx;
	struct oc_attempt *at;
};

static enum oc_err
try_begin(void *p)
{
	struct work *w = p;
	enum oc_err e = oc_own_needed(w->cx);

	if (e != OC_OK)
		return e;
	e = hold(w->cx, w->at);
	if (e == OC_OK)
		e = check(w->cx, w->at);
	/* An attempt that is made again must not hold them twice. */
	if (e != OC_OK)
		release(w->cx, w->at);
	return e;
}

enum oc_err
oc_lockout_begin(struct oc_ctx *cx, enum oc_principal_kind kind, int64_t id,
    const char *typed, struct oc_attempt *out)
{
	struct work w = { cx, out };
	enum oc_err e;

	*out = (struct oc_attempt){ .kind = kind };
	out->account = account_subject(cx, kind, id, typed);
	out->address = address_subject(cx, kind);
	e = oc_db_attempt(cx->db, try_begin, &w);
	return e == OC_ERATE ? oc_fail(cx, e, "%s", locked) : e;
}

/*
 * In one statement, whose assignments are made from left to right.  A lock
 * that is over, or a pause as long as one, begins a new count.
 */
static enum oc_err
strike(struct work *w)
{
	struct oc_ctx *cx = w->cx;
	int64_t max = max_logins(cx, w->at->kind);
	int64_t minutes = timeout(cx);

	return oc_migrate_check(cx,
	    oc_db_exec(cx->db,
	        "INSERT INTO {oc_strike} "
	        "(subject, failures, last_failure, locked_until) VALUES "
	        "(?, 1, NOW(), IF(1 > ?, NOW() + INTERVAL ? MINUTE, NULL)), "
	        "(?, 1, NOW(), IF(1 > ?, NOW() + INTERVAL ? MINUTE, NULL)) "
	        "ON DUPLICATE KEY UPDATE "
	        "failures = IF(COALESCE(locked_until <= NOW(), 0) OR "
	        "last_failure < NOW() - INTERVAL ? MINUTE, 1, failures + 1), "
	        "locked_until = IF(failures > ?, "
	        "NOW() + INTERVAL ? MINUTE, NULL), "
	        "last_failure = NOW()",
	        "uiiuiiiii", w->at->account, max, minutes, w->at->address, max,
	        minutes, minutes, max, minutes));
}

static enum oc_err
try_fail(void *p)
{
	struct work *w = p;
	struct oc_ctx *cx = w->cx;
	struct oc_rows rows;
	enum oc_err e = oc_own_needed(cx);

	if (e == OC_OK)
		e = strike(w);
	if (e == OC_OK)
		e = oc_db_select(cx->db, cx->arena, &rows,
		    "SELECT failures, "
		    "COALESCE(locked_until > NOW(), 0) "
		    "FROM {oc_strike} WHERE subject = ?",
		    "u", w->at->account);
	if (e == OC_OK && rows.n == 1) {
		w->at->failures = oc_cell_int(&rows, 0, 0);
		w->at->locked_now = oc_cell_int(&rows, 0, 1) != 0;
	}
	return e;
}

enum oc_err
oc_lockout_failed(struct oc_ctx *cx, struct oc_attempt *at)
{
	struct work w = { cx, at };
	enum oc_err e = oc_db_attempt(cx->db, try_fail, &w);

	release(cx, at);
	return e;
}

static enum oc_err
forget(struct oc_ctx *cx, const char *subject)
{
	enum oc_err e;

	e = oc_db_exec(
	    cx->db, "DELETE FROM {oc_strike} WHERE subject = ?", "u", subject);
	return e == OC_EINTERNAL && oc_db_no_table(cx->db) ? OC_OK : e;
}

static enum oc_err
try_forget(void *p)
{
	struct work *w = p;

	return forget(w->cx, w->at->account);
}

enum oc_err
oc_lockout_succeeded(struct oc_ctx *cx, struct oc_attempt *at)
{
	struct work w = { cx, at };
	enum oc_err e = oc_db_attempt(cx->db, try_forget, &w);

	release(cx, at);
	return e;
}

void
oc_lockout_drop(struct oc_ctx *cx, struct oc_attempt *at)
{
	release(cx, at);
}

enum oc_err
oc_lockout_clear(struct oc_ctx *cx, enum oc_principal_kind kind, int64_t id)
{
	return forget(cx, account_subject(cx, kind, id, NULL));
}

enum oc_err
oc_lockout_purge(struct oc_ctx *cx)
{
	enum oc_err e;

	e = oc_db_exec(cx->db,
	    "DELETE FROM {oc_strike} "
	    "WHERE last_failure < NOW() - INTERVAL ? DAY "
	    "AND (locked_until IS NULL OR locked_until < NOW()) LIMIT ?",
	    "ii", (int64_t)KEEP_DAYS, (int64_t)PURGE_ROWS);
	return e == OC_EINTERNAL && oc_db_no_table(cx->db) ? OC_OK : e;
}
