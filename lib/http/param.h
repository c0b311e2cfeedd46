/*
 * param.h - header fields of the form: value; name=value; name="value".
 */
#ifndef OC_HTTP_PARAM_H
#define OC_HTTP_PARAM_H

#include <stdbool.h>
#include <stddef.h>

#include "base/arena.h"

enum { OC_PARAMS_MAX = 16 };

struct oc_params {
	const char *value; /* what stands before the first ";" */
	struct {
		const char *name;
		const char *value;
	} list[OC_PARAMS_MAX];
	size_t n;
};

/*
 * Read a field such as Content-Type or Content-Disposition.  Inside quotes a
 * backslash only escapes a quote or another backslash, because old browsers
 * put paths there as they are.  False, *out undefined: malformed, a name that
 * comes twice, or more than OC_PARAMS_MAX of them.
 */
bool oc_params_parse(
    struct oc_arena *a, const char *text, struct oc_params *out);

/* The value of a parameter, whose name has no case; NULL: there is none. */
const char *oc_params_get(const struct oc_params *p, const char *name);

/*
 * The text of an extended value, "UTF-8''na%C3%AFve" (RFC 8187), as UTF-8;
 * NULL: malformed, has a NUL, or neither UTF-8 nor ISO-8859-1.
 */
const char *oc_params_extended(struct oc_arena *a, const char *value);

/* May c be part of a token (RFC 9110, 5.6.2)? */
bool oc_is_token(char c);

#endif
