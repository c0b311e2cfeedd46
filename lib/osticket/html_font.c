/* html_font.c - <font> as CSS. */
#include "config.h"

#include <string.h>

#include "base/buf.h"
#include "base/def.h"
#include "base/str.h"
#include "osticket/html.h"
#include "osticket/html_font.h"

/* PHP's trim() of text that cannot hold a NUL. */
static const char blanks[] = " \t\n\r\v";

/* Where a value ends: at its quote, at a blank, but not at once. */
static size_t
value_length(const char *p, char quote)
{
	size_t n = *p == '\0' ? 0 : 1;

	while (n > 0 && p[n] != '\0' && p[n] != quote && !oc_isspace(p[n]))
		n++;
	return n;
}

/* After "name =" at p, any case; NULL when it is not there. */
static const char *
after_equals(const char *p, const char *name)
{
	if (!oc_istarts(p, name))
		return NULL;
	for (p += strlen(name); oc_isspace(*p); p++)
		continue;
	if (*p != '=')
		return NULL;
	for (p++; oc_isspace(*p); p++)
		continue;
	return p;
}

static const char *
font_size(const char *size)
{
	static const char *const sizes[][2] = { { "0", "xx-small" },
		{ "1", "xx-small" }, { "2", "small" }, { "3", "medium" },
		{ "4", "large" }, { "5", "x-large" }, { "6", "xx-large" },
		{ "7", "300%" }, { "-1", "smaller" }, { "-2", "60%" },
		{ "+1", "larger" }, { "+2", "150%" }, { "+3", "200%" },
		{ "+4", "300%" } };

	for (size_t i = 0; i < OC_COUNT(sizes); i++)
		if (strcmp(sizes[i][0], size) == 0)
			return sizes[i][1];
	return NULL;
}

/* Without "<", and with quotes that do not end the attribute. */
static void
add_css(
    struct oc_arena *a, struct oc_buf *css, const char *name, const char *value)
{
	char *v = oc_trim(a, value, blanks), *o = v;

	for (const char *p = v; *p != '\0'; p++)
		if (*p != '<')
			*o++ = *p == '"' ? '\'' : *p;
	*o = '\0';
	oc_buf_addf(css, "%s%s: %s;", css->len > 0 ? " " : "", name, v);
}

/*
 * An attribute of a font tag at p: its CSS is added.  Returns its length, 0
 * when there is none.
 */
typedef size_t font_attr(struct oc_arena *a, const char *p, struct oc_buf *css);

static size_t
color_or_size(struct oc_arena *a, const char *p, struct oc_buf *css)
{
	const char *v = after_equals(p, "color");
	bool is_color = v != NULL;
	char quote = '\0', *value;
	size_t n;

	if (v == NULL)
		v = after_equals(p, "size");
	if (v == NULL)
		return 0;
	if ((*v == '"' || *v == '\'') && v[1] != '\0')
		quote = *v++;
	n = value_length(v, quote);
	if (n == 0)
		return 0;
	value = oc_strndup(a, v, n);
	if (!is_color)
		value = oc_strdup(a, font_size(oc_trim(a, value, blanks)));
	if (value != NULL)
		add_css(a, css, is_color ? "color" : "font-size", value);
	v += n;
	return (size_t)(v - p) + (*v != '\0');
}

/* Only in quotes, and without "=" between them. */
static size_t
quoted_face(struct oc_arena *a, const char *p, struct oc_buf *css)
{
	const char *v = after_equals(p, "face"), *end;
	char stop[] = { '\0', '=', '\0' };

	if (v == NULL || (*v != '"' && *v != '\'') || v[1] == '\0' ||
	    v[1] == '=')
		return 0;
	stop[0] = *v;
	end = v + 2 + strcspn(v + 2, stop);
	if (*end != *v)
		return 0;
	add_css(
	    a, css, "font-family", oc_strndup(a, v + 1, (size_t)(end - v) - 1));
	return (size_t)(end - p) + 1;
}

static size_t
plain_face(struct oc_arena *a, const char *p, struct oc_buf *css)
{
	const char *v = after_equals(p, "face"), *end = v;

	while (v != NULL && *end != '\0' && !oc_isspace(*end))
		end++;
	if (end == v)
		return 0;
	add_css(a, css, "font-family", oc_strndup(a, v, (size_t)(end - v)));
	return (size_t)(end - p);
}

/* Put a blank in the place of each attribute and of the blank before it. */
static void
cut(struct oc_arena *a, char *attrs, font_attr *match, struct oc_buf *css)
{
	char *in = attrs, *out = attrs;
	bool starts = true; /* may a name stand right here? */

	while (*in != '\0') {
		size_t n = starts ? match(a, in, css) : 0;

		if (n == 0 && oc_isspace(*in)) {
			n = match(a, in + 1, css);
			n += n > 0;
		}
		if (n == 0) {
			starts = false;
			*out++ = *in++;
			continue;
		}
		in += n;
		if (!starts || out == attrs)
			*out++ = ' ';
		starts = true;
	}
	*out = '\0';
}

char *
oc_html_font_css(struct oc_arena *a, char *attrs)
{
	struct oc_buf *css = oc_buf_new(a, OC_HTML_MAX);

	cut(a, attrs, color_or_size, css);
	cut(a, attrs, quoted_face, css);
	cut(a, attrs, plain_face, css);
	return oc_buf_dup(css, a);
}
