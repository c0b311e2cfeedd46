/*
 * world.h - a small help desk beside the demo's, in a transaction.
 *
 * One agent, one user, one ticket and what may lie between them.  Their ids
 * are variables of the session, so that a table of cases can be plain SQL:
 *   @home @below @other @beside    departments; @below is under @home
 *   @role @plain                   roles: the one tested, one without keys
 *   @agent @team                   the agent's primary department is @home
 *   @ticket @thread                an open one in @other
 *   @parent @parent_thread         an open one in @other, nobody's
 *   @user @owner @org              a user; the tickets' owner; no members
 *   @open @closed @archived        statuses
 */
#ifndef OC_TESTS_WORLD_H
#define OC_TESTS_WORLD_H

#include "db_test.h"

#include "osticket/permission.h"

/* Begin the transaction and make the rows. */
void world_make(struct oc_ctx *cx);

/* Put every row back to what is said above. */
void world_reset(struct oc_ctx *cx);

/* Take it all away again. */
void world_end(struct oc_ctx *cx);

/* Run statements that have no values; ends with NULL. */
void world_run(struct oc_ctx *cx, const char *const *sql);

/* What @role may do, as JSON. */
void world_role_may(struct oc_ctx *cx, const char *permissions);

/* A session variable, "@ticket". */
int64_t world_id(struct oc_ctx *cx, const char *name);

/* The principal of that kind and id, with its rights. */
struct oc_principal world_principal(
    struct oc_ctx *cx, enum oc_principal_kind kind, int64_t id);

/* Rows of the ticket that oc_tickets_seen() or _listed() gives: 0 or 1. */
int64_t world_seen(
    struct oc_ctx *cx, const struct oc_principal *p, int64_t ticket_id);
int64_t world_listed(
    struct oc_ctx *cx, const struct oc_principal *p, int64_t ticket_id);

#endif
