/* queue.c - taking messages from the queue and saying what became of them. */
#include "config.h"

#include <string.h>

#include "base/buf.h"
#include "base/rand.h"
#include "base/str.h"
#include "db/db.h"
#include "mail/queue.h"
#include "osticket/syslog.h"

enum { LIST_MAX = 1 << 20, ERROR_MAX = 255 };

/* Pauses between attempts: about two days in all. */
static const int64_t pauses[] = { 60, 300, 900, 3600, 7200, 14400, 28800, 28800,
	28800, 28800, 28800 };

int64_t
oc_mail_pause(int64_t attempts)
{
	if (attempts < 1 || attempts > (int64_t)OC_COUNT(pauses))
		return 0;
	return pauses[attempts - 1];
}

static bool
is_separator(char c)
{
	return c == ',' || c == ';' || oc_isspace((unsigned char)c);
}

/* Where the address at p ends. */
static const char *
address_end(const char *p)
{
	bool quoted = false;

	for (; *p != '\0' && (quoted || !is_separator(*p)); p++) {
		if (*p == '"')
			quoted = !quoted;
		else if (quoted && *p == '\\' && p[1] != '\0')
			p++;
	}
	return p;
}

char **
oc_mail_addresses(struct oc_arena *a, const char *list)
{
	size_t n = 0, max = strlen(list) / 2 + 2;
	char **out = oc_calloc(a, max, sizeof *out);

	for (const char *p = list; *p != '\0';) {
		const char *end = address_end(p);

		if (end > p)
			out[n++] = oc_strndup(a, p, (size_t)(end - p));
		p = *end == '\0' ? end : end + 1;
	}
	return out;
}

char *
oc_mail_address_list(struct oc_arena *a, char *const *addresses)
{
	struct oc_buf *b = oc_buf_new(a, LIST_MAX);

	for (; addresses != NULL && *addresses != NULL; addresses++) {
		if (b->len > 0)
			oc_buf_adds(b, ", ");
		oc_buf_adds(b, *addresses);
	}
	return oc_buf_dup(b, a);
}

bool
oc_mail_address_ok(const char *address)
{
	const char *at = strrchr(address, '@');

	if (at == NULL || at == address || at[1] == '\0' || *address == '-')
		return false;
	for (const char *p = address; *p != '\0'; p++)
		if ((unsigned char)*p <= ' ' || *p == 0x7f || *p == '<' ||
		    *p == '>')
			return false;
	return true;
}

/* Rows that are due and in nobody's hands. */
#define IS_FREE "(lease_until IS NULL OR lease_until <= NOW())"
#define IS_DUE "state = 0 AND due <= NOW() AND " IS_FREE

struct claim {
	struct oc_ctx *cx;
	const char *lease;
	struct oc_rows rows;
};

static enum oc_err
claim_once(void *arg)
{
	struct claim *c = arg;
	struct oc_ctx *cx = c->cx;
	enum oc_err e;

	/* Each attempt has a lease of its own: what an attempt took whose
	 * answer was lost is not taken for what this one takes. */
	c->lease = oc_uuid(cx->arena);
	e = oc_db_exec(cx->db,
	    "UPDATE {oc_mail} SET lease = ?, "
	    "lease_until = NOW() + INTERVAL ? SECOND "
	    "WHERE " IS_DUE " ORDER BY due, id LIMIT 1",
	    "si", c->lease, (int64_t)OC_MAIL_LEASE_S);
	if (e != OC_OK)
		return e;
	if (oc_db_affected(cx->db) == 0)
		return OC_ENOTFOUND;
	return oc_db_select(cx->db, cx->arena, &c->rows,
	    "SELECT id, ticket_id, email_id, sender, recipients, message_id, "
	    "subject, content, partial, attempts FROM {oc_mail} "
	    "WHERE state = 0 AND lease = ?",
	    "s", c->lease);
}

enum oc_err
oc_mail_claim(struct oc_ctx *cx, struct oc_mail *out)
{
	struct claim c = { .cx = cx };
	enum oc_err e = oc_db_attempt(cx->db, claim_once, &c);

	if (e == OC_OK && c.rows.n == 0)
		e = OC_ENOTFOUND;
	if (e != OC_OK)
		return e;
	*out = (struct oc_mail){
		.id = oc_cell_int(&c.rows, 0, 0),
		.ticket_id = oc_cell_int(&c.rows, 0, 1),
		.email_id = oc_cell_int(&c.rows, 0, 2),
		.sender = oc_cell_text(&c.rows, 0, 3),
		.recipients =
		    oc_mail_addresses(cx->arena, oc_cell_text(&c.rows, 0, 4)),
		.message_id = oc_cell_text(&c.rows, 0, 5),
		.subject = oc_cell_text(&c.rows, 0, 6),
		.content = oc_cell_text(&c.rows, 0, 7),
		.len = oc_cell_len(&c.rows, 0, 7),
		.partial = oc_cell_int(&c.rows, 0, 8) != 0,
		.attempts = oc_cell_int(&c.rows, 0, 9),
		.lease = c.lease,
	};
	return OC_OK;
}

struct change {
	struct oc_ctx *cx;
	const struct oc_mail *m;
	const struct oc_mail_outcome *o;
	const char *left, *why;
	int64_t pause;
};

static enum oc_err
renew_once(void *arg)
{
	struct change *c = arg;

	return oc_db_exec(c->cx->db,
	    "UPDATE {oc_mail} SET "
	    "lease_until = NOW() + INTERVAL ? SECOND WHERE id = ? AND lease = "
	    "?",
	    "iis", (int64_t)OC_MAIL_LEASE_S, c->m->id, c->m->lease);
}

