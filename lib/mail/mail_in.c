/* mail_in.c - what becomes of a mail. */
#include "config.h"

#include <errno.h>
#include <string.h>
#include <unistd.h>

#include "base/buf.h"
#include "base/hash.h"
#include "base/log.h"
#include "base/str.h"
#include "config/settings.h"
#include "config/site.h"
#include "db/db.h"
#include "db/migrate.h"
#include "mail/mail_in.h"
#include "mail/mail_info.h"
#include "mail/mail_sender.h"
#include "mail/thread_match.h"
#include "osticket/html.h"
#include "osticket/posting.h"
#include "osticket/referral.h"
#include "osticket/ticket_new.h"

enum { LOCK_SECONDS = 20, READ_BYTES = 64 * 1024 };

#define LOOP_TEXT                                                              \
	"It appears as though %s is being used as a forwarded or fetched "     \
	"email account and is also being used as a user / system account. "    \
	"Please correct the loop or seek technical assistance.\n\n%s"

struct work {
	struct oc_ctx *cx;
	struct oc_mail_in *m;
	struct oc_syslog *log;
	struct oc_mail_info info;
	struct oc_thread_match match;
	bool posted;
};

/* --- two of the same at once --------------------------------------------- */

static char *
lock_name(struct oc_ctx *cx, const char *mid)
{
	return oc_sprintf(cx->arena, "oc_mail_%s",
	    oc_md5_hex(
	        cx->arena, oc_sprintf(cx->arena, "%s %s %s", cx->site->db.name,
	                       cx->site->db.prefix, mid)));
}

static enum oc_err
lock(struct oc_ctx *cx, const char *name)
{
	int64_t got = 0;
	enum oc_err e = oc_db_int(cx->db, &got, "SELECT GET_LOCK(?, ?)", "ui",
	    name, (int64_t)LOCK_SECONDS);

	return e == OC_OK && got != 1 ? OC_EDB : e == OC_EAGAIN ? OC_EDB : e;
}

static void
unlock(struct oc_ctx *cx, const char *name)
{
	int64_t n;

	oc_db_int(cx->db, &n, "SELECT RELEASE_LOCK(?)", "u", name);
}

/* --- on a thread that is there ------------------------------------------- */

/* Cleaning decodes HTML once, and this has to stay text even then. */
static const char *
twice(struct oc_ctx *cx, const char *text)
{
	return oc_replace(
	    cx->arena, oc_html_chars(cx->arena, text), "&", "&amp;");
}

/* "Received From: …", before the text of somebody nobody knows. */
static struct oc_body
with_sender(struct work *w)
{
	struct oc_arena *a = w->cx->arena;
	const char *name = oc_mail_info_text(w->cx, &w->info, "name");
	const char *email = oc_mail_info_text(w->cx, &w->info, "email");
	struct oc_body b = w->info.message;

	if (b.format == OC_BODY_TEXT) {
		b.text = oc_sprintf(
		    a, "Received From: %s <%s>\n\n\n\n%s", name, email, b.text);
		return b;
	}
	b.text = oc_sprintf(a,
	    "<div>Received From: %s %s<br />\n<br />\n<br/><br/></div>%s",
	    twice(w->cx, name), twice(w->cx, oc_sprintf(a, "<%s>", email)),
	    b.text);
	return b;
}

static void
fill_posting(struct work *w, const struct oc_conversation *c,
    const struct oc_mail_sender *from, struct oc_posting *p)
{
	struct oc_ctx *cx = w->cx;
	const struct oc_val *vars = w->info.vars;
	bool people = !w->info.automatic;

	*p = (struct oc_posting){
		.type = from->type,
		.user_id = from->user_id,
		.staff_id = from->staff_id,
		.poster = from->poster,
		.source = "Email",
		.ip = from->type == 'N' ? cx->ip : "",
		.flags = from->flags,
		.pid = w->match.entry_id,
		.body = from->known ? w->info.message : with_sender(w),
		.files = w->info.files,
		.recipients = oc_val_get(vars, "thread_entry_recipients"),
		.mid = oc_mail_info_text(cx, &w->info, "mid"),
		.header = oc_mail_info_text(cx, &w->info, "header"),
		.reopen = people,
		.autorespond = people && !w->match.passive,
		.alert = from->type == 'N' || (people && !w->match.passive),
	};
	if (c->object_type != 'A' &&
	    oc_val_truthy(oc_val_get(vars, "to-email-id")) &&
	    oc_config_on(cx->config, "add_email_collabs"))
		p->addressees = oc_val_get(vars, "recipients");
}

