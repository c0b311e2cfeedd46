/* cors.c - cross-origin requests. */
#include "config.h"

#include <string.h>

#include "base/str.h"
#include "http/cors.h"
#include "http/method.h"

/* How long a browser may remember a preflight. */
#define MAX_AGE "600"

static const char exposed[] =
    "ETag, Link, Location, RateLimit, RateLimit-Policy, Retry-After, "
    "X-Request-ID";
static const char accepted[] =
    "Accept, Authorization, Content-Type, Idempotency-Key, If-Match, "
    "If-None-Match, Last-Event-ID, X-API-Key, X-API-Token, "
    "X-HTTP-Method-Override, X-Request-ID";

enum allowed { NOT_ALLOWED, ANYBODY, BY_NAME };

/* People write "https://example.com/", browsers send it without the "/". */
static bool
is_same(const char *listed, const char *origin)
{
	size_t n = strlen(listed);

	if (n > 0 && listed[n - 1] == '/')
		n--;
	return n > 0 && strlen(origin) == n &&
	       oc_stristr(listed, origin) == listed;
}

/* Sandboxed pages of any site have the origin "null", so it names nobody. */
static enum allowed
judge(struct oc_arena *a, const char *origin, const char *origins)
{
	enum allowed allowed = NOT_ALLOWED;
	char **list = oc_split(a, origins, ',', NULL);

	for (; *list != NULL; list++) {
		const char *listed = oc_trim(a, *list, NULL);

		if (!oc_strieq(origin, "null") && is_same(listed, origin))
			return BY_NAME;
		if (oc_streq(listed, "*"))
			allowed = ANYBODY;
	}
	return allowed;
}

/* The answer depends on the origin, also for caches that see others. */
static void
vary_by_origin(struct oc_res *res)
{
	const char *had = NULL;

	for (size_t i = 0; i < res->nheaders; i++)
		if (oc_strieq(res->headers[i].name, "Vary"))
			had = res->headers[i].value;
	if (had == NULL)
		oc_res_header(res, "Vary", "Origin");
	else if (oc_stristr(had, "Origin") == NULL)
		oc_res_header(
		    res, "Vary", oc_sprintf(res->arena, "%s, Origin", had));
}

/* False when the origin gets nothing. */
static bool
allow(const struct oc_req *req, struct oc_res *res, const char *origins)
{
	const char *origin = oc_req_header(req, "Origin");
	enum allowed allowed;

	if (oc_empty(origins))
		return false;
	vary_by_origin(res);
	if (oc_empty(origin))
		return false;
	allowed = judge(res->arena, origin, origins);
	if (allowed == NOT_ALLOWED)
		return false;
	oc_res_header(res, "Access-Control-Allow-Origin",
	    allowed == BY_NAME ? origin : "*");
	if (allowed == BY_NAME)
		oc_res_header(res, "Access-Control-Allow-Credentials", "true");
	return true;
}

void
oc_cors_headers(
    const struct oc_req *req, struct oc_res *res, const char *origins)
{
	if (allow(req, res, origins))
		oc_res_header(res, "Access-Control-Expose-Headers", exposed);
}

void
oc_cors_preflight(const struct oc_req *req, struct oc_res *res,
    const char *origins, unsigned methods)
{
	if (!allow(req, res, origins) ||
	    oc_empty(oc_req_header(req, "Access-Control-Request-Method")))
		return;
	oc_res_header(res, "Access-Control-Allow-Methods",
	    oc_method_list(res->arena, methods));
	oc_res_header(res, "Access-Control-Allow-Headers", accepted);
	oc_res_header(res, "Access-Control-Max-Age", MAX_AGE);
}
