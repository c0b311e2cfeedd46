/* test_browser_session.c - whose browser is logged in to osTicket. */
#include "config.h"

#include "desk.h"

#include "base/clock.h"
#include "base/hash.h"
#include "osticket/browser_session.h"

#define ID "a6nppokbgmddmab14atlmoe2jn"

/* What osTicket 1.18.1 kept; its site's secret, its agent and user. */
#define SALT "ytVdc7CwJ6U2HDcXHJ5Mk099fatK6P01"
#define CSRF "5c1c3e38065acf205f51936826f3d2412be99754"
#define STAFF                                                                  \
	"csrf|a:2:{s:5:\"token\";s:40:\"" CSRF "\";s:4:\"time\";"              \
	"i:1795340359;}_auth|a:1:{s:5:\"staff\";a:3:{s:2:\"id\";i:1;"          \
	"s:3:\"key\";s:9:\"local:ada\";s:3:\"2fa\";N;}}:token|a:1:{"           \
	"s:5:\"staff\";s:76:\"05fa48d43f24fbd83c63440c38391f7d:1795340359:"    \
	"f528764d624db129b32c21fbca0cb8d6\";}TIME_BOMB|i:1795340369;"
#define CLIENT                                                                 \
	"csrf|a:2:{s:5:\"token\";s:40:"                                        \
	"\"7b9365d6f80da481945bc24d6e2aa8614c6c3eb1\";s:4:\"time\";"           \
	"i:1795340361;}_auth|a:1:{s:4:\"user\";a:2:{s:2:\"id\";i:6;"           \
	"s:3:\"key\";s:8:\"client:6\";}}:token|a:1:{s:6:\"client\";"           \
	"s:76:\"dee9568ce249ac5bf7700173cc78625b:1795340361:"                  \
	"f528764d624db129b32c21fbca0cb8d6\";}TIME_BOMB|i:1795340371;"
#define BY_NUMBER                                                              \
	"csrf|a:2:{s:5:\"token\";s:40:"                                        \
	"\"1c4fbc6069a59adfc419efd88194b57423e7f3f8\";s:4:\"time\";"           \
	"i:1795341532;}_auth|a:2:{s:4:\"user\";a:2:{s:2:\"id\";i:10;"          \
	"s:3:\"key\";s:11:\"authlink:10\";}s:11:\"user-ticket\";"              \
	"s:6:\"468363\";}:token|a:1:{s:6:\"client\";"                          \
	"s:76:\"59144d4284ecab5cebcd1aee3705c6ad:1795341532:"                  \
	"f528764d624db129b32c21fbca0cb8d6\";}TIME_BOMB|i:1795341542;"
#define BY_LINK                                                                \
	"csrf|a:2:{s:5:\"token\";s:40:"                                        \
	"\"17f67efd261d9d0d9f7f0399934beecb22caac67\";s:4:\"time\";"           \
	"i:1795341533;}_auth|a:1:{s:4:\"user\";a:2:{s:2:\"id\";i:10;"          \
	"s:3:\"key\";s:48:"                                                    \
	"\"authtoken:o10t2hd3d9446802a44259755d38e6d163e820\";}}"              \
	":token|a:1:{s:6:\"client\";"                                          \
	"s:76:\"f66a4f67cc9878e8b2f24ee05e79972b:1795341533:"                  \
	"f528764d624db129b32c21fbca0cb8d6\";}TIME_BOMB|i:1795341543;"
#define WITHOUT_2FA                                                            \
	"_auth|a:1:{s:5:\"staff\";a:3:{s:2:\"id\";i:2;s:3:\"key\";"            \
	"s:9:\"local:bob\";s:3:\"2fa\";s:53:\"2fa-email:"                      \
	"dd423a3818dd1d3ab5f8a2a4671fd79e:1795341534\";}}:token|a:1:{"         \
	"s:5:\"staff\";s:76:\"97fd5924e93b6ec1288f548cca38e4dc:1795341533:"    \
	"f528764d624db129b32c21fbca0cb8d6\";}"

/* Everything is in a transaction that is rolled back; the site is ours to
 * change. */
struct fixture {
	struct oc_arena a;
	struct oc_ctx *cx;
	struct oc_site site;
};

