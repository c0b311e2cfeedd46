/*
 * cors.h - which web pages of other sites may use the API (Fetch standard).
 *
 * An origin of the list is named back and may send cookies.  "*" in the list
 * lets every page read answers, but never with cookies.  Others get no
 * header at all, and the browser keeps the answer from them.
 */
#ifndef OC_HTTP_CORS_H
#define OC_HTTP_CORS_H

#include "http/request.h"
#include "http/response.h"

/*
 * The headers for an answer of any status.  origins is the site's list,
 * commas between: "https://desk.example.com", or "*"; NULL: none.
 */
void oc_cors_headers(
    const struct oc_req *req, struct oc_res *res, const char *origins);

/*
 * The same for an OPTIONS request, with what a preflight asks for; methods
 * are the bits that the path takes.  The caller sets status and Allow.
 */
void oc_cors_preflight(const struct oc_req *req, struct oc_res *res,
    const char *origins, unsigned methods);

#endif
