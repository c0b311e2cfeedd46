/*
 * outbox.h - mail to be sent, noted in the transaction that causes it.
 *
 * A row says what happened ("ticket.created") to which ticket; who gets which
 * mail is worked out by the deliverer, from that and from the tables.
 */
#ifndef OC_OSTICKET_OUTBOX_H
#define OC_OSTICKET_OUTBOX_H

#include <stdint.h>

#include "base/ctx.h"
#include "json/value.h"

/* The kind of a job for the administrator: {"subject":…,"message":…}. */
#define OC_ADMIN_JOB "admin.alert"

/*
 * Note a job; data may be NULL.  OC_EAGAIN when the table has to be made
 * first (see migrate.h).  Without the right to make it nothing is noted, and
 * that is logged.  Once the transaction is committed, cx->mail_noted says
 * that the deliverer has to be started (app/handover.h).
 */
enum oc_err oc_outbox_add(struct oc_ctx *cx, const char *kind,
    int64_t ticket_id, int64_t entry_id, const struct oc_val *data);

#endif
