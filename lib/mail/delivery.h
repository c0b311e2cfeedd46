/*
 * delivery.h - one message on its way through one transport.
 *
 * The deliverer fills in the upper half; a transport reports in the lower.
 */
#ifndef OC_MAIL_DELIVERY_H
#define OC_MAIL_DELIVERY_H

#include <stdbool.h>
#include <stddef.h>

#include "base/arena.h"
#include "mail/queue.h"

enum oc_sent {
	OC_SENT_NO,      /* not now; another transport or a later time may do */
	OC_SENT_REFUSED, /* and it will be refused again */
	OC_SENT_YES,     /* taken, for all but `left` */
	OC_SENT_UNKNOWN, /* handed over whole, and no answer came */
	OC_SENT_STOPPED  /* we gave up, for reasons of our own */
};

struct oc_delivery {
	struct oc_arena *arena;
	const struct oc_mail *mail;
	const char *from; /* the envelope's, "" for none */
	const char *data; /* what is sent */
	size_t len;

	/*
	 * Asked every second or so while the message is under way, and with
	 * last true before the byte that makes it arrive: false stops it.
	 */
	bool (*go_on)(struct oc_delivery *d, bool last);

	/* Told at once that somebody has it; left is set before. */
	void (*accepted)(struct oc_delivery *d);
	void *owner; /* of the two */

	enum oc_sent sent;
	char **left;      /* who does not have it; NULL: all do */
	bool left_later;  /* some of these only for now */
	bool unreachable; /* it was not about this message */
	const char *why;  /* for the administrator; no secret, no host */
};

#endif
