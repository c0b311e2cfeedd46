/*
 * phpconst.h - the constants that a PHP file of settings defines.
 *
 * Nothing is executed.  Understood are define() and const with strings,
 * numbers, TRUE, FALSE, NULL, earlier constants, __DIR__, __FILE__, dirname()
 * and what "." joins of these; conditions on defined(), and constant ones.
 * Everything else is stepped over, and a constant that depends on it is noted
 * as one that cannot be told.  Private to lib/config.
 */
#ifndef OC_CONFIG_PHPCONST_H
#define OC_CONFIG_PHPCONST_H

#include <stdbool.h>
#include <stddef.h>

#include "base/arena.h"
#include "base/err.h"

enum { OC_PHPCONST_MAX = 1000 }; /* most constants of one file */

struct oc_phpconst {
	const char *name;
	const char *text;   /* as PHP's (string); NULL: cannot be told */
	const char *reason; /* why not, to follow the name: "is ..." */
};

struct oc_phpconsts {
	struct oc_phpconst *list;
	size_t n;
};

/*
 * Read the constants of the file, the first definition of each.  dir is the
 * file's directory, NULL when unknown.  OC_EINVAL: the file cannot be
 * followed, *why says where and why, *out is untouched.
 */
enum oc_err oc_phpconst_read(struct oc_arena *a, const char *text, size_t len,
    const char *dir, struct oc_phpconsts *out, const char **why);

/* NULL when it is not defined. */
const struct oc_phpconst *oc_phpconst_find(
    const struct oc_phpconsts *c, const char *name);

#endif
