/* test_credentials.c - logins, API tokens and the audit, with a database. */
#include "config.h"

#include <sys/wait.h>
#include <unistd.h>

#include "db_test.h"

#include "auth/api_token.h"
#include "auth/audit.h"
#include "auth/jwt.h"
#include "auth/login_tokens.h"
#include "auth/purge.h"
#include "base/clock.h"
#include "base/rand.h"
#include "parallel.h"

/* The demo's first agent, and a user with an account that is in order. */
enum { ADMIN = 1, NO_SUCH = 999999 };

static int64_t
number(struct oc_ctx *cx, const char *sql)
{
	int64_t n = -1;

	CU_ASSERT_EQUAL(oc_db_int(cx->db, &n, sql, ""), OC_OK);
	return n;
}

static void
run(struct oc_ctx *cx, const char *sql, int64_t id)
{
	CU_ASSERT_EQUAL(oc_db_exec(cx->db, sql, "i", id), OC_OK);
}

static int64_t
some_user(struct oc_ctx *cx)
{
	return number(cx,
	    "SELECT u.id FROM {user} u JOIN {user_account} a "
	    "ON a.user_id = u.id AND a.status & 3 = 1 ORDER BY u.id LIMIT 1");
}

static struct oc_token_answer
login(struct oc_ctx *cx, enum oc_principal_kind kind, int64_t id)
{
	struct oc_principal p = { .kind = kind, .id = id };
	struct oc_token_answer t = { NULL, NULL, 0 };

	CU_ASSERT_EQUAL_FATAL(oc_tokens_issue(cx, &p, "local", &t), OC_OK);
	return t;
}

static bool
is_good(struct oc_ctx *cx, const char *access)
{
	struct oc_principal p;

	oc_ctx_retry(cx);
	return oc_tokens_check(cx, access, &p) == OC_OK;
}

/* --- logins --------------------------------------------------------------- */

static void
login_and_out(void)
{
	struct oc_arena a = OC_ARENA_INIT;
	struct oc_ctx *cx = oc_db_test(&a);
	struct oc_principal p;
	struct oc_token_answer t = login(cx, OC_AGENT, ADMIN);
	struct oc_jwt_keys keys;
	struct oc_jwt jwt;

	CU_ASSERT_EQUAL(t.expires_in, 1800);
	CU_ASSERT_EQUAL(oc_jwt_keys(cx, &keys), OC_OK);
	CU_ASSERT_EQUAL(
	    oc_jwt_verify(&a, &keys, t.access, oc_now(), &jwt), OC_OK);
	CU_ASSERT_EQUAL(jwt.exp - jwt.iat, 1800);
	OC_ASSERT_STR(jwt.username, "admin");
	CU_ASSERT_TRUE(jwt.admin);
	oc_db_count_reset(cx->db);
	CU_ASSERT_EQUAL(oc_tokens_check(cx, t.access, &p), OC_OK);
	CU_ASSERT_EQUAL(oc_db_count(cx->db), 1);
	CU_ASSERT_EQUAL(p.kind, OC_AGENT);
	CU_ASSERT_EQUAL(p.id, ADMIN);
	CU_ASSERT_EQUAL(p.method, OC_BY_JWT);
	CU_ASSERT_EQUAL(p.expires, jwt.exp);
	CU_ASSERT_TRUE(p.token_id > 0);
	CU_ASSERT_PTR_NULL(p.scopes);
	/* Neither token stands in the database. */
	CU_ASSERT_EQUAL(number(cx,
			    oc_sprintf(&a,
				"SELECT COUNT(*) FROM {oc_refresh} "
				"WHERE hash = '%s'",
				t.refresh)),
	    0);
	CU_ASSERT_EQUAL(number(cx,
			    oc_sprintf(&a,
				"SELECT COUNT(*) FROM {oc_login} "
				"WHERE family = '%s'",
				jwt.sid)),
	    0);
	CU_ASSERT_EQUAL(oc_tokens_revoke(cx, p.token_id), OC_OK);
	CU_ASSERT_FALSE(is_good(cx, t.access));
	CU_ASSERT_EQUAL(oc_tokens_refresh(cx, t.refresh, &t, NULL), OC_EAUTH);
	oc_arena_release(&a);
}

/* Nobody who is not there, and no key or system, gets a login. */
static void
login_of_nobody(void)
{
	static const struct {
		enum oc_principal_kind kind;
		int64_t id;
	} rows[] = {
		{ OC_AGENT, NO_SUCH },
		{ OC_USER, NO_SUCH },
		{ OC_AGENT, 0 },
		{ OC_NOBODY, ADMIN },
		{ OC_APIKEY, ADMIN },
		{ OC_SYSTEM, ADMIN },
	};
	struct oc_arena a = OC_ARENA_INIT;
	struct oc_ctx *cx = oc_db_test(&a);
	int64_t before = number(cx, "SELECT COUNT(*) FROM {oc_login}");

	for (size_t i = 0; i < OC_COUNT(rows); i++) {
		struct oc_principal p = { .kind = rows[i].kind,
			.id = rows[i].id };
		struct oc_token_answer t;

		CU_ASSERT_EQUAL(
		    oc_tokens_issue(cx, &p, "local", &t), OC_EAUTH);
	}
	CU_ASSERT_EQUAL(
	    number(cx, "SELECT COUNT(*) FROM {oc_login}"), before);
	oc_arena_release(&a);
}

