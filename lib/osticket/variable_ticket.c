/* variable_ticket.c - tickets. */
#include "config.h"

#include <string.h>

#include "base/hash.h"
#include "base/str.h"
#include "config/settings.h"
#include "config/site.h"
#include "osticket/department.h"
#include "osticket/sla.h"
#include "osticket/thread.h"
#include "osticket/variable_class.h"

enum ticket_col {
	ID,
	PARENT,
	NUMBER,
	USER_ID,
	STATUS_ID,
	DEPT_ID,
	SLA_ID,
	TOPIC_ID,
	STAFF_ID,
	TEAM_ID,
	FLAGS,
	ADDRESS,
	SOURCE,
	DUE,
	EST_DUE,
	REOPENED,
	CLOSED,
	LAST_UPDATE,
	CREATED,
	UPDATED,
	STATE,
	THREAD_ID,
	LAST_MESSAGE,
	LAST_RESPONSE
};

enum { MERGE_COMBINE = 0x1, MERGE_SEPARATE = 0x2 }; /* ticket.flags */

/* ----- The owner. ----- */

static enum oc_err
get_owner(struct oc_vars *v, const void *self, struct oc_var *out)
{
	return oc_var_load(v, &oc_var_owner, oc_cell_int(self, 0, ID), out);
}

static enum oc_err
of_owner(
    struct oc_vars *v, const void *self, const char *name, struct oc_var *out)
{
	struct oc_var user;
	enum oc_err e =
	    oc_var_load(v, &oc_var_user, oc_cell_int(self, 0, USER_ID), &user);

	return e != OC_OK ? e : oc_var_get(v, &user, name, out);
}

static enum oc_err
get_name(struct oc_vars *v, const void *self, struct oc_var *out)
{
	return of_owner(v, self, "name", out);
}

static enum oc_err
get_email(struct oc_vars *v, const void *self, struct oc_var *out)
{
	return of_owner(v, self, "email", out);
}

/* As it is shown, while the owner's own %{phone} is as it is stored. */
static enum oc_err
get_phone(struct oc_vars *v, const void *self, struct oc_var *out)
{
	struct oc_var_answer a;
	bool found;
	enum oc_err e = oc_var_find_answer(
	    v, 'U', oc_cell_int(self, 0, USER_ID), "phone", &a, &found);

	if (e == OC_OK && found)
		*out = oc_var_text(
		    oc_field_display(oc_var_ctx(v), &a.field, a.value));
	return e;
}

/* The key of links as they were before 1.8; they still work. */
static enum oc_err
get_auth_token(struct oc_vars *v, const void *self, struct oc_var *out)
{
	struct oc_arena *a = oc_var_arena(v);
	struct oc_var email;
	const char *address;
	enum oc_err e = get_email(v, self, &email);

	if (e == OC_OK)
		e = oc_var_str(v, &email, &address);
	if (e == OC_OK)
		*out = oc_var_text(oc_md5_hex(
		    a, oc_sprintf(a, "%s%s%s", oc_cell_text(self, 0, ID),
		           oc_strlower(a, address),
		           oc_var_ctx(v)->site->ost.secret_salt)));
	return e;
}

/* The owner and the active collaborators. */
static enum oc_err
get_recipients(struct oc_vars *v, const void *self, struct oc_var *out)
{
	struct oc_ctx *cx = oc_var_ctx(v);
	struct oc_rows rows;
	enum oc_err e;

	e = oc_db_select(cx->db, cx->arena, &rows,
	    "SELECT u.name, m.address, 0 AS place FROM (SELECT ? AS id) o "
	    "LEFT JOIN {user} u ON u.id = o.id "
	    "LEFT JOIN {user_email} m ON m.id = u.default_email_id "
	    "UNION ALL "
	    "SELECT u.name, m.address, 1 FROM {thread_collaborator} c "
	    "JOIN {user} u ON u.id = c.user_id "
	    "LEFT JOIN {user_email} m ON m.id = u.default_email_id "
	    "WHERE c.thread_id = ? AND c.flags & ? ORDER BY place, name",
	    "iii", oc_cell_int(self, 0, USER_ID),
	    oc_cell_int(self, 0, THREAD_ID), (int64_t)OC_COLLAB_ACTIVE);
	return e != OC_OK ? e : oc_var_users(v, &rows, out);
}

