/* rules_client.c - mails to owners of tickets and to who takes part. */
#include "config.h"

#include <string.h>

#include "base/str.h"
#include "config/settings.h"
#include "db/db.h"
#include "mail/rules_private.h"
#include "osticket/thread.h"

/* The mail that an automatic answer answers: the message itself. */
static void
answer_message(struct oc_draft *d)
{
	d->letter.answers = d->r->entry.mid;
}

enum oc_err
oc_rules_autoresp(struct oc_rules *r)
{
	struct oc_draft d;
	bool go = oc_rules_on(r, "ticket_autoresponder") &&
	          r->dept.ticket_auto_response;
	enum oc_err e = OC_OK;

	if (go)
		e = oc_draft_begin(&d, r, "ticket.autoresp", OC_FROM_AUTORESP,
		    OC_MANNER_AUTOREPLY, &go);
	if (e != OC_OK || !go)
		return e;
	oc_draft_about(&d, r->entry.mid != NULL ? r->entry.id : 0);
	answer_message(&d);
	oc_vars_entry(d.vars, "message", r->entry.id);
	oc_vars_recipient(d.vars, "recipient", OC_TO_OWNER, r->job->ticket_id);
	oc_vars_text(d.vars, "signature", oc_draft_dept_signature(r));
	e = oc_draft_pass(&d);
	if (e == OC_OK)
		e = oc_draft_to_owner(&d);
	return e != OC_OK ? e : oc_draft_send(&d);
}

/* The canned response that a filter chose, in place of the above. */
enum oc_err
oc_rules_autoreply(struct oc_rules *r)
{
	int64_t response = oc_rules_int(r, "canned");
	struct oc_draft d;
	bool go;
	enum oc_err e = oc_draft_begin(
	    &d, r, "ticket.autoreply", OC_FROM_DEPT, OC_MANNER_AUTOREPLY, &go);

	if (e != OC_OK || !go || response == 0)
		return e;
	oc_draft_about(&d, response);
	if (r->entry.user_id == r->t.user_id)
		answer_message(&d);
	oc_vars_entry(d.vars, "response", response);
	oc_vars_recipient(d.vars, "recipient", OC_TO_OWNER, r->job->ticket_id);
	oc_vars_text(d.vars, "signature", oc_draft_dept_signature(r));
	e = oc_draft_pass(&d);
	if (e == OC_OK)
		e = oc_draft_attach(&d, response);
	if (e == OC_OK)
		e = oc_draft_to_owner(&d);
	return e != OC_OK ? e : oc_draft_send(&d);
}

enum oc_err
oc_rules_overlimit(struct oc_rules *r)
{
	struct oc_draft d;
	bool go = oc_rules_on(r, "overlimit_notice_active");
	enum oc_err e = OC_OK;

	if (go)
		e = oc_draft_begin(&d, r, "ticket.overlimit", OC_FROM_AUTORESP,
		    OC_MANNER_AUTOREPLY, &go);
	if (e != OC_OK || !go)
		return e;
	oc_vars_text(d.vars, "signature", oc_draft_dept_signature(r));
	e = oc_draft_pass(&d);
	if (e == OC_OK)
		e = oc_draft_to_owner(&d);
	return e != OC_OK ? e : oc_draft_send(&d);
}

/* ----- What agents write. ----- */

/* When only the owner gets a mail, it may have the link without a login. */
static enum oc_err
set_own_link(struct oc_draft *d, const struct oc_participants *list)
{
	const char *link;
	enum oc_err e;

	if (list->n != 1 || list->p[0].collaborator_id != 0 ||
	    d->r->t.collaborators == 0)
		return OC_OK;
	e = oc_vars_access_link(d->vars, d->r->job->ticket_id, &link);
	if (e == OC_OK)
		oc_vars_text(d->vars, "recipient.ticket_link", link);
	return e == OC_ENOTFOUND ? OC_OK : e;
}

/* A ticket that an agent opened for somebody. */
enum oc_err
oc_rules_notice(struct oc_rules *r)
{
	int64_t by = oc_rules_int(r, "by");
	int64_t response = oc_rules_int(r, "response");
	struct oc_participants list = { .n = 0 };
	const char *signature;
	struct oc_draft d;
	bool go = oc_rules_on(r, "ticket_notice_active");
	enum oc_err e = OC_OK;

	if (go)
		e = oc_draft_begin(
		    &d, r, "ticket.notice", OC_FROM_DEPT, OC_MANNER_PLAIN, &go);
	if (e == OC_OK && go)
		e = oc_participants_get(
		    r, oc_rules_text(r, "reply_to"), NULL, &list);
	if (e == OC_OK && go)
		e = oc_draft_signature(
		    r, oc_rules_text(r, "signature"), by, &signature);
	if (e != OC_OK || !go || list.n == 0)
		return e;
	oc_draft_about(&d, r->entry.id);
	oc_vars_entry(d.vars, "message", r->entry.id);
	if (response != 0)
		oc_vars_entry(d.vars, "response", response);
	else
		oc_vars_text(d.vars, "response", "");
	oc_vars_text(d.vars, "signature", signature);
	oc_vars_recipient(d.vars, "recipient", OC_TO_OWNER, r->job->ticket_id);
	oc_vars_agent(d.vars, "staff", by);
	e = oc_draft_pass(&d);
	if (e == OC_OK)
		e = oc_draft_attach(&d, r->entry.id);
	if (e == OC_OK)
		e = oc_draft_attach(&d, response);
	if (e == OC_OK)
		e = oc_draft_to_list(&d, &list);
	return e != OC_OK ? e : oc_draft_send(&d);
}

