/* variable_agent.c - agents and teams. */
#include "config.h"

#include <string.h>

#include "base/str.h"
#include "config/settings.h"
#include "osticket/variable_class.h"

enum agent_col {
	STAFF_ID,
	DEPT_ID,
	ROLE_ID,
	USERNAME,
	FIRSTNAME,
	LASTNAME,
	EMAIL,
	PHONE,
	MOBILE,
	SIGNATURE,
	LANG,
	TIMEZONE,
	LOCALE,
	ISACTIVE
};

/* The digits of a number, in groups where osTicket knows how. */
const char *
oc_var_phone(struct oc_vars *v, const char *phone)
{
	struct oc_arena *a = oc_var_arena(v);
	char *digits = oc_strdup(a, phone), *end = digits;

	for (const char *p = phone; *p != '\0'; p++)
		if (oc_isdigit(*p))
			*end++ = *p;
	*end = '\0';
	if (end - digits == 7)
		return oc_sprintf(a, "%.3s-%s", digits, digits + 3);
	if (end - digits == 10)
		return oc_sprintf(
		    a, "(%.3s) %.3s-%s", digits, digits + 3, digits + 6);
	return phone;
}

static enum oc_err
get_agent_name(struct oc_vars *v, const void *self, struct oc_var *out)
{
	const struct oc_rows *row = self;

	*out = oc_var_agent_name(
	    v, oc_cell_text(row, 0, FIRSTNAME), oc_cell_text(row, 0, LASTNAME));
	return OC_OK;
}

static enum oc_err
show_agent(struct oc_vars *v, const void *self, struct oc_var *out)
{
	struct oc_var name;
	enum oc_err e = get_agent_name(v, self, &name);

	return e != OC_OK ? e : oc_var_show(v, &name, out);
}

static enum oc_err
get_agent_address(struct oc_vars *v, const void *self, struct oc_var *out)
{
	struct oc_var agent = oc_var_thing(&oc_var_agent, self);

	return oc_var_email_with_name(v, &agent, out);
}

static enum oc_err
get_phone(struct oc_vars *v, const void *self, struct oc_var *out)
{
	*out = oc_var_text(oc_var_phone(v, oc_cell_text(self, 0, PHONE)));
	return OC_OK;
}

static enum oc_err
get_mobile(struct oc_vars *v, const void *self, struct oc_var *out)
{
	*out = oc_var_text(oc_var_phone(v, oc_cell_text(self, 0, MOBILE)));
	return OC_OK;
}

static enum oc_err
get_agent_status(struct oc_vars *v, const void *self, struct oc_var *out)
{
	(void)v;
	*out = oc_var_text(
	    oc_cell_int(self, 0, ISACTIVE) != 0 ? "Active" : "Locked");
	return OC_OK;
}

static const struct oc_var_attr role_attrs[] = {
	{ .name = "id", .col = 0 },
	{ .name = "name", .col = 1 },
};

static const struct oc_var_class role_class = {
	.sql = "SELECT id, name FROM {role} WHERE id = ?",
	.shown = 1,
	.attrs = role_attrs,
	.n = OC_COUNT(role_attrs),
};

static const struct oc_var_attr agent_attrs[] = {
	{ .name = "id", .col = STAFF_ID },
	{ .name = "userid", .col = STAFF_ID },
	{ .name = "name", .get = get_agent_name },
	{ .name = "firstname", .col = FIRSTNAME },
	{ .name = "lastname", .col = LASTNAME },
	{ .name = "username", .col = USERNAME },
	{ .name = "email", .col = EMAIL },
	{ .name = "emailaddress", .get = get_agent_address },
	{ .name = "dept", .col = DEPT_ID, .class = &oc_var_department },
	{ .name = "deptid", .col = DEPT_ID },
	{ .name = "role", .col = ROLE_ID, .class = &role_class },
	{ .name = "phone", .get = get_phone },
	{ .name = "mobile", .get = get_mobile },
	{ .name = "signature", .col = SIGNATURE },
	{ .name = "timezone", .col = TIMEZONE },
	{ .name = "language", .col = LANG },
	{ .name = "locale", .col = LOCALE },
	{ .name = "status", .get = get_agent_status },
};

const struct oc_var_class oc_var_agent = {
	.sql =
	    "SELECT staff_id, dept_id, role_id, username, firstname, lastname, "
	    "email, phone, mobile, signature, lang, timezone, locale, "
	    "isactive FROM {staff} WHERE staff_id = ?",
	.show = show_agent,
	.attrs = agent_attrs,
	.n = OC_COUNT(agent_attrs),
};

/* ----- Teams. ----- */

enum team_col { TEAM_ID, TEAM_LEAD, TEAM_NAME };

static enum oc_err
get_team_members(struct oc_vars *v, const void *self, struct oc_var *out)
{
	struct oc_ctx *cx = oc_var_ctx(v);
	struct oc_rows rows;
	enum oc_err e;

	e = oc_db_select(cx->db, cx->arena, &rows,
	    "SELECT s.firstname, s.lastname, s.email FROM {team_member} m "
	    "JOIN {staff} s ON s.staff_id = m.staff_id WHERE m.team_id = ? "
	    "ORDER BY s.staff_id",
	    "i", oc_cell_int(self, 0, TEAM_ID));
	return e != OC_OK ? e : oc_var_agents(v, &rows, out);
}

static const struct oc_var_attr team_attrs[] = {
	{ .name = "id", .col = TEAM_ID },
	{ .name = "name", .col = TEAM_NAME },
	{ .name = "localname", .col = TEAM_NAME },
	{ .name = "lead", .col = TEAM_LEAD, .class = &oc_var_agent },
	{ .name = "teamlead", .col = TEAM_LEAD, .class = &oc_var_agent },
	{ .name = "leadid", .col = TEAM_LEAD },
	{ .name = "members", .get = get_team_members },
};

const struct oc_var_class oc_var_team = {
	.sql = "SELECT team_id, lead_id, name FROM {team} WHERE team_id = ?",
	.shown = TEAM_NAME,
	.attrs = team_attrs,
	.n = OC_COUNT(team_attrs),
};

enum oc_err
oc_var_assigned(
    struct oc_vars *v, int64_t staff_id, int64_t team_id, struct oc_var *out)
{
	struct oc_var agent, team = { 0 };
	const char *a = "", *t = "";
	enum oc_err e = oc_var_load(v, &oc_var_agent, staff_id, &agent);

	if (e == OC_OK)
		e = oc_var_load(v, &oc_var_team, team_id, &team);
	if (e == OC_OK)
		e = oc_var_str(v, &agent, &a);
	if (e == OC_OK)
		e = oc_var_str(v, &team, &t);
	*out = oc_var_text(oc_sprintf(oc_var_arena(v), "%s%s%s", a,
	    agent.kind == OC_VAR_THING && team.kind == OC_VAR_THING ? "/" : "",
	    t));
	return e;
}
