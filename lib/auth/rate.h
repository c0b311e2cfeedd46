/*
 * rate.h - how many requests a client may send.
 *
 * Fixed windows of site->rate.window seconds, counted in {oc_rate}, so that
 * any number of web servers share them.  Exactly as many pass as allowed.
 */
#ifndef OC_AUTH_RATE_H
#define OC_AUTH_RATE_H

#include "base/ctx.h"

/* What is counted; the limits are in site.h. */
enum oc_rate_kind {
	OC_RATE_ADDRESS, /* requests without a credential, by address */
	OC_RATE_KEY,     /* with an osTicket API key, by its id */
	OC_RATE_TOKEN,   /* with an API token, by its id */
	OC_RATE_USER,    /* logged in: "staff:1", "user:2" */
	OC_RATE_LOGIN,   /* attempts to log in, by address */
	OC_RATE_REFRESH, /* uses of refresh tokens, by address */
	OC_RATE_KINDS
};

struct oc_rate {
	enum oc_rate_kind kind;
	int64_t limit;     /* 0: there is none, and the rest is 0 */
	int64_t window;    /* seconds */
	int64_t remaining; /* in this window */
	int64_t reset;     /* seconds until the next */
};

/*
 * Count one request of `who`, an address (IPv6 by its /64) or another name as
 * above.  *out is always written.  OC_ERATE when it is one too many; the
 * answer then needs `Retry-After: out->reset`.  Must not run inside a
 * transaction, whose rollback would forget the request.  Where our own tables
 * may not be made, nothing is counted.
 */
enum oc_err oc_rate_take(struct oc_ctx *cx, enum oc_rate_kind kind,
    const char *who, struct oc_rate *out);

/*
 * Values of the headers RateLimit and RateLimit-Policy
 * (draft-ietf-httpapi-ratelimit-headers-10); NULL where there is no limit.
 */
const char *oc_rate_limit(struct oc_arena *a, const struct oc_rate *r);
const char *oc_rate_policy(struct oc_arena *a, const struct oc_rate *r);

/* Delete windows that are over. */
enum oc_err oc_rate_purge(struct oc_ctx *cx);

#endif
