/* variable.c - scopes, and how a path leads from one thing to another. */
#include "config.h"

#include <string.h>

#include "base/str.h"
#include "config/settings.h"
#include "osticket/variable_class.h"

struct root {
	struct root *next;
	const char *name;
	struct oc_var value; /* when class is NULL */
	const struct oc_var_class *class;
	int64_t id;
};

/* A thing that was read, or looked for in vain. */
struct known {
	struct known *next;
	const struct oc_var_class *class;
	int64_t id;
	const void *self;
};

struct oc_vars {
	struct oc_ctx *cx;
	struct root *roots;
	struct known **known; /* shared by oc_vars_like() */
	struct oc_vars_file *files, **files_end;
	enum oc_err err;
};

struct oc_vars *
oc_vars_new(struct oc_ctx *cx)
{
	struct oc_vars *v = oc_calloc(cx->arena, 1, sizeof *v);

	v->cx = cx;
	v->known = oc_calloc(cx->arena, 1, sizeof *v->known);
	v->files_end = &v->files;
	return v;
}

struct oc_vars *
oc_vars_like(const struct oc_vars *other)
{
	struct oc_vars *v = oc_vars_new(other->cx);

	v->known = other->known;
	return v;
}

struct oc_ctx *
oc_var_ctx(const struct oc_vars *v)
{
	return v->cx;
}

struct oc_arena *
oc_var_arena(const struct oc_vars *v)
{
	return v->cx->arena;
}

enum oc_err
oc_vars_error(const struct oc_vars *v)
{
	return v->err;
}

const struct oc_vars_file *
oc_vars_files(const struct oc_vars *v)
{
	return v->files;
}

void
oc_var_add_file(struct oc_vars *v, int64_t file_id, const char *name)
{
	struct oc_vars_file *f = oc_calloc(v->cx->arena, 1, sizeof *f);

	f->file_id = file_id;
	f->name = name;
	*v->files_end = f;
	v->files_end = (struct oc_vars_file **)(void *)&f->next;
}

bool
oc_var_filled(const char *text)
{
	return !oc_empty(text) && !oc_streq(text, "0");
}

const char *
oc_var_base_url(struct oc_vars *v)
{
	const char *url = oc_config_text(v->cx->config, "helpdesk_url");
	size_t len = strlen(url);

	while (len > 0 && url[len - 1] == '/')
		len--;
	return oc_strndup(v->cx->arena, url, len);
}

/* ----- Values. ----- */

struct oc_var
oc_var_text(const char *text)
{
	return (struct oc_var){
		.kind = text == NULL ? OC_VAR_NULL : OC_VAR_TEXT, .text = text
	};
}

struct oc_var
oc_var_int(const struct oc_vars *v, int64_t i)
{
	return oc_var_text(oc_sprintf(v->cx->arena, "%lld", (long long)i));
}

struct oc_var
oc_var_thing(const struct oc_var_class *class, const void *self)
{
	return (struct oc_var){
		.kind = OC_VAR_THING, .class = class, .self = self
	};
}

static enum oc_err
read_thing(struct oc_vars *v, const struct oc_var_class *class, int64_t id,
    const void **out)
{
	struct oc_rows *rows;
	enum oc_err e;

	*out = NULL;
	if (class->load != NULL)
		return class->load(v, id, out);
	rows = oc_alloc(v->cx->arena, sizeof *rows);
	e = oc_db_select(v->cx->db, v->cx->arena, rows, class->sql, "i", id);
	if (e == OC_OK && rows->n > 0)
		*out = rows;
	return e;
}

enum oc_err
oc_var_load(struct oc_vars *v, const struct oc_var_class *class, int64_t id,
    struct oc_var *out)
{
	struct known *k = *v->known;
	const void *self;
	enum oc_err e;

	*out = (struct oc_var){ 0 };
	if (id == 0)
		return OC_OK;
	while (k != NULL && (k->class != class || k->id != id))
		k = k->next;
	if (k == NULL) {
		e = read_thing(v, class, id, &self);
		if (e != OC_OK)
			return e;
		k = oc_alloc(v->cx->arena, sizeof *k);
		*k = (struct known){ *v->known, class, id, self };
		*v->known = k;
	}
	if (k->self != NULL)
		*out = oc_var_thing(class, k->self);
	return OC_OK;
}

