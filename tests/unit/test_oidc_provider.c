/* test_oidc_provider.c - providers in osticket-api.conf and their metadata. */
#include "config.h"

#include "auth/oidc_discovery.h"
#include "auth/oidc_identity.h"
#include "auth/oidc_json.h"
#include "base/buf.h"
#include "config/site.h"
#include "unit.h"

static void
urls_we_talk_to(void)
{
	static const struct {
		const char *url;
		bool secure, loopback; /* fine as it is; fine on loopback */
	} rows[] = {
		{ "https://id.example", true, true },
		{ "https://id.example/realms/a?x=1", true, true },
		{ "https://id.example:8443/", true, true },
		{ "https://[2001:db8::1]/", true, true },
		{ "http://127.0.0.1:8080/", false, true },
		{ "http://localhost/", false, true },
		{ "http://[::1]:80/", false, true },
		{ "http://id.example/", false, false },
		{ "http://127.0.0.1.evil.example/", false, false },
		{ "http://127.0.0.1@evil.example/", false, false },
		{ "http://localhost.evil.example/", false, false },
		{ "http://127.1/", false, false },
		{ "http://[::1].evil.example/", false, false },
		{ "https://me@id.example/", false, false },
		{ "https://id.example/#x", false, false },
		{ "https://id.example/a b", false, false },
		{ "https://id.example/\r\nX: y", false, false },
		{ "https://id.example\\@evil.example/", false, false },
		{ "HTTPS://id.example/", false, false },
		{ "https:///x", false, false },
		{ "https://", false, false },
		{ "https://[::1", false, false },
		{ "//id.example/", false, false },
		{ "javascript:alert(1)", false, false },
		{ "data:text/html,x", false, false },
		{ "file:///etc/passwd", false, false },
		{ "", false, false },
	};
	struct oc_arena a = OC_ARENA_INIT;

	for (size_t i = 0; i < OC_COUNT(rows); i++) {
		bool s = oc_oidc_url_ok(&a, rows[i].url, false);
		bool l = oc_oidc_url_ok(&a, rows[i].url, true);

		if (s != rows[i].secure || l != rows[i].loopback)
			fprintf(stderr, "%s: %d %d\n", rows[i].url, s, l);
		CU_ASSERT_EQUAL(s, rows[i].secure);
		CU_ASSERT_EQUAL(l, rows[i].loopback);
	}
	oc_arena_release(&a);
}

static void
words_of_lists(void)
{
	CU_ASSERT(oc_oidc_in_list("a, b c,,d", "b"));
	CU_ASSERT(oc_oidc_in_list("a, b c,,d", "d"));
	CU_ASSERT(!oc_oidc_in_list("a, b c,,d", ""));
	CU_ASSERT(!oc_oidc_in_list("a, b c,,d", "a,"));
	CU_ASSERT(!oc_oidc_in_list("abc", "ab"));
	CU_ASSERT(!oc_oidc_in_list("abc", "bc"));
	CU_ASSERT(!oc_oidc_in_list("", "a"));
	CU_ASSERT(!oc_oidc_in_list(NULL, "a"));
}

#define LINE(name, value)                                                      \
	{                                                                      \
		"oidc." name, value                                            \
	}

/* A context with these lines. */
static void
site_with(struct oc_ctx *cx, struct oc_site *site,
    const struct oc_setting *lines, size_t n)
{
	*site = (struct oc_site){ .oidc = lines, .noidc = n };
	cx->site = site;
}

