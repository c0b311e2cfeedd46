/* test_mail_people.c - who a mail is from, and what else its header says:
 * mail.md, 10; ticket-creation.md, 2.3. */
#include "config.h"

#include "db_test.h"

#include "base/rand.h"
#include "mail/mail_in.h"
#include "mail/message_id.h"
#include "osticket/thread.h"

/* Mail is taken in a transaction of its own, so what tests set stays until
 * they put it back. */
static void
set(struct oc_ctx *cx, const char *key, const char *value)
{
	CU_ASSERT_EQUAL_FATAL(
	    oc_db_exec(cx->db,
	        "INSERT INTO {config} SET namespace = 'core', `key` = ?, "
	        "value = ? ON DUPLICATE KEY UPDATE value = VALUES(value)",
	        "ss", key, value),
	    OC_OK);
	CU_ASSERT_EQUAL_FATAL(
	    oc_config_load(cx->db, cx->arena, &cx->config), OC_OK);
}

/* A mail from one to another with more header lines. */
static struct oc_mail_in
take(struct oc_ctx *cx, const char *from, const char *more, const char *body)
{
	struct oc_syslog log = { NULL, NULL };
	struct oc_arena *a = cx->arena;
	struct oc_mail_in m = { .bytes = oc_sprintf(a,
		                    "From: %s\r\n"
		                    "Subject: People\r\n"
		                    "Message-ID: <%s@test.example>\r\n%s"
		                    "\r\n%s\r\n",
		                    from, oc_uuid(a), more, body) };

	m.len = strlen(m.bytes);
	CU_ASSERT_EQUAL(oc_mail_in(cx, &m, &log), OC_OK);
	return m;
}

/* Take an entry away again: other tests know what is in these threads. */
static void
forget(struct oc_ctx *cx, const struct oc_mail_in *m)
{
	CU_ASSERT_EQUAL(m->outcome, OC_MAIL_APPENDED);
	CU_ASSERT_EQUAL(
	    oc_db_exec(cx->db, "DELETE FROM {thread_entry} WHERE id = ?", "i",
	        m->entry_id),
	    OC_OK);
	CU_ASSERT_EQUAL(
	    oc_db_exec(cx->db,
	        "DELETE FROM {thread_entry_email} WHERE thread_entry_id = ?",
	        "i", m->entry_id),
	    OC_OK);
	CU_ASSERT_EQUAL(oc_db_exec(cx->db,
	                    "DELETE FROM {_search} WHERE object_type = 'H' "
	                    "AND object_id = ?",
	                    "i", m->entry_id),
	    OC_OK);
}

static const char *
text(struct oc_ctx *cx, const char *sql, int64_t id)
{
	struct oc_rows rows = { 0 };

	CU_ASSERT_EQUAL(
	    oc_db_select(cx->db, cx->arena, &rows, sql, "i", id), OC_OK);
	return rows.n > 0 ? oc_cell_str(&rows, 0, 0) : NULL;
}

/* "type thread staff user flags poster" of an entry; flags as far as they
 * tell of the poster. */
static const char *
entry(struct oc_ctx *cx, int64_t id)
{
	return text(cx,
	    "SELECT CONCAT_WS(' ', type, thread_id, staff_id, user_id, "
	    "flags & 0xA0, poster) FROM {thread_entry} WHERE id = ?",
	    id);
}

#define TESS "Tess <tess@library.example>"
#define INES "=?utf-8?q?In=C3=A8s?= <ines@library.example>"
#define MARIA "Maria <maria@riverside.example>"
#define GRACE "Grace <grace@patron.example>"
#define BEN "Ben <ben@riverside.example>"
#define NOBODY "Someone <someone@else.example>"

/* Thread 11 is Maria's (2), Ben (3) and Henry (9) take part; 29 is its last
 * entry.  What the id of the answered mail says, and who answers. */
