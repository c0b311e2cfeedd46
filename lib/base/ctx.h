/*
 * ctx.h - what a piece of work carries with it: memory, database, settings,
 * and what went wrong.
 *
 * One is made per request (or per run of the admin command) and handed to
 * every function of the domain.
 */
#ifndef OC_BASE_CTX_H
#define OC_BASE_CTX_H

#include <stdbool.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/def.h"
#include "base/err.h"

struct oc_db;
struct oc_site;
struct oc_config;
struct oc_val;

/* One problem with one value of the request. */
struct oc_problem {
	struct oc_problem *next;
	const char *code;  /* "required", "invalid", "unknown", ... */
	const char *field; /* its path in the request: "attachments[0].data" */
	const char *message;
};

struct oc_ctx {
	struct oc_arena *arena;
	struct oc_db *db;               /* NULL until the database is open */
	const struct oc_site *site;     /* osTicket's ost-config.php and ours */
	const struct oc_config *config; /* osTicket's `config` table */
	const char *ip;                 /* the client, never NULL */

	/* Our own tables: found missing, to be made before the next attempt;
	 * may not be made, so do without. */
	bool own_missing, own_denied;

	/* A failure for a rare reason is met by another attempt, without this:
	 * so nothing is waited for that only such a reason needs. */
	bool hopeful;

	/* A job for the deliverer of mail was noted (osticket/outbox.h). */
	bool mail_noted;

	/* The failure, for the one place that writes the answer. */
	enum oc_err err;
	const char *message;          /* NULL: the error's own sentence */
	int64_t retry_after;          /* seconds, 0: not known */
	const struct oc_val *details; /* an object, NULL for none */
	struct oc_problem *problems;  /* in the order found */
	struct oc_problem **problems_end;
};

/* An otherwise empty context on the given arena. */
void oc_ctx_init(struct oc_ctx *cx, struct oc_arena *a);

/*
 * Say what went wrong in words for the client, and return e, so that a
 * caller can `return oc_fail(cx, OC_ENOTFOUND, "No such ticket")`.  The
 * first message stays: the layer that knows most speaks first.
 */
enum oc_err oc_fail(struct oc_ctx *cx, enum oc_err e, const char *fmt, ...)
    OC_PRINTF(3, 4);

/* Note a problem with one field; the texts are kept, not copied. */
void oc_problem(struct oc_ctx *cx, const char *code, const char *field,
    const char *message);

/* OC_EINVAL when a problem was noted, OC_OK when none was. */
enum oc_err oc_problems(struct oc_ctx *cx);

/* Forget messages and problems, before a transaction is tried again. */
void oc_ctx_retry(struct oc_ctx *cx);

#endif
