/* test_base.c - arena, buffer, text and UTF-8; test_digest.c has the rest. */
#include "config.h"

#include <stdint.h>

#include "base/buf.h"
#include "base/utf8.h"
#include "unit.h"

/* An arena for one test; its caller releases it. */
#define ARENA struct oc_arena arena = OC_ARENA_INIT, *a = &arena

/* Say which row of a table failed. */
static void
check(bool ok, size_t row)
{
	if (!ok)
		fprintf(stderr, "row %zu failed\n", row);
	CU_ASSERT(ok);
}

static void
alloc_aligns_and_keeps(void)
{
	ARENA;
	unsigned char *p[200];

	for (size_t i = 0; i < OC_COUNT(p); i++) {
		p[i] = oc_alloc(a, i * 37);
		check((uintptr_t)p[i] % _Alignof(max_align_t) == 0, i);
		memset(p[i], (int)i, i * 37);
	}
	for (size_t i = 1; i < OC_COUNT(p); i++)
		check(p[i][0] == i && p[i][i * 37 - 1] == i, i);
	oc_arena_release(a);
	CU_ASSERT_PTR_NULL(arena.head);
}

static void
huge_blocks_leave_room(void)
{
	ARENA;
	char *first = oc_alloc(a, 16), *huge = oc_alloc(a, 3 << 20), *next;

	memset(huge, 1, 3 << 20);
	next = oc_alloc(a, 16);
	CU_ASSERT_PTR_EQUAL(next, first + 16);
	oc_arena_release(a);
}

static void
calloc_is_zero(void)
{
	ARENA;
	unsigned char *p;

	memset(oc_alloc(a, 1000), 0xFF, 1000);
	oc_arena_release(a);
	p = oc_calloc(a, 100, 10);
	for (size_t i = 0; i < 1000; i++)
		check(p[i] == 0, i);
	oc_arena_release(a);
}

static int order[3], norder;

static void
note(void *p)
{
	order[norder++] = *(int *)p;
}

static void
deferred_calls_run_backwards(void)
{
	ARENA;
	int one = 1, two = 2, three = 3;

	norder = 0;
	oc_arena_defer(a, note, &one);
	oc_arena_defer(a, note, &two);
	oc_arena_defer(a, note, &three);
	oc_arena_release(a);
	CU_ASSERT_EQUAL(norder, 3);
	CU_ASSERT(order[0] == 3 && order[1] == 2 && order[2] == 1);
	oc_arena_release(a);
	CU_ASSERT_EQUAL(norder, 3);
}

static void
text_is_copied(void)
{
	ARENA;
	char s[] = "abc";
	char *copy = oc_strdup(a, s);

	memset(s, 'x', 1);
	OC_ASSERT_STR(copy, "abc");
	OC_ASSERT_STR(oc_strdup(a, NULL), NULL);
	OC_ASSERT_STR(oc_strndup(a, "abc", 2), "ab");
	OC_ASSERT_STR(oc_strndup(a, NULL, 0), "");
	OC_ASSERT_STR(oc_sprintf(a, "%s-%d", "x", 7), "x-7");
	OC_ASSERT_STR(oc_sprintf(a, "%s", ""), "");
	oc_arena_release(a);
}

CU_TestInfo arena_tests[] = {
	{ "alloc aligns and keeps", alloc_aligns_and_keeps },
	{ "huge blocks leave room", huge_blocks_leave_room },
	{ "calloc is zero", calloc_is_zero },
	{ "deferred calls run backwards", deferred_calls_run_backwards },
	{ "text is copied", text_is_copied },
	CU_TEST_INFO_NULL,
};

static void
buf_grows_to_its_ceiling(void)
{
	struct oc_buf b;

	oc_buf_init(&b, 1000);
	OC_ASSERT_STR(oc_buf_str(&b), "");
	for (int i = 0; i < 1000; i++)
		CU_ASSERT(oc_buf_addc(&b, 'x'));
	CU_ASSERT_FALSE(oc_buf_addc(&b, 'y'));
	CU_ASSERT_TRUE(b.failed);
	CU_ASSERT_EQUAL(b.len, 1000);
	CU_ASSERT_EQUAL(strlen(oc_buf_str(&b)), 1000);
	CU_ASSERT_FALSE(oc_buf_add(&b, "", 0)); /* it stays failed */
	oc_buf_clear(&b);
	CU_ASSERT_TRUE(oc_buf_adds(&b, "again"));
	OC_ASSERT_STR(oc_buf_str(&b), "again");
	oc_buf_release(&b);
	CU_ASSERT_PTR_NULL(b.data);
	CU_ASSERT_EQUAL(b.max, 1000);
}

