/* test_crypto.c - osTicket's sealed secrets. */
#include "config.h"

#include "osticket/crypto.h"
#include "unit.h"

#define MASTER "oYnAl_Yab=1UZCUtv2XoLpvP5QYtRcP7"
#define TEN "token-token-token-token-token-token-token-token-token-token-"

/* Sealed by osTicket 1.18.1 itself. */
static const struct {
	const char *text, *subkey, *sealed;
} rows[] = {
	{ "s3cret", "encryption",
	    "$2$JDEkMbPjOQjvB2DCnnxPc1KILzEBrbZQc/zSTEXoYD+D5OI=" },
	{ "s3cret", "encryption",
	    "$3$JDEkqc/+9C7961IDSDGiL+mnAd9VTBrBUDTpvdc5bADGbEw=" },
	{ "exactly16bytes!!", "0fe30fc5082aba7aa9950e1ce9a2ee78",
	    "$2$JDEkfK3jFc3F1h2mAa4GzixeB406xHfo/aJ7q3K1HK6pfCW3zcVfFkYRucAR"
	    "0YOad15N" },
	{ "exactly16bytes!!", "",
	    "$3$JDEky2N9+XhXCyiZVhjUpwY0dnwLCIIOi56nx36SYt4nj9XswzVwStVWxPq+"
	    "lUQUiR3+" },
	{ "p\xC3\xA4ss w\xE2\x82\xACrd $1$x", "pwfield",
	    "$2$JDEk+PYMPSWde5TcUg6waggCAMr9TZM76xrNEMFcNXaS1CtIieiVfzYsYaZm"
	    "uvXZP0UT" },
	{ TEN TEN TEN TEN, "k",
	    "$2$JDEk4JxhKw78rhrDZrnO1pTwy8xegXJ0Qq20TttUExmoQ+nRK1v5Yp80/Cc5"
	    "+sMTKJsquw7qw9rEtlN/ZW/EFbxd3Z13Gw95gVmkOnQgR710zImva8619dvaBODS"
	    "Uptb4oIO8wlnKxTjcNaCi/XtWwYAC1VugUKq1Xu3SBfMcziMUcfmqeazRUxmVFd9"
	    "gV3WB9kf1ZaAgwEfX9WkND1VTnB8eK/NXzc9ityhRyNQBZP8HEqc6EhMKdsmGA7V"
	    "vTy4fPZX+eaSmXggSjHbsZOUV+OSTyl+k73StJ5Dkf5grvcEUwGoCmtnLaRyWp4i"
	    "djx9kPVHuqzWJTjBjpDz3YxNcTlFxtr9wLujxTxpntXC0h5ycTk=" },
	/* mcrypt's tag; its padding and key are the same. */
	{ "s3cret", "encryption",
	    "$1$JDEkMbPjOQjvB2DCnnxPc1KILzEBrbZQc/zSTEXoYD+D5OI=" },
};

static void
opens_what_osticket_sealed(void)
{
	for (size_t i = 0; i < OC_COUNT(rows); i++) {
		struct oc_arena a = OC_ARENA_INIT;
		struct oc_ctx cx;
		const char *out = NULL;

		oc_ctx_init(&cx, &a);
		CU_ASSERT_EQUAL(oc_ost_decrypt(&cx, rows[i].sealed, MASTER,
		                    rows[i].subkey, &out),
		    OC_OK);
		OC_ASSERT_STR(out, rows[i].text);
		oc_arena_release(&a);
	}
}

