/* rules_draft.c - a text, its variables, its sender and its recipients. */
#include "config.h"

#include "base/str.h"
#include "config/settings.h"
#include "db/db.h"
#include "mail/rules_private.h"

/* ----- Begin. ----- */

/* The first mailbox of these that exists. */
static enum oc_err
find_mailbox(
    struct oc_ctx *cx, const int64_t *ids, size_t n, struct oc_mailbox *out)
{
	enum oc_err e = OC_ENOTFOUND;

	for (size_t i = 0; i < n && e == OC_ENOTFOUND; i++)
		if (ids[i] != 0)
			e = oc_mailbox_get(cx, ids[i], out);
	return e;
}

static enum oc_err
set_sender(struct oc_draft *d, enum oc_rules_sender from)
{
	const struct oc_config *c = d->r->cx->config;
	const struct oc_department *dept = &d->r->dept;
	const int64_t ids[] = {
		from == OC_FROM_AUTORESP ? dept->autoresp_email_id : 0,
		from == OC_FROM_ALERTS ? oc_config_int(c, "alert_email_id")
		                       : dept->email_id,
		oc_config_int(c, "default_email_id"),
	};
	struct oc_mailbox box;
	enum oc_err e = find_mailbox(d->r->cx, ids, OC_COUNT(ids), &box);

	if (e != OC_OK)
		return e;
	d->letter.email_id = box.id;
	d->letter.from_name = box.name;
	d->letter.from_address = box.email;
	return OC_OK;
}

static struct oc_vars *
new_scope(const struct oc_rules *r)
{
	struct oc_vars *v = oc_vars_like(r->base);

	if (r->job->ticket_id != 0)
		oc_vars_ticket(v, "ticket", r->job->ticket_id);
	return v;
}

enum oc_err
oc_draft_begin(struct oc_draft *d, struct oc_rules *r, const char *code_name,
    enum oc_rules_sender from, enum oc_manner manner, bool *found)
{
	struct oc_template text;
	enum oc_err e;

	*d = (struct oc_draft){ .r = r,
		.vars = new_scope(r),
		.letter = { .manner = manner,
		    .thread_id = r->t.thread_id,
		    .id = { .user_class = OC_MID_ADDRESS } } };
	e = oc_template_get(r->cx, &r->group, code_name, &text);
	if (e == OC_OK)
		e = set_sender(d, from);
	*found = e == OC_OK;
	if (e == OC_OK) {
		d->letter.subject = text.subject;
		d->letter.body = text.body;
	}
	return e == OC_ENOTFOUND ? OC_OK : e;
}

struct oc_draft
oc_draft_copy(const struct oc_draft *d)
{
	struct oc_draft copy = *d;

	copy.vars = new_scope(d->r);
	return copy;
}

enum oc_err
oc_draft_from(struct oc_draft *d, int64_t email_id)
{
	struct oc_mailbox box;
	enum oc_err e;

	if (email_id == 0)
		return OC_OK;
	e = oc_mailbox_get(d->r->cx, email_id, &box);
	if (e != OC_OK)
		return e == OC_ENOTFOUND ? OC_OK : e;
	d->letter.email_id = box.id;
	d->letter.from_name = box.name;
	d->letter.from_address = box.email;
	return OC_OK;
}

void
oc_draft_about(struct oc_draft *d, int64_t entry_id)
{
	d->letter.id.entry_id = entry_id;
	d->letter.id.thread_id = d->r->t.thread_id;
}

/* ----- Text. ----- */

static void
add_file(struct oc_arena *a, struct oc_letter_file **list, int64_t file_id,
    const char *name)
{
	struct oc_letter_file *f = oc_calloc(a, 1, sizeof *f);

	f->file_id = file_id;
	f->name = name;
	while (*list != NULL)
		list = &(*list)->next;
	*list = f;
}

/* Copies of a draft must not add to one another's lists. */
static struct oc_letter_file *
copy_files(struct oc_arena *a, const struct oc_letter_file *f)
{
	struct oc_letter_file *list = NULL;

	for (; f != NULL; f = f->next)
		add_file(a, &list, f->file_id, f->name);
	return list;
}

enum oc_err
oc_draft_pass(struct oc_draft *d)
{
	struct oc_ctx *cx = d->r->cx;
	const char *subject = oc_vars_expand(cx, d->vars, d->letter.subject);
	const char *body = oc_vars_expand(cx, d->vars, d->letter.body);

	if (subject == NULL || body == NULL)
		return oc_vars_error(d->vars);
	d->letter.subject = subject;
	d->letter.body = body;
	d->letter.extras = copy_files(cx->arena, d->letter.extras);
	for (const struct oc_vars_file *f = oc_vars_files(d->vars); f != NULL;
	     f = f->next)
		add_file(cx->arena, &d->letter.extras, f->file_id, f->name);
	d->vars = new_scope(d->r);
	return OC_OK;
}

enum oc_err
oc_draft_attach(struct oc_draft *d, int64_t entry_id)
{
	struct oc_ctx *cx = d->r->cx;
	struct oc_rows rows;
	enum oc_err e;

	if (entry_id == 0 || !oc_rules_on(d->r, "email_attachments"))
		return OC_OK;
	e = oc_db_select(cx->db, cx->arena, &rows,
	    "SELECT a.file_id, IFNULL(NULLIF(a.name, ''), f.name) "
	    "FROM {attachment} a JOIN {file} f ON f.id = a.file_id "
	    "WHERE a.type = 'H' AND a.object_id = ? ORDER BY a.id",
	    "i", entry_id);
	for (size_t i = 0; e == OC_OK && i < rows.n; i++)
		add_file(cx->arena, &d->letter.files, oc_cell_int(&rows, i, 0),
		    oc_cell_text(&rows, i, 1));
	return e;
}

