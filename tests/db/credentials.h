/*
 * credentials.h - logins and API tokens for the tests of both.
 */
#ifndef OC_TESTS_CREDENTIALS_H
#define OC_TESTS_CREDENTIALS_H

#include "desk.h"

#include "auth/api_token.h"
#include "auth/login_tokens.h"

/* The demo's first agent, and nobody. */
enum { ADMIN = 1, NO_SUCH = 999999 };

/* A user with an account that is in order. */
int64_t cred_user(struct oc_ctx *cx);

/* The tokens of a new login. */
struct oc_token_answer cred_login(
    struct oc_ctx *cx, enum oc_principal_kind kind, int64_t id);

/* Is the access token taken? */
bool cred_is_good(struct oc_ctx *cx, const char *access);

/* Make the API token; what its owner is shown. */
const char *cred_token(struct oc_ctx *cx, struct oc_api_token *t);

/* What becomes of an API token that comes from that address. */
enum oc_api_token_state cred_judge(
    struct oc_ctx *cx, const char *value, const char *ip);

#endif
