/* ticket_write.c - the rows of a new ticket, in osTicket's order (5). */
#include "config.h"

#include "base/str.h"
#include "config/settings.h"
#include "db/db.h"
#include "osticket/html.h"
#include "osticket/outbox.h"
#include "osticket/person.h"
#include "osticket/search.h"
#include "osticket/ticket_plan.h"

enum { KNOWN_ENTRY_FLAGS = 0x7FF };

enum oc_err
oc_plan_event(struct oc_plan *p, const char *name, const char *username,
    const struct oc_val *data)
{
	struct oc_event event = {
		.name = name,
		.data = data,
		.username = username,
		.uid_type = 'S',
	};

	return oc_event_insert(p->cx, &p->place, &event);
}

static const char *
number_format(const struct oc_plan *p)
{
	if (!(p->topic.flags & OC_TOPIC_CUSTOM_NUMBERS))
		return oc_config_text(p->cx->config, "ticket_number_format");
	return *p->topic.number_format == '\0' ? "######"
	                                       : p->topic.number_format;
}

/* The sequence's number is yet to be compared with those of other tickets. */
static enum oc_err
draw_number(struct oc_plan *p)
{
	if (p->sequence.id == 0)
		return oc_number_random(p->cx, number_format(p), &p->t->number);
	p->t->number = oc_sequence_number(
	    p->cx, &p->sequence, p->number, number_format(p));
	return OC_OK;
}

/* Make the user, or give a known one the form entry osTicket expects. */
static enum oc_err
write_user(struct oc_plan *p)
{
	enum oc_err e;

	if (p->user.id == 0)
		return oc_user_insert(p->cx, p->user.name, p->user.email,
		    p->user.org_id, &p->user_entry, &p->user);
	e = oc_user_ensure_entry(
	    p->cx, &p->user, oc_forms_of_type(&p->forms, 'U'));
	if (e == OC_OK && p->org.id != 0)
		e = oc_org_ensure_entry(
		    p->cx, p->org.id, oc_forms_of_type(&p->forms, 'O'));
	return e;
}

/*
 * osTicket first stores a ticket without status and then gives it the site's
 * default one; the request's own comes last, with an event.
 */
static enum oc_err
insert_ticket(struct oc_plan *p)
{
	return oc_db_post(p->cx->db, &p->t->id,
	    "INSERT INTO {ticket} SET "
	    "created = FROM_UNIXTIME(?), lastupdate = NOW(), updated = NOW(), "
	    "number = ?, user_id = ?, "
	    "dept_id = ?, topic_id = ?, ip_address = ?, source = ?, "
	    "email_id = ?, sla_id = ?, "
	    "est_duedate = IF(? = 0, NULL, FROM_UNIXTIME(?)), status_id = ?",
	    "isiiissiiiii", p->sla.opened, p->t->number, p->user.id, p->dept_id,
	    p->topic.id, p->ip, p->source, p->email_id, p->sla.id, p->sla.due,
	    p->sla.due,
	    oc_config_int(p->cx->config, "default_ticket_status_id"));
}

/* The number was another ticket's already: this one gets the next. */
static enum oc_err
renumber(struct oc_plan *p)
{
	enum oc_err e = oc_sequence_next(
	    p->cx, &p->sequence, number_format(p), &p->t->number);

	return e != OC_OK ? e
	                  : oc_db_exec(p->cx->db,
	                        "UPDATE {ticket} SET number = ? "
	                        "WHERE ticket_id = ?",
	                        "si", p->t->number, p->t->id);
}

/*
 * The ticket and its thread.  Whether the number is free is asked before and
 * found out after, which mostly saves a wait.
 */
