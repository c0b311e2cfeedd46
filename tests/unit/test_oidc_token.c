/* test_oidc_token.c - which id_tokens are believed: keys made here. */
#include "config.h"

#include <openssl/core_names.h>
#include <openssl/ec.h>
#include <openssl/evp.h>
#include <openssl/hmac.h>
#include <openssl/rsa.h>
#include <openssl/x509.h>

#include "auth/oidc_token.h"
#include "base/base64.h"
#include "base/hash.h"
#include "unit.h"

/* Made once: RSA keys take their time. */
static struct {
	EVP_PKEY *rsa, *other_rsa, *small_rsa, *ec, *p384;
} keys;

static void
make_keys(void)
{
	if (keys.rsa != NULL)
		return;
	keys.rsa = EVP_RSA_gen(2048);
	keys.other_rsa = EVP_RSA_gen(2048);
	keys.small_rsa = EVP_RSA_gen(1024);
	keys.ec = EVP_EC_gen("P-256");
	keys.p384 = EVP_EC_gen("P-384");
}

static void
free_keys(void)
{
	EVP_PKEY_free(keys.rsa);
	EVP_PKEY_free(keys.other_rsa);
	EVP_PKEY_free(keys.small_rsa);
	EVP_PKEY_free(keys.ec);
	EVP_PKEY_free(keys.p384);
	memset(&keys, 0, sizeof keys);
}

/* A number of a key as base64url of `size` bytes; 0: as many as it has. */
static const char *
bn(struct oc_arena *a, EVP_PKEY *k, const char *param, int size)
{
	unsigned char bytes[1100];
	BIGNUM *n = NULL;
	char *text;

	if (EVP_PKEY_get_bn_param(k, param, &n) != 1)
		abort();
	if (size == 0)
		size = BN_num_bytes(n);
	if (BN_bn2binpad(n, bytes, size) != size)
		abort();
	text = oc_base64url(a, bytes, (size_t)size);
	BN_free(n);
	return text;
}

/* A key as JWK, with more members. */
static const char *
jwk(struct oc_arena *a, EVP_PKEY *k, const char *more)
{
	if (EVP_PKEY_is_a(k, "RSA"))
		return oc_sprintf(a,
		    "{\"kty\":\"RSA\",\"n\":\"%s\",\"e\":\"%s\"%s}",
		    bn(a, k, OSSL_PKEY_PARAM_RSA_N, 0),
		    bn(a, k, OSSL_PKEY_PARAM_RSA_E, 0), more);
	return oc_sprintf(a,
	    "{\"kty\":\"EC\",\"crv\":\"%s\",\"x\":\"%s\",\"y\":\"%s\"%s}",
	    k == keys.p384 ? "P-384" : "P-256",
	    bn(a, k, OSSL_PKEY_PARAM_EC_PUB_X, k == keys.p384 ? 48 : 32),
	    bn(a, k, OSSL_PKEY_PARAM_EC_PUB_Y, k == keys.p384 ? 48 : 32), more);
}

static void
read_set(struct oc_arena *a, struct oc_jwks *set, const char *list)
{
	const char *text = oc_sprintf(a, "{\"keys\":[%s]}", list);

	CU_ASSERT_EQUAL_FATAL(oc_jwks_parse(a, text, strlen(text), set), OC_OK);
}

static const char *
b64(struct oc_arena *a, const char *s)
{
	return oc_base64url(a, s, strlen(s));
}

/* DER as it comes from OpenSSL, to R and S side by side. */
static size_t
raw_of(const unsigned char *der, size_t len, unsigned char out[64])
{
	ECDSA_SIG *s = d2i_ECDSA_SIG(NULL, &der, (long)len);

	if (s == NULL || BN_bn2binpad(ECDSA_SIG_get0_r(s), out, 32) != 32 ||
	    BN_bn2binpad(ECDSA_SIG_get0_s(s), out + 32, 32) != 32)
		abort();
	ECDSA_SIG_free(s);
	return 64;
}

