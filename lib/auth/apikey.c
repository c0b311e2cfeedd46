/* apikey.c - looking up an API key. */
#include "config.h"

#include "auth/apikey.h"
#include "base/str.h"
#include "db/db.h"

enum oc_err
oc_apikey_find(struct oc_ctx *cx, const char *key, const char *ip,
    struct oc_apikey *out)
{
	struct oc_rows rows;
	enum oc_err e;

	if (oc_empty(key))
		return OC_EAUTH;
	e = oc_db_select(cx->db, cx->arena, &rows,
	    "SELECT apikey, id, isactive, can_create_tickets, can_exec_cron "
	    "FROM {api_key} WHERE apikey = ? AND ipaddr = ?",
	    "ss", key, ip);
	if (e != OC_OK)
		return e;
	/* The column's collation finds more than the very same text. */
	if (rows.n != 1 ||
	    !oc_secret_eq(oc_strlower(cx->arena, key),
		oc_strlower(cx->arena, oc_cell_text(&rows, 0, 0))))
		return OC_EAUTH;
	*out = (struct oc_apikey){
		.id = oc_cell_int(&rows, 0, 1),
		.active = oc_cell_int(&rows, 0, 2) != 0,
		.can_create_tickets = oc_cell_int(&rows, 0, 3) != 0,
		.can_exec_cron = oc_cell_int(&rows, 0, 4) != 0,
	};
	return OC_OK;
}
