/*
 * method.h - request methods, RFC 9110 section 9, as bits.
 */
#ifndef OC_HTTP_METHOD_H
#define OC_HTTP_METHOD_H

#include "base/arena.h"

enum {
	OC_GET = 1 << 0,
	OC_HEAD = 1 << 1,
	OC_POST = 1 << 2,
	OC_PUT = 1 << 3,
	OC_PATCH = 1 << 4,
	OC_DELETE = 1 << 5,
	OC_OPTIONS = 1 << 6
};

/* The bit of a method's name (case counts); 0 for one we do not know. */
unsigned oc_method_bit(const char *name);

/* The name of one bit. */
const char *oc_method_name(unsigned bit);

/* "GET, HEAD, OPTIONS" for the Allow field of an answer. */
char *oc_method_list(struct oc_arena *a, unsigned bits);

#endif
