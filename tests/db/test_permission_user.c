/*
 * test_permission_user.c - what users, API keys and the system may do, and
 * that the two ways to ask who sees a ticket agree.
 */
#include "config.h"

#include "world.h"

/* ----- Users. ----- */

enum {
	SEES = 0x1,   /* and posts messages */
	EDITS = 0x2,  /* as the owner */
	LISTED = 0x4, /* in the portal */
	PARENT = 0x8  /* sees the parent of the ticket */
};

#define JOIN_OF(who, set)                                                      \
	"INSERT INTO {thread_collaborator} (thread_id, user_id, flags, "       \
	"created, updated) VALUES (@thread, " who ", " set ", NOW(), NOW())"
#define JOIN JOIN_OF("@user", "3")
#define JOIN_INACTIVE JOIN_OF("@user", "0")
#define OWN "UPDATE {ticket} SET user_id = @user WHERE ticket_id = @ticket"
#define STATUS(id)                                                             \
	"UPDATE {ticket} SET status_id = " id " WHERE ticket_id = @ticket"
#define MEMBERS "UPDATE {user} SET org_id = @org WHERE id IN (@user, @owner)"
#define MEMBER "UPDATE {user} SET org_id = @org WHERE id = @user"
#define PRIMARY "UPDATE {user} SET status = 1 WHERE id = @user"
#define SHARES(flags)                                                          \
	"UPDATE {organization} SET status = " flags " WHERE id = @org"
#define ACCOUNT(status)                                                        \
	"INSERT INTO {user_account} (user_id, status) VALUES (@user, " status  \
	")"
#define CHILD(flags)                                                           \
	"UPDATE {ticket} SET ticket_pid = @parent, flags = " flags             \
	" WHERE ticket_id = @ticket"
#define PARENT_IS(flags)                                                       \
	"UPDATE {ticket} SET flags = " flags " WHERE ticket_id = @parent"
#define CHILD_THREAD "UPDATE {thread} SET object_type = 'C' WHERE id = @thread"

static const struct relation {
	const char *name;
	const char *sql[5]; /* the last stays NULL */
	unsigned may;
} relations[] = {
	{ "stranger", { "DO 0" }, 0 },
	{ "owner", { OWN }, SEES | EDITS | LISTED },
	{ "owner, closed", { OWN, STATUS("@closed") }, SEES | EDITS | LISTED },
	{ "owner, archived", { OWN, STATUS("@archived") }, SEES | EDITS },
	{ "owner with an account", { OWN, ACCOUNT("1") },
	    SEES | EDITS | LISTED },
	{ "owner who must change his password", { OWN, ACCOUNT("5") },
	    SEES | EDITS | LISTED },
	{ "owner, not confirmed", { OWN, ACCOUNT("0") }, 0 },
	{ "owner, locked", { OWN, ACCOUNT("3") }, 0 },
	{ "collaborator", { JOIN }, SEES | LISTED },
	{ "collaborator, switched off", { JOIN_INACTIVE }, SEES | LISTED },
	{ "collaborator, locked", { JOIN, ACCOUNT("3") }, 0 },
	{ "somebody else is collaborator", { JOIN_OF("@owner", "3") }, 0 },
	{ "a task's collaborator",
	    { JOIN, "UPDATE {thread} SET object_type = 'A' "
	            "WHERE id = @thread" },
	    0 },
	/* Organizations. */
	{ "same organization", { MEMBERS, SHARES("0") }, 0 },
	{ "same organization, primary contact",
	    { MEMBERS, PRIMARY, SHARES("0") }, 0 },
	{ "which adds and assigns", { MEMBERS, PRIMARY, SHARES("0x7") }, 0 },
	{ "shared with all", { MEMBERS, SHARES("0x10") }, SEES | LISTED },
	{ "shared with all, primary contact",
	    { MEMBERS, PRIMARY, SHARES("0x10") }, SEES | LISTED },
	{ "shared with primary contacts", { MEMBERS, SHARES("0x8") }, 0 },
	{ "shared with primary contacts, he is one",
	    { MEMBERS, PRIMARY, SHARES("0x8") }, SEES | LISTED },
	{ "the owner is in no organization", { MEMBER, SHARES("0x10") }, 0 },
	{ "no organization, both", { SHARES("0x10") }, 0 },
	{ "organization is gone",
	    { "UPDATE {user} SET org_id = 2000000000 "
	      "WHERE id IN (@user, @owner)" },
	    0 },
	/* Merged. */
	{ "owner of a merged child",
	    { OWN, CHILD("1"), PARENT_IS("0x11"), CHILD_THREAD },
	    SEES | EDITS | LISTED | PARENT },
	{ "owner of a child merged apart",
	    { OWN, CHILD("2"), PARENT_IS("0x12"), CHILD_THREAD },
	    SEES | EDITS | LISTED | PARENT },
	{ "collaborator of a merged child",
	    { JOIN, CHILD("1"), PARENT_IS("0x11"), CHILD_THREAD },
	    SEES | PARENT },
	{ "owner of a linked child", { OWN, CHILD("8"), PARENT_IS("0x18") },
	    SEES | EDITS | LISTED },
	{ "child of what is no parent", { OWN, CHILD("1"), PARENT_IS("1") },
	    SEES | EDITS | LISTED },
};

