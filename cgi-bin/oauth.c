/* oauth.c - oauth.cgi: logging in at an OpenID provider. */
#include "config.h"

#include <string.h>

#include "app/app.h"
#include "auth/audit.h"
#include "auth/oidc_login.h"
#include "base/str.h"
#include "view/account.h"

/* The value of a parameter; OC_EBADREQ when it comes twice (RFC 6749, 3.1).
 */
static enum oc_err
once(struct oc_req *req, const char *name, const char **out)
{
	*out = oc_form_get(&req->query, name);
	if (*out == oc_form_last(&req->query, name))
		return OC_OK;
	return oc_fail(req->cx, OC_EBADREQ, "%s is given twice", name);
}

/* The value of a cookie, RFC 6265, 4.2; NULL: there is none. */
static const char *
cookie(struct oc_req *req, const char *name)
{
	const char *all = oc_req_header(req, "Cookie");
	size_t n = strlen(name);
	char **list;

	if (all == NULL)
		return NULL;
	for (list = oc_split(req->cx->arena, all, ';', NULL); *list != NULL;
	     list++) {
		const char *p = *list + strspn(*list, " \t");

		if (strncmp(p, name, n) == 0 && p[n] == '=')
			return oc_trim(req->cx->arena, p + n + 1, NULL);
	}
	return NULL;
}

/* Both calls change something, so HEAD, which proxies and previews send on
 * their own, is not for them. */
static enum oc_err
enter(struct oc_req *req, struct oc_res *res)
{
	oc_res_header(res, "Referrer-Policy", "no-referrer");
	if (req->method == OC_GET)
		return OC_OK;
	oc_res_header(res, "Allow", "GET, OPTIONS");
	return OC_EMETHOD;
}

static void
redirect(struct oc_res *res, const char *url)
{
	oc_res_reset(res);
	res->status = 302;
	oc_res_header(res, "Location", url);
}

/* GET …/login?type=staff|user&return_to=URL */
static enum oc_err
login(struct oc_req *req, struct oc_res *res)
{
	const char *type = NULL, *return_to = NULL;
	struct oc_oidc_start start;
	enum oc_err e = enter(req, res);

	if (e == OC_OK)
		e = once(req, "type", &type);
	if (e == OC_OK)
		e = once(req, "return_to", &return_to);
	if (e == OC_OK)
		e = oc_oidc_begin(req->cx, oc_req_param(req, "provider"), type,
		    return_to, &start);
	if (e != OC_OK)
		return e;
	oc_res_header(res, "Set-Cookie", start.cookie);
	redirect(res, start.url);
	return OC_OK;
}

static enum oc_err
read_return(struct oc_req *req, struct oc_oidc_return *out)
{
	const struct {
		const char *name, **value;
	} rows[] = {
		{ "state", &out->state },
		{ "code", &out->code },
		{ "error", &out->error },
		{ "iss", &out->iss },
	};
	enum oc_err e = OC_OK;

	*out = (struct oc_oidc_return){ .provider =
		                            oc_req_param(req, "provider") };
	for (size_t i = 0; i < OC_COUNT(rows) && e == OC_OK; i++)
		e = once(req, rows[i].name, rows[i].value);
	if (e == OC_OK && out->state != NULL)
		out->browser =
		    cookie(req, oc_oidc_cookie_name(req->cx, out->state));
	return e;
}

/* After the "#", which browsers send to nobody. */
static void
redirect_tokens(
    struct oc_req *req, struct oc_res *res, const struct oc_oidc_finish *f)
{
	struct oc_arena *a = req->cx->arena;

	redirect(
	    res, oc_sprintf(a,
	             "%s#access_token=%s&refresh_token=%s&token_type=bearer"
	             "&expires_in=%lld",
	             f->return_to, oc_url_encode(a, f->tokens.access),
	             oc_url_encode(a, f->tokens.refresh),
	             (long long)f->tokens.expires_in));
}

static void
redirect_error(
    struct oc_req *req, struct oc_res *res, const char *url, enum oc_err e)
{
	struct oc_arena *a = req->cx->arena;
	const char *text = req->cx->message;

	if (text == NULL || e == OC_EDB || e == OC_EAGAIN)
		text = oc_err_text(e);
	redirect(res, oc_sprintf(a, "%s#error=%s&error_description=%s", url,
	                  oc_err_code(e), oc_url_encode(a, text)));
}

static enum oc_err
note(struct oc_req *req, const struct oc_oidc_finish *f, enum oc_err e)
{
	const struct oc_audit row = {
		.who = e == OC_OK ? &f->who : NULL,
		.actor = e == OC_OK ? NULL : oc_req_param(req, "provider"),
		.request_id = req->id,
		.action = "login",
		.outcome = e == OC_OK ? NULL : "denied",
	};

	return oc_audit_alone(req->cx, &row);
}

/* GET …/callback, where the provider sends the browser. */
static enum oc_err
callback(struct oc_req *req, struct oc_res *res)
{
	struct oc_oidc_finish finish = { .return_to = NULL };
	struct oc_oidc_return back;
	enum oc_err e = enter(req, res);

	if (e == OC_OK)
		e = read_return(req, &back);
	if (e != OC_OK)
		return e;
	e = oc_oidc_end(req->cx, &back, &finish);
	if (back.browser != NULL)
		oc_res_header(res, "Set-Cookie",
		    oc_oidc_cookie_clear(req->cx, back.state));
	if (e == OC_OK || e == OC_EAUTH || e == OC_EFORBIDDEN) {
		enum oc_err noted = note(req, &finish, e);

		e = e == OC_OK ? noted : e;
	}
	if (e != OC_OK && finish.return_to == NULL)
		return e;
	if (e != OC_OK)
		redirect_error(req, res, finish.return_to, e);
	else if (finish.return_to != NULL)
		redirect_tokens(req, res, &finish);
	else
		oc_view_tokens(&res->json, &finish.tokens);
	return OC_OK;
}

static const struct oc_route routes[] = {
	{ OC_GET, "/api/v2/auth/oauth2/{provider}/login", login,
	    OC_NEEDS_DB | OC_COUNTS_LOGIN, OC_V2 },
	{ OC_GET, "/api/v2/auth/oauth2/{provider}/callback", callback,
	    OC_NEEDS_DB | OC_COUNTS_LOGIN, OC_V2 },
};

int
main(int argc, char **argv)
{
	static const struct oc_program program = { routes, OC_COUNT(routes),
		0 };

	return oc_app_main(&program, argc > 0 ? argv[0] : NULL);
}
