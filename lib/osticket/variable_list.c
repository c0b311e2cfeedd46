/* variable_list.c - items of lists, and their properties. */
#include "config.h"

#include "base/buf.h"
#include "base/str.h"
#include "osticket/variable_class.h"

enum { TEXT_MAX = 64 * 1024 };
enum item_col { ID, VALUE, ABBREV, SORT, PROPERTIES };

struct items {
	int64_t list_id;
	struct oc_rows rows;
};

static enum oc_err
show_items(struct oc_vars *v, const void *self, struct oc_var *out)
{
	struct oc_buf *b = oc_buf_new(oc_var_arena(v), TEXT_MAX);
	const struct oc_rows *rows = &((const struct items *)self)->rows;

	for (size_t i = 0; i < rows->n; i++)
		oc_buf_addf(
		    b, "%s%s", i > 0 ? "," : "", oc_cell_text(rows, i, VALUE));
	*out = oc_var_text(oc_buf_dup(b, oc_var_arena(v)));
	return OC_OK;
}

/* The field of the list's own form that has the property. */
static enum oc_err
find_property(struct oc_vars *v, int64_t list_id, const char *name,
    struct oc_field *out, bool *found)
{
	struct oc_ctx *cx = oc_var_ctx(v);
	struct oc_rows rows;
	enum oc_err e;

	e = oc_db_select(cx->db, cx->arena, &rows,
	    "SELECT f.id, f.type, f.name, f.configuration FROM {form} o "
	    "JOIN {form_field} f ON f.form_id = o.id "
	    "WHERE o.type = CONCAT('L', ?) AND LOWER(f.name) = ? "
	    "ORDER BY f.sort LIMIT 1",
	    "is", list_id, name);
	*found = e == OC_OK && rows.n > 0;
	if (*found)
		oc_var_read_field(v, &rows, 0, out);
	return e;
}

static enum oc_err
property(struct oc_vars *v, const struct oc_rows *rows, size_t row,
    const struct oc_field *field, struct oc_var *out)
{
	const struct oc_val *all = oc_field_read_json(
	    oc_var_ctx(v), oc_cell_text(rows, row, PROPERTIES));
	struct oc_var_answer a = { .field = *field };

	a.value = oc_val_member_text(oc_var_arena(v), all,
	    oc_sprintf(oc_var_arena(v), "%lld", (long long)field->id));
	return oc_var_field_value(v, &a, out);
}

/* One item's attribute; several items' are shown with commas between. */
static enum oc_err
get_of_items(struct oc_vars *v, const void *self, const char *name,
    struct oc_var *out, bool *found)
{
	static const struct {
		const char *name;
		enum item_col col;
	} columns[] = { { "id", ID }, { "value", VALUE }, { "abbrev", ABBREV },
		{ "sortorder", SORT } };
	const struct items *it = self;
	struct oc_buf *b = oc_buf_new(oc_var_arena(v), TEXT_MAX);
	struct oc_field field;
	size_t c = 0;
	enum oc_err e = OC_OK;

	while (c < OC_COUNT(columns) && !oc_streq(columns[c].name, name))
		c++;
	*found = c < OC_COUNT(columns);
	if (!*found)
		e = find_property(v, it->list_id, name, &field, found);
	for (size_t i = 0; *found && e == OC_OK && i < it->rows.n; i++) {
		const char *text;

		if (c < OC_COUNT(columns))
			*out = oc_var_text(
			    oc_cell_str(&it->rows, i, columns[c].col));
		else
			e = property(v, &it->rows, i, &field, out);
		if (e == OC_OK && it->rows.n == 1)
			return OC_OK;
		if (e == OC_OK)
			e = oc_var_str(v, out, &text);
		if (e == OC_OK && oc_var_filled(text))
			oc_buf_addf(b, "%s%s", b->len > 0 ? "," : "", text);
	}
	*out = oc_var_text(oc_buf_dup(b, oc_var_arena(v)));
	return e;
}

static const struct oc_var_class items_class = {
	.show = show_items,
	.before = get_of_items,
};

enum oc_err
oc_var_list_items(
    struct oc_vars *v, int64_t list_id, const char *ids, struct oc_var *out)
{
	struct oc_ctx *cx = oc_var_ctx(v);
	struct items *it = oc_calloc(cx->arena, 1, sizeof *it);
	enum oc_err e;

	it->list_id = list_id;
	e = oc_db_select(cx->db, cx->arena, &it->rows,
	    "SELECT i.id, i.value, i.extra, i.sort, i.properties "
	    "FROM {list} l JOIN {list_items} i ON i.list_id = l.id "
	    "WHERE l.id = ? AND FIND_IN_SET(i.id, ?) ORDER BY "
	    "IF(l.sort_mode = 'SortCol', i.sort, 0), "
	    "IF(l.sort_mode = 'Alpha', i.value, ''), "
	    "IF(l.sort_mode = '-Alpha', i.value, '') DESC, i.id",
	    "is", list_id, ids);
	if (e == OC_OK && it->rows.n > 0)
		*out = oc_var_thing(&items_class, it);
	return e;
}