static void
refuses_what_is_not_sealed(void)
{
	static const struct {
		const char *sealed, *master, *subkey;
	} bad[] = {
		{ "", MASTER, "encryption" },
		{ "s3cret", MASTER, "encryption" },
		{ "$", MASTER, "encryption" },
		{ "$2", MASTER, "encryption" },
		{ "$2$", MASTER, "encryption" },
		{ "$4$JDEkMbPjOQjvB2DCnnxPc1KILzEBrbZQc/zSTEXoYD+D5OI=", MASTER,
		    "encryption" },
		{ "$0$JDEkMbPjOQjvB2DCnnxPc1KILzEBrbZQc/zSTEXoYD+D5OI=", MASTER,
		    "encryption" },
		{ "$22$JDEkMbPjOQjvB2DCnnxPc1KILzEBrbZQc/zSTEXoYD+D5OI=",
		    MASTER, "encryption" },
		/* Another cipher than 1. */
		{ "$2$JDIkMbPjOQjvB2DCnnxPc1KILzEBrbZQc/zSTEXoYD+D5OI=", MASTER,
		    "encryption" },
		/* Cut: not a whole block; no block; no whole vector. */
		{ "$2$JDEkMbPjOQjvB2DCnnxPc1KILzEBrbZQc/zSTEXoYD+D5A==", MASTER,
		    "encryption" },
		{ "$2$JDEkMbPjOQjvB2DCnnxPc1KILw==", MASTER, "encryption" },
		{ "$2$JDEkMbPj", MASTER, "encryption" },
		/* The last byte is another. */
		{ "$2$JDEkMbPjOQjvB2DCnnxPc1KILzEBrbZQc/zSTEXoYD+D5OM=", MASTER,
		    "encryption" },
		/* Other keys. */
		{ "$2$JDEkMbPjOQjvB2DCnnxPc1KILzEBrbZQc/zSTEXoYD+D5OI=",
		    "another", "encryption" },
		{ "$2$JDEkMbPjOQjvB2DCnnxPc1KILzEBrbZQc/zSTEXoYD+D5OI=", MASTER,
		    "other" },
		{ "$2$JDEkMbPjOQjvB2DCnnxPc1KILzEBrbZQc/zSTEXoYD+D5OI=", "",
		    "encryption" },
	};

	for (size_t i = 0; i < OC_COUNT(bad); i++) {
		struct oc_arena a = OC_ARENA_INIT;
		struct oc_ctx cx;
		const char *out = "untouched";
		enum oc_err e;

		oc_ctx_init(&cx, &a);
		e = oc_ost_decrypt(
		    &cx, bad[i].sealed, bad[i].master, bad[i].subkey, &out);
		if (e != OC_EINVAL)
			fprintf(stderr, "row %zu: got %d\n", i, (int)e);
		CU_ASSERT_EQUAL(e, OC_EINVAL);
		OC_ASSERT_STR(out, "untouched");
		oc_arena_release(&a);
	}
}

static void
seals_so_that_it_opens(void)
{
	struct oc_arena a = OC_ARENA_INIT;
	struct oc_ctx cx;
	char text[80];
	const char *one = NULL, *two = NULL, *back;

	oc_ctx_init(&cx, &a);
	for (size_t len = 1; len < sizeof text; len++) {
		memset(text, 'x', len);
		text[len] = '\0';
		back = NULL;
		CU_ASSERT_EQUAL(
		    oc_ost_encrypt(&cx, text, MASTER, "k", &one), OC_OK);
		CU_ASSERT_EQUAL(
		    oc_ost_decrypt(&cx, one, MASTER, "k", &back), OC_OK);
		OC_ASSERT_STR(back, text);
	}
	CU_ASSERT_EQUAL(oc_ost_encrypt(&cx, text, MASTER, "k", &two), OC_OK);
	CU_ASSERT_FALSE(oc_streq(one, two));
	CU_ASSERT_EQUAL(oc_ost_encrypt(&cx, "", MASTER, "k", &two), OC_EINVAL);
	CU_ASSERT_EQUAL(oc_ost_encrypt(&cx, "a", "", "k", &two), OC_EINVAL);
	oc_arena_release(&a);
}

CU_TestInfo crypto_tests[] = {
	{ "opens what osTicket sealed", opens_what_osticket_sealed },
	{ "refuses what is not sealed", refuses_what_is_not_sealed },
	{ "seals so that it opens again", seals_so_that_it_opens },
	CU_TEST_INFO_NULL,
};
