/* test_html_body.c - message bodies and the data: URLs in them. */
#include "config.h"

#include "base/utf8.h"
#include "osticket/html_body.h"
#include "osticket/html_datauri.h"
#include "pairs.h"

/* Recorded from osTicket 1.18.1. */
static const struct pair bodies[] = {
	{ "<p>hello</p>", "<p>hello</p>" },
	{ "", "-" },
	{ "   ", "-" },
	{ "0", "-" },
	{ "-", "-" },
	{ "b", "-" },
	{ "brr", "-" },
	{ "<br/>", "-" },
	{ "<b>r</b>", "-" },
	{ "<img src=\"http://e.example/track\">", "" },
	{ "x<img src=\"http://e.example/track\">y", "xy" },
	{ "\302\251", "-" },
	{ "<p></p>", "-" },
	{ "&lt;b&gt;x", "<b>x</b>" },
	{ "<p>a</p>\r\n<p>b</p>", "<p>a</p> <p>b</p>" },
};

/* osTicket parses text as HTML; we store it as it was sent. */
static const struct pair texts[] = {
	{ "", "-" },
	{ "   ", "-" },
	{ "0", "-" },
	{ "-", "-" },
	{ "plain", "plain" },
	{ "  a\n\n\n\nb\n\nc\r\n\r\n\r\nd ", "a\n\nb\n\nc\r\n\r\n\r\nd" },
	{ "a < b && c > d\n\n<not a tag>\n  indented",
	    "a &lt; b &amp;&amp; c &gt; d\n\n&lt;not a tag&gt;\n  indented" },
	{ "if a<b then c", "if a&lt;b then c" },
	{ "<user@example.com>", "&lt;user@example.com&gt;" },
	{ "say \"hi\" &amp; 'bye'", "say &quot;hi&quot; &amp; 'bye'" },
	{ "&copy; \302\251", "&copy; " },
	{ "b", "b" },
	{ "</div>kept", "&lt;/div&gt;kept" },
	{ "bad \377 utf-8", "-" },
};

/* URL, type and data, with Latin-1 assumed as for a message. */
static const struct {
	const char *url;
	const char *type;
	const char *data;
} urls[] = {
	{ "plain text", "text/plain", "plain text" },
	{ "data:text/html,<b>hi</b> caf\303\251", "text/html",
	    "<b>hi</b> caf\303\203\302\251" },
	{ "data:text/html;charset=utf-8,<b>hi</b> caf\303\251", "text/html",
	    "<b>hi</b> caf\303\251" },
	{ "data:text/html;base64,PGI+aGk8L2I+", "text/html", "<b>hi</b>" },
	{ "data:text/html;charset=utf-8;base64,PGI+aGk8L2I+", "text/html",
	    "PGI+aGk8L2I+" },
	{ "data:TEXT/HTML,<b>x</b>", "TEXT/HTML", "<b>x</b>" },
	{ "Data:text/html,x", "text/plain", "Data:text/html,x" },
	{ "data:nocomma", "nocomma", "" },
	{ "data:,x", "text/plain", "x" },
	{ "data:;base64,YQ==", "text/plain", "a" },
	{ "data:;base64;charset=x,YQ==", "text/plain", "YQ==" },
	{ "data:text/plain; charset=utf-8,\303\251", "text/plain",
	    "\303\203\302\251" },
	{ "data:text/plain;charset=windows-1252,\303\251", "text/plain",
	    "\303\203\302\251" },
	{ "data:text/plain;charset=bogus,\303\251", "text/plain", "\303\251" },
	{ "data:a%20b,c%2Cd", "a%20b", "c%2Cd" },
	{ "data:0,x", "text/plain", "x" },
	{ "data:text/plain;base64=1;x,WVdKag==", "text/plain", "abc" },
	{ "data:a;b;c,d,e", "a", "d,e" },
	{ "", "text/plain", "" },
};

static char *
clean_html(struct oc_arena *a, const char *s)
{
	return oc_body_clean(a, s, OC_BODY_HTML, NULL);
}

static void
html_is_sanitised(void)
{
	check_pairs(bodies, OC_COUNT(bodies), clean_html);
}

static char *
clean_text(struct oc_arena *a, const char *s)
{
	return oc_body_clean(a, s, OC_BODY_TEXT, NULL);
}

static void
text_is_escaped_as_it_is(void)
{
	check_pairs(texts, OC_COUNT(texts), clean_text);
}

static void
editors_keep_empty_paragraphs(void)
{
	struct oc_html_opts opts = { .editor = true };
	struct oc_arena a = OC_ARENA_INIT;

	OC_ASSERT_STR(oc_body_clean(&a, "<p>a</p><p></p>", OC_BODY_HTML, &opts),
	    "<p>a</p><p><br /></p>");
	OC_ASSERT_STR(oc_body_clean(&a, "<p>a</p><p></p>", OC_BODY_HTML, NULL),
	    "<p>a</p>");
	OC_ASSERT_STR(oc_body_clean(&a, "<p></p>", OC_BODY_TEXT, &opts),
	    "&lt;p&gt;&lt;/p&gt;");
	oc_arena_release(&a);
}

static void
long_bodies_say_so(void)
{
	struct oc_arena a = OC_ARENA_INIT;
	struct oc_html_opts opts = { .max_packet = 260000 };
	char *body = oc_alloc(&a, 300001), *got;

	memset(body, 'x', 300000);
	body[250000] = '\0';
	OC_ASSERT_STR(oc_body_clean(&a, body, OC_BODY_TEXT, NULL), body);
	body[250000] = 'x';
	body[300000] = '\0';
	got = oc_body_clean(&a, body, OC_BODY_TEXT, NULL);
	CU_ASSERT_EQUAL(strlen(got), 300000 + strlen(" ... (truncated)"));
	got = oc_body_clean(&a, body, OC_BODY_TEXT, &opts);
	CU_ASSERT_EQUAL(
	    strlen(got), 260000 - 2048 + strlen(" ... (truncated)"));
	CU_ASSERT_TRUE(oc_ends(got, "x ... (truncated)"));
	oc_arena_release(&a);
}

