/* variable_answer.c - answers of forms by the names of their fields. */
#include "config.h"

#include <string.h>

#include "base/str.h"
#include "osticket/variable_class.h"

enum answer_col {
	FIELD_ID,
	FIELD_TYPE,
	FIELD_NAME,
	FIELD_CONFIG,
	VALUE,
	VALUE_ID,
	ENTRY_ID,
	FIELD_SORT,
	ENTRY_SORT
};

#define ANSWERS                                                                \
	"SELECT f.id, f.type, f.name, f.configuration, v.value, v.value_id, "  \
	"e.id, f.sort, e.sort FROM {form_entry} e "                            \
	"JOIN {form_entry_values} v ON v.entry_id = e.id "                     \
	"JOIN {form_field} f ON f.id = v.field_id "

/* All answers of an object, ordered by three columns. */
static enum oc_err
read_answers(struct oc_ctx *cx, const char *type, int64_t id,
    const unsigned order[OC_DB_SORT], struct oc_rows *out)
{
	enum oc_err e = oc_db_select(cx->db, cx->arena, out,
	    ANSWERS "WHERE e.object_type = ? AND e.object_id = ?", "si", type,
	    id);

	if (e == OC_OK)
		oc_rows_sort(cx->arena, out, order, OC_DB_SORT);
	return e;
}

/*
 * osTicket gives a user or an organization an empty entry when it looks for
 * answers and there is none; reading must not write, so here it is only
 * imagined.
 */
static enum oc_err
load_or_imagine(
    struct oc_vars *v, const char *type, int64_t id, const void **out)
{
	static const unsigned order[] = { ENTRY_SORT, ENTRY_ID, FIELD_SORT };
	struct oc_ctx *cx = oc_var_ctx(v);
	struct oc_rows *rows = oc_alloc(cx->arena, sizeof *rows);
	enum oc_err e = read_answers(cx, type, id, order, rows);

	if (e == OC_OK && rows->n == 0)
		e = oc_db_select(cx->db, cx->arena, rows,
		    "SELECT f.id, f.type, f.name, f.configuration, NULL, "
		    "NULL, 0 FROM {form_field} f JOIN {form} o "
		    "ON o.id = f.form_id WHERE o.type = ? "
		    "AND f.flags & ? = 0 AND f.type NOT IN "
		    "('break', 'info', 'thread')",
		    "si", type, (int64_t)OC_FIELD_EXT_STORED);
	*out = rows;
	return e;
}

static enum oc_err
load_user(struct oc_vars *v, int64_t id, const void **out)
{
	return load_or_imagine(v, "U", id, out);
}

static enum oc_err
load_org(struct oc_vars *v, int64_t id, const void **out)
{
	return load_or_imagine(v, "O", id, out);
}

static enum oc_err
load_answers(struct oc_vars *v, const char *type, int64_t id, const void **out)
{
	static const unsigned order[] = { FIELD_SORT, ENTRY_ID, FIELD_ID };
	struct oc_ctx *cx = oc_var_ctx(v);
	struct oc_rows *rows = oc_alloc(cx->arena, sizeof *rows);
	enum oc_err e = read_answers(cx, type, id, order, rows);

	if (e == OC_OK && rows->n > 0)
		*out = rows;
	return e;
}

static enum oc_err
load_ticket(struct oc_vars *v, int64_t id, const void **out)
{
	return load_answers(v, "T", id, out);
}

static enum oc_err
load_task(struct oc_vars *v, int64_t id, const void **out)
{
	return load_answers(v, "A", id, out);
}

/* All answers of an object; the class tells whose. */
static const struct oc_var_class ticket_answers = { .load = load_ticket };
static const struct oc_var_class task_answers = { .load = load_task };
static const struct oc_var_class user_answers = { .load = load_user };
static const struct oc_var_class org_answers = { .load = load_org };

static const struct {
	char type;
	const struct oc_var_class *class;
	bool first;
} kinds[] = {
	{ 'T', &ticket_answers, false },
	{ 'A', &task_answers, false },
	{ 'U', &user_answers, true },
	{ 'O', &org_answers, true },
};

