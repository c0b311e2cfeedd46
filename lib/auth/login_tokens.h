/*
 * login_tokens.h - what a login gives: an access token and a refresh token.
 *
 * Each login is a family, one row of {oc_login}.  Its access tokens are JWTs
 * (jwt.h) that name the family; its refresh tokens are random, kept as
 * SHA-256 in {oc_refresh}, and good for one use.  Whoever uses one a second
 * time has stolen it or was robbed, and the whole family is revoked.
 */
#ifndef OC_AUTH_LOGIN_TOKENS_H
#define OC_AUTH_LOGIN_TOKENS_H

#include "base/ctx.h"
#include "osticket/principal.h"

/* The token answer of the contract's section 2.3. */
struct oc_token_answer {
	const char *access, *refresh;
	int64_t expires_in; /* seconds, of the access token */
};

/*
 * Start a family for the agent or user p, of whom kind and id count.
 * provider says who proved it: "local", or the name of an OpenID provider.
 * Has a transaction of its own.  OC_EAUTH when the account is not there or
 * not active.
 */
enum oc_err oc_tokens_issue(struct oc_ctx *cx, const struct oc_principal *p,
    const char *provider, struct oc_token_answer *out);

/*
 * Spend a refresh token on new tokens of its family.  Of several who use the
 * same one at the same time one gets an answer, and then the family is
 * revoked.  *who (may be NULL) gets kind, id, method and token_id.  Has a
 * transaction of its own.  OC_EAUTH when the token is none of ours, expired,
 * spent or revoked, or the account is not active.
 */
enum oc_err oc_tokens_refresh(struct oc_ctx *cx, const char *refresh,
    struct oc_token_answer *out, struct oc_principal *who);

/*
 * Judge an access token: the JWT itself, that its family is not revoked, and
 * that the account is active.  *out gets kind, id, method, token_id, expires,
 * and what oc_principal_load() reads, which is asked for at the same time; and
 * else zeros.  OC_EAUTH when it is not good.
 */
enum oc_err oc_tokens_check(
    struct oc_ctx *cx, const char *access, struct oc_principal *out);

/* Log out: revoke the family login_id (a principal's token_id). */
enum oc_err oc_tokens_revoke(struct oc_ctx *cx, int64_t login_id);

/*
 * Revoke all families of an account but `keep` (0: all), as osTicket ends all
 * other sessions when a password changes.  The one kept counts as made now.
 * Joins the caller's transaction where there is one.
 */
enum oc_err oc_tokens_revoke_all(
    struct oc_ctx *cx, enum oc_principal_kind kind, int64_t id, int64_t keep);

/* Delete what has expired. */
enum oc_err oc_tokens_purge(struct oc_ctx *cx);

#endif
