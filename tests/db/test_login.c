/* test_login.c - who may log in. */
#include "config.h"

#include "desk.h"

#include "osticket/login.h"
#include "osticket/password.h"

/*
 * The demo's agents have the password agent123: paula (8) has to change it,
 * gus (9) is locked.
 */

static enum oc_login_outcome
agent(struct oc_ctx *cx, const char *who, const char *password)
{
	struct oc_login l = { .outcome = OC_LOGIN_SECOND_FACTOR };

	CU_ASSERT_EQUAL(oc_login_agent(cx, who, password, &l), OC_OK);
	CU_ASSERT_EQUAL(l.kind, OC_AGENT);
	return l.outcome;
}

static enum oc_login_outcome
user(struct oc_ctx *cx, const char *who, const char *password)
{
	struct oc_login l = { .outcome = OC_LOGIN_SECOND_FACTOR };

	CU_ASSERT_EQUAL(oc_login_user(cx, who, password, &l), OC_OK);
	CU_ASSERT_EQUAL(l.kind, OC_USER);
	return l.outcome;
}

struct attempt {
	const char *who, *password;
	enum oc_login_outcome want;
};

/* Does each attempt at log_in end as wanted? */
static void
check(struct oc_ctx *cx,
    enum oc_login_outcome (*log_in)(
        struct oc_ctx *cx, const char *who, const char *password),
    const struct attempt *rows, size_t n)
{
	for (size_t i = 0; i < n; i++) {
		enum oc_login_outcome got =
		    log_in(cx, rows[i].who, rows[i].password);

		if (got != rows[i].want)
			fprintf(stderr, "row %zu: got %d\n", i, (int)got);
		CU_ASSERT_EQUAL(got, rows[i].want);
	}
}

static void
agents_by_password(void)
{
	static const struct attempt rows[] = {
		{ "tess", "agent123", OC_LOGIN_OK },
		{ " tess ", "agent123", OC_LOGIN_OK },
		{ "TESS", "agent123", OC_LOGIN_OK },
		{ "tess@library.example", "agent123", OC_LOGIN_OK },
		{ "Tess@Library.Example", "agent123", OC_LOGIN_OK },
		{ "2", "agent123", OC_LOGIN_OK },
		{ "paula", "agent123", OC_LOGIN_CHANGE_PASSWORD },
		{ "gus", "agent123", OC_LOGIN_INACTIVE },
		{ "tess", "agent124", OC_LOGIN_WRONG },
		{ "tess", "Agent123", OC_LOGIN_WRONG },
		{ "tess", "", OC_LOGIN_WRONG },
		{ "tess", NULL, OC_LOGIN_WRONG },
		{ "gus", "wrong", OC_LOGIN_WRONG },
		{ "paula", "wrong", OC_LOGIN_WRONG },
		{ "nobody", "agent123", OC_LOGIN_WRONG },
		{ "nobody@library.example", "agent123", OC_LOGIN_WRONG },
		{ "", "agent123", OC_LOGIN_WRONG },
		{ "t", "agent123", OC_LOGIN_WRONG },
		{ "te%", "agent123", OC_LOGIN_WRONG },
		{ "tess' OR '1'='1", "agent123", OC_LOGIN_WRONG },
		{ "99999", "agent123", OC_LOGIN_WRONG },
		{ "2x", "agent123", OC_LOGIN_WRONG },
		{ "2.0", "agent123", OC_LOGIN_WRONG },
		/* Users are no agents. */
		{ "tutorial@example.com", "tutorial123", OC_LOGIN_WRONG },
	};
	struct oc_arena a = OC_ARENA_INIT;
	struct oc_ctx *cx = desk_begin(&a);

	check(cx, agent, rows, OC_COUNT(rows));
	desk_end(cx);
}