/* header and claims signed with k: RSA by RS256, or by PS256. */
static const char *
sign(struct oc_arena *a, EVP_PKEY *k, bool pss, const char *header,
    const char *claims)
{
	const char *text =
	    oc_sprintf(a, "%s.%s", b64(a, header), b64(a, claims));
	EVP_MD_CTX *md = EVP_MD_CTX_new();
	EVP_PKEY_CTX *c = NULL;
	unsigned char sig[1100], raw[64];
	size_t len = sizeof sig;

	if (EVP_DigestSignInit(md, &c, EVP_sha256(), NULL, k) != 1)
		abort();
	if (pss &&
	    (EVP_PKEY_CTX_set_rsa_padding(c, RSA_PKCS1_PSS_PADDING) != 1 ||
	        EVP_PKEY_CTX_set_rsa_pss_saltlen(c, RSA_PSS_SALTLEN_DIGEST) !=
	            1))
		abort();
	if (EVP_DigestSign(
	        md, sig, &len, (const unsigned char *)text, strlen(text)) != 1)
		abort();
	EVP_MD_CTX_free(md);
	if (k == keys.ec) {
		len = raw_of(sig, len, raw);
		memcpy(sig, raw, len);
	}
	return oc_sprintf(a, "%s.%s", text, oc_base64url(a, sig, len));
}

static enum oc_err
judge(struct oc_arena *a, const char *token, const struct oc_jwks *set)
{
	const char *why = "";
	struct oc_jws t;
	enum oc_err e = oc_jws_parse(a, token, &t, &why);

	return e == OC_OK ? oc_jws_verify(&t, set, &why) : e;
}

static void
good_signatures_are_taken(void)
{
	static const char rs[] = "{\"alg\":\"RS256\",\"kid\":\"r\"}",
	                  es[] = "{\"alg\":\"ES256\",\"kid\":\"e\"}",
	                  ps[] = "{\"alg\":\"PS256\",\"kid\":\"r\"}",
	                  none[] = "{\"alg\":\"ES256\",\"typ\":\"JWT\"}";
	struct oc_arena a = OC_ARENA_INIT;
	struct oc_jwks set;

	make_keys();
	read_set(&a, &set,
	    oc_sprintf(&a, "%s,%s", jwk(&a, keys.rsa, ",\"kid\":\"r\""),
	        jwk(&a, keys.ec, ",\"kid\":\"e\",\"use\":\"sig\"")));
	CU_ASSERT_EQUAL(set.n, 2);
	CU_ASSERT_EQUAL(
	    judge(&a, sign(&a, keys.rsa, false, rs, "{}"), &set), OC_OK);
	CU_ASSERT_EQUAL(
	    judge(&a, sign(&a, keys.rsa, true, ps, "{}"), &set), OC_OK);
	/* ECDSA differs each time, and now and then R or S is short. */
	for (int i = 0; i < 300; i++)
		CU_ASSERT_EQUAL(
		    judge(&a, sign(&a, keys.ec, false, es, "{}"), &set), OC_OK);
	/* Without an id the only key that fits. */
	CU_ASSERT_EQUAL(
	    judge(&a, sign(&a, keys.ec, false, none, "{}"), &set), OC_OK);
	oc_arena_release(&a);
}

