/* test_http.c - requests, routes and answers, with a web server of memory. */
#include "config.h"

#include "http/request.h"
#include "http/response.h"
#include "http/router.h"
#include "unit.h"

/* What a test says the web server has, and what it got back. */
struct fake {
	const char *const *vars; /* name, value, ..., NULL */
	const char *body;
	size_t at;
	struct oc_buf out;
};

static const char *
fake_var(void *p, const char *name)
{
	struct fake *f = p;

	for (const char *const *v = f->vars; *v != NULL; v += 2)
		if (oc_streq(v[0], name))
			return v[1];
	return NULL;
}

static long
fake_read(void *p, char *out, size_t len)
{
	struct fake *f = p;
	size_t left = strlen(f->body) - f->at;
	size_t n = len < left ? len : left;

	if (n > 3)
		n = 3; /* in small pieces, as networks do */
	memcpy(out, f->body + f->at, n);
	f->at += n;
	return (long)n;
}

static bool
fake_write(void *p, const char *data, size_t len)
{
	return oc_buf_add(&((struct fake *)p)->out, data, len);
}

struct world {
	struct oc_arena arena;
	struct oc_ctx cx;
	struct oc_req req;
	struct oc_io io;
	struct fake fake;
};

static enum oc_err
start(struct world *w, const char *const *vars, const char *body)
{
	*w = (struct world){ .arena = OC_ARENA_INIT };
	w->fake = (struct fake){ .vars = vars, .body = body };
	oc_buf_init(&w->fake.out, 1 << 20);
	w->io = (struct oc_io){ &w->fake, fake_var, fake_read, fake_write };
	oc_ctx_init(&w->cx, &w->arena);
	return oc_req_init(&w->req, &w->cx, &w->io);
}

static void
finish(struct world *w)
{
	oc_buf_release(&w->fake.out);
	oc_arena_release(&w->arena);
}

static void
request_is_read(void)
{
	const char *vars[] = { "REQUEST_METHOD", "POST", "PATH_INFO",
		"/api/v2/x\n", "QUERY_STRING", "a=1&b=%20", "REMOTE_ADDR",
		"10.0.0.1", "HTTP_X_REQUEST_ID", "abc", "HTTPS", "on",
		"HTTP_X_HTTP_METHOD_OVERRIDE", "patch", "CONTENT_TYPE",
		"Application/JSON; charset=utf-8", NULL };
	struct world w;

	CU_ASSERT_EQUAL(start(&w, vars, ""), OC_OK);
	CU_ASSERT_EQUAL(w.req.method, OC_PATCH);
	OC_ASSERT_STR(w.req.path, "/api/v2/x");
	OC_ASSERT_STR(oc_form_get(&w.req.query, "b"), " ");
	OC_ASSERT_STR(w.req.id, "abc");
	OC_ASSERT_STR(w.cx.ip, "10.0.0.1");
	OC_ASSERT_STR(oc_req_media(&w.req), "application/json");
	CU_ASSERT_TRUE(w.req.https);
	CU_ASSERT_EQUAL(w.req.dialect, OC_V2);
	finish(&w);
}

static void
nothing_at_all_is_a_request_too(void)
{
	const char *vars[] = { NULL };
	struct world w;

	CU_ASSERT_EQUAL(start(&w, vars, ""), OC_OK);
	CU_ASSERT_EQUAL(w.req.method, 0);
	OC_ASSERT_STR(w.req.path, "");
	CU_ASSERT_EQUAL(strlen(w.req.id), 36);
	finish(&w);
}

static void
bad_paths_and_queries(void)
{
	static const char *const bad[][2] = { { "/a\r\nX: y", "" },
		{ "/\xFF", "" }, { "/a", "x=%00" }, { "/a", "x=%ff" },
		{ "/\x7F", "" } };

	for (size_t i = 0; i < OC_COUNT(bad); i++) {
		const char *vars[] = { "PATH_INFO", bad[i][0], "QUERY_STRING",
			bad[i][1], NULL };
		struct world w;

		CU_ASSERT_EQUAL(start(&w, vars, ""), OC_EBADREQ);
		finish(&w);
	}
}

