/* collaborator.c - adding people to tickets. */
#include "config.h"

#include <string.h>

#include "base/str.h"
#include "config/settings.h"
#include "db/db.h"
#include "osticket/address.h"
#include "osticket/collaborator.h"
#include "osticket/org.h"
#include "osticket/person.h"
#include "osticket/thread.h"

/* Put "<id>":{"name":…} into add; gives the inner object. */
static struct oc_val *
note_added(struct oc_ctx *cx, struct oc_val *add, const struct oc_user *u)
{
	struct oc_arena *a = cx->arena;
	struct oc_val *who = oc_val_object(a);

	oc_val_set(a, who, "name", oc_val_str(a, u->name));
	oc_val_set(a, add, oc_sprintf(a, "%lld", (long long)u->id), who);
	return who;
}

/* {"add":…} */
static struct oc_val *
event_data(struct oc_ctx *cx, struct oc_val *add)
{
	struct oc_val *data = oc_val_object(cx->arena);

	oc_val_set(cx->arena, data, "add", add);
	return data;
}

/* An agent's address does not take part where the site forbids it. */
static enum oc_err
flags_for(struct oc_ctx *cx, const char *email, unsigned *out)
{
	int64_t n = 0;
	enum oc_err e = OC_OK;

	if (oc_config_on(cx->config, "disable_agent_collabs"))
		e = oc_db_int(cx->db, &n,
		    "SELECT COUNT(*) FROM {staff} WHERE email = ?", "s", email);
	*out = n > 0 ? OC_COLLAB_CC : OC_COLLAB_ACTIVE | OC_COLLAB_CC;
	return e;
}

static enum oc_err
insert(struct oc_ctx *cx, const struct oc_collab_place *p,
    const struct oc_user *u, bool *added)
{
	unsigned flags;
	enum oc_err e;

	*added = false;
	if (u->id == p->owner_id)
		return OC_OK;
	e = flags_for(cx, u->email, &flags);
	if (e == OC_OK)
		e = oc_collaborator_add(
		    cx, p->event->thread_id, u->id, flags, added);
	return e;
}

enum oc_err
oc_collab_add(struct oc_ctx *cx, const struct oc_collab_place *p,
    const struct oc_user *u, bool *added)
{
	struct oc_val *add = oc_val_object(cx->arena);
	struct oc_event event = {
		.name = "collab", .username = "SYSTEM", .uid_type = 'S'
	};
	enum oc_err e = insert(cx, p, u, added);

	if (e != OC_OK || !*added)
		return e;
	note_added(cx, add, u);
	event.data = event_data(cx, add);
	return oc_event_insert(cx, p->event, &event);
}

enum oc_err
oc_collab_user(struct oc_ctx *cx, const struct oc_dynform *user_form,
    const char *email, const char *name, struct oc_user *u)
{
	size_t mailbox = strcspn(email, "@");
	struct oc_val *vars = oc_val_object(cx->arena);
	struct oc_entry entry;
	struct oc_org org;
	enum oc_err e;

	*u = (struct oc_user){ .name = "", .email = "" };
	e = oc_user_by_email(cx, email, u);
	if (e != OC_ENOTFOUND || !oc_email_syntax(cx->arena, email, NULL))
		return e == OC_ENOTFOUND ? OC_OK : e;
	if (*name == '\0')
		name = oc_strndup(cx->arena, email, mailbox);
	oc_val_set(cx->arena, vars, "email", oc_val_str(cx->arena, email));
	oc_val_set(cx->arena, vars, "name", oc_val_str(cx->arena, name));
	e = oc_entry_init(cx, &entry, user_form, vars);
	if (e == OC_OK)
		e = oc_org_for_domain(
		    cx, email[mailbox] == '@' ? email + mailbox + 1 : "", &org);
	if (e == OC_OK)
		e = oc_user_insert(
		    cx, oc_person_clean(cx, name), email, org.id, &entry, u);
	return e;
}

enum oc_err
oc_collab_add_recipients(struct oc_ctx *cx, const struct oc_collab_place *p,
    const struct oc_dynform *user_form, int64_t sender_id,
    const struct oc_val *list)
{
	struct oc_arena *a = cx->arena;
	struct oc_val *add = oc_val_object(a);
	struct oc_event event = { .name = "collab",
		.username = "SYSTEM",
		.uid = sender_id,
		.uid_type = sender_id != 0 ? 'U' : 'S' };
	enum oc_err e = OC_OK;

	for (size_t i = 0; i < oc_val_count(list) && e == OC_OK; i++) {
		const struct oc_val *r = oc_val_at(list, i);
		const char *src = oc_val_member_text(a, r, "source");
		struct oc_user u;
		bool added = false;

		if (oc_strieq(src, "delivered-to"))
			continue;
		e = oc_collab_user(cx, user_form,
		    oc_val_text(a, oc_val_get(r, "email")),
		    oc_val_text(a, oc_val_get(r, "name")), &u);
		if (e == OC_OK && u.id != 0)
			e = insert(cx, p, &u, &added);
		if (added)
			oc_val_set(a, note_added(cx, add, &u), "src",
			    oc_val_str(a, src));
	}
	if (e != OC_OK || oc_val_count(add) == 0)
		return e;
	event.data = event_data(cx, add);
	return oc_event_insert(cx, p->event, &event);
}
