/* filter.c - which filters match. */
#include "config.h"

#include <string.h>

#include "base/str.h"
#include "base/utf8.h"
#include "db/db.h"
#include "json/reader.h"
#include "osticket/filter.h"
#include "osticket/pattern.h"

/* A ticket's origin as filters name their target. */
static const char *
target_of(const char *origin)
{
	if (oc_strieq(origin, "email"))
		return "Email";
	if (oc_strieq(origin, "api"))
		return "API";
	return "Web";
}

static void
read_filter(const struct oc_rows *rows, size_t i, struct oc_filter *f)
{
	f->id = oc_cell_int(rows, i, 0);
	f->name = oc_cell_text(rows, i, 1);
	f->email_only = oc_strieq(oc_cell_text(rows, i, 2), "Email");
	f->email_id = oc_cell_int(rows, i, 3);
	f->match_all = oc_cell_int(rows, i, 4) != 0;
	f->stop_on_match = oc_cell_int(rows, i, 5) != 0;
}

#define BANS                                                                   \
	"f.name = '" OC_BAN_LIST "' AND r.isactive = 1 "                       \
	"AND r.what = 'email' AND r.val = ?"

/*
 * A filter without rules never matches, so it is not even loaded.  The rules'
 * own switch `isactive` is not looked at, as in osTicket, but for the ban
 * list's.
 */
enum oc_err
oc_filters_ask(struct oc_ctx *cx, const char *origin, int64_t email_id,
    const char *address, struct oc_rows *out)
{
	return oc_db_ask(cx->db, cx->arena, out,
	    "SELECT f.id, f.name, f.target, f.email_id, f.match_all_rules, "
	    "f.stop_onmatch, r.what, r.how, r.val, " BANS ", f.execorder, r.id "
	    "FROM {filter} f "
	    "JOIN {filter_rule} r ON r.filter_id = f.id "
	    "WHERE f.isactive = 1 AND (f.target IN ('Any', ?) "
	    "AND (? = 0 OR f.email_id IN (0, ?)) OR " BANS ")",
	    "ssiis", address, target_of(origin), email_id, email_id, address);
}

void
oc_filters_read(struct oc_ctx *cx, struct oc_rows *rows, struct oc_filters *out,
    bool *banned)
{
	static const unsigned order[] = { 10, 0, 11 }; /* execorder, ids */
	struct oc_filter *f = NULL;

	oc_rows_sort(cx->arena, rows, order, OC_COUNT(order));
	out->list = oc_calloc(cx->arena, rows->n, sizeof *out->list);
	out->n = 0;
	*banned = false;
	for (size_t i = 0; i < rows->n; i++) {
		struct oc_filter_rule *r;

		*banned = *banned || oc_cell_int(rows, i, 9) != 0;
		if (f == NULL || f->id != oc_cell_int(rows, i, 0)) {
			f = &out->list[out->n++];
			read_filter(rows, i, f);
			f->rules =
			    oc_calloc(cx->arena, rows->n - i, sizeof *f->rules);
		}
		r = &f->rules[f->nrules++];
		r->what = oc_cell_text(rows, i, 6);
		r->how = oc_cell_text(rows, i, 7);
		r->val = oc_cell_text(rows, i, 8);
	}
}

bool
oc_filters_use_field(const struct oc_filters *f, int64_t field_id)
{
	for (size_t i = 0; i < f->n; i++)
		for (size_t r = 0; r < f->list[i].nrules; r++) {
			const char *what = f->list[i].rules[r].what;

			if (oc_starts(what, "field.") &&
			    oc_leading_int(what + strlen("field.")) == field_id)
				return true;
		}
	return false;
}

static bool
ends_with(const char *s, const char *tail)
{
	size_t chars = oc_utf8_count(tail, strlen(tail));
	size_t all = oc_utf8_count(s, strlen(s));

	if (chars > all)
		return false;
	return oc_strieq(s + oc_utf8_prefix(s, strlen(s), all - chars), tail);
}

static bool
rule_matches(struct oc_ctx *cx, const struct oc_filter_rule *r, const char *s)
{
	if (oc_streq(r->how, "equal"))
		return oc_strieq(s, r->val);
	if (oc_streq(r->how, "not_equal"))
		return !oc_strieq(s, r->val);
	if (oc_streq(r->how, "contains"))
		return oc_stristr(s, r->val) != NULL;
	if (oc_streq(r->how, "dn_contain"))
		return oc_stristr(s, r->val) == NULL;
	if (oc_streq(r->how, "starts"))
		return oc_istarts(s, r->val);
	if (oc_streq(r->how, "ends"))
		return ends_with(s, r->val);
	if (oc_streq(r->how, "match"))
		return oc_pattern_matches(cx, r->val, s);
	if (oc_streq(r->how, "not_match"))
		return !oc_pattern_matches(cx, r->val, s);
	return false;
}

bool
oc_filter_matches(
    struct oc_ctx *cx, const struct oc_filter *f, const struct oc_val *data)
{
	bool match = false;

	if (f->email_only && f->email_id != 0 &&
	    f->email_id != oc_val_to_int(oc_val_get(data, "emailId")))
		return false;
	for (size_t i = 0; i < f->nrules; i++) {
		match = rule_matches(cx, &f->rules[i],
		    oc_val_text(cx->arena, oc_val_get(data, f->rules[i].what)));
		if (match != f->match_all)
			return match; /* one decides */
	}
	return match;
}

static enum oc_err
load_actions(struct oc_ctx *cx, struct oc_filter *f)
{
	struct oc_rows rows;
	enum oc_err e;

	e = oc_db_select(cx->db, cx->arena, &rows,
	    "SELECT type, configuration FROM {filter_action} "
	    "WHERE filter_id = ? ORDER BY sort, id",
	    "i", f->id);
	if (e != OC_OK)
		return e;
	f->nactions = rows.n;
	f->actions = oc_calloc(cx->arena, rows.n, sizeof *f->actions);
	for (size_t i = 0; i < rows.n; i++) {
		const char *json = oc_cell_text(&rows, i, 1);
		struct oc_val *v;

		if (oc_json_read(cx->arena, json, strlen(json),
		        &oc_json_default, &v, NULL) != OC_JSON_OK)
			v = oc_val_object(cx->arena);
		f->actions[i].type = oc_cell_text(&rows, i, 0);
		f->actions[i].config = v;
	}
	return OC_OK;
}

enum oc_err
oc_filters_match(struct oc_ctx *cx, const struct oc_filters *f,
    const struct oc_val *data, struct oc_filters *out)
{
	enum oc_err e = OC_OK;

	out->list = oc_calloc(cx->arena, f->n, sizeof *out->list);
	out->n = 0;
	for (size_t i = 0; i < f->n && e == OC_OK; i++) {
		if (!oc_filter_matches(cx, &f->list[i], data))
			continue;
		out->list[out->n] = f->list[i];
		e = load_actions(cx, &out->list[out->n++]);
	}
	return e;
}
