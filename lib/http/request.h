/*
 * request.h - one HTTP request, however the web server hands it over.
 *
 * The only module that knows CGI's variables (RFC 3875).  Strings belong to
 * the request's arena.
 */
#ifndef OC_HTTP_REQUEST_H
#define OC_HTTP_REQUEST_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/ctx.h"
#include "db/db.h"
#include "http/form.h"
#include "http/method.h"

struct oc_principal;

/* What the web server gives: the process's own CGI, or one FastCGI turn. */
struct oc_io {
	void *p;
	const char *(*var)(void *p, const char *name);        /* or NULL */
	long (*read)(void *p, char *out, size_t len);         /* 0: end */
	bool (*write)(void *p, const char *data, size_t len); /* all of it */
};

enum oc_dialect { OC_LEGACY, OC_V2, OC_FLAT, OC_TOKEN };

enum { OC_PATH_PARAMS = 4 };

struct oc_req {
	struct oc_ctx *cx;
	const struct oc_io *io;
	const char *method_name; /* as sent */
	unsigned method;         /* its bit after any override; 0: unknown */
	const char *path;        /* the public path, decoded: "/api/v2/users" */
	const char *query_text;  /* as sent, never NULL */
	struct oc_form query;    /* the same, decoded */
	const char *id;          /* request id: the client's if sane, or ours */
	enum oc_dialect dialect;
	bool https;
	const char *peer; /* address that connected, which may be a proxy */
	const struct oc_principal *who; /* NULL: nobody */
	struct oc_rows key_rows;        /* for auth/apikey.h, no other */
	int64_t started;                /* oc_millis() */

	/* What the route's pattern found in the path. */
	struct {
		const char *name;
		const char *value;
	} params[OC_PATH_PARAMS];
	size_t nparams;

	bool body_read;
	const char *body; /* a NUL follows */
	size_t body_len;
	size_t max_body;
};

/*
 * Fill r from the web server's variables.
 * OC_EBADREQ: control characters in the path, a query that is not UTF-8, or
 * other things no client sends.  r is usable for answering even then.
 */
enum oc_err oc_req_init(
    struct oc_req *r, struct oc_ctx *cx, const struct oc_io *io);

/* The dialect that a path belongs to. */
enum oc_dialect oc_dialect_of_path(const char *path);

/* A request header by its name ("X-API-Key"), or NULL. */
const char *oc_req_header(const struct oc_req *r, const char *name);

/*
 * The Authorization header, wherever the web server put it; NULL for none.
 * OC_EBADREQ when there are two of them.
 */
enum oc_err oc_req_authorization(const struct oc_req *r, const char **out);

/*
 * Read the body, once; further calls give the same.
 * OC_ETOOBIG: over r->max_body, told before reading where the length is
 * announced.  OC_EBADREQ: shorter than announced.
 */
enum oc_err oc_req_body(struct oc_req *r);

/* Media type of the body without parameters, in lower case; "" for none. */
const char *oc_req_media(const struct oc_req *r);

/* Value of {name} in the route's pattern; "" when it has none. */
const char *oc_req_param(const struct oc_req *r, const char *name);

/* The same as an id; OC_ENOTFOUND when it is no positive number. */
enum oc_err oc_req_id(const struct oc_req *r, const char *name, int64_t *out);

#endif
