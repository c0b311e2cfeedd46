/* field_object.c - fields that name a row: priority, department, assignee. */
#include "config.h"

#include "base/str.h"
#include "db/db.h"
#include "json/writer.h"
#include "osticket/field.h"

/* First member of a list, or the value itself: what these fields look at. */
static const struct oc_val *
single(const struct oc_val *raw)
{
	if (!oc_val_is_list(raw))
		return raw;
	return oc_val_count(raw) > 0 ? oc_val_at(raw, 0) : NULL;
}

/*
 * By number only.  What is no priority leaves the value NULL; ticket creation
 * then falls back to the next source of one.
 */
enum oc_err
oc_field_parse_priority(struct oc_ctx *cx, struct oc_answer *a)
{
	const struct oc_val *raw = single(a->raw);
	struct oc_rows rows;
	enum oc_err e;

	a->filled = oc_val_truthy(raw);
	if (raw == NULL || !a->filled ||
	    (raw->type != OC_BOOL && !oc_val_is_numeric(raw)))
		return OC_OK;
	e = oc_db_select(cx->db, cx->arena, &rows,
	    "SELECT priority_desc FROM {ticket_priority} "
	    "WHERE priority_id = ?",
	    "i", oc_val_to_int(raw));
	if (e != OC_OK || rows.n == 0)
		return e;
	a->filled = true;
	a->value = a->display = oc_cell_text(&rows, 0, 0);
	a->has_id = true;
	a->id = oc_val_to_int(raw);
	a->keys = oc_sprintf(cx->arena, "%lld", (long long)a->id);
	return OC_OK;
}

/* A public, active department by its name; anything else stays text. */
enum oc_err
oc_field_parse_department(struct oc_ctx *cx, struct oc_answer *a)
{
	enum { DEPT_ACTIVE = 0x4 };
	const struct oc_val *raw = single(a->raw);
	struct oc_rows rows;
	const char *text;
	enum oc_err e;

	if (raw == NULL || !oc_val_truthy(raw))
		return OC_OK;
	text = oc_val_text(cx->arena, raw);
	a->filled = true;
	a->value = a->display = a->keys = text;
	e = oc_db_select(cx->db, cx->arena, &rows,
	    "SELECT id, name FROM {department} WHERE name = ? "
	    "AND ispublic = 1 AND flags & ? LIMIT 1",
	    "si", text, (int64_t)DEPT_ACTIVE);
	if (e != OC_OK || rows.n == 0)
		return e;
	a->value = a->display = oc_cell_text(&rows, 0, 1);
	a->has_id = true;
	a->id = oc_cell_int(&rows, 0, 0);
	return OC_OK;
}

/* "s7" is an agent, "t3" a team that is enabled and has members. */
enum oc_err
oc_field_parse_assignee(struct oc_ctx *cx, struct oc_answer *a)
{
	enum { TEAM_ENABLED = 0x1 };
	const struct oc_val *raw = single(a->raw);
	struct oc_val *chosen = oc_val_object(cx->arena);
	struct oc_rows rows;
	const char *text;
	enum oc_err e;

	if (raw == NULL || !oc_val_truthy(raw))
		return OC_OK;
	text = oc_val_text(cx->arena, raw);
	if (*text == 's')
		e = oc_db_select(cx->db, cx->arena, &rows,
		    "SELECT CONCAT(firstname, ' ', lastname) FROM {staff} "
		    "WHERE staff_id = ?",
		    "i", oc_leading_int(text + 1));
	else if (*text == 't')
		e = oc_db_select(cx->db, cx->arena, &rows,
		    "SELECT name FROM {team} t WHERE team_id = ? AND flags & ? "
		    "AND EXISTS (SELECT 1 FROM {team_member} m "
		    "WHERE m.team_id = t.team_id)",
		    "ii", oc_leading_int(text + 1), (int64_t)TEAM_ENABLED);
	else
		return OC_OK;
	if (e != OC_OK || rows.n == 0)
		return e;
	oc_val_set(cx->arena, chosen, text,
	    oc_val_str(cx->arena, oc_cell_text(&rows, 0, 0)));
	a->filled = true;
	a->value = a->keys = oc_json_php(cx->arena, chosen);
	a->display = oc_cell_text(&rows, 0, 0);
	return OC_OK;
}
