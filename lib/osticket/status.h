/*
 * status.h - ticket statuses.
 */
#ifndef OC_OSTICKET_STATUS_H
#define OC_OSTICKET_STATUS_H

#include <stdint.h>

#include "base/ctx.h"

struct oc_status {
	int64_t id;
	const char *name;
	const char *state; /* "open", "closed", "archived", "deleted" */
};

/* OC_ENOTFOUND when there is none. */
enum oc_err oc_status_get(
    struct oc_ctx *cx, int64_t id, struct oc_status *out);

#endif
