/* rules_people.c - who there is to be told. */
#include "config.h"

#include <string.h>

#include "base/str.h"
#include "db/db.h"
#include "mail/rules_private.h"
#include "osticket/permission.h"
#include "osticket/thread.h"

enum { FLAG_ALERTS = 0x1 }; /* staff_dept_access.flags, team_member.flags */

bool
oc_people_have(const struct oc_people *to, const char *email)
{
	for (size_t i = 0; i < to->n; i++)
		if (oc_streq(to->p[i].email, email))
			return true;
	return false;
}

static void
add(struct oc_rules *r, struct oc_people *to, int64_t id, const char *email)
{
	if (oc_people_have(to, email))
		return;
	if (to->n == to->cap) {
		struct oc_person *old = to->p;

		to->cap = to->cap == 0 ? 8 : 2 * to->cap;
		to->p = oc_calloc(r->cx->arena, to->cap, sizeof *to->p);
		if (to->n > 0)
			memcpy(to->p, old, to->n * sizeof *old);
	}
	to->p[to->n].id = id;
	to->p[to->n].email = email;
	to->n++;
}

/* Add the rows: id and address. */
static void
add_rows(struct oc_rules *r, struct oc_people *to, const struct oc_rows *rows)
{
	for (size_t i = 0; i < rows->n; i++)
		add(r, to, oc_cell_int(rows, i, 0), oc_cell_text(rows, i, 1));
}

#define PRESENT "s.isactive = 1 AND s.onvacation = 0 AND s.email <> ''"

enum oc_err
oc_people_agent(struct oc_rules *r, struct oc_people *to, int64_t staff_id)
{
	struct oc_rows rows;
	enum oc_err e;

	if (staff_id == 0)
		return OC_OK;
	e = oc_db_select(r->cx->db, r->cx->arena, &rows,
	    "SELECT s.staff_id, s.email FROM {staff} s "
	    "WHERE s.staff_id = ? AND " PRESENT,
	    "i", staff_id);
	if (e == OC_OK)
		add_rows(r, to, &rows);
	return e;
}

/*
 * Those whose primary department it is; where the department says so, also
 * those with access to it who asked for alerts.
 */
enum oc_err
oc_people_members(struct oc_rules *r, struct oc_people *to, int64_t but)
{
	struct oc_rows rows;
	enum oc_err e;

	if (r->dept.group_membership == OC_ALERTS_DISABLED)
		return OC_OK;
	e = oc_db_select(r->cx->db, r->cx->arena, &rows,
	    "SELECT s.staff_id, s.email FROM {staff} s "
	    "LEFT JOIN {staff_dept_access} a "
	    "ON a.staff_id = s.staff_id AND a.dept_id = ? "
	    "WHERE " PRESENT " AND s.staff_id <> ? "
	    "AND (s.dept_id = ? OR (? <> 0 AND a.flags & ?)) "
	    "ORDER BY s.firstname, s.lastname, s.staff_id",
	    "iiiii", r->dept.id, but, r->dept.id,
	    (int64_t)(r->dept.group_membership == OC_ALERTS_AND_EXTENDED),
	    (int64_t)FLAG_ALERTS);
	if (e == OC_OK)
		add_rows(r, to, &rows);
	return e;
}

enum oc_err
oc_people_any_member(struct oc_rules *r, bool *out)
{
	struct oc_people members = { .n = 0 };
	enum oc_err e = oc_people_members(r, &members, 0);

	*out = members.n > 0;
	return e;
}

enum oc_err
oc_people_team(struct oc_rules *r, struct oc_people *to, int64_t team_id)
{
	struct oc_rows rows;
	enum oc_err e;

	if (team_id == 0)
		return OC_OK;
	e = oc_db_select(r->cx->db, r->cx->arena, &rows,
	    "SELECT s.staff_id, s.email FROM {team_member} m "
	    "JOIN {staff} s ON s.staff_id = m.staff_id "
	    "WHERE m.team_id = ? AND m.flags & ? AND " PRESENT
	    " ORDER BY s.firstname, s.lastname, s.staff_id",
	    "ii", team_id, (int64_t)FLAG_ALERTS);
	if (e == OC_OK)
		add_rows(r, to, &rows);
	return e;
}