/* Shared by the organization, and merged: needs more than four statements. */
static const char *const org_of_child[] = { MEMBERS, SHARES("0x10"), CHILD("1"),
	PARENT_IS("0x11"), CHILD_THREAD, NULL };

static void
expect(const char *name, const char *what, int64_t got, int64_t want)
{
	if (got != want)
		fprintf(stderr, "%s: %s: got %d, want %d\n", name, what,
		    (int)got, (int)want);
	CU_ASSERT_EQUAL(got, want);
}

/* Every action on one ticket, and what lists say of it. */
static void
check_ticket(struct oc_ctx *cx, const struct oc_principal *p, int64_t id,
    const char *name, unsigned may)
{
	struct oc_ticket_access t;

	CU_ASSERT_EQUAL_FATAL(oc_ticket_access(cx, p, id, &t), OC_OK);
	for (int i = 0; i < OC_ACTIONS; i++) {
		bool allowed = i == OC_SEE || i == OC_REPLY ||
		               (i == OC_EDIT && (may & EDITS) != 0);

		expect(name, oc_sprintf(cx->arena, "action %d", i),
		    oc_may(p, (enum oc_action)i, &t),
		    (may & SEES) == 0 ? OC_ENOTFOUND
		    : allowed         ? OC_OK
		                      : OC_EFORBIDDEN);
	}
	CU_ASSERT_EQUAL(oc_may_edit_entry(p, &t, 0, p->id),
	    (may & SEES) == 0 ? OC_ENOTFOUND : OC_EFORBIDDEN);
	expect(name, "seen", world_seen(cx, p, id), (may & SEES) != 0);
	expect(name, "listed", world_listed(cx, p, id), (may & LISTED) != 0);
}

static void
check_user(struct oc_ctx *cx, const char *name, unsigned may)
{
	int64_t ticket = world_id(cx, "@ticket");
	int64_t parent = world_id(cx, "@parent");
	struct oc_principal p =
	    world_principal(cx, OC_USER, world_id(cx, "@user"));

	check_ticket(cx, &p, ticket, name, may);
	check_ticket(cx, &p, parent, name, (may & PARENT) != 0 ? SEES : 0);

	/* The same by a link to this ticket, and by one to another. */
	p.ticket_id = ticket;
	check_ticket(cx, &p, ticket, name, may);
	check_ticket(cx, &p, parent, name, 0);
	p.ticket_id = parent;
	check_ticket(cx, &p, ticket, name, 0);
}

static void
test_users(void)
{
	struct oc_arena a = OC_ARENA_INIT;
	struct oc_ctx *cx = oc_db_test(&a);

	world_make(cx);
	for (size_t i = 0; i < OC_COUNT(relations); i++) {
		world_reset(cx);
		world_run(cx, relations[i].sql);
		check_user(cx, relations[i].name, relations[i].may);
	}
	world_reset(cx);
	world_run(cx, org_of_child);
	check_user(
	    cx, "organization of a child's owner", SEES | LISTED | PARENT);
	world_end(cx);
	oc_arena_release(&a);
}

