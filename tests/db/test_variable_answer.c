/* test_variable_answer.c - answers of forms as %{variables}: mail.md, 6;
 * directory.md, 16. */
#include "config.h"

#include "vars.h"

/* Ticket 3 has the room form (entry 51), ticket 12 the equipment form (53). */
static const char *const setting[] = {
	"UPDATE {form_entry_values} SET value = '2026-03-10 18:00:00 UTC' "
	"WHERE entry_id = 51 AND field_id = 41",
	"UPDATE {form_entry_values} SET value = '2026-01-10 16:30:00 MST' "
	"WHERE entry_id = 51 AND field_id = 42",
	"UPDATE {form_entry_values} SET value = '2026-03-01 00:00:00 UTC' "
	"WHERE entry_id = 51 AND field_id = 43",
	NULL,
};

static const struct vars_case answer_cases[] = {
	/* items of lists, and their properties */
	{ "%{room.room} %{room.room.value} %{room.room.id}",
	    "Reading room Reading room 1" },
	{ "%{room.room.abbrev} %{room.room.sortorder} %{room.room.seats}",
	    "RR 1 40" },
	{ "[%{room.room.nothing}]", "[]" },
	{ "%{room.appliances} %{room.appliances.id}",
	    "Projector,Whiteboard 4,5" },
	{ "%{room.appliances.abbrev}", "P,W" },
	/* choices */
	{ "%{room.seating} %{room.refreshments}", "Rows Water, Coffee" },
	/* dates: in the site's zone, or in their own with its name */
	{ "%{room.begins.short}", "3/10/26" },
	{ "%{room.announce}", "3/1/26" },
	{ "%{room.begins.user}", "%{room.begins.user}" },
	{ "%{room.begins.system.short}", "3/10/26" },
	{ "[%{room.begins.nothing}]", "[]" },
	/* text */
	{ "%{room.people} %{room.people.value}", "35 35" },
	{ "[%{room.people.nothing}]", "[]" },
	{ "%{room.invoice_email}", "treasurer@friends.example" },
	{ "%{room.wishes}", "<p>A table at the door, please.</p>" },
	{ "[%{poetry.wishes}%{poetry.announce}%{poetry.refreshments}]", "[]" },
	/* yes is "1", no leaves the variable */
	{ "%{poetry.public} %{room.public}", "1 %{room.public}" },
	{ "[%{room.public.more}]", "[]" },
	/* things of the help desk */
	{ "%{tool.severity} [%{tool.severity.id}]", "High []" },
	{ "[%{tool.belongs_to}]", "[]" }, /* a name, not a number */
	{ "%{tool.technician}", "Digital Services" },
	{ "%{tool.clock_zone}", "America / Phoenix" },
	{ "%{tool.fault}", "Every third sheet.\nOnly on thick paper." },
	{ "[%{tool.cause}]", "[]" },
};

static void
answers(void)
{
	/* in winter: PHP takes MST for Denver, where there is a summer time */
	static const char *const phoenix[] = { "1/10/26", "4:30", " MST",
		NULL };
	struct oc_arena a = OC_ARENA_INIT;
	struct oc_ctx *cx = vars_begin(&a, setting);
	struct oc_vars *v = oc_vars_new(cx);

	oc_vars_ticket(v, "room", 3);
	oc_vars_ticket(v, "poetry", 15);
	oc_vars_ticket(v, "tool", 12);
	vars_check(cx, v, answer_cases, OC_COUNT(answer_cases));
	vars_holds(cx, v, "%{room.doors_close}", phoenix);
	CU_ASSERT_PTR_NULL(oc_vars_files(v));
	desk_end(cx);
}

static void
files(void)
{
	static const struct vars_case cases[] = {
		{ "%{tool.photos} %{tool.photos.names}",
		    "printer-display.png printer-display.png" },
		{ "[%{tool.photos.files}]", "[]" },
		{ "[%{tool.photos.nothing}]", "[]" },
	};
	struct oc_arena a = OC_ARENA_INIT;
	struct oc_ctx *cx = vars_begin(&a, setting);
	struct oc_vars *v = oc_vars_new(cx);

	oc_vars_ticket(v, "tool", 12);
	vars_check(cx, v, cases, OC_COUNT(cases));
	CU_ASSERT_PTR_NOT_NULL_FATAL(oc_vars_files(v));
	CU_ASSERT_EQUAL(oc_vars_files(v)->file_id, 4);
	CU_ASSERT_PTR_NULL(oc_vars_files(v)->next);
	desk_end(cx);
}

