/*
 * body.h - a request's body as a JSON object, and what its members must be.
 */
#ifndef OC_HTTP_BODY_H
#define OC_HTTP_BODY_H

#include "http/request.h"
#include "json/value.h"

/*
 * Read the body as one JSON object.  OC_EMEDIA: another media type;
 * OC_EBADREQ: no JSON, or not an object; and as oc_req_body().
 */
enum oc_err oc_body_object(struct oc_req *req, const struct oc_val **out);

/*
 * A member that is a text.  NULL when it is missing, null or no text; that
 * is noted as a problem when it is no text, and when `label` says that it
 * must be there and not be empty.  label is its name for people.
 */
const char *oc_body_text(struct oc_req *req, const struct oc_val *body,
    const char *name, const char *label);

/*
 * A member that is a whole number from min to max; def when it is missing or
 * null, and when it is not one, which is noted as a problem.
 */
int64_t oc_body_int(struct oc_req *req, const struct oc_val *body,
    const char *name, int64_t min, int64_t max, int64_t def);

/* Note a problem with each member that is not in the list. */
void oc_body_known(struct oc_req *req, const struct oc_val *body,
    const char *const *names, size_t n);

#endif