static enum oc_err
refer(struct work *w, const struct oc_conversation *c)
{
	struct oc_event_place place = oc_conversation_place(c);

	if (c->object_type == 'A')
		return OC_OK;
	return oc_refer_mailboxes(w->cx, &place, c->email_id,
	    oc_val_get(w->info.vars, "system_emails"));
}

/*
 * Post, unless osTicket would make a new ticket of it: from a mailbox of
 * ours, or to a ticket that is closed for good.
 */
static enum oc_err
post(struct work *w, struct oc_conversation *c)
{
	struct oc_mail_sender from;
	struct oc_posting p;
	bool may;
	enum oc_err e =
	    oc_mail_sender(w->cx, &w->info, &w->match, c, &from, &may);

	if (e != OC_OK || !may)
		return e;
	fill_posting(w, c, &from, &p);
	e = refer(w, c);
	if (e == OC_OK)
		e = oc_posting_insert(w->cx, c, &p);
	w->posted = e == OC_OK;
	w->m->outcome = OC_MAIL_APPENDED;
	w->m->entry_id = p.entry_id;
	return e;
}

static void
note_loop(struct work *w)
{
	struct oc_ctx *cx = w->cx;

	w->posted = true;
	w->m->outcome = OC_MAIL_LOOP;
	oc_syslog_force(cx, w->log, OC_LOG_ERROR, "Email loop detected",
	    oc_sprintf(cx->arena, LOOP_TEXT,
	        twice(cx, oc_mail_info_text(cx, &w->info, "email")),
	        twice(cx, oc_mail_info_text(cx, &w->info, "header"))));
}

static enum oc_err
append_in_transaction(struct work *w)
{
	struct oc_conversation c;
	enum oc_err e =
	    oc_conversation_get(w->cx, w->match.thread_id, true, &c);

	if (e == OC_ENOTFOUND) /* gone with its ticket */
		return OC_OK;
	if (e == OC_OK && w->match.how == OC_MATCH_LOOP) {
		note_loop(w);
	} else if (e == OC_OK && w->match.how == OC_MATCH_SEEN) {
		e = refer(w, &c);
		w->posted = e == OC_OK;
		w->m->outcome = OC_MAIL_SEEN;
	} else if (e == OC_OK) {
		e = post(w, &c);
	}
	if (e == OC_OK && w->posted) {
		w->m->number = c.number;
		w->m->ticket_id = c.object_type == 'A' ? 0 : c.object_id;
		e = oc_syslog_write(w->cx, w->log);
	}
	return e;
}

static enum oc_err
append_once(void *arg)
{
	struct work *w = arg;
	enum oc_err e;

	oc_ctx_retry(w->cx);
	w->posted = false;
	e = oc_migrate_if_missing(w->cx);
	if (e == OC_OK)
		e = oc_thread_match(w->cx, &w->info, &w->match);
	if (e != OC_OK || w->match.how == OC_MATCH_NONE)
		return e;
	e = oc_db_begin(w->cx->db);
	if (e == OC_OK)
		e = append_in_transaction(w);
	if (e == OC_OK && !w->posted) {
		oc_db_rollback(w->cx->db);
		return OC_OK;
	}
	return e != OC_OK ? e : oc_db_commit(w->cx->db);
}

/* --- a new ticket -------------------------------------------------------- */

