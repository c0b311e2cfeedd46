/* param.c - parameters of header fields. */
#include "config.h"

#include <string.h>

#include "base/str.h"
#include "base/utf8.h"
#include "http/form.h"
#include "http/param.h"

bool
oc_is_token(char c)
{
	return oc_isalnum(c) ||
	       (c != '\0' && strchr("!#$%&'*+-.^_`|~", c) != NULL);
}

static const char *
skip_blanks(const char *p)
{
	while (*p == ' ' || *p == '\t')
		p++;
	return p;
}

/* p stands after the opening quote; NULL when there is no closing one. */
static const char *
read_quoted(struct oc_arena *a, const char *p, const char **value)
{
	char *out = oc_alloc(a, strlen(p) + 1), *to = out;

	for (; *p != '"'; p++) {
		if (*p == '\\' && (p[1] == '"' || p[1] == '\\'))
			p++;
		if (*p == '\0')
			return NULL;
		*to++ = *p;
	}
	*to = '\0';
	*value = out;
	return p + 1;
}

/* More than a token: boundaries come with "/" or "=" and no quotes. */
static const char *
read_bare(struct oc_arena *a, const char *p, const char **value)
{
	const char *start = p;

	while (*p != '\0' && *p != ';' && *p != ' ' && *p != '\t' && *p != '"')
		p++;
	*value = oc_strndup(a, start, (size_t)(p - start));
	return p > start && *p != '"' ? p : NULL;
}

/* "name=value" at p into the list; returns what follows, NULL when wrong. */
static const char *
read_param(struct oc_arena *a, const char *p, struct oc_params *out)
{
	const char *start = p, *name, *value;

	while (oc_is_token(*p))
		p++;
	name = oc_strndup(a, start, (size_t)(p - start));
	p = skip_blanks(p);
	if (*name == '\0' || *p != '=' || out->n == OC_PARAMS_MAX ||
	    oc_params_get(out, name) != NULL)
		return NULL;
	p = skip_blanks(p + 1);
	p = *p == '"' ? read_quoted(a, p + 1, &value) : read_bare(a, p, &value);
	if (p == NULL)
		return NULL;
	out->list[out->n].name = name;
	out->list[out->n++].value = value;
	return skip_blanks(p);
}

bool
oc_params_parse(struct oc_arena *a, const char *text, struct oc_params *out)
{
	const char *p = skip_blanks(text), *start = p;

	*out = (struct oc_params){ 0 };
	while (oc_is_token(*p) || *p == '/')
		p++;
	out->value = oc_strndup(a, start, (size_t)(p - start));
	if (p == start)
		return false;
	p = skip_blanks(p);
	while (*p == ';') {
		p = skip_blanks(p + 1);
		if (*p == ';' || *p == '\0') /* some end with one */
			continue;
		p = read_param(a, p, out);
		if (p == NULL)
			return false;
	}
	return *p == '\0';
}

const char *
oc_params_get(const struct oc_params *p, const char *name)
{
	for (size_t i = 0; i < p->n; i++)
		if (oc_strieq(p->list[i].name, name))
			return p->list[i].value;
	return NULL;
}

static const char *
latin1_text(struct oc_arena *a, const char *s, size_t len)
{
	char *out = oc_alloc(a, 2 * len + 1), *to = out;

	for (size_t i = 0; i < len; i++)
		to += oc_utf8_encode((unsigned char)s[i], to);
	*to = '\0';
	return out;
}

/* Is every "%" followed by two hexadecimal digits? */
static bool
is_percent_encoded(const char *s)
{
	for (; *s != '\0'; s++)
		if (*s == '%' && (strspn(s + 1, "0123456789ABCDEFabcdef") < 2))
			return false;
	return true;
}

const char *
oc_params_extended(struct oc_arena *a, const char *value)
{
	const char *text = strchr(value, '\'');
	size_t len;

	if (text != NULL)
		text = strchr(text + 1, '\'');
	if (text == NULL || !is_percent_encoded(++text))
		return NULL;
	text = oc_url_decode(a, text, strlen(text), false, &len);
	if (memchr(text, '\0', len) != NULL)
		return NULL;
	if (oc_istarts(value, "ISO-8859-1'"))
		return latin1_text(a, text, len);
	if (oc_istarts(value, "UTF-8'") && oc_utf8_valid(text, len))
		return text;
	return NULL;
}