/* A token dies with its account's activity, and not for good. */
static void
account_is_asked_again(void)
{
	struct oc_arena a = OC_ARENA_INIT;
	struct oc_ctx *cx = oc_db_test(&a);
	int64_t user = some_user(cx);
	struct oc_token_answer agent = login(cx, OC_AGENT, ADMIN);
	struct oc_token_answer client = login(cx, OC_USER, user);

	CU_ASSERT_TRUE(is_good(cx, agent.access));
	CU_ASSERT_TRUE(is_good(cx, client.access));
	run(cx, "UPDATE {staff} SET isactive = 0 WHERE staff_id = ?", ADMIN);
	CU_ASSERT_FALSE(is_good(cx, agent.access));
	CU_ASSERT_EQUAL(
	    oc_tokens_refresh(cx, agent.refresh, &agent, NULL), OC_EAUTH);
	run(cx, "UPDATE {staff} SET isactive = 1 WHERE staff_id = ?", ADMIN);
	CU_ASSERT_TRUE(is_good(cx, agent.access));
	run(cx, "UPDATE {user_account} SET status = status | 2 "
		"WHERE user_id = ?",
	    user);
	CU_ASSERT_FALSE(is_good(cx, client.access));
	run(cx, "UPDATE {user_account} SET status = status & ~3 "
		"WHERE user_id = ?",
	    user);
	CU_ASSERT_FALSE(is_good(cx, client.access));
	run(cx, "UPDATE {user_account} SET status = status | 1 "
		"WHERE user_id = ?",
	    user);
	CU_ASSERT_TRUE(is_good(cx, client.access));
	/* osTicket ends sessions when a password changes; so do we. */
	run(cx, "UPDATE {staff} SET passwdreset = NOW() + INTERVAL 1 MINUTE "
		"WHERE staff_id = ?",
	    ADMIN);
	CU_ASSERT_FALSE(is_good(cx, agent.access));
	run(cx, "UPDATE {staff} SET passwdreset = NULL WHERE staff_id = ?",
	    ADMIN);
	CU_ASSERT_TRUE(is_good(cx, agent.access));
	oc_arena_release(&a);
}

/* A token of one account does not become another's with the row's owner. */
static void
owner_must_fit(void)
{
	struct oc_arena a = OC_ARENA_INIT;
	struct oc_ctx *cx = oc_db_test(&a);
	struct oc_token_answer t = login(cx, OC_AGENT, ADMIN);
	struct oc_principal p;

	CU_ASSERT_EQUAL(oc_tokens_check(cx, t.access, &p), OC_OK);
	run(cx, "UPDATE {oc_login} SET owner_id = 2 WHERE id = ?",
	    p.token_id);
	CU_ASSERT_FALSE(is_good(cx, t.access));
	run(cx, "DELETE FROM {oc_login} WHERE id = ?", p.token_id);
	CU_ASSERT_FALSE(is_good(cx, t.access));
	oc_arena_release(&a);
}

static void
refresh_rotates(void)
{
	struct oc_arena a = OC_ARENA_INIT;
	struct oc_ctx *cx = oc_db_test(&a);
	struct oc_token_answer first = login(cx, OC_AGENT, ADMIN), next, last;
	struct oc_principal p;

	CU_ASSERT_EQUAL(
	    oc_tokens_refresh(cx, first.refresh, &next, &p), OC_OK);
	CU_ASSERT_EQUAL(p.id, ADMIN);
	CU_ASSERT_EQUAL(p.kind, OC_AGENT);
	CU_ASSERT_STRING_NOT_EQUAL(first.refresh, next.refresh);
	CU_ASSERT_STRING_NOT_EQUAL(first.access, next.access);
	CU_ASSERT_TRUE(is_good(cx, first.access));
	CU_ASSERT_TRUE(is_good(cx, next.access));
	CU_ASSERT_EQUAL(
	    oc_tokens_refresh(cx, next.refresh, &last, NULL), OC_OK);
	CU_ASSERT_TRUE(is_good(cx, last.access));
	/* The first one again: everything of this login ends. */
	last.expires_in = 7;
	CU_ASSERT_EQUAL(
	    oc_tokens_refresh(cx, first.refresh, &last, NULL), OC_EAUTH);
	CU_ASSERT_EQUAL(last.expires_in, 7);
	CU_ASSERT_FALSE(is_good(cx, first.access));
	CU_ASSERT_FALSE(is_good(cx, last.access));
	oc_ctx_retry(cx);
	CU_ASSERT_EQUAL(
	    oc_tokens_refresh(cx, last.refresh, &last, NULL), OC_EAUTH);
	CU_ASSERT_EQUAL(number(cx,
			    oc_sprintf(&a,
				"SELECT COUNT(*) FROM {oc_audit} "
				"WHERE outcome = 'reused' "
				"AND token_id = %lld",
				(long long)p.token_id)),
	    1);
	oc_arena_release(&a);
}

