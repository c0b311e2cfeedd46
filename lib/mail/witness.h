/*
 * witness.h - a process that remembers what has just been sent.
 *
 * Between a mail server's "yes" and the row's end in the database the
 * deliverer may be killed, and the message would be sent once more.  So it
 * tells a second process at the moment of the yes, and again when the row is
 * settled; when it falls silent in between, the witness settles the row.
 */
#ifndef OC_MAIL_WITNESS_H
#define OC_MAIL_WITNESS_H

#include <stdint.h>

#include "config/site.h"

struct oc_witness {
	int fd; /* to it; -1: there is none, and we do without */
};

/* Start one; before the database is opened and before there are threads. */
void oc_witness_start(struct oc_witness *w, const struct oc_site *site);

/* The message is accepted, but for the addresses in left ("" for none). */
void oc_witness_accepted(
    struct oc_witness *w, int64_t id, const char *message_id, const char *left);

/* Its row is settled. */
void oc_witness_settled(struct oc_witness *w);

void oc_witness_stop(struct oc_witness *w);

#endif
