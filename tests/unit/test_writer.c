/* test_writer.c - JSON written piece by piece. */
#include "config.h"

#include <math.h>
#include <stdint.h>

#include "json/reader.h"
#include "json/writer.h"
#include "unit.h"

static void
commas_and_quotes_are_its_business(void)
{
	struct oc_arena a = OC_ARENA_INIT;
	struct oc_buf *b = oc_buf_new(&a, 1000);
	struct oc_json j;

	oc_json_init(&j, b, OC_JSON_PLAIN);
	oc_json_object(&j);
	oc_json_kstr(&j, "a", "x/y");
	oc_json_kstr(&j, "b", NULL);
	oc_json_kint(&j, "c", INT64_MIN);
	oc_json_kbool(&j, "d", false);
	oc_json_knull(&j, "e\"");
	oc_json_key(&j, "f");
	oc_json_array(&j);
	oc_json_array(&j);
	oc_json_end(&j);
	oc_json_object(&j);
	oc_json_end(&j);
	oc_json_bool(&j, true);
	oc_json_double(&j, 0.1);
	oc_json_double(&j, INFINITY);
	oc_json_strn(&j, "abc", 2);
	oc_json_null(&j);
	oc_json_int(&j, 7);
	oc_json_end(&j);
	oc_json_key(&j, "g");
	oc_json_val(&j, oc_val_str(&a, "t"));
	oc_json_end(&j);
	CU_ASSERT_EQUAL(j.depth, 0);
	OC_ASSERT_STR(oc_buf_str(b),
	    "{\"a\":\"x/y\",\"b\":null,\"c\":-9223372036854775808,"
	    "\"d\":false,\"e\\\"\":null,\"f\":[[],{},true,0.1,null,\"ab\","
	    "null,7],\"g\":\"t\"}");
	oc_arena_release(&a);
}

/* The wants in PHP's style are json_encode()'s. */
static void
strings_are_escaped(void)
{
	static const struct {
		const char *text;
		size_t len;
		const char *plain, *php;
	} rows[] = {
		{ "", 0, "\"\"", "\"\"" },
		{ "a/b", 3, "\"a/b\"", "\"a\\/b\"" },
		{ "\"\\", 2, "\"\\\"\\\\\"", "\"\\\"\\\\\"" },
		{ "\b\f\n\r\t", 5, "\"\\b\\f\\n\\r\\t\"",
		    "\"\\b\\f\\n\\r\\t\"" },
		{ "\0\x01\x1F\x7F", 4, "\"\\u0000\\u0001\\u001f\x7F\"",
		    "\"\\u0000\\u0001\\u001f\x7F\"" },
		{ "<>&'", 4, "\"<>&'\"", "\"<>&'\"" },
		{ "\xC3\xA9", 2, "\"\xC3\xA9\"", "\"\\u00e9\"" },
		{ "\xE2\x80\xA8", 3, "\"\xE2\x80\xA8\"", "\"\\u2028\"" },
		{ "\xF0\x9F\x98\x80", 4, "\"\xF0\x9F\x98\x80\"",
		    "\"\\ud83d\\ude00\"" },
		{ "a\xFFz", 3, "\"a\xEF\xBF\xBDz\"", "\"a\\ufffdz\"" },
		{ "\xC3", 1, "\"\xEF\xBF\xBD\"", "\"\\ufffd\"" },
		{ "\xED\xA0\x80", 3, "\"\xEF\xBF\xBD\xEF\xBF\xBD\xEF\xBF\xBD\"",
		    "\"\\ufffd\\ufffd\\ufffd\"" },
	};
	struct oc_arena a = OC_ARENA_INIT;

	for (size_t i = 0; i < OC_COUNT(rows); i++) {
		struct oc_buf *b = oc_buf_new(&a, 1000);
		struct oc_json j;

		oc_json_init(&j, b, OC_JSON_PLAIN);
		oc_json_strn(&j, rows[i].text, rows[i].len);
		OC_ASSERT_STR(oc_buf_str(b), rows[i].plain);
		OC_ASSERT_STR(
		    oc_json_php(&a, oc_val_strn(&a, rows[i].text, rows[i].len)),
		    rows[i].php);
	}
	oc_arena_release(&a);
}

