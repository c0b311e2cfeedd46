/* test_reader.c - what is JSON and what is not, and in which way. */
#include "config.h"

#include <dirent.h>
#include <locale.h>
#include <stdint.h>
#include <time.h>

#include "json/reader.h"
#include "json/writer.h"
#include "unit.h"

static enum oc_json_status
read_text(struct oc_arena *a, const char *text, size_t len, struct oc_val **v)
{
	/* A copy of exactly that size lets sanitizers see every overrun. */
	char *copy = malloc(len > 0 ? len : 1);
	enum oc_json_status s;

	if (copy == NULL)
		abort();
	memcpy(copy, text, len);
	s = oc_json_read(a, copy, len, NULL, v, NULL);
	free(copy);
	return s;
}

/* Texts with NULs in them need their length. */
#define TEXT(s) s, sizeof s - 1

/* The statuses are those of PHP 8.2's json_decode($text, true). */
static const struct {
	const char *text;
	size_t len;
	enum oc_json_status want;
} statuses[] = {
	{ TEXT("null"), OC_JSON_OK },
	{ TEXT(" \t\r\n[ ] \t\r\n"), OC_JSON_OK },
	{ TEXT("{\"a\":[1,{\"b\":[]}],\"\":\"\"}"), OC_JSON_OK },
	{ TEXT("\"\x7F\xC3\xA9\xF0\x9F\x98\x80\""), OC_JSON_OK },
	{ TEXT("-0.0e+0"), OC_JSON_OK },
	{ TEXT(""), OC_JSON_SYNTAX },
	{ TEXT(" "), OC_JSON_SYNTAX },
	{ TEXT("\xEF\xBB\xBF{}"), OC_JSON_SYNTAX },
	{ TEXT("{\"a\":1,}"), OC_JSON_SYNTAX },
	{ TEXT("{,}"), OC_JSON_SYNTAX },
	{ TEXT("[1,,3]"), OC_JSON_SYNTAX },
	{ TEXT("[1,]"), OC_JSON_SYNTAX },
	{ TEXT("[,1]"), OC_JSON_SYNTAX },
	{ TEXT("[1 2]"), OC_JSON_SYNTAX },
	{ TEXT("{\"a\"}"), OC_JSON_SYNTAX },
	{ TEXT("{\"a\":}"), OC_JSON_SYNTAX },
	{ TEXT("{\"a\" 1}"), OC_JSON_SYNTAX },
	{ TEXT("{1:1}"), OC_JSON_SYNTAX },
	{ TEXT("{a:1}"), OC_JSON_SYNTAX },
	{ TEXT("{'a':1}"), OC_JSON_SYNTAX },
	{ TEXT("{\"a\":01}"), OC_JSON_SYNTAX },
	{ TEXT("{\"a\":tru}"), OC_JSON_SYNTAX },
	{ TEXT("TRUE"), OC_JSON_SYNTAX },
	{ TEXT("nul"), OC_JSON_SYNTAX },
	{ TEXT("{}{}"), OC_JSON_SYNTAX },
	{ TEXT("1 1"), OC_JSON_SYNTAX },
	{ TEXT("[1"), OC_JSON_SYNTAX },
	{ TEXT("{\"a\":1"), OC_JSON_SYNTAX },
	{ TEXT("]"), OC_JSON_SYNTAX },
	{ TEXT("[]]"), OC_JSON_SYNTAX },
	{ TEXT("{\"a\"]"), OC_JSON_SYNTAX },
	{ TEXT("-"), OC_JSON_SYNTAX },
	{ TEXT("+1"), OC_JSON_SYNTAX },
	{ TEXT("1."), OC_JSON_SYNTAX },
	{ TEXT(".5"), OC_JSON_SYNTAX },
	{ TEXT("1e"), OC_JSON_SYNTAX },
	{ TEXT("1e+"), OC_JSON_SYNTAX },
	{ TEXT("0x1"), OC_JSON_SYNTAX },
	{ TEXT("NaN"), OC_JSON_SYNTAX },
	{ TEXT("[1]//x"), OC_JSON_SYNTAX },
	{ TEXT("\"\\x\""), OC_JSON_SYNTAX },
	{ TEXT("\"\\u12G4\""), OC_JSON_SYNTAX },
	{ TEXT("\"\\"), OC_JSON_SYNTAX },
	{ TEXT("\"\\u12"), OC_JSON_SYNTAX },
	{ TEXT("\xC3\xA9"), OC_JSON_SYNTAX },
	{ TEXT("1 \"abc\""), OC_JSON_SYNTAX },
	{ TEXT("\"abc"), OC_JSON_CONTROL },
	{ TEXT("1 \"abc"), OC_JSON_CONTROL },
	{ TEXT("{\"a"), OC_JSON_CONTROL },
	{ TEXT("\"a\nb\""), OC_JSON_CONTROL },
	{ TEXT("\"a\tb\""), OC_JSON_CONTROL },
	{ TEXT("\"a\0b\""), OC_JSON_CONTROL },
	{ TEXT("\0"), OC_JSON_CONTROL },
	{ TEXT("1\0"), OC_JSON_CONTROL },
	{ TEXT("\v1"), OC_JSON_CONTROL },
	{ TEXT("[1,\f2]"), OC_JSON_CONTROL },
	{ TEXT("\"\xFF\""), OC_JSON_UTF8 },
	{ TEXT("\"\xC3\""), OC_JSON_UTF8 },
	{ TEXT("\"\xED\xA0\x80\""), OC_JSON_UTF8 },
	{ TEXT("\"\xC0\xAF\""), OC_JSON_UTF8 },
	{ TEXT("{\"\xE9\":1}"), OC_JSON_UTF8 },
	{ TEXT("[\xFF]"), OC_JSON_UTF8 },
	{ TEXT("\xFF"), OC_JSON_UTF8 },
	{ TEXT("1 \"\xFF"), OC_JSON_UTF8 },
	{ TEXT("\"\\ud800\""), OC_JSON_UTF16 },
	{ TEXT("\"\\ud800x"), OC_JSON_UTF16 },
	{ TEXT("\"\\ud800\\n\""), OC_JSON_UTF16 },
	{ TEXT("\"\\ud800\\ud800\""), OC_JSON_UTF16 },
	{ TEXT("\"\\udc00\\ud800\""), OC_JSON_UTF16 },
	{ TEXT("\"\\ud800\\u12\""), OC_JSON_UTF16 },
	{ TEXT("[1}"), OC_JSON_MISMATCH },
	{ TEXT("[}"), OC_JSON_MISMATCH },
	{ TEXT("{]"), OC_JSON_MISMATCH },
	{ TEXT("{\"a\":1]"), OC_JSON_MISMATCH },
	{ TEXT("[1}\xFF"), OC_JSON_MISMATCH },
};

