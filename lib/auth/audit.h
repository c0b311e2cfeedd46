/*
 * audit.h - who did what, from where, and whether it worked.
 *
 * Rows of {oc_audit}.  Names of fields, never their values; no credential.
 */
#ifndef OC_AUTH_AUDIT_H
#define OC_AUTH_AUDIT_H

#include <stddef.h>

#include "base/ctx.h"
#include "osticket/principal.h"

struct oc_audit {
	const struct oc_principal *who; /* NULL: nobody */
	const char *actor; /* a name, such as the one typed at a login; NULL:
	                      that of who */
	const char *request_id; /* may be NULL */
	const char *action;     /* "ticket.update", "login" */
	const char *object;     /* "ticket", "staff"; NULL: none */
	int64_t object_id;
	const char *const *fields; /* what was changed */
	size_t nfields;
	const char *outcome; /* NULL: "ok"; else "denied", "locked", ... */
};

/*
 * Note it.  For a write, call it inside the write's transaction: then there
 * is a row if and only if the write was done.  Where our own tables may not
 * be made, nothing is noted and OC_OK returned.
 */
enum oc_err oc_audit_write(struct oc_ctx *cx, const struct oc_audit *x);

/* The same with a transaction of its own: logins, refusals. */
enum oc_err oc_audit_alone(struct oc_ctx *cx, const struct oc_audit *x);

/* Delete rows older than site->audit_days; none when that is 0. */
enum oc_err oc_audit_purge(struct oc_ctx *cx);

/* "session", "jwt", "api_token", "api_key", "command", "" */
const char *oc_auth_method_name(enum oc_auth_method m);

#endif
