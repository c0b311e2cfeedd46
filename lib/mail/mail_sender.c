/* mail_sender.c - who has sent a mail, and what may be done with it. */
#include "config.h"

#include "base/str.h"
#include "db/db.h"
#include "mail/mail_sender.h"
#include "mail/message_id.h"
#include "osticket/assignee.h"
#include "osticket/department.h"
#include "osticket/thread.h"
#include "osticket/user.h"

enum { OC_MID_ADMIN = 'A' }; /* in ids of older versions */

struct asker {
	struct oc_ctx *cx;
	const char *email;
	const struct oc_conversation *c;
	int64_t user_id, staff_id;       /* by the From address */
	int64_t named_user, named_staff; /* what counts, with the id's word */
	char user_class;
};

/* 0 when there is none. */
static enum oc_err
find(struct oc_ctx *cx, int64_t *out, const char *sql, const char *email)
{
	enum oc_err e = OC_ENOTFOUND;

	*out = 0;
	if (*email != '\0')
		e = oc_db_int(cx->db, out, sql, "s", email);
	return e == OC_ENOTFOUND ? OC_OK : e;
}

static enum oc_err
look_up(struct asker *k, const struct oc_thread_match *match)
{
	enum oc_err e;

	e = find(k->cx, &k->staff_id,
	    "SELECT staff_id FROM {staff} WHERE email = ?", k->email);
	if (e == OC_OK)
		e = find(k->cx, &k->user_id,
		    "SELECT user_id FROM {user_email} WHERE address = ?",
		    k->email);
	k->user_class = match->user_class;
	k->named_user = match->user_id;
	if (match->user_id != 0 && k->user_id != 0)
		k->named_user = k->user_id;
	k->named_staff = match->staff_id;
	if (match->staff_id != 0 && k->staff_id != 0)
		k->named_staff = k->staff_id;
	/* A user who is no agent speaks as himself. */
	if (k->staff_id == 0 && k->user_id != 0) {
		k->named_user = k->user_id;
		if (k->c->object_type != 'A' && k->user_id != k->c->user_id)
			k->user_class = OC_MID_COLLABORATOR;
	}
	return e;
}

static enum oc_err
as_agent(struct asker *k, struct oc_mail_sender *out)
{
	struct oc_agent agent;
	enum oc_err e;

	out->type = 'N';
	out->known = true;
	out->staff_id = k->named_staff;
	if (out->staff_id == 0)
		return OC_OK;
	e = oc_agent_get(k->cx, out->staff_id, &agent);
	if (e == OC_OK)
		out->poster = agent.name;
	else if (e == OC_ENOTFOUND)
		out->staff_id = 0;
	return e == OC_ENOTFOUND ? OC_OK : e;
}

static enum oc_err
collaborator_of(struct asker *k, int64_t *user_id)
{
	enum oc_err e = oc_db_int(k->cx->db, user_id,
	    "SELECT c.user_id FROM {thread_collaborator} c "
	    "JOIN {user_email} e ON e.user_id = c.user_id "
	    "WHERE c.thread_id = ? AND e.address = ? LIMIT 1",
	    "is", k->c->thread_id, k->email);

	if (e == OC_ENOTFOUND)
		*user_id = 0;
	return e == OC_ENOTFOUND ? OC_OK : e;
}

/* The id says nothing: the address alone has to. */
static enum oc_err
by_address(struct asker *k, struct oc_mail_sender *out, bool *may)
{
	int64_t id = 0;
	bool ours = false;
	enum oc_err e = OC_OK;

	if (k->c->object_type != 'A' && *k->email != '\0' &&
	    oc_strieq(k->email, k->c->owner_email))
		id = k->c->user_id;
	if (id == 0) {
		e = collaborator_of(k, &id);
		if (id != 0)
			out->flags = OC_ENTRY_COLLABORATOR;
	}
	if (e == OC_OK && id == 0) {
		e = oc_mailbox_is_ours(k->cx, k->email, &ours);
		*may = !ours;
	}
	out->known = id != 0;
	out->user_id = id;
	return e;
}

enum oc_err
oc_mail_sender(struct oc_ctx *cx, const struct oc_mail_info *m,
    const struct oc_thread_match *match, const struct oc_conversation *c,
    struct oc_mail_sender *out, bool *may)
{
	struct asker k = { .cx = cx, .c = c };
	enum oc_err e;

	*may = true;
	*out = (struct oc_mail_sender){ .type = 'M' };
	k.email = oc_mail_info_text(cx, m, "email");
	out->poster = oc_mail_info_text(cx, m, "name");
	if (*out->poster == '\0')
		out->poster = k.email;
	if (c->closed && !c->reopenable && match->staff_id == 0) {
		*may = false;
		return OC_OK;
	}
	e = look_up(&k, match);
	if (e != OC_OK)
		return e;
	switch (k.user_class) {
	case OC_MID_COLLABORATOR:
		out->flags = OC_ENTRY_COLLABORATOR;
		OC_FALLTHROUGH;
	case OC_MID_OWNER:
		out->known = true;
		out->user_id = k.named_user;
		return OC_OK;
	case OC_MID_ADMIN:
	case OC_MID_AGENT:
		return as_agent(&k, out);
	default:
		return by_address(&k, out, may);
	}
}
