/*
 * failures.h - osTicket's list of errors: ordered, each under a key.
 *
 * The legacy API prints keys and all, so the list behaves as the PHP array
 * it is in osTicket: a key is a name or a field's number, a first message
 * under a key stays, and merging renumbers (ticket-creation.md, 1.4).
 */
#ifndef OC_OSTICKET_FAILURES_H
#define OC_OSTICKET_FAILURES_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"

struct oc_failure {
	struct oc_failure *next;
	const char *name; /* NULL: the key is the number */
	int64_t number;
	const char *message; /* several are joined by "," */
};

struct oc_failures {
	struct oc_arena *arena;
	struct oc_failure *first;
	int status; /* HTTP status that osTicket gives, 0 for its usual 500 */
};

/* Set a named message, replacing one of that name. */
void oc_failures_set(
    struct oc_failures *f, const char *name, const char *message);

/* Add a message to a field's number. */
void oc_failures_field(
    struct oc_failures *f, int64_t field_id, const char *message);

/* The message under a name, or NULL. */
const char *oc_failures_get(const struct oc_failures *f, const char *name);

/* PHP's a += b: entries of b whose key a does not have. */
void oc_failures_add(struct oc_failures *a, const struct oc_failures *b);

/* PHP's a = array_merge(a, b): numbers count from 0 again, in order. */
void oc_failures_merge(struct oc_failures *a, const struct oc_failures *b);

void oc_failures_clear(struct oc_failures *f);

/* "key\nmessage\nkey\nmessage". */
char *oc_failures_text(const struct oc_failures *f);

#endif