/* The site may keep what a user only takes part in out of his list. */
static void
test_hidden_collaborations(void)
{
	static const char *const sql[] = { JOIN, NULL };
	static const char *const hide[] = {
		"REPLACE INTO {config} (namespace, `key`, value) "
		"VALUES ('core', 'collaborator_ticket_visibility', '0')",
		NULL
	};
	struct oc_arena a = OC_ARENA_INIT;
	struct oc_ctx *cx = oc_db_test(&a);

	world_make(cx);
	world_run(cx, sql);
	world_run(cx, hide);
	CU_ASSERT_EQUAL(oc_config_load(cx->db, &a, &cx->config), OC_OK);
	check_user(cx, "collaborator, not shown", SEES);
	world_end(cx);
	oc_arena_release(&a);
}

/* ----- Everybody else. ----- */

static void
check_other(struct oc_ctx *cx, const struct oc_principal *p, const char *name,
    bool full)
{
	int64_t id = world_id(cx, "@ticket");
	struct oc_ticket_access t;

	CU_ASSERT_EQUAL_FATAL(oc_ticket_access(cx, p, id, &t), OC_OK);
	for (int i = 0; i < OC_ACTIONS; i++)
		expect(name, oc_sprintf(cx->arena, "action %d", i),
		    oc_may(p, (enum oc_action)i, &t),
		    !full           ? OC_ENOTFOUND
		    : i == OC_CLAIM ? OC_EFORBIDDEN
		                    : OC_OK);
	expect(name, "seen", world_seen(cx, p, id), full);
	expect(name, "listed", world_listed(cx, p, id), full);
}

static void
test_others(void)
{
	struct oc_arena a = OC_ARENA_INIT;
	struct oc_ctx *cx = oc_db_test(&a);
	struct oc_principal p;

	world_make(cx);
	p = world_principal(cx, OC_SYSTEM, 0);
	check_other(cx, &p, "system", true);
	p = world_principal(cx, OC_NOBODY, 0);
	check_other(cx, &p, "nobody", false);
	p = world_principal(cx, OC_APIKEY, 1);
	check_other(cx, &p, "API key", false);
	p.can_create = p.can_cron = true;
	check_other(cx, &p, "API key that creates", false);
	p.read_write = true;
	check_other(cx, &p, "API key with full access", true);
	world_end(cx);
	oc_arena_release(&a);
}

/* A token that is cut down, of one who may do everything. */
static void
test_scopes(void)
{
	static const struct {
		const char *scopes;
		enum oc_err see, reply, task;
	} cases[] = {
		{ NULL, OC_OK, OC_OK, OC_OK },
		{ "", OC_EFORBIDDEN, OC_EFORBIDDEN, OC_EFORBIDDEN },
		{ "tickets:read", OC_OK, OC_EFORBIDDEN, OC_EFORBIDDEN },
		{ "tickets:write", OC_OK, OC_OK, OC_EFORBIDDEN },
		{ "tickets:create", OC_EFORBIDDEN, OC_EFORBIDDEN,
		    OC_EFORBIDDEN },
		{ "users:write", OC_EFORBIDDEN, OC_EFORBIDDEN, OC_EFORBIDDEN },
		{ "tasks:write tickets:read", OC_OK, OC_EFORBIDDEN, OC_OK },
	};
	static const char *const sql[] = {
		"UPDATE {ticket} SET dept_id = @home "
		"WHERE ticket_id = @ticket",
		NULL
	};
	struct oc_arena a = OC_ARENA_INIT;
	struct oc_ctx *cx = oc_db_test(&a);
	struct oc_ticket_access t;
	struct oc_principal p;
	int64_t id;

	world_make(cx);
	world_run(cx, sql);
	id = world_id(cx, "@ticket");
	world_role_may(cx, "{\"ticket.reply\":1,\"task.create\":1}");
	p = world_principal(cx, OC_AGENT, world_id(cx, "@agent"));
	CU_ASSERT_EQUAL(oc_ticket_access(cx, &p, id, &t), OC_OK);
	for (size_t i = 0; i < OC_COUNT(cases); i++) {
		const char *name = cases[i].scopes;

		p.scopes = name;
		name = name == NULL ? "no scopes" : name;
		expect(name, "see", oc_may(&p, OC_SEE, &t), cases[i].see);
		expect(name, "reply", oc_may(&p, OC_REPLY, &t), cases[i].reply);
		expect(name, "task", oc_may(&p, OC_CREATE_TASK, &t),
		    cases[i].task);
		expect(name, "seen", world_seen(cx, &p, id),
		    cases[i].see == OC_OK);
		expect(name, "listed", world_listed(cx, &p, id),
		    cases[i].see == OC_OK);
	}
	world_end(cx);
	oc_arena_release(&a);
}

