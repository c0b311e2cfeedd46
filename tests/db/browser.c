/* browser.c - a site with sessions that osTicket 1.18.1 kept. */
#include "config.h"

#include "browser.h"

#include "base/clock.h"
#include "base/hash.h"

void
browser_begin(struct browser *b)
{
	b->a = (struct oc_arena)OC_ARENA_INIT;
	b->cx = desk_begin(&b->a);
	b->site = *b->cx->site;
	b->site.ost.secret_salt = SALT;
	b->cx->site = &b->site;
	desk_run(
	    b->cx, "UPDATE {staff} SET username = 'ada' WHERE staff_id = 1");
	desk_run(
	    b->cx, "UPDATE {staff} SET username = 'bob' WHERE staff_id = 2");
	desk_run(b->cx, "UPDATE {ticket} SET number = '468363', user_id = 10 "
	                "WHERE ticket_id = 2");
	desk_run(
	    b->cx, "UPDATE {user_account} SET status = 1 WHERE user_id = 10");
	desk_set(b->cx, "staff_session_timeout", "0");
	desk_set(b->cx, "client_session_timeout", "0");
}

void
browser_put(struct browser *b, const char *data)
{
	desk_run(
	    b->cx, "DELETE FROM {session} WHERE session_id = '" SESSION_ID "'");
	CU_ASSERT_EQUAL_FATAL(
	    oc_db_exec(b->cx->db,
	        "INSERT INTO {session} SET session_id = '" SESSION_ID "', "
	        "session_data = ?, user_id = '0', user_ip = '', "
	        "user_agent = '', session_updated = NOW(), "
	        "session_expire = NOW() + INTERVAL 1 MINUTE",
	        "b", (const void *)data, strlen(data)),
	    OC_OK);
}

enum oc_err
browser_find(struct browser *b, enum oc_principal_kind kind,
    struct oc_browser_session *out)
{
	struct oc_browser_session s = { .id = -1, .csrf = "" };
	enum oc_err e = oc_browser_session_find(b->cx, SESSION_ID, kind, &s);

	CU_ASSERT_TRUE(e == OC_OK || s.id == -1);
	if (out != NULL)
		*out = s;
	return e;
}

void
browser_put_used(struct browser *b, const char *name, const char *key,
    int64_t id, int64_t age)
{
	struct oc_arena *a = &b->a;
	const char *time = oc_sprintf(a, "%lld", (long long)(oc_now() - age));
	const char *token = oc_sprintf(a, "%s:%s:%s",
	    oc_md5_hex(a, oc_sprintf(a, "%s%s%lld", time, oc_md5_hex(a, SALT),
	                      (long long)id)),
	    time, oc_md5_hex(a, "127.0.0.1"));

	browser_put(
	    b, oc_sprintf(a,
	           "_auth|a:1:{s:%zu:\"%s\";a:2:{s:2:\"id\";i:%lld;s:3:\"key\""
	           ";s:%zu:\"%s\";}}:token|a:1:{s:%zu:\"%s\";s:%zu:\"%s\";}",
	           strlen(name), name, (long long)id, strlen(key), key,
	           strlen(name) + (*name == 'u' ? 2 : 0),
	           *name == 'u' ? "client" : name, strlen(token), token));
}
