/*
 * collaborator.h - who takes part in a ticket besides its owner
 * (ticket-creation.md, 3.11; ticket-lifecycle.md, 3.6).
 */
#ifndef OC_OSTICKET_COLLABORATOR_H
#define OC_OSTICKET_COLLABORATOR_H

#include <stdbool.h>
#include <stdint.h>

#include "base/ctx.h"
#include "json/value.h"
#include "osticket/event.h"
#include "osticket/form.h"
#include "osticket/user.h"

/* The ticket they are added to. */
struct oc_collab_place {
	const struct oc_event_place *event;
	int64_t owner_id; /* who never is one */
};

/* Make a user take part, with an event by the system. */
enum oc_err oc_collab_add(struct oc_ctx *cx, const struct oc_collab_place *p,
    const struct oc_user *u, bool *added);

/*
 * The user of an address: one that is there, or a new one of that name, with
 * user_form's entry.  u->id is 0 when the address is none.
 */
enum oc_err oc_collab_user(struct oc_ctx *cx,
    const struct oc_dynform *user_form, const char *email, const char *name,
    struct oc_user *u);

/*
 * Those a mail was sent to: an array of {source, name, email}.  Each becomes
 * a user if need be, and takes part; one event tells of all, credited to the
 * sender.  A source of "delivered-to" is passed over.
 */
enum oc_err oc_collab_add_recipients(struct oc_ctx *cx,
    const struct oc_collab_place *p, const struct oc_dynform *user_form,
    int64_t sender_id, const struct oc_val *list);

#endif
