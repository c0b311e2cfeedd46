/*
 * oidc_login.h - logging in at an OpenID provider, from end to end.
 *
 * OpenID Connect Core 1.0, 3.1 (code flow) with PKCE (RFC 7636), state and
 * nonce; the issuer in the answer (RFC 9207) is checked where it is sent.
 */
#ifndef OC_AUTH_OIDC_LOGIN_H
#define OC_AUTH_OIDC_LOGIN_H

#include <stdbool.h>

#include "auth/login_tokens.h"
#include "base/ctx.h"

/* How a login begins. */
struct oc_oidc_start {
	const char *url;    /* of the provider: send the browser there */
	const char *cookie; /* a whole Set-Cookie value */
};

/*
 * Begin one.  type is "staff", "user", or NULL for either; return_to is NULL
 * or where the browser is to end, with the tokens.
 * OC_ENOTFOUND: no such provider, or it does not let in that type.
 * OC_EINVAL: a problem with type or return_to is noted.
 * OC_EUPSTREAM: the provider does not answer.
 * OC_EINTERNAL: this site is not configured for it, see the log.
 */
enum oc_err oc_oidc_begin(struct oc_ctx *cx, const char *provider,
    const char *type, const char *return_to, struct oc_oidc_start *out);

/* What the browser brings back; NULL what it does not. */
struct oc_oidc_return {
	const char *provider; /* of the path */
	const char *state, *code, *error, *iss;
	const char *browser; /* the cookie's value */
};

struct oc_oidc_finish {
	const char *return_to; /* NULL: none */
	struct oc_principal who;
	struct oc_token_answer tokens;
};

/* Name of the cookie that goes with a state, and a Set-Cookie value that
 * takes it away. */
const char *oc_oidc_cookie_name(struct oc_ctx *cx, const char *state);
const char *oc_oidc_cookie_clear(struct oc_ctx *cx, const char *state);

/*
 * End it.  out->return_to is set as soon as it is known, also on error, and
 * is NULL before.
 * OC_EBADREQ: no login of this browser is on its way with that state.
 * OC_EAUTH: the provider says no, or what it says is not to be believed.
 * OC_EFORBIDDEN: no account, or one that may not log in.
 * OC_EUPSTREAM, OC_ENOTFOUND as above.
 */
enum oc_err oc_oidc_end(struct oc_ctx *cx, const struct oc_oidc_return *r,
    struct oc_oidc_finish *out);

#endif
