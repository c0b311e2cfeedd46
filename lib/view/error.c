/* error.c - failures in four dialects, and as RFC 9457. */
#include "config.h"

#include <string.h>

#include "base/clock.h"
#include "base/str.h"
#include "view/error.h"

static const char *
message_of(const struct oc_req *req, enum oc_err e)
{
	/* What lies behind a 500 or 503 is for the log, not for clients. */
	if (e == OC_EDB || e == OC_EAGAIN || req->cx->message == NULL)
		return oc_err_text(e);
	return req->cx->message;
}

static void
write_problems(struct oc_json *j, const struct oc_problem *p)
{
	oc_json_array(j);
	for (; p != NULL; p = p->next) {
		oc_json_object(j);
		oc_json_kstr(j, "code", p->code);
		oc_json_kstr(j, "field", p->field);
		oc_json_kstr(j, "message", p->message);
		oc_json_end(j);
	}
	oc_json_end(j);
}

static void
write_v2(struct oc_req *req, struct oc_json *j, enum oc_err e)
{
	oc_json_object(j);
	oc_json_kbool(j, "success", false);
	oc_json_knull(j, "data");
	oc_json_key(j, "error");
	oc_json_object(j);
	oc_json_kstr(j, "code", oc_err_code(e));
	oc_json_kstr(j, "message", message_of(req, e));
	oc_json_kstr(j, "timestamp", oc_rfc3339_now(req->cx->arena));
	oc_json_kstr(j, "request_id", req->id);
	oc_json_kstr(j, "path", req->path);
	oc_json_key(j, "details");
	if (req->cx->details != NULL)
		oc_json_val(j, req->cx->details);
	else {
		oc_json_object(j);
		oc_json_end(j);
	}
	oc_json_end(j);
	oc_json_key(j, "errors");
	write_problems(j, req->cx->problems);
	oc_json_key(j, "meta");
	oc_json_object(j);
	oc_json_end(j);
	oc_json_end(j);
}

/* RFC 9457. */
static void
write_problem_json(struct oc_req *req, struct oc_res *res, enum oc_err e)
{
	struct oc_json *j = &res->json;

	res->type = "application/problem+json";
	oc_json_object(j);
	oc_json_kstr(j, "type", "about:blank");
	oc_json_kstr(j, "title", oc_res_reason(res->status));
	oc_json_kint(j, "status", res->status);
	oc_json_kstr(j, "detail", message_of(req, e));
	oc_json_kstr(j, "instance", req->path);
	oc_json_kstr(j, "code", oc_err_code(e));
	oc_json_kstr(j, "request_id", req->id);
	oc_json_key(j, "errors");
	write_problems(j, req->cx->problems);
	oc_json_end(j);
}

static void
write_flat(struct oc_req *req, struct oc_json *j, enum oc_err e)
{
	const struct oc_problem *p = req->cx->problems;

	oc_json_object(j);
	oc_json_key(j, "detail");
	if (e != OC_EINVAL || p == NULL) {
		oc_json_str(j, message_of(req, e));
		oc_json_end(j);
		return;
	}
	oc_json_array(j);
	for (; p != NULL; p = p->next) {
		oc_json_object(j);
		oc_json_key(j, "loc");
		oc_json_array(j);
		oc_json_str(j, "body");
		oc_json_str(j, p->field);
		oc_json_end(j);
		oc_json_kstr(j, "msg", p->message);
		oc_json_kstr(j, "type", p->code);
		oc_json_end(j);
	}
	oc_json_end(j);
	oc_json_end(j);
}

static void
write_token(struct oc_req *req, struct oc_json *j, enum oc_err e)
{
	oc_json_object(j);
	oc_json_kbool(j, "success", false);
	oc_json_kstr(j, "error", message_of(req, e));
	oc_json_kstr(j, "timestamp", oc_rfc3339_now(req->cx->arena));
	oc_json_end(j);
}

void
oc_error_write(struct oc_req *req, struct oc_res *res, enum oc_err e)
{
	const char *accept = oc_req_header(req, "Accept");

	oc_res_reset(res);
	res->status = oc_err_status(e);
	if (res->status == 503 && req->cx->retry_after == 0)
		req->cx->retry_after = OC_RETRY_AFTER;
	if (req->cx->retry_after > 0)
		oc_res_header(res, "Retry-After",
		    oc_sprintf(req->cx->arena, "%lld",
		        (long long)req->cx->retry_after));
	if (res->status == 401 && req->dialect == OC_V2)
		oc_res_header(res, "WWW-Authenticate", "Bearer");
	if (accept != NULL &&
	    strstr(accept, "application/problem+json") != NULL &&
	    req->dialect != OC_LEGACY) {
		write_problem_json(req, res, e);
		return;
	}
	switch (req->dialect) {
	case OC_V2:
		write_v2(req, &res->json, e);
		break;
	case OC_FLAT:
		write_flat(req, &res->json, e);
		break;
	case OC_TOKEN:
		write_token(req, &res->json, e);
		break;
	case OC_LEGACY:
		oc_res_text(
		    res, "text/html; charset=UTF-8", message_of(req, e));
		break;
	}
}
