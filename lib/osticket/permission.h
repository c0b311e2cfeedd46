/*
 * permission.h - who may see and do what (permissions.md).
 *
 * The two questions that everything else asks: may P do A to ticket T, and
 * which tickets does P see.  Holes of osTicket that permissions.md, 10 lists
 * are closed here.
 */
#ifndef OC_OSTICKET_PERMISSION_H
#define OC_OSTICKET_PERMISSION_H

#include "db/db.h"
#include "osticket/principal.h"

enum oc_action {
	OC_SEE,
	OC_REPLY,       /* an agent's response, a user's message */
	OC_NOTE,
	OC_COLLABORATE, /* add, switch, remove collaborators */
	OC_EDIT,        /* fields, forms, owner */
	OC_ASSIGN,
	OC_CLAIM,
	OC_RELEASE,
	OC_TRANSFER,
	OC_REFER,
	OC_CLOSE,
	OC_REOPEN,
	OC_DELETE,
	OC_MARK_ANSWERED,
	OC_MARK_OVERDUE,
	OC_MERGE,
	OC_LINK,
	OC_EDIT_ENTRY, /* of other people's; see oc_may_edit_entry() */
	OC_RESEND,
	OC_CREATE_TASK,
	OC_ACTIONS
};

/* What the answer depends on; read once per ticket. */
struct oc_ticket_access {
	int64_t id, thread_id, pid;
	int64_t user_id, dept_id, staff_id, team_id;
	int64_t owner_org_id, manager_id; /* of the department */
	bool open, deleted;
	bool referred;     /* to the asking agent, his teams or departments */
	bool collaborator; /* the asking user is one */
	bool child_access; /* a user reaches one of its merged children */
};

/*
 * Read what is needed about ticket id for p.  OC_ENOTFOUND when there is no
 * such ticket.
 */
enum oc_err oc_ticket_access(struct oc_ctx *cx, const struct oc_principal *p,
    int64_t id, struct oc_ticket_access *out);

/*
 * May p do that to the ticket?  OC_OK, OC_ENOTFOUND when p may not even see
 * it, OC_EFORBIDDEN otherwise.  Scopes of an API token count as well.
 */
enum oc_err oc_may(const struct oc_principal *p, enum oc_action action,
    const struct oc_ticket_access *t);

/*
 * The condition "tickets that p sees" for a WHERE, in parentheses, and its
 * values, added to *args.  Inside of it the ticket table is called `alias`
 * and must be joined to its status as `status_alias`.  Never multiplies rows.
 */
const char *oc_tickets_seen(struct oc_ctx *cx, const struct oc_principal *p,
    const char *alias, const char *status_alias, struct oc_db_args *args);

/* A key of the agent's own ("user.edit"): true for API keys with full access
 * and the system, false for users. */
bool oc_may_globally(const struct oc_principal *p, const char *key);

/* A role's key ("ticket.create") in any department; for `dept_id` alone when
 * that is not 0. */
bool oc_may_in_dept(
    const struct oc_principal *p, const char *key, int64_t dept_id);

/* Does the token of p allow this scope ("tickets:write")?  Always, when p
 * came without one. */
bool oc_has_scope(const struct oc_principal *p, const char *scope);

#endif
