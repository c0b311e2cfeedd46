/* release.c - which osTicket this is. */
#include "config.h"

#include "config/site.h"
#include "db/db.h"
#include "osticket/release.h"

enum oc_err
oc_release_is_known(struct oc_ctx *cx, bool *known)
{
	int64_t n = 0;
	enum oc_err e = oc_db_int(cx->db, &n,
	    "SELECT COUNT(*) FROM information_schema.columns "
	    "WHERE table_schema = DATABASE() "
	    "AND table_name = CONCAT(?, 'thread_entry') "
	    "AND column_name = 'recipients'",
	    "s", cx->site->db.prefix);

	*known = e == OC_OK && n > 0;
	return e;
}