static enum oc_err
insert_numbered(struct oc_plan *p)
{
	struct oc_rows *others = oc_calloc(p->cx->arena, 1, sizeof *others);
	enum oc_err e = OC_OK;

	if (p->sequence.id != 0)
		e = oc_number_ask(p->cx, p->t->number, others);
	if (e == OC_OK)
		e = insert_ticket(p);
	if (e == OC_OK)
		e = oc_thread_insert(p->cx, 'T', &p->place.thread_id);
	if (e == OC_OK)
		e = oc_db_settle(p->cx->db);
	if (e == OC_OK && p->sequence.id != 0 && oc_number_is_taken(others))
		e = renumber(p);
	return e;
}

/* A ticket without a subject takes the topic's name for one. */
static void
settle_subject(struct oc_plan *p)
{
	struct oc_answer *a = oc_entry_answer(&p->entry, "subject");

	if (a == NULL || a->value != NULL || p->topic.id == 0)
		return;
	a->value = a->display = a->keys = a->search = p->topic.full_name;
}

static enum oc_err
insert_forms(struct oc_plan *p)
{
	enum oc_err e;

	settle_subject(p);
	e = oc_entry_insert(p->cx, &p->entry, 'T', p->t->id);
	for (size_t i = 0; i < p->ntopical && e == OC_OK; i++)
		e = oc_entry_insert(p->cx, &p->topical[i], 'T', p->t->id);
	return e;
}

static enum oc_err
event_created(struct oc_plan *p)
{
	struct oc_event event = { .name = "created",
		.username = "SYSTEM",
		.uid = p->user.id,
		.uid_type = 'U' };

	return oc_event_insert(p->cx, &p->place, &event);
}

/* Why a file could not be taken, as a note before the message. */
static enum oc_err
note_refused_files(struct oc_plan *p)
{
	enum oc_err e = OC_OK;

	for (const struct oc_upload *u = p->files; u != NULL && e == OC_OK;
	     u = u->next)
		if (u->error != NULL)
			e = oc_post_system_note(p->cx, p->place.thread_id,
			    "File Import Error",
			    oc_sprintf(p->cx->arena, "%s: %s",
			        oc_html_chars(p->cx->arena, u->name),
			        u->error));
	return e;
}

/* An `ip` that is there but is nothing leaves the entry without one. */
static const char *
entry_address(const struct oc_plan *p)
{
	if (!oc_plan_has(p, "ip"))
		return p->cx->ip;
	return oc_val_truthy(oc_val_get(p->vars, "ip")) ? oc_plan_text(p, "ip")
	                                                : "";
}

/* A text that osTicket stores as it is; of a list nothing is left then. */
static const char *
stored_text(struct oc_plan *p, const char *name)
{
	return oc_val_is_list(oc_val_get(p->vars, name))
	           ? ""
	           : oc_plan_text(p, name);
}

/* Those of osTicket only; a negative number is 0 in the table. */
static unsigned
entry_flags(struct oc_plan *p)
{
	int64_t flags = oc_plan_int(p, "flags");

	return OC_ENTRY_ORIGINAL |
	       (flags < 0 ? 0 : (unsigned)flags & KNOWN_ENTRY_FLAGS);
}

static enum oc_err
post_message(struct oc_plan *p)
{
	static const struct oc_body nothing = { "", OC_BODY_TEXT };
	struct oc_post *m = &p->message;
	enum oc_err e;

	*m = (struct oc_post){
		.type = 'M',
		.thread_id = p->place.thread_id,
		.pid = oc_plan_int(p, "pid"),
		.user_id = p->user.id,
		.poster = oc_val_truthy(oc_val_get(p->vars, "poster"))
		              ? stored_text(p, "poster")
		              : oc_person_client(p->cx, p->user.name),
		.source = oc_plan_text(p, "source"),
		.title = oc_plan_text(p, "subject"),
		.html = p->t->message.format == OC_BODY_HTML,
		.ip = entry_address(p),
		.flags = entry_flags(p),
		.mid = stored_text(p, "mid"),
		.header = stored_text(p, "header"),
		.keep_times = true,
		.alone = !p->shared,
		.index = &p->message_row,
	};
	e = note_refused_files(p);
	if (e == OC_OK)
		e = oc_plan_recipients(p, &m->recipients);
	if (e == OC_OK)
		e = oc_body_store(p->cx,
		    p->t->has_message ? &p->t->message : &nothing, &p->files,
		    &m->body);
	m->files = p->files; /* with the images of the body */
	return e != OC_OK ? e : oc_post_insert(p->cx, m);
}

