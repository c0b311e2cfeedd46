/*
 * oidc_provider.h - the OpenID providers that this site lets people in from.
 *
 * They are lines of osticket-api.conf, and its manual page tells what each one
 * means.  Nothing here asks the network, so that any program may list them.
 */
#ifndef OC_AUTH_OIDC_PROVIDER_H
#define OC_AUTH_OIDC_PROVIDER_H

#include <stdbool.h>

#include "base/ctx.h"
#include "json/writer.h"

/* How we prove at the token endpoint who we are. */
enum oc_oidc_auth {
	OC_OIDC_AUTH_ANY, /* what the provider says it takes */
	OC_OIDC_AUTH_BASIC,
	OC_OIDC_AUTH_POST,
	OC_OIDC_AUTH_NONE /* a public client has no secret */
};

struct oc_oidc_provider {
	const char *name;  /* in paths and rows: a-z 0-9 - _ */
	const char *label; /* for people */
	const char *issuer;
	const char *client_id;
	const char *client_secret; /* NULL: a public client */
	enum oc_oidc_auth auth;
	const char *scopes;   /* blanks between */
	const char *tenants;  /* of a Microsoft issuer for many; or NULL */
	const char *backends; /* osTicket's own ids it stands for; or NULL */
	bool agents, users;   /* whom it lets in */
	bool link_by_email;
	bool trust_email; /* also an address not said to be verified */
	bool create_users;
};

/*
 * The provider of that name.  OC_ENOTFOUND: there is none, or it lacks
 * something (which is logged).
 */
enum oc_err oc_oidc_provider(
    struct oc_ctx *cx, const char *name, struct oc_oidc_provider *out);

/*
 * One member per provider, for the object "providers" of GET
 * /auth/providers: {name, staff_login_url, user_login_url}, where a url is
 * left out when that kind of account is not let in.
 */
void oc_oidc_providers(struct oc_ctx *cx, struct oc_json *j);

/*
 * Is url one that we may talk to: https, or, when loopback says so, http to
 * this very machine?  It must not have blanks, a user or a fragment.
 */
bool oc_oidc_url_ok(struct oc_arena *a, const char *url, bool loopback);

/* Is it http:// to 127.0.0.1, [::1] or localhost? */
bool oc_oidc_url_is_loopback(struct oc_arena *a, const char *url);

/* May a login end at this address?  `oidc.return_to` lists them, whole. */
bool oc_oidc_return_ok(struct oc_ctx *cx, const char *url);

/* Is word one of the words of list, which blanks and commas divide? */
bool oc_oidc_in_list(const char *list, const char *word);

#endif
