/* account.c - which of osTicket's accounts to send through. */
#include "config.h"

#include <string.h>

#include "base/str.h"
#include "config/settings.h"
#include "config/site.h"
#include "db/db.h"
#include "mail/account.h"
#include "mail/credential.h"
#include "osticket/crypto.h"
#include "osticket/syslog.h"

enum { PORT_SMTPS = 465, PORT_SUBMISSION = 587, PORT_MOST = 65535 };

static const char *const schemes[] = { [OC_TLS_NONE] = "plain",
	[OC_TLS_STARTTLS] = "tls",
	[OC_TLS_AT_ONCE] = "ssl" };

/* Letters, digits and what else stands in names and addresses. */
static bool
is_host(const char *s)
{
	if (*s == '\0' || *s == '-')
		return false;
	for (; *s != '\0'; s++)
		if (!oc_isalnum((unsigned char)*s) &&
		    strchr(".-_:[]", *s) == NULL)
			return false;
	return true;
}

bool
oc_mail_host(struct oc_arena *a, const char *host, unsigned port,
    struct oc_smtp_server *out)
{
	char *h = oc_strlower(a, oc_trim(a, host, NULL));
	bool said = false;

	out->tls = port == PORT_SMTPS        ? OC_TLS_AT_ONCE
	           : port == PORT_SUBMISSION ? OC_TLS_STARTTLS
	                                     : OC_TLS_NONE;
	for (unsigned i = 0; i < OC_COUNT(schemes) && !said; i++) {
		size_t n = strlen(schemes[i]);

		if (oc_starts(h, schemes[i]) && oc_starts(h + n, "://")) {
			h += n + 3;
			out->tls = (enum oc_tls)i;
			said = true;
		}
	}
	out->host = h;
	out->port = port;
	return is_host(h) && port > 0 && port <= PORT_MOST;
}

/* Note in osTicket's log what is wrong with an account. */
static void
complain(struct oc_ctx *cx, const struct oc_mail_account *acc, const char *why)
{
	struct oc_syslog log = { NULL, NULL };

	oc_syslog_note(cx, &log, OC_LOG_ERROR, "Mailer Error",
	    oc_sprintf(cx->arena, "Unable to email via SMTP: %s (%s)\n\n%s\n",
	        acc->email, acc->info == NULL ? "" : acc->info, why));
	(void)oc_syslog_write(cx, &log);
}

static bool
set_host(struct oc_ctx *cx, struct oc_mail_account *acc, const char *host,
    int64_t port)
{
	if (!oc_mail_host(cx->arena, host,
	        port > 0 && port <= PORT_MOST ? (unsigned)port : 0,
	        &acc->server)) {
		complain(cx, acc, "No usable host name and port");
		return false;
	}
	acc->info = oc_sprintf(cx->arena, "%s://%s:%u/SMTP",
	    schemes[acc->server.tls], acc->server.host, acc->server.port);
	return true;
}

static void
set_credential(struct oc_mail_account *acc, const struct oc_credential *c)
{
	acc->server.auth = c->auth;
	acc->server.user = c->user;
	acc->server.secret = c->secret;
	acc->expires = c->expires;
}

/* --- 1.17 and later ---------------------------------------------------- */

#define ACCOUNT_COLUMNS                                                        \
	"a.id, a.email_id, e.email, e.name, a.allow_spoofing, a.host, "        \
	"a.port, a.auth_bk, a.auth_id FROM {email_account} a "                 \
	"JOIN {email} e ON e.email_id = a.email_id "                           \
	"WHERE a.type = 'smtp' AND a.active = 1 AND "

static enum oc_err
add_modern(struct oc_ctx *cx, const struct oc_rows *r,
    const struct oc_net_opts *opts, struct oc_mail_accounts *out)
{
	struct oc_mail_account *acc = &out->a[out->n];
	struct oc_account_row row;
	struct oc_credential c;
	const char *why;
	enum oc_err e;

	if (r->n == 0 || (out->n == 1 && out->a[0].id == oc_cell_int(r, 0, 0)))
		return OC_OK;
	*acc = (struct oc_mail_account){ .id = oc_cell_int(r, 0, 0),
		.email_id = oc_cell_int(r, 0, 1),
		.email = oc_cell_text(r, 0, 2),
		.name = oc_cell_text(r, 0, 3),
		.allow_spoofing = oc_cell_int(r, 0, 4) != 0 };
	if (!set_host(cx, acc, oc_cell_text(r, 0, 5), oc_cell_int(r, 0, 6)))
		return OC_OK;
	row = (struct oc_account_row){ .id = acc->id,
		.email_id = acc->email_id,
		.auth_bk = oc_cell_text(r, 0, 7),
		.auth_id = oc_cell_int(r, 0, 8) };
	e = oc_credential_get(cx, &row, opts, &c, &why);
	if (e == OC_ENOTFOUND) {
		complain(cx, acc, why);
		return OC_OK;
	}
	if (e != OC_OK)
		return e;
	set_credential(acc, &c);
	out->n++;
	return OC_OK;
}

