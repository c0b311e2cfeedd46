/*
 * check.c - exactly the grammar of RFC 8259.
 *
 * Faults are found in the order in which PHP's scanner and parser find them:
 * token by token, what is wrong inside the token before what is wrong with
 * its place.
 */
#include "config.h"

#include <limits.h>
#include <stdbool.h>
#include <string.h>

#include "base/str.h"
#include "base/utf8.h"
#include "json/check.h"

struct checker {
	const char *p;
	const char *end;
	const struct oc_json_limits *limits;
	struct oc_json_shape *shape;
	size_t depth;
	unsigned char in_object[OC_JSON_DEPTH_MAX / CHAR_BIT];
};

/* What may come next. */
enum place {
	VALUE,
	ELEMENT_OR_END, /* after "[" */
	NAME_OR_END,    /* after "{" */
	NAME,           /* after "," in an object */
	COLON,
	AFTER_VALUE
};

static bool
is_control(char c)
{
	return (unsigned char)c < 0x20;
}

static void
skip_space(struct checker *c)
{
	while (c->p < c->end && (*c->p == ' ' || *c->p == '\t' ||
	                            *c->p == '\n' || *c->p == '\r'))
		c->p++;
}

static int
hex_digit(char c)
{
	if (oc_isdigit(c))
		return c - '0';
	c = (char)oc_lower(c);
	return c >= 'a' && c <= 'f' ? c - 'a' + 10 : -1;
}

/* The value of "\uXXXX" at p, or -1. */
static long
unicode_escape(const char *p, const char *end)
{
	long v = 0;

	if (end - p < 6 || p[0] != '\\' || p[1] != 'u')
		return -1;
	for (int i = 2; i < 6; i++) {
		int digit = hex_digit(p[i]);

		if (digit < 0)
			return -1;
		v = v << 4 | digit;
	}
	return v;
}

static enum oc_json_status
check_escape(struct checker *c)
{
	long v;

	if (c->end - c->p >= 2 && c->p[1] != '\0' &&
	    strchr("\"\\/bfnrt", c->p[1]) != NULL) {
		c->p += 2;
		return OC_JSON_OK;
	}
	v = unicode_escape(c->p, c->end);
	if (v < 0)
		return OC_JSON_SYNTAX;
	if (v >= 0xD800 && v <= 0xDFFF) {
		long low = unicode_escape(c->p + 6, c->end);

		if (v >= 0xDC00 || low < 0xDC00 || low > 0xDFFF)
			return OC_JSON_UTF16;
		c->p += 6;
	}
	c->p += 6;
	return OC_JSON_OK;
}

/* p stands on the opening quote. */
static enum oc_json_status
check_string(struct checker *c)
{
	for (c->p++; c->p < c->end;) {
		enum oc_json_status s;
		unsigned point;
		size_t n;

		if (*c->p == '"') {
			c->p++;
			return OC_JSON_OK;
		} else if (is_control(*c->p)) {
			return OC_JSON_CONTROL;
		} else if (*c->p == '\\') {
			s = check_escape(c);
			if (s != OC_JSON_OK)
				return s;
		} else {
			n = oc_utf8_decode(
			    c->p, (size_t)(c->end - c->p), &point);
			if (n == 0)
				return OC_JSON_UTF8;
			c->p += n;
		}
	}
	/* PHP's scanner takes the end of the text for a NUL in the string. */
	return OC_JSON_CONTROL;
}

/* What stands at p is not what should: say what it is. */
static enum oc_json_status
unexpected(struct checker *c)
{
	unsigned point;

	if (c->p == c->end)
		return OC_JSON_SYNTAX;
	if (*c->p == '"') {
		const char *start = c->p;
		enum oc_json_status s = check_string(c);

		if (s != OC_JSON_OK)
			return s;
		c->p = start;
		return OC_JSON_SYNTAX;
	}
	if (is_control(*c->p))
		return OC_JSON_CONTROL;
	if (oc_utf8_decode(c->p, (size_t)(c->end - c->p), &point) == 0)
		return OC_JSON_UTF8;
	return OC_JSON_SYNTAX;
}

static bool
skip_digits(struct checker *c)
{
	const char *start = c->p;

	while (c->p < c->end && oc_isdigit(*c->p))
		c->p++;
	return c->p > start;
}

/* A fraction or an exponent that is not whole is not taken. */
static enum oc_json_status
check_number(struct checker *c)
{
	const char *whole;

	if (*c->p == '-')
		c->p++;
	if (c->p < c->end && *c->p == '0')
		c->p++;
	else if (!skip_digits(c))
		return OC_JSON_SYNTAX;
	whole = c->p;
	if (c->p < c->end && *c->p == '.') {
		c->p++;
		if (!skip_digits(c)) {
			c->p = whole;
			return OC_JSON_OK;
		}
		whole = c->p;
	}
	if (c->p < c->end && (*c->p == 'e' || *c->p == 'E')) {
		c->p++;
		if (c->p < c->end && (*c->p == '-' || *c->p == '+'))
			c->p++;
		if (!skip_digits(c))
			c->p = whole;
	}
	return OC_JSON_OK;
}

