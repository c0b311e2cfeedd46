/* html_filter.c - tags, comments and references of a text. */
#include "config.h"

#include <string.h>

#include "base/buf.h"
#include "base/str.h"
#include "osticket/html_attr.h"
#include "osticket/html_entity.h"
#include "osticket/html_filter.h"
#include "osticket/html_font.h"
#include "osticket/html_tables.h"

struct filter {
	struct oc_arena *a;
	enum oc_html_filter how;
	const struct oc_html_opts *opts;
	struct oc_html_ids *ids;
	struct oc_buf *out;
};

static void
drop_controls(char *s)
{
	char *out = s;

	for (; *s != '\0'; s++)
		if ((unsigned char)*s >= 0x20 || *s == '\t' || *s == '\n' ||
		    *s == '\r')
			*out++ = *s;
	*out = '\0';
}

/* Stand for characters of a comment, so that no later step touches them. */
enum { HIDDEN_AMP = 1, HIDDEN_LT, HIDDEN_GT };

static char
hidden(char c)
{
	switch (c) {
	case '&':
		return HIDDEN_AMP;
	case '<':
		return HIDDEN_LT;
	case '>':
		return HIDDEN_GT;
	default:
		return c;
	}
}

static void
show_hidden(char *s)
{
	for (; *s != '\0'; s++)
		if (*s == HIDDEN_AMP)
			*s = '&';
		else if (*s == HIDDEN_LT)
			*s = '<';
		else if (*s == HIDDEN_GT)
			*s = '>';
}

/* Add the comment of len bytes: dashes made single, a blank at its end. */
static void
keep_comment(struct oc_buf *out, const char *p, size_t len)
{
	const char *end = p + len - strlen("-->");
	char last = '\0';

	oc_buf_addf(out, "%c!--", HIDDEN_LT);
	for (p += strlen("<!--"); p < end; p++) {
		if (*p == '-' && last == '-')
			continue;
		last = *p;
		oc_buf_addc(out, hidden(*p));
	}
	oc_buf_addf(out, "%s--%c", last == ' ' ? "" : " ", HIDDEN_GT);
}

/*
 * Where the section that begins with start at p ends, 0 when p is no such
 * section.  *open says that more may come: without an end there is none.
 */
static size_t
section_length(const char *p, const char *start, const char *end, bool *open)
{
	const char *at;

	if (!*open || !oc_starts(p, start))
		return 0;
	at = strstr(p + strlen(start), end);
	*open = at != NULL;
	return at == NULL ? 0 : (size_t)(at - p) + strlen(end);
}

/* CDATA is kept, or becomes text later; what looks like a comment inside of
 * it is none. */
static void
filter_comments(const char *p, bool keep, struct oc_buf *out)
{
	bool comments = true, cdata = true;

	while (*p != '\0') {
		size_t n = strcspn(p, "<");

		oc_buf_add(out, p, n);
		p += n;
		n = section_length(p, "<!--", "-->", &comments);
		if (n > 0) {
			if (keep)
				keep_comment(out, p, n);
			p += n;
			continue;
		}
		n = section_length(p, "<![CDATA[", "]]>", &cdata);
		for (size_t i = 0; i < n; i++)
			oc_buf_addc(out, keep ? hidden(p[i]) : p[i]);
		if (n == 0 && *p != '\0') {
			oc_buf_addc(out, *p);
			n = 1;
		}
		p += n;
	}
}

/* Is a reference to this character left in the text? */
static bool
is_character(unsigned c)
{
	if (c < 0x20)
		return c == '\t' || c == '\n' || c == '\r';
	if (c > 0x7E && c < 0xA0)
		return c == 0x85;
	return c < 0xD800 || (c > 0xDFFF && c < 0xFDD0) ||
	       (c > 0xFDDF && c != 0xFFFE && c != 0xFFFF && c <= 0x10FFFF);
}

