/*
 * canned.h - canned responses, as filters and requests attach them to a new
 * ticket (ticket-creation.md, 3.10).
 */
#ifndef OC_OSTICKET_CANNED_H
#define OC_OSTICKET_CANNED_H

#include <stdint.h>

#include "osticket/ticket_plan.h"

/*
 * Post the canned response that the plan's `cannedResponseId` names as the
 * system's answer to the message, which is in the thread already.  *entry_id
 * is 0 when none is named, or when it does not exist or is disabled.  Mail is
 * the caller's.
 */
enum oc_err oc_canned_post(struct oc_plan *p, int64_t *entry_id);

#endif