static void
tells_whose_account(void)
{
	struct oc_arena a = OC_ARENA_INIT;
	struct oc_ctx *cx = desk_begin(&a);
	struct oc_login l;
	int64_t id = -1;

	CU_ASSERT_EQUAL(
	    oc_login_agent(cx, "Tess@library.example", "agent123", &l), OC_OK);
	CU_ASSERT_EQUAL(l.id, 2);
	OC_ASSERT_STR(l.username, "tess");
	OC_ASSERT_STR(l.email, "tess@library.example");
	CU_ASSERT_FALSE(l.admin);
	CU_ASSERT_EQUAL(oc_login_user(cx, "maria", "wrong", &l), OC_OK);
	CU_ASSERT_EQUAL(l.id, 2);
	CU_ASSERT_EQUAL(oc_login_user(cx, "nobody", "wrong", &l), OC_OK);
	CU_ASSERT_EQUAL(l.id, 0);
	CU_ASSERT_EQUAL(oc_login_find(cx, OC_AGENT, "gus", &id), OC_OK);
	CU_ASSERT_EQUAL(id, 9);
	CU_ASSERT_EQUAL(
	    oc_login_find(cx, OC_USER, "maria.santos@home.example", &id),
	    OC_OK);
	CU_ASSERT_EQUAL(id, 2);
	CU_ASSERT_EQUAL(oc_login_find(cx, OC_USER, "gus", &id), OC_OK);
	CU_ASSERT_EQUAL(id, 0);
	/* A number is no user's name. */
	CU_ASSERT_EQUAL(oc_login_find(cx, OC_USER, "1", &id), OC_OK);
	CU_ASSERT_EQUAL(id, 0);
	desk_end(cx);
}

/* Two agents with one address: it is not clear who is meant. */
static void
refuses_the_ambiguous(void)
{
	struct oc_arena a = OC_ARENA_INIT;
	struct oc_ctx *cx = desk_begin(&a);

	desk_run(cx, "UPDATE {staff} SET email = 'tess@library.example' "
	             "WHERE username = 'liam'");
	CU_ASSERT_EQUAL(
	    agent(cx, "tess@library.example", "agent123"), OC_LOGIN_WRONG);
	CU_ASSERT_EQUAL(agent(cx, "tess", "agent123"), OC_LOGIN_OK);
	desk_end(cx);
}

static void
users_by_password(void)
{
	static const struct attempt rows[] = {
		{ "tutorial@example.com", "tutorial123", OC_LOGIN_OK },
		{ "Tutorial@Example.com", "tutorial123", OC_LOGIN_OK },
		{ "maria", "user123", OC_LOGIN_OK },
		{ "maria@riverside.example", "user123", OC_LOGIN_OK },
		{ "maria.santos@home.example", "user123", OC_LOGIN_OK },
		{ "felix@friends.example", "user123", OC_LOGIN_UNCONFIRMED },
		{ "grace@patron.example", "user123", OC_LOGIN_LOCKED },
		{ "ivy@patron.example", "user123", OC_LOGIN_CHANGE_PASSWORD },
		{ "felix@friends.example", "wrong", OC_LOGIN_WRONG },
		{ "grace@patron.example", "wrong", OC_LOGIN_WRONG },
		{ "maria", "tutorial123", OC_LOGIN_WRONG },
		{ "maria", "", OC_LOGIN_WRONG },
		{ "1", "tutorial123", OC_LOGIN_WRONG },
		{ "tess", "agent123", OC_LOGIN_WRONG },
	};
	struct oc_arena a = OC_ARENA_INIT;
	struct oc_ctx *cx = desk_begin(&a);

	CU_ASSERT_EQUAL_FATAL(
	    oc_db_exec(cx->db,
	        "UPDATE {user_account} SET passwd = ? WHERE user_id <> 1", "s",
	        oc_password_hash(&a, "user123")),
	    OC_OK);
	check(cx, user, rows, OC_COUNT(rows));
	/* An account without a password lets nobody in. */
	desk_run(
	    cx, "UPDATE {user_account} SET passwd = NULL WHERE user_id = 2");
	CU_ASSERT_EQUAL(user(cx, "maria", ""), OC_LOGIN_WRONG);
	CU_ASSERT_EQUAL(user(cx, "maria", "user123"), OC_LOGIN_WRONG);
	desk_end(cx);
}

