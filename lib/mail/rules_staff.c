/* rules_staff.c - alerts to agents. */
#include "config.h"

#include "base/str.h"
#include "config/settings.h"
#include "mail/rules_private.h"

/* Whom an event may tell. */
enum who {
	LAST_RESPONDENT,
	ASSIGNED,      /* the agent, or else the team */
	ASSIGNED_BOTH, /* agent before the change while open; and the team */
	MEMBERS,       /* of the department, while nobody is assigned */
	MANAGER,       /* of the department */
	ACCOUNT_MANAGER
};

/*
 * An event that tells agents: osTicket's settings for it.  After "who" comes
 * the end of the setting's name; rows are asked in order.
 */
struct alert {
	const char *code_name;
	const char *keys; /* how the names of its settings begin */
	enum oc_rules_sender from;
	bool needs_members; /* silent where the department has none to alert */
	struct {
		const char *key; /* NULL ends the list */
		enum who who;
	} whom[5];
};

static const struct alert new_ticket = { "ticket.alert", "ticket_alert",
	OC_FROM_DEPT, true,
	{ { "_dept_members", MEMBERS }, { "_dept_manager", MANAGER },
	    { "_acct_manager", ACCOUNT_MANAGER } } };

static const struct alert new_message = {
	"message.alert", "message_alert", OC_FROM_DEPT, false,
	{ { "_laststaff", LAST_RESPONDENT }, { "_assigned", ASSIGNED },
	    { "_dept_manager", MANAGER }, { "_acct_manager", ACCOUNT_MANAGER } }
};

static const struct alert activity = { "note.alert", "note_alert",
	OC_FROM_ALERTS, true,
	{ { "_laststaff", LAST_RESPONDENT }, { "_assigned", ASSIGNED_BOTH },
	    { "_dept_manager", MANAGER } } };

static const struct alert transfer = { "transfer.alert", "transfer_alert",
	OC_FROM_DEPT, true,
	{ { "_assigned", ASSIGNED }, { "_dept_members", MEMBERS },
	    { "_dept_manager", MANAGER } } };

static const struct alert overdue = { "ticket.overdue", "overdue_alert",
	OC_FROM_DEPT, true,
	{ { "_assigned", ASSIGNED }, { "_dept_members", MEMBERS },
	    { "_dept_manager", MANAGER } } };

static bool
is_on(const struct oc_rules *r, const struct alert *a, const char *key)
{
	return oc_rules_on(r, oc_sprintf(r->cx->arena, "%s%s", a->keys, key));
}

static enum oc_err
add_assigned_both(struct oc_rules *r, struct oc_people *to)
{
	int64_t before = oc_rules_int(r, "assignee");
	enum oc_err e = OC_OK;

	if (before != 0)
		e = oc_people_agent(r, to, before);
	else if (r->t.open)
		e = oc_people_agent(r, to, r->t.staff_id);
	return e != OC_OK ? e : oc_people_team(r, to, r->t.team_id);
}

static enum oc_err
add_who(struct oc_rules *r, const struct alert *a, enum who who,
    struct oc_people *to)
{
	bool assigned = r->t.staff_id != 0 || r->t.team_id != 0;

	switch (who) {
	case LAST_RESPONDENT:
		return oc_people_last_respondent(r, to);
	case ASSIGNED:
		return r->t.staff_id != 0
		           ? oc_people_agent(r, to, r->t.staff_id)
		           : oc_people_team(r, to, r->t.team_id);
	case ASSIGNED_BOTH:
		return add_assigned_both(r, to);
	case MEMBERS:
		/* Of a new ticket the manager is told by a rule of his own. */
		return assigned
		           ? OC_OK
		           : oc_people_members(r, to,
		                 a == &new_ticket ? r->dept.manager_id : 0);
	case MANAGER:
		return oc_people_agent(r, to, r->dept.manager_id);
	case ACCOUNT_MANAGER:
		return oc_people_account_manager(r, to);
	}
	return OC_OK;
}

/* Nobody, where the department has no member to be alerted. */
static enum oc_err
collect(struct oc_rules *r, const struct alert *a, struct oc_people *to)
{
	bool any = true;
	enum oc_err e = OC_OK;

	if (a->needs_members)
		e = oc_people_any_member(r, &any);
	for (size_t i = 0; e == OC_OK && any && a->whom[i].key != NULL; i++)
		if (is_on(r, a, a->whom[i].key))
			e = add_who(r, a, a->whom[i].who, to);
	return e;
}