static const struct {
	char user_class;
	int64_t uid;
	const char *from, *want;
} senders[] = {
	/* an agent's answer is a note, from whichever of his addresses */
	{ OC_MID_AGENT, 2, TESS, "N 11 2 0 0 Tess Okafor" },
	{ OC_MID_AGENT, 2, NOBODY, "N 11 2 0 0 Tess Okafor" },
	/* the From address wins */
	{ OC_MID_AGENT, 2, INES, "N 11 6 0 0 In\xC3\xA8s Moreau" },
	{ OC_MID_AGENT, 2, GRACE, "M 11 0 8 32 Grace" },
	{ OC_MID_OWNER, 2, GRACE, "M 11 0 8 32 Grace" },
	{ OC_MID_COLLABORATOR, 9, BEN, "M 11 0 3 32 Ben" },
	/* an agent that is gone: the note is nobody's */
	{ OC_MID_AGENT, 999, NOBODY, "N 11 0 0 128 Someone" },
	/* a user from an address that we do not know */
	{ OC_MID_OWNER, 2, NOBODY, "M 11 0 2 0 Someone" },
	{ OC_MID_COLLABORATOR, 3, NOBODY, "M 11 0 3 32 Someone" },
	/* to several at once, so only the address tells */
	{ OC_MID_LIST, 0, MARIA, "M 11 0 2 0 Maria" },
	{ OC_MID_LIST, 0, BEN, "M 11 0 3 32 Ben" },
	{ OC_MID_LIST, 0, NOBODY, "M 11 0 0 128 Someone" },
};

static const char *
answers(struct oc_ctx *cx, char user_class, int64_t uid, int64_t thread_id,
    int64_t entry_id)
{
	struct oc_message_id id = { .uid = uid,
		.user_class = user_class,
		.thread_id = thread_id,
		.entry_id = entry_id };

	return oc_sprintf(cx->arena,
	    "To: help@library.example\r\nIn-Reply-To: <%s>\r\n",
	    oc_message_id_make(cx->arena, cx->site->ost.secret_salt, &id,
	        "help@library.example"));
}

static void
posts_as(void)
{
	for (size_t i = 0; i < OC_COUNT(senders); i++) {
		struct oc_arena a = OC_ARENA_INIT;
		struct oc_ctx *cx = oc_db_test(&a);
		struct oc_mail_in m = take(cx, senders[i].from,
		    answers(cx, senders[i].user_class, senders[i].uid, 11, 29),
		    "x");

		OC_ASSERT_STR(entry(cx, m.entry_id), senders[i].want);
		forget(cx, &m);
		/* Grace takes part only by having written. */
		CU_ASSERT_EQUAL(
		    oc_db_exec(cx->db,
		        "DELETE FROM {thread_collaborator} "
		        "WHERE thread_id = 11 AND user_id NOT IN (3, 9)",
		        ""),
		    OC_OK);
		oc_arena_release(&a);
	}
}

/* A mailbox of ours that takes no part must not answer itself. */
static void
not_from_ourselves(void)
{
	struct oc_arena a = OC_ARENA_INIT;
	struct oc_ctx *cx = oc_db_test(&a);
	struct oc_mail_in m = take(cx, "Alerts <alerts@library.example>",
	    answers(cx, OC_MID_LIST, 0, 11, 29), "x");

	CU_ASSERT_EQUAL(m.outcome, OC_MAIL_NEW);
	CU_ASSERT_NOT_EQUAL(m.ticket_id, 11);
	/* as a user it would be known the next time */
	CU_ASSERT_EQUAL(
	    oc_db_exec(cx->db,
	        "UPDATE {user_email} SET address = CONCAT('was', id, "
	        "'@gone.example') WHERE address = 'alerts@library.example'",
	        ""),
	    OC_OK);
	oc_arena_release(&a);
}

/* Ticket 5 is declined: closed for good, but for agents. */
static void
closed_for_good(void)
{
	struct oc_arena a = OC_ARENA_INIT;
	struct oc_ctx *cx = oc_db_test(&a);
	struct oc_mail_in m = take(cx, "Felix <felix@friends.example>",
	    answers(cx, OC_MID_OWNER, 7, 5, 5), "x");

	CU_ASSERT_EQUAL(m.outcome, OC_MAIL_NEW);
	CU_ASSERT_NOT_EQUAL(m.ticket_id, 5);
	m = take(cx, TESS, answers(cx, OC_MID_AGENT, 2, 5, 5), "x");
	OC_ASSERT_STR(entry(cx, m.entry_id), "N 5 2 0 0 Tess Okafor");
	forget(cx, &m);
	oc_arena_release(&a);
}

