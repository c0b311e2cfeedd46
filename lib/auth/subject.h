/*
 * subject.h - what is counted, as the key of a row, and tables of our own
 * that may not be there.  Private to lib/auth.
 */
#ifndef OC_AUTH_SUBJECT_H
#define OC_AUTH_SUBJECT_H

#include "base/ctx.h"

/*
 * The three texts as 64 hexadecimal digits, keyed with the site's secret: a
 * reader of the table does not learn who tried to log in, nor can a
 * neighbour on the server guess the names of our locks.
 */
const char *oc_subject(
    struct oc_ctx *cx, const char *purpose, const char *kind, const char *name);

/*
 * To begin a function that oc_db_attempt() runs and that cannot do without
 * our own tables.  OC_EINTERNAL when they may not be made.
 */
enum oc_err oc_own_needed(struct oc_ctx *cx);

/* The error of a query that came too early for our tables is OC_OK with no
 * rows: whatever it looks for is not there. */
struct oc_rows;
enum oc_err oc_own_missing_is_empty(
    struct oc_ctx *cx, enum oc_err e, struct oc_rows *rows);

#endif