/* Who is bound to another backend has no password here, right or wrong. */
static void
other_backends(void)
{
	static const struct {
		const char *backend;
		bool agent_in, user_in;
	} rows[] = {
		{ "", true, true },
		{ "0", true, true },
		{ "local", true, false },
		{ "client", false, true },
		{ "ldap.p1i1", false, false },
		{ "LOCAL", false, false },
	};
	struct oc_arena a = OC_ARENA_INIT;
	struct oc_ctx *cx = desk_begin(&a);

	for (size_t i = 0; i < OC_COUNT(rows); i++) {
		CU_ASSERT_EQUAL(
		    oc_db_exec(cx->db,
		        "UPDATE {staff} SET backend = ? WHERE staff_id = 2",
		        "s", rows[i].backend),
		    OC_OK);
		CU_ASSERT_EQUAL(oc_db_exec(cx->db,
		                    "UPDATE {user_account} SET backend = ? "
		                    "WHERE user_id = 1",
		                    "s", rows[i].backend),
		    OC_OK);
		CU_ASSERT_EQUAL(agent(cx, "tess", "agent123"),
		    rows[i].agent_in ? OC_LOGIN_OK : OC_LOGIN_BACKEND);
		CU_ASSERT_EQUAL(agent(cx, "tess", "wrong"),
		    rows[i].agent_in ? OC_LOGIN_WRONG : OC_LOGIN_BACKEND);
		CU_ASSERT_EQUAL(user(cx, "tutorial@example.com", "tutorial123"),
		    rows[i].user_in ? OC_LOGIN_OK : OC_LOGIN_BACKEND);
	}
	OC_ASSERT_STR(
	    oc_login_text(OC_LOGIN_BACKEND), oc_login_text(OC_LOGIN_WRONG));
	desk_end(cx);
}

/* A password kept as MD5 is kept as bcrypt after its first use. */
static void
rehashes_md5(void)
{
	struct oc_arena a = OC_ARENA_INIT;
	struct oc_ctx *cx = desk_begin(&a);

	desk_run(cx, "UPDATE {staff} SET passwd = MD5('old one'), "
	             "updated = '2020-01-01' WHERE username = 'tess'");
	desk_run(cx, "UPDATE {user_account} SET passwd = MD5('old one') "
	             "WHERE username = 'maria'");
	CU_ASSERT_EQUAL(agent(cx, "tess", "old two"), OC_LOGIN_WRONG);
	CU_ASSERT_EQUAL(
	    desk_number(cx, "SELECT passwd = MD5('old one') FROM {staff} "
	                    "WHERE username = 'tess'"),
	    1);
	CU_ASSERT_EQUAL(agent(cx, "tess", "old one"), OC_LOGIN_OK);
	CU_ASSERT_EQUAL(user(cx, "maria", "old one"), OC_LOGIN_OK);
	CU_ASSERT_EQUAL(
	    desk_number(cx, "SELECT COUNT(*) FROM {staff} "
	                    "WHERE username = 'tess' AND updated >= CURDATE() "
	                    "AND passwd LIKE '$2a$08$%'"),
	    1);
	CU_ASSERT_EQUAL(
	    desk_number(cx,
	        "SELECT COUNT(*) FROM {user_account} "
	        "WHERE username = 'maria' AND passwd LIKE '$2a$08$%'"),
	    1);
	CU_ASSERT_EQUAL(agent(cx, "tess", "old one"), OC_LOGIN_OK);
	CU_ASSERT_EQUAL(user(cx, "maria", "old one"), OC_LOGIN_OK);
	desk_end(cx);
}

static void
expires_passwords(void)
{
	static const struct {
		const char *sql, *months;
		enum oc_login_outcome want;
	} rows[] = {
		{ "passwdreset = NOW() - INTERVAL 70 DAY", "", OC_LOGIN_OK },
		{ "passwdreset = NOW() - INTERVAL 70 DAY", "0", OC_LOGIN_OK },
		{ "passwdreset = NOW() - INTERVAL 70 DAY", "2",
		    OC_LOGIN_EXPIRED },
		{ "passwdreset = NOW() - INTERVAL 70 DAY", "3", OC_LOGIN_OK },
		{ "passwdreset = NULL, created = NOW() - INTERVAL 70 DAY", "2",
		    OC_LOGIN_EXPIRED },
		{ "passwdreset = NULL, created = NOW()", "2", OC_LOGIN_OK },
		{ "passwdreset = '0000-00-00 00:00:00'", "2",
		    OC_LOGIN_EXPIRED },
	};

	for (size_t i = 0; i < OC_COUNT(rows); i++) {
		struct oc_arena a = OC_ARENA_INIT;
		struct oc_ctx *cx = desk_begin(&a);
		bool expired = rows[i].want == OC_LOGIN_EXPIRED;

		desk_run(cx,
		    oc_sprintf(&a, "UPDATE {staff} SET %s WHERE staff_id = 2",
		        rows[i].sql));
		desk_set(cx, "passwd_reset_period", rows[i].months);
		CU_ASSERT_EQUAL(agent(cx, "tess", "wrong"), OC_LOGIN_WRONG);
		CU_ASSERT_EQUAL(
		    desk_number(cx, "SELECT change_passwd FROM {staff} "
		                    "WHERE staff_id = 2"),
		    0);
		CU_ASSERT_EQUAL(agent(cx, "tess", "agent123"), rows[i].want);
		CU_ASSERT_EQUAL(
		    desk_number(cx, "SELECT change_passwd FROM {staff} "
		                    "WHERE staff_id = 2"),
		    expired);
		/* From then on it is simply to be changed. */
		CU_ASSERT_EQUAL(agent(cx, "tess", "agent123"),
		    expired ? OC_LOGIN_CHANGE_PASSWORD : OC_LOGIN_OK);
		/* Users' passwords last. */
		CU_ASSERT_EQUAL(user(cx, "tutorial@example.com", "tutorial123"),
		    OC_LOGIN_OK);
		desk_end(cx);
	}
}

