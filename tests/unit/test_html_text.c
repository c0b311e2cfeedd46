/* test_html_text.c - text for mails and for the search index. */
#include "config.h"

#include "osticket/html.h"
#include "osticket/html_text.h"
#include "pairs.h"

/* All wanted results are recorded from osTicket 1.18.1. */
static const struct pair mails[] = {
	{ "", "" },
	{ "0", "0" },
	{ "<p>a</p><p>b</p>", "a\n\nb\n\n" },
	{ "a<br>b<br/>c<br />d<BR>e<br  />f", "a\nb\nc\nd\nef" },
	{ "<div>a</div> \n <div>b</div>c", "a\nb\nc" },
	{ "<p>x</p>   y", "x\n\ny" },
	{ "<b>b</b> &amp; <i>i</i> &lt;t&gt; &eacute; &nbsp;",
	    "b & i <t> &eacute; &nbsp;" },
	{ "<a href=\"http://x.example/\">link</a>", "link" },
	{ "<ul><li>one</li><li>two</li></ul>", "onetwo" },
	{ "<table><tr><td>a</td><td>b</td></tr></table>", "ab" },
	{ "<pre> a\n  b</pre>", " a\n  b" },
	{ "one two three four five six seven eight nine ten eleven twelve "
	  "thirteen fourteen fifteen sixteen seventeen",
	    "one two three four five six seven eight nine ten eleven twelve "
	    "thirteen fourteen fifteen\nsixteen seventeen" },
	{ "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx"
	  "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx"
	  "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx",
	    "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx"
	    "xxxxxxxxxxxxxxxxxxxxxxxx\nxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx"
	    "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx\nxxxxxxxxxxxxxx"
	    "xxxxxx" },
	{ "word word word word word word word word word word word word word "
	  "word word word word word word word word word word word word word "
	  "word word word word ",
	    "word word word word word word word word word word word word word "
	    "word word word word word\nword word word word word word word word "
	    "word word word word " },
	{ "a\nbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb"
	  "bbbbbbbbbbbbbbbbbbbbbbbbb\n",
	    "a\nbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb"
	    "bbbbbbbbbbbbbbbbbbbbbbbbbbb\n\n" },
	{ "bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb"
	  "bbbbbbbbbbbbbbbbbbbbbbb\n",
	    "bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb"
	    "bbbbbbbbbbbbbbbbbbbbbbbb\nb\n" },
	{ " ccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccc"
	  "cccccccccccccccccccccccccccc",
	    " ccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccc"
	    "cccccccccccccccccccccccc\ncccccc" },
	{ "dddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddd"
	  "dddddddddddddddddddddd e",
	    "dddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddd"
	    "dddddddddddddddddddddddd\ne" },
	{ "ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff"
	  "fffffffffffffffffffff g h",
	    "ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff"
	    "fffffffffffffffffffffff\ng h" },
	{ "<h1>t</h1>text", "ttext" },
	{ "<!-- c -->x", "x" },
	{ "</p></p>", "\n\n\n\n" },
	{ "<script>a</script>b", "ab" },
	{ "line one\nline two\r\nline three",
	    "line one\nline two\r\nline three" },
	{ "<div style=\"display:none\">-- reply above this line "
	  "--<br/><br/></div><h3><strong>Dear Jane,</strong></h3><p>text</p>",
	    "-- reply above this line --\n\n\nDear Jane,text\n\n" },
};

