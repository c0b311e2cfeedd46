/* inspect.c - what waits, what failed, and who is at it. */
#include "config.h"

#include "base/str.h"
#include "config/site.h"
#include "db/db.h"
#include "mail/inspect.h"
#include "mail/queue.h"

/* A job that is never tried again is due then (mail/expand.c). */
#define IS_DEAD_JOB "(due > '9999-01-01')"

/* Nobody holds the message. */
#define IS_FREE "(lease_until IS NULL OR lease_until <= NOW())"

/* Locks are the server's, not the database's, and names are short. */
#define LOCK_NAME "CONCAT('oc_mail.', ?, '.', MD5(CONCAT(DATABASE(), '.', ?)))"

static const char *
prefix(const struct oc_ctx *cx)
{
	return cx->site->db.prefix;
}

/* A Galera cluster has no such locks; found out once, by asking. */
static bool no_locks;

static bool
is_cluster(const struct oc_ctx *cx, enum oc_err e)
{
	if (e == OC_EINTERNAL && oc_db_unsupported(cx->db))
		no_locks = true;
	return no_locks;
}

enum oc_err
oc_mail_lock(struct oc_ctx *cx, const char *name, bool *mine)
{
	int64_t n = 0;
	enum oc_err e = OC_OK;

	/* A lock may be taken twice; then it would have to be given back
	 * twice. */
	if (!no_locks)
		e = oc_db_int(cx->db, &n,
		    "SELECT IF(IS_USED_LOCK(" LOCK_NAME
		    ") <=> CONNECTION_ID(), 1, "
		    "GET_LOCK(" LOCK_NAME ", 0))",
		    "ssss", name, prefix(cx), name, prefix(cx));
	/* In a cluster the leases must do; and nobody stays to wait, for all
	 * would. */
	if (is_cluster(cx, e)) {
		n = oc_streq(name, OC_MAIL_LOCK);
		e = OC_OK;
	}
	*mine = e == OC_OK && n == 1;
	return e;
}

void
oc_mail_unlock(struct oc_ctx *cx, const char *name)
{
	if (!no_locks)
		(void)oc_db_exec(cx->db, "DO RELEASE_LOCK(" LOCK_NAME ")", "ss",
		    name, prefix(cx));
}

#define IS_DUE                                                                 \
	"(EXISTS (SELECT 1 FROM {oc_outbox} WHERE due <= NOW()) OR "           \
	"EXISTS (SELECT 1 FROM {oc_mail} WHERE state = 0 AND "                 \
	"due <= NOW() AND " IS_FREE "))"

enum oc_err
oc_mail_wanted(struct oc_ctx *cx, bool *wanted)
{
	int64_t n = 0;
	enum oc_err e = OC_OK;

	if (!no_locks)
		e = oc_db_int(cx->db, &n,
		    "SELECT IS_USED_LOCK(" LOCK_NAME ") IS NULL AND " IS_DUE,
		    "ss", OC_MAIL_LOCK, prefix(cx));
	if (is_cluster(cx, e))
		e = oc_db_int(cx->db, &n, "SELECT " IS_DUE, "");
	*wanted = e == OC_OK && n != 0;
	return e;
}

enum oc_err
oc_mail_counts(struct oc_ctx *cx, int64_t *waiting, int64_t *dead)
{
	struct oc_rows r;
	enum oc_err e;

	e = oc_db_select(cx->db, cx->arena, &r,
	    "SELECT (SELECT COUNT(*) FROM {oc_outbox} "
	    "WHERE NOT " IS_DEAD_JOB ") + "
	    "(SELECT COUNT(*) FROM {oc_mail} WHERE state = 0), "
	    "(SELECT COUNT(*) FROM {oc_outbox} WHERE " IS_DEAD_JOB ") + "
	    "(SELECT COUNT(*) FROM {oc_mail} WHERE state = 1)",
	    "");
	if (e != OC_OK)
		return e;
	*waiting = oc_cell_int(&r, 0, 0);
	*dead = oc_cell_int(&r, 0, 1);
	return OC_OK;
}

#define MAIL_COLUMNS                                                           \
	"id, ticket_id, sender, recipients, subject, message_id, state, "      \
	"partial, attempts, LENGTH(content), due, created, "                   \
	"COALESCE(error, ''), COALESCE(lease_until > NOW(), 0)"

static void
read_mail(const struct oc_rows *r, size_t i, struct oc_queued_mail *out)
{
	*out = (struct oc_queued_mail){
		.id = oc_cell_int(r, i, 0),
		.kind = "",
		.ticket_id = oc_cell_int(r, i, 1),
		.sender = oc_cell_text(r, i, 2),
		.recipients = oc_cell_text(r, i, 3),
		.subject = oc_cell_text(r, i, 4),
		.message_id = oc_cell_text(r, i, 5),
		.dead = oc_cell_int(r, i, 6) == OC_MAIL_DEAD,
		.partial = oc_cell_int(r, i, 7) != 0,
		.attempts = oc_cell_int(r, i, 8),
		.bytes = oc_cell_int(r, i, 9),
		.due = oc_cell_text(r, i, 10),
		.created = oc_cell_text(r, i, 11),
		.error = oc_cell_text(r, i, 12),
		.sending = oc_cell_int(r, i, 13) != 0,
	};
}

