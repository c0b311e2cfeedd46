/* test_principal.c - what is read of an account, its keys and its scopes. */
#include "config.h"

#include "world.h"

#include "json/value.h"

/* ----- Scopes. ----- */

static const struct {
	const char *scopes, *asked;
	bool want;
} scopes[] = {
	{ NULL, "tickets:write", true },
	{ "", "tickets:read", false },
	{ " ", "tickets:read", false },
	{ "tickets:read", "tickets:read", true },
	{ "tickets:read", "tickets:write", false },
	{ "tickets:read", "tickets:create", false },
	{ "tickets:create", "tickets:read", false },
	{ "tickets:write", "tickets:read", true },
	{ "tickets:write", "tickets:create", true },
	{ "tickets:write", "tasks:read", false },
	{ "users:read tickets:write", "tickets:read", true },
	{ "  users:read   stats:read ", "stats:read", true },
	{ "tickets:writes", "tickets:write", false },
	{ "tickets:writes", "tickets:read", false },
	{ "xtickets:write", "tickets:read", false },
	{ "tickets", "tickets:read", false },
	{ ":write", "tickets:read", false },
	{ ":write", ":read", false },
	{ "ticket:write", "tickets:read", false },
	{ "tickets:write", "ticket:read", false },
	{ "Tickets:read", "tickets:read", false },
	{ "tickets:*", "tickets:read", false },
	{ "tickets:write", "tickets:", false },
	{ "tickets:write", "tickets:readx", false },
};

static void
test_scopes(void)
{
	struct oc_principal key = { .kind = OC_APIKEY };

	for (size_t i = 0; i < OC_COUNT(scopes); i++) {
		struct oc_principal p = { .kind = OC_AGENT,
			.scopes = scopes[i].scopes };
		bool got = oc_has_scope(&p, scopes[i].asked);

		if (got != scopes[i].want)
			fprintf(stderr, "\"%s\" for %s: %d\n",
			    p.scopes == NULL ? "(null)" : p.scopes,
			    scopes[i].asked, got);
		CU_ASSERT_EQUAL(got, scopes[i].want);
	}
	CU_ASSERT_FALSE(oc_has_scope(&key, "tickets:create"));
	CU_ASSERT_FALSE(oc_has_scope(&key, "tickets:read"));
	key.can_create = true;
	CU_ASSERT_TRUE(oc_has_scope(&key, "tickets:create"));
	CU_ASSERT_FALSE(oc_has_scope(&key, "tickets:read"));
	key.can_create = false;
	key.read_write = true;
	CU_ASSERT_FALSE(oc_has_scope(&key, "tickets:create"));
	CU_ASSERT_TRUE(oc_has_scope(&key, "tickets:read"));
	CU_ASSERT_TRUE(oc_has_scope(&key, "users:write"));
}

static void
test_known_scopes(void)
{
	CU_ASSERT_TRUE(oc_scope_known("tickets:read"));
	CU_ASSERT_TRUE(oc_scope_known("events:read"));
	CU_ASSERT_FALSE(oc_scope_known("tickets:delete"));
	CU_ASSERT_FALSE(oc_scope_known("tickets:read "));
	CU_ASSERT_FALSE(oc_scope_known(""));
	CU_ASSERT_FALSE(oc_scope_known(NULL));
}

/* ----- Reading. ----- */

static void
test_nobody_there(void)
{
	struct oc_arena a = OC_ARENA_INIT;
	struct oc_ctx *cx = oc_db_test(&a);
	struct oc_principal p = { .kind = OC_AGENT, .token_id = 7 };

	CU_ASSERT_EQUAL(oc_principal_load(cx, &p), OC_ENOTFOUND);
	CU_ASSERT_PTR_NULL(p.agent);
	p.kind = OC_USER;
	CU_ASSERT_EQUAL(oc_principal_load(cx, &p), OC_ENOTFOUND);
	CU_ASSERT_PTR_NULL(p.user);
	p.kind = OC_APIKEY;
	CU_ASSERT_EQUAL(oc_principal_load(cx, &p), OC_OK);
	p.kind = OC_NOBODY;
	CU_ASSERT_EQUAL(oc_principal_load(cx, &p), OC_OK);
	CU_ASSERT_EQUAL(p.token_id, 7);
	oc_arena_release(&a);
}