static enum oc_err
read_attr(struct oc_vars *v, const struct oc_var_attr *a, const void *self,
    struct oc_var *out)
{
	if (a->get != NULL)
		return a->get(v, self, out);
	if (a->class != NULL)
		return oc_var_load(
		    v, a->class, oc_cell_int(self, 0, a->col), out);
	*out = a->date ? oc_var_date(v, oc_cell_str(self, 0, a->col))
	               : oc_var_text(oc_cell_str(self, 0, a->col));
	return OC_OK;
}

enum oc_err
oc_var_find(struct oc_vars *v, const struct oc_var_attr *attrs, size_t n,
    const void *self, const char *name, struct oc_var *out, bool *found)
{
	for (size_t i = 0; i < n; i++)
		if (oc_streq(attrs[i].name, name)) {
			*found = true;
			return read_attr(v, &attrs[i], self, out);
		}
	return OC_OK;
}

enum oc_err
oc_var_get(struct oc_vars *v, const struct oc_var *of, const char *name,
    struct oc_var *out)
{
	const struct oc_var from = *of; /* out may be the same */
	bool found = false;
	enum oc_err e = OC_OK;

	*out = (struct oc_var){ 0 };
	if (from.kind != OC_VAR_THING)
		return OC_OK;
	if (from.class->before != NULL)
		e = from.class->before(v, from.self, name, out, &found);
	if (e == OC_OK && !found)
		e = oc_var_find(v, from.class->attrs, from.class->n, from.self,
		    name, out, &found);
	if (e == OC_OK && !found && from.class->after != NULL)
		e = from.class->after(v, from.self, name, out, &found);
	return e;
}

enum oc_err
oc_var_show(struct oc_vars *v, const struct oc_var *x, struct oc_var *out)
{
	struct oc_var shown = *x;
	enum oc_err e = OC_OK;

	if (x->kind == OC_VAR_THING) {
		shown = (struct oc_var){ 0 };
		if (x->class->show != NULL)
			e = x->class->show(v, x->self, &shown);
		else if (x->class->shown != 0)
			shown = oc_var_text(
			    oc_cell_str(x->self, 0, x->class->shown));
	}
	if (e == OC_OK)
		*out = shown;
	return e;
}

enum oc_err
oc_var_str(struct oc_vars *v, const struct oc_var *x, const char **out)
{
	struct oc_var shown;
	enum oc_err e = oc_var_show(v, x, &shown);

	*out = e == OC_OK && shown.kind == OC_VAR_TEXT ? shown.text : "";
	return e;
}

enum oc_err
oc_var_attr_str(struct oc_vars *v, const struct oc_var *of, const char *name,
    const char **out)
{
	struct oc_var x;
	enum oc_err e = oc_var_get(v, of, name, &x);

	*out = "";
	return e != OC_OK ? e : oc_var_str(v, &x, out);
}

/* ----- Names of the scope. ----- */

static struct root *
find_root(const struct oc_vars *v, const char *name, size_t len)
{
	struct root *r = v->roots;

	while (r != NULL &&
	       (strncmp(r->name, name, len) != 0 || r->name[len] != '\0'))
		r = r->next;
	return r;
}

static struct root *
new_root(struct oc_vars *v, const char *name)
{
	struct root *r = find_root(v, name, strlen(name));

	if (r == NULL) {
		r = oc_alloc(v->cx->arena, sizeof *r);
		r->next = v->roots;
		v->roots = r;
	}
	*r = (struct root){ .next = r->next, .name = name };
	return r;
}

static void
assign(struct oc_vars *v, const char *name, const struct oc_var_class *class,
    int64_t id)
{
	struct root *r = new_root(v, name);

	r->class = class;
	r->id = id;
}

void
oc_vars_text(struct oc_vars *v, const char *name, const char *text)
{
	new_root(v, name)->value = oc_var_text(text);
}

void
oc_vars_ticket(struct oc_vars *v, const char *name, int64_t ticket_id)
{
	assign(v, name, &oc_var_ticket, ticket_id);
}

void
oc_vars_task(struct oc_vars *v, const char *name, int64_t task_id)
{
	assign(v, name, &oc_var_task, task_id);
}

void
oc_vars_agent(struct oc_vars *v, const char *name, int64_t staff_id)
{
	assign(v, name, &oc_var_agent, staff_id);
}

void
oc_vars_team(struct oc_vars *v, const char *name, int64_t team_id)
{
	assign(v, name, &oc_var_team, team_id);
}

void
oc_vars_department(struct oc_vars *v, const char *name, int64_t dept_id)
{
	assign(v, name, &oc_var_department, dept_id);
}

