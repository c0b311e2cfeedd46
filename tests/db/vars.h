/*
 * vars.h - tables of texts with %{variables}, and what they become.
 */
#ifndef OC_TESTS_VARS_H
#define OC_TESTS_VARS_H

#include "desk.h"

#include "osticket/variable.h"

struct vars_case {
	const char *text;
	const char *want;
};

/* As desk_begin(), for a desk that these statements have changed, and its
 * settings.  Ends with NULL. */
struct oc_ctx *vars_begin(struct oc_arena *a, const char *const *sql);

/* Further statements. */
void vars_run(struct oc_ctx *cx, const char *const *sql);

/* Expand each text of the table and compare. */
void vars_check(struct oc_ctx *cx, struct oc_vars *v,
    const struct vars_case *cases, size_t n);

/* Does the text become something that holds all of these?  Ends with NULL. */
void vars_holds(struct oc_ctx *cx, struct oc_vars *v, const char *text,
    const char *const *parts);

#endif
