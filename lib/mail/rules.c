/* rules.c - from an event to its mails. */
#include "config.h"

#include "base/str.h"
#include "config/settings.h"
#include "db/db.h"
#include "mail/rules_private.h"
#include "osticket/mail_header.h"
#include "osticket/outbox.h"
#include "osticket/second_factor.h"

bool
oc_rules_flag(const struct oc_rules *r, const char *name, bool missing)
{
	const struct oc_val *v = oc_val_get(r->job->data, name);

	return v == NULL ? missing : oc_val_truthy(v);
}

int64_t
oc_rules_int(const struct oc_rules *r, const char *name)
{
	return oc_val_to_int(oc_val_get(r->job->data, name));
}

const char *
oc_rules_text(const struct oc_rules *r, const char *name)
{
	return oc_val_text(r->cx->arena, oc_val_get(r->job->data, name));
}

bool
oc_rules_on(const struct oc_rules *r, const char *key)
{
	return oc_config_on(r->cx->config, key);
}

/* ----- What is known. ----- */

static enum oc_err
read_ticket(struct oc_rules *r, int64_t *dept_id)
{
	static const unsigned order[] = { 4 }; /* the first thread */
	struct oc_rows rows;
	enum oc_err e;

	e = oc_db_row(r->cx->db, r->cx->arena, &rows,
	    "SELECT t.dept_id, t.user_id, t.staff_id, t.team_id, h.id, "
	    "IFNULL(s.state = 'open', 0), IFNULL(s.state = 'closed', 0), "
	    "m.address, o.manager, IFNULL(l.flags & 4, 0), "
	    "(SELECT COUNT(*) FROM {thread_collaborator} c "
	    "WHERE c.thread_id = h.id) "
	    "FROM {ticket} t "
	    "LEFT JOIN {ticket_status} s ON s.id = t.status_id "
	    "LEFT JOIN {thread} h ON h.object_id = t.ticket_id "
	    "AND h.object_type IN ('T', 'C') "
	    "LEFT JOIN {user} u ON u.id = t.user_id "
	    "LEFT JOIN {user_email} m ON m.id = u.default_email_id "
	    "LEFT JOIN {organization} o ON o.id = u.org_id "
	    "LEFT JOIN {sla} l ON l.id = t.sla_id "
	    "WHERE t.ticket_id = ?",
	    "i", r->job->ticket_id);
	if (e != OC_OK)
		return e;
	oc_rows_sort(r->cx->arena, &rows, order, OC_COUNT(order));
	*dept_id = oc_cell_int(&rows, 0, 0);
	r->t = (struct oc_rules_ticket){
		.user_id = oc_cell_int(&rows, 0, 1),
		.staff_id = oc_cell_int(&rows, 0, 2),
		.team_id = oc_cell_int(&rows, 0, 3),
		.thread_id = oc_cell_int(&rows, 0, 4),
		.open = oc_cell_int(&rows, 0, 5) != 0,
		.closed = oc_cell_int(&rows, 0, 6) != 0,
		.email = oc_cell_text(&rows, 0, 7),
		.manager = oc_cell_text(&rows, 0, 8),
		.sla_silent = oc_cell_int(&rows, 0, 9) != 0,
		.collaborators = oc_cell_int(&rows, 0, 10),
	};
	return OC_OK;
}

enum oc_err
oc_rules_read_entry(struct oc_rules *r, int64_t id, struct oc_rules_entry *out)
{
	static const unsigned order[] = { 8 }; /* the first mail */
	struct oc_mail_header header;
	struct oc_rows rows;
	enum oc_err e;

	*out = (struct oc_rules_entry){ .poster = "" };
	if (id == 0)
		return OC_OK;
	e = oc_db_select(r->cx->db, r->cx->arena, &rows,
	    "SELECT e.id, e.staff_id, e.user_id, e.flags, e.poster, m.mid, "
	    "e.source, m.headers, m.id "
	    "FROM {thread_entry} e LEFT JOIN {thread_entry_email} m "
	    "ON m.thread_entry_id = e.id WHERE e.id = ?",
	    "i", id);
	if (e != OC_OK || rows.n == 0)
		return e;
	oc_rows_sort(r->cx->arena, &rows, order, OC_COUNT(order));
	out->id = oc_cell_int(&rows, 0, 0);
	out->staff_id = oc_cell_int(&rows, 0, 1);
	out->user_id = oc_cell_int(&rows, 0, 2);
	out->flags = (unsigned)oc_cell_int(&rows, 0, 3);
	out->poster = oc_cell_text(&rows, 0, 4);
	out->mid = oc_cell_str(&rows, 0, 5);
	out->by_mail = oc_strieq(oc_cell_text(&rows, 0, 6), "Email");
	oc_mail_header_read(r->cx->arena, oc_cell_text(&rows, 0, 7), &header);
	out->auto_reply = oc_mail_is_auto_reply(r->cx->arena, &header);
	return OC_OK;
}

