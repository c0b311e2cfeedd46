/*
 * syslog.h - osTicket's own log, the table `syslog` (ticket-creation.md, 1.5).
 *
 * Rows are noted while a request runs and written at its end: with the
 * transaction when it is committed, after the rollback when it is not.
 */
#ifndef OC_OSTICKET_SYSLOG_H
#define OC_OSTICKET_SYSLOG_H

#include "base/ctx.h"

enum oc_syslog_level { OC_LOG_ERROR = 1, OC_LOG_WARNING = 2, OC_LOG_DEBUG = 3 };

struct oc_syslog_row;

struct oc_syslog {
	struct oc_syslog_row *first, *last;
};

/*
 * Note a row.  Title and text are cleaned as osTicket does, so line breaks
 * become blanks.  Nothing happens when the site's log_level is lower.
 */
void oc_syslog_note(struct oc_ctx *cx, struct oc_syslog *log,
    enum oc_syslog_level level, const char *title, const char *text);

/* The same whatever the site's log_level is. */
void oc_syslog_force(struct oc_ctx *cx, struct oc_syslog *log,
    enum oc_syslog_level level, const char *title, const char *text);

/* Go back to what was noted when `to` was copied from log. */
void oc_syslog_reset(struct oc_syslog *log, const struct oc_syslog *to);

/* Insert the rows noted, and forget them. */
enum oc_err oc_syslog_write(struct oc_ctx *cx, struct oc_syslog *log);

#endif
