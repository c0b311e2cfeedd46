/* test_mime_in.c - mail taken apart. */
#include "config.h"

#include "base/buf.h"
#include "base/utf8.h"
#include "mail/mime_in.h"
#include "unit.h"

#define FROM "From: Ann <ann@x.example>\r\n"
#define MIXED FROM "Content-Type: multipart/mixed; boundary=B\r\n\r\n"
#define PART "--B\r\n"
#define END "--B--\r\n"

static struct oc_mime
read_mail(struct oc_arena *a, const char *text)
{
	struct oc_mime m;

	oc_mime_read(a, text, strlen(text), &m);
	return m;
}

/* "name <mailbox@host>|" of each. */
static const char *
shown(struct oc_arena *a, const struct oc_mime_addresses *x)
{
	const char *out = "";

	for (size_t i = 0; i < x->n; i++)
		out = oc_sprintf(a, "%s%s <%s@%s>|", out, x->list[i].name,
		    x->list[i].mailbox, x->list[i].host);
	return out;
}

/* "name,type,cid=content|" of each. */
static const char *
files(struct oc_arena *a, const struct oc_mime *m)
{
	const char *out = "";

	for (const struct oc_upload *u = m->files; u != NULL; u = u->next)
		out = oc_sprintf(a, "%s%s,%s,%s=%s|", out, u->name, u->type,
		    u->cid == NULL ? "" : u->cid, u->data);
	return out;
}

static void
test_addresses(void)
{
	static const struct {
		const char *from, *want;
	} rows[] = {
		{ "a@b.c", " <a@b.c>|" },
		{ "A B <a@b.c>", "A B <a@b.c>|" },
		{ "\"Doe, John\" <j@d.e>, k@l.m",
		    "Doe, John <j@d.e>| <k@l.m>|" },
		{ "=?UTF-8?Q?N=C3=B6ra?= <n@x.y>", "Nöra <n@x.y>|" },
		{ "=?iso-8859-1?B?TvZyYQ==?= <n@x.y>", "Nöra <n@x.y>|" },
		{ "list: a@b.c, d@e.f;", " <a@b.c>| <d@e.f>|" },
		{ "undisclosed-recipients:;", "" },
		{ "nora", " <nora@localhost>|" },
		{ "N <n@x.y", "N <n@x.y>|" },
		{ "n@x.y (Nora)", "Nora <n@x.y>|" },
		{ "", "" },
	};
	struct oc_arena a = OC_ARENA_INIT;

	for (size_t i = 0; i < OC_COUNT(rows); i++) {
		struct oc_mime m = read_mail(
		    &a, oc_sprintf(&a, "From: %s\r\n\r\nx", rows[i].from));

		OC_ASSERT_STR(shown(&a, &m.from), rows[i].want);
	}
	oc_arena_release(&a);
}

static void
test_text(void)
{
	static const struct {
		const char *mail, *text, *html;
	} rows[] = {
		{ FROM "\r\nhello\r\n", "hello\r\n", NULL },
		{ FROM, NULL, NULL },
		{ "", NULL, NULL },
		{ "hello", NULL, NULL },
		{ FROM "\r\n", NULL, NULL },
		{ "From ann Sun Nov 22\r\n" FROM "\r\nx", "x", NULL },
		{ FROM "Content-Type: text/html\r\n\r\n<b>", NULL, "<b>" },
		{ FROM "Content-Type: text/plain; charset=iso-8859-1\r\n"
		       "Content-Transfer-Encoding: quoted-printable\r\n\r\n"
		       "Gr=FC=DFe =\r\nda",
		    "Grüße da", NULL },
		{ FROM "Content-Type: text/plain; charset=utf-8\r\n"
		       "Content-Transfer-Encoding: base64\r\n\r\nR3LDvMOfZQ==",
		    "Grüße", NULL },
		/* no charset, not UTF-8 */
		{ FROM "\r\nGr\xFC\xDF"
		       "e",
		    "Grüße", NULL },
		{ FROM "Content-Type: text/plain; charset=nonsense\r\n\r\nabc",
		    "abc", NULL },
		/* alternatives: both, each under its name */
		{ MIXED PART "Content-Type: text/plain\r\n\r\none\r\n" PART
		             "Content-Type: text/html\r\n\r\n<p>\r\n" PART
		             "\r\ntwo\r\n" END,
		    "one\r\ntwo\r\n", "<p>\r\n" },
		/* attached text is no message; inline text is */
		{ MIXED PART "Content-Disposition: attachment; filename=a\r\n"
		             "Content-Type: text/plain\r\n\r\none\r\n" PART
		             "Content-Disposition: inline\r\n"
		             "Content-Type: text/plain\r\n\r\ntwo\r\n" END,
		    "two\r\n", NULL },
		/* a mail inside */
		{ MIXED PART "Content-Type: message/rfc822\r\n\r\n" FROM
		             "\r\ninside\r\n" END,
		    "inside\r\n", NULL },
		{ MIXED PART "\r\nnever ends", "never ends\r\n", NULL },
	};
	struct oc_arena a = OC_ARENA_INIT;

	for (size_t i = 0; i < OC_COUNT(rows); i++) {
		struct oc_mime m = read_mail(&a, rows[i].mail);

		OC_ASSERT_STR(m.text, rows[i].text);
		OC_ASSERT_STR(m.html, rows[i].html);
	}
	oc_arena_release(&a);
}