/* Ticket, entry, department and its templates; OC_ENOTFOUND: no mail. */
static enum oc_err
read_all(struct oc_rules *r)
{
	int64_t dept_id;
	enum oc_err e = read_ticket(r, &dept_id);

	if (e == OC_OK)
		e = oc_department_get(r->cx, dept_id, &r->dept);
	if (e == OC_OK)
		e = oc_template_group(r->cx, r->dept.tpl_id, &r->group);
	if (e == OC_OK)
		e = oc_rules_read_entry(r, r->job->entry_id, &r->entry);
	return e;
}

/* ----- Events. ----- */

/* In osTicket's order: the assignment is first, the limit last. */
static enum oc_err
ticket_created(struct oc_rules *r)
{
	int64_t staff = oc_rules_int(r, "staff");
	int64_t team = oc_rules_int(r, "team");
	int64_t comment = oc_rules_int(r, "comments");
	enum oc_err e = OC_OK;

	/* As it was then; it may have changed hands since. */
	r->t.staff_id = staff;
	r->t.team_id = team;
	if (staff != 0)
		e = oc_rules_assigned(r, staff, 0, comment);
	else if (team != 0)
		e = oc_rules_assigned(r, 0, team, comment);
	if (e == OC_OK && oc_rules_flag(r, "canned_mail", false))
		e = oc_rules_autoreply(r);
	if (e == OC_OK && oc_rules_flag(r, "autorespond", false))
		e = oc_rules_autoresp(r);
	if (e == OC_OK && oc_rules_flag(r, "alert", false))
		e = oc_rules_new_ticket(r);
	if (e == OC_OK && oc_rules_flag(r, "overlimit", false))
		e = oc_rules_overlimit(r);
	if (e == OC_OK)
		e = oc_rules_limit_alerts(r);
	if (e == OC_OK && oc_rules_flag(r, "notice", false))
		e = oc_rules_notice(r);
	return e;
}

/*
 * A message that calls for no answer, an automatic one, tells nobody.  Who
 * wrote by mail has told the others as well.
 */
static enum oc_err
message_posted(struct oc_rules *r)
{
	enum oc_err e;

	if (r->entry.id == 0 || !oc_rules_flag(r, "autorespond", true) ||
	    !oc_rules_flag(r, "alert", true))
		return OC_OK;
	e = oc_rules_message_autoresp(r);
	if (e == OC_OK && !r->entry.by_mail)
		e = oc_rules_tell_participants(r);
	return e != OC_OK ? e : oc_rules_new_message(r);
}

static enum oc_err
response_posted(struct oc_rules *r)
{
	enum oc_err e;

	if (r->entry.id == 0)
		return OC_OK;
	e = oc_rules_activity(r, "New Response");
	if (e == OC_OK && oc_rules_flag(r, "alert", true))
		e = oc_rules_reply(r);
	return e;
}

static enum oc_err
note_posted(struct oc_rules *r)
{
	const char *title = oc_rules_text(r, "activity");

	if (r->entry.id == 0 || !oc_rules_flag(r, "alert", true))
		return OC_OK;
	return oc_rules_activity(
	    r, *title != '\0' ? title : "New Internal Note");
}

/* An agent who takes a ticket knows it already. */
static enum oc_err
ticket_assigned(struct oc_rules *r)
{
	int64_t staff = oc_rules_int(r, "staff");

	if (!oc_rules_flag(r, "alert", true) ||
	    (staff != 0 && staff == oc_rules_int(r, "by")))
		return OC_OK;
	return oc_rules_assigned(
	    r, staff, oc_rules_int(r, "team"), r->entry.id);
}

static enum oc_err
ticket_transferred(struct oc_rules *r)
{
	return oc_rules_flag(r, "alert", true) ? oc_rules_transferred(r)
	                                       : OC_OK;
}

static const struct {
	const char *kind;
	enum oc_err (*letters)(struct oc_rules *r);
	bool no_ticket;
} events[] = {
	{ "ticket.created", ticket_created, false },
	{ "message.posted", message_posted, false },
	{ "response.posted", response_posted, false },
	{ "note.posted", note_posted, false },
	{ "ticket.assigned", ticket_assigned, false },
	{ "ticket.transferred", ticket_transferred, false },
	{ "ticket.overdue", oc_rules_overdue, false },
	{ "filter.email", oc_rules_filter_email, false },
	{ OC_ADMIN_JOB, oc_rules_admin, true },
	{ OC_2FA_JOB, oc_rules_2fa, true },
};

enum oc_err
oc_rules_letters(
    struct oc_ctx *cx, const struct oc_job *job, struct oc_letter **out)
{
	struct oc_rules r = { .cx = cx, .job = job };
	size_t i = 0;
	enum oc_err e = OC_OK;

	*out = NULL;
	r.end = &r.letters;
	r.base = oc_vars_new(cx);
	while (i < OC_COUNT(events) && !oc_streq(events[i].kind, job->kind))
		i++;
	if (i == OC_COUNT(events))
		return oc_fail(cx, OC_EINVAL, "there is no such kind of job");
	if (!events[i].no_ticket)
		e = read_all(&r);
	if (e == OC_OK)
		e = events[i].letters(&r);
	if (e == OC_OK)
		*out = r.letters;
	return e == OC_ENOTFOUND ? OC_OK : e;
}
