/* test_oidc_claims.c - which claims of an id_token are believed. */
#include "config.h"

#include "auth/oidc_token.h"
#include "oidc_keys.h"

#define NOW 1000000
#define ISS "\"iss\":\"https://id.example\","
#define AUD "\"aud\":\"c1\","
#define SUB "\"sub\":\"u1\","
#define EXP "\"exp\":1000300,"
#define IAT "\"iat\":999950,"
#define NON "\"nonce\":\"n1\""
#define ALL ISS AUD SUB EXP IAT NON
#define NOT_AUD ISS SUB EXP IAT NON

/* The token of these claims, as the provider would sign it. */
static enum oc_err
parse(
    struct oc_arena *a, const char *claims, struct oc_jws *t, const char **why)
{
	oidc_keys_make();
	return oc_jws_parse(a,
	    oidc_sign(a, oidc_keys.ec, false, "{\"alg\":\"ES256\"}",
	        oc_sprintf(a, "{%s}", claims)),
	    t, why);
}

/* The wants follow OpenID Connect Core, 3.1.3.7. */
static void
claims_are_checked(void)
{
	static const struct {
		const char *claims;
		bool want;
	} rows[] = {
		{ ALL, true },
		{ AUD SUB EXP IAT NON, false },
		{ "\"iss\":\"https://id.example/\"," AUD SUB EXP IAT NON,
		    false },
		{ "\"iss\":\"https://ID.example\"," AUD SUB EXP IAT NON,
		    false },
		{ "\"iss\":\"https://id.example\\u0000\"," AUD SUB EXP IAT NON,
		    false },
		{ "\"iss\":[\"https://id.example\"]," AUD SUB EXP IAT NON,
		    false },
		{ NOT_AUD, false },
		{ NOT_AUD ",\"aud\":\"c2\"", false },
		{ NOT_AUD ",\"aud\":\"C1\"", false },
		{ NOT_AUD ",\"aud\":null", false },
		{ NOT_AUD ",\"aud\":{\"c1\":\"c1\"}", false },
		{ NOT_AUD ",\"aud\":[]", false },
		{ NOT_AUD ",\"aud\":[\"c1\"]", true },
		{ NOT_AUD ",\"aud\":[\"c2\"]", false },
		{ NOT_AUD ",\"aud\":[\"c2\",\"c1\"]", false },
		{ NOT_AUD ",\"aud\":[\"c2\",\"c1\"],\"azp\":\"c1\"", true },
		{ NOT_AUD ",\"aud\":[\"c2\",\"c1\"],\"azp\":\"c2\"", false },
		{ ALL ",\"azp\":\"c1\"", true },
		{ ALL ",\"azp\":\"c2\"", false },
		{ ALL ",\"azp\":null", false },
		{ ISS AUD SUB IAT NON, false },
		{ ISS AUD SUB IAT NON ",\"exp\":999880", false },
		{ ISS AUD SUB IAT NON ",\"exp\":999881", true },
		{ ISS AUD SUB IAT NON ",\"exp\":\"1000300\"", false },
		{ ISS AUD SUB IAT NON ",\"exp\":1000300.5", true },
		{ ISS AUD SUB IAT NON ",\"exp\":-1", false },
		{ ISS AUD SUB IAT NON ",\"exp\":1e300", false },
		{ ISS AUD SUB IAT NON ",\"exp\":1e999", false },
		{ ISS AUD SUB IAT NON ",\"exp\":9223372036854775807", false },
		{ ISS AUD SUB IAT NON ",\"exp\":null", false },
		{ ISS AUD SUB EXP NON, false },
		{ ISS AUD SUB EXP NON ",\"iat\":1000120", true },
		{ ISS AUD SUB EXP NON ",\"iat\":1000121", false },
		{ ISS AUD SUB EXP NON ",\"iat\":999780", true },
		{ ISS AUD SUB EXP NON ",\"iat\":999779", false },
		{ ALL ",\"nbf\":1000120", true },
		{ ALL ",\"nbf\":1000121", false },
		{ ALL ",\"nbf\":\"0\"", false },
		{ ISS AUD SUB EXP IAT "\"x\":1", false },
		{ ISS AUD SUB EXP IAT "\"nonce\":\"n2\"", false },
		{ ISS AUD SUB EXP IAT "\"nonce\":\"\"", false },
		{ ISS AUD SUB EXP IAT "\"nonce\":\"n1n1\"", false },
		{ ISS AUD SUB EXP IAT "\"nonce\":1", false },
		{ ISS AUD EXP IAT NON, false },
		{ ISS AUD EXP IAT NON ",\"sub\":\"\"", false },
		{ ISS AUD EXP IAT NON ",\"sub\":7", false },
		{ ALL ",\"at_hash\":\"fUHyO2r2Z3DZ53EsNrWBbw\"", false },
		{ ALL ",\"at_hash\":null", false },
		{ ALL ",\"iss\":\"https://id.example\"", false },
	};
	static const struct oc_oidc_expect expect = {
		.issuer = "https://id.example",
		.client_id = "c1",
		.nonce = "n1",
		.access_token = "an access token",
		.now = NOW,
		.begun = NOW - 100,
	};
	struct oc_arena a = OC_ARENA_INIT;

	for (size_t i = 0; i < OC_COUNT(rows); i++) {
		struct oc_oidc_claims out = { .subject = "untouched" };
		const char *why = NULL;
		struct oc_jws t;
		enum oc_err e = parse(&a, rows[i].claims, &t, &why);

		if (e == OC_OK)
			e = oc_oidc_claims(&a, t.claims, &expect, &out, &why);
		if (e != (rows[i].want ? OC_OK : OC_EAUTH))
			fprintf(stderr, "{%s}: got %d\n", rows[i].claims, e);
		CU_ASSERT_EQUAL(e, rows[i].want ? OC_OK : OC_EAUTH);
		OC_ASSERT_STR(out.subject, rows[i].want ? "u1" : "untouched");
		CU_ASSERT(rows[i].want || why != NULL);
	}
	oc_arena_release(&a);
}

