/* tickets-email.c - tickets-email.cgi: the legacy dialect's mail. */
#include "config.h"

#include "app/app.h"
#include "app/legacy.h"
#include "mail/mail_in.h"

/* POST /api/tickets.email: a mail as it came, for a new ticket or an old. */
static enum oc_err
legacy_email(struct oc_req *req, struct oc_res *res)
{
	struct oc_syslog log = { NULL, NULL };
	struct oc_mail_in m = { .local = false };
	enum oc_err e;

	if (!oc_legacy_enter(req, res, OC_LEGACY_CREATE, &log, &e))
		return e;
	e = oc_req_body(req);
	if (e != OC_OK)
		return e;
	m.bytes = req->body;
	m.len = req->body_len;
	e = oc_mail_in(req->cx, &m, &log);
	if (e != OC_OK)
		return e;
	if (m.outcome == OC_MAIL_REFUSED)
		return oc_legacy_refuse_ticket(
		    req, res, &log, m.vars, &m.failures);
	return oc_legacy_answer(req, res, 201, m.number);
}

static const struct oc_route routes[] = {
	{ OC_POST, "/api/tickets.email", legacy_email, OC_NEEDS_DB, OC_LEGACY },
};

int
main(int argc, char **argv)
{
	static const struct oc_program program = { routes, OC_COUNT(routes),
		0 };

	return oc_app_main(&program, argc > 0 ? argv[0] : NULL);
}
