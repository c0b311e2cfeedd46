/* test_limits.c - rate limits and lock-outs, also by many at once. */
#include "config.h"

#include <unistd.h>

#include "desk.h"

#include "auth/lockout.h"
#include "auth/purge.h"
#include "auth/rate.h"
#include "base/clock.h"
#include "base/rand.h"
#include "parallel.h"

/* A copy of the site with these limits, for this context. */
static struct oc_site *
limited(struct oc_ctx *cx, int64_t limit, int64_t window)
{
	struct oc_site *s = oc_alloc(cx->arena, sizeof *s);

	*s = *cx->site;
	s->rate = (struct oc_rate_limits){ true, window, limit, limit, limit,
		limit, limit, limit };
	cx->site = s;
	return s;
}

/* Somebody who was not counted before. */
static const char *
somebody(struct oc_arena *a)
{
	return oc_sprintf(a, "10.%u.%u.%u", oc_random_below(256),
	    oc_random_below(256), oc_random_below(256));
}

/* --- rate ----------------------------------------------------------------- */

static void
rate_counts_down(void)
{
	struct oc_arena a = OC_ARENA_INIT;
	struct oc_ctx *cx = oc_db_test(&a);
	struct oc_rate r;
	const char *who = somebody(&a);

	limited(cx, 3, 3600);
	for (int64_t left = 2; left >= 0; left--) {
		CU_ASSERT_EQUAL(
		    oc_rate_take(cx, OC_RATE_LOGIN, who, &r), OC_OK);
		CU_ASSERT_EQUAL(r.remaining, left);
		CU_ASSERT_EQUAL(r.limit, 3);
		CU_ASSERT_TRUE(r.reset > 0 && r.reset <= 3600);
	}
	CU_ASSERT_EQUAL(oc_rate_take(cx, OC_RATE_LOGIN, who, &r), OC_ERATE);
	CU_ASSERT_EQUAL(r.remaining, 0);
	CU_ASSERT_TRUE(r.reset > 0 && r.reset <= 3600);
	/* Others, and other things, count by themselves. */
	CU_ASSERT_EQUAL(
	    oc_rate_take(cx, OC_RATE_LOGIN, somebody(&a), &r), OC_OK);
	CU_ASSERT_EQUAL(oc_rate_take(cx, OC_RATE_REFRESH, who, &r), OC_OK);
	CU_ASSERT_EQUAL(oc_rate_take(cx, OC_RATE_KEY, who, &r), OC_OK);
	CU_ASSERT_EQUAL(oc_rate_take(cx, OC_RATE_TOKEN, who, &r), OC_OK);
	oc_arena_release(&a);
}

static void
rate_headers(void)
{
	struct oc_arena a = OC_ARENA_INIT;
	struct oc_rate r = { OC_RATE_USER, 100, 60, 42, 7 };

	OC_ASSERT_STR(oc_rate_limit(&a, &r), "\"user\";r=42;t=7");
	OC_ASSERT_STR(oc_rate_policy(&a, &r), "\"user\";q=100;w=60");
	r.limit = 0;
	CU_ASSERT_PTR_NULL(oc_rate_limit(&a, &r));
	CU_ASSERT_PTR_NULL(oc_rate_policy(&a, &r));
	oc_arena_release(&a);
}

/* One IPv6 customer has more addresses than there are rows. */
static void
rate_of_a_network(void)
{
	struct oc_arena a = OC_ARENA_INIT;
	struct oc_ctx *cx = oc_db_test(&a);
	struct oc_rate r;
	unsigned n = oc_random_below(65536), m = oc_random_below(65536);

	limited(cx, 1, 3600);
	CU_ASSERT_EQUAL(oc_rate_take(cx, OC_RATE_ADDRESS,
	                    oc_sprintf(&a, "2001:db8:%x:%x::1", n, m), &r),
	    OC_OK);
	CU_ASSERT_EQUAL(oc_rate_take(cx, OC_RATE_ADDRESS,
	                    oc_sprintf(&a, "2001:db8:%x:%x:f::2", n, m), &r),
	    OC_ERATE);
	CU_ASSERT_EQUAL(oc_rate_take(cx, OC_RATE_ADDRESS,
	                    oc_sprintf(&a, "2001:db8:%x:%x::1", n, m ^ 1), &r),
	    OC_OK);
	oc_arena_release(&a);
}

