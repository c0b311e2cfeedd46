/* test_variable_ticket.c - %{ticket...} and those who read of it: mail.md,
 * 6. */
#include "config.h"

#include "vars.h"

#include "base/hash.h"

#define URL "https://desk.example"

static const char *const setting[] = {
	"UPDATE {config} SET value = '" URL "' WHERE namespace = 'core' "
	"AND `key` = 'helpdesk_url'",
	"UPDATE {ticket} SET created = '2026-01-31 09:30:00', "
	"reopened = NULL, updated = '2026-02-02 11:00:00', "
	"lastupdate = '2026-02-02 12:00:00', duedate = NULL, "
	"est_duedate = '2026-02-05 08:00:00' WHERE ticket_id IN (2, 11, 12)",
	"UPDATE {ticket} SET closed = '2026-02-01 10:00:00' "
	"WHERE ticket_id = 2",
	"UPDATE {ticket} SET duedate = '2026-02-04 08:00:00' "
	"WHERE ticket_id = 12",
	NULL,
};

/* Change the rows, and look again. */
static void
check_after(const char *const *sql, const struct vars_case *cases, size_t n)
{
	struct oc_arena a = OC_ARENA_INIT;
	struct oc_ctx *cx = vars_begin(&a, setting);
	struct oc_vars *v = oc_vars_new(cx);

	vars_run(cx, sql);
	CU_ASSERT_EQUAL_FATAL(
	    oc_config_load(cx->db, cx->arena, &cx->config), OC_OK);
	oc_vars_ticket(v, "t2", 2);
	oc_vars_ticket(v, "t9", 9);
	oc_vars_ticket(v, "t10", 10);
	oc_vars_ticket(v, "t11", 11);
	oc_vars_ticket(v, "t12", 12);
	oc_vars_ticket(v, "t14", 14);
	oc_vars_ticket(v, "t16", 16);
	oc_vars_ticket(v, "gone", 999999);
	vars_check(cx, v, cases, n);
	desk_end(cx);
}

static const char *const nothing[] = { NULL };