/* The recorded site: its secret, its people, and no idle time. */
static void
begin_recorded(struct fixture *f)
{
	f->a = (struct oc_arena)OC_ARENA_INIT;
	f->cx = desk_begin(&f->a);
	f->site = *f->cx->site;
	f->site.ost.secret_salt = SALT;
	f->cx->site = &f->site;
	desk_run(
	    f->cx, "UPDATE {staff} SET username = 'ada' WHERE staff_id = 1");
	desk_run(
	    f->cx, "UPDATE {staff} SET username = 'bob' WHERE staff_id = 2");
	desk_run(f->cx, "UPDATE {ticket} SET number = '468363', user_id = 10 "
	                "WHERE ticket_id = 2");
	desk_run(
	    f->cx, "UPDATE {user_account} SET status = 1 WHERE user_id = 10");
	desk_set(f->cx, "staff_session_timeout", "0");
	desk_set(f->cx, "client_session_timeout", "0");
}

static void
put(struct fixture *f, const char *data)
{
	desk_run(f->cx, "DELETE FROM {session} WHERE session_id = '" ID "'");
	CU_ASSERT_EQUAL_FATAL(
	    oc_db_exec(f->cx->db,
	        "INSERT INTO {session} SET session_id = '" ID "', "
	        "session_data = ?, user_id = '0', user_ip = '', "
	        "user_agent = '', session_updated = NOW(), "
	        "session_expire = NOW() + INTERVAL 1 MINUTE",
	        "b", (const void *)data, strlen(data)),
	    OC_OK);
}

static enum oc_err
find(struct fixture *f, enum oc_principal_kind kind,
    struct oc_browser_session *out)
{
	struct oc_browser_session s = { .id = -1, .csrf = "" };
	enum oc_err e = oc_browser_session_find(f->cx, ID, kind, &s);

	CU_ASSERT_TRUE(e == OC_OK || s.id == -1);
	if (out != NULL)
		*out = s;
	return e;
}

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
	struct fixture f;
	struct oc_browser_session s;

	begin_recorded(&f);
	for (size_t i = 0; i < OC_COUNT(rows); i++) {
		bool agent = rows[i].kind == OC_AGENT;

		put(&f, rows[i].data);
		CU_ASSERT_EQUAL(find(&f, OC_NOBODY, &s), OC_OK);
		CU_ASSERT_EQUAL(s.kind, rows[i].kind);
		CU_ASSERT_EQUAL(s.id, rows[i].id);
		CU_ASSERT_EQUAL(s.ticket_id, rows[i].ticket_id);
		CU_ASSERT_EQUAL(s.outcome, OC_LOGIN_OK);
		CU_ASSERT_EQUAL(strlen(s.csrf), 40);
		CU_ASSERT_EQUAL(
		    find(&f, OC_AGENT, NULL), agent ? OC_OK : OC_EAUTH);
		CU_ASSERT_EQUAL(
		    find(&f, OC_USER, NULL), agent ? OC_EAUTH : OC_OK);
	}
	put(&f, WITHOUT_2FA);
	CU_ASSERT_EQUAL(find(&f, OC_NOBODY, NULL), OC_EAUTH);
	desk_end(f.cx);
}

static void
knows_its_csrf_token(void)
{
	struct fixture f;
	struct oc_browser_session s;

	begin_recorded(&f);
	put(&f, STAFF);
	CU_ASSERT_EQUAL(find(&f, OC_AGENT, &s), OC_OK);
	OC_ASSERT_STR(s.csrf, CSRF);
	CU_ASSERT_TRUE(oc_browser_session_csrf(f.cx, &s, CSRF));
	CU_ASSERT_TRUE(oc_browser_session_csrf(f.cx, &s, " " CSRF "\n"));
	CU_ASSERT_FALSE(oc_browser_session_csrf(f.cx, &s, CSRF "0"));
	CU_ASSERT_FALSE(oc_browser_session_csrf(f.cx, &s, ""));
	CU_ASSERT_FALSE(oc_browser_session_csrf(f.cx, &s, NULL));
	put(&f, oc_sprintf(&f.a, "csrf|N;%s", strchr(STAFF, '}') + 1));
	CU_ASSERT_EQUAL(find(&f, OC_AGENT, &s), OC_OK);
	OC_ASSERT_STR(s.csrf, "");
	CU_ASSERT_FALSE(oc_browser_session_csrf(f.cx, &s, ""));
	desk_end(f.cx);
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
	struct fixture f;

	begin_recorded(&f);
	for (size_t i = 0; i < OC_COUNT(rows); i++) {
		const char *data =
		    oc_replace(&f.a, STAFF, rows[i].from, rows[i].to);
		enum oc_err e;

		CU_ASSERT_FALSE(oc_streq(data, STAFF));
		put(&f, data);
		e = find(&f, OC_NOBODY, NULL);
		if (e != OC_EAUTH)
			fprintf(stderr, "row %zu: got %d\n", i, (int)e);
		CU_ASSERT_EQUAL(e, OC_EAUTH);
	}
	put(&f, oc_replace(&f.a, STAFF, "\"2fa\";N;", "\"2fa\";N;"));
	CU_ASSERT_EQUAL(find(&f, OC_NOBODY, NULL), OC_OK);
	/* Retired, but not yet over. */
	put(&f, oc_replace(&f.a, STAFF, "TIME_BOMB|",
	            oc_sprintf(&f.a, "TTD|i:%lld;TIME_BOMB|",
	                (long long)oc_now() + 60)));
	CU_ASSERT_EQUAL(find(&f, OC_NOBODY, NULL), OC_OK);
	/* Another site's secret. */
	f.site.ost.secret_salt = "another";
	CU_ASSERT_EQUAL(find(&f, OC_NOBODY, NULL), OC_EAUTH);
	desk_end(f.cx);
}