static void
refresh_refuses(void)
{
	struct oc_arena a = OC_ARENA_INIT;
	struct oc_ctx *cx = oc_db_test(&a);
	struct oc_token_answer t = login(cx, OC_AGENT, ADMIN), got;
	struct oc_principal p;
	char *changed = oc_strdup(&a, t.refresh);
	const char *const bad[] = { NULL, "", "ocr_", "x", t.access, changed,
		oc_sprintf(&a, "%s ", t.refresh), t.refresh + 1 };

	changed[30] = changed[30] == 'A' ? 'B' : 'A';
	for (size_t i = 0; i < OC_COUNT(bad); i++)
		CU_ASSERT_EQUAL(
		    oc_tokens_refresh(cx, bad[i], &got, NULL), OC_EAUTH);
	/* None of these harms the login itself. */
	CU_ASSERT_EQUAL(oc_tokens_check(cx, t.access, &p), OC_OK);
	run(cx, "UPDATE {oc_refresh} SET expires = NOW() - INTERVAL 1 SECOND "
		"WHERE login_id = ?",
	    p.token_id);
	CU_ASSERT_EQUAL(
	    oc_tokens_refresh(cx, t.refresh, &got, NULL), OC_EAUTH);
	CU_ASSERT_FALSE(is_good(cx, t.refresh));
	oc_arena_release(&a);
}

struct refresher {
	const char *token;
};

static int
refresh_once(struct oc_ctx *cx, int i, void *arg)
{
	const struct refresher *r = arg;
	struct oc_token_answer t;
	enum oc_err e = oc_tokens_refresh(cx, r->token, &t, NULL);

	(void)i;
	return e == OC_OK ? 0 : e == OC_EAUTH ? 1 : 2;
}

/* Many with the same token at once: at most one gets an answer, and in the
 * end nothing of the family is good. */
static void
refresh_race(void)
{
	struct oc_arena a = OC_ARENA_INIT;
	struct oc_ctx *cx = oc_db_test(&a);
	int counts[3];

	for (int round = 0; round < 5; round++) {
		struct oc_token_answer t = login(cx, OC_AGENT, ADMIN);
		struct refresher r = { t.refresh };
		struct oc_principal p;

		CU_ASSERT_EQUAL(oc_tokens_check(cx, t.access, &p), OC_OK);
		oc_in_parallel(cx, 8, refresh_once, &r, counts, 3);
		CU_ASSERT_EQUAL(counts[0], 1);
		CU_ASSERT_EQUAL(counts[1], 7);
		CU_ASSERT_EQUAL(counts[2], 0);
		CU_ASSERT_FALSE(is_good(cx, t.access));
		CU_ASSERT_EQUAL(number(cx,
				    oc_sprintf(&a,
					"SELECT COUNT(*) FROM {oc_refresh} "
					"WHERE login_id = %lld "
					"AND spent IS NULL",
					(long long)p.token_id)),
		    1);
		CU_ASSERT_EQUAL(number(cx,
				    oc_sprintf(&a,
					"SELECT revoked IS NOT NULL "
					"FROM {oc_login} WHERE id = %lld",
					(long long)p.token_id)),
		    1);
	}
	oc_arena_release(&a);
}

static void
all_others_are_revoked(void)
{
	struct oc_arena a = OC_ARENA_INIT;
	struct oc_ctx *cx = oc_db_test(&a);
	struct oc_token_answer mine = login(cx, OC_AGENT, ADMIN);
	struct oc_token_answer other = login(cx, OC_AGENT, ADMIN);
	struct oc_token_answer user = login(cx, OC_USER, some_user(cx));
	struct oc_principal p;

	CU_ASSERT_EQUAL(oc_tokens_check(cx, mine.access, &p), OC_OK);
	CU_ASSERT_EQUAL(
	    oc_tokens_revoke_all(cx, OC_AGENT, ADMIN, p.token_id), OC_OK);
	CU_ASSERT_TRUE(is_good(cx, mine.access));
	CU_ASSERT_FALSE(is_good(cx, other.access));
	CU_ASSERT_TRUE(is_good(cx, user.access));
	CU_ASSERT_EQUAL(oc_tokens_revoke_all(cx, OC_AGENT, ADMIN, 0), OC_OK);
	CU_ASSERT_FALSE(is_good(cx, mine.access));
	oc_arena_release(&a);
}

