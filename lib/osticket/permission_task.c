/* permission_task.c - may he see that task, may he do that to it? */
#include "config.h"

#include "osticket/permission.h"
#include "osticket/permission_agent.h"
#include "osticket/permission_sql.h"
#include "osticket/permission_task.h"

/* NULL: to see it is enough. */
static const char *const keys[OC_TASK_ACTIONS] = {
	[OC_TASK_REPLY] = "task.reply",
	[OC_TASK_EDIT] = "task.edit",
	[OC_TASK_ASSIGN] = "task.assign",
	[OC_TASK_CLAIM] = "task.assign",
	[OC_TASK_TRANSFER] = "task.transfer",
	[OC_TASK_CLOSE] = "task.close",
	[OC_TASK_REOPEN] = "task.create",
	[OC_TASK_DELETE] = "task.delete",
};

enum { TASK_OPEN = 0x1 }; /* task.flags */

enum oc_err
oc_task_access(struct oc_ctx *cx, int64_t id, struct oc_task_access *out)
{
	struct oc_rows r;
	enum oc_err e;

	e = oc_db_row(cx->db, cx->arena, &r,
	    "SELECT t.id, IFNULL(h.id, 0), "
	    "IF(t.object_type = 'T', t.object_id, 0), t.dept_id, t.staff_id, "
	    "t.team_id, t.flags FROM {task} t "
	    "LEFT JOIN {thread} h ON h.object_id = t.id "
	    "AND h.object_type = 'A' WHERE t.id = ? ORDER BY h.id LIMIT 1",
	    "i", id);
	if (e != OC_OK)
		return e;
	*out = (struct oc_task_access){
		.id = oc_cell_int(&r, 0, 0),
		.thread_id = oc_cell_int(&r, 0, 1),
		.ticket_id = oc_cell_int(&r, 0, 2),
		.dept_id = oc_cell_int(&r, 0, 3),
		.staff_id = oc_cell_int(&r, 0, 4),
		.team_id = oc_cell_int(&r, 0, 5),
		.open = (oc_cell_int(&r, 0, 6) & TASK_OPEN) != 0,
	};
	return OC_OK;
}

static bool
sees(const struct oc_principal *p, const struct oc_task_access *t)
{
	const struct oc_agent_rights *agent = p->agent;

	if (p->kind == OC_SYSTEM)
		return true;
	if (p->kind == OC_APIKEY)
		return p->read_write;
	if (p->kind != OC_AGENT || !agent->active)
		return false;
	return t->staff_id == p->id || oc_agent_in_team(agent, t->team_id) ||
	       (!agent->assigned_only &&
	           oc_agent_dept_find(agent, t->dept_id) != NULL);
}

enum oc_err
oc_may_task(const struct oc_principal *p, enum oc_task_action action,
    const struct oc_task_access *t)
{
	const char *key = keys[action];
	bool may;

	if (!sees(p, t))
		return OC_ENOTFOUND;
	if (!oc_has_scope(
	        p, action == OC_TASK_SEE ? "tasks:read" : "tasks:write"))
		return OC_EFORBIDDEN;
	if (p->kind == OC_AGENT)
		may = key == NULL ||
		      oc_agent_role_grants(p->agent, t->dept_id, false, key);
	else
		may = action != OC_TASK_CLAIM;
	return may ? OC_OK : OC_EFORBIDDEN;
}

static const char *
agents_tasks(struct oc_ctx *cx, const struct oc_principal *p, const char *t,
    struct oc_db_args *args)
{
	const char *sql = oc_sprintf(cx->arena,
	    "%s.staff_id = ? OR %s.team_id IN " OC_SQL_TEAMS_OF, t, t);

	oc_db_args_int(args, p->id);
	oc_db_args_int(args, p->id);
	if (!p->agent->assigned_only) {
		sql = oc_sprintf(
		    cx->arena, "%s OR %s.dept_id IN " OC_SQL_DEPTS_OF, sql, t);
		oc_db_args_int(args, p->id);
	}
	return oc_sprintf(cx->arena, "(%s)", sql);
}

const char *
oc_tasks_seen(struct oc_ctx *cx, const struct oc_principal *p,
    const char *alias, struct oc_db_args *args)
{
	bool all = p->kind == OC_SYSTEM || p->kind == OC_APIKEY;

	if (!oc_has_scope(p, "tasks:read"))
		return "(1 = 0)";
	if (p->kind == OC_AGENT && p->agent->active)
		return agents_tasks(cx, p, alias, args);
	return all ? "(1 = 1)" : "(1 = 0)";
}
