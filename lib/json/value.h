/*
 * value.h - a tree of values as JSON knows them, in an arena.
 *
 * The JSON reader makes such trees, the XML reader and the mail parser make
 * the same, and the domain reads them.  Objects keep the order of their
 * members; a name that comes twice keeps its first place and its last value,
 * as in PHP.
 */
#ifndef OC_JSON_VALUE_H
#define OC_JSON_VALUE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"

enum oc_val_type {
	OC_NULL,
	OC_BOOL,
	OC_INT,
	OC_DOUBLE,
	OC_STRING,
	OC_ARRAY,
	OC_OBJECT
};

struct oc_val;

struct oc_member {
	const char
	    *name; /* NUL-terminated, without NUL inside; NULL in arrays */
	struct oc_val *val;
};

struct oc_val {
	enum oc_val_type type;
	union {
		bool b;
		int64_t i;
		double d;
		struct {
			const char *p; /* UTF-8, len bytes and a NUL after */
			size_t len;    /* a NUL may also be inside */
		} s;
		struct {
			struct oc_member *m;
			size_t n;
			size_t cap;
		} list; /* array or object; to read, change by calls */
	} u;
};

/* New values; never NULL. */
struct oc_val *oc_val_null(struct oc_arena *a);
struct oc_val *oc_val_bool(struct oc_arena *a, bool b);
struct oc_val *oc_val_int(struct oc_arena *a, int64_t i);
struct oc_val *oc_val_double(struct oc_arena *a, double d);
struct oc_val *oc_val_array(struct oc_arena *a);
struct oc_val *oc_val_object(struct oc_arena *a);

/* New strings, copied; oc_val_str() makes null of NULL. */
struct oc_val *oc_val_str(struct oc_arena *a, const char *s);
struct oc_val *oc_val_strn(struct oc_arena *a, const char *p, size_t len);

/*
 * Set a member (replacing one of that name) or append an element.  The name
 * is copied, the value is not.  Neither gets slow as the list grows.
 */
void oc_val_set(
    struct oc_arena *a, struct oc_val *obj, const char *name, struct oc_val *v);
void oc_val_push(struct oc_arena *a, struct oc_val *arr, struct oc_val *v);

/* The same as oc_val_set() for a name that lives as long as obj. */
void oc_val_put(
    struct oc_arena *a, struct oc_val *obj, const char *name, struct oc_val *v);

/* Make room for n elements or members in all, when the number is known. */
void oc_val_reserve(struct oc_arena *a, struct oc_val *list, size_t n);

/* Remove a member, if it is there. */
void oc_val_unset(struct oc_val *obj, const char *name);

/*
 * The member of that name; NULL when there is none, or obj is NULL or no
 * object.
 */
struct oc_val *oc_val_get(const struct oc_val *obj, const char *name);

/* Number of elements or members; 0 for every other type and NULL. */
size_t oc_val_count(const struct oc_val *v);

/* The i-th element or member, i < oc_val_count(v). */
struct oc_val *oc_val_at(const struct oc_val *v, size_t i);

bool oc_val_is(const struct oc_val *v, enum oc_val_type type);

/* Array or object. */
bool oc_val_is_list(const struct oc_val *v);

/*
 * PHP's truth: NULL, null, false, 0, 0.0, "", "0" and empty lists are false.
 */
bool oc_val_truthy(const struct oc_val *v);

/*
 * PHP's (string): null and false "", true "1", numbers in decimal, doubles as
 * PHP 8 writes them (shortest form that reads back), lists "Array".  NUL
 * bytes inside a string are left out.  NULL gives "".
 */
const char *oc_val_text(struct oc_arena *a, const struct oc_val *v);

/* A member's text, or NULL when it is missing or null. */
const char *oc_val_member_text(
    struct oc_arena *a, const struct oc_val *obj, const char *name);

/*
 * PHP's (int) of a scalar, "12x" being 12; 0 for lists, NULL and what does
 * not fit.
 */
int64_t oc_val_to_int(const struct oc_val *v);

/* Is it a number, or text that is one as PHP's is_numeric() sees it? */
bool oc_val_is_numeric(const struct oc_val *v);

/* A deep copy; NULL of NULL. */
struct oc_val *oc_val_copy(struct oc_arena *a, const struct oc_val *v);

#endif
