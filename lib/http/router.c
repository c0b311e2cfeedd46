/* router.c - a linear search through one const table. */
#include "config.h"

#include <string.h>

#include "base/str.h"
#include "http/router.h"

/*
 * Does path have the form of pattern?  A {name} stands for one segment that
 * is not empty.  What the names stand for goes to req->params.
 */
static bool
matches(const char *pattern, const char *path, struct oc_req *req)
{
	req->nparams = 0;
	while (*pattern != '\0') {
		const char *close;
		size_t len;

		if (*pattern != '{') {
			if (*pattern++ != *path++)
				return false;
			continue;
		}
		close = strchr(pattern, '}');
		len = strcspn(path, "/");
		if (len == 0 || req->nparams == OC_PATH_PARAMS)
			return false;
		req->params[req->nparams].name = oc_strndup(
		    req->cx->arena, pattern + 1, (size_t)(close - pattern) - 1);
		req->params[req->nparams].value =
		    oc_strndup(req->cx->arena, path, len);
		req->nparams++;
		pattern = close + 1;
		path += len;
	}
	return *path == '\0';
}

const struct oc_route *
oc_route_find(const struct oc_route *routes, size_t n, struct oc_req *req,
    unsigned *allowed)
{
	*allowed = 0;
	for (size_t i = 0; i < n; i++) {
		const struct oc_route *r = &routes[i];
		unsigned methods = r->methods;

		if (methods & OC_GET)
			methods |= OC_HEAD;
		if (!matches(r->pattern, req->path, req))
			continue;
		if (methods & req->method) {
			*allowed = 0;
			return r;
		}
		/* osTicket has no 405: a wrong method is a wrong address. */
		if (r->dialect != OC_LEGACY)
			*allowed |= methods | OC_OPTIONS;
	}
	req->nparams = 0;
	return NULL;
}
