/* variable_field.c - what the answer of a field is, by its type. */
#include "config.h"

#include <string.h>

#include "base/buf.h"
#include "base/clock.h"
#include "base/str.h"
#include "osticket/variable_class.h"

enum { TEXT_MAX = 64 * 1024 };

/* ----- Plain text. ----- */

static enum oc_err
show_plain(struct oc_vars *v, const void *self, struct oc_var *out)
{
	(void)v;
	*out = oc_var_text(self);
	return OC_OK;
}

static const struct oc_var_attr plain_attrs[] = {
	{ .name = "value", .get = show_plain },
};

static const struct oc_var_class plain_class = {
	.show = show_plain,
	.attrs = plain_attrs,
	.n = OC_COUNT(plain_attrs),
};

static enum oc_err
plain_value(
    struct oc_vars *v, const struct oc_var_answer *a, struct oc_var *out)
{
	(void)v;
	*out = oc_var_thing(&plain_class, a->value);
	return OC_OK;
}

static enum oc_err
bool_value(struct oc_vars *v, const struct oc_var_answer *a, struct oc_var *out)
{
	(void)v;
	*out = oc_var_text("1");
	if (!oc_var_filled(a->value))
		out->kind = OC_VAR_FALSE;
	return OC_OK;
}

static enum oc_err
date_value(struct oc_vars *v, const struct oc_var_answer *a, struct oc_var *out)
{
	*out = oc_var_date_answer(v, &a->field, a->value);
	return OC_OK;
}

/* ----- Choices. ----- */

/* The label of a key among the lines "key:Label"; NULL for none. */
static const char *
choice_label(struct oc_vars *v, const struct oc_field *f, const char *key)
{
	struct oc_arena *a = oc_var_arena(v);
	char **lines = oc_split(
	    a, oc_field_config(oc_var_ctx(v), f, "choices", ""), '\n', NULL);
	const char *label = NULL;

	for (; *lines != NULL; lines++) {
		size_t len = strcspn(*lines, ":");
		const char *k = oc_trim(a, oc_strndup(a, *lines, len), NULL);

		if (oc_streq(k, key))
			label =
			    (*lines)[len] == '\0' || (*lines)[len + 1] == '\0'
			        ? k
			        : oc_trim(a, *lines + len + 1, NULL);
	}
	return label;
}

/* Labels with commas between. */
static const char *
join_members(struct oc_vars *v, const struct oc_val *chosen)
{
	struct oc_buf *b = oc_buf_new(oc_var_arena(v), TEXT_MAX);

	for (size_t i = 0; i < oc_val_count(chosen); i++)
		oc_buf_addf(b, "%s%s", i > 0 ? ", " : "",
		    oc_val_text(oc_var_arena(v), oc_val_at(chosen, i)));
	return oc_buf_dup(b, oc_var_arena(v));
}

/* "a, b" names several keys; those that exist, by their labels. */
static const char *
several_labels(struct oc_vars *v, const struct oc_field *f, const char *keys)
{
	struct oc_arena *a = oc_var_arena(v);
	struct oc_buf *b = oc_buf_new(a, TEXT_MAX);
	char **k = oc_split(a, keys, ',', NULL);
	const char *first = oc_trim(a, *k, NULL), *label;

	for (; *k != NULL; k++) {
		label = choice_label(v, f, oc_trim(a, *k, NULL));
		if (label != NULL)
			oc_buf_addf(b, "%s%s", b->len > 0 ? ", " : "", label);
	}
	if (b->len > 0)
		return oc_buf_dup(b, a);
	return choice_label(v, f, first);
}

static enum oc_err
choice_value(
    struct oc_vars *v, const struct oc_var_answer *a, struct oc_var *out)
{
	const struct oc_val *chosen =
	    oc_field_read_json(oc_var_ctx(v), a->value);
	size_t n = oc_val_count(chosen);
	const char *text;

	if (n > 1 ||
	    (n == 1 && oc_field_config_on(&a->field, "multiselect", false)))
		text = join_members(v, chosen);
	else if (n == 1)
		text = choice_label(v, &a->field, chosen->u.list.m[0].name);
	else if (a->value != NULL && strchr(a->value, ',') != NULL &&
	         *a->value != ',')
		text = several_labels(v, &a->field, a->value);
	else
		text = choice_label(
		    v, &a->field, a->value == NULL ? "" : a->value);
	*out = oc_var_text(text);
	return OC_OK;
}

static enum oc_err
zone_value(struct oc_vars *v, const struct oc_var_answer *a, struct oc_var *out)
{
	const struct oc_val *chosen =
	    oc_field_read_json(oc_var_ctx(v), a->value);
	const char *zone =
	    oc_val_count(chosen) > 0 ? chosen->u.list.m[0].name : a->value;

	if (!oc_empty(zone) && oc_zone_exists(zone))
		*out =
		    oc_var_text(oc_replace(oc_var_arena(v), zone, "/", " / "));
	return OC_OK;
}

/* ----- Things of the help desk. ----- */

/* Only its label can be reached. */
static enum oc_err
as_label(struct oc_vars *v, enum oc_err e, struct oc_var *out)
{
	return e != OC_OK ? e : oc_var_show(v, out, out);
}

static enum oc_err
priority_value(
    struct oc_vars *v, const struct oc_var_answer *a, struct oc_var *out)
{
	if (a->id == NULL) {
		*out = oc_var_text(a->value);
		return OC_OK;
	}
	return as_label(v,
	    oc_var_load(v, &oc_var_priority, oc_leading_int(a->id), out), out);
}

