/*
 * rules.h - which mails an event causes, to whom, and with which text
 * (mail.md, 7; ticket-lifecycle.md, 12; ticket-creation.md, 8).
 *
 * A job of oc_outbox says what happened; its `data` is an object.  Whatever
 * is missing in it is false, 0 or "" unless something else is said:
 *
 * kind                entry_id     data
 * ticket.created      message      autorespond, alert; limit: the owner has
 *                                  reached the number of open tickets, and
 *                                  overlimit: may be told so; staff, team:
 *                                  assigned to; by: agent who opened it;
 *                                  comments: entry of the comment on the
 *                                  assignment; canned: entry of the canned
 *                                  response, canned_mail: to be mailed;
 *                                  notice: tell the owner that an agent
 *                                  opened it, with response (entry),
 *                                  reply_to, signature as below
 * message.posted      message      autorespond, alert (both true when
 *                                  missing; one false: no mail at all);
 *                                  poster: a name, else the entry's
 * response.posted     response     by; reply_to: "all", "user", "none" (when
 *                                  missing: as the entry's flags say); ccs:
 *                                  user ids, none for all; signature:
 *                                  "mine", "dept"; from_email_id; assignee:
 *                                  agent before the response; alert false:
 *                                  agents alone are told
 * note.posted         note         by; activity: a title; assignee; alert
 *                                  false: nobody is told
 * ticket.assigned     comment      by; staff or team; alert false as above
 * ticket.transferred  comment      by; alert false as above
 * ticket.overdue      -            -
 * filter.email        message      to, subject, message, from (mailbox id):
 *                                  what a filter's action says
 * staff.2fa           -            staff_id, challenge (second_factor.h)
 *
 * Agents get a mail while they are active and not on vacation, and one only
 * per address and event.
 */
#ifndef OC_MAIL_RULES_H
#define OC_MAIL_RULES_H

#include <stdint.h>

#include "base/ctx.h"
#include "json/value.h"
#include "mail/letter.h"

struct oc_job {
	int64_t id; /* oc_outbox.id */
	const char *kind;
	int64_t ticket_id, entry_id;
	const struct oc_val *data; /* NULL for none */
};

/*
 * The letters a job causes, in the order osTicket sends them; *out is NULL
 * when there are none, also when the ticket is gone.  OC_EINVAL: there is no
 * such kind.
 */
enum oc_err oc_rules_letters(
    struct oc_ctx *cx, const struct oc_job *job, struct oc_letter **out);

#endif
