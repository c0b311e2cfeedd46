/* test_mail_compose.c - marks, images, attachments and headers of a mail. */
#include "config.h"

#include "desk.h"

#include "base/base64.h"
#include "mail/compose.h"

enum { MAX = 1024 * 1024 };

#define HAS(text, part) CU_ASSERT_PTR_NOT_NULL(strstr((text), (part)))
#define HAS_NOT(text, part) CU_ASSERT_PTR_NULL(strstr((text), (part)))
#define SET(key, value)                                                        \
	"REPLACE INTO {config} SET namespace = 'core', `key` = '" key          \
	"', value = '" value "'"

static struct oc_letter_to maria = { NULL, "Maria Santos",
	"maria@riverside.example", false };

/* A letter about entry 16 of thread 16. */
static struct oc_letter
letter(const char *body)
{
	return (struct oc_letter){ .email_id = 1,
		.from_name = "Help",
		.from_address = "help@library.example",
		.to = &maria,
		.id = { .uid = 2,
		    .entry_id = 16,
		    .thread_id = 16,
		    .user_class = OC_MID_OWNER },
		.thread_id = 16,
		.subject = " Torn\r\npage ",
		.body = body };
}

static struct oc_ctx *
begin(struct oc_arena *a, const char *sql)
{
	struct oc_ctx *cx = desk_begin(a);

	if (sql != NULL)
		desk_run(cx, sql);
	CU_ASSERT_EQUAL_FATAL(oc_config_load(cx->db, a, &cx->config), OC_OK);
	return cx;
}

static const char *
compose(struct oc_ctx *cx, const struct oc_letter *l, size_t max,
    struct oc_outgoing *out)
{
	CU_ASSERT_EQUAL_FATAL(oc_letter_compose(cx, l, max, out), OC_OK);
	return out->content;
}

/* The decoded part of that type; "" when there is none. */
static const char *
part(struct oc_arena *a, const char *message, const char *type)
{
	const char *p = strstr(message, type), *until;
	size_t len;

	p = p == NULL ? NULL : strstr(p, "\r\n\r\n");
	if (p == NULL)
		return "";
	until = strstr(p + 4, "\r\n--");
	return oc_base64_decode_lenient(
	    a, p, until == NULL ? strlen(p) : (size_t)(until - p), &len);
}

static const char *
file_key(struct oc_ctx *cx, int64_t id)
{
	struct oc_rows rows;

	CU_ASSERT_EQUAL_FATAL(
	    oc_db_select(cx->db, cx->arena, &rows,
	        "SELECT `key` FROM {file} WHERE id = ?", "i", id),
	    OC_OK);
	return oc_cell_text(&rows, 0, 0);
}

static void
marks_what_it_is_about(void)
{
	struct oc_arena a = OC_ARENA_INIT;
	struct oc_ctx *cx = begin(&a, NULL);
	struct oc_letter l = letter("<p>Hello &amp; so on</p>");
	struct oc_outgoing m;
	const char *s, *text, *html;

	s = compose(cx, &l, MAX, &m);
	OC_ASSERT_STR(m.subject, "Tornpage");
	OC_ASSERT_STR(m.recipients, "maria@riverside.example");
	OC_ASSERT_STR(m.sender, "help@library.example");
	text = part(&a, s, "text/plain");
	html = part(&a, s, "text/html");
	CU_ASSERT_TRUE(oc_starts(text, "-- reply above this line --\n"));
	HAS(text, "Hello & so on\nRef-Mid: ");
	CU_ASSERT_TRUE(oc_ends(text, oc_sprintf(&a, "%s\n", m.message_id)));
	HAS(html,
	    oc_sprintf(&a, "class=\"mid-%s\">-- reply above this line --<br/>",
	        m.message_id));
	HAS(html, "<p>Hello &amp; so on</p>");

	l.id.entry_id = 0;
	s = compose(cx, &l, MAX, &m);
	CU_ASSERT_TRUE(oc_starts(part(&a, s, "text/plain"), "Hello"));
	OC_ASSERT_STR(part(&a, s, "text/html"), "<p>Hello &amp; so on</p>");
	desk_end(cx);

	cx = begin(&a, SET("strip_quoted_reply", ""));
	l.id.entry_id = 16;
	s = compose(cx, &l, MAX, &m);
	HAS(part(&a, s, "text/html"),
	    oc_sprintf(&a, "class=\"mid-%s\"></div>", m.message_id));
	CU_ASSERT_TRUE(oc_starts(part(&a, s, "text/plain"), "\nHello"));
	desk_end(cx);

	cx = begin(&a, SET("enable_richtext", "0"));
	s = compose(cx, &l, MAX, &m);
	HAS(s, "Content-Type: text/plain");
	HAS_NOT(s, "text/html");
	HAS_NOT(s, "multipart");

	l.text_only = true;
	l.body = "a < b";
	s = compose(cx, &l, MAX, &m);
	OC_ASSERT_STR(part(&a, s, "text/plain"), "a < b");
	desk_end(cx);
}

