/*
 * cron.h - osTicket's periodic work (mail.md, 11), but for fetching mail.
 */
#ifndef OC_OSTICKET_CRON_H
#define OC_OSTICKET_CRON_H

#include <stdbool.h>

#include "base/ctx.h"

/*
 * One run: overdue tickets, expired locks and sessions, old reset tokens,
 * drafts, and now and then old log rows and files nobody uses.  always: do
 * also what osTicket leaves to chance.  Nothing is done while an upgrade of
 * osTicket is pending.  Each part is a transaction of its own; one that fails
 * ends the run.
 */
enum oc_err oc_cron_run(struct oc_ctx *cx, bool always);

/*
 * Mark open tickets that are past their due date as overdue, at most
 * OC_OVERDUE_MAX of them, each with its event and the job for its mails.
 */
enum { OC_OVERDUE_MAX = 100 };
enum oc_err oc_cron_overdue(struct oc_ctx *cx);

#endif
