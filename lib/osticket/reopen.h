/*
 * reopen.h - a closed ticket that goes on (ticket-lifecycle.md, 2.2).
 */
#ifndef OC_OSTICKET_REOPEN_H
#define OC_OSTICKET_REOPEN_H

#include "base/ctx.h"
#include "osticket/conversation.h"

/*
 * Reopen, because of a message: into the status that its own one names, else
 * the site's default; back to the agent who closed it or replied, where that
 * agent can have it; with a new due date and the event.  c follows.  Nothing
 * happens when it is open or may not be reopened.
 */
enum oc_err oc_ticket_reopen(struct oc_ctx *cx, struct oc_conversation *c);

#endif
