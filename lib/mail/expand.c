/* expand.c - one job of the outbox, once, and all of it. */
#include "config.h"

#include <string.h>

#include "base/log.h"
#include "base/str.h"
#include "config/settings.h"
#include "db/db.h"
#include "json/reader.h"
#include "mail/compose.h"
#include "mail/expand.h"
#include "mail/rules.h"

enum {
	CLAIM_TRIES = 16,
	FIRST_PAUSE = 60,       /* seconds, doubled each time */
	PACKET_REST = 64 * 1024 /* of max_allowed_packet, for the rest of
	                           the statement */
};
#define NEVER "9999-12-31 23:59:59"

struct expansion {
	struct oc_ctx *cx;
	struct oc_job job;
	const char *data;
	int64_t attempts; /* this one included: by it we know our claim */
	bool mine;
};

static enum oc_err
read_next(struct expansion *x, bool *found)
{
	struct oc_ctx *cx = x->cx;
	struct oc_rows rows;
	enum oc_err e;

	*found = false;
	e = oc_db_select(cx->db, cx->arena, &rows,
	    "SELECT id, kind, ticket_id, entry_id, data, attempts "
	    "FROM {oc_outbox} WHERE due <= NOW() ORDER BY due, id LIMIT 1",
	    "");
	if (e == OC_EINTERNAL && oc_db_no_table(cx->db))
		return OC_OK;
	if (e != OC_OK || rows.n == 0)
		return e;
	*found = true;
	x->job = (struct oc_job){
		.id = oc_cell_int(&rows, 0, 0),
		.kind = oc_cell_text(&rows, 0, 1),
		.ticket_id = oc_cell_int(&rows, 0, 2),
		.entry_id = oc_cell_int(&rows, 0, 3),
	};
	x->data = oc_cell_str(&rows, 0, 4);
	x->attempts = oc_cell_int(&rows, 0, 5) + 1;
	return OC_OK;
}

/* For an attempt: make the job not due for others. */
static enum oc_err
claim(void *p)
{
	struct expansion *x = p;
	bool found = true;
	enum oc_err e = OC_OK;

	x->mine = false;
	for (int i = 0; i < CLAIM_TRIES && !x->mine; i++) {
		e = read_next(x, &found);
		if (e != OC_OK || !found)
			return e;
		e = oc_db_exec(x->cx->db,
		    "UPDATE {oc_outbox} SET attempts = ?, "
		    "due = DATE_ADD(NOW(), INTERVAL ? SECOND) "
		    "WHERE id = ? AND attempts = ? AND due <= NOW()",
		    "iiii", x->attempts, (int64_t)OC_EXPAND_LEASE, x->job.id,
		    x->attempts - 1);
		if (e != OC_OK)
			return e;
		x->mine = oc_db_affected(x->cx->db) == 1;
	}
	return OC_OK;
}

static enum oc_err
insert(struct expansion *x, const struct oc_outgoing *m)
{
	if (*m->recipients == '\0')
		return OC_OK;
	return oc_db_exec(x->cx->db,
	    "INSERT INTO {oc_mail} SET job_id = ?, ticket_id = ?, "
	    "email_id = ?, sender = ?, recipients = ?, message_id = ?, "
	    "subject = ?, content = ?, due = NOW(), created = NOW()",
	    "iiiuuuub", x->job.id, x->job.ticket_id, m->email_id, m->sender,
	    m->recipients, m->message_id, m->subject, m->content, m->len);
}

static enum oc_err
write_letters(struct expansion *x)
{
	struct oc_letter *l = NULL;
	int64_t packet;
	enum oc_err e;

	e = oc_db_int(x->cx->db, &packet, "SELECT @@max_allowed_packet", "");
	if (e == OC_OK)
		e = oc_rules_letters(x->cx, &x->job, &l);
	for (; e == OC_OK && l != NULL; l = l->next) {
		struct oc_outgoing m;

		e = oc_letter_compose(x->cx, l,
		    packet > PACKET_REST ? (size_t)(packet - PACKET_REST) : 0,
		    &m);
		if (e == OC_OK)
			e = insert(x, &m);
	}
	return e;
}

/* For an attempt: the whole job.  One that somebody else took is left. */
static enum oc_err
expand(void *p)
{
	struct expansion *x = p;
	struct oc_ctx *cx = x->cx;
	enum oc_err e;

	oc_ctx_retry(cx);
	e = oc_db_begin(cx->db);
	if (e == OC_OK)
		e = oc_db_exec(cx->db,
		    "DELETE FROM {oc_outbox} WHERE id = ? AND attempts = ?",
		    "ii", x->job.id, x->attempts);
	if (e == OC_OK && oc_db_affected(cx->db) == 1)
		e = write_letters(x);
	return e != OC_OK ? e : oc_db_commit(cx->db);
}

/* Note why it failed, and when to try again. */
static enum oc_err
postpone(struct expansion *x, enum oc_err why)
{
	const char *text =
	    x->cx->message != NULL ? x->cx->message : oc_err_text(why);
	int64_t pause = FIRST_PAUSE;

	for (int64_t i = 1; i < x->attempts && pause < OC_EXPAND_PAUSE; i++)
		pause *= 2;
	if (pause > OC_EXPAND_PAUSE)
		pause = OC_EXPAND_PAUSE;
	oc_log("error", "mail job %lld (%s, ticket %lld) failed: %s",
	    (long long)x->job.id, x->job.kind, (long long)x->job.ticket_id,
	    text);
	return oc_db_exec(x->cx->db,
	    "UPDATE {oc_outbox} SET error = LEFT(?, 255), due = "
	    "IF(? >= ?, ?, DATE_ADD(NOW(), INTERVAL ? SECOND)) "
	    "WHERE id = ? AND attempts = ?",
	    "uiiuiii", text, x->attempts, (int64_t)OC_EXPAND_ATTEMPTS, NEVER,
	    pause, x->job.id, x->attempts);
}

enum oc_err
oc_mail_expand_next(struct oc_ctx *cx, bool *did)
{
	struct expansion x = { .cx = cx };
	enum oc_err e = oc_db_attempt(cx->db, claim, &x);

	*did = e == OC_OK && x.mine;
	if (!*did)
		return e;
	if (x.data != NULL) {
		struct oc_val *data;

		if (oc_json_read(cx->arena, x.data, strlen(x.data), NULL, &data,
		        NULL) != OC_JSON_OK)
			e = oc_fail(cx, OC_EINVAL, "its data is no JSON");
		else
			x.job.data = data;
	}
	/* What osTicket is set to now, not when the deliverer began. */
	if (e == OC_OK)
		e = oc_config_load(cx->db, cx->arena, &cx->config);
	if (e == OC_OK)
		e = oc_db_attempt(cx->db, expand, &x);
	if (e == OC_OK || e == OC_EDB || e == OC_EAGAIN)
		return e;
	return postpone(&x, e);
}
