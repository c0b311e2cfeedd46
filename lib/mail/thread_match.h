/*
 * thread_match.h - which conversation a mail belongs to (mail.md, 10).
 */
#ifndef OC_MAIL_THREAD_MATCH_H
#define OC_MAIL_THREAD_MATCH_H

#include <stdbool.h>
#include <stdint.h>

#include "base/ctx.h"
#include "mail/mail_info.h"

enum oc_thread_match_how {
	OC_MATCH_NONE,
	OC_MATCH_SEEN,  /* this very mail has been taken before */
	OC_MATCH_LOOP,  /* it is one that we have sent */
	OC_MATCH_ENTRY, /* it answers an entry */
	OC_MATCH_THREAD /* it answers a mail that named a thread only */
};

struct oc_thread_match {
	enum oc_thread_match_how how;
	int64_t thread_id;
	int64_t entry_id; /* 0: none */
	/* What the answered mail's id says of the one it was for. */
	int64_t user_id, staff_id;
	char user_class; /* as in message_id.h; '\0': nothing */
	bool passive;    /* found by an id that is not ours */
};

/*
 * Look in osTicket's order: the mail's own id among those taken; ids of ours
 * in its header and body that name an entry; any of those ids among the
 * mails taken; "#<number>" in the subject, from somebody who takes part in
 * that ticket; ids of ours that name a thread.
 */
enum oc_err oc_thread_match(struct oc_ctx *cx, const struct oc_mail_info *m,
    struct oc_thread_match *out);

#endif
