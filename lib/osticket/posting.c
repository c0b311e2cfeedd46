/* posting.c - replies of all kinds. */
#include "config.h"

#include "base/str.h"
#include "config/settings.h"
#include "db/db.h"
#include "json/writer.h"
#include "osticket/collaborator.h"
#include "osticket/department.h"
#include "osticket/form.h"
#include "osticket/outbox.h"
#include "osticket/posting.h"
#include "osticket/reopen.h"
#include "osticket/thread.h"

/* A merged ticket's messages go on where it was merged into. */
static enum oc_err
follow_merge(struct oc_ctx *cx, struct oc_conversation *c, char type,
    int64_t *merged_thread)
{
	int64_t thread_id = c->thread_id;
	enum oc_err e;

	*merged_thread = 0;
	if (type != 'M' || c->parent_id == 0)
		return OC_OK;
	e = oc_conversation_of_ticket(cx, c->parent_id, true, c);
	if (e == OC_OK)
		*merged_thread = thread_id;
	return e == OC_ENOTFOUND ? OC_OK : e;
}

/* osTicket marks what came to a merged ticket as that ticket's. */
static enum oc_err
mark_merged(struct oc_ctx *cx, int64_t entry_id, int64_t thread_id)
{
	struct oc_val *data = oc_val_object(cx->arena);
	enum oc_err e;

	oc_val_set(cx->arena, data, "thread", oc_val_int(cx->arena, thread_id));
	e = oc_db_exec(cx->db,
	    "INSERT INTO {thread_entry_merge} SET thread_entry_id = ?, "
	    "data = ?",
	    "is", entry_id, oc_json_php(cx->arena, data));
	if (e == OC_OK)
		e = oc_db_exec(cx->db,
		    "UPDATE {thread_entry} SET flags = flags | ? "
		    "WHERE id = ?",
		    "ii", (int64_t)OC_ENTRY_CHILD, entry_id);
	return e;
}

/* A user who writes takes part from now on. */
static enum oc_err
add_sender(struct oc_ctx *cx, const struct oc_conversation *c,
    const struct oc_posting *p)
{
	struct oc_event_place place = oc_conversation_place(c);
	struct oc_collab_place where = { &place, c->user_id };
	struct oc_user u;
	bool added;
	enum oc_err e;

	if (c->object_type == 'A' || p->user_id == 0 ||
	    p->user_id == c->user_id)
		return OC_OK;
	e = oc_user_get(cx, p->user_id, &u);
	if (e == OC_OK)
		e = oc_collab_add(cx, &where, &u, &added);
	return e == OC_ENOTFOUND ? OC_OK : e;
}

static enum oc_err
add_addressees(struct oc_ctx *cx, const struct oc_conversation *c,
    const struct oc_posting *p)
{
	struct oc_event_place place = oc_conversation_place(c);
	struct oc_collab_place where = { &place, c->user_id };
	struct oc_forms forms;
	enum oc_err e;

	if (c->object_type == 'A' || oc_val_count(p->addressees) == 0)
		return OC_OK;
	e = oc_forms_load(cx, 0, &forms);
	if (e != OC_OK)
		return e;
	if (oc_forms_of_type(&forms, 'U') == NULL)
		return oc_fail(
		    cx, OC_EINTERNAL, "The help desk's user form is missing");
	return oc_collab_add_recipients(cx, &where,
	    oc_forms_of_type(&forms, 'U'), p->user_id, p->addressees);
}

static enum oc_err
insert_entry(
    struct oc_ctx *cx, const struct oc_conversation *c, struct oc_posting *p)
{
	struct oc_post post = {
		.type = p->type,
		.thread_id = c->thread_id,
		.pid = p->pid,
		.user_id = p->user_id,
		.staff_id = p->staff_id,
		.poster = p->poster,
		.source = p->source,
		.title = p->title,
		.html = p->body.format == OC_BODY_HTML,
		.ip = p->ip,
		.flags = p->flags,
		.recipients = p->recipients,
		.files = oc_uploads_copy(cx->arena, p->files),
		.mid = p->mid,
		.header = p->header,
		.keep_times = c->object_type == 'A' && p->type == 'M',
	};
	enum oc_err e = OC_OK;

	if (p->type == 'R' && p->pid == 0)
		e = oc_conversation_last_message(cx, c->thread_id, &post.pid);
	if (e == OC_OK)
		e = oc_uploads_store(cx, post.files);
	if (e == OC_OK)
		e = oc_body_store(cx, &p->body, &post.files, &post.body);
	if (e == OC_OK)
		e = oc_post_insert(cx, &post);
	p->entry_id = post.id;
	return e;
}

static enum oc_err
after_message(
    struct oc_ctx *cx, struct oc_conversation *c, const struct oc_posting *p)
{
	enum oc_err e = oc_db_exec(cx->db,
	    "UPDATE {ticket} SET isanswered = 0, lastupdate = NOW(), "
	    "updated = NOW() WHERE ticket_id = ?",
	    "i", c->object_id);

	return e == OC_OK && p->reopen ? oc_ticket_reopen(cx, c) : e;
}

/* The agent who answers a ticket that nobody has takes it, where that is on;
 * osTicket leaves no event of it. */
static enum oc_err
after_response(
    struct oc_ctx *cx, struct oc_conversation *c, const struct oc_posting *p)
{
	struct oc_department dept = { .id = 0 };
	enum oc_err e = oc_department_get(cx, c->dept_id, &dept);

	if (e != OC_OK && e != OC_ENOTFOUND)
		return e;
	if (p->claim && !c->closed && c->staff_id == 0 &&
	    oc_config_on(cx->config, "auto_claim_tickets") &&
	    !(dept.flags & OC_DEPT_NO_AUTO_CLAIM))
		c->staff_id = p->staff_id;
	return oc_db_exec(cx->db,
	    "UPDATE {ticket} SET isanswered = 1, staff_id = ?, "
	    "updated = NOW() WHERE ticket_id = ?",
	    "ii", c->staff_id, c->object_id);
}

static enum oc_err
add_job(struct oc_ctx *cx, const struct oc_conversation *c,
    const struct oc_posting *p)
{
	struct oc_arena *a = cx->arena;
	struct oc_val *data = oc_val_object(a);

	oc_val_set(a, data, "autorespond", oc_val_bool(a, p->autorespond));
	oc_val_set(a, data, "alert", oc_val_bool(a, p->alert));
	return oc_outbox_add(cx,
	    p->type == 'M'   ? "message.posted"
	    : p->type == 'R' ? "response.posted"
	                     : "note.posted",
	    c->object_type == 'A' ? 0 : c->object_id, p->entry_id, data);
}

enum oc_err
oc_posting_insert(
    struct oc_ctx *cx, struct oc_conversation *c, struct oc_posting *p)
{
	int64_t merged;
	enum oc_err e = follow_merge(cx, c, p->type, &merged);

	if (e == OC_OK && p->type == 'M')
		e = add_sender(cx, c, p);
	if (e == OC_OK)
		e = insert_entry(cx, c, p);
	if (e == OC_OK && merged != 0)
		e = mark_merged(cx, p->entry_id, merged);
	if (e == OC_OK && p->type == 'M')
		e = add_addressees(cx, c, p);
	if (e == OC_OK && p->type == 'M' && c->object_type != 'A')
		e = after_message(cx, c, p);
	if (e == OC_OK && p->type == 'R' && c->object_type != 'A')
		e = after_response(cx, c, p);
	return e != OC_OK ? e : add_job(cx, c, p);
}