static void
refuses_the_expired(void)
{
	struct fixture f;

	begin_recorded(&f);
	put(&f, STAFF);
	desk_run(f.cx, "UPDATE {session} SET session_expire = NOW() - "
	               "INTERVAL 1 SECOND WHERE session_id = '" ID "'");
	CU_ASSERT_EQUAL(find(&f, OC_AGENT, NULL), OC_EAUTH);
	desk_run(f.cx, "UPDATE {session} SET session_expire = NULL "
	               "WHERE session_id = '" ID "'");
	CU_ASSERT_EQUAL(find(&f, OC_AGENT, NULL), OC_EAUTH);
	desk_run(f.cx, "UPDATE {session} SET session_expire = NOW() + "
	               "INTERVAL 1 MINUTE WHERE session_id = '" ID "'");
	CU_ASSERT_EQUAL(find(&f, OC_AGENT, NULL), OC_OK);
	/* Last used in November 2026, half an hour at most. */
	desk_set(f.cx, "staff_session_timeout", "30");
	desk_set(f.cx, "client_session_timeout", "0");
	CU_ASSERT_EQUAL(find(&f, OC_AGENT, NULL),
	    oc_now() > 1795340359 + 30 * 60 ? OC_EAUTH : OC_OK);
	desk_run(f.cx, "DELETE FROM {session} WHERE session_id = '" ID "'");
	CU_ASSERT_EQUAL(find(&f, OC_AGENT, NULL), OC_EAUTH);
	desk_end(f.cx);
}

/* A session as osTicket would write it for `age` seconds ago. */
static void
put_used(struct fixture *f, const char *name, const char *key, int64_t id,
    int64_t age)
{
	struct oc_arena *a = &f->a;
	const char *time = oc_sprintf(a, "%lld", (long long)(oc_now() - age));
	const char *token = oc_sprintf(a, "%s:%s:%s",
	    oc_md5_hex(a, oc_sprintf(a, "%s%s%lld", time, oc_md5_hex(a, SALT),
	                      (long long)id)),
	    time, oc_md5_hex(a, "127.0.0.1"));

	put(f, oc_sprintf(a,
	           "_auth|a:1:{s:%zu:\"%s\";a:2:{s:2:\"id\";i:%lld;s:3:\"key\""
	           ";s:%zu:\"%s\";}}:token|a:1:{s:%zu:\"%s\";s:%zu:\"%s\";}",
	           strlen(name), name, (long long)id, strlen(key), key,
	           strlen(name) + (*name == 'u' ? 2 : 0),
	           *name == 'u' ? "client" : name, strlen(token), token));
}

