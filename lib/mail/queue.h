/*
 * queue.h - messages that wait to be sent: the table {oc_mail}.
 *
 * A row is one message.  Whoever sends it holds its lease: nobody else takes
 * it before the lease has run out.  A lease is renewed while the message is
 * under way and ends with the row, so that one who died holds up a message
 * for no longer than OC_MAIL_LEASE_S.  The database's clock counts.
 *
 * The row is deleted as soon as a mail server has taken the message for all
 * its recipients.  Recipients that were refused stay in the row alone.
 */
#ifndef OC_MAIL_QUEUE_H
#define OC_MAIL_QUEUE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/ctx.h"

enum {
	OC_MAIL_LEASE_S = 60,
	OC_MAIL_WAITING = 0, /* values of oc_mail.state */
	OC_MAIL_DEAD = 1
};

struct oc_mail {
	int64_t id;
	int64_t ticket_id;
	int64_t email_id;       /* osTicket's address it comes from; 0: none */
	const char *sender;     /* address of From, "" for none */
	char **recipients;      /* addresses alone, NULL after the last */
	const char *message_id; /* without "<" and ">" */
	const char *subject;
	const char *content; /* the whole message, RFC 5322 */
	size_t len;
	bool partial;      /* others than `recipients` have it already */
	int64_t attempts;  /* that failed */
	const char *lease; /* by which it is ours */
};

/* How an attempt went. */
struct oc_mail_outcome {
	char **left;     /* who does not have it; NULL or empty: all do */
	bool accepted;   /* somebody has it now */
	bool permanent;  /* trying again is of no use */
	const char *why; /* in words, for the administrator; NULL: none */
};

/*
 * Addresses of a list as the rows hold it: between them commas, semicolons or
 * white space; what is in quotes stays together.  NULL after the last.
 */
char **oc_mail_addresses(struct oc_arena *a, const char *list);

/* The other way round. */
char *oc_mail_address_list(struct oc_arena *a, char *const *addresses);

/*
 * Is it an address that may be handed to a mail server: something on both
 * sides of an "@", without control characters, blanks or angle brackets?
 */
bool oc_mail_address_ok(const char *address);

/*
 * Take the message that has been due for longest.  OC_ENOTFOUND: none is.
 */
enum oc_err oc_mail_claim(struct oc_ctx *cx, struct oc_mail *out);

/* OC_ECONFLICT: it is not ours any more. */
enum oc_err oc_mail_renew(struct oc_ctx *cx, const struct oc_mail *m);

/* Give it back as it was. */
enum oc_err oc_mail_release(struct oc_ctx *cx, const struct oc_mail *m);

/*
 * Note how it went: the row goes, or waits for its next attempt, or is dead,
 * which osTicket's log is told.
 */
enum oc_err oc_mail_settle(struct oc_ctx *cx, const struct oc_mail *m,
    const struct oc_mail_outcome *o);

/* The same for a message that was accepted, by somebody who has no lease. */
enum oc_err oc_mail_settle_accepted(
    struct oc_ctx *cx, int64_t id, const char *message_id, const char *left);

/* Seconds after which a message is tried again that failed so often; 0: it
 * is not. */
int64_t oc_mail_pause(int64_t attempts);

/*
 * Seconds until there is something to do, 0 when there is; OC_ENOTFOUND when
 * nothing waits.
 */
enum oc_err oc_mail_next(struct oc_ctx *cx, int64_t *seconds);

#endif
