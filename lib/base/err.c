/* err.c - the table of errors. */
#include "config.h"

#include "base/def.h"
#include "base/err.h"

static const struct {
	int status;
	const char *code;
	const char *text;
} table[] = {
	[OC_OK] = { 200, "OK", "OK" },
	[OC_EBADREQ] = { 400, "BAD_REQUEST", "The request is malformed" },
	[OC_EAUTH] = { 401, "AUTHENTICATION_ERROR", "Authentication required" },
	[OC_EFORBIDDEN] = { 403, "AUTHORIZATION_ERROR",
	    "You do not have permission to do this" },
	[OC_ENOTFOUND] = { 404, "NOT_FOUND", "Not found" },
	[OC_EMETHOD] = { 405, "METHOD_NOT_ALLOWED", "Method not allowed" },
	[OC_ECONFLICT] = { 409, "CONFLICT_ERROR",
	    "The current state does not allow this" },
	[OC_ELENGTH] = { 411, "LENGTH_REQUIRED", "Content-Length required" },
	[OC_EPRECOND] = { 412, "PRECONDITION_FAILED", "Precondition failed" },
	[OC_ETOOBIG] = { 413, "PAYLOAD_TOO_LARGE",
	    "The request body is too large" },
	[OC_EMEDIA] = { 415, "UNSUPPORTED_MEDIA_TYPE",
	    "Unsupported media type" },
	[OC_EINVAL] = { 422, "VALIDATION_ERROR",
	    "The request has invalid values" },
	[OC_ERATE] = { 429, "RATE_LIMIT_EXCEEDED", "Too many requests" },
	[OC_EINTERNAL] = { 500, "INTERNAL_SERVER_ERROR",
	    "Something went wrong on our side" },
	[OC_EUPSTREAM] = { 502, "UPSTREAM_ERROR",
	    "A service that this one needs does not answer" },
	[OC_EDB] = { 503, "DATABASE_ERROR",
	    "The database is not available at the moment" },
	[OC_EAGAIN] = { 503, "DATABASE_ERROR",
	    "The database is too busy at the moment" },
	[OC_EDUP] = { 409, "CONFLICT_ERROR", "It exists already" },
};

int
oc_err_status(enum oc_err e)
{
	return table[e].status;
}

const char *
oc_err_code(enum oc_err e)
{
	return table[e].code;
}

const char *
oc_err_text(enum oc_err e)
{
	return table[e].text;
}
