/*
 * conversation.h - a thread that is there, and what it belongs to: where a
 * reply is posted.
 */
#ifndef OC_OSTICKET_CONVERSATION_H
#define OC_OSTICKET_CONVERSATION_H

#include <stdbool.h>
#include <stdint.h>

#include "base/ctx.h"
#include "osticket/event.h"

struct oc_conversation {
	int64_t thread_id;
	char object_type; /* 'T' ticket, 'A' task, 'C' ticket merged into
	                     another */
	int64_t object_id;
	const char *number;
	int64_t user_id, staff_id, team_id, dept_id, topic_id;

	/* Tickets only, 0 or false for tasks. */
	const char *owner_email; /* "" for none */
	int64_t email_id, status_id, sla_id;
	bool closed;
	bool reopenable; /* by a message, where it is closed */
	bool isoverdue;
	int64_t parent_id; /* that it is merged into; 0: none */
};

/*
 * Load by the thread.  With lock, which needs a transaction, nobody else
 * posts to the same ticket or task before it ends.  OC_ENOTFOUND: no such
 * thread, or what it belonged to is gone.
 */
enum oc_err oc_conversation_get(struct oc_ctx *cx, int64_t thread_id, bool lock,
    struct oc_conversation *out);

/* The same by the ticket. */
enum oc_err oc_conversation_of_ticket(struct oc_ctx *cx, int64_t ticket_id,
    bool lock, struct oc_conversation *out);

/* Its place as events note it. */
struct oc_event_place oc_conversation_place(const struct oc_conversation *c);

/* The newest message that is not hidden; 0 when there is none. */
enum oc_err oc_conversation_last_message(
    struct oc_ctx *cx, int64_t thread_id, int64_t *entry_id);

#endif