/* Images of this thread and of nobody's; not those of another thread. */
static void
shows_images(void)
{
	static const struct {
		int64_t thread_id, file_id;
		bool shown;
	} rows[] = { { 16, 2, true }, { 11, 2, false }, { 11, 4, true },
		{ 0, 4, true }, { 0, 2, false } };

	for (size_t i = 0; i < OC_COUNT(rows); i++) {
		struct oc_arena a = OC_ARENA_INIT;
		struct oc_ctx *cx = begin(&a, NULL);
		const char *key = file_key(cx, rows[i].file_id), *s, *html;
		const char *cid = oc_sprintf(&a, "%s@library.example", key);
		struct oc_letter l = letter(oc_sprintf(&a,
		    "<img src=\"cid:%s\" /><img src=\"cid:%s\" />"
		    "<img src=\"cid:%.31s\" />",
		    key, key, key));
		struct oc_outgoing m;

		l.thread_id = rows[i].thread_id;
		s = compose(cx, &l, MAX, &m);
		html = part(&a, s, "text/html");
		CU_ASSERT_EQUAL(
		    strstr(s, "multipart/related") != NULL, rows[i].shown);
		CU_ASSERT_EQUAL(
		    strstr(html, oc_sprintf(&a, "\"cid:%s\"", cid)) != NULL,
		    rows[i].shown);
		CU_ASSERT_EQUAL(strstr(s, oc_sprintf(&a, "<%s>", cid)) != NULL,
		    rows[i].shown);
		HAS(html, oc_sprintf(&a, "\"cid:%.31s\"", key));
		HAS_NOT(s, "multipart/mixed");
		desk_end(cx);
	}
}

static void
attaches_files(void)
{
	struct oc_arena a = OC_ARENA_INIT;
	struct oc_ctx *cx = begin(&a, NULL);
	struct oc_letter_file third = { NULL, 99, "gone.txt" };
	struct oc_letter_file second = { &third, 3, "bar code.txt" };
	struct oc_letter_file first = { &second, 2, "page.png" };
	struct oc_letter_file extra = { NULL, 3, "again.txt" };
	struct oc_letter l = letter("<p>two</p>");
	struct oc_outgoing m;
	const char *s;

	l.files = &first;
	l.extras = &extra;
	s = compose(cx, &l, MAX, &m);
	HAS(s, "multipart/mixed");
	HAS(s, "attachment; filename=page.png");
	HAS(s, "attachment; filename=\"bar code.txt\"");
	HAS(s, "attachment; filename=again.txt");
	HAS_NOT(s, "gone.txt");

	/* What is shown is not attached as well. */
	l.extras = NULL;
	l.body = oc_sprintf(&a, "<img src=\"cid:%s\" />", file_key(cx, 2));
	s = compose(cx, &l, MAX, &m);
	HAS(s, "inline; filename=page.png");
	HAS_NOT(s, "attachment; filename=page.png");
	HAS(s, "attachment; filename=\"bar code.txt\"");

	/* No room, or stored elsewhere. */
	s = compose(cx, &l, 1024, &m);
	HAS_NOT(s, "filename");
	desk_end(cx);
	cx = begin(&a, "UPDATE {file} SET bk = 'F' WHERE id = 3");
	l.files = &second;
	l.body = "x";
	s = compose(cx, &l, MAX, &m);
	HAS_NOT(s, "filename");
	desk_end(cx);
}