/* --- API tokens ----------------------------------------------------------- */

static const char *
new_token(struct oc_ctx *cx, struct oc_api_token *t)
{
	const char *value = NULL;

	oc_ctx_retry(cx);
	CU_ASSERT_EQUAL_FATAL(oc_api_token_create(cx, t, NULL, &value), OC_OK);
	return value;
}

static enum oc_api_token_state
judge(struct oc_ctx *cx, const char *value, const char *ip)
{
	enum oc_api_token_state s;
	struct oc_principal p;
	const char *was = cx->ip;
	enum oc_err e;

	cx->ip = ip;
	oc_ctx_retry(cx);
	e = oc_api_token_check(cx, value, &p, &s);
	cx->ip = was;
	CU_ASSERT_EQUAL(e, s == OC_TOKEN_GOOD ? OC_OK : OC_EAUTH);
	return s;
}

static void
api_token_life(void)
{
	struct oc_arena a = OC_ARENA_INIT;
	struct oc_ctx *cx = oc_db_test(&a);
	struct oc_api_token t = { .name = " Dashboard ", .kind = OC_AGENT,
		.owner_id = ADMIN, .scopes = "tickets:read,  users:read" };
	struct oc_principal owner = { .kind = OC_AGENT, .id = ADMIN };
	struct oc_principal other = { .kind = OC_USER, .id = ADMIN };
	const char *value = new_token(cx, &t);
	struct oc_api_token found;
	struct oc_principal p;
	char *mistyped = oc_strdup(&a, value);

	OC_ASSERT_STR(t.name, "Dashboard");
	OC_ASSERT_STR(t.scopes, "tickets:read users:read");
	CU_ASSERT_TRUE(t.active && t.expires == 0 && t.last_used == 0);
	CU_ASSERT_TRUE(oc_api_token_plausible(value));
	CU_ASSERT_EQUAL(strlen(value), 46);
	CU_ASSERT_EQUAL(oc_api_token_check(cx, value, &p, NULL), OC_OK);
	CU_ASSERT_EQUAL(p.kind, OC_AGENT);
	CU_ASSERT_EQUAL(p.id, ADMIN);
	CU_ASSERT_EQUAL(p.method, OC_BY_API_TOKEN);
	CU_ASSERT_EQUAL(p.token_id, t.id);
	OC_ASSERT_STR(p.scopes, "tickets:read users:read");

	CU_ASSERT_EQUAL(oc_api_token_get(cx, value, &found), OC_OK);
	CU_ASSERT_EQUAL(found.id, t.id);
	CU_ASSERT_TRUE(found.last_used > 0);
	OC_ASSERT_STR(found.last_ip, "127.0.0.1");

	/* One wrong letter costs no query. */
	mistyped[20] = mistyped[20] == 'A' ? 'B' : 'A';
	oc_db_count_reset(cx->db);
	CU_ASSERT_EQUAL(judge(cx, mistyped, "127.0.0.1"), OC_TOKEN_UNKNOWN);
	CU_ASSERT_EQUAL(oc_db_count(cx->db), 0);

	CU_ASSERT_EQUAL(
	    oc_api_token_activate(cx, &other, t.id, false), OC_ENOTFOUND);
	CU_ASSERT_EQUAL(
	    oc_api_token_activate(cx, &owner, t.id, false), OC_OK);
	CU_ASSERT_EQUAL(judge(cx, value, "127.0.0.1"), OC_TOKEN_INACTIVE);
	CU_ASSERT_EQUAL(oc_api_token_activate(cx, NULL, t.id, true), OC_OK);
	CU_ASSERT_EQUAL(judge(cx, value, "127.0.0.1"), OC_TOKEN_GOOD);
	run(cx, "UPDATE {staff} SET isactive = 0 WHERE staff_id = ?", ADMIN);
	CU_ASSERT_EQUAL(judge(cx, value, "127.0.0.1"), OC_TOKEN_INACTIVE);
	run(cx, "UPDATE {staff} SET isactive = 1 WHERE staff_id = ?", ADMIN);

	CU_ASSERT_EQUAL(
	    oc_api_token_revoke(cx, &other, t.id, NULL), OC_ENOTFOUND);
	CU_ASSERT_EQUAL(oc_api_token_revoke(cx, &owner, t.id, NULL), OC_OK);
	CU_ASSERT_EQUAL(
	    oc_api_token_revoke(cx, &owner, t.id, NULL), OC_ENOTFOUND);
	CU_ASSERT_EQUAL(judge(cx, value, "127.0.0.1"), OC_TOKEN_UNKNOWN);
	CU_ASSERT_EQUAL(oc_api_token_get(cx, value, &found), OC_ENOTFOUND);
	CU_ASSERT_EQUAL(
	    oc_api_token_activate(cx, NULL, t.id, true), OC_ENOTFOUND);
	oc_arena_release(&a);
}

