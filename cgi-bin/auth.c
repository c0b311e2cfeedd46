/* auth.c - auth.cgi: logins, tokens, and who is asking (contract, 2.3). */
#include "config.h"

#include "app/app.h"
#include "auth/api_token.h"
#include "auth/audit.h"
#include "auth/oidc_provider.h"
#include "auth/sign_in.h"
#include "base/clock.h"
#include "base/str.h"
#include "http/body.h"
#include "osticket/login.h"
#include "view/account.h"
#include "view/envelope.h"

/* --- logging in ---------------------------------------------------------- */

/* The code that is wanted now, for the client to send to /auth/2fa. */
static const struct oc_val *
challenge(struct oc_arena *a, const struct oc_sign_in *s)
{
	struct oc_val *v = oc_val_object(a);

	oc_val_put(a, v, "second_factor",
	    oc_val_str(a, s->factor == OC_2FA_EMAIL ? "email" : "totp"));
	oc_val_put(a, v, "token", oc_val_str(a, s->challenge));
	oc_val_put(a, v, "expires_in", oc_val_int(a, OC_2FA_SECONDS));
	return v;
}

static enum oc_err
answer_sign_in(struct oc_req *req, struct oc_res *res, enum oc_err e,
    const struct oc_sign_in *s)
{
	if (e == OC_ERATE)
		req->cx->retry_after = s->retry_after;
	if (e == OC_EAUTH && s->challenge != NULL)
		req->cx->details = challenge(req->cx->arena, s);
	if (e == OC_OK)
		oc_view_tokens(&res->json, &s->tokens);
	return e;
}

/* Read name and password; the name's member depends on the call. */
static enum oc_err
read_sign_in(struct oc_req *req, const char *member, const char *label,
    struct oc_sign_in *s, const struct oc_val **body)
{
	enum oc_err e = oc_body_object(req, body);

	if (e != OC_OK)
		return e;
	*s = (struct oc_sign_in){
		.name = oc_body_text(req, *body, member, label),
		.password = oc_body_text(req, *body, "password", "Password"),
		.request_id = req->id,
	};
	return oc_problems(req->cx);
}

static enum oc_err
staff_login(struct oc_req *req, struct oc_res *res)
{
	const struct oc_val *body;
	struct oc_sign_in s;
	enum oc_err e = read_sign_in(req, "username", "Username", &s, &body);

	if (e != OC_OK)
		return e;
	e = oc_sign_in(req->cx, OC_AGENT, &s);
	return answer_sign_in(req, res, e, &s);
}

static enum oc_err
user_login(struct oc_req *req, struct oc_res *res)
{
	const struct oc_val *body;
	struct oc_sign_in s;
	enum oc_err e = read_sign_in(req, "email", "Email", &s, &body);

	if (e != OC_OK)
		return e;
	e = oc_sign_in(req->cx, OC_USER, &s);
	return answer_sign_in(req, res, e, &s);
}

static enum oc_err
any_login(struct oc_req *req, struct oc_res *res)
{
	const struct oc_val *body;
	struct oc_sign_in s;
	const char *type;
	enum oc_err e = read_sign_in(req, "username", "Username", &s, &body);

	if (e != OC_OK)
		return e;
	type = oc_body_text(req, body, "type", NULL);
	if (type != NULL && !oc_streq(type, "staff") && !oc_streq(type, "user"))
		oc_problem(req->cx, "invalid", "type",
		    "type must be \"staff\" or \"user\"");
	if ((e = oc_problems(req->cx)) != OC_OK)
		return e;
	if (type == NULL)
		e = oc_sign_in_any(req->cx, &s);
	else
		e = oc_sign_in(
		    req->cx, oc_streq(type, "staff") ? OC_AGENT : OC_USER, &s);
	return answer_sign_in(req, res, e, &s);
}

static enum oc_err
second_factor(struct oc_req *req, struct oc_res *res)
{
	const struct oc_val *body;
	struct oc_sign_in s = { .request_id = req->id };
	const char *token, *code;
	enum oc_err e = oc_body_object(req, &body);

	if (e != OC_OK)
		return e;
	token = oc_body_text(req, body, "token", "Token");
	code = oc_body_text(req, body, "code", "Code");
	e = oc_problems(req->cx);
	if (e == OC_OK)
		e = oc_sign_in_code(req->cx, token, code, &s);
	return answer_sign_in(req, res, e, &s);
}

