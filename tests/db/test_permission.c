/*
 * test_permission.c - what agents may do, against tables written from
 * permissions.md and not from the code.
 */
#include "config.h"

#include "world.h"

/*
 * One letter for each action; what is allowed is written as its letter, the
 * rest as a dot.
 *   S see  R reply  N note  C collaborators  E edit  A assign  L claim
 *   X release  T transfer  F refer  c close  o reopen  D delete
 *   M mark answered  V mark overdue  G merge  K link
 *   Y edit others' entries  Z resend  t create a task
 */
static const struct {
	char letter;
	enum oc_action action;
} letters[] = {
	{ 'S', OC_SEE },
	{ 'R', OC_REPLY },
	{ 'N', OC_NOTE },
	{ 'C', OC_COLLABORATE },
	{ 'E', OC_EDIT },
	{ 'A', OC_ASSIGN },
	{ 'L', OC_CLAIM },
	{ 'X', OC_RELEASE },
	{ 'T', OC_TRANSFER },
	{ 'F', OC_REFER },
	{ 'c', OC_CLOSE },
	{ 'o', OC_REOPEN },
	{ 'D', OC_DELETE },
	{ 'M', OC_MARK_ANSWERED },
	{ 'V', OC_MARK_OVERDUE },
	{ 'G', OC_MERGE },
	{ 'K', OC_LINK },
	{ 'Y', OC_EDIT_ENTRY },
	{ 'Z', OC_RESEND },
	{ 't', OC_CREATE_TASK },
};

#define ALL "SRNCEALXTFcoDMVGKYZt"

/* With no role for the department there is only ticket.create left. */
#define NO_ROLE "S.NC.......o........"

/* What a manager of the department may do without any role. */
#define MANAGER "XMVY"

/* The roles that osTicket comes with, and each key alone. */
static const struct role {
	const char *name;
	const char *permissions;
	const char *may;
} roles[] = {
	{ "All Access",
	    "{\"ticket.assign\":1,\"ticket.close\":1,\"ticket.create\":1,"
	    "\"ticket.delete\":1,\"ticket.edit\":1,\"thread.edit\":1,"
	    "\"ticket.link\":1,\"ticket.markanswered\":1,\"ticket.merge\":1,"
	    "\"ticket.reply\":1,\"ticket.refer\":1,\"ticket.release\":1,"
	    "\"ticket.transfer\":1,\"task.assign\":1,\"task.close\":1,"
	    "\"task.create\":1,\"task.delete\":1,\"task.edit\":1,"
	    "\"task.reply\":1,\"task.transfer\":1,\"canned.manage\":1}",
	    "SRNCEALXTFcoDM.GKYZt" },
	{ "Expanded Access",
	    "{\"ticket.assign\":1,\"ticket.close\":1,\"ticket.create\":1,"
	    "\"ticket.edit\":1,\"ticket.link\":1,\"ticket.merge\":1,"
	    "\"ticket.reply\":1,\"ticket.refer\":1,\"ticket.release\":1,"
	    "\"ticket.transfer\":1,\"task.assign\":1,\"task.close\":1,"
	    "\"task.create\":1,\"task.edit\":1,\"task.reply\":1,"
	    "\"task.transfer\":1,\"canned.manage\":1}",
	    "SRNCEALXTFco...GK.Zt" },
	{ "Limited Access",
	    "{\"ticket.assign\":1,\"ticket.create\":1,\"ticket.link\":1,"
	    "\"ticket.merge\":1,\"ticket.refer\":1,\"ticket.release\":1,"
	    "\"ticket.transfer\":1,\"task.assign\":1,\"task.reply\":1,"
	    "\"task.transfer\":1}",
	    "S.NC.ALXTF.o...GK..." },
	{ "View only", "", "S.NC................" },
	{ "edit", "{\"ticket.edit\":1}", "S.NCE..............." },
	{ "assign", "{\"ticket.assign\":1}", "S.NC.AL............." },
	{ "refer", "{\"ticket.refer\":1}", "S.NC................" },
	{ "both", "{\"ticket.assign\":1,\"ticket.refer\":1}",
	    "S.NC.AL..F.........." },
	{ "release", "{\"ticket.release\":1}", "S.NC...X............" },
	{ "transfer", "{\"ticket.transfer\":1}", "S.NC....T..........." },
	{ "close", "{\"ticket.close\":1}", "S.NC......co........" },
	{ "create", "{\"ticket.create\":1}", "S.NC.......o........" },
	{ "delete", "{\"ticket.delete\":1}", "S.NC........D......." },
	{ "answered", "{\"ticket.markanswered\":1}", "S.NC.........M......" },
	{ "merge", "{\"ticket.merge\":1}", "S.NC...........G...." },
	{ "link", "{\"ticket.link\":1}", "S.NC............K..." },
	{ "entries", "{\"thread.edit\":1}", "S.NC.............Y.." },
	{ "reply", "{\"ticket.reply\":1}", "SRNC..............Z." },
	{ "task", "{\"task.create\":1}", "S.NC...............t" },
	/* Revoked, though the name is there; not JSON; not an object. */
	{ "zero", "{\"ticket.reply\":0,\"ticket.edit\":false}",
	    "S.NC................" },
	{ "broken", "{\"ticket.reply\":1", "S.NC................" },
	{ "list", "[\"ticket.reply\"]", "S.NC................" },
};

