/*
 * oidc_discovery.h - what a provider publishes about itself.
 *
 * OpenID Connect Discovery 1.0, 3 and 4.
 */
#ifndef OC_AUTH_OIDC_DISCOVERY_H
#define OC_AUTH_OIDC_DISCOVERY_H

#include <stdbool.h>
#include <stddef.h>

#include "auth/oidc_provider.h"

struct oc_oidc_metadata {
	const char *issuer; /* may hold "{tenantid}", see oidc_token.h */
	const char *authorization, *token, *jwks; /* addresses */
	const char *userinfo;                     /* NULL: none */
	bool sends_iss;                           /* in its answers, RFC 9207 */
	bool takes_basic, takes_post; /* from clients with a secret */
	bool loopback; /* all of it is on this machine, without TLS */
};

/* Where the provider publishes it. */
const char *oc_oidc_metadata_url(
    struct oc_arena *a, const struct oc_oidc_provider *p);

/* Read it.  OC_EINVAL, with *why for the log: it is not the provider's. */
enum oc_err oc_oidc_metadata_parse(struct oc_arena *a,
    const struct oc_oidc_provider *p, const char *text, size_t len,
    struct oc_oidc_metadata *out, const char **why);

#endif
