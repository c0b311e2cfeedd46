/* test_php_session.c - PHP's session format, good and bad. */
#include "config.h"

#include "base/buf.h"
#include "json/reader.h"
#include "json/writer.h"
#include "osticket/php_session.h"
#include "unit.h"

static const char *
parsed(struct oc_arena *a, const char *data, size_t len)
{
	struct oc_val *v = NULL;
	char *exact = malloc(len == 0 ? 1 : len); /* no NUL behind it */
	enum oc_err e;

	memcpy(exact, data, len);
	e = oc_php_session_parse(a, exact, len, &v);
	free(exact);
	if (e != OC_OK) {
		CU_ASSERT_EQUAL(e, OC_EINVAL);
		CU_ASSERT_PTR_NULL(v);
		return NULL;
	}
	return oc_json_php(a, v);
}

/* A text and its length, for it may have a NUL inside. */
#define T(text) text, sizeof(text) - 1

static void
reads_what_php_wrote(void)
{
	static const struct {
		const char *data;
		size_t len;
		const char *want;
	} rows[] = {
		{ T(""), "[]" },
		{ T("a|N;"), "{\"a\":null}" },
		{ T("a|b:1;b|b:0;"), "{\"a\":true,\"b\":false}" },
		{ T("a|i:-5;b|i:9223372036854775807;"),
		    "{\"a\":-5,\"b\":9223372036854775807}" },
		{ T("d|d:0.1;e|d:1.5E+300;"), "{\"d\":0.1,\"e\":1.5e+300}" },
		{ T("a|s:0:\"\";"), "{\"a\":\"\"}" },
		{ T("a|s:9:\"a;b|\"c\"\0d\";"),
		    "{\"a\":\"a;b|\\\"c\\\"\\u0000d\"}" },
		{ T("::Q:T|i:1;"), "{\"::Q:T\":1}" },
		{ T("a|a:0:{}"), "{\"a\":[]}" },
		{ T("a|a:3:{i:3;s:1:\"x\";s:1:\"k\";a:2:{i:0;b:1;i:1;b:0;}"
		    "i:-1;N;}"),
		    "{\"a\":{\"3\":\"x\",\"k\":[true,false],\"-1\":null}}" },
		{ T("a|i:1; b|i:1;"), "{\"a\":1,\" b\":1}" },
		/* A name that comes again has its last value. */
		{ T("a|i:1;a|i:2;"), "{\"a\":2}" },
		{ T("a|a:2:{s:1:\"k\";i:1;s:1:\"k\";i:2;}"),
		    "{\"a\":{\"k\":2}}" },
		/* Objects; protected and private properties. */
		{ T("o|O:1:\"P\":3:{s:1:\"a\";i:1;s:4:\"\0*\0b\";s:1:\"x\";"
		    "s:4:\"\0P\0c\";N;}"),
		    "{\"o\":{\"a\":1,\"b\":\"x\",\"c\":null}}" },
		/* There, but opaque. */
		{ T("r|R:7;q|r:1;"), "{\"r\":[],\"q\":[]}" },
		{ T("e|E:3:\"S:H\";"), "{\"e\":[]}" },
		{ T("c|C:3:\"Foo\":5:{}a\"|;}n|i:1;"), "{\"c\":[],\"n\":1}" },
	};
	struct oc_arena a = OC_ARENA_INIT;

	for (size_t i = 0; i < OC_COUNT(rows); i++)
		OC_ASSERT_STR(
		    parsed(&a, rows[i].data,
		        rows[i].len > 0 ? rows[i].len : strlen(rows[i].data)),
		    rows[i].want);
	oc_arena_release(&a);
}

/* A session as osTicket 1.18.1 kept it, cut at every byte. */
static const char real[] =
    "csrf|a:2:{s:5:\"token\";s:40:\"5c1c3e38065acf205f51936826f3d2412be99754"
    "\";s:4:\"time\";i:1795340359;}_auth|a:1:{s:5:\"staff\";a:3:{s:2:\"id\";"
    "i:1;s:3:\"key\";s:9:\"local:ada\";s:3:\"2fa\";N;}}:token|a:1:{s:5:\""
    "staff\";s:76:\"05fa48d43f24fbd83c63440c38391f7d:1795340359:"
    "f528764d624db129b32c21fbca0cb8d6\";}TIME_BOMB|i:1795340369;::Q:T|i:1;"
    "sort|a:1:{i:1;a:2:{s:9:\"queuesort\";O:9:\"QueueSort\":7:{s:2:\"ht\";"
    "a:5:{s:2:\"id\";i:1;s:4:\"root\";N;s:4:\"name\";s:32:\"Priority + Most "
    "Recently Updated\";s:7:\"columns\";s:34:\"[\"-cdata__priority\",\""
    "-lastupdate\"]\";s:7:\"updated\";s:19:\"2026-11-22 04:43:45\";}s:5:\""
    "dirty\";a:0:{}s:7:\"__new__\";b:0;s:11:\"__deleted__\";b:0;s:12:\""
    "__deferred__\";a:0:{}s:8:\"_columns\";a:2:{s:15:\"cdata__priority\";b:1"
    ";s:10:\"lastupdate\";b:1;}s:6:\"_extra\";N;}s:3:\"dir\";i:0;}}cfg:core|"
    "a:1:{s:11:\"db_timezone\";s:3:\"UTC\";}";