/* ----- Who works on it. ----- */

/* The ticket's department, or the site's when that is gone. */
static enum oc_err
get_dept(struct oc_vars *v, const void *self, struct oc_var *out)
{
	enum oc_err e = oc_var_load(
	    v, &oc_var_department, oc_cell_int(self, 0, DEPT_ID), out);

	if (e == OC_OK && out->kind != OC_VAR_THING)
		e = oc_var_load(v, &oc_var_department,
		    oc_config_int(oc_var_ctx(v)->config, "default_dept_id"),
		    out);
	return e;
}

static enum oc_err
get_dept_path(struct oc_vars *v, const void *self, struct oc_var *out)
{
	return oc_var_department_path(
	    v, oc_cell_int(self, 0, DEPT_ID), false, out);
}

static enum oc_err
get_topic_path(struct oc_vars *v, const void *self, struct oc_var *out)
{
	return oc_var_topic_path(v, oc_cell_int(self, 0, TOPIC_ID), out);
}

static enum oc_err
get_assigned(struct oc_vars *v, const void *self, struct oc_var *out)
{
	return oc_var_assigned(v, oc_cell_int(self, 0, STAFF_ID),
	    oc_cell_int(self, 0, TEAM_ID), out);
}

static bool
in_state(const void *self, const char *state)
{
	return oc_strieq(oc_cell_text(self, 0, STATE), state);
}

/* The agent, else the team, of an open ticket. */
static enum oc_err
get_assignee(struct oc_vars *v, const void *self, struct oc_var *out)
{
	int64_t staff = oc_cell_int(self, 0, STAFF_ID);
	int64_t team = oc_cell_int(self, 0, TEAM_ID);
	enum oc_err e = OC_OK;

	*out = (struct oc_var){ .kind = OC_VAR_FALSE };
	if (!in_state(self, "open") || (staff == 0 && team == 0))
		return OC_OK;
	e = oc_var_load(v, &oc_var_agent, staff, out);
	if (e == OC_OK && out->kind != OC_VAR_THING)
		e = oc_var_load(v, &oc_var_team, team, out);
	return e;
}

/* "s3" or "t1". */
static enum oc_err
get_assignee_id(struct oc_vars *v, const void *self, struct oc_var *out)
{
	struct oc_var who;
	const char *id = "";
	enum oc_err e = get_assignee(v, self, &who);

	if (e == OC_OK)
		e = oc_var_attr_str(v, &who, "id", &id);
	if (e == OC_OK && who.kind == OC_VAR_THING)
		*out = oc_var_text(oc_sprintf(oc_var_arena(v), "%c%s",
		    who.class == &oc_var_agent ? 's' : 't', id));
	return e;
}

/* The last but one to answer: osTicket expects the last one to be you. */
static enum oc_err
get_last_respondent(struct oc_vars *v, const void *self, struct oc_var *out)
{
	int64_t id;
	enum oc_err e = oc_db_int(oc_var_ctx(v)->db, &id,
	    "SELECT staff_id FROM {thread_entry} WHERE thread_id = ? "
	    "AND type = 'R' AND staff_id > 0 ORDER BY id DESC LIMIT 1, 1",
	    "i", oc_cell_int(self, 0, THREAD_ID));

	if (e == OC_ENOTFOUND) {
		e = OC_OK;
		id = 0;
	}
	if (e == OC_OK)
		e = oc_var_load(v, &oc_var_agent, id, out);
	if (e == OC_OK && out->kind != OC_VAR_THING)
		out->kind = OC_VAR_FALSE;
	return e;
}

/* ----- Dates. ----- */

static enum oc_err
get_close_date(struct oc_vars *v, const void *self, struct oc_var *out)
{
	if (in_state(self, "closed"))
		*out = oc_var_date(v, oc_cell_str(self, 0, CLOSED));
	return OC_OK;
}