static const struct vars_case ticket_cases[] = {
	{ "%{t11} %{t11.number} %{t11.id}", "001010 001010 11" },
	{ "%{t11.subject}", "Atlases for our reading week" },
	{ "%{t11.name} %{t11.name.first} %{t11.email}",
	    "Maria Santos Maria maria@riverside.example" },
	{ "%{t11.email.mailbox}@%{t11.email.domain}",
	    "maria@riverside.example" },
	/* shown, while the owner's own is as it is stored */
	{ "%{t11.phone} %{t11.phone_number} %{t11.phonenumber}",
	    "(602) 555-0122 (602) 555-0122 (602) 555-0122" },
	{ "%{t11.user.phone}", "6025550122" },
	{ "%{t11.user} %{t11.owner.id} %{t11.ownerid}", "Maria Santos 2 2" },
	{ "%{t11.dept} %{t11.deptid} %{t11.deptname}",
	    "Collections 5 Collections" },
	{ "%{t11.source} %{t11.ip}", "Web 192.0.2.22" },
	{ "%{t11.staff} %{t11.staffid} [%{t11.team}]",
	    "In\xC3\xA8s Moreau 6 []" },
	{ "%{t11.assigned} %{t11.assignee} %{t11.assigneeid}",
	    "In\xC3\xA8s Moreau In\xC3\xA8s Moreau s6" },
	{ "%{t12.assigned} %{t12.assignee}",
	    "Tess Okafor/Digital Services Tess Okafor" },
	{ "%{t14.assigned} %{t14.assignee} %{t14.assigneeid}",
	    "Evening Shift Evening Shift t1" },
	{ "[%{t16.assigned}] %{t16.assignee}", "[] %{t16.assignee}" },
	/* closed tickets have no assignee */
	{ "%{t2.assignee} [%{t2.assigneeid}]", "%{t2.assignee} []" },
	{ "%{t11.create_date.short} %{t11.createdate}",
	    "1/31/26 2026-01-31 09:30:00" },
	/* set by hand before the plan's */
	{ "%{t11.due_date.short} %{t12.due_date.short}", "2/5/26 2/4/26" },
	{ "%{t11.last_update.short}", "2/2/26" },
	{ "%{t2.close_date.short} [%{t11.close_date}]", "2/1/26 []" },
	{ "%{t11.state} %{t2.state}", "open closed" },
	{ "%{t11.staff_link}", URL "/scp/tickets.php?id=11" },
	{ "%{t11.client_link}", URL "/view.php?t=001010" },
	/* the owner first, then those who take part, by name */
	{ "%{t11.recipients}", "Maria Santos, Ben Carter, Henry Jones" },
	{ "%{t11.recipients.emails}",
	    "maria@riverside.example, ben@riverside.example, "
	    "henry@patron.example" },
	/* Maria was switched off on 12 */
	{ "%{t12.recipients.full}", "Ben Carter <ben@riverside.example>" },
	{ "%{t11.numcollaborators} %{t16.numcollaborators}", "2 0" },
	{ "%{t9.mergetype} %{t10.mergetype} %{t14.mergetype}",
	    "combine combine visual" },
	{ "%{t10.pid} [%{t9.pid}]", "9 []" },
	{ "%{t11.last_message}",
	    "<p>Yes, the school edition, and the large one.</p>" },
	{ "%{t11.lastmessage.poster}", "Ben Carter" },
	{ "%{t11.thread.original}",
	    "<p>Could you buy a newer atlas? Ours still shows two "
	    "Germanies.</p>" },
	{ "%{t11.thread.lastmessage}",
	    "<p>Yes, the school edition, and the large one.</p>" },
	/* of text, and of what a form asked for */
	{ "%{t16.thread.original}",
	    "<div style=\"white-space:pre-wrap\">Page 112 was torn when I "
	    "got it. Photo and barcode attached.</div>" },
	{ "%{t12.asset_tag} %{t12.ASSET_TAG}", "NCL-0042 NCL-0042" },
	{ "[%{t11.nothing}]", "[]" },
	{ "%{gone.number}", "%{gone.number}" },
};

static void
is_what_it_is(void)
{
	check_after(nothing, ticket_cases, OC_COUNT(ticket_cases));
}

static const char *const changing[] = {
	"UPDATE {ticket} SET dept_id = 99 WHERE ticket_id = 11",
	"UPDATE {ticket} SET flags = 2 WHERE ticket_id = 14",
	"UPDATE {ticket} SET est_duedate = NULL WHERE ticket_id IN (11, 16)",
	"UPDATE {ticket} SET sla_id = 1 WHERE ticket_id = 11",
	"UPDATE {ticket} SET sla_id = 0 WHERE ticket_id = 16",
	"DELETE FROM {thread_entry} WHERE thread_id = 16",
	"INSERT INTO {thread_entry} (thread_id, staff_id, type, poster, body, "
	"created, updated) VALUES (11, 1, 'R', 'Alex', 'x', NOW(), NOW())",
	NULL,
};

static const struct vars_case changed_cases[] = {
	/* a department that is gone: the site's */
	{ "%{t11.dept}", "Front Desk" },
	{ "[%{t11.deptname}]", "[]" },
	{ "%{t14.mergetype}", "separate" },
	/* 72 hours after it was opened */
	{ "%{t11.due_date.short}", "2/3/26" },
	{ "[%{t16.due_date}]", "[]" },
	{ "[%{t16.last_message}%{t16.thread.original}]", "[]" },
	/* the last but one to answer, where somebody was */
	{ "%{t11.lastrespondent}", "In\xC3\xA8s Moreau" },
	{ "%{t12.lastrespondent}", "%{t12.lastrespondent}" },
};

static void
changes(void)
{
	check_after(changing, changed_cases, OC_COUNT(changed_cases));
}

