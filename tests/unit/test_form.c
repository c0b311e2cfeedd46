/* test_form.c - query strings and HTML forms. */
#include "config.h"

#include <time.h>

#include "base/buf.h"
#include "http/form.h"
#include "unit.h"

static enum oc_err
parse(struct oc_arena *a, const char *text, size_t len, struct oc_form *out)
{
	char *copy = malloc(len > 0 ? len : 1);
	enum oc_err e;

	if (copy == NULL)
		abort();
	memcpy(copy, text, len);
	e = oc_form_parse(a, copy, len, out);
	free(copy);
	return e;
}

/* The pairs as "name=value|", so that a row of a table can hold them. */
static const char *
shown(struct oc_arena *a, const struct oc_form *f)
{
	struct oc_buf *b = oc_buf_new(a, 1 << 20);

	for (size_t i = 0; i < f->n; i++)
		oc_buf_addf(b, "%s=%s|", f->pairs[i].name, f->pairs[i].value);
	return oc_buf_str(b);
}

static void
pairs_are_decoded(void)
{
	static const struct {
		const char *text, *want;
	} rows[] = {
		{ "", "" },
		{ "a=1&b=2", "a=1|b=2|" },
		{ "a=1&a=2", "a=1|a=2|" },
		{ "a", "a=|" },
		{ "a=", "a=|" },
		{ "=x", "=x|" },
		{ "=", "=|" },
		{ "&", "" },
		{ "&&a=1&&b=2&", "a=1|b=2|" },
		{ "a=b=c", "a=b=c|" },
		{ "a+b=c+d", "a b=c d|" },
		{ "a%20b=%2B%26%3d", "a b=+&=|" },
		{ "x=%C3%A9", "x=\xC3\xA9|" },
		{ "x=\xC3\xA9", "x=\xC3\xA9|" },
		{ "a[]=1&a%5B%5D=2", "a[]=1|a[]=2|" },
		{ "a;b=1;c", "a;b=1;c|" },
		{ "x=%", "x=%|" },
		{ "x=%4", "x=%4|" },
		{ "x=%4g", "x=%4g|" },
		{ "x=%%41", "x=%A|" },
		{ "x=%g1%41", "x=%g1A|" },
		{ "x=%2541", "x=%41|" },
		{ "x=%+1", "x=% 1|" },
		{ "x=a%0Ab", "x=a\nb|" },
	};

	for (size_t i = 0; i < OC_COUNT(rows); i++) {
		struct oc_arena a = OC_ARENA_INIT;
		struct oc_form f = { NULL, 99 };

		CU_ASSERT_EQUAL(
		    parse(&a, rows[i].text, strlen(rows[i].text), &f), OC_OK);
		OC_ASSERT_STR(shown(&a, &f), rows[i].want);
		oc_arena_release(&a);
	}
}

static void
what_is_no_text_is_refused(void)
{
	static const char *const rows[] = { "a=%00", "%00=a", "a=x%00y", "%00",
		"a=%FF", "%FF=a", "a=%C3", "a=%C3%28", "a=%ED%A0%80",
		"a=%C0%80", "a=\xFF", "a=1&b=%E9&c=3", "a=%F5%80%80%80" };
	struct oc_arena a = OC_ARENA_INIT;
	struct oc_form f = { NULL, 99 };

	for (size_t i = 0; i < OC_COUNT(rows); i++) {
		enum oc_err e = parse(&a, rows[i], strlen(rows[i]), &f);

		if (e != OC_EBADREQ)
			fprintf(stderr, "row %zu: %s\n", i, rows[i]);
		CU_ASSERT_EQUAL(e, OC_EBADREQ);
		CU_ASSERT_EQUAL(f.n, 99);
	}
	CU_ASSERT_EQUAL(parse(&a, "a=x\0y", 5, &f), OC_EBADREQ);
	oc_arena_release(&a);
}

static void
limits_hold(void)
{
	static const struct {
		struct oc_form_limits limits;
		const char *text;
		enum oc_err want;
	} rows[] = {
		{ { 3, 9 }, "a=1", OC_OK },
		{ { 9, 2 }, "a=1&b=2", OC_OK },
		{ { 9, 2 }, "&a&&b&", OC_OK },
		{ { 9, 0 }, "", OC_OK },
		{ { 9, 0 }, "&&", OC_OK },
		{ { 0, 9 }, "", OC_OK },
		{ { 2, 9 }, "a=1", OC_ETOOBIG },
		{ { 9, 1 }, "a=1&b=2", OC_ETOOBIG },
		{ { 9, 1 }, "&a&&b&", OC_ETOOBIG },
		{ { 9, 0 }, "a", OC_ETOOBIG },
		{ { 9, 1 }, "a=1&%00", OC_ETOOBIG },
	};
	struct oc_arena a = OC_ARENA_INIT;

	for (size_t i = 0; i < OC_COUNT(rows); i++) {
		struct oc_form f = { NULL, 99 };
		enum oc_err e = oc_form_parse_within(&a, rows[i].text,
		    strlen(rows[i].text), &rows[i].limits, &f);

		if (e != rows[i].want)
			fprintf(stderr, "row %zu: %d\n", i, (int)e);
		CU_ASSERT_EQUAL(e, rows[i].want);
		CU_ASSERT((f.n == 99) == (e != OC_OK));
	}
	oc_arena_release(&a);
}

