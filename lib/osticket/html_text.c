/* html_text.c - HTML to plain text. */
#include "config.h"

#include <string.h>

#include "base/buf.h"
#include "base/str.h"
#include "osticket/html.h"
#include "osticket/html_filter.h"
#include "osticket/html_text.h"

/* Length of a <br> at p in its simple forms, any case; else 0. */
static size_t
break_length(const char *p)
{
	size_t n = strlen("<br");

	if (!oc_istarts(p, "<br"))
		return 0;
	n += p[n] == ' ';
	n += p[n] == '/';
	return p[n] == '>' ? n + 1 : 0;
}

static char *
break_lines(struct oc_arena *a, const char *p)
{
	struct oc_buf *out = oc_buf_new(a, OC_HTML_MAX);

	while (*p != '\0') {
		size_t n = break_length(p);

		if (n > 0)
			oc_buf_addc(out, '\n');
		else
			oc_buf_addc(out, *p);
		p += n > 0 ? n : 1;
	}
	return oc_buf_dup(out, a);
}

/* Put `lines` in the place of white space after each end tag. */
static char *
break_after(
    struct oc_arena *a, const char *p, const char *tag, const char *lines)
{
	struct oc_buf *out = oc_buf_new(a, OC_HTML_MAX);

	while (*p != '\0') {
		if (*p != '<' || !oc_istarts(p, tag)) {
			oc_buf_addc(out, *p++);
			continue;
		}
		oc_buf_add(out, p, strlen(tag));
		oc_buf_adds(out, lines);
		for (p += strlen(tag); oc_isspace(*p); p++)
			continue;
	}
	return oc_buf_dup(out, a);
}

/* Where to cut a word after width bytes: not within a character. */
static size_t
cut_at(const char *word, size_t width)
{
	size_t n = width;

	while (n > 0 && ((unsigned char)word[n] & 0xC0) == 0x80)
		n--;
	return n > 0 ? n : width;
}

/*
 * Add a line of len bytes, broken at blanks so that no part is longer than
 * width; a word that is gets cut.  The blank goes, one at the beginning of a
 * part does not break it.
 */
static void
wrap_line(struct oc_buf *out, const char *p, size_t len, size_t width)
{
	while (len > width) {
		size_t blank = width, n;

		while (blank > 0 && p[blank] != ' ')
			blank--;
		n = blank > 0 ? blank : cut_at(p, width);
		oc_buf_add(out, p, n);
		oc_buf_addc(out, '\n');
		n += blank > 0;
		p += n;
		len -= n;
	}
	oc_buf_add(out, p, len);
}

/* PHP's wordwrap(), to which the very last line feed is a character. */
static char *
wrap(struct oc_arena *a, const char *p, size_t width)
{
	struct oc_buf *out = oc_buf_new(a, OC_HTML_MAX);

	for (;;) {
		size_t n = strcspn(p, "\n");

		if (p[n] == '\n' && p[n + 1] == '\0')
			n++;
		wrap_line(out, p, n, width);
		if (p[n] == '\0')
			return oc_buf_dup(out, a);
		oc_buf_addc(out, '\n');
		p += n + 1;
	}
}

char *
oc_html_to_text(struct oc_arena *a, const char *html, size_t width, bool tidy)
{
	char *s;

	if (*html == '\0' || strcmp(html, "0") == 0 ||
	    strlen(html) > OC_HTML_MAX)
		return oc_strdup(a, *html == '0' ? "0" : "");
	s = oc_strdup(a, html);
	if (tidy) {
		s = oc_html_balance(a, oc_html_decode(a, s), true);
		s = oc_html_filter(a, s, OC_FILTER_BARE, NULL);
	}
	s = break_lines(a, s);
	s = break_after(a, s, "</div>", "\n");
	s = break_after(a, s, "</p>", "\n\n");
	s = oc_html_decode(a, oc_html_strip_tags(a, s));
	return width == 0 ? s : wrap(a, s, width);
}
