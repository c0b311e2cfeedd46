/*
 * browser_session.h - whoever is logged in to osTicket in his browser is
 * known here too (auth.md, 9).
 *
 * The session is osTicket's: it is read, never changed, so what somebody does
 * here does not keep him logged in there.  Only sessions kept in the database
 * can be read, which is osTicket's default.
 */
#ifndef OC_OSTICKET_BROWSER_SESSION_H
#define OC_OSTICKET_BROWSER_SESSION_H

#include <stdbool.h>
#include <stdint.h>

#include "base/ctx.h"
#include "osticket/login.h"
#include "osticket/principal.h"

struct oc_browser_session {
	enum oc_principal_kind kind; /* OC_AGENT or OC_USER */
	int64_t id;                  /* staff.staff_id or user.id */
	int64_t ticket_id; /* the only one a guest's link leads to; 0: any */
	int64_t expires;   /* Unix time; idle that long, it is over */
	/* What osTicket would have him do first; OC_LOGIN_OK for nothing. */
	enum oc_login_outcome outcome;
	const char *csrf; /* "" when the session has none */
};

/*
 * The session's id in a Cookie header (NULL: there was none), under the name
 * that osTicket uses.  NULL when it is not there or is no id PHP would make.
 */
const char *oc_browser_session_cookie(
    struct oc_ctx *cx, const char *cookie_header);

/*
 * Judge the session of that id for the client at cx->ip.  kind OC_AGENT or
 * OC_USER asks for one of the two that may be logged in side by side,
 * OC_NOBODY for the agent if there is one, else the user.
 *
 * OC_EAUTH: no such session, or it is over: expired, idle too long, from
 * another address where that matters, altered, without its second factor, or
 * of an account that is locked or gone.  An outcome that bars the account for
 * good is OC_EAUTH too; out->outcome has the others: OC_LOGIN_OFFLINE,
 * _ADDRESS, _CLOSED, _CHANGE_PASSWORD, _SETUP_2FA.
 */
enum oc_err oc_browser_session_find(struct oc_ctx *cx, const char *id,
    enum oc_principal_kind kind, struct oc_browser_session *out);

/*
 * Is it the session's token, as the request has it in the header X-CSRFToken
 * or in the field __CSRFToken__?  NULL is not.  Ask for it whenever the
 * request may change something.
 */
bool oc_browser_session_csrf(
    struct oc_ctx *cx, const struct oc_browser_session *s, const char *given);

#endif
