/*
 * login.h - who may log in, by osTicket's own rules (auth.md, 6 to 8).
 *
 * This judges accounts and passwords and writes what osTicket writes.  It
 * knows nothing of HTTP, tokens, or how often somebody may try: the layer
 * above counts failures (oc_login_failed()) and makes the credential.
 */
#ifndef OC_OSTICKET_LOGIN_H
#define OC_OSTICKET_LOGIN_H

#include <stdbool.h>
#include <stdint.h>

#include "base/ctx.h"
#include "osticket/principal.h"

enum { /* user_account.status */
	OC_ACCOUNT_CONFIRMED = 0x1,
	OC_ACCOUNT_LOCKED = 0x2,
	OC_ACCOUNT_REQUIRE_RESET = 0x4,
	OC_ACCOUNT_FORBID_RESET = 0x8
};

/*
 * In the order in which they are found.  Only the first two may be told to
 * somebody who has not proved the password, and they must look the same.
 */
enum oc_login_outcome {
	OC_LOGIN_OK,
	OC_LOGIN_WRONG,       /* no such account, or not its password */
	OC_LOGIN_BACKEND,     /* another backend than osTicket's own is set */
	OC_LOGIN_UNCONFIRMED, /* user: address not confirmed yet */
	OC_LOGIN_LOCKED,      /* user: locked by an agent */
	OC_LOGIN_INACTIVE,    /* agent: locked */
	OC_LOGIN_CLOSED,      /* user: the site has no accounts */
	OC_LOGIN_ADDRESS,     /* the site's access list lacks his address */
	OC_LOGIN_OFFLINE,     /* the site is offline but for administrators */
	OC_LOGIN_CHANGE_PASSWORD, /* must be changed first */
	OC_LOGIN_EXPIRED,         /* agent: the same, because it is too old */
	OC_LOGIN_SETUP_2FA,       /* agent: must set up a second factor first */
	OC_LOGIN_SECOND_FACTOR    /* agent: right so far, now oc_2fa_start() */
};

struct oc_login {
	enum oc_login_outcome outcome;
	enum oc_principal_kind kind; /* OC_AGENT or OC_USER */
	int64_t id;                  /* 0: no such account */
	const char *username;        /* "" where a user has none */
	const char *email;           /* the user's default address */
	bool admin;
};

/*
 * Whose account is meant by what somebody typed: a username, an address, an
 * agent's number.  *id is 0 when it is nobody's.
 */
enum oc_err oc_login_find(struct oc_ctx *cx, enum oc_principal_kind kind,
    const char *who, int64_t *id);

/*
 * Check an agent's password.  who is as for oc_login_find().  What osTicket
 * changes on the way is changed: a password kept as MD5 is kept as bcrypt from
 * now on, one that is too old has to be changed.  Not to be called inside a
 * transaction.
 *
 * OC_OK: *out says how it went.  Every wrong name and password costs the time
 * of one bcrypt.
 */
enum oc_err oc_login_agent(struct oc_ctx *cx, const char *who,
    const char *password, struct oc_login *out);

/* The same for a user with an account: username or any of his addresses. */
enum oc_err oc_login_user(struct oc_ctx *cx, const char *who,
    const char *password, struct oc_login *out);

/*
 * May the account of kind and id be used now, whichever way it was proved to
 * be his?  For each request with a token, after the second factor, and after
 * a login elsewhere.  OC_LOGIN_WRONG: there is no such agent, or no account
 * of that user.  Never OC_LOGIN_BACKEND, _EXPIRED or _SECOND_FACTOR.
 */
enum oc_err oc_login_state(struct oc_ctx *cx, enum oc_principal_kind kind,
    int64_t id, struct oc_login *out);

/*
 * The site's side of it for somebody who needs no account: OC_LOGIN_OK,
 * _ADDRESS or _OFFLINE.
 */
enum oc_login_outcome oc_login_site(
    struct oc_ctx *cx, enum oc_principal_kind kind, bool admin);

/*
 * Record a login that succeeded, last step included: staff.lastlogin, reset
 * tokens that are void now, osTicket's log.  For the caller's transaction.
 */
enum oc_err oc_login_record(struct oc_ctx *cx, const struct oc_login *l);

/*
 * Write what osTicket's log says of the failed attempt number `failures` in a
 * row: each third one and each one that locks.  who is what was typed as
 * name.  For the caller's transaction.
 */
enum oc_err oc_login_failed(struct oc_ctx *cx, enum oc_principal_kind kind,
    const char *who, int64_t failures, bool locked);

/* osTicket's own words for an outcome, where it has some; "" for
 * OC_LOGIN_OK. */
const char *oc_login_text(enum oc_login_outcome outcome);

#endif
