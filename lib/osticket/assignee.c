/* assignee.c - agents and teams. */
#include "config.h"

#include "db/db.h"
#include "osticket/assignee.h"

enum oc_err
oc_agent_get(struct oc_ctx *cx, int64_t id, struct oc_agent *out)
{
	struct oc_rows rows;
	enum oc_err e;

	e = oc_db_row(cx->db, cx->arena, &rows,
	    "SELECT staff_id, dept_id, TRIM(CONCAT(firstname, ' ', lastname)), "
	    "email, isactive = 1 AND onvacation = 0 FROM {staff} "
	    "WHERE staff_id = ?",
	    "i", id);
	if (e != OC_OK)
		return e;
	*out = (struct oc_agent){
		.id = oc_cell_int(&rows, 0, 0),
		.dept_id = oc_cell_int(&rows, 0, 1),
		.name = oc_cell_text(&rows, 0, 2),
		.email = oc_cell_text(&rows, 0, 3),
		.available = oc_cell_int(&rows, 0, 4) != 0,
	};
	return OC_OK;
}

enum oc_err
oc_team_get(struct oc_ctx *cx, int64_t id, struct oc_team *out)
{
	struct oc_rows rows;
	enum oc_err e;

	e = oc_db_row(cx->db, cx->arena, &rows,
	    "SELECT team_id, name, flags, lead_id FROM {team} "
	    "WHERE team_id = ?",
	    "i", id);
	if (e != OC_OK)
		return e;
	*out = (struct oc_team){
		.id = oc_cell_int(&rows, 0, 0),
		.name = oc_cell_text(&rows, 0, 1),
		.flags = (unsigned)oc_cell_int(&rows, 0, 2),
		.lead_id = oc_cell_int(&rows, 0, 3),
	};
	return OC_OK;
}

enum oc_err
oc_department_takes(struct oc_ctx *cx, const struct oc_department *dept,
    const struct oc_agent *agent, bool *out)
{
	int64_t n;
	enum oc_err e;

	*out = agent->dept_id == dept->id;
	if (*out || (dept->flags & OC_DEPT_ASSIGN_PRIMARY))
		return OC_OK;
	*out = !(dept->flags & OC_DEPT_ASSIGN_MEMBERS) ||
	       dept->manager_id == agent->id;
	if (*out)
		return OC_OK;
	e = oc_db_int(cx->db, &n,
	    "SELECT COUNT(*) FROM {staff_dept_access} "
	    "WHERE staff_id = ? AND dept_id = ?",
	    "ii", agent->id, dept->id);
	*out = e == OC_OK && n > 0;
	return e;
}