static void
authorization_in_its_places(void)
{
	const char *redirected[] = { "REDIRECT_HTTP_AUTHORIZATION", "Bearer x",
		NULL };
	const char *twice[] = { "HTTP_AUTHORIZATION", "Bearer x, Bearer y",
		NULL };
	const char *none[] = { NULL };
	const char *value = "";
	struct world w;

	start(&w, redirected, "");
	CU_ASSERT_EQUAL(oc_req_authorization(&w.req, &value), OC_OK);
	OC_ASSERT_STR(value, "Bearer x");
	finish(&w);
	start(&w, twice, "");
	CU_ASSERT_EQUAL(oc_req_authorization(&w.req, &value), OC_EBADREQ);
	finish(&w);
	start(&w, none, "");
	CU_ASSERT_EQUAL(oc_req_authorization(&w.req, &value), OC_OK);
	CU_ASSERT_PTR_NULL(value);
	finish(&w);
}

static const struct {
	const char *length; /* NULL: not announced */
	const char *body;
	enum oc_err want;
	const char *got;
} bodies[] = {
	{ "5", "hello", OC_OK, "hello" },
	{ NULL, "hello", OC_OK, "hello" },
	{ "0", "", OC_OK, "" },
	{ "3", "hello", OC_OK, "hel" },
	{ "10", "0123456789", OC_OK, "0123456789" },
	{ NULL, "0123456789", OC_OK, "0123456789" },
	{ "6", "hello", OC_EBADREQ, NULL },
	{ "11", "", OC_ETOOBIG, NULL },
	{ NULL, "0123456789a", OC_ETOOBIG, NULL },
	{ "-1", "x", OC_EBADREQ, NULL },
	{ "1x", "x", OC_EBADREQ, NULL },
	{ "99999999999999999999", "x", OC_EBADREQ, NULL },
};

static void
body_has_a_limit(void)
{
	for (size_t i = 0; i < OC_COUNT(bodies); i++) {
		const char *vars[] = { "CONTENT_LENGTH", bodies[i].length, NULL,
			NULL };
		const char *none[] = { NULL };
		struct world w;
		enum oc_err e;

		start(
		    &w, bodies[i].length == NULL ? none : vars, bodies[i].body);
		w.req.max_body = 10;
		e = oc_req_body(&w.req);
		if (e != bodies[i].want)
			fprintf(stderr, "case %zu: got %d\n", i, (int)e);
		CU_ASSERT_EQUAL(e, bodies[i].want);
		if (e == OC_OK) {
			OC_ASSERT_STR(w.req.body, bodies[i].got);
			CU_ASSERT_EQUAL(oc_req_body(&w.req), OC_OK);
		}
		finish(&w);
	}
}

static enum oc_err
handler(struct oc_req *req, struct oc_res *res)
{
	(void)req;
	(void)res;
	return OC_OK;
}

static const struct oc_route routes[] = {
	{ OC_GET | OC_POST, "/api/v2/tickets", handler, 0, OC_V2 },
	{ OC_GET, "/api/v2/tickets/{id}", handler, 0, OC_V2 },
	{ OC_DELETE, "/api/v2/tickets/{id}", handler, 0, OC_V2 },
	{ OC_GET, "/api/v2/tickets/{id}/x/{name}", handler, 0, OC_V2 },
	{ OC_POST, "/api/tickets.json", handler, 0, OC_LEGACY },
};

static const struct {
	const char *method;
	const char *path;
	int want; /* index of the route, -1 for none */
	unsigned allowed;
} lookups[] = {
	{ "GET", "/api/v2/tickets", 0, 0 },
	{ "HEAD", "/api/v2/tickets", 0, 0 },
	{ "DELETE", "/api/v2/tickets/7", 2, 0 },
	{ "GET", "/api/v2/tickets/7/x/y", 3, 0 },
	{ "POST", "/api/tickets.json", 4, 0 },
	{ "PUT", "/api/v2/tickets", -1,
	    OC_GET | OC_HEAD | OC_POST | OC_OPTIONS },
	{ "PUT", "/api/v2/tickets/7", -1,
	    OC_GET | OC_HEAD | OC_DELETE | OC_OPTIONS },
	{ "GET", "/api/v2/tickets/", -1, 0 },
	{ "GET", "/api/v2/tickets/7/", -1, 0 },
	{ "GET", "/api/v2/ticket", -1, 0 },
	{ "GET", "/api/tickets.json", -1, 0 },
	{ "BREW", "/api/v2/tickets", -1,
	    OC_GET | OC_HEAD | OC_POST | OC_OPTIONS },
	{ "GET", "", -1, 0 },
};