static void
api_token_addresses_and_expiry(void)
{
	static const struct {
		const char *ip;
		enum oc_api_token_state want;
	} rows[] = {
		{ "10.1.2.3", OC_TOKEN_GOOD },
		{ "::ffff:10.1.2.3", OC_TOKEN_GOOD },
		{ "192.0.2.7", OC_TOKEN_GOOD },
		{ "2001:db8::1", OC_TOKEN_GOOD },
		{ "192.0.2.8", OC_TOKEN_ADDRESS },
		{ "2001:db9::1", OC_TOKEN_ADDRESS },
		{ "127.0.0.1", OC_TOKEN_ADDRESS },
		{ "", OC_TOKEN_ADDRESS },
	};
	struct oc_arena a = OC_ARENA_INIT;
	struct oc_ctx *cx = oc_db_test(&a);
	struct oc_api_token t = { .name = "n", .kind = OC_USER,
		.owner_id = some_user(cx),
		.addresses = "10.0.0.0/8, 192.0.2.7 2001:db8::/32",
		.expires = oc_now() + 3600 };
	int64_t expires = t.expires;
	const char *value = new_token(cx, &t);

	OC_ASSERT_STR(t.addresses, "10.0.0.0/8,192.0.2.7,2001:db8::/32");
	CU_ASSERT_EQUAL(t.expires, expires);
	for (size_t i = 0; i < OC_COUNT(rows); i++)
		CU_ASSERT_EQUAL(judge(cx, value, rows[i].ip), rows[i].want);
	run(cx, "UPDATE {oc_api_token} SET expires = NOW() WHERE id = ?",
	    t.id);
	CU_ASSERT_EQUAL(judge(cx, value, "10.1.2.3"), OC_TOKEN_EXPIRED);
	CU_ASSERT_EQUAL(oc_api_token_revoke(cx, NULL, t.id, NULL), OC_OK);
	oc_arena_release(&a);
}

/* However often it is used, the row is written once a minute. */
static void
api_token_use_is_noted_seldom(void)
{
	struct oc_arena a = OC_ARENA_INIT;
	struct oc_ctx *cx = oc_db_test(&a);
	struct oc_api_token t = { .name = "n", .kind = OC_AGENT,
		.owner_id = ADMIN };
	const char *value = new_token(cx, &t);

	judge(cx, value, "192.0.2.1");
	oc_db_count_reset(cx->db);
	for (int i = 0; i < 10; i++)
		judge(cx, value, "192.0.2.2");
	CU_ASSERT_EQUAL(oc_db_count(cx->db), 10);
	CU_ASSERT_EQUAL(oc_api_token_get(cx, value, &t), OC_OK);
	OC_ASSERT_STR(t.last_ip, "192.0.2.1");
	run(cx,
	    "UPDATE {oc_api_token} SET last_used = NOW() - INTERVAL 61 SECOND "
	    "WHERE id = ?",
	    t.id);
	judge(cx, value, "192.0.2.3");
	CU_ASSERT_EQUAL(oc_api_token_get(cx, value, &t), OC_OK);
	OC_ASSERT_STR(t.last_ip, "192.0.2.3");
	CU_ASSERT_EQUAL(oc_api_token_revoke(cx, NULL, t.id, NULL), OC_OK);
	oc_arena_release(&a);
}

/* 0: good, and not written; 1: good, and written. */
static int
use_once(struct oc_ctx *cx, int i, void *arg)
{
	struct oc_principal p;

	/* Or a second write would change nothing, and not show. */
	cx->ip = oc_sprintf(cx->arena, "10.0.0.%d", i);
	oc_db_count_reset(cx->db);
	if (oc_api_token_check(cx, arg, &p, NULL) != OC_OK)
		return 2;
	return oc_db_count(cx->db) == 2 && oc_db_affected(cx->db) == 1;
}

/* Also when many use it for the first time at once. */
static void
api_token_use_is_noted_once(void)
{
	struct oc_arena a = OC_ARENA_INIT;
	struct oc_ctx *cx = oc_db_test(&a);
	struct oc_api_token t = { .name = "n", .kind = OC_AGENT,
		.owner_id = ADMIN };
	char *value = oc_strdup(&a, new_token(cx, &t));
	int counts[3];

	for (int round = 0; round < 5; round++) {
		run(cx,
		    "UPDATE {oc_api_token} "
		    "SET last_used = NOW() - INTERVAL 1 HOUR WHERE id = ?",
		    t.id);
		oc_in_parallel(cx, 12, use_once, value, counts, 3);
		CU_ASSERT_EQUAL(counts[0], 11);
		CU_ASSERT_EQUAL(counts[1], 1);
		CU_ASSERT_EQUAL(counts[2], 0);
	}
	CU_ASSERT_EQUAL(oc_api_token_revoke(cx, NULL, t.id, NULL), OC_OK);
	oc_arena_release(&a);
}

