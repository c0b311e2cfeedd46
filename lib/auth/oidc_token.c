/* oidc_token.c - reading an id_token, and refusing it. */
#include "config.h"

#include <string.h>

#include "auth/oidc_json.h"
#include "auth/oidc_provider.h"
#include "auth/oidc_token.h"
#include "base/base64.h"
#include "base/hash.h"
#include "base/str.h"

enum { SUBJECT_MAX = 255 };

static enum oc_err
refuse(const char **why, const char *reason)
{
	*why = reason;
	return OC_EAUTH;
}

/* The object that the len bytes at p, base64url, stand for; or NULL. */
static const struct oc_val *
part(struct oc_arena *a, const char *p, size_t len)
{
	size_t n;
	const char *text = oc_base64url_decode(a, p, len, &n);

	return text == NULL ? NULL : oc_oidc_json(a, text, n);
}

/* RFC 7515, 4.1; what would change how we must read it is refused. */
static enum oc_err
read_header(const struct oc_val *h, struct oc_jws *out, const char **why)
{
	const char *typ = oc_oidc_text(h, "typ");

	out->alg = oc_oidc_text(h, "alg");
	out->kid = oc_oidc_text(h, "kid");
	if (!oc_jws_alg_known(out->alg))
		return refuse(why, "the algorithm is none we take");
	if (oc_val_get(h, "crit") != NULL || oc_val_get(h, "b64") != NULL)
		return refuse(why, "the header asks for extensions");
	if (out->kid == NULL && oc_val_get(h, "kid") != NULL)
		return refuse(why, "kid is no text");
	if (oc_val_get(h, "typ") != NULL && !oc_strieq(typ, "JWT"))
		return refuse(why, "it is another type of token");
	return OC_OK;
}

enum oc_err
oc_jws_parse(
    struct oc_arena *a, const char *token, struct oc_jws *out, const char **why)
{
	const char *dot = strchr(token, '.');
	const char *dot2 = dot == NULL ? NULL : strchr(dot + 1, '.');
	const struct oc_val *header;

	if (strlen(token) > OC_ID_TOKEN_MAX)
		return refuse(why, "it is too long");
	if (dot2 == NULL || strchr(dot2 + 1, '.') != NULL)
		return refuse(why, "it has not three parts");
	header = part(a, token, (size_t)(dot - token));
	if (header == NULL)
		return refuse(why, "the header is malformed");
	*out = (struct oc_jws){ .text = token,
		.text_len = (size_t)(dot2 - token) };
	out->claims = part(a, dot + 1, (size_t)(dot2 - dot - 1));
	if (out->claims == NULL)
		return refuse(why, "the payload is malformed");
	out->sig =
	    oc_base64url_decode(a, dot2 + 1, strlen(dot2 + 1), &out->sig_len);
	if (out->sig == NULL || out->sig_len == 0)
		return refuse(why, "it has no signature");
	return read_header(header, out, why);
}

enum oc_err
oc_jws_verify(
    const struct oc_jws *t, const struct oc_jwks *set, const char **why)
{
	const struct oc_jwk *key = oc_jwks_find(set, t->alg, t->kid);

	if (key == NULL) {
		*why = "no key fits";
		return OC_ENOTFOUND;
	}
	if (!oc_jwk_verify(
	        key, t->alg, t->text, t->text_len, t->sig, t->sig_len))
		return refuse(why, "the signature is wrong");
	return OC_OK;
}

/*
 * Microsoft's issuer for many tenants stands for the one whose id the token
 * names, which must be one that the site lets in.
 */
static bool
issuer_fits(struct oc_arena *a, const struct oc_val *claims,
    const struct oc_oidc_expect *x)
{
	const char *tenant = oc_oidc_text(claims, "tid");
	const char *want = x->issuer;

	if (strstr(want, "{tenantid}") != NULL) {
		if (tenant == NULL || !oc_oidc_in_list(x->tenants, tenant))
			return false;
		want = oc_replace(a, want, "{tenantid}", tenant);
	}
	return oc_streq(oc_oidc_text(claims, "iss"), want);
}

