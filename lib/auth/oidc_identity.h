/*
 * oidc_identity.h - which agent or user a login at a provider belongs to.
 *
 * A provider's subject is linked to an account once, by an e-mail address
 * that is proved, where the site allows it; from then on the subject alone
 * counts, whatever becomes of the address.  Rows of {oc_identity}.
 */
#ifndef OC_AUTH_OIDC_IDENTITY_H
#define OC_AUTH_OIDC_IDENTITY_H

#include "auth/oidc_provider.h"
#include "auth/oidc_token.h"
#include "osticket/principal.h"

/*
 * The account of claims: an agent ('S'), a user ('U'), or, when kind is 0, an
 * agent if there is one.  It is linked or, where the site wants that, made;
 * the login is noted as osTicket notes one.  *out gets kind and id.
 *
 * OC_EFORBIDDEN, with a message: there is none, or it may not log in, as
 * oc_login_state() says, or is bound to another backend of osTicket.
 */
enum oc_err oc_oidc_identify(struct oc_ctx *cx,
    const struct oc_oidc_provider *p, const struct oc_oidc_claims *claims,
    char kind, struct oc_principal *out);

/*
 * The address that may link, or NULL: one the provider calls verified or,
 * where the site trusts it, one it does not call unverified.
 */
const char *oc_oidc_proved_email(struct oc_arena *a,
    const struct oc_oidc_provider *p, const struct oc_oidc_claims *claims);

#endif