/*
 * The name that answers of the agent come from: a preference, which the site
 * and the department limit.
 */
static enum oc_err
set_from_name(struct oc_draft *d, int64_t staff_id)
{
	struct oc_rules *r = d->r;
	struct oc_rows rows;
	const char *type;
	enum oc_err e;

	e = oc_db_select(r->cx->db, r->cx->arena, &rows,
	    "SELECT value FROM {config} WHERE namespace = ? "
	    "AND `key` = 'default_from_name'",
	    "s", oc_sprintf(r->cx->arena, "staff.%lld", (long long)staff_id));
	if (e != OC_OK || rows.n == 0)
		return e;
	type = oc_cell_text(&rows, 0, 0);
	if (oc_streq(type, "dept") && r->dept.ispublic)
		d->letter.from_name = r->dept.name;
	if (oc_streq(type, "mine") && !oc_rules_on(r, "hide_staff_name")) {
		struct oc_vars *v = oc_vars_like(r->base);
		const char *name;

		oc_vars_agent(v, "by", staff_id);
		name = oc_vars_expand(r->cx, v, "%{by.name}");
		if (name == NULL)
			return oc_vars_error(v);
		d->letter.from_name = name;
	}
	return OC_OK;
}

/* To whom an answer goes; what was not said, the entry's flags tell. */
static enum oc_err
answered(struct oc_rules *r, struct oc_participants *out)
{
	const char *to = oc_rules_text(r, "reply_to");

	if (*to == '\0')
		to = r->entry.flags & OC_ENTRY_REPLY_ALL    ? "all"
		     : r->entry.flags & OC_ENTRY_REPLY_USER ? "user"
		                                            : "none";
	return oc_participants_get(r, to, oc_val_get(r->job->data, "ccs"), out);
}

enum oc_err
oc_rules_reply(struct oc_rules *r)
{
	int64_t by = oc_rules_int(r, "by");
	struct oc_participants list = { .n = 0 };
	const char *signature;
	struct oc_draft d;
	bool go;
	enum oc_err e = answered(r, &list);

	if (e != OC_OK || list.n == 0)
		return e;
	if (by == 0)
		by = r->entry.staff_id;
	e = oc_draft_begin(
	    &d, r, "ticket.reply", OC_FROM_DEPT, OC_MANNER_PLAIN, &go);
	if (e == OC_OK && go)
		e = oc_draft_from(&d, oc_rules_int(r, "from_email_id"));
	if (e == OC_OK && go)
		e = set_from_name(&d, by);
	if (e == OC_OK && go)
		e = oc_draft_signature(
		    r, oc_rules_text(r, "signature"), by, &signature);
	if (e == OC_OK && go)
		e = set_own_link(&d, &list);
	if (e != OC_OK || !go)
		return e;
	oc_draft_about(&d, r->entry.id);
	oc_vars_entry(d.vars, "response", r->entry.id);
	oc_vars_text(d.vars, "signature", signature);
	oc_vars_agent(d.vars, "staff", by);
	oc_vars_agent(d.vars, "poster", by);
	oc_vars_recipient(d.vars, "recipient", OC_TO_OWNER, r->job->ticket_id);
	e = oc_draft_pass(&d);
	if (e == OC_OK)
		e = oc_draft_attach(&d, r->entry.id);
	if (e == OC_OK)
		e = oc_draft_to_list(&d, &list);
	return e != OC_OK ? e : oc_draft_send(&d);
}

/* ----- What clients write. ----- */

/* The participant who wrote the message; *out->user_id is 0 for nobody. */
static enum oc_err
find_poster(struct oc_rules *r, struct oc_participant *out)
{
	struct oc_rows rows;
	enum oc_err e;

	*out = (struct oc_participant){ .user_id = 0 };
	if (r->entry.user_id == 0)
		return OC_OK;
	if (r->entry.user_id == r->t.user_id) {
		out->user_id = r->t.user_id;
		return OC_OK;
	}
	e = oc_db_select(r->cx->db, r->cx->arena, &rows,
	    "SELECT id FROM {thread_collaborator} "
	    "WHERE thread_id = ? AND user_id = ?",
	    "ii", r->t.thread_id, r->entry.user_id);
	if (e == OC_OK && rows.n > 0) {
		out->user_id = r->entry.user_id;
		out->collaborator_id = oc_cell_int(&rows, 0, 0);
	}
	return e;
}

