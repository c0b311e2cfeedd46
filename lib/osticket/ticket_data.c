/* ticket_data.c - what ticket filters get to see (3.5). */
#include "config.h"

#include "base/buf.h"
#include "base/str.h"
#include "db/db.h"
#include "osticket/field.h"
#include "osticket/ticket_plan.h"

static void
put(struct oc_plan *p, struct oc_val *data, const char *name, const char *s)
{
	if (oc_val_get(data, name) == NULL)
		oc_val_set(
		    p->cx->arena, data, name, oc_val_str(p->cx->arena, s));
}

static const char *
field_name(struct oc_plan *p, int64_t id)
{
	return oc_sprintf(p->cx->arena, "field.%lld", (long long)id);
}

/*
 * Properties of the list items chosen in a field: `field.7.12` for property
 * 12 and `field.7.abb` for the abbreviation, those of several items with
 * blanks between.
 */
static enum oc_err
put_items(struct oc_plan *p, struct oc_val *data, const struct oc_answer *a)
{
	char **keys = oc_split(p->cx->arena, a->keys, ',', NULL);
	struct oc_val *seen = oc_val_object(p->cx->arena);
	enum oc_err e = OC_OK;

	for (; *keys != NULL && e == OC_OK; keys++) {
		struct oc_rows rows;
		struct oc_val *props = NULL;

		e = oc_db_select(p->cx->db, p->cx->arena, &rows,
		    "SELECT extra, properties FROM {list_items} "
		    "WHERE id = ?",
		    "i", oc_leading_int(oc_trim(p->cx->arena, *keys, NULL)));
		if (e != OC_OK || rows.n == 0)
			continue;
		props = oc_field_read_json(p->cx, oc_cell_text(&rows, 0, 1));
		oc_val_set(p->cx->arena, props, "abb",
		    oc_val_str(p->cx->arena, oc_cell_text(&rows, 0, 0)));
		for (size_t i = 0; i < oc_val_count(props); i++) {
			const char *name = oc_sprintf(p->cx->arena,
			    "field.%lld.%s", (long long)a->field->id,
			    props->u.list.m[i].name);
			const struct oc_val *had = oc_val_get(seen, name);
			const char *text =
			    oc_val_text(p->cx->arena, oc_val_at(props, i));

			if (had != NULL)
				text = oc_sprintf(p->cx->arena, "%s %s",
				    oc_val_text(p->cx->arena, had), text);
			oc_val_set(p->cx->arena, seen, name,
			    oc_val_str(p->cx->arena, text));
		}
	}
	for (size_t i = 0; i < oc_val_count(seen); i++)
		put(p, data, seen->u.list.m[i].name,
		    oc_val_text(p->cx->arena, oc_val_at(seen, i)));
	return e;
}

static enum oc_err
put_entry(struct oc_plan *p, struct oc_val *data, const struct oc_entry *e)
{
	enum oc_err err = OC_OK;

	for (size_t i = 0; i < e->form->n && err == OC_OK; i++) {
		const struct oc_answer *a = &e->answers[i];

		if (*a->display != '\0' && !oc_streq(a->display, "0"))
			put(p, data, field_name(p, a->field->id), a->display);
		if (oc_starts(a->field->type_name, "list-") && a->filled)
			err = put_items(p, data, a);
	}
	return err;
}

/* Answers of an object that exists, if any filter asks for one of them. */
static enum oc_err
put_stored(struct oc_plan *p, struct oc_val *data, char type, int64_t id)
{
	const struct oc_dynform *form = oc_forms_of_type(&p->forms, type);
	const char type_text[] = { type, '\0' };
	struct oc_rows rows;
	bool wanted = false;
	enum oc_err e;

	for (size_t i = 0; form != NULL && i < form->n; i++)
		wanted = wanted ||
		         oc_filters_use_field(&p->filters, form->fields[i].id);
	if (!wanted)
		return OC_OK;
	e = oc_db_select(p->cx->db, p->cx->arena, &rows,
	    "SELECT v.field_id, v.value FROM {form_entry} e "
	    "JOIN {form_entry_values} v ON v.entry_id = e.id "
	    "WHERE e.object_type = ? AND e.object_id = ? ORDER BY e.sort",
	    "si", type_text, id);
	for (size_t i = 0; e == OC_OK && i < rows.n; i++)
		for (size_t k = 0; k < form->n; k++)
			if (form->fields[k].id == oc_cell_int(&rows, i, 0))
				put(p, data, field_name(p, form->fields[k].id),
				    oc_field_display(p->cx, &form->fields[k],
				        oc_cell_str(&rows, i, 1)));
	return e;
}

/* A field kept in the object's own table: a name, an address. */
static void
put_own(struct oc_plan *p, struct oc_val *data, char type, const char *name,
    const char *value)
{
	const struct oc_field *f =
	    oc_dynform_field(oc_forms_of_type(&p->forms, type), name);

	if (f != NULL)
		oc_val_set(p->cx->arena, data, field_name(p, f->id),
		    oc_val_str(p->cx->arena, value));
}

/* Names and addresses of everybody a mail was sent to. */
static const char *
addressees(struct oc_plan *p)
{
	const struct oc_val *list = oc_val_get(p->vars, "recipients");
	struct oc_buf *b = oc_buf_new(p->cx->arena, 64 * 1024);

	for (size_t i = 0; i < oc_val_count(list); i++) {
		const struct oc_val *r = oc_val_at(list, i);

		oc_buf_addf(b, "%s%s %s", i > 0 ? " " : "",
		    oc_val_text(p->cx->arena, oc_val_get(r, "name")),
		    oc_val_text(p->cx->arena, oc_val_get(r, "email")));
	}
	return oc_buf_dup(b, p->cx->arena);
}

enum oc_err
oc_plan_filter_data(struct oc_plan *p, struct oc_val **out)
{
	static const char *const plain[] = { "name", "email", "reply-to",
		"reply-to-name", "topicId", "emailId" };
	struct oc_val *data = oc_val_object(p->cx->arena);
	enum oc_err e;

	put(p, data, "body", oc_plan_text(p, "message"));
	for (size_t i = 0; i < OC_COUNT(plain); i++)
		put(p, data, plain[i],
		    oc_trim(p->cx->arena, oc_plan_text(p, plain[i]), NULL));
	if (oc_val_count(oc_val_get(p->vars, "recipients")) > 0)
		put(p, data, "addressee", addressees(p));
	e = put_entry(p, data, &p->entry);
	for (size_t i = 0; i < p->ntopical && e == OC_OK; i++)
		e = put_entry(p, data, &p->topical[i]);
	if (e == OC_OK && p->user.id != 0) {
		e = put_stored(p, data, 'U', p->user.id);
		put_own(p, data, 'U', "name", p->user.name);
		put_own(p, data, 'U', "email", p->user.email);
	} else if (e == OC_OK) {
		e = put_entry(p, data, &p->user_entry);
	}
	if (e == OC_OK && p->org.id != 0) {
		e = put_stored(p, data, 'O', p->org.id);
		put_own(p, data, 'O', "name", p->org.name);
	}
	*out = data;
	return e;
}
