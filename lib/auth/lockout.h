/*
 * lockout.h - how often a password may be wrong.
 *
 * Failures count by account and by address, with osTicket's own settings:
 * after staff_max_logins (client_max_logins) failures one more locks for
 * staff_login_timeout minutes, for users as well, and a pause of that
 * length forgets them.  An attempt while locked neither counts nor makes the
 * lock longer, so nobody can keep an agent out by knocking all day.  IPv6
 * addresses count by their /64, which is what one customer has.
 *
 *	e = oc_lockout_begin(cx, OC_AGENT, id, typed, &attempt);
 *	if (e != OC_OK)
 *		return e;
 *	... compare the password ...
 *	e = right ? oc_lockout_succeeded(cx, &attempt)
 *	          : oc_lockout_failed(cx, &attempt);
 *
 * From oc_lockout_begin() to the call that ends it, attempts on the same
 * account, and those from the same address, wait for each other: however
 * many come at once, no more than allowed are compared.  (Not so in a Galera
 * cluster, which has no such locks.)
 */
#ifndef OC_AUTH_LOCKOUT_H
#define OC_AUTH_LOCKOUT_H

#include <stdbool.h>

#include "base/ctx.h"
#include "osticket/principal.h"

struct oc_attempt {
	enum oc_principal_kind kind;
	const char *account, *address; /* rows of {oc_strike} */
	bool held;                     /* others wait */
	bool locked_now;     /* by oc_lockout_failed(): the next is refused */
	int64_t failures;    /* of the account, after oc_lockout_failed() */
	int64_t retry_after; /* seconds, with OC_ERATE */
};

/*
 * Before a password is compared.  kind is OC_AGENT or OC_USER; id is the
 * account's, or 0 when the name typed is nobody's, which must look the same.
 * Must not run inside a transaction.
 * OC_ERATE: locked, out->retry_after says for how long.  *out is always
 * written; the attempt goes on only with OC_OK.
 */
enum oc_err oc_lockout_begin(struct oc_ctx *cx, enum oc_principal_kind kind,
    int64_t id, const char *typed, struct oc_attempt *out);

/* The password was wrong: count it, here and for the address. */
enum oc_err oc_lockout_failed(struct oc_ctx *cx, struct oc_attempt *at);

/*
 * It was right: forget the account's failures.  The address keeps its own,
 * or a thief with one account could try others for ever.
 */
enum oc_err oc_lockout_succeeded(struct oc_ctx *cx, struct oc_attempt *at);

/* Neither: nothing was compared after all.  Harmless after the others. */
void oc_lockout_drop(struct oc_ctx *cx, struct oc_attempt *at);

/* Unlock an account, as an administrator may. */
enum oc_err oc_lockout_clear(
    struct oc_ctx *cx, enum oc_principal_kind kind, int64_t id);

/* Delete rows that no longer count. */
enum oc_err oc_lockout_purge(struct oc_ctx *cx);

#endif
