/* html.c - osTicket's way of cleaning HTML, step by step. */
#include "config.h"

#include <string.h>

#include "base/buf.h"
#include "base/str.h"
#include "base/utf8.h"
#include "osticket/html.h"
#include "osticket/html_clean.h"
#include "osticket/html_dom.h"
#include "osticket/html_entity.h"
#include "osticket/html_filter.h"

/* Texts longer than this are parsed in any case. */
enum { PLAIN_MAX = 32 * 1024 };

/* More attributes than these in one tag are not shown to libxml2, which
 * compares each with all that came before. */
enum { PARSED_ATTRS_MAX = 512 };

/* Nothing but blanks, or "0", in PHP's eyes. */
static bool
is_blank(const char *s)
{
	static const char blanks[] = " \t\n\r\v";

	s += strspn(s, blanks);
	if (*s == '0')
		s++;
	return s[strspn(s, blanks)] == '\0';
}

/*
 * Is the text one that libxml2 would give back as it is, but for its
 * references?  No markup, nothing it repairs, no numbers.
 */
static bool
is_plain(const char *s)
{
	const char *p;
	size_t len = strlen(s);

	if (len > PLAIN_MAX || strchr(s, '<') != NULL ||
	    strstr(s, "&#") != NULL || strstr(s, "\xEF\xBF") != NULL ||
	    !oc_utf8_valid(s, len))
		return false;
	for (p = s; *p != '\0'; p++)
		if ((unsigned char)*p < 0x20 && *p != '\t' && *p != '\n')
			return false;
	return true;
}

/* What libxml2 makes of plain text: references read, text escaped. */
static char *
balance_plain(struct oc_arena *a, const char *s)
{
	struct oc_buf *out = oc_buf_new(a, OC_HTML_MAX);

	while (*s != '\0') {
		size_t n = *s == '&' ? 0 : 1;
		unsigned c = (unsigned char)*s;

		if (n == 0)
			n = oc_html_named_ref(s, &c);
		if (n == 0 && oc_starts(s, "&apos;")) {
			c = '\'';
			n = strlen("&apos;");
		}
		if (c == '&')
			oc_buf_adds(out, "&amp;");
		else if (c == '<')
			oc_buf_adds(out, "&lt;");
		else if (c == '>')
			oc_buf_adds(out, "&gt;");
		else if (n > 1)
			oc_buf_addu(out, c);
		else
			oc_buf_addc(out, *s);
		s += n == 0 ? 1 : n;
	}
	return oc_buf_dup(out, a);
}

/* Within a <div>, because libxml2 would put text into a <p>. */
static char *
balance_markup(struct oc_arena *a, const char *html, bool remove_empty)
{
	static const char head[] =
	    "<?xml encoding=\"utf-8\"><meta http-equiv=\"Content-Type\" "
	    "content=\"text/html; charset=utf-8\"/><div>";
	static const char start[] = "<div>", end[] = "</div>";
	char *doc, *out;
	size_t n;

	doc = oc_sprintf(a, "%s%s%s", head, html, end);
	oc_html_limit_attributes(doc, PARSED_ATTRS_MAX);
	out = oc_html_dom_repair(a, doc, strlen(doc), remove_empty);
	if (out == NULL)
		return oc_strdup(a, html);
	out = oc_trim(a, out, " \t\n\r\v");
	if (oc_starts(out, start))
		out += strlen(start);
	n = strlen(out);
	if (oc_ends(out, end))
		out[n - strlen(end)] = '\0';
	return out;
}

char *
oc_html_balance(struct oc_arena *a, const char *html, bool remove_empty)
{
	if (strlen(html) > OC_HTML_MAX)
		return oc_strdup(a, "");
	if (is_blank(html))
		return oc_strdup(a, html);
	if (is_plain(html))
		return balance_plain(a, html);
	return balance_markup(a, html, remove_empty);
}

static char *
safe(struct oc_arena *a, const char *html, const struct oc_html_opts *opts)
{
	static const struct oc_html_opts none;
	char *s = oc_html_decode(a, html);

	oc_html_drop_wrapping(s);
	s = oc_html_balance(a, s, true);
	s = oc_html_filter(a, s, OC_FILTER_SAFE, opts == NULL ? &none : opts);
	oc_html_squeeze(s);
	return s;
}

char *
oc_html_safe(
    struct oc_arena *a, const char *html, const struct oc_html_opts *opts)
{
	if (strlen(html) > OC_HTML_MAX)
		return oc_strdup(a, "");
	return safe(a, html, opts);
}

char *
oc_html_sanitize(
    struct oc_arena *a, const char *html, const struct oc_html_opts *opts)
{
	char *s;

	if (strlen(html) > OC_HTML_MAX)
		return oc_strdup(a, "");
	s = oc_strdup(a, html);
	oc_html_localize_images(s);
	s = safe(a, s, opts);
	return opts != NULL && opts->strip_tags ? oc_html_strip_tags(a, s) : s;
}