/* Each header is signed by a key of its own kind, and is still refused. */
static void
headers_are_pinned(void)
{
	static const struct {
		const char *header;
		bool pss;
		enum oc_err want;
	} rows[] = {
		{ "{\"alg\":\"RS256\",\"kid\":\"r\"}", false, OC_OK },
		{ "{\"alg\":\"RS256\",\"kid\":\"r\",\"typ\":\"jwt\"}", false,
		    OC_OK },
		{ "{\"alg\":\"RS256\",\"kid\":\"x\"}", false, OC_ENOTFOUND },
		{ "{\"alg\":\"RS256\",\"kid\":\"e\"}", false, OC_ENOTFOUND },
		{ "{\"alg\":\"RS256\",\"kid\":7}", false, OC_EAUTH },
		{ "{\"alg\":\"RS256\",\"kid\":null}", false, OC_EAUTH },
		{ "{\"alg\":\"RS256\",\"kid\":\"r\\u0000\"}", false, OC_EAUTH },
		{ "{\"alg\":\"ES256\",\"kid\":\"r\"}", false, OC_ENOTFOUND },
		{ "{\"alg\":\"PS256\",\"kid\":\"r\"}", false, OC_EAUTH },
		{ "{\"alg\":\"RS256\",\"kid\":\"r\"}", true, OC_EAUTH },
		{ "{\"alg\":\"RS384\",\"kid\":\"r\"}", false, OC_EAUTH },
		{ "{\"alg\":\"HS256\",\"kid\":\"r\"}", false, OC_EAUTH },
		{ "{\"alg\":\"none\",\"kid\":\"r\"}", false, OC_EAUTH },
		{ "{\"alg\":\"None\"}", false, OC_EAUTH },
		{ "{\"alg\":\"rs256\",\"kid\":\"r\"}", false, OC_EAUTH },
		{ "{\"alg\":\"RS256 \",\"kid\":\"r\"}", false, OC_EAUTH },
		{ "{\"alg\":[\"RS256\"],\"kid\":\"r\"}", false, OC_EAUTH },
		{ "{\"alg\":null,\"kid\":\"r\"}", false, OC_EAUTH },
		{ "{\"kid\":\"r\"}", false, OC_EAUTH },
		{ "{}", false, OC_EAUTH },
		{ "[]", false, OC_EAUTH },
		{ "", false, OC_EAUTH },
		{ "{\"alg\":\"none\",\"alg\":\"RS256\",\"kid\":\"r\"}", false,
		    OC_EAUTH },
		{ "{\"alg\":\"RS256\",\"kid\":\"r\",\"crit\":[\"x\"]}", false,
		    OC_EAUTH },
		{ "{\"alg\":\"RS256\",\"kid\":\"r\",\"b64\":false}", false,
		    OC_EAUTH },
		{ "{\"alg\":\"RS256\",\"kid\":\"r\",\"typ\":\"at+jwt\"}", false,
		    OC_EAUTH },
		{ "{\"alg\":\"RS256\",\"kid\":\"r\",\"typ\":null}", false,
		    OC_EAUTH },
	};
	struct oc_arena a = OC_ARENA_INIT;
	struct oc_jwks set;

	make_keys();
	read_set(&a, &set,
	    oc_sprintf(&a, "%s,%s", jwk(&a, keys.rsa, ",\"kid\":\"r\""),
	        jwk(&a, keys.ec, ",\"kid\":\"e\"")));
	for (size_t i = 0; i < OC_COUNT(rows); i++) {
		const char *token = sign(&a, keys.rsa, rows[i].pss,
		    rows[i].header, "{\"sub\":\"1\"}");
		enum oc_err e = judge(&a, token, &set);

		if (e != rows[i].want)
			fprintf(stderr, "%s: got %d\n", rows[i].header, e);
		CU_ASSERT_EQUAL(e, rows[i].want);
	}
	oc_arena_release(&a);
}

/* HS256 with the public key for a secret: the classic. */
static void
a_public_key_is_no_secret(void)
{
	static const char *const headers[] = {
		"{\"alg\":\"HS256\",\"kid\":\"r\"}",
		"{\"alg\":\"RS256\",\"kid\":\"r\"}",
		"{\"alg\":\"RS256\"}",
	};
	struct oc_arena a = OC_ARENA_INIT;
	unsigned char mac[OC_SHA256_LEN];
	unsigned char *der = NULL;
	struct oc_jwks set;
	int len;

	make_keys();
	len = i2d_PUBKEY(keys.rsa, &der);
	CU_ASSERT_FATAL(len > 0);
	read_set(&a, &set, jwk(&a, keys.rsa, ",\"kid\":\"r\""));
	for (size_t i = 0; i < OC_COUNT(headers); i++) {
		const char *text =
		    oc_sprintf(&a, "%s.%s", b64(&a, headers[i]), b64(&a, "{}"));

		oc_hmac_sha256(der, (size_t)len, text, strlen(text), mac);
		CU_ASSERT_EQUAL(judge(&a,
		                    oc_sprintf(&a, "%s.%s", text,
		                        oc_base64url(&a, mac, sizeof mac)),
		                    &set),
		    OC_EAUTH);
	}
	OPENSSL_free(der);
	oc_arena_release(&a);
}

