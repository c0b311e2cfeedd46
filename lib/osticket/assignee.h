/*
 * assignee.h - whom a ticket can be given to (permissions.md, 6).
 */
#ifndef OC_OSTICKET_ASSIGNEE_H
#define OC_OSTICKET_ASSIGNEE_H

#include <stdbool.h>
#include <stdint.h>

#include "base/ctx.h"
#include "osticket/department.h"

enum { OC_TEAM_ENABLED = 0x1, OC_TEAM_NO_ALERTS = 0x2 }; /* team.flags */

struct oc_agent {
	int64_t id;
	int64_t dept_id;
	const char *name; /* first and last */
	const char *email;
	bool available; /* active and not on vacation */
};

struct oc_team {
	int64_t id;
	const char *name;
	unsigned flags;
	int64_t lead_id;
};

/* OC_ENOTFOUND when there is none. */
enum oc_err oc_agent_get(struct oc_ctx *cx, int64_t id, struct oc_agent *out);
enum oc_err oc_team_get(struct oc_ctx *cx, int64_t id, struct oc_team *out);

/*
 * May the agent be given tickets of the department?  Some take only members,
 * or only those whose primary department it is.
 */
enum oc_err oc_department_takes(struct oc_ctx *cx,
    const struct oc_department *dept, const struct oc_agent *agent, bool *out);

#endif