/* The example of OpenID Connect Core, A.4 and 3.1.3.6. */
static void
the_hash_of_the_access_token(void)
{
	static const char token[] =
	    "jHkWEdUXMU1BwAsC4vtUsZwnNvTIxEl0z9K3vx5KF0Y";
	struct oc_oidc_expect expect = { .issuer = "https://id.example",
		.client_id = "c1",
		.nonce = "n1",
		.access_token = token,
		.now = NOW,
		.begun = NOW - 100 };
	struct oc_arena a = OC_ARENA_INIT;
	struct oc_oidc_claims out;
	const char *why = NULL;
	struct oc_jws t;

	CU_ASSERT_EQUAL(
	    parse(&a, ALL ",\"at_hash\":\"77QmUPtjPfzWtF2AnpK9RQ\"", &t, &why),
	    OC_OK);
	CU_ASSERT_EQUAL(
	    oc_oidc_claims(&a, t.claims, &expect, &out, &why), OC_OK);
	expect.access_token = NULL;
	CU_ASSERT_EQUAL(
	    oc_oidc_claims(&a, t.claims, &expect, &out, &why), OC_EAUTH);
	oc_arena_release(&a);
}

/* Microsoft's issuer for many tenants. */
static void
tenants_are_listed(void)
{
	static const struct {
		const char *claims;
		bool want;
	} rows[] = {
		{ "\"iss\":\"https://ms/t1/v2.0\",\"tid\":\"t1\",", true },
		{ "\"iss\":\"https://ms/t2/v2.0\",\"tid\":\"t2\",", true },
		{ "\"iss\":\"https://ms/t3/v2.0\",\"tid\":\"t3\",", false },
		{ "\"iss\":\"https://ms/t2/v2.0\",\"tid\":\"t1\",", false },
		{ "\"iss\":\"https://ms/{tenantid}/v2.0\",", false },
		{ "\"iss\":\"https://ms/{tenantid}/v2.0\","
		  "\"tid\":\"{tenantid}\",",
		    false },
		{ "\"iss\":\"https://ms//v2.0\",\"tid\":\"\",", false },
		{ "\"iss\":\"https://ms/t1, t2/v2.0\",\"tid\":\"t1, t2\",",
		    false },
	};
	static const struct oc_oidc_expect expect = {
		.issuer = "https://ms/{tenantid}/v2.0",
		.tenants = "t1, t2",
		.client_id = "c1",
		.nonce = "n1",
		.now = NOW,
		.begun = NOW - 100,
	};
	struct oc_arena a = OC_ARENA_INIT;

	for (size_t i = 0; i < OC_COUNT(rows); i++) {
		struct oc_oidc_claims out;
		const char *why = NULL;
		struct oc_jws t;

		CU_ASSERT_EQUAL_FATAL(
		    parse(&a,
		        oc_sprintf(
		            &a, "%s" AUD SUB EXP IAT NON, rows[i].claims),
		        &t, &why),
		    OC_OK);
		CU_ASSERT_EQUAL(
		    oc_oidc_claims(&a, t.claims, &expect, &out, &why),
		    rows[i].want ? OC_OK : OC_EAUTH);
	}
	oc_arena_release(&a);
}

CU_TestInfo oidc_claims_tests[] = {
	{ "claims are checked", claims_are_checked },
	{ "the hash of the access token", the_hash_of_the_access_token },
	{ "tenants are listed", tenants_are_listed },
	CU_TEST_INFO_NULL,
};
