/* test_login_tokens.c - logins, and the tokens they give and take. */
#include "config.h"

#include "credentials.h"

#include "auth/jwt.h"
#include "base/clock.h"
#include "parallel.h"

static void
login_and_out(void)
{
	struct oc_arena a = OC_ARENA_INIT;
	struct oc_ctx *cx = oc_db_test(&a);
	struct oc_principal p;
	struct oc_token_answer t = cred_login(cx, OC_AGENT, ADMIN);
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
	CU_ASSERT_EQUAL(oc_db_count(cx->db), 2); /* sent together */
	CU_ASSERT_EQUAL(p.kind, OC_AGENT);
	CU_ASSERT_EQUAL(p.id, ADMIN);
	CU_ASSERT_PTR_NOT_NULL_FATAL(p.agent);
	OC_ASSERT_STR(p.agent->username, "admin");
	CU_ASSERT_TRUE(p.agent->ndepts > 0);
	CU_ASSERT_EQUAL(p.method, OC_BY_JWT);
	CU_ASSERT_EQUAL(p.expires, jwt.exp);
	CU_ASSERT_TRUE(p.token_id > 0);
	CU_ASSERT_PTR_NULL(p.scopes);
	/* Neither token stands in the database. */
	CU_ASSERT_EQUAL(desk_number(cx, oc_sprintf(&a,
	                                    "SELECT COUNT(*) FROM {oc_refresh} "
	                                    "WHERE hash = '%s'",
	                                    t.refresh)),
	    0);
	CU_ASSERT_EQUAL(desk_number(cx, oc_sprintf(&a,
	                                    "SELECT COUNT(*) FROM {oc_login} "
	                                    "WHERE family = '%s'",
	                                    jwt.sid)),
	    0);
	CU_ASSERT_EQUAL(oc_tokens_revoke(cx, p.token_id), OC_OK);
	CU_ASSERT_FALSE(cred_is_good(cx, t.access));
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
	int64_t before = desk_number(cx, "SELECT COUNT(*) FROM {oc_login}");

	for (size_t i = 0; i < OC_COUNT(rows); i++) {
		struct oc_principal p = { .kind = rows[i].kind,
			.id = rows[i].id };
		struct oc_token_answer t;

		CU_ASSERT_EQUAL(oc_tokens_issue(cx, &p, "local", &t), OC_EAUTH);
	}
	CU_ASSERT_EQUAL(
	    desk_number(cx, "SELECT COUNT(*) FROM {oc_login}"), before);
	oc_arena_release(&a);
}

/* A token dies with its account's activity, and not for good. */
static void
account_is_asked_again(void)
{
	struct oc_arena a = OC_ARENA_INIT;
	struct oc_ctx *cx = oc_db_test(&a);
	int64_t user = cred_user(cx);
	struct oc_token_answer agent = cred_login(cx, OC_AGENT, ADMIN);
	struct oc_token_answer client = cred_login(cx, OC_USER, user);

	CU_ASSERT_TRUE(cred_is_good(cx, agent.access));
	CU_ASSERT_TRUE(cred_is_good(cx, client.access));
	desk_run_id(
	    cx, "UPDATE {staff} SET isactive = 0 WHERE staff_id = ?", ADMIN);
	CU_ASSERT_FALSE(cred_is_good(cx, agent.access));
	CU_ASSERT_EQUAL(
	    oc_tokens_refresh(cx, agent.refresh, &agent, NULL), OC_EAUTH);
	desk_run_id(
	    cx, "UPDATE {staff} SET isactive = 1 WHERE staff_id = ?", ADMIN);
	CU_ASSERT_TRUE(cred_is_good(cx, agent.access));
	desk_run_id(cx,
	    "UPDATE {user_account} SET status = status | 2 "
	    "WHERE user_id = ?",
	    user);
	CU_ASSERT_FALSE(cred_is_good(cx, client.access));
	desk_run_id(cx,
	    "UPDATE {user_account} SET status = status & ~3 "
	    "WHERE user_id = ?",
	    user);
	CU_ASSERT_FALSE(cred_is_good(cx, client.access));
	desk_run_id(cx,
	    "UPDATE {user_account} SET status = status | 1 "
	    "WHERE user_id = ?",
	    user);
	CU_ASSERT_TRUE(cred_is_good(cx, client.access));
	/* osTicket ends sessions when a password changes; so do we. */
	desk_run_id(cx,
	    "UPDATE {staff} SET passwdreset = NOW() + INTERVAL 1 MINUTE "
	    "WHERE staff_id = ?",
	    ADMIN);
	CU_ASSERT_FALSE(cred_is_good(cx, agent.access));
	desk_run_id(cx,
	    "UPDATE {staff} SET passwdreset = NULL WHERE staff_id = ?", ADMIN);
	CU_ASSERT_TRUE(cred_is_good(cx, agent.access));
	oc_arena_release(&a);
}

