/* form.c - loading forms, filling, checking and storing entries. */
#include "config.h"

#include <string.h>

#include "base/buf.h"
#include "base/str.h"
#include "db/db.h"
#include "json/reader.h"
#include "osticket/field.h"
#include "osticket/form.h"

enum { COLUMN_MAX = 64, CDATA_SQL_MAX = 32 * 1024 };

static void
read_field(struct oc_ctx *cx, const struct oc_rows *rows, size_t row,
    struct oc_field *f)
{
	f->id = oc_cell_int(rows, row, 2);
	f->flags = (unsigned)oc_cell_int(rows, row, 3);
	f->type_name = oc_cell_text(rows, row, 4);
	f->type = oc_field_type(f->type_name);
	f->label = oc_cell_text(rows, row, 5);
	f->name = oc_cell_text(rows, row, 6);
	f->config = oc_field_read_json(cx, oc_cell_text(rows, row, 7));
}

#define FORMS                                                                  \
	"SELECT f.id, f.type, x.id, x.flags, x.type, x.label, x.name, "        \
	"x.configuration, x.sort FROM {form} f "                               \
	"JOIN {form_field} x ON x.form_id = f.id "                             \
	"WHERE f.type IN ('U', 'T', 'O')"

enum oc_err
oc_forms_ask(struct oc_ctx *cx, int64_t topic_id, struct oc_rows *out)
{
	if (topic_id == 0)
		return oc_db_ask(cx->db, cx->arena, out, FORMS, "");
	return oc_db_ask(cx->db, cx->arena, out,
	    FORMS " OR f.id IN "
	          "(SELECT form_id FROM {help_topic_form} WHERE topic_id = ?)",
	    "i", topic_id);
}

void
oc_forms_read(struct oc_ctx *cx, struct oc_rows *rows, struct oc_forms *out)
{
	static const unsigned order[] = { 0, 8, 2 }; /* form, sort, field */
	struct oc_dynform *form = NULL;

	oc_rows_sort(cx->arena, rows, order, OC_COUNT(order));
	out->forms = oc_calloc(cx->arena, rows->n, sizeof *out->forms);
	out->n = 0;
	for (size_t i = 0; i < rows->n; i++) {
		int64_t id = oc_cell_int(rows, i, 0);

		if (form == NULL || form->id != id) {
			form = &out->forms[out->n++];
			form->id = id;
			form->type = *oc_cell_text(rows, i, 1);
			form->fields = oc_calloc(
			    cx->arena, rows->n - i, sizeof *form->fields);
		}
		read_field(cx, rows, i, &form->fields[form->n++]);
	}
}

enum oc_err
oc_forms_load(struct oc_ctx *cx, int64_t topic_id, struct oc_forms *out)
{
	struct oc_rows rows;
	enum oc_err e = oc_forms_ask(cx, topic_id, &rows);

	if (e == OC_OK)
		e = oc_db_settle(cx->db);
	if (e == OC_OK)
		oc_forms_read(cx, &rows, out);
	return e;
}

const struct oc_dynform *
oc_forms_of_type(const struct oc_forms *f, char type)
{
	for (size_t i = 0; i < f->n; i++)
		if (f->forms[i].type == type)
			return &f->forms[i];
	return NULL;
}

const struct oc_dynform *
oc_forms_by_id(const struct oc_forms *f, int64_t id)
{
	for (size_t i = 0; i < f->n; i++)
		if (f->forms[i].id == id)
			return &f->forms[i];
	return NULL;
}

const struct oc_field *
oc_dynform_field(const struct oc_dynform *form, const char *name)
{
	for (size_t i = 0; form != NULL && i < form->n; i++)
		if (oc_strieq(form->fields[i].name, name))
			return &form->fields[i];
	return NULL;
}

enum oc_err
oc_answer_set(struct oc_ctx *cx, struct oc_answer *a, const struct oc_val *raw)
{
	*a = (struct oc_answer){ .field = a->field,
		.raw = oc_val_is(raw, OC_NULL) ? NULL : raw,
		.display = "",
		.search = "",
		.keys = "" };
	return a->field->type->parse(cx, a);
}

/* What the request has for a field: under its name, or its number. */
static const struct oc_val *
submitted(
    struct oc_ctx *cx, const struct oc_field *f, const struct oc_val *vars)
{
	const struct oc_val *v = NULL;