static void
buf_append_that_is_too_long_adds_nothing(void)
{
	struct oc_buf b;

	oc_buf_init(&b, 8);
	CU_ASSERT_TRUE(oc_buf_adds(&b, "abcd"));
	CU_ASSERT_FALSE(oc_buf_adds(&b, "efghi"));
	OC_ASSERT_STR(oc_buf_str(&b), "abcd");
	oc_buf_clear(&b);
	CU_ASSERT_FALSE(oc_buf_addf(&b, "%s", "123456789"));
	oc_buf_clear(&b);
	CU_ASSERT_PTR_NULL(oc_buf_reserve(&b, SIZE_MAX));
	CU_ASSERT_TRUE(b.failed);
	oc_buf_release(&b);
}

static void
buf_formats_cuts_and_copies(void)
{
	ARENA;
	struct oc_buf *b = oc_buf_new(a, 1 << 20);
	char *copy;

	oc_buf_addf(b, "%d,", 42);
	oc_buf_addu(b, 'a');
	oc_buf_addu(b, 0xE9);
	oc_buf_addu(b, 0x20AC);
	oc_buf_addu(b, 0x1F600);
	OC_ASSERT_STR(
	    oc_buf_str(b), "42,a\xC3\xA9\xE2\x82\xAC\xF0\x9F\x98\x80");
	oc_buf_cut(b, 3);
	copy = oc_buf_dup(b, a);
	oc_buf_adds(b, "more");
	OC_ASSERT_STR(copy, "42,");
	OC_ASSERT_STR(oc_buf_str(b), "42,more");
	for (int i = 0; i < 5000; i++)
		oc_buf_addf(b, "%d ", i);
	CU_ASSERT_FALSE(b->failed);
	CU_ASSERT(oc_ends(oc_buf_str(b), " 4999 "));
	oc_arena_release(a);
}

CU_TestInfo buf_tests[] = {
	{ "grows to its ceiling", buf_grows_to_its_ceiling },
	{ "an append that is too long adds nothing",
	    buf_append_that_is_too_long_adds_nothing },
	{ "formats, cuts and copies", buf_formats_cuts_and_copies },
	CU_TEST_INFO_NULL,
};

static void
comparing(void)
{
	CU_ASSERT(oc_streq("a", "a") && !oc_streq("a", "A"));
	CU_ASSERT(oc_streq(NULL, NULL) && !oc_streq(NULL, ""));
	CU_ASSERT(oc_strieq("aBc", "AbC") && !oc_strieq("ab", "abc"));
	CU_ASSERT(oc_strieq(NULL, NULL) && !oc_strieq("", NULL));
	CU_ASSERT(!oc_strieq("\xC3\xA9", "\xC3\x89"));
	CU_ASSERT(oc_starts("abc", "ab") && !oc_starts("ab", "abc"));
	CU_ASSERT(oc_starts("abc", "") && oc_istarts("ABC", "ab"));
	CU_ASSERT(!oc_istarts("a", "ab"));
	CU_ASSERT(oc_ends("abc", "bc") && !oc_ends("c", "bc"));
	OC_ASSERT_STR(oc_stristr("xxAbC", "abc"), "AbC");
	OC_ASSERT_STR(oc_stristr("abc", ""), "abc");
	OC_ASSERT_STR(oc_stristr("ab", "abc"), NULL);
	CU_ASSERT(oc_empty(NULL) && oc_empty("") && !oc_empty(" "));
	CU_ASSERT(oc_secret_eq("abc", "abc") && oc_secret_eq("", ""));
	CU_ASSERT(!oc_secret_eq("abc", "abd") && !oc_secret_eq("", "a"));
	CU_ASSERT(!oc_secret_eq("abab", "ab") && !oc_secret_eq("ab", "abab"));
	CU_ASSERT(!oc_secret_eq("a", ""));
}

