/* test_totp.c - RFC 6238's own vectors, and keys as apps show them. */
#include "config.h"

#include "osticket/totp.h"
#include "unit.h"

static const struct oc_totp_key rfc = {
	.bytes = (const unsigned char *)"12345678901234567890",
	.len = 20
};

/* Appendix B has eight digits; ours are the last six of them. */
static const struct {
	int64_t at;
	const char *code;
} rows[] = {
	{ 59, "287082" },
	{ 1111111109, "081804" },
	{ 1111111111, "050471" },
	{ 1234567890, "005924" },
	{ 2000000000, "279037" },
	{ 20000000000, "353130" },
};

static void
makes_codes(void)
{
	for (size_t i = 0; i < OC_COUNT(rows); i++) {
		char code[OC_TOTP_DIGITS + 1];

		oc_totp_code(&rfc, rows[i].at / OC_TOTP_STEP, code);
		OC_ASSERT_STR(code, rows[i].code);
	}
}

static void
matches_near_steps(void)
{
	for (size_t i = 0; i < OC_COUNT(rows); i++)
		for (int off = rows[i].at < 60 ? -1 : -2; off <= 2; off++) {
			int64_t at = rows[i].at + off * OC_TOTP_STEP;
			int64_t step = -1;
			bool near = off >= -1 && off <= 1;

			CU_ASSERT_EQUAL(
			    oc_totp_matches(&rfc, rows[i].code, at, &step),
			    near);
			CU_ASSERT_EQUAL(
			    step, near ? rows[i].at / OC_TOTP_STEP : -1);
		}
}

static void
refuses_other_codes(void)
{
	static const char *const bad[] = { "", "287081", "28708", "2870820",
		" 287082", "287082 ", "94287082", "abcdef" };
	int64_t step;

	for (size_t i = 0; i < OC_COUNT(bad); i++)
		CU_ASSERT_FALSE(oc_totp_matches(&rfc, bad[i], 59, &step));
}

static void
reads_keys(void)
{
	static const struct {
		const char *text;
		size_t len; /* 0: refused */
	} keys[] = {
		{ "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ", 20 },
		{ "gezd gnbv gy3t qojq gezd gnbv gy3t qojq", 20 },
		{ "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOI=", 19 },
		{ "GEZDGNBVGY3TQOJQ", 10 },
		{ "GEZDGNBVGY3TQOI", 0 },
		{ "", 0 },
		{ "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJ1", 0 },
		{ "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJ0", 0 },
		{ "GEZDGNBVGY3TQOJQ-GEZDGNBVGY3TQOJQ", 0 },
	};
	struct oc_arena a = OC_ARENA_INIT;

	for (size_t i = 0; i < OC_COUNT(keys); i++) {
		struct oc_totp_key k = { .bytes = NULL, .len = 0 };
		bool ok = oc_totp_key(&a, keys[i].text, &k);

		CU_ASSERT_EQUAL(ok, keys[i].len > 0);
		CU_ASSERT_EQUAL(k.len, keys[i].len);
		if (ok)
			CU_ASSERT_EQUAL(memcmp(k.bytes, rfc.bytes, k.len), 0);
	}
	oc_arena_release(&a);
}

CU_TestInfo totp_tests[] = {
	{ "makes the RFC's codes", makes_codes },
	{ "matches near steps only", matches_near_steps },
	{ "refuses other codes", refuses_other_codes },
	{ "reads keys", reads_keys },
	CU_TEST_INFO_NULL,
};
