/* ticket_route.c - where a new ticket goes: defaults in order (3.6, 3.8). */
#include "config.h"

#include "base/str.h"
#include "config/settings.h"
#include "db/db.h"
#include "osticket/sla.h"
#include "osticket/ticket_plan.h"

/* ucfirst(): "api" is stored as "Api", which the column takes for API. */
static char *
capitalised(struct oc_arena *a, const char *s)
{
	char *copy = oc_strdup(a, s);

	*copy = (char)oc_upper(*copy);
	return copy;
}

/* Which priority the ticket gets; NULL when its field says so itself. */
static struct oc_answer *
choose_priority(struct oc_plan *p, const struct oc_mailbox *mailbox)
{
	struct oc_answer *a = oc_entry_answer(&p->entry, "priority");

	if (a == NULL || a->has_id)
		return NULL;
	a->has_id = true;
	if (oc_val_truthy(oc_val_get(p->vars, "priorityId")))
		a->id = oc_plan_int(p, "priorityId");
	else if (mailbox != NULL && mailbox->priority_id != 0)
		a->id = mailbox->priority_id;
	else if (p->topic.priority_id != 0)
		a->id = p->topic.priority_id;
	else
		a->id = oc_config_int(p->cx->config, "default_priority_id");
	return a;
}

/*
 * The field's answer.  A value that was given but is no priority keeps the
 * number and leaves the name NULL, as osTicket does.
 */
static void
settle_priority(const struct oc_plan *p, struct oc_answer *a, const char *name)
{
	const struct oc_val *said = oc_val_get(p->vars, "priorityId");

	if (oc_val_truthy(said) && !oc_val_is_numeric(said))
		name = NULL;
	a->value = oc_val_truthy(a->raw) ? NULL : name;
	a->keys = name == NULL
	              ? ""
	              : oc_sprintf(p->cx->arena, "%lld", (long long)a->id);
}

static int64_t
sequence_id(const struct oc_plan *p)
{
	return p->topic.flags & OC_TOPIC_CUSTOM_NUMBERS
	           ? p->topic.sequence_id
	           : oc_config_int(p->cx->config, "ticket_sequence_id");
}

/* The request's plan, the topic's; the department's, the site's (3.8). */
static int64_t
wanted_sla(const struct oc_plan *p)
{
	int64_t id = oc_plan_int(p, "slaId");

	return id != 0 ? id : p->topic.sla_id;
}

/* What the numbers stand for that were chosen, all in one query. */
enum {
	OURS,
	PRIORITY,
	STATUS,
	NAME,
	STATE,
	SEQUENCE,
	STEP,
	PADDING,
	DEPARTMENT,
	SLA = DEPARTMENT + OC_DEPARTMENT_NCOLUMNS
};

static enum oc_err
ask_chosen(struct oc_plan *p, struct oc_rows *out)
{
	return oc_db_ask(p->cx->db, p->cx->arena, out,
	    "SELECT EXISTS (SELECT 1 FROM {email} WHERE email = ?), "
	    "y.priority_desc, s.id, s.name, s.state, q.id, q.increment, "
	    "q.padding, " OC_DEPARTMENT_COLUMNS ", " OC_SLA_COLUMNS
	    " FROM (SELECT 1) one "
	    "LEFT JOIN {ticket_priority} y ON y.priority_id = ? "
	    "LEFT JOIN {ticket_status} s ON s.id = ? "
	    "LEFT JOIN {sequence} q ON q.id = ? "
	    "LEFT JOIN {department} d ON d.id = ? " OC_SLA_JOINS,
	    "siiiiiii", p->user.email,
	    p->priority == NULL ? 0 : p->priority->id, p->status_id,
	    sequence_id(p), p->dept_id,
	    OC_SLA_VALUES(p->cx, wanted_sla(p),
	        oc_config_int(p->cx->config, "default_sla_id")));
}

static enum oc_err
read_chosen(struct oc_plan *p, struct oc_rows *r)
{
	p->sender_is_ours = oc_cell_int(r, 0, OURS) != 0;
	if (p->priority != NULL)
		settle_priority(p, p->priority, oc_cell_str(r, 0, PRIORITY));
	p->status = (struct oc_status){ oc_cell_int(r, 0, STATUS),
		oc_cell_text(r, 0, NAME), oc_cell_text(r, 0, STATE) };
	p->sequence = (struct oc_sequence){ oc_cell_int(r, 0, SEQUENCE),
		oc_cell_int(r, 0, STEP), *oc_cell_text(r, 0, PADDING) };
	p->dept = oc_department_read(r, 0, DEPARTMENT);
	p->has_dept = oc_cell_str(r, 0, DEPARTMENT) != NULL;
	return oc_sla_read(p->cx, r, SLA, 0, &p->sla);
}

/*
 * The sequence comes first: what the transaction reads after that is no older
 * than what the last one wrote who had it.
 */