static void
faults_have_phps_names(void)
{
	for (size_t i = 0; i < OC_COUNT(statuses); i++) {
		struct oc_arena a = OC_ARENA_INIT;
		struct oc_val *v = NULL;
		enum oc_json_status s;

		s = read_text(&a, statuses[i].text, statuses[i].len, &v);
		if (s != statuses[i].want)
			fprintf(stderr, "row %zu: %s: %d\n", i,
			    statuses[i].text, (int)s);
		CU_ASSERT_EQUAL(s, statuses[i].want);
		CU_ASSERT_EQUAL(v != NULL, s == OC_JSON_OK);
		oc_arena_release(&a);
	}
}

/* Reading and writing again, with the numbers' and strings' own spelling. */
static void
values_come_out(void)
{
	static const struct {
		const char *text, *want;
	} rows[] = {
		{ "\"\\\"\\\\\\/\\b\\f\\n\\r\\t\"",
		    "\"\\\"\\\\/\\b\\f\\n\\r\\t\"" },
		{ "\"\\u0041\\u00e9\\u20AC\"", "\"A\xC3\xA9\xE2\x82\xAC\"" },
		{ "\"\\uD83D\\uDE00\\u0000\"", "\"\xF0\x9F\x98\x80\\u0000\"" },
		{ "{\"a\":1,\"b\":2,\"a\":[3]}", "{\"a\":[3],\"b\":2}" },
		{ "{\"\\u0061\":1,\"a\":2}", "{\"a\":2}" },
		{ "{\"a\\u0000b\":1}", "{\"a\xEF\xBF\xBD"
		                       "b\":1}" },
		{ "{\"\\u0000\":1}", "{\"\xEF\xBF\xBD\":1}" },
		{ "[-0,-0.0,1.0,1e2]", "[0,-0,1,100]" },
		{ "[9223372036854775807,9223372036854775808]",
		    "[9223372036854775807,9.223372036854776e+18]" },
		{ "[-9223372036854775808,-9223372036854775809]",
		    "[-9223372036854775808,-9.223372036854776e+18]" },
		{ "[[],{},[[]],{\"a\":{}}]", "[[],{},[[]],{\"a\":{}}]" },
		{ "[1e400,null]", "[null,null]" },
	};

	for (size_t i = 0; i < OC_COUNT(rows); i++) {
		struct oc_arena a = OC_ARENA_INIT;
		struct oc_buf *b = oc_buf_new(&a, 10000);
		struct oc_val *v = NULL;
		struct oc_json j;

		read_text(&a, rows[i].text, strlen(rows[i].text), &v);
		oc_json_init(&j, b, OC_JSON_PLAIN);
		oc_json_val(&j, v);
		OC_ASSERT_STR(oc_buf_str(b), rows[i].want);
		oc_arena_release(&a);
	}
}