/* The account of an address. */
static enum oc_err
modern_own(struct oc_ctx *cx, int64_t email_id, const struct oc_net_opts *opts,
    struct oc_mail_accounts *out)
{
	struct oc_rows r;
	enum oc_err e = oc_db_select(cx->db, cx->arena, &r,
	    "SELECT " ACCOUNT_COLUMNS "a.email_id = ? ORDER BY a.id LIMIT 1",
	    "i", email_id);

	return e != OC_OK ? e : add_modern(cx, &r, opts, out);
}

static enum oc_err
modern_default(struct oc_ctx *cx, const struct oc_net_opts *opts,
    struct oc_mail_accounts *out)
{
	struct oc_rows r;
	enum oc_err e = oc_db_select(cx->db, cx->arena, &r,
	    "SELECT " ACCOUNT_COLUMNS "a.id = ?", "i",
	    oc_config_int(cx->config, "default_smtp_id"));

	return e != OC_OK ? e : add_modern(cx, &r, opts, out);
}

/* --- 1.16 -------------------------------------------------------------- */

/* Passwords of that time are sealed for the user's name alone. */
static bool
old_password(struct oc_ctx *cx, const char *user, const char *sealed,
    struct oc_credential *out)
{
	const char *text;

	if (*user == '\0' ||
	    oc_ost_decrypt(
	        cx, sealed, cx->site->ost.secret_salt, user, &text) != OC_OK)
		return false;
	*out = (struct oc_credential){
		.auth = OC_SMTP_PASSWORD, .user = user, .secret = text
	};
	return true;
}

static enum oc_err
add_old(struct oc_ctx *cx, int64_t email_id, struct oc_mail_accounts *out)
{
	struct oc_mail_account *acc = &out->a[out->n];
	struct oc_credential c = {
		.auth = OC_SMTP_OPEN, .user = "", .secret = ""
	};
	struct oc_rows r;
	int user;
	enum oc_err e;

	if (email_id == 0 || (out->n == 1 && out->a[0].id == email_id))
		return OC_OK;
	e = oc_db_select(cx->db, cx->arena, &r,
	    "SELECT email, name, smtp_spoofing, smtp_host, smtp_port, "
	    "smtp_auth, smtp_auth_creds, userid, userpass, smtp_userid, "
	    "smtp_userpass FROM {email} "
	    "WHERE email_id = ? AND smtp_active = 1",
	    "i", email_id);
	if (e != OC_OK || r.n == 0)
		return e;
	*acc = (struct oc_mail_account){ .id = email_id,
		.email_id = email_id,
		.email = oc_cell_text(&r, 0, 0),
		.name = oc_cell_text(&r, 0, 1),
		.allow_spoofing = oc_cell_int(&r, 0, 2) != 0 };
	if (!set_host(cx, acc, oc_cell_text(&r, 0, 3), oc_cell_int(&r, 0, 4)))
		return OC_OK;
	user = oc_cell_int(&r, 0, 6) != 0 ? 9 : 7;
	if (oc_cell_int(&r, 0, 5) != 0 &&
	    !old_password(cx, oc_cell_text(&r, 0, (unsigned)user),
	        oc_cell_text(&r, 0, (unsigned)user + 1), &c)) {
		complain(cx, acc,
		    "Credentials: no user name, or a password that cannot be "
		    "read");
		return OC_OK;
	}
	set_credential(acc, &c);
	out->n++;
	return OC_OK;
}

/* --- either ------------------------------------------------------------ */

static enum oc_err
is_old(struct oc_ctx *cx, int64_t *old)
{
	return oc_db_int(cx->db, old,
	    "SELECT COUNT(*) FROM information_schema.columns "
	    "WHERE table_schema = DATABASE() AND table_name = ? "
	    "AND column_name = 'smtp_active'",
	    "s", oc_sprintf(cx->arena, "%semail", cx->site->ost.table_prefix));
}

enum oc_err
oc_mail_accounts(struct oc_ctx *cx, int64_t email_id,
    const struct oc_net_opts *opts, struct oc_mail_accounts *out)
{
	int64_t old = 0;
	enum oc_err e = is_old(cx, &old);

	out->n = 0;
	if (e == OC_OK && email_id != 0)
		e = old ? add_old(cx, email_id, out)
		        : modern_own(cx, email_id, opts, out);
	if (e == OC_OK)
		e = old ? add_old(cx,
		              oc_config_int(cx->config, "default_smtp_id"), out)
		        : modern_default(cx, opts, out);
	/* Mail from no address of the system, and no default server: that of
	 * the default address. */
	if (e == OC_OK && email_id == 0 && out->n == 0) {
		email_id = oc_config_int(cx->config, "default_email_id");
		e = old ? add_old(cx, email_id, out)
		        : modern_own(cx, email_id, opts, out);
	}
	return e;
}
