/* test_api_token.c - tokens for programs: made, judged, used, revoked. */
#include "config.h"

#include "credentials.h"

#include "base/clock.h"
#include "parallel.h"

static void
api_token_life(void)
{
	struct oc_arena a = OC_ARENA_INIT;
	struct oc_ctx *cx = oc_db_test(&a);
	struct oc_api_token t = { .name = " Dashboard ",
		.kind = OC_AGENT,
		.owner_id = ADMIN,
		.scopes = "tickets:read,  users:read" };
	struct oc_principal owner = { .kind = OC_AGENT, .id = ADMIN };
	struct oc_principal other = { .kind = OC_USER, .id = ADMIN };
	const char *value = cred_token(cx, &t);
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
	CU_ASSERT_EQUAL(
	    cred_judge(cx, mistyped, "127.0.0.1"), OC_TOKEN_UNKNOWN);
	CU_ASSERT_EQUAL(oc_db_count(cx->db), 0);

	CU_ASSERT_EQUAL(
	    oc_api_token_activate(cx, &other, t.id, false), OC_ENOTFOUND);
	CU_ASSERT_EQUAL(oc_api_token_activate(cx, &owner, t.id, false), OC_OK);
	CU_ASSERT_EQUAL(cred_judge(cx, value, "127.0.0.1"), OC_TOKEN_INACTIVE);
	CU_ASSERT_EQUAL(oc_api_token_activate(cx, NULL, t.id, true), OC_OK);
	CU_ASSERT_EQUAL(cred_judge(cx, value, "127.0.0.1"), OC_TOKEN_GOOD);
	desk_run_id(
	    cx, "UPDATE {staff} SET isactive = 0 WHERE staff_id = ?", ADMIN);
	CU_ASSERT_EQUAL(cred_judge(cx, value, "127.0.0.1"), OC_TOKEN_INACTIVE);
	desk_run_id(
	    cx, "UPDATE {staff} SET isactive = 1 WHERE staff_id = ?", ADMIN);

	CU_ASSERT_EQUAL(
	    oc_api_token_revoke(cx, &other, t.id, NULL), OC_ENOTFOUND);
	CU_ASSERT_EQUAL(oc_api_token_revoke(cx, &owner, t.id, NULL), OC_OK);
	CU_ASSERT_EQUAL(
	    oc_api_token_revoke(cx, &owner, t.id, NULL), OC_ENOTFOUND);
	CU_ASSERT_EQUAL(cred_judge(cx, value, "127.0.0.1"), OC_TOKEN_UNKNOWN);
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
	struct oc_api_token t = { .name = "n",
		.kind = OC_USER,
		.owner_id = cred_user(cx),
		.addresses = "10.0.0.0/8, 192.0.2.7 2001:db8::/32",
		.expires = oc_now() + 3600 };
	int64_t expires = t.expires;
	const char *value = cred_token(cx, &t);

	OC_ASSERT_STR(t.addresses, "10.0.0.0/8,192.0.2.7,2001:db8::/32");
	CU_ASSERT_EQUAL(t.expires, expires);
	for (size_t i = 0; i < OC_COUNT(rows); i++)
		CU_ASSERT_EQUAL(
		    cred_judge(cx, value, rows[i].ip), rows[i].want);
	desk_run_id(
	    cx, "UPDATE {oc_api_token} SET expires = NOW() WHERE id = ?", t.id);
	CU_ASSERT_EQUAL(cred_judge(cx, value, "10.1.2.3"), OC_TOKEN_EXPIRED);
	CU_ASSERT_EQUAL(oc_api_token_revoke(cx, NULL, t.id, NULL), OC_OK);
	oc_arena_release(&a);
}

