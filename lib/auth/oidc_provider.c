/* oidc_provider.c - OpenID providers in osticket-api.conf. */
#include "config.h"

#include <string.h>

#include "auth/oidc_provider.h"
#include "base/log.h"
#include "base/str.h"
#include "config/settings.h"
#include "config/site.h"

enum { NAME_MAX_LEN = 32 };

/* Of the authority of an http or https URL; NULL when it has none. */
static char *
host_of(struct oc_arena *a, const char *url, bool *secure)
{
	size_t n;

	*secure = oc_starts(url, "https://");
	if (!*secure && !oc_starts(url, "http://"))
		return NULL;
	url = strstr(url, "//") + 2;
	n = strcspn(url, *url == '[' ? "]" : "/?#:");
	if (*url == '[' && url[n++] == '\0')
		return NULL;
	if (n == 0 || strchr("/?#:", url[n]) == NULL)
		return NULL;
	return oc_strndup(a, url, n);
}

bool
oc_oidc_url_is_loopback(struct oc_arena *a, const char *url)
{
	bool secure;
	const char *host = host_of(a, url, &secure);

	return host != NULL && !secure &&
	       (oc_streq(host, "127.0.0.1") || oc_streq(host, "[::1]") ||
	           oc_streq(host, "localhost"));
}

bool
oc_oidc_url_ok(struct oc_arena *a, const char *url, bool loopback)
{
	bool secure;
	const char *host;

	for (const char *p = url; *p != '\0'; p++)
		if ((unsigned char)*p <= ' ' || (unsigned char)*p >= 0x7F ||
		    strchr("\\\"<>^`{|}#@", *p) != NULL)
			return false;
	host = host_of(a, url, &secure);
	return host != NULL &&
	       (secure || (loopback && oc_oidc_url_is_loopback(a, url)));
}

bool
oc_oidc_in_list(const char *list, const char *word)
{
	size_t len = strlen(word);

	if (list == NULL || len == 0)
		return false;
	while (*list != '\0') {
		size_t n = strcspn(list, ", \t");

		if (n == len && memcmp(list, word, n) == 0)
			return true;
		list += n;
		list += strspn(list, ", \t");
	}
	return false;
}

bool
oc_oidc_return_ok(struct oc_ctx *cx, const char *url)
{
	return oc_oidc_url_ok(cx->arena, url, true) &&
	       oc_oidc_in_list(oc_site_oidc(cx->site, NULL, "return_to"), url);
}

static bool
is_name(const char *s)
{
	size_t n = strspn(s, "abcdefghijklmnopqrstuvwxyz0123456789-_");

	return n > 0 && n <= NAME_MAX_LEN && s[n] == '\0';
}

static bool
yes(struct oc_ctx *cx, const char *provider, const char *name)
{
	const char *value = oc_site_oidc(cx->site, provider, name);

	return oc_strieq(value, "yes") || oc_strieq(value, "on") ||
	       oc_strieq(value, "true") || oc_streq(value, "1");
}

static const char *
text(struct oc_ctx *cx, const char *provider, const char *name,
    const char *otherwise)
{
	const char *value = oc_site_oidc(cx->site, provider, name);

	return value != NULL ? value : otherwise;
}

/* False when it is a word we do not know. */
static bool
read_auth(struct oc_ctx *cx, struct oc_oidc_provider *p)
{
	const char *word = oc_site_oidc(cx->site, p->name, "client_auth");

	p->auth = OC_OIDC_AUTH_ANY;
	if (p->client_secret == NULL)
		p->auth = OC_OIDC_AUTH_NONE;
	else if (oc_streq(word, "basic"))
		p->auth = OC_OIDC_AUTH_BASIC;
	else if (oc_streq(word, "post"))
		p->auth = OC_OIDC_AUTH_POST;
	else
		return word == NULL;
	return true;
}

/* What keeps the provider from working; NULL when nothing does. */
static const char *
fault_of(struct oc_ctx *cx, const struct oc_oidc_provider *p)
{
	if (p->issuer == NULL || !oc_oidc_url_ok(cx->arena, p->issuer, true) ||
	    strchr(p->issuer, '?') != NULL)
		return "issuer";
	if (p->client_id == NULL)
		return "client_id";
	if (!oc_oidc_in_list(p->scopes, "openid"))
		return "scopes";
	if (!p->agents && !p->users)
		return "kinds";
	return NULL;
}

enum oc_err
oc_oidc_provider(
    struct oc_ctx *cx, const char *name, struct oc_oidc_provider *out)
{
	const char *kinds = text(cx, name, "kinds", "staff user"), *fault;

	if (!is_name(name) || oc_site_oidc(cx->site, name, "issuer") == NULL)
		return OC_ENOTFOUND;
	*out = (struct oc_oidc_provider){
		.name = name,
		.label = text(cx, name, "label", name),
		.issuer = text(cx, name, "issuer", NULL),
		.client_id = text(cx, name, "client_id", NULL),
		.client_secret = text(cx, name, "client_secret", NULL),
		.scopes = text(cx, name, "scopes", "openid email profile"),
		.tenants = text(cx, name, "tenants", NULL),
		.backends = text(cx, name, "backends", NULL),
		.agents = oc_oidc_in_list(kinds, "staff"),
		.users = oc_oidc_in_list(kinds, "user"),
		.link_by_email = yes(cx, name, "link_by_email"),
		.trust_email = yes(cx, name, "trust_email"),
		.create_users = yes(cx, name, "create_users"),
	};
	fault = read_auth(cx, out) ? fault_of(cx, out) : "client_auth";
	if (fault == NULL)
		return OC_OK;
	oc_log("error", "oidc.%s.%s is missing or wrong", name, fault);
	return OC_ENOTFOUND;
}

static void
write_provider(
    struct oc_ctx *cx, const struct oc_oidc_provider *p, struct oc_json *j)
{
	const char *path = oc_sprintf(
	    cx->arena, "/api/v2/auth/oauth2/%s/login?type=", p->name);

	oc_json_key(j, p->name);
	oc_json_object(j);
	oc_json_kstr(j, "name", p->label);
	if (p->agents)
		oc_json_kstr(j, "staff_login_url",
		    oc_sprintf(cx->arena, "%sstaff", path));
	if (p->users)
		oc_json_kstr(
		    j, "user_login_url", oc_sprintf(cx->arena, "%suser", path));
	oc_json_end(j);
}

/* The provider whose issuer line i is, if it is the first such line. */
static const char *
named_by_line(struct oc_ctx *cx, size_t i)
{
	const char *line = cx->site->oidc[i].name + strlen("oidc.");

	if (!oc_ends(line, ".issuer"))
		return NULL;
	for (size_t k = 0; k < i; k++)
		if (oc_streq(cx->site->oidc[k].name, cx->site->oidc[i].name))
			return NULL;
	return oc_strndup(cx->arena, line, strlen(line) - strlen(".issuer"));
}

void
oc_oidc_providers(struct oc_ctx *cx, struct oc_json *j)
{
	for (size_t i = 0; i < cx->site->noidc; i++) {
		const char *name = named_by_line(cx, i);
		struct oc_oidc_provider p;

		/* osTicket's own login has this name. */
		if (name != NULL && !oc_streq(name, "osticket") &&
		    oc_oidc_provider(cx, name, &p) == OC_OK)
			write_provider(cx, &p, j);
	}
}
