/* test_posting.c - messages, responses and notes on a ticket that is there. */
#include "config.h"

#include "desk.h"

#include "osticket/posting.h"
#include "osticket/thread.h"

enum { TICKET = 900001, THREAD = 900001, OWNER = 8, OTHER = 9, AGENT = 2 };

/* A ticket of our own, with one message. */
static void
make_ticket(struct oc_ctx *cx, int64_t status_id, int64_t staff_id)
{
	enum oc_err e = oc_db_exec(cx->db,
	    "INSERT INTO {ticket} SET ticket_id = ?, number = 'TEST-1', "
	    "user_id = ?, status_id = ?, dept_id = 1, sla_id = 1, "
	    "staff_id = ?, source = 'Web', isanswered = 1, "
	    "created = '2026-01-01', updated = '2026-01-01', "
	    "lastupdate = '2026-01-01', "
	    "closed = IF(? = 1, NULL, '2026-01-02')",
	    "iiiii", (int64_t)TICKET, (int64_t)OWNER, status_id, staff_id,
	    status_id);

	CU_ASSERT_EQUAL_FATAL(e, OC_OK);
	e = oc_db_exec(cx->db,
	    "INSERT INTO {thread} SET id = ?, object_id = ?, "
	    "object_type = 'T', created = '2026-01-01'",
	    "ii", (int64_t)THREAD, (int64_t)TICKET);
	CU_ASSERT_EQUAL_FATAL(e, OC_OK);
	e = oc_db_exec(cx->db,
	    "INSERT INTO {thread_entry} SET thread_id = ?, user_id = ?, "
	    "type = 'M', poster = 'x', body = 'x', created = '2026-01-01'",
	    "ii", (int64_t)THREAD, (int64_t)OWNER);
	CU_ASSERT_EQUAL_FATAL(e, OC_OK);
}

/* Post in a transaction; what follows is read inside of it. */
static enum oc_err
post(struct oc_ctx *cx, struct oc_posting *p, struct oc_conversation *c)
{
	enum oc_err e = oc_conversation_of_ticket(cx, TICKET, true, c);

	if (p->poster == NULL)
		p->poster = "Somebody";
	p->source = p->ip = "";
	return e != OC_OK ? e : oc_posting_insert(cx, c, p);
}

static struct oc_ctx *
begin(struct oc_arena *a, int64_t status_id, int64_t staff_id)
{
	struct oc_ctx *cx = desk_begin(a);

	make_ticket(cx, status_id, staff_id);
	return cx;
}

static int64_t
number(struct oc_ctx *cx, const char *sql, int64_t id)
{
	int64_t n = -1;

	CU_ASSERT_EQUAL(oc_db_int(cx->db, &n, sql, "i", id), OC_OK);
	return n;
}

static const char *
text(struct oc_ctx *cx, const char *sql, int64_t id)
{
	struct oc_rows rows = { 0 };

	CU_ASSERT_EQUAL(
	    oc_db_select(cx->db, cx->arena, &rows, sql, "i", id), OC_OK);
	return rows.n == 0 ? "no row" : oc_cell_text(&rows, 0, 0);
}

static void
test_message(void)
{
	struct oc_arena a = OC_ARENA_INIT;
	struct oc_ctx *cx = begin(&a, 1, 0);
	struct oc_conversation c;
	struct oc_posting p = { .type = 'M',
		.user_id = OWNER,
		.body = { "a < b", OC_BODY_TEXT },
		.reopen = true,
		.autorespond = true };

	CU_ASSERT_EQUAL(post(cx, &p, &c), OC_OK);
	OC_ASSERT_STR(text(cx,
	                  "SELECT CONCAT_WS(' ', type, flags, body, format) "
	                  "FROM {thread_entry} WHERE id = ?",
	                  p.entry_id),
	    "M 0 a &lt; b text");
	OC_ASSERT_STR(text(cx,
	                  "SELECT content FROM {_search} "
	                  "WHERE object_type = 'H' AND object_id = ?",
	                  p.entry_id),
	    "a &lt; b");
	OC_ASSERT_STR(text(cx,
	                  "SELECT CONCAT_WS(' ', isanswered, "
	                  "lastupdate > '2026-01-02', closed IS NULL) "
	                  "FROM {ticket} WHERE ticket_id = ?",
	                  TICKET),
	    "0 1 1");
	CU_ASSERT_EQUAL(number(cx,
	                    "SELECT lastmessage IS NOT NULL FROM {thread} "
	                    "WHERE id = ?",
	                    THREAD),
	    1);
	OC_ASSERT_STR(text(cx,
	                  "SELECT CONCAT_WS(' ', kind, ticket_id, data) "
	                  "FROM {oc_outbox} WHERE entry_id = ?",
	                  p.entry_id),
	    "message.posted 900001 {\"autorespond\":true,\"alert\":false}");
	desk_end(cx);
}