static void
values_are_found(void)
{
	static const char text[] = "a=1&a=2&a[]=3&a[7]=4&a[x]=5&a[x]=6&a[]b=7&"
	                           "a[x][y]=8&ab=9&a[=10&b[c]=11&[d]=12";
	struct oc_arena a = OC_ARENA_INIT;
	struct oc_form f;
	const char **all;
	size_t n;

	CU_ASSERT_EQUAL(parse(&a, text, strlen(text), &f), OC_OK);
	OC_ASSERT_STR(oc_form_get(&f, "a"), "1");
	OC_ASSERT_STR(oc_form_last(&f, "a"), "2");
	OC_ASSERT_STR(oc_form_get(&f, "a[x]"), "5");
	OC_ASSERT_STR(oc_form_get(&f, "A"), NULL);
	OC_ASSERT_STR(oc_form_last(&f, ""), NULL);
	all = oc_form_all(&a, &f, "a", &n);
	CU_ASSERT_EQUAL_FATAL(n, 4);
	for (size_t i = 0; i < 4; i++)
		CU_ASSERT(all[i][0] == (char)('1' + i));
	CU_ASSERT_PTR_NULL(all[4]);
	all = oc_form_all(&a, &f, "none", NULL);
	CU_ASSERT_PTR_NULL(all[0]);
	OC_ASSERT_STR(oc_form_nested(&f, "a", "x"), "6");
	OC_ASSERT_STR(oc_form_nested(&f, "b", "c"), "11");
	OC_ASSERT_STR(oc_form_nested(&f, "", "d"), "12");
	OC_ASSERT_STR(oc_form_nested(&f, "a", "7"), "4");
	OC_ASSERT_STR(oc_form_nested(&f, "a", "xy"), NULL);
	OC_ASSERT_STR(oc_form_nested(&f, "b", "x"), NULL);
	OC_ASSERT_STR(oc_form_field_of(&a, &f.pairs[4], "a"), "x");
	OC_ASSERT_STR(oc_form_field_of(&a, &f.pairs[2], "a"), "");
	OC_ASSERT_STR(oc_form_field_of(&a, &f.pairs[0], "a"), NULL);
	OC_ASSERT_STR(oc_form_field_of(&a, &f.pairs[7], "a"), NULL);
	OC_ASSERT_STR(oc_form_field_of(&a, &f.pairs[9], "a"), NULL);
	oc_arena_release(&a);
}

static void
what_is_encoded_comes_back(void)
{
	struct oc_arena a = OC_ARENA_INIT;
	char every[256], *text, *back;
	size_t n;

	OC_ASSERT_STR(oc_url_encode(&a, "aZ09-._~"), "aZ09-._~");
	OC_ASSERT_STR(
	    oc_url_encode(&a, " +&=%/\xC3\xA9"), "%20%2B%26%3D%25%2F%C3%A9");
	OC_ASSERT_STR(oc_url_encode(&a, ""), "");
	for (int i = 1; i < 256; i++)
		every[i - 1] = (char)i;
	every[255] = '\0';
	text = oc_url_encode(&a, every);
	back = oc_url_decode(&a, text, strlen(text), true, &n);
	CU_ASSERT_EQUAL(n, 255);
	OC_ASSERT_STR(back, every);
	OC_ASSERT_STR(oc_url_decode(&a, "a+b%00", 3, false, NULL), "a+b");
	oc_url_decode(&a, "a%00b", 5, false, &n);
	CU_ASSERT_EQUAL(n, 3);
	oc_arena_release(&a);
}

static void
time_is_linear(void)
{
	struct oc_arena a = OC_ARENA_INIT;
	size_t len = 8 * 1024 * 1024;
	char *text = oc_alloc(&a, len);
	clock_t start = clock();
	struct oc_form f;

	memset(text, '&', len);
	CU_ASSERT_EQUAL(oc_form_parse(&a, text, len, &f), OC_OK);
	memset(text, '%', len);
	CU_ASSERT_EQUAL(oc_form_parse(&a, text, len, &f), OC_OK);
	memset(text, '=', len);
	CU_ASSERT_EQUAL(oc_form_parse(&a, text, len, &f), OC_OK);
	CU_ASSERT((clock() - start) / CLOCKS_PER_SEC < 20);
	oc_arena_release(&a);
}

CU_TestInfo form_tests[] = {
	{ "pairs are decoded", pairs_are_decoded },
	{ "what is no text is refused", what_is_no_text_is_refused },
	{ "limits hold", limits_hold },
	{ "values are found", values_are_found },
	{ "what is encoded comes back", what_is_encoded_comes_back },
	{ "time is linear", time_is_linear },
	CU_TEST_INFO_NULL,
};
