/* test_jwt.c - access tokens as we make and take them, and their keys. */
#include "config.h"

#include "base/base64.h"
#include "base/hash.h"
#include "config/site.h"
#include "jwt_forge.h"

static const struct oc_jwt agent = { .kind = OC_AGENT,
	.id = 7,
	.sid = "family",
	.jti = "token",
	.iat = NOW,
	.nbf = NOW,
	.exp = NOW + 1800,
	.username = "zo\xC3\xAB \"z\"",
	.email = "zoe@example.com",
	.dept_id = 4,
	.admin = true };

static void
what_is_made_is_taken(void)
{
	struct oc_arena a = OC_ARENA_INIT;
	struct oc_jwt_keys keys = jwt_keys_of(&a, NULL, NULL);
	struct oc_jwt user = { .kind = OC_USER,
		.id = 8,
		.sid = "f",
		.jti = "t",
		.iat = NOW,
		.nbf = NOW,
		.exp = NOW + 1 };
	const char *token;
	struct oc_jwt out;

	CU_ASSERT_EQUAL(oc_jwt_make(&a, &keys, &agent, &token), OC_OK);
	CU_ASSERT_EQUAL(oc_jwt_verify(&a, &keys, token, NOW, &out), OC_OK);
	CU_ASSERT_EQUAL(out.kind, OC_AGENT);
	CU_ASSERT_EQUAL(out.id, 7);
	OC_ASSERT_STR(out.sid, "family");
	OC_ASSERT_STR(out.jti, "token");
	OC_ASSERT_STR(out.username, agent.username);
	CU_ASSERT_EQUAL(out.exp, NOW + 1800);
	CU_ASSERT_EQUAL(
	    oc_jwt_verify(&a, &keys, token, NOW + 1799, &out), OC_OK);
	CU_ASSERT_EQUAL(
	    oc_jwt_verify(&a, &keys, token, NOW + 1800, &out), OC_EAUTH);
	CU_ASSERT_EQUAL(oc_jwt_make(&a, &keys, &user, &token), OC_OK);
	CU_ASSERT_EQUAL(oc_jwt_verify(&a, &keys, token, NOW, &out), OC_OK);
	CU_ASSERT_EQUAL(out.kind, OC_USER);
	CU_ASSERT_PTR_NULL(out.username);
	oc_arena_release(&a);
}

/* A new secret signs, the old one is still taken, one before that is not. */
static void
keys_rotate(void)
{
	struct oc_arena a = OC_ARENA_INIT;
	struct oc_jwt_keys old = jwt_keys_of(&a, SECRET_A, NULL);
	struct oc_jwt_keys both = jwt_keys_of(&a, SECRET_B, SECRET_A);
	struct oc_jwt_keys new = jwt_keys_of(&a, SECRET_B, NULL);
	struct oc_jwt_keys derived = jwt_keys_of(&a, NULL, NULL);
	const char *first, *second;

	CU_ASSERT_EQUAL(both.n, 2);
	CU_ASSERT_STRING_NOT_EQUAL(both.key[0].kid, both.key[1].kid);
	OC_ASSERT_STR(both.key[1].kid, old.key[0].kid);
	CU_ASSERT_EQUAL(oc_jwt_make(&a, &old, &agent, &first), OC_OK);
	CU_ASSERT_EQUAL(oc_jwt_make(&a, &both, &agent, &second), OC_OK);
	CU_ASSERT_FALSE(jwt_is_refused(&a, &both, first));
	CU_ASSERT_FALSE(jwt_is_refused(&a, &both, second));
	CU_ASSERT_FALSE(jwt_is_refused(&a, &new, second));
	CU_ASSERT_TRUE(jwt_is_refused(&a, &new, first));
	CU_ASSERT_TRUE(jwt_is_refused(&a, &old, second));
	CU_ASSERT_TRUE(jwt_is_refused(&a, &derived, first));
	oc_arena_release(&a);
}

/* A secret that is too short signs nothing, and is not made longer. */
static void
short_secrets(void)
{
	static const struct {
		const char *secret, *previous, *salt;
		bool is_default; /* others can work out the salt */
		enum oc_err want;
	} cases[] = {
		{ "0123456789012345678901234567890", NULL, SALT, false,
		    OC_EINTERNAL },
		{ "01234567890123456789012345678901", NULL, SALT, false,
		    OC_OK },
		{ NULL, "short", SALT, false, OC_EINTERNAL },
		{ NULL, NULL, SALT, false, OC_OK },
		{ NULL, NULL, SALT, true, OC_EINTERNAL },
		{ NULL, NULL, "", false, OC_EINTERNAL },
		{ SECRET_A, NULL, "", false, OC_OK },
		{ SECRET_A, NULL, SALT, true, OC_OK },
	};

	for (size_t i = 0; i < OC_COUNT(cases); i++) {
		struct oc_arena a = OC_ARENA_INIT;
		struct oc_site site = { .jwt_secret = cases[i].secret,
			.jwt_secret_previous = cases[i].previous,
			.ost = { .secret_salt = cases[i].salt,
			    .salt_is_known = cases[i].is_default } };
		struct oc_jwt_keys keys;
		struct oc_ctx cx;

		oc_ctx_init(&cx, &a);
		cx.site = &site;
		CU_ASSERT_EQUAL(oc_jwt_keys(&cx, &keys), cases[i].want);
		oc_arena_release(&a);
	}
}

/* The first two cases of RFC 5869, appendix A, and the derived key's own. */
static void
hkdf(void)
{
	struct oc_arena a = OC_ARENA_INIT;
	unsigned char ikm[22], salt[13], out[42];
	struct oc_jwt_keys keys = jwt_keys_of(&a, NULL, NULL);

	memset(ikm, 0x0B, sizeof ikm);
	for (unsigned char i = 0; i < sizeof salt; i++)
		salt[i] = i;
	oc_hkdf_sha256(ikm, sizeof ikm, salt, sizeof salt,
	    "\xF0\xF1\xF2\xF3\xF4\xF5\xF6\xF7\xF8\xF9", out, sizeof out);
	OC_ASSERT_STR(oc_hex(&a, out, sizeof out),
	    "3cb25f25faacd57a90434f64d0362f2a2d2d0a90cf1a5a4c5db02d56ecc4c5bf"
	    "34007208d5b887185865");
	oc_hkdf_sha256(ikm, sizeof ikm, NULL, 0, "", out, sizeof out);
	OC_ASSERT_STR(oc_hex(&a, out, sizeof out),
	    "8da4e775a563c18f715f802a063c5a31b8a11f5c5ee1879ec3454e5f3c738d2d"
	    "9d201395faa4b61a96c8");
	CU_ASSERT_EQUAL(keys.n, 1);
	CU_ASSERT_EQUAL(keys.key[0].len, 32);
	CU_ASSERT_NOT_EQUAL(memcmp(keys.key[0].key, SALT, keys.key[0].len), 0);
	oc_arena_release(&a);
}

CU_TestInfo jwt_tests[] = {
	{ "what is made is taken", what_is_made_is_taken },
	{ "keys rotate", keys_rotate },
	{ "short secrets", short_secrets },
	{ "HKDF", hkdf },
	CU_TEST_INFO_NULL,
};