void
oc_vars_user(struct oc_vars *v, const char *name, int64_t user_id)
{
	assign(v, name, &oc_var_user, user_id);
}

void
oc_vars_entry(struct oc_vars *v, const char *name, int64_t entry_id)
{
	assign(v, name, &oc_var_entry, entry_id);
}

void
oc_vars_entry_text(struct oc_vars *v, const char *name, int64_t entry_id)
{
	assign(v, name, &oc_var_entry_text, entry_id);
}

void
oc_vars_recipient(struct oc_vars *v, const char *name,
    enum oc_vars_recipient kind, int64_t id)
{
	static const struct oc_var_class *const classes[] = {
		[OC_TO_AGENT] = &oc_var_agent,
		[OC_TO_OWNER] = &oc_var_owner,
		[OC_TO_WRITING_OWNER] = &oc_var_writing_owner,
		[OC_TO_COLLABORATOR] = &oc_var_collaborator,
		[OC_TO_LISTED] = &oc_var_listed,
	};

	assign(v, name, classes[kind], id);
}

void
oc_vars_activity(struct oc_vars *v, const char *name, const char *title,
    const char *description)
{
	const char **texts = oc_alloc(v->cx->arena, 2 * sizeof *texts);

	texts[0] = title;
	texts[1] = description;
	new_root(v, name)->value = oc_var_thing(&oc_var_activity, texts);
}

void
oc_vars_email_address(struct oc_vars *v, const char *name, const char *personal,
    const char *address)
{
	new_root(v, name)->value = oc_var_email(v, personal, address);
}

void
oc_vars_person(struct oc_vars *v, const char *name, const char *person)
{
	new_root(v, name)->value = oc_var_user_name(v, person, "");
}

void
oc_vars_date(struct oc_vars *v, const char *name, const char *date)
{
	new_root(v, name)->value = oc_var_date(v, date);
}

enum oc_err
oc_var_root(struct oc_vars *v, const char *name, size_t len, struct oc_var *out)
{
	const struct root *r = find_root(v, name, len);

	*out = (struct oc_var){ 0 };
	if (len == strlen("company") && strncmp(name, "company", len) == 0)
		return oc_var_load(v, &oc_var_company, 1, out);
	if (r != NULL && r->class != NULL)
		return oc_var_load(v, r->class, r->id, out);
	if (r != NULL && r->value.kind == OC_VAR_THING)
		*out = r->value;
	return OC_OK;
}

/* The text of that name; false for none. */
static bool
root_text(struct oc_vars *v, const char *name, size_t len, struct oc_var *out)
{
	const struct root *r = find_root(v, name, len);

	if (len == strlen("url") && strncmp(name, "url", len) == 0) {
		*out = oc_var_text(oc_var_base_url(v));
		return true;
	}
	if (r == NULL || r->class != NULL || r->value.kind != OC_VAR_TEXT)
		return false;
	*out = r->value;
	return true;
}

/* Follow a path from a thing; rest is what comes after the first dot. */
static enum oc_err
follow(
    struct oc_vars *v, struct oc_var at, const char *rest, struct oc_var *out)
{
	enum oc_err e = OC_OK;

	/* PHP takes "0" for no path at all. */
	while (e == OC_OK && oc_var_filled(rest)) {
		size_t len = strcspn(rest, ".");
		const char *name = oc_strlower(
		    v->cx->arena, oc_strndup(v->cx->arena, rest, len));

		if (at.kind != OC_VAR_THING) {
			*out = oc_var_text("");
			return OC_OK;
		}
		e = oc_var_get(v, &at, name, &at);
		rest += rest[len] == '.' ? len + 1 : len;
	}
	return e != OC_OK ? e : oc_var_show(v, &at, out);
}

enum oc_err
oc_var_resolve(struct oc_vars *v, const char *path, struct oc_var *out)
{
	size_t len = strcspn(path, ".");
	struct oc_var thing;
	enum oc_err e;

	if (root_text(v, path, strlen(path), out))
		return OC_OK;
	e = oc_var_root(v, path, len, &thing);
	if (e != OC_OK)
		return e;
	if (thing.kind == OC_VAR_THING)
		return follow(v, thing, path + len + (path[len] == '.'), out);
	if (!root_text(v, path, len, out))
		*out = (struct oc_var){ .kind = OC_VAR_FALSE };
	return OC_OK;
}

void
oc_var_fail(struct oc_vars *v, enum oc_err e)
{
	v->err = e;
}