/* The key of links before 1.8 (auth.md, 8.4). */
static void
old_token(void)
{
	struct oc_arena a = OC_ARENA_INIT;
	struct oc_ctx *cx = vars_begin(&a, setting);
	struct oc_vars *v = oc_vars_new(cx);
	const char *want =
	    oc_md5_hex(&a, oc_sprintf(&a, "11maria@riverside.example%s",
	                       cx->site->ost.secret_salt));

	CU_ASSERT_EQUAL(
	    oc_db_exec(cx->db,
	        "UPDATE {user_email} SET address = 'Maria@Riverside.Example' "
	        "WHERE id = 2",
	        ""),
	    OC_OK);
	oc_vars_ticket(v, "ticket", 11);
	OC_ASSERT_STR(oc_vars_expand(cx, v, "%{ticket.auth_token}"), want);
	desk_end(cx);
}

/* Ticket 11 has two who take part, ticket 12 none but one switched off. */
static const struct vars_case owner_cases[] = {
	{ "%{recipient} %{recipient.name.last}", "Maria Santos Santos" },
	{ "%{recipient.email} %{recipient.id} %{recipient.userid}",
	    "maria@riverside.example 2 2" },
	{ "%{recipient.emailaddress}",
	    "\"Maria Santos\" <maria@riverside.example>" },
	{ "%{recipient.ticketid}", "11" },
	/* never a token while others read the mail as well */
	{ "%{recipient.ticket_link}", URL "/view.php?id=11" },
	{ "%{recipient.username}", "maria@riverside.example" },
	{ "%{recipient.organization}", "Riverside School" },
	{ "%{recipient.phone}", "6025550122" },
	{ "%{recipient.nothing}", "%{recipient.nothing}" },
};

/* Who answered a message of theirs knows less of themselves. */
static const struct vars_case writer_cases[] = {
	{ "%{recipient} %{recipient.email}",
	    "Maria Santos maria@riverside.example" },
	{ "%{recipient.phone}", "%{recipient.phone}" },
	{ "%{recipient.username}", "%{recipient.username}" },
	{ "%{recipient.organization}", "Riverside School" },
	{ "%{recipient.nothing}", "%{recipient.nothing}" },
};

static const struct vars_case collaborator_cases[] = {
	{ "%{recipient}",
	    "&quot;Ben Carter&quot; &lt;ben@riverside.example&gt;" },
	{ "%{recipient.name} %{recipient.email}",
	    "Ben Carter ben@riverside.example" },
	{ "%{recipient.emailaddress}",
	    "\"Ben Carter\" <ben@riverside.example>" },
	{ "%{recipient.id} %{recipient.userid} %{recipient.threadid}",
	    "3 3 11" },
	{ "%{recipient.ticket} %{recipient.ticketid}", "001010 11" },
	{ "%{recipient.user.organization}", "Riverside School" },
	{ "%{recipient.ticket_link}", URL "/tickets.php?id=11" },
	{ "[%{recipient.nothing}]", "[]" },
};

static const struct vars_case listed_cases[] = {
	{ "%{recipient}", "\"Ben Carter\" <ben@riverside.example>" },
	{ "%{recipient.name} %{recipient.userid}", "Ben Carter 3" },
	{ "[%{recipient.ticket_link}]", "[]" },
};

static void
recipients(void)
{
	static const struct {
		enum oc_vars_recipient kind;
		int64_t id;
		const struct vars_case *cases;
		size_t n;
	} kinds[] = {
		{ OC_TO_OWNER, 11, owner_cases, OC_COUNT(owner_cases) },
		{ OC_TO_WRITING_OWNER, 11, writer_cases,
		    OC_COUNT(writer_cases) },
		{ OC_TO_COLLABORATOR, 3, collaborator_cases,
		    OC_COUNT(collaborator_cases) },
		{ OC_TO_LISTED, 3, listed_cases, OC_COUNT(listed_cases) },
	};
	struct oc_arena a = OC_ARENA_INIT;
	struct oc_ctx *cx = vars_begin(&a, setting);

	for (size_t i = 0; i < OC_COUNT(kinds); i++) {
		struct oc_vars *v = oc_vars_new(cx);

		oc_vars_recipient(v, "recipient", kinds[i].kind, kinds[i].id);
		vars_check(cx, v, kinds[i].cases, kinds[i].n);
	}
	desk_end(cx);
}

