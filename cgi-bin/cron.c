/* cron.c - cron.cgi: POST /api/tasks/cron, as osTicket's own. */
#include "config.h"

#include "app/app.h"
#include "app/handover.h"
#include "app/legacy.h"
#include "auth/purge.h"
#include "db/migrate.h"
#include "osticket/cron.h"

/* What waits for another attempt, or was left by a deliverer that died. */
static void
send_mail(struct oc_ctx *cx)
{
	int64_t step = 0;

	if (oc_migrate_version(cx, &step) == OC_OK && step > 0)
		oc_mail_handover(cx);
}

static enum oc_err
run_cron(struct oc_req *req, struct oc_res *res)
{
	struct oc_syslog log = { NULL, NULL };
	enum oc_err e;

	if (!oc_legacy_enter(req, res, OC_LEGACY_CRON, &log, &e))
		return e;
	e = oc_cron_run(req->cx, false);
	if (e == OC_OK)
		e = oc_auth_purge(req->cx);
	if (e != OC_OK)
		return e;
	send_mail(req->cx);
	oc_syslog_note(req->cx, &log, OC_LOG_DEBUG, "Cron Job",
	    oc_sprintf(req->cx->arena, "Cron job executed [%s]", req->cx->ip));
	e = oc_syslog_write(req->cx, &log);
	if (e != OC_OK)
		return e;
	return oc_legacy_answer(req, res, 200, "Completed");
}

static const struct oc_route routes[] = {
	{ OC_POST, "/api/tasks/cron", run_cron, OC_NEEDS_DB, OC_LEGACY },
};

int
main(int argc, char **argv)
{
	static const struct oc_program program = { routes, OC_COUNT(routes),
		0 };

	return oc_app_main(&program, argc > 0 ? argv[0] : NULL);
}
