/* body.c - the body of a request in the v2 dialect. */
#include "config.h"

#include <string.h>

#include "base/str.h"
#include "http/body.h"
#include "json/reader.h"

/* application/json, or application/merge-patch+json and the like. */
static bool
is_json(const char *media)
{
	size_t n = strlen(media);

	return oc_streq(media, "application/json") ||
	       (n > 5 && oc_starts(media, "application/") &&
	           oc_streq(media + n - 5, "+json"));
}

enum oc_err
oc_body_object(struct oc_req *req, const struct oc_val **out)
{
	static const struct oc_json_limits limits = { .depth = 64,
		.members = 100000 };
	struct oc_val *v = NULL;
	enum oc_json_status s;
	enum oc_err e;

	if (!is_json(oc_req_media(req)))
		return oc_fail(req->cx, OC_EMEDIA,
		    "The body must be JSON, with Content-Type: "
		    "application/json");
	e = oc_req_body(req);
	if (e != OC_OK)
		return e;
	s = oc_json_read(
	    req->cx->arena, req->body, req->body_len, &limits, &v, NULL);
	if (s != OC_JSON_OK)
		return oc_fail(req->cx, OC_EBADREQ, "The body is not JSON: %s",
		    oc_json_status_text(s));
	if (!oc_val_is(v, OC_OBJECT))
		return oc_fail(
		    req->cx, OC_EBADREQ, "The body must be a JSON object");
	*out = v;
	return OC_OK;
}

const char *
oc_body_text(struct oc_req *req, const struct oc_val *body, const char *name,
    const char *label)
{
	const struct oc_val *v = oc_val_get(body, name);

	if (v == NULL || v->type == OC_NULL ||
	    (v->type == OC_STRING && v->u.s.len == 0)) {
		if (label == NULL)
			return NULL;
		oc_problem(req->cx, "required", name,
		    oc_sprintf(req->cx->arena, "%s is required", label));
		return NULL;
	}
	if (v->type != OC_STRING || strlen(v->u.s.p) != v->u.s.len) {
		oc_problem(req->cx, "invalid", name,
		    oc_sprintf(req->cx->arena, "%s must be a text",
		        label != NULL ? label : name));
		return NULL;
	}
	return v->u.s.p;
}

int64_t
oc_body_int(struct oc_req *req, const struct oc_val *body, const char *name,
    int64_t min, int64_t max, int64_t def)
{
	const struct oc_val *v = oc_val_get(body, name);

	if (v == NULL || v->type == OC_NULL)
		return def;
	if (v->type == OC_INT && v->u.i >= min && v->u.i <= max)
		return v->u.i;
	oc_problem(req->cx, "invalid", name,
	    oc_sprintf(req->cx->arena,
	        "%s must be a whole number from %lld to %lld", name,
	        (long long)min, (long long)max));
	return def;
}

void
oc_body_known(struct oc_req *req, const struct oc_val *body,
    const char *const *names, size_t n)
{
	for (size_t i = 0; i < oc_val_count(body); i++) {
		const char *name = body->u.list.m[i].name;
		size_t k = 0;

		while (k < n && !oc_streq(name, names[k]))
			k++;
		if (k == n)
			oc_problem(req->cx, "unknown", name,
			    oc_sprintf(
			        req->cx->arena, "%s is not known here", name));
	}
}