static void
rate_can_be_off(void)
{
	struct oc_arena a = OC_ARENA_INIT;
	struct oc_ctx *cx = oc_db_test(&a);
	const char *who = somebody(&a);
	struct oc_rate r;

	limited(cx, 1, 3600)->rate.enabled = false;
	oc_db_count_reset(cx->db);
	for (int i = 0; i < 3; i++)
		CU_ASSERT_EQUAL(oc_rate_take(cx, OC_RATE_KEY, who, &r), OC_OK);
	CU_ASSERT_EQUAL(r.limit, 0);
	limited(cx, 0, 3600);
	CU_ASSERT_EQUAL(oc_rate_take(cx, OC_RATE_KEY, who, &r), OC_OK);
	CU_ASSERT_EQUAL(oc_db_count(cx->db), 0);
	/* Where the tables may not be made, the API still answers. */
	limited(cx, 1, 3600);
	cx->own_denied = true;
	for (int i = 0; i < 3; i++)
		CU_ASSERT_EQUAL(oc_rate_take(cx, OC_RATE_KEY, who, &r), OC_OK);
	oc_arena_release(&a);
}

static void
rate_begins_anew(void)
{
	struct oc_arena a = OC_ARENA_INIT;
	struct oc_ctx *cx = oc_db_test(&a);
	const char *who = somebody(&a);
	struct oc_rate r = { .reset = 0 };

	limited(cx, 1, 2);
	while (oc_rate_take(cx, OC_RATE_USER, who, &r) == OC_OK)
		;
	CU_ASSERT_TRUE(r.reset >= 1 && r.reset <= 2);
	sleep((unsigned)r.reset);
	oc_ctx_retry(cx);
	CU_ASSERT_EQUAL(oc_rate_take(cx, OC_RATE_USER, who, &r), OC_OK);
	/* Old windows go, the present one stays. */
	desk_run(cx, "UPDATE {oc_rate} SET window_start = 5 LIMIT 1");
	CU_ASSERT_EQUAL(oc_auth_purge(cx), OC_OK);
	CU_ASSERT_EQUAL(
	    desk_number(
	        cx, "SELECT COUNT(*) FROM {oc_rate} WHERE window_start = 5"),
	    0);
	oc_arena_release(&a);
}

static int
take_one(struct oc_ctx *cx, int i, void *arg)
{
	struct oc_rate r;
	enum oc_err e = oc_rate_take(cx, OC_RATE_KEY, arg, &r);

	(void)i;
	return e == OC_OK ? 0 : e == OC_ERATE ? 1 : 2;
}

static void
rate_is_exact(void)
{
	enum { PROCESSES = 50, LIMIT = 20 };
	struct oc_arena a = OC_ARENA_INIT;
	struct oc_ctx *cx = oc_db_test(&a);
	int counts[3];

	limited(cx, LIMIT, 24 * 3600);
	oc_in_parallel(cx, PROCESSES, take_one, oc_uuid(&a), counts, 3);
	CU_ASSERT_EQUAL(counts[0], LIMIT);
	CU_ASSERT_EQUAL(counts[1], PROCESSES - LIMIT);
	CU_ASSERT_EQUAL(counts[2], 0);
	oc_arena_release(&a);
}

/* --- lock-out ------------------------------------------------------------- */

/* The demo's settings are osTicket's: 4 failures, 2 minutes. */
enum { MAX_LOGINS = 4, TIMEOUT_S = 120 };

/* One attempt to log in; what came of it. */
static enum oc_err
attempt(struct oc_ctx *cx, enum oc_principal_kind kind, int64_t id,
    const char *typed, bool right, struct oc_attempt *at)
{
	enum oc_err e;

	oc_ctx_retry(cx);
	e = oc_lockout_begin(cx, kind, id, typed, at);
	if (e != OC_OK)
		return e;
	e = right ? oc_lockout_succeeded(cx, at) : oc_lockout_failed(cx, at);
	CU_ASSERT_EQUAL(e, OC_OK);
	return right ? OC_OK : OC_EAUTH;
}