/* Somebody else takes part from then on. */
static void
test_other_user(void)
{
	struct oc_arena a = OC_ARENA_INIT;
	struct oc_ctx *cx = begin(&a, 1, 0);
	struct oc_conversation c;
	struct oc_posting p = {
		.type = 'M', .user_id = OTHER, .body = { "x", OC_BODY_TEXT }
	};

	CU_ASSERT_EQUAL(post(cx, &p, &c), OC_OK);
	CU_ASSERT_EQUAL(
	    number(cx, "SELECT flags FROM {thread_entry} WHERE id = ?",
	        p.entry_id),
	    OC_ENTRY_COLLABORATOR);
	OC_ASSERT_STR(text(cx,
	                  "SELECT CONCAT_WS(' ', user_id, flags) "
	                  "FROM {thread_collaborator} WHERE thread_id = ?",
	                  THREAD),
	    "9 3");
	OC_ASSERT_STR(
	    text(cx, "SELECT data FROM {thread_event} WHERE thread_id = ?",
	        THREAD),
	    "{\"add\":{\"9\":{\"name\":\"Henry Jones\"}}}");
	desk_end(cx);
}

static void
test_response(void)
{
	struct oc_arena a = OC_ARENA_INIT;
	struct oc_ctx *cx = begin(&a, 1, 0);
	struct oc_conversation c;
	struct oc_posting p = { .type = 'R',
		.staff_id = AGENT,
		.claim = true,
		.alert = true,
		.body = { "<p>ok</p>", OC_BODY_HTML } };

	CU_ASSERT_EQUAL(post(cx, &p, &c), OC_OK);
	OC_ASSERT_STR(text(cx,
	                  "SELECT CONCAT_WS(' ', isanswered, staff_id, "
	                  "lastupdate > '2026-01-02') FROM {ticket} "
	                  "WHERE ticket_id = ?",
	                  TICKET),
	    "1 2 0");
	CU_ASSERT_EQUAL(c.staff_id, AGENT);
	CU_ASSERT_EQUAL(
	    number(cx,
	        "SELECT pid = (SELECT MIN(id) FROM {thread_entry} "
	        "WHERE thread_id = 900001) FROM {thread_entry} WHERE id = ?",
	        p.entry_id),
	    1);
	CU_ASSERT_EQUAL(number(cx,
	                    "SELECT lastresponse IS NOT NULL FROM {thread} "
	                    "WHERE id = ?",
	                    THREAD),
	    1);
	OC_ASSERT_STR(
	    text(cx, "SELECT kind FROM {oc_outbox} WHERE entry_id = ?",
	        p.entry_id),
	    "response.posted");
	desk_end(cx);
}

/* No claim: it was not asked for, or somebody has the ticket. */
static void
test_no_claim(void)
{
	for (int i = 0; i < 2; i++) {
		struct oc_arena a = OC_ARENA_INIT;
		struct oc_ctx *cx = begin(&a, 1, i == 0 ? 0 : 3);
		struct oc_conversation c;
		struct oc_posting p = { .type = 'R',
			.staff_id = AGENT,
			.claim = i == 1,
			.body = { "x", OC_BODY_TEXT } };

		CU_ASSERT_EQUAL(post(cx, &p, &c), OC_OK);
		CU_ASSERT_EQUAL(
		    number(cx,
		        "SELECT staff_id FROM {ticket} WHERE ticket_id = ?",
		        TICKET),
		    i == 0 ? 0 : 3);
		desk_end(cx);
	}
}