enum what { NOTHING, ROLE, CREATE_ONLY };

/* Where the agent and the ticket stand to each other. */
#define REFER(thread, type, object)                                            \
	"INSERT INTO {thread_referral} (thread_id, object_id, object_type, "   \
	"created) VALUES (" thread ", " object ", '" type "', NOW())"
#define PLACE(dept)                                                            \
	"UPDATE {ticket} SET dept_id = " dept " WHERE ticket_id = @ticket"
#define ASSIGN "UPDATE {ticket} SET staff_id = @agent WHERE ticket_id = @ticket"
#define ASSIGN_TEAM                                                            \
	"UPDATE {ticket} SET team_id = @team WHERE ticket_id = @ticket"
#define CLOSE                                                                  \
	"UPDATE {ticket} SET status_id = @closed WHERE ticket_id = @ticket"
#define AGENT(set) "UPDATE {staff} SET " set " WHERE staff_id = @agent"
#define LIMITED AGENT("assigned_only = 1")
#define MEMBER                                                                 \
	"INSERT INTO {team_member} (team_id, staff_id) VALUES (@team, @agent)"
#define EXTEND(dept, role)                                                     \
	"INSERT INTO {staff_dept_access} (staff_id, dept_id, role_id) "        \
	"VALUES (@agent, " dept ", " role ")"
#define MANAGES(dept)                                                          \
	"UPDATE {department} SET manager_id = @agent WHERE id = " dept
#define KEEPS_NOT AGENT("extra = JSON_OBJECT('def_assn_role', FALSE)")

