/* test_mail_rules.c - who gets which mail, on the demo's help desk. */
#include "config.h"

#include "desk.h"

#include "base/buf.h"
#include "json/reader.h"
#include "mail/rules.h"
#include "osticket/outbox.h"
#include "osticket/second_factor.h"

/* What the test changes is forgotten at its end. */
static struct oc_ctx *
begin(struct oc_arena *a, const char *const *sql)
{
	struct oc_ctx *cx = desk_begin(a);

	desk_run(cx, "UPDATE {department} SET message_auto_response = 1");
	for (; *sql != NULL; sql++)
		desk_run(cx, *sql);
	CU_ASSERT_EQUAL_FATAL(oc_config_load(cx->db, a, &cx->config), OC_OK);
	return cx;
}

static enum oc_err
letters(struct oc_ctx *cx, const char *kind, int64_t ticket_id,
    int64_t entry_id, const char *data, struct oc_letter **out)
{
	struct oc_job job = { .id = 1,
		.kind = kind,
		.ticket_id = ticket_id,
		.entry_id = entry_id };
	struct oc_val *v = NULL;

	if (data != NULL)
		CU_ASSERT_EQUAL_FATAL(
		    oc_json_read(cx->arena, data, strlen(data), NULL, &v, NULL),
		    OC_JSON_OK);
	job.data = v;
	return oc_rules_letters(cx, &job, out);
}

/*
 * "Nines" is a notice to ines@..., "A", "P" an automatic answer and a mail of
 * a person; those in Cc are in parentheses; letters have blanks between.
 */
static const char *
summary(struct oc_arena *a, const struct oc_letter *l)
{
	struct oc_buf *b = oc_buf_new(a, 4096);

	for (; l != NULL; l = l->next) {
		if (b->len > 0)
			oc_buf_addc(b, ' ');
		oc_buf_addc(b, "PAN"[l->manner]);
		for (const struct oc_letter_to *t = l->to; t != NULL;
		     t = t->next)
			oc_buf_addf(b, t->cc ? "(%.*s)" : "%.*s",
			    (int)strcspn(t->address, "@"), t->address);
	}
	return oc_buf_dup(b, a);
}

#define SET(key, value)                                                        \
	"REPLACE INTO {config} SET namespace = 'core', `key` = '" key          \
	"', value = '" value "'"
#define CODE_HASH                                                              \
	"aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"
#define CHALLENGE(staff)                                                       \
	"{\"staff_id\":" staff ",\"challenge\":\"" CODE_HASH "\"}"
#define ASKED(minutes)                                                         \
	"REPLACE INTO {oc_second_factor} SET hash = '" CODE_HASH               \
	"', kind = 'S', owner_id = 2, backend = '2fa-email', "                 \
	"created = NOW(), expires = NOW() + INTERVAL " minutes " MINUTE"
#define BOTH "{\"autorespond\":true,\"alert\":true}"

