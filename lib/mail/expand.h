/*
 * expand.h - from jobs of oc_outbox to messages in oc_mail.
 */
#ifndef OC_MAIL_EXPAND_H
#define OC_MAIL_EXPAND_H

#include <stdbool.h>

#include "base/ctx.h"

/* How long a job is somebody's, how often it is tried, and the longest pause
 * before that. */
enum {
	OC_EXPAND_LEASE = 120, /* seconds */
	OC_EXPAND_ATTEMPTS = 12,
	OC_EXPAND_PAUSE = 6 * 3600 /* seconds */
};

/*
 * Take the next job that is due and write its mails, all of them or none:
 * their rows in oc_mail appear and the job goes in one transaction.  Any
 * number of processes may do this at the same time; each job is done once.
 * *did is false when there was nothing to do, also when our tables do not
 * exist yet.
 *
 * A job that fails keeps the reason in `error` and is tried again after a
 * pause, each time a longer one, in the end never; that is OC_OK, and logged.
 * OC_EDB: the database is away; the job, if one was taken, is free again
 * after the lease.  Needs settings in cx, and an arena of its own each time.
 *
 * oc_mail.recipients has one address a line, sender is "" for the null path;
 * content is a whole message whose lines end in CR LF.
 */
enum oc_err oc_mail_expand_next(struct oc_ctx *cx, bool *did);

#endif