static const struct relation {
	const char *name;
	const char *sql[4]; /* the last stays NULL */
	enum what may;
	bool manages;
	bool unlisted; /* to be had by its id, but not in osTicket's lists */
} relations[] = {
	/* By department. */
	{ "own department", { PLACE("@home") }, .may = ROLE },
	{ "own department, closed", { PLACE("@home"), CLOSE }, .may = ROLE },
	{ "own department, on vacation",
	    { PLACE("@home"), AGENT("onvacation = 1") }, .may = ROLE },
	{ "own department, admin", { PLACE("@home"), AGENT("isadmin = 1") },
	    .may = ROLE },
	{ "extended access",
	    { EXTEND("@other", "@role"), AGENT("role_id = @plain") },
	    .may = ROLE },
	{ "extended access overrides the primary role",
	    { PLACE("@home"), EXTEND("@home", "@role"),
	        AGENT("role_id = @plain") },
	    .may = ROLE },
	{ "below his own", { PLACE("@below") }, .may = CREATE_ONLY },
	{ "below his own, admin", { PLACE("@below"), AGENT("isadmin = 1") },
	    .may = CREATE_ONLY },
	{ "below an extended",
	    { PLACE("@below"), AGENT("dept_id = @beside"),
	        EXTEND("@home", "@role") },
	    .may = CREATE_ONLY },
	{ "above his own", { PLACE("@home"), AGENT("dept_id = @below") },
	    .may = NOTHING },
	{ "other department", { "DO 0" }, .may = NOTHING },
	{ "other department, admin", { AGENT("isadmin = 1") }, .may = NOTHING },
	{ "manager of another department", { MANAGES("@other") },
	    .may = CREATE_ONLY, .manages = true },
	{ "manager of his own", { PLACE("@home"), MANAGES("@home") },
	    .may = ROLE, .manages = true },
	{ "manager of his own, ticket elsewhere", { MANAGES("@home") },
	    .may = NOTHING },
	{ "manager of his own, referred elsewhere",
	    { MANAGES("@home"), REFER("@thread", "S", "@agent") },
	    .may = CREATE_ONLY },
	{ "primary role is gone", { PLACE("@home"), AGENT("role_id = 0") },
	    .may = CREATE_ONLY },
	{ "department is gone", { PLACE("0") }, .may = NOTHING },
	/* Assigned. */
	{ "assigned", { ASSIGN }, .may = ROLE },
	{ "assigned, closed", { ASSIGN, CLOSE }, .may = NOTHING },
	{ "assigned, role not kept", { ASSIGN, KEEPS_NOT },
	    .may = CREATE_ONLY },
	{ "assigned below his own", { ASSIGN, PLACE("@below") }, .may = ROLE },
	{ "assigned where he has another role",
	    { ASSIGN, EXTEND("@other", "@role"), AGENT("role_id = @plain") },
	    .may = ROLE },
	{ "team", { MEMBER, ASSIGN_TEAM }, .may = ROLE },
	{ "team, closed", { MEMBER, ASSIGN_TEAM, CLOSE }, .may = NOTHING },
	{ "a team he is not in", { ASSIGN_TEAM }, .may = NOTHING },
	{ "no team, and he in one", { MEMBER }, .may = NOTHING },
	/* Referred. */
	{ "referred to him", { REFER("@thread", "S", "@agent") },
	    .may = CREATE_ONLY },
	{ "referred to him, closed", { REFER("@thread", "S", "@agent"), CLOSE },
	    .may = CREATE_ONLY, .unlisted = true },
	{ "referred to his team", { MEMBER, REFER("@thread", "E", "@team") },
	    .may = CREATE_ONLY },
	{ "referred to his team, closed",
	    { MEMBER, REFER("@thread", "E", "@team"), CLOSE },
	    .may = CREATE_ONLY, .unlisted = true },
	{ "referred to another team", { REFER("@thread", "E", "@team") },
	    .may = NOTHING },
	{ "referred to his department", { REFER("@thread", "D", "@home") },
	    .may = CREATE_ONLY },
	{ "referred to one below", { REFER("@thread", "D", "@below") },
	    .may = CREATE_ONLY },
	{ "referred to his department, closed",
	    { REFER("@thread", "D", "@home"), CLOSE }, .may = CREATE_ONLY },
	{ "referred to another department",
	    { REFER("@thread", "D", "@beside") }, .may = NOTHING },
	{ "referred to a team of his own number",
	    { REFER("@thread", "E", "@agent") }, .may = NOTHING },
	{ "referred to him and assigned",
	    { REFER("@thread", "S", "@agent"), ASSIGN }, .may = ROLE },
	{ "merged child referred to him",
	    { REFER("@thread", "S", "@agent"),
	        "UPDATE {thread} SET object_type = 'C' WHERE id = @thread" },
	    .may = CREATE_ONLY },
	{ "a task's thread referred to him",
	    { REFER("@thread", "S", "@agent"),
	        "UPDATE {thread} SET object_type = 'A' WHERE id = @thread" },
	    .may = NOTHING },
	{ "another ticket referred to him",
	    { REFER("@parent_thread", "S", "@agent") }, .may = NOTHING },
	/* Limited to what is assigned to him. */
	{ "limited, own department", { LIMITED, PLACE("@home") },
	    .may = NOTHING },
	{ "limited, assigned in his own", { LIMITED, PLACE("@home"), ASSIGN },
	    .may = ROLE },
	{ "limited, assigned elsewhere", { LIMITED, ASSIGN }, .may = ROLE },
	{ "limited, his team", { LIMITED, MEMBER, ASSIGN_TEAM }, .may = ROLE },
	{ "limited, assigned and closed", { LIMITED, ASSIGN, CLOSE },
	    .may = NOTHING },
	{ "limited, referred to him",
	    { LIMITED, REFER("@thread", "S", "@agent") }, .may = CREATE_ONLY },
	{ "limited, referred to him in his own, closed",
	    { LIMITED, REFER("@thread", "S", "@agent"),
	        "UPDATE {ticket} SET dept_id = @home, status_id = @closed "
	        "WHERE ticket_id = @ticket" },
	    .may = ROLE, .unlisted = true },
	{ "limited, referred to his department",
	    { LIMITED, REFER("@thread", "D", "@home") }, .may = CREATE_ONLY,
	    .unlisted = true },
	{ "limited, manager", { LIMITED, MANAGES("@other") }, .may = NOTHING },
	/* Locked out. */
	{ "inactive, own department", { PLACE("@home"), AGENT("isactive = 0") },
	    .may = NOTHING },
	{ "inactive, assigned", { ASSIGN, AGENT("isactive = 0") },
	    .may = NOTHING },
};