static void
test_agent(void)
{
	static const char *const sql[] = {
		"UPDATE {staff} SET isadmin = 1, onvacation = 1, "
		"change_passwd = 1, permissions = JSON_OBJECT('user.edit', 1) "
		"WHERE staff_id = @agent",
		"UPDATE {role} SET permissions = JSON_OBJECT('ticket.edit', 1) "
		"WHERE id = @role",
		"INSERT INTO {staff_dept_access} (staff_id, dept_id, role_id) "
		"VALUES (@agent, @other, 2000000000)",
		"UPDATE {department} SET manager_id = @agent "
		"WHERE id = @beside",
		"INSERT INTO {team_member} (team_id, staff_id) "
		"VALUES (@team, @agent), (0, @agent)",
		NULL
	};
	struct oc_arena a = OC_ARENA_INIT;
	struct oc_ctx *cx = oc_db_test(&a);
	const struct oc_agent_rights *r;
	struct oc_principal p;
	int64_t role;

	world_make(cx);
	world_run(cx, sql);
	role = world_id(cx, "@role");
	p = world_principal(cx, OC_AGENT, world_id(cx, "@agent"));
	CU_ASSERT_PTR_NOT_NULL_FATAL(p.agent);
	r = p.agent;
	OC_ASSERT_STR(r->username, "world");
	OC_ASSERT_STR(r->email, "world@example.com");
	OC_ASSERT_STR(r->name, "Wanda World");
	CU_ASSERT_EQUAL(r->dept_id, world_id(cx, "@home"));
	CU_ASSERT_EQUAL(r->role_id, role);
	CU_ASSERT_TRUE(r->active && r->admin && r->on_vacation);
	CU_ASSERT_TRUE(r->must_change_password && r->keeps_role);
	CU_ASSERT_FALSE(r->assigned_only);
	CU_ASSERT_TRUE(oc_val_truthy(oc_val_get(r->granted, "user.edit")));

	CU_ASSERT_EQUAL_FATAL(r->ndepts, 4);
	CU_ASSERT_EQUAL(r->depts[0].id, world_id(cx, "@home"));
	CU_ASSERT_TRUE(r->depts[0].primary);
	CU_ASSERT_FALSE(r->depts[0].extended || r->depts[0].managed);
	CU_ASSERT_EQUAL(r->depts[0].role_id, role);
	CU_ASSERT_EQUAL(r->depts[1].id, world_id(cx, "@below"));
	CU_ASSERT_FALSE(r->depts[1].primary || r->depts[1].extended);
	CU_ASSERT_EQUAL(r->depts[1].role_id, 0);
	OC_ASSERT_STR(r->depts[1].permissions, "");
	CU_ASSERT_EQUAL(r->depts[2].id, world_id(cx, "@other"));
	CU_ASSERT_TRUE(r->depts[2].extended);
	CU_ASSERT_EQUAL(r->depts[2].role_id, 0); /* there is no such role */
	CU_ASSERT_EQUAL(r->depts[3].id, world_id(cx, "@beside"));
	CU_ASSERT_TRUE(r->depts[3].managed);
	CU_ASSERT_EQUAL_FATAL(r->nteams, 1);
	CU_ASSERT_EQUAL(r->teams[0], world_id(cx, "@team"));
	world_end(cx);
	oc_arena_release(&a);
}

/* extra.def_assn_role, as PHP would take it. */
static void
test_keeps_role(void)
{
	static const struct {
		const char *extra;
		bool want;
	} cases[] = {
		{ NULL, true },
		{ "", true },
		{ "not JSON", true },
		{ "[]", true },
		{ "{}", true },
		{ "{\"browser_lang\":\"de\"}", true },
		{ "{\"def_assn_role\":null}", true },
		{ "{\"def_assn_role\":true}", true },
		{ "{\"def_assn_role\":1}", true },
		{ "{\"def_assn_role\":\"on\"}", true },
		{ "{\"def_assn_role\":false}", false },
		{ "{\"def_assn_role\":0}", false },
		{ "{\"def_assn_role\":\"0\"}", false },
		{ "{\"def_assn_role\":\"\"}", false },
	};
	struct oc_arena a = OC_ARENA_INIT;
	struct oc_ctx *cx = oc_db_test(&a);

	world_make(cx);
	for (size_t i = 0; i < OC_COUNT(cases); i++) {
		struct oc_principal p;

		CU_ASSERT_EQUAL(oc_db_exec(cx->db,
		                    "UPDATE {staff} SET extra = ? "
		                    "WHERE staff_id = @agent",
		                    "s", cases[i].extra),
		    OC_OK);
		p = world_principal(cx, OC_AGENT, world_id(cx, "@agent"));
		CU_ASSERT_EQUAL(p.agent->keeps_role, cases[i].want);
	}
	world_end(cx);
	oc_arena_release(&a);
}