static void
watches_idle_time_and_address(void)
{
	struct fixture f;
	struct oc_browser_session s;

	begin_recorded(&f);
	desk_set(f.cx, "staff_session_timeout", "30");
	desk_set(f.cx, "client_session_timeout", "10");
	put_used(&f, "staff", "local:ada", 1, 29 * 60);
	CU_ASSERT_EQUAL(find(&f, OC_AGENT, &s), OC_OK);
	CU_ASSERT_TRUE(s.expires > oc_now() && s.expires <= oc_now() + 60);
	f.cx->ip = "10.0.0.1";
	CU_ASSERT_EQUAL(find(&f, OC_AGENT, NULL), OC_OK);
	desk_set(f.cx, "staff_ip_binding", "1");
	CU_ASSERT_EQUAL(find(&f, OC_AGENT, NULL), OC_EAUTH);
	f.cx->ip = "127.0.0.1";
	CU_ASSERT_EQUAL(find(&f, OC_AGENT, NULL), OC_OK);
	put_used(&f, "staff", "local:ada", 1, 31 * 60);
	CU_ASSERT_EQUAL(find(&f, OC_AGENT, NULL), OC_EAUTH);
	desk_set(f.cx, "staff_session_timeout", "0");
	CU_ASSERT_EQUAL(find(&f, OC_AGENT, NULL), OC_OK);
	/* Users have a time of their own, and no binding. */
	f.cx->ip = "10.0.0.1";
	put_used(&f, "user", "client:6", 6, 9 * 60);
	CU_ASSERT_EQUAL(find(&f, OC_USER, NULL), OC_OK);
	put_used(&f, "user", "client:6", 6, 11 * 60);
	CU_ASSERT_EQUAL(find(&f, OC_USER, NULL), OC_EAUTH);
	/* The key says whose it is. */
	put_used(&f, "user", "client:6", 6, 0);
	CU_ASSERT_EQUAL(find(&f, OC_USER, NULL), OC_OK);
	put_used(&f, "user", "client:2", 6, 0);
	CU_ASSERT_EQUAL(find(&f, OC_USER, NULL), OC_EAUTH);
	desk_end(f.cx);
}

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
		struct fixture f;
		struct oc_browser_session s;
		enum oc_err e;

		begin_recorded(&f);
		put(&f, rows[i].data);
		CU_ASSERT_EQUAL(find(&f, OC_NOBODY, NULL), OC_OK);
		desk_run(f.cx, rows[i].sql);
		e = find(&f, OC_NOBODY, &s);
		if ((e == OC_OK) != rows[i].ok)
			fprintf(stderr, "row %zu: got %d\n", i, (int)e);
		CU_ASSERT_EQUAL(e, rows[i].ok ? OC_OK : OC_EAUTH);
		if (e == OC_OK)
			CU_ASSERT_EQUAL(s.outcome, rows[i].outcome);
		desk_end(f.cx);
	}
}

/* Who only takes part may come with the ticket's number, not as its owner. */
static void
lets_collaborators_in(void)
{
	static const char *const as_c =
	    "authtoken:c10t2hd3d9446802a44259755d38e6d163e820";
	struct fixture f;
	struct oc_browser_session s;

	begin_recorded(&f);
	desk_run(f.cx, "UPDATE {ticket} SET user_id = 1 WHERE ticket_id = 2");
	put_used(&f, "user", as_c, 10, 0);
	CU_ASSERT_EQUAL(find(&f, OC_USER, NULL), OC_EAUTH);
	desk_run(f.cx,
	    "INSERT INTO {thread_collaborator} (flags, thread_id, "
	    "user_id, role, created, updated) SELECT 1, id, 10, 'M', "
	    "NOW(), NOW() FROM {thread} WHERE object_type = 'T' "
	    "AND object_id = 2");
	CU_ASSERT_EQUAL(find(&f, OC_USER, &s), OC_OK);
	CU_ASSERT_EQUAL(s.ticket_id, 2);
	put(&f, BY_NUMBER);
	CU_ASSERT_EQUAL(find(&f, OC_USER, NULL), OC_OK);
	put(&f, BY_LINK);
	CU_ASSERT_EQUAL(find(&f, OC_USER, NULL), OC_EAUTH);
	/* As owner of another's, with a wrong hash, with more behind it. */
	put_used(&f, "user", oc_replace(&f.a, as_c, "t2h", "t1h"), 10, 0);
	CU_ASSERT_EQUAL(find(&f, OC_USER, NULL), OC_EAUTH);
	put_used(&f, "user", oc_replace(&f.a, as_c, "hd3", "he3"), 10, 0);
	CU_ASSERT_EQUAL(find(&f, OC_USER, NULL), OC_EAUTH);
	put_used(&f, "user", oc_replace(&f.a, as_c, "c10t", "c1t"), 10, 0);
	CU_ASSERT_EQUAL(find(&f, OC_USER, NULL), OC_EAUTH);
	put_used(&f, "user", "authtoken:th", 10, 0);
	CU_ASSERT_EQUAL(find(&f, OC_USER, NULL), OC_EAUTH);
	put_used(&f, "user", "authlink:10", 10, 0);
	CU_ASSERT_EQUAL(find(&f, OC_USER, NULL), OC_EAUTH);
	desk_end(f.cx);
}

