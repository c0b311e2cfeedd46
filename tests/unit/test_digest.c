/* test_digest.c - base64, hexadecimal, digests and random values. */
#include "config.h"

#include "base/base64.h"
#include "base/hash.h"
#include "base/rand.h"
#include "unit.h"

static void
base64_encodes(void)
{
	static const struct {
		const char *in, *want, *url;
	} rows[] = {
		{ "", "", "" },
		{ "f", "Zg==", "Zg" },
		{ "fo", "Zm8=", "Zm8" },
		{ "foo", "Zm9v", "Zm9v" },
		{ "foob", "Zm9vYg==", "Zm9vYg" },
		{ "\xFF\xFE\xFD", "//79", "__79" },
		{ "\xFB\xEF", "++8=", "--8" },
	};
	struct oc_arena a = OC_ARENA_INIT;

	for (size_t i = 0; i < OC_COUNT(rows); i++) {
		size_t len = strlen(rows[i].in);

		OC_ASSERT_STR(oc_base64(&a, rows[i].in, len), rows[i].want);
		OC_ASSERT_STR(oc_base64url(&a, rows[i].in, len), rows[i].url);
	}
	OC_ASSERT_STR(oc_hex(&a, "\x00\x0F\xF0\xFF", 4), "000ff0ff");
	oc_arena_release(&a);
}

/* The wants are what PHP 8.2 says; NULL is false. */
static void
base64_decodes_as_php(void)
{
	static const struct {
		const char *in, *lenient, *strict;
	} rows[] = {
		{ "Zm9v", "foo", "foo" },
		{ "Zm 9v\r\n\t", "foo", "foo" },
		{ "Zg==", "f", "f" },
		{ "Zg", "f", "f" },
		{ "Zm9vYg", "foob", "foob" },
		{ "", "", "" },
		{ "Zg=", "f", NULL },
		{ "Zg===", "f", NULL },
		{ "Zm9v=", "foo", NULL },
		{ "Zm9v\v", "foo", NULL },
		{ "Zm9v\f", "foo", NULL },
		{ "Zg==Zg==", "f\x06`", NULL },
		{ "Z", "", NULL },
		{ "Zm9vY", "foo", NULL },
		{ "Zm9v!", "foo", NULL },
		{ "Zm-9v", "foo", NULL },
		{ "\xC3\xA9", "", NULL },
		{ "=", "", NULL },
	};
	struct oc_arena a = OC_ARENA_INIT;
	size_t n;

	for (size_t i = 0; i < OC_COUNT(rows); i++) {
		const char *in = rows[i].in;
		size_t len = strlen(in);

		OC_ASSERT_STR(
		    oc_base64_decode_lenient(&a, in, len, &n), rows[i].lenient);
		CU_ASSERT_EQUAL(n, strlen(rows[i].lenient));
		OC_ASSERT_STR(
		    oc_base64_decode(&a, in, len, &n), rows[i].strict);
	}
	CU_ASSERT_PTR_NULL(oc_base64_decode(&a, "Zm9v\0", 5, &n));
	oc_arena_release(&a);
}

static void
base64url_sorts_good_from_bad(void)
{
	static const struct {
		const char *in, *want;
	} rows[] = {
		{ "", "" },
		{ "Zg", "f" },
		{ "__79", "\xFF\xFE\xFD" },
		{ "Zg==", NULL },
		{ "//79", NULL },
		{ "Zm9v ", NULL },
		{ "Z", NULL },
		{ "Zm9v\n", NULL },
		{ "Zm.v", NULL },
	};
	struct oc_arena a = OC_ARENA_INIT;
	size_t n;

	for (size_t i = 0; i < OC_COUNT(rows); i++)
		OC_ASSERT_STR(
		    oc_base64url_decode(&a, rows[i].in, strlen(rows[i].in), &n),
		    rows[i].want);
	oc_arena_release(&a);
}

static void
base64_reads_what_it_writes(void)
{
	struct oc_arena a = OC_ARENA_INIT;
	unsigned char p[70];
	size_t n;

	for (size_t len = 0; len < sizeof p; len++) {
		char *text, *back;

		oc_random(p, len);
		text = oc_base64(&a, p, len);
		back = oc_base64_decode(&a, text, strlen(text), &n);
		CU_ASSERT(n == len && memcmp(back, p, len) == 0);
		text = oc_base64url(&a, p, len);
		back = oc_base64url_decode(&a, text, strlen(text), &n);
		CU_ASSERT(n == len && memcmp(back, p, len) == 0);
	}
	oc_arena_release(&a);
}

CU_TestInfo base64_tests[] = {
	{ "encodes", base64_encodes },
	{ "decodes as PHP", base64_decodes_as_php },
	{ "URL alphabet sorts good from bad", base64url_sorts_good_from_bad },
	{ "reads what it writes", base64_reads_what_it_writes },
	CU_TEST_INFO_NULL,
};

