/*
 * oidc_exchange.h - a code for an id_token, checked; over the network.
 */
#ifndef OC_AUTH_OIDC_EXCHANGE_H
#define OC_AUTH_OIDC_EXCHANGE_H

#include "auth/oidc_discovery.h"
#include "auth/oidc_state.h"
#include "auth/oidc_token.h"

/* The provider's metadata.  OC_EUPSTREAM: not to be had, or not good. */
enum oc_err oc_oidc_metadata(struct oc_ctx *cx,
    const struct oc_oidc_provider *p, struct oc_oidc_metadata *out);

/*
 * Redeem the code of the login s, check the id_token, and ask the provider's
 * userinfo for an e-mail address when the token has none.
 * OC_EAUTH: the provider refuses the code, or the token is not good; the
 * reason is logged.  OC_EUPSTREAM: it does not answer as it should.
 */
enum oc_err oc_oidc_exchange(struct oc_ctx *cx,
    const struct oc_oidc_provider *p, const struct oc_oidc_metadata *m,
    const struct oc_oidc_state *s, const char *code, const char *redirect_uri,
    struct oc_oidc_claims *out);

#endif
