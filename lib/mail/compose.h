/*
 * compose.h - from a letter to the bytes that are sent.
 */
#ifndef OC_MAIL_COMPOSE_H
#define OC_MAIL_COMPOSE_H

#include <stddef.h>
#include <stdint.h>

#include "base/ctx.h"
#include "mail/letter.h"

/* What a row of oc_mail holds. */
struct oc_outgoing {
	int64_t email_id;
	const char *sender;     /* envelope; "" for the null path "<>" */
	const char *recipients; /* envelope, one address a line; "" for none:
	                           then there is nothing to send */
	const char *message_id; /* without "<>" */
	const char *subject;    /* at most OC_SUBJECT_CHARS characters */
	const char *content;    /* RFC 5322, lines end in CR LF */
	size_t len;
};
enum { OC_SUBJECT_CHARS = 255 };

/*
 * Write it: the hidden mark and separator before an answer, the text part,
 * images that the body shows, attachments, headers (mail.md, section 3).  An
 * image is shown when it is no attachment of another thread.  A file that
 * cannot be read, or that makes the message larger than `max` bytes, is left
 * out, which is logged.
 */
enum oc_err oc_letter_compose(struct oc_ctx *cx, const struct oc_letter *l,
    size_t max, struct oc_outgoing *out);

#endif
