/* html_strip.c - tags, emoji and images taken out of a text. */
#include "config.h"

#include <string.h>

#include "base/def.h"
#include "base/str.h"
#include "base/utf8.h"
#include "osticket/html.h"
#include "osticket/html_url.h"

/*
 * PHP's strip_tags(), whose rules are its own: a tag ends at the first ">"
 * outside of quotes for which no "<" was opened inside; a declaration, PHP
 * code and a comment each have rules of their own.
 */
struct stripper {
	const char *start; /* of the text */
	const char *p;     /* what is read next */
	unsigned depth;    /* "<" inside of a tag that are still open */
	char quote;        /* the quote we are in, or NUL */
	char last;         /* in PHP code: the last mark of interest */
	unsigned parens;   /* in PHP code: open less closed, may wrap */
	bool is_xml;       /* the tag is "<?xml" */
};

/* What the text at s->p is a part of. */
enum part { IN_TEXT, IN_TAG, IN_CODE, IN_DECLARATION, IN_COMMENT };

/* Do the letters of word, any case, stand right before s->p? */
static bool
is_after(const struct stripper *s, const char *word)
{
	size_t n = strlen(word);

	return (size_t)(s->p - s->start) >= n && oc_istarts(s->p - n, word);
}

/* A quote mark opens, or closes what it has opened; not at the very start. */
static void
toggle_quote(struct stripper *s)
{
	if (s->p == s->start)
		return;
	if (s->quote == '\0')
		s->quote = *s->p;
	else if (s->quote == *s->p)
		s->quote = '\0';
}

/* Is ">" at s->p only the end of a "<" inside, or in quotes? */
static bool
is_inner_end(struct stripper *s)
{
	if (s->depth > 0) {
		s->depth--;
		return true;
	}
	return s->quote != '\0';
}

static enum part
strip_text(struct stripper *s, char **out)
{
	if (*s->p == '<' && s->quote == '\0' && !oc_isspace(s->p[1])) {
		s->last = '<';
		return IN_TAG;
	}
	if (*s->p == '<' ? s->quote == '\0' : *s->p != '>' || !is_inner_end(s))
		*(*out)++ = *s->p;
	return IN_TEXT;
}

static enum part
strip_tag(struct stripper *s)
{
	switch (*s->p) {
	case '<':
		if (s->quote == '\0' && !oc_isspace(s->p[1]))
			s->depth++;
		break;
	case '>':
		if (is_inner_end(s))
			break;
		s->last = '>';
		if (s->is_xml && is_after(s, "-"))
			break;
		s->is_xml = false;
		return IN_TEXT;
	case '"':
	case '\'':
		toggle_quote(s);
		break;
	case '!':
		if (!is_after(s, "<"))
			break;
		s->last = '!';
		return IN_DECLARATION;
	case '?':
		if (!is_after(s, "<"))
			break;
		s->parens = 0;
		return IN_CODE;
	default:
		break;
	}
	return IN_TAG;
}

/* PHP code ends at "?>" outside of parentheses and strings. */
static enum part
strip_code(struct stripper *s)
{
	char c = *s->p;
	bool in_string = s->last == '"' || s->last == '\'';

	switch (c) {
	case '(':
	case ')':
		if (!in_string) {
			s->last = c;
			s->parens += c == '(' ? 1U : -1U;
		}
		break;
	case '>':
		if (!is_inner_end(s) && s->parens == 0 && s->last != '"' &&
		    is_after(s, "?"))
			return IN_TEXT;
		break;
	case '"':
	case '\'':
		if (s->p == s->start || is_after(s, "\\"))
			break;
		if (s->last == c)
			s->last = '\0';
		else if (s->last != '\\')
			s->last = c;
		toggle_quote(s);
		break;
	case 'l':
	case 'L':
		/* Not so at the very start of the text, one byte short. */
		if (s->p > s->start + 4 && is_after(s, "<?xm")) {
			s->is_xml = true;
			return IN_TAG;
		}
		break;
	default:
		break;
	}
	return IN_CODE;
}

static enum part
strip_declaration(struct stripper *s)
{
	switch (*s->p) {
	case '>':
		if (is_inner_end(s))
			break;
		s->quote = '\0';
		return IN_TEXT;
	case '"':
	case '\'':
		if (!is_after(s, "\\"))
			toggle_quote(s);
		break;
	case '-':
		if (is_after(s, "!-"))
			return IN_COMMENT;
		break;
	case 'e':
	case 'E':
		if (s->p > s->start + 6 && is_after(s, "doctyp"))
			return IN_TAG;
		break;
	default:
		break;
	}
	return IN_DECLARATION;
}