static void
altered_tokens_are_refused(void)
{
	static const char header[] = "{\"alg\":\"ES256\",\"kid\":\"e\"}";
	struct oc_arena a = OC_ARENA_INIT;
	struct oc_jwks set, other;
	const char *good, *last;
	char *bad;
	size_t n;

	make_keys();
	read_set(&a, &set, jwk(&a, keys.ec, ",\"kid\":\"e\""));
	read_set(&a, &other, jwk(&a, keys.other_rsa, ",\"kid\":\"r\""));
	good = sign(&a, keys.ec, false, header, "{\"sub\":\"1\"}");
	n = strlen(good);
	/* Any one letter, but for the bits its last one leaves unused. */
	for (size_t i = 0; i + 1 < n; i++) {
		bad = oc_strdup(&a, good);
		bad[i] = bad[i] == 'A' ? 'B' : 'A';
		CU_ASSERT_NOT_EQUAL(judge(&a, bad, &set), OC_OK);
	}
	for (size_t i = 0; i < n; i++)
		CU_ASSERT_NOT_EQUAL(
		    judge(&a, oc_strndup(&a, good, i), &set), OC_OK);
	last = strrchr(good, '.');
	bad = oc_strndup(&a, good, (size_t)(last - good) + 1);
	CU_ASSERT_EQUAL(judge(&a, bad, &set), OC_EAUTH);
	CU_ASSERT_EQUAL(judge(&a, oc_sprintf(&a, "%s.", good), &set), OC_EAUTH);
	CU_ASSERT_EQUAL(judge(&a, oc_sprintf(&a, "%s ", good), &set), OC_EAUTH);
	/* R and S of zero. */
	CU_ASSERT_EQUAL(judge(&a,
	                    oc_sprintf(&a, "%s%s", bad,
	                        oc_base64url(&a, (unsigned char[64]){ 0 }, 64)),
	                    &set),
	    OC_EAUTH);
	/* Another key of the same id and kind. */
	read_set(&a, &set, jwk(&a, keys.rsa, ",\"kid\":\"r\""));
	good = sign(&a, keys.other_rsa, false,
	    "{\"alg\":\"RS256\",\"kid\":\"r\"}", "{}");
	CU_ASSERT_EQUAL(judge(&a, good, &other), OC_OK);
	CU_ASSERT_EQUAL(judge(&a, good, &set), OC_EAUTH);
	oc_arena_release(&a);
}

/* What a set may hold that is left out of it. */
static void
unfit_keys_are_left_out(void)
{
	static const char *const texts[] = {
		"{\"kty\":\"oct\",\"k\":\"AAAA\"}",
		"{\"kty\":\"RSA\"}",
		"{\"kty\":\"RSA\",\"n\":\"AAAA\",\"e\":\"AQAB\"}",
		"{\"kty\":\"EC\",\"crv\":\"P-256\",\"x\":\"AA\",\"y\":\"AA\"}",
		"{}",
		"7",
		"null",
	};
	static const char *const more[] = {
		",\"use\":\"enc\"",
		",\"use\":null",
		",\"key_ops\":[\"encrypt\"]",
		",\"key_ops\":\"verify\"",
		",\"alg\":\"HS256\"",
		",\"alg\":\"RSA-OAEP\"",
		",\"alg\":null",
		",\"alg\":\"ES256\"",
		",\"kid\":7",
	};
	struct oc_arena a = OC_ARENA_INIT;
	struct oc_jwks set;

	make_keys();
	for (size_t i = 0; i < OC_COUNT(texts); i++) {
		read_set(&a, &set, texts[i]);
		CU_ASSERT_EQUAL(set.n, 0);
	}
	for (size_t i = 0; i < OC_COUNT(more); i++) {
		read_set(&a, &set, jwk(&a, keys.rsa, more[i]));
		CU_ASSERT_EQUAL(set.n, 0);
	}
	read_set(&a, &set, jwk(&a, keys.small_rsa, ""));
	CU_ASSERT_EQUAL(set.n, 0);
	read_set(&a, &set, jwk(&a, keys.p384, ""));
	CU_ASSERT_EQUAL(set.n, 0);
	read_set(&a, &set, jwk(&a, keys.rsa, ",\"key_ops\":[\"verify\"]"));
	CU_ASSERT_EQUAL(set.n, 1);
	/* Two that fit, and nothing to choose by. */
	read_set(&a, &set,
	    oc_sprintf(&a, "%s,%s", jwk(&a, keys.rsa, ""),
	        jwk(&a, keys.other_rsa, "")));
	CU_ASSERT_EQUAL(set.n, 2);
	CU_ASSERT_PTR_NULL(oc_jwks_find(&set, "RS256", NULL));
	oc_arena_release(&a);
}

