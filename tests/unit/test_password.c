/* test_password.c - every form of a stored password. */
#include "config.h"

#include "osticket/password.h"
#include "unit.h"

#define TEN "long password "

/* All made by osTicket 1.18.1 or its PHP, and accepted by it. */
static const struct {
	const char *stored, *password;
	enum oc_password want;
} right[] = {
	{ "$2a$08$eNEgsciA7Nf/NcPcryREouJWLyTR./i0BVE/ZDxGhFTJtZr1wQCva",
	    "s3cret pass", OC_PASSWORD_RIGHT },
	/* bcrypt looks at 72 bytes, osTicket at 128. */
	{ "$2a$08$G/qKU6fldELHcPBwMJsvHeHKZAtLZstbqVWsdkDwsFiWJ4gMrqWVO",
	    TEN TEN TEN TEN TEN TEN TEN TEN TEN TEN, OC_PASSWORD_RIGHT },
	{ "$2a$08$6TNi6qIf3XkSUxPsl1yiXu5uhCUMCMVS6qEI19CAtld/Hpw7dTxAW",
	    "\xC3\xA4\xFF\xA3"
	    "345",
	    OC_PASSWORD_RIGHT },
	{ "$2y$04$abcdefghijklmnopqrstuuoBpIrM0OnplXjsOI8DWYJTHUhJDuUv.",
	    "s3cret pass", OC_PASSWORD_RIGHT },
	{ "$2x$04$abcdefghijklmnopqrstuuoBpIrM0OnplXjsOI8DWYJTHUhJDuUv.",
	    "s3cret pass", OC_PASSWORD_RIGHT },
	{ "$2b$04$abcdefghijklmnopqrstuuoBpIrM0OnplXjsOI8DWYJTHUhJDuUv.",
	    "s3cret pass", OC_PASSWORD_RIGHT },
	{ "$P$ByzlndCIxX0NnN2SzFon9HtoMYATm80", "s3cret pass",
	    OC_PASSWORD_RIGHT },
	{ "$H$5saltsaltk/bULMTGHUS6wEfBvA73w.", "s3cret pass",
	    OC_PASSWORD_RIGHT },
	{ "$1$saltsalt$5lF22gyv5RCQWSRkctJIT0", "s3cret pass",
	    OC_PASSWORD_RIGHT },
	{ "$5$saltsalt$PSOaQ1.uAjoqVUkrZPH7nqXa/TZbB4/.vAbfkDlIjN2",
	    "s3cret pass", OC_PASSWORD_RIGHT },
	{ "$5$rounds=1000$saltsalt$"
	  "2wK6OG/X7ddFtQrv6zSo5SLFb1t.C/Bvjzt/3em8GP4",
	    "s3cret pass", OC_PASSWORD_RIGHT },
	{ "$6$saltsalt$osX/3U830g/zrFjlLO4TCL7anTNnqPEtGZkQlCTVqQ4pIrvUWJgcB5"
	  "qXW3Wio7X4AzYGVHZaxr6U8FI7Xf77C/",
	    "s3cret pass", OC_PASSWORD_RIGHT },
	{ "_J9..rasmRoqwlXayyFQ", "s3cret pass", OC_PASSWORD_RIGHT },
	{ "abTk71qDTQKMY", "s3cret pass", OC_PASSWORD_RIGHT },
	{ "5211da5c87b0c916f11bbeb561492eef", "s3cret pass",
	    OC_PASSWORD_REHASH },
};

static void
accepts_every_form(void)
{
	struct oc_arena a = OC_ARENA_INIT;

	for (size_t i = 0; i < OC_COUNT(right); i++) {
		const char *stored = right[i].stored, *p = right[i].password;
		enum oc_password got = oc_password_check(&a, p, stored);

		if (got != right[i].want)
			fprintf(stderr, "row %zu: got %d\n", i, (int)got);
		CU_ASSERT_EQUAL(got, right[i].want);
		/* One byte less, and one that is another. */
		CU_ASSERT_EQUAL(
		    oc_password_check(&a, p + 1, stored), OC_PASSWORD_WRONG);
		CU_ASSERT_EQUAL(
		    oc_password_check(&a, oc_sprintf(&a, "x%s", p + 1), stored),
		    OC_PASSWORD_WRONG);
	}
	oc_arena_release(&a);
}

