/*
 * html_clean.c - deletions from HTML that is not parsed yet.
 *
 * Each is osTicket's, in its order, and works on the text that the one
 * before has left.  They know no tags, only patterns.  A pattern that found
 * no end once is not looked for again, so each takes linear time.
 */
#include "config.h"

#include <string.h>

#include "base/def.h"
#include "base/str.h"
#include "osticket/html_clean.h"

/* Copy *in to *out up to the next c, or to the end.  False at the end. */
static bool
copy_to(char **in, char **out, char c)
{
	char *at = strchr(*in, c);
	size_t n = at == NULL ? strlen(*in) : (size_t)(at - *in);

	memmove(*out, *in, n);
	*in += n;
	*out += n;
	if (at == NULL)
		**out = '\0';
	return at != NULL;
}

/* First "</name>" in s, any case. */
static char *
find_end(char *s, const char *name)
{
	size_t n = strlen(name);

	for (; (s = strstr(s, "</")) != NULL; s++)
		if (oc_istarts(s + 2, name) && s[2 + n] == '>')
			return s;
	return NULL;
}

/* <head>, <style> and <script>, from the first letters of the start tag. */
static void
drop_sections(char *s)
{
	static const char *const names[] = { "head", "style", "script" };
	bool closed[OC_COUNT(names)] = { true, true, true };
	char *in = s, *out = s;

	while (copy_to(&in, &out, '<')) {
		char *end = NULL;

		for (size_t i = 0; i < OC_COUNT(names) && end == NULL; i++) {
			size_t n = strlen(names[i]);

			if (!closed[i] || !oc_istarts(in + 1, names[i]) ||
			    in[1 + n] == '\0')
				continue;
			end = find_end(in + 2 + n, names[i]);
			if (end == NULL)
				closed[i] = false;
			else
				in = end + n + 3;
		}
		if (end == NULL)
			*out++ = *in++;
	}
}

/*
 * What begins with `start`, goes on for at least one character but with none
 * of `stop`, and ends with `end`.
 */
static void
drop_between(char *s, const char *start, const char *stop, const char *end)
{
	char *in = s, *out = s;

	while (copy_to(&in, &out, '<')) {
		size_t n = oc_starts(in, start) ? strlen(start) : 0, inner;

		inner = n == 0 ? 0 : strcspn(in + n, stop);
		if (n > 0 && in[n + inner] == '\0') {
			memmove(out, in, strlen(in) + 1);
			return;
		}
		if (inner > 0 && oc_starts(in + n + inner, end))
			in += n + inner + strlen(end);
		else
			*out++ = *in++;
	}
}

/* The attributes of <html, which stays. */
static void
drop_html_attributes(char *s)
{
	static const char tag[] = "<html";
	char *in = s, *out = s;

	while (copy_to(&in, &out, '<')) {
		size_t n = strlen(tag);

		if (!oc_istarts(in, tag) || in[n] == '\0' || in[n] == '>') {
			*out++ = *in++;
			continue;
		}
		memcpy(out, tag, n);
		out += n;
		in += n + strcspn(in + n, ">");
	}
}

/* The last end tag of a link or span in the line, NULL for none. */
static char *
last_end_tag(char *p)
{
	char *line = p + strcspn(p, "\n"), *last = NULL;

	for (; (p = memchr(p, '<', (size_t)(line - p))) != NULL; p++)
		if (oc_starts(p, "</a>") || oc_starts(p, "</span>"))
			last = p;
	return last;
}

static size_t
mail_end_length(const char *p)
{
	static const char *const starts[] = {
		"<a name=\"_MailEndCompose\">",
		"<a name=\"mso-bookmark:_MailEndCompose\">",
		"<a style=\"_MailEndCompose\">",
		"<a style=\"mso-bookmark:_MailEndCompose\">",
		"<span name=\"_MailEndCompose\">",
		"<span name=\"mso-bookmark:_MailEndCompose\">",
		"<span style=\"_MailEndCompose\">",
		"<span style=\"mso-bookmark:_MailEndCompose\">",
	};

	for (size_t i = 0; i < OC_COUNT(starts); i++)
		if (oc_starts(p, starts[i]))
			return strlen(starts[i]);
	return 0;
}

/* Word's mark of where the answer ends: the tags around it go, up to the
 * last end tag of the line. */
static void
drop_mail_end(char *s)
{
	char *in = s, *out = s, *searched = s;

	while (copy_to(&in, &out, '<')) {
		size_t n = in < searched ? 0 : mail_end_length(in);
		char *end = n == 0 ? NULL : last_end_tag(in + n);

		if (end == NULL) {
			if (n > 0)
				searched = in + strcspn(in, "\n");
			*out++ = *in++;
			continue;
		}
		n = (size_t)(end - in) - n;
		memmove(out, end - n, n);
		out += n;
		in = end + strcspn(end, ">") + 1;
	}
}

/*
 * Gmail's <div dir="ltr">: the first one that has an end, which need not be
 * its own, loses both tags; a blank comes in the place of the second.
 */