static void
trimming_is_as_in_php(void)
{
	ARENA;

	OC_ASSERT_STR(oc_trim(a, " \t\n\r\va b\v\r\n\t ", NULL), "a b");
	OC_ASSERT_STR(oc_trim(a, " \fa\f ", NULL), "\fa\f");
	OC_ASSERT_STR(oc_trim(a, "  ", NULL), "");
	OC_ASSERT_STR(oc_trim(a, "", NULL), "");
	OC_ASSERT_STR(oc_trim(a, "..a.b.", "."), "a.b");
	OC_ASSERT_STR(oc_trim(a, " a ", ""), " a ");
	oc_arena_release(a);
}

static void
splitting_and_replacing(void)
{
	ARENA;
	char **piece;
	size_t n;

	piece = oc_split(a, "a,,b,", ',', &n);
	CU_ASSERT_EQUAL(n, 4);
	OC_ASSERT_STR(piece[0], "a");
	OC_ASSERT_STR(piece[1], "");
	OC_ASSERT_STR(piece[2], "b");
	OC_ASSERT_STR(piece[3], "");
	CU_ASSERT_PTR_NULL(piece[4]);
	piece = oc_split(a, "", ',', NULL);
	OC_ASSERT_STR(piece[0], "");
	CU_ASSERT_PTR_NULL(piece[1]);
	OC_ASSERT_STR(oc_replace(a, "aXbXX", "X", "yy"), "ayybyyyy");
	OC_ASSERT_STR(oc_replace(a, "aaa", "aa", "b"), "ba");
	OC_ASSERT_STR(oc_replace(a, "abc", "x", "y"), "abc");
	OC_ASSERT_STR(oc_replace(a, "xx", "x", ""), "");
	OC_ASSERT_STR(oc_strlower(a, "A\xC3\x89z"), "a\xC3\x89z");
	OC_ASSERT_STR(oc_strupper(a, "aZ1"), "AZ1");
	oc_arena_release(a);
}

static void
whole_numbers(void)
{
	static const struct {
		const char *text;
		bool ok;
		int64_t want;
	} rows[] = {
		{ "0", true, 0 },
		{ "-0", true, 0 },
		{ "007", true, 7 },
		{ "-12", true, -12 },
		{ "9223372036854775807", true, INT64_MAX },
		{ "-9223372036854775808", true, INT64_MIN },
		{ "9223372036854775808", false, 0 },
		{ "-9223372036854775809", false, 0 },
		{ "99999999999999999999999", false, 0 },
		{ "", false, 0 },
		{ "-", false, 0 },
		{ "+1", false, 0 },
		{ " 1", false, 0 },
		{ "1 ", false, 0 },
		{ "1.0", false, 0 },
		{ "0x1", false, 0 },
		{ "--1", false, 0 },
	};

	for (size_t i = 0; i < OC_COUNT(rows); i++) {
		int64_t v = 77;
		bool ok = oc_parse_int(rows[i].text, &v);

		check(ok == rows[i].ok && v == (ok ? rows[i].want : 77), i);
	}
}

static void
leading_numbers(void)
{
	static const struct {
		const char *text;
		int64_t want;
	} rows[] = {
		{ "12x", 12 },
		{ " \t-3 4", -3 },
		{ "+5", 5 },
		{ "00000000000000000000000000000000042", 42 },
		{ "x", 0 },
		{ "", 0 },
		{ "-", 0 },
		{ "+-1", 0 },
		{ "1.9", 1 },
		{ "99999999999999999999", INT64_MAX },
		{ "-99999999999999999999", INT64_MIN },
	};

	for (size_t i = 0; i < OC_COUNT(rows); i++)
		check(oc_leading_int(rows[i].text) == rows[i].want, i);
}

static void
numeric_is_as_in_php(void)
{
	static const char *const good[] = { "0", "1", "-1", "+1", "1.5", ".5",
		"5.", "1e5", "1E-5", "-.5e+3", " 1", "1 ", "\n1\t", "\f1\v" };
	static const char *const bad[] = { "", " ", ".", "-", "+", "e5", "1e",
		"1e+", "1x", "x1", "1 1", "0x1A", "1,5", "--1", "1.2.3", "- 1",
		".e1", "INF", "NAN" };

	for (size_t i = 0; i < OC_COUNT(good); i++)
		check(oc_is_numeric(good[i]), i);
	for (size_t i = 0; i < OC_COUNT(bad); i++)
		check(!oc_is_numeric(bad[i]), i);
}