/* A mail that a filter asks for, now that there is a ticket to speak of. */
static enum oc_err
mail_by_filter(struct oc_plan *p, const struct oc_filter_action *action)
{
	static const char *const names[][2] = { { "to", "recipients" },
		{ "subject", "subject" }, { "message", "message" },
		{ "from", "from" } };
	struct oc_arena *a = p->cx->arena;
	struct oc_val *data = oc_val_object(a);

	for (size_t i = 0; i < OC_COUNT(names); i++)
		oc_val_set(a, data, names[i][0],
		    oc_val_str(a, oc_val_text(a, oc_val_get(action->config,
		                                     names[i][1]))));
	return oc_outbox_add(
	    p->cx, "filter.email", p->t->id, p->message.id, data);
}

/*
 * The filters look a second time, at what was made, for the history and to
 * send mails.
 */
static enum oc_err
event_filters(struct oc_plan *p)
{
	struct oc_filters f;
	struct oc_val *data;
	enum oc_err e;

	e = oc_plan_filter_data(p, &data);
	if (e == OC_OK)
		e = oc_filters_match(p->cx, &p->filters, data, &f);
	for (size_t i = 0; e == OC_OK && i < f.n; i++) {
		for (size_t k = 0; e == OC_OK && k < f.list[i].nactions; k++) {
			const struct oc_filter_action *action =
			    &f.list[i].actions[k];
			struct oc_val *what;

			e = oc_filter_event(p->cx, &f.list[i], action, &what);
			if (e == OC_OK && oc_streq(action->type, "email"))
				e = mail_by_filter(p, action);
			if (e == OC_OK && what != NULL)
				e = oc_plan_event(
				    p, "edited", "Ticket Filter", what);
		}
		if (f.list[i].stop_on_match)
			break;
	}
	return e;
}

/* The ticket's row of the index and its message's. */
static enum oc_err
index_ticket(struct oc_plan *p)
{
	const struct oc_entry **entries =
	    oc_alloc(p->cx->arena, (p->ntopical + 1) * sizeof(*entries));
	const struct oc_answer *subject = oc_entry_answer(&p->entry, "subject");
	struct oc_search_row rows[2] = { p->message_row };

	entries[0] = &p->entry;
	for (size_t i = 0; i < p->ntopical; i++)
		entries[i + 1] = &p->topical[i];
	rows[1] = oc_search_ticket(p->cx, p->t->id, p->t->number,
	    subject == NULL ? "" : subject->display, entries, p->ntopical + 1);
	return oc_search_put(p->cx, rows, OC_COUNT(rows));
}

enum oc_err
oc_plan_write(struct oc_plan *p)
{
	enum oc_err e = draw_number(p);

	if (e == OC_OK)
		e = oc_uploads_store(p->cx, p->files);
	if (e == OC_OK)
		e = write_user(p);
	if (e == OC_OK)
		e = insert_numbered(p);
	p->place.object_type = 'T';
	p->place.dept_id = p->dept_id;
	p->place.topic_id = p->topic.id;
	if (e == OC_OK)
		e = insert_forms(p);
	if (e == OC_OK)
		e = event_created(p);
	if (e == OC_OK)
		e = oc_plan_add_ccs(p);
	if (e == OC_OK)
		e = oc_plan_add_members(p);
	if (e == OC_OK)
		e = post_message(p);
	if (e == OC_OK)
		e = oc_plan_add_recipients(p);
	if (e == OC_OK && p->filters.n > 0)
		e = event_filters(p);
	if (e == OC_OK)
		e = index_ticket(p);
	return e;
}
