/* form.c - application/x-www-form-urlencoded. */
#include "config.h"

#include <string.h>

#include "base/str.h"
#include "base/utf8.h"
#include "http/form.h"

const struct oc_form_limits oc_form_default = {
	.bytes = 8 * 1024 * 1024,
	.pairs = 1000, /* PHP's max_input_vars */
};

static int
hex_digit(char c)
{
	if (oc_isdigit(c))
		return c - '0';
	c = (char)oc_lower(c);
	return c >= 'a' && c <= 'f' ? c - 'a' + 10 : -1;
}

char *
oc_url_decode(
    struct oc_arena *a, const char *p, size_t len, bool plus, size_t *out_len)
{
	char *out = oc_alloc(a, len + 1), *to = out;
	const char *end = p + len;

	while (p < end) {
		if (*p == '%' && end - p >= 3 && hex_digit(p[1]) >= 0 &&
		    hex_digit(p[2]) >= 0) {
			*to++ = (char)(hex_digit(p[1]) << 4 | hex_digit(p[2]));
			p += 3;
		} else {
			*to++ = *p == '+' && plus ? ' ' : *p;
			p++;
		}
	}
	*to = '\0';
	if (out_len != NULL)
		*out_len = (size_t)(to - out);
	return out;
}

static bool
is_unreserved(char c)
{
	return oc_isalnum(c) || (c != '\0' && strchr("-._~", c) != NULL);
}

char *
oc_url_encode(struct oc_arena *a, const char *s)
{
	static const char digits[] = "0123456789ABCDEF";
	char *out = oc_alloc(a, 3 * strlen(s) + 1), *to = out;

	for (; *s != '\0'; s++) {
		unsigned char c = (unsigned char)*s;

		if (is_unreserved(*s)) {
			*to++ = *s;
			continue;
		}
		*to++ = '%';
		*to++ = digits[c >> 4];
		*to++ = digits[c & 15];
	}
	*to = '\0';
	return out;
}

/* Decode one name or value; NULL when it is no text. */
static const char *
decode_text(struct oc_arena *a, const char *p, size_t len)
{
	size_t n;
	const char *text = oc_url_decode(a, p, len, true, &n);

	if (memchr(text, '\0', n) != NULL || !oc_utf8_valid(text, n))
		return NULL;
	return text;
}

/* One piece between two "&", which is not empty. */
static enum oc_err
read_pair(struct oc_arena *a, const char *p, size_t len, struct oc_pair *out)
{
	const char *eq = memchr(p, '=', len);
	size_t n = eq == NULL ? len : (size_t)(eq - p);

	out->name = decode_text(a, p, n);
	out->value = eq == NULL ? "" : decode_text(a, eq + 1, len - n - 1);
	return out->name == NULL || out->value == NULL ? OC_EBADREQ : OC_OK;
}

/* Number of pieces, empty ones included. */
static size_t
count_pieces(const char *text, size_t len)
{
	size_t n = 1;

	for (size_t i = 0; i < len; i++)
		n += text[i] == '&';
	return n;
}

enum oc_err
oc_form_parse_within(struct oc_arena *a, const char *text, size_t len,
    const struct oc_form_limits *limits, struct oc_form *out)
{
	const char *end = text + len, *amp;
	size_t max = count_pieces(text, len);
	struct oc_form f = { NULL, 0 };
	enum oc_err e;

	if (len > limits->bytes)
		return OC_ETOOBIG;
	if (max > limits->pairs)
		max = limits->pairs;
	f.pairs = oc_calloc(a, max, sizeof *f.pairs);
	for (; text < end; text = amp + 1) {
		amp = memchr(text, '&', (size_t)(end - text));
		if (amp == NULL)
			amp = end;
		if (amp == text)
			continue;
		if (f.n == max)
			return OC_ETOOBIG;
		e = read_pair(a, text, (size_t)(amp - text), &f.pairs[f.n++]);
		if (e != OC_OK)
			return e;
		if (amp == end)
			break;
	}
	*out = f;
	return OC_OK;
}

enum oc_err
oc_form_parse(
    struct oc_arena *a, const char *text, size_t len, struct oc_form *out)
{
	return oc_form_parse_within(a, text, len, &oc_form_default, out);
}

const char *
oc_form_get(const struct oc_form *f, const char *name)
{
	for (size_t i = 0; i < f->n; i++)
		if (strcmp(f->pairs[i].name, name) == 0)
			return f->pairs[i].value;
	return NULL;
}

const char *
oc_form_last(const struct oc_form *f, const char *name)
{
	for (size_t i = f->n; i > 0; i--)
		if (strcmp(f->pairs[i - 1].name, name) == 0)
			return f->pairs[i - 1].value;
	return NULL;
}

/*
 * The key of "name[key]" and its length; NULL when it is not of that form,
 * nor when it goes on, as "name[key][0]" does.
 */
static const char *
bracket_key(const char *pair_name, const char *name, size_t *len)
{
	const char *key, *end;

	if (!oc_starts(pair_name, name) || pair_name[strlen(name)] != '[')
		return NULL;
	key = pair_name + strlen(name) + 1;
	end = strchr(key, ']');
	if (end == NULL || end[1] != '\0')
		return NULL;
	*len = (size_t)(end - key);
	return key;
}

/* Is it the name itself, or an element of the list of that name? */
static bool
is_element(const char *pair_name, const char *name)
{
	size_t len = 0;
	const char *key = bracket_key(pair_name, name, &len);

	if (key == NULL)
		return strcmp(pair_name, name) == 0;
	for (size_t i = 0; i < len; i++)
		if (!oc_isdigit(key[i]))
			return false;
	return true;
}

const char **
oc_form_all(
    struct oc_arena *a, const struct oc_form *f, const char *name, size_t *n)
{
	size_t count = 0, i;
	const char **out;

	for (i = 0; i < f->n; i++)
		count += is_element(f->pairs[i].name, name);
	out = oc_alloc(a, (count + 1) * sizeof *out);
	out[count] = NULL;
	if (n != NULL)
		*n = count;
	for (count = i = 0; i < f->n; i++)
		if (is_element(f->pairs[i].name, name))
			out[count++] = f->pairs[i].value;
	return out;
}

const char *
oc_form_nested(const struct oc_form *f, const char *name, const char *field)
{
	size_t len = 0;

	for (size_t i = f->n; i > 0; i--) {
		const struct oc_pair *p = &f->pairs[i - 1];
		const char *key = bracket_key(p->name, name, &len);

		if (key != NULL && strlen(field) == len &&
		    memcmp(key, field, len) == 0)
			return p->value;
	}
	return NULL;
}

const char *
oc_form_field_of(struct oc_arena *a, const struct oc_pair *p, const char *name)
{
	size_t len = 0;
	const char *key = bracket_key(p->name, name, &len);

	return key == NULL ? NULL : oc_strndup(a, key, len);
}