static enum oc_json_status
check_word(struct checker *c, const char *word)
{
	size_t n = strlen(word);

	if ((size_t)(c->end - c->p) < n || memcmp(c->p, word, n) != 0)
		return OC_JSON_SYNTAX;
	c->p += n;
	return OC_JSON_OK;
}

static bool
in_object(const struct checker *c)
{
	size_t i = c->depth - 1;

	return c->depth > 0 &&
	       (c->in_object[i / CHAR_BIT] >> i % CHAR_BIT & 1) != 0;
}

static enum oc_json_status
open_list(struct checker *c, enum place *next)
{
	size_t i = c->depth;
	unsigned char bit = (unsigned char)(1u << i % CHAR_BIT);

	if (c->depth >= c->limits->depth || c->depth >= OC_JSON_DEPTH_MAX)
		return OC_JSON_DEPTH;
	if (*c->p == '{') {
		c->in_object[i / CHAR_BIT] |= bit;
		*next = NAME_OR_END;
	} else {
		c->in_object[i / CHAR_BIT] &= (unsigned char)~bit;
		*next = ELEMENT_OR_END;
	}
	c->depth++;
	c->p++;
	return OC_JSON_OK;
}

/* p stands on "]" or "}", where a list may end. */
static enum oc_json_status
close_list(struct checker *c, enum place *next)
{
	if (in_object(c) != (*c->p == '}'))
		return OC_JSON_MISMATCH;
	c->depth--;
	c->p++;
	*next = AFTER_VALUE;
	return OC_JSON_OK;
}

static enum oc_json_status
check_value(struct checker *c, enum place *next)
{
	if (c->p == c->end)
		return OC_JSON_SYNTAX;
	if (c->shape->values >= c->limits->members)
		return OC_JSON_LIMIT;
	c->shape->values++;
	*next = AFTER_VALUE;
	switch (*c->p) {
	case '{':
	case '[':
		return open_list(c, next);
	case '"':
		return check_string(c);
	case 't':
		return check_word(c, "true");
	case 'f':
		return check_word(c, "false");
	case 'n':
		return check_word(c, "null");
	default:
		if (*c->p == '-' || oc_isdigit(*c->p))
			return check_number(c);
		return unexpected(c);
	}
}

static enum oc_json_status
check_name(struct checker *c, enum place *next)
{
	if (c->p == c->end || *c->p != '"')
		return unexpected(c);
	c->shape->names++;
	*next = COLON;
	return check_string(c);
}

static enum oc_json_status
after_value(struct checker *c, enum place *next)
{
	if (c->depth > 0 && c->p < c->end) {
		if (*c->p == '}' || *c->p == ']')
			return close_list(c, next);
		if (*c->p == ',') {
			c->p++;
			*next = in_object(c) ? NAME : VALUE;
			return OC_JSON_OK;
		}
	}
	return unexpected(c);
}

static enum oc_json_status
step(struct checker *c, enum place *place)
{
	bool closes = c->p < c->end && (*c->p == '}' || *c->p == ']');

	switch (*place) {
	case ELEMENT_OR_END:
		if (closes)
			return close_list(c, place);
		return check_value(c, place);
	case VALUE:
		return check_value(c, place);
	case NAME_OR_END:
		if (closes)
			return close_list(c, place);
		return check_name(c, place);
	case NAME:
		return check_name(c, place);
	case COLON:
		if (c->p == c->end || *c->p != ':')
			return unexpected(c);
		c->p++;
		*place = VALUE;
		return OC_JSON_OK;
	case AFTER_VALUE:
		break;
	}
	return after_value(c, place);
}

enum oc_json_status
oc_json_check(const char *text, size_t len, const struct oc_json_limits *limits,
    struct oc_json_shape *shape)
{
	struct checker c = { .p = text, .limits = limits, .shape = shape };
	enum oc_json_status s = OC_JSON_OK;
	enum place place = VALUE;

	*shape = (struct oc_json_shape){ 0 };
	if ((limits->bytes > 0 && len > limits->bytes) || len >= INT_MAX)
		return OC_JSON_LIMIT;
	c.end = text + len;
	while (s == OC_JSON_OK) {
		skip_space(&c);
		if (place == AFTER_VALUE && c.depth == 0 && c.p == c.end)
			break;
		s = step(&c, &place);
	}
	shape->at = (size_t)(c.p - text);
	return s;
}