static void
api_token_is_refused(void)
{
	char *name129;
	struct oc_arena a = OC_ARENA_INIT;
	struct oc_ctx *cx = oc_db_test(&a);
	int64_t before = number(cx, "SELECT COUNT(*) FROM {oc_api_token}");

	name129 = oc_sprintf(&a, "%0129d", 0);
	const struct {
		struct oc_api_token t;
		enum oc_err want;
		const char *field;
	} rows[] = {
		{ { .kind = OC_AGENT, .owner_id = ADMIN }, OC_EINVAL, "name" },
		{ { .name = "  ", .kind = OC_AGENT, .owner_id = ADMIN },
		    OC_EINVAL, "name" },
		{ { .name = name129, .kind = OC_AGENT, .owner_id = ADMIN },
		    OC_EINVAL, "name" },
		{ { .name = "\xFF", .kind = OC_AGENT, .owner_id = ADMIN },
		    OC_EINVAL, "name" },
		{ { .name = "n", .kind = OC_AGENT, .owner_id = NO_SUCH },
		    OC_ENOTFOUND, NULL },
		{ { .name = "n", .kind = OC_USER, .owner_id = NO_SUCH },
		    OC_ENOTFOUND, NULL },
		{ { .name = "n", .kind = OC_SYSTEM, .owner_id = ADMIN },
		    OC_ENOTFOUND, NULL },
		{ { .name = "n", .kind = OC_AGENT, .owner_id = ADMIN,
		      .scopes = "" },
		    OC_EINVAL, "scopes" },
		{ { .name = "n", .kind = OC_AGENT, .owner_id = ADMIN,
		      .scopes = "tickets:read;drop" },
		    OC_EINVAL, "scopes" },
		{ { .name = "n", .kind = OC_AGENT, .owner_id = ADMIN,
		      .addresses = "localhost" },
		    OC_EINVAL, "addresses" },
		{ { .name = "n", .kind = OC_AGENT, .owner_id = ADMIN,
		      .addresses = "10.0.0.0/40" },
		    OC_EINVAL, "addresses" },
		{ { .name = "n", .kind = OC_AGENT, .owner_id = ADMIN,
		      .addresses = "*" },
		    OC_EINVAL, "addresses" },
		{ { .name = "n", .kind = OC_AGENT, .owner_id = ADMIN,
		      .expires = 1000 },
		    OC_EINVAL, "expires_at" },
		/* MariaDB would make it NULL: good for ever. */
		{ { .name = "n", .kind = OC_AGENT, .owner_id = ADMIN,
		      .expires = 4102444800 },
		    OC_EINVAL, "expires_at" },
	};

	for (size_t i = 0; i < OC_COUNT(rows); i++) {
		struct oc_api_token t = rows[i].t;
		const char *value;

		oc_ctx_retry(cx);
		CU_ASSERT_EQUAL(
		    oc_api_token_create(cx, &t, NULL, &value), rows[i].want);
		OC_ASSERT_STR(
		    cx->problems == NULL ? NULL : cx->problems->field,
		    rows[i].field);
	}
	CU_ASSERT_EQUAL(
	    number(cx, "SELECT COUNT(*) FROM {oc_api_token}"), before);
	oc_arena_release(&a);
}

static void
api_token_list_and_shapes(void)
{
	static const char *const bad[] = { NULL, "", "oct_", "x",
		"oct_00000000000000000000000000000000000000000",
		"oct_000000000000000000000000000000000000000000",
		"OCT_000000000000000000000000000000000000000000",
		"oct_00000000000000000000000000000000000000000 " };
	struct oc_arena a = OC_ARENA_INIT;
	struct oc_ctx *cx = oc_db_test(&a);
	struct oc_api_token one = { .name = "one", .kind = OC_AGENT,
		.owner_id = ADMIN };
	struct oc_api_token two = { .name = "two", .kind = OC_USER,
		.owner_id = some_user(cx) };
	struct oc_api_token *list;
	size_t n, all;

	for (size_t i = 0; i < OC_COUNT(bad); i++) {
		CU_ASSERT_FALSE(oc_api_token_plausible(bad[i]));
		CU_ASSERT_EQUAL(
		    judge(cx, bad[i], "127.0.0.1"), OC_TOKEN_UNKNOWN);
		CU_ASSERT_EQUAL(
		    oc_api_token_get(cx, bad[i], &one), OC_ENOTFOUND);
	}
	new_token(cx, &one);
	new_token(cx, &two);
	CU_ASSERT_EQUAL(
	    oc_api_token_list(cx, OC_AGENT, ADMIN, &list, &n), OC_OK);
	CU_ASSERT_TRUE(n >= 1);
	OC_ASSERT_STR(list[n - 1].name, "one");
	CU_ASSERT_EQUAL(oc_api_token_list(cx, OC_NOBODY, 0, &list, &all), OC_OK);
	CU_ASSERT_TRUE(all > n);
	OC_ASSERT_STR(list[all - 1].name, "two");
	CU_ASSERT_EQUAL(oc_api_token_revoke(cx, NULL, one.id, NULL), OC_OK);
	CU_ASSERT_EQUAL(oc_api_token_revoke(cx, NULL, two.id, NULL), OC_OK);
	oc_arena_release(&a);
}

