/*
 * test_pipeline.c - calls that are not waited for; each test with a server
 * that can do that and with one that is taken for one that cannot.
 */
#include "config.h"

#include <time.h>

#include "db_test.h"
#include "parallel.h"

#define TABLE "{oc_test_pipeline}"

#ifdef HAVE_MARIADB_PIPELINING
enum { LIBRARY_CAN = 1 };
#else
enum { LIBRARY_CAN = 0 };
#endif

struct both {
	struct oc_arena arena;
	struct oc_ctx *cx;
	struct oc_db_params params;
	struct oc_db *db;
};

static void
open_db(struct both *b, bool pipelining)
{
	*b = (struct both){ .arena = OC_ARENA_INIT };
	b->cx = oc_db_test(&b->arena);
	b->params = b->cx->site->db;
	b->params.pipelining = pipelining;
	CU_ASSERT_EQUAL_FATAL(oc_db_open(&b->params, &b->db), OC_OK);
	CU_ASSERT_EQUAL(
	    oc_db_exec(b->db, "DROP TABLE IF EXISTS " TABLE, ""), OC_OK);
	CU_ASSERT_EQUAL(
	    oc_db_exec(b->db,
	        "CREATE TABLE " TABLE " (id int NOT NULL AUTO_INCREMENT "
	        "PRIMARY KEY, v longtext, UNIQUE KEY v (v(20))) "
	        "ENGINE=InnoDB DEFAULT CHARSET=utf8mb4",
	        ""),
	    OC_OK);
}

static void
close_db(struct both *b)
{
	CU_ASSERT_EQUAL(oc_db_exec(b->db, "DROP TABLE " TABLE, ""), OC_OK);
	oc_db_close(b->db);
	oc_arena_release(&b->arena);
}

static void
with_both(void (*test)(struct both *b))
{
	for (int i = 0; i < 2; i++) {
		struct both b;

		open_db(&b, i == 0);
		test(&b);
		close_db(&b);
	}
}

static enum oc_err
insert(struct both *b, int64_t *id, const char *v)
{
	return oc_db_post(b->db, id, "INSERT INTO " TABLE " SET v = ?", "u", v);
}

/* As another connection sees it. */
static int64_t
count(struct both *b)
{
	int64_t n = -1;

	CU_ASSERT_EQUAL(
	    oc_db_int(b->cx->db, &n, "SELECT COUNT(*) FROM " TABLE, ""), OC_OK);
	return n;
}

static void
ids_with(struct both *b)
{
	int64_t one = 0, two = 0, last = 0;

	CU_ASSERT_EQUAL(oc_db_begin(b->db), OC_OK);
	CU_ASSERT_EQUAL(insert(b, &one, "one"), OC_OK);
	/* The same text again, whose number is not known yet. */
	CU_ASSERT_EQUAL(insert(b, &two, "two"), OC_OK);
	CU_ASSERT_EQUAL(
	    oc_db_post(b->db, NULL,
	        "INSERT INTO " TABLE " SET v = CONCAT(?, LAST_INSERT_ID())",
	        "s", "after "),
	    OC_OK);
	CU_ASSERT_EQUAL(oc_db_settle(b->db), OC_OK);
	CU_ASSERT_EQUAL(one, 1);
	CU_ASSERT_EQUAL(two, 2);
	CU_ASSERT_EQUAL(
	    oc_db_int(b->db, &last,
	        "SELECT COUNT(*) FROM " TABLE " WHERE v = 'after 2'", ""),
	    OC_OK);
	CU_ASSERT_EQUAL(last, 1);
	CU_ASSERT_EQUAL(count(b), 0);
	CU_ASSERT_EQUAL(oc_db_commit(b->db), OC_OK);
	CU_ASSERT_EQUAL(count(b), 3);
	/* And what comes after stands for itself. */
	CU_ASSERT_EQUAL(insert(b, NULL, "alone"), OC_OK);
	CU_ASSERT_EQUAL(count(b), 4);
	CU_ASSERT_EQUAL(insert(b, NULL, "alone"), OC_EDUP);
}

static void
ids(void)
{
	with_both(ids_with);
}