static void
fault_is_placed(void)
{
	static const struct {
		const char *text;
		size_t want;
	} rows[] = {
		{ "", 0 },
		{ " x", 1 },
		{ "[1,2 3]", 5 },
		{ "\"ab\\x\"", 3 },
		{ "\"ab\xFF\"", 3 },
		{ "[1", 2 },
		{ "{\"a\":1,}", 7 },
		{ "{} \"x\"", 3 },
	};

	for (size_t i = 0; i < OC_COUNT(rows); i++) {
		struct oc_arena a = OC_ARENA_INIT;
		struct oc_val *v;
		size_t at = 99;

		oc_json_read(
		    &a, rows[i].text, strlen(rows[i].text), NULL, &v, &at);
		if (at != rows[i].want)
			fprintf(stderr, "row %zu: at %zu\n", i, at);
		CU_ASSERT_EQUAL(at, rows[i].want);
		oc_arena_release(&a);
	}
}

/* n times open, then inner, then n times close. */
static char *
nested(struct oc_arena *a, size_t n, const char *open, const char *inner,
    char close)
{
	size_t len = strlen(open), k = strlen(inner);
	char *s = oc_alloc(a, n * (len + 1) + k + 1), *p = s;

	for (size_t i = 0; i < n; i++, p += len)
		memcpy(p, open, len);
	memcpy(p, inner, k);
	memset(p + k, close, n);
	p[k + n] = '\0';
	return s;
}

static void
depth_ends_where_php_ends(void)
{
	static const struct {
		size_t n;
		const char *open, *inner;
		char close;
		enum oc_json_status want;
	} rows[] = {
		{ 511, "[", "", ']', OC_JSON_OK },
		{ 511, "[", "1", ']', OC_JSON_OK },
		{ 511, "{\"a\":", "1", '}', OC_JSON_OK },
		{ 512, "[", "", ']', OC_JSON_DEPTH },
		{ 512, "{\"a\":", "1", '}', OC_JSON_DEPTH },
		{ 512, "[", "x", 'x', OC_JSON_DEPTH },
		{ 100000, "[", "", ']', OC_JSON_DEPTH },
		{ 100000, "[{\"a\":", "", ']', OC_JSON_DEPTH },
		{ 511, "[", "x", ']', OC_JSON_SYNTAX },
	};

	for (size_t i = 0; i < OC_COUNT(rows); i++) {
		struct oc_arena a = OC_ARENA_INIT;
		struct oc_val *v = NULL;
		char *text = nested(
		    &a, rows[i].n, rows[i].open, rows[i].inner, rows[i].close);
		enum oc_json_status s = read_text(&a, text, strlen(text), &v);

		if (s != rows[i].want)
			fprintf(stderr, "row %zu: %d\n", i, (int)s);
		CU_ASSERT_EQUAL(s, rows[i].want);
		oc_arena_release(&a);
	}
}