/* However often it is used, the row is written once a minute. */
static void
api_token_use_is_noted_seldom(void)
{
	struct oc_arena a = OC_ARENA_INIT;
	struct oc_ctx *cx = oc_db_test(&a);
	struct oc_api_token t = {
		.name = "n", .kind = OC_AGENT, .owner_id = ADMIN
	};
	const char *value = cred_token(cx, &t);

	cred_judge(cx, value, "192.0.2.1");
	oc_db_count_reset(cx->db);
	for (int i = 0; i < 10; i++)
		cred_judge(cx, value, "192.0.2.2");
	CU_ASSERT_EQUAL(oc_db_count(cx->db), 10);
	CU_ASSERT_EQUAL(oc_api_token_get(cx, value, &t), OC_OK);
	OC_ASSERT_STR(t.last_ip, "192.0.2.1");
	desk_run_id(cx,
	    "UPDATE {oc_api_token} SET last_used = NOW() - INTERVAL 61 SECOND "
	    "WHERE id = ?",
	    t.id);
	cred_judge(cx, value, "192.0.2.3");
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
	struct oc_api_token t = {
		.name = "n", .kind = OC_AGENT, .owner_id = ADMIN
	};
	char *value = oc_strdup(&a, cred_token(cx, &t));
	int counts[3];

	for (int round = 0; round < 5; round++) {
		desk_run_id(cx,
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
	int64_t before = desk_number(cx, "SELECT COUNT(*) FROM {oc_api_token}");

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
		{ { .name = "n",
		      .kind = OC_AGENT,
		      .owner_id = ADMIN,
		      .scopes = "" },
		    OC_EINVAL, "scopes" },
		{ { .name = "n",
		      .kind = OC_AGENT,
		      .owner_id = ADMIN,
		      .scopes = "tickets:read;drop" },
		    OC_EINVAL, "scopes" },
		{ { .name = "n",
		      .kind = OC_AGENT,
		      .owner_id = ADMIN,
		      .addresses = "localhost" },
		    OC_EINVAL, "addresses" },
		{ { .name = "n",
		      .kind = OC_AGENT,
		      .owner_id = ADMIN,
		      .addresses = "10.0.0.0/40" },
		    OC_EINVAL, "addresses" },
		{ { .name = "n",
		      .kind = OC_AGENT,
		      .owner_id = ADMIN,
		      .addresses = "*" },
		    OC_EINVAL, "addresses" },
		{ { .name = "n",
		      .kind = OC_AGENT,
		      .owner_id = ADMIN,
		      .expires = 1000 },
		    OC_EINVAL, "expires_at" },
		/* MariaDB would make it NULL: good for ever. */
		{ { .name = "n",
		      .kind = OC_AGENT,
		      .owner_id = ADMIN,
		      .expires = 4102444800 },
		    OC_EINVAL, "expires_at" },
	};

	for (size_t i = 0; i < OC_COUNT(rows); i++) {
		struct oc_api_token t = rows[i].t;
		const char *value;

		oc_ctx_retry(cx);
		CU_ASSERT_EQUAL(
		    oc_api_token_create(cx, &t, NULL, &value), rows[i].want);
		OC_ASSERT_STR(cx->problems == NULL ? NULL : cx->problems->field,
		    rows[i].field);
	}
	CU_ASSERT_EQUAL(
	    desk_number(cx, "SELECT COUNT(*) FROM {oc_api_token}"), before);
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
	struct oc_api_token one = {
		.name = "one", .kind = OC_AGENT, .owner_id = ADMIN
	};
	struct oc_api_token two = {
		.name = "two", .kind = OC_USER, .owner_id = cred_user(cx)
	};
	struct oc_api_token *list;
	size_t n, all;

	for (size_t i = 0; i < OC_COUNT(bad); i++) {
		CU_ASSERT_FALSE(oc_api_token_plausible(bad[i]));
		CU_ASSERT_EQUAL(
		    cred_judge(cx, bad[i], "127.0.0.1"), OC_TOKEN_UNKNOWN);
		CU_ASSERT_EQUAL(
		    oc_api_token_get(cx, bad[i], &one), OC_ENOTFOUND);
	}
	cred_token(cx, &one);
	cred_token(cx, &two);
	CU_ASSERT_EQUAL(
	    oc_api_token_list(cx, OC_AGENT, ADMIN, &list, &n), OC_OK);
	CU_ASSERT_TRUE(n >= 1);
	OC_ASSERT_STR(list[n - 1].name, "one");
	CU_ASSERT_EQUAL(
	    oc_api_token_list(cx, OC_NOBODY, 0, &list, &all), OC_OK);
	CU_ASSERT_TRUE(all > n);
	OC_ASSERT_STR(list[all - 1].name, "two");
	CU_ASSERT_EQUAL(oc_api_token_revoke(cx, NULL, one.id, NULL), OC_OK);
	CU_ASSERT_EQUAL(oc_api_token_revoke(cx, NULL, two.id, NULL), OC_OK);
	oc_arena_release(&a);
}

CU_TestInfo api_token_tests[] = {
	{ "API token life", api_token_life },
	{ "API token, addresses and expiry", api_token_addresses_and_expiry },
	{ "API token, use is noted seldom", api_token_use_is_noted_seldom },
	{ "API token, use is noted once", api_token_use_is_noted_once },
	{ "API token is refused", api_token_is_refused },
	{ "API token, list and shapes", api_token_list_and_shapes },
	CU_TEST_INFO_NULL,
};