static void
sites_that_are_closed(void)
{
	struct oc_arena a = OC_ARENA_INIT;
	struct oc_ctx *cx = desk_begin(&a);
	struct oc_login l;

	desk_set(cx, "client_registration", "disabled");
	CU_ASSERT_EQUAL(
	    user(cx, "tutorial@example.com", "tutorial123"), OC_LOGIN_CLOSED);
	CU_ASSERT_EQUAL(agent(cx, "tess", "agent123"), OC_LOGIN_OK);
	desk_set(cx, "client_registration", "closed");
	CU_ASSERT_EQUAL(
	    user(cx, "tutorial@example.com", "tutorial123"), OC_LOGIN_OK);
	desk_set(cx, "isonline", "0");
	CU_ASSERT_EQUAL(agent(cx, "tess", "agent123"), OC_LOGIN_OFFLINE);
	CU_ASSERT_EQUAL(
	    user(cx, "tutorial@example.com", "tutorial123"), OC_LOGIN_OFFLINE);
	CU_ASSERT_EQUAL(oc_login_state(cx, OC_AGENT, 1, &l), OC_OK);
	CU_ASSERT_EQUAL(l.outcome, OC_LOGIN_OK);
	CU_ASSERT_TRUE(l.admin);
	desk_end(cx);
}

static void
access_lists(void)
{
	static const struct {
		const char *acl, *backend;
		enum oc_login_outcome agent, user;
	} rows[] = {
		{ "", "1", OC_LOGIN_OK, OC_LOGIN_OK },
		{ "10.0.0.1", "", OC_LOGIN_OK, OC_LOGIN_OK },
		{ "10.0.0.1", "0", OC_LOGIN_OK, OC_LOGIN_OK },
		{ "10.0.0.1", "1", OC_LOGIN_ADDRESS, OC_LOGIN_ADDRESS },
		{ "10.0.0.1", "2", OC_LOGIN_OK, OC_LOGIN_ADDRESS },
		{ "10.0.0.1", "3", OC_LOGIN_ADDRESS, OC_LOGIN_OK },
		{ "10.0.0.1, 127.0.0.1", "1", OC_LOGIN_OK, OC_LOGIN_OK },
		{ "127.0.0.10,27.0.0.1", "1", OC_LOGIN_ADDRESS,
		    OC_LOGIN_ADDRESS },
	};
	struct oc_arena a = OC_ARENA_INIT;
	struct oc_ctx *cx = desk_begin(&a);

	for (size_t i = 0; i < OC_COUNT(rows); i++) {
		desk_set(cx, "acl", rows[i].acl);
		desk_set(cx, "acl_backend", rows[i].backend);
		CU_ASSERT_EQUAL(agent(cx, "tess", "agent123"), rows[i].agent);
		CU_ASSERT_EQUAL(user(cx, "tutorial@example.com", "tutorial123"),
		    rows[i].user);
		/* A list tells nothing to who has no password. */
		CU_ASSERT_EQUAL(agent(cx, "tess", "wrong"), OC_LOGIN_WRONG);
	}
	desk_end(cx);
}

