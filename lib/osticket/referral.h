/*
 * referral.h - departments that see a ticket besides its own.
 */
#ifndef OC_OSTICKET_REFERRAL_H
#define OC_OSTICKET_REFERRAL_H

#include <stdint.h>

#include "base/ctx.h"
#include "json/value.h"
#include "osticket/event.h"

/*
 * A mail came to several mailboxes of ours (ids): refer the ticket to the
 * departments of the others.  email_id is the mailbox that the ticket came
 * to, which does not count, nor does one of a department that the ticket was
 * in before.  Each referral has its event.
 */
enum oc_err oc_refer_mailboxes(struct oc_ctx *cx,
    const struct oc_event_place *place, int64_t email_id,
    const struct oc_val *ids);

#endif
