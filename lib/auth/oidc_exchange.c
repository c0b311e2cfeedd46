/* oidc_exchange.c - the conversation with the provider behind the browser. */
#include "config.h"

#include <string.h>

#include "auth/oidc_cache.h"
#include "auth/oidc_exchange.h"
#include "auth/oidc_fetch.h"
#include "auth/oidc_json.h"
#include "base/base64.h"
#include "base/clock.h"
#include "base/log.h"
#include "base/str.h"
#include "http/form.h"

enum { ERROR_MAX = 64 };

/* The tokens of a good answer. */
struct tokens {
	const char *id, *access; /* access may be NULL */
};

enum oc_err
oc_oidc_metadata(struct oc_ctx *cx, const struct oc_oidc_provider *p,
    struct oc_oidc_metadata *out)
{
	const char *url = oc_oidc_metadata_url(cx->arena, p), *why = "";
	struct oc_oidc_document doc;
	enum oc_err e = oc_oidc_cache_get(
	    cx, url, oc_oidc_url_is_loopback(cx->arena, p->issuer), &doc);

	if (e != OC_OK || oc_oidc_metadata_parse(cx->arena, p, doc.text,
	                      doc.len, out, &why) == OC_OK)
		return e;
	oc_oidc_cache_drop(cx, url);
	oc_log("error", "oidc.%s: the provider's metadata: %s", p->name, why);
	return OC_EUPSTREAM;
}

static const char *
pair(struct oc_arena *a, const char *name, const char *value)
{
	return oc_sprintf(a, "&%s=%s", name, oc_url_encode(a, value));
}

static enum oc_oidc_auth
auth_of(const struct oc_oidc_provider *p, const struct oc_oidc_metadata *m)
{
	if (p->auth != OC_OIDC_AUTH_ANY)
		return p->auth;
	return !m->takes_basic && m->takes_post ? OC_OIDC_AUTH_POST
	                                        : OC_OIDC_AUTH_BASIC;
}

/* RFC 6749, 2.3.1: both halves are encoded before they are joined. */
static const char *
basic(struct oc_arena *a, const struct oc_oidc_provider *p)
{
	const char *both = oc_sprintf(a, "%s:%s",
	    oc_url_encode(a, p->client_id), oc_url_encode(a, p->client_secret));

	return oc_sprintf(a, "Basic %s", oc_base64(a, both, strlen(both)));
}

/* An error code of the provider's, fit for the log (RFC 6749, 5.2). */
static const char *
error_of(struct oc_arena *a, const struct oc_oidc_reply *r)
{
	const struct oc_val *v = oc_oidc_json(a, r->body, r->len);
	const char *error = oc_oidc_text(v, "error");

	if (oc_empty(error) || strlen(error) > ERROR_MAX ||
	    error[strspn(error, "abcdefghijklmnopqrstuvwxyz_")] != '\0')
		return "no reason given";
	return error;
}

static enum oc_err
read_tokens(struct oc_ctx *cx, const struct oc_oidc_provider *p,
    const struct oc_oidc_reply *r, struct tokens *out)
{
	const struct oc_val *v = oc_oidc_json(cx->arena, r->body, r->len);

	/* 400 and 401 are about the code or about us, others are trouble. */
	if (r->status != 200) {
		oc_log("warning", "oidc.%s: the code was refused (%d, %s)",
		    p->name, r->status, error_of(cx->arena, r));
		return r->status == 400 || r->status == 401 ? OC_EAUTH
		                                            : OC_EUPSTREAM;
	}
	out->id = oc_oidc_text(v, "id_token");
	out->access = oc_oidc_text(v, "access_token");
	if (out->id != NULL &&
	    oc_strieq(oc_oidc_text(v, "token_type"), "Bearer"))
		return OC_OK;
	oc_log("error", "oidc.%s: the token answer has no id_token", p->name);
	return OC_EUPSTREAM;
}

static enum oc_err
redeem(struct oc_ctx *cx, const struct oc_oidc_provider *p,
    const struct oc_oidc_metadata *m, const char *code, const char *verifier,
    const char *redirect_uri, struct tokens *out)
{
	struct oc_arena *a = cx->arena;
	enum oc_oidc_auth auth = auth_of(p, m);
	struct oc_oidc_request request = { .url = m->token,
		.loopback = m->loopback };
	struct oc_oidc_reply reply;
	enum oc_err e;

	request.form = oc_sprintf(a, "grant_type=authorization_code%s%s%s",
	    pair(a, "code", code), pair(a, "redirect_uri", redirect_uri),
	    pair(a, "code_verifier", verifier));
	if (auth == OC_OIDC_AUTH_BASIC)
		request.authorization = basic(a, p);
	else
		request.form = oc_sprintf(a, "%s%s%s", request.form,
		    pair(a, "client_id", p->client_id),
		    auth == OC_OIDC_AUTH_POST
		        ? pair(a, "client_secret", p->client_secret)
		        : "");
	e = oc_oidc_fetch(cx, &request, &reply);
	return e == OC_OK ? read_tokens(cx, p, &reply, out) : e;
}

