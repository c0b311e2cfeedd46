/* test_browser_session.c - which sessions of osTicket are believed. */
#include "config.h"

#include "browser.h"

#include "base/clock.h"

#define WITHOUT_2FA                                                            \
	"_auth|a:1:{s:5:\"staff\";a:3:{s:2:\"id\";i:2;s:3:\"key\";"            \
	"s:9:\"local:bob\";s:3:\"2fa\";s:53:\"2fa-email:"                      \
	"dd423a3818dd1d3ab5f8a2a4671fd79e:1795341534\";}}:token|a:1:{"         \
	"s:5:\"staff\";s:76:\"97fd5924e93b6ec1288f548cca38e4dc:1795341533:"    \
	"f528764d624db129b32c21fbca0cb8d6\";}"

static void
reads_recorded_ones(void)
{
	static const struct {
		const char *data;
		enum oc_principal_kind kind;
		int64_t id, ticket_id;
	} rows[] = {
		{ STAFF, OC_AGENT, 1, 0 },
		{ CLIENT, OC_USER, 6, 0 },
		{ BY_NUMBER, OC_USER, 10, 2 },
		{ BY_LINK, OC_USER, 10, 2 },
	};
	struct browser b;
	struct oc_browser_session s;

	browser_begin(&b);
	for (size_t i = 0; i < OC_COUNT(rows); i++) {
		bool agent = rows[i].kind == OC_AGENT;

		browser_put(&b, rows[i].data);
		CU_ASSERT_EQUAL(browser_find(&b, OC_NOBODY, &s), OC_OK);
		CU_ASSERT_EQUAL(s.kind, rows[i].kind);
		CU_ASSERT_EQUAL(s.id, rows[i].id);
		CU_ASSERT_EQUAL(s.ticket_id, rows[i].ticket_id);
		CU_ASSERT_EQUAL(s.outcome, OC_LOGIN_OK);
		CU_ASSERT_EQUAL(strlen(s.csrf), 40);
		CU_ASSERT_EQUAL(
		    browser_find(&b, OC_AGENT, NULL), agent ? OC_OK : OC_EAUTH);
		CU_ASSERT_EQUAL(
		    browser_find(&b, OC_USER, NULL), agent ? OC_EAUTH : OC_OK);
	}
	browser_put(&b, WITHOUT_2FA);
	CU_ASSERT_EQUAL(browser_find(&b, OC_NOBODY, NULL), OC_EAUTH);
	desk_end(b.cx);
}

static void
knows_its_csrf_token(void)
{
	struct browser b;
	struct oc_browser_session s;

	browser_begin(&b);
	browser_put(&b, STAFF);
	CU_ASSERT_EQUAL(browser_find(&b, OC_AGENT, &s), OC_OK);
	OC_ASSERT_STR(s.csrf, CSRF);
	CU_ASSERT_TRUE(oc_browser_session_csrf(b.cx, &s, CSRF));
	CU_ASSERT_TRUE(oc_browser_session_csrf(b.cx, &s, " " CSRF "\n"));
	CU_ASSERT_FALSE(oc_browser_session_csrf(b.cx, &s, CSRF "0"));
	CU_ASSERT_FALSE(oc_browser_session_csrf(b.cx, &s, ""));
	CU_ASSERT_FALSE(oc_browser_session_csrf(b.cx, &s, NULL));
	browser_put(&b, oc_sprintf(&b.a, "csrf|N;%s", strchr(STAFF, '}') + 1));
	CU_ASSERT_EQUAL(browser_find(&b, OC_AGENT, &s), OC_OK);
	OC_ASSERT_STR(s.csrf, "");
	CU_ASSERT_FALSE(oc_browser_session_csrf(b.cx, &s, ""));
	desk_end(b.cx);
}

