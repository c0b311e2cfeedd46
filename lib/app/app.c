/* app.c - from the web server's variables to the handler and back. */
#include "config.h"

#include <stdlib.h>
#include <string.h>

#include "app/admit.h"
#include "app/app.h"
#include "app/handover.h"
#include "auth/apikey.h"
#include "base/clock.h"
#include "base/log.h"
#include "base/rand.h"
#include "base/str.h"
#include "config/settings.h"
#include "http/client.h"
#include "http/cors.h"
#include "http/io.h"
#include "view/error.h"

enum { RESPONSE_MAX = 64 * 1024 * 1024 };

/* What outlives a request in a FastCGI process. */
static struct {
	const struct oc_program *program;
	struct oc_arena arena;
	struct oc_site site;
	bool site_ok;
	struct oc_db *db;
} app;

/* What is found out about one request on the way. */
struct turn {
	struct oc_principal who;
	struct oc_rate rate;
};

static void
load_site(const char *argv0)
{
	const char *why = "";

	app.site_ok = oc_site_load(&app.arena, argv0, &app.site, &why) == OC_OK;
	if (!app.site_ok) {
		oc_log("error", "configuration: %s", why);
		return;
	}
	if (app.program->connect_ms > 0 &&
	    app.program->connect_ms < app.site.db.connect_ms)
		app.site.db.connect_ms = app.program->connect_ms;
	oc_log_file(app.site.log_file);
}

enum oc_err
oc_app_connect(struct oc_req *req)
{
	enum oc_err e;

	if (!app.site_ok)
		return OC_EDB;
	if (req->cx->db != NULL)
		return OC_OK;
	e = app.db == NULL ? oc_db_open(&app.site.db, &app.db)
	                   : oc_db_wake(app.db);
	if (e != OC_OK)
		return OC_EDB;
	oc_db_count_reset(app.db);
	req->cx->db = app.db;
	return OC_OK;
}

/* osTicket's settings, and in the same go what is known of an API key. */
static enum oc_err
read_settings(struct oc_req *req)
{
	struct oc_ctx *cx = req->cx;
	struct oc_rows *rows = oc_calloc(cx->arena, 1, sizeof *rows);
	enum oc_err e = oc_config_ask(cx->db, cx->arena, rows);

	if (e == OC_OK)
		e = oc_apikey_ask(req, &req->key_rows);
	if (e == OC_OK)
		e = oc_db_settle(cx->db);
	if (e == OC_OK)
		cx->config = oc_config_read(cx->arena, rows);
	return e;
}

enum oc_err
oc_app_open(struct oc_req *req)
{
	enum oc_err e = oc_app_connect(req);

	if (e == OC_OK && req->cx->config == NULL)
		e = read_settings(req);
	return e == OC_EAGAIN ? OC_EDB : e;
}

/* Who the client is, when a proxy that osTicket trusts stands between. */
static void
find_client(struct oc_req *req)
{
	const char *proto = oc_req_header(req, "X-Forwarded-Proto");

	if (!app.site_ok)
		return;
	req->cx->site = &app.site;
	req->max_body = app.site.max_body;
	req->cx->ip = oc_client_address(req->cx->arena, req->peer,
	    oc_req_header(req, "X-Forwarded-For"),
	    app.site.ost.trusted_proxies);
	if (oc_strieq(proto, "https"))
		req->https = true;
}

/*
 * osTicket's API is also reached through /api/http.php/ and, where rewriting
 * is off, /api/wildcard/; and ?_method= stands for the method there.
 */
static void
enter_legacy(struct oc_req *req)
{
	static const char *const aliases[] = { "/api/http.php/",
		"/api/wildcard/" };
	const char *method = oc_form_get(&req->query, "_method");

	for (size_t i = 0; i < OC_COUNT(aliases); i++)
		if (oc_starts(req->path, aliases[i]))
			req->path = oc_sprintf(req->cx->arena, "/api/%s",
			    req->path + strlen(aliases[i]));
	req->dialect = oc_dialect_of_path(req->path);
	if (req->dialect == OC_LEGACY && method != NULL)
		req->method =
		    oc_method_bit(oc_strupper(req->cx->arena, method));
}