/* After an error nothing of the transaction can be committed. */
static void
doomed_with(struct both *b)
{
	int64_t id = 0, n = 0;
	enum oc_err e;

	CU_ASSERT_EQUAL(oc_db_begin(b->db), OC_OK);
	CU_ASSERT_EQUAL(insert(b, NULL, "one"), OC_OK);
	e = insert(b, NULL, "one");
	if (e == OC_OK)
		e = oc_db_int(b->db, &n, "SELECT 1 FROM " TABLE, "");
	CU_ASSERT_EQUAL(e, OC_EDUP);
	CU_ASSERT_EQUAL(oc_db_int(b->db, &n, "SELECT 1", ""), OC_EDUP);
	CU_ASSERT_EQUAL(oc_db_commit(b->db), OC_EDUP);
	CU_ASSERT_FALSE(oc_db_in_transaction(b->db));
	CU_ASSERT_EQUAL(count(b), 0);
	/* The next transaction knows nothing of it. */
	CU_ASSERT_EQUAL(oc_db_begin(b->db), OC_OK);
	CU_ASSERT_EQUAL(insert(b, &id, "one"), OC_OK);
	CU_ASSERT_EQUAL(oc_db_commit(b->db), OC_OK);
	CU_ASSERT_TRUE(id > 0);
	CU_ASSERT_EQUAL(count(b), 1);
}

static void
doomed(void)
{
	with_both(doomed_with);
}

/* The error is found at the COMMIT at the latest. */
static void
late_with(struct both *b)
{
	enum oc_err e;

	CU_ASSERT_EQUAL(oc_db_begin(b->db), OC_OK);
	CU_ASSERT_EQUAL(insert(b, NULL, "one"), OC_OK);
	e = oc_db_post(
	    b->db, NULL, "INSERT INTO {oc_test_nowhere} SET v = ?", "s", "two");
	CU_ASSERT_EQUAL(
	    e, b->params.pipelining && LIBRARY_CAN ? OC_OK : OC_EINTERNAL);
	if (e == OC_OK) {
		CU_ASSERT_EQUAL(
		    oc_db_post(b->db, NULL,
		        "INSERT INTO " TABLE " SET v = 'three'", ""),
		    OC_OK);
		CU_ASSERT_EQUAL(oc_db_commit(b->db), OC_EINTERNAL);
		/* Of which call, nobody can tell any more. */
		CU_ASSERT_FALSE(oc_db_no_table(b->db));
	} else {
		CU_ASSERT_TRUE(oc_db_no_table(b->db));
		oc_db_rollback(b->db);
	}
	CU_ASSERT_EQUAL(count(b), 0);
}

static void
late(void)
{
	with_both(late_with);
}

/* More calls than may be under way, long ones among them. */
static void
many_with(struct both *b)
{
	enum { N = 60, LONG = 300000 };
	char *text = oc_alloc(&b->arena, LONG + 1);
	int64_t got[N], sum = 0;

	memset(text, 'x', LONG);
	text[LONG] = '\0';
	CU_ASSERT_EQUAL(oc_db_begin(b->db), OC_OK);
	for (int i = 0; i < N; i++) {
		/* Each of them another text, most of them another value. */
		const char *sql = oc_sprintf(&b->arena,
		    "INSERT INTO " TABLE " SET v = CONCAT('%d ', ?)", i);

		CU_ASSERT_EQUAL(oc_db_post(b->db, &got[i], sql, "u",
		                    i % 7 == 3 ? text : "short"),
		    OC_OK);
	}
	CU_ASSERT_EQUAL(oc_db_commit(b->db), OC_OK);
	for (int i = 0; i < N; i++)
		CU_ASSERT_EQUAL(got[i], i + 1);
	CU_ASSERT_EQUAL(
	    oc_db_int(b->db, &sum, "SELECT SUM(LENGTH(v)) FROM " TABLE, ""),
	    OC_OK);
	CU_ASSERT_EQUAL(sum, 9 * LONG + 51 * 5 + 10 * 2 + 50 * 3);
}

static void
many(void)
{
	with_both(many_with);
}

