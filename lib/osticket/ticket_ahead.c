/*
 * ticket_ahead.c - what creation will most likely ask for, asked in one go.
 *
 * What the request says is mostly what it comes to.  Where a form, a filter
 * or the user's own data make something else of it, it is asked for anew.
 */
#include "config.h"

#include "base/str.h"
#include "config/settings.h"
#include "db/db.h"
#include "osticket/ticket_plan.h"

/* Questions and their answers. */
struct oc_ahead {
	const char *email;
	struct oc_rows user;

	const char *origin;
	int64_t email_id;
	struct oc_rows filters; /* for email, too */

	int64_t topic_id; /* 0: was not asked */
	struct oc_rows topic;
};

/* The number of that name; 0 for none, and for a list, which is refused. */
static int64_t
number_of(const struct oc_val *vars, const char *name)
{
	const struct oc_val *v = oc_val_get(vars, name);

	return oc_val_is_list(v) ? 0 : oc_val_to_int(v);
}

static const char *
text_of(struct oc_ctx *cx, const struct oc_val *vars, const char *name)
{
	const struct oc_val *v = oc_val_get(vars, name);

	return oc_val_is_list(v) ? "" : oc_val_text(cx->arena, v);
}

static enum oc_err
ask(struct oc_ctx *cx, const struct oc_new_ticket *t, struct oc_ahead *h,
    struct oc_rows *forms)
{
	int64_t topic_id = number_of(t->vars, "topicId");
	enum oc_err e = oc_forms_ask(cx, topic_id, forms);

	h->topic_id = topic_id != 0
	                  ? topic_id
	                  : oc_config_int(cx->config, "default_help_topic");
	h->email = text_of(cx, t->vars, "email");
	h->email_id = number_of(t->vars, "emailId");
	h->origin = t->origin;
	if (e == OC_OK)
		e = oc_user_ask(cx, h->email, &h->user);
	if (e == OC_OK)
		e = oc_filters_ask(
		    cx, h->origin, h->email_id, h->email, &h->filters);
	if (e == OC_OK && h->topic_id != 0)
		e = oc_topic_ask(cx, h->topic_id, &h->topic);
	return e;
}

enum oc_err
oc_ticket_ask(struct oc_ctx *cx, struct oc_new_ticket *t)
{
	struct oc_ahead *h = oc_calloc(cx->arena, 1, sizeof *h);
	struct oc_rows *forms = oc_calloc(cx->arena, 1, sizeof *forms);
	enum oc_err e = ask(cx, t, h, forms);

	if (e == OC_OK)
		e = oc_db_settle(cx->db);
	if (e != OC_OK)
		return e;
	oc_forms_read(cx, forms, &t->forms);
	t->has_forms = true;
	t->ahead = h;
	return OC_OK;
}

enum oc_err
oc_plan_user(struct oc_plan *p, const char *email)
{
	const struct oc_ahead *h = p->t->ahead;

	if (h != NULL && oc_streq(h->email, email))
		return oc_user_read(&h->user, &p->user);
	return oc_user_by_email(p->cx, email, &p->user);
}

enum oc_err
oc_plan_filters(struct oc_plan *p, bool *banned)
{
	const struct oc_ahead *h = p->t->ahead;
	int64_t email_id = oc_plan_int(p, "emailId");
	const char *email = oc_plan_text(p, "email");
	struct oc_rows rows;
	enum oc_err e = OC_OK;

	if (h != NULL && oc_streq(h->email, email) && h->email_id == email_id &&
	    oc_streq(h->origin, p->t->origin)) {
		rows = h->filters;
	} else {
		e = oc_filters_ask(p->cx, p->t->origin, email_id, email, &rows);
		if (e == OC_OK)
			e = oc_db_settle(p->cx->db);
	}
	if (e == OC_OK)
		oc_filters_read(p->cx, &rows, &p->filters, banned);
	return e;
}

enum oc_err
oc_plan_topic(struct oc_plan *p, int64_t id)
{
	const struct oc_ahead *h = p->t->ahead;
	enum oc_err e = h != NULL && h->topic_id == id
	                    ? oc_topic_read(p->cx, &h->topic, &p->topic)
	                    : oc_topic_get(p->cx, id, &p->topic);

	return e == OC_ENOTFOUND ? OC_OK : e;
}
