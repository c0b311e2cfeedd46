/* filter_action.c - what a filter does to a ticket that is being made. */
#include "config.h"

#include "base/str.h"
#include "db/db.h"
#include "osticket/department.h"
#include "osticket/filter.h"
#include "osticket/topic.h"

/*
 * Actions that set one value: which member of their configuration, which
 * value of the ticket, and how the history calls it.
 */
static const struct setter {
	const char *type;
	const char *config;
	const char *var;
	const char *label;    /* NULL: not in the history */
	const char *name_sql; /* name of the thing set */
} setters[] = {
	{ "dept", "dept_id", "deptId", "Department",
	    "SELECT name FROM {department} WHERE id = ?" },
	{ "pri", "priority", "priorityId", "Priority",
	    "SELECT priority_desc FROM {ticket_priority} "
	    "WHERE priority_id = ?" },
	{ "sla", "sla_id", "slaId", "SLA",
	    "SELECT name FROM {sla} WHERE id = ?" },
	{ "team", "team_id", "teamId", "Team",
	    "SELECT name FROM {team} WHERE team_id = ?" },
	{ "agent", "staff_id", "staffId", "Agent",
	    "SELECT CONCAT(firstname, ' ', lastname) FROM {staff} "
	    "WHERE staff_id = ?" },
	{ "topic", "topic_id", "topicId", "Topic",
	    "SELECT topic FROM {help_topic} WHERE topic_id = ?" },
	/* osTicket looks a status up among the teams. */
	{ "status", "status_id", "statusId", "Ticket Status",
	    "SELECT name FROM {team} WHERE team_id = ?" },
	{ "canned", "canned_id", "cannedResponseId", NULL, NULL },
};

static const struct setter *
find_setter(const char *type)
{
	for (size_t i = 0; i < OC_COUNT(setters); i++)
		if (oc_streq(setters[i].type, type))
			return &setters[i];
	return NULL;
}

/* Departments and topics that are not active are left alone. */
static enum oc_err
is_settable(struct oc_ctx *cx, const struct setter *s, int64_t id, bool *out)
{
	struct oc_department dept;
	struct oc_topic topic;
	enum oc_err e = OC_OK;

	*out = true;
	if (oc_streq(s->type, "dept")) {
		e = oc_department_get(cx, id, &dept);
		*out = e == OC_OK && (dept.flags & OC_DEPT_ACTIVE);
	} else if (oc_streq(s->type, "topic")) {
		e = oc_topic_get(cx, id, &topic);
		*out = e == OC_OK && (topic.flags & OC_TOPIC_ACTIVE);
	}
	return e == OC_ENOTFOUND ? OC_OK : e;
}

static enum oc_err
set_value(struct oc_ctx *cx, const struct setter *s,
    const struct oc_filter_action *a, struct oc_val *vars)
{
	const struct oc_val *v = oc_val_get(a->config, s->config);
	bool ok;
	enum oc_err e;

	if (!oc_val_truthy(v))
		return OC_OK;
	e = is_settable(cx, s, oc_val_to_int(v), &ok);
	if (e == OC_OK && ok)
		oc_val_set(cx->arena, vars, s->var, oc_val_copy(cx->arena, v));
	return e;
}

/* The requester becomes who the mail wants to be answered. */
static bool
use_reply_to(struct oc_ctx *cx, struct oc_val *vars, const struct oc_val *data)
{
	const char *to = oc_val_text(cx->arena, oc_val_get(data, "reply-to"));
	const char *name =
	    oc_val_text(cx->arena, oc_val_get(data, "reply-to-name"));
	const char *email = oc_val_text(cx->arena, oc_val_get(vars, "email"));

	if (*to == '\0' || *email == '\0' || oc_strieq(to, email))
		return false;
	oc_val_set(cx->arena, vars, "email", oc_val_str(cx->arena, to));
	if (*name != '\0')
		oc_val_set(
		    cx->arena, vars, "name", oc_val_str(cx->arena, name));
	return true;
}

enum oc_err
oc_filters_apply(struct oc_ctx *cx, const struct oc_filters *f,
    struct oc_val *vars, const struct oc_val *data,
    enum oc_filter_result *result, const char **rejecting)
{
	enum oc_err e = OC_OK;

	*result = OC_FILTER_PASS;
	for (size_t i = 0; i < f->n; i++) {
		for (size_t k = 0; k < f->list[i].nactions; k++) {
			const struct oc_filter_action *a =
			    &f->list[i].actions[k];
			const struct setter *s = find_setter(a->type);

			if (oc_streq(a->type, "reject")) {
				*result = OC_FILTER_REJECT;
				*rejecting = f->list[i].name;
				return OC_OK;
			}
			if (oc_streq(a->type, "replyto") &&
			    use_reply_to(cx, vars, data)) {
				*result = OC_FILTER_CHANGED;
				return OC_OK;
			}
			if (oc_streq(a->type, "noresp"))
				oc_val_set(cx->arena, vars, "autorespond",
				    oc_val_bool(cx->arena, false));
			else if (s != NULL)
				e = set_value(cx, s, a, vars);
			if (e != OC_OK)
				return e;
		}
		if (f->list[i].stop_on_match)
			break;
	}
	return OC_OK;
}

enum oc_err
oc_filter_event(struct oc_ctx *cx, const struct oc_filter *f,
    const struct oc_filter_action *action, struct oc_val **out)
{
	const struct setter *s = find_setter(action->type);
	const struct oc_val *id;
	struct oc_rows rows;
	enum oc_err e;

	*out = NULL;
	if (s == NULL || s->label == NULL)
		return OC_OK;
	id = oc_val_get(action->config, s->config);
	if (!oc_val_truthy(id))
		return OC_OK;
	e = oc_db_select(
	    cx->db, cx->arena, &rows, s->name_sql, "i", oc_val_to_int(id));
	if (e != OC_OK)
		return e;
	*out = oc_val_object(cx->arena);
	oc_val_set(cx->arena, *out, "value",
	    rows.n > 0 ? oc_val_str(cx->arena, oc_cell_text(&rows, 0, 0))
	               : oc_val_bool(cx->arena, false));
	oc_val_set(cx->arena, *out, "filter", oc_val_str(cx->arena, f->name));
	oc_val_set(cx->arena, *out, "type", oc_val_str(cx->arena, s->label));
	return OC_OK;
}