/* Add the numeric reference at p in its short form; its length, or 0. */
static size_t
add_numeric_ref(struct oc_buf *out, const char *p)
{
	size_t digits;
	unsigned c;
	bool hex;

	if (p[1] != '#')
		return 0;
	hex = oc_lower(p[2]) == 'x';
	digits = hex ? strspn(p + 3, "0123456789abcdefABCDEF")
	             : strspn(p + 2, "0123456789");
	if (digits == 0 || digits > (hex ? 7 : 8) ||
	    p[digits + (hex ? 3 : 2)] != ';')
		return 0;
	if (oc_html_numeric_ref(p, &c) == 0 || !is_character(c))
		return 0;
	oc_buf_addf(out, hex ? "&#x%x;" : "&#%u;", c);
	return digits + (hex ? 4 : 3);
}

static size_t
add_named_ref(struct oc_buf *out, const char *p)
{
	size_t n;
	unsigned c;

	n = oc_html_named_ref(p, &c);
	if (n == 0 && oc_starts(p, "&apos;"))
		n = strlen("&apos;");
	oc_buf_add(out, p, n);
	return n;
}

/* "&" that begins no reference becomes "&amp;". */
static void
filter_refs(const char *p, struct oc_buf *out)
{
	while (*p != '\0') {
		size_t n = strcspn(p, "&");

		oc_buf_add(out, p, n);
		p += n;
		if (*p == '\0')
			break;
		n = add_numeric_ref(out, p);
		if (n == 0)
			n = add_named_ref(out, p);
		if (n == 0) {
			oc_buf_adds(out, "&amp;");
			n = 1;
		}
		p += n;
	}
}

static void
add_escaped(struct oc_buf *out, const char *p, size_t len)
{
	for (; len > 0; p++, len--)
		if (*p == '<')
			oc_buf_adds(out, "&lt;");
		else if (*p == '>')
			oc_buf_adds(out, "&gt;");
		else
			oc_buf_addc(out, *p);
}

/* Is there a site whose iframes are let through? */
static bool
has_iframes(const struct oc_html_opts *opts)
{
	const char *sites = opts->iframe_whitelist;

	return sites != NULL && sites[strspn(sites, ", ")] != '\0';
}

static bool
is_wanted(const struct filter *f, const char *name, unsigned flags)
{
	if (flags == 0)
		return false;
	if (f->how != OC_FILTER_SAFE || (flags & OC_EL_UNSAFE) == 0)
		return true;
	return strcmp(name, "iframe") == 0 && has_iframes(f->opts);
}

static void
add_end_tag(struct filter *f, const char *name)
{
	if (f->how == OC_FILTER_BLANK)
		oc_buf_addc(f->out, ' ');
	else
		oc_buf_addf(f->out, "</%s>", name);
}

/* Write a start tag that is safe. */
static void
add_safe_tag(
    struct filter *f, const char *name, const char *css, const char *text)
{
	struct oc_html_attrs attrs;

	oc_html_attrs_read(f->a, text, &attrs);
	if (!oc_html_attrs_clean(f->a, name, css, f->opts, f->ids, &attrs))
		return;
	oc_buf_addf(f->out, "<%s", name);
	oc_html_attrs_write(&attrs, f->out);
	oc_buf_adds(
	    f->out, (oc_html_element(name) & OC_EL_SLASH) != 0 ? " />" : ">");
}

/*
 * Write a start tag without its attributes, except that a br with any is not
 * the one that osTicket takes for the end of a line.
 */
static void
add_bare_tag(struct filter *f, const char *name, const char *text)
{
	struct oc_html_attrs attrs = { .n = 0 };
	bool marked = false;

	if (strcmp(name, "br") == 0)
		oc_html_attrs_read(f->a, text, &attrs);
	for (size_t i = 0; i < attrs.n; i++)
		if (oc_html_attr_allowed(attrs.list[i].name, name) ||
		    oc_html_attr_universal(attrs.list[i].name))
			marked = true;
	oc_buf_addf(f->out, "<%s%s>", name, marked ? " -" : "");
}

