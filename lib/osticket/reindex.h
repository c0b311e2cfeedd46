/*
 * reindex.h - rows that osTicket's full-text index lacks.
 *
 * An upgrade or an import leaves them out, and osTicket's cron makes them, a
 * batch a run, until none is missing (mail.md, 11.1).
 */
#ifndef OC_OSTICKET_REINDEX_H
#define OC_OSTICKET_REINDEX_H

#include "base/ctx.h"

/*
 * One batch: at most 500 entries of threads, 300 tickets, and all users,
 * organizations and articles that have no row.  When nothing was missing the
 * config key mysqlsearch.reindex becomes 0, and nothing is done any more.
 */
enum oc_err oc_reindex(struct oc_ctx *cx);

#endif
