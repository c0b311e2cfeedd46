/* department.c - departments and mailboxes. */
#include "config.h"

#include "db/db.h"
#include "osticket/department.h"

enum oc_err
oc_department_get(struct oc_ctx *cx, int64_t id, struct oc_department *out)
{
	struct oc_rows rows;
	enum oc_err e;

	e = oc_db_select(cx->db, cx->arena, &rows,
	    "SELECT id, flags, name, sla_id, schedule_id, manager_id, "
	    "email_id, autoresp_email_id, tpl_id, ispublic, group_membership, "
	    "ticket_auto_response, message_auto_response, signature "
	    "FROM {department} WHERE id = ?",
	    "i", id);
	if (e == OC_OK && rows.n == 0)
		e = OC_ENOTFOUND;
	if (e != OC_OK)
		return e;
	*out = (struct oc_department){
		.id = oc_cell_int(&rows, 0, 0),
		.flags = (unsigned)oc_cell_int(&rows, 0, 1),
		.name = oc_cell_text(&rows, 0, 2),
		.sla_id = oc_cell_int(&rows, 0, 3),
		.schedule_id = oc_cell_int(&rows, 0, 4),
		.manager_id = oc_cell_int(&rows, 0, 5),
		.email_id = oc_cell_int(&rows, 0, 6),
		.autoresp_email_id = oc_cell_int(&rows, 0, 7),
		.tpl_id = oc_cell_int(&rows, 0, 8),
		.ispublic = oc_cell_int(&rows, 0, 9) != 0,
		.group_membership = (int)oc_cell_int(&rows, 0, 10),
		.ticket_auto_response = oc_cell_int(&rows, 0, 11) != 0,
		.message_auto_response = oc_cell_int(&rows, 0, 12) != 0,
		.signature = oc_cell_text(&rows, 0, 13),
	};
	return OC_OK;
}

enum oc_err
oc_mailbox_get(struct oc_ctx *cx, int64_t id, struct oc_mailbox *out)
{
	struct oc_rows rows;
	enum oc_err e;

	e = oc_db_select(cx->db, cx->arena, &rows,
	    "SELECT email_id, noautoresp, dept_id, priority_id, topic_id, "
	    "email, name FROM {email} WHERE email_id = ?",
	    "i", id);
	if (e == OC_OK && rows.n == 0)
		e = OC_ENOTFOUND;
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