static void
refuses_all_else(void)
{
	static const struct {
		const char *stored, *password;
	} bad[] = {
		{ NULL, "s3cret pass" },
		{ "", "s3cret pass" },
		{ "", "" },
		{ "s3cret pass", "s3cret pass" },
		{ "*", "s3cret pass" },
		{ "*0", "s3cret pass" },
		{ "$2a$08$eNEgsciA7Nf/NcPcryREouJWLyTR./i0BVE/"
		  "ZDxGhFTJtZr1wQCva",
		    NULL },
		{ "$2a$08$eNEgsciA7Nf/NcPcryREouJWLyTR./i0BVE/"
		  "ZDxGhFTJtZr1wQCva",
		    "" },
		/* The hash of "". */
		{ "$2a$04$abcdefghijklmnopqrstuubyCG3zY1GIXMyxfivm."
		  "ClDiInHzxjiq",
		    "" },
		{ "d41d8cd98f00b204e9800998ecf8427e", "" },
		/* PHP takes "0" for nothing. */
		{ "cfcd208495d565ef66e7dff9f98764da", "0" },
		/* Cut short, or damaged. */
		{ "$2a$08$eNEgsciA7Nf/NcPcryREouJWLyTR./i0BVE/ZDxGhFTJtZr1wQCv",
		    "s3cret pass" },
		{ "$2a$99$eNEgsciA7Nf/NcPcryREouJWLyTR./i0BVE/"
		  "ZDxGhFTJtZr1wQCva",
		    "s3cret pass" },
		{ "$P$ByzlndCIxX0NnN2SzFon9HtoMYATm8", "s3cret pass" },
		{ "$P$/yzlndCIxX0NnN2SzFon9HtoMYATm80", "s3cret pass" },
		{ "$P$", "s3cret pass" },
		{ "$P$B", "s3cret pass" },
		{ "5211DA5C87B0C916F11BBEB561492EEF", "s3cret pass" },
		/* Forms of the system's crypt(3) that PHP does not know. */
		{ "$y$j9T$F5Jx5fExrKuPp53xLKQ..1$tnSYvahCwPBHKZUspmcxMfb0"
		  ".WiB9W.zEaKlOBL35rC",
		    "test" },
		{ "$3$$8846f7eaee8fb117ad06bdd830b7586c", "password" },
	};
	struct oc_arena a = OC_ARENA_INIT;

	for (size_t i = 0; i < OC_COUNT(bad); i++) {
		enum oc_password got =
		    oc_password_check(&a, bad[i].password, bad[i].stored);

		if (got != OC_PASSWORD_WRONG)
			fprintf(stderr, "row %zu: got %d\n", i, (int)got);
		CU_ASSERT_EQUAL(got, OC_PASSWORD_WRONG);
	}
	oc_arena_release(&a);
}

static void
stores_as_osticket(void)
{
	struct oc_arena a = OC_ARENA_INIT;
	const char *one = oc_password_hash(&a, "s3cret pass");
	const char *two = oc_password_hash(&a, "s3cret pass");

	CU_ASSERT_PTR_NOT_NULL_FATAL(one);
	CU_ASSERT_EQUAL(strlen(one), 60);
	CU_ASSERT_TRUE(oc_starts(one, "$2a$08$"));
	CU_ASSERT_FALSE(oc_streq(one, two));
	CU_ASSERT_EQUAL(
	    oc_password_check(&a, "s3cret pass", one), OC_PASSWORD_RIGHT);
	CU_ASSERT_EQUAL(
	    oc_password_check(&a, "s3cret past", one), OC_PASSWORD_WRONG);
	oc_arena_release(&a);
}

/* What is beyond 128 bytes does not count; a form without bcrypt's own limit
 * shows it. */
static void
cuts_at_128(void)
{
	struct oc_arena a = OC_ARENA_INIT;
	char text[OC_PASSWORD_MAX + 10];
	const char *stored;

	memset(text, 'x', sizeof text);
	text[OC_PASSWORD_MAX] = '\0';
	/* crypt() of 128 x. */
	stored = "$5$saltsalt$tkkQKovHTk0xathHdSQcjAvdRnJs.gwPYYQDQs5f9VB";
	CU_ASSERT_EQUAL(oc_password_check(&a, text, stored), OC_PASSWORD_RIGHT);
	text[OC_PASSWORD_MAX] = 'y';
	text[OC_PASSWORD_MAX + 1] = '\0';
	CU_ASSERT_EQUAL(oc_password_check(&a, text, stored), OC_PASSWORD_RIGHT);
	text[OC_PASSWORD_MAX - 1] = '\0';
	CU_ASSERT_EQUAL(oc_password_check(&a, text, stored), OC_PASSWORD_WRONG);
	oc_arena_release(&a);
}

static void
judges_new_ones(void)
{
	char text[OC_PASSWORD_MAX + 2];

	OC_ASSERT_STR(oc_password_refused("12345", NULL),
	    "Password must be at least 6 characters");
	CU_ASSERT_PTR_NULL(oc_password_refused("123456", NULL));
	memset(text, 'x', sizeof text);
	text[OC_PASSWORD_MAX] = '\0';
	CU_ASSERT_PTR_NULL(oc_password_refused(text, "other"));
	text[OC_PASSWORD_MAX] = 'x';
	text[OC_PASSWORD_MAX + 1] = '\0';
	OC_ASSERT_STR(oc_password_refused(text, NULL),
	    "Password is too long - maximum of 128 characters allowed");
	OC_ASSERT_STR(oc_password_refused("Secret-1", "sECRET-1"),
	    "New password MUST be different from the current password!");
}

CU_TestInfo password_tests[] = {
	{ "accepts every form", accepts_every_form },
	{ "refuses all else", refuses_all_else },
	{ "stores as osTicket does", stores_as_osticket },
	{ "cuts at 128 bytes", cuts_at_128 },
	{ "judges new ones", judges_new_ones },
	CU_TEST_INFO_NULL,
};