static void
drop_gmail_div(char *s)
{
	char *p = s, *text, *end;
	size_t n;

	for (; (p = strchr(p, '<')) != NULL; p++) {
		text = p;
		if (oc_istarts(p, "<div dir=\"ltr\">"))
			text = p + strlen("<div dir=\"ltr\">");
		else if (oc_istarts(p, "<div dir=3D\"ltr\">"))
			text = p + strlen("<div dir=3D\"ltr\">");
		if (text == p)
			continue;
		end = find_end(text, "div");
		if (end == NULL)
			return;
		n = (size_t)(end - text);
		memmove(p, text, n);
		p[n] = ' ';
		end += strlen("</div>");
		memmove(p + n + 1, end, strlen(end) + 1);
		return;
	}
}

static void
drop_data_cid(char *s)
{
	static const char start[] = "data-cid=\"";
	char *in = s, *out = s;

	while (copy_to(&in, &out, 'd')) {
		char *end = NULL;

		if (oc_starts(in, start)) {
			end = strchr(in + strlen(start), '"');
			if (end == NULL) {
				memmove(out, in, strlen(in) + 1);
				return;
			}
		}
		if (end == NULL)
			*out++ = *in++;
		else
			in = end + 1;
	}
}

/* An image's URL that is being looked at. */
struct link {
	char *value;   /* end of the last parameter's value seen */
	char *refused; /* parameters up to here lead to no key */
};

/* The next "&" or quote; found once, it is not searched for again. */
static char *
value_end(struct link *l, char *p)
{
	if (l->value == NULL || l->value < p)
		l->value = p + strcspn(p, "&\"");
	return l->value;
}

/*
 * The key among the parameters at p ("id=7&key=..."), NULL when there is
 * none or when one of them is not well formed.
 */
static char *
find_key(struct link *l, char *p)
{
	for (;;) {
		char *start = p, *end;

		if (oc_starts(p, "key=") && p[4] != '&' && p[4] != '\0')
			return p + strlen("key=");
		while (oc_isalnum(*p) || *p == '_')
			p++;
		if (p == start || *p != '=')
			return NULL;
		end = value_end(l, ++p);
		if (end == p || *end != '&')
			return NULL;
		p = end + 1;
		if (oc_starts(p, "amp;"))
			p += strlen("amp;");
		if (l->refused != NULL && p <= l->refused)
			return NULL;
		l->refused = p;
	}
}

/* The key in "https://host/path/file.php?...key=...", or NULL. */
static char *
find_link_key(char *p)
{
	static const char script[] = "/file.php?";
	struct link l = { NULL, NULL };
	char *key;

	if (oc_starts(p, "http:/"))
		p += strlen("http:/");
	else if (oc_starts(p, "https:/"))
		p += strlen("https:/");
	while (*p == '/') {
		key = NULL;
		if (oc_starts(p, script))
			key = find_key(&l, p + strlen(script));
		if (key != NULL)
			return key;
		if (p[1] == '/')
			return NULL;
		p += 1 + strcspn(p + 1, "/\"");
	}
	return NULL;
}

/* The key goes up to "&", even if the URL ends before that. */
void
oc_html_localize_images(char *html)
{
	static const char tag[] = "<img src=\"", cid[] = "cid:";
	char *in = html, *out = html;

	while (copy_to(&in, &out, '<')) {
		char *key = NULL;
		size_t n;

		if (oc_starts(in, tag))
			key = find_link_key(in + strlen(tag));
		if (key == NULL) {
			*out++ = *in++;
			continue;
		}
		memcpy(out, tag, strlen(tag));
		out += strlen(tag);
		memcpy(out, cid, strlen(cid));
		out += strlen(cid);
		n = strcspn(key, "&");
		memmove(out, key, n);
		out += n;
		in = key + n + strcspn(key + n, "\"");
	}
}

void
oc_html_drop_wrapping(char *html)
{
	drop_sections(html);
	drop_between(html, "<![", "]<", "]>");
	drop_between(html, "<!DOCTYPE", ">", ">");
	drop_between(html, "<?", ">", ">");
	drop_html_attributes(html);
	drop_mail_end(html);
	drop_gmail_div(html);
	drop_data_cid(html);
}

static char *
skip_blanks(char *p)
{
	return p + strspn(p, " \t\n\r");
}

/* Step over an attribute at p, or over what libxml2 takes for none. */
static char *
skip_attribute(char *p)
{
	static const char name[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
	                           "abcdefghijklmnopqrstuvwxyz_:."
	                           "-0123456789"; /* not at first */
	char *end;

	if (*p == '-' || oc_isdigit(*p) || strchr(name, *p) == NULL)
		return p + 1 + strcspn(p + 1, " \t\n\r>");
	p += strspn(p, name);
	end = skip_blanks(p);
	if (*end != '=')
		return p;
	p = skip_blanks(end + 1);
	if (*p != '"' && *p != '\'')
		return p + strcspn(p, " \t\n\r>");
	end = strchr(p + 1, *p);
	return end == NULL ? p + strlen(p) : end + 1;
}

void
oc_html_limit_attributes(char *html, size_t max)
{
	char *in = html, *out = html;

	while (copy_to(&in, &out, '<')) {
		char *p = in + 1, *cut = NULL;

		while (oc_isalnum(*p))
			p++;
		if (p == in + 1) {
			*out++ = *in++;
			continue;
		}
		p = skip_blanks(p);
		for (size_t n = 0; *p != '\0' && *p != '>'; n++) {
			if (n == max)
				cut = p;
			p = skip_blanks(skip_attribute(p));
		}
		if (cut == NULL)
			cut = p;
		memmove(out, in, (size_t)(cut - in));
		out += cut - in;
		in = p;
	}
}
