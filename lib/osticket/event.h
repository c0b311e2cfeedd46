/*
 * event.h - the history of a thread, the table `thread_event`
 * (ticket-creation.md, 5.10; ticket-lifecycle.md, 1.3).
 */
#ifndef OC_OSTICKET_EVENT_H
#define OC_OSTICKET_EVENT_H

#include <stdint.h>

#include "base/ctx.h"
#include "json/value.h"

/* Where the thing stands at the moment of the event. */
struct oc_event_place {
	int64_t thread_id;
	char object_type; /* 'T' ticket, 'A' task */
	int64_t staff_id, team_id, dept_id, topic_id;
};

struct oc_event {
	const char *name;          /* "created", as in the table `event` */
	const struct oc_val *data; /* written as JSON; NULL for none */
	const char *username;
	int64_t uid;   /* 0: none, NULL in the row */
	char uid_type; /* 'S' staff, 'U' user */
};

/*
 * Insert a row.  The event's number is looked up by its name, which is what
 * osTicket goes by.
 */
enum oc_err oc_event_insert(struct oc_ctx *cx,
    const struct oc_event_place *place, const struct oc_event *event);

#endif