static void
test_user(void)
{
	static const char *const member[] = {
		"UPDATE {user} SET org_id = @org, status = 1 WHERE id = @user",
		"UPDATE {organization} SET status = 0x8 WHERE id = @org", NULL
	};
	static const struct {
		int64_t status;
		bool active, must_change;
	} accounts[] = {
		{ 0, false, false },
		{ 1, true, false },
		{ 2, false, false },
		{ 3, false, false },
		{ 5, true, true },
		{ 13, true, true },
	};
	struct oc_arena a = OC_ARENA_INIT;
	struct oc_ctx *cx = oc_db_test(&a);
	struct oc_principal p;

	world_make(cx);
	p = world_principal(cx, OC_USER, world_id(cx, "@user"));
	OC_ASSERT_STR(p.user->name, "World user");
	OC_ASSERT_STR(p.user->email, "");
	CU_ASSERT_EQUAL(p.user->org_id, 0);
	CU_ASSERT_TRUE(p.user->active);
	CU_ASSERT_FALSE(p.user->has_account || p.user->primary_contact);

	world_run(cx, member);
	p = world_principal(cx, OC_USER, p.id);
	CU_ASSERT_EQUAL(p.user->org_id, world_id(cx, "@org"));
	CU_ASSERT_TRUE(p.user->primary_contact && p.user->shares_primary);
	CU_ASSERT_FALSE(p.user->shares_all);
	CU_ASSERT_EQUAL(oc_user_shared_org(p.user), p.user->org_id);

	for (size_t i = 0; i < OC_COUNT(accounts); i++) {
		CU_ASSERT_EQUAL(oc_db_exec(cx->db,
		                    "REPLACE INTO {user_account} "
		                    "(id, user_id, status) "
		                    "VALUES (2000000, @user, ?)",
		                    "i", accounts[i].status),
		    OC_OK);
		p = world_principal(cx, OC_USER, p.id);
		CU_ASSERT_TRUE(p.user->has_account);
		CU_ASSERT_EQUAL(p.user->active, accounts[i].active);
		CU_ASSERT_EQUAL(
		    p.user->must_change_password, accounts[i].must_change);
	}
	world_end(cx);
	oc_arena_release(&a);
}

/* ----- Keys without a ticket. ----- */

static const char *const granted[] = {
	"UPDATE {staff} SET isadmin = 1, "
	"permissions = JSON_OBJECT('user.edit', 1, 'org.edit', 0) "
	"WHERE staff_id = @agent",
	"UPDATE {role} SET permissions = JSON_OBJECT('ticket.create', 1, "
	"'task.create', 1) WHERE id = @role",
	"UPDATE {role} SET permissions = JSON_OBJECT('canned.manage', 1) "
	"WHERE id = @plain",
	"INSERT INTO {staff_dept_access} (staff_id, dept_id, role_id) "
	"VALUES (@agent, @beside, @plain)",
	NULL
};

