/*
 * check.h - the grammar of RFC 8259, without making anything of it.
 *
 * Private to lib/json.
 */
#ifndef OC_JSON_CHECK_H
#define OC_JSON_CHECK_H

#include <stddef.h>

#include "json/reader.h"

/* What was seen, as far as the text was read. */
struct oc_json_shape {
	size_t values; /* without the names of members */
	size_t names;
	size_t at; /* where reading stopped */
};

/* Check the text as oc_json_read() does; all of *shape is always set. */
enum oc_json_status oc_json_check(const char *text, size_t len,
    const struct oc_json_limits *limits, struct oc_json_shape *shape);

#endif
