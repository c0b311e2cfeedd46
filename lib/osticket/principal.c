/* principal.c - reading what an account may do. */
#include "config.h"

#include <string.h>

#include "base/str.h"
#include "db/db.h"
#include "json/reader.h"
#include "osticket/org.h"
#include "osticket/permission_sql.h"
#include "osticket/principal.h"
#include "osticket/user.h"

/* user_account.status (auth.md, 8.1) */
enum {
	ACCOUNT_CONFIRMED = 0x1,
	ACCOUNT_LOCKED = 0x2,
	ACCOUNT_MUST_CHANGE = 0x4
};

/* An object, or NULL: what osTicket cannot read grants nothing either. */
static const struct oc_val *
read_object(struct oc_arena *a, const char *json)
{
	struct oc_val *v = NULL;

	if (oc_json_read(a, json, strlen(json), NULL, &v, NULL) != OC_JSON_OK ||
	    !oc_val_is(v, OC_OBJECT))
		return NULL;
	return v;
}

/* extra.def_assn_role, which is on unless it says otherwise. */
static bool
keeps_role(struct oc_arena *a, const char *extra)
{
	const struct oc_val *v =
	    oc_val_get(read_object(a, extra), "def_assn_role");

	return v == NULL || oc_val_is(v, OC_NULL) || oc_val_truthy(v);
}

enum {
	USERNAME,
	EMAIL,
	NAME,
	DEPT_ID,
	ACTIVE,
	ADMIN,
	ASSIGNED_ONLY,
	ON_VACATION,
	MUST_CHANGE,
	EXTRA,
	PERMISSIONS,
	ROLE_ID,
	ROLE_GRANTS,
	TEAMS,
	DEPT,
	PRIMARY,
	EXTENDED,
	MANAGED,
	DEPT_ROLE,
	DEPT_GRANTS
};

/*
 * The account, with a row for each department that it reaches, or one without
 * any.  A role given by extended access counts before the primary one.
 */
static enum oc_err
ask_agent(struct oc_ctx *cx, int64_t id, struct oc_rows *out)
{
	return oc_db_ask(cx->db, cx->arena, out,
	    "SELECT s.username, s.email, "
	    "TRIM(CONCAT_WS(' ', s.firstname, s.lastname)), s.dept_id, "
	    "s.isactive, s.isadmin, s.assigned_only, s.onvacation, "
	    "s.change_passwd, s.extra, s.permissions, p.id, p.permissions, "
	    "(SELECT GROUP_CONCAT(m.team_id ORDER BY m.team_id) "
	    "FROM {team_member} m "
	    "WHERE m.staff_id = s.staff_id AND m.team_id <> 0), "
	    "d.id, d.id = s.dept_id, a.dept_id IS NOT NULL, "
	    "d.manager_id = s.staff_id, r.id, r.permissions "
	    "FROM {staff} s LEFT JOIN {role} p ON p.id = s.role_id "
	    "LEFT JOIN {department} d ON " OC_SQL_REACHES
	    " LEFT JOIN {staff_dept_access} a "
	    "ON a.staff_id = s.staff_id AND a.dept_id = d.id "
	    "LEFT JOIN {role} r ON r.id = CASE "
	    "WHEN a.dept_id IS NOT NULL THEN a.role_id "
	    "WHEN d.id = s.dept_id THEN s.role_id END "
	    "WHERE s.staff_id = ?",
	    "i", id);
}

static void
read_account(
    struct oc_arena *a, const struct oc_rows *r, struct oc_agent_rights *out)
{
	*out = (struct oc_agent_rights){
		.username = oc_cell_text(r, 0, USERNAME),
		.email = oc_cell_text(r, 0, EMAIL),
		.name = oc_cell_text(r, 0, NAME),
		.dept_id = oc_cell_int(r, 0, DEPT_ID),
		.active = oc_cell_int(r, 0, ACTIVE) != 0,
		.admin = oc_cell_int(r, 0, ADMIN) != 0,
		.assigned_only = oc_cell_int(r, 0, ASSIGNED_ONLY) != 0,
		.on_vacation = oc_cell_int(r, 0, ON_VACATION) != 0,
		.must_change_password = oc_cell_int(r, 0, MUST_CHANGE) != 0,
		.keeps_role = keeps_role(a, oc_cell_text(r, 0, EXTRA)),
		.permissions = oc_cell_text(r, 0, PERMISSIONS),
		.role_id = oc_cell_int(r, 0, ROLE_ID),
	};
	out->granted = read_object(a, out->permissions);
	out->role_granted = read_object(a, oc_cell_text(r, 0, ROLE_GRANTS));
}

static void
read_departments(
    struct oc_arena *a, const struct oc_rows *r, struct oc_agent_rights *out)
{
	struct oc_agent_dept *depts = oc_calloc(a, r->n, sizeof *depts);

