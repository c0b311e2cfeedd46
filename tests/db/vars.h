/*
 * vars.h - tables of texts with %{variables}, and what they become.
 */
#ifndef OC_TESTS_VARS_H
#define OC_TESTS_VARS_H

#include "db_test.h"

#include "osticket/variable.h"

struct vars_case {
	const char *text;
	const char *want;
};

/* Context in a transaction, so that a test may change the demo's rows. */
struct oc_ctx *vars_begin(struct oc_arena *a);

/* Take the changes back. */
void vars_end(struct oc_ctx *cx, struct oc_arena *a);

/* Run statements that have no values; ends with NULL. */
void vars_run(struct oc_ctx *cx, const char *const *sql);

/* Expand each text of the table and compare. */
void vars_check(struct oc_ctx *cx, struct oc_vars *v,
    const struct vars_case *cases, size_t n);

/* Does the text become something that holds all of these?  Ends with NULL. */
void vars_holds(struct oc_ctx *cx, struct oc_vars *v, const char *text,
    const char *const *parts);

#endif
