/* ticket_after.c - status, assignment, due date and mail of a new ticket. */
#include "config.h"

#include "base/str.h"
#include "config/settings.h"
#include "db/db.h"
#include "osticket/assignee.h"
#include "osticket/canned.h"
#include "osticket/html.h"
#include "osticket/html_body.h"
#include "osticket/mail_header.h"
#include "osticket/outbox.h"
#include "osticket/referral.h"
#include "osticket/ticket_plan.h"

#define AUTO_ASSIGNMENT "SYSTEM (Auto Assignment)"

/* What keeps a ticket from being closed; NULL for nothing (3.9). */
static enum oc_err
why_open(struct oc_plan *p, const char **out)
{
	int64_t missing;
	enum oc_err e;

	*out = NULL;
	e = oc_db_int(p->cx->db, &missing,
	    "SELECT COUNT(*) FROM {form_entry} e "
	    "JOIN {form_entry_values} v ON v.entry_id = e.id "
	    "JOIN {form_field} f ON f.id = v.field_id "
	    "WHERE e.object_type = 'T' AND e.object_id = ? "
	    "AND f.flags & ? AND v.value IS NULL "
	    "AND NOT EXISTS (SELECT 1 FROM {help_topic_form} h "
	    "WHERE h.topic_id = ? AND JSON_VALID(h.extra) "
	    "AND JSON_CONTAINS(h.extra, CONVERT(f.id, CHAR), '$.disable'))",
	    "iii", p->t->id, (int64_t)OC_FIELD_CLOSE_REQUIRED, p->topic.id);
	if (e != OC_OK)
		return e;
	if (missing > 0)
		*out = "This ticket is missing data on  one or more required "
		       "fields  and cannot be closed";
	else if (oc_config_on(p->cx->config, "require_topic_to_close") &&
	         p->topic.id == 0)
		*out = "This ticket is missing a Help Topic and cannot be "
		       "closed";
	return OC_OK;
}

static enum oc_err
close_ticket(struct oc_plan *p, const struct oc_status *s)
{
	struct oc_arena *a = p->cx->arena;
	struct oc_val *pair = oc_val_array(a), *data = oc_val_object(a);
	const char *why;
	enum oc_err e = why_open(p, &why);

	if (e == OC_OK && why != NULL) {
		/* osTicket answers 500 here and keeps the ticket; what is
		 * refused leaves nothing with us. */
		oc_failures_set(&p->t->failures, "err", why);
		return OC_EINVAL;
	}
	if (e == OC_OK)
		e = oc_db_exec(p->cx->db,
		    "UPDATE {ticket} SET status_id = ?, closed = NOW(), "
		    "lastupdate = NOW() WHERE ticket_id = ?",
		    "ii", s->id, p->t->id);
	if (e != OC_OK)
		return e;
	oc_val_push(a, pair, oc_val_int(a, s->id));
	oc_val_push(a, pair, oc_val_str(a, s->name));
	oc_val_set(a, data, "status", pair);
	return oc_plan_event(p, "closed", "SYSTEM", data);
}

/* *open tells whether the ticket ends up open. */
static enum oc_err
set_status(struct oc_plan *p, bool *open)
{
	int64_t now = oc_config_int(p->cx->config, "default_ticket_status_id");
	struct oc_arena *a = p->cx->arena;
	const struct oc_status *s = &p->status;
	struct oc_val *data;
	enum oc_err e;

	*open = true;
	if (s->id == 0)
		return OC_OK;
	if (s->id == now) {
		*open = oc_streq(s->state, "open");
		return OC_OK;
	}
	if (oc_streq(s->state, "closed")) {
		*open = false;
		return close_ticket(p, s);
	}
	if (!oc_streq(s->state, "open"))
		return OC_OK;
	e = oc_db_exec(p->cx->db,
	    "UPDATE {ticket} SET status_id = ? WHERE ticket_id = ?", "ii",
	    s->id, p->t->id);
	data = oc_val_object(a);
	oc_val_set(a, data, "status", oc_val_int(a, s->id));
	return e != OC_OK ? e : oc_plan_event(p, "edited", "SYSTEM", data);
}

