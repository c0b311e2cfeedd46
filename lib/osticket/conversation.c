/* conversation.c - loading what can be replied to. */
#include "config.h"

#include "base/str.h"
#include "db/db.h"
#include "osticket/conversation.h"
#include "osticket/department.h"
#include "osticket/thread.h"
#include "osticket/topic.h"

enum { MERGE_COMBINE = 0x1, MERGE_SEPARATE = 0x2 }; /* ticket.flags */

static enum oc_err
load_ticket(struct oc_ctx *cx, bool lock, struct oc_conversation *c)
{
	struct oc_rows rows;
	enum oc_err e = OC_OK;

	if (lock)
		e = oc_db_select(cx->db, cx->arena, &rows,
		    "SELECT ticket_id FROM {ticket} WHERE ticket_id = ? "
		    "FOR UPDATE",
		    "i", c->object_id);
	if (e == OC_OK)
		e = oc_db_row(cx->db, cx->arena, &rows,
		    "SELECT t.number, t.user_id, t.staff_id, t.team_id, "
		    "t.dept_id, t.topic_id, m.address, t.email_id, "
		    "t.status_id, t.sla_id, s.state = 'closed', t.isoverdue, "
		    "IF(t.flags & ?, IFNULL(t.ticket_pid, 0), 0), "
		    "s.state <> 'closed' OR (JSON_VALID(s.properties) "
		    "AND JSON_VALUE(s.properties, '$.allowreopen') "
		    "NOT IN ('0', '', 'false') AND "
		    "JSON_VALUE(s.properties, '$.reopenstatus') "
		    "IS NOT NULL), IFNULL(d.flags, 0) & ?, "
		    "IFNULL(p.flags, 0) & ? FROM {ticket} t "
		    "LEFT JOIN {user} u ON u.id = t.user_id "
		    "LEFT JOIN {user_email} m ON m.id = u.default_email_id "
		    "LEFT JOIN {ticket_status} s ON s.id = t.status_id "
		    "LEFT JOIN {department} d ON d.id = t.dept_id "
		    "LEFT JOIN {help_topic} p ON p.topic_id = t.topic_id "
		    "WHERE t.ticket_id = ?",
		    "iiii", (int64_t)(MERGE_COMBINE | MERGE_SEPARATE),
		    (int64_t)OC_DEPT_ARCHIVED, (int64_t)OC_TOPIC_ARCHIVED,
		    c->object_id);
	if (e != OC_OK)
		return e;
	c->number = oc_cell_text(&rows, 0, 0);
	c->user_id = oc_cell_int(&rows, 0, 1);
	c->staff_id = oc_cell_int(&rows, 0, 2);
	c->team_id = oc_cell_int(&rows, 0, 3);
	c->dept_id = oc_cell_int(&rows, 0, 4);
	c->topic_id = oc_cell_int(&rows, 0, 5);
	c->owner_email = oc_cell_text(&rows, 0, 6);
	c->email_id = oc_cell_int(&rows, 0, 7);
	c->status_id = oc_cell_int(&rows, 0, 8);
	c->sla_id = oc_cell_int(&rows, 0, 9);
	c->closed = oc_cell_int(&rows, 0, 10) != 0;
	c->isoverdue = oc_cell_int(&rows, 0, 11) != 0;
	c->parent_id = oc_cell_int(&rows, 0, 12);
	c->reopenable = oc_cell_int(&rows, 0, 13) != 0 &&
	                oc_cell_int(&rows, 0, 14) == 0 &&
	                oc_cell_int(&rows, 0, 15) == 0;
	return OC_OK;
}

static enum oc_err
load_task(struct oc_ctx *cx, bool lock, struct oc_conversation *c)
{
	struct oc_rows rows;
	enum oc_err e = OC_OK;

	if (lock)
		e = oc_db_select(cx->db, cx->arena, &rows,
		    "SELECT id FROM {task} WHERE id = ? FOR UPDATE", "i",
		    c->object_id);
	if (e == OC_OK)
		e = oc_db_row(cx->db, cx->arena, &rows,
		    "SELECT number, staff_id, team_id, dept_id FROM {task} "
		    "WHERE id = ?",
		    "i", c->object_id);
	if (e != OC_OK)
		return e;
	c->number = oc_cell_text(&rows, 0, 0);
	c->staff_id = oc_cell_int(&rows, 0, 1);
	c->team_id = oc_cell_int(&rows, 0, 2);
	c->dept_id = oc_cell_int(&rows, 0, 3);
	return OC_OK;
}

static enum oc_err
load(struct oc_ctx *cx, const struct oc_rows *rows, bool lock,
    struct oc_conversation *out)
{
	struct oc_conversation c = { .number = "", .owner_email = "" };
	enum oc_err e;

	if (rows->n == 0)
		return OC_ENOTFOUND;
	c.thread_id = oc_cell_int(rows, 0, 0);
	c.object_type = *oc_cell_text(rows, 0, 1);
	c.object_id = oc_cell_int(rows, 0, 2);
	e = c.object_type == 'A' ? load_task(cx, lock, &c)
	                         : load_ticket(cx, lock, &c);
	if (e == OC_OK)
		*out = c;
	return e;
}

enum oc_err
oc_conversation_get(struct oc_ctx *cx, int64_t thread_id, bool lock,
    struct oc_conversation *out)
{
	struct oc_rows rows;
	enum oc_err e = oc_db_select(cx->db, cx->arena, &rows,
	    "SELECT id, object_type, object_id FROM {thread} WHERE id = ? "
	    "AND object_type IN ('T', 'A', 'C')",
	    "i", thread_id);

	return e != OC_OK ? e : load(cx, &rows, lock, out);
}

enum oc_err
oc_conversation_of_ticket(struct oc_ctx *cx, int64_t ticket_id, bool lock,
    struct oc_conversation *out)
{
	struct oc_rows rows;
	enum oc_err e = oc_db_select(cx->db, cx->arena, &rows,
	    "SELECT id, object_type, object_id FROM {thread} "
	    "WHERE object_type IN ('T', 'C') AND object_id = ?",
	    "i", ticket_id);

	return e != OC_OK ? e : load(cx, &rows, lock, out);
}

struct oc_event_place
oc_conversation_place(const struct oc_conversation *c)
{
	return (struct oc_event_place){
		.thread_id = c->thread_id,
		.object_type = c->object_type == 'A' ? 'A' : 'T',
		.staff_id = c->staff_id,
		.team_id = c->team_id,
		.dept_id = c->dept_id,
		.topic_id = c->topic_id,
	};
}

enum oc_err
oc_conversation_last_message(
    struct oc_ctx *cx, int64_t thread_id, int64_t *entry_id)
{
	return oc_db_int(cx->db, entry_id,
	    "SELECT IFNULL(MAX(id), 0) FROM {thread_entry} "
	    "WHERE thread_id = ? AND type = 'M' AND NOT flags & ?",
	    "ii", thread_id, (int64_t)OC_ENTRY_HIDDEN);
}