static void
limits_hold(void)
{
	static const struct {
		struct oc_json_limits limits;
		const char *text;
		enum oc_json_status want;
	} rows[] = {
		{ { 3, 5, 5, false }, "[1]", OC_JSON_OK },
		{ { 3, 5, 5, false }, "[1 ]", OC_JSON_LIMIT },
		{ { 3, 5, 5, false }, "[1,x", OC_JSON_LIMIT },
		{ { 0, 2, 9, false }, "[[1]]", OC_JSON_OK },
		{ { 0, 2, 9, false }, "[[[1]]]", OC_JSON_DEPTH },
		{ { 0, 0, 9, false }, "1", OC_JSON_OK },
		{ { 0, 0, 9, false }, "[]", OC_JSON_DEPTH },
		{ { 0, 9, 3, false }, "{\"a\":1,\"b\":2}", OC_JSON_OK },
		{ { 0, 9, 3, false }, "[1,2,3]", OC_JSON_LIMIT },
		{ { 0, 9, 3, false }, "[1,2,x", OC_JSON_LIMIT },
		{ { 0, 9, 3, false }, "[1,x", OC_JSON_SYNTAX },
		{ { 0, 9, 9, false }, "{\"a\":1,\"a\":1}", OC_JSON_OK },
		{ { 0, 9, 9, true }, "{\"a\":1,\"b\":1}", OC_JSON_OK },
		{ { 0, 9, 9, true }, "[{\"a\":1},{\"a\":1}]", OC_JSON_OK },
		{ { 0, 9, 9, true }, "{\"a\":1,\"a\":1}", OC_JSON_TWICE },
		{ { 0, 9, 9, true }, "{\"a\":1,\"\\u0061\":1}", OC_JSON_TWICE },
		{ { 0, 9, 9, true }, "[{\"b\":{\"a\":1,\"a\":1}}]",
		    OC_JSON_TWICE },
	};

	for (size_t i = 0; i < OC_COUNT(rows); i++) {
		struct oc_arena a = OC_ARENA_INIT;
		struct oc_val *v = NULL;
		enum oc_json_status s;

		s = oc_json_read(&a, rows[i].text, strlen(rows[i].text),
		    &rows[i].limits, &v, NULL);
		if (s != rows[i].want)
			fprintf(stderr, "row %zu: %d\n", i, (int)s);
		CU_ASSERT_EQUAL(s, rows[i].want);
		CU_ASSERT_EQUAL(v != NULL, s == OC_JSON_OK);
		oc_arena_release(&a);
	}
}

/* Quadratic time would be minutes for any of these. */
static void
time_is_linear(void)
{
	struct oc_arena a = OC_ARENA_INIT;
	struct oc_buf *b = oc_buf_new(&a, 64 << 20);
	struct oc_val *v = NULL;
	clock_t start = clock();

	oc_buf_adds(b, "{\"x\":0");
	for (int i = 0; i < 100000; i++)
		oc_buf_addf(b, ",\"%d\":%d", i / 2, i);
	oc_buf_adds(b, "}");
	CU_ASSERT_EQUAL(read_text(&a, b->data, b->len, &v), OC_JSON_OK);
	CU_ASSERT_EQUAL(oc_val_count(v), 50001);
	CU_ASSERT_EQUAL(oc_val_at(v, 1)->u.i, 1);
	oc_buf_clear(b);
	oc_buf_adds(b, "[0");
	for (int i = 0; i < 300000; i++)
		oc_buf_adds(b, ",[{}]");
	oc_buf_adds(b, "]");
	CU_ASSERT_EQUAL(read_text(&a, b->data, b->len, &v), OC_JSON_OK);
	oc_buf_clear(b);
	oc_buf_adds(b, "[1.");
	for (int i = 0; i < 1000000; i++)
		oc_buf_addc(b, '3');
	oc_buf_adds(b, ",\"");
	for (int i = 0; i < 300000; i++)
		oc_buf_adds(b, "\\u00e9\\n");
	oc_buf_adds(b, "\"]");
	CU_ASSERT_EQUAL(read_text(&a, b->data, b->len, &v), OC_JSON_OK);
	CU_ASSERT_EQUAL(oc_val_at(v, 1)->u.s.len, 900000);
	CU_ASSERT((clock() - start) / CLOCKS_PER_SEC < 20);
	oc_arena_release(&a);
}