static enum part
strip_comment(struct stripper *s)
{
	if (*s->p != '>' || s->quote != '\0' || !is_after(s, "--"))
		return IN_COMMENT;
	return IN_TEXT;
}

char *
oc_html_strip_tags(struct oc_arena *a, const char *text)
{
	struct stripper s = { .start = text, .p = text };
	char *out = oc_alloc(a, strlen(text) + 1), *o = out;
	enum part part = IN_TEXT;

	for (; *s.p != '\0'; s.p++)
		switch (part) {
		case IN_TEXT:
			part = strip_text(&s, &o);
			break;
		case IN_TAG:
			part = strip_tag(&s);
			break;
		case IN_CODE:
			part = strip_code(&s);
			break;
		case IN_DECLARATION:
			part = strip_declaration(&s);
			break;
		case IN_COMMENT:
			part = strip_comment(&s);
			break;
		}
	*o = '\0';
	return out;
}

static bool
is_emoji(unsigned c)
{
	static const struct {
		unsigned first, last;
	} ranges[] = { { 0x00A9, 0x00AE }, { 0x2310, 0x231F },
		{ 0x2322, 0x232F }, { 0x23E0, 0x23FF }, { 0x2702, 0x27B0 },
		{ 0x1F300, 0x1F5FF }, { 0x1F600, 0x1F64F },
		{ 0x1F680, 0x1F6D2 }, { 0x1F6E0, 0x1F6FF },
		{ 0x1F910, 0x1F999 }, { 0x1F9C0, 0x1F9C2 },
		{ 0x1F9D0, 0x1F9EF }, { 0x1000B6, 0x1000B6 } };

	for (size_t i = 0; i < OC_COUNT(ranges); i++)
		if (c >= ranges[i].first && c <= ranges[i].last)
			return true;
	return false;
}

char *
oc_html_strip_emoticons(struct oc_arena *a, const char *s)
{
	size_t len = strlen(s), n;
	char *out = oc_alloc(a, len + 1), *o = out;
	unsigned c;

	for (; len > 0; s += n, len -= n) {
		n = oc_utf8_decode(s, len, &c);
		if (n == 0) {
			o = out;
			break;
		}
		if (c >= 0x80 && is_emoji(c))
			continue;
		memcpy(o, s, n);
		o += n;
	}
	*o = '\0';
	return out;
}

/* An <img> with a source, as a pattern sees it. */
struct image {
	const char *src;
	size_t src_len;
	const char *end; /* after its ">" */
};

/*
 * Read the image whose "<img " is before p and whose first ">" is at gt.  Of
 * several sources the last one counts that is not empty; ">" in it does not
 * end the image.  last is the last ">" of the text.
 */
static bool
read_image(const char *p, const char *gt, const char *last, struct image *out)
{
	static const char src[] = "src=\"";
	size_t n = strlen(src);

	for (const char *at = gt; (size_t)(at - p) >= n; at--) {
		const char *value = at, *quote;

		if (memcmp(at - n, src, n) != 0)
			continue;
		quote = strchr(value, '"');
		if (quote == NULL || quote == value || quote > last)
			continue;
		out->src = value;
		out->src_len = (size_t)(quote - value);
		out->end = strchr(quote, '>') + 1;
		return true;
	}
	return false;
}

static bool
is_shown(struct oc_arena *a, const struct image *i)
{
	return strstr(oc_strndup(a, i->src, i->src_len), "cid:") != NULL ||
	       oc_html_url_is_image(i->src, i->src_len);
}

char *
oc_html_strip_external_images(struct oc_arena *a, const char *html)
{
	static const char tag[] = "<img ";
	const char *last = strrchr(html, '>'), *searched = html, *gt, *p;
	char *out = oc_alloc(a, strlen(html) + 1), *o = out;
	struct image image;

	while (
	    (p = strstr(html, tag)) != NULL && (gt = strchr(p, '>')) != NULL) {
		size_t n = (size_t)(p - html) + strlen(tag);

		if (p >= searched &&
		    read_image(p + strlen(tag), gt, last, &image)) {
			if (is_shown(a, &image))
				n = (size_t)(image.end - html);
			else
				n = (size_t)(p - html);
			memcpy(o, html, n);
			html = image.end;
		} else {
			searched = gt;
			memcpy(o, html, n);
			html = p + strlen(tag);
		}
		o += n;
	}
	strcpy(o, html);
	return out;
}