/* --- audit, purge --------------------------------------------------------- */

static void
audit_goes_with_the_write(void)
{
	static const char *const fields[] = { "subject", "priority" };
	struct oc_arena a = OC_ARENA_INIT;
	struct oc_ctx *cx = oc_db_test(&a);
	struct oc_agent_rights rights = { .username = "admin" };
	struct oc_principal p = { .kind = OC_AGENT, .id = ADMIN,
		.method = OC_BY_API_TOKEN, .token_id = 5, .agent = &rights };
	struct oc_audit x = { .who = &p, .action = "test.update",
		.object = "ticket", .object_id = 3, .fields = fields,
		.nfields = 2, .request_id = "r-1" };
	struct oc_rows rows;

	CU_ASSERT_EQUAL(oc_db_exec(cx->db,
			    "DELETE FROM {oc_audit} "
			    "WHERE action LIKE 'test.%'",
			    ""),
	    OC_OK);
	CU_ASSERT_EQUAL(oc_db_begin(cx->db), OC_OK);
	CU_ASSERT_EQUAL(oc_audit_write(cx, &x), OC_OK);
	oc_db_rollback(cx->db);
	CU_ASSERT_EQUAL(number(cx, "SELECT COUNT(*) FROM {oc_audit} "
				   "WHERE action = 'test.update'"),
	    0);
	CU_ASSERT_EQUAL(oc_audit_alone(cx, &x), OC_OK);
	CU_ASSERT_EQUAL(oc_db_select(cx->db, &a, &rows,
			    "SELECT actor_kind, actor_id, actor, method, "
			    "token_id, ip, request_id, object, object_id, "
			    "fields, outcome FROM {oc_audit} "
			    "WHERE action = 'test.update'",
			    ""),
	    OC_OK);
	CU_ASSERT_EQUAL_FATAL(rows.n, 1);
	OC_ASSERT_STR(oc_cell_text(&rows, 0, 0), "S");
	CU_ASSERT_EQUAL(oc_cell_int(&rows, 0, 1), ADMIN);
	OC_ASSERT_STR(oc_cell_text(&rows, 0, 2), "admin");
	OC_ASSERT_STR(oc_cell_text(&rows, 0, 3), "api_token");
	CU_ASSERT_EQUAL(oc_cell_int(&rows, 0, 4), 5);
	OC_ASSERT_STR(oc_cell_text(&rows, 0, 5), "127.0.0.1");
	OC_ASSERT_STR(oc_cell_text(&rows, 0, 6), "r-1");
	OC_ASSERT_STR(oc_cell_text(&rows, 0, 7), "ticket");
	CU_ASSERT_EQUAL(oc_cell_int(&rows, 0, 8), 3);
	OC_ASSERT_STR(oc_cell_text(&rows, 0, 9), "subject,priority");
	OC_ASSERT_STR(oc_cell_text(&rows, 0, 10), "ok");
	oc_arena_release(&a);
}

/* A failed login of a name that no column holds. */
static void
audit_of_nobody(void)
{
	struct oc_arena a = OC_ARENA_INIT;
	struct oc_ctx *cx = oc_db_test(&a);
	struct oc_audit x = { .actor = oc_sprintf(&a, "\xFF%0300d", 0),
		.action = "test.login", .outcome = "denied" };

	CU_ASSERT_EQUAL(oc_audit_alone(cx, &x), OC_OK);
	CU_ASSERT_EQUAL(number(cx, "SELECT CHAR_LENGTH(actor) "
				   "FROM {oc_audit} "
				   "WHERE action = 'test.login' "
				   "AND actor_kind = '-' "
				   "AND outcome = 'denied' "
				   "ORDER BY id DESC LIMIT 1"),
	    255);
	/* Where the tables may not be made, nothing is noted. */
	cx->own_denied = true;
	x.action = "test.denied";
	CU_ASSERT_EQUAL(oc_audit_alone(cx, &x), OC_OK);
	CU_ASSERT_EQUAL(number(cx, "SELECT COUNT(*) FROM {oc_audit} "
				   "WHERE action = 'test.denied'"),
	    0);
	oc_arena_release(&a);
}

