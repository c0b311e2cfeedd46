/* test_multipart.c - multipart/form-data and header parameters. */
#include "config.h"

#include <time.h>

#include "base/buf.h"
#include "http/multipart.h"
#include "http/param.h"
#include "unit.h"

#define TYPE "multipart/form-data; boundary=XX"
#define DISP "Content-Disposition: form-data; name=\"a\""
#define FIRST "--XX\r\n"
#define LAST "\r\n--XX--"

static enum oc_err
parse(struct oc_arena *a, const char *type, const char *body, size_t len,
    struct oc_multipart *out)
{
	char *copy = oc_alloc(a, len + 1); /* the parts point into it */
	const char *why = NULL;
	enum oc_err e;

	memcpy(copy, body, len);
	e = oc_multipart_parse(a, type, copy, len, NULL, out, &why);
	CU_ASSERT_EQUAL(why != NULL, e != OC_OK);
	return e;
}

/* The parts as "name(filename,type)=data|", a plain field without the file. */
static const char *
shown(struct oc_arena *a, const struct oc_multipart *m)
{
	struct oc_buf *b = oc_buf_new(a, 1 << 20);

	for (size_t i = 0; i < m->n; i++) {
		const struct oc_part *p = &m->parts[i];

		oc_buf_adds(b, p->name);
		if (p->filename != NULL)
			oc_buf_addf(b, "(%s,%s)", p->filename, p->type);
		oc_buf_addf(b, "=%.*s|", (int)p->len, p->data);
	}
	return oc_buf_str(b);
}

static void
parts_are_found(void)
{
	static const struct {
		const char *body, *want;
	} rows[] = {
		{ FIRST DISP "\r\n\r\nx" LAST, "a=x|" },
		{ FIRST DISP "\r\n\r\nx" LAST "\r\n", "a=x|" },
		{ FIRST DISP "\r\n\r\nx" LAST "anything", "a=x|" },
		{ FIRST DISP "\r\n\r\n" LAST, "a=|" },
		{ FIRST DISP "\r\n" LAST, "a=|" },
		{ FIRST DISP "\r\n\r\n\r\n" LAST, "a=\r\n|" },
		{ FIRST DISP "\r\n\r\na\r\nb\n--XX\nc" LAST,
		    "a=a\r\nb\n--XX\nc|" },
		{ FIRST DISP "\r\n\r\n\r\n--XXX\r\n--X" LAST,
		    "a=\r\n--XXX\r\n--X|" },
		{ FIRST DISP "\r\n\r\n1\r\n--XX\t \r\n" DISP "\r\n\r\n2" LAST,
		    "a=1|a=2|" },
		{ "\r\n" FIRST DISP "\r\n\r\nx" LAST, "a=x|" },
		{ "--XX--", "" },
		{ "\r\n--XX--\r\n", "" },
		{ FIRST "content-disposition:FORM-DATA;NAME=b\r\n\r\nx" LAST,
		    "b=x|" },
		{ FIRST "X-Other: 1\r\n" DISP "; \r\n\r\nx" LAST, "a=x|" },
		{ FIRST DISP "; filename=\"f.png\"\r\n"
		             "Content-Type: Image/PNG; x=y\r\n"
		             "Content-Transfer-Encoding: binary\r\n\r\nx" LAST,
		    "a(f.png,image/png)=x|" },
		{ FIRST DISP "; filename=\"\"\r\n\r\n" LAST,
		    "a(,text/plain)=|" },
		{ FIRST DISP "; filename=\"C:\\dir\\new.txt\"\r\n\r\n" LAST,
		    "a(new.txt,text/plain)=|" },
		{ FIRST DISP "; filename=\"../../etc/passwd\"\r\n\r\n" LAST,
		    "a(passwd,text/plain)=|" },
		{ FIRST DISP "; filename=\"a\\\"b\"\r\n\r\n" LAST,
		    "a(a\"b,text/plain)=|" },
		{ FIRST DISP "; filename=\"\xC3\xA9;=.txt\"\r\n\r\n" LAST,
		    "a(\xC3\xA9;=.txt,text/plain)=|" },
		{ FIRST DISP "; filename=e.txt; filename*=UTF-8''%C3%A9.txt"
		             "\r\n\r\n" LAST,
		    "a(\xC3\xA9.txt,text/plain)=|" },
		{ FIRST DISP "; filename*=iso-8859-1'en'%E9.txt\r\n\r\n" LAST,
		    "a(\xC3\xA9.txt,text/plain)=|" },
		{ FIRST DISP "; filename*=utf-8''..%2F..%5Cx\r\n\r\n" LAST,
		    "a(x,text/plain)=|" },
		{ FIRST "Content-Disposition: form-data; name=\"\"\r\n\r\n"
		        "x" LAST,
		    "=x|" },
	};

	for (size_t i = 0; i < OC_COUNT(rows); i++) {
		struct oc_arena a = OC_ARENA_INIT;
		struct oc_multipart m = { NULL, 99 };
		enum oc_err e =
		    parse(&a, TYPE, rows[i].body, strlen(rows[i].body), &m);

		if (e != OC_OK)
			fprintf(stderr, "row %zu\n", i);
		CU_ASSERT_EQUAL_FATAL(e, OC_OK);
		OC_ASSERT_STR(shown(&a, &m), rows[i].want);
		oc_arena_release(&a);
	}
}