CU_TestInfo str_tests[] = {
	{ "comparing", comparing },
	{ "trimming is as in PHP", trimming_is_as_in_php },
	{ "splitting and replacing", splitting_and_replacing },
	{ "whole numbers", whole_numbers },
	{ "leading numbers", leading_numbers },
	{ "numeric is as in PHP", numeric_is_as_in_php },
	CU_TEST_INFO_NULL,
};

static void
utf8_sorts_good_from_bad(void)
{
	static const char *const good[] = { "", "a", "\x7F", "\xC2\x80",
		"\xDF\xBF", "\xE0\xA0\x80", "\xED\x9F\xBF", "\xEE\x80\x80",
		"\xEF\xBF\xBF", "\xF0\x90\x80\x80", "\xF4\x8F\xBF\xBF" };
	static const char *const bad[] = { "\x80", "\xBF", "\xC0\x80",
		"\xC1\xBF", "\xC2", "\xC2 ", "\xC2\xC2", "\xE0\x9F\xBF",
		"\xE0\xA0", "\xE2\x28\xA1", "\xED\xA0\x80", "\xED\xBF\xBF",
		"\xF0\x8F\xBF\xBF", "\xF0\x90\x80", "\xF4\x90\x80\x80",
		"\xF5\x80\x80\x80", "\xF8\x88\x80\x80\x80", "\xFE", "\xFF" };
	unsigned c = 5;

	for (size_t i = 0; i < OC_COUNT(good); i++)
		check(oc_utf8_valid(good[i], strlen(good[i])), i);
	for (size_t i = 0; i < OC_COUNT(bad); i++) {
		check(!oc_utf8_valid(bad[i], strlen(bad[i])), i);
		check(oc_utf8_decode(bad[i], strlen(bad[i]), &c) == 0, i);
	}
	CU_ASSERT_EQUAL(c, 5);
	CU_ASSERT_EQUAL(oc_utf8_decode("a", 0, &c), 0);
}

static void
utf8_reads_what_it_writes(void)
{
	char text[4];
	unsigned c, got;

	for (c = 0; c <= 0x10FFFF; c++) {
		size_t n;

		if (c >= 0xD800 && c <= 0xDFFF)
			continue;
		n = oc_utf8_encode(c, text);
		if (oc_utf8_decode(text, n, &got) != n || got != c)
			break;
	}
	CU_ASSERT_EQUAL(c, 0x110000);
}

static void
utf8_counts_cuts_and_scrubs(void)
{
	static const char text[] = "a\xC3\xA9\xE2\x82\xAC\xF0\x9F\x98\x80z";
	ARENA;
	size_t len = strlen(text);

	CU_ASSERT_EQUAL(oc_utf8_count(text, len), 5);
	CU_ASSERT_EQUAL(oc_utf8_prefix(text, len, 0), 0);
	CU_ASSERT_EQUAL(oc_utf8_prefix(text, len, 2), 3);
	CU_ASSERT_EQUAL(oc_utf8_prefix(text, len, 4), 10);
	CU_ASSERT_EQUAL(oc_utf8_prefix(text, len, 9), len);
	OC_ASSERT_STR(oc_utf8_scrub(a, "a\xFF\xC3\xA9\xC3", 5), "a\xC3\xA9");
	OC_ASSERT_STR(oc_utf8_mb3(a, text, &len), "a\xC3\xA9\xE2\x82\xAC????z");
	CU_ASSERT_EQUAL(len, strlen(text));
	len = 3;
	CU_ASSERT_PTR_EQUAL(oc_utf8_mb3(a, text, &len), text);
	oc_arena_release(a);
}

CU_TestInfo utf8_tests[] = {
	{ "sorts good from bad", utf8_sorts_good_from_bad },
	{ "reads what it writes", utf8_reads_what_it_writes },
	{ "counts, cuts and scrubs", utf8_counts_cuts_and_scrubs },
	CU_TEST_INFO_NULL,
};