static enum oc_err
save_assignment(struct oc_plan *p)
{
	return oc_db_exec(p->cx->db,
	    "UPDATE {ticket} SET staff_id = ?, team_id = ? "
	    "WHERE ticket_id = ?",
	    "iii", p->place.staff_id, p->place.team_id, p->t->id);
}

/* One event {"staff":3} or {"team":1}, credited to the filters. */
static enum oc_err
event_assigned(struct oc_plan *p, const char *kind, int64_t id)
{
	struct oc_val *data = oc_val_object(p->cx->arena);

	oc_val_set(p->cx->arena, data, kind, oc_val_int(p->cx->arena, id));
	return oc_plan_event(p, "assigned", "Ticket Filter", data);
}

/* By topic, filter or organization: both an agent and a team may be set. */
static enum oc_err
auto_assign(struct oc_plan *p)
{
	struct oc_agent agent;
	struct oc_team team;
	enum oc_err e = OC_OK;

	if (p->staff_id != 0) {
		e = oc_agent_get(p->cx, p->staff_id, &agent);
		if (e == OC_OK && agent.available) {
			p->place.staff_id = agent.id;
			e = save_assignment(p);
			if (e == OC_OK)
				e = event_assigned(p, "staff", agent.id);
		}
	}
	if (e == OC_ENOTFOUND)
		e = OC_OK;
	if (e == OC_OK && p->team_id != 0) {
		e = oc_team_get(p->cx, p->team_id, &team);
		if (e == OC_OK && (team.flags & OC_TEAM_ENABLED)) {
			p->place.team_id = team.id;
			e = save_assignment(p);
			if (e == OC_OK)
				e = event_assigned(p, "team", team.id);
		}
	}
	return e == OC_ENOTFOUND ? OC_OK : e;
}

/* The comment that came with an assignment, as an internal note. */
static enum oc_err
note_assignment(struct oc_plan *p, const char *name)
{
	struct oc_html_opts opts = { .iframe_whitelist =
		                         oc_config_text(p->cx->config,
		                             "embedded_domain_whitelist") };
	const char *text = oc_plan_text(p, "note");
	struct oc_post note = { .type = 'N',
		.thread_id = p->place.thread_id,
		.poster = AUTO_ASSIGNMENT,
		.source = "",
		.title =
		    oc_sprintf(p->cx->arena, "Ticket Assigned to %s", name),
		.html = true,
		.ip = p->cx->ip };
	enum oc_err e;

	text = oc_html_sanitize(p->cx->arena, text, &opts);
	if (*text == '\0')
		return OC_OK;
	note.body = oc_body_clean(p->cx->arena, text, OC_BODY_HTML, &opts);
	e = oc_post_insert(p->cx, &note);
	p->assign_note = note.id;
	return e;
}

/* `assignId`: "s3" or "t1", as the panel's form has it. */
static enum oc_err
assign_by_form(struct oc_plan *p, const char *whom)
{
	struct oc_arena *a = p->cx->arena;
	struct oc_val *data = oc_val_object(a), *pair = oc_val_array(a);
	int64_t id = oc_leading_int(*whom == '\0' ? "" : whom + 1);
	struct oc_agent agent;
	struct oc_team team;
	const char *name = NULL;
	bool takes = true;
	enum oc_err e = OC_OK;

	if (*whom == 's') {
		e = oc_agent_get(p->cx, id, &agent);
		if (e == OC_OK && p->has_dept)
			e = oc_department_takes(
			    p->cx, &p->dept, &agent, &takes);
		if (e == OC_OK && agent.available && takes) {
			p->place.staff_id = id;
			name = agent.name;
			oc_val_push(a, pair, oc_val_int(a, id));
			oc_val_push(a, pair, oc_val_str(a, name));
			oc_val_set(a, data, "staff", pair);
		}
	} else if (*whom == 't') {
		e = oc_team_get(p->cx, id, &team);
		if (e == OC_OK && (team.flags & OC_TEAM_ENABLED)) {
			p->place.team_id = id;
			name = team.name;
			oc_val_set(a, data, "team", oc_val_int(a, id));
		}
	}
	if (e != OC_OK || name == NULL)
		return e == OC_ENOTFOUND ? OC_OK : e;
	e = save_assignment(p);
	if (e == OC_OK)
		e = oc_plan_event(p, "assigned", "SYSTEM", data);
	return e != OC_OK ? e : note_assignment(p, name);
}