static void
locale_does_not_matter(void)
{
	static const char *const names[] = { "de_DE.UTF-8", "pl_PL.UTF-8",
		"fr_FR.UTF-8" };
	struct oc_arena a = OC_ARENA_INIT;
	struct oc_val *v = NULL;
	bool found = false;

	for (size_t i = 0; i < OC_COUNT(names) && !found; i++)
		found = setlocale(LC_ALL, names[i]) != NULL;
	if (!found)
		fprintf(stderr, "no locale with a decimal comma here\n");
	read_text(&a, "1.5", 3, &v);
	CU_ASSERT(oc_val_is(v, OC_DOUBLE) && v->u.d == 1.5);
	OC_ASSERT_STR(oc_val_text(&a, v), "1.5");
	OC_ASSERT_STR(oc_json_php(&a, v), "1.5");
	CU_ASSERT_EQUAL(oc_val_to_int(oc_val_str(&a, "1.5e1")), 15);
	setlocale(LC_ALL, "C");
	oc_arena_release(&a);
}

/* One file of the suite: "y_" must be read, "n_" must not, "i_" as it is. */
static bool
try_file(const char *dir, const char *name)
{
	struct oc_arena a = OC_ARENA_INIT;
	struct oc_val *v = NULL;
	enum oc_json_status s, again;
	size_t len;
	char *text;

	text = oc_test_read(&a, oc_sprintf(&a, "%s/%s", dir, name), &len);
	CU_ASSERT_PTR_NOT_NULL_FATAL(text);
	s = read_text(&a, text, len, &v);
	again = read_text(&a, text, len, &v);
	oc_arena_release(&a);
	if (s != again || (*name == 'y' && s != OC_JSON_OK))
		return false;
	return *name != 'n' || s != OC_JSON_OK;
}

static void
json_test_suite(void)
{
	const char *dir = getenv("OC_JSON_CORPUS");
	struct dirent *e;
	int tried = 0;
	DIR *d;

	if (oc_empty(dir)) {
		fprintf(stderr, "skipped: OC_JSON_CORPUS is not set\n");
		return;
	}
	d = opendir(dir);
	CU_ASSERT_PTR_NOT_NULL(d);
	if (d == NULL)
		return;
	while ((e = readdir(d)) != NULL) {
		bool ok;

		if (!oc_ends(e->d_name, ".json") || e->d_name[1] != '_')
			continue;
		tried++;
		ok = try_file(dir, e->d_name);
		if (!ok)
			fprintf(stderr, "%s\n", e->d_name);
		CU_ASSERT(ok);
	}
	closedir(d);
	CU_ASSERT(tried > 300);
}

CU_TestInfo reader_tests[] = {
	{ "faults have PHP's names", faults_have_phps_names },
	{ "values come out", values_come_out },
	{ "a fault is placed", fault_is_placed },
	{ "depth ends where PHP ends", depth_ends_where_php_ends },
	{ "limits hold", limits_hold },
	{ "time is linear", time_is_linear },
	{ "the locale does not matter", locale_does_not_matter },
	{ "JSONTestSuite", json_test_suite },
	CU_TEST_INFO_NULL,
};
