/* field.c - the table of field types. */
#include "config.h"

#include <string.h>

#include "base/buf.h"
#include "base/str.h"
#include "json/reader.h"
#include "osticket/field.h"
#include "osticket/html.h"

static const struct oc_field_type types[] = {
	{ .name = "text",
	    .parse = oc_field_parse_text,
	    .check = oc_field_check_text },
	{ .name = "memo",
	    .parse = oc_field_parse_memo,
	    .check = oc_field_check_memo },
	{ .name = "thread",
	    .not_stored = true,
	    .parse = oc_field_parse_thread },
	{ .name = "datetime",
	    .parse = oc_field_parse_datetime,
	    .check = oc_field_check_datetime },
	{ .name = "timezone", .parse = oc_field_parse_timezone },
	{ .name = "phone",
	    .parse = oc_field_parse_phone,
	    .check = oc_field_check_phone },
	{ .name = "bool", .parse = oc_field_parse_bool },
	{ .name = "choices", .parse = oc_field_parse_choices },
	{ .name = "list-", .parse = oc_field_parse_list },
	{ .name = "priority", .parse = oc_field_parse_priority },
	{ .name = "department", .parse = oc_field_parse_department },
	{ .name = "assignee", .parse = oc_field_parse_assignee },
	{ .name = "files", .parse = oc_field_parse_files },
	{ .name = "break", .no_data = true, .parse = oc_field_parse_nothing },
	{ .name = "info", .no_data = true, .parse = oc_field_parse_nothing },
};

const struct oc_field_type *
oc_field_type(const char *name)
{
	for (size_t i = 0; i < OC_COUNT(types); i++)
		if (oc_streq(name, types[i].name) ||
		    (oc_ends(types[i].name, "-") &&
		        oc_starts(name, types[i].name)))
			return &types[i];
	return &types[0];
}

struct oc_val *
oc_field_read_json(struct oc_ctx *cx, const char *json)
{
	struct oc_val *v;

	if (oc_empty(json) ||
	    oc_json_read(cx->arena, json, strlen(json), &oc_json_default, &v,
	        NULL) != OC_JSON_OK ||
	    v->type != OC_OBJECT)
		v = oc_val_object(cx->arena);
	return v;
}

const char *
oc_field_display(
    struct oc_ctx *cx, const struct oc_field *field, const char *value)
{
	struct oc_answer a = { .field = field };
	struct oc_val *chosen;
	struct oc_buf *b;

	if (oc_empty(value))
		return "";
	if (*value == '{') {
		/* choices, lists, zones, assignees: key and label */
		chosen = oc_field_read_json(cx, value);
		b = oc_buf_new(cx->arena, strlen(value) * 2);
		for (size_t i = 0; i < oc_val_count(chosen); i++)
			oc_buf_addf(b, "%s%s", i > 0 ? ", " : "",
			    oc_val_text(cx->arena, oc_val_at(chosen, i)));
		return oc_buf_dup(b, cx->arena);
	}
	if (!oc_streq(field->type_name, "phone") &&
	    !oc_streq(field->type_name, "bool") &&
	    !oc_streq(field->type_name, "datetime"))
		return value;
	if (oc_answer_set(cx, &a, oc_val_str(cx->arena, value)) != OC_OK)
		return value;
	return a.display;
}

const char *
oc_field_search(
    struct oc_ctx *cx, const struct oc_field *field, const char *value)
{
	static const char *const silent[] = { "timezone", "priority",
		"department", "assignee" };

	for (size_t i = 0; i < OC_COUNT(silent); i++)
		if (oc_streq(field->type_name, silent[i]))
			return "";
	if (oc_empty(value) || field->type->no_data)
		return "";
	if (oc_streq(field->type_name, "memo"))
		return oc_html_search_text(cx->arena, value);
	return oc_search_normalise(
	    cx->arena, oc_field_display(cx, field, value));
}

const char *
oc_field_config(struct oc_ctx *cx, const struct oc_field *field,
    const char *key, const char *def)
{
	const char *text = oc_val_member_text(cx->arena, field->config, key);

	return text == NULL ? def : text;
}

bool
oc_field_config_on(const struct oc_field *field, const char *key, bool def)
{
	const struct oc_val *v = oc_val_get(field->config, key);

	return v == NULL || v->type == OC_NULL ? def : oc_val_truthy(v);
}

bool
oc_field_has_data(const struct oc_field *field)
{
	return !field->type->no_data;
}

bool
oc_field_is_stored(const struct oc_field *field)
{
	return !field->type->no_data && !field->type->not_stored &&
	       !(field->flags & OC_FIELD_EXT_STORED);
}
