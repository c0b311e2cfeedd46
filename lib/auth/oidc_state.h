/*
 * oidc_state.h - a login that has gone to its provider and is to come back.
 *
 * A row of {oc_oidc_state} for ten minutes, good for once.  The state travels
 * through the provider, a second secret stays in the browser's cookie; of
 * both the row has only the digest.
 */
#ifndef OC_AUTH_OIDC_STATE_H
#define OC_AUTH_OIDC_STATE_H

#include <stdbool.h>

#include "base/ctx.h"

enum { OC_OIDC_STATE_SECONDS = 600 };

struct oc_oidc_state {
	const char *provider;
	char kind;             /* 'S', 'U'; 0: an agent if there is one */
	const char *nonce;     /* in the id_token */
	const char *verifier;  /* PKCE, RFC 7636 */
	const char *return_to; /* NULL: none */
	int64_t age;           /* seconds since it began */
};

/* A fresh secret of 256 bits, 43 letters that may stand in a URL. */
char *oc_oidc_secret(struct oc_arena *a);

/* Keep s under the two secrets. */
enum oc_err oc_oidc_state_put(struct oc_ctx *cx, const char *state,
    const char *browser, const struct oc_oidc_state *s);

/*
 * Take it out.  OC_ENOTFOUND: there is none, it has expired, or it is another
 * browser's (browser may be NULL); in any case it is gone then.
 */
enum oc_err oc_oidc_state_take(struct oc_ctx *cx, const char *state,
    const char *browser, struct oc_oidc_state *out);

#endif