/* What the plan gives while nobody has noted it. */
static enum oc_err
planned(struct oc_vars *v, const void *self, struct oc_var *out)
{
	struct oc_ctx *cx = oc_var_ctx(v);
	const char *opened = oc_cell_text(self, 0, REOPENED), *dept;
	struct oc_department d = { 0 };
	struct oc_var x;
	int64_t t = 0, due = 0;
	enum oc_err e = get_dept(v, self, &x);

	if (*opened == '\0')
		opened = oc_cell_text(self, 0, CREATED);
	if (e == OC_OK)
		e = oc_var_db_time(v, opened, &t);
	if (e == OC_OK)
		e = oc_var_attr_str(v, &x, "id", &dept);
	if (e == OC_OK) {
		e = oc_department_get(cx, oc_leading_int(dept), &d);
		if (e == OC_ENOTFOUND)
			e = OC_OK;
	}
	if (e == OC_OK)
		e = oc_sla_due(
		    cx, oc_cell_int(self, 0, SLA_ID), d.schedule_id, t, &due);
	if (e == OC_OK && due != 0)
		*out = oc_var_instant(v, due);
	return e;
}

/* The date that was set, else the plan's. */
static enum oc_err
get_due_date(struct oc_vars *v, const void *self, struct oc_var *out)
{
	const char *due = oc_cell_text(self, 0, DUE);

	if (*due == '\0')
		due = oc_cell_text(self, 0, EST_DUE);
	if (*due == '\0')
		return planned(v, self, out);
	*out = oc_var_date(v, due);
	return OC_OK;
}

/* ----- The conversation. ----- */

static enum oc_err
get_last_message(struct oc_vars *v, const void *self, struct oc_var *out)
{
	int64_t id;
	enum oc_err e = oc_db_int(oc_var_ctx(v)->db, &id,
	    "SELECT id FROM {thread_entry} WHERE thread_id = ? AND type = 'M' "
	    "AND flags & ? = 0 ORDER BY id DESC LIMIT 1",
	    "ii", oc_cell_int(self, 0, THREAD_ID), (int64_t)OC_ENTRY_HIDDEN);

	if (e == OC_ENOTFOUND)
		return OC_OK;
	return e != OC_OK ? e : oc_var_load(v, &oc_var_entry, id, out);
}

static enum oc_err
get_collaborators(struct oc_vars *v, const void *self, struct oc_var *out)
{
	int64_t n;
	enum oc_err e = oc_db_int(oc_var_ctx(v)->db, &n,
	    "SELECT COUNT(*) FROM {thread_collaborator} WHERE thread_id = ?",
	    "i", oc_cell_int(self, 0, THREAD_ID));

	if (e == OC_OK)
		*out = oc_var_int(v, n);
	return e;
}

/* ----- The rest. ----- */

static enum oc_err
get_client_link(struct oc_vars *v, const void *self, struct oc_var *out)
{
	*out = oc_var_text(oc_sprintf(oc_var_arena(v), "%s/view.php?t=%s",
	    oc_var_base_url(v), oc_cell_text(self, 0, NUMBER)));
	return OC_OK;
}

static enum oc_err
get_staff_link(struct oc_vars *v, const void *self, struct oc_var *out)
{
	*out =
	    oc_var_text(oc_sprintf(oc_var_arena(v), "%s/scp/tickets.php?id=%s",
	        oc_var_base_url(v), oc_cell_text(self, 0, ID)));
	return OC_OK;
}

static enum oc_err
get_merge_type(struct oc_vars *v, const void *self, struct oc_var *out)
{
	int64_t flags = oc_cell_int(self, 0, FLAGS);

	(void)v;
	*out = oc_var_text(flags & MERGE_COMBINE    ? "combine"
	                   : flags & MERGE_SEPARATE ? "separate"
	                                            : "visual");
	return OC_OK;
}

/* Names that a field of a form cannot take. */
static const struct oc_var_attr own_attrs[] = {
	{ .name = "phone", .get = get_phone },
	{ .name = "phone_number", .get = get_phone },
	{ .name = "auth_token", .get = get_auth_token },
	{ .name = "client_link", .get = get_client_link },
	{ .name = "staff_link", .get = get_staff_link },
	{ .name = "create_date", .col = CREATED, .date = true },
	{ .name = "due_date", .get = get_due_date },
	{ .name = "close_date", .get = get_close_date },
	{ .name = "last_update", .col = LAST_UPDATE, .date = true },
	{ .name = "user", .get = get_owner },
};

static enum oc_err
get_own(struct oc_vars *v, const void *self, const char *name,
    struct oc_var *out, bool *found)
{
	enum oc_err e = oc_var_find(
	    v, own_attrs, OC_COUNT(own_attrs), self, name, out, found);

