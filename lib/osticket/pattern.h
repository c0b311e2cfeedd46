/*
 * pattern.h - regular expressions as admins write them: with delimiters.
 *
 * The only module that includes PCRE2, which is PHP's own engine.
 */
#ifndef OC_OSTICKET_PATTERN_H
#define OC_OSTICKET_PATTERN_H

#include <stdbool.h>

#include "base/ctx.h"

/*
 * Does subject match pattern, "/…/i" as preg_match() takes it?  A pattern
 * that is none, or that needs more than a bounded effort, matches nothing.
 */
bool oc_pattern_matches(
    struct oc_ctx *cx, const char *pattern, const char *subject);

/* What the first group of the first match holds; NULL when nothing matches. */
const char *oc_pattern_group(
    struct oc_ctx *cx, const char *pattern, const char *subject);

#endif