#define TEXT(s) s, sizeof s - 1

static void
malformed_bodies_are_refused(void)
{
	static const struct {
		const char *body;
		size_t len;
	} rows[] = {
		{ TEXT("") },
		{ TEXT("x") },
		{ TEXT("--XX") },
		{ TEXT("--XX-") },
		{ TEXT("--XX\r\n") },
		{ TEXT("--XX\n" DISP "\n\nx\n--XX--") },
		{ TEXT("preamble\r\n" FIRST DISP "\r\n\r\nx" LAST) },
		{ TEXT("x--XX\r\n" DISP "\r\n\r\nx" LAST) },
		{ TEXT(FIRST "\r\nx" LAST) },
		{ TEXT(FIRST DISP) },
		{ TEXT(FIRST DISP "\r\n") },
		{ TEXT(FIRST DISP "\r\n\r\n") },
		{ TEXT(FIRST DISP "\r\n\r\nx") },
		{ TEXT(FIRST DISP "\r\n\r\nx\r\n--XX") },
		{ TEXT(FIRST DISP "\r\n\r\nx\r\n--XX-") },
		{ TEXT(FIRST DISP "\r\n\r\nx\r\n--XX\r\n") },
		{ TEXT(FIRST DISP "\r\n\r\nx--XX--") },
		{ TEXT(FIRST DISP "\r\n\r\nx\n--XX--") },
		{ TEXT(FIRST DISP "\n\r\nx" LAST) },
		{ TEXT(FIRST DISP "\r\nNo colon\r\n\r\nx" LAST) },
		{ TEXT(FIRST DISP "\r\n: x\r\n\r\nx" LAST) },
		{ TEXT(FIRST DISP "\r\n folded: x\r\n\r\nx" LAST) },
		{ TEXT(FIRST DISP "\r\nX : y\r\n\r\nx" LAST) },
		{ TEXT(FIRST DISP "\r\nX: \0\r\n\r\nx" LAST) },
		{ TEXT(FIRST DISP "\r\nX: a\rb\r\n\r\nx" LAST) },
		{ TEXT(FIRST DISP "\r\nX: \xFF\r\n\r\nx" LAST) },
		{ TEXT(FIRST DISP "\r\n" DISP "\r\n\r\nx" LAST) },
		{ TEXT(FIRST "Content-Type: a/b\r\n\r\nx" LAST) },
		{ TEXT(FIRST "Content-Disposition: form-data\r\n\r\nx" LAST) },
		{ TEXT(
		    FIRST "Content-Disposition: file; name=a\r\n\r\n" LAST) },
		{ TEXT(FIRST "Content-Disposition: ; name=a\r\n\r\n" LAST) },
		{ TEXT(FIRST "Content-Disposition:\r\n\r\nx" LAST) },
		{ TEXT(FIRST DISP "; name=b\r\n\r\nx" LAST) },
		{ TEXT(FIRST DISP "; NAME=b\r\n\r\nx" LAST) },
		{ TEXT(FIRST DISP " x\r\n\r\nx" LAST) },
		{ TEXT(FIRST DISP "; x\r\n\r\nx" LAST) },
		{ TEXT(FIRST DISP "; x=\r\n\r\nx" LAST) },
		{ TEXT(FIRST DISP "; =x\r\n\r\nx" LAST) },
		{ TEXT(FIRST DISP "; filename=\"a\r\n\r\nx" LAST) },
		{ TEXT(FIRST DISP "; filename=\"a\"b\"\r\n\r\nx" LAST) },
		{ TEXT(FIRST DISP "; filename=\"a\\\"\r\n\r\nx" LAST) },
		{ TEXT(FIRST DISP "; filename=a\"b\r\n\r\nx" LAST) },
		{ TEXT(FIRST DISP "; filename=\"..\"\r\n\r\nx" LAST) },
		{ TEXT(FIRST DISP "; filename=\"a\0b\"\r\n\r\nx" LAST) },
		{ TEXT(FIRST DISP "; filename=\"\xE9\"\r\n\r\nx" LAST) },
		{ TEXT(FIRST DISP "; filename=a; filename=b\r\n\r\n" LAST) },
		{ TEXT(FIRST DISP "; filename*=x\r\n\r\n" LAST) },
		{ TEXT(FIRST DISP "; filename*=UTF-8'x\r\n\r\n" LAST) },
		{ TEXT(FIRST DISP "; filename*=UTF-8''%E9\r\n\r\n" LAST) },
		{ TEXT(FIRST DISP "; filename*=UTF-8''%4\r\n\r\n" LAST) },
		{ TEXT(FIRST DISP "; filename*=UTF-8''a%00\r\n\r\n" LAST) },
		{ TEXT(FIRST DISP "; filename*=UTF-8''a%0Ab\r\n\r\n" LAST) },
		{ TEXT(FIRST DISP "; filename*=KOI8-R''a\r\n\r\n" LAST) },
		{ TEXT(FIRST DISP "\r\nContent-Type: a/b\r\nContent-Type: a/b"
		                  "\r\n\r\nx" LAST) },
		{ TEXT(FIRST DISP "\r\nContent-Type: a b\r\n\r\nx" LAST) },
		{ TEXT(FIRST DISP "\r\nContent-Transfer-Encoding: base64"
		                  "\r\n\r\neA==" LAST) },
	};

	for (size_t i = 0; i < OC_COUNT(rows); i++) {
		struct oc_arena a = OC_ARENA_INIT;
		struct oc_multipart m = { NULL, 99 };
		enum oc_err e = parse(&a, TYPE, rows[i].body, rows[i].len, &m);

		if (e != OC_EBADREQ)
			fprintf(stderr, "row %zu: %s\n", i, rows[i].body);
		CU_ASSERT_EQUAL(e, OC_EBADREQ);
		CU_ASSERT_EQUAL(m.n, 99);
		oc_arena_release(&a);
	}
}

