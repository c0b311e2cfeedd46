/* credentials.c - logins and API tokens for the tests of both. */
#include "config.h"

#include "credentials.h"

int64_t
cred_user(struct oc_ctx *cx)
{
	return desk_number(cx,
	    "SELECT u.id FROM {user} u JOIN {user_account} a "
	    "ON a.user_id = u.id AND a.status & 3 = 1 ORDER BY u.id LIMIT 1");
}

struct oc_token_answer
cred_login(struct oc_ctx *cx, enum oc_principal_kind kind, int64_t id)
{
	struct oc_principal p = { .kind = kind, .id = id };
	struct oc_token_answer t = { NULL, NULL, 0 };

	CU_ASSERT_EQUAL_FATAL(oc_tokens_issue(cx, &p, "local", &t), OC_OK);
	return t;
}

bool
cred_is_good(struct oc_ctx *cx, const char *access)
{
	struct oc_principal p;

	oc_ctx_retry(cx);
	return oc_tokens_check(cx, access, &p) == OC_OK;
}

const char *
cred_token(struct oc_ctx *cx, struct oc_api_token *t)
{
	const char *value = NULL;

	oc_ctx_retry(cx);
	CU_ASSERT_EQUAL_FATAL(oc_api_token_create(cx, t, NULL, &value), OC_OK);
	return value;
}

enum oc_api_token_state
cred_judge(struct oc_ctx *cx, const char *value, const char *ip)
{
	enum oc_api_token_state s;
	struct oc_principal p;
	const char *was = cx->ip;
	enum oc_err e;

	cx->ip = ip;
	oc_ctx_retry(cx);
	e = oc_api_token_check(cx, value, &p, &s);
	cx->ip = was;
	CU_ASSERT_EQUAL(e, s == OC_TOKEN_GOOD ? OC_OK : OC_EAUTH);
	return s;
}