const char *
oc_draft_dept_signature(const struct oc_rules *r)
{
	return r->dept.ispublic ? r->dept.signature : "";
}

enum oc_err
oc_draft_signature(
    struct oc_rules *r, const char *which, int64_t staff_id, const char **out)
{
	struct oc_rows rows;
	enum oc_err e;

	*out = "";
	if (oc_streq(which, "dept"))
		*out = oc_draft_dept_signature(r);
	if (!oc_streq(which, "mine"))
		return OC_OK;
	e = oc_db_select(r->cx->db, r->cx->arena, &rows,
	    "SELECT signature FROM {staff} WHERE staff_id = ?", "i", staff_id);
	if (e == OC_OK && rows.n > 0)
		*out = oc_cell_text(&rows, 0, 0);
	return e;
}

/* ----- Recipients. ----- */

static void
add_to(struct oc_draft *d, const char *name, const char *address, bool cc)
{
	struct oc_letter_to *t = oc_calloc(d->r->cx->arena, 1, sizeof *t);
	struct oc_letter_to **end = &d->letter.to;

	t->name = name;
	t->address = address;
	t->cc = cc;
	while (*end != NULL)
		end = &(*end)->next;
	*end = t;
}

/* What "to" in the scope is called, and where its mail goes. */
static enum oc_err
add_named(struct oc_draft *d, struct oc_vars *v, bool cc)
{
	const char *name = oc_vars_expand(d->r->cx, v, "%{to.name}");
	const char *address = oc_vars_expand(d->r->cx, v, "%{to.email}");

	if (name == NULL || address == NULL)
		return oc_vars_error(v);
	add_to(d, name, address, cc);
	return OC_OK;
}

enum oc_err
oc_draft_to_agent(struct oc_draft *d, int64_t staff_id)
{
	struct oc_vars *v = oc_vars_like(d->r->base);

	d->letter.id.user_class = OC_MID_AGENT;
	d->letter.id.uid = staff_id;
	oc_vars_agent(v, "to", staff_id);
	return add_named(d, v, false);
}

static enum oc_err
add_user(struct oc_draft *d, int64_t user_id, bool cc)
{
	struct oc_vars *v = oc_vars_like(d->r->base);

	oc_vars_user(v, "to", user_id);
	return add_named(d, v, cc);
}

enum oc_err
oc_draft_to_owner(struct oc_draft *d)
{
	d->letter.id.user_class = OC_MID_OWNER;
	d->letter.id.uid = d->r->t.user_id;
	return add_user(d, d->r->t.user_id, false);
}

enum oc_err
oc_draft_to_collaborator(struct oc_draft *d, int64_t user_id)
{
	d->letter.id.user_class = OC_MID_COLLABORATOR;
	d->letter.id.uid = user_id;
	return add_user(d, user_id, true);
}

enum oc_err
oc_draft_to_list(struct oc_draft *d, const struct oc_participants *list)
{
	enum oc_err e = OC_OK;

	d->letter.id.user_class = OC_MID_LIST;
	d->letter.id.uid = 0;
	for (size_t i = 0; i < list->n && e == OC_OK; i++)
		e = add_user(
		    d, list->p[i].user_id, list->p[i].collaborator_id != 0);
	return e;
}

void
oc_draft_to_address(struct oc_draft *d, const char *name, const char *address)
{
	d->letter.id.user_class = OC_MID_ADDRESS;
	d->letter.id.uid = 0;
	add_to(d, name, address, false);
}

/* The newest message that came by mail: of this user, or (0) of anybody. */
static enum oc_err
last_mail(struct oc_rules *r, int64_t user_id, const char **out)
{
	struct oc_rows rows;
	enum oc_err e;

	e = oc_db_select(r->cx->db, r->cx->arena, &rows,
	    "SELECT m.mid FROM {thread_entry} e "
	    "JOIN {thread_entry_email} m ON m.thread_entry_id = e.id "
	    "WHERE e.thread_id = ? AND e.type = 'M' AND e.source = 'Email' "
	    "AND m.headers IS NOT NULL AND (? = 0 OR e.user_id = ?) "
	    "ORDER BY e.id DESC, m.id LIMIT 1",
	    "iii", r->t.thread_id, user_id, user_id);
	if (e == OC_OK && rows.n > 0)
		*out = oc_cell_text(&rows, 0, 0);
	return e;
}

/* Agents are told about a conversation, they do not get their mail answered. */
static enum oc_err
find_answered(struct oc_rules *r, struct oc_letter *l)
{
	if (l->answers != NULL || l->id.entry_id == 0)
		return OC_OK;
	if (l->id.user_class == OC_MID_LIST)
		return last_mail(r, 0, &l->answers);
	if (l->id.user_class == OC_MID_OWNER ||
	    l->id.user_class == OC_MID_COLLABORATOR)
		return last_mail(r, l->id.uid, &l->answers);
	return OC_OK;
}

enum oc_err
oc_draft_send(const struct oc_draft *d)
{
	struct oc_rules *r = d->r;
	struct oc_letter *l;
	enum oc_err e;

	l = oc_alloc(r->cx->arena, sizeof *l);
	*l = d->letter;
	l->next = NULL;
	e = find_answered(r, l);
	if (e != OC_OK)
		return e;
	*r->end = l;
	r->end = &l->next;
	return OC_OK;
}
