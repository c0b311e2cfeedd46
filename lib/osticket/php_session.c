/* php_session.c - reader of PHP's session format, strict and bounded. */
#include "config.h"

#include <stdlib.h>
#include <string.h>

#include "base/def.h"
#include "base/str.h"
#include "osticket/php_session.h"

enum {
	NUMBER_MAX = 32, /* digits, sign, point, exponent of one number */
	NAME_MAX_LEN = 1024
};

struct reader {
	struct oc_arena *arena;
	const char *p, *end;
	int depth;
};

static struct oc_val *read_value(struct reader *r);

static bool
take(struct reader *r, char c)
{
	if (r->p == r->end || *r->p != c)
		return false;
	r->p++;
	return true;
}

/* The bytes up to `stop`, which is skipped, if they are a short text. */
static const char *
take_until(struct reader *r, char stop, size_t max)
{
	size_t left = (size_t)(r->end - r->p);
	const char *at = memchr(r->p, stop, left), *text;

	if (at == NULL || (size_t)(at - r->p) > max ||
	    memchr(r->p, '\0', (size_t)(at - r->p)) != NULL)
		return NULL;
	text = oc_strndup(r->arena, r->p, (size_t)(at - r->p));
	r->p = at + 1;
	return text;
}

/* A whole number and the character after it. */
static bool
take_int(struct reader *r, char stop, int64_t *out)
{
	const char *text = take_until(r, stop, NUMBER_MAX);

	return text != NULL && oc_parse_int(text, out);
}

/* A length that can still be there, and the colon after it. */
static bool
take_size(struct reader *r, size_t *out)
{
	int64_t n;

	if (!take_int(r, ':', &n) || n < 0 || n > r->end - r->p)
		return false;
	*out = (size_t)n;
	return true;
}

/* "…" of a length given before. */
static bool
take_text(struct reader *r, const char **p, size_t *len)
{
	if (!take_size(r, len) || !take(r, '"') ||
	    (size_t)(r->end - r->p) < *len)
		return false;
	*p = r->p;
	r->p += *len;
	return take(r, '"');
}

static struct oc_val *
read_string(struct reader *r)
{
	const char *p;
	size_t len;

	if (!take_text(r, &p, &len) || !take(r, ';'))
		return NULL;
	return oc_val_strn(r->arena, p, len);
}

static struct oc_val *
read_bool(struct reader *r)
{
	int64_t n;

	if (!take_int(r, ';', &n) || n < 0 || n > 1)
		return NULL;
	return oc_val_bool(r->arena, n == 1);
}

static struct oc_val *
read_int(struct reader *r)
{
	int64_t n;

	return take_int(r, ';', &n) ? oc_val_int(r->arena, n) : NULL;
}

static struct oc_val *
read_double(struct reader *r)
{
	static const char *const special[] = { "INF", "-INF", "NAN" };
	const char *text = take_until(r, ';', NUMBER_MAX);

	if (text == NULL)
		return NULL;
	for (size_t i = 0; i < OC_COUNT(special); i++)
		if (oc_streq(text, special[i]))
			return oc_val_double(r->arena, strtod(text, NULL));
	if (strspn(text, "+-.0123456789eE") != strlen(text) ||
	    !oc_is_numeric(text))
		return NULL;
	return oc_val_double(r->arena, strtod(text, NULL));
}

/* Something that is there, and of which we know no more. */
static struct oc_val *
opaque(struct reader *r)
{
	return oc_val_array(r->arena);
}

/* Another place of this session, by its number. */
static struct oc_val *
read_reference(struct reader *r)
{
	int64_t n;

	return take_int(r, ';', &n) && n > 0 ? opaque(r) : NULL;
}

static struct oc_val *
read_enum(struct reader *r)
{
	const char *p;
	size_t len;

	return take_text(r, &p, &len) && take(r, ';') ? opaque(r) : NULL;
}

/* A key: a number, or a text of which the property's name is taken. */
static const char *
read_key(struct reader *r)
{
	const char *p, *nul;
	int64_t n;
	size_t len;

	if (take(r, 'i'))
		return take(r, ':') && take_int(r, ';', &n)
		           ? oc_sprintf(r->arena, "%lld", (long long)n)
		           : NULL;
	if (!take(r, 's') || !take(r, ':') || !take_text(r, &p, &len) ||
	    !take(r, ';'))
		return NULL;
	while ((nul = memchr(p, '\0', len)) != NULL) {
		len -= (size_t)(nul + 1 - p);
		p = nul + 1;
	}
	return oc_strndup(r->arena, p, len);
}

/* "{", so many pairs of key and value, "}". */
static struct oc_val *
read_pairs(struct reader *r, size_t n)
{
	struct oc_val *list = oc_val_object(r->arena), *v;
	const char *key;

	if (!take(r, '{') || r->depth == OC_PHP_DEPTH_MAX)
		return NULL;
	r->depth++;
	for (; n > 0; n--) {
		key = read_key(r);
		v = key == NULL ? NULL : read_value(r);
		if (v == NULL)
			return NULL;
		oc_val_put(r->arena, list, key, v);
	}
	r->depth--;
	return take(r, '}') ? list : NULL;
}

static struct oc_val *
read_array(struct reader *r)
{
	size_t n;

	return take_size(r, &n) ? read_pairs(r, n) : NULL;
}

static struct oc_val *
read_object(struct reader *r)
{
	const char *class;
	size_t len;

	return take_text(r, &class, &len) && take(r, ':') ? read_array(r)
	                                                  : NULL;
}

/* An object that wrote itself: bytes of its own, in braces. */
static struct oc_val *
read_custom(struct reader *r)
{
	const char *class;
	size_t len;

	if (!take_text(r, &class, &len) || !take(r, ':') ||
	    !take_size(r, &len) || !take(r, '{') ||
	    (size_t)(r->end - r->p) < len)
		return NULL;
	r->p += len;
	return take(r, '}') ? opaque(r) : NULL;
}

static struct oc_val *
read_value(struct reader *r)
{
	static const struct {
		char letter;
		struct oc_val *(*read)(struct reader *r);
	} kinds[] = {
		{ 's', read_string },
		{ 'i', read_int },
		{ 'b', read_bool },
		{ 'a', read_array },
		{ 'O', read_object },
		{ 'd', read_double },
		{ 'R', read_reference },
		{ 'r', read_reference },
		{ 'E', read_enum },
		{ 'C', read_custom },
	};

	if (take(r, 'N'))
		return take(r, ';') ? oc_val_null(r->arena) : NULL;
	for (size_t i = 0; i < OC_COUNT(kinds); i++)
		if (take(r, kinds[i].letter))
			return take(r, ':') ? kinds[i].read(r) : NULL;
	return NULL;
}

enum oc_err
oc_php_session_parse(
    struct oc_arena *a, const char *data, size_t len, struct oc_val **out)
{
	struct reader r = { .arena = a };
	struct oc_val *all = oc_val_object(a), *v;
	const char *name;

	if (len > OC_PHP_BYTES_MAX)
		return OC_EINVAL;
	r.p = len == 0 ? "" : data;
	r.end = r.p + len;
	while (r.p < r.end) {
		name = take_until(&r, '|', NAME_MAX_LEN);
		if (oc_empty(name))
			return OC_EINVAL;
		v = read_value(&r);
		if (v == NULL)
			return OC_EINVAL;
		oc_val_put(a, all, name, v);
	}
	*out = all;
	return OC_OK;
}
