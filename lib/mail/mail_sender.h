/*
 * mail_sender.h - as whom a mail is posted to a conversation (mail.md, 10).
 */
#ifndef OC_MAIL_MAIL_SENDER_H
#define OC_MAIL_MAIL_SENDER_H

#include <stdbool.h>
#include <stdint.h>

#include "base/ctx.h"
#include "mail/mail_info.h"
#include "mail/thread_match.h"
#include "osticket/conversation.h"

struct oc_mail_sender {
	char type;                 /* 'M' message, 'N' note */
	bool known;                /* false: nobody knows who it is */
	int64_t user_id, staff_id; /* 0: none */
	const char *poster;
	unsigned flags; /* OC_ENTRY_* */
};

/*
 * The From address wins over what the answered mail's id says.  *may is
 * false when the mail is not to be posted there: it comes from a mailbox of
 * ours that takes no part, or from no agent to a ticket closed for good.
 */
enum oc_err oc_mail_sender(struct oc_ctx *cx, const struct oc_mail_info *m,
    const struct oc_thread_match *match, const struct oc_conversation *c,
    struct oc_mail_sender *out, bool *may);

#endif