/* The alert is on, and there is a text for it. */
static enum oc_err
begin(struct oc_draft *d, struct oc_rules *r, const struct alert *a, bool *go)
{
	*go = is_on(r, a, "_active");
	return *go ? oc_draft_begin(
	                 d, r, a->code_name, a->from, OC_MANNER_NOTICE, go)
	           : OC_OK;
}

static enum oc_err
send_to_agent(const struct oc_draft *d, int64_t staff_id)
{
	struct oc_draft one = oc_draft_copy(d);
	enum oc_err e;

	oc_vars_recipient(one.vars, "recipient", OC_TO_AGENT, staff_id);
	e = oc_draft_pass(&one);
	if (e == OC_OK)
		e = oc_draft_to_agent(&one, staff_id);
	return e != OC_OK ? e : oc_draft_send(&one);
}

static enum oc_err
send_to_all(const struct oc_draft *d, const struct oc_people *to)
{
	enum oc_err e = OC_OK;

	for (size_t i = 0; i < to->n && e == OC_OK; i++)
		e = send_to_agent(d, to->p[i].id);
	return e;
}

/* ----- Events. ----- */

/* The admin is greeted as such, and is no agent, even where he is one. */
static enum oc_err
send_to_admin(const struct oc_draft *d)
{
	struct oc_draft one = oc_draft_copy(d);
	enum oc_err e;

	oc_vars_text(one.vars, "recipient", "Admin");
	e = oc_draft_pass(&one);
	if (e != OC_OK)
		return e;
	oc_draft_to_address(
	    &one, "", oc_config_text(d->r->cx->config, "admin_email"));
	one.letter.id.user_class = OC_MID_LIST;
	return oc_draft_send(&one);
}

/* A program that wrote by itself gets no answer, not even as an agent. */
static bool
is_author(const struct oc_rules *r, const char *address)
{
	return r->entry.auto_reply && oc_streq(address, r->t.email);
}

enum oc_err
oc_rules_new_ticket(struct oc_rules *r)
{
	const char *admin = oc_config_text(r->cx->config, "admin_email");
	struct oc_people to = { .n = 0 };
	struct oc_draft d;
	bool go;
	enum oc_err e = begin(&d, r, &new_ticket, &go);

	if (e != OC_OK || !go)
		return e;
	oc_draft_about(&d, r->entry.mid != NULL ? r->entry.id : 0);
	d.letter.answers = r->entry.mid;
	oc_vars_entry(d.vars, "message", r->entry.id);
	e = oc_draft_pass(&d);
	if (e == OC_OK)
		e = collect(r, &new_ticket, &to);
	for (size_t i = 0; e == OC_OK && i < to.n; i++)
		if (!is_author(r, to.p[i].email))
			e = send_to_agent(&d, to.p[i].id);
	if (e == OC_OK && is_on(r, &new_ticket, "_admin") && *admin != '\0' &&
	    !oc_people_have(&to, admin) && !is_author(r, admin) &&
	    r->dept.group_membership != OC_ALERTS_DISABLED)
		e = send_to_admin(&d);
	return e;
}

enum oc_err
oc_rules_new_message(struct oc_rules *r)
{
	const char *poster = oc_rules_text(r, "poster");
	struct oc_people to = { .n = 0 };
	struct oc_draft d;
	bool go;
	enum oc_err e = begin(&d, r, &new_message, &go);

	if (e != OC_OK || !go)
		return e;
	oc_draft_about(&d, r->entry.id);
	oc_vars_entry(d.vars, "message", r->entry.id);
	oc_vars_text(
	    d.vars, "poster", *poster != '\0' ? poster : r->entry.poster);
	e = oc_draft_pass(&d);
	if (e == OC_OK)
		e = collect(r, &new_message, &to);
	return e != OC_OK ? e : send_to_all(&d, &to);
}

/* Not to whom did it, and of a closed ticket only to those who see it. */
static enum oc_err
send_activity(
    struct oc_rules *r, const struct oc_draft *d, const struct oc_people *to)
{
	int64_t by =
	    r->entry.staff_id != 0 ? r->entry.staff_id : oc_rules_int(r, "by");
	enum oc_err e = OC_OK;

	for (size_t i = 0; i < to->n && e == OC_OK; i++) {
		bool sees = true;

		if (to->p[i].id == by)
			continue;
		if (r->t.closed)
			e = oc_people_may_see(r, to->p[i].id, &sees);
		if (e == OC_OK && sees)
			e = send_to_agent(d, to->p[i].id);
	}
	return e;
}