static const struct {
	const char *kind;
	int64_t ticket_id, entry_id;
	const char *data;
	const char *want;
	const char *sql[4];
} cases[] = {
	/* A new ticket, in a department without a manager. */
	{ "ticket.created", 16, 16, BOTH, "Ahenry Nadmin", { NULL } },
	{ "ticket.created", 16, 16, "{\"autorespond\":true}", "Ahenry",
	    { NULL } },
	{ "ticket.created", 16, 16, "{\"alert\":true}", "Nadmin", { NULL } },
	{ "ticket.created", 16, 16, "{}", "", { NULL } },
	{ "ticket.created", 16, 16, NULL, "", { NULL } },
	{ "ticket.created", 16, 16, BOTH, "Nadmin",
	    { SET("ticket_autoresponder", "") } },
	{ "ticket.created", 16, 16, BOTH, "Nadmin",
	    { "UPDATE {department} SET ticket_auto_response = 0" } },
	{ "ticket.created", 16, 16, BOTH, "Ahenry",
	    { SET("ticket_alert_active", "0") } },
	{ "ticket.created", 16, 16, BOTH, "Ahenry",
	    { SET("ticket_alert_admin", "") } },
	{ "ticket.created", 16, 16, BOTH, "Ahenry",
	    { "UPDATE {department} SET group_membership = 2",
	        SET("ticket_alert_dept_members", "1") } },
	/* Members: the admin is one, Ines has access and wants alerts, Tess
	 * has access without; then none with access. */
	{ "ticket.created", 16, 16, "{\"alert\":true}",
	    "Nadmin Nines Nliam Noscar Nvera",
	    { SET("ticket_alert_dept_members", "1") } },
	{ "ticket.created", 16, 16, "{\"alert\":true}",
	    "Nadmin Nliam Noscar Nvera",
	    { SET("ticket_alert_dept_members", "1"),
	        "UPDATE {department} SET group_membership = 0" } },
	{ "ticket.created", 16, 16, "{\"alert\":true}",
	    "Nadmin Nines Noscar Nvera",
	    { SET("ticket_alert_dept_members", "1"),
	        "UPDATE {staff} SET onvacation = 1 WHERE username = 'liam'" } },
	/* Who has it already: no members. */
	{ "ticket.created", 16, 16, "{\"alert\":true,\"staff\":3}",
	    "Nliam Nadmin", { SET("ticket_alert_dept_members", "1") } },
	{ "ticket.created", 16, 16, "{\"alert\":true}", "Ntess Nadmin",
	    { "UPDATE {department} SET manager_id = 2" } },
	{ "ticket.created", 16, 16, "{\"alert\":true}", "Nadmin",
	    { "UPDATE {department} SET manager_id = 2",
	        SET("ticket_alert_dept_manager", "") } },
	/* A manager is not told where there is no member to be told. */
	{ "ticket.created", 4, 4, "{\"alert\":true}", "Nines Nadmin",
	    { NULL } },
	{ "ticket.created", 4, 4, "{\"alert\":true}", "Nadmin",
	    { "UPDATE {department} SET manager_id = 2 WHERE id = 5",
	        "UPDATE {staff} SET isactive = 0 WHERE dept_id = 5" } },
	{ "ticket.created", 4, 4, "{\"alert\":true}", "Nines Nliam Nadmin",
	    { SET("ticket_alert_acct_manager", "1"),
	        "UPDATE {organization} SET manager = 's3'" } },
	{ "ticket.created", 4, 4, "{\"alert\":true}", "Nines Nliam Nadmin",
	    { SET("ticket_alert_acct_manager", "1"),
	        "UPDATE {organization} SET manager = 't1'" } },
	/* Not to the program that wrote, whoever's address it has. */
	{ "ticket.created", 5, 5, "{\"alert\":true}", "Nadmin",
	    { "UPDATE {user_email} SET address = 'admin@example.com' "
	      "WHERE user_id = 7" } },
	{ "ticket.created", 5, 5, "{\"alert\":true}", "",
	    { "UPDATE {user_email} SET address = 'admin@example.com' "
	      "WHERE user_id = 7",
	        "UPDATE {thread_entry_email} SET headers = "
	        "'Auto-Submitted: auto-replied'" } },
	/* Assigned: not to who is away or gone; a team by settings. */
	{ "ticket.created", 16, 16, "{\"staff\":5}", "", { NULL } },
	{ "ticket.created", 16, 16, "{\"staff\":9}", "", { NULL } },
	{ "ticket.created", 16, 16, "{\"staff\":99}", "", { NULL } },
	{ "ticket.created", 16, 16, "{\"team\":1}", "", { NULL } },
	{ "ticket.created", 16, 16, "{\"team\":1}", "Nines Nliam",
	    { SET("assigned_alert_team_members", "1"),
	        SET("assigned_alert_team_lead", "1") } },
	{ "ticket.created", 16, 16, "{\"team\":1}", "Nliam",
	    { SET("assigned_alert_team_lead", "1") } },
	{ "ticket.created", 16, 16, "{\"team\":2}", "",
	    { SET("assigned_alert_team_members", "1") } },
	{ "ticket.created", 16, 16, "{\"team\":1,\"staff\":2}", "Ntess",
	    { SET("assigned_alert_team_members", "1") } },
	{ "ticket.assigned", 16, 0, "{\"staff\":2,\"by\":1}", "Ntess",
	    { NULL } },
	{ "ticket.assigned", 16, 0, "{\"staff\":2,\"by\":2}", "", { NULL } },
	{ "ticket.assigned", 16, 0, "{\"staff\":2,\"alert\":false}", "",
	    { NULL } },
	{ "ticket.assigned", 16, 0, "{\"staff\":2}", "",
	    { SET("assigned_alert_active", "") } },
	{ "ticket.assigned", 16, 0, "{\"staff\":2}", "",
	    { SET("assigned_alert_staff", "") } },
	/* Canned, and the limit. */
	{ "ticket.created", 1, 1, "{\"canned\":17,\"canned_mail\":true}",
	    "Atutorial", { NULL } },
	{ "ticket.created", 1, 1, "{\"canned\":17,\"canned_mail\":false}", "",
	    { NULL } },
	{ "ticket.created", 1, 1, "{\"limit\":true}", "Nadmin", { NULL } },
	{ "ticket.created", 1, 1, "{\"limit\":true}", "",
	    { SET("log_level", "1") } },
	{ "ticket.created", 1, 1, "{\"limit\":true,\"overlimit\":true}",
	    "Atutorial Nadmin Nadmin",
	    { SET("overlimit_notice_active", "1") } },
	{ "ticket.created", 1, 1, "{\"limit\":true,\"overlimit\":true}",
	    "Nadmin", { NULL } },
	/* Opened by an agent. */
	{ "ticket.created", 11, 11,
	    "{\"notice\":true,\"by\":6,\"reply_to\":\"all\"}",
	    "Pmaria(ben)(henry)", { NULL } },
	{ "ticket.created", 11, 11,
	    "{\"notice\":true,\"by\":6,\"reply_to\":\"none\"}", "", { NULL } },
	{ "ticket.created", 11, 11,
	    "{\"notice\":true,\"by\":6,\"reply_to\":\"user\"}", "",
	    { SET("ticket_notice_active", "") } },
	/* Messages: of a collaborator, of the owner, by mail, automatic. */
	{ "message.posted", 11, 29, NULL, "A(ben) Pmaria(henry) Nines",
	    { NULL } },
	{ "message.posted", 11, 11, NULL, "Amaria P(ben)(henry) Nines",
	    { NULL } },
	{ "message.posted", 11, 29, NULL, "A(ben) Nines",
	    { "UPDATE {thread_entry} SET source = 'Email'" } },
	{ "message.posted", 11, 29, NULL, "A(ben) Nines",
	    { SET("message_autoresponder_collabs", "") } },
	{ "message.posted", 11, 29, "{\"autorespond\":false}", "", { NULL } },
	{ "message.posted", 11, 29, "{\"alert\":false}", "", { NULL } },
	{ "message.posted", 11, 29, NULL, "Pmaria(henry) Nines",
	    { SET("message_autoresponder", "") } },
	{ "message.posted", 11, 29, NULL, "Pmaria(henry) Nines",
	    { "UPDATE {department} SET message_auto_response = 0" } },
	{ "message.posted", 11, 29, NULL, "Pmaria(henry) Nines",
	    { "UPDATE {email} SET email = 'ben@riverside.example' "
	      "WHERE email_id = 3" } },
	{ "message.posted", 11, 29, NULL, "A(ben) Pmaria(henry)",
	    { SET("message_alert_active", "") } },
	{ "message.posted", 11, 29, NULL, "A(ben) Pmaria(henry)",
	    { SET("message_alert_assigned", "") } },
	{ "message.posted", 11, 29, NULL, "A(ben) Pmaria Nines",
	    { "UPDATE {thread_collaborator} SET flags = 2 "
	      "WHERE user_id = 9" } },
	/* The second response counts as the last one. */
	{ "message.posted", 11, 29, NULL, "A(ben) Pmaria(henry) Ntess Nines",
	    { "INSERT INTO {thread_entry} (thread_id, staff_id, type, poster, "
	      "body) VALUES (11, 2, 'R', '', ''), (11, 3, 'R', '', '')" } },
	{ "message.posted", 11, 999999999, NULL, "", { NULL } },
	/* Responses. */
	{ "response.posted", 11, 28, "{\"reply_to\":\"all\"}",
	    "Pmaria(ben)(henry)", { NULL } },
	{ "response.posted", 11, 28, "{\"reply_to\":\"user\"}", "Pmaria",
	    { NULL } },
	{ "response.posted", 11, 28, "{\"reply_to\":\"none\"}", "", { NULL } },
	{ "response.posted", 11, 28, NULL, "Pmaria(ben)(henry)", { NULL } },
	{ "response.posted", 1, 17, NULL, "Ptutorial", { NULL } },
	{ "response.posted", 11, 28, "{\"reply_to\":\"all\",\"ccs\":[9]}",
	    "Pmaria(henry)", { NULL } },
	{ "response.posted", 11, 28, "{\"alert\":false}", "", { NULL } },
	{ "response.posted", 11, 28, "{\"reply_to\":\"user\",\"assignee\":2}",
	    "Ntess Pmaria", { SET("note_alert_active", "1") } },
	/* Notes: not to who wrote it. */
	{ "note.posted", 4, 20, NULL, "", { NULL } },
	{ "note.posted", 4, 20, NULL, "", { SET("note_alert_active", "1") } },
	{ "note.posted", 4, 20, NULL, "Nines",
	    { SET("note_alert_active", "1"),
	        SET("note_alert_dept_manager", "1") } },
	{ "note.posted", 4, 20, NULL, "Ntess",
	    { SET("note_alert_active", "1"),
	        "UPDATE {thread_entry} SET staff_id = 1 WHERE id = 20" } },
	{ "note.posted", 4, 20, "{\"alert\":false}", "",
	    { SET("note_alert_active", "1"),
	        SET("note_alert_dept_manager", "1") } },
	/* Of a closed ticket: Liam has no access to Collections. */
	{ "note.posted", 2, 18, "{\"assignee\":3,\"by\":1}", "",
	    { SET("note_alert_active", "1") } },
	{ "note.posted", 2, 18, "{\"assignee\":1}", "Nadmin",
	    { SET("note_alert_active", "1") } },
	{ "note.posted", 2, 18, "{\"assignee\":3}", "Nliam",
	    { SET("note_alert_active", "1"),
	        "INSERT INTO {thread_referral} (thread_id, object_id, "
	        "object_type, created) VALUES (2, 3, 'S', NOW())" } },
	/* Transfers. */
	{ "ticket.transferred", 4, 0, "{\"by\":1}", "", { NULL } },
	{ "ticket.transferred", 4, 0, "{\"by\":1}", "Nines",
	    { SET("transfer_alert_active", "1") } },
	{ "ticket.transferred", 4, 0, "{\"by\":1}", "Ntess Nines",
	    { SET("transfer_alert_active", "1"),
	        SET("transfer_alert_assigned", "1"),
	        SET("transfer_alert_dept_members", "1") } },
	{ "ticket.transferred", 16, 0, "{\"by\":1}",
	    "Nadmin Nines Nliam Noscar Nvera",
	    { SET("transfer_alert_active", "1"),
	        SET("transfer_alert_dept_members", "1") } },
	/* Overdue. */
	{ "ticket.overdue", 4, 0, NULL, "Ntess Nines", { NULL } },
	{ "ticket.overdue", 4, 0, NULL, "",
	    { "UPDATE {sla} SET flags = flags | 4" } },
	{ "ticket.overdue", 4, 0, NULL, "",
	    { SET("overdue_alert_active", "") } },
	/* What is not there any more. */
	{ "ticket.created", 999, 1, BOTH, "", { NULL } },
	{ "ticket.created", 16, 16, BOTH, "",
	    { "UPDATE {ticket} SET dept_id = 99" } },
	{ "ticket.created", 16, 16, BOTH, "",
	    { "DELETE FROM {email_template_group}" } },
	{ "ticket.created", 16, 16, BOTH, "", { "DELETE FROM {email}" } },
	/* Without the site's own texts, ours. */
	{ "ticket.created", 16, 16, BOTH, "Ahenry Nadmin",
	    { "DELETE FROM {email_template}" } },
	/* Filters. */
	{ "filter.email", 16, 16,
	    "{\"to\":\"Ann <ann@x.example>, bo@y.example\"}", "Pann Pbo",
	    { NULL } },
	{ "filter.email", 16, 16, "{\"to\":\"%{user}, bo@y.example\"}",
	    "Phenry Pbo", { NULL } },
	{ "filter.email", 16, 16, "{\"to\":\"\"}", "", { NULL } },
	{ "filter.email", 16, 16, "{\"to\":\"%{nobody}\"}", "P%{nobody}",
	    { NULL } },
	/* What the administrator should know. */
	{ OC_ADMIN_JOB, 0, 0, "{\"subject\":\"S\",\"message\":\"M\"}", "Nadmin",
	    { NULL } },
	/* Codes: while they are good. */
	{ OC_2FA_JOB, 0, 0, CHALLENGE("2"), "Ptess", { ASKED("5") } },
	{ OC_2FA_JOB, 0, 0, CHALLENGE("2"), "", { ASKED("-1") } },
	{ OC_2FA_JOB, 0, 0, CHALLENGE("2"), "", { NULL } },
	{ OC_2FA_JOB, 0, 0, CHALLENGE("99"), "", { ASKED("5") } },
	{ OC_2FA_JOB, 0, 0, CHALLENGE("2"), "",
	    { ASKED("5"), "DELETE FROM {content}" } },
};

