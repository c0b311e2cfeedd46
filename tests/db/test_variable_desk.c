/* test_variable_desk.c - departments, topics, agents, teams and the like, as
 * %{variables} lead to them. */
#include "config.h"

#include "vars.h"

static const char *const setting[] = {
	"UPDATE {department} SET email_id = 2 WHERE id = 2",
	"UPDATE {department} SET flags = 8 WHERE id = 7",
	"UPDATE {department} SET flags = 0 WHERE id = 6",
	"UPDATE {staff} SET mobile = '555-0199', timezone = 'Europe/Paris', "
	"lang = 'fr' WHERE staff_id = 2",
	"UPDATE {staff} SET phone = '+44 20 7946 0958' WHERE staff_id = 6",
	NULL,
};

/* 2 is Technology, 4 is Wireless below Networks below it, 5 Collections. */
static const struct vars_case department_cases[] = {
	{ "%{d2} %{d2.id} %{d2.localname}", "Technology 2 Technology" },
	{ "%{d4.fullname}", "Technology / Networks / Wireless" },
	{ "%{d4.parent} %{d4.parent.parent}", "Networks Technology" },
	{ "[%{d2.parent}]", "[]" },
	{ "%{d2.manager} %{d2.managerid}", "Tess Okafor 2" },
	{ "[%{d4.manager}%{d4.manager.name}]", "[]" },
	{ "%{d4.sla} %{d4.slaid} %{d4.sla.graceperiod}", "Quick fix 3 36" },
	{ "%{d4.sla.name} %{d4.sla.id}", "Quick fix 3" },
	{ "%{d2.signature}", "Library Technology" },
	/* its own mailbox, else the site's */
	{ "%{d2.email}", "Northwind Library Alerts <alerts@library.example>" },
	{ "%{d2.email.address}",
	    "Northwind Library Alerts <alerts@library.example>" },
	{ "%{d2.email.email} %{d2.emailid}", "alerts@library.example 2" },
	{ "%{d5.emailaddress.name}", "Northwind Library Help" },
	{ "%{d5.email.id} %{d5.email.dept}", "1 Front Desk" },
	{ "%{d2.status} %{d6.status} %{d7.status}",
	    "Active Disabled Archived" },
	{ "[%{d2.nothing}]", "[]" },
	{ "%{gone.name}", "%{gone.name}" },
};

static void
departments(void)
{
	struct oc_arena a = OC_ARENA_INIT;
	struct oc_ctx *cx = vars_begin(&a, setting);
	struct oc_vars *v = oc_vars_new(cx);

	oc_vars_department(v, "d2", 2);
	oc_vars_department(v, "d4", 4);
	oc_vars_department(v, "d5", 5);
	oc_vars_department(v, "d6", 6);
	oc_vars_department(v, "d7", 7);
	oc_vars_department(v, "gone", 99);
	vars_check(cx, v, department_cases, OC_COUNT(department_cases));
	desk_end(cx);
}

/* A ring of parents, as a broken import leaves it, comes to an end. */
static void
departments_in_a_ring(void)
{
	static const char *const ring[] = {
		"UPDATE {department} SET pid = 4 WHERE id = 2", NULL
	};
	static const struct vars_case cases[] = {
		{ "%{d4.fullname}", "Technology / Networks / Wireless" },
	};
	struct oc_arena a = OC_ARENA_INIT;
	struct oc_ctx *cx = vars_begin(&a, setting);
	struct oc_vars *v = oc_vars_new(cx);

	vars_run(cx, ring);
	oc_vars_department(v, "d4", 4);
	vars_check(cx, v, cases, OC_COUNT(cases));
	desk_end(cx);
}

/* Members of Collections: its own two agents, and Alex, who has access. */
static void
department_members(void)
{
	static const struct {
		const char *format, *want;
	} formats[] = {
		{ "original", "Alex Morgan, Colin Reyes, In\xC3\xA8s Moreau" },
		{ "last", "Moreau, Morgan, Reyes" },
		{ "lastfirst",
		    "Moreau, In\xC3\xA8s, Morgan, Alex, Reyes, Colin" },
	};
	static const char *const full[] = { "Alex Morgan <admin@example.com>",
		"Colin Reyes <colin@library.example>", NULL };
	struct oc_arena a = OC_ARENA_INIT;
	struct oc_ctx *cx = vars_begin(&a, setting);

	for (size_t i = 0; i < OC_COUNT(formats); i++) {
		struct oc_vars *v;

		CU_ASSERT_EQUAL(
		    oc_db_exec(cx->db,
		        "INSERT INTO {config} SET namespace = 'core', "
		        "`key` = 'agent_name_format', value = ? "
		        "ON DUPLICATE KEY UPDATE value = VALUES(value)",
		        "s", formats[i].format),
		    OC_OK);
		CU_ASSERT_EQUAL(
		    oc_config_load(cx->db, cx->arena, &cx->config), OC_OK);
		v = oc_vars_new(cx);
		oc_vars_department(v, "dept", 5);
		OC_ASSERT_STR(
		    oc_vars_expand(cx, v, "%{dept.members}"), formats[i].want);
		if (i == 0)
			vars_holds(cx, v, "%{dept.members.full}", full);
	}
	desk_end(cx);
}

