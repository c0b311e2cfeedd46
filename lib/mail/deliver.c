/* deliver.c - the deliverer's loop. */
#include "config.h"

#include <string.h>
#include <time.h>
#include <unistd.h>

#include "base/clock.h"
#include "base/log.h"
#include "base/str.h"
#include "config/settings.h"
#include "db/db.h"
#include "mail/deliver.h"
#include "mail/inspect.h"
#include "mail/queue.h"
#include "mail/transport.h"
#include "mail/wake.h"

enum {
	RENEW_MS = 15000, /* a lease, while a message is under way */
	LATEST_MS = (OC_MAIL_LEASE_S - 10) * 1000,
	SETTLE_MS = 15 * 60 * 1000, /* patience when something was sent */
	REACH_MS = 60 * 1000,       /* patience with the database otherwise */
	CONFIG_MS = 2000,           /* osTicket's settings may change */
	POLL_MS = 250,              /* with nothing to do and no hint */
	IDLE_MS = 15000,            /* stay ready for the next job */
	WAIT_S = 600,               /* stay for what is due then */
	FAREWELL_S = 5,
	TRIES = 4, /* of all of it, after an error */
	PAUSE_MS = 250
};

struct run {
	const struct oc_deliverer *o;
	struct oc_db *db;
	struct oc_transports *transports;
	struct oc_arena settings; /* of config */
	const struct oc_config *config;
	int64_t config_until;
	int wake; /* hints come here; -1: they do not */

	/* The message that is under way. */
	struct oc_ctx *cx;
	const struct oc_mail *mail;
	int64_t renewed;
};

static void
pause_ms(int64_t ms)
{
	struct timespec ts = { .tv_sec = ms / 1000,
		.tv_nsec = (long)(ms % 1000) * 1000000 };

	nanosleep(&ts, NULL);
}

static bool
stopping(const struct run *r)
{
	return r->o->stop != NULL && *r->o->stop;
}

/* A fresh context; its arena is the caller's to release. */
static enum oc_err
begin(struct run *r, struct oc_ctx *cx, struct oc_arena *a)
{
	enum oc_err e = OC_OK;

	oc_ctx_init(cx, a);
	cx->site = r->o->site;
	cx->db = r->db;
	if (r->config == NULL || oc_millis() > r->config_until) {
		oc_arena_release(&r->settings);
		r->config = NULL;
		e = oc_config_load(r->db, &r->settings, &r->config);
		r->config_until = oc_millis() + CONFIG_MS;
	}
	cx->config = r->config;
	return e;
}

static bool
is_away(enum oc_err e)
{
	return e == OC_EDB || e == OC_EAGAIN;
}

/* Wait until the database is back. */
static enum oc_err
reach(struct run *r)
{
	int64_t give_up = oc_millis() + REACH_MS;
	enum oc_err e;

	while ((e = oc_db_wake(r->db)) != OC_OK && oc_millis() < give_up &&
	       !stopping(r))
		pause_ms(PAUSE_MS);
	return e;
}

/* --- one message ------------------------------------------------------- */

static bool
go_on(struct oc_delivery *d, bool last)
{
	struct run *r = d->owner;
	int64_t age = oc_millis() - r->renewed;
	enum oc_err e;

	if (stopping(r) && !last)
		return false;
	if (age < RENEW_MS)
		return true;
	e = oc_mail_renew(r->cx, r->mail);
	if (e == OC_OK)
		r->renewed = oc_millis();
	if (e == OC_ECONFLICT)
		return false;
	/* The database is away: no lease is given to anybody else either, but
	 * it may be back before ours is renewed. */
	return e == OC_OK || !last || age < LATEST_MS;
}

static void
accepted(struct oc_delivery *d)
{
	struct run *r = d->owner;

	oc_witness_accepted(r->o->witness, r->mail->id, r->mail->message_id,
	    oc_mail_address_list(d->arena, d->left));
}

static void
outcome(const struct oc_delivery *d, struct oc_mail_outcome *out)
{
	*out = (struct oc_mail_outcome){ .left = d->mail->recipients,
		.why = d->why };
	switch (d->sent) {
	case OC_SENT_YES:
		out->left = d->left;
		out->accepted = true;
		out->permanent = !d->left_later;
		break;
	case OC_SENT_REFUSED:
		out->permanent = true;
		break;
	case OC_SENT_UNKNOWN:
	case OC_SENT_NO:
	case OC_SENT_STOPPED:
		break;
	}
}

