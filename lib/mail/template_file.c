/* template_file.c - reading osTicket's own template files. */
#include "config.h"

#include <string.h>

#include "base/buf.h"
#include "base/str.h"
#include "mail/template.h"

/* One line of the text at *p, without its end; *p moves on. */
struct line {
	const char *p;
	size_t len;
	size_t indent; /* blanks it begins with */
};

static bool
next_line(const char **p, const char *end, struct line *out)
{
	const char *feed;

	if (*p >= end)
		return false;
	feed = memchr(*p, '\n', (size_t)(end - *p));
	out->p = *p;
	out->len = (size_t)((feed == NULL ? end : feed) - *p);
	*p = feed == NULL ? end : feed + 1;
	if (out->len > 0 && out->p[out->len - 1] == '\r')
		out->len--;
	for (out->indent = 0;
	     out->indent < out->len && out->p[out->indent] == ' ';
	     out->indent++)
		continue;
	return true;
}

/*
 * The indented lines after "name: |", less their indentation, which is the
 * first line's; empty lines at the end do not count.
 */
static const char *
read_block(struct oc_arena *a, const char **p, const char *end)
{
	struct oc_buf *out = oc_buf_new(a, (size_t)(end - *p) + 1);
	size_t indent = 0, filled = 0;
	const char *before = *p;
	struct line l;

	for (; next_line(p, end, &l); before = *p) {
		if (l.indent == l.len) {
			oc_buf_addc(out, '\n');
			continue;
		}
		if (indent == 0)
			indent = l.indent;
		if (l.indent < indent || l.indent == 0) {
			*p = before;
			break;
		}
		oc_buf_add(out, l.p + indent, l.len - indent);
		oc_buf_addc(out, '\n');
		filled = out->len;
	}
	oc_buf_cut(out, filled);
	return oc_buf_dup(out, a);
}

bool
oc_template_parse(
    struct oc_arena *a, const char *text, size_t len, struct oc_template *out)
{
	const char *p = text, *end = text + len, *subject = NULL, *body = NULL;
	struct line l;

	while (next_line(&p, end, &l)) {
		char *s = oc_trim(a, oc_strndup(a, l.p, l.len), NULL);

		if (l.indent > 0)
			continue;
		if (oc_streq(s, "subject: |"))
			subject = oc_trim(a, read_block(a, &p, end), NULL);
		else if (oc_streq(s, "body: |"))
			body = read_block(a, &p, end);
		else if (oc_starts(s, "subject: "))
			subject = oc_trim(a, s + strlen("subject: "), "\"' ");
	}
	if (oc_empty(subject) || oc_empty(body))
		return false;
	out->subject = subject;
	out->body = body;
	return true;
}
