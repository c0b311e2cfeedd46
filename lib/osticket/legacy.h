/*
 * legacy.h - a request to osTicket's own API as it reads one
 * (ticket-creation.md, 2 and 7.2).
 *
 * JSON, XML and mail all become one map of values; this is where they meet.
 */
#ifndef OC_OSTICKET_LEGACY_H
#define OC_OSTICKET_LEGACY_H

#include "base/ctx.h"
#include "json/value.h"
#include "osticket/syslog.h"
#include "osticket/ticket_new.h"

/*
 * Read a JSON body.  OC_EBADREQ: cx->message says what osTicket says.
 * OC_EINVAL: a value has a type that osTicket dies of, without a word in its
 * log.
 */
enum oc_err oc_legacy_json(
    struct oc_ctx *cx, const char *body, size_t len, struct oc_new_ticket *out);

/*
 * For a request in another format: OC_EINVAL when a value has a type that
 * osTicket dies of, with a line for the client in cx->message.
 * oc_legacy_json() has looked itself.
 */
enum oc_err oc_legacy_check_shapes(
    struct oc_ctx *cx, const struct oc_val *vars);

/*
 * Note each field that osTicket's API does not know in log, and check the
 * files.  Nothing is refused for it.  For JSON and XML, not for mail.
 */
enum oc_err oc_legacy_inspect(
    struct oc_ctx *cx, struct oc_new_ticket *t, struct oc_syslog *log);

/* Set the origin: what the request names as its source, or "API". */
void oc_legacy_origin(struct oc_ctx *cx, struct oc_new_ticket *t);

/* Fill the rest of out from its vars: the source, what is to be sent. */
void oc_legacy_settle(struct oc_ctx *cx, struct oc_new_ticket *out);

#endif