static const struct pair tidied[] = {
	{ "", "" },
	{ "0", "0" },
	{ "<p>a</p><p>b</p>", "a\n\nb\n\n" },
	{ "a<br>b<br/>c<br />d<BR>e<br  />f", "a\nb\nc\nd\ne\nf" },
	{ "<div>a</div> \n <div>b</div>c", "a\nb\nc" },
	{ "<p>x</p>   y", "x\n\ny" },
	{ "<b>b</b> &amp; <i>i</i> &lt;t&gt; &eacute; &nbsp;",
	    "b & i  \303\251 \302\240" },
	{ "<a href=\"http://x.example/\">link</a>", "link" },
	{ "<ul><li>one</li><li>two</li></ul>", "onetwo" },
	{ "<table><tr><td>a</td><td>b</td></tr></table>", "ab" },
	{ "<pre> a\n  b</pre>", " a\n  b" },
	{ "one two three four five six seven eight nine ten eleven twelve "
	  "thirteen fourteen fifteen sixteen seventeen",
	    "one two three four five six seven eight nine ten eleven twelve "
	    "thirteen\nfourteen fifteen sixteen seventeen" },
	{ "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx"
	  "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx"
	  "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx",
	    "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx"
	    "xxxxxxxx\nxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx"
	    "xxxxxxxxxxxxxxxxxx\nxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx"
	    "xxxxxx" },
	{ "word word word word word word word word word word word word word "
	  "word word word word word word word word word word word word word "
	  "word word word word ",
	    "word word word word word word word word word word word word word "
	    "word word\nword word word word word word word word word word word "
	    "word word word word\n" },
	{ "a\nbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb"
	  "bbbbbbbbbbbbbbbbbbbbbbbbb\n",
	    "a\nbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb"
	    "bbbbbbbbbbb\nbbbbbbbbbbbbbbbb\n" },
	{ "bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb"
	  "bbbbbbbbbbbbbbbbbbbbbbb\n",
	    "bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb"
	    "bbbbbbbb\nbbbbbbbbbbbbbbbbb\n" },
	{ " ccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccc"
	  "cccccccccccccccccccccccccccc",
	    " ccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccc"
	    "cccccccc\ncccccccccccccccccccccc" },
	{ "dddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddd"
	  "dddddddddddddddddddddd e",
	    "dddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddd"
	    "dddddddd\ndddddddddddddddd e" },
	{ "ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff"
	  "fffffffffffffffffffff g h",
	    "ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff"
	    "ffffffff\nfffffffffffffff g h" },
	{ "<h1>t</h1>text", "ttext" },
	{ "<!-- c -->x", "x" },
	{ "</p></p>", "" },
	{ "<script>a</script>b", "ab" },
	{ "line one\nline two\r\nline three",
	    "line one\nline two\r\nline three" },
	{ "<div style=\"display:none\">-- reply above this line "
	  "--<br/><br/></div><h3><strong>Dear Jane,</strong></h3><p>text</p>",
	    "-- reply above this line --\n\n\nDear Jane,text\n\n" },
	{ "&lt;b&gt;x&lt;/b&gt;", "x" },
	{ "<br clear=all>a<br id=x>b", "ab" },
	{ "<center>c</center>d", "c\nd" },
	{ "<!-- > -->e", "e" },
};

static const struct pair searched[] = {
	{ "", "" },
	{ "<p>a</p><p>b</p>", "a b" },
	{ "a<br>b<wbr>c", "a bc" },
	{ "<b>x</b>.", "x ." },
	{ "&eacute; &amp;lt; &#39;", "\303\251 &lt; '" },
	{ "  a \302\240\342\200\203 b\n\nc ", "a b c" },
	{ "<a href=\"javascript:x\">l</a><a>k</a>", "l k" },
	{ "<style>s</style><script>t</script>u", "s t u" },
	{ "&lt;b&gt;", "<b>" },
	{ "x<!-- y -->z", "x<!-- y -->z" },
	{ "e\314\201 \341\204\200\341\205\241", "\303\251 \352\260\200" },
	{ "<p>\302\240</p>", "" },
};

static const struct pair normalised[] = {
	{ "", "" },
	{ " a  b ", "a b" },
	{ "a\n\n b", "a\nb" },
	{ "a \n b", "a b" },
	{ "e\314\201a\314\212", "\303\251\303\245" },
	{ "\342\204\253 \342\204\246", "\303\205 \316\251" },
	{ "\303\251", "\303\251" },
	{ "x\343\200\200\343\200\200y", "x\343\200\200y" },
	{ "\340\244\250\340\244\274", "\340\244\251" },
	{ "\341\204\200\341\205\241\341\206\250", "\352\260\201" },
	{ "\013a\014", "a\014" },
	{ "bad \377 utf-8", "" },
};

static char *
mail_text(struct oc_arena *a, const char *s)
{
	return oc_html_to_text(a, s, 90, false);
}

static void
mails_get_lines_of_90_bytes(void)
{
	check_pairs(mails, OC_COUNT(mails), mail_text);
}

static char *
tidied_text(struct oc_arena *a, const char *s)
{
	return oc_html_to_text(a, s, 74, true);
}

static void
markup_may_be_tidied_first(void)
{
	check_pairs(tidied, OC_COUNT(tidied), tidied_text);
}

static void
no_character_is_torn_apart(void)
{
	static const char e[] = "\303\251";
	struct oc_arena a = OC_ARENA_INIT;

	OC_ASSERT_STR(oc_html_to_text(&a, "x\303\251\303\251y", 2, false),
	    "x\n\303\251\n\303\251\ny");
	OC_ASSERT_STR(oc_html_to_text(&a, "\303\251\303\251", 1, false),
	    "\303\n\251\n\303\n\251");
	OC_ASSERT_STR(oc_html_to_text(&a, e, 0, false), e);
	oc_arena_release(&a);
}

static void
the_search_sees_text_only(void)
{
	check_pairs(searched, OC_COUNT(searched), oc_html_search_text);
}

static void
search_text_is_normalised(void)
{
	check_pairs(normalised, OC_COUNT(normalised), oc_search_normalise);
}

CU_TestInfo html_text_tests[] = {
	{ "mails get lines of 90 bytes", mails_get_lines_of_90_bytes },
	{ "markup may be tidied first", markup_may_be_tidied_first },
	{ "no character is torn apart", no_character_is_torn_apart },
	{ "the search sees text only", the_search_sees_text_only },
	{ "search text is normalised", search_text_is_normalised },
	CU_TEST_INFO_NULL,
};
