/*
 * ticket_new.h - making a ticket: all of osTicket's creation, in one
 * transaction (ticket-creation.md, 3 and 5).
 */
#ifndef OC_OSTICKET_TICKET_NEW_H
#define OC_OSTICKET_TICKET_NEW_H

#include <stdbool.h>
#include <stdint.h>

#include "base/ctx.h"
#include "json/value.h"
#include "osticket/body.h"
#include "osticket/failures.h"
#include "osticket/file.h"
#include "osticket/form.h"
#include "osticket/syslog.h"

struct oc_new_ticket {
	/* The request. */
	const struct oc_val
	    *vars;          /* an object; form fields by name or number */
	const char *origin; /* "API", "Email", ...: osTicket's word */
	bool autorespond, alert;
	bool has_message;
	struct oc_body message;
	struct oc_upload *files; /* checked: those refused have an error */
	bool raw_files;          /* `attachments` holds what was sent (XML) */
	bool has_forms;          /* forms below is loaded, for this topic */
	struct oc_forms forms;
	const struct oc_ahead *ahead; /* read with them; NULL: nothing was */

	/* The outcome. */
	int64_t id; /* 0: no ticket was made */
	const char *number;
	struct oc_failures failures; /* why it was refused */
};

/*
 * Read the ticket's forms, and with them, in one go, what creation will most
 * likely want to know of requester, filters and help topic.
 */
enum oc_err oc_ticket_ask(struct oc_ctx *cx, struct oc_new_ticket *t);

/*
 * Make the ticket, with everything osTicket does then: user, forms, thread,
 * events, collaborators, files, search index, filters, SLA, assignment, and
 * the job for its mails.  Rows noted in log are written too.
 *
 * OC_OK: it is made, and committed.  OC_EINVAL: t->failures says why it was
 * refused; nothing was written but the rows of log.  It is retried inside
 * when other transactions collide with it; other errors as in db.h, and then
 * nothing was written at all.
 */
enum oc_err oc_ticket_create(
    struct oc_ctx *cx, struct oc_new_ticket *t, struct oc_syslog *log);

#endif