	if (*f->name != '\0')
		v = oc_val_get(vars, f->name);
	if (v == NULL || v->type == OC_NULL)
		v = oc_val_get(
		    vars, oc_sprintf(cx->arena, "%lld", (long long)f->id));
	return v;
}

enum oc_err
oc_entry_init(struct oc_ctx *cx, struct oc_entry *e,
    const struct oc_dynform *form, const struct oc_val *vars)
{
	enum oc_err err = OC_OK;

	*e = (struct oc_entry){ .form = form, .sort = 1 };
	e->answers = oc_calloc(cx->arena, form->n, sizeof *e->answers);
	for (size_t i = 0; i < form->n && err == OC_OK; i++) {
		e->answers[i].field = &form->fields[i];
		err = oc_answer_set(
		    cx, &e->answers[i], submitted(cx, &form->fields[i], vars));
	}
	return err;
}

struct oc_answer *
oc_entry_answer(struct oc_entry *e, const char *name)
{
	for (size_t i = 0; i < e->form->n; i++)
		if (oc_strieq(e->form->fields[i].name, name))
			return &e->answers[i];
	return NULL;
}

enum oc_err
oc_answer_check(struct oc_ctx *cx, struct oc_answer *a, struct oc_failures *out)
{
	const struct oc_field *f = a->field;
	const char *message = NULL;

	if (!(f->flags & OC_FIELD_ENABLED) || f->type->no_data)
		return OC_OK;
	if ((f->flags & OC_FIELD_CLIENT_REQUIRED) && !a->filled)
		oc_failures_field(out, f->id,
		    *f->label != '\0' ? oc_sprintf(cx->arena,
		                            "%s is a required field", f->label)
		                      : "This is a required field");
	if (f->type->check != NULL)
		f->type->check(cx, a, &message);
	if (message != NULL)
		oc_failures_field(out, f->id, message);
	return OC_OK;
}

enum oc_err
oc_entry_check(struct oc_ctx *cx, struct oc_entry *e, struct oc_failures *out)
{
	enum oc_err err = OC_OK;

	for (size_t i = 0; i < e->form->n && err == OC_OK; i++)
		err = oc_answer_check(cx, &e->answers[i], out);
	return err;
}

/*
 * One INSERT for all answers of the entry made just before; also those that
 * have no value get a row.
 */
static enum oc_err
insert_values(struct oc_ctx *cx, const struct oc_entry *e)
{
	struct oc_buf *sql = oc_buf_new(cx->arena, CDATA_SQL_MAX);
	struct oc_db_args *args = oc_alloc(cx->arena, sizeof *args);

	oc_db_args_init(args);
	for (size_t i = 0; i < e->form->n; i++) {
		const struct oc_answer *a = &e->answers[i];

		if (!oc_field_is_stored(a->field))
			continue;
		oc_buf_adds(sql, args->n == 0 ? "" : ",");
		oc_buf_adds(sql, "(LAST_INSERT_ID(),?,?,?)");
		oc_db_args_int(args, a->field->id);
		oc_db_args_text(args, a->value);
		if (a->has_id)
			oc_db_args_int(args, a->id);
		else
			oc_db_args_text(args, NULL);
	}
	if (args->n == 0)
		return OC_OK;
	return oc_db_post_args(cx->db,
	    oc_sprintf(cx->arena,
	        "INSERT INTO {form_entry_values} "
	        "(entry_id, field_id, value, value_id) VALUES %s",
	        oc_buf_str(sql)),
	    args);
}

/* Name of an answer's column: the field's, or one made of its number. */
static const char *
column_name(struct oc_ctx *cx, const struct oc_field *f)
{
	if (*f->name != '\0')
		return f->name;
	return oc_sprintf(cx->arena, "field_%lld", (long long)f->id);
}

/* A column's name comes from the database, so it is quoted, not trusted. */
static void
add_column(struct oc_buf *sql, const char *name)
{
	oc_buf_addc(sql, '`');
	for (; *name != '\0'; name++)
		oc_buf_adds(
		    sql, *name == '`' ? "``" : (const char[]){ *name, '\0' });
	oc_buf_addc(sql, '`');
}

static const struct {
	char type;
	const char *table;
	const char *key;
} cdata_tables[] = {
	{ 'T', "ticket__cdata", "ticket_id" },
	{ 'U', "user__cdata", "user_id" },
	{ 'O', "organization__cdata", "org_id" },
	{ 'A', "task__cdata", "task_id" },
};