/* Any change of what counts ends it. */
static void
refuses_the_altered(void)
{
	static const struct {
		const char *from, *to;
	} rows[] = {
		/* Another's id, alone. */
		{ "\"id\";i:1;", "\"id\";i:2;" },
		{ "\"id\";i:1;", "\"id\";i:0;" },
		{ "\"id\";i:1;", "\"id\";i:-1;" },
		{ "\"id\";i:1;", "\"id\";b:1;" },
		{ "\"id\";i:1;", "\"id\";N;" },
		{ "\"id\";i:1;", "\"id\";s:2:\"1x\";" },
		{ "s:9:\"local:ada\"", "s:9:\"local:bob\"" },
		{ "s:9:\"local:ada\"", "s:9:\"local:ADA\"" },
		{ "s:9:\"local:ada\"", "s:3:\"ada\"" },
		{ "s:9:\"local:ada\"", "s:9:\"other:ada\"" },
		{ "s:9:\"local:ada\"", "s:13:\"ldap.p1i1:ada\"" },
		{ "s:9:\"local:ada\"", "s:16:\"authstrike:ada\"" },
		{ "s:9:\"local:ada\"", "N" },
		/* A later time, another hash. */
		{ ":1795340359:", ":1795340360:" },
		{ ":1795340359:", ":01795340359:" },
		{ "\"05fa48", "\"15fa48" },
		{ "s:76:\"05fa48d43f24fbd83c63440c38391f7d:1795340359:"
		  "f528764d624db129b32c21fbca0cb8d6\"",
		    "s:43:\"05fa48d43f24fbd83c63440c38391f7d:1795340359\"" },
		/* The second step is still to come, whatever is in it. */
		{ "\"2fa\";N;", "\"2fa\";s:1:\"x\";" },
		{ "\"2fa\";N;", "\"2fa\";b:0;" },
		{ "\"2fa\";N;", "\"2fa\";R:3;" },
		{ "\"2fa\";N;", "\"2fa\";s:0:\"\";" },
		/* Retired. */
		{ "TIME_BOMB|", "TTD|i:1795340359;TIME_BOMB|" },
		{ "TIME_BOMB|", "KAPUT|i:1;TIME_BOMB|" },
		{ "TIME_BOMB|", "TTD|s:1:\"x\";TIME_BOMB|" },
		/* Damaged anywhere. */
		{ "TIME_BOMB|i:", "TIME_BOMB|x:" },
		{ "_auth|", "_auth" },
		{ "s:5:\"staff\";a:3", "s:5:\"stafF\";a:3" },
		{ ":token|", ":tokem|" },
	};
	struct browser b;

	browser_begin(&b);
	for (size_t i = 0; i < OC_COUNT(rows); i++) {
		const char *data =
		    oc_replace(&b.a, STAFF, rows[i].from, rows[i].to);
		enum oc_err e;

		CU_ASSERT_FALSE(oc_streq(data, STAFF));
		browser_put(&b, data);
		e = browser_find(&b, OC_NOBODY, NULL);
		if (e != OC_EAUTH)
			fprintf(stderr, "row %zu: got %d\n", i, (int)e);
		CU_ASSERT_EQUAL(e, OC_EAUTH);
	}
	browser_put(&b, oc_replace(&b.a, STAFF, "\"2fa\";N;", "\"2fa\";N;"));
	CU_ASSERT_EQUAL(browser_find(&b, OC_NOBODY, NULL), OC_OK);
	/* Retired, but not yet over. */
	browser_put(&b, oc_replace(&b.a, STAFF, "TIME_BOMB|",
	                    oc_sprintf(&b.a, "TTD|i:%lld;TIME_BOMB|",
	                        (long long)oc_now() + 60)));
	CU_ASSERT_EQUAL(browser_find(&b, OC_NOBODY, NULL), OC_OK);
	/* Another site's secret. */
	b.site.ost.secret_salt = "another";
	CU_ASSERT_EQUAL(browser_find(&b, OC_NOBODY, NULL), OC_EAUTH);
	desk_end(b.cx);
}

static void
refuses_the_expired(void)
{
	struct browser b;

	browser_begin(&b);
	browser_put(&b, STAFF);
	desk_run(b.cx, "UPDATE {session} SET session_expire = NOW() - "
	               "INTERVAL 1 SECOND WHERE session_id = '" SESSION_ID "'");
	CU_ASSERT_EQUAL(browser_find(&b, OC_AGENT, NULL), OC_EAUTH);
	desk_run(b.cx, "UPDATE {session} SET session_expire = NULL "
	               "WHERE session_id = '" SESSION_ID "'");
	CU_ASSERT_EQUAL(browser_find(&b, OC_AGENT, NULL), OC_EAUTH);
	desk_run(b.cx, "UPDATE {session} SET session_expire = NOW() + "
	               "INTERVAL 1 MINUTE WHERE session_id = '" SESSION_ID "'");
	CU_ASSERT_EQUAL(browser_find(&b, OC_AGENT, NULL), OC_OK);
	/* Last used in November 2026, half an hour at most. */
	desk_set(b.cx, "staff_session_timeout", "30");
	desk_set(b.cx, "client_session_timeout", "0");
	CU_ASSERT_EQUAL(browser_find(&b, OC_AGENT, NULL),
	    oc_now() > 1795340359 + 30 * 60 ? OC_EAUTH : OC_OK);
	desk_run(
	    b.cx, "DELETE FROM {session} WHERE session_id = '" SESSION_ID "'");
	CU_ASSERT_EQUAL(browser_find(&b, OC_AGENT, NULL), OC_EAUTH);
	desk_end(b.cx);
}

