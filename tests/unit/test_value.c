/* test_value.c - trees of values, and what PHP would make of them. */
#include "config.h"

#include <math.h>
#include <stdint.h>
#include <time.h>

#include "json/reader.h"
#include "json/value.h"
#include "unit.h"

/* The tree of a JSON text, which is good. */
static struct oc_val *
tree(struct oc_arena *a, const char *text)
{
	struct oc_val *v = NULL;

	oc_json_read(a, text, strlen(text), NULL, &v, NULL);
	CU_ASSERT_PTR_NOT_NULL_FATAL(v);
	return v;
}

static void
members_keep_their_place(void)
{
	struct oc_arena a = OC_ARENA_INIT;
	struct oc_val *o = oc_val_object(&a);
	char name[] = "b";

	oc_val_set(&a, o, "a", oc_val_int(&a, 1));
	oc_val_set(&a, o, name, oc_val_int(&a, 2));
	oc_val_set(&a, o, "a", oc_val_int(&a, 3));
	memset(name, 'x', 1); /* names are copied */
	CU_ASSERT_EQUAL(oc_val_count(o), 2);
	CU_ASSERT_EQUAL(oc_val_at(o, 0)->u.i, 3);
	CU_ASSERT_EQUAL(oc_val_get(o, "b")->u.i, 2);
	CU_ASSERT_PTR_NULL(oc_val_get(o, "x"));
	oc_val_unset(o, "nothing");
	oc_val_unset(o, "a");
	CU_ASSERT_EQUAL(oc_val_count(o), 1);
	CU_ASSERT_PTR_NULL(oc_val_get(o, "a"));
	OC_ASSERT_STR(o->u.list.m[0].name, "b");
	oc_arena_release(&a);
}

static void
nothing_is_found_in_nothing(void)
{
	struct oc_arena a = OC_ARENA_INIT;

	CU_ASSERT_PTR_NULL(oc_val_get(NULL, "a"));
	CU_ASSERT_PTR_NULL(oc_val_get(oc_val_array(&a), "a"));
	CU_ASSERT_PTR_NULL(oc_val_get(oc_val_str(&a, "a"), "a"));
	CU_ASSERT_PTR_NULL(oc_val_get(oc_val_object(&a), ""));
	CU_ASSERT_EQUAL(oc_val_count(NULL), 0);
	CU_ASSERT_EQUAL(oc_val_count(oc_val_int(&a, 5)), 0);
	CU_ASSERT_FALSE(oc_val_is(NULL, OC_NULL));
	CU_ASSERT_FALSE(oc_val_is_list(NULL));
	CU_ASSERT_FALSE(oc_val_is_numeric(NULL));
	CU_ASSERT_PTR_NULL(oc_val_copy(&a, NULL));
	OC_ASSERT_STR(oc_val_member_text(&a, NULL, "a"), NULL);
	OC_ASSERT_STR(oc_val_text(&a, NULL), "");
	CU_ASSERT(oc_val_is(oc_val_str(&a, NULL), OC_NULL));
	oc_arena_release(&a);
}

/* Large objects have an index; it must agree with the members always. */
static void
large_objects_find_every_member(void)
{
	struct oc_arena a = OC_ARENA_INIT;
	struct oc_val *o = oc_val_object(&a);

	for (int i = 0; i < 3000; i++)
		oc_val_set(
		    &a, o, oc_sprintf(&a, "k%d", i % 1000), oc_val_int(&a, i));
	CU_ASSERT_EQUAL(oc_val_count(o), 1000);
	for (int i = 0; i < 1000; i++)
		CU_ASSERT_EQUAL(oc_val_at(o, (size_t)i)->u.i, 2000 + i);
	for (int i = 0; i < 1000; i += 2)
		oc_val_unset(o, oc_sprintf(&a, "k%d", i));
	CU_ASSERT_EQUAL(oc_val_count(o), 500);
	for (int i = 0; i < 1000; i++) {
		struct oc_val *v = oc_val_get(o, oc_sprintf(&a, "k%d", i));

		CU_ASSERT((v != NULL) == (i % 2 == 1));
		CU_ASSERT(v == NULL || v->u.i == 2000 + i);
	}
	oc_arena_release(&a);
}

static void
many_members_take_linear_time(void)
{
	struct oc_arena a = OC_ARENA_INIT;
	struct oc_val *o = oc_val_object(&a);
	clock_t start = clock();

	for (int i = 0; i < 200000; i++)
		oc_val_set(&a, o, oc_sprintf(&a, "name%d", i), oc_val_null(&a));
	CU_ASSERT_EQUAL(oc_val_count(o), 200000);
	/* Quadratic time would be minutes. */
	CU_ASSERT((clock() - start) / CLOCKS_PER_SEC < 20);
	oc_arena_release(&a);
}