/* osTicket takes the stored name for a number: only a number is found. */
static enum oc_err
department_value(
    struct oc_vars *v, const struct oc_var_answer *a, struct oc_var *out)
{
	int64_t id;

	if (a->value == NULL || !oc_parse_int(a->value, &id))
		return OC_OK;
	return oc_var_department_path(v, id, true, out);
}

static enum oc_err
assignee_value(
    struct oc_vars *v, const struct oc_var_answer *a, struct oc_var *out)
{
	const struct oc_val *chosen =
	    oc_field_read_json(oc_var_ctx(v), a->value);
	const struct oc_var_class *class = NULL;
	const char *key;
	int64_t id;

	if (oc_val_count(chosen) > 0) {
		key = chosen->u.list.m[0].name;
		id = *key == '\0' ? 0 : oc_leading_int(key + 1);
		class = *key == 's'   ? &oc_var_agent
		        : *key == 't' ? &oc_var_team
		        : *key == 'd' ? &oc_var_department
		                      : NULL;
	} else if (a->value != NULL && oc_parse_int(a->value, &id)) {
		class = &oc_var_agent;
	}
	if (class == NULL)
		return OC_OK;
	return as_label(v, oc_var_load(v, class, id, out), out);
}

/* ----- Files. ----- */

static enum oc_err
get_file_names(struct oc_vars *v, const void *self, struct oc_var *out)
{
	struct oc_buf *b = oc_buf_new(oc_var_arena(v), TEXT_MAX);
	const struct oc_rows *rows = self;

	for (size_t i = 0; i < rows->n; i++)
		oc_buf_addf(
		    b, "%s%s", i > 0 ? ", " : "", oc_cell_text(rows, i, 1));
	*out = oc_var_text(oc_buf_dup(b, oc_var_arena(v)));
	return OC_OK;
}

static enum oc_err
get_files(struct oc_vars *v, const void *self, struct oc_var *out)
{
	const struct oc_rows *rows = self;

	for (size_t i = 0; i < rows->n; i++)
		oc_var_add_file(
		    v, oc_cell_int(rows, i, 0), oc_cell_text(rows, i, 1));
	*out = oc_var_text("");
	return OC_OK;
}

static const struct oc_var_attr files_attrs[] = {
	{ .name = "names", .get = get_file_names },
	{ .name = "files", .get = get_files },
};

static const struct oc_var_class files_class = {
	.show = get_file_names,
	.attrs = files_attrs,
	.n = OC_COUNT(files_attrs),
};

static enum oc_err
files_value(
    struct oc_vars *v, const struct oc_var_answer *a, struct oc_var *out)
{
	struct oc_ctx *cx = oc_var_ctx(v);
	struct oc_rows *rows = oc_alloc(cx->arena, sizeof *rows);
	enum oc_err e;

	e = oc_db_select(cx->db, cx->arena, rows,
	    "SELECT a.file_id, IFNULL(NULLIF(a.name, ''), f.name) "
	    "FROM {attachment} a JOIN {file} f ON f.id = a.file_id "
	    "WHERE a.type = 'E' AND a.object_id = CRC32(CONCAT('E', ?, ?)) "
	    "ORDER BY a.file_id",
	    "ii", a->field.id, a->entry_id);
	*out = oc_var_thing(&files_class, rows);
	return e;
}

/* ----- Lists. ----- */

/* Ids of the items: the members of JSON, or what else the row has. */
static enum oc_err
list_value(struct oc_vars *v, const struct oc_var_answer *a, struct oc_var *out)
{
	int64_t list_id = oc_leading_int(a->field.type_name + strlen("list-"));
	const struct oc_val *chosen =
	    oc_field_read_json(oc_var_ctx(v), a->value);
	struct oc_buf *ids = oc_buf_new(oc_var_arena(v), TEXT_MAX);

	for (size_t i = 0; i < oc_val_count(chosen); i++)
		oc_buf_addf(
		    ids, "%s%s", i > 0 ? "," : "", chosen->u.list.m[i].name);
	if (ids->len == 0 && a->value != NULL)
		oc_buf_adds(ids, a->value);
	if (oc_val_count(chosen) == 0 && a->id != NULL)
		oc_buf_addf(ids, ",%s", a->id);
	return oc_var_list_items(v, list_id, oc_buf_str(ids), out);
}

static const struct {
	const char *type;
	enum oc_err (*value)(struct oc_vars *v, const struct oc_var_answer *a,
	    struct oc_var *out);
} types[] = {
	{ "bool", bool_value },
	{ "datetime", date_value },
	{ "choices", choice_value },
	{ "timezone", zone_value },
	{ "list-", list_value },
	{ "priority", priority_value },
	{ "department", department_value },
	{ "assignee", assignee_value },
	{ "files", files_value },
};

enum oc_err
oc_var_field_value(
    struct oc_vars *v, const struct oc_var_answer *a, struct oc_var *out)
{
	const char *type = a->field.type_name;

	*out = (struct oc_var){ 0 };
	for (size_t i = 0; i < OC_COUNT(types); i++)
		if (oc_streq(type, types[i].type) ||
		    (oc_ends(types[i].type, "-") &&
		        oc_starts(type, types[i].type)))
			return types[i].value(v, a, out);
	return plain_value(v, a, out);
}