/* So that the next fetch passes it over; osTicket keeps no header of it. */
static enum oc_err
remember_denied(struct work *w)
{
	const char *mid = oc_mail_info_text(w->cx, &w->info, "mid");
	int64_t n;
	enum oc_err e = oc_db_int(w->cx->db, &n,
	    "SELECT COUNT(*) FROM {thread_entry_email} WHERE mid = ?", "s",
	    mid);

	if (e != OC_OK || n > 0)
		return e;
	return oc_db_exec(w->cx->db,
	    "INSERT INTO {thread_entry_email} SET thread_entry_id = 0, "
	    "mid = ?",
	    "s", mid);
}

static enum oc_err
create(struct work *w)
{
	struct oc_new_ticket t = {
		.vars = w->info.vars,
		.origin = "Email",
		.autorespond = true,
		.alert = true,
		.has_message = true,
		.message = w->info.message,
		.files = w->info.files,
	};
	enum oc_err e = oc_ticket_create(w->cx, &t, w->log);

	w->m->outcome = e == OC_OK ? OC_MAIL_NEW : OC_MAIL_REFUSED;
	w->m->failures = t.failures;
	if (e == OC_OK) {
		w->m->number = t.number;
		w->m->ticket_id = t.id;
	}
	if (e == OC_EINVAL && t.failures.status == 403 && w->m->local)
		e = remember_denied(w);
	return e == OC_EINVAL ? OC_OK : e;
}

/* --- the whole ----------------------------------------------------------- */

enum oc_err
oc_mail_in(struct oc_ctx *cx, struct oc_mail_in *m, struct oc_syslog *log)
{
	struct work w = { .cx = cx, .m = m, .log = log };
	struct oc_mime mime;
	const char *name;
	enum oc_err e;

	m->number = "";
	m->ticket_id = m->entry_id = 0;
	oc_mime_read(cx->arena, m->bytes, m->len, &mime);
	e = oc_mail_info(cx, &mime, m->email_id, &w.info);
	if (e != OC_OK)
		return e == OC_EAGAIN ? OC_EDB : e;
	m->vars = w.info.vars;
	name = lock_name(cx, oc_mail_info_text(cx, &w.info, "mid"));
	e = lock(cx, name);
	if (e != OC_OK)
		return e;
	e = oc_db_attempt(cx->db, append_once, &w);
	if (e == OC_OK && !w.posted)
		e = create(&w);
	unlock(cx, name);
	return e;
}

/* All of fd; OC_ETOOBIG when that is more than max. */
static enum oc_err
read_all(int fd, struct oc_buf *b)
{
	while (true) {
		char *room = oc_buf_reserve(b, READ_BYTES);
		ssize_t n;

		if (room == NULL)
			return OC_ETOOBIG;
		n = read(fd, room, READ_BYTES);
		if (n < 0 && errno == EINTR)
			continue;
		if (n < 0)
			return OC_EINTERNAL;
		if (n == 0)
			return OC_OK;
		b->len += (size_t)n;
		oc_buf_cut(b, b->len);
	}
}

static int
exit_status(struct oc_ctx *cx, const struct oc_mail_in *m,
    struct oc_syslog *log, enum oc_err e)
{
	if (e != OC_OK)
		return OC_PIPE_TEMPFAIL;
	if (m->outcome != OC_MAIL_REFUSED)
		return OC_PIPE_OK;
	oc_syslog_write(cx, log);
	oc_log("warning", "a mail was refused: %s",
	    oc_replace(cx->arena, oc_failures_text(&m->failures), "\n", " "));
	return m->failures.status == 403 ? OC_PIPE_DENIED : OC_PIPE_DATA;
}

int
oc_mail_pipe(struct oc_ctx *cx, int fd, size_t max)
{
	struct oc_syslog log = { NULL, NULL };
	struct oc_buf *b = oc_buf_new(cx->arena, max + READ_BYTES);
	struct oc_mail_in m = { .local = true };
	enum oc_err e = read_all(fd, b);

	if (e == OC_ETOOBIG || b->len > max)
		return OC_PIPE_DATA;
	if (e != OC_OK || b->len == 0)
		return OC_PIPE_NO_INPUT;
	m.bytes = oc_buf_str(b);
	m.len = b->len;
	e = oc_mail_in(cx, &m, &log);
	return exit_status(cx, &m, &log, e);
}