static void
truth_is_as_in_php(void)
{
	static const struct {
		const char *json;
		bool want;
	} rows[] = {
		{ "true", true },
		{ "1", true },
		{ "-1", true },
		{ "0.1", true },
		{ "\"a\"", true },
		{ "\"00\"", true },
		{ "\"0.0\"", true },
		{ "\" \"", true },
		{ "\"\\u0000\"", true },
		{ "\"false\"", true },
		{ "[0]", true },
		{ "{\"\":null}", true },
		{ "null", false },
		{ "false", false },
		{ "0", false },
		{ "-0", false },
		{ "0.0", false },
		{ "-0.0e5", false },
		{ "\"\"", false },
		{ "\"0\"", false },
		{ "[]", false },
		{ "{}", false },
	};
	struct oc_arena a = OC_ARENA_INIT;

	CU_ASSERT_FALSE(oc_val_truthy(NULL));
	for (size_t i = 0; i < OC_COUNT(rows); i++) {
		bool got = oc_val_truthy(tree(&a, rows[i].json));

		if (got != rows[i].want)
			fprintf(stderr, "row %zu: %s\n", i, rows[i].json);
		CU_ASSERT_EQUAL(got, rows[i].want);
	}
	oc_arena_release(&a);
}

static void
text_is_as_in_php(void)
{
	static const struct {
		const char *json, *want;
	} rows[] = {
		{ "null", "" },
		{ "false", "" },
		{ "true", "1" },
		{ "0", "0" },
		{ "-9223372036854775808", "-9223372036854775808" },
		{ "9223372036854775808", "9.223372036854776E+18" },
		{ "\"a\\u0000b\\u0000\"", "ab" },
		{ "\"\"", "" },
		{ "[]", "Array" },
		{ "{\"a\":1}", "Array" },
		{ "1.0", "1" },
		{ "-0.0", "-0" },
		{ "0.1", "0.1" },
		{ "0.30000000000000004", "0.30000000000000004" },
		{ "100000.0", "100000" },
		{ "1e16", "10000000000000000" },
		{ "1e17", "1.0E+17" },
		{ "1.5e25", "1.5E+25" },
		{ "1e25", "1.0E+25" },
		{ "-1e100", "-1.0E+100" },
		{ "0.0001", "0.0001" },
		{ "0.00012345", "0.00012345" },
		{ "0.00001", "1.0E-5" },
		{ "5e-324", "5.0E-324" },
		{ "5.684341886080802e-14", "5.684341886080802E-14" },
		{ "1.7976931348623157e308", "1.7976931348623157E+308" },
		{ "123456789.12345678", "123456789.12345678" },
		{ "1e999", "INF" },
		{ "-1e999", "-INF" },
		{ "1e-999", "0" },
		{ "0e99999999999999999999", "0" },
		{ "1e-99999999999999999999", "0" },
	};
	struct oc_arena a = OC_ARENA_INIT;

	for (size_t i = 0; i < OC_COUNT(rows); i++)
		OC_ASSERT_STR(
		    oc_val_text(&a, tree(&a, rows[i].json)), rows[i].want);
	OC_ASSERT_STR(oc_val_text(&a, oc_val_double(&a, NAN)), "NAN");
	oc_arena_release(&a);
}

static void
integers_are_as_in_php(void)
{
	static const struct {
		const char *json;
		int64_t want;
	} rows[] = {
		{ "5", 5 },
		{ "true", 1 },
		{ "1.9", 1 },
		{ "-1.9", -1 },
		{ "\"12x\"", 12 },
		{ "\" -7\"", -7 },
		{ "\"+7\"", 7 },
		{ "\"1e3\"", 1000 },
		{ "\"1.9e1z\"", 19 },
		{ "\".5e1\"", 5 },
		{ "\"1e\"", 1 },
		{ "\"\\f12\"", 12 },
		{ "\"1\\u00002\"", 1 },
		{ "\"0x1A\"", 0 },
		{ "\"x\"", 0 },
		{ "\"\"", 0 },
		{ "\"-\"", 0 },
		{ "\".\"", 0 },
		{ "\"99999999999999999999\"", 0 },
		{ "9223372036854775807", INT64_MAX },
		{ "9223372036854775808", 0 },
		{ "-9223372036854775808.0", INT64_MIN },
		{ "1e300", 0 },
		{ "1e999", 0 },
		{ "null", 0 },
		{ "false", 0 },
		{ "[1]", 0 },
		{ "{\"a\":1}", 0 },
	};
	struct oc_arena a = OC_ARENA_INIT;

	for (size_t i = 0; i < OC_COUNT(rows); i++) {
		int64_t got = oc_val_to_int(tree(&a, rows[i].json));

		if (got != rows[i].want)
			fprintf(stderr, "row %zu: %s is %lld\n", i,
			    rows[i].json, (long long)got);
		CU_ASSERT_EQUAL(got, rows[i].want);
	}
	CU_ASSERT_EQUAL(oc_val_to_int(oc_val_double(&a, NAN)), 0);
	oc_arena_release(&a);
}