static void
tells_whom_it_should(void)
{
	for (size_t i = 0; i < OC_COUNT(cases); i++) {
		const char *sql[OC_COUNT(cases[i].sql) + 1] = { NULL };
		struct oc_arena a = OC_ARENA_INIT;
		struct oc_letter *l = NULL;
		struct oc_ctx *cx;
		const char *got;

		memcpy(sql, cases[i].sql, sizeof cases[i].sql);
		cx = begin(&a, sql);
		CU_ASSERT_EQUAL(letters(cx, cases[i].kind, cases[i].ticket_id,
		                    cases[i].entry_id, cases[i].data, &l),
		    OC_OK);
		got = summary(&a, l);
		if (!oc_streq(got, cases[i].want))
			fprintf(stderr, "case %zu, %s\n", i, cases[i].kind);
		OC_ASSERT_STR(got, cases[i].want);
		desk_end(cx);
	}
}

static void
refuses_unknown_kinds(void)
{
	static const char *const sql[] = { NULL };
	struct oc_arena a = OC_ARENA_INIT;
	struct oc_ctx *cx = begin(&a, sql);
	struct oc_letter *l;

	CU_ASSERT_EQUAL(
	    letters(cx, "ticket.sold", 16, 16, NULL, &l), OC_EINVAL);
	CU_ASSERT_EQUAL(letters(cx, "", 16, 16, NULL, &l), OC_EINVAL);
	desk_end(cx);
}