static void
providers_are_read(void)
{
	static const struct oc_setting lines[] = {
		LINE("a.issuer", "https://id.example"),
		LINE("a.client_id", ""),
		LINE("a.client_id", "c1"),
		LINE("a.client_id", "second"),
		LINE("a.client_secret", "s"),
		LINE("a.label", "Work"),
		LINE("a.kinds", "staff"),
		LINE("a.link_by_email", "yes"),
		LINE("a.client_auth", "post"),
		LINE("ab.issuer", "http://id.example"),
		LINE("ab.client_id", "c2"),
		LINE("public.issuer", "https://id.example"),
		LINE("public.client_id", "c3"),
		LINE("word.issuer", "https://id.example"),
		LINE("word.client_id", "c3"),
		LINE("word.client_secret", "s"),
		LINE("word.client_auth", "jwt"),
		LINE("anon.issuer", "https://id.example"),
		LINE("scope.issuer", "https://id.example"),
		LINE("scope.client_id", "c3"),
		LINE("scope.scopes", "email"),
		LINE("nobody.issuer", "https://id.example"),
		LINE("nobody.client_id", "c3"),
		LINE("nobody.kinds", "none"),
		LINE("b d.issuer", "https://id.example"),
		LINE("b d.client_id", "c3"),
		LINE("return_to", "https://app.example/in, http://localhost/"),
	};
	static const char *const bad[] = { "ab", "word", "anon", "scope",
		"nobody", "b d", "missing", "", "a.issuer", "../a" };
	struct oc_arena a = OC_ARENA_INIT;
	struct oc_buf *b = oc_buf_new(&a, 10000);
	struct oc_oidc_provider p;
	struct oc_site site;
	struct oc_ctx cx;
	struct oc_json j;

	oc_ctx_init(&cx, &a);
	site_with(&cx, &site, lines, OC_COUNT(lines));
	CU_ASSERT_EQUAL_FATAL(oc_oidc_provider(&cx, "a", &p), OC_OK);
	OC_ASSERT_STR(p.client_id, "c1");
	OC_ASSERT_STR(p.scopes, "openid email profile");
	CU_ASSERT(p.agents && !p.users && p.link_by_email);
	CU_ASSERT(!p.trust_email && !p.create_users);
	CU_ASSERT_EQUAL(p.auth, OC_OIDC_AUTH_POST);
	CU_ASSERT_EQUAL_FATAL(oc_oidc_provider(&cx, "public", &p), OC_OK);
	CU_ASSERT_EQUAL(p.auth, OC_OIDC_AUTH_NONE);
	CU_ASSERT(p.agents && p.users && !p.link_by_email);
	for (size_t i = 0; i < OC_COUNT(bad); i++)
		CU_ASSERT_EQUAL(
		    oc_oidc_provider(&cx, bad[i], &p), OC_ENOTFOUND);
	oc_json_init(&j, b, OC_JSON_PLAIN);
	oc_json_object(&j);
	oc_oidc_providers(&cx, &j);
	oc_json_end(&j);
	OC_ASSERT_STR(oc_buf_str(b),
	    "{\"a\":{\"name\":\"Work\",\"staff_login_url\":"
	    "\"/api/v2/auth/oauth2/a/login?type=staff\"},"
	    "\"public\":{\"name\":\"public\",\"staff_login_url\":"
	    "\"/api/v2/auth/oauth2/public/login?type=staff\","
	    "\"user_login_url\":"
	    "\"/api/v2/auth/oauth2/public/login?type=user\"}}");
	CU_ASSERT(oc_oidc_return_ok(&cx, "https://app.example/in"));
	CU_ASSERT(oc_oidc_return_ok(&cx, "http://localhost/"));
	CU_ASSERT(!oc_oidc_return_ok(&cx, "https://app.example/in/"));
	CU_ASSERT(!oc_oidc_return_ok(&cx, "https://app.example/in?x"));
	CU_ASSERT(!oc_oidc_return_ok(&cx, "https://app.example/"));
	CU_ASSERT(!oc_oidc_return_ok(&cx, "//app.example/in"));
	CU_ASSERT(!oc_oidc_return_ok(&cx, ""));
	oc_arena_release(&a);
}

#define END(name) "\"" name "\":\"https://id.example/" name "\""
#define ENDS                                                                   \
	END("authorization_endpoint")                                          \
	"," END("token_endpoint") "," END("jwks_uri")

static void
metadata_is_the_providers(void)
{
	static const struct {
		const char *text;
		bool want;
	} rows[] = {
		{ "{\"issuer\":\"https://id.example\"," ENDS "}", true },
		{ "{" ENDS "}", false },
		{ "{\"issuer\":\"https://id.example/\"," ENDS "}", false },
		{ "{\"issuer\":\"https://other.example\"," ENDS "}", false },
		{ "{\"issuer\":\"https://id.example\"," ENDS
		  ",\"issuer\":\"https://id.example\"}",
		    false },
		{ "{\"issuer\":\"https://id.example\"," END(
		      "authorization_endpoint") "," END("jwks_uri") "}",
		    false },
		/* A public provider must not send us to this machine. */
		{ "{\"issuer\":\"https://id.example\"," END("jwks_uri") "," END(
		      "authorization_endpoint") ",\"token_endpoint\":"
		                                "\"http://127.0.0.1/\"}",
		    false },
		{ "{\"issuer\":\"https://id.example\"," END("jwks_uri") "," END(
		      "token_endpoint") ",\"authorization_endpoint\":"
		                        "\"javascript:alert(1)\"}",
		    false },
		{ "[]", false },
		{ "", false },
	};
	static const struct oc_oidc_provider p = { .issuer =
		                                       "https://id.example" };
	struct oc_arena a = OC_ARENA_INIT;

	for (size_t i = 0; i < OC_COUNT(rows); i++) {
		struct oc_oidc_metadata m;
		const char *why = NULL;
		enum oc_err e = oc_oidc_metadata_parse(
		    &a, &p, rows[i].text, strlen(rows[i].text), &m, &why);

		if (e != (rows[i].want ? OC_OK : OC_EINVAL))
			fprintf(stderr, "%s: got %d\n", rows[i].text, e);
		CU_ASSERT_EQUAL(e, rows[i].want ? OC_OK : OC_EINVAL);
		CU_ASSERT(rows[i].want || why != NULL);
		if (!rows[i].want)
			continue;
		CU_ASSERT(m.takes_basic && !m.takes_post && !m.sends_iss);
		CU_ASSERT_PTR_NULL(m.userinfo);
	}
	OC_ASSERT_STR(oc_oidc_metadata_url(&a, &p),
	    "https://id.example/.well-known/openid-configuration");
	oc_arena_release(&a);
}