static void
numeric_is_as_in_php(void)
{
	static const struct {
		const char *json;
		bool want;
	} rows[] = {
		{ "1", true },
		{ "1.5", true },
		{ "\"1\"", true },
		{ "\" 1.5e3 \"", true },
		{ "\"1x\"", false },
		{ "\"\"", false },
		{ "\"1\\u0000\"", false },
		{ "true", false },
		{ "null", false },
		{ "[]", false },
	};
	struct oc_arena a = OC_ARENA_INIT;

	for (size_t i = 0; i < OC_COUNT(rows); i++) {
		bool got = oc_val_is_numeric(tree(&a, rows[i].json));

		if (got != rows[i].want)
			fprintf(stderr, "row %zu: %s\n", i, rows[i].json);
		CU_ASSERT_EQUAL(got, rows[i].want);
	}
	oc_arena_release(&a);
}

static void
member_text_tells_missing_from_empty(void)
{
	struct oc_arena a = OC_ARENA_INIT;
	struct oc_val *v = tree(&a, "{\"a\":\"\",\"b\":null,\"c\":7}");

	OC_ASSERT_STR(oc_val_member_text(&a, v, "a"), "");
	OC_ASSERT_STR(oc_val_member_text(&a, v, "b"), NULL);
	OC_ASSERT_STR(oc_val_member_text(&a, v, "c"), "7");
	OC_ASSERT_STR(oc_val_member_text(&a, v, "d"), NULL);
	oc_arena_release(&a);
}

static void
copies_share_nothing(void)
{
	struct oc_arena a = OC_ARENA_INIT, b = OC_ARENA_INIT;
	struct oc_val *v, *copy;

	v = tree(&a, "{\"a\":[1,\"x\",{\"b\":null}],\"c\":1.5,\"d\":true}");
	for (int i = 0; i < 100; i++)
		oc_val_set(&a, v, oc_sprintf(&a, "n%d", i), oc_val_null(&a));
	copy = oc_val_copy(&b, v);
	oc_arena_release(&a);
	CU_ASSERT_EQUAL(oc_val_count(copy), 103);
	CU_ASSERT_PTR_NOT_NULL(oc_val_get(copy, "n99"));
	v = oc_val_get(copy, "a");
	CU_ASSERT_EQUAL(oc_val_at(v, 0)->u.i, 1);
	OC_ASSERT_STR(oc_val_text(&b, oc_val_at(v, 1)), "x");
	CU_ASSERT(oc_val_is(oc_val_get(oc_val_at(v, 2), "b"), OC_NULL));
	CU_ASSERT(oc_val_get(copy, "c")->u.d == 1.5);
	CU_ASSERT(oc_val_truthy(oc_val_get(copy, "d")));
	oc_arena_release(&b);
}

static void
deep_trees_are_copied(void)
{
	struct oc_arena a = OC_ARENA_INIT;
	struct oc_val *v = oc_val_array(&a);
	size_t depth = 0;

	for (int i = 0; i < 200000; i++) {
		struct oc_val *outer = oc_val_array(&a);

		oc_val_push(&a, outer, v);
		v = outer;
	}
	for (v = oc_val_copy(&a, v); oc_val_count(v) > 0; v = oc_val_at(v, 0))
		depth++;
	CU_ASSERT_EQUAL(depth, 200000);
	oc_arena_release(&a);
}

CU_TestInfo value_tests[] = {
	{ "members keep their place", members_keep_their_place },
	{ "nothing is found in nothing", nothing_is_found_in_nothing },
	{ "large objects find every member", large_objects_find_every_member },
	{ "many members take linear time", many_members_take_linear_time },
	{ "truth is as in PHP", truth_is_as_in_php },
	{ "text is as in PHP", text_is_as_in_php },
	{ "integers are as in PHP", integers_are_as_in_php },
	{ "numeric is as in PHP", numeric_is_as_in_php },
	{ "member text tells missing from empty",
	    member_text_tells_missing_from_empty },
	{ "copies share nothing", copies_share_nothing },
	{ "deep trees are copied", deep_trees_are_copied },
	CU_TEST_INFO_NULL,
};
