/*
 * oidc_cache.h - documents of a provider, kept in {oc_oidc_cache}.
 *
 * A CGI program remembers nothing, and a provider should not be asked for its
 * keys at every login.
 */
#ifndef OC_AUTH_OIDC_CACHE_H
#define OC_AUTH_OIDC_CACHE_H

#include <stdbool.h>
#include <stddef.h>

#include "base/ctx.h"

enum {
	OC_OIDC_FRESH = 3600,  /* seconds a document is taken as it is */
	OC_OIDC_STALE = 86400, /* and while its provider does not answer */
	OC_OIDC_PAUSE = 30,    /* between two fetches for a key's sake */
	OC_OIDC_RETRY = 5      /* between two for nothing */
};

struct oc_oidc_document {
	const char *text; /* a NUL follows */
	size_t len;
};

/*
 * The document at url, from the table or, when it is older than OC_OIDC_FRESH,
 * from the provider.
 * OC_EUPSTREAM: the provider does not answer, or not with 200 and JSON.
 */
enum oc_err oc_oidc_cache_get(struct oc_ctx *cx, const char *url, bool loopback,
    struct oc_oidc_document *out);

/*
 * The same straight from the provider, because what is kept lacks something.
 * OC_ENOTFOUND: it was asked less than OC_OIDC_PAUSE seconds ago.
 */
enum oc_err oc_oidc_cache_renew(struct oc_ctx *cx, const char *url,
    bool loopback, struct oc_oidc_document *out);

/* Forget the content, which turned out to be of no use. */
void oc_oidc_cache_drop(struct oc_ctx *cx, const char *url);

#endif
