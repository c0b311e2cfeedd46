/* field_choice.c - fields with a set of answers: choices, lists, zones. */
#include "config.h"

#include <string.h>

#include "base/buf.h"
#include "base/clock.h"
#include "base/str.h"
#include "db/db.h"
#include "json/reader.h"
#include "json/writer.h"
#include "osticket/field.h"
#include "osticket/html.h"
#include "osticket/search.h"

enum { TEXT_MAX = 64 * 1024 };

/* Members of an object joined: their names, or their values. */
static char *
join(struct oc_ctx *cx, const struct oc_val *chosen, bool names)
{
	struct oc_buf *b = oc_buf_new(cx->arena, TEXT_MAX);

	for (size_t i = 0; i < oc_val_count(chosen); i++) {
		if (i > 0)
			oc_buf_adds(b, ", ");
		oc_buf_adds(
		    b, names ? chosen->u.list.m[i].name
		             : oc_val_text(cx->arena, oc_val_at(chosen, i)));
	}
	return oc_buf_dup(b, cx->arena);
}

/* The answer is this object of key and label. */
static void
set_chosen(struct oc_ctx *cx, struct oc_answer *a, const struct oc_val *chosen)
{
	a->filled = true;
	a->value = oc_json_php(cx->arena, chosen);
	a->keys = join(cx, chosen, true);
	a->display = join(cx, chosen, false);
	a->search = oc_search_normalise(cx->arena, a->display);
}

/* The answer is text that none of the choices is. */
static void
set_raw(struct oc_answer *a, const char *s)
{
	a->filled = !oc_empty(s) && !oc_streq(s, "0");
	a->value = oc_empty(s) ? NULL : s;
}

/* The field's lines "key:Label" as an object. */
static struct oc_val *
read_choices(struct oc_ctx *cx, const struct oc_field *f)
{
	const char *text = oc_field_config(cx, f, "choices", "");
	struct oc_val *out = oc_val_object(cx->arena);
	char **lines = oc_split(cx->arena, text, '\n', NULL);

	for (size_t i = 0; lines[i] != NULL; i++) {
		const char *line = oc_trim(cx->arena, lines[i], NULL);
		const char *colon = strchr(line, ':');
		const char *key = line, *label = line;

		if (*line == '\0')
			continue;
		if (colon != NULL) {
			key = oc_trim(cx->arena,
			    oc_strndup(cx->arena, line, (size_t)(colon - line)),
			    NULL);
			label = oc_trim(cx->arena, colon + 1, NULL);
		}
		oc_val_set(cx->arena, out, key, oc_val_str(cx->arena, label));
	}
	return out;
}

/* Take one submitted value: by key, else by label. */
static bool
choose(struct oc_ctx *cx, const struct oc_val *choices, const char *s,
    struct oc_val *chosen)
{
	const struct oc_val *label = oc_val_get(choices, s);

	if (label != NULL) {
		oc_val_set(cx->arena, chosen, s, oc_val_copy(cx->arena, label));
		return true;
	}
	return false;
}

/* "a,b" names several keys, of those that exist. */
static bool
choose_several(struct oc_ctx *cx, const struct oc_val *choices, const char *s,
    struct oc_val *chosen)
{
	char **keys = oc_split(cx->arena, s, ',', NULL);

	for (size_t i = 0; keys[i] != NULL; i++)
		choose(cx, choices, oc_trim(cx->arena, keys[i], NULL), chosen);
	return oc_val_count(chosen) > 0;
}

/*
 * A list of keys.  One that is no key is passed over, but if it is the first
 * of an array, the answer is that text, whatever follows.  *raw is then set.
 */
static void
choose_listed(struct oc_ctx *cx, const struct oc_val *choices,
    const struct oc_val *list, struct oc_val *chosen, const char **raw)
{
	for (size_t i = 0; i < oc_val_count(list); i++) {
		const char *s = oc_val_text(cx->arena, oc_val_at(list, i));

		if (choose(cx, choices, s, chosen) || list->type != OC_ARRAY ||
		    i > 0 || !oc_val_truthy(oc_val_at(list, i)))
			continue;
		*raw = s;
		return;
	}
}