static void
says_how_it_came_to_be(void)
{
	static const char *const suppress[] = { NULL,
		"X-Auto-Response-Suppress: DR, RN, OOF, AutoReply\r\n",
		"X-Auto-Response-Suppress: OOF, AutoReply\r\n" };
	static const char *const submitted[] = { NULL,
		"Auto-Submitted: auto-replied\r\n",
		"Auto-Submitted: auto-generated\r\n" };

	for (size_t i = 0; i < OC_COUNT(suppress); i++) {
		struct oc_arena a = OC_ARENA_INIT;
		struct oc_ctx *cx = begin(&a, NULL);
		struct oc_letter l = letter("x");
		struct oc_outgoing m;
		const char *s;

		l.manner = (enum oc_manner)i;
		l.answers = i == 0 ? "<a@b.example>" : NULL;
		s = compose(cx, &l, MAX, &m);
		if (i == 0) {
			HAS_NOT(s, "Auto-Submitted");
			HAS(s, "In-Reply-To: <a@b.example>\r\n");
			HAS(s, "References: <a@b.example>\r\n");
		} else {
			HAS(s, suppress[i]);
			HAS(s, submitted[i]);
			HAS_NOT(s, "In-Reply-To");
		}
		CU_ASSERT_EQUAL(strstr(s, "Precedence: auto_reply\r\n") != NULL,
		    l.manner == OC_MANNER_AUTOREPLY);
		desk_end(cx);
	}
}

/* Who has no address gets nothing, and makes no header. */
static void
leaves_out_who_has_no_address(void)
{
	static const char *const bad[] = { "", "ben", "@x", "ben@", "a@b,c@d",
		"a b@c", "a@b\nBcc: c@d", "<a@b>" };
	struct oc_arena a = OC_ARENA_INIT;
	struct oc_ctx *cx = begin(&a, NULL);

	for (size_t i = 0; i < OC_COUNT(bad); i++) {
		struct oc_letter_to to = { NULL, "Ben", bad[i], false };
		struct oc_letter l = letter("x");
		struct oc_outgoing m;

		l.to = &to;
		compose(cx, &l, MAX, &m);
		OC_ASSERT_STR(m.recipients, "");
		to.next = &maria;
		to.cc = true;
		compose(cx, &l, MAX, &m);
		OC_ASSERT_STR(m.recipients, "maria@riverside.example");
		HAS_NOT(m.content, "Cc:");
	}
	desk_end(cx);
}

/* Without any mailbox the system itself writes, and takes no answers. */
static void
writes_without_a_mailbox(void)
{
	struct oc_arena a = OC_ARENA_INIT;
	struct oc_ctx *cx = begin(&a, NULL);
	struct oc_letter l = letter("x");
	struct oc_outgoing m;

	l.email_id = 0;
	l.from_address = "admin@example.com";
	compose(cx, &l, MAX, &m);
	OC_ASSERT_STR(m.sender, "");
	CU_ASSERT_TRUE(oc_ends(m.message_id, "-@osTicketMailer"));
	HAS(m.content, "Return-Path: <>\r\n");
	HAS(m.content, "From: Help <admin@example.com>\r\n");
	desk_end(cx);
}

CU_TestInfo mail_compose_tests[] = {
	{ "marks what it is about", marks_what_it_is_about },
	{ "shows images", shows_images },
	{ "attaches files", attaches_files },
	{ "says how it came to be", says_how_it_came_to_be },
	{ "leaves out who has no address", leaves_out_who_has_no_address },
	{ "writes without a mailbox", writes_without_a_mailbox },
	CU_TEST_INFO_NULL,
};
