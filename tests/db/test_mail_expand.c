/* test_mail_expand.c - jobs become messages, once, and all or none. */
#include "config.h"

#include "desk.h"

#include <sys/wait.h>
#include <unistd.h>

#include "mail/expand.h"
#include "mail/message_id.h"

static void
clear(struct oc_ctx *cx)
{
	desk_run(cx, "DELETE FROM {oc_outbox}");
	desk_run(cx, "DELETE FROM {oc_mail}");
}

static void
add_job(struct oc_ctx *cx, const char *kind, int64_t ticket_id,
    int64_t entry_id, const char *data)
{
	CU_ASSERT_EQUAL(
	    oc_db_exec(cx->db,
	        "INSERT INTO {oc_outbox} SET kind = ?, ticket_id = ?, "
	        "entry_id = ?, data = ?, due = NOW(), created = NOW()",
	        "uiiu", kind, ticket_id, entry_id, data),
	    OC_OK);
}

#define JOBS(cx) desk_number((cx), "SELECT COUNT(*) FROM {oc_outbox}")
#define MAILS(cx) desk_number((cx), "SELECT COUNT(*) FROM {oc_mail}")

static void
writes_messages(void)
{
	struct oc_arena a = OC_ARENA_INIT;
	struct oc_ctx *cx = oc_db_test(&a);
	struct oc_message_id id;
	struct oc_rows rows;
	bool did = false;

	clear(cx);
	add_job(cx, "response.posted", 11, 28, "{\"reply_to\":\"all\"}");
	CU_ASSERT_EQUAL(oc_mail_expand_next(cx, &did), OC_OK);
	CU_ASSERT_TRUE(did);
	CU_ASSERT_EQUAL(JOBS(cx), 0);
	CU_ASSERT_EQUAL_FATAL(
	    oc_db_select(cx->db, &a, &rows,
	        "SELECT ticket_id, email_id, sender, recipients, message_id, "
	        "subject, content, state, attempts, due <= NOW() "
	        "FROM {oc_mail}",
	        ""),
	    OC_OK);
	CU_ASSERT_EQUAL_FATAL(rows.n, 1);
	CU_ASSERT_EQUAL(oc_cell_int(&rows, 0, 0), 11);
	CU_ASSERT_EQUAL(oc_cell_int(&rows, 0, 1), 1);
	OC_ASSERT_STR(oc_cell_text(&rows, 0, 2), "help@library.example");
	OC_ASSERT_STR(oc_cell_text(&rows, 0, 3),
	    "maria@riverside.example\nben@riverside.example\n"
	    "henry@patron.example");
	CU_ASSERT_TRUE(oc_message_id_parse(
	    &a, cx->site->ost.secret_salt, oc_cell_text(&rows, 0, 4), &id));
	CU_ASSERT_EQUAL(id.entry_id, 28);
	CU_ASSERT_EQUAL(id.thread_id, 11);
	CU_ASSERT_EQUAL(id.user_class, OC_MID_LIST);
	CU_ASSERT_TRUE(oc_ends(oc_cell_text(&rows, 0, 5), "[#001010]"));
	CU_ASSERT_PTR_NOT_NULL(
	    strstr(oc_cell_text(&rows, 0, 6), oc_cell_text(&rows, 0, 4)));
	CU_ASSERT_EQUAL(oc_cell_int(&rows, 0, 7), 0);
	CU_ASSERT_EQUAL(oc_cell_int(&rows, 0, 8), 0);
	CU_ASSERT_EQUAL(oc_cell_int(&rows, 0, 9), 1);
	CU_ASSERT_EQUAL(oc_mail_expand_next(cx, &did), OC_OK);
	CU_ASSERT_FALSE(did);
	clear(cx);
	oc_arena_release(&a);
}

/* What cannot be done waits, longer each time, and in the end for good. */
static void
keeps_what_fails(void)
{
	static const struct {
		const char *kind, *data;
	} jobs[] = {
		{ "ticket.sold", NULL },
		{ "ticket.overdue", "{\"broken\"" },
	};
	struct oc_arena a = OC_ARENA_INIT;
	struct oc_ctx *cx = oc_db_test(&a);

	for (size_t i = 0; i < OC_COUNT(jobs); i++) {
		bool did = false;

		clear(cx);
		cx->message = NULL;
		add_job(cx, jobs[i].kind, 4, 0, jobs[i].data);
		CU_ASSERT_EQUAL(oc_mail_expand_next(cx, &did), OC_OK);
		CU_ASSERT_TRUE(did);
		CU_ASSERT_EQUAL(MAILS(cx), 0);
		CU_ASSERT_EQUAL(
		    desk_number(cx, "SELECT COUNT(*) FROM {oc_outbox} "
		                    "WHERE attempts = 1 AND error <> '' "
		                    "AND due > NOW() "
		                    "AND due < NOW() + INTERVAL 2 MINUTE"),
		    1);
		CU_ASSERT_EQUAL(oc_mail_expand_next(cx, &did), OC_OK);
		CU_ASSERT_FALSE(did);

		desk_run(
		    cx, "UPDATE {oc_outbox} SET due = NOW(), attempts = 7");
		CU_ASSERT_EQUAL(oc_mail_expand_next(cx, &did), OC_OK);
		CU_ASSERT_EQUAL(
		    desk_number(cx, "SELECT COUNT(*) FROM {oc_outbox} "
		                    "WHERE attempts = 8 "
		                    "AND due > NOW() + INTERVAL 2 HOUR "
		                    "AND due < NOW() + INTERVAL 3 HOUR"),
		    1);
		desk_run(
		    cx, "UPDATE {oc_outbox} SET due = NOW(), attempts = 11");
		CU_ASSERT_EQUAL(oc_mail_expand_next(cx, &did), OC_OK);
		CU_ASSERT_EQUAL(
		    desk_number(cx, "SELECT COUNT(*) FROM {oc_outbox} "
		                    "WHERE due > NOW() + INTERVAL 99 YEAR"),
		    1);
	}
	clear(cx);
	oc_arena_release(&a);
}

