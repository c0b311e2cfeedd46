/*
 * transport.h - by which way a message leaves, as osTicket chooses it.
 *
 * The SMTP account of the address it comes from, then the default account,
 * then sendmail (mail.md, 3.1).  With `mail_dir` set, all mail goes into that
 * folder instead.
 */
#ifndef OC_MAIL_TRANSPORT_H
#define OC_MAIL_TRANSPORT_H

#include "base/ctx.h"
#include "mail/delivery.h"

/* The ways, with their connections, for the time of a run. */
struct oc_transports;

struct oc_transports *oc_transports_new(void);
void oc_transports_free(struct oc_transports *t);

/*
 * Send d->mail; d's owner, go_on and accepted are set.  The outcome is in d.
 * A way that failed is noted in osTicket's log, and the next is tried, but
 * never after a message was handed over whole: nobody knows then whether it
 * arrived.  An error is the database's, and nothing was sent.
 */
enum oc_err oc_transports_send(
    struct oc_ctx *cx, struct oc_transports *t, struct oc_delivery *d);

/*
 * A copy of the message with all line ends as given, and with a Sender field
 * in front when sender is not NULL.  *len gets its length.
 */
char *oc_mail_wire(struct oc_arena *a, const char *content, size_t len,
    const char *eol, const char *sender, size_t *out_len);

/*
 * The value of a Sender field: address, with the name that stands in the
 * message's From field, else `name`.
 */
char *oc_mail_sender_field(struct oc_arena *a, const char *content,
    const char *address, const char *name);

#endif
