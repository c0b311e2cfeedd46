/*
 * router.h - which handler answers which path, as data.
 */
#ifndef OC_HTTP_ROUTER_H
#define OC_HTTP_ROUTER_H

#include "http/request.h"
#include "http/response.h"

/* What a route wants before its handler runs. */
enum {
	OC_NEEDS_DB = 1 << 0,  /* connection and settings; else 503 */
	OC_NEEDS_WHO = 1 << 1, /* the same, and a principal; else 401 */
	/* The same as the first; the address may not do it too often. */
	OC_COUNTS_LOGIN = 1 << 2,
	OC_COUNTS_REFRESH = 1 << 3
};

struct oc_route {
	unsigned methods;    /* HEAD comes with GET by itself */
	const char *pattern; /* "/api/v2/tickets/{id}" */
	enum oc_err (*handler)(struct oc_req *req, struct oc_res *res);
	unsigned needs;
	enum oc_dialect dialect;
};

/*
 * Find the route of req, and put what its pattern found into req->params.
 * NULL: none; *allowed is then 0, or, when only the method is wrong, the
 * methods that the path does have.
 */
const struct oc_route *oc_route_find(const struct oc_route *routes, size_t n,
    struct oc_req *req, unsigned *allowed);

#endif
