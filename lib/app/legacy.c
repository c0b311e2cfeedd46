/* legacy.c - answers of osTicket's own API, to the byte. */
#include "config.h"

#include <string.h>

#include "app/legacy.h"
#include "base/str.h"
#include "config/settings.h"
#include "osticket/legacy.h"

#define HTML "text/html; charset=UTF-8"

enum oc_err
oc_legacy_answer(
    struct oc_req *req, struct oc_res *res, int status, const char *text)
{
	(void)req;
	res->status = status;
	oc_res_text(res, HTML, text);
	return OC_OK;
}

enum oc_err
oc_legacy_refuse(struct oc_req *req, struct oc_res *res, struct oc_syslog *log,
    int status, const char *text)
{
	size_t n = strlen(text);

	while (n > 0 && oc_isspace(text[n - 1]))
		n--;
	oc_syslog_note(req->cx, log, OC_LOG_WARNING,
	    oc_sprintf(req->cx->arena, "API Error (%d)", status),
	    oc_strndup(req->cx->arena, text, n));
	oc_syslog_write(req->cx, log);
	return oc_legacy_answer(req, res, status, text);
}

/* `force_https`: no other way in but for GET. */
static bool
lacks_https(const struct oc_req *req)
{
	return !req->https &&
	       oc_streq(oc_config_text(req->cx->config, "force_https"), "on");
}

bool
oc_legacy_enter(struct oc_req *req, struct oc_res *res,
    enum oc_legacy_right right, struct oc_syslog *log, enum oc_err *e)
{
	struct oc_apikey key;

	if (lacks_https(req)) {
		*e = oc_legacy_answer(req, res, 400, "HTTPS Protocol Required");
		return false;
	}
	*e = oc_apikey_find(req, &key);
	if (*e == OC_EAUTH)
		*e = oc_legacy_refuse(
		    req, res, log, 401, "Valid API key required");
	else if (*e != OC_OK)
		return false;
	else if (!key.active)
		*e = oc_legacy_refuse(req, res, log, 401,
		    "API key not found/active or source IP not authorized");
	else if (right == OC_LEGACY_CREATE ? !key.can_create_tickets
	                                   : !key.can_exec_cron)
		*e = oc_legacy_refuse(
		    req, res, log, 401, "API key not authorized");
	else
		return true;
	return false;
}

/* The list of errors as osTicket sends it. */
static const char *
failure_text(
    struct oc_ctx *cx, const struct oc_val *vars, const struct oc_failures *f)
{
	if (f->status == 403)
		return oc_sprintf(cx->arena,
		    "Unable to create new ticket :Ticket denied: %s\n\n%s",
		    oc_val_text(cx->arena, oc_val_get(vars, "email")),
		    oc_failures_get(f, "err"));
	return oc_sprintf(
	    cx->arena, "Unable to create new ticket :%s", oc_failures_text(f));
}

enum oc_err
oc_legacy_refuse_ticket(struct oc_req *req, struct oc_res *res,
    struct oc_syslog *log, const struct oc_val *vars,
    const struct oc_failures *f)
{
	return oc_legacy_refuse(req, res, log, f->status == 403 ? 403 : 500,
	    failure_text(req->cx, vars, f));
}

enum oc_err
oc_legacy_create(struct oc_req *req, struct oc_res *res,
    enum oc_err (*read)(struct oc_ctx *cx, const char *body, size_t len,
        struct oc_new_ticket *out))
{
	struct oc_syslog log = { NULL, NULL };
	struct oc_new_ticket t;
	enum oc_err e;

	if (!oc_legacy_enter(req, res, OC_LEGACY_CREATE, &log, &e))
		return e;
	e = oc_req_body(req);
	if (e != OC_OK)
		return e;
	e = read(req->cx, req->body, req->body_len, &t);
	if (e == OC_EBADREQ)
		return oc_legacy_refuse(req, res, &log, 400, req->cx->message);
	if (e == OC_EINVAL)
		return oc_legacy_answer(req, res, 400, req->cx->message);
	if (e != OC_OK)
		return e;
	oc_legacy_origin(req->cx, &t);
	e = oc_legacy_inspect(req->cx, &t, &log);
	if (e != OC_OK)
		return e;
	oc_legacy_settle(req->cx, &t);
	e = oc_ticket_create(req->cx, &t, &log);
	if (e != OC_OK && e != OC_EINVAL)
		return e;
	if (e == OC_OK)
		return oc_legacy_answer(req, res, 201, t.number);
	return oc_legacy_refuse_ticket(req, res, &log, t.vars, &t.failures);
}
