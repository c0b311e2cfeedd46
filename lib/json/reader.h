/*
 * reader.h - strict JSON, RFC 8259, into a tree of values.
 *
 * jsmn finds the tokens; a checker in front of it accepts exactly the
 * grammar of the RFC, because jsmn alone does not.
 */
#ifndef OC_JSON_READER_H
#define OC_JSON_READER_H

#include <stdbool.h>
#include <stddef.h>

#include "base/arena.h"
#include "json/value.h"

/* No tree is read or written that is nested deeper than this. */
enum { OC_JSON_DEPTH_MAX = 1024 };

struct oc_json_limits {
	size_t bytes;   /* longest text; 0: no limit of its own */
	size_t depth;   /* deepest nesting of arrays and objects */
	size_t members; /* most values in the whole text */
	bool unique;    /* no object may have a name twice */
};

/* As deep as PHP's json_decode() goes by itself, 1,000,000 values. */
extern const struct oc_json_limits oc_json_default;

enum oc_json_status {
	OC_JSON_OK,
	OC_JSON_SYNTAX,   /* not the grammar; also the empty text */
	OC_JSON_CONTROL,  /* a control character; a string without end */
	OC_JSON_UTF8,     /* not UTF-8 */
	OC_JSON_UTF16,    /* an escape that is half a surrogate pair */
	OC_JSON_DEPTH,    /* nested too deeply */
	OC_JSON_LIMIT,    /* too long, or too many values */
	OC_JSON_MISMATCH, /* "[" closed by "}" or "{" by "]" */
	OC_JSON_TWICE     /* an object has a name twice */
};

/*
 * Read the len bytes at text, which need no NUL and may be reused afterwards.
 * *out is written only on OC_JSON_OK.  *at (may be NULL) gets the byte where
 * reading stopped otherwise.  limits NULL means oc_json_default.
 *
 * Which status comes first when there are several faults is as in PHP's
 * json_decode().  A number without fraction or exponent that fits is OC_INT,
 * every other one OC_DOUBLE, infinite when it is too large.  A NUL in a
 * member's name becomes U+FFFD.  Time and memory grow linearly with the text.
 */
enum oc_json_status oc_json_read(struct oc_arena *a, const char *text,
    size_t len, const struct oc_json_limits *limits, struct oc_val **out,
    size_t *at);

/* A sentence for the status, fit for a client. */
const char *oc_json_status_text(enum oc_json_status s);

#endif