static void
purge(void)
{
	struct oc_arena a = OC_ARENA_INIT;
	struct oc_ctx *cx = oc_db_test(&a);
	struct oc_token_answer old = login(cx, OC_AGENT, ADMIN);
	struct oc_token_answer young = login(cx, OC_AGENT, ADMIN);
	struct oc_principal p;
	int64_t id;

	CU_ASSERT_EQUAL(oc_tokens_check(cx, old.access, &p), OC_OK);
	id = p.token_id;
	run(cx, "UPDATE {oc_refresh} SET expires = NOW() - INTERVAL 1 DAY "
		"WHERE login_id = ?",
	    id);
	run(cx, "UPDATE {oc_login} SET expires = NOW() - INTERVAL 1 DAY "
		"WHERE id = ?",
	    id);
	CU_ASSERT_EQUAL(oc_db_exec(cx->db,
			    "INSERT INTO {oc_audit} (at, actor_kind, "
			    "actor_id, actor, method, ip, request_id, "
			    "action, object, outcome) VALUES "
			    "(NOW() - INTERVAL 366 DAY, '-', 0, '', '', '', "
			    "'', 'test.old', '', 'ok'), "
			    "(NOW() - INTERVAL 364 DAY, '-', 0, '', '', '', "
			    "'', 'test.young', '', 'ok')",
			    ""),
	    OC_OK);
	CU_ASSERT_EQUAL(oc_auth_purge(cx), OC_OK);
	CU_ASSERT_EQUAL(number(cx,
			    oc_sprintf(&a,
				"SELECT (SELECT COUNT(*) FROM {oc_login} "
				"WHERE id = %lld) + "
				"(SELECT COUNT(*) FROM {oc_refresh} "
				"WHERE login_id = %lld)",
				(long long)id, (long long)id)),
	    0);
	CU_ASSERT_TRUE(is_good(cx, young.access));
	CU_ASSERT_EQUAL(number(cx, "SELECT COUNT(*) FROM {oc_audit} "
				   "WHERE action = 'test.old'"),
	    0);
	CU_ASSERT_TRUE(number(cx, "SELECT COUNT(*) FROM {oc_audit} "
				  "WHERE action = 'test.young'") > 0);
	oc_arena_release(&a);
}

/* Before the first need of a table: none is found, and then one is made. */
static void
without_tables(void)
{
	static const char *const tables[] = { "DROP TABLE {oc_login}",
		"DROP TABLE {oc_refresh}", "DROP TABLE {oc_api_token}",
		"DROP TABLE {oc_audit}", "DROP TABLE {oc_schema}" };
	struct oc_arena a = OC_ARENA_INIT;
	struct oc_ctx *cx = oc_db_test(&a);
	struct oc_token_answer t = login(cx, OC_AGENT, ADMIN);
	struct oc_api_token token = { .name = "n", .kind = OC_AGENT,
		.owner_id = ADMIN };
	const char *value = new_token(cx, &token);
	struct oc_api_token *list;
	size_t n = 1;

	for (size_t i = 0; i < OC_COUNT(tables); i++)
		CU_ASSERT_EQUAL(oc_db_exec(cx->db, tables[i], ""), OC_OK);
	CU_ASSERT_FALSE(is_good(cx, t.access));
	CU_ASSERT_EQUAL(judge(cx, value, "127.0.0.1"), OC_TOKEN_UNKNOWN);
	CU_ASSERT_EQUAL(oc_api_token_list(cx, OC_NOBODY, 0, &list, &n), OC_OK);
	CU_ASSERT_EQUAL(n, 0);
	CU_ASSERT_EQUAL(oc_tokens_revoke(cx, 1), OC_OK);
	CU_ASSERT_EQUAL(oc_tokens_revoke_all(cx, OC_AGENT, ADMIN, 1), OC_OK);
	CU_ASSERT_EQUAL(oc_auth_purge(cx), OC_OK);
	t = login(cx, OC_AGENT, ADMIN);
	CU_ASSERT_TRUE(is_good(cx, t.access));
	cx->own_denied = true;
	CU_ASSERT_EQUAL(
	    oc_tokens_refresh(cx, t.refresh, &t, NULL), OC_EINTERNAL);
	oc_arena_release(&a);
}

CU_TestInfo credentials_tests[] = {
	{ "login and out", login_and_out },
	{ "login of nobody", login_of_nobody },
	{ "account is asked again", account_is_asked_again },
	{ "owner must fit", owner_must_fit },
	{ "refresh rotates", refresh_rotates },
	{ "refresh refuses", refresh_refuses },
	{ "refresh race", refresh_race },
	{ "all others are revoked", all_others_are_revoked },
	{ "API token life", api_token_life },
	{ "API token, addresses and expiry", api_token_addresses_and_expiry },
	{ "API token, use is noted seldom", api_token_use_is_noted_seldom },
	{ "API token, use is noted once", api_token_use_is_noted_once },
	{ "API token is refused", api_token_is_refused },
	{ "API token, list and shapes", api_token_list_and_shapes },
	{ "audit goes with the write", audit_goes_with_the_write },
	{ "audit of nobody", audit_of_nobody },
	{ "purge", purge },
	{ "without tables", without_tables },
	CU_TEST_INFO_NULL,
};
