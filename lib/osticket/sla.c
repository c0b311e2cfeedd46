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

/* Columns of a schedule with one of its entries, `s` and `x`. */
#define SCHEDULE                                                               \
	"s.id, s.flags, s.timezone, x.id, x.repeats, x.starts_on, "            \
	"x.starts_at, x.ends_on, x.ends_at, x.stops_on, x.day, x.week, x.month"

enum { SCHEDULE_ID, FLAGS, TIMEZONE, ENTRY_ID, REPEATS, STARTS_ON, STARTS_AT,
	ENDS_ON, ENDS_AT, STOPS_ON, DAY, WEEK, MONTH, SCHEDULE_COLUMNS };

/*
 * Read the schedule of that id with its entries, but not its holidays, from
 * rows that begin with SCHEDULE; out->id stays 0 when it is not among them,
 * or not of the wanted kind.
 */
static void
read_schedule(struct oc_ctx *cx, const struct oc_rows *rows, int64_t id,
    bool business, struct oc_schedule *out)
{
	struct oc_schedule_entry *entries =
	    oc_calloc(cx->arena, rows->n, sizeof *entries);

	*out = (struct oc_schedule){ .entries = entries };
	for (size_t i = 0; i < rows->n; i++) {
		if (oc_cell_int(rows, i, SCHEDULE_ID) != id)
			continue;
		out->flags = (unsigned)oc_cell_int(rows, i, FLAGS);
		if (business && !(out->flags & OC_SCHEDULE_BUSINESS_HOURS))
			return;
		out->id = id;
		out->timezone = oc_cell_str(rows, i, TIMEZONE);
		if (oc_cell_str(rows, i, ENTRY_ID) == NULL)
			return; /* no entry at all */
		entries[out->n++] = (struct oc_schedule_entry){
			.repeats = oc_cell_text(rows, i, REPEATS),
			.starts_on = oc_cell_str(rows, i, STARTS_ON),
			.starts_at = oc_cell_str(rows, i, STARTS_AT),
			.ends_on = oc_cell_str(rows, i, ENDS_ON),
			.ends_at = oc_cell_str(rows, i, ENDS_AT),
			.stops_on = oc_cell_str(rows, i, STOPS_ON),
			.day = small(rows, i, DAY),
			.week = small(rows, i, WEEK),
			.month = small(rows, i, MONTH),
		};
	}
}

static enum oc_err
load_schedule(struct oc_ctx *cx, int64_t id, struct oc_schedule *out)
{
	struct oc_rows rows;
	enum oc_err e = oc_db_select(cx->db, cx->arena, &rows,
	    "SELECT " SCHEDULE " FROM {schedule} s "
	    "LEFT JOIN {schedule_entry} x ON x.schedule_id = s.id "
	    "WHERE s.id = ? ORDER BY x.id",
	    "i", id);

	if (e == OC_OK)
		read_schedule(cx, &rows, id, false, out);
	return e;
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
		    &holidays[s->holidays_n]);
		if (e == OC_OK && holidays[s->holidays_n].id != 0)
			s->holidays_n++;
	}
	return e;
}

enum { SLA_FLAGS = SCHEDULE_COLUMNS, GRACE_PERIOD, SLA_SCHEDULE, NOW };

/* The plan with all schedules it may count on, and the database's clock. */
static enum oc_err
load_plan(struct oc_ctx *cx, int64_t sla_id, int64_t dept_schedule_id,
    struct oc_rows *rows)
{
	return oc_db_select(cx->db, cx->arena, rows,
	    "SELECT " SCHEDULE ", a.flags, a.grace_period, a.schedule_id, "
	    "UNIX_TIMESTAMP() FROM {sla} a "
	    "LEFT JOIN {schedule} s ON s.id IN (?, a.schedule_id, ?) "
	    "LEFT JOIN {schedule_entry} x ON x.schedule_id = s.id "
	    "WHERE a.id = ? ORDER BY s.id, x.id",
	    "iii", dept_schedule_id, oc_config_int(cx->config, "schedule_id"),
	    sla_id);
}

/* The department's, else the plan's, else the site's. */
static enum oc_err
choose_schedule(struct oc_ctx *cx, const struct oc_rows *rows,
    int64_t dept_schedule_id, struct oc_schedule *out)
{
	const int64_t ids[] = { dept_schedule_id,
		oc_cell_int(rows, 0, SLA_SCHEDULE),
		oc_config_int(cx->config, "schedule_id") };

	*out = (struct oc_schedule){ 0 };
	for (size_t i = 0; i < OC_COUNT(ids) && out->id == 0; i++)
		if (ids[i] != 0)
			read_schedule(cx, rows, ids[i], true, out);
	return out->n > 0 ? load_holidays(cx, out) : OC_OK;
}

enum oc_err
oc_sla_due(struct oc_ctx *cx, int64_t sla_id, int64_t dept_schedule_id,
    int64_t *opened, int64_t *due, bool *exists)
{
	struct oc_schedule s;
	struct oc_rows rows;
	enum oc_err e = load_plan(cx, sla_id, dept_schedule_id, &rows);

	*due = 0;
	*exists = e == OC_OK && rows.n > 0;
	if (!*exists)
		return e;
	if (*opened == 0)
		*opened = oc_cell_int(&rows, 0, NOW);
	if (!(oc_cell_int(&rows, 0, SLA_FLAGS) & OC_SLA_ACTIVE))
		return OC_OK;
	e = choose_schedule(cx, &rows, dept_schedule_id, &s);
	if (e == OC_OK)
		*due = oc_schedule_add_hours(s.id == 0 ? NULL : &s, cx->arena,
		    oc_config_text(cx->config, "default_timezone"), *opened,
		    (double)oc_cell_int(&rows, 0, GRACE_PERIOD));
	return e;
}
