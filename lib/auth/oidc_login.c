/* oidc_login.c - out to the provider, and back in. */
#include "config.h"

#include <string.h>

#include "auth/oidc_exchange.h"
#include "auth/oidc_identity.h"
#include "auth/oidc_login.h"
#include "base/base64.h"
#include "base/hash.h"
#include "base/log.h"
#include "base/str.h"
#include "config/site.h"
#include "http/form.h"

enum {
	COOKIE_LETTERS = 16, /* of a state's digest, so that tabs can log in
	                        side by side */
	CODE_MAX = 4096,
	STATE_MAX = 128
};

static const char gone[] =
    "This login has expired, or was not begun in this browser";
static const char refused[] = "The login at the provider did not succeed";

static bool
is_secure(struct oc_ctx *cx)
{
	return oc_starts(oc_site_public_url(cx), "https://");
}

/*
 * A cookie of that prefix can be set only over TLS and by this very host.
 * Without TLS, which is for trying things out on one machine, there is no such
 * protection.
 */
const char *
oc_oidc_cookie_name(struct oc_ctx *cx, const char *state)
{
	return oc_sprintf(cx->arena, "%soc_oidc_%.*s",
	    is_secure(cx) ? "__Host-" : "", COOKIE_LETTERS,
	    oc_sha256_hex(cx->arena, state));
}

static const char *
cookie(struct oc_ctx *cx, const char *state, const char *value, int seconds)
{
	return oc_sprintf(cx->arena,
	    "%s=%s; Path=/; Max-Age=%d; HttpOnly; SameSite=Lax%s",
	    oc_oidc_cookie_name(cx, state), value, seconds,
	    is_secure(cx) ? "; Secure" : "");
}

const char *
oc_oidc_cookie_clear(struct oc_ctx *cx, const char *state)
{
	return cookie(cx, state, "", 0);
}

/* Each provider has an address of its own, so that an answer cannot be taken
 * for another's. */
static const char *
redirect_uri(struct oc_ctx *cx, const char *provider)
{
	return oc_sprintf(cx->arena, "%sapi/v2/auth/oauth2/%s/callback",
	    oc_site_public_url(cx), provider);
}

static const char *
pair(struct oc_arena *a, const char *name, const char *value)
{
	return oc_sprintf(a, "&%s=%s", name, oc_url_encode(a, value));
}

static const char *
authorization_url(struct oc_ctx *cx, const struct oc_oidc_provider *p,
    const struct oc_oidc_metadata *m, const char *state,
    const struct oc_oidc_state *s)
{
	struct oc_arena *a = cx->arena;
	unsigned char md[OC_SHA256_LEN];

	oc_sha256(s->verifier, strlen(s->verifier), md);
	return oc_sprintf(a, "%s%cresponse_type=code%s%s%s%s%s%s%s",
	    m->authorization, strchr(m->authorization, '?') ? '&' : '?',
	    pair(a, "client_id", p->client_id),
	    pair(a, "redirect_uri", redirect_uri(cx, p->name)),
	    pair(a, "scope", p->scopes), pair(a, "state", state),
	    pair(a, "nonce", s->nonce),
	    pair(a, "code_challenge", oc_base64url(a, md, sizeof md)),
	    "&code_challenge_method=S256");
}

/* The letter of a type; 0 for none. */
static char
kind_of(const char *type)
{
	if (type == NULL)
		return 0;
	return oc_streq(type, "staff") ? 'S' : 'U';
}

static enum oc_err
check_start(struct oc_ctx *cx, const struct oc_oidc_provider *p,
    const char *type, const char *return_to)
{
	if (type != NULL && !oc_streq(type, "staff") && !oc_streq(type, "user"))
		oc_problem(cx, "invalid", "type", "Must be staff or user");
	else if ((kind_of(type) == 'S' && !p->agents) ||
	         (kind_of(type) == 'U' && !p->users))
		return OC_ENOTFOUND;
	if (return_to != NULL && !oc_oidc_return_ok(cx, return_to))
		oc_problem(cx, "invalid", "return_to",
		    "This address is not on the site's list");
	return oc_problems(cx);
}

/* Cookies and codes go over the public address: TLS, or this machine. */
static enum oc_err
check_public_url(struct oc_ctx *cx)
{
	if (oc_oidc_url_ok(cx->arena, oc_site_public_url(cx), true))
		return OC_OK;
	oc_log("error",
	    "OpenID logins need oidc.public_url, or osTicket's helpdesk "
	    "URL, to begin with https://");
	return OC_EINTERNAL;
}

