/* test_mail_in.c - mail into the database, and the pipe. */
#include "config.h"

#include "db_test.h"

#include <unistd.h>

#include "base/rand.h"
#include "mail/mail_in.h"
#include "mail/message_id.h"

#define MAIL                                                                   \
	"From: Grace Hall <grace@patron.example>\r\n"                          \
	"To: help@library.example\r\nSubject: %s\r\nMessage-ID: <%s>\r\n%s"    \
	"\r\n%s\r\n"

static const char *
new_id(struct oc_arena *a)
{
	return oc_sprintf(a, "%s@test.example", oc_uuid(a));
}

static struct oc_mail_in
take(struct oc_ctx *cx, const char *mail)
{
	struct oc_syslog log = { NULL, NULL };
	struct oc_mail_in m = { .bytes = mail, .len = strlen(mail) };

	CU_ASSERT_EQUAL(oc_mail_in(cx, &m, &log), OC_OK);
	return m;
}

static int64_t
count(struct oc_ctx *cx, const char *sql, const char *arg)
{
	int64_t n = -1;

	CU_ASSERT_EQUAL(oc_db_int(cx->db, &n, sql, "s", arg), OC_OK);
	return n;
}

/* New, the same again, an answer to it. */
static void
test_life(void)
{
	struct oc_arena a = OC_ARENA_INIT;
	struct oc_ctx *cx = oc_db_test(&a);
	const char *id = new_id(&a), *second = new_id(&a);
	const char *mail = oc_sprintf(&a, MAIL, "Hello", id, "", "text");
	struct oc_mail_in m = take(cx, mail), again = take(cx, mail), reply;

	CU_ASSERT_EQUAL(m.outcome, OC_MAIL_NEW);
	CU_ASSERT_TRUE(m.ticket_id > 0);
	CU_ASSERT_EQUAL(again.outcome, OC_MAIL_SEEN);
	OC_ASSERT_STR(again.number, m.number);
	reply = take(
	    cx, oc_sprintf(&a, MAIL, "Re: Hello", second,
	            oc_sprintf(&a, "References: <x@y> <%s>\r\n", id), "more"));
	CU_ASSERT_EQUAL(reply.outcome, OC_MAIL_APPENDED);
	CU_ASSERT_EQUAL(reply.ticket_id, m.ticket_id);
	CU_ASSERT_TRUE(reply.entry_id > 0);
	/* By an id that is not ours: nobody is told. */
	CU_ASSERT_EQUAL(count(cx,
	                    "SELECT COUNT(*) FROM {oc_outbox} o "
	                    "JOIN {thread_entry_email} m "
	                    "ON m.thread_entry_id = o.entry_id "
	                    "WHERE m.mid = ? AND o.kind = 'message.posted' "
	                    "AND o.data LIKE '_\"autorespond\":false,"
	                    "\"alert\":false_'",
	                    oc_sprintf(&a, "<%s>", second)),
	    1);
	oc_arena_release(&a);
}

/* An answer to a mail of ours, and that mail itself come back. */
static void
test_own_ids(void)
{
	struct oc_arena a = OC_ARENA_INIT;
	struct oc_ctx *cx = oc_db_test(&a);
	const char *salt = cx->site->ost.secret_salt, *own, *id = new_id(&a);
	struct oc_message_id mid = { .uid = 8, .user_class = OC_MID_OWNER };
	struct oc_mail_in m =
	    take(cx, oc_sprintf(&a, MAIL, "Own", id, "", "text"));

	mid.thread_id = count(cx,
	    "SELECT t.thread_id FROM {thread_entry_email} m "
	    "JOIN {thread_entry} t ON t.id = m.thread_entry_id "
	    "WHERE m.mid = ?",
	    oc_sprintf(&a, "<%s>", id));
	for (int i = 0; i < 2; i++) {
		own =
		    oc_message_id_make(&a, salt, &mid, "help@library.example");
		struct oc_mail_in reply = take(
		    cx, oc_sprintf(&a, MAIL, "Re", new_id(&a),
		            oc_sprintf(&a, "In-Reply-To: <%s>\r\n", own), "x"));
		struct oc_mail_in looped =
		    take(cx, oc_sprintf(&a, MAIL, "Loop", own, "", "x"));

		CU_ASSERT_EQUAL(reply.outcome, OC_MAIL_APPENDED);
		CU_ASSERT_EQUAL(reply.ticket_id, m.ticket_id);
		CU_ASSERT_EQUAL(looped.outcome, OC_MAIL_LOOP);
		mid.entry_id = count(cx,
		    "SELECT m.thread_entry_id FROM {thread_entry_email} m "
		    "WHERE m.mid = ?",
		    oc_sprintf(&a, "<%s>", id));
	}
	/* Signed with another secret: a stranger's. */
	own = oc_message_id_make(&a, "other", &mid, "help@library.example");
	m = take(cx, oc_sprintf(&a, MAIL, "Re", new_id(&a),
	                 oc_sprintf(&a, "In-Reply-To: <%s>\r\n", own), "x"));
	CU_ASSERT_EQUAL(m.outcome, OC_MAIL_NEW);
	oc_arena_release(&a);
}

