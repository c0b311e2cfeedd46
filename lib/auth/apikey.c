/* apikey.c - looking up an API key. */
#include "config.h"

#include "auth/apikey.h"
#include "base/str.h"
#include "db/db.h"

enum oc_err
oc_apikey_ask(struct oc_req *req, struct oc_rows *out)
{
	const char *key = oc_req_header(req, "X-API-Key");

	*out = (struct oc_rows){ 0 };
	if (oc_empty(key))
		return OC_OK;
	return oc_db_ask(req->cx->db, req->cx->arena, out,
	    "SELECT apikey, id, isactive, can_create_tickets, can_exec_cron "
	    "FROM {api_key} WHERE apikey = ? AND ipaddr = ?",
	    "ss", key, req->cx->ip);
}

enum oc_err
oc_apikey_find(struct oc_req *req, struct oc_apikey *out)
{
	const char *key = oc_req_header(req, "X-API-Key");
	struct oc_arena *a = req->cx->arena;
	struct oc_rows rows = req->key_rows;

	/* The column's collation finds more than the very same text. */
	if (rows.n != 1 || !oc_secret_eq(oc_strlower(a, key),
	                       oc_strlower(a, oc_cell_text(&rows, 0, 0))))
		return OC_EAUTH;
	*out = (struct oc_apikey){
		.id = oc_cell_int(&rows, 0, 1),
		.active = oc_cell_int(&rows, 0, 2) != 0,
		.can_create_tickets = oc_cell_int(&rows, 0, 3) != 0,
		.can_exec_cron = oc_cell_int(&rows, 0, 4) != 0,
	};
	return OC_OK;
}