/* Say in the database what became of the message, however long it takes. */
static enum oc_err
settle(struct run *r, const struct oc_delivery *d)
{
	bool sent = d->sent == OC_SENT_YES;
	int64_t give_up = oc_millis() + (sent ? SETTLE_MS : REACH_MS);
	struct oc_mail_outcome o;
	enum oc_err e;

	outcome(d, &o);
	for (;;) {
		e = d->sent == OC_SENT_STOPPED
		        ? oc_mail_release(r->cx, r->mail)
		        : oc_mail_settle(r->cx, r->mail, &o);
		if (!is_away(e) || oc_millis() > give_up)
			break;
		pause_ms(PAUSE_MS);
	}
	if (sent && e == OC_OK)
		oc_witness_settled(r->o->witness);
	return e;
}

/* What no transport needs to be asked about. */
static const char *
is_unfit(const struct oc_mail *m)
{
	if (m->len == 0)
		return "The message is empty";
	if (*m->recipients == NULL)
		return "The message has no recipient";
	if (*m->sender != '\0' && !oc_mail_address_ok(m->sender))
		return "The sender is no e-mail address";
	for (char **p = m->recipients; *p != NULL; p++)
		if (!oc_mail_address_ok(*p))
			return "A recipient is no e-mail address";
	return NULL;
}

static enum oc_err
send_mail(struct run *r, struct oc_ctx *cx, const struct oc_mail *m)
{
	struct oc_delivery d = { .arena = cx->arena,
		.mail = m,
		.go_on = go_on,
		.accepted = accepted,
		.owner = r };
	enum oc_err e = OC_OK;

	r->cx = cx;
	r->mail = m;
	r->renewed = oc_millis();
	d.why = is_unfit(m);
	if (d.why != NULL)
		d.sent = OC_SENT_REFUSED;
	else
		e = oc_transports_send(cx, r->transports, &d);
	if (e != OC_OK)
		d.sent = OC_SENT_STOPPED;
	if (d.sent != OC_SENT_YES && d.why != NULL)
		oc_log("warning", "mail %lld is not sent: %s", (long long)m->id,
		    d.why);
	return e != OC_OK && !is_away(e) ? e : settle(r, &d);
}

/* --- the loop ---------------------------------------------------------- */

/* One step: a job, and a message.  *did: there was one of them. */
static enum oc_err
step(struct run *r, bool *did)
{
	struct oc_arena a = OC_ARENA_INIT;
	struct oc_mail m;
	struct oc_ctx cx;
	bool expanded = false;
	enum oc_err e = begin(r, &cx, &a);

	*did = false;
	if (e == OC_OK)
		e = r->o->expand(&cx, &expanded);
	if (e == OC_OK || !is_away(e)) {
		e = oc_mail_claim(&cx, &m);
		*did = e == OC_OK || expanded;
		if (e == OC_OK)
			e = send_mail(r, &cx, &m);
		else if (e == OC_ENOTFOUND)
			e = OC_OK;
	}
	oc_arena_release(&a);
	return e;
}

/* Work until nothing is due. */
static enum oc_err
work(struct run *r, bool *did)
{
	enum oc_err e = OC_OK;
	bool more = true;

	*did = false;
	while (more && !stopping(r)) {
		e = step(r, &more);
		if (is_away(e))
			e = reach(r);
		if (e != OC_OK)
			break;
		*did = *did || more;
	}
	return e;
}

static enum oc_err
seconds_left(struct run *r, int64_t *seconds)
{
	struct oc_arena a = OC_ARENA_INIT;
	struct oc_ctx cx;
	enum oc_err e = begin(r, &cx, &a);

	if (e == OC_OK)
		e = oc_mail_next(&cx, seconds);
	oc_arena_release(&a);
	return e;
}

