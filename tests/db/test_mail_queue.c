/* test_mail_queue.c - leases, outcomes, and what the administrator sees. */
#include "config.h"

#include "desk.h"

#include "mail/inspect.h"
#include "mail/queue.h"

static struct oc_ctx *
fresh(struct oc_arena *a)
{
	struct oc_ctx *cx = oc_db_test(a);

	desk_run(cx, "DELETE FROM {oc_outbox}");
	desk_run(cx, "DELETE FROM {oc_mail}");
	desk_run(cx, "DELETE FROM {syslog}");
	return cx;
}

static void
add(struct oc_ctx *cx, const char *recipients)
{
	CU_ASSERT_EQUAL(
	    oc_db_exec(cx->db,
	        "INSERT INTO {oc_mail} SET job_id = 1, ticket_id = 5, "
	        "email_id = 1, sender = 'a@b.c', recipients = ?, "
	        "message_id = 'm@b.c', subject = 'Subject', "
	        "content = 'A: b\n\nc\n', due = NOW(), created = NOW()",
	        "u", recipients),
	    OC_OK);
}

static void
test_claim(void)
{
	struct oc_arena a = OC_ARENA_INIT;
	struct oc_ctx *cx = fresh(&a);
	struct oc_mail m, n;
	int64_t s = -1;

	CU_ASSERT_EQUAL(oc_mail_claim(cx, &m), OC_ENOTFOUND);
	CU_ASSERT_EQUAL(oc_mail_next(cx, &s), OC_ENOTFOUND);
	add(cx, "x@y.z\nv@w.x");
	CU_ASSERT_EQUAL(oc_mail_next(cx, &s), OC_OK);
	CU_ASSERT_EQUAL(s, 0);
	CU_ASSERT_EQUAL_FATAL(oc_mail_claim(cx, &m), OC_OK);
	CU_ASSERT_STRING_EQUAL(m.sender, "a@b.c");
	CU_ASSERT_STRING_EQUAL(m.recipients[0], "x@y.z");
	CU_ASSERT_STRING_EQUAL(m.recipients[1], "v@w.x");
	CU_ASSERT_PTR_NULL(m.recipients[2]);
	CU_ASSERT_EQUAL(m.len, 8);
	CU_ASSERT_EQUAL(m.ticket_id, 5);
	/* Nobody else gets it, before its lease is over. */
	CU_ASSERT_EQUAL(oc_mail_claim(cx, &n), OC_ENOTFOUND);
	CU_ASSERT_EQUAL(oc_mail_next(cx, &s), OC_OK);
	CU_ASSERT_TRUE(s > OC_MAIL_LEASE_S - 5 && s <= OC_MAIL_LEASE_S);
	CU_ASSERT_EQUAL(oc_mail_renew(cx, &m), OC_OK);
	desk_run(cx, "UPDATE {oc_mail} SET lease_until = NOW()");
	CU_ASSERT_EQUAL_FATAL(oc_mail_claim(cx, &n), OC_OK);
	CU_ASSERT_EQUAL(n.id, m.id);
	CU_ASSERT_EQUAL(oc_mail_renew(cx, &m), OC_ECONFLICT);
	CU_ASSERT_EQUAL(oc_mail_release(cx, &m), OC_OK);
	CU_ASSERT_EQUAL(oc_mail_renew(cx, &n), OC_OK);
	CU_ASSERT_EQUAL(oc_mail_release(cx, &n), OC_OK);
	CU_ASSERT_EQUAL(oc_mail_claim(cx, &m), OC_OK);
	oc_arena_release(&a);
}

static void
test_sent(void)
{
	struct oc_arena a = OC_ARENA_INIT;
	struct oc_ctx *cx = fresh(&a);
	struct oc_mail_outcome o = { .accepted = true };
	struct oc_mail m;

	add(cx, "x@y.z");
	CU_ASSERT_EQUAL_FATAL(oc_mail_claim(cx, &m), OC_OK);
	/* What has arrived goes, even when somebody else has the lease. */
	desk_run(cx, "UPDATE {oc_mail} SET lease = 'another'");
	CU_ASSERT_EQUAL(oc_mail_settle(cx, &m, &o), OC_OK);
	CU_ASSERT_EQUAL(desk_number(cx, "SELECT COUNT(*) FROM {oc_mail}"), 0);
	/* A row that has the same number by chance does not. */
	add(cx, "x@y.z");
	m.id = desk_number(cx, "SELECT id FROM {oc_mail}");
	m.message_id = "other@b.c";
	CU_ASSERT_EQUAL(oc_mail_settle(cx, &m, &o), OC_OK);
	CU_ASSERT_EQUAL(desk_number(cx, "SELECT COUNT(*) FROM {oc_mail}"), 1);
	CU_ASSERT_EQUAL(
	    oc_mail_settle_accepted(cx, m.id, "m@b.c", "v@w.x"), OC_OK);
	CU_ASSERT_EQUAL(
	    desk_number(cx, "SELECT COUNT(*) FROM {oc_mail} WHERE partial = 1 "
	                    "AND recipients = 'v@w.x' AND state = 0"),
	    1);
	CU_ASSERT_EQUAL(oc_mail_settle_accepted(cx, m.id, "m@b.c", ""), OC_OK);
	CU_ASSERT_EQUAL(desk_number(cx, "SELECT COUNT(*) FROM {oc_mail}"), 0);
	oc_arena_release(&a);
}