/* An id that no other test has. */
static int64_t
new_id(void)
{
	return 1000000 + oc_random_below(1000000000);
}

static void
forget_all(struct oc_ctx *cx)
{
	desk_run(cx, "DELETE FROM {oc_strike}");
}

static void
account_locks(void)
{
	struct oc_arena a = OC_ARENA_INIT;
	struct oc_ctx *cx = oc_db_test(&a);
	int64_t id = new_id();
	struct oc_attempt at;

	for (int i = 1; i <= MAX_LOGINS + 1; i++) {
		cx->ip = somebody(&a);
		CU_ASSERT_EQUAL(
		    attempt(cx, OC_AGENT, id, "x", false, &at), OC_EAUTH);
		CU_ASSERT_EQUAL(at.failures, i);
		CU_ASSERT_EQUAL(at.locked_now, i == MAX_LOGINS + 1);
	}
	/* Even the right password does not help now, nor another name. */
	cx->ip = somebody(&a);
	CU_ASSERT_EQUAL(attempt(cx, OC_AGENT, id, "y", true, &at), OC_ERATE);
	CU_ASSERT_TRUE(
	    at.retry_after > TIMEOUT_S - 5 && at.retry_after <= TIMEOUT_S);
	OC_ASSERT_STR(cx->message, "Maximum failed login attempts reached");
	/* A user of that number is somebody else. */
	CU_ASSERT_EQUAL(attempt(cx, OC_USER, id, "x", true, &at), OC_OK);
	CU_ASSERT_EQUAL(oc_lockout_clear(cx, OC_AGENT, id), OC_OK);
	CU_ASSERT_EQUAL(attempt(cx, OC_AGENT, id, "x", true, &at), OC_OK);
	oc_arena_release(&a);
}

static void
success_forgives_the_account(void)
{
	struct oc_arena a = OC_ARENA_INIT;
	struct oc_ctx *cx = oc_db_test(&a);
	int64_t id = new_id();
	struct oc_attempt at;

	for (int round = 0; round < 3; round++) {
		cx->ip = somebody(&a);
		for (int i = 0; i < MAX_LOGINS; i++)
			CU_ASSERT_EQUAL(
			    attempt(cx, OC_USER, id, "x", false, &at),
			    OC_EAUTH);
		CU_ASSERT_EQUAL(
		    attempt(cx, OC_USER, id, "x", true, &at), OC_OK);
	}
	/* But not the address: it may fail once more, whoever it tries. */
	CU_ASSERT_EQUAL(
	    attempt(cx, OC_USER, new_id(), "x", false, &at), OC_EAUTH);
	CU_ASSERT_EQUAL(
	    attempt(cx, OC_USER, new_id(), "x", true, &at), OC_ERATE);
	CU_ASSERT_TRUE(at.retry_after > 0);
	oc_arena_release(&a);
}

/* Names that are nobody's lock like others, in any spelling. */
static void
unknown_names_lock(void)
{
	struct oc_arena a = OC_ARENA_INIT;
	struct oc_ctx *cx = oc_db_test(&a);
	const char *name = oc_uuid(&a);
	const char *spelled = oc_sprintf(&a, " %s ", oc_strupper(&a, name));
	struct oc_attempt at;

	for (int i = 0; i <= MAX_LOGINS; i++) {
		cx->ip = somebody(&a);
		CU_ASSERT_EQUAL(attempt(cx, OC_AGENT, 0, i % 2 ? name : spelled,
		                    false, &at),
		    OC_EAUTH);
	}
	CU_ASSERT_EQUAL(attempt(cx, OC_AGENT, 0, name, false, &at), OC_ERATE);
	CU_ASSERT_EQUAL(attempt(cx, OC_AGENT, 0, NULL, false, &at), OC_EAUTH);
	oc_arena_release(&a);
}

