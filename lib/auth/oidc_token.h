/*
 * oidc_token.h - an id_token: a signed statement of who logged in.
 *
 * OpenID Connect Core 1.0, 2 and 3.1.3.7; JWS compact serialization, RFC 7515.
 * Nothing of it is believed before its signature is checked.
 */
#ifndef OC_AUTH_OIDC_TOKEN_H
#define OC_AUTH_OIDC_TOKEN_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "auth/oidc_key.h"
#include "base/arena.h"
#include "base/err.h"
#include "json/value.h"

enum {
	OC_ID_TOKEN_MAX = 64 * 1024, /* bytes */
	OC_OIDC_SKEW = 120           /* seconds our clocks may differ */
};

struct oc_jws {
	const char *alg;  /* one that oc_jws_alg_known() knows */
	const char *kid;  /* NULL: none */
	const char *text; /* what is signed: header, dot, payload */
	size_t text_len;
	const char *sig;
	size_t sig_len;
	const struct oc_val *claims; /* an object */
};

/* What an id_token must say. */
struct oc_oidc_expect {
	const char *issuer;  /* the provider's, which may hold "{tenantid}" */
	const char *tenants; /* which stands for one of these; or NULL */
	const char *client_id;
	const char *nonce;
	const char *access_token; /* that came with it; NULL: none */
	int64_t now;
	int64_t begun; /* the login: no token is older */
};

/* Who it is about.  Text is never NULL but where it says so. */
struct oc_oidc_claims {
	const char *issuer;
	const char *subject;
	const char *email;    /* NULL: none */
	bool email_verified;  /* the provider says so */
	bool email_disavowed; /* the provider says it is not */
	const char *username; /* preferred_username; NULL: none */
	const char *name;     /* NULL: none */
};

/*
 * Take a token apart.  OC_EAUTH, with *why for the log: it is not one that we
 * can take, whatever its signature.
 */
enum oc_err oc_jws_parse(struct oc_arena *a, const char *token,
    struct oc_jws *out, const char **why);

/*
 * Check the signature.  OC_ENOTFOUND: no key of the set fits, so that a newer
 * set may.  OC_EAUTH: the signature is wrong.
 */
enum oc_err oc_jws_verify(
    const struct oc_jws *t, const struct oc_jwks *set, const char **why);

/* Check what the token says.  OC_EAUTH: it is not for us, not now, ... */
enum oc_err oc_oidc_claims(struct oc_arena *a, const struct oc_val *claims,
    const struct oc_oidc_expect *x, struct oc_oidc_claims *out,
    const char **why);

/*
 * Read e-mail and names out of an object: of the id_token, or the answer of
 * the userinfo endpoint.  out's issuer and subject are left alone.
 */
void oc_oidc_person(const struct oc_val *obj, struct oc_oidc_claims *out);

#endif