static void
boundaries_are_read(void)
{
	static const char long70[] =
	    "1234567890123456789012345678901234567890123456789012345678901234"
	    "567890";
	static const struct {
		const char *type, *boundary;
		enum oc_err want;
	} rows[] = {
		{ "multipart/form-data; boundary=ab", "ab", OC_OK },
		{ "Multipart/Form-Data;BOUNDARY=\"ab\"", "ab", OC_OK },
		{ "multipart/form-data ; charset=x ; boundary=a", "a", OC_OK },
		{ "multipart/form-data; boundary=\"a b:c\";", "a b:c", OC_OK },
		{ "multipart/form-data; boundary=--a=/?'()+_,-.:", NULL,
		    OC_OK },
		{ "multipart/form-data; boundary=%s", long70, OC_OK },
		{ "multipart/form-data; boundary=x%s", long70, OC_EBADREQ },
		{ "multipart/form-data", "", OC_EBADREQ },
		{ "multipart/form-data;", "", OC_EBADREQ },
		{ "multipart/form-data; boundary", "", OC_EBADREQ },
		{ "multipart/form-data; boundary=", "", OC_EBADREQ },
		{ "multipart/form-data; boundary=\"\"", "", OC_EBADREQ },
		{ "multipart/form-data; boundary=\"ab", "ab", OC_EBADREQ },
		{ "multipart/form-data; boundary=\"a \"", "a ", OC_EBADREQ },
		{ "multipart/form-data; boundary=\"a\\\"b\"", "a\"b",
		    OC_EBADREQ },
		{ "multipart/form-data; boundary=\xC3\xA9", "\xC3\xA9",
		    OC_EBADREQ },
		{ "multipart/form-data; boundary=a; boundary=b", "a",
		    OC_EBADREQ },
		{ "multipart/form-data boundary=a", "a", OC_EBADREQ },
		{ "multipart/form-data, multipart/form-data; boundary=a", "a",
		    OC_EBADREQ },
		{ "", "", OC_EBADREQ },
		{ "multipart/mixed; boundary=a", "a", OC_EMEDIA },
		{ "application/json", "", OC_EMEDIA },
	};

	for (size_t i = 0; i < OC_COUNT(rows); i++) {
		struct oc_arena a = OC_ARENA_INIT;
		const char *boundary = rows[i].boundary;
		struct oc_multipart m;
		char *type, *body;
		enum oc_err e;

		if (boundary == NULL)
			boundary = strchr(rows[i].type, '=') + 1;
		type = oc_replace(&a, rows[i].type, "%s", boundary);
		body = oc_sprintf(&a, "--%s\r\n" DISP "\r\n\r\nx\r\n--%s--",
		    boundary, boundary);
		e = parse(&a, type, body, strlen(body), &m);
		if (e != rows[i].want)
			fprintf(stderr, "row %zu: %s: %d\n", i, type, (int)e);
		CU_ASSERT_EQUAL(e, rows[i].want);
		if (e == OC_OK)
			OC_ASSERT_STR(shown(&a, &m), "a=x|");
		oc_arena_release(&a);
	}
}