#define HAS(text, part) CU_ASSERT_PTR_NOT_NULL(strstr((text), (part)))
#define HAS_NOT(text, part) CU_ASSERT_PTR_NULL(strstr((text), (part)))

/* Text, signature and sender of an answer. */
static void
signs_answers(void)
{
	static const struct {
		const char *data, *has, *from_name;
		const char *sql[2];
	} rows[] = {
		{ "{\"signature\":\"none\"}", NULL, "Northwind Library Help",
		    { NULL } },
		{ "{\"signature\":\"mine\"}", "moreau, collections",
		    "Northwind Library Help",
		    { "UPDATE {staff} SET signature = 'moreau, "
		      "collections'" } },
		{ "{\"signature\":\"dept\"}", "The Collections Team",
		    "Northwind Library Help", { NULL } },
		{ "{\"signature\":\"dept\"}", NULL, "Northwind Library Help",
		    { "UPDATE {department} SET ispublic = 0" } },
		{ "{\"from_email_id\":2}", NULL, "Northwind Library Alerts",
		    { NULL } },
		{ "{\"from_email_id\":77}", NULL, "Northwind Library Help",
		    { NULL } },
		{ "{}", NULL, "Tess Okafor",
		    { "INSERT INTO {config} SET namespace = 'staff.2', "
		      "`key` = 'default_from_name', value = 'mine'" } },
		{ "{}", NULL, "Collections",
		    { "INSERT INTO {config} SET namespace = 'staff.2', "
		      "`key` = 'default_from_name', value = 'dept'" } },
	};

	for (size_t i = 0; i < OC_COUNT(rows); i++) {
		const char *sql[] = {
			"UPDATE {thread_entry} SET staff_id = 2 WHERE id = 28",
			rows[i].sql[0], NULL
		};
		struct oc_arena a = OC_ARENA_INIT;
		struct oc_ctx *cx = begin(&a, sql);
		struct oc_letter *l = NULL;

		CU_ASSERT_EQUAL(
		    letters(cx, "response.posted", 11, 28, rows[i].data, &l),
		    OC_OK);
		CU_ASSERT_PTR_NOT_NULL_FATAL(l);
		HAS(l->body, "Do you want the school edition?");
		HAS(l->subject, "[#001010]");
		HAS_NOT(l->body, "%{");
		if (rows[i].has != NULL) {
			HAS(l->body, rows[i].has);
		} else {
			HAS_NOT(l->body, "The Collections Team");
		}
		OC_ASSERT_STR(l->from_name, rows[i].from_name);
		desk_end(cx);
	}
}