/* Time opens the lock and forgets what lies back. */
static void
time_heals(void)
{
	struct oc_arena a = OC_ARENA_INIT;
	struct oc_ctx *cx = oc_db_test(&a);
	int64_t id = new_id();
	struct oc_attempt at;

	forget_all(cx);
	cx->ip = somebody(&a);
	for (int i = 0; i <= MAX_LOGINS; i++)
		attempt(cx, OC_AGENT, id, "x", false, &at);
	CU_ASSERT_EQUAL(attempt(cx, OC_AGENT, id, "x", true, &at), OC_ERATE);
	/* Knocking does not make it longer. */
	desk_run(cx, "UPDATE {oc_strike} SET locked_until = NOW(), "
	             "last_failure = NOW() - INTERVAL 2 MINUTE");
	CU_ASSERT_EQUAL(attempt(cx, OC_AGENT, id, "x", false, &at), OC_EAUTH);
	CU_ASSERT_EQUAL(at.failures, 1);
	attempt(cx, OC_AGENT, id, "x", false, &at);
	CU_ASSERT_EQUAL(at.failures, 2);
	desk_run(cx, "UPDATE {oc_strike} "
	             "SET last_failure = NOW() - INTERVAL 121 SECOND");
	attempt(cx, OC_AGENT, id, "x", false, &at);
	CU_ASSERT_EQUAL(at.failures, 1);
	desk_run(cx, "UPDATE {oc_strike} "
	             "SET last_failure = NOW() - INTERVAL 8 DAY");
	CU_ASSERT_EQUAL(oc_lockout_purge(cx), OC_OK);
	CU_ASSERT_EQUAL(oc_lockout_purge(cx), OC_OK);
	CU_ASSERT_EQUAL(desk_number(cx, "SELECT COUNT(*) FROM {oc_strike}"), 0);
	oc_arena_release(&a);
}

struct guesser {
	int64_t id;     /* 0: each tries another account */
	const char *ip; /* NULL: each has another address */
	bool right;
};

static int
guess(struct oc_ctx *cx, int i, void *arg)
{
	const struct guesser *g = arg;
	struct oc_attempt at;
	enum oc_err e;

	cx->ip = g->ip != NULL ? g->ip : oc_sprintf(cx->arena, "10.0.0.%d", i);
	e = oc_lockout_begin(
	    cx, OC_AGENT, g->id != 0 ? g->id : 5000 + i, "x", &at);
	if (e != OC_OK)
		return e == OC_ERATE ? 1 : 2;
	usleep(10000); /* bcrypt */
	e = g->right ? oc_lockout_succeeded(cx, &at)
	             : oc_lockout_failed(cx, &at);
	return e == OC_OK ? 0 : 2;
}

/* Thirty at once on one account, from one address each; then thirty
 * accounts from one address: no more than allowed get to compare. */
static void
lockout_is_exact(void)
{
	enum { PROCESSES = 30 };
	struct oc_arena a = OC_ARENA_INIT;
	struct oc_ctx *cx = oc_db_test(&a);
	struct guesser account = { .id = new_id() };
	struct guesser address = { .ip = "192.0.2.77" };
	int counts[3];

	forget_all(cx);
	oc_in_parallel(cx, PROCESSES, guess, &account, counts, 3);
	CU_ASSERT_EQUAL(counts[0], MAX_LOGINS + 1);
	CU_ASSERT_EQUAL(counts[1], PROCESSES - MAX_LOGINS - 1);
	CU_ASSERT_EQUAL(counts[2], 0);
	forget_all(cx);
	oc_in_parallel(cx, PROCESSES, guess, &address, counts, 3);
	CU_ASSERT_EQUAL(counts[0], MAX_LOGINS + 1);
	CU_ASSERT_EQUAL(counts[1], PROCESSES - MAX_LOGINS - 1);
	CU_ASSERT_EQUAL(counts[2], 0);
	forget_all(cx);
	oc_arena_release(&a);
}

