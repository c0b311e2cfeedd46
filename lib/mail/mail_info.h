/*
 * mail_info.h - what osTicket knows of a mail: the values that a ticket is
 * made of (ticket-creation.md, 2.3).
 */
#ifndef OC_MAIL_MAIL_INFO_H
#define OC_MAIL_MAIL_INFO_H

#include "base/ctx.h"
#include "json/value.h"
#include "mail/mime_in.h"
#include "osticket/body.h"

struct oc_mail_info {
	/*
	 * email, name, subject, header, mid, in-reply-to, references,
	 * reply-to, reply-to-name, emailId, to-email-id, system_emails,
	 * recipients, thread_entry_recipients, priorityId, mailflags, source:
	 * each named as osTicket does.
	 */
	struct oc_val *vars;
	struct oc_body message;  /* up to the reply separator */
	struct oc_upload *files; /* without images of what was cut off */
	bool automatic;          /* a bounce, or sent by a program */
};

/*
 * Gather it.  email_id is the mailbox that the mail was taken from, 0 when
 * that is not known; it counts where none of ours is among the addressees.
 */
enum oc_err oc_mail_info(struct oc_ctx *cx, const struct oc_mime *m,
    int64_t email_id, struct oc_mail_info *out);

/* A value as text, "" when there is none. */
const char *oc_mail_info_text(
    struct oc_ctx *cx, const struct oc_mail_info *m, const char *name);

#endif
