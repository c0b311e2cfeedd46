/* status.c - ticket statuses. */
#include "config.h"

#include "db/db.h"
#include "osticket/status.h"

enum oc_err
oc_status_get(struct oc_ctx *cx, int64_t id, struct oc_status *out)
{
	struct oc_rows rows;
	enum oc_err e;

	e = oc_db_select(cx->db, cx->arena, &rows,
	    "SELECT id, name, state FROM {ticket_status} WHERE id = ?", "i",
	    id);
	if (e == OC_OK && rows.n == 0)
		e = OC_ENOTFOUND;
	if (e != OC_OK)
		return e;
	out->id = oc_cell_int(&rows, 0, 0);
	out->name = oc_cell_text(&rows, 0, 1);
	out->state = oc_cell_text(&rows, 0, 2);
	return OC_OK;
}