/* Is the user's address one of the system's own? */
static enum oc_err
is_ours(struct oc_rules *r, int64_t user_id, bool *out)
{
	struct oc_vars *v = oc_vars_like(r->base);
	const char *address;

	oc_vars_user(v, "user", user_id);
	address = oc_vars_expand(r->cx, v, "%{user.email}");
	if (address == NULL)
		return oc_vars_error(v);
	return oc_mailbox_is_ours(r->cx, address, out);
}

/* The one who wrote is told that the message has arrived. */
enum oc_err
oc_rules_message_autoresp(struct oc_rules *r)
{
	struct oc_participant poster;
	struct oc_draft d;
	bool ours = false, go;
	enum oc_err e = find_poster(r, &poster);

	if (e == OC_OK && poster.user_id != 0)
		e = is_ours(r, poster.user_id, &ours);
	go = poster.user_id != 0 && !ours && r->dept.message_auto_response &&
	     oc_rules_on(r, "message_autoresponder");
	if (e == OC_OK && go)
		e = oc_draft_begin(&d, r, "message.autoresp", OC_FROM_AUTORESP,
		    OC_MANNER_AUTOREPLY, &go);
	if (e != OC_OK || !go)
		return e;
	oc_draft_about(&d, r->entry.id);
	answer_message(&d);
	if (poster.collaborator_id != 0)
		oc_vars_recipient(d.vars, "recipient", OC_TO_COLLABORATOR,
		    poster.collaborator_id);
	else
		oc_vars_recipient(d.vars, "recipient", OC_TO_WRITING_OWNER,
		    r->job->ticket_id);
	oc_vars_text(d.vars, "signature", oc_draft_dept_signature(r));
	e = oc_draft_pass(&d);
	if (e == OC_OK)
		e = poster.collaborator_id != 0
		        ? oc_draft_to_collaborator(&d, poster.user_id)
		        : oc_draft_to_owner(&d);
	return e != OC_OK ? e : oc_draft_send(&d);
}

/* Take the one who wrote out of the list; *last is who was its last. */
static void
leave_out(
    struct oc_participants *list, int64_t user_id, struct oc_participant *last)
{
	size_t n = 0;

	*last = list->p[list->n - 1];
	for (size_t i = 0; i < list->n; i++)
		if (list->p[i].user_id != user_id)
			list->p[n++] = list->p[i];
	list->n = n;
}

/*
 * One mail for several is addressed to the owner, or, when it is the owner
 * who wrote, to "Collaborator".
 */
static void
name_recipient(
    struct oc_draft *d, const struct oc_participant *last, bool to_owner)
{
	static const char *const names[] = { "recipient.name.first",
		"recipient.name.last", "recipient.name.full",
		"recipient.name.legal", "recipient.name.lastfirst",
		"recipient.name.formal", "recipient.name.short",
		"recipient.name.shortformal", "recipient.name.complete",
		"recipient.name.original" };

	if (to_owner || last->collaborator_id == 0)
		oc_vars_recipient(
		    d->vars, "recipient", OC_TO_OWNER, d->r->job->ticket_id);
	else
		oc_vars_recipient(d->vars, "recipient", OC_TO_COLLABORATOR,
		    last->collaborator_id);
	for (size_t i = 0; i < OC_COUNT(names) && !to_owner; i++)
		oc_vars_text(d->vars, names[i], "Collaborator");
}

/* The others who take part get the message. */
enum oc_err
oc_rules_tell_participants(struct oc_rules *r)
{
	struct oc_participants list = { .n = 0 };
	struct oc_participant last;
	struct oc_draft d;
	bool go = oc_rules_on(r, "message_autoresponder_collabs") &&
	          r->entry.user_id != 0;
	enum oc_err e = OC_OK;

	if (go)
		e = oc_participants_get(r, "all", NULL, &list);
	if (e == OC_OK && go)
		e = oc_draft_begin(&d, r, "ticket.activity.notice",
		    OC_FROM_DEPT, OC_MANNER_PLAIN, &go);
	if (e != OC_OK || !go)
		return e;
	leave_out(&list, r->entry.user_id, &last);
	if (list.n == 0)
		return OC_OK;
	oc_draft_about(&d, r->entry.id);
	oc_vars_text(d.vars, "signature", "");
	oc_vars_entry_text(d.vars, "message", r->entry.id);
	oc_vars_user(d.vars, "poster", r->entry.user_id);
	e = oc_draft_pass(&d);
	if (e == OC_OK)
		e = oc_draft_attach(&d, r->entry.id);
	if (e != OC_OK)
		return e;
	name_recipient(&d, &last, r->entry.user_id != r->t.user_id);
	e = oc_draft_pass(&d);
	if (e == OC_OK)
		e = oc_draft_to_list(&d, &list);
	return e != OC_OK ? e : oc_draft_send(&d);
}
