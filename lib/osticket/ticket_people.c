/* ticket_people.c - who takes part in a new ticket (3.11, 5.8). */
#include "config.h"

#include "base/str.h"
#include "config/settings.h"
#include "db/db.h"
#include "osticket/collaborator.h"
#include "osticket/person.h"
#include "osticket/ticket_plan.h"

static struct oc_collab_place
collab_place(const struct oc_plan *p)
{
	return (struct oc_collab_place){ &p->place, p->user.id };
}

/* `ccs`: users by number. */
enum oc_err
oc_plan_add_ccs(struct oc_plan *p)
{
	const struct oc_val *ccs = oc_val_get(p->vars, "ccs");
	struct oc_collab_place place = collab_place(p);
	enum oc_err e = OC_OK;

	for (size_t i = 0; i < oc_val_count(ccs) && e == OC_OK; i++) {
		struct oc_user u;
		bool is_new = false;

		e = oc_user_get(p->cx, oc_val_to_int(oc_val_at(ccs, i)), &u);
		if (e == OC_OK)
			e = oc_collab_add(p->cx, &place, &u, &is_new);
		p->shared = p->shared || is_new;
		if (e == OC_ENOTFOUND)
			e = OC_OK;
	}
	return e;
}

/* Members of the organization, all or the primary contacts (3.11). */
enum oc_err
oc_plan_add_members(struct oc_plan *p)
{
	bool all = p->org.status & OC_ORG_COLLAB_ALL, any = false;
	struct oc_collab_place place = collab_place(p);
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

		e = oc_collab_add(p->cx, &place, &u, &is_new);
		any = any || is_new;
	}
	p->shared = p->shared || any;
	if (e != OC_OK || !any)
		return e;
	data = oc_val_object(p->cx->arena);
	oc_val_set(
	    p->cx->arena, data, "org", oc_val_int(p->cx->arena, p->org.id));
	return oc_plan_event(p, "collab", "SYSTEM", data);
}

/* Those a mail was sent to besides us, if it came to an address of ours. */
enum oc_err
oc_plan_add_recipients(struct oc_plan *p)
{
	struct oc_collab_place place = collab_place(p);

	if (!oc_val_truthy(oc_val_get(p->vars, "to-email-id")) ||
	    (oc_plan_from(p, "email") &&
	        !oc_config_on(p->cx->config, "add_email_collabs")))
		return OC_OK;
	return oc_collab_add_recipients(p->cx, &place, p->user_entry.form,
	    p->user.id, oc_val_get(p->vars, "recipients"));
}

/* {"<id>":"Name <address>"} of the owner. */
static struct oc_val *
owner_address(struct oc_plan *p)
{
	struct oc_arena *a = p->cx->arena;
	struct oc_val *to = oc_val_object(a);

	oc_val_set(a, to, oc_sprintf(a, "%lld", (long long)p->user.id),
	    oc_val_str(
	        a, oc_sprintf(a, "%s <%s>",
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

	if (p->shared && (all || oc_strieq(who, "collabs")))
		e = oc_collaborator_recipients(
		    p->cx, p->place.thread_id, 0, &list);
	else if (p->shared && *who == '\0' && !oc_plan_from(p, "email"))
		e = oc_collaborator_recipients(
		    p->cx, p->place.thread_id, p->user.id, &list);
	if (user || all) {
		both = oc_val_object(p->cx->arena);
		oc_val_set(p->cx->arena, both, "to", owner_address(p));
		if (list != NULL)
			oc_val_set(
			    p->cx->arena, both, "cc", oc_val_get(list, "cc"));
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