/* Thirty right ones at once, from the same place, all get in. */
static void
right_ones_get_in(void)
{
	enum { PROCESSES = 30 };
	struct oc_arena a = OC_ARENA_INIT;
	struct oc_ctx *cx = oc_db_test(&a);
	struct guesser g = {
		.id = new_id(), .ip = "192.0.2.78", .right = true
	};
	int counts[3];

	oc_in_parallel(cx, PROCESSES, guess, &g, counts, 3);
	CU_ASSERT_EQUAL(counts[0], PROCESSES);
	oc_arena_release(&a);
}

/* An attempt that ends lets others go on, whatever way it ends. */
static void
attempts_let_go(void)
{
	struct oc_arena a = OC_ARENA_INIT;
	struct oc_ctx *cx = oc_db_test(&a);
	struct guesser g = {
		.id = new_id(), .ip = "192.0.2.79", .right = true
	};
	struct oc_attempt at;
	int64_t started;
	int counts[3];

	cx->ip = g.ip;
	for (int how = 0; how < 4; how++) {
		forget_all(cx);
		for (int i = 0; how == 3 && i <= MAX_LOGINS; i++)
			attempt(cx, OC_AGENT, g.id, "x", false, &at);
		CU_ASSERT_EQUAL(oc_lockout_begin(cx, OC_AGENT, g.id, "x", &at),
		    how == 3 ? OC_ERATE : OC_OK);
		CU_ASSERT_EQUAL(at.held, how != 3);
		if (how == 0)
			CU_ASSERT_EQUAL(oc_lockout_succeeded(cx, &at), OC_OK);
		if (how == 1)
			CU_ASSERT_EQUAL(oc_lockout_failed(cx, &at), OC_OK);
		oc_lockout_drop(cx, &at);
		CU_ASSERT_FALSE(at.held);
		if (how == 3)
			forget_all(cx);
		started = oc_millis();
		oc_in_parallel(cx, 1, guess, &g, counts, 3);
		CU_ASSERT_EQUAL(counts[0], 1);
		CU_ASSERT_TRUE(oc_millis() - started < 4000);
	}
	oc_arena_release(&a);
}

static void
lockout_without_tables(void)
{
	struct oc_arena a = OC_ARENA_INIT;
	struct oc_ctx *cx = oc_db_test(&a);
	struct oc_attempt at;
	struct oc_rate r;

	cx->ip = somebody(&a);
	desk_run(cx, "DROP TABLE {oc_strike}");
	desk_run(cx, "DROP TABLE {oc_rate}");
	desk_run(cx, "DROP TABLE {oc_schema}");
	CU_ASSERT_EQUAL(oc_auth_purge(cx), OC_OK);
	CU_ASSERT_EQUAL(oc_lockout_clear(cx, OC_AGENT, 1), OC_OK);
	CU_ASSERT_EQUAL(
	    attempt(cx, OC_AGENT, new_id(), "x", false, &at), OC_EAUTH);
	CU_ASSERT_EQUAL(at.failures, 1);
	limited(cx, 1, 3600);
	CU_ASSERT_EQUAL(oc_rate_take(cx, OC_RATE_KEY, oc_uuid(&a), &r), OC_OK);
	CU_ASSERT_EQUAL(r.remaining, 0);
	/* Guessing without a count must not be possible. */
	cx->own_denied = true;
	CU_ASSERT_EQUAL(
	    oc_lockout_begin(cx, OC_AGENT, 1, "x", &at), OC_EINTERNAL);
	CU_ASSERT_FALSE(at.held);
	oc_arena_release(&a);
}

CU_TestInfo limits_tests[] = {
	{ "rate counts down", rate_counts_down },
	{ "rate, headers", rate_headers },
	{ "rate of a network", rate_of_a_network },
	{ "rate can be off", rate_can_be_off },
	{ "rate begins anew", rate_begins_anew },
	{ "rate is exact", rate_is_exact },
	{ "account locks", account_locks },
	{ "success forgives the account", success_forgives_the_account },
	{ "unknown names lock", unknown_names_lock },
	{ "time heals", time_heals },
	{ "lock-out is exact", lockout_is_exact },
	{ "right ones get in", right_ones_get_in },
	{ "attempts let go", attempts_let_go },
	{ "lock-out without tables", lockout_without_tables },
	CU_TEST_INFO_NULL,
};
