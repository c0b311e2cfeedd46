/* cron.c - the periodic work. */
#include "config.h"

#include "base/rand.h"
#include "base/str.h"
#include "config/settings.h"
#include "db/db.h"
#include "db/migrate.h"
#include "osticket/cron.h"
#include "osticket/event.h"
#include "osticket/outbox.h"
#include "osticket/reindex.h"

/* One run in so many, as osTicket has it. */
enum { PURGE_LOG_ONE_IN = 300, ORPHANS_ONE_IN = 9 };

/* Schema signatures of the releases we know (auth.md, 3). */
static bool
is_known_schema(const char *signature)
{
	static const char *const known[] = {
		"c37e165651dc289240fee7d244990ac1", /* 1.16 */
		"83a22ba22b1a6a624fcb1da03882ac1b", /* 1.17 */
		"5fb92bef17f3b603659e024c01cc7a59", /* 1.18 */
	};

	for (size_t i = 0; i < OC_COUNT(known); i++)
		if (oc_streq(known[i], signature))
			return true;
	return false;
}

struct overdue {
	struct oc_ctx *cx;
	const struct oc_rows *rows;
	size_t row;
};

static enum oc_err
mark_overdue(void *arg)
{
	struct overdue *o = arg;
	struct oc_ctx *cx = o->cx;
	int64_t id = oc_cell_int(o->rows, o->row, 0);
	struct oc_event_place place = {
		.thread_id = oc_cell_int(o->rows, o->row, 1),
		.object_type = 'T',
		.staff_id = oc_cell_int(o->rows, o->row, 2),
		.team_id = oc_cell_int(o->rows, o->row, 3),
		.dept_id = oc_cell_int(o->rows, o->row, 4),
		.topic_id = oc_cell_int(o->rows, o->row, 5),
	};
	struct oc_event event = {
		.name = "overdue", .username = "SYSTEM", .uid_type = 'S'
	};
	enum oc_err e = oc_migrate_if_missing(cx);

	if (e == OC_OK)
		e = oc_db_begin(cx->db);
	if (e == OC_OK)
		e = oc_db_exec(cx->db,
		    "UPDATE {ticket} SET isoverdue = 1, updated = NOW() "
		    "WHERE ticket_id = ? AND isoverdue = 0",
		    "i", id);
	/* Another run may have been quicker. */
	if (e == OC_OK && oc_db_affected(cx->db) > 0) {
		e = oc_event_insert(cx, &place, &event);
		if (e == OC_OK)
			e = oc_outbox_add(cx, "ticket.overdue", id, 0, NULL);
	}
	return e != OC_OK ? e : oc_db_commit(cx->db);
}

enum oc_err
oc_cron_overdue(struct oc_ctx *cx)
{
	struct overdue o = { .cx = cx };
	struct oc_rows rows;
	enum oc_err e;

	e = oc_db_select(cx->db, cx->arena, &rows,
	    "SELECT t.ticket_id, h.id, t.staff_id, t.team_id, t.dept_id, "
	    "t.topic_id FROM {ticket} t "
	    "JOIN {ticket_status} s ON s.id = t.status_id "
	    "JOIN {thread} h ON h.object_type = 'T' "
	    "AND h.object_id = t.ticket_id "
	    "WHERE t.isoverdue = 0 AND s.state = 'open' "
	    "AND (t.duedate < NOW() "
	    "OR (t.duedate IS NULL AND t.est_duedate < NOW())) LIMIT ?",
	    "i", (int64_t)OC_OVERDUE_MAX);
	o.rows = &rows;
	for (; e == OC_OK && o.row < rows.n; o.row++)
		e = oc_db_attempt(cx->db, mark_overdue, &o);
	return e;
}

static enum oc_err
purge_log(struct oc_ctx *cx)
{
	int64_t months = oc_config_int(cx->config, "log_graceperiod");

	if (months <= 0)
		return OC_OK;
	return oc_db_exec(cx->db,
	    "DELETE FROM {syslog} "
	    "WHERE DATE_ADD(created, INTERVAL ? MONTH) <= NOW()",
	    "i", months);
}

struct orphans {
	struct oc_ctx *cx;
};

/* Files of tickets that are attached to nothing, a day after they came. */
static enum oc_err
delete_orphans(void *arg)
{
	static const char chunks[] =
	    "DELETE c FROM {file_chunk} c JOIN {file} f ON f.id = c.file_id "
	    "LEFT JOIN {attachment} a ON a.file_id = f.id "
	    "WHERE a.id IS NULL AND f.ft = 'T' "
	    "AND f.created < NOW() - INTERVAL 1 DAY";
	static const char files[] =
	    "DELETE f FROM {file} f "
	    "LEFT JOIN {attachment} a ON a.file_id = f.id "
	    "WHERE a.id IS NULL AND f.ft = 'T' "
	    "AND f.created < NOW() - INTERVAL 1 DAY";
	struct oc_db *db = ((struct orphans *)arg)->cx->db;
	enum oc_err e = oc_db_begin(db);

	if (e == OC_OK)
		e = oc_db_exec(db, chunks, "");
	if (e == OC_OK)
		e = oc_db_exec(db, files, "");
	return e != OC_OK ? e : oc_db_commit(db);
}

enum oc_err
oc_cron_run(struct oc_ctx *cx, bool always)
{
	struct orphans orphans = { cx };
	enum oc_err e;

	if (!is_known_schema(oc_config_text(cx->config, "schema_signature")))
		return OC_OK;
	e = oc_cron_overdue(cx);
	if (e == OC_OK)
		e = oc_db_exec(
		    cx->db, "DELETE FROM {lock} WHERE expire < NOW()", "");
	if (e == OC_OK && (always || oc_random_below(PURGE_LOG_ONE_IN) == 0))
		e = purge_log(cx);
	if (e == OC_OK)
		e = oc_db_exec(cx->db,
		    "DELETE FROM {session} WHERE session_expire < NOW()", "");
	if (e == OC_OK)
		e = oc_db_exec(cx->db,
		    "DELETE FROM {config} WHERE namespace = 'pwreset' "
		    "AND updated < NOW() - INTERVAL ? MINUTE",
		    "i", oc_config_int(cx->config, "pw_reset_window"));
	if (e == OC_OK && (always || oc_random_below(ORPHANS_ONE_IN) == 0))
		e = oc_db_attempt(cx->db, delete_orphans, &orphans);
	if (e == OC_OK)
		e = oc_db_exec(cx->db,
		    "DELETE FROM {draft} "
		    "WHERE DATEDIFF(NOW(), COALESCE(updated, created)) > 14",
		    "");
	return e != OC_OK ? e : oc_reindex(cx);
}