static enum oc_err
refresh(struct oc_req *req, struct oc_res *res)
{
	const struct oc_val *body;
	struct oc_token_answer t;
	const char *token;
	enum oc_err e = oc_body_object(req, &body);

	if (e != OC_OK)
		return e;
	token = oc_body_text(req, body, "refresh_token", "Refresh token");
	e = oc_problems(req->cx);
	if (e == OC_OK)
		e = oc_tokens_refresh(req->cx, token, &t, NULL);
	if (e == OC_EAUTH)
		return oc_fail(req->cx, e, "Invalid or expired refresh token");
	if (e == OC_OK)
		oc_view_tokens(&res->json, &t);
	return e;
}

static enum oc_err
logout(struct oc_req *req, struct oc_res *res)
{
	struct oc_audit x = {
		.who = req->who, .request_id = req->id, .action = "logout"
	};
	enum oc_err e;

	if (req->who->method != OC_BY_JWT)
		return oc_fail(req->cx, OC_EBADREQ,
		    "Only the access token of a login can be logged out");
	e = oc_tokens_revoke(req->cx, req->who->token_id);
	if (e == OC_OK)
		e = oc_audit_alone(req->cx, &x);
	if (e != OC_OK)
		return e;
	oc_json_object(&res->json);
	oc_json_kstr(&res->json, "message", "Logged out successfully");
	oc_json_end(&res->json);
	return OC_OK;
}

/* --- who is asking ------------------------------------------------------- */

static enum oc_err
userinfo(struct oc_req *req, struct oc_res *res)
{
	oc_view_userinfo(&res->json, req->who);
	return OC_OK;
}

static enum oc_err
me(struct oc_req *req, struct oc_res *res)
{
	oc_envelope(res);
	oc_view_me(&res->json, req->cx->arena, req->who);
	oc_envelope_end(res);
	return OC_OK;
}

static enum oc_err
providers(struct oc_req *req, struct oc_res *res)
{
	struct oc_json *j = &res->json;
	const char *base = oc_site_public_url(req->cx);

	oc_json_object(j);
	oc_json_key(j, "providers");
	oc_json_object(j);
	oc_json_key(j, "osticket");
	oc_json_object(j);
	oc_json_kstr(j, "name", "osTicket");
	oc_json_kstr(j, "staff_login_url",
	    oc_sprintf(req->cx->arena, "%sapi/v2/auth/staff/login", base));
	oc_json_kstr(j, "user_login_url",
	    oc_sprintf(req->cx->arena, "%sapi/v2/auth/user/login", base));
	oc_json_end(j);
	oc_oidc_providers(req->cx, j);
	oc_json_end(j);
	oc_json_kbool(j, "native_auth_enabled", true);
	oc_json_end(j);
	return OC_OK;
}

/* --- API tokens of one's own --------------------------------------------- */

/*
 * Only who has logged in himself may make or revoke tokens: a token must not
 * breed others that outlive it.
 */
static enum oc_err
token_owner(const struct oc_req *req)
{
	const struct oc_principal *p = req->who;

	if ((p->kind == OC_AGENT || p->kind == OC_USER) &&
	    (p->method == OC_BY_JWT || p->method == OC_BY_SESSION) &&
	    p->ticket_id == 0)
		return OC_OK;
	return oc_fail(req->cx, OC_EFORBIDDEN,
	    "API tokens are managed by agents and users who have logged in");
}

static enum oc_err
list_tokens(struct oc_req *req, struct oc_res *res)
{
	struct oc_api_token *list;
	size_t n;
	enum oc_err e = token_owner(req);

	if (e == OC_OK)
		e = oc_api_token_list(
		    req->cx, req->who->kind, req->who->id, &list, &n);
	if (e != OC_OK)
		return e;
	oc_envelope(res);
	oc_json_array(&res->json);
	for (size_t i = 0; i < n; i++)
		oc_view_api_token(&res->json, req->cx->arena, &list[i], NULL);
	oc_json_end(&res->json);
	oc_envelope_end_list(res, n);
	return OC_OK;
}

