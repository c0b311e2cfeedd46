/* reopen.c - reopening tickets. */
#include "config.h"

#include "config/settings.h"
#include "db/db.h"
#include "osticket/assignee.h"
#include "osticket/department.h"
#include "osticket/reopen.h"
#include "osticket/sla.h"

/* The open status to go to; 0 when there is none. */
static enum oc_err
choose_status(struct oc_ctx *cx, const struct oc_conversation *c, int64_t *out)
{
	int64_t fallback =
	    oc_config_int(cx->config, "default_ticket_status_id");
	enum oc_err e;

	e = oc_db_int(cx->db, out,
	    "SELECT t.id FROM {ticket_status} s JOIN {ticket_status} t "
	    "ON t.id = COALESCE(NULLIF(CAST(JSON_VALUE(s.properties, "
	    "'$.reopenstatus') AS UNSIGNED), 0), ?) "
	    "WHERE s.id = ? AND t.state = 'open'",
	    "ii", fallback, c->status_id);
	if (e == OC_ENOTFOUND)
		e = oc_db_int(cx->db, out,
		    "SELECT id FROM {ticket_status} "
		    "WHERE id = ? AND state = 'open'",
		    "i", fallback);
	if (e != OC_ENOTFOUND)
		return e;
	*out = 0;
	return OC_OK;
}

/*
 * "The last respondent", as osTicket finds one: it asks for the second row
 * of an order that its query has lost, so the author of the second-oldest
 * response.
 */
static enum oc_err
last_respondent(struct oc_ctx *cx, int64_t thread_id, int64_t *out)
{
	enum oc_err e = oc_db_int(cx->db, out,
	    "SELECT staff_id FROM {thread_entry} WHERE thread_id = ? "
	    "AND type = 'R' AND staff_id > 0 ORDER BY id LIMIT 1, 1",
	    "i", thread_id);

	if (e != OC_ENOTFOUND)
		return e;
	*out = 0;
	return OC_OK;
}

/* Is the agent there, and may see the department on its own account? */
static enum oc_err
can_have(struct oc_ctx *cx, int64_t staff_id, int64_t dept_id, bool *out)
{
	int64_t n;
	enum oc_err e = oc_db_int(cx->db, &n,
	    "SELECT COUNT(*) FROM {staff} s JOIN {department} d ON d.id = ? "
	    "WHERE s.staff_id = ? AND s.isactive = 1 AND s.onvacation = 0 "
	    "AND s.assigned_only = 0 AND (d.manager_id = s.staff_id "
	    "OR LOCATE(CONCAT('/', s.dept_id, '/'), d.path) "
	    "OR EXISTS (SELECT 1 FROM {staff_dept_access} a "
	    "WHERE a.staff_id = s.staff_id "
	    "AND LOCATE(CONCAT('/', a.dept_id, '/'), d.path)))",
	    "ii", dept_id, staff_id);

	*out = e == OC_OK && n > 0;
	return e;
}

static enum oc_err
choose_agent(struct oc_ctx *cx, struct oc_conversation *c,
    const struct oc_department *dept)
{
	int64_t staff_id = c->staff_id;
	bool can = false;
	enum oc_err e = OC_OK;

	if (staff_id == 0)
		e = last_respondent(cx, c->thread_id, &staff_id);
	if (e == OC_OK && staff_id != 0 &&
	    !(dept->flags & OC_DEPT_NO_REOPEN_ASSIGN))
		e = can_have(cx, staff_id, c->dept_id, &can);
	c->staff_id = can ? staff_id : 0;
	return e;
}

/* From now on, not from when it was opened first. */
static enum oc_err
set_due(struct oc_ctx *cx, struct oc_conversation *c,
    const struct oc_department *dept)
{
	int64_t now, due = 0;
	enum oc_err e = oc_db_int(cx->db, &now,
	    "SELECT UNIX_TIMESTAMP(reopened) FROM {ticket} "
	    "WHERE ticket_id = ?",
	    "i", c->object_id);

	if (e == OC_OK && c->sla_id != 0)
		e = oc_sla_due(cx, c->sla_id, dept->schedule_id, now, &due);
	if (e != OC_OK)
		return e;
	return oc_db_exec(cx->db,
	    "UPDATE {ticket} SET est_duedate = IF(? = 0, NULL, "
	    "FROM_UNIXTIME(?)), duedate = IF(isoverdue = 1 "
	    "AND duedate <= NOW(), NULL, duedate), isoverdue = 0 "
	    "WHERE ticket_id = ?",
	    "iii", due, due, c->object_id);
}

static enum oc_err
note(struct oc_ctx *cx, const struct oc_conversation *c)
{
	struct oc_event_place place = oc_conversation_place(c);
	struct oc_event event = {
		.name = "reopened", .username = "SYSTEM", .uid_type = 'S'
	};
	enum oc_err e = oc_db_exec(cx->db,
	    "UPDATE {thread_event} SET annulled = 1 WHERE thread_id = ? "
	    "AND event_id = (SELECT id FROM {event} "
	    "WHERE name = 'closed' LIMIT 1)",
	    "i", c->thread_id);

	return e != OC_OK ? e : oc_event_insert(cx, &place, &event);
}

enum oc_err
oc_ticket_reopen(struct oc_ctx *cx, struct oc_conversation *c)
{
	struct oc_department dept = { .id = 0 };
	int64_t status_id;
	enum oc_err e;

	if (!c->closed || !c->reopenable)
		return OC_OK;
	e = choose_status(cx, c, &status_id);
	if (e != OC_OK || status_id == 0)
		return e;
	e = oc_department_get(cx, c->dept_id, &dept);
	if (e == OC_OK || e == OC_ENOTFOUND)
		e = choose_agent(cx, c, &dept);
	if (e == OC_OK)
		e = oc_db_exec(cx->db,
		    "UPDATE {ticket} SET status_id = ?, staff_id = ?, "
		    "closed = NULL, reopened = NOW(), lastupdate = NOW(), "
		    "updated = NOW(), isanswered = 0 WHERE ticket_id = ?",
		    "iii", status_id, c->staff_id, c->object_id);
	if (e == OC_OK)
		e = note(cx, c);
	if (e == OC_OK)
		e = set_due(cx, c, &dept);
	if (e == OC_OK) {
		c->status_id = status_id;
		c->closed = c->isoverdue = false;
	}
	return e;
}
