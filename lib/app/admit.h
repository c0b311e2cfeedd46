/*
 * admit.h - who is asking, and has he asked too often?
 */
#ifndef OC_APP_ADMIT_H
#define OC_APP_ADMIT_H

#include "auth/rate.h"
#include "http/router.h"
#include "osticket/principal.h"

/*
 * Before the handler of a route runs, whose needs are given: find the
 * principal where one is needed, and count the request.  Sets req->who to
 * *who, or leaves it NULL.  The legacy dialect is not counted, as osTicket
 * does not either, nor is what needs no database.
 *
 * OC_EAUTH, OC_EFORBIDDEN as oc_authenticate(); OC_ERATE.
 */
enum oc_err oc_app_admit(struct oc_req *req, unsigned needs,
    struct oc_principal *who, struct oc_rate *rate);

#endif