enum oc_err
oc_rules_activity(struct oc_rules *r, const char *title)
{
	struct oc_people to = { .n = 0 };
	struct oc_draft d;
	bool go;
	enum oc_err e = begin(&d, r, &activity, &go);

	if (e != OC_OK || !go)
		return e;
	oc_draft_about(&d, r->entry.id);
	oc_vars_entry(d.vars, "note", r->entry.id);
	oc_vars_entry(d.vars, "comments", r->entry.id);
	oc_vars_text(d.vars, "activity", title);
	e = oc_draft_pass(&d);
	if (e == OC_OK)
		e = collect(r, &activity, &to);
	return e != OC_OK ? e : send_activity(r, &d, &to);
}

/* Of a team: its members, or else its lead, unless it wants no alerts. */
static enum oc_err
collect_assigned(
    struct oc_rules *r, int64_t staff_id, int64_t team_id, struct oc_people *to)
{
	struct oc_team team;
	enum oc_err e;

	if (staff_id != 0)
		return oc_rules_on(r, "assigned_alert_staff")
		           ? oc_people_agent(r, to, staff_id)
		           : OC_OK;
	e = oc_team_get(r->cx, team_id, &team);
	if (e != OC_OK || (team.flags & OC_TEAM_NO_ALERTS))
		return e == OC_ENOTFOUND ? OC_OK : e;
	if (oc_rules_on(r, "assigned_alert_team_members"))
		e = oc_people_team(r, to, team_id);
	if (e == OC_OK && to->n == 0 &&
	    oc_rules_on(r, "assigned_alert_team_lead"))
		e = oc_people_team_lead(r, to, team_id);
	return e;
}

static void
name_assignment(
    struct oc_draft *d, int64_t staff_id, int64_t team_id, int64_t entry_id)
{
	int64_t by = oc_rules_int(d->r, "by");

	if (staff_id != 0)
		oc_vars_agent(d->vars, "assignee", staff_id);
	else
		oc_vars_team(d->vars, "assignee", team_id);
	if (by != 0)
		oc_vars_agent(d->vars, "assigner", by);
	else
		oc_vars_text(d->vars, "assigner", "SYSTEM (Auto Assignment)");
	if (entry_id != 0)
		oc_vars_entry_text(d->vars, "comments", entry_id);
	else
		oc_vars_text(d->vars, "comments", "");
}

enum oc_err
oc_rules_assigned(
    struct oc_rules *r, int64_t staff_id, int64_t team_id, int64_t entry_id)
{
	struct oc_people to = { .n = 0 };
	struct oc_draft d;
	bool go = oc_rules_on(r, "assigned_alert_active");
	enum oc_err e = OC_OK;

	if (go)
		e = oc_people_any_member(r, &go);
	if (e == OC_OK && go)
		e = collect_assigned(r, staff_id, team_id, &to);
	if (e == OC_OK && to.n > 0)
		e = oc_draft_begin(&d, r, "assigned.alert", OC_FROM_DEPT,
		    OC_MANNER_NOTICE, &go);
	if (e != OC_OK || !go || to.n == 0)
		return e;
	if (entry_id != 0)
		oc_draft_about(&d, entry_id);
	name_assignment(&d, staff_id, team_id, entry_id);
	e = oc_draft_pass(&d);
	return e != OC_OK ? e : send_to_all(&d, &to);
}

enum oc_err
oc_rules_transferred(struct oc_rules *r)
{
	struct oc_people to = { .n = 0 };
	struct oc_draft d;
	bool go;
	int64_t by = oc_rules_int(r, "by");
	enum oc_err e = begin(&d, r, &transfer, &go);

	if (e != OC_OK || !go)
		return e;
	/* Without a comment %{comments} stays in the text, as in osTicket. */
	if (r->entry.id != 0) {
		oc_draft_about(&d, r->entry.id);
		oc_vars_entry(d.vars, "comments", r->entry.id);
	}
	if (by != 0)
		oc_vars_agent(d.vars, "staff", by);
	e = oc_draft_pass(&d);
	if (e == OC_OK)
		e = collect(r, &transfer, &to);
	return e != OC_OK ? e : send_to_all(&d, &to);
}

enum oc_err
oc_rules_overdue(struct oc_rules *r)
{
	struct oc_people to = { .n = 0 };
	struct oc_draft d;
	bool go = !r->t.sla_silent;
	enum oc_err e = go ? begin(&d, r, &overdue, &go) : OC_OK;

	if (e != OC_OK || !go)
		return e;
	oc_vars_text(d.vars, "comments", "");
	e = oc_draft_pass(&d);
	if (e == OC_OK)
		e = collect(r, &overdue, &to);
	return e != OC_OK ? e : send_to_all(&d, &to);
}
