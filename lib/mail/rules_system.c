/* rules_system.c - mails about the system: to the admin, and codes. */
#include "config.h"

#include <string.h>

#include "base/str.h"
#include "config/settings.h"
#include "config/site.h"
#include "db/db.h"
#include "mail/mime_out.h"
#include "mail/rules_private.h"
#include "osticket/html.h"
#include "osticket/second_factor.h"
#include "osticket/syslog.h"
#include "osticket/user.h"

/* A letter from the mailbox for alerts, or from the site's first one; false
 * when there is none. */
static enum oc_err
begin_alert(struct oc_draft *d, struct oc_rules *r)
{
	const struct oc_config *c = r->cx->config;
	struct oc_mailbox box;
	enum oc_err e;

	*d = (struct oc_draft){ .r = r,
		.vars = oc_vars_like(r->base),
		.letter = { .manner = OC_MANNER_NOTICE,
		    .id = { .user_class = OC_MID_ADDRESS } } };
	e = oc_mailbox_get(r->cx, oc_config_int(c, "alert_email_id"), &box);
	if (e == OC_ENOTFOUND)
		e = oc_mailbox_get(
		    r->cx, oc_config_int(c, "default_email_id"), &box);
	if (e != OC_OK)
		return e;
	d->letter.email_id = box.id;
	d->letter.from_name = box.name;
	d->letter.from_address = box.email;
	return OC_OK;
}

/* To the admin, as text, with the site's address below. */
static enum oc_err
alert_admin(struct oc_rules *r, const char *subject, const char *text)
{
	const char *admin = oc_config_text(r->cx->config, "admin_email");
	const char *url;
	struct oc_draft d;
	enum oc_err e = begin_alert(&d, r);

	if (oc_empty(admin))
		admin = r->cx->site->ost.admin_email;
	if (e == OC_ENOTFOUND) {
		d.letter.from_name = "osTicket Alerts";
		d.letter.from_address = admin;
	} else if (e != OC_OK) {
		return e;
	}
	url = oc_vars_expand(r->cx, d.vars, "%{url}");
	if (url == NULL)
		return oc_vars_error(d.vars);
	d.letter.subject = subject;
	d.letter.body = oc_sprintf(r->cx->arena, "%s\n\n%s", text, url);
	d.letter.text_only = true;
	oc_draft_to_address(&d, "", admin);
	return oc_draft_send(&d);
}

enum oc_err
oc_rules_admin(struct oc_rules *r)
{
	return alert_admin(
	    r, oc_rules_text(r, "subject"), oc_rules_text(r, "message"));
}

/*
 * The warning that the log has about the limit, where warnings are logged;
 * and that its owner was told.
 */
enum oc_err
oc_rules_limit_alerts(struct oc_rules *r)
{
	struct oc_arena *a = r->cx->arena;
	const struct oc_config *c = r->cx->config;
	long long max = oc_config_int(c, "max_open_tickets");
	int64_t open;
	enum oc_err e = OC_OK;

	if (!oc_rules_flag(r, "limit", false))
		return OC_OK;
	if (oc_config_int(c, "log_level") >= OC_LOG_WARNING)
		e = alert_admin(r,
		    oc_sprintf(
		        a, "Maximum Open Tickets Limit (%s)", r->t.email),
		    oc_sprintf(a, "Maximum open tickets (%lld) reached for %s",
		        max, r->t.email));
	if (e != OC_OK || !oc_rules_flag(r, "overlimit", false) ||
	    !oc_rules_on(r, "overlimit_notice_active"))
		return e;
	e = oc_user_open_tickets(r->cx, r->t.user_id, &open);
	if (e != OC_OK)
		return e;
	return alert_admin(r, "Overlimit Notice",
	    oc_sprintf(a,
	        "Maximum open tickets reached for %s.\nOpen tickets: %lld\n"
	        "Max allowed: %lld\n\nNotice sent to the user.",
	        r->t.email, (long long)open, max));
}

