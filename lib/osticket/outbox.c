/* outbox.c - jobs for the deliverer. */
#include "config.h"

#include "base/log.h"
#include "db/db.h"
#include "db/migrate.h"
#include "json/writer.h"
#include "osticket/outbox.h"

enum oc_err
oc_outbox_add(struct oc_ctx *cx, const char *kind, int64_t ticket_id,
    int64_t entry_id, const struct oc_val *data)
{
	if (cx->own_denied) {
		oc_log("warning",
		    "no mail is sent: the database user may not create our "
		    "tables; see osticket-api doctor");
		return OC_OK;
	}
	cx->mail_noted = true;
	return oc_migrate_check(
	    cx, oc_db_exec(cx->db,
	            "INSERT INTO {oc_outbox} SET kind = ?, ticket_id = ?, "
	            "entry_id = ?, data = ?, due = NOW(), created = NOW()",
	            "uiiu", kind, ticket_id, entry_id,
	            data == NULL ? NULL : oc_json_php(cx->arena, data)));
}