static void
test_refused(void)
{
	struct oc_arena a = OC_ARENA_INIT;
	struct oc_ctx *cx = oc_db_test(&a);
	struct oc_mail_in m = take(cx, "Subject: from nobody\r\n\r\nx");

	CU_ASSERT_EQUAL(m.outcome, OC_MAIL_REFUSED);
	OC_ASSERT_STR(oc_failures_get(&m.failures, "user"),
	    "Incomplete client information");
	CU_ASSERT_EQUAL(m.ticket_id, 0);
	OC_ASSERT_STR(m.number, "");
	oc_arena_release(&a);
}

static int
pipe_mail(struct oc_ctx *cx, const char *mail, size_t max)
{
	int fd[2], status;

	CU_ASSERT_EQUAL_FATAL(pipe(fd), 0);
	CU_ASSERT_EQUAL(
	    write(fd[1], mail, strlen(mail)), (ssize_t)strlen(mail));
	close(fd[1]);
	status = oc_mail_pipe(cx, fd[0], max);
	close(fd[0]);
	return status;
}

static void
test_pipe(void)
{
	struct oc_arena a = OC_ARENA_INIT;
	struct oc_ctx *cx = oc_db_test(&a);
	const char *id = new_id(&a);
	const char *mail = oc_sprintf(&a, MAIL, "Piped", id, "", "text");

	CU_ASSERT_EQUAL(pipe_mail(cx, mail, 4096), OC_PIPE_OK);
	CU_ASSERT_EQUAL(pipe_mail(cx, mail, 4096), OC_PIPE_OK);
	CU_ASSERT_EQUAL(count(cx,
	                    "SELECT COUNT(*) FROM {thread_entry_email} "
	                    "WHERE mid = ?",
	                    oc_sprintf(&a, "<%s>", id)),
	    1);
	CU_ASSERT_EQUAL(pipe_mail(cx, "", 4096), OC_PIPE_NO_INPUT);
	CU_ASSERT_EQUAL(pipe_mail(cx, mail, 10), OC_PIPE_DATA);
	CU_ASSERT_EQUAL(
	    pipe_mail(cx, "Subject: x\r\n\r\nx", 4096), OC_PIPE_DATA);
	oc_arena_release(&a);
}

/* Banned: refused, and not looked at again. */
static void
test_banned(void)
{
	struct oc_arena a = OC_ARENA_INIT;
	struct oc_ctx *cx = oc_db_test(&a);
	const char *id = new_id(&a), *mid = oc_sprintf(&a, "<%s>", id);
	const char *mail = oc_sprintf(
	    &a, "From: banned@spam.example\r\nMessage-ID: %s\r\n\r\nx", mid);
	int64_t list;

	CU_ASSERT_EQUAL_FATAL(
	    oc_db_int(cx->db, &list,
	        "SELECT id FROM {filter} WHERE name = 'SYSTEM BAN LIST'", ""),
	    OC_OK);
	CU_ASSERT_EQUAL(oc_db_exec(cx->db,
	                    "INSERT INTO {filter_rule} SET filter_id = ?, "
	                    "what = 'email', how = 'equal', isactive = 1, "
	                    "val = 'banned@spam.example', notes = '', "
	                    "created = NOW(), updated = NOW()",
	                    "i", list),
	    OC_OK);
	CU_ASSERT_EQUAL(take(cx, mail).outcome, OC_MAIL_REFUSED);
	for (int i = 0; i < 2; i++)
		CU_ASSERT_EQUAL(pipe_mail(cx, mail, 4096), OC_PIPE_DENIED);
	CU_ASSERT_EQUAL(count(cx,
	                    "SELECT COUNT(*) FROM {thread_entry_email} "
	                    "WHERE mid = ? AND thread_entry_id = 0",
	                    mid),
	    1);
	CU_ASSERT_EQUAL(oc_db_exec(cx->db,
	                    "DELETE FROM {filter_rule} "
	                    "WHERE val = 'banned@spam.example'",
	                    ""),
	    OC_OK);
	oc_arena_release(&a);
}

CU_TestInfo mail_in_tests[] = {
	{ "new, again, answered", test_life },
	{ "ids of our own", test_own_ids },
	{ "refused", test_refused },
	{ "the pipe", test_pipe },
	{ "banned", test_banned },
	CU_TEST_INFO_NULL,
};