/* The marks by which an answer finds its way. */
static void
leads_back(void)
{
	static const char *const sql[] = {
		"UPDATE {thread_entry} SET source = 'Email' WHERE id = 5",
		"UPDATE {department} SET manager_id = 2 WHERE id = 1", NULL
	};
	struct oc_arena a = OC_ARENA_INIT;
	struct oc_ctx *cx = begin(&a, sql);
	struct oc_letter *l = NULL;

	/* A ticket that came by mail: the mail is answered. */
	CU_ASSERT_EQUAL(letters(cx, "ticket.created", 5, 5, BOTH, &l), OC_OK);
	CU_ASSERT_PTR_NOT_NULL_FATAL(l);
	CU_ASSERT_EQUAL(l->id.user_class, OC_MID_OWNER);
	CU_ASSERT_EQUAL(l->id.uid, 7);
	CU_ASSERT_EQUAL(l->id.entry_id, 5);
	CU_ASSERT_EQUAL(l->id.thread_id, 5);
	OC_ASSERT_STR(l->answers, "<encyclopedia.1911@friends.example>");
	CU_ASSERT_PTR_NOT_NULL_FATAL(l->next);
	CU_ASSERT_EQUAL(l->next->id.user_class, OC_MID_AGENT);
	CU_ASSERT_EQUAL(l->next->id.uid, 2);

	/* One that did not: only the thread is named. */
	CU_ASSERT_EQUAL(letters(cx, "ticket.created", 16, 16, BOTH, &l), OC_OK);
	CU_ASSERT_PTR_NOT_NULL_FATAL(l);
	CU_ASSERT_EQUAL(l->id.entry_id, 0);
	CU_ASSERT_EQUAL(l->id.thread_id, 16);
	CU_ASSERT_PTR_NULL(l->answers);

	/* A later answer to the owner; agents' mails answer none. */
	CU_ASSERT_EQUAL(letters(cx, "message.posted", 5, 5, NULL, &l), OC_OK);
	CU_ASSERT_PTR_NOT_NULL_FATAL(l);
	OC_ASSERT_STR(l->answers, "<encyclopedia.1911@friends.example>");
	for (l = l->next; l != NULL; l = l->next)
		CU_ASSERT_PTR_NULL(l->answers);
	desk_end(cx);
}

