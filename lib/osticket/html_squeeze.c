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

/* Mask the content of every element of that name, up to its first end. */
static void
mask(char *p, const char *name)
{
	char start[16] = "<", end[16] = "</";

	strcat(start, name);
	strcat(strcat(end, name), ">");
	while ((p = strstr(p, start)) != NULL) {
		char *close;

		p = strchr(p, '>');
		close = p == NULL || p[1] == '\0' ? NULL : strstr(p + 2, end);
		if (close == NULL)
			return;
		swap(p + 1, close, visible, masked);
		p = close;
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
	mask(html, "pre");
	mask(html, "textarea");
	move_before_tags(html);
	collapse(html);
	drop_after_tags(html);
	swap(html, html + strlen(html), masked, visible);
}