static void
reads_a_real_one(void)
{
	struct oc_arena a = OC_ARENA_INIT;
	struct oc_val *v = NULL;
	const struct oc_val *staff;
	size_t whole = 0;

	CU_ASSERT_EQUAL_FATAL(
	    oc_php_session_parse(&a, real, strlen(real), &v), OC_OK);
	CU_ASSERT_EQUAL(oc_val_count(v), 7);
	staff = oc_val_get(oc_val_get(v, "_auth"), "staff");
	OC_ASSERT_STR(oc_val_member_text(&a, staff, "key"), "local:ada");
	CU_ASSERT_TRUE(oc_val_is(oc_val_get(staff, "2fa"), OC_NULL));
	/* Cut, it is only whole between two variables. */
	for (size_t n = 0; n < strlen(real); n++)
		whole += parsed(&a, real, n) != NULL;
	CU_ASSERT_EQUAL(whole, 7);
	oc_arena_release(&a);
}

static void
refuses_what_php_does_not_write(void)
{
	static const char *const bad[] = { "a", "a|", "|i:1;", "a|i:1", "a|i:;",
		"a|i:+1;", "a|i:1x;", "a|i: 1;", "a|i:9223372036854775808;",
		"a|b:2;", "a|b:-1;", "a|N", "a|n;", "a|d:;", "a|d:x;",
		"a|d:0x10;", "a|d:1e;", "a|d: 1;", "a|s:1:\"\";",
		"a|s:2:\"a\";", "a|s:-1:\"\";",
		"a|s:99999999999999999999:\"\";", "a|s:1:\"a\"", "a|s:1:'a';",
		"a|s:01\"a\";", "a|S:1:\"a\";", "a|a:1:{}", "a|a:0:{i:0;N;}",
		"a|a:-1:{}", "a|a:1:{i:0;}", "a|a:1:{N;N;}", "a|a:1:{d:1;N;}",
		"a|a:1:{b:1;N;}", "a|a:1:{is:1:\"a\";N;}", "a|a:0:{", "a|a:0:}",
		"a|a:0:{};", "a|a:999999999:{i:0;N;}", "a|O:1:\"P\":0:{",
		"a|O:1:\"P\"", "a|O:2:\"P\":0:{}", "a|O:0:{}", "a|o:0:{}",
		"a|C:1:\"P\":3:{ab}", "a|C:1:\"P\":1:{ab}", "a|R:0;", "a|R:-1;",
		"a|R:x;", "a|E:3:\"S:H\"", "a|i:1;;", "a|i:1;b",
		"a:1:{s:1:\"a\";i:1;}" };
	struct oc_arena a = OC_ARENA_INIT;

	for (size_t i = 0; i < OC_COUNT(bad); i++) {
		const char *got = parsed(&a, bad[i], strlen(bad[i]));

		if (got != NULL)
			fprintf(stderr, "accepted: %s\n", bad[i]);
		CU_ASSERT_PTR_NULL(got);
	}
	CU_ASSERT_PTR_NULL(parsed(&a, "a\0|i:1;", 7));
	oc_arena_release(&a);
}

static void
bounds_depth(void)
{
	struct oc_arena a = OC_ARENA_INIT;

	for (int extra = 0; extra < 2; extra++) {
		int n = OC_PHP_DEPTH_MAX + extra;
		struct oc_val *v = NULL;
		struct oc_buf *b = oc_buf_new(&a, 16 * (size_t)n);

		oc_buf_adds(b, "a|");
		for (int i = 1; i < n; i++)
			oc_buf_adds(b, "a:1:{i:0;");
		oc_buf_adds(b, "a:0:{}");
		for (int i = 1; i < n; i++)
			oc_buf_addc(b, '}');
		CU_ASSERT_FALSE_FATAL(b->failed);
		CU_ASSERT_EQUAL(oc_php_session_parse(&a, b->data, b->len, &v),
		    extra == 0 ? OC_OK : OC_EINVAL);
	}
	oc_arena_release(&a);
}

CU_TestInfo php_session_tests[] = {
	{ "reads what PHP wrote", reads_what_php_wrote },
	{ "reads a real one", reads_a_real_one },
	{ "refuses what PHP does not write", refuses_what_php_does_not_write },
	{ "bounds the depth", bounds_depth },
	CU_TEST_INFO_NULL,
};