static void
asks_for_the_plugin(void)
{
	struct fixture f;

	begin_recorded(&f);
	desk_run(f.cx, "INSERT INTO {plugin} SET id = 7, name = 'LDAP', "
	               "install_path = 'plugins/auth-ldap', isactive = 1, "
	               "installed = NOW()");
	desk_run(f.cx,
	    "INSERT INTO {plugin_instance} SET id = 3, plugin_id = 7, "
	    "flags = 1, name = 'x', created = NOW()");
	put_used(&f, "staff", "ldap.p7i3:ada", 1, 0);
	CU_ASSERT_EQUAL(find(&f, OC_AGENT, NULL), OC_OK);
	put_used(&f, "staff", "oauth2.agent.p7i3:ada", 1, 0);
	CU_ASSERT_EQUAL(find(&f, OC_AGENT, NULL), OC_OK);
	put_used(&f, "staff", "ldap.p7i4:ada", 1, 0);
	CU_ASSERT_EQUAL(find(&f, OC_AGENT, NULL), OC_EAUTH);
	put_used(&f, "staff", "ldap.p7i3x:ada", 1, 0);
	CU_ASSERT_EQUAL(find(&f, OC_AGENT, NULL), OC_EAUTH);
	put_used(&f, "staff", "ldap.p7:ada", 1, 0);
	CU_ASSERT_EQUAL(find(&f, OC_AGENT, NULL), OC_EAUTH);
	put_used(&f, "staff", "ldap.p7i3:ada", 1, 0);
	desk_run(f.cx, "UPDATE {plugin_instance} SET flags = 2 WHERE id = 3");
	CU_ASSERT_EQUAL(find(&f, OC_AGENT, NULL), OC_EAUTH);
	desk_run(f.cx, "UPDATE {plugin_instance} SET flags = 1 WHERE id = 3");
	desk_run(f.cx, "UPDATE {plugin} SET isactive = 0 WHERE id = 7");
	CU_ASSERT_EQUAL(find(&f, OC_AGENT, NULL), OC_EAUTH);
	desk_end(f.cx);
}

/* Agent and user side by side in one browser. */
static void
tells_two_apart(void)
{
	struct fixture f;
	struct oc_browser_session s;
	const char *agent = "s:5:\"staff\";a:3:{s:2:\"id\";i:1;s:3:\"key\";"
	                    "s:9:\"local:ada\";s:3:\"2fa\";N;}";
	const char *data;

	begin_recorded(&f);
	data = oc_replace(&f.a, CLIENT, "_auth|a:1:{",
	    oc_sprintf(&f.a, "_auth|a:2:{%s", agent));
	data = oc_replace(&f.a, data, ":token|a:1:{",
	    ":token|a:2:{s:5:\"staff\";s:76:"
	    "\"05fa48d43f24fbd83c63440c38391f7d:1795340359:"
	    "f528764d624db129b32c21fbca0cb8d6\";");
	put(&f, data);
	CU_ASSERT_EQUAL(find(&f, OC_NOBODY, &s), OC_OK);
	CU_ASSERT_EQUAL(s.kind, OC_AGENT);
	CU_ASSERT_EQUAL(find(&f, OC_USER, &s), OC_OK);
	CU_ASSERT_EQUAL(s.kind, OC_USER);
	CU_ASSERT_EQUAL(s.id, 6);
	desk_run(f.cx, "UPDATE {staff} SET isactive = 0 WHERE staff_id = 1");
	CU_ASSERT_EQUAL(find(&f, OC_AGENT, NULL), OC_EAUTH);
	CU_ASSERT_EQUAL(find(&f, OC_NOBODY, &s), OC_OK);
	CU_ASSERT_EQUAL(s.kind, OC_USER);
	desk_end(f.cx);
}