enum oc_err
oc_mail_renew(struct oc_ctx *cx, const struct oc_mail *m)
{
	struct change c = { .cx = cx, .m = m };
	int64_t ours = 0;
	enum oc_err e = oc_db_attempt(cx->db, renew_once, &c);

	/* Within the same second nothing changes, and no row is "affected". */
	if (e == OC_OK && oc_db_affected(cx->db) == 0) {
		e = oc_db_int(cx->db, &ours,
		    "SELECT COUNT(*) FROM {oc_mail} WHERE id = ? AND lease = ?",
		    "is", m->id, m->lease);
		if (e == OC_OK && ours == 0)
			e = OC_ECONFLICT;
	}
	return e;
}

static enum oc_err
release_once(void *arg)
{
	struct change *c = arg;

	return oc_db_exec(c->cx->db,
	    "UPDATE {oc_mail} SET lease = NULL, lease_until = NULL "
	    "WHERE id = ? AND lease = ?",
	    "is", c->m->id, c->m->lease);
}

enum oc_err
oc_mail_release(struct oc_ctx *cx, const struct oc_mail *m)
{
	struct change c = { .cx = cx, .m = m };

	return oc_db_attempt(cx->db, release_once, &c);
}

/* The row's words about what is wrong: as long as the column. */
static const char *
cut(struct oc_arena *a, const char *s)
{
	size_t n = strlen(s);

	if (n <= ERROR_MAX)
		return s;
	n = ERROR_MAX;
	while (n > 0 && ((unsigned char)s[n] & 0xC0) == 0x80)
		n--;
	return oc_strndup(a, s, n);
}

/* Tell osTicket's log that a message will not arrive, as it logs errors. */
static enum oc_err
log_dead(const struct change *c)
{
	struct oc_syslog log = { NULL, NULL };

	oc_syslog_note(c->cx, &log, OC_LOG_ERROR, "Mailer Error",
	    oc_sprintf(c->cx->arena,
	        "Unable to send email: %s\n\nTo: %s\n\n%s\n", c->m->subject,
	        c->left, c->why));
	return oc_syslog_write(c->cx, &log);
}

static enum oc_err
keep_row(const struct change *c)
{
	struct oc_ctx *cx = c->cx;
	enum oc_err e = oc_db_begin(cx->db);

	if (e == OC_OK)
		e = oc_db_exec(cx->db,
		    "UPDATE {oc_mail} SET recipients = ?, "
		    "partial = GREATEST(partial, ?), state = ?, "
		    "attempts = attempts + 1, error = ?, "
		    "due = NOW() + INTERVAL ? SECOND, "
		    "lease = NULL, lease_until = NULL "
		    "WHERE id = ? AND message_id = ? AND state = 0 AND "
		    "(lease = ? OR ?)",
		    "uiiuiiusi", c->left, (int64_t)c->o->accepted,
		    c->pause > 0 ? (int64_t)OC_MAIL_WAITING
		                 : (int64_t)OC_MAIL_DEAD,
		    c->why, c->pause, c->m->id, c->m->message_id, c->m->lease,
		    (int64_t)c->o->accepted);
	if (e == OC_OK && c->pause == 0 && oc_db_affected(cx->db) > 0)
		e = log_dead(c);
	return e != OC_OK ? e : oc_db_commit(cx->db);
}

static enum oc_err
settle_once(void *arg)
{
	struct change *c = arg;

	/* With or without a lease: it has arrived, and whoever else may have
	 * it in hands by now finds that out before the last byte. */
	if (c->o->accepted && *c->left == '\0')
		return oc_db_exec(c->cx->db,
		    "DELETE FROM {oc_mail} WHERE id = ? AND message_id = ?",
		    "iu", c->m->id, c->m->message_id);
	return keep_row(c);
}

enum oc_err
oc_mail_settle(
    struct oc_ctx *cx, const struct oc_mail *m, const struct oc_mail_outcome *o)
{
	struct change c = {
		.cx = cx,
		.m = m,
		.o = o,
		.left = oc_mail_address_list(cx->arena, o->left),
		.why = cut(cx->arena, o->why == NULL ? "" : o->why),
		.pause = o->permanent ? 0 : oc_mail_pause(m->attempts + 1),
	};

	return oc_db_attempt(cx->db, settle_once, &c);
}

enum oc_err
oc_mail_settle_accepted(
    struct oc_ctx *cx, int64_t id, const char *message_id, const char *left)
{
	struct oc_mail m = {
		.id = id, .message_id = message_id, .subject = "", .lease = ""
	};
	struct oc_mail_outcome o = { .left = oc_mail_addresses(cx->arena, left),
		.accepted = true,
		.why = "Refused for some of the recipients" };

	return oc_mail_settle(cx, &m, &o);
}

enum oc_err
oc_mail_next(struct oc_ctx *cx, int64_t *seconds)
{
	struct oc_rows rows;
	enum oc_err e;

	/* Both tables are read along their indexes to the first row that
	 * counts. */
	e = oc_db_select(cx->db, cx->arena, &rows,
	    "SELECT TIMESTAMPDIFF(SECOND, NOW(), LEAST("
	    "COALESCE((SELECT MIN(due) FROM {oc_outbox}), '9999-12-31'), "
	    "COALESCE((SELECT MIN(GREATEST(due, COALESCE(lease_until, due))) "
	    "FROM {oc_mail} WHERE state = 0), '9999-12-31')))",
	    "");
	if (e != OC_OK)
		return e;
	*seconds = oc_cell_int(&rows, 0, 0);
	if (*seconds > (int64_t)1 << 32)
		return OC_ENOTFOUND;
	if (*seconds < 0)
		*seconds = 0;
	return OC_OK;
}
