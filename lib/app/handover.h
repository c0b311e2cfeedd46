/*
 * handover.h - leave the sending of mail to a process of its own.
 */
#ifndef OC_APP_HANDOVER_H
#define OC_APP_HANDOVER_H

#include "base/ctx.h"

/*
 * Start the deliverer, osticket-mail beside this program, if something is due
 * and none is at work.  Called when the transaction that noted a job is
 * committed and before the answer is sent: the web server may end this
 * process as soon as it has the answer.
 *
 * The new process shares nothing with us or the web server: it is the leader
 * of its own session, without any of our files, so that nobody waits for it
 * or ends it with us.  Takes well below a millisecond; what goes wrong is
 * logged and left to the next call or to cron.
 */
void oc_mail_handover(struct oc_ctx *cx);

#endif