static void
second_factors(void)
{
	static const struct {
		const char *key, *value;
		enum oc_login_outcome want;
	} rows[] = {
		{ "default_2fa", "2fa-email", OC_LOGIN_SETUP_2FA },
		{ "2fa-email", "[]", OC_LOGIN_SETUP_2FA },
		{ "2fa-email", "damaged", OC_LOGIN_SETUP_2FA },
		{ "2fa-email", "{\"config\":{\"email\":\"t@example.com\"}}",
		    OC_LOGIN_SECOND_FACTOR },
		{ "default_2fa", "auth.agent", OC_LOGIN_SETUP_2FA },
		{ "auth.agent", "{\"config\":{\"key\":\"no key\"}}",
		    OC_LOGIN_SECOND_FACTOR },
		{ "default_2fa", "duo.p1i1", OC_LOGIN_SETUP_2FA },
		{ "duo.p1i1", "{\"config\":{}}", OC_LOGIN_SECOND_FACTOR },
	};
	struct oc_arena a = OC_ARENA_INIT;
	struct oc_ctx *cx = desk_begin(&a);
	struct oc_login l;

	desk_set(cx, "require_agent_2fa", "1");
	CU_ASSERT_EQUAL(agent(cx, "tess", "agent123"), OC_LOGIN_SETUP_2FA);
	desk_set(cx, "require_agent_2fa", "");
	CU_ASSERT_EQUAL(agent(cx, "tess", "agent123"), OC_LOGIN_OK);
	for (size_t i = 0; i < OC_COUNT(rows); i++) {
		desk_set_in(cx, "staff.2", rows[i].key, rows[i].value);
		CU_ASSERT_EQUAL(agent(cx, "tess", "agent123"), rows[i].want);
		CU_ASSERT_EQUAL(agent(cx, "tess", "wrong"), OC_LOGIN_WRONG);
	}
	/* What is proved already is not asked for again. */
	CU_ASSERT_EQUAL(oc_login_state(cx, OC_AGENT, 2, &l), OC_OK);
	CU_ASSERT_EQUAL(l.outcome, OC_LOGIN_OK);
	desk_end(cx);
}

static void
states_of_accounts(void)
{
	static const struct {
		enum oc_principal_kind kind;
		int64_t id;
		enum oc_login_outcome want;
	} rows[] = {
		{ OC_AGENT, 2, OC_LOGIN_OK },
		{ OC_AGENT, 8, OC_LOGIN_CHANGE_PASSWORD },
		{ OC_AGENT, 9, OC_LOGIN_INACTIVE },
		{ OC_AGENT, 0, OC_LOGIN_WRONG },
		{ OC_AGENT, 999, OC_LOGIN_WRONG },
		{ OC_USER, 1, OC_LOGIN_OK },
		{ OC_USER, 3, OC_LOGIN_WRONG }, /* has no account */
		{ OC_USER, 7, OC_LOGIN_UNCONFIRMED },
		{ OC_USER, 8, OC_LOGIN_LOCKED },
		{ OC_USER, 10, OC_LOGIN_CHANGE_PASSWORD },
		{ OC_USER, 999, OC_LOGIN_WRONG },
	};
	struct oc_arena a = OC_ARENA_INIT;
	struct oc_ctx *cx = desk_begin(&a);
	struct oc_login l;

	for (size_t i = 0; i < OC_COUNT(rows); i++) {
		CU_ASSERT_EQUAL(
		    oc_login_state(cx, rows[i].kind, rows[i].id, &l), OC_OK);
		if (l.outcome != rows[i].want)
			fprintf(stderr, "row %zu: got %d\n", i, (int)l.outcome);
		CU_ASSERT_EQUAL(l.outcome, rows[i].want);
		CU_ASSERT_EQUAL(
		    l.id, rows[i].want == OC_LOGIN_WRONG ? 0 : rows[i].id);
	}
	desk_end(cx);
}

CU_TestInfo login_tests[] = {
	{ "agents by password", agents_by_password },
	{ "tells whose account it is", tells_whose_account },
	{ "refuses the ambiguous", refuses_the_ambiguous },
	{ "users by password", users_by_password },
	{ "other backends", other_backends },
	{ "rehashes MD5", rehashes_md5 },
	{ "expires passwords", expires_passwords },
	{ "sites that are closed", sites_that_are_closed },
	{ "access lists", access_lists },
	{ "second factors", second_factors },
	{ "states of accounts", states_of_accounts },
	CU_TEST_INFO_NULL,
};
