/* permission.c - may he do that? */
#include "config.h"

#include "base/str.h"
#include "json/value.h"
#include "osticket/permission.h"
#include "osticket/permission_agent.h"

/* What an action takes: one of the keys, or to manage the department. */
struct need {
	const char *key, *or_key, *and_key;
	bool or_manager;
	bool agent_only; /* nobody else has what it is about */
	const char *scope;
};

static const struct need needs[OC_ACTIONS] = {
	[OC_SEE] = { .scope = "tickets:read" },
	[OC_REPLY] = { .key = "ticket.reply" },
	[OC_NOTE] = { .key = NULL },
	[OC_COLLABORATE] = { .key = NULL },
	[OC_EDIT] = { .key = "ticket.edit" },
	[OC_ASSIGN] = { .key = "ticket.assign" },
	[OC_CLAIM] = { .key = "ticket.assign", .agent_only = true },
	[OC_RELEASE] = { .key = "ticket.release", .or_manager = true },
	[OC_TRANSFER] = { .key = "ticket.transfer" },
	[OC_REFER] = { .key = "ticket.assign", .and_key = "ticket.refer" },
	[OC_CLOSE] = { .key = "ticket.close" },
	[OC_REOPEN] = { .key = "ticket.close", .or_key = "ticket.create" },
	[OC_DELETE] = { .key = "ticket.delete" },
	[OC_MARK_ANSWERED] = { .key = "ticket.markanswered",
	    .or_manager = true },
	[OC_MARK_OVERDUE] = { .or_manager = true },
	[OC_MERGE] = { .key = "ticket.merge" },
	[OC_LINK] = { .key = "ticket.link" },
	[OC_EDIT_ENTRY] = { .key = "thread.edit", .or_manager = true },
	[OC_RESEND] = { .key = "ticket.reply" },
	[OC_CREATE_TASK] = { .key = "task.create", .scope = "tasks:write" },
};

static bool
has_key(const struct oc_val *granted, const char *key)
{
	return oc_val_truthy(oc_val_get(granted, key));
}

/* ----- Agents. ----- */

bool
oc_agent_in_team(const struct oc_agent_rights *agent, int64_t team_id)
{
	for (size_t i = 0; i < agent->nteams; i++)
		if (agent->teams[i] == team_id)
			return true;
	return false;
}

const struct oc_agent_dept *
oc_agent_dept_find(const struct oc_agent_rights *agent, int64_t dept_id)
{
	for (size_t i = 0; i < agent->ndepts; i++)
		if (agent->depts[i].id == dept_id)
			return &agent->depts[i];
	return NULL;
}

bool
oc_agent_role_grants(const struct oc_agent_rights *agent, int64_t dept_id,
    bool assigned, const char *key)
{
	const struct oc_agent_dept *d = oc_agent_dept_find(agent, dept_id);

	if (d != NULL && d->role_id != 0)
		return has_key(d->granted, key);
	if (assigned && agent->keeps_role)
		return has_key(agent->role_granted, key);
	return oc_streq(key, "ticket.create");
}

/* Whose ticket is not open it is not; the column then says who closed it. */
static bool
is_assigned(const struct oc_principal *p, const struct oc_ticket_access *t)
{
	return t->open &&
	       (t->staff_id == p->id || oc_agent_in_team(p->agent, t->team_id));
}

static bool
agent_sees(const struct oc_principal *p, const struct oc_ticket_access *t)
{
	if (!p->agent->assigned_only &&
	    oc_agent_dept_find(p->agent, t->dept_id) != NULL)
		return true;
	return is_assigned(p, t) || t->referred;
}

static bool
ticket_grants(const struct oc_principal *p, const struct oc_ticket_access *t,
    const char *key)
{
	return oc_agent_role_grants(
	    p->agent, t->dept_id, is_assigned(p, t), key);
}

static bool
agent_may(const struct oc_principal *p, enum oc_action action,
    const struct oc_ticket_access *t)
{
	const struct need *n = &needs[action];

	if (n->or_manager && t->manager_id == p->id)
		return true;
	if (n->key == NULL)
		return !n->or_manager;
	if (n->and_key != NULL && !ticket_grants(p, t, n->and_key))
		return false;
	return ticket_grants(p, t, n->key) ||
	       (n->or_key != NULL && ticket_grants(p, t, n->or_key));
}

/* ----- Users. ----- */

static bool
user_sees(const struct oc_principal *p, const struct oc_ticket_access *t)
{
	int64_t org_id = oc_user_shared_org(p->user);

	if (p->ticket_id != 0 && p->ticket_id != t->id)
		return false;
	return t->user_id == p->id || t->collaborator || t->child_access ||
	       (org_id != 0 && t->owner_org_id == org_id);
}

