/* authenticate.c - the order of credentials. */
#include "config.h"

#include <string.h>
#include <strings.h>

#include "auth/api_token.h"
#include "auth/apikey.h"
#include "auth/authenticate.h"
#include "auth/login_tokens.h"
#include "base/str.h"
#include "config/site.h"
#include "osticket/browser_session.h"
#include "osticket/login.h"

static enum oc_err
by_api_token(struct oc_req *req, const char *value, struct oc_principal *out)
{
	enum oc_err e = oc_api_token_check(req->cx, value, out, NULL);

	return e == OC_EAUTH
	           ? oc_fail(req->cx, e, "Invalid or expired API token")
	           : e;
}

static enum oc_err
by_bearer(struct oc_req *req, const char *value, struct oc_principal *out)
{
	enum oc_err e;

	if (oc_starts(value, OC_API_TOKEN_PREFIX))
		return by_api_token(req, value, out);
	e = oc_tokens_check(req->cx, value, out);
	return e == OC_EAUTH
	           ? oc_fail(req->cx, e, "Invalid or expired access token")
	           : e;
}

static enum oc_err
by_api_key(struct oc_req *req, struct oc_principal *out)
{
	struct oc_apikey key;
	enum oc_err e = oc_apikey_find(req, &key);

	if (e == OC_EAUTH)
		return oc_fail(req->cx, e, "Valid API key required");
	if (e != OC_OK)
		return e;
	if (!key.active)
		return oc_fail(req->cx, OC_EAUTH,
		    "API key not found/active or source IP not authorized");
	out->kind = OC_APIKEY;
	out->id = key.id;
	out->method = OC_BY_API_KEY;
	out->can_create = key.can_create_tickets;
	out->can_cron = key.can_exec_cron;
	out->read_write = req->cx->site->api_key_access == OC_API_KEY_FULL;
	return OC_OK;
}

static enum oc_err
by_session(struct oc_req *req, const char *id, struct oc_principal *out)
{
	struct oc_browser_session s;
	enum oc_err e = oc_browser_session_find(req->cx, id, OC_NOBODY, &s);

	if (e == OC_EAUTH)
		return oc_fail(req->cx, e, "Authentication required");
	if (e != OC_OK)
		return e;
	if (s.outcome != OC_LOGIN_OK)
		return oc_fail(
		    req->cx, OC_EFORBIDDEN, "%s", oc_login_text(s.outcome));
	/* RFC 9110, 9.2.1: the methods that change nothing. */
	if ((req->method & (OC_GET | OC_HEAD | OC_OPTIONS)) == 0 &&
	    !oc_browser_session_csrf(
	        req->cx, &s, oc_req_header(req, "X-CSRFToken")))
		return oc_fail(
		    req->cx, OC_EFORBIDDEN, "Valid CSRF Token Required");
	out->kind = s.kind;
	out->id = s.id;
	out->ticket_id = s.ticket_id;
	out->expires = s.expires;
	out->method = OC_BY_SESSION;
	return OC_OK;
}

/* RFC 6750, 2.1.  Basic and others are the web server's own business. */
static const char *
bearer(const char *authorization)
{
	static const char scheme[] = "Bearer ";

	if (authorization == NULL ||
	    strncasecmp(authorization, scheme, sizeof scheme - 1) != 0)
		return NULL;
	authorization += sizeof scheme - 1;
	return authorization + strspn(authorization, " ");
}

static enum oc_err
find(struct oc_req *req, struct oc_principal *out)
{
	const char *value, *session;
	enum oc_err e = oc_req_authorization(req, &value);

	if (e != OC_OK)
		return oc_fail(
		    req->cx, OC_EAUTH, "More than one Authorization header");
	if ((value = bearer(value)) != NULL)
		return by_bearer(req, value, out);
	if (oc_req_header(req, "X-API-Key") != NULL)
		return by_api_key(req, out);
	if ((value = oc_req_header(req, "X-API-Token")) != NULL)
		return by_api_token(req, value, out);
	session =
	    oc_browser_session_cookie(req->cx, oc_req_header(req, "Cookie"));
	return session == NULL ? OC_OK : by_session(req, session, out);
}

/* What holds for an account however it was proved to be his. */
static enum oc_err
check_account(struct oc_req *req, const struct oc_principal *p)
{
	enum oc_login_outcome o = OC_LOGIN_OK;

	if (p->kind == OC_AGENT && !p->agent->active)
		o = OC_LOGIN_INACTIVE;
	else if (p->kind == OC_USER && !p->user->active)
		o = OC_LOGIN_LOCKED;
	if (o != OC_LOGIN_OK)
		return oc_fail(req->cx, OC_EAUTH, "%s", oc_login_text(o));
	if (p->kind == OC_AGENT ? p->agent->must_change_password
	                        : p->user->must_change_password)
		o = OC_LOGIN_CHANGE_PASSWORD;
	if (o == OC_LOGIN_OK)
		o = oc_login_site(
		    req->cx, p->kind, p->kind == OC_AGENT && p->agent->admin);
	return o == OC_LOGIN_OK
	           ? OC_OK
	           : oc_fail(req->cx, OC_EFORBIDDEN, "%s", oc_login_text(o));
}

enum oc_err
oc_authenticate(struct oc_req *req, struct oc_principal *out)
{
	enum oc_err e;

	*out = (struct oc_principal){ .kind = OC_NOBODY };
	e = find(req, out);
	if (e != OC_OK || (out->kind != OC_AGENT && out->kind != OC_USER))
		return e;
	if (out->agent == NULL && out->user == NULL)
		e = oc_principal_load(req->cx, out);
	if (e == OC_ENOTFOUND)
		return oc_fail(req->cx, OC_EAUTH, "Authentication required");
	return e == OC_OK ? check_account(req, out) : e;
}
