/*
 * form.h - names and values of query strings and HTML forms.
 *
 * Reads application/x-www-form-urlencoded as the WHATWG URL standard has it:
 * "+" is a blank, a "%" without two hexadecimal digits after it stands for
 * itself.  Names keep their brackets; the helpers below know what PHP makes of
 * them.
 */
#ifndef OC_HTTP_FORM_H
#define OC_HTTP_FORM_H

#include <stdbool.h>
#include <stddef.h>

#include "base/arena.h"
#include "base/err.h"

struct oc_pair {
	const char *name; /* UTF-8; "" for "=value" */
	const char *value;
};

struct oc_form {
	struct oc_pair *pairs; /* as sent, in order */
	size_t n;
};

struct oc_form_limits {
	size_t bytes; /* longest text */
	size_t pairs; /* most names with values */
};

/* 8 MiB and 1000 pairs. */
extern const struct oc_form_limits oc_form_default;

/*
 * Decode the len bytes at text, under the default limits or others.  *out is
 * untouched on error.
 * OC_EBADREQ: a NUL, or what is not UTF-8.  OC_ETOOBIG: over a limit.
 */
enum oc_err oc_form_parse(
    struct oc_arena *a, const char *text, size_t len, struct oc_form *out);
enum oc_err oc_form_parse_within(struct oc_arena *a, const char *text,
    size_t len, const struct oc_form_limits *limits, struct oc_form *out);

/* The first and the last value of exactly that name; NULL: there is none. */
const char *oc_form_get(const struct oc_form *f, const char *name);
const char *oc_form_last(const struct oc_form *f, const char *name);

/*
 * All values of a name in order, also those written "name[]" or "name[0]".
 * The array ends with NULL; n may be NULL.
 */
const char **oc_form_all(
    struct oc_arena *a, const struct oc_form *f, const char *name, size_t *n);

/* The last value of "name[field]"; NULL: there is none. */
const char *oc_form_nested(
    const struct oc_form *f, const char *name, const char *field);

/*
 * The "field" of a pair written "name[field]"; NULL when it is not of that
 * name or has not that form.
 */
const char *oc_form_field_of(
    struct oc_arena *a, const struct oc_pair *p, const char *name);

/*
 * Decode %XX, and "+" if plus says so.  *out_len may be NULL; a NUL follows
 * the result and may be inside, too.
 */
char *oc_url_decode(
    struct oc_arena *a, const char *p, size_t len, bool plus, size_t *out_len);

/* Encode all but RFC 3986's unreserved characters as %XX. */
char *oc_url_encode(struct oc_arena *a, const char *s);

#endif
