/* transport.c - the ways a message may take, one after the other. */
#include "config.h"

#include <stdlib.h>
#include <string.h>

#include "base/clock.h"
#include "base/str.h"
#include "config/site.h"
#include "mail/account.h"
#include "mail/local.h"
#include "mail/transport.h"
#include "osticket/syslog.h"

enum {
	LINES_MAX = 16,        /* connections that are kept */
	ADDRESSES_MAX = 64,    /* addresses whose accounts are remembered */
	REMEMBER_MS = 20000,   /* settings and tokens change */
	UNREACHABLE_MS = 45000 /* so long a server is left alone */
};

/* A connection to the server of an account. */
struct line {
	int64_t account_id;
	struct oc_smtp *smtp;
	int64_t down_until; /* oc_millis(); 0: it is up */
	const char *why;
};

/* The accounts of an address. */
struct known {
	int64_t email_id;
	struct oc_mail_accounts accounts;
};

struct oc_transports {
	struct line lines[LINES_MAX];
	size_t nlines;
	struct oc_arena arena; /* of what is known, and of the reasons */
	struct known known[ADDRESSES_MAX];
	size_t nknown;
	int64_t known_until;
};

struct oc_transports *
oc_transports_new(void)
{
	struct oc_transports *t = calloc(1, sizeof *t);

	if (t == NULL)
		oc_oom();
	return t;
}

void
oc_transports_free(struct oc_transports *t)
{
	for (size_t i = 0; t != NULL && i < t->nlines; i++)
		oc_smtp_free(t->lines[i].smtp);
	if (t != NULL)
		oc_arena_release(&t->arena);
	free(t);
}

/* Forget what is old; the reasons of servers that are down go with it. */
static void
forget(struct oc_transports *t)
{
	if (t->nknown < ADDRESSES_MAX && oc_millis() < t->known_until)
		return;
	t->nknown = 0;
	t->known_until = oc_millis() + REMEMBER_MS;
	for (size_t i = 0; i < t->nlines; i++)
		t->lines[i].why = NULL;
	oc_arena_release(&t->arena);
}

static void
net_opts(const struct oc_site *site, struct oc_net_opts *out)
{
	*out = (struct oc_net_opts){ .answer_s = site->mail_timeout,
		.verify = site->mail_verify,
		.ca = site->mail_ca };
}

static enum oc_err
find_accounts(struct oc_ctx *cx, struct oc_transports *t, int64_t email_id,
    const struct oc_mail_accounts **out)
{
	struct oc_net_opts opts;
	struct oc_ctx own = *cx;
	enum oc_err e;

	forget(t);
	for (size_t i = 0; i < t->nknown; i++)
		if (t->known[i].email_id == email_id) {
			*out = &t->known[i].accounts;
			return OC_OK;
		}
	/* What is remembered outlives the message. */
	own.arena = &t->arena;
	net_opts(cx->site, &opts);
	t->known[t->nknown].email_id = email_id;
	e = oc_mail_accounts(
	    &own, email_id, &opts, &t->known[t->nknown].accounts);
	if (e == OC_OK)
		*out = &t->known[t->nknown++].accounts;
	return e;
}

static struct line *
find_line(struct oc_transports *t, int64_t account_id)
{
	struct line *l;

	for (size_t i = 0; i < t->nlines; i++)
		if (t->lines[i].account_id == account_id)
			return &t->lines[i];
	if (t->nlines == LINES_MAX) {
		oc_smtp_free(t->lines[0].smtp);
		memmove(&t->lines[0], &t->lines[1],
		    (LINES_MAX - 1) * sizeof t->lines[0]);
		t->nlines--;
	}
	l = &t->lines[t->nlines++];
	*l = (struct line){ .account_id = account_id, .smtp = oc_smtp_new() };
	if (l->smtp == NULL)
		oc_oom();
	return l;
}

