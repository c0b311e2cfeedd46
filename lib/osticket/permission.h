/*
 * permission.h - who may see and do what (permissions.md).
 *
 * The two questions that everything else asks: may P do A to ticket T, and
 * which tickets does P see.  Holes of osTicket that permissions.md, 10 lists
 * are closed here.  What only a rule of the ticket's own state forbids (reply
 * to a merged child, claim what is assigned) is not asked here.
 *
 * An account that is not active may do nothing.  An API key with full access
 * and the system may do everything but what takes an agent, to claim.
 */
#ifndef OC_OSTICKET_PERMISSION_H
#define OC_OSTICKET_PERMISSION_H

#include "db/db.h"
#include "osticket/principal.h"

/* What an agent needs beside seeing the ticket is said on the right. */
enum oc_action {
	OC_SEE,
	OC_REPLY,       /* ticket.reply; a user's message: nothing */
	OC_NOTE,        /* nothing */
	OC_COLLABORATE, /* nothing: add, switch, remove collaborators */
	OC_EDIT,        /* ticket.edit: fields, forms, owner; the owner himself:
	                 * what the portal lets him edit */
	OC_ASSIGN,      /* ticket.assign */
	OC_CLAIM,       /* ticket.assign */
	OC_RELEASE,     /* ticket.release, or manager of the department */
	OC_TRANSFER,    /* ticket.transfer */
	OC_REFER,       /* ticket.refer and ticket.assign */
	OC_CLOSE,       /* ticket.close */
	OC_REOPEN,      /* ticket.close or ticket.create */
	OC_DELETE,      /* ticket.delete */
	OC_MARK_ANSWERED, /* ticket.markanswered, or manager */
	OC_MARK_OVERDUE,  /* manager */
	OC_MERGE,         /* ticket.merge on each ticket; also to undo it */
	OC_LINK,          /* ticket.link on each ticket; also to undo it */
	OC_EDIT_ENTRY,    /* of other people's: thread.edit, or manager; see
	                   * oc_may_edit_entry() */
	OC_RESEND,        /* ticket.reply */
	OC_CREATE_TASK,   /* task.create */
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
 * The same for editing an entry that staff_id or user_id wrote, which are 0
 * when they did not.  An agent may edit his own; what the system wrote
 * nobody.
 */
enum oc_err oc_may_edit_entry(const struct oc_principal *p,
    const struct oc_ticket_access *t, int64_t staff_id, int64_t user_id);

/*
 * The condition "tickets that p sees" for a WHERE, in parentheses, and its
 * values, added to *args, at most 16.  Inside of it the ticket table is
 * called `alias` and must be joined to its status as `status_alias`.  Never
 * multiplies rows.  It says the same as oc_may() with OC_SEE.
 */
const char *oc_tickets_seen(struct oc_ctx *cx, const struct oc_principal *p,
    const char *alias, const char *status_alias, struct oc_db_args *args);

/*
 * The same for what osTicket's own queues and the portal's list show, which
 * is less (permissions.md, 3.1 and 9.2): for an agent, referrals to him or a
 * team only while open, and no departments' referrals when he is limited to
 * what is assigned to him; for a user, open and closed ones, what he takes
 * part in only where the site shows it to him and not when it was merged
 * into another, and no parents of what was merged.
 */
const char *oc_tickets_listed(struct oc_ctx *cx, const struct oc_principal *p,
    const char *alias, const char *status_alias, struct oc_db_args *args);

/*
 * A key of the agent's own ("user.edit"), admin or not: true for API keys
 * with full access and the system, false for users.
 */
bool oc_may_globally(const struct oc_principal *p, const char *key);

/*
 * A role's key ("ticket.create") in any department; with dept_id not 0, in
 * any and in that one too, where every agent who has no role of his own may
 * create tickets.  An API key may create tickets as its flag says.
 */
bool oc_may_in_dept(
    const struct oc_principal *p, const char *key, int64_t dept_id);

/*
 * Scopes: what an API token is cut down to.  Its words are
 *   tickets:read tickets:create tickets:write
 *   tasks:read tasks:write
 *   users:read users:write
 *   organizations:read organizations:write
 *   knowledge:read knowledge:write   FAQs, their categories, canned responses
 *   desk:read desk:write             departments, agents, teams, roles, help
 *                                    topics, SLAs, priorities, statuses,
 *                                    lists, forms, schedules, queues
 *   admin:read admin:write           settings, mailboxes, templates, filters,
 *                                    ban list, API keys, webhooks, the log
 *   stats:read
 *   events:read                      the change feed
 * `write` includes `read` and `create` of the same thing.  A scope never
 * gives what the account itself has not.
 */

/*
 * Does p's credential allow this scope ("tickets:write")?  Always, when it is
 * an agent's or a user's without scopes.  An API key without full access has
 * no more than tickets:create, and that as its flag says.
 */
bool oc_has_scope(const struct oc_principal *p, const char *scope);

/* Is it one of the words above? */
bool oc_scope_known(const char *scope);

/* The words above, for documents; ends with NULL. */
extern const char *const oc_scopes[];

#endif
