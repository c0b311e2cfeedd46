/*
 * authenticate.h - from a request's credential to a principal.
 */
#ifndef OC_AUTH_AUTHENTICATE_H
#define OC_AUTH_AUTHENTICATE_H

#include "http/request.h"
#include "osticket/principal.h"

/*
 * Find out who sent the request, by the first credential of this list that
 * is there; one that is not valid is an error, and none after it counts:
 *   1. Authorization: Bearer, an access token or an API token of ours;
 *   2. X-API-Key, osTicket's own, from its exact address;
 *   3. X-API-Token, an API token of ours;
 *   4. osTicket's session cookie, for what is not GET or HEAD with its CSRF
 *      token in X-CSRFToken.
 * Needs the database and the settings.  The principal's rights are loaded.
 *
 * OC_OK with out->kind OC_NOBODY: there is no credential.  OC_EAUTH: one that
 * is not valid.  OC_EFORBIDDEN: valid, but the account must do something else
 * first, or the site is closed to it, or the CSRF token is wrong.
 */
enum oc_err oc_authenticate(struct oc_req *req, struct oc_principal *out);

#endif