/* Take or keep a lock; *mine: it is ours. */
static enum oc_err
lock(struct run *r, const char *name, bool *mine)
{
	struct oc_arena a = OC_ARENA_INIT;
	struct oc_ctx cx;
	enum oc_err e = begin(r, &cx, &a);

	*mine = false;
	if (e == OC_OK)
		e = oc_mail_lock(&cx, name, mine);
	oc_arena_release(&a);
	return e;
}

static void
unlock(struct run *r, const char *name)
{
	struct oc_arena a = OC_ARENA_INIT;
	struct oc_ctx cx;

	if (begin(r, &cx, &a) == OC_OK)
		oc_mail_unlock(&cx, name);
	oc_arena_release(&a);
}

/*
 * Work as the only one, and stay a moment: one ticket is often followed by
 * another.  *mine false: another one works, or came first after the
 * connection with its lock was lost.
 */
static enum oc_err
work_locked(struct run *r, bool *mine, bool *useful)
{
	int64_t idle_until = oc_millis() + IDLE_MS;
	enum oc_err e = OC_OK;
	bool did;

	*useful = false;
	while (!stopping(r)) {
		e = lock(r, OC_MAIL_LOCK, mine);
		if (is_away(e) && (e = reach(r)) == OC_OK)
			continue;
		if (e != OC_OK || !*mine)
			break;
		e = work(r, &did);
		if (e != OC_OK)
			break;
		*useful = *useful || did;
		if (did)
			idle_until = oc_millis() + IDLE_MS;
		if (r->o->once || oc_millis() >= idle_until)
			break;
		if (r->wake < 0)
			r->wake = oc_wake_open(r->o->site);
		oc_wake_wait(r->wake, POLL_MS);
	}
	return e;
}

/*
 * The lock is given back first and the queue looked at last: whoever noted a
 * job while we held the lock has relied on us.  *more: work on; after a wait,
 * when something is due soon and nobody else waits for it.
 */
static enum oc_err
leave(struct run *r, bool *more)
{
	int64_t seconds = 0, until;
	bool waiting = false;
	enum oc_err e;

	*more = false;
	unlock(r, OC_MAIL_LOCK);
	e = seconds_left(r, &seconds);
	if (e != OC_OK || stopping(r))
		return e == OC_ENOTFOUND ? OC_OK : e;
	*more = seconds == 0;
	if (*more || r->o->once || seconds > WAIT_S)
		return OC_OK;
	e = lock(r, OC_MAIL_WAIT_LOCK, &waiting);
	if (e != OC_OK || !waiting)
		return e;
	until = oc_millis() + (seconds + 1) * 1000;
	while (oc_millis() < until && !stopping(r))
		pause_ms(PAUSE_MS);
	unlock(r, OC_MAIL_WAIT_LOCK);
	*more = !stopping(r);
	return OC_OK;
}

static enum oc_err
deliver_all(struct run *r)
{
	bool more = true, mine, useful, due = false;
	enum oc_err e = OC_OK;

	while (more && e == OC_OK) {
		e = work_locked(r, &mine, &useful);
		/* What is due and cannot be done must not keep us busy. */
		if (e != OC_OK || !mine || (due && !useful))
			break;
		e = leave(r, &more);
		due = true;
		if (is_away(e)) {
			e = reach(r);
			more = true;
		}
	}
	return e;
}

/*
 * What went wrong may have been passing, a table that was just rebuilt; and
 * while we held the lock somebody may have relied on us.
 */
static enum oc_err
deliver(struct run *r)
{
	enum oc_err e = deliver_all(r);

	for (int i = 1; e != OC_OK && i < TRIES && !stopping(r); i++) {
		pause_ms(PAUSE_MS);
		e = deliver_all(r);
	}
	return e;
}

enum oc_err
oc_deliver(const struct oc_deliverer *o)
{
	struct run r = { .o = o, .wake = -1 };
	enum oc_err e = oc_db_open(&o->site->db, &r.db);

	if (e != OC_OK)
		return e;
	r.transports = oc_transports_new();
	e = deliver(&r);
	if (r.wake >= 0)
		close(r.wake);
	oc_db_close(r.db);
	/* Saying good-bye to a mail server that hangs must not take long. */
	(void)alarm(FAREWELL_S);
	oc_transports_free(r.transports);
	(void)alarm(0);
	oc_arena_release(&r.settings);
	return e;
}
