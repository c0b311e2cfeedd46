/*
 * reader.c - from checked text to a tree.
 *
 * The only file that includes jsmn.h.  jsmn accepts far more than JSON and
 * counts places in int; oc_json_check() has refused all that by then.
 */
#include "config.h"

#include <stdlib.h>
#include <string.h>

#include "base/utf8.h"
#include "json/check.h"
#include "json/number.h"
#include "json/reader.h"

#define JSMN_STATIC
#define JSMN_PARENT_LINKS /* without them jsmn takes quadratic time */
#include <jsmn.h>

const struct oc_json_limits oc_json_default = {
	.bytes = 0,
	.depth = 511, /* PHP's 512 counts what is in the innermost, too */
	.members = 1000000,
};

struct reader {
	struct oc_arena *arena;
	const char *text;
	jsmntok_t *tokens;
	struct oc_val *vals; /* one for each token that is a value */
	int nvals;
	char *strings; /* where the next string goes */
};

static unsigned
hex4(const char *p)
{
	char digits[5] = { p[0], p[1], p[2], p[3], '\0' };

	return (unsigned)strtoul(digits, NULL, 16);
}

/* Read the escape at p, which is correct, and return what follows it. */
static const char *
unescape(struct reader *r, const char *p)
{
	static const char from[] = "bfnrt", to[] = "\b\f\n\r\t";
	const char *plain;
	unsigned c;

	if (p[1] != 'u') {
		plain = strchr(from, p[1]);
		*r->strings++ = plain == NULL ? p[1] : to[plain - from];
		return p + 2;
	}
	c = hex4(p + 2);
	p += 6;
	if (c >= 0xD800 && c <= 0xDBFF) {
		c = 0x10000 + ((c - 0xD800) << 10) + (hex4(p + 2) - 0xDC00);
		p += 6;
	}
	r->strings += oc_utf8_encode(c, r->strings);
	return p;
}

/* The text of a string token and, in *len, its length. */
static const char *
read_string(struct reader *r, const jsmntok_t *t, size_t *len)
{
	const char *p = r->text + t->start, *end = r->text + t->end;
	char *out = r->strings;

	while (p < end) {
		const char *esc = memchr(p, '\\', (size_t)(end - p));
		size_t n = (size_t)((esc == NULL ? end : esc) - p);

		memcpy(r->strings, p, n);
		r->strings += n;
		p = esc == NULL ? end : unescape(r, esc);
	}
	*len = (size_t)(r->strings - out);
	*r->strings++ = '\0';
	return out;
}

/* Cutting the name at a NUL would make another, perhaps a meaningful one. */
static const char *
read_name(struct reader *r, const jsmntok_t *t)
{
	static const char replacement[] = "\xEF\xBF\xBD";
	size_t len;
	const char *name = read_string(r, t, &len), *nul;
	char *copy, *to;

	if (memchr(name, '\0', len) == NULL)
		return name;
	copy = to = oc_alloc(r->arena, 3 * len + 1);
	while ((nul = memchr(name, '\0', len)) != NULL) {
		memcpy(to, name, (size_t)(nul - name));
		to += nul - name;
		memcpy(to, replacement, 3);
		to += 3;
		len -= (size_t)(nul + 1 - name);
		name = nul + 1;
	}
	memcpy(to, name, len);
	to[len] = '\0';
	return copy;
}

static void
read_primitive(const char *p, size_t len, struct oc_val *v)
{
	bool integer;

	switch (*p) {
	case 'n':
		v->type = OC_NULL;
		return;
	case 't':
	case 'f':
		v->type = OC_BOOL;
		v->u.b = *p == 't';
		return;
	default:
		break;
	}
	oc_number_scan(p, len, &integer);
	if (integer && oc_number_int(p, len, &v->u.i)) {
		v->type = OC_INT;
	} else {
		v->type = OC_DOUBLE;
		v->u.d = oc_number_double(p, len);
	}
}