static void
watches_idle_time_and_address(void)
{
	struct browser b;
	struct oc_browser_session s;

	browser_begin(&b);
	desk_set(b.cx, "staff_session_timeout", "30");
	desk_set(b.cx, "client_session_timeout", "10");
	browser_put_used(&b, "staff", "local:ada", 1, 29 * 60);
	CU_ASSERT_EQUAL(browser_find(&b, OC_AGENT, &s), OC_OK);
	CU_ASSERT_TRUE(s.expires > oc_now() && s.expires <= oc_now() + 60);
	b.cx->ip = "10.0.0.1";
	CU_ASSERT_EQUAL(browser_find(&b, OC_AGENT, NULL), OC_OK);
	desk_set(b.cx, "staff_ip_binding", "1");
	CU_ASSERT_EQUAL(browser_find(&b, OC_AGENT, NULL), OC_EAUTH);
	b.cx->ip = "127.0.0.1";
	CU_ASSERT_EQUAL(browser_find(&b, OC_AGENT, NULL), OC_OK);
	browser_put_used(&b, "staff", "local:ada", 1, 31 * 60);
	CU_ASSERT_EQUAL(browser_find(&b, OC_AGENT, NULL), OC_EAUTH);
	desk_set(b.cx, "staff_session_timeout", "0");
	CU_ASSERT_EQUAL(browser_find(&b, OC_AGENT, NULL), OC_OK);
	/* Users have a time of their own, and no binding. */
	b.cx->ip = "10.0.0.1";
	browser_put_used(&b, "user", "client:6", 6, 9 * 60);
	CU_ASSERT_EQUAL(browser_find(&b, OC_USER, NULL), OC_OK);
	browser_put_used(&b, "user", "client:6", 6, 11 * 60);
	CU_ASSERT_EQUAL(browser_find(&b, OC_USER, NULL), OC_EAUTH);
	/* The key says whose it is. */
	browser_put_used(&b, "user", "client:6", 6, 0);
	CU_ASSERT_EQUAL(browser_find(&b, OC_USER, NULL), OC_OK);
	browser_put_used(&b, "user", "client:2", 6, 0);
	CU_ASSERT_EQUAL(browser_find(&b, OC_USER, NULL), OC_EAUTH);
	desk_end(b.cx);
}

static void
asks_for_the_exact_id(void)
{
	static const char *const bad[] = { "", "A6nppokbgmddmab14atlmoe2jn",
		SESSION_ID " ", SESSION_ID "0", "%",
		"a6nppokbgmddmab14atl'oe2jn" };
	struct browser b;
	struct oc_browser_session s;

	browser_begin(&b);
	browser_put(&b, STAFF);
	for (size_t i = 0; i < OC_COUNT(bad); i++)
		CU_ASSERT_EQUAL(
		    oc_browser_session_find(b.cx, bad[i], OC_NOBODY, &s),
		    OC_EAUTH);
	CU_ASSERT_EQUAL(browser_find(&b, OC_NOBODY, NULL), OC_OK);
	b.site.ost.session_backend = "memcache";
	CU_ASSERT_EQUAL(browser_find(&b, OC_NOBODY, NULL), OC_EAUTH);
	b.site.ost.session_backend = "database.memcache";
	CU_ASSERT_EQUAL(browser_find(&b, OC_NOBODY, NULL), OC_OK);
	desk_end(b.cx);
}

static void
finds_its_cookie(void)
{
	static const struct {
		const char *header, *want;
	} rows[] = {
		{ NULL, NULL },
		{ "", NULL },
		{ "OSTSESSID=" SESSION_ID, SESSION_ID },
		{ "a=b; OSTSESSID=" SESSION_ID "; c=d", SESSION_ID },
		{ "a=b;OSTSESSID=" SESSION_ID, SESSION_ID },
		{ "OSTSESSID=" SESSION_ID "; OSTSESSID=" SESSION_ID "x",
		    SESSION_ID },
		{ "OSTSESSID=" SESSION_ID "%2C", SESSION_ID "," },
		{ "XOSTSESSID=" SESSION_ID, NULL },
		{ "OSTSESSIDX=" SESSION_ID, NULL },
		{ "ostsessid=" SESSION_ID, NULL },
		{ "OSTSESSID", NULL },
		{ "OSTSESSID=", NULL },
		{ "OSTSESSID=short", NULL },
		{ "OSTSESSID=" SESSION_ID "\"", NULL },
		{ "OSTSESSID=" SESSION_ID "%00", NULL },
		{ "OSTSESSID=x; OSTSESSID=" SESSION_ID, NULL },
	};
	struct browser b;

	browser_begin(&b);
	for (size_t i = 0; i < OC_COUNT(rows); i++)
		OC_ASSERT_STR(oc_browser_session_cookie(b.cx, rows[i].header),
		    rows[i].want);
	b.site.ost.session_sessid = "DESK";
	OC_ASSERT_STR(oc_browser_session_cookie(
	                  b.cx, "OSTSESSID=" SESSION_ID "x; DESK=" SESSION_ID),
	    SESSION_ID);
	desk_end(b.cx);
}

CU_TestInfo browser_session_tests[] = {
	{ "reads recorded ones", reads_recorded_ones },
	{ "knows its CSRF token", knows_its_csrf_token },
	{ "refuses the altered", refuses_the_altered },
	{ "refuses the expired", refuses_the_expired },
	{ "watches idle time and address", watches_idle_time_and_address },
	{ "asks for the exact id", asks_for_the_exact_id },
	{ "finds its cookie", finds_its_cookie },
	CU_TEST_INFO_NULL,
};