enum oc_err
oc_oidc_begin(struct oc_ctx *cx, const char *provider, const char *type,
    const char *return_to, struct oc_oidc_start *out)
{
	const char *state = oc_oidc_secret(cx->arena);
	const char *browser = oc_oidc_secret(cx->arena);
	const struct oc_oidc_state s = {
		.provider = provider,
		.kind = kind_of(type),
		.nonce = oc_oidc_secret(cx->arena),
		.verifier = oc_oidc_secret(cx->arena),
		.return_to = return_to,
	};
	struct oc_oidc_metadata m;
	struct oc_oidc_provider p;
	enum oc_err e = oc_oidc_provider(cx, provider, &p);

	if (e == OC_OK)
		e = check_start(cx, &p, type, return_to);
	if (e == OC_OK)
		e = check_public_url(cx);
	if (e == OC_OK)
		e = oc_oidc_metadata(cx, &p, &m);
	if (e == OC_OK)
		e = oc_oidc_state_put(cx, state, browser, &s);
	if (e != OC_OK)
		return e;
	out->url = authorization_url(cx, &p, &m, state, &s);
	out->cookie = cookie(cx, state, browser, OC_OIDC_STATE_SECONDS);
	return OC_OK;
}

static enum oc_err
take_state(struct oc_ctx *cx, const struct oc_oidc_return *r,
    struct oc_oidc_state *out)
{
	enum oc_err e;

	if (oc_empty(r->state) || strlen(r->state) > STATE_MAX)
		return oc_fail(cx, OC_EBADREQ, gone);
	e = oc_oidc_state_take(cx, r->state, r->browser, out);
	if (e == OC_OK && !oc_streq(out->provider, r->provider))
		e = OC_ENOTFOUND;
	return e == OC_ENOTFOUND ? oc_fail(cx, OC_EBADREQ, gone) : e;
}

/* Is the answer from this provider (RFC 9207)?  Where one issuer stands for
 * many, only the id_token will say. */
static bool
issuer_fits(const struct oc_oidc_return *r, const struct oc_oidc_metadata *m)
{
	if (r->iss == NULL)
		return !m->sends_iss;
	return oc_streq(r->iss, m->issuer) || strchr(m->issuer, '{') != NULL;
}

static enum oc_err
check_answer(const struct oc_oidc_return *r, const struct oc_oidc_metadata *m)
{
	if (!issuer_fits(r, m)) {
		oc_log("warning", "oidc.%s: the answer is another issuer's",
		    r->provider);
		return OC_EAUTH;
	}
	if (r->error != NULL || oc_empty(r->code) || strlen(r->code) > CODE_MAX)
		return OC_EAUTH;
	return OC_OK;
}

static enum oc_err
end(struct oc_ctx *cx, const struct oc_oidc_return *r,
    struct oc_oidc_finish *out)
{
	struct oc_oidc_state s;
	struct oc_oidc_provider p;
	struct oc_oidc_metadata m;
	struct oc_oidc_claims claims;
	enum oc_err e = oc_oidc_provider(cx, r->provider, &p);

	if (e == OC_OK)
		e = take_state(cx, r, &s);
	if (e != OC_OK)
		return e;
	/* The list may have changed since the login began. */
	if (s.return_to != NULL && oc_oidc_return_ok(cx, s.return_to))
		out->return_to = s.return_to;
	e = oc_oidc_metadata(cx, &p, &m);
	if (e == OC_OK)
		e = check_answer(r, &m);
	if (e == OC_OK)
		e = oc_oidc_exchange(
		    cx, &p, &m, &s, r->code, redirect_uri(cx, p.name), &claims);
	if (e == OC_OK)
		e = oc_oidc_identify(cx, &p, &claims, s.kind, &out->who);
	if (e == OC_OK)
		e = oc_tokens_issue(cx, &out->who, p.name, &out->tokens);
	return e;
}

enum oc_err
oc_oidc_end(struct oc_ctx *cx, const struct oc_oidc_return *r,
    struct oc_oidc_finish *out)
{
	enum oc_err e;

	*out = (struct oc_oidc_finish){ .return_to = NULL };
	e = end(cx, r, out);
	return e == OC_EAUTH ? oc_fail(cx, e, refused) : e;
}