static void
ask_with(struct both *b)
{
	struct oc_rows one, two, three;

	CU_ASSERT_EQUAL(
	    oc_db_ask(b->db, &b->arena, &one, "SELECT 'a', ?", "i", 5), OC_OK);
	CU_ASSERT_EQUAL(oc_db_ask(b->db, &b->arena, &two,
	                    "SELECT 'b' UNION SELECT 'c'", ""),
	    OC_OK);
	CU_ASSERT_EQUAL(
	    oc_db_ask(b->db, &b->arena, &three, "SELECT ? WHERE 0", "s", "d"),
	    OC_OK);
	CU_ASSERT_EQUAL_FATAL(oc_db_settle(b->db), OC_OK);
	CU_ASSERT_EQUAL_FATAL(one.n, 1);
	OC_ASSERT_STR(oc_cell_text(&one, 0, 0), "a");
	CU_ASSERT_EQUAL(oc_cell_int(&one, 0, 1), 5);
	CU_ASSERT_EQUAL_FATAL(two.n, 2);
	OC_ASSERT_STR(oc_cell_text(&two, 1, 0), "c");
	CU_ASSERT_EQUAL(three.n, 0);
	/* Nothing to wait for is fine. */
	CU_ASSERT_EQUAL(oc_db_settle(b->db), OC_OK);
}

static void
ask(void)
{
	with_both(ask_with);
}

/* What was sent after a wrong statement stays prepared. */
static void
after_wrong(struct both *b)
{
	static const char later[] = "SELECT ? + 2";
	struct oc_rows bad, good;
	int64_t n = 0;

	if (!b->params.pipelining || !LIBRARY_CAN)
		return;
	for (int i = 0; i < 2; i++) {
		CU_ASSERT_EQUAL(
		    oc_db_ask(b->db, &b->arena, &bad, "SELEKT ? + 2", "i", 1),
		    OC_OK);
		CU_ASSERT_EQUAL(
		    oc_db_ask(b->db, &b->arena, &good, later, "i", 1), OC_OK);
		CU_ASSERT_EQUAL(oc_db_settle(b->db), OC_EINTERNAL);
		CU_ASSERT_EQUAL(oc_db_int(b->db, &n, later, "i", 40), OC_OK);
		CU_ASSERT_EQUAL(n, 42);
	}
}

/* A statement that is wrong leaves the others, and the connection, alone. */
static void
wrong_with(struct both *b)
{
	struct oc_rows good = { 0 }, bad = { 0 };
	int64_t n = 0;
	enum oc_err e;

	for (int i = 0; i < 2; i++) {
		CU_ASSERT_EQUAL(
		    oc_db_ask(b->db, &b->arena, &good, "SELECT ? + 1", "i", i),
		    OC_OK);
		e = oc_db_ask(b->db, &b->arena, &bad, "SELEKT ?", "i", 1);
		if (e == OC_OK)
			e = oc_db_settle(b->db);
		CU_ASSERT_EQUAL(e, OC_EINTERNAL);
		CU_ASSERT_EQUAL_FATAL(good.n, 1);
		CU_ASSERT_EQUAL(oc_cell_int(&good, 0, 0), i + 1);
		CU_ASSERT_EQUAL(
		    oc_db_int(b->db, &n, "SELECT ? + 1", "i", 41), OC_OK);
		CU_ASSERT_EQUAL(n, 42);
	}
	CU_ASSERT_EQUAL(
	    oc_db_exec(
	        b->db, "DELETE FROM {oc_test_nowhere} WHERE id = ?", "i", 1),
	    OC_EINTERNAL);
	CU_ASSERT_TRUE(oc_db_no_table(b->db));
	after_wrong(b);
}

static void
wrong(void)
{
	with_both(wrong_with);
}

/* More statements than a connection keeps. */
static void
kept_with(struct both *b)
{
	for (int round = 0; round < 2; round++)
		for (int i = 0; i < 150; i++) {
			const char *sql =
			    oc_sprintf(&b->arena, "SELECT ? + %d", i);
			int64_t n = -1;

			CU_ASSERT_EQUAL(
			    oc_db_int(b->db, &n, sql, "i", 1000), OC_OK);
			CU_ASSERT_EQUAL(n, 1000 + i);
		}
}

static void
kept(void)
{
	with_both(kept_with);
}

static void
kill_connection(struct both *b)
{
	int64_t id = 0;

	CU_ASSERT_EQUAL(
	    oc_db_int(b->db, &id, "SELECT CONNECTION_ID()", ""), OC_OK);
	CU_ASSERT_EQUAL(oc_db_exec(b->cx->db, "KILL ?", "i", id), OC_OK);
}

static enum oc_err
insert_two(void *p)
{
	struct both *b = p;
	enum oc_err e = oc_db_begin(b->db);

	if (e == OC_OK)
		e = insert(b, NULL, "one");
	if (e == OC_OK)
		e = insert(b, NULL, "two");
	return e != OC_OK ? e : oc_db_commit(b->db);
}