static void
test_files(void)
{
	static const struct {
		const char *part, *want;
	} rows[] = {
		{ "Content-Type: application/pdf; name=a.pdf\r\n"
		  "Content-Transfer-Encoding: base64\r\n\r\neA==\r\n",
		    "a.pdf,application/pdf,=x|" },
		{ "Content-Type: APPLICATION/PDF; name=a.pdf\r\n"
		  "Content-Disposition: attachment; filename=\"b c.pdf\"\r\n"
		  "Content-Transfer-Encoding: base64\r\n\r\neA==\r\n",
		    "b c.pdf,application/pdf,=x|" },
		{ "Content-Disposition: attachment; "
		  "filename*=UTF-8''Gr%C3%BC.txt\r\n\r\nx\r\n",
		    "Grü.txt,text/plain,=x\r\n|" },
		{ "Content-Disposition: attachment; "
		  "filename*0*=UTF-8''Gr%C3; filename*1*=%BC.txt\r\n\r\nx\r\n",
		    "Grü.txt,text/plain,=x\r\n|" },
		{ "Content-Type: image/png; name=\"=?UTF-8?B?w7w=?=\"\r\n"
		  "Content-ID: <i1@x>\r\n\r\nx\r\n",
		    "ü,image/png,i1@x=x\r\n|" },
		/* without a name: left out */
		{ "Content-Type: application/pdf\r\n\r\nx\r\n", "" },
		{ "Content-Type: text/plain\r\n"
		  "Content-Disposition: attachment\r\n\r\nx\r\n",
		    "" },
		{ "Content-Type: text/calendar; name=a.ics\r\n\r\nx\r\n", "" },
		/* text comes in UTF-8 */
		{ "Content-Type: text/plain; charset=iso-8859-1\r\n"
		  "Content-Disposition: inline; filename=a.txt\r\n"
		  "Content-Transfer-Encoding: quoted-printable\r\n\r\n=FC\r\n",
		    "a.txt,text/plain,=ü\r\n|" },
		/* a mail, by its subject, as it was */
		{ "Content-Type: message/rfc822\r\n"
		  "Content-Disposition: attachment\r\n\r\n"
		  "Subject: =?UTF-8?Q?=C3=BC?=\r\nX-A:  b\r\n\r\nx\r\n",
		    "ü.eml,message/rfc822,="
		    "Subject: =?UTF-8?Q?=C3=BC?=\r\nX-A:  b\r\n\r\nx\r\n|" },
		{ "Content-Type: application/ms-tnef; name=winmail.dat\r\n"
		  "Content-Transfer-Encoding: base64\r\n\r\neA==\r\n",
		    "winmail.dat,application/ms-tnef,=x|" },
	};
	struct oc_arena a = OC_ARENA_INIT;

	for (size_t i = 0; i < OC_COUNT(rows); i++) {
		struct oc_mime m = read_mail(
		    &a, oc_sprintf(&a, MIXED PART "%s" END, rows[i].part));

		OC_ASSERT_STR(files(&a, &m), rows[i].want);
		CU_ASSERT_EQUAL(m.tnef, i + 1 == OC_COUNT(rows));
		CU_ASSERT_PTR_NULL(m.fault);
	}
	oc_arena_release(&a);
}

/* An image shown by the text has a name made up. */
static void
test_nameless_image(void)
{
	struct oc_arena a = OC_ARENA_INIT;
	struct oc_mime m = read_mail(&a,
	    MIXED PART "Content-Type: image/PNG\r\nContent-ID: <i>\r\n"
	               "\r\nx\r\n" END);

	CU_ASSERT_PTR_NOT_NULL_FATAL(m.files);
	CU_ASSERT_TRUE(oc_starts(m.files->name, "image-"));
	CU_ASSERT_TRUE(oc_ends(m.files->name, ".png"));
	OC_ASSERT_STR(m.files->cid, "i");
	oc_arena_release(&a);
}