/* What the two tables say together. */
static bool
wanted(const struct relation *rel, const struct role *role, char letter)
{
	const char *may = rel->may == ROLE          ? role->may
	                  : rel->may == CREATE_ONLY ? NO_ROLE
	                                            : "";

	return strchr(may, letter) != NULL ||
	       (rel->manages && strchr(MANAGER, letter) != NULL);
}

static void
check(const struct relation *rel, const struct role *role, char letter,
    enum oc_err got)
{
	enum oc_err want = rel->may == NOTHING         ? OC_ENOTFOUND
	                   : wanted(rel, role, letter) ? OC_OK
	                                               : OC_EFORBIDDEN;

	if (got != want)
		fprintf(stderr, "%s, role %s, %c: got %d, want %d\n", rel->name,
		    role->name, letter, (int)got, (int)want);
	CU_ASSERT_EQUAL(got, want);
}

static void
check_lists(struct oc_ctx *cx, const struct oc_principal *p,
    const struct relation *rel, int64_t ticket)
{
	int64_t seen = world_seen(cx, p, ticket);
	int64_t listed = world_listed(cx, p, ticket);

	if (seen != (rel->may != NOTHING) ||
	    listed != (rel->may != NOTHING && !rel->unlisted))
		fprintf(stderr, "%s: seen %d, listed %d\n", rel->name,
		    (int)seen, (int)listed);
	CU_ASSERT_EQUAL(seen, rel->may != NOTHING);
	CU_ASSERT_EQUAL(listed, rel->may != NOTHING && !rel->unlisted);
}

static void
check_relation(struct oc_ctx *cx, const struct relation *rel)
{
	int64_t agent = world_id(cx, "@agent");
	int64_t ticket = world_id(cx, "@ticket");

	world_reset(cx);
	world_run(cx, rel->sql);
	for (size_t i = 0; i < OC_COUNT(roles); i++) {
		struct oc_ticket_access t;
		struct oc_principal p;

		world_role_may(cx, roles[i].permissions);
		p = world_principal(cx, OC_AGENT, agent);
		CU_ASSERT_EQUAL_FATAL(
		    oc_ticket_access(cx, &p, ticket, &t), OC_OK);
		for (size_t k = 0; k < OC_COUNT(letters); k++)
			check(rel, &roles[i], letters[k].letter,
			    oc_may(&p, letters[k].action, &t));
		if (i == 0)
			check_lists(cx, &p, rel, ticket);
	}
}

