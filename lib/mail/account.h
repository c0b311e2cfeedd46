/*
 * account.h - the mail servers osTicket may send through.
 *
 * osTicket 1.17 and later keep them in `email_account`, with what one logs in
 * with in `config` (mail.md, section 2); 1.16 keeps both in `email`.
 */
#ifndef OC_MAIL_ACCOUNT_H
#define OC_MAIL_ACCOUNT_H

#include <stdbool.h>
#include <stdint.h>

#include "base/ctx.h"
#include "mail/net.h"

struct oc_mail_account {
	int64_t id; /* email_account.id; 1.16: email.email_id */
	int64_t email_id;
	const char *email, *name; /* of that address */
	bool allow_spoofing;      /* it may send for other addresses */
	struct oc_smtp_server server;
	int64_t expires;  /* of a token; 0: never */
	const char *info; /* "ssl://host:port/SMTP", for osTicket's log */
};

struct oc_mail_accounts {
	struct oc_mail_account a[2]; /* in the order they are tried */
	size_t n;
};

/*
 * The accounts that mail from an address goes through: its own, then the
 * default one.  Those without usable credentials are left out, as osTicket
 * does; why is noted in its log.  A token that has run out is renewed, and
 * the new one stored.
 */
enum oc_err oc_mail_accounts(struct oc_ctx *cx, int64_t email_id,
    const struct oc_net_opts *opts, struct oc_mail_accounts *out);

/*
 * Read "ssl://host", "tls://host", "plain://host" or "host", and tell by the
 * port where no scheme says it (465: at once, 587: STARTTLS).  False when
 * that is no host.
 */
bool oc_mail_host(struct oc_arena *a, const char *host, unsigned port,
    struct oc_smtp_server *out);

#endif
