/*
 * posting.h - what follows on a thread: a message of a user, a response or a
 * note of an agent (ticket-lifecycle.md, 3.1 to 3.3; mail.md, 10).
 *
 * One core for what comes by mail and for what comes through the API.  Who
 * may post what is decided before.
 */
#ifndef OC_OSTICKET_POSTING_H
#define OC_OSTICKET_POSTING_H

#include <stdbool.h>
#include <stdint.h>

#include "base/ctx.h"
#include "json/value.h"
#include "osticket/body.h"
#include "osticket/conversation.h"

struct oc_posting {
	char type;                 /* 'M' message, 'R' response, 'N' note */
	int64_t user_id, staff_id; /* of a message, of the others; 0: unknown */
	const char *poster;        /* name to be shown */
	const char *title;         /* NULL for none */
	const char *source;        /* "Email"; "" for none */
	const char *ip;            /* "" for none */
	unsigned flags;            /* OC_ENTRY_*, besides those of the rules */
	int64_t pid; /* entry that is answered; 0: none, of a response the
	                last message */
	struct oc_body body;
	const struct oc_upload *files; /* not stored yet */

	/* To whom it went, as thread_entry.recipients; NULL: nobody. */
	const struct oc_val *recipients;

	/* A mail: its id and header, and who it went to besides us, an
	 * array of {source, name, email}, to take part; NULL: nobody. */
	const char *mid, *header;
	const struct oc_val *addressees;

	bool reopen;      /* a message may reopen the ticket */
	bool claim;       /* a response takes a ticket nobody has */
	bool autorespond; /* tell the sender that it came */
	bool alert;       /* tell the agents */

	/* Set by the call. */
	int64_t entry_id;
};

/*
 * Post to c, in the transaction that is open, with c locked.  Files and body
 * are stored, the ticket's own columns moved, people added, the index
 * written, and the job for the mails noted: "message.posted",
 * "response.posted" or "note.posted" with the ticket (0 for a task's thread),
 * the entry and {autorespond, alert}.
 *
 * A message to a ticket that was merged into another goes to that one; c is
 * then the other.  c follows what changes.
 */
enum oc_err oc_posting_insert(
    struct oc_ctx *cx, struct oc_conversation *c, struct oc_posting *p);

#endif