/* Has this ticket brought the owner to the site's limit?  Warn. */
static enum oc_err
note_limit(struct oc_plan *p, bool *reached)
{
	int64_t max = oc_config_int(p->cx->config, "max_open_tickets"), open;
	enum oc_err e;

	*reached = false;
	if (max <= 0)
		return OC_OK;
	e = oc_user_open_tickets(p->cx, p->user.id, &open);
	*reached = e == OC_OK && open == max;
	if (*reached)
		oc_syslog_note(p->cx, p->log, OC_LOG_WARNING,
		    oc_sprintf(p->cx->arena, "Maximum Open Tickets Limit (%s)",
		        p->user.email),
		    oc_sprintf(p->cx->arena,
		        "Maximum open tickets (%lld) reached for %s",
		        (long long)max, p->user.email));
	return e;
}

/*
 * The automatic answer is for people, not for programs and not for us; a
 * bounce is not told to anybody.
 */
static void
settle_mails(struct oc_plan *p)
{
	const char *header =
	    oc_val_member_text(p->cx->arena, p->vars, "header");
	struct oc_mail_header fields;

	if (*oc_plan_text(p, "mid") != '\0' && !oc_empty(header)) {
		oc_mail_header_read(p->cx->arena, header, &fields);
		if (oc_mail_is_bounce(&fields))
			p->alert = p->autorespond = false;
		if (oc_mail_is_auto_reply(p->cx->arena, &fields))
			p->autorespond = false;
	}
	if (p->sender_is_ours ||
	    oc_val_truthy(
	        oc_val_get(oc_val_get(p->vars, "mailflags"), "bounce")))
		p->autorespond = false;
}

/* What the deliverer needs to know besides what the tables say. */
static enum oc_err
add_job(struct oc_plan *p, bool limit, int64_t canned_entry)
{
	struct oc_arena *a = p->cx->arena;
	struct oc_val *data = oc_val_object(a);
	bool answer = p->autorespond && canned_entry == 0 && p->has_dept &&
	              p->dept.ticket_auto_response;

	oc_val_set(a, data, "autorespond", oc_val_bool(a, answer));
	oc_val_set(a, data, "alert", oc_val_bool(a, p->alert));
	oc_val_set(a, data, "overlimit",
	    oc_val_bool(a, limit && p->autorespond && canned_entry == 0));
	oc_val_set(a, data, "limit", oc_val_bool(a, limit));
	oc_val_set(a, data, "staff", oc_val_int(a, p->place.staff_id));
	oc_val_set(a, data, "team", oc_val_int(a, p->place.team_id));
	if (p->assign_note != 0)
		oc_val_set(a, data, "comments", oc_val_int(a, p->assign_note));
	if (canned_entry != 0) {
		oc_val_set(a, data, "canned", oc_val_int(a, canned_entry));
		oc_val_set(
		    a, data, "canned_mail", oc_val_bool(a, p->autorespond));
	}
	return oc_outbox_add(
	    p->cx, "ticket.created", p->t->id, p->message.id, data);
}

enum oc_err
oc_plan_after(struct oc_plan *p)
{
	const char *whom = oc_plan_text(p, "assignId");
	int64_t canned_entry = 0;
	bool open, limit = false;
	enum oc_err e = set_status(p, &open);

	p->assign_note = 0;
	if (e == OC_OK && open)
		e = *whom != '\0' ? assign_by_form(p, whom) : auto_assign(p);
	settle_mails(p);
	if (e == OC_OK)
		e = oc_canned_post(p, &canned_entry);
	if (e == OC_OK)
		e = oc_refer_mailboxes(p->cx, &p->place, p->email_id,
		    oc_val_get(p->vars, "system_emails"));
	if (e == OC_OK)
		e = note_limit(p, &limit);
	return e != OC_OK ? e : add_job(p, limit, canned_entry);
}
