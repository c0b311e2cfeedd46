/*
 * legacy_xml.h - the legacy API's XML (ticket-creation.md, 2.2).
 *
 * The only module that links libxml2; programs that do not read XML do not
 * include it.
 */
#ifndef OC_OSTICKET_LEGACY_XML_H
#define OC_OSTICKET_LEGACY_XML_H

#include "base/ctx.h"
#include "osticket/ticket_new.h"

/*
 * Read an XML body as osTicket does: elements and attributes become members,
 * repeated elements lists.  A document type is read over and nothing of it is
 * used: no entity it declares is ever expanded, no file or URL is opened.
 * OC_EBADREQ: cx->message says where it is not well-formed.
 */
enum oc_err oc_legacy_xml(
    struct oc_ctx *cx, const char *body, size_t len, struct oc_new_ticket *out);

#endif