/* OpenID Connect Core, 3.1.3.7, rules 3 to 5. */
static bool
audience_fits(const struct oc_val *claims, const char *client_id)
{
	const struct oc_val *aud = oc_val_get(claims, "aud");
	const char *azp = oc_oidc_text(claims, "azp");
	bool several = oc_val_is(aud, OC_ARRAY) && oc_val_count(aud) > 1;

	if (oc_val_is(aud, OC_ARRAY)
	        ? !oc_oidc_has(aud, client_id)
	        : !oc_streq(oc_oidc_text(claims, "aud"), client_id))
		return false;
	if (oc_val_get(claims, "azp") == NULL)
		return !several;
	return oc_streq(azp, client_id);
}

static enum oc_err
check_times(const struct oc_val *claims, const struct oc_oidc_expect *x,
    const char **why)
{
	int64_t t;

	if (!oc_oidc_time(claims, "exp", &t) || t + OC_OIDC_SKEW <= x->now)
		return refuse(why, "it has expired, or exp is missing");
	if (!oc_oidc_time(claims, "iat", &t) || t - OC_OIDC_SKEW > x->now)
		return refuse(why, "iat is missing or in the future");
	if (t + OC_OIDC_SKEW < x->begun)
		return refuse(why, "it is older than the login");
	if (oc_val_get(claims, "nbf") != NULL &&
	    (!oc_oidc_time(claims, "nbf", &t) || t - OC_OIDC_SKEW > x->now))
		return refuse(why, "nbf is in the future");
	return OC_OK;
}

/* The left half of the digest of the access token (3.1.3.6). */
static bool
at_hash_fits(
    struct oc_arena *a, const struct oc_val *claims, const char *access_token)
{
	const char *want = oc_oidc_text(claims, "at_hash");
	unsigned char md[OC_SHA256_LEN];

	if (oc_val_get(claims, "at_hash") == NULL)
		return true;
	if (want == NULL || access_token == NULL)
		return false;
	oc_sha256(access_token, strlen(access_token), md);
	return oc_secret_eq(want, oc_base64url(a, md, sizeof md / 2));
}

/* true, "true" or 1: providers differ, and so do their versions. */
static bool
claims_true(const struct oc_val *obj, const char *name)
{
	const struct oc_val *v = oc_val_get(obj, name);

	if (oc_val_is(v, OC_BOOL))
		return v->u.b;
	if (oc_val_is(v, OC_INT))
		return v->u.i == 1;
	return oc_strieq(oc_oidc_text(obj, name), "true") ||
	       oc_streq(oc_oidc_text(obj, name), "1");
}

void
oc_oidc_person(const struct oc_val *obj, struct oc_oidc_claims *out)
{
	out->email = oc_oidc_text(obj, "email");
	out->username = oc_oidc_text(obj, "preferred_username");
	out->name = oc_oidc_text(obj, "name");
	/* Microsoft says it in other words: the address's domain belongs to
	 * the tenant. */
	out->email_verified = claims_true(obj, "email_verified") ||
	                      (oc_val_get(obj, "email_verified") == NULL &&
	                          claims_true(obj, "xms_edov"));
	out->email_disavowed = !out->email_verified &&
	                       (oc_val_get(obj, "email_verified") != NULL ||
	                           oc_val_get(obj, "xms_edov") != NULL);
}

enum oc_err
oc_oidc_claims(struct oc_arena *a, const struct oc_val *claims,
    const struct oc_oidc_expect *x, struct oc_oidc_claims *out,
    const char **why)
{
	struct oc_oidc_claims c = { .issuer = NULL };
	const char *nonce = oc_oidc_text(claims, "nonce");
	enum oc_err e;

	if (!issuer_fits(a, claims, x))
		return refuse(why, "iss is another");
	if (!audience_fits(claims, x->client_id))
		return refuse(why, "aud or azp is another");
	e = check_times(claims, x, why);
	if (e != OC_OK)
		return e;
	if (nonce == NULL || !oc_secret_eq(nonce, x->nonce))
		return refuse(why, "nonce is another");
	if (!at_hash_fits(a, claims, x->access_token))
		return refuse(why, "at_hash is another");
	c.issuer = oc_oidc_text(claims, "iss");
	c.subject = oc_oidc_text(claims, "sub");
	if (oc_empty(c.subject) || strlen(c.subject) > SUBJECT_MAX)
		return refuse(why, "sub is missing or too long");
	oc_oidc_person(claims, &c);
	*out = c;
	return OC_OK;
}
