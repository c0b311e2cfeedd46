/*
 * error.h - a failure as each dialect writes it (the contract's 2.2).
 */
#ifndef OC_VIEW_ERROR_H
#define OC_VIEW_ERROR_H

#include "http/request.h"
#include "http/response.h"

/*
 * Make res the answer for e: status, headers, and a body in the dialect of
 * the request, of what oc_fail() and oc_problem() said.  What the handler had
 * written is dropped.
 */
void oc_error_write(struct oc_req *req, struct oc_res *res, enum oc_err e);

/* Seconds after which a client may try again when the database is away. */
enum { OC_RETRY_AFTER = 5 };

#endif