static void
limits_hold(void)
{
	static const char body[] =
	    FIRST DISP "\r\n\r\n1\r\n--XX\r\n" DISP "\r\n\r\n2" LAST;
	static const struct {
		struct oc_multipart_limits limits;
		enum oc_err want;
	} rows[] = {
		{ { 2, 1000 }, OC_OK },
		{ { 2, sizeof DISP + 3 }, OC_OK },
		{ { 2, sizeof DISP + 2 }, OC_ETOOBIG },
		{ { 2, 0 }, OC_ETOOBIG },
		{ { 1, 1000 }, OC_ETOOBIG },
		{ { 0, 1000 }, OC_ETOOBIG },
	};
	struct oc_arena a = OC_ARENA_INIT;

	for (size_t i = 0; i < OC_COUNT(rows); i++) {
		struct oc_multipart m;
		const char *why;
		enum oc_err e = oc_multipart_parse(
		    &a, TYPE, body, strlen(body), &rows[i].limits, &m, &why);

		if (e != rows[i].want)
			fprintf(stderr, "row %zu: %d\n", i, (int)e);
		CU_ASSERT_EQUAL(e, rows[i].want);
	}
	oc_arena_release(&a);
}

static void
fields_are_a_form(void)
{
	static const char good[] = FIRST DISP
	    "\r\n\r\n1\r\n--XX\r\n" DISP
	    "; filename=f\r\n\r\n\xFF\r\n--XX\r\n" DISP "\r\n\r\n2" LAST;
	static const char bad[] = FIRST DISP "\r\n\r\n\xFF" LAST;
	static const char nul[] = FIRST DISP "\r\n\r\n\0" LAST;
	struct oc_arena a = OC_ARENA_INIT;
	struct oc_form f = { NULL, 99 };
	struct oc_multipart m;

	CU_ASSERT_EQUAL(parse(&a, TYPE, TEXT(bad), &m), OC_OK);
	CU_ASSERT_EQUAL(oc_multipart_form(&a, &m, &f), OC_EBADREQ);
	CU_ASSERT_EQUAL(parse(&a, TYPE, TEXT(nul), &m), OC_OK);
	CU_ASSERT_EQUAL(oc_multipart_form(&a, &m, &f), OC_EBADREQ);
	CU_ASSERT_EQUAL(f.n, 99);
	CU_ASSERT_EQUAL(parse(&a, TYPE, TEXT(good), &m), OC_OK);
	CU_ASSERT_EQUAL(oc_multipart_form(&a, &m, &f), OC_OK);
	CU_ASSERT_EQUAL(f.n, 2);
	OC_ASSERT_STR(oc_form_get(&f, "a"), "1");
	OC_ASSERT_STR(oc_form_last(&f, "a"), "2");
	CU_ASSERT_PTR_EQUAL(oc_multipart_get(&m, "a"), &m.parts[0]);
	CU_ASSERT_PTR_NULL(oc_multipart_get(&m, "b"));
	oc_arena_release(&a);
}

/* Quadratic time would be minutes for either of these. */
static void
time_is_linear(void)
{
	struct oc_arena a = OC_ARENA_INIT;
	struct oc_buf *b = oc_buf_new(&a, 32 << 20);
	struct oc_multipart m;
	clock_t start = clock();
	const char *why;

	oc_buf_adds(b, FIRST DISP "\r\n\r\n");
	for (int i = 0; i < 100000; i++)
		oc_buf_adds(b, "\r\n--XX-x");
	CU_ASSERT_EQUAL(
	    oc_multipart_parse(&a, TYPE, b->data, b->len, NULL, &m, &why),
	    OC_EBADREQ);
	oc_buf_clear(b);
	oc_buf_adds(b, FIRST DISP "\r\n\r\n");
	for (int i = 0; i < 900; i++)
		oc_buf_addf(b, "%020000d\r\n--XX\r\n" DISP "\r\n\r\n", i);
	oc_buf_adds(b, LAST);
	CU_ASSERT_EQUAL(
	    oc_multipart_parse(&a, TYPE, b->data, b->len, NULL, &m, &why),
	    OC_OK);
	CU_ASSERT_EQUAL(m.n, 901);
	CU_ASSERT((clock() - start) / CLOCKS_PER_SEC < 20);
	oc_arena_release(&a);
}

CU_TestInfo multipart_tests[] = {
	{ "parts are found", parts_are_found },
	{ "malformed bodies are refused", malformed_bodies_are_refused },
	{ "boundaries are read", boundaries_are_read },
	{ "limits hold", limits_hold },
	{ "fields are a form", fields_are_a_form },
	{ "time is linear", time_is_linear },
	CU_TEST_INFO_NULL,
};
