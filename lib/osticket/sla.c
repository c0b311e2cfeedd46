/* sla.c - plans, the schedules they count on, due dates. */
#include "config.h"

#include <string.h>

#include "base/str.h"
#include "config/settings.h"
#include "db/db.h"
#include "json/reader.h"
#include "osticket/schedule.h"
#include "osticket/sla.h"

/* The number of a column that may be NULL; 0 for that. */
static int
small(const struct oc_rows *rows, size_t row, unsigned col)
{
	return (int)oc_cell_int(rows, row, col);
}

/*
 * Load a schedule with its entries, but not its holidays; out->id stays 0
 * when there is none, or it is not of the wanted kind.
 */
static enum oc_err
load_schedule(struct oc_ctx *cx, int64_t id, bool business,
    struct oc_schedule *out)
{
	struct oc_schedule_entry *entries;
	struct oc_rows rows;
	enum oc_err e;

	*out = (struct oc_schedule){ 0 };
	e = oc_db_select(cx->db, cx->arena, &rows,
	    "SELECT s.flags, s.timezone, x.id, x.repeats, x.starts_on, "
	    "x.starts_at, x.ends_on, x.ends_at, x.stops_on, x.day, x.week, "
	    "x.month FROM {schedule} s "
	    "LEFT JOIN {schedule_entry} x ON x.schedule_id = s.id "
	    "WHERE s.id = ? ORDER BY x.id",
	    "i", id);
	if (e != OC_OK || rows.n == 0)
		return e;
	out->flags = (unsigned)oc_cell_int(&rows, 0, 0);
	if (business && !(out->flags & OC_SCHEDULE_BUSINESS_HOURS))
		return OC_OK;
	out->id = id;
	out->timezone = oc_cell_str(&rows, 0, 1);
	entries = oc_calloc(cx->arena, rows.n, sizeof *entries);
	out->entries = entries;
	for (size_t i = 0; i < rows.n; i++) {
		if (oc_cell_str(&rows, i, 2) == NULL)
			continue; /* no entry at all */
		entries[out->n++] = (struct oc_schedule_entry){
			.repeats = oc_cell_text(&rows, i, 3),
			.starts_on = oc_cell_str(&rows, i, 4),
			.starts_at = oc_cell_str(&rows, i, 5),
			.ends_on = oc_cell_str(&rows, i, 6),
			.ends_at = oc_cell_str(&rows, i, 7),
			.stops_on = oc_cell_str(&rows, i, 8),
			.day = small(&rows, i, 9),
			.week = small(&rows, i, 10),
			.month = small(&rows, i, 11),
		};
	}
	return OC_OK;
}

/* Config `schedule.<id>`, {"holidays":[ids]}, names further schedules. */
static enum oc_err
load_holidays(struct oc_ctx *cx, struct oc_schedule *s)
{
	const char *json = oc_config_in(cx->config,
	    oc_sprintf(cx->arena, "schedule.%lld", (long long)s->id),
	    "configuration");
	struct oc_schedule *holidays;
	const struct oc_val *list;
	struct oc_val *v;
	enum oc_err e = OC_OK;

	if (json == NULL ||
	    oc_json_read(cx->arena, json, strlen(json), &oc_json_default, &v,
		NULL) != OC_JSON_OK)
		return OC_OK;
	list = oc_val_get(v, "holidays");
	holidays = oc_calloc(
	    cx->arena, oc_val_count(list), sizeof *holidays);
	s->holidays = holidays;
	for (size_t i = 0; i < oc_val_count(list) && e == OC_OK; i++) {
		e = load_schedule(cx, oc_val_to_int(oc_val_at(list, i)),
		    false, &holidays[s->holidays_n]);
		if (e == OC_OK && holidays[s->holidays_n].id != 0)
			s->holidays_n++;
	}
	return e;
}

/* The first that is a schedule of business hours. */
static enum oc_err
choose_schedule(struct oc_ctx *cx, const int64_t *ids, size_t n,
    struct oc_schedule *out)
{
	enum oc_err e = OC_OK;

	*out = (struct oc_schedule){ 0 };
	for (size_t i = 0; i < n && e == OC_OK && out->id == 0; i++)
		if (ids[i] != 0)
			e = load_schedule(cx, ids[i], true, out);
	if (e == OC_OK && out->n > 0)
		e = load_holidays(cx, out);
	return e;
}

enum oc_err
oc_sla_due(struct oc_ctx *cx, int64_t sla_id, int64_t dept_schedule_id,
    int64_t opened, int64_t *due, bool *exists)
{
	int64_t ids[3] = { dept_schedule_id };
	struct oc_schedule s;
	struct oc_rows rows;
	enum oc_err e;

	*due = 0;
	e = oc_db_select(cx->db, cx->arena, &rows,
	    "SELECT flags, grace_period, schedule_id FROM {sla} WHERE id = ?",
	    "i", sla_id);
	if (e != OC_OK)
		return e;
	if (exists != NULL)
		*exists = rows.n > 0;
	if (rows.n == 0 || !(oc_cell_int(&rows, 0, 0) & OC_SLA_ACTIVE))
		return OC_OK;
	ids[1] = oc_cell_int(&rows, 0, 2);
	ids[2] = oc_config_int(cx->config, "schedule_id");
	e = choose_schedule(cx, ids, OC_COUNT(ids), &s);
	if (e == OC_OK)
		*due = oc_schedule_add_hours(s.id == 0 ? NULL : &s, cx->arena,
		    oc_config_text(cx->config, "default_timezone"), opened,
		    (double)oc_cell_int(&rows, 0, 1));
	return e;
}