	out->depts = depts;
	for (size_t i = 0; i < r->n; i++) {
		struct oc_agent_dept *d = &depts[out->ndepts];

		if (oc_cell_str(r, i, DEPT) == NULL)
			continue;
		d->id = oc_cell_int(r, i, DEPT);
		d->primary = oc_cell_int(r, i, PRIMARY) != 0;
		d->extended = oc_cell_int(r, i, EXTENDED) != 0;
		d->managed = oc_cell_int(r, i, MANAGED) != 0;
		d->role_id = oc_cell_int(r, i, DEPT_ROLE);
		d->permissions = oc_cell_text(r, i, DEPT_GRANTS);
		d->granted = read_object(a, d->permissions);
		out->ndepts++;
	}
}

static void
read_teams(
    struct oc_arena *a, const struct oc_rows *r, struct oc_agent_rights *out)
{
	const char *list = oc_cell_text(r, 0, TEAMS);
	int64_t *teams;
	size_t n;
	char **ids = oc_split(a, list, ',', &n);

	if (*list == '\0')
		n = 0;
	teams = oc_calloc(a, n, sizeof *teams);
	for (size_t i = 0; i < n; i++)
		teams[i] = oc_leading_int(ids[i]);
	out->teams = teams;
	out->nteams = n;
}

static const struct oc_agent_rights *
read_agent(struct oc_ctx *cx, struct oc_rows *rows)
{
	static const unsigned order[] = { DEPT };
	struct oc_agent_rights *agent = oc_alloc(cx->arena, sizeof *agent);

	oc_rows_sort(cx->arena, rows, order, OC_COUNT(order));
	read_account(cx->arena, rows, agent);
	read_departments(cx->arena, rows, agent);
	read_teams(cx->arena, rows, agent);
	return agent;
}

static enum oc_err
ask_user(struct oc_ctx *cx, int64_t id, struct oc_rows *out)
{
	return oc_db_ask(cx->db, cx->arena, out,
	    "SELECT u.name, e.address, o.id, u.status, a.id, a.status, "
	    "o.status, a.username FROM {user} u "
	    "LEFT JOIN {user_email} e ON e.id = u.default_email_id "
	    "LEFT JOIN {user_account} a ON a.user_id = u.id "
	    "LEFT JOIN {organization} o ON o.id = u.org_id "
	    "WHERE u.id = ? ORDER BY a.id LIMIT 1",
	    "i", id);
}

static const struct oc_user_rights *
read_user(struct oc_ctx *cx, const struct oc_rows *r)
{
	struct oc_user_rights *user = oc_alloc(cx->arena, sizeof *user);
	int64_t account = oc_cell_int(r, 0, 5), org = oc_cell_int(r, 0, 6);

	*user = (struct oc_user_rights){
		.name = oc_cell_text(r, 0, 0),
		.email = oc_cell_text(r, 0, 1),
		.username = oc_cell_str(r, 0, 7),
		.org_id = oc_cell_int(r, 0, 2),
		.primary_contact =
		    (oc_cell_int(r, 0, 3) & OC_USER_PRIMARY_CONTACT) != 0,
		.has_account = oc_cell_int(r, 0, 4) != 0,
		.must_change_password = (account & ACCOUNT_MUST_CHANGE) != 0,
		.shares_all = (org & OC_ORG_SHARE_ALL) != 0,
		.shares_primary = (org & OC_ORG_SHARE_PRIMARY) != 0,
	};
	user->active = !user->has_account ||
	               (account & (ACCOUNT_CONFIRMED | ACCOUNT_LOCKED)) ==
	                   ACCOUNT_CONFIRMED;
	return user;
}

enum oc_err
oc_principal_ask(struct oc_ctx *cx, enum oc_principal_kind kind, int64_t id,
    struct oc_rows *out)
{
	*out = (struct oc_rows){ 0 };
	switch (kind) {
	case OC_AGENT:
		return ask_agent(cx, id, out);
	case OC_USER:
		return ask_user(cx, id, out);
	default:
		return OC_OK;
	}
}

enum oc_err
oc_principal_read(
    struct oc_ctx *cx, struct oc_rows *rows, struct oc_principal *p)
{
	if (p->kind != OC_AGENT && p->kind != OC_USER)
		return OC_OK;
	if (rows->n == 0)
		return OC_ENOTFOUND;
	if (p->kind == OC_AGENT)
		p->agent = read_agent(cx, rows);
	else
		p->user = read_user(cx, rows);
	return OC_OK;
}

enum oc_err
oc_principal_load(struct oc_ctx *cx, struct oc_principal *p)
{
	struct oc_rows rows;
	enum oc_err e = oc_principal_ask(cx, p->kind, p->id, &rows);

	if (e == OC_OK)
		e = oc_db_settle(cx->db);
	return e == OC_OK ? oc_principal_read(cx, &rows, p) : e;
}

int64_t
oc_user_shared_org(const struct oc_user_rights *user)
{
	return user->shares_all ||
	               (user->shares_primary && user->primary_contact)
	           ? user->org_id
	           : 0;
}