/* Thread 18 is task 2's. */
static void
to_a_task(void)
{
	struct oc_arena a = OC_ARENA_INIT;
	struct oc_ctx *cx = oc_db_test(&a);
	struct oc_mail_in m =
	    take(cx, TESS, answers(cx, OC_MID_AGENT, 2, 18, 32), "Done?");

	OC_ASSERT_STR(m.number, "2");
	CU_ASSERT_EQUAL(m.ticket_id, 0);
	OC_ASSERT_STR(entry(cx, m.entry_id), "N 18 2 0 0 Tess Okafor");
	forget(cx, &m);
	m = take(cx, GRACE, answers(cx, OC_MID_COLLABORATOR, 8, 18, 32), "x");
	OC_ASSERT_STR(entry(cx, m.entry_id), "M 18 0 8 32 Grace");
	forget(cx, &m);
	CU_ASSERT_EQUAL(
	    oc_db_exec(cx->db,
	        "DELETE FROM {thread_collaborator} WHERE thread_id = 18", ""),
	    OC_OK);
	oc_arena_release(&a);
}

/* Ticket 10 was merged into 9, so messages go there. */
static void
to_a_merged_ticket(void)
{
	struct oc_arena a = OC_ARENA_INIT;
	struct oc_ctx *cx = oc_db_test(&a);
	struct oc_mail_in m = take(cx, "Ivy <ivy@patron.example>",
	    answers(cx, OC_MID_OWNER, 10, 10, 0), "x");
	const char *got;

	got = entry(cx, m.entry_id);
	CU_ASSERT_PTR_NOT_NULL_FATAL(got);
	CU_ASSERT_TRUE(oc_starts(got, "M 9 0 10 "));
	forget(cx, &m);
	oc_arena_release(&a);
}

static const struct {
	const char *header, *on, *off;
} priorities[] = {
	{ "X-Priority: 1 (Highest)\r\n", "High", "Normal" },
	{ "Importance: high\r\n", "High", "Normal" },
	{ "X-MSMail-Priority: Normal\r\n", "Normal", "Normal" },
	{ "X-Priority: 5\r\n", "Low", "Normal" },
	{ "importance: LOW\r\n", "Low", "Normal" },
	{ "X-Priority: 9\r\n", "Normal", "Normal" },
	{ "X-Priority: \r\n", "Normal", "Normal" },
};

static const char *
priority(struct oc_ctx *cx, const struct oc_mail_in *m)
{
	CU_ASSERT_EQUAL(m->outcome, OC_MAIL_NEW);
	return text(cx,
	    "SELECT v.value FROM {form_entry} e JOIN {form_entry_values} v "
	    "ON v.entry_id = e.id AND v.field_id = 22 "
	    "WHERE e.object_type = 'T' AND e.object_id = ?",
	    m->ticket_id);
}

static void
priorities_of_mail(void)
{
	for (size_t i = 0; i < OC_COUNT(priorities); i++) {
		struct oc_arena a = OC_ARENA_INIT;
		struct oc_ctx *cx = oc_db_test(&a);
		struct oc_mail_in m;

		m = take(cx, GRACE, priorities[i].header, "x");
		OC_ASSERT_STR(priority(cx, &m), priorities[i].off);
		set(cx, "use_email_priority", "1");
		m = take(cx, GRACE, priorities[i].header, "x");
		OC_ASSERT_STR(priority(cx, &m), priorities[i].on);
		set(cx, "use_email_priority", "");
		oc_arena_release(&a);
	}
}

/* Those it was addressed to take part, but for whoever has got it. */
static void
addressees(void)
{
	struct oc_arena a = OC_ARENA_INIT;
	struct oc_ctx *cx = oc_db_test(&a);
	struct oc_mail_in m = take(cx, GRACE,
	    "To: help@library.example, Ivy <ivy@patron.example>\r\n"
	    "Cc: Henry <HENRY@patron.example>\r\n"
	    "Delivered-To: ivy@patron.example\r\n",
	    "x");

	CU_ASSERT_EQUAL(m.outcome, OC_MAIL_NEW);
	OC_ASSERT_STR(
	    text(cx,
	        "SELECT GROUP_CONCAT(c.user_id) FROM {thread_collaborator} c "
	        "JOIN {thread} h ON h.id = c.thread_id "
	        "WHERE h.object_type = 'T' AND h.object_id = ?",
	        m.ticket_id),
	    "9");
	OC_ASSERT_STR(
	    oc_val_member_text(
	        &a, oc_val_at(oc_val_get(m.vars, "recipients"), 0), "source"),
	    "delivered-to");
	CU_ASSERT_EQUAL(oc_val_to_int(oc_val_get(m.vars, "to-email-id")), 1);
	oc_arena_release(&a);
}

