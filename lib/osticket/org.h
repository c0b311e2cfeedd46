/*
 * org.h - organizations.
 */
#ifndef OC_OSTICKET_ORG_H
#define OC_OSTICKET_ORG_H

#include <stdbool.h>
#include <stdint.h>

#include "base/ctx.h"

/* organization.status (permissions.md, 9.1) */
enum {
	OC_ORG_COLLAB_ALL = 0x01,
	OC_ORG_COLLAB_PRIMARY = 0x02,
	OC_ORG_ASSIGN_MANAGER = 0x04,
	OC_ORG_SHARE_PRIMARY = 0x08,
	OC_ORG_SHARE_ALL = 0x10
};

struct oc_org {
	int64_t id; /* 0: none */
	const char *name;
	const char *manager; /* "s7", "t3" or "" */
	unsigned status;
};

/* OC_ENOTFOUND when there is none. */
enum oc_err oc_org_get(struct oc_ctx *cx, int64_t id, struct oc_org *out);

/*
 * The organization whose list of domains has this one; out->id is 0 when none
 * has.
 */
enum oc_err oc_org_for_domain(
    struct oc_ctx *cx, const char *domain, struct oc_org *out);

#endif