enum oc_err
oc_people_team_lead(struct oc_rules *r, struct oc_people *to, int64_t team_id)
{
	struct oc_team team;
	enum oc_err e = oc_team_get(r->cx, team_id, &team);

	if (e != OC_OK)
		return e == OC_ENOTFOUND ? OC_OK : e;
	return oc_people_agent(r, to, team.lead_id);
}

enum oc_err
oc_people_account_manager(struct oc_rules *r, struct oc_people *to)
{
	const char *m = r->t.manager;

	if (*m == 's')
		return oc_people_agent(r, to, oc_leading_int(m + 1));
	if (*m == 't')
		return oc_people_team(r, to, oc_leading_int(m + 1));
	return OC_OK;
}

enum oc_err
oc_people_last_respondent(struct oc_rules *r, struct oc_people *to)
{
	struct oc_rows rows;
	enum oc_err e;

	e = oc_db_select(r->cx->db, r->cx->arena, &rows,
	    "SELECT staff_id FROM {thread_entry} WHERE thread_id = ? "
	    "AND type = 'R' AND staff_id > 0 ORDER BY id LIMIT 1, 1",
	    "i", r->t.thread_id);
	if (e == OC_OK && rows.n > 0)
		e = oc_people_agent(r, to, oc_cell_int(&rows, 0, 0));
	return e;
}

enum oc_err
oc_people_may_see(struct oc_rules *r, int64_t staff_id, bool *out)
{
	struct oc_principal p = { .kind = OC_AGENT, .id = staff_id };
	struct oc_ticket_access access;
	enum oc_err e = oc_principal_load(r->cx, &p);

	if (e == OC_OK)
		e = oc_ticket_access(r->cx, &p, r->job->ticket_id, &access);
	*out = e == OC_OK && oc_may(&p, OC_SEE, &access) == OC_OK;
	return e == OC_ENOTFOUND ? OC_OK : e;
}

/* ----- Clients. ----- */

static bool
is_listed(const struct oc_val *ccs, int64_t user_id)
{
	for (size_t i = 0; i < oc_val_count(ccs); i++)
		if (oc_val_to_int(oc_val_at(ccs, i)) == user_id)
			return true;
	return oc_val_count(ccs) == 0;
}

static enum oc_err
add_collaborators(
    struct oc_rules *r, const struct oc_val *ccs, struct oc_participants *out)
{
	struct oc_participant *old = out->p;
	struct oc_rows rows;
	enum oc_err e;

	e = oc_db_select(r->cx->db, r->cx->arena, &rows,
	    "SELECT c.id, c.user_id FROM {thread_collaborator} c "
	    "JOIN {user} u ON u.id = c.user_id "
	    "WHERE c.thread_id = ? AND c.flags & ? ORDER BY u.name, c.id",
	    "ii", r->t.thread_id, (int64_t)OC_COLLAB_ACTIVE);
	if (e != OC_OK)
		return e;
	out->p = oc_calloc(r->cx->arena, out->n + rows.n, sizeof *out->p);
	if (out->n > 0)
		memcpy(out->p, old, out->n * sizeof *old);
	for (size_t i = 0; i < rows.n; i++) {
		struct oc_participant *p = &out->p[out->n];

		p->collaborator_id = oc_cell_int(&rows, i, 0);
		p->user_id = oc_cell_int(&rows, i, 1);
		if (is_listed(ccs, p->user_id))
			out->n++;
	}
	return OC_OK;
}

enum oc_err
oc_participants_get(struct oc_rules *r, const char *reply_to,
    const struct oc_val *ccs, struct oc_participants *out)
{
	bool all = oc_strieq(reply_to, "all");

	*out = (struct oc_participants){ .n = 0 };
	if (all || oc_strieq(reply_to, "user")) {
		out->p = oc_calloc(r->cx->arena, 1, sizeof *out->p);
		out->p[out->n++].user_id = r->t.user_id;
	}
	if (all || oc_strieq(reply_to, "collabs"))
		return add_collaborators(r, ccs, out);
	return OC_OK;
}