/* ----- The demo's data. ----- */

/* One statement for all tickets against one question for each. */
static void
check_agreement(struct oc_ctx *cx, const struct oc_principal *p,
    const struct oc_rows *tickets)
{
	struct oc_db_args args;
	struct oc_rows seen;
	const char *condition;
	size_t next = 0;

	oc_db_args_init(&args);
	condition = oc_tickets_seen(cx, p, "x", "y", &args);
	CU_ASSERT_EQUAL_FATAL(
	    oc_db_select_args(cx->db, cx->arena, &seen,
	        oc_sprintf(cx->arena,
	            "SELECT x.ticket_id FROM {ticket} x "
	            "JOIN {ticket_status} y ON y.id = x.status_id "
	            "WHERE %s ORDER BY x.ticket_id",
	            condition),
	        &args),
	    OC_OK);
	for (size_t i = 0; i < tickets->n; i++) {
		int64_t id = oc_cell_int(tickets, i, 0);
		bool in_list =
		    next < seen.n && oc_cell_int(&seen, next, 0) == id;
		struct oc_ticket_access t;

		CU_ASSERT_EQUAL_FATAL(oc_ticket_access(cx, p, id, &t), OC_OK);
		CU_ASSERT_EQUAL(in_list, oc_may(p, OC_SEE, &t) == OC_OK);
		next += in_list;
	}
	/* Nothing twice, and nothing besides. */
	CU_ASSERT_EQUAL(next, seen.n);
}

static void
check_all(struct oc_ctx *cx, enum oc_principal_kind kind, const char *ids,
    const struct oc_rows *tickets)
{
	struct oc_rows rows;

	CU_ASSERT_EQUAL_FATAL(
	    oc_db_select(cx->db, cx->arena, &rows, ids, ""), OC_OK);
	CU_ASSERT_TRUE(rows.n > 0);
	for (size_t i = 0; i < rows.n; i++) {
		struct oc_principal p =
		    world_principal(cx, kind, oc_cell_int(&rows, i, 0));

		check_agreement(cx, &p, tickets);
		p.read_write = true; /* of an API key */
		check_agreement(cx, &p, tickets);
	}
}

static void
test_agreement(void)
{
	struct oc_arena a = OC_ARENA_INIT;
	struct oc_ctx *cx = oc_db_test(&a);
	struct oc_rows tickets;

	CU_ASSERT_EQUAL_FATAL(oc_db_select(cx->db, &a, &tickets,
	                          "SELECT ticket_id FROM {ticket} "
	                          "ORDER BY ticket_id",
	                          ""),
	    OC_OK);
	CU_ASSERT_TRUE(tickets.n > 0);
	check_all(cx, OC_AGENT, "SELECT staff_id FROM {staff}", &tickets);
	check_all(cx, OC_USER, "SELECT id FROM {user}", &tickets);
	check_all(cx, OC_APIKEY, "SELECT id FROM {api_key}", &tickets);
	oc_arena_release(&a);
}

CU_TestInfo permission_user_tests[] = {
	{ "every relation and action of users", test_users },
	{ "collaborations kept out of lists", test_hidden_collaborations },
	{ "API keys, the system, nobody", test_others },
	{ "tokens with scopes", test_scopes },
	{ "lists and questions agree on the demo's data", test_agreement },
	CU_TEST_INFO_NULL,
};