static void
test_global_keys(void)
{
	struct oc_arena a = OC_ARENA_INIT;
	struct oc_ctx *cx = oc_db_test(&a);
	struct oc_principal p, key = { .kind = OC_APIKEY };
	struct oc_principal system = { .kind = OC_SYSTEM }, user;

	world_make(cx);
	world_run(cx, granted);
	p = world_principal(cx, OC_AGENT, world_id(cx, "@agent"));
	CU_ASSERT_TRUE(oc_may_globally(&p, "user.edit"));
	CU_ASSERT_FALSE(oc_may_globally(&p, "user.delete"));
	CU_ASSERT_FALSE(oc_may_globally(&p, "org.edit"));
	CU_ASSERT_FALSE(oc_may_globally(&p, "ticket.create"));
	p.scopes = "users:read";
	CU_ASSERT_FALSE(oc_may_globally(&p, "user.edit"));
	p.scopes = "users:write";
	CU_ASSERT_TRUE(oc_may_globally(&p, "user.edit"));

	user = world_principal(cx, OC_USER, world_id(cx, "@user"));
	CU_ASSERT_FALSE(oc_may_globally(&user, "user.edit"));
	CU_ASSERT_FALSE(oc_may_globally(&key, "user.edit"));
	CU_ASSERT_FALSE(oc_may_globally(&key, "visibility.agents"));
	key.read_write = true;
	CU_ASSERT_TRUE(oc_may_globally(&key, "user.edit"));
	CU_ASSERT_TRUE(oc_may_globally(&system, "user.edit"));

	CU_ASSERT_EQUAL(oc_db_exec(cx->db,
	                    "UPDATE {staff} SET isactive = 0 "
	                    "WHERE staff_id = @agent",
	                    ""),
	    OC_OK);
	p = world_principal(cx, OC_AGENT, p.id);
	CU_ASSERT_FALSE(oc_may_globally(&p, "user.edit"));
	CU_ASSERT_FALSE(oc_may_in_dept(&p, "ticket.create", 0));
	world_end(cx);
	oc_arena_release(&a);
}

static void
test_keys_in_departments(void)
{
	static const struct {
		const char *key, *dept; /* NULL: any */
		bool want;
	} cases[] = {
		{ "ticket.create", NULL, true },
		{ "ticket.create", "@home", true },
		{ "ticket.create", "@below", true },
		{ "ticket.create", "@other", true },
		{ "ticket.create", "@beside", false },
		{ "task.create", NULL, true },
		{ "task.create", "@home", true },
		{ "task.create", "@below", false },
		{ "task.create", "@other", false },
		{ "canned.manage", NULL, true },
		{ "canned.manage", "@home", false },
		{ "canned.manage", "@beside", true },
		{ "ticket.edit", NULL, false },
		{ "ticket.edit", "@home", false },
		{ "user.edit", NULL, false },
	};
	static const char *const view_only[] = {
		"UPDATE {role} SET permissions = NULL "
		"WHERE id IN (@role, @plain)",
		NULL
	};
	struct oc_arena a = OC_ARENA_INIT;
	struct oc_ctx *cx = oc_db_test(&a);
	struct oc_principal p, key = { .kind = OC_APIKEY }, user;

	world_make(cx);
	world_run(cx, granted);
	p = world_principal(cx, OC_AGENT, world_id(cx, "@agent"));
	for (size_t i = 0; i < OC_COUNT(cases); i++) {
		int64_t dept =
		    cases[i].dept == NULL ? 0 : world_id(cx, cases[i].dept);

		CU_ASSERT_EQUAL(
		    oc_may_in_dept(&p, cases[i].key, dept), cases[i].want);
	}
	p.scopes = "tickets:create";
	CU_ASSERT_TRUE(oc_may_in_dept(&p, "ticket.create", 0));
	CU_ASSERT_FALSE(oc_may_in_dept(&p, "task.create", 0));

	/* Without the key in any role, not even where he has none. */
	world_run(cx, view_only);
	p = world_principal(cx, OC_AGENT, p.id);
	CU_ASSERT_FALSE(
	    oc_may_in_dept(&p, "ticket.create", world_id(cx, "@other")));

	CU_ASSERT_FALSE(oc_may_in_dept(&key, "ticket.create", 0));
	key.can_create = true;
	CU_ASSERT_TRUE(oc_may_in_dept(&key, "ticket.create", 3));
	CU_ASSERT_FALSE(oc_may_in_dept(&key, "ticket.edit", 3));
	key.read_write = true;
	CU_ASSERT_TRUE(oc_may_in_dept(&key, "ticket.edit", 3));
	user = world_principal(cx, OC_USER, world_id(cx, "@user"));
	CU_ASSERT_FALSE(oc_may_in_dept(&user, "ticket.create", 0));
	world_end(cx);
	oc_arena_release(&a);
}

CU_TestInfo principal_tests[] = {
	{ "which scope covers which", test_scopes },
	{ "the words of scopes", test_known_scopes },
	{ "no such account, and kinds without one", test_nobody_there },
	{ "an agent's rights", test_agent },
	{ "the role an agent keeps on what is assigned", test_keeps_role },
	{ "a user's rights", test_user },
	{ "keys of the agent's own", test_global_keys },
	{ "keys in departments", test_keys_in_departments },
	CU_TEST_INFO_NULL,
};
