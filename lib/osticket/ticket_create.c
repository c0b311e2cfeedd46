/* ticket_create.c - the whole of creation: plan, write, commit, or none. */
#include "config.h"

#include "db/db.h"
#include "db/migrate.h"
#include "json/writer.h"
#include "osticket/ticket_plan.h"

struct attempt {
	struct oc_ctx *cx;
	struct oc_new_ticket *t;
	struct oc_syslog *log;
	struct oc_syslog log_before; /* rows noted before the first attempt */
	bool again;
	bool careful; /* it failed without */
};

/* Forget what an earlier attempt left in the request. */
static void
start_over(struct attempt *a)
{
	a->t->id = 0;
	a->t->number = NULL;
	/* What collided with us may have made what was not there. */
	if (a->again)
		a->t->ahead = NULL;
	a->again = true;
	oc_failures_clear(&a->t->failures);
	oc_ctx_retry(a->cx);
	oc_syslog_reset(a->log, &a->log_before);
}

static void
plan_init(struct oc_plan *p, struct attempt *a)
{
	*p = (struct oc_plan){
		.cx = a->cx,
		.t = a->t,
		.log = a->log,
		.vars = oc_val_copy(a->cx->arena, a->t->vars),
		.user = { .name = "", .email = "" },
		.org = { .name = "", .manager = "" },
		.topic = { .number_format = "", .full_name = "" },
		.autorespond = a->t->autorespond,
		.alert = a->t->alert,
		.files = oc_uploads_copy(a->cx->arena, a->t->files),
	};
	/* The message takes part in forms and filters as its plain text. */
	if (a->t->has_message)
		oc_val_set(a->cx->arena, p->vars, "message",
		    oc_val_str(a->cx->arena, a->t->message.text));
}

static enum oc_err
plan_and_write(struct attempt *a)
{
	struct oc_plan p;
	enum oc_err e = oc_migrate_if_missing(a->cx);

	if (e != OC_OK)
		return e;
	plan_init(&p, a);
	e = oc_plan_check(&p);
	if (e == OC_OK)
		e = oc_plan_route(&p);
	if (e == OC_OK)
		e = oc_plan_begin(&p);
	if (e == OC_OK)
		e = oc_plan_write(&p);
	if (e == OC_OK)
		e = oc_plan_after(&p);
	if (e == OC_OK)
		e = oc_syslog_write(a->cx, a->log);
	return e != OC_OK ? e : oc_db_commit(a->cx->db);
}

static enum oc_err
attempt_once(void *arg)
{
	struct attempt *a = arg;
	enum oc_err e;

	start_over(a);
	a->cx->hopeful = !a->careful;
	e = plan_and_write(a);
	a->cx->hopeful = false;
	if (e != OC_EINTERNAL || a->careful)
		return e;
	a->careful = true;
	return OC_EAGAIN;
}

enum oc_err
oc_ticket_create(
    struct oc_ctx *cx, struct oc_new_ticket *t, struct oc_syslog *log)
{
	struct attempt a = { .cx = cx, .t = t, .log = log };
	enum oc_err e;

	t->failures.arena = cx->arena;
	a.log_before = *log;
	e = oc_db_attempt(cx->db, attempt_once, &a);
	if (e != OC_OK)
		t->id = 0;
	return e;
}