static void
reply_to(void)
{
	struct oc_arena a = OC_ARENA_INIT;
	struct oc_ctx *cx = oc_db_test(&a);
	struct oc_mail_in m = take(cx, GRACE,
	    "Reply-To: The Office <office@hall.example>, b@hall.example\r\n",
	    "x");

	OC_ASSERT_STR(
	    oc_val_member_text(&a, m.vars, "reply-to"), "office@hall.example");
	OC_ASSERT_STR(
	    oc_val_member_text(&a, m.vars, "reply-to-name"), "The Office");
	/* The sender stays the owner: only a filter changes that. */
	OC_ASSERT_STR(
	    text(cx, "SELECT user_id FROM {ticket} WHERE ticket_id = ?",
	        m.ticket_id),
	    "8");
	oc_arena_release(&a);
}

static const char *
body_of(struct oc_ctx *cx, const struct oc_mail_in *m)
{
	return text(cx,
	    "SELECT CONCAT(e.format, ':', e.body) FROM {thread_entry} e "
	    "JOIN {thread} h ON h.id = e.thread_id WHERE e.type = 'M' "
	    "AND h.object_type = 'T' AND h.object_id = ?",
	    m->ticket_id);
}

/* Where the site wants no rich text, HTML becomes text. */
static void
html_as_text(void)
{
	static const char html[] = "Content-Type: text/html\r\n";
	struct oc_arena a = OC_ARENA_INIT;
	struct oc_ctx *cx = oc_db_test(&a);
	struct oc_mail_in m;

	m = take(cx, GRACE, html, "<p>One <b>bold</b> word</p>");
	/* the end of the line has become a blank */
	OC_ASSERT_STR(body_of(cx, &m), "html:<p>One <b>bold</b> word</p> ");
	set(cx, "enable_richtext", "");
	m = take(cx, GRACE, html, "<p>One <b>bold</b> word</p>");
	OC_ASSERT_STR(body_of(cx, &m), "text:One bold word");
	set(cx, "enable_richtext", "1");
	oc_arena_release(&a);
}

#define PART(id)                                                               \
	"--b\r\nContent-Type: image/png\r\nContent-ID: <" id ">\r\n"           \
	"Content-Disposition: inline; filename=" id ".png\r\n\r\n"             \
	"\x89PNG " id "\r\n"

/* Images of the quoted part go with it. */
static void
images_of_quotes(void)
{
	static const char body[] =
	    "--b\r\nContent-Type: text/html\r\n\r\n"
	    "<p>New <img src=\"cid:mine\"></p>"
	    "<p>-- reply above this line --</p>"
	    "<p>Old <img src=\"cid:yours\"></p>\r\n" PART("mine")
	        PART("yours") "--b--";
	struct oc_arena a = OC_ARENA_INIT;
	struct oc_ctx *cx = oc_db_test(&a);
	struct oc_mail_in m = take(cx, GRACE,
	    "MIME-Version: 1.0\r\n"
	    "Content-Type: multipart/related; boundary=b\r\n",
	    body);
	const char *shown;

	CU_ASSERT_EQUAL(m.outcome, OC_MAIL_NEW);
	OC_ASSERT_STR(text(cx,
	                  "SELECT GROUP_CONCAT(f.name) FROM {attachment} t "
	                  "JOIN {file} f ON f.id = t.file_id "
	                  "JOIN {thread_entry} e ON e.id = t.object_id "
	                  "JOIN {thread} h ON h.id = e.thread_id "
	                  "WHERE t.type = 'H' AND h.object_type = 'T' "
	                  "AND h.object_id = ?",
	                  m.ticket_id),
	    "mine.png");
	shown = body_of(cx, &m);
	CU_ASSERT_TRUE(shown != NULL && strstr(shown, "New") != NULL &&
	               strstr(shown, "Old") == NULL);
	oc_arena_release(&a);
}

CU_TestInfo mail_people_tests[] = {
	{ "posts as", posts_as },
	{ "not from ourselves", not_from_ourselves },
	{ "closed for good", closed_for_good },
	{ "to a task", to_a_task },
	{ "to a merged ticket", to_a_merged_ticket },
	{ "priorities", priorities_of_mail },
	{ "addressees", addressees },
	{ "reply-to", reply_to },
	{ "HTML as text", html_as_text },
	{ "images of quotes", images_of_quotes },
	CU_TEST_INFO_NULL,
};
