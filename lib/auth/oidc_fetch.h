/*
 * oidc_fetch.h - asking a provider over HTTPS.
 *
 * The only file that includes libcurl, and for that reason not part of
 * liboc.a.  Every request has limits: https alone (http to this machine only
 * where the caller says so), no redirects, a few seconds, 256 KiB.
 */
#ifndef OC_AUTH_OIDC_FETCH_H
#define OC_AUTH_OIDC_FETCH_H

#include <stdbool.h>
#include <stddef.h>

#include "base/ctx.h"

struct oc_oidc_request {
	const char *url;
	const char *form;          /* sent by POST; NULL: GET */
	const char *authorization; /* the header's value; NULL: none */
	bool loopback;             /* http://127.0.0.1 and the like are fine */
};

struct oc_oidc_reply {
	int status;
	const char *body; /* a NUL follows */
	size_t len;
};

/*
 * Send it.  OC_EUPSTREAM: no answer within the limits; the reason is logged,
 * without the address.
 */
enum oc_err oc_oidc_fetch(struct oc_ctx *cx, const struct oc_oidc_request *r,
    struct oc_oidc_reply *out);

#endif