enum oc_err
oc_plan_begin(struct oc_plan *p)
{
	struct oc_db *db = p->cx->db;
	struct oc_rows *r = oc_calloc(p->cx->arena, 1, sizeof *r);
	int64_t id = sequence_id(p);
	enum oc_err e = OC_OK;

	if (id != 0)
		e = oc_db_begin(db);
	if (e == OC_OK && id != 0)
		e = oc_sequence_step(p->cx, id, &p->number);
	if (e == OC_OK)
		e = ask_chosen(p, r);
	if (e == OC_OK)
		e = oc_db_settle(db);
	if (e == OC_OK)
		e = read_chosen(p, r);
	if (e != OC_OK || p->sequence.id != 0)
		return e;
	/* A number at random has to be what the transaction begins with. */
	oc_db_rollback(db);
	return oc_db_begin(db);
}

/* A department the request names must exist and be active. */
static enum oc_err
requested_department(struct oc_plan *p)
{
	struct oc_department dept;
	int64_t id = oc_plan_int(p, "deptId");
	enum oc_err e;

	if (id == 0)
		return OC_OK;
	e = oc_department_get(p->cx, id, &dept);
	if (e == OC_OK && (dept.flags & OC_DEPT_ACTIVE))
		p->dept_id = id;
	return e == OC_ENOTFOUND ? OC_OK : e;
}

/* What the receiving mailbox says. */
static enum oc_err
route_by_mailbox(struct oc_plan *p, struct oc_mailbox *m)
{
	struct oc_department dept;
	enum oc_err e;

	if (p->dept_id == 0)
		p->dept_id = m->dept_id;
	e = oc_department_get(p->cx, p->dept_id, &dept);
	if (e == OC_OK && !(dept.flags & OC_DEPT_ACTIVE))
		p->dept_id = oc_config_int(p->cx->config, "default_dept_id");
	if (e != OC_OK && e != OC_ENOTFOUND)
		return e;
	p->autorespond = p->autorespond && !m->noautoresp;
	p->source = "Email";
	if (p->topic.id != 0 || m->topic_id == 0)
		return OC_OK;
	e = oc_plan_topic(p, m->topic_id);
	if (e == OC_OK && !(p->topic.flags & OC_TOPIC_ACTIVE))
		p->topic = (struct oc_topic){ .number_format = "" };
	return e;
}

static enum oc_err
default_topic(struct oc_plan *p)
{
	int64_t id = oc_config_int(p->cx->config, "default_help_topic");

	return p->topic.id != 0 || id == 0 ? OC_OK : oc_plan_topic(p, id);
}

/* Agent or team for the ticket: the request's, the topic's, the manager's. */
static void
choose_assignee(struct oc_plan *p)
{
	bool has_staff = oc_plan_has(p, "staffId");
	bool has_team = oc_plan_has(p, "teamId");
	const char *m = p->org.manager;

	p->staff_id = oc_plan_int(p, "staffId");
	p->team_id = oc_plan_int(p, "teamId");
	if (!has_staff && p->topic.staff_id != 0) {
		p->staff_id = p->topic.staff_id;
		has_staff = true;
	} else if (!has_team && p->topic.team_id != 0) {
		p->team_id = p->topic.team_id;
		has_team = true;
	}
	if (p->org.id == 0 || !(p->org.status & OC_ORG_ASSIGN_MANAGER) ||
	    oc_empty(m))
		return;
	if (!has_staff && *m == 's')
		p->staff_id = oc_leading_int(m + 1);
	else if (!has_team && *m == 't')
		p->team_id = oc_leading_int(m + 1);
}

/* A new user belongs to the organization of the address's domain. */
static void
settle_org(struct oc_plan *p)
{
	if (p->user.id == 0)
		p->user.org_id = p->org.id;
}

enum oc_err
oc_plan_route(struct oc_plan *p)
{
	const struct oc_config *cfg = p->cx->config;
	const char *ip = oc_plan_text(p, "ip");
	struct oc_mailbox mailbox;
	bool mailed = false;
	enum oc_err e;

	settle_org(p);
	p->source = capitalised(p->cx->arena, oc_plan_text(p, "source"));
	p->email_id = oc_plan_int(p, "emailId");
	p->ip = oc_val_truthy(oc_val_get(p->vars, "ip")) ? ip : p->cx->ip;
	if (oc_plan_has(p, "autorespond"))
		p->autorespond =
		    oc_val_truthy(oc_val_get(p->vars, "autorespond"));
	e = requested_department(p);
	if (e == OC_OK && p->email_id != 0) {
		e = oc_mailbox_get(p->cx, p->email_id, &mailbox);
		mailed = e == OC_OK;
		if (mailed)
			e = route_by_mailbox(p, &mailbox);
		else if (e == OC_ENOTFOUND)
			e = OC_OK;
	}
	if (e == OC_OK)
		e = default_topic(p);
	if (e != OC_OK)
		return e;
	p->status_id = oc_plan_int(p, "statusId");
	if (p->topic.id != 0) {
		if (p->dept_id == 0)
			p->dept_id = p->topic.dept_id;
		if (p->status_id == 0)
			p->status_id = p->topic.status_id;
		p->autorespond = p->autorespond && !p->topic.noautoresp;
	}
	choose_assignee(p);
	if (p->dept_id == 0)
		p->dept_id = oc_config_int(cfg, "default_dept_id");
	if (p->status_id == 0)
		p->status_id = oc_config_int(cfg, "default_ticket_status_id");
	if (*p->source == '\0')
		p->source = "Web";
	p->priority = choose_priority(p, mailed ? &mailbox : NULL);
	return OC_OK;
}
