/* variable_task.c - tasks. */
#include "config.h"

#include "base/str.h"
#include "config/settings.h"
#include "osticket/html.h"
#include "osticket/variable_class.h"

enum task_col {
	ID,
	TICKET_ID,
	NUMBER,
	DEPT_ID,
	STAFF_ID,
	TEAM_ID,
	IS_OPEN,
	DUE,
	CLOSED,
	CREATED,
	UPDATED,
	THREAD_ID
};

static struct oc_var
nothing_as_false(struct oc_var x)
{
	if (x.kind == OC_VAR_NULL)
		x.kind = OC_VAR_FALSE;
	return x;
}

static bool
is_open(const void *self)
{
	return oc_cell_int(self, 0, IS_OPEN) != 0;
}

static enum oc_err
get_title(struct oc_vars *v, const void *self, struct oc_var *out)
{
	struct oc_var title;
	bool found;
	enum oc_err e = oc_var_answer(
	    v, 'A', oc_cell_int(self, 0, ID), "title", &title, &found);

	return e != OC_OK ? e : oc_var_show(v, &title, out);
}

static enum oc_err
get_subject(struct oc_vars *v, const void *self, struct oc_var *out)
{
	enum oc_err e = get_title(v, self, out);

	if (e == OC_OK && out->kind == OC_VAR_TEXT)
		out->text = oc_html_chars(oc_var_arena(v), out->text);
	return e;
}

static enum oc_err
get_status(struct oc_vars *v, const void *self, struct oc_var *out)
{
	(void)v;
	*out = oc_var_text(is_open(self) ? "Open" : "Completed");
	return OC_OK;
}

static enum oc_err
get_assigned(struct oc_vars *v, const void *self, struct oc_var *out)
{
	return oc_var_assigned(v, oc_cell_int(self, 0, STAFF_ID),
	    oc_cell_int(self, 0, TEAM_ID), out);
}

/* The agent, else the team, of an open task. */
static enum oc_err
get_assignee(struct oc_vars *v, const void *self, struct oc_var *out)
{
	enum oc_err e;

	*out = (struct oc_var){ .kind = OC_VAR_FALSE };
	if (!is_open(self))
		return OC_OK;
	e = oc_var_load(v, &oc_var_agent, oc_cell_int(self, 0, STAFF_ID), out);
	if (e == OC_OK && out->kind != OC_VAR_THING)
		e = oc_var_load(
		    v, &oc_var_team, oc_cell_int(self, 0, TEAM_ID), out);
	return e;
}

static enum oc_err
get_due_date(struct oc_vars *v, const void *self, struct oc_var *out)
{
	*out = nothing_as_false(oc_var_date(v, oc_cell_str(self, 0, DUE)));
	return OC_OK;
}

static enum oc_err
get_close_date(struct oc_vars *v, const void *self, struct oc_var *out)
{
	*out = (struct oc_var){ .kind = OC_VAR_FALSE };
	if (!is_open(self))
		*out = nothing_as_false(
		    oc_var_date(v, oc_cell_str(self, 0, CLOSED)));
	return OC_OK;
}

static enum oc_err
get_closed(struct oc_vars *v, const void *self, struct oc_var *out)
{
	(void)v;
	if (!is_open(self))
		*out = oc_var_text(oc_cell_str(self, 0, CLOSED));
	return OC_OK;
}

static enum oc_err
get_staff_link(struct oc_vars *v, const void *self, struct oc_var *out)
{
	*out = oc_var_text(oc_sprintf(oc_var_arena(v), "%s/scp/tasks.php?id=%s",
	    oc_var_base_url(v), oc_cell_text(self, 0, ID)));
	return OC_OK;
}

/* To the ticket it belongs to, else to itself. */
static enum oc_err
get_ticket_link(struct oc_vars *v, const void *self, struct oc_var *out)
{
	const char *id = oc_cell_str(self, 0, TICKET_ID);

	if (id == NULL)
		return get_staff_link(v, self, out);
	*out = oc_var_text(oc_sprintf(oc_var_arena(v),
	    "%s/scp/tickets.php?id=%s#tasks", oc_var_base_url(v), id));
	return OC_OK;
}

