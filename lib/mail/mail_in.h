/*
 * mail_in.h - a mail comes in: from its bytes to a new ticket, or to an entry
 * on one that is there (mail.md, 10).
 */
#ifndef OC_MAIL_MAIL_IN_H
#define OC_MAIL_MAIL_IN_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/ctx.h"
#include "json/value.h"
#include "osticket/failures.h"
#include "osticket/syslog.h"

enum oc_mail_outcome {
	OC_MAIL_NEW,      /* a ticket was made */
	OC_MAIL_APPENDED, /* it was added to a ticket or task */
	OC_MAIL_SEEN,     /* it had been taken before: nothing added */
	OC_MAIL_LOOP,     /* it is one of our own: nothing added */
	OC_MAIL_REFUSED   /* failures says why; status 403: filter, ban list */
};

struct oc_mail_in {
	/* The mail. */
	const char *bytes;
	size_t len;
	int64_t email_id; /* mailbox it was fetched from; 0: not known */
	bool local;       /* not through the API: one that is denied is
	                     remembered, so that it is not fetched again */

	/* What became of it. */
	enum oc_mail_outcome outcome;
	const char *number;        /* of the ticket or task; "" when refused */
	int64_t ticket_id;         /* 0: none, or a task */
	int64_t entry_id;          /* 0: none */
	const struct oc_val *vars; /* what was read from its header */
	struct oc_failures failures;
};

/*
 * Take the mail.  Two of the same Message-ID are taken one after the other.
 *
 * OC_OK: m->outcome tells; for OC_MAIL_REFUSED nothing was written, and the
 * rows of log are left to the caller.  Other errors as in db.h; then nothing
 * was written at all, and it may be tried again.
 */
enum oc_err oc_mail_in(
    struct oc_ctx *cx, struct oc_mail_in *m, struct oc_syslog *log);

/* Exit statuses of a program that an MTA pipes mail to (sysexits.h). */
enum {
	OC_PIPE_OK = 0,
	OC_PIPE_DATA = 65,     /* it can never be taken */
	OC_PIPE_NO_INPUT = 66, /* there was none */
	OC_PIPE_TEMPFAIL = 75, /* try again later */
	OC_PIPE_DENIED = 77    /* a filter or the ban list refused it */
};

/*
 * The same for `osticket-api pipe`: read the mail from fd to its end, at most
 * max bytes, take it, write the log, and give the exit status.
 */
int oc_mail_pipe(struct oc_ctx *cx, int fd, size_t max);

#endif
