/* html_style.c - CSS in attributes. */
#include "config.h"

#include <string.h>

#include "base/buf.h"
#include "base/def.h"
#include "base/str.h"
#include "osticket/html.h"
#include "osticket/html_entity.h"
#include "osticket/html_set.h"
#include "osticket/html_style.h"

/* PHP's trim() of text that cannot hold a NUL. */
static const char blanks[] = " \t\n\r\v";

/* Length of what may follow "position:": up to ! " or ;, however escaped. */
static size_t
position_length(const char *p)
{
	size_t n = 0;

	for (;;) {
		n += strcspn(p + n, "!\";&");
		if (p[n] != '&' || oc_starts(p + n, "&quot;"))
			return n;
		if (oc_starts(p + n, "&lt;") || oc_starts(p + n, "&gt;"))
			n += 4;
		else
			n += oc_starts(p + n, "&amp;") ? 5 : 1;
	}
}

/*
 * Also of "background-position:", which leaves "background-" behind: that is
 * what osTicket stores.
 */
static void
drop_position(char *s)
{
	static const char word[] = "position:";
	char *in = s, *out = s;

	while (*in != '\0') {
		size_t n = 0;

		if (oc_starts(in, word))
			n = position_length(in + strlen(word));
		if (n == 0) {
			*out++ = *in++;
			continue;
		}
		in += strlen(word) + n;
		if (*in == ';')
			in++;
	}
	*out = '\0';
}

/* Letters written as numbers; libxml2 leaves none. */
static void
decode_numbers(char *s)
{
	char *out = s;
	unsigned c = 0;

	while (*s != '\0') {
		size_t n = *s == '&' ? oc_html_numeric_ref(s, &c) : 0;

		if (n > 0 && c >= 0x20 && c < 0x7F) {
			*out++ = (char)c;
			s += n;
		} else {
			*out++ = *s++;
		}
	}
	*out = '\0';
}

/* Length of a quote at p, in one of the forms it may have here. */
static size_t
quote_length(const char *p)
{
	static const char *const forms[] = { "'", "\"", "&quot;", "&apos;" };

	for (size_t i = 0; i < OC_COUNT(forms); i++)
		if (oc_istarts(p, forms[i]))
			return strlen(forms[i]);
	return 0;
}

/* Length of the quote that ends at end, looking no further than start. */
static size_t
quote_before(const char *start, const char *end)
{
	for (size_t n = 1; n <= 6 && n <= (size_t)(end - start); n++)
		if (quote_length(end - n) == n)
			return n;
	return 0;
}

/*
 * Where the URL that begins at p ends: before the next ")" but not at once,
 * and before the blanks and the quote in front of that.  NULL without ")".
 */
static const char *
url_end(const char *p)
{
	const char *close = *p == '\0' ? NULL : strchr(p + 1, ')'), *end;

	if (close == NULL)
		return NULL;
	for (end = close; end > p && end[-1] == ' '; end--)
		continue;
	if (end <= p + 1)
		return p + 1;
	return end - quote_before(p + 1, end);
}

/*
 * Add what url(...) at p becomes: the URL denied.  Returns where to go on,
 * NULL when p is no such thing.
 */
static const char *
add_url(struct oc_arena *a, struct oc_buf *out, const char *p)
{
	const char *start = p + strlen("url("), *end;
	char *url;

	start += strspn(start, " ");
	end = url_end(start + quote_length(start));
	if (end != NULL)
		start += quote_length(start);
	else
		end = url_end(start);
	if (end == NULL && start[-1] == ' ')
		end = url_end(--start);
	if (end == NULL)
		return NULL;
	url = oc_trim(a, oc_strndup(a, start, (size_t)(end - start)), blanks);
	oc_buf_add(out, p, (size_t)(start - p));
	if (!oc_starts(url, "denied:"))
		oc_buf_adds(out, "denied:");
	oc_buf_adds(out, url);
	start = strchr(end, ')') + 1;
	oc_buf_add(out, end, (size_t)(start - end));
	return start;
}

