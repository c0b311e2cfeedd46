/* person.c - names of people. */
#include "config.h"

#include <string.h>

#include "base/buf.h"
#include "base/str.h"
#include "base/utf8.h"
#include "config/settings.h"
#include "osticket/address.h"
#include "osticket/html.h"
#include "osticket/person.h"

enum { NAME_CHARS = 128 }; /* what the column holds */

/* Each word's first letter large, the rest small: "a5.foo" is "A5 Foo". */
static char *
title_case(struct oc_arena *a, const char *s)
{
	char *out = oc_strlower(a, s);
	bool in_word = false;

	for (char *p = out; *p != '\0'; p++) {
		if (oc_isalpha(*p)) {
			if (!in_word)
				*p = (char)oc_upper(*p);
			in_word = true;
		} else if (strchr("'.:^`", *p) == NULL) {
			in_word = false;
		}
	}
	return out;
}

static char *
order_parts(struct oc_arena *a, const char *name)
{
	size_t n;
	char **parts = oc_split(a, name, ',', &n);

	for (size_t i = 0; i < n; i++)
		parts[i] = oc_trim(a, parts[i], NULL);
	if (n == 2)
		return oc_sprintf(a, "%s %s", parts[1], parts[0]);
	if (n == 3)
		return oc_sprintf(a, "%s %s %s", parts[1], parts[0], parts[2]);
	return oc_strdup(a, name);
}

char *
oc_person_clean(struct oc_ctx *cx, const char *name)
{
	struct oc_html_opts opts = { .iframe_whitelist =
		                         oc_config_text(cx->config,
		                             "embedded_domain_whitelist") };
	char *s = oc_html_sanitize(cx->arena, name, &opts);

	s = order_parts(cx->arena, oc_html_decode(cx->arena, s));
	if (oc_email_syntax(cx->arena, s, NULL)) {
		s = oc_strndup(cx->arena, s, strcspn(s, "@"));
		s = title_case(cx->arena, oc_replace(cx->arena, s, ".", " "));
	}
	s[oc_utf8_prefix(s, strlen(s), NAME_CHARS)] = '\0';
	return s;
}

struct parts {
	const char *salutation, *first, *middle, *last, *suffix;
};

/* Words i to end - 1 with blanks between. */
static const char *
words(struct oc_arena *a, char **w, size_t i, size_t end)
{
	struct oc_buf *b = oc_buf_new(a, 4096);

	for (size_t at = i; at < end; at++)
		oc_buf_addf(b, "%s%s", at > i ? " " : "", w[at]);
	return oc_buf_dup(b, a);
}

/* A dot makes the first word a salutation and the last one a suffix. */
static void
split_name(struct oc_arena *a, const char *name, struct parts *out)
{
	size_t n, start, end;
	char **w = oc_split(a, name, ' ', &n);

	if (n == 1 && strchr(name, '.') != NULL)
		w = oc_split(a, name, '.', &n);
	*out = (struct parts){ "", "", "", "", "" };
	if (strchr(w[0], '.') != NULL) {
		out->salutation = w[0];
		out->first = n > 1 ? w[1] : "";
	} else {
		out->first = w[0];
	}
	if (strchr(w[n - 1], '.') != NULL)
		out->suffix = w[n - 1];
	start = *out->salutation != '\0' ? 2 : 1;
	end = *out->suffix != '\0' ? n - 1 : n;
	if (end <= start)
		return;
	out->last = w[end - 1];
	out->middle = words(a, w, start, end - 1);
}

static const char *
initial(struct oc_arena *a, const char *s)
{
	size_t len = strlen(s);

	if (len == 0)
		return "";
	return oc_sprintf(a, "%.*s.", (int)oc_utf8_prefix(s, len, 1), s);
}

/* Those of the texts that are not empty, with blanks between. */
static char *
joined(struct oc_arena *a, const char *const *texts, size_t n)
{
	struct oc_buf *b = oc_buf_new(a, 4096);

	for (size_t i = 0; i < n; i++)
		if (*texts[i] != '\0' && !oc_streq(texts[i], "0"))
			oc_buf_addf(b, "%s%s", b->len > 0 ? " " : "", texts[i]);
	return oc_buf_dup(b, a);
}

static char *
last_first(struct oc_arena *a, const struct parts *p)
{
	char *s = oc_trim(a, oc_sprintf(a, "%s, %s", p->last, p->first), ", ");

	return *p->suffix != '\0' ? oc_sprintf(a, "%s, %s", s, p->suffix) : s;
}

static char *
initials(struct oc_arena *a, const struct parts *p)
{
	struct oc_buf *b = oc_buf_new(a, 256);
	char **w = oc_split(a,
	    oc_sprintf(a, "%s %s %s", p->first, p->middle, p->last), ' ', NULL);

	for (; *w != NULL; w++)
		if (**w != '\0')
			oc_buf_add(b, *w, oc_utf8_prefix(*w, strlen(*w), 1));
	return oc_strupper(a, oc_buf_str(b));
}

char *
oc_person_format(struct oc_arena *a, const char *name, const char *format)
{
	struct parts p;

	split_name(a, name, &p);
	if (oc_strieq(format, "first"))
		return oc_strdup(a, p.first);
	if (oc_strieq(format, "last"))
		return oc_strdup(a, p.last);
	if (oc_strieq(format, "middle"))
		return oc_strdup(a, p.middle);
	if (oc_strieq(format, "salutation"))
		return oc_strdup(a, p.salutation);
	if (oc_strieq(format, "suffix"))
		return oc_strdup(a, p.suffix);
	if (oc_strieq(format, "full"))
		return oc_trim(
		    a, oc_sprintf(a, "%s %s", p.first, p.last), NULL);
	if (oc_strieq(format, "formal"))
		return oc_trim(
		    a, oc_sprintf(a, "%s %s", p.salutation, p.last), NULL);
	if (oc_strieq(format, "legal")) {
		const char *texts[] = { p.first, initial(a, p.middle), p.last };

		return joined(a, texts, OC_COUNT(texts));
	}
	if (oc_strieq(format, "complete")) {
		const char *texts[] = { p.salutation, p.first,
			initial(a, p.middle), p.last, p.suffix };

		return joined(a, texts, OC_COUNT(texts));
	}
	if (oc_strieq(format, "lastfirst"))
		return last_first(a, &p);
	if (oc_strieq(format, "short"))
		return oc_sprintf(a, "%s %s", p.first, initial(a, p.last));
	if (oc_strieq(format, "shortformal"))
		return oc_sprintf(a, "%s %s", initial(a, p.first), p.last);
	if (oc_strieq(format, "initials"))
		return initials(a, &p);
	return oc_strdup(a, name);
}

char *
oc_person_client(struct oc_ctx *cx, const char *name)
{
	return oc_person_format(
	    cx->arena, name, oc_config_text(cx->config, "client_name_format"));
}