static void
test_header(void)
{
	struct oc_arena a = OC_ARENA_INIT;
	struct oc_mime m = read_mail(&a,
	    "Subject: =?UTF-8?Q?a_?=\r\n =?UTF-8?Q?b?= c\r\n"
	    "Message-ID: <1@x>\r\nTo: a@b.c\r\nTo: d@e.f\r\n\r\nx");

	OC_ASSERT_STR(m.subject, "a b c");
	OC_ASSERT_STR(shown(&a, &m.to), " <a@b.c>| <d@e.f>|");
	OC_ASSERT_STR(m.header,
	    "Subject: =?UTF-8?Q?a_?=\r\n =?UTF-8?Q?b?= c\r\n"
	    "Message-ID: <1@x>\r\nTo: a@b.c\r\nTo: d@e.f");
	oc_arena_release(&a);
}

/* A mail that is nothing but another one. */
static void
test_wrapped(void)
{
	struct oc_arena a = OC_ARENA_INIT;
	struct oc_mime m = read_mail(&a,
	    "From: out@x.y\r\nMessage-ID: <o@x>\r\nDelivered-To: us@x.y\r\n"
	    "Content-Type: message/rfc822\r\n\r\n"
	    "FROM: in@x.y\r\nsubject: inner\r\n\r\ntext");

	OC_ASSERT_STR(m.text, "text");
	OC_ASSERT_STR(shown(&a, &m.from), " <out@x.y>|");
	OC_ASSERT_STR(m.header,
	    "From: in@x.y\nSubject: inner\nDelivered-To: us@x.y\n"
	    "Message-Id: <o@x>");
	oc_arena_release(&a);
}

static void
test_fault(void)
{
	static const char mail[] = FROM "Subject: s\r\nContent-Type: "
	                                "multipart/mixed\r\n\r\n--X\r\n\r\nx";
	struct oc_arena a = OC_ARENA_INIT;
	struct oc_mime m = read_mail(&a, mail);

	OC_ASSERT_STR(m.fault, "No boundary found for multipart/mixed part");
	OC_ASSERT_STR(
	    files(&a, &m), oc_sprintf(&a, "s.eml,message/rfc822,=%s|", mail));
	oc_arena_release(&a);
}

/* Limits: what passes them is left out, and nothing breaks. */
static void
test_limits(void)
{
	enum { DEEP = 3000, MANY = 5000, CROWD = 3000 };
	struct oc_arena a = OC_ARENA_INIT;
	struct oc_buf *b = oc_buf_new(&a, 8 * 1024 * 1024);
	struct oc_mime m;
	size_t n = 0;

	for (int i = 0; i < DEEP; i++)
		oc_buf_addf(b,
		    "Content-Type: multipart/mixed; boundary=b%d\r\n\r\n"
		    "--b%d\r\n",
		    i, i);
	oc_buf_adds(b, "\r\ndeep");
	m = read_mail(&a, oc_buf_str(b));
	OC_ASSERT_STR(m.text, NULL);
	oc_buf_clear(b);
	oc_buf_adds(b, MIXED);
	for (int i = 0; i < MANY; i++)
		oc_buf_adds(
		    b, PART "Content-Type: application/x; name=n\r\n\r\n\r\n");
	m = read_mail(&a, oc_buf_str(b));
	for (const struct oc_upload *u = m.files; u != NULL; u = u->next)
		n++;
	CU_ASSERT_TRUE(n > 0 && n <= OC_MIME_PARTS);
	oc_buf_clear(b);
	oc_buf_adds(b, "To: ");
	for (int i = 0; i < CROWD; i++)
		oc_buf_addf(b, "a%d@b.c, ", i);
	oc_buf_adds(b, "z@b.c\r\n\r\nx");
	m = read_mail(&a, oc_buf_str(b));
	CU_ASSERT_EQUAL(m.to.n, OC_MIME_ADDRESSES);
	oc_arena_release(&a);
}

static void
test_nul(void)
{
	static const char mail[] = FROM "Subject: a\0b\r\n\r\nc\0d";
	struct oc_arena a = OC_ARENA_INIT;
	struct oc_mime m;

	oc_mime_read(&a, mail, sizeof mail - 1, &m);
	OC_ASSERT_STR(m.text, "cd");
	CU_ASSERT_TRUE(oc_utf8_valid(m.subject, strlen(m.subject)));
	oc_arena_release(&a);
}

CU_TestInfo mime_in_tests[] = {
	{ "addresses", test_addresses },
	{ "text", test_text },
	{ "files", test_files },
	{ "an image without a name", test_nameless_image },
	{ "header", test_header },
	{ "nothing but another mail", test_wrapped },
	{ "no boundary", test_fault },
	{ "limits", test_limits },
	{ "NUL bytes", test_nul },
	CU_TEST_INFO_NULL,
};
