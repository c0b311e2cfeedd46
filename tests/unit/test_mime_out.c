/* test_mime_out.c - messages as they go out. */
#include "config.h"

#include "mail/mime_out.h"
#include "unit.h"

#define HAS(m, text) CU_ASSERT_PTR_NOT_NULL(strstr((m), (text)))
#define HAS_NOT(m, text) CU_ASSERT_PTR_NULL(strstr((m), (text)))

static const struct oc_mime_address jane = { NULL, "Jane Doe",
	"jane@acme.example" };

static struct oc_mime_mail
plain(void)
{
	return (struct oc_mime_mail){ .date = 1795336695,
		.message_id = "Babc-de-f-x@y.test",
		.from = { NULL, "Support", "support@acme.test" },
		.return_path = "support@acme.test",
		.to = &jane,
		.subject = "Printer on fire",
		.text = "It burns.\n" };
}

static const char *
write_it(struct oc_arena *a, const struct oc_mime_mail *m)
{
	size_t len = 0;
	const char *out = oc_mime_write(a, m, &len);

	CU_ASSERT_EQUAL(strlen(out), len);
	return out;
}

static void
writes_text(void)
{
	static const struct oc_mime_header headers[] = {
		{ "Precedence", "auto_reply" },
		{ "In-Reply-To", "<a@b>" },
	};
	struct oc_arena a = OC_ARENA_INIT;
	struct oc_mime_mail m = plain();
	const char *s;

	m.headers = headers;
	m.nheaders = OC_COUNT(headers);
	s = write_it(&a, &m);
	HAS(s, "From: Support <support@acme.test>\r\n");
	HAS(s, "To: Jane Doe <jane@acme.example>\r\n");
	HAS(s, "Subject: Printer on fire\r\n");
	HAS(s, "Date: Sun, 22 Nov 2026 08:38:15 +0000\r\n");
	HAS(s, "<Babc-de-f-x@y.test>\r\n");
	HAS(s, "Return-Path: <support@acme.test>\r\n");
	HAS(s, "Precedence: auto_reply\r\n");
	HAS(s, "In-Reply-To: <a@b>\r\n");
	HAS(s, "MIME-Version: 1.0\r\n");
	HAS(s, "Content-Type: text/plain; charset=utf-8\r\n");
	HAS(s, "\r\n\r\nSXQgYnVybnMuCg==");
	HAS_NOT(s, "multipart");
	HAS_NOT(s, "Cc:");
	oc_arena_release(&a);
}

static void
writes_hosts_in_small_letters(void)
{
	static const struct oc_mime_address to = { NULL, "Jane Doe",
		"Jane@ACME.Example" };
	struct oc_arena a = OC_ARENA_INIT;
	struct oc_mime_mail m = plain();

	m.to = &to;
	HAS(write_it(&a, &m), "To: Jane Doe <Jane@acme.example>\r\n");
	oc_arena_release(&a);
}

/* Every line feed has a carriage return before it. */
static void
ends_lines_as_mail_does(void)
{
	struct oc_arena a = OC_ARENA_INIT;
	struct oc_mime_mail m = plain();
	const char *s;

	m.html = "<p>It burns.</p>\n";
	s = write_it(&a, &m);
	for (const char *p = s; (p = strchr(p, '\n')) != NULL; p++)
		CU_ASSERT_TRUE(p > s && p[-1] == '\r');
	oc_arena_release(&a);
}

static void
nests_parts(void)
{
	struct oc_arena a = OC_ARENA_INIT;
	struct oc_mime_mail m = plain();
	const struct oc_mime_file image = { NULL, "dot.png", "image/png",
		"\x89PNG", 4, "key@acme.test" };
	const struct oc_mime_file mail = { NULL, "old.eml", "message/rfc822",
		"a", 1, NULL };
	const struct oc_mime_file file = { &mail, "Plan für 2027.txt",
		"text/plain; charset=x", "plan", 4, NULL };
	const char *s, *mixed, *related, *alternative, *html, *inlined;

	m.html = "<img src=\"cid:key@acme.test\" />";
	m.shown = &image;
	m.files = &file;
	s = write_it(&a, &m);
	mixed = strstr(s, "multipart/mixed");
	related = strstr(s, "multipart/related");
	alternative = strstr(s, "multipart/alternative");
	html = strstr(s, "text/html; charset=utf-8");
	inlined = strstr(s, "Content-Disposition: inline; filename=dot.png");
	CU_ASSERT_TRUE(mixed != NULL && mixed < related);
	CU_ASSERT_TRUE(related < alternative && alternative < html);
	CU_ASSERT_TRUE(html < inlined);
	HAS(s, "Content-Id: <key@acme.test>");
	HAS(s, "Content-Disposition: attachment");
	HAS(s, "cGxhbg=="); /* "plan" */
	/* A message within would have to be readable as one. */
	HAS_NOT(s, "message/rfc822");
	HAS(s, "application/octet-stream");
	oc_arena_release(&a);
}

static void
makes_no_header_of_a_value(void)
{
	struct oc_arena a = OC_ARENA_INIT;
	struct oc_mime_mail m = plain();
	const struct oc_mime_address evil = { NULL,
		"Eve\r\nBcc: all@x.test\r\n\r\nbody", "eve@x.test" };
	const struct oc_mime_header header = { "X-Note", "a\nX-Evil: 1" };
	const char *s, *end;

	m.to = &evil;
	m.subject = "Hi\r\nX-Evil: 2\nX-Evil: 3";
	m.from.name = "A\rX-Evil: 4";
	m.headers = &header;
	m.nheaders = 1;
	s = write_it(&a, &m);
	end = strstr(s, "\r\n\r\n");
	CU_ASSERT_PTR_NOT_NULL_FATAL(end);
	HAS_NOT(s, "\nX-Evil");
	HAS_NOT(s, "\nBcc");
	HAS(end, "SXQgYnVybnMuCg==");
	oc_arena_release(&a);
}

static void
encodes_what_is_not_ascii(void)
{
	struct oc_arena a = OC_ARENA_INIT;
	struct oc_mime_mail m = plain();
	const struct oc_mime_address ines = { &jane, "Inès Moreau",
		"ines@library.example" };
	const char *s;

	m.to = NULL;
	m.cc = &ines;
	m.subject = "Größe \xFF 1";
	m.return_path = "";
	s = write_it(&a, &m);
	for (const char *p = s; *p != '\0'; p++)
		CU_ASSERT_TRUE((unsigned char)*p < 0x80);
	HAS(s, "To: \r\n");
	HAS(s, "Subject: =?");
	HAS(s, "<ines@library.example>, ");
	HAS(s, "<jane@acme.example>");
	HAS(s, "Return-Path: <>\r\n");
	oc_arena_release(&a);
}

CU_TestInfo mime_out_tests[] = {
	{ "writes text", writes_text },
	{ "writes hosts in small letters", writes_hosts_in_small_letters },
	{ "ends lines as mail does", ends_lines_as_mail_does },
	{ "nests parts", nests_parts },
	{ "makes no header of a value", makes_no_header_of_a_value },
	{ "encodes what is not ASCII", encodes_what_is_not_ascii },
	CU_TEST_INFO_NULL,
};
