/*
 * permission_list.c - which tickets does he see, as a condition in SQL.
 *
 * Each part is a set of its own that names no table of the query around it:
 * the server can then read it once and look tickets up in it, or go from it
 * to the tickets.
 */
#include "config.h"

#include <stdarg.h>

#include "base/buf.h"
#include "config/settings.h"
#include "osticket/permission.h"
#include "osticket/permission_sql.h"

enum { CONDITION_MAX = 8192 };

struct condition {
	const struct oc_principal *p;
	const char *ticket, *status; /* aliases */
	bool listed;                 /* as osTicket's lists have it */
	bool show_collaborations;    /* in a list */
	struct oc_buf *sql;
	struct oc_db_args *args;
};

/* ----- Agents. ----- */

#define REFERRED_TO                                                            \
	"(SELECT h.object_id FROM {thread_referral} f "                        \
	"JOIN {thread} h ON h.id = f.thread_id "                               \
	"WHERE h.object_type " OC_SQL_TICKET_THREAD " AND f.object_type = "
#define REFERRED_TO_AGENT REFERRED_TO "'S' AND f.object_id = ?)"
#define REFERRED_TO_TEAM                                                       \
	REFERRED_TO "'E' AND f.object_id IN " OC_SQL_TEAMS_OF ")"
#define REFERRED_TO_DEPT                                                       \
	REFERRED_TO "'D' AND f.object_id IN " OC_SQL_DEPTS_OF ")"

/* What is his, one way or another. */
static void
add_his(struct condition *c)
{
	const char *t = c->ticket, *s = c->status;

	oc_buf_addf(c->sql,
	    "(%s.state = 'open' AND (%s.staff_id = ? "
	    "OR %s.team_id IN " OC_SQL_TEAMS_OF ")) OR (",
	    s, t, t);
	if (c->listed)
		oc_buf_addf(c->sql, "%s.state = 'open' AND ", s);
	oc_buf_addf(c->sql,
	    "(%s.ticket_id IN " REFERRED_TO_AGENT
	    " OR %s.ticket_id IN " REFERRED_TO_TEAM "))",
	    t, t);
	for (int i = 0; i < 4; i++)
		oc_db_args_int(c->args, c->p->id);
}

static void
add_agent(struct condition *c)
{
	bool limited = c->p->agent->assigned_only;

	/* First, because it is quick to see and most often true. */
	if (!limited) {
		oc_buf_addf(
		    c->sql, "%s.dept_id IN " OC_SQL_DEPTS_OF " OR ", c->ticket);
		oc_db_args_int(c->args, c->p->id);
	}
	add_his(c);
	if (!limited || !c->listed) {
		oc_buf_addf(
		    c->sql, " OR %s.ticket_id IN " REFERRED_TO_DEPT, c->ticket);
		oc_db_args_int(c->args, c->p->id);
	}
}

/* ----- Users. ----- */

/* Ids of the tickets he has a right of his own to. */
static void
add_his_own(struct condition *c)
{
	int64_t org_id = oc_user_shared_org(c->p->user);

	oc_buf_adds(
	    c->sql, "SELECT i.ticket_id FROM {ticket} i WHERE i.user_id = ?");
	oc_db_args_int(c->args, c->p->id);
	if (!c->listed || c->show_collaborations) {
		oc_buf_addf(c->sql,
		    " UNION SELECT h.object_id FROM {thread_collaborator} c "
		    "JOIN {thread} h ON h.id = c.thread_id "
		    "WHERE h.object_type %s AND c.user_id = ?",
		    c->listed ? "= 'T'" : OC_SQL_TICKET_THREAD);
		oc_db_args_int(c->args, c->p->id);
	}
	if (org_id != 0) {
		oc_buf_adds(c->sql,
		    " UNION SELECT i.ticket_id FROM {user} u "
		    "JOIN {ticket} i ON i.user_id = u.id WHERE u.org_id = ?");
		oc_db_args_int(c->args, org_id);
	}
}

static void
add_user(struct condition *c)
{
	oc_buf_addf(
	    c->sql, "%s.ticket_id IN (SELECT own.ticket_id FROM (", c->ticket);
	add_his_own(c);
	if (!c->listed) {
		oc_buf_adds(c->sql, " UNION SELECT t.ticket_id FROM (");
		add_his_own(c);
		oc_buf_adds(c->sql,
		    ") child JOIN {ticket} k ON k.ticket_id = child.ticket_id "
		    "JOIN {ticket} t ON t.ticket_id = k.ticket_pid "
		    "WHERE " OC_SQL_MERGED_INTO);
	}
	oc_buf_adds(c->sql, ") own)");
	if (c->p->ticket_id != 0) {
		oc_buf_addf(c->sql, " AND %s.ticket_id = ?", c->ticket);
		oc_db_args_int(c->args, c->p->ticket_id);
	}
	if (c->listed)
		oc_buf_addf(
		    c->sql, " AND %s.state IN ('open', 'closed')", c->status);
}

/* ----- Everybody. ----- */

static void
add_any(struct condition *c)
{
	const struct oc_principal *p = c->p;
	bool all = p->kind == OC_SYSTEM || p->kind == OC_APIKEY;

	if (!oc_has_scope(p, "tickets:read"))
		oc_buf_adds(c->sql, "1 = 0");
	else if (p->kind == OC_AGENT && p->agent->active)
		add_agent(c);
	else if (p->kind == OC_USER && p->user->active)
		add_user(c);
	else
		oc_buf_adds(c->sql, all ? "1 = 1" : "1 = 0");
}

static const char *
condition(struct oc_ctx *cx, struct condition *c)
{
	c->sql = oc_buf_new(cx->arena, CONDITION_MAX);
	oc_buf_addc(c->sql, '(');
	add_any(c);
	oc_buf_addc(c->sql, ')');
	return oc_buf_dup(c->sql, cx->arena);
}

const char *
oc_tickets_seen(struct oc_ctx *cx, const struct oc_principal *p,
    const char *alias, const char *status_alias, struct oc_db_args *args)
{
	struct condition c = {
		.p = p, .ticket = alias, .status = status_alias, .args = args
	};

	return condition(cx, &c);
}

const char *
oc_tickets_listed(struct oc_ctx *cx, const struct oc_principal *p,
    const char *alias, const char *status_alias, struct oc_db_args *args)
{
	struct condition c = { .p = p,
		.ticket = alias,
		.status = status_alias,
		.listed = true,
		.show_collaborations =
		    oc_config_on(cx->config, "collaborator_ticket_visibility"),
		.args = args };

	return condition(cx, &c);
}
