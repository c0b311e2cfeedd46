/* topic.c - help topics. */
#include "config.h"

#include <string.h>

#include "base/str.h"
#include "db/db.h"
#include "json/reader.h"
#include "osticket/topic.h"

/*
 * "A / B / C" for C below B below A.  A loop of parents, which nothing in the
 * schema forbids, ends at the limit.
 */
static enum oc_err
full_name(struct oc_ctx *cx, int64_t parent, const char *name, const char **out)
{
	enum { DEPTH_MAX = 16 };
	enum oc_err e = OC_OK;

	for (int depth = 0; parent != 0 && depth < DEPTH_MAX; depth++) {
		struct oc_rows rows;

		e = oc_db_select(cx->db, cx->arena, &rows,
		    "SELECT topic_pid, topic FROM {help_topic} "
		    "WHERE topic_id = ?",
		    "i", parent);
		if (e != OC_OK || rows.n == 0)
			break;
		parent = oc_cell_int(&rows, 0, 0);
		name = oc_sprintf(
		    cx->arena, "%s / %s", oc_cell_text(&rows, 0, 1), name);
	}
	*out = name;
	return e;
}

enum oc_err
oc_topic_ask(struct oc_ctx *cx, int64_t id, struct oc_rows *out)
{
	return oc_db_ask(cx->db, cx->arena, out,
	    "SELECT topic_id, flags, noautoresp, dept_id, priority_id, "
	    "status_id, sla_id, staff_id, team_id, sequence_id, number_format, "
	    "topic_pid, topic FROM {help_topic} WHERE topic_id = ?",
	    "i", id);
}

enum oc_err
oc_topic_read(
    struct oc_ctx *cx, const struct oc_rows *rows, struct oc_topic *out)
{
	if (rows->n == 0)
		return OC_ENOTFOUND;
	*out = (struct oc_topic){
		.id = oc_cell_int(rows, 0, 0),
		.flags = (unsigned)oc_cell_int(rows, 0, 1),
		.noautoresp = oc_cell_int(rows, 0, 2) != 0,
		.dept_id = oc_cell_int(rows, 0, 3),
		.priority_id = oc_cell_int(rows, 0, 4),
		.status_id = oc_cell_int(rows, 0, 5),
		.sla_id = oc_cell_int(rows, 0, 6),
		.staff_id = oc_cell_int(rows, 0, 7),
		.team_id = oc_cell_int(rows, 0, 8),
		.sequence_id = oc_cell_int(rows, 0, 9),
		.number_format = oc_cell_text(rows, 0, 10),
	};
	return full_name(cx, oc_cell_int(rows, 0, 11),
	    oc_cell_text(rows, 0, 12), &out->full_name);
}

enum oc_err
oc_topic_get(struct oc_ctx *cx, int64_t id, struct oc_topic *out)
{
	struct oc_rows rows;
	enum oc_err e = oc_topic_ask(cx, id, &rows);

	if (e == OC_OK)
		e = oc_db_settle(cx->db);
	return e != OC_OK ? e : oc_topic_read(cx, &rows, out);
}

/* The list in {"disable":[…]}; an empty one when there is none. */
static const struct oc_val *
read_disabled(struct oc_ctx *cx, const char *json)
{
	struct oc_val *v;

	if (json != NULL && oc_json_read(cx->arena, json, strlen(json),
	                        &oc_json_default, &v, NULL) == OC_JSON_OK) {
		struct oc_val *list = oc_val_get(v, "disable");

		if (oc_val_is_list(list))
			return list;
	}
	return oc_val_array(cx->arena);
}

enum oc_err
oc_topic_forms(
    struct oc_ctx *cx, int64_t id, struct oc_topic_form **out, size_t *n)
{
	struct oc_rows rows;
	enum oc_err e;

	e = oc_db_select(cx->db, cx->arena, &rows,
	    "SELECT form_id, extra FROM {help_topic_form} "
	    "WHERE topic_id = ? ORDER BY sort",
	    "i", id);
	if (e != OC_OK)
		return e;
	*n = rows.n;
	*out = oc_calloc(cx->arena, rows.n, sizeof **out);
	for (size_t i = 0; i < rows.n; i++) {
		(*out)[i].form_id = oc_cell_int(&rows, i, 0);
		(*out)[i].disabled =
		    read_disabled(cx, oc_cell_str(&rows, i, 1));
	}
	return OC_OK;
}
