/* test_browser_account.c - whose session it is, and whether he may go on. */
#include "config.h"

#include "browser.h"

static void
asks_for_the_account(void)
{
	static const struct {
		const char *data, *sql;
		bool ok;
		enum oc_login_outcome outcome;
	} rows[] = {
		{ STAFF, "UPDATE {staff} SET isactive = 0 WHERE staff_id = 1",
		    false, OC_LOGIN_OK },
		{ STAFF, "DELETE FROM {staff} WHERE staff_id = 1", false,
		    OC_LOGIN_OK },
		{ STAFF,
		    "UPDATE {staff} SET username = 'eve' "
		    "WHERE staff_id = 1",
		    false, OC_LOGIN_OK },
		{ STAFF,
		    "UPDATE {staff} SET change_passwd = 1 "
		    "WHERE staff_id = 1",
		    true, OC_LOGIN_CHANGE_PASSWORD },
		{ CLIENT,
		    "UPDATE {user_account} SET status = 3 "
		    "WHERE user_id = 6",
		    false, OC_LOGIN_OK },
		{ CLIENT,
		    "UPDATE {user_account} SET status = 0 "
		    "WHERE user_id = 6",
		    false, OC_LOGIN_OK },
		{ CLIENT, "DELETE FROM {user_account} WHERE user_id = 6", false,
		    OC_LOGIN_OK },
		{ CLIENT,
		    "UPDATE {user_account} SET status = 5 "
		    "WHERE user_id = 6",
		    true, OC_LOGIN_CHANGE_PASSWORD },
		{ BY_NUMBER,
		    "UPDATE {user_account} SET status = 3 "
		    "WHERE user_id = 10",
		    false, OC_LOGIN_OK },
		{ BY_NUMBER, "DELETE FROM {user_account} WHERE user_id = 10",
		    true, OC_LOGIN_OK },
		{ BY_NUMBER,
		    "UPDATE {ticket} SET user_id = 1 "
		    "WHERE ticket_id = 2",
		    false, OC_LOGIN_OK },
		{ BY_NUMBER,
		    "UPDATE {ticket} SET number = '1' "
		    "WHERE ticket_id = 2",
		    false, OC_LOGIN_OK },
		{ BY_LINK,
		    "UPDATE {ticket} SET user_id = 1 "
		    "WHERE ticket_id = 2",
		    false, OC_LOGIN_OK },
		{ BY_LINK,
		    "UPDATE {ticket} SET number = '1' "
		    "WHERE ticket_id = 2",
		    true, OC_LOGIN_OK },
	};

	for (size_t i = 0; i < OC_COUNT(rows); i++) {
		struct browser b;
		struct oc_browser_session s;
		enum oc_err e;

		browser_begin(&b);
		browser_put(&b, rows[i].data);
		CU_ASSERT_EQUAL(browser_find(&b, OC_NOBODY, NULL), OC_OK);
		desk_run(b.cx, rows[i].sql);
		e = browser_find(&b, OC_NOBODY, &s);
		if ((e == OC_OK) != rows[i].ok)
			fprintf(stderr, "row %zu: got %d\n", i, (int)e);
		CU_ASSERT_EQUAL(e, rows[i].ok ? OC_OK : OC_EAUTH);
		if (e == OC_OK)
			CU_ASSERT_EQUAL(s.outcome, rows[i].outcome);
		desk_end(b.cx);
	}
}

/* Who only takes part may come with the ticket's number, not as its owner. */
static void
lets_collaborators_in(void)
{
	static const char *const as_c =
	    "authtoken:c10t2hd3d9446802a44259755d38e6d163e820";
	struct browser b;
	struct oc_browser_session s;

	browser_begin(&b);
	desk_run(b.cx, "UPDATE {ticket} SET user_id = 1 WHERE ticket_id = 2");
	browser_put_used(&b, "user", as_c, 10, 0);
	CU_ASSERT_EQUAL(browser_find(&b, OC_USER, NULL), OC_EAUTH);
	desk_run(b.cx,
	    "INSERT INTO {thread_collaborator} (flags, thread_id, "
	    "user_id, role, created, updated) SELECT 1, id, 10, 'M', "
	    "NOW(), NOW() FROM {thread} WHERE object_type = 'T' "
	    "AND object_id = 2");
	CU_ASSERT_EQUAL(browser_find(&b, OC_USER, &s), OC_OK);
	CU_ASSERT_EQUAL(s.ticket_id, 2);
	browser_put(&b, BY_NUMBER);
	CU_ASSERT_EQUAL(browser_find(&b, OC_USER, NULL), OC_OK);
	browser_put(&b, BY_LINK);
	CU_ASSERT_EQUAL(browser_find(&b, OC_USER, NULL), OC_EAUTH);
	/* As owner of another's, with a wrong hash, with more behind it. */
	browser_put_used(
	    &b, "user", oc_replace(&b.a, as_c, "t2h", "t1h"), 10, 0);
	CU_ASSERT_EQUAL(browser_find(&b, OC_USER, NULL), OC_EAUTH);
	browser_put_used(
	    &b, "user", oc_replace(&b.a, as_c, "hd3", "he3"), 10, 0);
	CU_ASSERT_EQUAL(browser_find(&b, OC_USER, NULL), OC_EAUTH);
	browser_put_used(
	    &b, "user", oc_replace(&b.a, as_c, "c10t", "c1t"), 10, 0);
	CU_ASSERT_EQUAL(browser_find(&b, OC_USER, NULL), OC_EAUTH);
	browser_put_used(&b, "user", "authtoken:th", 10, 0);
	CU_ASSERT_EQUAL(browser_find(&b, OC_USER, NULL), OC_EAUTH);
	browser_put_used(&b, "user", "authlink:10", 10, 0);
	CU_ASSERT_EQUAL(browser_find(&b, OC_USER, NULL), OC_EAUTH);
	desk_end(b.cx);
}