/* The text of a page by its type: name and body. */
static enum oc_err
read_page(struct oc_rules *r, const char *type, struct oc_letter *l)
{
	struct oc_rows rows;
	enum oc_err e;

	e = oc_db_row(r->cx->db, r->cx->arena, &rows,
	    "SELECT name, body FROM {content} WHERE type = ? "
	    "ORDER BY id LIMIT 1",
	    "s", type);
	if (e == OC_OK) {
		l->subject = oc_cell_text(&rows, 0, 0);
		l->body = oc_cell_text(&rows, 0, 1);
	}
	return e;
}

/* The code with which an agent signs in. */
enum oc_err
oc_rules_2fa(struct oc_rules *r)
{
	int64_t staff = oc_rules_int(r, "staff_id");
	struct oc_draft d;
	struct oc_agent agent;
	const char *code;
	enum oc_err e = begin_alert(&d, r);

	d.letter.manner = OC_MANNER_PLAIN;
	if (e == OC_OK)
		e = oc_agent_get(r->cx, staff, &agent);
	if (e == OC_OK)
		e = oc_2fa_mail(r->cx, oc_rules_text(r, "challenge"), &code);
	if (e == OC_OK)
		e = read_page(r, "email2fa-staff", &d.letter);
	if (e != OC_OK)
		return e;
	oc_vars_text(d.vars, "otp", code);
	oc_vars_agent(d.vars, "staff", staff);
	oc_vars_recipient(d.vars, "recipient", OC_TO_AGENT, staff);
	e = oc_draft_pass(&d);
	if (e != OC_OK)
		return e;
	d.letter.subject = oc_html_strip_tags(r->cx->arena, d.letter.subject);
	oc_draft_to_address(&d, "", agent.email);
	return oc_draft_send(&d);
}

/*
 * The recipients that the action names; %{user} among them is who made the
 * ticket.
 */
static enum oc_err
filter_recipients(struct oc_rules *r, const struct oc_mime_address **out)
{
	struct oc_vars *v = oc_vars_like(r->base);
	const char *to = oc_rules_text(r, "to"), *name;

	oc_vars_user(v, "user", r->t.user_id);
	name = oc_vars_expand(r->cx, v, "%{user.name}");
	if (name == NULL)
		return oc_vars_error(v);
	name = oc_replace(r->cx->arena, name, "\"", "");
	v = oc_vars_like(r->base);
	oc_vars_text(v, "user",
	    oc_sprintf(r->cx->arena, "\"%s\" <%s>", name, r->t.email));
	to = oc_vars_expand(r->cx, v, to);
	if (to == NULL)
		return oc_vars_error(v);
	*out = oc_mime_addresses(r->cx->arena, to);
	return OC_OK;
}

/* "Send an email", an action of filters; one mail for each recipient. */
enum oc_err
oc_rules_filter_email(struct oc_rules *r)
{
	const struct oc_mime_address *to = NULL;
	struct oc_draft d;
	enum oc_err e = filter_recipients(r, &to);

	d = (struct oc_draft){ .r = r,
		.vars = oc_vars_like(r->base),
		.letter = { .thread_id = r->t.thread_id,
		    .subject = oc_rules_text(r, "subject"),
		    .body = oc_rules_text(r, "message") } };
	if (e == OC_OK)
		e = oc_draft_from(
		    &d, oc_config_int(r->cx->config, "default_email_id"));
	if (e == OC_OK)
		e = oc_draft_from(&d, oc_rules_int(r, "from"));
	if (e != OC_OK || d.letter.email_id == 0)
		return e;
	oc_vars_ticket(d.vars, "ticket", r->job->ticket_id);
	oc_vars_recipient(d.vars, "recipient", OC_TO_OWNER, r->job->ticket_id);
	e = oc_draft_pass(&d);
	for (; e == OC_OK && to != NULL; to = to->next) {
		struct oc_draft one = oc_draft_copy(&d);

		oc_draft_to_address(&one, to->name, to->address);
		e = oc_draft_send(&one);
	}
	return e;
}
