/*
 * php_session.h - what PHP keeps of a browser session: name|value name|value.
 *
 * The values are those of PHP's serialize().  Objects become objects of
 * their properties, whatever their class; nothing is ever made or run.  What
 * has no value of its own (references, enumerations, an object's own format)
 * becomes an empty list: there, but neither null nor true nor text.
 */
#ifndef OC_OSTICKET_PHP_SESSION_H
#define OC_OSTICKET_PHP_SESSION_H

#include <stddef.h>

#include "base/arena.h"
#include "base/err.h"
#include "json/value.h"

enum {
	OC_PHP_BYTES_MAX = 16 * 1024 * 1024, /* the longest session read */
	OC_PHP_DEPTH_MAX = 128               /* nesting of lists and objects */
};

/*
 * Read the len bytes at data.  *out is an object with a member for each
 * variable, in order; lists of PHP are objects too, with their keys as text,
 * "0" being 0.  Texts are bytes, not always UTF-8.  A NUL in a key, PHP's
 * mark of a property that is not public, stays out with all before the last.
 *
 * OC_EINVAL, *out untouched: not that format, cut short, too long, or too
 * deep.  No bytes make no variables and are OC_OK.
 */
enum oc_err oc_php_session_parse(
    struct oc_arena *a, const char *data, size_t len, struct oc_val **out);

#endif