/* What else may be stored: by older releases, imports, hands. */
static const struct {
	int64_t field;
	const char *value;
	const char *text, *want;
} odd[] = {
	{ 66, "{\"s2\":\"x\"}", "%{t.technician}", "Tess Okafor" },
	{ 66, "{\"d3\":\"x\"}", "%{t.technician}", "Networks" },
	{ 66, "{\"x3\":\"x\"}", "[%{t.technician}]", "[]" },
	{ 66, "{\"\":\"x\"}", "[%{t.technician}]", "[]" },
	{ 66, "6", "%{t.technician.name}%{t.technician}",
	    "In\xC3\xA8s Moreau" },
	{ 66, "Ann", "[%{t.technician}]", "[]" },
	{ 66, NULL, "[%{t.technician}]", "[]" },
	{ 65, "3", "%{t.belongs_to}", "Technology / Networks" },
	{ 65, "6", "[%{t.belongs_to}]", "[]" }, /* a private one */
	{ 65, NULL, "[%{t.belongs_to}]", "[]" },
	{ 67, "Europe/Paris", "%{t.clock_zone}", "Europe / Paris" },
	{ 67, "Mars/Base", "[%{t.clock_zone}]", "[]" },
	{ 67, NULL, "[%{t.clock_zone}]", "[]" },
	{ 69, "some day", "[%{t.noticed}]", "[]" },
	{ 69, "2026-04-05", "%{t.noticed}", "4/5/26" },
	{ 70, "1", "%{t.on_loan}", "1" },
	{ 45, "circle", "%{t.seating}", "Circle" },
	{ 45, "rows, circle", "%{t.seating}", "Rows, Circle" },
	{ 45, "rows,zzz", "%{t.seating}", "Rows" },
	{ 45, "zzz, rows", "%{t.seating}", "Rows" },
	{ 45, "zzz,yyy", "[%{t.seating}]", "[]" },
	{ 45, ",rows", "[%{t.seating}]", "[]" },
	{ 45, "zzz", "[%{t.seating}]", "[]" },
	{ 45, "{\"zzz\":\"Gone\"}", "[%{t.seating}]", "[]" },
	{ 45, "{\"rows\":\"A\",\"zzz\":\"B\"}", "%{t.seating}", "A, B" },
	{ 46, "{\"tea\":\"Was tea\"}", "%{t.refreshments}", "Was tea" },
	{ 40, "2", "%{t.room} %{t.room.abbrev}", "Studio ST" },
	{ 40, "{\"3\":\"x\"}", "%{t.room}", "Cellar" }, /* disabled */
	{ 40, "{\"99\":\"x\"}", "[%{t.room}]", "[]" },
	/* of several, those that have the property; lists sort themselves */
	{ 40, "{\"2\":\"x\",\"1\":\"x\"}", "%{t.room}", "Reading room,Studio" },
	{ 40, "{\"2\":\"x\",\"1\":\"x\"}", "%{t.room.seats}", "40,12" },
	{ 47, "{\"6\":\"x\",\"4\":\"x\"}", "%{t.appliances.abbrev}", "P" },
	{ 47, "{\"6\":\"x\"}", "[%{t.appliances.abbrev}]", "[]" },
};

static void
odd_answers(void)
{
	for (size_t i = 0; i < OC_COUNT(odd); i++) {
		struct oc_arena a = OC_ARENA_INIT;
		struct oc_ctx *cx = vars_begin(&a, setting);
		struct oc_vars *v = oc_vars_new(cx);
		const struct vars_case c = { odd[i].text, odd[i].want };

		CU_ASSERT_EQUAL(
		    oc_db_exec(cx->db,
		        "UPDATE {form_entry_values} SET value = ? "
		        "WHERE entry_id IN (51, 53) AND field_id = ?",
		        "si", odd[i].value, odd[i].field),
		    OC_OK);
		oc_vars_ticket(v, "t", odd[i].field < 60 ? 3 : 12);
		vars_check(cx, v, &c, 1);
		desk_end(cx);
	}
}