/* One that fails is tried as often as there are pauses, then it is dead. */
static void
test_failed(void)
{
	struct oc_arena a = OC_ARENA_INIT;
	struct oc_ctx *cx = fresh(&a);
	struct oc_mail_outcome o = { .why = "no luck" };
	struct oc_mail m;
	int tries = 0;

	add(cx, "x@y.z");
	while (oc_mail_claim(cx, &m) == OC_OK && tries < 50) {
		o.left = m.recipients;
		CU_ASSERT_EQUAL(oc_mail_settle(cx, &m, &o), OC_OK);
		desk_run(
		    cx, "UPDATE {oc_mail} SET due = NOW() WHERE state = 0");
		tries++;
	}
	CU_ASSERT_EQUAL(oc_mail_pause(tries), 0);
	CU_ASSERT_TRUE(oc_mail_pause(tries - 1) > 0);
	CU_ASSERT_EQUAL(
	    desk_number(cx, "SELECT COUNT(*) FROM {oc_mail} WHERE state = 1 "
	                    "AND error = 'no luck'"),
	    1);
	CU_ASSERT_EQUAL(
	    desk_number(cx,
	        "SELECT COUNT(*) FROM {syslog} WHERE log_type = 'Error' "
	        "AND title = 'Mailer Error' AND log LIKE '%no luck%'"),
	    1);
	oc_arena_release(&a);
}

static void
test_lost_lease(void)
{
	struct oc_arena a = OC_ARENA_INIT;
	struct oc_ctx *cx = fresh(&a);
	struct oc_mail_outcome o = { .why = "no luck", .permanent = true };
	struct oc_mail m;

	add(cx, "x@y.z");
	CU_ASSERT_EQUAL_FATAL(oc_mail_claim(cx, &m), OC_OK);
	desk_run(cx, "UPDATE {oc_mail} SET lease = 'another'");
	o.left = m.recipients;
	/* It failed with us, but may be succeeding with another. */
	CU_ASSERT_EQUAL(oc_mail_settle(cx, &m, &o), OC_OK);
	CU_ASSERT_EQUAL(
	    desk_number(cx, "SELECT COUNT(*) FROM {oc_mail} WHERE state = 0 "
	                    "AND attempts = 0 AND lease = 'another'"),
	    1);
	CU_ASSERT_EQUAL(desk_number(cx, "SELECT COUNT(*) FROM {syslog}"), 0);
	oc_arena_release(&a);
}

static void
test_long_error(void)
{
	struct oc_arena a = OC_ARENA_INIT;
	struct oc_ctx *cx = fresh(&a);
	struct oc_mail_outcome o = { .permanent = true };
	char why[400];
	struct oc_mail m;

	memset(why, 'x', sizeof why);
	memcpy(why + 254, "\xc3\xa4", 2);
	why[sizeof why - 1] = '\0';
	add(cx, "x@y.z");
	CU_ASSERT_EQUAL_FATAL(oc_mail_claim(cx, &m), OC_OK);
	o.why = why;
	o.left = m.recipients;
	CU_ASSERT_EQUAL(oc_mail_settle(cx, &m, &o), OC_OK);
	CU_ASSERT_EQUAL(
	    desk_number(cx, "SELECT LENGTH(error) FROM {oc_mail}"), 254);
	oc_arena_release(&a);
}