/* A list of texts in one member, or one text, as one text with blanks. */
static const char *
words(struct oc_req *req, const struct oc_val *body, const char *name)
{
	const struct oc_val *v = oc_val_get(body, name);
	const char *all = NULL;

	if (!oc_val_is(v, OC_ARRAY))
		return oc_body_text(req, body, name, NULL);
	for (size_t i = 0; i < oc_val_count(v); i++) {
		const char *word = oc_val_text(req->cx->arena, oc_val_at(v, i));

		all = all == NULL
		          ? word
		          : oc_sprintf(req->cx->arena, "%s %s", all, word);
	}
	return all == NULL ? "" : all;
}

static void
read_expiry(struct oc_req *req, const struct oc_val *body, int64_t *out)
{
	const char *text = oc_body_text(req, body, "expires_at", NULL);

	*out = 0;
	if (text != NULL && !oc_rfc3339_parse(text, out))
		oc_problem(req->cx, "invalid", "expires_at",
		    "expires_at must be a time as in RFC 3339, such as "
		    "2027-01-31T09:30:00Z");
}

static enum oc_err
create_token(struct oc_req *req, struct oc_res *res)
{
	static const char *const known[] = { "name", "scopes", "addresses",
		"expires_at" };
	const struct oc_val *body;
	struct oc_api_token t = { .kind = req->who->kind,
		.owner_id = req->who->id };
	struct oc_audit audit = {
		.who = req->who, .request_id = req->id, .action = "token.create"
	};
	const char *value;
	enum oc_err e = token_owner(req);

	if (e == OC_OK)
		e = oc_body_object(req, &body);
	if (e != OC_OK)
		return e;
	oc_body_known(req, body, known, OC_COUNT(known));
	t.name = oc_body_text(req, body, "name", "Name");
	t.scopes = words(req, body, "scopes");
	t.addresses = words(req, body, "addresses");
	read_expiry(req, body, &t.expires);
	e = oc_problems(req->cx);
	if (e == OC_OK)
		e = oc_api_token_create(req->cx, &t, &audit, &value);
	if (e != OC_OK)
		return e;
	res->status = 201;
	oc_res_header(res, "Location",
	    oc_sprintf(
	        req->cx->arena, "/api/v2/auth/tokens/%lld", (long long)t.id));
	oc_envelope(res);
	oc_view_api_token(&res->json, req->cx->arena, &t, value);
	oc_envelope_end(res);
	return OC_OK;
}

static enum oc_err
revoke_token(struct oc_req *req, struct oc_res *res)
{
	struct oc_audit audit = {
		.who = req->who, .request_id = req->id, .action = "token.revoke"
	};
	int64_t id;
	enum oc_err e = token_owner(req);

	if (e == OC_OK)
		e = oc_req_id(req, "id", &id);
	if (e == OC_OK)
		e = oc_api_token_revoke(req->cx, req->who, id, &audit);
	if (e != OC_OK)
		return e;
	oc_envelope(res);
	oc_json_null(&res->json);
	oc_envelope_end(res);
	return OC_OK;
}

#define AUTH "/api/v2/auth"

static const struct oc_route routes[] = {
	{ OC_POST, AUTH "/staff/login", staff_login, OC_COUNTS_LOGIN, OC_V2 },
	{ OC_POST, AUTH "/user/login", user_login, OC_COUNTS_LOGIN, OC_V2 },
	{ OC_POST, AUTH "/login", any_login, OC_COUNTS_LOGIN, OC_V2 },
	{ OC_POST, AUTH "/2fa", second_factor, OC_COUNTS_LOGIN, OC_V2 },
	{ OC_POST, AUTH "/refresh", refresh, OC_COUNTS_REFRESH, OC_V2 },
	{ OC_POST, AUTH "/logout", logout, OC_NEEDS_WHO, OC_V2 },
	{ OC_GET, AUTH "/userinfo", userinfo, OC_NEEDS_WHO, OC_V2 },
	{ OC_GET, AUTH "/me", me, OC_NEEDS_WHO, OC_V2 },
	{ OC_GET, AUTH "/providers", providers, OC_NEEDS_DB, OC_V2 },
	{ OC_GET, AUTH "/tokens", list_tokens, OC_NEEDS_WHO, OC_V2 },
	{ OC_POST, AUTH "/tokens", create_token, OC_NEEDS_WHO, OC_V2 },
	{ OC_DELETE, AUTH "/tokens/{id}", revoke_token, OC_NEEDS_WHO, OC_V2 },
};

int
main(int argc, char **argv)
{
	static const struct oc_program program = { routes, OC_COUNT(routes),
		0 };

	return oc_app_main(&program, argc > 0 ? argv[0] : NULL);
}