/* RFC 1321, FIPS 180. */
static void
digests_are_right(void)
{
	struct oc_arena a = OC_ARENA_INIT;
	unsigned char md[OC_SHA1_LEN];

	OC_ASSERT_STR(oc_md5_hex(&a, ""), "d41d8cd98f00b204e9800998ecf8427e");
	OC_ASSERT_STR(
	    oc_md5_hex(&a, "abc"), "900150983cd24fb0d6963f7d28e17f72");
	OC_ASSERT_STR(oc_sha256_hex(&a, "abc"),
	    "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
	oc_sha1("abc", 3, md);
	OC_ASSERT_STR(oc_hex(&a, md, sizeof md),
	    "a9993e364706816aba3e25717850c26c9cd0d89d");
	oc_arena_release(&a);
}

/* RFC 2202 and 4231, test case 2. */
static void
macs_are_right(void)
{
	static const char key[] = "Jefe",
	                  text[] = "what do ya want for nothing?";
	struct oc_arena a = OC_ARENA_INIT;
	unsigned char mac[OC_SHA512_LEN];
	size_t n = strlen(text);

	oc_hmac_sha1(key, 4, text, n, mac);
	OC_ASSERT_STR(oc_hex(&a, mac, OC_SHA1_LEN),
	    "effcdf6ae5eb2fa2d27416d5f184df9c259a7c79");
	oc_hmac_sha256(key, 4, text, n, mac);
	OC_ASSERT_STR(oc_hex(&a, mac, OC_SHA256_LEN),
	    "5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843");
	oc_hmac_sha512(key, 4, text, n, mac);
	OC_ASSERT_STR(oc_hex(&a, mac, OC_SHA512_LEN),
	    "164b7a7bfcf819e2e395fbe73b56e0a387bd64222e831fd610270cd7ea250554"
	    "9758bf75c05a994a6d034f65f8f0e6fdcaeab1a34d4a6b4b636e070a38bce737");
	oc_arena_release(&a);
}

/* RFC 4231, test case 6: a key longer than a block. */
static void
macs_take_long_keys(void)
{
	static const char text[] =
	    "Test Using Larger Than Block-Size Key - Hash Key First";
	struct oc_arena a = OC_ARENA_INIT;
	unsigned char mac[OC_SHA512_LEN], key[131];
	size_t n = strlen(text);

	memset(key, 0xaa, sizeof key);
	oc_hmac_sha256(key, sizeof key, text, n, mac);
	OC_ASSERT_STR(oc_hex(&a, mac, OC_SHA256_LEN),
	    "60e431591ee0b67f0d8a26aacbf5b77f8e0bc6213728c5140546040f0ee37f54");
	oc_hmac_sha512(key, sizeof key, text, n, mac);
	OC_ASSERT_STR(oc_hex(&a, mac, OC_SHA512_LEN),
	    "80b24263c7c1a3ebb71493c1dd7be8b49b46d1f41b4aeec1121b013783f8f352"
	    "6b56d037e05f2598bd0fd2215d6a1e5295e64f73f63f0aec8b915a985d786598");
	oc_arena_release(&a);
}

/* RFC 5869, A.1 and A.3. */
static void
keys_are_derived(void)
{
	static const unsigned char salt[] = { 0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10,
		11, 12 };
	static const char info[] = "\xf0\xf1\xf2\xf3\xf4\xf5\xf6\xf7\xf8\xf9";
	struct oc_arena a = OC_ARENA_INIT;
	unsigned char key[22], okm[42];

	memset(key, 0x0b, sizeof key);
	oc_hkdf_sha256(
	    key, sizeof key, salt, sizeof salt, info, okm, sizeof okm);
	OC_ASSERT_STR(oc_hex(&a, okm, sizeof okm),
	    "3cb25f25faacd57a90434f64d0362f2a2d2d0a90cf1a5a4c5db02d56ecc4c5bf"
	    "34007208d5b887185865");
	oc_hkdf_sha256(key, sizeof key, NULL, 0, "", okm, sizeof okm);
	OC_ASSERT_STR(oc_hex(&a, okm, sizeof okm),
	    "8da4e775a563c18f715f802a063c5a31b8a11f5c5ee1879ec3454e5f3c738d2d"
	    "9d201395faa4b61a96c8");
	oc_arena_release(&a);
}

CU_TestInfo hash_tests[] = {
	{ "digests are right", digests_are_right },
	{ "message authentication codes are right", macs_are_right },
	{ "and with keys longer than a block", macs_take_long_keys },
	{ "keys are derived", keys_are_derived },
	CU_TEST_INFO_NULL,
};

static void
random_values_stay_below(void)
{
	unsigned seen[7] = { 0 };

	for (int i = 0; i < 7000; i++) {
		uint32_t v = oc_random_below(7);

		CU_ASSERT_FATAL(v < 7);
		seen[v]++;
	}
	for (int i = 0; i < 7; i++)
		CU_ASSERT(seen[i] > 700 && seen[i] < 1300); /* 9 sigma */
	CU_ASSERT_EQUAL(oc_random_below(1), 0);
	CU_ASSERT(oc_random_below(0x80000001u) <= 0x80000000u);
}

static void
random_text_is_of_its_letters(void)
{
	struct oc_arena a = OC_ARENA_INIT;
	char *s = oc_random_text(&a, 500, "abc");

	CU_ASSERT_EQUAL(strlen(s), 500);
	CU_ASSERT_EQUAL(strspn(s, "abc"), 500);
	OC_ASSERT_STR(oc_random_text(&a, 0, "abc"), "");
	CU_ASSERT(!oc_streq(s, oc_random_text(&a, 500, "abc")));
	oc_arena_release(&a);
}

static void
uuids_are_version_4(void)
{
	struct oc_arena a = OC_ARENA_INIT;

	for (int i = 0; i < 100; i++) {
		char *u = oc_uuid(&a);

		CU_ASSERT_EQUAL(strlen(u), 36);
		CU_ASSERT_EQUAL(strspn(u, "0123456789abcdef-"), 36);
		CU_ASSERT(u[8] == '-' && u[13] == '-' && u[18] == '-');
		CU_ASSERT(u[14] == '4' && strchr("89ab", u[19]) != NULL);
	}
	CU_ASSERT(!oc_streq(oc_uuid(&a), oc_uuid(&a)));
	oc_arena_release(&a);
}

CU_TestInfo rand_tests[] = {
	{ "values stay below", random_values_stay_below },
	{ "text is of its letters", random_text_is_of_its_letters },
	{ "UUIDs are version 4", uuids_are_version_4 },
	CU_TEST_INFO_NULL,
};
