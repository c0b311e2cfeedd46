/* test_site.c - our own settings: defaults, and values that are nonsense. */
#include "config.h"

#include "config/site.h"
#include "unit.h"

/* All settings of these tests, as the environment names them. */
static const char *const names[] = { "JWT_SECRET", "JWT_SECRET_PREVIOUS",
	"JWT_ISSUER", "JWT_TTL", "JWT_REFRESH_TTL", "API_KEY_ACCESS",
	"ALLOW_TOKEN_QUERY", "CORS_ORIGINS", "RATE_LIMIT_ENABLED",
	"RATE_LIMIT_WINDOW", "RATE_LIMIT_ADDRESS", "RATE_LIMIT_LOGIN",
	"AUDIT_DAYS", "DB_PIPELINING", "OSTICKET_CONFIG" };

/* The site with one variable set; osTicket need not be found. */
static struct oc_site
site_with(struct oc_arena *a, const char *name, const char *value)
{
	struct oc_site s;
	const char *why;

	for (size_t i = 0; i < OC_COUNT(names); i++)
		unsetenv(names[i]);
	if (name != NULL)
		setenv(name, value, 1);
	(void)oc_site_load(a, NULL, &s, &why);
	if (name != NULL)
		unsetenv(name);
	return s;
}

static void
defaults(void)
{
	struct oc_arena a = OC_ARENA_INIT;
	struct oc_site s = site_with(&a, NULL, NULL);

	CU_ASSERT_PTR_NULL(s.jwt_secret);
	CU_ASSERT_PTR_NULL(s.jwt_secret_previous);
	CU_ASSERT_PTR_NULL(s.cors_origins);
	CU_ASSERT_EQUAL(s.jwt_ttl, 1800);
	CU_ASSERT_EQUAL(s.jwt_refresh_ttl, 14 * 24 * 3600);
	CU_ASSERT_EQUAL(s.api_key_access, OC_API_KEY_FULL);
	CU_ASSERT_TRUE(s.allow_token_query);
	CU_ASSERT_TRUE(s.rate.enabled);
	CU_ASSERT_EQUAL(s.rate.window, 60);
	CU_ASSERT_TRUE(s.rate.login < s.rate.address);
	CU_ASSERT_TRUE(s.rate.refresh < s.rate.address);
	CU_ASSERT_EQUAL(s.audit_days, 365);
	CU_ASSERT_TRUE(s.db.pipelining);
	s = site_with(&a, "DB_PIPELINING", "off");
	CU_ASSERT_FALSE(s.db.pipelining);
	oc_arena_release(&a);
}

static void
numbers(void)
{
	static const struct {
		const char *value;
		int64_t ttl, window, login, days;
	} rows[] = {
		{ "7", 7, 7, 7, 7 },
		{ "0", 1800, 60, 0, 0 },
		{ "-1", 1800, 60, 120, 365 },
		{ "", 1800, 60, 120, 365 },
		{ "many", 1800, 60, 120, 365 },
		{ "7 days", 1800, 60, 120, 365 },
		{ "99999999999", 1800, 60, 120, 365 },
	};

	for (size_t i = 0; i < OC_COUNT(rows); i++) {
		struct oc_arena a = OC_ARENA_INIT;
		const char *v = rows[i].value;

		CU_ASSERT_EQUAL(
		    site_with(&a, "JWT_TTL", v).jwt_ttl, rows[i].ttl);
		CU_ASSERT_EQUAL(
		    site_with(&a, "RATE_LIMIT_WINDOW", v).rate.window,
		    rows[i].window);
		CU_ASSERT_EQUAL(site_with(&a, "RATE_LIMIT_LOGIN", v).rate.login,
		    rows[i].login);
		CU_ASSERT_EQUAL(
		    site_with(&a, "AUDIT_DAYS", v).audit_days, rows[i].days);
		oc_arena_release(&a);
	}
}

static void
switches(void)
{
	static const struct {
		const char *value;
		bool want;
	} rows[] = { { "on", true }, { "OFF", false }, { "1", true },
		{ "0", false }, { "Yes", true }, { "no", false },
		{ "true", true }, { "False", false }, { "perhaps", true } };

	for (size_t i = 0; i < OC_COUNT(rows); i++) {
		struct oc_arena a = OC_ARENA_INIT;
		const char *v = rows[i].value;

		CU_ASSERT_EQUAL(
		    site_with(&a, "ALLOW_TOKEN_QUERY", v).allow_token_query,
		    rows[i].want);
		CU_ASSERT_EQUAL(
		    site_with(&a, "RATE_LIMIT_ENABLED", v).rate.enabled,
		    rows[i].want);
		oc_arena_release(&a);
	}
}

static void
key_access(void)
{
	static const struct {
		const char *value;
		enum oc_api_key_access want;
	} rows[] = { { "full", OC_API_KEY_FULL }, { "Full", OC_API_KEY_FULL },
		{ "create", OC_API_KEY_CREATE },
		{ "none", OC_API_KEY_CREATE } };

	for (size_t i = 0; i < OC_COUNT(rows); i++) {
		struct oc_arena a = OC_ARENA_INIT;

		CU_ASSERT_EQUAL(site_with(&a, "API_KEY_ACCESS", rows[i].value)
		                    .api_key_access,
		    rows[i].want);
		oc_arena_release(&a);
	}
}

CU_TestInfo site_tests[] = {
	{ "defaults", defaults },
	{ "numbers", numbers },
	{ "switches", switches },
	{ "key access", key_access },
	CU_TEST_INFO_NULL,
};