static enum oc_err
verify_with(struct oc_ctx *cx, const struct oc_jws *t,
    const struct oc_oidc_document *doc, const char **why)
{
	struct oc_jwks set;

	if (oc_jwks_parse(cx->arena, doc->text, doc->len, &set) != OC_OK) {
		*why = "the provider's keys are no key set";
		return OC_ENOTFOUND;
	}
	return oc_jws_verify(t, &set, why);
}

/* A key that is not known may be a new one: then the keys are asked for
 * again, but not all the time. */
static enum oc_err
verify(struct oc_ctx *cx, const struct oc_oidc_metadata *m,
    const struct oc_jws *t, const char **why)
{
	struct oc_oidc_document doc;
	enum oc_err e = oc_oidc_cache_get(cx, m->jwks, m->loopback, &doc);

	if (e == OC_OK)
		e = verify_with(cx, t, &doc, why);
	if (e != OC_ENOTFOUND)
		return e;
	e = oc_oidc_cache_renew(cx, m->jwks, m->loopback, &doc);
	if (e == OC_OK)
		e = verify_with(cx, t, &doc, why);
	return e == OC_ENOTFOUND ? OC_EAUTH : e;
}

static enum oc_err
check_token(struct oc_ctx *cx, const struct oc_oidc_provider *p,
    const struct oc_oidc_metadata *m, const struct oc_oidc_state *s,
    const struct tokens *t, struct oc_oidc_claims *out)
{
	const struct oc_oidc_expect expect = {
		.issuer = m->issuer,
		.tenants = p->tenants,
		.client_id = p->client_id,
		.nonce = s->nonce,
		.access_token = t->access,
		.now = oc_now(),
		.begun = oc_now() - s->age,
	};
	const char *why = "";
	struct oc_jws jws;
	enum oc_err e = oc_jws_parse(cx->arena, t->id, &jws, &why);

	if (e == OC_OK)
		e = verify(cx, m, &jws, &why);
	if (e == OC_OK)
		e = oc_oidc_claims(cx->arena, jws.claims, &expect, out, &why);
	if (e == OC_EAUTH)
		oc_log("warning", "oidc.%s: the id_token was refused: %s",
		    p->name, why);
	return e;
}

/*
 * Many providers tell the address only here.  It counts when it is of the
 * same subject (OpenID Connect Core, 5.3.2); without an answer the login goes
 * on without an address.
 */
static void
ask_userinfo(struct oc_ctx *cx, const struct oc_oidc_provider *p,
    const struct oc_oidc_metadata *m, const char *access,
    struct oc_oidc_claims *claims)
{
	const struct oc_oidc_request request = { .url = m->userinfo,
		.authorization = oc_sprintf(cx->arena, "Bearer %s", access),
		.loopback = m->loopback };
	struct oc_oidc_reply reply;
	const struct oc_val *v;

	if (oc_oidc_fetch(cx, &request, &reply) != OC_OK || reply.status != 200)
		return;
	v = oc_oidc_json(cx->arena, reply.body, reply.len);
	if (oc_streq(oc_oidc_text(v, "sub"), claims->subject))
		oc_oidc_person(v, claims);
	else
		oc_log("warning", "oidc.%s: userinfo is of somebody else",
		    p->name);
}

/* What may stand in a header line (RFC 6750, 2.1). */
static bool
is_bearer(const char *s)
{
	for (; *s != '\0'; s++)
		if (!oc_isalnum(*s) && strchr("-._~+/=", *s) == NULL)
			return false;
	return true;
}

enum oc_err
oc_oidc_exchange(struct oc_ctx *cx, const struct oc_oidc_provider *p,
    const struct oc_oidc_metadata *m, const struct oc_oidc_state *s,
    const char *code, const char *redirect_uri, struct oc_oidc_claims *out)
{
	struct tokens t;
	enum oc_err e = redeem(cx, p, m, code, s->verifier, redirect_uri, &t);

	if (e == OC_OK)
		e = check_token(cx, p, m, s, &t, out);
	if (e == OC_OK && out->email == NULL && m->userinfo != NULL &&
	    t.access != NULL && is_bearer(t.access))
		ask_userinfo(cx, p, m, t.access, out);
	return e;
}