/* One bad job does not hold up the others; a ticket that is gone tells
 * nobody. */
static void
goes_on(void)
{
	struct oc_arena a = OC_ARENA_INIT;
	struct oc_ctx *cx = oc_db_test(&a);
	bool did = true;
	int n = 0;

	clear(cx);
	add_job(cx, "ticket.sold", 4, 0, NULL);
	add_job(cx, "ticket.overdue", 999, 0, NULL);
	add_job(cx, "ticket.overdue", 4, 0, NULL);
	while (did && n < 9) {
		CU_ASSERT_EQUAL(oc_mail_expand_next(cx, &did), OC_OK);
		n += did;
	}
	CU_ASSERT_EQUAL(n, 3);
	CU_ASSERT_EQUAL(JOBS(cx), 1);
	CU_ASSERT_EQUAL(MAILS(cx), 2); /* Tess and the manager */
	clear(cx);
	oc_arena_release(&a);
}

/* All mails of a job, or none: here the second one cannot be written. */
static void
writes_all_or_none(void)
{
	struct oc_arena a = OC_ARENA_INIT;
	struct oc_ctx *cx = oc_db_test(&a);
	bool did = false;

	clear(cx);
	desk_run(cx, "CREATE UNIQUE INDEX only_one ON {oc_mail} (ticket_id)");
	add_job(cx, "ticket.overdue", 4, 0, NULL);
	CU_ASSERT_EQUAL(oc_mail_expand_next(cx, &did), OC_OK);
	CU_ASSERT_TRUE(did);
	CU_ASSERT_EQUAL(MAILS(cx), 0);
	CU_ASSERT_EQUAL(JOBS(cx), 1);
	desk_run(cx, "DROP INDEX only_one ON {oc_mail}");
	desk_run(cx, "UPDATE {oc_outbox} SET due = NOW()");
	CU_ASSERT_EQUAL(oc_mail_expand_next(cx, &did), OC_OK);
	CU_ASSERT_EQUAL(MAILS(cx), 2);
	CU_ASSERT_EQUAL(JOBS(cx), 0);
	clear(cx);
	oc_arena_release(&a);
}

static void
works_without_tables(void)
{
	struct oc_arena a = OC_ARENA_INIT;
	struct oc_ctx *cx = oc_db_test(&a);
	bool did = true;

	desk_run(cx, "DROP TABLE {oc_outbox}");
	CU_ASSERT_EQUAL(oc_mail_expand_next(cx, &did), OC_OK);
	CU_ASSERT_FALSE(did);
	desk_run(cx, "DROP TABLE {oc_schema}");
	oc_arena_release(&a);
	cx = oc_db_test(&a); /* makes them again */
	CU_ASSERT_EQUAL(JOBS(cx), 0);
	oc_arena_release(&a);
}

/* A process of its own that works until nothing is left. */
static void
work(const struct oc_site *site)
{
	bool did = true;
	struct oc_db *db;

	if (oc_db_open(&site->db, &db) != OC_OK)
		_exit(1);
	while (did) {
		struct oc_arena a = OC_ARENA_INIT;
		struct oc_ctx cx;

		oc_ctx_init(&cx, &a);
		cx.site = site;
		cx.db = db;
		cx.ip = "";
		if (oc_config_load(db, &a, &cx.config) != OC_OK ||
		    oc_mail_expand_next(&cx, &did) != OC_OK)
			_exit(1);
		oc_arena_release(&a);
	}
	oc_db_close(db);
	_exit(0);
}

static void
does_each_job_once(void)
{
	enum { PROCESSES = 4, WORK = 40 };
	struct oc_arena a = OC_ARENA_INIT;
	struct oc_ctx *cx = oc_db_test(&a);
	pid_t pid[PROCESSES];
	int status;

	clear(cx);
	for (int i = 0; i < WORK; i++)
		add_job(cx, "ticket.overdue", 4, 0, NULL);
	for (int i = 0; i < PROCESSES; i++)
		if ((pid[i] = fork()) == 0)
			work(cx->site);
	for (int i = 0; i < PROCESSES; i++) {
		CU_ASSERT_EQUAL(waitpid(pid[i], &status, 0), pid[i]);
		CU_ASSERT_EQUAL(status, 0);
	}
	CU_ASSERT_EQUAL(JOBS(cx), 0);
	CU_ASSERT_EQUAL(MAILS(cx), 2 * WORK);
	CU_ASSERT_EQUAL(
	    desk_number(cx, "SELECT COUNT(DISTINCT job_id) FROM {oc_mail}"),
	    WORK);
	clear(cx);
	oc_arena_release(&a);
}

CU_TestInfo mail_expand_tests[] = {
	{ "writes messages", writes_messages },
	{ "keeps what fails", keeps_what_fails },
	{ "goes on", goes_on },
	{ "writes all or none", writes_all_or_none },
	{ "works without tables", works_without_tables },
	{ "does each job once", does_each_job_once },
	CU_TEST_INFO_NULL,
};