/* The value of a token.  Its size, once used, makes room for its place. */
static struct oc_val *
read_value(struct reader *r, jsmntok_t *t)
{
	struct oc_val *v = &r->vals[r->nvals];

	*v = (struct oc_val){ 0 };
	switch (t->type) {
	case JSMN_STRING:
		v->type = OC_STRING;
		v->u.s.p = read_string(r, t, &v->u.s.len);
		break;
	case JSMN_ARRAY:
	case JSMN_OBJECT:
		v->type = t->type == JSMN_ARRAY ? OC_ARRAY : OC_OBJECT;
		oc_val_reserve(r->arena, v, (size_t)t->size);
		break;
	case JSMN_PRIMITIVE:
	case JSMN_UNDEFINED:
		read_primitive(
		    r->text + t->start, (size_t)(t->end - t->start), v);
		break;
	}
	t->size = r->nvals++;
	return v;
}

/*
 * Tokens stand in the order of the text, each with its parent: an element's
 * is its array, a member's its name, a name's its object.
 */
static void
read_tree(struct reader *r, int n)
{
	jsmntok_t *tokens = r->tokens;

	for (int i = 0; i < n; i++) {
		const jsmntok_t *parent = NULL;
		struct oc_val *v;

		if (tokens[i].parent >= 0)
			parent = &tokens[tokens[i].parent];
		if (parent != NULL && parent->type == JSMN_OBJECT)
			continue;
		v = read_value(r, &tokens[i]);
		if (parent == NULL)
			continue;
		if (parent->type == JSMN_ARRAY)
			oc_val_push(r->arena, &r->vals[parent->size], v);
		else
			oc_val_put(r->arena,
			    &r->vals[tokens[parent->parent].size],
			    read_name(r, parent), v);
	}
}

/* How many members all objects have together. */
static size_t
count_members(const struct reader *r)
{
	size_t n = 0;

	for (int i = 0; i < r->nvals; i++)
		if (r->vals[i].type == OC_OBJECT)
			n += r->vals[i].u.list.n;
	return n;
}

enum oc_json_status
oc_json_read(struct oc_arena *a, const char *text, size_t len,
    const struct oc_json_limits *limits, struct oc_val **out, size_t *at)
{
	struct reader r = { .arena = a, .text = text };
	struct oc_json_shape shape;
	enum oc_json_status s;
	jsmn_parser parser;
	size_t ntokens;
	int n;

	s = oc_json_check(
	    text, len, limits == NULL ? &oc_json_default : limits, &shape);
	if (at != NULL)
		*at = shape.at;
	if (s != OC_JSON_OK)
		return s;
	ntokens = shape.values + shape.names;
	r.tokens = malloc(ntokens * sizeof *r.tokens);
	if (r.tokens == NULL)
		oc_oom();
	jsmn_init(&parser);
	n = jsmn_parse(&parser, text, len, r.tokens, (unsigned)ntokens);
	if (n >= 0 && (size_t)n == ntokens) {
		r.vals = oc_alloc(a, shape.values * sizeof *r.vals);
		/* A string without its quotes is never shorter than what it
		 * stands for and the NUL after it. */
		r.strings = oc_alloc(a, len + 1);
		read_tree(&r, n);
		/* A name that came twice has made one member. */
		if (limits != NULL && limits->unique &&
		    count_members(&r) < shape.names)
			s = OC_JSON_TWICE;
		else
			*out = r.vals;
	} else {
		s = OC_JSON_SYNTAX; /* jsmn and the checker disagree: a bug */
	}
	free(r.tokens);
	return s;
}

const char *
oc_json_status_text(enum oc_json_status s)
{
	switch (s) {
	case OC_JSON_OK:
		return "No error";
	case OC_JSON_SYNTAX:
		return "The text is not JSON";
	case OC_JSON_CONTROL:
		return "A string has a control character in it or no end";
	case OC_JSON_UTF8:
		return "The text is not UTF-8";
	case OC_JSON_UTF16:
		return "A \\u escape is half of a surrogate pair";
	case OC_JSON_DEPTH:
		return "Arrays and objects are nested too deeply";
	case OC_JSON_LIMIT:
		return "The text is too long or has too many values";
	case OC_JSON_MISMATCH:
		return "A bracket is closed by one of another kind";
	case OC_JSON_TWICE:
		return "An object has the same name twice";
	}
	return "Unknown error";
}