/* A text: a key, several keys with commas, or none. */
static void
choose_text(struct oc_ctx *cx, const struct oc_val *choices, const char *s,
    struct oc_val *chosen, const char **raw)
{
	const char *comma = strchr(s, ',');

	if (choose(cx, choices, s, chosen))
		return;
	*raw = s;
	if (comma == NULL || comma == s ||
	    choose_several(cx, choices, s, chosen))
		return;
	*raw = oc_trim(
	    cx->arena, oc_strndup(cx->arena, s, (size_t)(comma - s)), NULL);
}

enum oc_err
oc_field_parse_choices(struct oc_ctx *cx, struct oc_answer *a)
{
	struct oc_val *choices = read_choices(cx, a->field);
	struct oc_val *chosen = oc_val_object(cx->arena);
	const char *raw = NULL;

	if (!oc_val_truthy(a->raw))
		return OC_OK;
	if (oc_val_is_list(a->raw)) {
		choose_listed(cx, choices, a->raw, chosen, &raw);
		if (raw != NULL)
			chosen = oc_val_object(cx->arena);
	} else {
		choose_text(
		    cx, choices, oc_val_text(cx->arena, a->raw), chosen, &raw);
	}
	if (oc_val_count(chosen) > 0)
		set_chosen(cx, a, chosen);
	else
		set_raw(a, raw);
	return OC_OK;
}

/*
 * The item of a list that text names: by number, else by value, else by its
 * abbreviation.  Disabled ones count; *id is 0 when there is none.
 */
static enum oc_err
find_item(
    struct oc_ctx *cx, int64_t list_id, const char *text, struct oc_val *chosen)
{
	struct oc_rows rows;
	enum oc_err e;

	e = oc_db_select(cx->db, cx->arena, &rows,
	    "SELECT id, value FROM {list_items} WHERE list_id = ? "
	    "AND (CONVERT(id, CHAR) = ? OR value = ? OR extra = ?) "
	    "ORDER BY CONVERT(id, CHAR) = ? DESC, value = ? DESC, sort, value "
	    "LIMIT 1",
	    "isssss", list_id, text, text, text, text, text);
	if (e == OC_OK && rows.n > 0)
		oc_val_set(cx->arena, chosen, oc_cell_text(&rows, 0, 0),
		    oc_val_str(cx->arena, oc_cell_text(&rows, 0, 1)));
	return e;
}

enum oc_err
oc_field_parse_list(struct oc_ctx *cx, struct oc_answer *a)
{
	int64_t list_id = oc_leading_int(a->field->type_name + strlen("list-"));
	struct oc_val *chosen = oc_val_object(cx->arena);
	enum oc_err e = OC_OK;

	if (!oc_val_truthy(a->raw))
		return OC_OK;
	if (!oc_val_is_list(a->raw))
		e = find_item(
		    cx, list_id, oc_val_text(cx->arena, a->raw), chosen);
	for (size_t i = 0;
	     e == OC_OK && oc_val_is_list(a->raw) && i < oc_val_count(a->raw);
	     i++)
		e = find_item(cx, list_id,
		    oc_val_text(cx->arena, oc_val_at(a->raw, i)), chosen);
	if (e == OC_OK && oc_val_count(chosen) > 0)
		set_chosen(cx, a, chosen);
	return e;
}

enum oc_err
oc_field_parse_timezone(struct oc_ctx *cx, struct oc_answer *a)
{
	struct oc_val *chosen = oc_val_object(cx->arena);
	const char *zone;

	if (!oc_val_truthy(a->raw) || oc_val_is_list(a->raw))
		return OC_OK;
	zone = oc_val_text(cx->arena, a->raw);
	if (!oc_zone_exists(zone)) {
		set_raw(a, zone);
		return OC_OK;
	}
	oc_val_set(cx->arena, chosen, zone,
	    oc_val_str(cx->arena, oc_replace(cx->arena, zone, "/", " / ")));
	set_chosen(cx, a, chosen);
	a->search = "";
	return OC_OK;
}
