/* variable_desk.c - departments, topics, plans, statuses. */
#include "config.h"

#include <string.h>

#include "base/str.h"
#include "config/settings.h"
#include "osticket/department.h"
#include "osticket/variable_class.h"

enum { DEPTH_MAX = 64 }; /* levels of parents that are followed */

/*
 * Names of an object and of its parents, the outermost first.  sql gives
 * parent and name of one id.
 */
static enum oc_err
read_path(struct oc_vars *v, const char *sql, int64_t id, struct oc_var *out)
{
	struct oc_ctx *cx = oc_var_ctx(v);
	int64_t seen[DEPTH_MAX];
	struct oc_rows row;
	const char *path = NULL;
	enum oc_err e = OC_OK;

	for (size_t n = 0; id != 0 && n < DEPTH_MAX; n++) {
		seen[n] = id;
		e = oc_db_select(cx->db, cx->arena, &row, sql, "i", id);
		if (e != OC_OK || row.n == 0)
			break;
		path = path == NULL ? oc_cell_text(&row, 0, 1)
		                    : oc_sprintf(cx->arena, "%s / %s",
		                          oc_cell_text(&row, 0, 1), path);
		id = oc_cell_int(&row, 0, 0);
		for (size_t i = 0; i <= n; i++)
			if (seen[i] == id)
				id = 0; /* its own ancestor */
	}
	*out = oc_var_text(path);
	return e;
}

enum oc_err
oc_var_department_path(
    struct oc_vars *v, int64_t id, bool public_only, struct oc_var *out)
{
	return read_path(v,
	    public_only ? "SELECT pid, name FROM {department} WHERE id = ? "
	                  "AND ispublic = 1 AND flags & 4"
	                : "SELECT pid, name FROM {department} WHERE id = ?",
	    id, out);
}

/* ----- Mailboxes. ----- */

enum mailbox_col { EMAIL_ID, EMAIL, EMAIL_NAME, EMAIL_DEPT };

static enum oc_err
show_mailbox(struct oc_vars *v, const void *self, struct oc_var *out)
{
	const char *name = oc_cell_text(self, 0, EMAIL_NAME);
	const char *email = oc_cell_text(self, 0, EMAIL);

	*out = oc_var_text(oc_var_filled(name) ? oc_sprintf(oc_var_arena(v),
	                                             "%s <%s>", name, email)
	                                       : email);
	return OC_OK;
}

static const struct oc_var_attr mailbox_attrs[] = {
	{ .name = "id", .col = EMAIL_ID },
	{ .name = "email", .col = EMAIL },
	{ .name = "name", .col = EMAIL_NAME },
	{ .name = "address", .get = show_mailbox },
	{ .name = "deptid", .col = EMAIL_DEPT },
	{ .name = "dept", .col = EMAIL_DEPT, .class = &oc_var_department },
};

static const struct oc_var_class mailbox_class = {
	.sql = "SELECT email_id, email, name, dept_id FROM {email} "
	       "WHERE email_id = ?",
	.show = show_mailbox,
	.attrs = mailbox_attrs,
	.n = OC_COUNT(mailbox_attrs),
};

/* ----- Departments. ----- */

enum dept_col {
	DEPT_ID,
	DEPT_PARENT,
	DEPT_NAME,
	DEPT_MANAGER,
	DEPT_EMAIL,
	DEPT_SLA,
	DEPT_SIGNATURE,
	DEPT_FLAGS
};

static enum oc_err
get_department_path(struct oc_vars *v, const void *self, struct oc_var *out)
{
	return oc_var_department_path(
	    v, oc_cell_int(self, 0, DEPT_ID), false, out);
}

/* Members of all kinds and the manager, sorted as the site writes names. */
static enum oc_err
get_members(struct oc_vars *v, const void *self, struct oc_var *out)
{
	struct oc_ctx *cx = oc_var_ctx(v);
	const char *format = oc_config_text(cx->config, "agent_name_format");
	bool by_last = oc_streq(format, "last") ||
	               oc_streq(format, "lastfirst") ||
	               oc_streq(format, "legal");
	int64_t id = oc_cell_int(self, 0, DEPT_ID);
	struct oc_rows rows;
	enum oc_err e;

	e = oc_db_select(cx->db, cx->arena, &rows,
	    "SELECT firstname, lastname, email FROM {staff} WHERE dept_id = ? "
	    "OR staff_id = ? OR staff_id IN (SELECT staff_id "
	    "FROM {staff_dept_access} WHERE dept_id = ?) "
	    "ORDER BY IF(?, lastname, firstname), IF(?, firstname, lastname)",
	    "iiiii", id, oc_cell_int(self, 0, DEPT_MANAGER), id,
	    (int64_t)by_last, (int64_t)by_last);
	return e != OC_OK ? e : oc_var_agents(v, &rows, out);
}

