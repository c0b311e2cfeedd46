/*
 * purge.h - clearing away what credentials leave behind.
 */
#ifndef OC_AUTH_PURGE_H
#define OC_AUTH_PURGE_H

#include "base/ctx.h"

/*
 * Delete expired logins and tokens, windows of the rate limits, old failures
 * and old rows of the audit.  For cron; some thousand rows of each a run.
 */
enum oc_err oc_auth_purge(struct oc_ctx *cx);

#endif