static void
what_is_no_set(void)
{
	static const char *const texts[] = { "", "[]", "{}", "{\"keys\":{}}",
		"{\"keys\":null}", "{\"keys\":[],\"keys\":[]}",
		"{\"keys\":[]} x" };
	struct oc_arena a = OC_ARENA_INIT;
	struct oc_jwks set = { NULL, 99 };

	for (size_t i = 0; i < OC_COUNT(texts); i++)
		CU_ASSERT_EQUAL(
		    oc_jwks_parse(&a, texts[i], strlen(texts[i]), &set),
		    OC_EINVAL);
	CU_ASSERT_EQUAL(set.n, 99);
	oc_arena_release(&a);
}

/* A point off the curve is a key until it is used. */
static void
a_point_off_the_curve_verifies_nothing(void)
{
	static const char header[] = "{\"alg\":\"ES256\"}";
	struct oc_arena a = OC_ARENA_INIT;
	const char *x;
	struct oc_jwks set;

	make_keys();
	x = bn(&a, keys.ec, OSSL_PKEY_PARAM_EC_PUB_X, 32);
	read_set(&a, &set,
	    oc_sprintf(&a,
	        "{\"kty\":\"EC\",\"crv\":\"P-256\",\"x\":\"%s\","
	        "\"y\":\"%s\"}",
	        x, x));
	CU_ASSERT_EQUAL(set.n, 1);
	CU_ASSERT_EQUAL(
	    judge(&a, sign(&a, keys.ec, false, header, "{}"), &set), OC_EAUTH);
	oc_arena_release(&a);
}

#define NOW 1000000
#define ISS "\"iss\":\"https://id.example\","
#define AUD "\"aud\":\"c1\","
#define SUB "\"sub\":\"u1\","
#define EXP "\"exp\":1000300,"
#define IAT "\"iat\":999950,"
#define NON "\"nonce\":\"n1\""
#define ALL ISS AUD SUB EXP IAT NON
#define NOT_AUD ISS SUB EXP IAT NON

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

	make_keys();
	for (size_t i = 0; i < OC_COUNT(rows); i++) {
		struct oc_oidc_claims out = { .subject = "untouched" };
		const char *why = NULL;
		struct oc_jws t;
		enum oc_err e = oc_jws_parse(&a,
		    sign(&a, keys.ec, false, "{\"alg\":\"ES256\"}",
		        oc_sprintf(&a, "{%s}", rows[i].claims)),
		    &t, &why);

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

	make_keys();
	CU_ASSERT_EQUAL(
	    oc_jws_parse(&a,
	        sign(&a, keys.ec, false, "{\"alg\":\"ES256\"}",
	            "{" ALL ",\"at_hash\":\"77QmUPtjPfzWtF2AnpK9RQ\"}"),
	        &t, &why),
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

	make_keys();
	for (size_t i = 0; i < OC_COUNT(rows); i++) {
		struct oc_oidc_claims out;
		const char *why = NULL;
		struct oc_jws t;

		CU_ASSERT_EQUAL_FATAL(
		    oc_jws_parse(&a,
		        sign(&a, keys.ec, false, "{\"alg\":\"ES256\"}",
		            oc_sprintf(&a, "{%s" AUD SUB EXP IAT NON "}",
		                rows[i].claims)),
		        &t, &why),
		    OC_OK);
		CU_ASSERT_EQUAL(
		    oc_oidc_claims(&a, t.claims, &expect, &out, &why),
		    rows[i].want ? OC_OK : OC_EAUTH);
	}
	free_keys();
	oc_arena_release(&a);
}

CU_TestInfo oidc_token_tests[] = {
	{ "good signatures are taken", good_signatures_are_taken },
	{ "headers are pinned", headers_are_pinned },
	{ "a public key is no secret", a_public_key_is_no_secret },
	{ "altered tokens are refused", altered_tokens_are_refused },
	{ "unfit keys are left out", unfit_keys_are_left_out },
	{ "what is no set of keys", what_is_no_set },
	{ "a point off the curve", a_point_off_the_curve_verifies_nothing },
	{ "claims are checked", claims_are_checked },
	{ "the hash of the access token", the_hash_of_the_access_token },
	{ "tenants are listed", tenants_are_listed },
	CU_TEST_INFO_NULL,
};
