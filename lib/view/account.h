/*
 * account.h - accounts and their credentials as JSON (contract, 2.3).
 */
#ifndef OC_VIEW_ACCOUNT_H
#define OC_VIEW_ACCOUNT_H

#include "auth/api_token.h"
#include "auth/login_tokens.h"
#include "json/writer.h"
#include "osticket/principal.h"

/* {"access_token":…}, outside of the envelope. */
void oc_view_tokens(struct oc_json *j, const struct oc_token_answer *t);

/* The fixed shape of userinfo, as one object. */
void oc_view_userinfo(struct oc_json *j, const struct oc_principal *p);

/* The same and all else that is known of who is asking. */
void oc_view_me(
    struct oc_json *j, struct oc_arena *a, const struct oc_principal *p);

/* An API token; value (may be NULL) is the secret, shown once. */
void oc_view_api_token(struct oc_json *j, struct oc_arena *a,
    const struct oc_api_token *t, const char *value);

#endif