/* Variables are replaced once for all and then for each; what is not given
 * stays. */
static void
expands_for_each(void)
{
	/* "{" means a table to the database layer. */
	static const char *const sql[] = { SET("transfer_alert_active", "1"),
		"UPDATE {email_template} SET subject = "
		"'%%7Brecipient.name.first%7D %%7Bstaff.name.first%7D "
		"%%7Bticket.number%7D %%7Bcomments%7D', "
		"body = 'x%%7Bticket.thread.original%7D' "
		"WHERE code_name = 'transfer.alert'",
		"UPDATE {thread_entry} SET body = 'for %%7Brecipient.email%7D' "
		"WHERE id = 4",
		NULL };
	struct oc_arena a = OC_ARENA_INIT;
	struct oc_ctx *cx = begin(&a, sql);
	struct oc_letter *l = NULL;

	CU_ASSERT_EQUAL(
	    letters(cx, "ticket.transferred", 4, 0, "{\"by\":2}", &l), OC_OK);
	CU_ASSERT_PTR_NOT_NULL_FATAL(l);
	OC_ASSERT_STR(l->subject, "In\xC3\xA8s Tess 001003 %%7Bcomments%7D");
	HAS(l->body, "for ines@library.example");
	desk_end(cx);
}

CU_TestInfo mail_rules_tests[] = {
	{ "tells whom it should", tells_whom_it_should },
	{ "refuses unknown kinds", refuses_unknown_kinds },
	{ "signs answers", signs_answers },
	{ "leads back", leads_back },
	{ "expands for each", expands_for_each },
	CU_TEST_INFO_NULL,
};