static void
log_failure(struct oc_ctx *cx, const char *text)
{
	struct oc_syslog log = { NULL, NULL };

	oc_syslog_note(cx, &log, OC_LOG_ERROR, "Mailer Error", text);
	(void)oc_syslog_write(cx, &log);
}

/*
 * Through an account.  One that may not send for other addresses gives its
 * own as the sender.
 */
static void
through_account(struct oc_ctx *cx, struct oc_transports *t,
    const struct oc_mail_account *acc, struct oc_delivery *d)
{
	const struct oc_mail *m = d->mail;
	struct line *l = find_line(t, acc->id);
	const char *sender = NULL;
	struct oc_net_opts opts;

	if (l->down_until > oc_millis()) {
		d->sent = OC_SENT_NO;
		d->why =
		    l->why != NULL ? l->why : "The mail server does not answer";
		return;
	}
	d->from = m->sender;
	if (!acc->allow_spoofing && !oc_strieq(acc->email, m->sender)) {
		d->from = acc->email;
		sender = oc_mail_sender_field(
		    d->arena, m->content, acc->email, acc->name);
	}
	d->data =
	    oc_mail_wire(d->arena, m->content, m->len, "\r\n", sender, &d->len);
	net_opts(cx->site, &opts);
	d->unreachable = false;
	oc_smtp_send(l->smtp, &acc->server, &opts, d);
	l->down_until = d->unreachable && d->sent == OC_SENT_NO
	                    ? oc_millis() + UNREACHABLE_MS
	                    : 0;
	l->why = l->down_until == 0 ? NULL : oc_strdup(&t->arena, d->why);
	if (d->sent == OC_SENT_NO || d->sent == OC_SENT_REFUSED ||
	    d->sent == OC_SENT_UNKNOWN)
		log_failure(cx, oc_sprintf(d->arena,
		                    "Unable to email via SMTP: %s (%s)\n\n%s\n",
		                    acc->email, acc->info, d->why));
}

static void
through_sendmail(struct oc_ctx *cx, struct oc_delivery *d)
{
	const struct oc_mail *m = d->mail;

	d->from = m->sender;
	d->data =
	    oc_mail_wire(d->arena, m->content, m->len, "\n", NULL, &d->len);
	oc_sendmail(cx->site->sendmail, d);
	if (d->sent == OC_SENT_NO || d->sent == OC_SENT_REFUSED)
		log_failure(
		    cx, oc_sprintf(d->arena,
		            "Unable to email via Sendmail\n\n%s\n", d->why));
}

static bool
may_go_on(const struct oc_delivery *d)
{
	return d->sent == OC_SENT_NO || d->sent == OC_SENT_REFUSED;
}

enum oc_err
oc_transports_send(
    struct oc_ctx *cx, struct oc_transports *t, struct oc_delivery *d)
{
	const struct oc_mail_accounts *accounts;
	const char *why = NULL;
	bool refused;
	enum oc_err e;

	d->sent = OC_SENT_NO;
	if (cx->site->mail_dir != NULL) {
		d->data = oc_mail_wire(d->arena, d->mail->content, d->mail->len,
		    "\r\n", NULL, &d->len);
		oc_mail_to_folder(cx->site->mail_dir, d);
		return OC_OK;
	}
	e = find_accounts(cx, t, d->mail->email_id, &accounts);
	if (e != OC_OK)
		return e;
	refused = accounts->n > 0;
	for (size_t i = 0; i < accounts->n && may_go_on(d); i++) {
		through_account(cx, t, &accounts->a[i], d);
		refused = refused && d->sent == OC_SENT_REFUSED;
		why = d->why;
	}
	if (!may_go_on(d))
		return OC_OK;
	through_sendmail(cx, d);
	/* Where there is no sendmail, what the servers said counts. */
	if (d->sent == OC_SENT_NO && why != NULL) {
		d->why = why;
		d->sent = refused ? OC_SENT_REFUSED : OC_SENT_NO;
	}
	return OC_OK;
}