static bool
user_may(const struct oc_principal *p, enum oc_action action,
    const struct oc_ticket_access *t)
{
	switch (action) {
	case OC_SEE:
	case OC_REPLY:
		return true;
	case OC_EDIT:
		return t->user_id == p->id;
	default:
		return false;
	}
}

/* ----- Everybody. ----- */

static bool
sees(const struct oc_principal *p, const struct oc_ticket_access *t)
{
	switch (p->kind) {
	case OC_AGENT:
		return p->agent->active && agent_sees(p, t);
	case OC_USER:
		return p->user->active && user_sees(p, t);
	case OC_APIKEY:
		return p->read_write;
	case OC_SYSTEM:
		return true;
	default:
		return false;
	}
}

static bool
may(const struct oc_principal *p, enum oc_action action,
    const struct oc_ticket_access *t)
{
	switch (p->kind) {
	case OC_AGENT:
		return agent_may(p, action, t);
	case OC_USER:
		return user_may(p, action, t);
	default:
		return !needs[action].agent_only;
	}
}

enum oc_err
oc_may(const struct oc_principal *p, enum oc_action action,
    const struct oc_ticket_access *t)
{
	const char *scope = needs[action].scope;

	if (!sees(p, t))
		return OC_ENOTFOUND;
	if (!oc_has_scope(p, scope == NULL ? "tickets:write" : scope))
		return OC_EFORBIDDEN;
	return may(p, action, t) ? OC_OK : OC_EFORBIDDEN;
}

enum oc_err
oc_may_edit_entry(const struct oc_principal *p,
    const struct oc_ticket_access *t, int64_t staff_id, int64_t user_id)
{
	if (staff_id == 0 && user_id == 0) {
		enum oc_err e = oc_may(p, OC_SEE, t);

		return e == OC_OK ? OC_EFORBIDDEN : e;
	}
	/* One's own takes what it took to write it: a note, no key at all. */
	if (p->kind == OC_AGENT && staff_id == p->id)
		return oc_may(p, OC_NOTE, t);
	return oc_may(p, OC_EDIT_ENTRY, t);
}

/* ----- Without a ticket. ----- */

/* The scope that a key belongs to; "" for those that only widen a choice. */
static const char *
scope_of(const char *key)
{
	static const struct {
		const char *prefix, *scope;
	} scopes[] = {
		{ "ticket.create", "tickets:create" },
		{ "ticket.", "tickets:write" },
		{ "thread.", "tickets:write" },
		{ "task.", "tasks:write" },
		{ "user.dir", "users:read" },
		{ "user.", "users:write" },
		{ "org.", "organizations:write" },
		{ "faq.", "knowledge:write" },
		{ "canned.", "knowledge:write" },
		{ "stats.", "stats:read" },
		{ "emails.", "admin:write" },
		{ "search.", "tickets:read" },
	};

	for (size_t i = 0; i < OC_COUNT(scopes); i++)
		if (oc_starts(key, scopes[i].prefix))
			return scopes[i].scope;
	return "";
}

static bool
scope_allows(const struct oc_principal *p, const char *key)
{
	const char *scope = scope_of(key);

	return *scope == '\0' || oc_has_scope(p, scope);
}

bool
oc_may_globally(const struct oc_principal *p, const char *key)
{
	if (!scope_allows(p, key))
		return false;
	switch (p->kind) {
	case OC_AGENT:
		return p->agent->active && has_key(p->agent->granted, key);
	case OC_APIKEY:
		return p->read_write;
	case OC_SYSTEM:
		return true;
	default:
		return false;
	}
}

/* In the primary role, or in one of the extended access. */
static bool
any_role_grants(const struct oc_agent_rights *agent, const char *key)
{
	if (has_key(agent->role_granted, key))
		return true;
	for (size_t i = 0; i < agent->ndepts; i++)
		if (has_key(agent->depts[i].granted, key))
			return true;
	return false;
}

bool
oc_may_in_dept(const struct oc_principal *p, const char *key, int64_t dept_id)
{
	if (!scope_allows(p, key))
		return false;
	switch (p->kind) {
	case OC_AGENT:
		return p->agent->active && any_role_grants(p->agent, key) &&
		       (dept_id == 0 ||
		           oc_agent_role_grants(p->agent, dept_id, false, key));
	case OC_APIKEY:
		return p->read_write || oc_streq(key, "ticket.create");
	case OC_SYSTEM:
		return true;
	default:
		return false;
	}
}