static const struct vars_case agent_cases[] = {
	{ "%{tess} %{tess.name} %{tess.id}", "Tess Okafor Tess Okafor 2" },
	{ "%{tess.firstname}-%{tess.lastname}-%{tess.username}",
	    "Tess-Okafor-tess" },
	{ "%{tess.name.short} %{tess.name.shortformal}", "Tess O. T. Okafor" },
	{ "%{tess.name.lastfirst} %{tess.name.formal}", "Okafor, Tess Okafor" },
	{ "%{tess.name.initials} [%{tess.name.middle}]", "TO []" },
	{ "%{tess.name.firstinitial} %{tess.name.full}", "T. Tess Okafor" },
	{ "%{tess.name.legal} %{tess.name.complete}",
	    "Tess Okafor Tess Okafor" },
	{ "%{tess.email}", "tess@library.example" },
	{ "%{tess.emailaddress}", "\"Tess Okafor\" <tess@library.example>" },
	{ "%{tess.dept} %{tess.dept.id} %{tess.deptid}", "Technology 2 2" },
	{ "%{tess.role} %{tess.role.id} %{tess.role.name}",
	    "Expanded Access 2 Expanded Access" },
	{ "%{tess.signature}", "Tess" },
	{ "%{tess.timezone} %{tess.language}", "Europe/Paris fr" },
	{ "%{tess.status} %{gus.status}", "Active Locked" },
	/* seven and ten digits are grouped, others are as they are */
	{ "%{tess.mobile}", "555-0199" },
	{ "%{tess.phone}", "(602) 555-0111" },
	{ "%{ines.phone}", "+44 20 7946 0958" },
	/* what must never leave is no attribute */
	{ "[%{tess.passwd}%{tess.password}]", "[]" },
	{ "%{nobody}", "%{nobody}" },
};

static void
agents(void)
{
	struct oc_arena a = OC_ARENA_INIT;
	struct oc_ctx *cx = vars_begin(&a, setting);
	struct oc_vars *v = oc_vars_new(cx);

	oc_vars_agent(v, "tess", 2);
	oc_vars_agent(v, "ines", 6);
	oc_vars_agent(v, "gus", 9);
	oc_vars_agent(v, "nobody", 999);
	vars_check(cx, v, agent_cases, OC_COUNT(agent_cases));
	desk_end(cx);
}

static const struct vars_case team_cases[] = {
	{ "%{team} %{team.id} %{team.name}",
	    "Digital Services 2 Digital Services" },
	{ "%{team.lead} %{team.teamlead} %{team.leadid}",
	    "Tess Okafor Tess Okafor 2" },
	{ "%{team.members}", "Tess Okafor, Paula Brandt, Gus Adler" },
	{ "%{team.members.names}", "Tess Okafor, Paula Brandt, Gus Adler" },
	{ "%{team.members.emails}",
	    "tess@library.example, paula@library.example, "
	    "gus@library.example" },
	{ "[%{team.members.nothing}]", "[]" },
	{ "%{fair} [%{fair.lead}]", "Summer Fair []" },
};

static void
teams(void)
{
	struct oc_arena a = OC_ARENA_INIT;
	struct oc_ctx *cx = vars_begin(&a, setting);
	struct oc_vars *v = oc_vars_new(cx);

	oc_vars_team(v, "team", 2);
	oc_vars_team(v, "fair", 3);
	vars_check(cx, v, team_cases, OC_COUNT(team_cases));
	desk_end(cx);
}

/* Ticket 2 has topic 3, plan 2, status 2; ticket 12 waits for parts. */
static const struct vars_case small_cases[] = {
	{ "%{t2.topic} %{t2.topic.name} %{t2.topic.id}",
	    "Missing item Missing item 3" },
	{ "%{t2.topic.fullname} %{t2.topic.pid}",
	    "Books and media / Missing item 2" },
	{ "%{t2.helptopic}", "Books and media / Missing item" },
	{ "%{t2.topic.parent} %{t2.topic.parent.fullname}",
	    "Books and media Books and media" },
	{ "%{t2.topic.dept} %{t2.topic.deptid}", "Collections 5" },
	{ "%{t2.sla} %{t2.sla.graceperiod}", "Within opening hours 6" },
	{ "%{t2.status} %{t2.status.name} %{t2.status.state}",
	    "Resolved Resolved closed" },
	{ "%{t12.status.value} %{t12.status.localname} %{t12.status.id}",
	    "Waiting for parts Waiting for parts 6" },
	{ "%{t2.priority}", "High" },
};

static void
topics_plans_and_statuses(void)
{
	struct oc_arena a = OC_ARENA_INIT;
	struct oc_ctx *cx = vars_begin(&a, setting);
	struct oc_vars *v = oc_vars_new(cx);

	oc_vars_ticket(v, "t2", 2);
	oc_vars_ticket(v, "t12", 12);
	vars_check(cx, v, small_cases, OC_COUNT(small_cases));
	desk_end(cx);
}

CU_TestInfo variable_desk_tests[] = {
	{ "departments", departments },
	{ "departments in a ring", departments_in_a_ring },
	{ "members of a department", department_members },
	{ "agents", agents },
	{ "teams", teams },
	{ "topics, plans and statuses", topics_plans_and_statuses },
	CU_TEST_INFO_NULL,
};