	if (e != OC_OK || *found)
		return e;
	return oc_var_answer(
	    v, 'T', oc_cell_int(self, 0, ID), name, out, found);
}

static const struct oc_var_attr ticket_attrs[] = {
	{ .name = "id", .col = ID },
	{ .name = "pid", .col = PARENT },
	{ .name = "number", .col = NUMBER },
	{ .name = "name", .get = get_name },
	{ .name = "email", .get = get_email },
	{ .name = "replytoemail", .get = get_email },
	{ .name = "phonenumber", .get = get_phone },
	{ .name = "owner", .get = get_owner },
	{ .name = "ownerid", .col = USER_ID },
	{ .name = "userid", .col = USER_ID },
	{ .name = "recipients", .get = get_recipients },
	{ .name = "numcollaborators", .get = get_collaborators },
	{ .name = "dept", .get = get_dept },
	{ .name = "deptid", .col = DEPT_ID },
	{ .name = "deptname", .get = get_dept_path },
	{ .name = "topic", .col = TOPIC_ID, .class = &oc_var_topic },
	{ .name = "topicid", .col = TOPIC_ID },
	{ .name = "helptopic", .get = get_topic_path },
	{ .name = "sla", .col = SLA_ID, .class = &oc_var_sla },
	{ .name = "slaid", .col = SLA_ID },
	{ .name = "status", .col = STATUS_ID, .class = &oc_var_status },
	{ .name = "statusid", .col = STATUS_ID },
	{ .name = "state", .col = STATE },
	{ .name = "staff", .col = STAFF_ID, .class = &oc_var_agent },
	{ .name = "staffid", .col = STAFF_ID },
	{ .name = "team", .col = TEAM_ID, .class = &oc_var_team },
	{ .name = "teamid", .col = TEAM_ID },
	{ .name = "assigned", .get = get_assigned },
	{ .name = "assignee", .get = get_assignee },
	{ .name = "assigneeid", .get = get_assignee_id },
	{ .name = "lastrespondent", .get = get_last_respondent },
	{ .name = "source", .col = SOURCE },
	{ .name = "ip", .col = ADDRESS },
	{ .name = "mergetype", .get = get_merge_type },
	{ .name = "createdate", .col = CREATED },
	{ .name = "opendate", .col = CREATED },
	{ .name = "reopendate", .col = REOPENED },
	{ .name = "updatedate", .col = UPDATED },
	{ .name = "effectivedate", .col = LAST_UPDATE },
	{ .name = "duedate", .col = DUE },
	{ .name = "sladuedate", .col = EST_DUE },
	{ .name = "closedate", .col = CLOSED },
	{ .name = "lastmessagedate", .col = LAST_MESSAGE },
	{ .name = "lastmsgdate", .col = LAST_MESSAGE },
	{ .name = "lastresponsedate", .col = LAST_RESPONSE },
	{ .name = "lastrespdate", .col = LAST_RESPONSE },
	{ .name = "thread", .col = THREAD_ID, .class = &oc_var_thread },
	{ .name = "threadid", .col = THREAD_ID },
	{ .name = "lastmessage", .get = get_last_message },
	{ .name = "last_message", .get = get_last_message },
};

const struct oc_var_class oc_var_ticket = {
	.sql = "SELECT t.ticket_id, t.ticket_pid, t.number, "
	       "NULLIF(t.user_id, 0), t.status_id, t.dept_id, "
	       "NULLIF(t.sla_id, 0), NULLIF(t.topic_id, 0), "
	       "NULLIF(t.staff_id, 0), NULLIF(t.team_id, 0), t.flags, "
	       "t.ip_address, t.source, t.duedate, t.est_duedate, t.reopened, "
	       "t.closed, t.lastupdate, t.created, t.updated, s.state, h.id, "
	       "h.lastmessage, h.lastresponse "
	       "FROM {ticket} t LEFT JOIN {ticket_status} s "
	       "ON s.id = t.status_id LEFT JOIN {thread} h "
	       "ON h.object_id = t.ticket_id AND h.object_type IN ('T', 'C') "
	       "WHERE t.ticket_id = ? ORDER BY h.object_type = 'T' DESC "
	       "LIMIT 1",
	.shown = NUMBER,
	.attrs = ticket_attrs,
	.n = OC_COUNT(ticket_attrs),
	.before = get_own,
};