/* What the link is when tokens are allowed; 16 is Henry's (9) alone. */
static void
access_links(void)
{
	static const char *const allowing[] = {
		"INSERT INTO {config} SET namespace = 'core', "
		"`key` = 'allow_auth_tokens', value = '1' "
		"ON DUPLICATE KEY UPDATE value = '1'",
		NULL
	};
	struct oc_arena a = OC_ARENA_INIT;
	struct oc_ctx *cx = vars_begin(&a, setting);
	struct oc_vars *v = oc_vars_new(cx);
	const char *link, *text;

	vars_run(cx, allowing);
	CU_ASSERT_EQUAL(oc_config_load(cx->db, cx->arena, &cx->config), OC_OK);
	CU_ASSERT_EQUAL_FATAL(oc_vars_access_link(v, 16, &link), OC_OK);
	/* 9 and 16 as four bytes each, in base 32; a digest in base 64 */
	CU_ASSERT_TRUE(oc_starts(link, URL "/view.php?auth=o1xbeaaaaaqaaaaa"));
	CU_ASSERT_TRUE(oc_ends(link, "%3D%3D"));
	oc_vars_recipient(v, "recipient", OC_TO_OWNER, 16);
	text = oc_vars_expand(cx, v, "%{recipient.ticket_link}");
	OC_ASSERT_STR(text, link);
	oc_vars_recipient(v, "recipient", OC_TO_OWNER, 11);
	OC_ASSERT_STR(oc_vars_expand(cx, v, "%{recipient.ticket_link}"),
	    URL "/view.php?id=11");
	CU_ASSERT_EQUAL(oc_vars_access_link(v, 999999, &link), OC_ENOTFOUND);
	desk_end(cx);
}

/* Dates in the recipient's zone and language. */
static void
dates_of_recipients(void)
{
	static const char *const french[] = {
		"UPDATE {staff} SET timezone = 'Asia/Tokyo', lang = 'de' "
		"WHERE staff_id = 2",
		"UPDATE {ticket} SET created = '2026-01-31 22:30:00' "
		"WHERE ticket_id = 12",
		"UPDATE {thread_collaborator} SET user_id = 4 WHERE id = 3",
		NULL
	};
	static const struct vars_case cases[] = {
		/* it is the next day in Tokyo; German is offered */
		{ "%{ticket.create_date.user.short}", "01.02.26" },
		{ "%{ticket.create_date.system.short}", "1/31/26" },
		{ "%{ticket.create_date.short}", "1/31/26" },
		{ "[%{ticket.create_date.user.nothing}]", "[]" },
	};
	struct oc_arena a = OC_ARENA_INIT;
	struct oc_ctx *cx = vars_begin(&a, setting);
	struct oc_vars *v = oc_vars_new(cx);

	vars_run(cx, french);
	oc_vars_ticket(v, "ticket", 12);
	oc_vars_recipient(v, "recipient", OC_TO_AGENT, 2);
	vars_check(cx, v, cases, OC_COUNT(cases));
	/* a collaborator's zone is the user's, here Paris: 23:30 */
	oc_vars_recipient(v, "recipient", OC_TO_COLLABORATOR, 3);
	OC_ASSERT_STR(oc_vars_expand(cx, v, "%{ticket.create_date.user.short}"),
	    "1/31/26");
	CU_ASSERT_PTR_NOT_NULL(strstr(
	    oc_vars_expand(cx, v, "%{ticket.create_date.user.time}"), "11:30"));
	desk_end(cx);
}

CU_TestInfo variable_ticket_tests[] = {
	{ "is what it is", is_what_it_is },
	{ "changes", changes },
	{ "the token of old links", old_token },
	{ "recipients", recipients },
	{ "links with access", access_links },
	{ "dates of recipients", dates_of_recipients },
	CU_TEST_INFO_NULL,
};
