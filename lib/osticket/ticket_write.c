/* ticket_write.c - the rows of a new ticket, in osTicket's order (5). */
#include "config.h"

#include "base/str.h"
#include "config/settings.h"
#include "db/db.h"
#include "osticket/html.h"
#include "osticket/number.h"
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

static enum oc_err
draw_number(struct oc_plan *p)
{
	const struct oc_config *cfg = p->cx->config;

	if (p->topic.flags & OC_TOPIC_CUSTOM_NUMBERS)
		return oc_number_next(p->cx, p->topic.sequence_id,
		    *p->topic.number_format != '\0' ? p->topic.number_format
						    : "######",
		    &p->t->number);
	return oc_number_next(p->cx, oc_config_int(cfg, "ticket_sequence_id"),
	    oc_config_text(cfg, "ticket_number_format"), &p->t->number);
}

static enum oc_err
store_files(struct oc_plan *p)
{
	enum oc_err e = OC_OK;

	for (struct oc_upload *u = p->files; u != NULL && e == OC_OK;
	     u = u->next)
		if (u->error == NULL)
			e = oc_file_store(p->cx, u);
	return e;
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
	    p->cx, p->user.id, oc_forms_of_type(&p->forms, 'U'));
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
	enum oc_err e;

	e = oc_db_int(p->cx->db, &p->opened, "SELECT UNIX_TIMESTAMP()", "");
	if (e != OC_OK)
		return e;
	e = oc_db_exec(p->cx->db,
	    "INSERT INTO {ticket} SET created = FROM_UNIXTIME(?), "
	    "lastupdate = NOW(), updated = NOW(), number = ?, user_id = ?, "
	    "dept_id = ?, topic_id = ?, ip_address = ?, source = ?, "
	    "email_id = ?, status_id = ?",
	    "isiiissii", p->opened, p->t->number, p->user.id, p->dept_id,
	    p->topic.id, p->ip, p->source, p->email_id,
	    oc_config_int(p->cx->config, "default_ticket_status_id"));
	p->t->id = oc_db_insert_id(p->cx->db);
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
	e = oc_entry_insert(p->cx, &p->entry, 'T', p->t->id, NULL);
	for (size_t i = 0; i < p->ntopical && e == OC_OK; i++)
		e = oc_entry_insert(
		    p->cx, &p->topical[i], 'T', p->t->id, NULL);
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

/* {"add":{"<id>":{"name":…}}} */
static struct oc_val *
added(struct oc_plan *p, int64_t user_id, const char *name)
{
	struct oc_arena *a = p->cx->arena;
	struct oc_val *who = oc_val_object(a), *add = oc_val_object(a);
	struct oc_val *data = oc_val_object(a);

	oc_val_set(a, who, "name", oc_val_str(a, name));
	oc_val_set(a, add, oc_sprintf(a, "%lld", (long long)user_id), who);
	oc_val_set(a, data, "add", add);
	return data;
}

/* An agent's address does not take part where the site forbids it. */
static enum oc_err
collaborator_flags(struct oc_plan *p, const char *email, unsigned *out)
{
	int64_t n = 0;
	enum oc_err e = OC_OK;

	if (oc_config_on(p->cx->config, "disable_agent_collabs"))
		e = oc_db_int(p->cx->db, &n,
		    "SELECT COUNT(*) FROM {staff} WHERE email = ?", "s",
		    email);
	*out = n > 0 ? OC_COLLAB_CC : OC_COLLAB_ACTIVE | OC_COLLAB_CC;
	return e;
}

static enum oc_err
add_collaborator(
    struct oc_plan *p, const struct oc_user *u, bool *is_new)
{
	unsigned flags;
	enum oc_err e;

	*is_new = false;
	if (u->id == p->user.id)
		return OC_OK;
	e = collaborator_flags(p, u->email, &flags);
	if (e == OC_OK)
		e = oc_collaborator_add(
		    p->cx, p->place.thread_id, u->id, flags, is_new);
	if (e == OC_OK && *is_new)
		e = oc_plan_event(
		    p, "collab", "SYSTEM", added(p, u->id, u->name));
	return e;
}

/* `ccs`: users by number. */
static enum oc_err
add_ccs(struct oc_plan *p)
{
	const struct oc_val *ccs = oc_val_get(p->vars, "ccs");
	enum oc_err e = OC_OK;

	for (size_t i = 0; i < oc_val_count(ccs) && e == OC_OK; i++) {
		struct oc_user u;
		bool is_new;

		e = oc_user_get(p->cx, oc_val_to_int(oc_val_at(ccs, i)), &u);
		if (e == OC_OK)
			e = add_collaborator(p, &u, &is_new);
		else if (e == OC_ENOTFOUND)
			e = OC_OK;
	}
	return e;
}

