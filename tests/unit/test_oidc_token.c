/* test_oidc_token.c - which signatures are believed, and by which keys. */
#include "config.h"

#include <openssl/core_names.h>
#include <openssl/x509.h>

#include "auth/oidc_token.h"
#include "base/base64.h"
#include "base/hash.h"
#include "oidc_keys.h"

static void
read_set(struct oc_arena *a, struct oc_jwks *set, const char *list)
{
	const char *text = oc_sprintf(a, "{\"keys\":[%s]}", list);

	CU_ASSERT_EQUAL_FATAL(oc_jwks_parse(a, text, strlen(text), set), OC_OK);
}

/* The RSA key by the name of r, and the EC key with more members. */
static void
read_two(struct oc_arena *a, struct oc_jwks *set, const char *more)
{
	read_set(a, set,
	    oc_sprintf(a, "%s,%s", oidc_jwk(a, oidc_keys.rsa, ",\"kid\":\"r\""),
	        oidc_jwk(a, oidc_keys.ec, more)));
}

static const char *
b64(struct oc_arena *a, const char *s)
{
	return oc_base64url(a, s, strlen(s));
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

	oidc_keys_make();
	read_two(&a, &set, ",\"kid\":\"e\",\"use\":\"sig\"");
	CU_ASSERT_EQUAL(set.n, 2);
	CU_ASSERT_EQUAL(
	    judge(&a, oidc_sign(&a, oidc_keys.rsa, false, rs, "{}"), &set),
	    OC_OK);
	CU_ASSERT_EQUAL(
	    judge(&a, oidc_sign(&a, oidc_keys.rsa, true, ps, "{}"), &set),
	    OC_OK);
	/* ECDSA differs each time, and now and then R or S is short. */
	for (int i = 0; i < 300; i++)
		CU_ASSERT_EQUAL(
		    judge(
		        &a, oidc_sign(&a, oidc_keys.ec, false, es, "{}"), &set),
		    OC_OK);
	/* Without an id the only key that fits. */
	CU_ASSERT_EQUAL(
	    judge(&a, oidc_sign(&a, oidc_keys.ec, false, none, "{}"), &set),
	    OC_OK);
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

	oidc_keys_make();
	read_two(&a, &set, ",\"kid\":\"e\"");
	for (size_t i = 0; i < OC_COUNT(rows); i++) {
		const char *token = oidc_sign(&a, oidc_keys.rsa, rows[i].pss,
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

	oidc_keys_make();
	len = i2d_PUBKEY(oidc_keys.rsa, &der);
	CU_ASSERT_FATAL(len > 0);
	read_set(&a, &set, oidc_jwk(&a, oidc_keys.rsa, ",\"kid\":\"r\""));
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

	oidc_keys_make();
	read_set(&a, &set, oidc_jwk(&a, oidc_keys.ec, ",\"kid\":\"e\""));
	read_set(
	    &a, &other, oidc_jwk(&a, oidc_keys.other_rsa, ",\"kid\":\"r\""));
	good = oidc_sign(&a, oidc_keys.ec, false, header, "{\"sub\":\"1\"}");
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
	read_set(&a, &set, oidc_jwk(&a, oidc_keys.rsa, ",\"kid\":\"r\""));
	good = oidc_sign(&a, oidc_keys.other_rsa, false,
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

	oidc_keys_make();
	for (size_t i = 0; i < OC_COUNT(texts); i++) {
		read_set(&a, &set, texts[i]);
		CU_ASSERT_EQUAL(set.n, 0);
	}
	for (size_t i = 0; i < OC_COUNT(more); i++) {
		read_set(&a, &set, oidc_jwk(&a, oidc_keys.rsa, more[i]));
		CU_ASSERT_EQUAL(set.n, 0);
	}
	read_set(&a, &set, oidc_jwk(&a, oidc_keys.small_rsa, ""));
	CU_ASSERT_EQUAL(set.n, 0);
	read_set(&a, &set, oidc_jwk(&a, oidc_keys.p384, ""));
	CU_ASSERT_EQUAL(set.n, 0);
	read_set(
	    &a, &set, oidc_jwk(&a, oidc_keys.rsa, ",\"key_ops\":[\"verify\"]"));
	CU_ASSERT_EQUAL(set.n, 1);
	/* Two that fit, and nothing to choose by. */
	read_set(&a, &set,
	    oc_sprintf(&a, "%s,%s", oidc_jwk(&a, oidc_keys.rsa, ""),
	        oidc_jwk(&a, oidc_keys.other_rsa, "")));
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

	oidc_keys_make();
	x = oidc_key_number(&a, oidc_keys.ec, OSSL_PKEY_PARAM_EC_PUB_X, 32);
	read_set(&a, &set,
	    oc_sprintf(&a,
	        "{\"kty\":\"EC\",\"crv\":\"P-256\",\"x\":\"%s\","
	        "\"y\":\"%s\"}",
	        x, x));
	CU_ASSERT_EQUAL(set.n, 1);
	CU_ASSERT_EQUAL(
	    judge(&a, oidc_sign(&a, oidc_keys.ec, false, header, "{}"), &set),
	    OC_EAUTH);
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
	CU_TEST_INFO_NULL,
};