/* A token of one account does not become another's with the row's owner. */
static void
owner_must_fit(void)
{
	struct oc_arena a = OC_ARENA_INIT;
	struct oc_ctx *cx = oc_db_test(&a);
	struct oc_token_answer t = cred_login(cx, OC_AGENT, ADMIN);
	struct oc_principal p;

	CU_ASSERT_EQUAL(oc_tokens_check(cx, t.access, &p), OC_OK);
	desk_run_id(
	    cx, "UPDATE {oc_login} SET owner_id = 2 WHERE id = ?", p.token_id);
	CU_ASSERT_FALSE(cred_is_good(cx, t.access));
	desk_run_id(cx, "DELETE FROM {oc_login} WHERE id = ?", p.token_id);
	CU_ASSERT_FALSE(cred_is_good(cx, t.access));
	oc_arena_release(&a);
}

static void
refresh_rotates(void)
{
	struct oc_arena a = OC_ARENA_INIT;
	struct oc_ctx *cx = oc_db_test(&a);
	struct oc_token_answer first = cred_login(cx, OC_AGENT, ADMIN), next,
	                       last;
	struct oc_principal p;

	CU_ASSERT_EQUAL(oc_tokens_refresh(cx, first.refresh, &next, &p), OC_OK);
	CU_ASSERT_EQUAL(p.id, ADMIN);
	CU_ASSERT_EQUAL(p.kind, OC_AGENT);
	CU_ASSERT_STRING_NOT_EQUAL(first.refresh, next.refresh);
	CU_ASSERT_STRING_NOT_EQUAL(first.access, next.access);
	CU_ASSERT_TRUE(cred_is_good(cx, first.access));
	CU_ASSERT_TRUE(cred_is_good(cx, next.access));
	CU_ASSERT_EQUAL(
	    oc_tokens_refresh(cx, next.refresh, &last, NULL), OC_OK);
	CU_ASSERT_TRUE(cred_is_good(cx, last.access));
	/* The first one again: everything of this login ends. */
	last.expires_in = 7;
	CU_ASSERT_EQUAL(
	    oc_tokens_refresh(cx, first.refresh, &last, NULL), OC_EAUTH);
	CU_ASSERT_EQUAL(last.expires_in, 7);
	CU_ASSERT_FALSE(cred_is_good(cx, first.access));
	CU_ASSERT_FALSE(cred_is_good(cx, last.access));
	oc_ctx_retry(cx);
	CU_ASSERT_EQUAL(
	    oc_tokens_refresh(cx, last.refresh, &last, NULL), OC_EAUTH);
	CU_ASSERT_EQUAL(desk_number(cx, oc_sprintf(&a,
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
	struct oc_token_answer t = cred_login(cx, OC_AGENT, ADMIN), got;
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
	desk_run_id(cx,
	    "UPDATE {oc_refresh} SET expires = NOW() - INTERVAL 1 SECOND "
	    "WHERE login_id = ?",
	    p.token_id);
	CU_ASSERT_EQUAL(oc_tokens_refresh(cx, t.refresh, &got, NULL), OC_EAUTH);
	CU_ASSERT_FALSE(cred_is_good(cx, t.refresh));
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
		struct oc_token_answer t = cred_login(cx, OC_AGENT, ADMIN);
		struct refresher r = { t.refresh };
		struct oc_principal p;

		CU_ASSERT_EQUAL(oc_tokens_check(cx, t.access, &p), OC_OK);
		oc_in_parallel(cx, 8, refresh_once, &r, counts, 3);
		CU_ASSERT_EQUAL(counts[0], 1);
		CU_ASSERT_EQUAL(counts[1], 7);
		CU_ASSERT_EQUAL(counts[2], 0);
		CU_ASSERT_FALSE(cred_is_good(cx, t.access));
		CU_ASSERT_EQUAL(
		    desk_number(cx, oc_sprintf(&a,
		                        "SELECT COUNT(*) FROM {oc_refresh} "
		                        "WHERE login_id = %lld "
		                        "AND spent IS NULL",
		                        (long long)p.token_id)),
		    1);
		CU_ASSERT_EQUAL(
		    desk_number(cx, oc_sprintf(&a,
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
	struct oc_token_answer mine = cred_login(cx, OC_AGENT, ADMIN);
	struct oc_token_answer other = cred_login(cx, OC_AGENT, ADMIN);
	struct oc_token_answer user = cred_login(cx, OC_USER, cred_user(cx));
	struct oc_principal p;

	CU_ASSERT_EQUAL(oc_tokens_check(cx, mine.access, &p), OC_OK);
	CU_ASSERT_EQUAL(
	    oc_tokens_revoke_all(cx, OC_AGENT, ADMIN, p.token_id), OC_OK);
	CU_ASSERT_TRUE(cred_is_good(cx, mine.access));
	CU_ASSERT_FALSE(cred_is_good(cx, other.access));
	CU_ASSERT_TRUE(cred_is_good(cx, user.access));
	CU_ASSERT_EQUAL(oc_tokens_revoke_all(cx, OC_AGENT, ADMIN, 0), OC_OK);
	CU_ASSERT_FALSE(cred_is_good(cx, mine.access));
	oc_arena_release(&a);
}

CU_TestInfo login_tokens_tests[] = {
	{ "login and out", login_and_out },
	{ "login of nobody", login_of_nobody },
	{ "account is asked again", account_is_asked_again },
	{ "owner must fit", owner_must_fit },
	{ "refresh rotates", refresh_rotates },
	{ "refresh refuses", refresh_refuses },
	{ "refresh race", refresh_race },
	{ "all others are revoked", all_others_are_revoked },
	CU_TEST_INFO_NULL,
};
