/* department.c - departments and mailboxes. */
#include "config.h"

#include "db/db.h"
#include "osticket/department.h"

struct oc_department
oc_department_read(const struct oc_rows *rows, size_t row, unsigned col)
{
	return (struct oc_department){
		.id = oc_cell_int(rows, row, col),
		.flags = (unsigned)oc_cell_int(rows, row, col + 1),
		.name = oc_cell_text(rows, row, col + 2),
		.sla_id = oc_cell_int(rows, row, col + 3),
		.schedule_id = oc_cell_int(rows, row, col + 4),
		.manager_id = oc_cell_int(rows, row, col + 5),
		.email_id = oc_cell_int(rows, row, col + 6),
		.autoresp_email_id = oc_cell_int(rows, row, col + 7),
		.tpl_id = oc_cell_int(rows, row, col + 8),
		.ispublic = oc_cell_int(rows, row, col + 9) != 0,
		.group_membership = (int)oc_cell_int(rows, row, col + 10),
		.ticket_auto_response = oc_cell_int(rows, row, col + 11) != 0,
		.message_auto_response = oc_cell_int(rows, row, col + 12) != 0,
		.signature = oc_cell_text(rows, row, col + 13),
	};
}

enum oc_err
oc_department_get(struct oc_ctx *cx, int64_t id, struct oc_department *out)
{
	struct oc_rows rows;
	enum oc_err e;

	e = oc_db_row(cx->db, cx->arena, &rows,
	    "SELECT " OC_DEPARTMENT_COLUMNS " FROM {department} d "
	    "WHERE d.id = ?",
	    "i", id);
	if (e == OC_OK)
		*out = oc_department_read(&rows, 0, 0);
	return e;
}

enum oc_err
oc_mailbox_get(struct oc_ctx *cx, int64_t id, struct oc_mailbox *out)
{
	struct oc_rows rows;
	enum oc_err e;

	e = oc_db_row(cx->db, cx->arena, &rows,
	    "SELECT email_id, noautoresp, dept_id, priority_id, topic_id, "
	    "email, name FROM {email} WHERE email_id = ?",
	    "i", id);
	if (e != OC_OK)
		return e;
	*out = (struct oc_mailbox){
		.id = oc_cell_int(&rows, 0, 0),
		.noautoresp = oc_cell_int(&rows, 0, 1) != 0,
		.dept_id = oc_cell_int(&rows, 0, 2),
		.priority_id = oc_cell_int(&rows, 0, 3),
		.topic_id = oc_cell_int(&rows, 0, 4),
		.email = oc_cell_text(&rows, 0, 5),
		.name = oc_cell_text(&rows, 0, 6),
	};
	return OC_OK;
}

enum oc_err
oc_mailbox_is_ours(struct oc_ctx *cx, const char *address, bool *out)
{
	int64_t n;
	enum oc_err e = oc_db_int(cx->db, &n,
	    "SELECT COUNT(*) FROM {email} WHERE email = ?", "s", address);

	*out = e == OC_OK && n > 0;
	return e;
}
