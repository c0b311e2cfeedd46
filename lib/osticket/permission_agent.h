/*
 * permission_agent.h - what the rules for tickets and for tasks share.
 *
 * Private to permission*.c.
 */
#ifndef OC_OSTICKET_PERMISSION_AGENT_H
#define OC_OSTICKET_PERMISSION_AGENT_H

#include "osticket/principal.h"

/* The department among those he reaches; NULL when it is not. */
const struct oc_agent_dept *oc_agent_dept_find(
    const struct oc_agent_rights *agent, int64_t dept_id);

bool oc_agent_in_team(const struct oc_agent_rights *agent, int64_t team_id);

/*
 * Does the role he has for this department grant the key?  Without one, the
 * primary role counts for what is assigned to him, and what is left is to
 * create tickets (permissions.md, 3.2).  Roles do not flow down to
 * departments below.
 */
bool oc_agent_role_grants(const struct oc_agent_rights *agent, int64_t dept_id,
    bool assigned, const char *key);

#endif
