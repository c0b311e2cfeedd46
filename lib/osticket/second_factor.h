/*
 * second_factor.h - the code that an agent's login asks for after his
 * password (auth.md, 7.5).
 *
 * Which way an agent has chosen stands in osTicket's `config`, namespace
 * `staff.<id>`.  Users have no second factor in osTicket.
 *
 * A login that waits for its code is a row of {oc_second_factor}.  The client
 * holds a random token for it, of which the row has the SHA-256; the code
 * that goes by mail is not stored at all but derived from that and osTicket's
 * SECRET_SALT, so that a copy of the database does not give it away.
 *
 * As in osTicket a code is good for six minutes and three attempts.  One of
 * an authenticator app is good once (RFC 6238, 5.2).
 */
#ifndef OC_OSTICKET_SECOND_FACTOR_H
#define OC_OSTICKET_SECOND_FACTOR_H

#include <stdbool.h>
#include <stdint.h>

#include "base/ctx.h"
#include "osticket/totp.h"

enum {
	OC_2FA_SECONDS = 6 * 60,
	OC_2FA_TRIES = 3,  /* of one challenge */
	OC_2FA_PENDING = 5 /* challenges of one agent at a time */
};

/* The outbox's job of a code by mail, see oc_2fa_mail(). */
#define OC_2FA_JOB "staff.2fa"

enum oc_2fa_kind {
	OC_2FA_NONE,
	OC_2FA_EMAIL, /* "2fa-email", built into osTicket */
	OC_2FA_TOTP,  /* "auth.agent", osTicket's plug-in for apps */
	OC_2FA_OTHER  /* a plug-in we do not know: no code can be checked */
};

struct oc_2fa {
	enum oc_2fa_kind kind;
	const char *backend;    /* its id, "" for none */
	struct oc_totp_key key; /* of OC_2FA_TOTP */
	bool unset; /* he has to set one up before he may do anything */
};

/* What the agent has chosen.  An agent that does not exist has chosen none. */
enum oc_err oc_2fa_of_agent(
    struct oc_ctx *cx, int64_t staff_id, struct oc_2fa *out);

/*
 * Ask the agent for his code: *token is for the client, to be handed to
 * oc_2fa_check() with the code.  Makes its own transaction, and in it the job
 * of the mail when the code goes by mail.
 *
 * OC_EFORBIDDEN: it is a way that only osTicket itself knows, or our tables
 * may not be made.  OC_ERATE: too many logins of this agent wait for a code.
 * OC_EINVAL: the agent has none.
 */
enum oc_err oc_2fa_start(
    struct oc_ctx *cx, int64_t staff_id, const char **token);

enum oc_2fa_result {
	OC_2FA_RIGHT,
	OC_2FA_WRONG,
	OC_2FA_EXPIRED, /* also: no such token */
	OC_2FA_TOO_MANY /* attempts; a new login is needed */
};

/*
 * Check a code, in a transaction of its own, and count the attempt.  *out is
 * the result, *staff_id whose challenge it was, 0 for none that is known; the
 * token is spent when it is OC_2FA_RIGHT.  The caller must look at the account
 * again (oc_login_state()) and count what is not right as a failed login.
 */
enum oc_err oc_2fa_check(struct oc_ctx *cx, const char *token, const char *code,
    enum oc_2fa_result *out, int64_t *staff_id);

/* osTicket's words for a result; "" for OC_2FA_RIGHT. */
const char *oc_2fa_text(enum oc_2fa_result r);

/*
 * For the deliverer: a job OC_2FA_JOB has the data
 *   {"staff_id": 1, "challenge": "<64 hexadecimal digits>"}
 * and this gives the code for its challenge.  The mail is osTicket's content
 * page `email2fa-staff` in the agent's language with the variables %{otp},
 * %{staff}, %{recipient} (the agent, both) and %{url} (the help desk), from
 * the alert address or else the default one, to the agent's own address
 * (staff.email).  OC_ENOTFOUND: spent or expired, there is nothing to send.
 */
enum oc_err oc_2fa_mail(
    struct oc_ctx *cx, const char *challenge, const char **code);

#endif