static void
test_agents(void)
{
	struct oc_arena a = OC_ARENA_INIT;
	struct oc_ctx *cx = oc_db_test(&a);

	CU_ASSERT_EQUAL(OC_COUNT(letters), OC_ACTIONS);
	world_make(cx);
	for (size_t i = 0; i < OC_COUNT(relations); i++)
		check_relation(cx, &relations[i]);
	world_end(cx);
	oc_arena_release(&a);
}

/* Own entries, others', the system's; and never of an unseen ticket. */
static void
test_entries(void)
{
	static const char *const place[] = { PLACE("@home"), NULL };
	static const char *const manage[] = { MANAGES("@home"), NULL };
	static const char *const away[] = { PLACE("@other"), NULL };
	struct oc_arena a = OC_ARENA_INIT;
	struct oc_ctx *cx = oc_db_test(&a);
	struct oc_ticket_access t;
	struct oc_principal p;
	int64_t me, ticket;

	world_make(cx);
	me = world_id(cx, "@agent");
	ticket = world_id(cx, "@ticket");
	world_run(cx, place);
	p = world_principal(cx, OC_AGENT, me);
	CU_ASSERT_EQUAL(oc_ticket_access(cx, &p, ticket, &t), OC_OK);
	CU_ASSERT_EQUAL(oc_may_edit_entry(&p, &t, me, 0), OC_OK);
	CU_ASSERT_EQUAL(oc_may_edit_entry(&p, &t, me + 1, 0), OC_EFORBIDDEN);
	CU_ASSERT_EQUAL(oc_may_edit_entry(&p, &t, 0, me), OC_EFORBIDDEN);
	CU_ASSERT_EQUAL(oc_may_edit_entry(&p, &t, 0, 0), OC_EFORBIDDEN);
	p.scopes = "tickets:read";
	CU_ASSERT_EQUAL(oc_may_edit_entry(&p, &t, me, 0), OC_EFORBIDDEN);

	world_run(cx, manage);
	p = world_principal(cx, OC_AGENT, me);
	CU_ASSERT_EQUAL(oc_ticket_access(cx, &p, ticket, &t), OC_OK);
	CU_ASSERT_EQUAL(oc_may_edit_entry(&p, &t, me + 1, 0), OC_OK);
	CU_ASSERT_EQUAL(oc_may_edit_entry(&p, &t, 0, 1), OC_OK);
	CU_ASSERT_EQUAL(oc_may_edit_entry(&p, &t, 0, 0), OC_EFORBIDDEN);

	world_run(cx, away);
	CU_ASSERT_EQUAL(oc_ticket_access(cx, &p, ticket, &t), OC_OK);
	CU_ASSERT_EQUAL(oc_may_edit_entry(&p, &t, me, 0), OC_ENOTFOUND);
	CU_ASSERT_EQUAL(oc_may_edit_entry(&p, &t, 0, 0), OC_ENOTFOUND);
	world_end(cx);
	oc_arena_release(&a);
}

/* No such ticket, for anybody. */
static void
test_no_ticket(void)
{
	struct oc_arena a = OC_ARENA_INIT;
	struct oc_ctx *cx = oc_db_test(&a);
	struct oc_principal system = { .kind = OC_SYSTEM }, p;
	struct oc_ticket_access t = { .id = 99 };

	p = world_principal(cx, OC_AGENT, 1);
	CU_ASSERT_EQUAL(oc_ticket_access(cx, &p, 0, &t), OC_ENOTFOUND);
	CU_ASSERT_EQUAL(
	    oc_ticket_access(cx, &system, 2000000000, &t), OC_ENOTFOUND);
	CU_ASSERT_EQUAL(t.id, 99);
	oc_arena_release(&a);
}

CU_TestInfo permission_tests[] = {
	{ "every role, relation and action of agents", test_agents },
	{ "whose entries may be edited", test_entries },
	{ "no such ticket", test_no_ticket },
	CU_TEST_INFO_NULL,
};