/* Its own mailbox, else the site's. */
static enum oc_err
get_mailbox(struct oc_vars *v, const void *self, struct oc_var *out)
{
	enum oc_err e = oc_var_load(
	    v, &mailbox_class, oc_cell_int(self, 0, DEPT_EMAIL), out);

	if (e == OC_OK && out->kind != OC_VAR_THING)
		e = oc_var_load(v, &mailbox_class,
		    oc_config_int(oc_var_ctx(v)->config, "default_email_id"),
		    out);
	return e;
}

static enum oc_err
get_dept_status(struct oc_vars *v, const void *self, struct oc_var *out)
{
	int64_t flags = oc_cell_int(self, 0, DEPT_FLAGS);

	(void)v;
	if (flags & OC_DEPT_ACTIVE)
		*out = oc_var_text("Active");
	else
		*out = oc_var_text(
		    flags & OC_DEPT_ARCHIVED ? "Archived" : "Disabled");
	return OC_OK;
}

static const struct oc_var_attr dept_attrs[] = {
	{ .name = "id", .col = DEPT_ID },
	{ .name = "name", .col = DEPT_NAME },
	{ .name = "localname", .col = DEPT_NAME },
	{ .name = "fullname", .get = get_department_path },
	{ .name = "manager", .col = DEPT_MANAGER, .class = &oc_var_agent },
	{ .name = "managerid", .col = DEPT_MANAGER },
	{ .name = "members", .get = get_members },
	{ .name = "parent", .col = DEPT_PARENT, .class = &oc_var_department },
	{ .name = "sla", .col = DEPT_SLA, .class = &oc_var_sla },
	{ .name = "slaid", .col = DEPT_SLA },
	{ .name = "signature", .col = DEPT_SIGNATURE },
	{ .name = "email", .get = get_mailbox },
	{ .name = "emailaddress", .get = get_mailbox },
	{ .name = "emailid", .col = DEPT_EMAIL },
	{ .name = "status", .get = get_dept_status },
};

const struct oc_var_class oc_var_department = {
	.sql = "SELECT id, pid, name, manager_id, email_id, sla_id, "
	       "signature, flags FROM {department} WHERE id = ?",
	.shown = DEPT_NAME,
	.attrs = dept_attrs,
	.n = OC_COUNT(dept_attrs),
};

/* ----- Help topics. ----- */

enum topic_col { TOPIC_ID, TOPIC_PARENT, TOPIC, TOPIC_DEPT };

enum oc_err
oc_var_topic_path(struct oc_vars *v, int64_t id, struct oc_var *out)
{
	return read_path(v,
	    "SELECT topic_pid, topic FROM {help_topic} WHERE topic_id = ?", id,
	    out);
}

static enum oc_err
get_topic_path(struct oc_vars *v, const void *self, struct oc_var *out)
{
	return oc_var_topic_path(v, oc_cell_int(self, 0, TOPIC_ID), out);
}

static const struct oc_var_attr topic_attrs[] = {
	{ .name = "id", .col = TOPIC_ID },
	{ .name = "pid", .col = TOPIC_PARENT },
	{ .name = "name", .col = TOPIC },
	{ .name = "fullname", .get = get_topic_path },
	{ .name = "parent", .col = TOPIC_PARENT, .class = &oc_var_topic },
	{ .name = "dept", .col = TOPIC_DEPT, .class = &oc_var_department },
	{ .name = "deptid", .col = TOPIC_DEPT },
};

const struct oc_var_class oc_var_topic = {
	.sql = "SELECT topic_id, topic_pid, topic, dept_id FROM {help_topic} "
	       "WHERE topic_id = ?",
	.shown = TOPIC,
	.attrs = topic_attrs,
	.n = OC_COUNT(topic_attrs),
};

/* ----- Service level plans, statuses, priorities. ----- */

enum small_col { ID, NAME, MORE };

static const struct oc_var_attr sla_attrs[] = {
	{ .name = "id", .col = ID },
	{ .name = "name", .col = NAME },
	{ .name = "graceperiod", .col = MORE },
};

const struct oc_var_class oc_var_sla = {
	.sql = "SELECT id, name, grace_period FROM {sla} WHERE id = ?",
	.shown = NAME,
	.attrs = sla_attrs,
	.n = OC_COUNT(sla_attrs),
};

static const struct oc_var_attr status_attrs[] = {
	{ .name = "id", .col = ID },
	{ .name = "name", .col = NAME },
	{ .name = "localname", .col = NAME },
	{ .name = "value", .col = NAME },
	{ .name = "state", .col = MORE },
};

const struct oc_var_class oc_var_status = {
	.sql = "SELECT id, name, state FROM {ticket_status} WHERE id = ?",
	.shown = NAME,
	.attrs = status_attrs,
	.n = OC_COUNT(status_attrs),
};

/* Its attributes cannot be reached: it is always the answer of a field. */
const struct oc_var_class oc_var_priority = {
	.sql = "SELECT priority_id, priority_desc FROM {ticket_priority} "
	       "WHERE priority_id = ?",
	.shown = NAME,
};