/* A connection that is lost with calls under way. */
static void
lost_with(struct both *b)
{
	enum oc_err e;

	kill_connection(b);
	CU_ASSERT_EQUAL(oc_db_begin(b->db), OC_OK);
	e = insert(b, NULL, "never");
	if (e == OC_OK)
		e = insert(b, NULL, "never again");
	if (e == OC_OK)
		e = oc_db_commit(b->db);
	else
		oc_db_rollback(b->db);
	CU_ASSERT_EQUAL(e, OC_EAGAIN);
	CU_ASSERT_EQUAL(insert(b, NULL, "nor this"), OC_EAGAIN);
	oc_db_rollback(b->db);
	CU_ASSERT_EQUAL(oc_db_attempt(b->db, insert_two, b), OC_OK);
	CU_ASSERT_EQUAL(count(b), 2);
	kill_connection(b);
	CU_ASSERT_EQUAL(oc_db_exec(b->cx->db, "DELETE FROM " TABLE, ""), OC_OK);
	CU_ASSERT_EQUAL(oc_db_attempt(b->db, insert_two, b), OC_OK);
	CU_ASSERT_EQUAL(count(b), 2);
}

static void
lost(void)
{
	with_both(lost_with);
}

static void
rest(long ms)
{
	struct timespec ts = { ms / 1000, ms % 1000 * 1000000 };

	nanosleep(&ts, NULL);
}

/*
 * Two that lock two rows crosswise.  The first has done less and is undone by
 * the server, with calls on the way that come after.
 */
static int
lock_crosswise(struct oc_ctx *cx, int i, void *arg)
{
	struct both b = { .db = cx->db };
	enum oc_err e = oc_db_begin(cx->db);

	(void)arg;
	for (int k = 0; i == 1 && k < 20 && e == OC_OK; k++)
		e = insert(&b, NULL, oc_sprintf(cx->arena, "other %d", k));
	if (e == OC_OK)
		e = oc_db_exec(cx->db,
		    "UPDATE " TABLE " SET v = CONCAT(v, '+') WHERE id = ?", "i",
		    i + 1);
	rest(i == 1 ? 300 : 900);
	if (e == OC_OK)
		e = oc_db_post(cx->db, NULL,
		    "UPDATE " TABLE " SET v = CONCAT(v, '-') WHERE id = ?", "i",
		    2 - i);
	for (int k = 0; i == 0 && k < 5 && e == OC_OK; k++)
		e = oc_db_post(cx->db, NULL,
		    oc_sprintf(cx->arena,
		        "INSERT INTO " TABLE " SET v = CONCAT('%d', ?)", k),
		    "s", "half");
	if (e == OC_OK)
		e = oc_db_commit(cx->db);
	oc_db_rollback(cx->db);
	return e == OC_OK ? 0 : e == OC_EAGAIN ? 1 : 2;
}

static void
deadlock(void)
{
	struct both b;
	int counts[3];
	int64_t n = -1;

	open_db(&b, true);
	CU_ASSERT_EQUAL(insert(&b, NULL, "a"), OC_OK);
	CU_ASSERT_EQUAL(insert(&b, NULL, "b"), OC_OK);
	oc_in_parallel(b.cx, 2, lock_crosswise, NULL, counts, 3);
	CU_ASSERT_EQUAL(counts[0], 1);
	CU_ASSERT_EQUAL(counts[1], 1);
	CU_ASSERT_EQUAL(count(&b), 22);
	CU_ASSERT_EQUAL(
	    oc_db_int(b.db, &n,
	        "SELECT COUNT(*) FROM " TABLE " WHERE v LIKE '%half'", ""),
	    OC_OK);
	CU_ASSERT_EQUAL(n, 0);
	close_db(&b);
}

CU_TestInfo pipeline_tests[] = {
	{ "ids come with the answers", ids },
	{ "an error dooms the transaction", doomed },
	{ "an error is found before COMMIT", late },
	{ "many and long calls", many },
	{ "asking ahead", ask },
	{ "a wrong statement", wrong },
	{ "more statements than are kept", kept },
	{ "a lost connection", lost },
	{ "undone by a deadlock", deadlock },
	CU_TEST_INFO_NULL,
};
