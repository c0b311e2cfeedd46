/*
 * wake.h - a hint to the deliverer that there is something to do.
 *
 * A datagram to an abstract socket of this machine (unix(7), Linux), so that
 * an idle deliverer need not ask the database all the time.  Only a hint:
 * what is to be done stands in the database, and a hint that is lost, forged
 * or meant for another machine's deliverer costs no more than a moment.
 */
#ifndef OC_MAIL_WAKE_H
#define OC_MAIL_WAKE_H

#include "config/site.h"

/* The deliverer's end; -1 when it cannot be had, which is no fault. */
int oc_wake_open(const struct oc_site *site);

/* Wait for a hint, at most ms milliseconds; fd may be -1. */
void oc_wake_wait(int fd, int ms);

/* Give the hint.  Never waits. */
void oc_wake_send(const struct oc_site *site);

#endif