void
oc_var_read_field(struct oc_vars *v, const struct oc_rows *rows, size_t row,
    struct oc_field *out)
{
	*out = (struct oc_field){ .id = oc_cell_int(rows, row, FIELD_ID),
		.type_name = oc_cell_text(rows, row, FIELD_TYPE),
		.name = oc_cell_text(rows, row, FIELD_NAME),
		.label = "",
		.config = oc_field_read_json(
		    oc_var_ctx(v), oc_cell_text(rows, row, FIELD_CONFIG)) };
	out->type = oc_field_type(out->type_name);
}

static void
read_answer(struct oc_vars *v, const struct oc_rows *rows, size_t row,
    struct oc_var_answer *out)
{
	oc_var_read_field(v, rows, row, &out->field);
	out->value = oc_cell_str(rows, row, VALUE);
	out->id = oc_cell_str(rows, row, VALUE_ID);
	out->entry_id = oc_cell_int(rows, row, ENTRY_ID);
}

/* Has the field that name?  Those of tickets may be in capitals too. */
static bool
is_named(const struct oc_rows *rows, size_t row, const char *name, bool exact)
{
	const char *has = oc_cell_text(rows, row, FIELD_NAME);

	return exact ? oc_streq(has, name) : oc_strieq(has, name);
}

enum oc_err
oc_var_find_answer(struct oc_vars *v, char object_type, int64_t object_id,
    const char *name, struct oc_var_answer *out, bool *found)
{
	const struct oc_rows *rows;
	struct oc_var all;
	size_t k = 0, hit = 0;
	enum oc_err e;

	*found = false;
	while (kinds[k].type != object_type)
		k++;
	e = oc_var_load(v, kinds[k].class, object_id, &all);
	if (e != OC_OK || all.kind != OC_VAR_THING || *name == '\0')
		return e;
	rows = all.self;
	for (size_t i = 0; i < rows->n; i++)
		if (is_named(rows, i, name, kinds[k].first) &&
		    !(*found && kinds[k].first)) {
			hit = i;
			*found = true;
		}
	if (*found)
		read_answer(v, rows, hit, out);
	return OC_OK;
}

enum oc_err
oc_var_answer(struct oc_vars *v, char object_type, int64_t object_id,
    const char *name, struct oc_var *out, bool *found)
{
	struct oc_var_answer a;
	enum oc_err e =
	    oc_var_find_answer(v, object_type, object_id, name, &a, found);

	*out = (struct oc_var){ 0 };
	if (e == OC_OK && *found)
		e = oc_var_field_value(v, &a, out);
	return e;
}

/* ----- The company: the one form of its kind. ----- */

/* By name or by number; what is chosen from a set is shown, not its key. */
static enum oc_err
get_company(struct oc_vars *v, const void *self, const char *name,
    struct oc_var *out, bool *found)
{
	const struct oc_rows *rows = self;
	struct oc_var_answer a;

	*found = false;
	for (size_t i = 0; i < rows->n && !*found; i++) {
		*found = is_named(rows, i, name, true) ||
		         oc_streq(oc_cell_text(rows, i, FIELD_ID), name);
		if (*found)
			read_answer(v, rows, i, &a);
	}
	return *found ? oc_var_field_value(v, &a, out) : OC_OK;
}

static enum oc_err
show_company(struct oc_vars *v, const void *self, struct oc_var *out)
{
	struct oc_var name = { 0 };
	bool found;
	enum oc_err e = get_company(v, self, "name", &name, &found);

	return e != OC_OK ? e : oc_var_show(v, &name, out);
}

static enum oc_err
load_company(struct oc_vars *v, int64_t id, const void **out)
{
	struct oc_ctx *cx = oc_var_ctx(v);
	struct oc_rows *rows = oc_alloc(cx->arena, sizeof *rows);

	(void)id;
	*out = rows;
	return oc_db_select(cx->db, cx->arena, rows,
	    ANSWERS "WHERE e.id = (SELECT MIN(id) FROM {form_entry} "
	            "WHERE object_type = 'C') ORDER BY f.sort",
	    "");
}

const struct oc_var_class oc_var_company = {
	.load = load_company,
	.show = show_company,
	.before = get_company,
};
