/* oidc_discovery.c - a provider's metadata. */
#include "config.h"

#include <string.h>

#include "auth/oidc_discovery.h"
#include "auth/oidc_json.h"
#include "base/str.h"

const char *
oc_oidc_metadata_url(struct oc_arena *a, const struct oc_oidc_provider *p)
{
	return oc_sprintf(a, "%s%s.well-known/openid-configuration", p->issuer,
	    oc_ends(p->issuer, "/") ? "" : "/");
}

/*
 * Microsoft's addresses for many tenants publish an issuer with a place for
 * the tenant's id in it; that is fine where the site lists tenants.
 */
static bool
issuer_fits(
    struct oc_arena *a, const struct oc_oidc_provider *p, const char *issuer)
{
	static const char *const words[] = { "organizations", "common",
		"consumers" };

	if (oc_streq(issuer, p->issuer))
		return strchr(issuer, '{') == NULL;
	if (issuer == NULL || p->tenants == NULL ||
	    strstr(issuer, "/{tenantid}/") == NULL)
		return false;
	for (size_t i = 0; i < OC_COUNT(words); i++)
		if (oc_streq(oc_replace(a, issuer, "{tenantid}", words[i]),
		        p->issuer))
			return true;
	return false;
}

static const char *
address(
    struct oc_arena *a, const struct oc_val *v, const char *name, bool loopback)
{
	const char *url = oc_oidc_text(v, name);

	return url != NULL && oc_oidc_url_ok(a, url, loopback) ? url : NULL;
}

/* Nothing said means client_secret_basic. */
static void
read_methods(const struct oc_val *v, struct oc_oidc_metadata *out)
{
	const struct oc_val *list =
	    oc_val_get(v, "token_endpoint_auth_methods_supported");

	out->takes_basic =
	    list == NULL || oc_oidc_has(list, "client_secret_basic");
	out->takes_post = oc_oidc_has(list, "client_secret_post");
}

enum oc_err
oc_oidc_metadata_parse(struct oc_arena *a, const struct oc_oidc_provider *p,
    const char *text, size_t len, struct oc_oidc_metadata *out,
    const char **why)
{
	const struct oc_val *v = oc_oidc_json(a, text, len);
	const struct oc_val *iss =
	    oc_val_get(v, "authorization_response_iss_parameter_supported");
	bool loopback = oc_oidc_url_is_loopback(a, p->issuer);
	struct oc_oidc_metadata m = {
		.issuer = oc_oidc_text(v, "issuer"),
		.authorization =
		    address(a, v, "authorization_endpoint", loopback),
		.token = address(a, v, "token_endpoint", loopback),
		.jwks = address(a, v, "jwks_uri", loopback),
		.userinfo = address(a, v, "userinfo_endpoint", loopback),
		.sends_iss = oc_val_is(iss, OC_BOOL) && iss->u.b,
		.loopback = loopback,
	};

	if (v == NULL)
		*why = "it is not JSON of the right form";
	else if (!issuer_fits(a, p, m.issuer))
		*why = "its issuer is not the one that is configured";
	else if (m.authorization == NULL || m.token == NULL || m.jwks == NULL)
		*why = "an address is missing or not https";
	else {
		read_methods(v, &m);
		*out = m;
		return OC_OK;
	}
	return OC_EINVAL;
}
