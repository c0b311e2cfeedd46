/* ctx.c - the context of a request. */
#include "config.h"

#include "base/ctx.h"

void
oc_ctx_init(struct oc_ctx *cx, struct oc_arena *a)
{
	*cx = (struct oc_ctx){ .arena = a, .ip = "" };
	cx->problems_end = &cx->problems;
}

enum oc_err
oc_fail(struct oc_ctx *cx, enum oc_err e, const char *fmt, ...)
{
	va_list ap;

	if (cx->message == NULL) {
		va_start(ap, fmt);
		cx->message = oc_vsprintf(cx->arena, fmt, ap);
		va_end(ap);
		cx->err = e;
	}
	return e;
}

void
oc_problem(
    struct oc_ctx *cx, const char *code, const char *field, const char *message)
{
	struct oc_problem *p = oc_alloc(cx->arena, sizeof *p);

	*p = (struct oc_problem){ NULL, code, field, message };
	*cx->problems_end = p;
	cx->problems_end = &p->next;
}

enum oc_err
oc_problems(struct oc_ctx *cx)
{
	return cx->problems == NULL ? OC_OK : OC_EINVAL;
}

void
oc_ctx_retry(struct oc_ctx *cx)
{
	cx->err = OC_OK;
	cx->message = NULL;
	cx->retry_after = 0;
	cx->details = NULL;
	cx->problems = NULL;
	cx->problems_end = &cx->problems;
}