static void
read_job(const struct oc_rows *r, size_t i, struct oc_queued_mail *out)
{
	*out = (struct oc_queued_mail){
		.id = oc_cell_int(r, i, 0),
		.job = true,
		.kind = oc_cell_text(r, i, 1),
		.ticket_id = oc_cell_int(r, i, 2),
		.sender = "",
		.recipients = "",
		.subject = "",
		.message_id = "",
		.attempts = oc_cell_int(r, i, 3),
		.due = oc_cell_text(r, i, 4),
		.created = oc_cell_text(r, i, 5),
		.error = oc_cell_text(r, i, 6),
		.dead = oc_cell_int(r, i, 7) != 0,
	};
}

enum oc_err
oc_mail_list(struct oc_ctx *cx, enum oc_mail_which which, int64_t limit,
    struct oc_queued_mails *out)
{
	int64_t least = which == OC_MAIL_ONLY_DEAD,
	        most = which != OC_MAIL_ONLY_WAITING;
	struct oc_rows mails, jobs;
	enum oc_err e;

	e = oc_db_select(cx->db, cx->arena, &mails,
	    "SELECT " MAIL_COLUMNS " FROM {oc_mail} "
	    "WHERE state BETWEEN ? AND ? ORDER BY id LIMIT ?",
	    "iii", least, most, limit);
	if (e == OC_OK)
		e = oc_db_select(cx->db, cx->arena, &jobs,
		    "SELECT id, kind, ticket_id, attempts, due, created, "
		    "COALESCE(error, ''), " IS_DEAD_JOB " FROM {oc_outbox} "
		    "WHERE " IS_DEAD_JOB " BETWEEN ? AND ? "
		    "ORDER BY id LIMIT ?",
		    "iii", least, most, limit);
	if (e != OC_OK)
		return e;
	out->n = mails.n + jobs.n;
	out->a = oc_calloc(cx->arena, out->n, sizeof *out->a);
	for (size_t i = 0; i < mails.n; i++)
		read_mail(&mails, i, &out->a[i]);
	for (size_t i = 0; i < jobs.n; i++)
		read_job(&jobs, i, &out->a[mails.n + i]);
	return OC_OK;
}

enum oc_err
oc_mail_show(struct oc_ctx *cx, int64_t id, struct oc_queued_mail *out,
    const char **content, size_t *len)
{
	enum { CONTENT = 14 };
	struct oc_rows r;
	enum oc_err e;

	e = oc_db_row(cx->db, cx->arena, &r,
	    "SELECT " MAIL_COLUMNS ", content FROM {oc_mail} WHERE id = ?", "i",
	    id);
	if (e != OC_OK)
		return e;
	read_mail(&r, 0, out);
	*content = oc_cell_text(&r, 0, CONTENT);
	*len = oc_cell_len(&r, 0, CONTENT);
	return OC_OK;
}

enum oc_err
oc_mail_retry(struct oc_ctx *cx, int64_t id, int64_t *n)
{
	enum oc_err e;

	e = oc_db_exec(cx->db,
	    "UPDATE {oc_mail} SET state = 0, attempts = 0, due = NOW(), "
	    "lease = NULL, lease_until = NULL "
	    "WHERE (? = 0 OR id = ?) AND " IS_FREE,
	    "ii", id, id);
	if (e != OC_OK)
		return e;
	*n = oc_db_affected(cx->db);
	if (id != 0)
		return *n == 0 ? OC_ENOTFOUND : OC_OK;
	e = oc_db_exec(cx->db,
	    "UPDATE {oc_outbox} SET attempts = 0, due = NOW() "
	    "WHERE " IS_DEAD_JOB,
	    "");
	if (e == OC_OK)
		*n += oc_db_affected(cx->db);
	return e;
}

enum oc_err
oc_mail_purge(struct oc_ctx *cx, int64_t id, int64_t *n)
{
	enum oc_err e;

	e = oc_db_exec(cx->db,
	    "DELETE FROM {oc_mail} WHERE state = 1 AND (? = 0 OR id = ?)", "ii",
	    id, id);
	if (e != OC_OK)
		return e;
	*n = oc_db_affected(cx->db);
	if (id != 0)
		return *n == 0 ? OC_ENOTFOUND : OC_OK;
	e = oc_db_exec(
	    cx->db, "DELETE FROM {oc_outbox} WHERE " IS_DEAD_JOB, "");
	if (e == OC_OK)
		*n += oc_db_affected(cx->db);
	return e;
}