static void
php_style_is_json_encode(void)
{
	static const struct {
		const char *json, *want;
	} rows[] = {
		{ "{}", "[]" },
		{ "{\"0\":1,\"1\":2}", "[1,2]" },
		{ "{\"1\":2,\"0\":1}", "{\"1\":2,\"0\":1}" },
		{ "{\"00\":1}", "{\"00\":1}" },
		{ "{\"0\":{},\"a\":[]}", "{\"0\":[],\"a\":[]}" },
		{ "[1e25,0.1,10.0,-0.0]", "[1.0e+25,0.1,10,-0]" },
		{ "{\"a/\xC3\xA9\":\"x\"}", "{\"a\\/\\u00e9\":\"x\"}" },
		{ "[true,false,null]", "[true,false,null]" },
	};
	struct oc_arena a = OC_ARENA_INIT;

	for (size_t i = 0; i < OC_COUNT(rows); i++) {
		struct oc_val *v = NULL;

		oc_json_read(
		    &a, rows[i].json, strlen(rows[i].json), NULL, &v, NULL);
		OC_ASSERT_STR(oc_json_php(&a, v), rows[i].want);
	}
	OC_ASSERT_STR(oc_json_php(&a, NULL), "null");
	oc_arena_release(&a);
}

static void
full_buffer_is_remembered(void)
{
	struct oc_arena a = OC_ARENA_INIT;
	struct oc_buf *b = oc_buf_new(&a, 8);
	struct oc_json j;

	oc_json_init(&j, b, OC_JSON_PLAIN);
	oc_json_array(&j);
	oc_json_str(&j, "too long");
	oc_json_int(&j, 1);
	oc_json_end(&j);
	CU_ASSERT_TRUE(b->failed);
	CU_ASSERT(b->len <= 8);
	oc_arena_release(&a);
}

/* An array around an array, and so on: n of them. */
static struct oc_val *
nested(struct oc_arena *a, size_t n)
{
	struct oc_val *v = oc_val_array(a);

	while (--n > 0) {
		struct oc_val *outer = oc_val_array(a);

		oc_val_push(a, outer, v);
		v = outer;
	}
	return v;
}

static void
trees_may_be_deep_but_not_endless(void)
{
	struct oc_arena a = OC_ARENA_INIT;
	struct oc_buf *b = oc_buf_new(&a, 1 << 20);
	struct oc_json j;

	oc_json_init(&j, b, OC_JSON_PLAIN);
	oc_json_val(&j, nested(&a, OC_JSON_DEPTH_MAX));
	CU_ASSERT_FALSE(b->failed);
	CU_ASSERT_EQUAL(b->len, 2 * OC_JSON_DEPTH_MAX);
	oc_buf_clear(b);
	oc_json_init(&j, b, OC_JSON_PLAIN);
	oc_json_val(&j, nested(&a, OC_JSON_DEPTH_MAX + 1));
	CU_ASSERT_TRUE(b->failed);
	oc_buf_clear(b);
	oc_json_init(&j, b, OC_JSON_PLAIN);
	for (int i = 0; i < OC_JSON_MAX_NESTING; i++)
		oc_json_array(&j);
	for (int i = 0; i < OC_JSON_MAX_NESTING; i++)
		oc_json_end(&j);
	CU_ASSERT_EQUAL(b->len, 2 * OC_JSON_MAX_NESTING);
	oc_arena_release(&a);
}

CU_TestInfo writer_tests[] = {
	{ "commas and quotes are its business",
	    commas_and_quotes_are_its_business },
	{ "strings are escaped", strings_are_escaped },
	{ "PHP's style is json_encode()", php_style_is_json_encode },
	{ "a full buffer is remembered", full_buffer_is_remembered },
	{ "trees may be deep but not endless",
	    trees_may_be_deep_but_not_endless },
	CU_TEST_INFO_NULL,
};