static char *
deny_urls(struct oc_arena *a, const char *css)
{
	const char *p = css, *last = strrchr(css, ')');
	struct oc_buf *out;

	if (last == NULL || oc_stristr(css, "url(") == NULL)
		return oc_strdup(a, css);
	out = oc_buf_new(a, OC_HTML_MAX);
	while (*p != '\0') {
		const char *next = NULL;

		if (p < last && oc_istarts(p, "url("))
			next = add_url(a, out, p);
		if (next == NULL)
			oc_buf_addc(out, *p++);
		else
			p = next;
	}
	return oc_buf_dup(out, a);
}

/* Length of an escape or of what may begin a comment. */
static size_t
escape_length(const char *p)
{
	size_t n = 0;

	if (*p == '\\')
		return p[1] != '\0' && !oc_isspace(p[1]) ? 2 : 0;
	if (*p == '/')
		n = 1;
	else if (oc_istarts(p, "%2f"))
		n = 3;
	else
		return 0;
	if (p[n] == '*')
		return n + 1;
	return oc_istarts(p + n, "%2a") ? n + 3 : 0;
}

static size_t
expression_length(const char *p)
{
	return oc_istarts(p, "expression") ? strlen("expression") : 0;
}

static void
blank_out(char *s, size_t (*length)(const char *))
{
	char *out = s;

	while (*s != '\0') {
		size_t n = length(s);

		*out++ = n > 0 ? ' ' : *s;
		s += n > 0 ? n : 1;
	}
	*out = '\0';
}

char *
oc_html_style_defuse(struct oc_arena *a, const char *css)
{
	char *s = oc_strdup(a, css);

	decode_numbers(s);
	drop_position(s);
	s = deny_urls(a, oc_trim(a, s, blanks));
	blank_out(s, escape_length);
	blank_out(s, expression_length);
	return s;
}

/* One declaration: what is before its first colon, and up to the second. */
struct rule {
	const char *name;
	size_t name_len;
	const char *value; /* NULL without colon */
	size_t value_len;
};

static void
read_rule(const char *p, size_t len, struct rule *out)
{
	const char *end = p + len, *colon = memchr(p, ':', len), *second;

	*out = (struct rule){ .name = p, .name_len = len };
	if (colon == NULL)
		return;
	out->name_len = (size_t)(colon - p);
	out->value = colon + 1;
	second = memchr(out->value, ':', (size_t)(end - out->value));
	out->value_len = (size_t)((second == NULL ? end : second) - out->value);
}

/* What PHP takes for false. */
static bool
is_nothing(const char *p, size_t len)
{
	return len == 0 || (len == 1 && *p == '0');
}

static bool
is_kept(const struct rule *r)
{
	if (r->value == NULL || is_nothing(r->value, r->value_len) ||
	    is_nothing(r->name, r->name_len))
		return false;
	return r->name[0] != '-' &&
	       (r->name_len < 4 || memcmp(r->name, "mso-", 4) != 0);
}

/* Double quotes become single ones if there is a blank, but not at first. */
static void
add_rule(struct oc_arena *a, struct oc_buf *out, const struct rule *r)
{
	char *value = oc_strndup(a, r->value, r->value_len), *o = value;
	const char *blank = strchr(value, ' ');
	bool spaced = blank != NULL && blank > value;

	for (const char *p = value; *p != '\0'; p++)
		if (*p != '"')
			*o++ = *p;
		else if (spaced)
			*o++ = '\'';
	*o = '\0';
	if (out->len > 0)
		oc_buf_addc(out, ';');
	oc_buf_add(out, r->name, r->name_len);
	oc_buf_addc(out, ':');
	oc_buf_adds(out, oc_trim(a, value, blanks));
}

char *
oc_html_style_sort(struct oc_arena *a, const char *css)
{
	struct oc_buf *out = oc_buf_new(a, OC_HTML_MAX);
	struct oc_html_ids *names = oc_html_ids_new(a);
	const char *p = oc_html_entity_decode(a, css);
	struct rule r;

	for (;;) {
		size_t len = strcspn(p, ";");

		read_rule(p, len, &r);
		if (oc_html_ids_add(names, r.name, r.name_len) && is_kept(&r))
			add_rule(a, out, &r);
		if (p[len] == '\0')
			break;
		for (p += len + 1; oc_isspace(*p); p++)
			continue;
	}
	if (out->len == 0)
		return NULL;
	return oc_html_chars(a, oc_buf_str(out));
}