/* Microsoft's address for many tenants, with and without a list of them. */
static void
metadata_of_many_tenants(void)
{
	static const char text[] =
	    "{\"issuer\":\"https://ms/{tenantid}/v2.0\"," ENDS "}";
	static const struct {
		struct oc_oidc_provider p;
		enum oc_err want;
	} rows[] = {
		{ { .issuer = "https://ms/common/v2.0", .tenants = "t1" },
		    OC_OK },
		{ { .issuer = "https://ms/organizations/v2.0",
		      .tenants = "t1" },
		    OC_OK },
		{ { .issuer = "https://ms/common/v2.0" }, OC_EINVAL },
		{ { .issuer = "https://ms/other/v2.0", .tenants = "t1" },
		    OC_EINVAL },
		{ { .issuer = "https://ms/{tenantid}/v2.0", .tenants = "t1" },
		    OC_EINVAL },
	};
	struct oc_arena a = OC_ARENA_INIT;

	for (size_t i = 0; i < OC_COUNT(rows); i++) {
		struct oc_oidc_metadata m;
		const char *why = NULL;

		CU_ASSERT_EQUAL(oc_oidc_metadata_parse(&a, &rows[i].p, text,
		                    strlen(text), &m, &why),
		    rows[i].want);
	}
	oc_arena_release(&a);
}

/* Which address may link an account. */
static void
addresses_that_count(void)
{
	static const struct {
		const char *claims, *careful, *trusting;
	} rows[] = {
		{ "{\"email\":\"a@b\",\"email_verified\":true}", "a@b", "a@b" },
		{ "{\"email\":\"a@b\",\"email_verified\":\"true\"}", "a@b",
		    "a@b" },
		{ "{\"email\":\"a@b\",\"email_verified\":false}", NULL, NULL },
		{ "{\"email\":\"a@b\",\"email_verified\":\"no\"}", NULL, NULL },
		{ "{\"email\":\"a@b\",\"email_verified\":null}", NULL, NULL },
		{ "{\"email\":\"a@b\"}", NULL, "a@b" },
		{ "{\"email\":\"a@b\",\"xms_edov\":true}", "a@b", "a@b" },
		{ "{\"email\":\"a@b\",\"xms_edov\":\"1\"}", "a@b", "a@b" },
		{ "{\"email\":\"a@b\",\"xms_edov\":0}", NULL, NULL },
		{ "{\"email\":\"a@b\",\"xms_edov\":true,"
		  "\"email_verified\":false}",
		    NULL, NULL },
		{ "{\"email\":\"ab\",\"email_verified\":true}", NULL, NULL },
		{ "{\"email\":\"\",\"email_verified\":true}", NULL, NULL },
		{ "{\"email\":7,\"email_verified\":true}", NULL, NULL },
		{ "{\"preferred_username\":\"a@b\"}", NULL, "a@b" },
		{ "{\"preferred_username\":\"ann\"}", NULL, NULL },
		{ "{}", NULL, NULL },
	};
	static const struct oc_oidc_provider careful = { .name = "x" },
	                                     trusting = { .trust_email = true };
	struct oc_arena a = OC_ARENA_INIT;

	for (size_t i = 0; i < OC_COUNT(rows); i++) {
		struct oc_oidc_claims c = { .issuer = NULL };

		oc_oidc_person(
		    oc_oidc_json(&a, rows[i].claims, strlen(rows[i].claims)),
		    &c);
		OC_ASSERT_STR(
		    oc_oidc_proved_email(&a, &careful, &c), rows[i].careful);
		OC_ASSERT_STR(
		    oc_oidc_proved_email(&a, &trusting, &c), rows[i].trusting);
	}
	oc_arena_release(&a);
}

static void
nothing_comes_twice(void)
{
	static const struct {
		const char *text;
		bool want;
	} rows[] = {
		{ "{\"a\":1,\"b\":2}", true },
		{ "{\"a:b\":\"c\\\":d\",\"b\":[{\"a\":1},{\"a\":2}]}", true },
		{ "{\"a\":1,\"a\":1}", false },
		{ "{\"a\":1,\"\\u0061\":1}", false },
		{ "{\"b\":[{\"a\":1,\"a\":2}]}", false },
		{ "{\"a\":1}{\"a\":1}", false },
		{ "[1]", false },
		{ "{\"a\":[[[[[[[[[[[[[]]]]]]]]]]]]]}", false },
	};
	struct oc_arena a = OC_ARENA_INIT;

	for (size_t i = 0; i < OC_COUNT(rows); i++)
		CU_ASSERT_EQUAL(oc_oidc_json(&a, rows[i].text,
		                    strlen(rows[i].text)) != NULL,
		    rows[i].want);
	oc_arena_release(&a);
}

CU_TestInfo oidc_provider_tests[] = {
	{ "URLs we talk to", urls_we_talk_to },
	{ "words of lists", words_of_lists },
	{ "providers are read", providers_are_read },
	{ "metadata is the provider's", metadata_is_the_providers },
	{ "metadata of many tenants", metadata_of_many_tenants },
	{ "addresses that count", addresses_that_count },
	{ "nothing comes twice", nothing_comes_twice },
	CU_TEST_INFO_NULL,
};
