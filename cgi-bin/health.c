/* health.c - health.cgi: is the service up, and is it ready for work? */
#include "config.h"

#include "app/app.h"
#include "base/clock.h"
#include "config/settings.h"
#include "db/db.h"
#include "db/migrate.h"
#include "mail/inspect.h"

/*
 * A load balancer asks often and must not wait: less than a second, always.
 * This long may the database take to connect, and again to answer.
 */
enum { CONNECT_MS = 400 };

static bool
database_answers(struct oc_req *req)
{
	return oc_app_connect(req) == OC_OK && oc_db_wake(req->cx->db) == OC_OK;
}

static void
write_health(struct oc_req *req, struct oc_res *res, bool database)
{
	struct oc_json *j = &res->json;

	res->status = database ? 200 : 503;
	if (!database)
		oc_res_header(res, "Retry-After", "5");
	oc_json_object(j);
	oc_json_kstr(j, "status", database ? "healthy" : "unhealthy");
	oc_json_kstr(j, "timestamp", oc_rfc3339(req->cx->arena, oc_now()));
	oc_json_kstr(j, "version", PACKAGE_VERSION);
	oc_json_kstr(j, "database", database ? "connected" : "disconnected");
}

static enum oc_err
health(struct oc_req *req, struct oc_res *res)
{
	write_health(req, res, database_answers(req));
	oc_json_end(&res->json);
	return OC_OK;
}

/* Mail that waits, and mail that was given up. */
static void
write_mail(struct oc_req *req, struct oc_res *res)
{
	int64_t waiting, dead;

	if (oc_mail_counts(req->cx, &waiting, &dead) != OC_OK)
		return;
	oc_json_key(&res->json, "mail");
	oc_json_object(&res->json);
	oc_json_kint(&res->json, "waiting", waiting);
	oc_json_kint(&res->json, "dead", dead);
	oc_json_end(&res->json);
}

/* Ready: osTicket's settings can be read, and no upgrade of it is pending. */
static enum oc_err
ready(struct oc_req *req, struct oc_res *res)
{
	bool ok = oc_app_open(req) == OC_OK;
	int64_t step = 0;

	write_health(req, res, ok);
	oc_json_key(&res->json, "checks");
	oc_json_object(&res->json);
	oc_json_kbool(&res->json, "osticket_config", ok);
	if (ok && oc_migrate_version(req->cx, &step) == OC_OK)
		oc_json_kbool(
		    &res->json, "own_tables", step == oc_migrate_newest());
	oc_json_end(&res->json);
	if (step == oc_migrate_newest())
		write_mail(req, res);
	oc_json_end(&res->json);
	return OC_OK;
}

static enum oc_err
flat_health(struct oc_req *req, struct oc_res *res)
{
	bool ok = database_answers(req);

	res->status = ok ? 200 : 503;
	oc_json_object(&res->json);
	oc_json_kstr(&res->json, "status", ok ? "ok" : "error");
	oc_json_kstr(&res->json, "database", ok ? "ok" : "error");
	oc_json_end(&res->json);
	return OC_OK;
}

static const struct oc_route routes[] = {
	{ OC_GET, "/api/v2/health", health, 0, OC_V2 },
	{ OC_GET, "/api/v2/health/ready", ready, 0, OC_V2 },
	{ OC_GET, "/health", flat_health, 0, OC_FLAT },
};

int
main(int argc, char **argv)
{
	static const struct oc_program program = { routes, OC_COUNT(routes),
		CONNECT_MS };

	return oc_app_main(&program, argc > 0 ? argv[0] : NULL);
}