static void
test_inspect(void)
{
	struct oc_arena a = OC_ARENA_INIT;
	struct oc_ctx *cx = fresh(&a);
	struct oc_queued_mails list;
	struct oc_queued_mail info;
	const char *content;
	int64_t waiting, dead, n;
	size_t len;

	for (int i = 0; i < 3; i++)
		add(cx, "x@y.z");
	desk_run(cx, "UPDATE {oc_mail} SET state = 1, error = 'e' "
	             "ORDER BY id LIMIT 1");
	desk_run(cx, "INSERT INTO {oc_outbox} SET kind = 'k', due = NOW(), "
	             "created = NOW()");
	desk_run(cx, "INSERT INTO {oc_outbox} SET kind = 'k', "
	             "due = '9999-12-31 23:59:59', created = NOW()");
	CU_ASSERT_EQUAL(oc_mail_counts(cx, &waiting, &dead), OC_OK);
	CU_ASSERT_EQUAL(waiting, 3);
	CU_ASSERT_EQUAL(dead, 2);
	CU_ASSERT_EQUAL(oc_mail_list(cx, OC_MAIL_ALL, 10, &list), OC_OK);
	CU_ASSERT_EQUAL(list.n, 5);
	CU_ASSERT_EQUAL(oc_mail_list(cx, OC_MAIL_ONLY_DEAD, 10, &list), OC_OK);
	CU_ASSERT_EQUAL_FATAL(list.n, 2);
	CU_ASSERT_TRUE(list.a[0].dead && !list.a[0].job);
	CU_ASSERT_TRUE(list.a[1].dead && list.a[1].job);
	CU_ASSERT_EQUAL(
	    oc_mail_list(cx, OC_MAIL_ONLY_WAITING, 1, &list), OC_OK);
	CU_ASSERT_EQUAL(list.n, 2);
	CU_ASSERT_EQUAL(oc_mail_list(cx, OC_MAIL_ONLY_DEAD, 10, &list), OC_OK);
	CU_ASSERT_EQUAL(
	    oc_mail_show(cx, list.a[0].id, &info, &content, &len), OC_OK);
	CU_ASSERT_STRING_EQUAL(content, "A: b\n\nc\n");
	CU_ASSERT_EQUAL(len, 8);
	CU_ASSERT_STRING_EQUAL(info.error, "e");
	CU_ASSERT_EQUAL(
	    oc_mail_show(cx, 0, &info, &content, &len), OC_ENOTFOUND);
	CU_ASSERT_EQUAL(oc_mail_retry(cx, list.a[0].id, &n), OC_OK);
	CU_ASSERT_EQUAL(n, 1);
	CU_ASSERT_EQUAL(oc_mail_retry(cx, 999999999, &n), OC_ENOTFOUND);
	CU_ASSERT_EQUAL(oc_mail_purge(cx, list.a[0].id, &n), OC_ENOTFOUND);
	CU_ASSERT_EQUAL(oc_mail_counts(cx, &waiting, &dead), OC_OK);
	CU_ASSERT_EQUAL(waiting, 4);
	desk_run(cx, "UPDATE {oc_mail} SET state = 1");
	CU_ASSERT_EQUAL(oc_mail_purge(cx, 0, &n), OC_OK);
	CU_ASSERT_EQUAL(n, 4);
	CU_ASSERT_EQUAL(oc_mail_counts(cx, &waiting, &dead), OC_OK);
	CU_ASSERT_EQUAL(waiting, 1);
	CU_ASSERT_EQUAL(dead, 0);
	oc_arena_release(&a);
}

static void
test_locks(void)
{
	struct oc_arena a = OC_ARENA_INIT;
	struct oc_ctx *cx = fresh(&a), other = *cx;
	bool mine = false, wanted = true;

	CU_ASSERT_EQUAL_FATAL(oc_db_open(&cx->site->db, &other.db), OC_OK);
	CU_ASSERT_EQUAL(oc_mail_wanted(cx, &wanted), OC_OK);
	CU_ASSERT_FALSE(wanted);
	add(cx, "x@y.z");
	CU_ASSERT_EQUAL(oc_mail_wanted(cx, &wanted), OC_OK);
	CU_ASSERT_TRUE(wanted);
	/* Twice taken, once given back. */
	for (int i = 0; i < 2; i++) {
		CU_ASSERT_EQUAL(oc_mail_lock(cx, OC_MAIL_LOCK, &mine), OC_OK);
		CU_ASSERT_TRUE(mine);
	}
	CU_ASSERT_EQUAL(oc_mail_lock(&other, OC_MAIL_LOCK, &mine), OC_OK);
	CU_ASSERT_FALSE(mine);
	CU_ASSERT_EQUAL(oc_mail_lock(&other, OC_MAIL_WAIT_LOCK, &mine), OC_OK);
	CU_ASSERT_TRUE(mine);
	CU_ASSERT_EQUAL(oc_mail_wanted(&other, &wanted), OC_OK);
	CU_ASSERT_FALSE(wanted);
	oc_mail_unlock(cx, OC_MAIL_LOCK);
	CU_ASSERT_EQUAL(oc_mail_lock(&other, OC_MAIL_LOCK, &mine), OC_OK);
	CU_ASSERT_TRUE(mine);
	oc_db_close(other.db);
	desk_run(cx, "DELETE FROM {oc_mail}");
	oc_arena_release(&a);
}

CU_TestInfo mail_queue_tests[] = {
	{ "a lease keeps others away", test_claim },
	{ "what is sent goes", test_sent },
	{ "what fails waits, and dies at last", test_failed },
	{ "a lease that was lost", test_lost_lease },
	{ "a long reason", test_long_error },
	{ "what the administrator sees", test_inspect },
	{ "one works, one waits", test_locks },
	CU_TEST_INFO_NULL,
};