/* Members of the organization, all or the primary contacts (3.11). */
static enum oc_err
add_members(struct oc_plan *p)
{
	bool all = p->org.status & OC_ORG_COLLAB_ALL, any = false;
	struct oc_val *data;
	struct oc_rows rows;
	enum oc_err e;

	if (p->org.id == 0 || p->user.org_id != p->org.id ||
	    !(p->org.status & (OC_ORG_COLLAB_ALL | OC_ORG_COLLAB_PRIMARY)))
		return OC_OK;
	e = oc_db_select(p->cx->db, p->cx->arena, &rows,
	    "SELECT u.id, u.name, m.address FROM {user} u "
	    "LEFT JOIN {user_email} m ON m.id = u.default_email_id "
	    "WHERE u.org_id = ? AND (? = 1 OR u.status & ?) ORDER BY u.id",
	    "iii", p->org.id, (int64_t)all, (int64_t)OC_USER_PRIMARY_CONTACT);
	for (size_t i = 0; e == OC_OK && i < rows.n; i++) {
		struct oc_user u = { .id = oc_cell_int(&rows, i, 0),
			.name = oc_cell_text(&rows, i, 1),
			.email = oc_cell_text(&rows, i, 2) };
		bool is_new;

		e = add_collaborator(p, &u, &is_new);
		any = any || is_new;
	}
	if (e != OC_OK || !any)
		return e;
	data = oc_val_object(p->cx->arena);
	oc_val_set(p->cx->arena, data, "org",
	    oc_val_int(p->cx->arena, p->org.id));
	return oc_plan_event(p, "collab", "SYSTEM", data);
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

/* To whom the message went besides us, as kept with the entry. */
static enum oc_err
message_recipients(struct oc_plan *p, const struct oc_val **out)
{
	const struct oc_val *given =
	    oc_val_get(p->vars, "thread_entry_recipients");
	struct oc_val *cc = NULL;
	enum oc_err e = OC_OK;

	if (!oc_plan_from(p, "email"))
		e = oc_collaborator_recipients(
		    p->cx, p->place.thread_id, p->user.id, &cc);
	*out = cc != NULL		     ? cc
	    : oc_val_count(given) > 0 ? given
				      : NULL;
	return e;
}

static enum oc_err
post_message(struct oc_plan *p)
{
	const struct oc_val *poster = oc_val_get(p->vars, "poster");
	struct oc_post *m = &p->message;
	enum oc_err e;

	*m = (struct oc_post){
		.type = 'M',
		.thread_id = p->place.thread_id,
		.pid = oc_plan_int(p, "pid"),
		.user_id = p->user.id,
		.poster = oc_val_truthy(poster)
		    ? oc_val_text(p->cx->arena, poster)
		    : oc_person_client(p->cx, p->user.name),
		.source = oc_plan_text(p, "source"),
		.title = oc_plan_text(p, "subject"),
		.html = p->t->message.format == OC_BODY_HTML,
		.ip = oc_plan_has(p, "ip") ? oc_plan_text(p, "ip")
					   : p->cx->ip,
		.flags = OC_ENTRY_ORIGINAL |
		    ((unsigned)oc_plan_int(p, "flags") & KNOWN_ENTRY_FLAGS),
		.files = p->files,
		.mid = oc_plan_text(p, "mid"),
		.header = oc_plan_text(p, "header"),
	};
	e = note_refused_files(p);
	if (e == OC_OK)
		e = message_recipients(p, &m->recipients);
	if (e == OC_OK)
		e = oc_plan_body(p, &m->body);
	return e != OC_OK ? e : oc_post_insert(p->cx, m);
}

/* The filters look a second time, at what was made, for the history. */
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
			struct oc_val *what;

			e = oc_filter_event(p->cx, &f.list[i],
			    &f.list[i].actions[k], &what);
			if (e == OC_OK && what != NULL)
				e = oc_plan_event(
				    p, "edited", "Ticket Filter", what);
		}
		if (f.list[i].stop_on_match)
			break;
	}
	return e;
}

static enum oc_err
index_ticket(struct oc_plan *p)
{
	const struct oc_entry **entries = oc_alloc(
	    p->cx->arena, (p->ntopical + 1) * sizeof(*entries));
	const struct oc_answer *subject =
	    oc_entry_answer(&p->entry, "subject");

	entries[0] = &p->entry;
	for (size_t i = 0; i < p->ntopical; i++)
		entries[i + 1] = &p->topical[i];
	return oc_search_ticket(p->cx, p->t->id, p->t->number,
	    subject == NULL ? "" : subject->display, entries, p->ntopical + 1);
}

enum oc_err
oc_plan_write(struct oc_plan *p)
{
	enum oc_err e = draw_number(p);

	if (e == OC_OK)
		e = store_files(p);
	if (e == OC_OK)
		e = write_user(p);
	if (e == OC_OK)
		e = insert_ticket(p);
	if (e == OC_OK)
		e = oc_thread_insert(
		    p->cx, 'T', p->t->id, &p->place.thread_id);
	p->place.object_type = 'T';
	p->place.dept_id = p->dept_id;
	p->place.topic_id = p->topic.id;
	if (e == OC_OK)
		e = insert_forms(p);
	if (e == OC_OK)
		e = event_created(p);
	if (e == OC_OK)
		e = add_ccs(p);
	if (e == OC_OK)
		e = add_members(p);
	if (e == OC_OK)
		e = post_message(p);
	if (e == OC_OK && p->filters.n > 0)
		e = event_filters(p);
	if (e == OC_OK)
		e = index_ticket(p);
	return e;
}
