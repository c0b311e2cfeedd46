/* html_squeeze.c - white space between tags. */
#include "config.h"

#include <string.h>

#include "base/def.h"
#include "base/str.h"
#include "osticket/html_filter.h"

/* Characters of protected text and what stands for them meanwhile; the
 * text has no control characters of its own. */
static const char visible[] = "<>\n\r\t ";
static const char masked[] = "\x01\x02\x03\x04\x05\x06";

static void
swap(char *p, const char *end, const char *from, const char *to)
{
	for (; p < end; p++) {
		const char *at = strchr(from, *p);

		if (at != NULL)
			*p = to[at - from];
	}
}

/* Where the content of the element at p ends, which has one character at
 * least; NULL when it has no end tag. */
static char *
content_end(char *p, const char *end_tag, char **start)
{
	p = strchr(p, '>');
	if (p == NULL || p[1] == '\0')
		return NULL;
	*start = p + 1;
	return strstr(p + 2, end_tag);
}

/* Mask what is in the elements whose blanks count; of nested ones the outer
 * one, up to the first end tag of its name. */
static void
mask(char *p)
{
	static const char *const tags[][2] = { { "<pre", "</pre>" },
		{ "<textarea", "</textarea>" } };
	bool ended[OC_COUNT(tags)] = { true, true };

	for (; (p = strchr(p, '<')) != NULL; p++)
		for (size_t i = 0; i < OC_COUNT(tags); i++) {
			char *start, *end;

			if (!ended[i] || !oc_starts(p, tags[i][0]))
				continue;
			end = content_end(p, tags[i][1], &start);
			if (end == NULL) {
				ended[i] = false;
				continue;
			}
			swap(start, end, visible, masked);
			p = end;
		}
}

/*
 * Where the start tag at p ends, after its ">"; NULL when p is none, or one
 * that ends in "/>".
 */
static char *
start_tag_end(char *p)
{
	char *end;

	if (*p != '<' || !(oc_isalnum(p[1]) || p[1] == '_'))
		return NULL;
	end = strchr(p, '>');
	return end == NULL || end[-1] == '/' ? NULL : end + 1;
}

/* "<b>  x" to " <b>x". */
static void
move_before_tags(char *s)
{
	char *in = s, *out = s;

	while (*in != '\0') {
		char *end = start_tag_end(in), *text = end;
		size_t len;

		while (text != NULL && oc_isspace(*text))
			text++;
		if (end == NULL || text == end) {
			*out++ = *in++;
			continue;
		}
		len = (size_t)(end - in);
		memmove(out + 1, in, len);
		*out = ' ';
		out += len + 1;
		in = text;
	}
	*out = '\0';
}

static void
collapse(char *s)
{
	char *out = s;

	while (*s != '\0') {
		size_t n = strspn(s, " \t\r\n");

		*out++ = n > 0 ? ' ' : *s;
		s += n > 0 ? n : 1;
	}
	*out = '\0';
}

/* "<p> <b>" to "<p><b>"; all blanks are single by now. */
static void
drop_after_tags(char *s)
{
	char *in = s, *out = s;

	while (*in != '\0') {
		char *end = start_tag_end(in);

		if (end == NULL || *end != ' ') {
			*out++ = *in++;
			continue;
		}
		memmove(out, in, (size_t)(end - in));
		out += end - in;
		in = end + 1;
	}
	*out = '\0';
}

void
oc_html_squeeze(char *html)
{
	mask(html);
	move_before_tags(html);
	collapse(html);
	drop_after_tags(html);
	swap(html, html + strlen(html), masked, visible);
}