/*
 * One tag whose name, of len bytes, is at p and which ends at end; text of
 * attributes between them.
 */
static void
add_tag(
    struct filter *f, bool is_end, const char *p, size_t len, const char *end)
{
	const char *name = oc_strlower(f->a, oc_strndup(f->a, p, len));
	const char *now, *css = "";
	unsigned flags = oc_html_element(name);
	char *text;

	if (!is_wanted(f, name, flags))
		return;
	text = oc_trim(f->a, oc_strndup(f->a, p + len, (size_t)(end - p) - len),
	    " \t\n\r");
	for (char *c = text; *c != '\0'; c++)
		if (oc_isspace(*c))
			*c = ' ';
	now = oc_html_element_now(name, &css);
	if (now != NULL && strcmp(name, "font") == 0 && !is_end)
		css = oc_html_font_css(f->a, text);
	if (now != NULL)
		name = now;
	if (is_end) {
		if ((oc_html_element(name) & OC_EL_VOID) == 0)
			add_end_tag(f, name);
	} else if (f->how == OC_FILTER_SAFE) {
		add_safe_tag(f, name, css, text);
	} else if (f->how == OC_FILTER_BARE) {
		add_bare_tag(f, name, text);
	} else if (strcmp(name, "wbr") != 0) {
		oc_buf_addc(f->out, ' ');
	}
}

/*
 * "<" at p to ">" at end.  That is a tag if it is one from its beginning, or
 * from the beginning of any of its lines; what is before is then dropped.
 */
static void
filter_angles(struct filter *f, const char *p, const char *end)
{
	const char *at = p;

	while (at < end) {
		const char *name = at + 1;
		bool is_end = *name == '/';
		size_t n = 0;

		name += is_end;
		if (*at == '<' && oc_isalpha(*name))
			for (n = 1; oc_isalpha(name[n]) ||
			            (name[n] >= '1' && name[n] <= '6');)
				n++;
		if (n > 0) {
			add_tag(f, is_end, name, n, end);
			return;
		}
		at = memchr(at, '\n', (size_t)(end - at));
		if (at == NULL)
			break;
		at++;
	}
	add_escaped(f->out, p, (size_t)(end - p) + 1);
}

static void
filter_tags(struct filter *f, const char *p)
{
	while (*p != '\0') {
		size_t n = strcspn(p, "<>");
		const char *end;

		oc_buf_add(f->out, p, n);
		p += n;
		if (*p == '\0')
			break;
		end = *p == '<' && !oc_isspace(p[1]) ? strchr(p, '>') : p;
		if (end == NULL) {
			add_escaped(f->out, p, strlen(p));
			break;
		}
		if (end == p)
			add_escaped(f->out, p, 1);
		else
			filter_angles(f, p, end);
		p = end + 1;
	}
}

char *
oc_html_filter(struct oc_arena *a, const char *html, enum oc_html_filter how,
    const struct oc_html_opts *opts)
{
	struct oc_buf *text = oc_buf_new(a, OC_HTML_MAX);
	struct oc_buf *refs = oc_buf_new(a, OC_HTML_MAX);
	struct oc_buf *out = oc_buf_new(a, OC_HTML_MAX);
	struct filter f = { .a = a, .how = how, .opts = opts, .out = out };
	char *copy = oc_strdup(a, html);

	if (how == OC_FILTER_SAFE)
		f.ids = opts->ids != NULL ? opts->ids : oc_html_ids_new(a);
	drop_controls(copy);
	filter_comments(copy, how != OC_FILTER_SAFE, text);
	filter_refs(oc_buf_str(text), refs);
	filter_tags(&f, oc_buf_str(refs));
	if (text->failed || refs->failed || out->failed)
		return oc_strdup(a, "");
	copy = oc_buf_dup(out, a);
	show_hidden(copy);
	return copy;
}
