/*
 * deliver.h - the deliverer: from jobs to messages, from messages to servers.
 *
 * One works at a time for a database: it holds the database's lock
 * oc_mail_lock(), which goes with its connection when it dies.  The lock only
 * saves work, and in a Galera cluster there is none.  What keeps two from
 * sending the same message are the leases of mail/queue.h.
 */
#ifndef OC_MAIL_DELIVER_H
#define OC_MAIL_DELIVER_H

#include <signal.h>
#include <stdbool.h>

#include "base/ctx.h"
#include "config/site.h"
#include "mail/witness.h"

struct oc_deliverer {
	const struct oc_site *site;
	struct oc_witness *witness;

	/* Turn one job into messages; *did: there was one (mail/expand.h). */
	enum oc_err (*expand)(struct oc_ctx *cx, bool *did);

	const volatile sig_atomic_t *stop; /* set: finish and leave */
	bool once; /* leave when nothing is due, do not wait for more */
};

/*
 * Work until there is nothing to do, and for a while longer.  OC_OK as well
 * when another one works already.  OC_EDB: the database is away; what is
 * left is left for the next one.
 */
enum oc_err oc_deliver(const struct oc_deliverer *o);

#endif
