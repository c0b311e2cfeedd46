/*
 * oidc_user.h - users who come to be by logging in at a provider.
 *
 * What osTicket calls automatic registration; both calls join the caller's
 * transaction.
 */
#ifndef OC_AUTH_OIDC_USER_H
#define OC_AUTH_OIDC_USER_H

#include <stdint.h>

#include "base/ctx.h"

/*
 * Make a user with that address; name may be NULL.  OC_ENOTFOUND: the site's
 * user form or osTicket's idea of an address does not allow it.
 */
enum oc_err oc_oidc_user_make(
    struct oc_ctx *cx, const char *email, const char *name, int64_t *id);

/*
 * Give the user a confirmed account, without a password.  OC_ENOTFOUND where
 * osTicket's `client_registration` is disabled.
 */
enum oc_err oc_oidc_user_register(struct oc_ctx *cx, int64_t user_id);

#endif
