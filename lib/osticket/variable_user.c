/* variable_user.c - end users and organizations. */
#include "config.h"

#include <string.h>

#include "base/str.h"
#include "config/settings.h"
#include "osticket/user.h"
#include "osticket/variable_class.h"

enum user_col {
	USER_ID,
	ORG_ID,
	NAME,
	ADDRESS,
	CREATED,
	UPDATED,
	TIMEZONE,
	LANG
};

static enum oc_err
get_name(struct oc_vars *v, const void *self, struct oc_var *out)
{
	*out = oc_var_user_name(
	    v, oc_cell_text(self, 0, NAME), oc_cell_text(self, 0, ADDRESS));
	return OC_OK;
}

static enum oc_err
show_user(struct oc_vars *v, const void *self, struct oc_var *out)
{
	struct oc_var name;
	enum oc_err e = get_name(v, self, &name);

	return e != OC_OK ? e : oc_var_show(v, &name, out);
}

static enum oc_err
get_email(struct oc_vars *v, const void *self, struct oc_var *out)
{
	struct oc_var name;
	enum oc_err e = show_user(v, self, &name);

	if (e == OC_OK)
		*out =
		    oc_var_email(v, name.text, oc_cell_text(self, 0, ADDRESS));
	return e;
}

static enum oc_err
get_timezone(struct oc_vars *v, const void *self, struct oc_var *out)
{
	const char *zone = oc_cell_text(self, 0, TIMEZONE);

	*out = oc_var_text(
	    oc_var_filled(zone)
	        ? zone
	        : oc_config_text(oc_var_ctx(v)->config, "default_timezone"));
	return OC_OK;
}

static enum oc_err
get_phone(struct oc_vars *v, const void *self, struct oc_var *out)
{
	bool found;

	return oc_var_answer(
	    v, 'U', oc_cell_int(self, 0, USER_ID), "phone", out, &found);
}

static enum oc_err
user_answer(struct oc_vars *v, const void *self, const char *name,
    struct oc_var *out, bool *found)
{
	return oc_var_answer(
	    v, 'U', oc_cell_int(self, 0, USER_ID), name, out, found);
}

static const struct oc_var_attr user_attrs[] = {
	{ .name = "id", .col = USER_ID },
	{ .name = "name", .get = get_name },
	{ .name = "fullname", .col = NAME },
	{ .name = "email", .get = get_email },
	{ .name = "defaultemail", .col = ADDRESS },
	{ .name = "defaultemailaddress", .col = ADDRESS },
	{ .name = "phonenumber", .get = get_phone },
	{ .name = "organization", .col = ORG_ID, .class = &oc_var_org },
	{ .name = "orgid", .col = ORG_ID },
	{ .name = "timezone", .get = get_timezone },
	{ .name = "language", .col = LANG },
	{ .name = "createdate", .col = CREATED },
	{ .name = "updatedate", .col = UPDATED },
};

const struct oc_var_class oc_var_user = {
	.sql = "SELECT u.id, u.org_id, u.name, m.address, u.created, "
	       "u.updated, a.timezone, a.lang FROM {user} u "
	       "LEFT JOIN {user_email} m ON m.id = u.default_email_id "
	       "LEFT JOIN {user_account} a ON a.user_id = u.id "
	       "WHERE u.id = ?",
	.show = show_user,
	.attrs = user_attrs,
	.n = OC_COUNT(user_attrs),
	.before = user_answer,
};

/* ----- Organizations. ----- */

enum org_col { ORG, ORG_NAME, ORG_MANAGER, ORG_CREATED, ORG_UPDATED };

static enum oc_err
show_org(struct oc_vars *v, const void *self, struct oc_var *out)
{
	(void)v;
	*out = oc_var_text(oc_cell_str(self, 0, ORG_NAME));
	return OC_OK;
}

static enum oc_err
org_answer(struct oc_vars *v, const void *self, const char *name,
    struct oc_var *out, bool *found)
{
	return oc_var_answer(
	    v, 'O', oc_cell_int(self, 0, ORG), name, out, found);
}

/* An agent ("s3") or a team ("t1"). */
static enum oc_err
get_manager(struct oc_vars *v, const void *self, struct oc_var *out)
{
	const char *who = oc_cell_text(self, 0, ORG_MANAGER);

	if (*who == 's')
		return oc_var_load(
		    v, &oc_var_agent, oc_leading_int(who + 1), out);
	if (*who == 't')
		return oc_var_load(
		    v, &oc_var_team, oc_leading_int(who + 1), out);
	return OC_OK;
}

static enum oc_err
list_members(
    struct oc_vars *v, const void *self, bool contacts_only, struct oc_var *out)
{
	struct oc_ctx *cx = oc_var_ctx(v);
	struct oc_rows rows;
	enum oc_err e;

	e = oc_db_select(cx->db, cx->arena, &rows,
	    "SELECT u.name, m.address FROM {user} u "
	    "LEFT JOIN {user_email} m ON m.id = u.default_email_id "
	    "WHERE u.org_id = ? AND (? = 0 OR u.status = ?) ORDER BY u.id",
	    "iii", oc_cell_int(self, 0, ORG), (int64_t)contacts_only,
	    (int64_t)OC_USER_PRIMARY_CONTACT);
	return e != OC_OK ? e : oc_var_users(v, &rows, out);
}

static enum oc_err
get_members(struct oc_vars *v, const void *self, struct oc_var *out)
{
	return list_members(v, self, false, out);
}

static enum oc_err
get_contacts(struct oc_vars *v, const void *self, struct oc_var *out)
{
	return list_members(v, self, true, out);
}

static const struct oc_var_attr org_attrs[] = {
	{ .name = "members", .get = get_members },
	{ .name = "manager", .get = get_manager },
	{ .name = "contacts", .get = get_contacts },
	{ .name = "id", .col = ORG },
	{ .name = "name", .col = ORG_NAME },
	{ .name = "accountmanager", .get = get_manager },
	{ .name = "accountmanagerid", .col = ORG_MANAGER },
	{ .name = "createdate", .col = ORG_CREATED },
	{ .name = "updatedate", .col = ORG_UPDATED },
};

const struct oc_var_class oc_var_org = {
	.sql = "SELECT id, name, manager, created, updated "
	       "FROM {organization} WHERE id = ?",
	.show = show_org,
	.attrs = org_attrs,
	.n = OC_COUNT(org_attrs),
	.before = org_answer,
};
