/* test_cors.c - which origins get which headers. */
#include "config.h"

#include "http/cors.h"
#include "unit.h"

/* What the browser sends. */
struct browser {
	const char *origin;
	const char *method; /* it asks for, or NULL */
};

static const char *
browser_var(void *p, const char *name)
{
	const struct browser *b = p;

	if (oc_streq(name, "HTTP_ORIGIN"))
		return b->origin;
	if (oc_streq(name, "HTTP_ACCESS_CONTROL_REQUEST_METHOD"))
		return b->method;
	if (oc_streq(name, "PATH_INFO"))
		return "/api/v2/tickets";
	return NULL;
}

static const char *
header(const struct oc_res *res, const char *name)
{
	for (size_t i = 0; i < res->nheaders; i++)
		if (oc_strieq(res->headers[i].name, name))
			return res->headers[i].value;
	return NULL;
}

static const char listed[] =
    "https://desk.example.com, https://app.example.com/ ,http://localhost:3000";

static const struct {
	const char *origins;
	const char *origin;
	const char *want; /* Access-Control-Allow-Origin */
	const char *cookies;
	const char *vary;
} cases[] = {
	{ NULL, "https://desk.example.com", NULL, NULL, NULL },
	{ "", "https://desk.example.com", NULL, NULL, NULL },
	{ listed, NULL, NULL, NULL, "Origin" },
	{ listed, "https://desk.example.com", "https://desk.example.com",
	    "true", "Origin" },
	{ listed, "https://app.example.com", "https://app.example.com", "true",
	    "Origin" },
	{ listed, "http://localhost:3000", "http://localhost:3000", "true",
	    "Origin" },
	{ listed, "http://localhost:3001", NULL, NULL, "Origin" },
	{ listed, "http://localhost:300", NULL, NULL, "Origin" },
	{ listed, "http://desk.example.com", NULL, NULL, "Origin" },
	{ listed, "https://desk.example.com.evil.test", NULL, NULL, "Origin" },
	{ listed, "https://evil-desk.example.com", NULL, NULL, "Origin" },
	{ listed, "https://desk.example.com, https://evil.test", NULL, NULL,
	    "Origin" },
	{ listed, "", NULL, NULL, "Origin" },
	{ listed, "null", NULL, NULL, "Origin" },
	{ "null", "null", NULL, NULL, "Origin" },
	{ "*", "null", "*", NULL, "Origin" },
	{ "*", "https://evil.test", "*", NULL, "Origin" },
	{ "*,https://desk.example.com", "https://evil.test", "*", NULL,
	    "Origin" },
	{ "*,https://desk.example.com", "https://desk.example.com",
	    "https://desk.example.com", "true", "Origin" },
	{ "https://*.example.com", "https://desk.example.com", NULL, NULL,
	    "Origin" },
	{ ",", "https://desk.example.com", NULL, NULL, "Origin" },
	{ "/", "/", NULL, NULL, "Origin" },
};

/* One request of a browser, and the answer to be. */
struct visit {
	struct oc_arena a;
	struct browser browser;
	struct oc_io io;
	struct oc_ctx cx;
	struct oc_req req;
	struct oc_res res;
};

static void
begin(struct visit *v, const char *origin, const char *method)
{
	v->a = (struct oc_arena)OC_ARENA_INIT;
	v->browser = (struct browser){ origin, method };
	v->io = (struct oc_io){ .p = &v->browser, .var = browser_var };
	oc_ctx_init(&v->cx, &v->a);
	oc_res_init(&v->res, &v->a, 1000);
	CU_ASSERT_EQUAL(oc_req_init(&v->req, &v->cx, &v->io), OC_OK);
}

static void
origins(void)
{
	for (size_t i = 0; i < OC_COUNT(cases); i++) {
		struct visit v;

		begin(&v, cases[i].origin, NULL);
		oc_cors_headers(&v.req, &v.res, cases[i].origins);
		OC_ASSERT_STR(header(&v.res, "Access-Control-Allow-Origin"),
		    cases[i].want);
		OC_ASSERT_STR(
		    header(&v.res, "Access-Control-Allow-Credentials"),
		    cases[i].cookies);
		OC_ASSERT_STR(header(&v.res, "Vary"), cases[i].vary);
		CU_ASSERT_EQUAL(
		    header(&v.res, "Access-Control-Expose-Headers") != NULL,
		    cases[i].want != NULL);
		CU_ASSERT_PTR_NULL(
		    header(&v.res, "Access-Control-Allow-Methods"));
		oc_arena_release(&v.a);
	}
}

static void
preflight(void)
{
	static const struct {
		const char *origin, *method, *want;
	} asked[] = {
		{ "https://desk.example.com", "PATCH", "GET, PATCH" },
		{ "https://desk.example.com", NULL, NULL },
		{ "https://evil.test", "PATCH", NULL },
	};

	for (size_t i = 0; i < OC_COUNT(asked); i++) {
		struct visit v;

		begin(&v, asked[i].origin, asked[i].method);
		oc_res_header(&v.res, "Vary", "Accept");
		oc_cors_preflight(&v.req, &v.res, listed, OC_GET | OC_PATCH);
		OC_ASSERT_STR(header(&v.res, "Access-Control-Allow-Methods"),
		    asked[i].want);
		OC_ASSERT_STR(header(&v.res, "Vary"), "Accept, Origin");
		oc_arena_release(&v.a);
	}
}

CU_TestInfo cors_tests[] = {
	{ "origins", origins },
	{ "preflight", preflight },
	CU_TEST_INFO_NULL,
};