static void
asks_for_the_plugin(void)
{
	struct browser b;

	browser_begin(&b);
	desk_run(b.cx, "INSERT INTO {plugin} SET id = 7, name = 'LDAP', "
	               "install_path = 'plugins/auth-ldap', isactive = 1, "
	               "installed = NOW()");
	desk_run(b.cx,
	    "INSERT INTO {plugin_instance} SET id = 3, plugin_id = 7, "
	    "flags = 1, name = 'x', created = NOW()");
	browser_put_used(&b, "staff", "ldap.p7i3:ada", 1, 0);
	CU_ASSERT_EQUAL(browser_find(&b, OC_AGENT, NULL), OC_OK);
	browser_put_used(&b, "staff", "oauth2.agent.p7i3:ada", 1, 0);
	CU_ASSERT_EQUAL(browser_find(&b, OC_AGENT, NULL), OC_OK);
	browser_put_used(&b, "staff", "ldap.p7i4:ada", 1, 0);
	CU_ASSERT_EQUAL(browser_find(&b, OC_AGENT, NULL), OC_EAUTH);
	browser_put_used(&b, "staff", "ldap.p7i3x:ada", 1, 0);
	CU_ASSERT_EQUAL(browser_find(&b, OC_AGENT, NULL), OC_EAUTH);
	browser_put_used(&b, "staff", "ldap.p7:ada", 1, 0);
	CU_ASSERT_EQUAL(browser_find(&b, OC_AGENT, NULL), OC_EAUTH);
	browser_put_used(&b, "staff", "ldap.p7i3:ada", 1, 0);
	desk_run(b.cx, "UPDATE {plugin_instance} SET flags = 2 WHERE id = 3");
	CU_ASSERT_EQUAL(browser_find(&b, OC_AGENT, NULL), OC_EAUTH);
	desk_run(b.cx, "UPDATE {plugin_instance} SET flags = 1 WHERE id = 3");
	desk_run(b.cx, "UPDATE {plugin} SET isactive = 0 WHERE id = 7");
	CU_ASSERT_EQUAL(browser_find(&b, OC_AGENT, NULL), OC_EAUTH);
	desk_end(b.cx);
}

/* Agent and user side by side in one browser. */
static void
tells_two_apart(void)
{
	struct browser b;
	struct oc_browser_session s;
	const char *agent = "s:5:\"staff\";a:3:{s:2:\"id\";i:1;s:3:\"key\";"
	                    "s:9:\"local:ada\";s:3:\"2fa\";N;}";
	const char *data;

	browser_begin(&b);
	data = oc_replace(&b.a, CLIENT, "_auth|a:1:{",
	    oc_sprintf(&b.a, "_auth|a:2:{%s", agent));
	data = oc_replace(&b.a, data, ":token|a:1:{",
	    ":token|a:2:{s:5:\"staff\";s:76:"
	    "\"05fa48d43f24fbd83c63440c38391f7d:1795340359:"
	    "f528764d624db129b32c21fbca0cb8d6\";");
	browser_put(&b, data);
	CU_ASSERT_EQUAL(browser_find(&b, OC_NOBODY, &s), OC_OK);
	CU_ASSERT_EQUAL(s.kind, OC_AGENT);
	CU_ASSERT_EQUAL(browser_find(&b, OC_USER, &s), OC_OK);
	CU_ASSERT_EQUAL(s.kind, OC_USER);
	CU_ASSERT_EQUAL(s.id, 6);
	desk_run(b.cx, "UPDATE {staff} SET isactive = 0 WHERE staff_id = 1");
	CU_ASSERT_EQUAL(browser_find(&b, OC_AGENT, NULL), OC_EAUTH);
	CU_ASSERT_EQUAL(browser_find(&b, OC_NOBODY, &s), OC_OK);
	CU_ASSERT_EQUAL(s.kind, OC_USER);
	desk_end(b.cx);
}

static void
site_that_is_closed(void)
{
	struct browser b;
	struct oc_browser_session s;

	browser_begin(&b);
	desk_set(b.cx, "isonline", "0");
	browser_put(&b, STAFF);
	CU_ASSERT_EQUAL(browser_find(&b, OC_AGENT, &s), OC_OK);
	CU_ASSERT_EQUAL(s.outcome, OC_LOGIN_OK); /* an administrator */
	browser_put(&b, CLIENT);
	CU_ASSERT_EQUAL(browser_find(&b, OC_USER, &s), OC_OK);
	CU_ASSERT_EQUAL(s.outcome, OC_LOGIN_OFFLINE);
	browser_put(&b, BY_LINK);
	CU_ASSERT_EQUAL(browser_find(&b, OC_USER, &s), OC_OK);
	CU_ASSERT_EQUAL(s.outcome, OC_LOGIN_OFFLINE);
	desk_set(b.cx, "isonline", "1");
	/* No accounts, so guests only. */
	desk_set(b.cx, "client_registration", "disabled");
	CU_ASSERT_EQUAL(browser_find(&b, OC_USER, &s), OC_OK);
	CU_ASSERT_EQUAL(s.outcome, OC_LOGIN_OK);
	desk_end(b.cx);
}

CU_TestInfo browser_account_tests[] = {
	{ "asks for the account", asks_for_the_account },
	{ "lets collaborators in", lets_collaborators_in },
	{ "asks for the plug-in", asks_for_the_plugin },
	{ "tells two apart", tells_two_apart },
	{ "site that is closed", site_that_is_closed },
	CU_TEST_INFO_NULL,
};
