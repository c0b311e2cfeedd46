/*
 * inspect.h - looking at the queues of mail, and setting them going again.
 *
 * For the health check, the hand-over and the admin command: nothing here
 * needs a library that others do without.  All calls give OC_EINTERNAL when
 * our tables do not exist yet.
 */
#ifndef OC_MAIL_INSPECT_H
#define OC_MAIL_INSPECT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/ctx.h"

/* Locks of the database: who works, who waits for what is due later. */
#define OC_MAIL_LOCK "work"
#define OC_MAIL_WAIT_LOCK "wait"

/* Take the lock, or find that it is ours; *mine false: another's. */
enum oc_err oc_mail_lock(struct oc_ctx *cx, const char *name, bool *mine);
void oc_mail_unlock(struct oc_ctx *cx, const char *name);

/* *wanted: something is due, and no deliverer works. */
enum oc_err oc_mail_wanted(struct oc_ctx *cx, bool *wanted);

/* Jobs and messages that wait, messages that were given up. */
enum oc_err oc_mail_counts(struct oc_ctx *cx, int64_t *waiting, int64_t *dead);

/* A row of either queue. */
struct oc_queued_mail {
	int64_t id;
	bool job;         /* of oc_outbox; else a message of oc_mail */
	const char *kind; /* of a job */
	int64_t ticket_id;
	const char *sender, *recipients, *subject, *message_id;
	bool dead, partial, sending;
	int64_t attempts, bytes;
	const char *due, *created; /* as the database shows them */
	const char *error;         /* "" for none */
};

struct oc_queued_mails {
	struct oc_queued_mail *a;
	size_t n;
};

enum oc_mail_which { OC_MAIL_ALL, OC_MAIL_ONLY_WAITING, OC_MAIL_ONLY_DEAD };

/* The oldest `limit` messages, then as many jobs. */
enum oc_err oc_mail_list(struct oc_ctx *cx, enum oc_mail_which which,
    int64_t limit, struct oc_queued_mails *out);

/* One message with its content.  OC_ENOTFOUND: there is none. */
enum oc_err oc_mail_show(struct oc_ctx *cx, int64_t id,
    struct oc_queued_mail *out, const char **content, size_t *len);

/*
 * Let a message, waiting or dead, be tried now and as often as a new one;
 * id 0: all of them, and the jobs that were given up.  *n: how many.
 * OC_ENOTFOUND: no such message, or it is under way.
 */
enum oc_err oc_mail_retry(struct oc_ctx *cx, int64_t id, int64_t *n);

/* Delete a message that is dead; id 0: all of them, and such jobs. */
enum oc_err oc_mail_purge(struct oc_ctx *cx, int64_t id, int64_t *n);

#endif
