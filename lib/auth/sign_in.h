/*
 * sign_in.h - from a name and a password to tokens.
 *
 * osTicket's own rules (osticket/login.h), what keeps guessers out
 * (lockout.h), and the record of it (audit.h), in the right order.
 */
#ifndef OC_AUTH_SIGN_IN_H
#define OC_AUTH_SIGN_IN_H

#include "auth/login_tokens.h"
#include "base/ctx.h"
#include "osticket/principal.h"
#include "osticket/second_factor.h"

struct oc_sign_in {
	/* What was sent. */
	const char *name, *password;
	const char *request_id;

	/* OC_OK: the tokens, and whose they are. */
	struct oc_token_answer tokens;
	enum oc_principal_kind kind;
	int64_t id;

	/* OC_EAUTH and not NULL: right so far, but a code is wanted, to be
	 * sent with this challenge; and which way the agent gets it. */
	const char *challenge;
	enum oc_2fa_kind factor;

	int64_t retry_after; /* OC_ERATE: seconds */
};

/*
 * Log somebody in with name and password; kind OC_AGENT or OC_USER.
 *
 * OC_EAUTH: refused, in the contract's words for a wrong name and a wrong
 * password alike, else in osTicket's own; OC_EFORBIDDEN: right, but something
 * has to be done first, or the site is closed; OC_ERATE: locked out.
 */
enum oc_err oc_sign_in(
    struct oc_ctx *cx, enum oc_principal_kind kind, struct oc_sign_in *s);

/*
 * The same for an agent or, when it is none of theirs, for a user.  Failing
 * takes the time of both, so that it does not tell which names exist; it
 * counts as an agent's failure only where the name is an agent's.
 */
enum oc_err oc_sign_in_any(struct oc_ctx *cx, struct oc_sign_in *s);

/* The second step: the code for a challenge. */
enum oc_err oc_sign_in_code(struct oc_ctx *cx, const char *challenge,
    const char *code, struct oc_sign_in *s);

#endif
