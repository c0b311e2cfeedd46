/*
 * legacy.h - the legacy dialect's way through: key, body, ticket, answer.
 *
 * What tickets.cgi, tickets-email.cgi, tickets-xml.cgi and cron.cgi share.
 */
#ifndef OC_APP_LEGACY_H
#define OC_APP_LEGACY_H

#include "auth/apikey.h"
#include "http/request.h"
#include "http/response.h"
#include "osticket/syslog.h"
#include "osticket/ticket_new.h"

/* What a key must be good for. */
enum oc_legacy_right { OC_LEGACY_CREATE, OC_LEGACY_CRON };

/*
 * Check HTTPS where osTicket demands it, and the X-API-Key header.  When
 * false is returned, the answer is written, the refusal logged, and *e is
 * what the handler returns.
 */
bool oc_legacy_enter(struct oc_req *req, struct oc_res *res,
    enum oc_legacy_right right, struct oc_syslog *log, enum oc_err *e);

/* Answer with status and text, and note it in osTicket's log. */
enum oc_err oc_legacy_refuse(struct oc_req *req, struct oc_res *res,
    struct oc_syslog *log, int status, const char *text);

/* Say why no ticket was made of these values, in the same way. */
enum oc_err oc_legacy_refuse_ticket(struct oc_req *req, struct oc_res *res,
    struct oc_syslog *log, const struct oc_val *vars,
    const struct oc_failures *f);

/* Answer with status and text. */
enum oc_err oc_legacy_answer(
    struct oc_req *req, struct oc_res *res, int status, const char *text);

/*
 * The whole of POST /api/tickets.*: read turns the request's body into vars,
 * message and files.  inspect: whether unknown fields are noted.
 */
enum oc_err oc_legacy_create(struct oc_req *req, struct oc_res *res,
    enum oc_err (*read)(struct oc_ctx *cx, const char *body, size_t len,
        struct oc_new_ticket *out));

#endif
