/*
 * writer.h - JSON written value by value.
 *
 * The writer knows where it is: a value in an object without a key, or a key
 * in an array, is a bug of the caller and asserted.  Commas and quoting are
 * its business.  Its buffer remembers when it ran full, so nothing needs to
 * be checked before the end.
 */
#ifndef OC_JSON_WRITER_H
#define OC_JSON_WRITER_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/buf.h"
#include "json/value.h"

enum { OC_JSON_MAX_NESTING = 64 };

enum oc_json_style {
	OC_JSON_PLAIN, /* UTF-8 as it is, "/" as it is */
	OC_JSON_PHP    /* as PHP's json_encode(): \uXXXX and \/ */
};

struct oc_json {
	struct oc_buf *out;
	enum oc_json_style style;
	int depth;
	bool in_object[OC_JSON_MAX_NESTING];
	bool has_value[OC_JSON_MAX_NESTING];
	bool has_key;
};

void oc_json_init(
    struct oc_json *j, struct oc_buf *out, enum oc_json_style style);

void oc_json_object(struct oc_json *j);
void oc_json_array(struct oc_json *j);
void oc_json_end(struct oc_json *j); /* of the innermost one */

void oc_json_key(struct oc_json *j, const char *key);

void oc_json_null(struct oc_json *j);
void oc_json_bool(struct oc_json *j, bool b);
void oc_json_int(struct oc_json *j, int64_t i);
void oc_json_double(struct oc_json *j, double d); /* null unless finite */

/* Invalid UTF-8 becomes U+FFFD; NULL writes null. */
void oc_json_str(struct oc_json *j, const char *s);
void oc_json_strn(struct oc_json *j, const char *p, size_t len);

/*
 * A whole tree.  In PHP's style an object without members, or with the names
 * "0", "1", "2" and so on in order, is a list, as it is to PHP.  One nested
 * deeper than OC_JSON_DEPTH_MAX makes the buffer fail.
 */
void oc_json_val(struct oc_json *j, const struct oc_val *v);

/* Key and value in one. */
void oc_json_kstr(struct oc_json *j, const char *key, const char *s);
void oc_json_kint(struct oc_json *j, const char *key, int64_t i);
void oc_json_kbool(struct oc_json *j, const char *key, bool b);
void oc_json_knull(struct oc_json *j, const char *key);

/* v as PHP's json_encode() writes it, in the arena. */
char *oc_json_php(struct oc_arena *a, const struct oc_val *v);

#endif