static enum oc_err
answer_options(struct oc_req *req, struct oc_res *res, unsigned allowed)
{
	oc_res_header(res, "Allow", oc_method_list(req->cx->arena, allowed));
	oc_cors_preflight(req, res, app.site.cors_origins, allowed);
	res->status = 204;
	return OC_OK;
}

static enum oc_err
no_route(struct oc_req *req, struct oc_res *res, unsigned allowed)
{
	if (req->dialect == OC_LEGACY)
		return oc_fail(req->cx, OC_EBADREQ, "URL not supported");
	if (allowed == 0)
		return OC_ENOTFOUND;
	if (req->method == OC_OPTIONS)
		return answer_options(req, res, allowed);
	oc_res_header(res, "Allow", oc_method_list(req->cx->arena, allowed));
	return OC_EMETHOD;
}

static enum oc_err
dispatch(struct oc_req *req, struct oc_res *res, struct turn *turn)
{
	const struct oc_route *route;
	unsigned allowed;
	enum oc_err e = OC_OK;

	route = oc_route_find(
	    app.program->routes, app.program->nroutes, req, &allowed);
	if (route == NULL)
		return no_route(req, res, allowed);
	req->dialect = route->dialect;
	if (route->needs != 0)
		e = oc_app_open(req);
	if (e == OC_OK)
		e = oc_app_admit(req, route->needs, &turn->who, &turn->rate);
	return e != OC_OK ? e : route->handler(req, res);
}

static void
log_request(const struct oc_req *req, const struct oc_res *res)
{
	struct oc_log_access l = {
		.method = req->method_name,
		.path = req->path,
		.ip = req->cx->ip,
		.status = res->status,
		.millis = oc_millis() - req->started,
		.queries = req->cx->db == NULL ? 0 : oc_db_count(req->cx->db),
	};

	oc_log_access(&l);
}

static void
write_rate(struct oc_res *res, const struct oc_rate *r)
{
	if (r->limit == 0)
		return;
	oc_res_header(res, "RateLimit", oc_rate_limit(res->arena, r));
	oc_res_header(res, "RateLimit-Policy", oc_rate_policy(res->arena, r));
}

static void
serve(const struct oc_io *io, void *unused)
{
	struct oc_arena arena = OC_ARENA_INIT;
	struct oc_ctx cx;
	struct oc_req req;
	struct oc_res res;
	struct turn turn = { 0 };
	enum oc_err e;

	(void)unused;
	oc_ctx_init(&cx, &arena);
	oc_res_init(&res, &arena, RESPONSE_MAX);
	e = oc_req_init(&req, &cx, io);
	oc_log_request(req.id);
	find_client(&req);
	if (e == OC_OK) {
		enter_legacy(&req);
		e = dispatch(&req, &res, &turn);
	}
	if (cx.db != NULL && oc_db_in_transaction(cx.db))
		oc_db_rollback(cx.db);
	if (cx.mail_noted && cx.db != NULL)
		oc_mail_handover(&cx);
	if (e != OC_OK)
		oc_error_write(&req, &res, e);
	oc_cors_headers(&req, &res, app.site.cors_origins);
	write_rate(&res, &turn.rate);
	oc_res_header(&res, "X-Request-ID", req.id);
	oc_res_header(&res, "Cache-Control", "no-store");
	/* The web server may end us as soon as it has the answer, so the
	 * log comes first. */
	log_request(&req, &res);
	oc_res_send(&res, &req);
	oc_arena_release(&arena);
}

/* A tenth less or none: processes that began together must not end so. */
static int
lifetime(void)
{
	int n = app.site.fcgi_requests;

	return n - (int)oc_random_below((uint32_t)(n / 10 + 1));
}

int
oc_app_main(const struct oc_program *program, const char *argv0)
{
	app.program = program;
	oc_oom_hook(oc_io_oom);
	load_site(argv0);
	oc_io_loop(serve, NULL, app.site.fcgi_requests > 0 ? lifetime() : 1);
	oc_db_close(app.db);
	oc_arena_release(&app.arena);
	return EXIT_SUCCESS;
}