/* Columns of a __cdata table; none when there is no such table. */
static enum oc_err
load_columns(struct oc_ctx *cx, const char *table, struct oc_rows *out)
{
	enum oc_err e = oc_db_select(cx->db, cx->arena, out,
	    oc_sprintf(cx->arena, "SHOW COLUMNS FROM {%s}", table), "");

	if (e == OC_EINTERNAL && oc_db_no_table(cx->db)) {
		*out = (struct oc_rows){ 0 };
		return OC_OK;
	}
	return e;
}

static bool
has_column(const struct oc_rows *columns, const char *name)
{
	for (size_t i = 0; i < columns->n; i++)
		if (oc_strieq(oc_cell_text(columns, i, 0), name))
			return true;
	return false;
}

/*
 * Write the row of the form's __cdata table.  Its columns follow the form's
 * fields, but osTicket rebuilds it only when the form is saved: a column may
 * be missing, and so may the whole table; then only its own part is left out.
 * With columns NULL all are taken to be there.
 */
static enum oc_err
upsert_cdata(struct oc_ctx *cx, const struct oc_entry *e, size_t t,
    int64_t object_id, const struct oc_rows *columns)
{
	const char *sql;
	struct oc_buf *names = oc_buf_new(cx->arena, CDATA_SQL_MAX);
	struct oc_buf *marks = oc_buf_new(cx->arena, CDATA_SQL_MAX);
	struct oc_buf *update = oc_buf_new(cx->arena, CDATA_SQL_MAX);
	struct oc_db_args *args = oc_alloc(cx->arena, sizeof *args);

	oc_db_args_init(args);
	oc_db_args_int(args, object_id);
	for (size_t i = 0; i < e->form->n; i++) {
		const struct oc_answer *a = &e->answers[i];
		const char *name = column_name(cx, a->field);

		if (!oc_field_is_stored(a->field) ||
		    (columns != NULL && !has_column(columns, name)))
			continue;
		oc_buf_adds(names, ", ");
		add_column(names, name);
		oc_buf_adds(marks, ", ?");
		oc_buf_adds(update, args->n > 1 ? ", " : "");
		add_column(update, name);
		oc_buf_adds(update, " = VALUES(");
		add_column(update, name);
		oc_buf_addc(update, ')');
		oc_db_args_text(args, a->keys);
	}
	if (args->n == 1 || (columns != NULL && columns->n == 0))
		return OC_OK;
	sql = oc_sprintf(cx->arena,
	    "INSERT INTO {%s} (%s%s) VALUES (?%s) ON DUPLICATE KEY UPDATE %s",
	    cdata_tables[t].table, cdata_tables[t].key, oc_buf_str(names),
	    oc_buf_str(marks), oc_buf_str(update));
	return cx->hopeful ? oc_db_post_args(cx->db, sql, args)
	                   : oc_db_exec_args(cx->db, sql, args);
}

static enum oc_err
write_cdata(struct oc_ctx *cx, const struct oc_entry *e, int64_t object_id)
{
	struct oc_rows columns;
	enum oc_err err;
	size_t t = 0;

	while (
	    t < OC_COUNT(cdata_tables) && cdata_tables[t].type != e->form->type)
		t++;
	if (t == OC_COUNT(cdata_tables))
		return OC_OK; /* custom forms have no such table */
	err = upsert_cdata(cx, e, t, object_id, NULL);
	if (err != OC_EINTERNAL || cx->hopeful)
		return err;
	err = load_columns(cx, cdata_tables[t].table, &columns);
	if (err != OC_OK)
		return err;
	return upsert_cdata(cx, e, t, object_id, &columns);
}

enum oc_err
oc_entry_insert(struct oc_ctx *cx, const struct oc_entry *e, char object_type,
    int64_t object_id)
{
	const char type[] = { object_type, '\0' };
	enum oc_err err;

	err = oc_db_post(cx->db, NULL,
	    "INSERT INTO {form_entry} SET form_id = ?, object_id = ?, "
	    "object_type = ?, sort = ?, extra = ?, created = NOW(), "
	    "updated = NOW()",
	    "iisis", e->form->id, object_id, type, (int64_t)e->sort, e->extra);
	if (err == OC_OK)
		err = insert_values(cx, e);
	return err != OC_OK ? err : write_cdata(cx, e, object_id);
}