static enum oc_err
get_description(struct oc_vars *v, const void *self, struct oc_var *out)
{
	const char *text;
	enum oc_err e =
	    oc_var_description(v, oc_cell_int(self, 0, THREAD_ID), &text);

	*out = oc_var_text(text);
	return e;
}

/* Names of all who take part; a blank for nobody. */
static enum oc_err
get_participants(struct oc_vars *v, const void *self, struct oc_var *out)
{
	struct oc_ctx *cx = oc_var_ctx(v);
	struct oc_rows rows;
	struct oc_var people;
	enum oc_err e;

	e = oc_db_select(cx->db, cx->arena, &rows,
	    "SELECT u.name, m.address FROM {thread_collaborator} c "
	    "JOIN {user} u ON u.id = c.user_id "
	    "LEFT JOIN {user_email} m ON m.id = u.default_email_id "
	    "WHERE c.thread_id = ? ORDER BY c.id",
	    "i", oc_cell_int(self, 0, THREAD_ID));
	if (e == OC_OK && rows.n == 0)
		*out = oc_var_text(" ");
	if (e != OC_OK || rows.n == 0)
		return e;
	e = oc_var_users(v, &rows, &people);
	return e != OC_OK ? e : oc_var_show(v, &people, out);
}

/* Fields of its form come last, and then everything is "false". */
static enum oc_err
get_other(struct oc_vars *v, const void *self, const char *name,
    struct oc_var *out, bool *found)
{
	enum oc_err e =
	    oc_var_answer(v, 'A', oc_cell_int(self, 0, ID), name, out, found);

	if (e == OC_OK && !*found)
		out->kind = OC_VAR_FALSE;
	*found = true;
	return e;
}

static const struct oc_var_attr task_attrs[] = {
	{ .name = "id", .col = ID },
	{ .name = "number", .col = NUMBER },
	{ .name = "title", .get = get_title },
	{ .name = "subject", .get = get_subject },
	{ .name = "description", .get = get_description },
	{ .name = "dept", .col = DEPT_ID, .class = &oc_var_department },
	{ .name = "deptid", .col = DEPT_ID },
	{ .name = "staff", .col = STAFF_ID, .class = &oc_var_agent },
	{ .name = "staffid", .col = STAFF_ID },
	{ .name = "team", .col = TEAM_ID, .class = &oc_var_team },
	{ .name = "teamid", .col = TEAM_ID },
	{ .name = "assigned", .get = get_assigned },
	{ .name = "assignee", .get = get_assignee },
	{ .name = "status", .get = get_status },
	{ .name = "create_date", .col = CREATED, .date = true },
	{ .name = "due_date", .get = get_due_date },
	{ .name = "close_date", .get = get_close_date },
	{ .name = "last_update", .col = UPDATED, .date = true },
	{ .name = "createdate", .col = CREATED },
	{ .name = "duedate", .col = DUE },
	{ .name = "closedate", .get = get_closed },
	{ .name = "staff_link", .get = get_staff_link },
	{ .name = "ticket_link", .get = get_ticket_link },
	{ .name = "participants", .get = get_participants },
	{ .name = "thread", .col = THREAD_ID, .class = &oc_var_thread },
	{ .name = "threadid", .col = THREAD_ID },
};

const struct oc_var_class oc_var_task = {
	.sql = "SELECT t.id, IF(t.object_type = 'T', t.object_id, NULL), "
	       "t.number, t.dept_id, t.staff_id, t.team_id, t.flags & 1, "
	       "t.duedate, t.closed, t.created, t.updated, h.id "
	       "FROM {task} t LEFT JOIN {thread} h ON h.object_id = t.id "
	       "AND h.object_type = 'A' WHERE t.id = ?",
	.shown = NUMBER,
	.attrs = task_attrs,
	.n = OC_COUNT(task_attrs),
	.after = get_other,
};