static void
embedded_images_come_out(void)
{
	static const char html[] =
	    "a<img src=\"data:image/png;base64,QUJD\">b<img alt=\"\" "
	    "src=\"data:x\">c<img src='data:y,z'><img src=\"data:\">";
	struct oc_body_image *images, *second;
	struct oc_arena a = OC_ARENA_INIT;
	const char *got = oc_body_html(&a, html, &images);

	CU_ASSERT_PTR_NOT_NULL_FATAL(images);
	second = images->next;
	CU_ASSERT_PTR_NOT_NULL_FATAL(second);
	CU_ASSERT_PTR_NULL(second->next);
	OC_ASSERT_STR(images->type, "image/png");
	OC_ASSERT_STR(images->data, "ABC");
	CU_ASSERT_EQUAL(images->len, 3);
	CU_ASSERT_EQUAL(strlen(images->cid), 15);
	CU_ASSERT_TRUE(oc_starts(images->cid, "img"));
	CU_ASSERT_EQUAL(strlen(images->name), 13);
	CU_ASSERT_TRUE(oc_starts(images->name, "image"));
	CU_ASSERT_TRUE(oc_ends(images->name, ".png"));
	OC_ASSERT_STR(second->type, "x");
	CU_ASSERT_EQUAL(second->len, 0);
	CU_ASSERT_TRUE(oc_ends(second->name, "."));
	OC_ASSERT_STR(
	    got, oc_sprintf(&a,
	             "a<img src=\"cid:%s\">b<img alt=\"\" src=\"cid:%s\">"
	             "c<img src='data:y,z'><img src=\"data:\">",
	             images->cid, second->cid));
	OC_ASSERT_STR(
	    oc_body_html(&a, "src=\"data:x", &images), "src=\"data:x");
	CU_ASSERT_PTR_NULL(images);
	oc_arena_release(&a);
}

static void
data_urls_are_read_as_osticket_does(void)
{
	for (size_t i = 0; i < OC_COUNT(urls); i++) {
		struct oc_arena a = OC_ARENA_INIT;
		struct oc_rfc2397 got;

		oc_rfc2397_parse(&a, urls[i].url, strlen(urls[i].url),
		    "iso-8859-1", true, &got);
		OC_ASSERT_STR(got.type, urls[i].type);
		OC_ASSERT_STR(got.data, urls[i].data);
		CU_ASSERT_EQUAL(got.len, strlen(urls[i].data));
		oc_arena_release(&a);
	}
}

static void
attachments_keep_their_bytes(void)
{
	static const char url[] = "data:a/b;base64,AP8A";
	struct oc_arena a = OC_ARENA_INIT;
	struct oc_rfc2397 got;

	oc_rfc2397_parse(&a, url, strlen(url), NULL, true, &got);
	CU_ASSERT_EQUAL_FATAL(got.len, 3);
	CU_ASSERT_EQUAL(memcmp(got.data, "\0\377\0", 4), 0);
	oc_rfc2397_parse(&a, "a\0b", 3, NULL, true, &got);
	CU_ASSERT_EQUAL_FATAL(got.len, 3);
	CU_ASSERT_EQUAL(memcmp(got.data, "a\0b", 4), 0);
	oc_rfc2397_parse(&a, "", 0, NULL, true, &got);
	CU_ASSERT_EQUAL(got.len, 0);
	oc_arena_release(&a);
}

/* Charset, text, the text in UTF-8. */
static void
charsets_of_mails_are_known(void)
{
	static const char *const cases[][3] = {
		{ "iso-8859-1", "\351", "\303\251" },
		{ "ISO8859-2", "\263", "\305\202" },
		{ " windows1252 ", "\223", "\342\200\234" },
		{ "iso-8859-8-i", "\340", "\327\220" },
		{ "gb2312", "\304\343", "\344\275\240" },
		{ "ks_c_5601-1987", "\260\241", "\352\260\200" },
		{ "us-ascii", "\351", "\303\251" },
		{ "", "\351", "\303\251" },
		{ "default", "\351", "\303\251" },
		{ "utf-8", "a\377b\303\251\303", "ab\303\251" },
		{ "unknown-8bit", "\351", "\351" },
		{ "utf-8//TRANSLIT", "\351", "\351" },
		{ "../../x", "\351", "\351" },
	};

	for (size_t i = 0; i < OC_COUNT(cases); i++) {
		struct oc_arena a = OC_ARENA_INIT;
		size_t len;

		OC_ASSERT_STR(oc_html_transcode(&a, cases[i][1],
		                  strlen(cases[i][1]), cases[i][0], &len),
		    cases[i][2]);
		CU_ASSERT_EQUAL(len, strlen(cases[i][2]));
		oc_arena_release(&a);
	}
}

CU_TestInfo html_body_tests[] = {
	{ "HTML is sanitised", html_is_sanitised },
	{ "text is escaped as it is", text_is_escaped_as_it_is },
	{ "editors keep empty paragraphs", editors_keep_empty_paragraphs },
	{ "long bodies say so", long_bodies_say_so },
	{ "embedded images come out", embedded_images_come_out },
	{ "data: URLs are read as osTicket does",
	    data_urls_are_read_as_osticket_does },
	{ "attachments keep their bytes", attachments_keep_their_bytes },
	{ "charsets of mails are known", charsets_of_mails_are_known },
	CU_TEST_INFO_NULL,
};