static const struct vars_case user_cases[] = {
	{ "%{maria} %{maria.name.last} %{maria.id}", "Maria Santos Santos 2" },
	{ "%{maria.fullname} %{maria.email.mailbox}", "Maria Santos maria" },
	{ "%{maria.defaultemail}", "maria@riverside.example" },
	{ "%{maria.phone} %{maria.phonenumber}", "6025550122 6025550122" },
	{ "%{maria.notes}", "Teaches history." },
	/* the account's zone, else the site's */
	{ "%{maria.timezone} %{henry.timezone}", "America/Phoenix UTC" },
	{ "%{maria.organization} %{maria.orgid}", "Riverside School 1" },
	{ "%{maria.organization.name} %{maria.organization.id}",
	    "Riverside School 1" },
	{ "[%{henry.organization}%{henry.organization.name}]", "[]" },
	{ "%{maria.organization.members}", "Maria Santos, Ben Carter" },
	{ "%{maria.organization.contacts.full}",
	    "Maria Santos <maria@riverside.example>" },
	{ "%{maria.organization.address}", "4 Mill Lane" },
	{ "%{maria.organization.website}", "https://riverside.example/" },
	/* an agent, a team, nobody */
	{ "%{chloe.organization.manager}", "Tess Okafor" },
	{ "%{chloe.organization.manager.email}", "tess@library.example" },
	{ "%{emma.organization.manager.lead}", "Liam Novak" },
	{ "%{emma.organization.accountmanagerid}", "t1" },
	{ "[%{maria.organization.manager}]", "[]" },
	{ "[%{maria.nothing}%{maria.organization.nothing}]", "[]" },
	/* a user without an entry of the form */
	{ "[%{grace.phone}%{grace.notes}] %{grace}", "[] Grace Hall" },
	/* without a name: the mailbox */
	{ "%{ivy}", "ivy" },
};

static void
users(void)
{
	static const char *const making[] = {
		"DELETE v, e FROM {form_entry} e LEFT JOIN "
		"{form_entry_values} v ON v.entry_id = e.id "
		"WHERE e.object_type = 'U' AND e.object_id = 8",
		"UPDATE {user} SET name = '' WHERE id = 10", NULL
	};
	struct oc_arena a = OC_ARENA_INIT;
	struct oc_ctx *cx = vars_begin(&a, setting);
	struct oc_vars *v = oc_vars_new(cx);
	int64_t entries;

	vars_run(cx, making);
	oc_vars_user(v, "maria", 2);
	oc_vars_user(v, "chloe", 4);
	oc_vars_user(v, "emma", 6);
	oc_vars_user(v, "grace", 8);
	oc_vars_user(v, "henry", 9);
	oc_vars_user(v, "ivy", 10);
	vars_check(cx, v, user_cases, OC_COUNT(user_cases));
	/* reading writes nothing */
	CU_ASSERT_EQUAL(oc_db_int(cx->db, &entries,
	                    "SELECT COUNT(*) FROM {form_entry} "
	                    "WHERE object_type = 'U' AND object_id = 8",
	                    ""),
	    OC_OK);
	CU_ASSERT_EQUAL(entries, 0);
	desk_end(cx);
}

static const struct vars_case company_cases[] = {
	{ "%{company} %{company.name}",
	    "Northwind Community Library Northwind Community Library" },
	{ "%{company.phone} %{company.address}",
	    "6025550100 12 Harbour Street" },
	/* by the number of the field */
	{ "%{company.24}", "https://library.example/" },
	{ "[%{company.nothing}]", "[]" },
};

static void
company(void)
{
	struct oc_arena a = OC_ARENA_INIT;
	struct oc_ctx *cx = vars_begin(&a, setting);

	vars_check(cx, oc_vars_new(cx), company_cases, OC_COUNT(company_cases));
	desk_end(cx);
}

CU_TestInfo variable_answer_tests[] = {
	{ "answers", answers },
	{ "files", files },
	{ "odd answers", odd_answers },
	{ "users and organizations", users },
	{ "the company", company },
	CU_TEST_INFO_NULL,
};