static void
routes_are_found(void)
{
	for (size_t i = 0; i < OC_COUNT(lookups); i++) {
		const char *vars[] = { "REQUEST_METHOD", lookups[i].method,
			"PATH_INFO", lookups[i].path, NULL };
		const struct oc_route *r;
		unsigned allowed;
		struct world w;
		int64_t id;

		start(&w, vars, "");
		r = oc_route_find(routes, OC_COUNT(routes), &w.req, &allowed);
		if ((r == NULL ? -1 : r - routes) != lookups[i].want)
			fprintf(stderr, "case %zu\n", i);
		CU_ASSERT_EQUAL(r == NULL ? -1 : r - routes, lookups[i].want);
		CU_ASSERT_EQUAL(allowed, lookups[i].allowed);
		if (lookups[i].want == 3) {
			CU_ASSERT_EQUAL(oc_req_id(&w.req, "id", &id), OC_OK);
			CU_ASSERT_EQUAL(id, 7);
			OC_ASSERT_STR(oc_req_param(&w.req, "name"), "y");
			CU_ASSERT_EQUAL(
			    oc_req_id(&w.req, "name", &id), OC_ENOTFOUND);
			OC_ASSERT_STR(oc_req_param(&w.req, "none"), "");
		}
		finish(&w);
	}
}

static void
answers_are_sent_whole(void)
{
	const char *vars[] = { "REQUEST_METHOD", "GET", NULL };
	struct oc_res res;
	struct world w;

	start(&w, vars, "");
	oc_res_init(&res, &w.arena, 1000);
	oc_res_text(&res, "text/plain", "hello");
	oc_res_header(&res, "X-A", "1");
	oc_res_header(&res, "x-a", "2");
	oc_res_header(&res, "X-B", "evil\r\nX-C: 1");
	CU_ASSERT_TRUE(oc_res_send(&res, &w.req));
	OC_ASSERT_STR(oc_buf_str(&w.fake.out),
	    "Status: 200 OK\r\nContent-Type: text/plain\r\n"
	    "Content-Length: 5\r\nx-a: 2\r\n\r\nhello");
	oc_buf_clear(&w.fake.out);
	w.req.method = OC_HEAD;
	CU_ASSERT_TRUE(oc_res_send(&res, &w.req));
	CU_ASSERT_TRUE(oc_ends(oc_buf_str(&w.fake.out), "\r\n\r\n"));
	finish(&w);
}

static void
methods_have_names(void)
{
	struct oc_arena a = OC_ARENA_INIT;

	CU_ASSERT_EQUAL(oc_method_bit("DELETE"), OC_DELETE);
	CU_ASSERT_EQUAL(oc_method_bit("delete"), 0);
	CU_ASSERT_EQUAL(oc_method_bit(""), 0);
	OC_ASSERT_STR(oc_method_name(OC_PUT), "PUT");
	OC_ASSERT_STR(oc_method_name(0), "");
	OC_ASSERT_STR(oc_method_list(&a, OC_GET | OC_OPTIONS), "GET, OPTIONS");
	oc_arena_release(&a);
}

static void
dialect_of_a_path(void)
{
	CU_ASSERT_EQUAL(oc_dialect_of_path("/api/v2"), OC_V2);
	CU_ASSERT_EQUAL(oc_dialect_of_path("/api/v2/x"), OC_V2);
	CU_ASSERT_EQUAL(oc_dialect_of_path("/api/v22"), OC_LEGACY);
	CU_ASSERT_EQUAL(oc_dialect_of_path("/api/tickets/"), OC_TOKEN);
	CU_ASSERT_EQUAL(oc_dialect_of_path("/api/tickets.json"), OC_LEGACY);
	CU_ASSERT_EQUAL(oc_dialect_of_path("/tickets"), OC_FLAT);
}

CU_TestInfo http_tests[] = {
	{ "a request is read", request_is_read },
	{ "nothing at all is a request too", nothing_at_all_is_a_request_too },
	{ "bad paths and queries", bad_paths_and_queries },
	{ "authorization in its places", authorization_in_its_places },
	{ "a body has a limit", body_has_a_limit },
	{ "routes are found", routes_are_found },
	{ "answers are sent whole", answers_are_sent_whole },
	{ "methods have names", methods_have_names },
	{ "dialect of a path", dialect_of_a_path },
	CU_TEST_INFO_NULL,
};