/* A note leaves the ticket alone. */
static void
test_note(void)
{
	struct oc_arena a = OC_ARENA_INIT;
	struct oc_ctx *cx = begin(&a, 3, 2);
	struct oc_conversation c;
	struct oc_posting p = { .type = 'N',
		.staff_id = AGENT,
		.reopen = true,
		.body = { "x", OC_BODY_TEXT } };

	CU_ASSERT_EQUAL(post(cx, &p, &c), OC_OK);
	OC_ASSERT_STR(text(cx,
	                  "SELECT CONCAT_WS(' ', isanswered, status_id, "
	                  "updated > '2026-01-02') FROM {ticket} "
	                  "WHERE ticket_id = ?",
	                  TICKET),
	    "1 3 0");
	OC_ASSERT_STR(
	    text(cx, "SELECT kind FROM {oc_outbox} WHERE entry_id = ?",
	        p.entry_id),
	    "note.posted");
	desk_end(cx);
}

/* A message reopens, unless it says not to. */
static void
test_reopen(void)
{
	for (int i = 0; i < 2; i++) {
		struct oc_arena a = OC_ARENA_INIT;
		struct oc_ctx *cx = begin(&a, 3, 3);
		struct oc_conversation c;
		struct oc_posting p = { .type = 'M',
			.user_id = OWNER,
			.reopen = i == 0,
			.body = { "x", OC_BODY_TEXT } };

		CU_ASSERT_EQUAL(post(cx, &p, &c), OC_OK);
		OC_ASSERT_STR(
		    text(cx,
		        "SELECT CONCAT_WS(' ', status_id, staff_id, "
		        "closed IS NULL, reopened IS NULL) FROM {ticket} "
		        "WHERE ticket_id = ?",
		        TICKET),
		    i == 0 ? "1 3 1 0" : "3 3 0 1");
		CU_ASSERT_EQUAL(c.closed, i != 0);
		OC_ASSERT_STR(text(cx,
		                  "SELECT e.name FROM {thread_event} v "
		                  "JOIN {event} e ON e.id = v.event_id "
		                  "WHERE v.thread_id = ?",
		                  THREAD),
		    i == 0 ? "reopened" : "no row");
		desk_end(cx);
	}
}

static void
test_files(void)
{
	struct oc_arena a = OC_ARENA_INIT;
	struct oc_ctx *cx = begin(&a, 1, 0);
	struct oc_conversation c;
	struct oc_upload shown = { .name = "i.png",
		.type = "image/png",
		.data = "picture",
		.len = 7,
		.cid = "i@x" };
	struct oc_upload refused = { .next = &shown,
		.name = "n",
		.type = "",
		.data = "",
		.error = "no" };
	struct oc_posting p = { .type = 'M',
		.user_id = OWNER,
		.files = &refused,
		.body = { "<p><img src=\"cid:i@x\"></p>", OC_BODY_HTML } };

	CU_ASSERT_EQUAL(post(cx, &p, &c), OC_OK);
	OC_ASSERT_STR(
	    text(cx,
	        "SELECT CONCAT_WS(' ', f.name, f.size, a.inline) "
	        "FROM {attachment} a JOIN {file} f ON f.id = a.file_id "
	        "WHERE a.type = 'H' AND a.object_id = ?",
	        p.entry_id),
	    "i.png 7 1");
	CU_ASSERT_EQUAL(
	    number(cx,
	        "SELECT COUNT(*) FROM {thread_entry} t JOIN {file} f "
	        "ON LOCATE(CONCAT('src=\"cid:', f.`key`, '\"'), t.body) > 0 "
	        "WHERE t.id = ?",
	        p.entry_id),
	    1);
	CU_ASSERT_EQUAL(shown.file_id, 0); /* the request's own is as it was */
	desk_end(cx);
}

static void
test_no_such_thread(void)
{
	struct oc_arena a = OC_ARENA_INIT;
	struct oc_ctx *cx = oc_db_test(&a);
	struct oc_conversation c = { .thread_id = 7 };

	CU_ASSERT_EQUAL(
	    oc_conversation_get(cx, 999999999, false, &c), OC_ENOTFOUND);
	CU_ASSERT_EQUAL(
	    oc_conversation_of_ticket(cx, 999999999, false, &c), OC_ENOTFOUND);
	CU_ASSERT_EQUAL(c.thread_id, 7);
	oc_arena_release(&a);
}

CU_TestInfo posting_tests[] = {
	{ "a message of the owner", test_message },
	{ "a message of somebody else", test_other_user },
	{ "a response", test_response },
	{ "a response that claims nothing", test_no_claim },
	{ "a note", test_note },
	{ "reopening", test_reopen },
	{ "files and images", test_files },
	{ "no such thread", test_no_such_thread },
	CU_TEST_INFO_NULL,
};
