/* ticket_people.c - who takes part in a new ticket (3.11, 5.8). */
#include "config.h"

#include "base/str.h"
#include "config/settings.h"
#include "db/db.h"
#include "osticket/address.h"
#include "osticket/person.h"
#include "osticket/ticket_plan.h"

/* Put "<id>":{"name":…} into add; gives the inner object. */
static struct oc_val *
note_added(struct oc_plan *p, struct oc_val *add, const struct oc_user *u)
{
	struct oc_arena *a = p->cx->arena;
	struct oc_val *who = oc_val_object(a);

	oc_val_set(a, who, "name", oc_val_str(a, u->name));
	oc_val_set(a, add, oc_sprintf(a, "%lld", (long long)u->id), who);
	return who;
}

/* {"add":…} */
static struct oc_val *
event_data(struct oc_plan *p, struct oc_val *add)
{
	struct oc_val *data = oc_val_object(p->cx->arena);

	oc_val_set(p->cx->arena, data, "add", add);
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
insert_collaborator(
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
	return e;
}

/* The same with an event of its own. */
static enum oc_err
add_collaborator(
    struct oc_plan *p, const struct oc_user *u, bool *is_new)
{
	struct oc_val *add = oc_val_object(p->cx->arena);
	enum oc_err e = insert_collaborator(p, u, is_new);

	if (e != OC_OK || !*is_new)
		return e;
	note_added(p, add, u);
	return oc_plan_event(p, "collab", "SYSTEM", event_data(p, add));
}

/* `ccs`: users by number. */
enum oc_err
oc_plan_add_ccs(struct oc_plan *p)
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
enum oc_err
oc_plan_add_members(struct oc_plan *p)
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

/* A user for an address of a mail: one that is there, or a new one. */
static enum oc_err
ensure_user(struct oc_plan *p, const struct oc_val *vars, struct oc_user *u)
{
	struct oc_arena *a = p->cx->arena;
	const char *email = oc_val_text(a, oc_val_get(vars, "email"));
	const char *name = oc_val_text(a, oc_val_get(vars, "name"));
	struct oc_entry entry;
	struct oc_org org;
	const char *at;
	enum oc_err e;

	*u = (struct oc_user){ .name = "", .email = "" };
	e = oc_user_by_email(p->cx, email, u);
	if (e != OC_ENOTFOUND || !oc_email_syntax(a, email, NULL))
		return e == OC_ENOTFOUND ? OC_OK : e;
	at = email;
	while (*at != '\0' && *at != '@')
		at++;
	if (*name == '\0')
		name = oc_strndup(a, email, (size_t)(at - email));
	e = oc_entry_init(p->cx, &entry, p->user_entry.form, vars);
	if (e == OC_OK)
		e = oc_org_for_domain(p->cx, *at == '@' ? at + 1 : "", &org);
	if (e == OC_OK)
		e = oc_user_insert(p->cx, oc_person_clean(p->cx, name), email,
		    org.id, &entry, u);
	return e;
}

/* Those a mail was sent to besides us, if it came to an address of ours. */
enum oc_err
oc_plan_add_recipients(struct oc_plan *p)
{
	const struct oc_val *list = oc_val_get(p->vars, "recipients");
	struct oc_val *add = oc_val_object(p->cx->arena);
	struct oc_event event = { .name = "collab",
		.username = "SYSTEM",
		.uid = p->user.id,
		.uid_type = 'U' };
	enum oc_err e = OC_OK;

	if (!oc_val_truthy(oc_val_get(p->vars, "to-email-id")) ||
	    (oc_plan_from(p, "email") &&
		!oc_config_on(p->cx->config, "add_email_collabs")))
		return OC_OK;
	for (size_t i = 0; i < oc_val_count(list) && e == OC_OK; i++) {
		const struct oc_val *r = oc_val_at(list, i);
		const char *src = oc_val_member_text(
		    p->cx->arena, r, "source");
		struct oc_user u;
		bool is_new = false;

		if (src != NULL && oc_strieq(src, "delivered-to"))
			continue;
		e = ensure_user(p, r, &u);
		if (e == OC_OK && u.id != 0)
			e = insert_collaborator(p, &u, &is_new);
		if (is_new)
			oc_val_set(p->cx->arena, note_added(p, add, &u),
			    "src",
			    src == NULL ? oc_val_null(p->cx->arena)
					: oc_val_str(p->cx->arena, src));
	}
	if (e != OC_OK || oc_val_count(add) == 0)
		return e;
	event.data = event_data(p, add);
	return oc_event_insert(p->cx, &p->place, &event);
}

/* {"<id>":"Name <address>"} of the owner. */
static struct oc_val *
owner_address(struct oc_plan *p)
{
	struct oc_arena *a = p->cx->arena;
	struct oc_val *to = oc_val_object(a);

	oc_val_set(a, to, oc_sprintf(a, "%lld", (long long)p->user.id),
	    oc_val_str(a,
		oc_sprintf(a, "%s <%s>",
		    oc_person_client(p->cx, p->user.name), p->user.email)));
	return to;
}

/*
 * To whom the message went, as it is kept with the entry: what `reply-to`
 * asks for, else the collaborators, and for a mail what the mail says.
 */
enum oc_err
oc_plan_recipients(struct oc_plan *p, const struct oc_val **out)
{
	const struct oc_val *given =
	    oc_val_get(p->vars, "thread_entry_recipients");
	const char *who = oc_plan_text(p, "reply-to");
	bool user = oc_strieq(who, "user"), all = oc_strieq(who, "all");
	struct oc_val *list = NULL, *both;
	enum oc_err e = OC_OK;

	if (all || oc_strieq(who, "collabs"))
		e = oc_collaborator_recipients(
		    p->cx, p->place.thread_id, 0, &list);
	else if (*who == '\0' && !oc_plan_from(p, "email"))
		e = oc_collaborator_recipients(
		    p->cx, p->place.thread_id, p->user.id, &list);
	if (user || all) {
		both = oc_val_object(p->cx->arena);
		oc_val_set(p->cx->arena, both, "to", owner_address(p));
		if (list != NULL)
			oc_val_set(p->cx->arena, both, "cc",
			    oc_val_get(list, "cc"));
		list = both;
	}
	/* Only a mail, or a word that osTicket does not know, leaves what
	 * the request said itself. */
	if (oc_val_count(given) > 0 &&
	    (*who != '\0' ? !user && !all && !oc_strieq(who, "collabs")
			  : oc_plan_from(p, "email")))
		*out = given;
	else
		*out = list;
	return e;
}