static void
asks_for_the_exact_id(void)
{
	static const char *const bad[] = { "", "A6nppokbgmddmab14atlmoe2jn",
		ID " ", ID "0", "%", "a6nppokbgmddmab14atl'oe2jn" };
	struct fixture f;
	struct oc_browser_session s;

	begin_recorded(&f);
	put(&f, STAFF);
	for (size_t i = 0; i < OC_COUNT(bad); i++)
		CU_ASSERT_EQUAL(
		    oc_browser_session_find(f.cx, bad[i], OC_NOBODY, &s),
		    OC_EAUTH);
	CU_ASSERT_EQUAL(find(&f, OC_NOBODY, NULL), OC_OK);
	f.site.ost.session_backend = "memcache";
	CU_ASSERT_EQUAL(find(&f, OC_NOBODY, NULL), OC_EAUTH);
	f.site.ost.session_backend = "database.memcache";
	CU_ASSERT_EQUAL(find(&f, OC_NOBODY, NULL), OC_OK);
	desk_end(f.cx);
}

static void
finds_its_cookie(void)
{
	static const struct {
		const char *header, *want;
	} rows[] = {
		{ NULL, NULL },
		{ "", NULL },
		{ "OSTSESSID=" ID, ID },
		{ "a=b; OSTSESSID=" ID "; c=d", ID },
		{ "a=b;OSTSESSID=" ID, ID },
		{ "OSTSESSID=" ID "; OSTSESSID=" ID "x", ID },
		{ "OSTSESSID=" ID "%2C", ID "," },
		{ "XOSTSESSID=" ID, NULL },
		{ "OSTSESSIDX=" ID, NULL },
		{ "ostsessid=" ID, NULL },
		{ "OSTSESSID", NULL },
		{ "OSTSESSID=", NULL },
		{ "OSTSESSID=short", NULL },
		{ "OSTSESSID=" ID "\"", NULL },
		{ "OSTSESSID=" ID "%00", NULL },
		{ "OSTSESSID=x; OSTSESSID=" ID, NULL },
	};
	struct fixture f;

	begin_recorded(&f);
	for (size_t i = 0; i < OC_COUNT(rows); i++)
		OC_ASSERT_STR(oc_browser_session_cookie(f.cx, rows[i].header),
		    rows[i].want);
	f.site.ost.session_sessid = "DESK";
	OC_ASSERT_STR(
	    oc_browser_session_cookie(f.cx, "OSTSESSID=" ID "x; DESK=" ID), ID);
	desk_end(f.cx);
}

static void
site_that_is_closed(void)
{
	struct fixture f;
	struct oc_browser_session s;

	begin_recorded(&f);
	desk_set(f.cx, "isonline", "0");
	put(&f, STAFF);
	CU_ASSERT_EQUAL(find(&f, OC_AGENT, &s), OC_OK);
	CU_ASSERT_EQUAL(s.outcome, OC_LOGIN_OK); /* an administrator */
	put(&f, CLIENT);
	CU_ASSERT_EQUAL(find(&f, OC_USER, &s), OC_OK);
	CU_ASSERT_EQUAL(s.outcome, OC_LOGIN_OFFLINE);
	put(&f, BY_LINK);
	CU_ASSERT_EQUAL(find(&f, OC_USER, &s), OC_OK);
	CU_ASSERT_EQUAL(s.outcome, OC_LOGIN_OFFLINE);
	desk_set(f.cx, "isonline", "1");
	/* No accounts, so guests only. */
	desk_set(f.cx, "client_registration", "disabled");
	CU_ASSERT_EQUAL(find(&f, OC_USER, &s), OC_OK);
	CU_ASSERT_EQUAL(s.outcome, OC_LOGIN_OK);
	desk_end(f.cx);
}

CU_TestInfo browser_session_tests[] = {
	{ "reads recorded ones", reads_recorded_ones },
	{ "knows its CSRF token", knows_its_csrf_token },
	{ "refuses the altered", refuses_the_altered },
	{ "refuses the expired", refuses_the_expired },
	{ "watches idle time and address", watches_idle_time_and_address },
	{ "asks for the account", asks_for_the_account },
	{ "lets collaborators in", lets_collaborators_in },
	{ "asks for the plug-in", asks_for_the_plugin },
	{ "tells two apart", tells_two_apart },
	{ "asks for the exact id", asks_for_the_exact_id },
	{ "finds its cookie", finds_its_cookie },
	{ "site that is closed", site_that_is_closed },
	CU_TEST_INFO_NULL,
};
