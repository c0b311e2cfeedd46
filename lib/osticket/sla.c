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

/* OC_SLA_COLUMNS */
enum {
	SCHEDULE_ID,
	FLAGS,
	TIMEZONE,
	ENTRY_ID,
	REPEATS,
	STARTS_ON,
	STARTS_AT,
	ENDS_ON,
	ENDS_AT,
	STOPS_ON,
	DAY,
	WEEK,
	MONTH,
	SLA_ID,
	SLA_FLAGS,
	GRACE_PERIOD,
	SLA_SCHEDULE,
	DEPT_SCHEDULE,
	NOW
};

/*
 * Read the schedule of that id with its entries, but not its holidays, from
 * rows with OC_SLA_SCHEDULE from column col on; out->id stays 0 when it is not
 * among them, or not of the wanted kind.
 */
static void
read_schedule(struct oc_ctx *cx, const struct oc_rows *rows, unsigned col,
    int64_t id, bool business, struct oc_schedule *out)
{
	struct oc_schedule_entry *entries =
	    oc_calloc(cx->arena, rows->n, sizeof *entries);

	*out = (struct oc_schedule){ .entries = entries };
	for (size_t i = 0; i < rows->n; i++) {
		if (oc_cell_int(rows, i, col + SCHEDULE_ID) != id)
			continue;
		out->flags = (unsigned)oc_cell_int(rows, i, col + FLAGS);
		if (business && !(out->flags & OC_SCHEDULE_BUSINESS_HOURS))
			return;
		out->id = id;
		out->timezone = oc_cell_str(rows, i, col + TIMEZONE);
		if (oc_cell_str(rows, i, col + ENTRY_ID) == NULL)
			return; /* no entry at all */
		entries[out->n++] = (struct oc_schedule_entry){
			.repeats = oc_cell_text(rows, i, col + REPEATS),
			.starts_on = oc_cell_str(rows, i, col + STARTS_ON),
			.starts_at = oc_cell_str(rows, i, col + STARTS_AT),
			.ends_on = oc_cell_str(rows, i, col + ENDS_ON),
			.ends_at = oc_cell_str(rows, i, col + ENDS_AT),
			.stops_on = oc_cell_str(rows, i, col + STOPS_ON),
			.day = small(rows, i, col + DAY),
			.week = small(rows, i, col + WEEK),
			.month = small(rows, i, col + MONTH),
		};
	}
}

static enum oc_err
load_schedule(struct oc_ctx *cx, int64_t id, struct oc_schedule *out)
{
	struct oc_rows rows;
	enum oc_err e = oc_db_select(cx->db, cx->arena, &rows,
	    "SELECT " OC_SLA_SCHEDULE " FROM {schedule} h "
	    "LEFT JOIN {schedule_entry} x ON x.schedule_id = h.id "
	    "WHERE h.id = ? ORDER BY x.id",
	    "i", id);

	if (e == OC_OK)
		read_schedule(cx, &rows, 0, id, false, out);
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

	if (json == NULL || oc_json_read(cx->arena, json, strlen(json),
	                        &oc_json_default, &v, NULL) != OC_JSON_OK)
		return OC_OK;
	list = oc_val_get(v, "holidays");
	holidays = oc_calloc(cx->arena, oc_val_count(list), sizeof *holidays);
	s->holidays = holidays;
	for (size_t i = 0; i < oc_val_count(list) && e == OC_OK; i++) {
		e = load_schedule(cx, oc_val_to_int(oc_val_at(list, i)),
		    &holidays[s->holidays_n]);
		if (e == OC_OK && holidays[s->holidays_n].id != 0)
			s->holidays_n++;
	}
	return e;
}

/* The department's, else the plan's, else the site's. */
static enum oc_err
choose_schedule(struct oc_ctx *cx, const struct oc_rows *rows, unsigned col,
    struct oc_schedule *out)
{
	const int64_t ids[] = { oc_cell_int(rows, 0, col + DEPT_SCHEDULE),
		oc_cell_int(rows, 0, col + SLA_SCHEDULE),
		oc_config_int(cx->config, "schedule_id") };

	*out = (struct oc_schedule){ 0 };
	for (size_t i = 0; i < OC_COUNT(ids) && out->id == 0; i++)
		if (ids[i] != 0)
			read_schedule(cx, rows, col, ids[i], true, out);
	return out->n > 0 ? load_holidays(cx, out) : OC_OK;
}

enum oc_err
oc_sla_read(struct oc_ctx *cx, struct oc_rows *rows, unsigned col,
    int64_t opened, struct oc_sla *out)
{
	const unsigned order[] = { col + ENTRY_ID };
	struct oc_schedule s;
	enum oc_err e;

	oc_rows_sort(cx->arena, rows, order, OC_COUNT(order));
	*out = (struct oc_sla){ .id = oc_cell_int(rows, 0, col + SLA_ID),
		.opened = opened };
	if (opened == 0)
		out->opened = oc_cell_int(rows, 0, col + NOW);
	if (!(oc_cell_int(rows, 0, col + SLA_FLAGS) & OC_SLA_ACTIVE))
		return OC_OK;
	e = choose_schedule(cx, rows, col, &s);
	if (e == OC_OK)
		out->due = oc_schedule_add_hours(s.id == 0 ? NULL : &s,
		    cx->arena, oc_config_text(cx->config, "default_timezone"),
		    out->opened,
		    (double)oc_cell_int(rows, 0, col + GRACE_PERIOD));
	return e;
}

enum oc_err
oc_sla_due(struct oc_ctx *cx, int64_t sla_id, int64_t dept_schedule_id,
    int64_t opened, int64_t *due)
{
	struct oc_sla sla;
	struct oc_rows rows;
	enum oc_err e = oc_db_row(cx->db, cx->arena, &rows,
	    "SELECT " OC_SLA_COLUMNS
	    " FROM (SELECT ? AS sla_id, ? AS schedule_id) d " OC_SLA_JOINS,
	    "iiiii", sla_id, dept_schedule_id, OC_SLA_VALUES(cx, 0, 0));

	*due = 0;
	if (e == OC_OK)
		e = oc_sla_read(cx, &rows, 0, opened, &sla);
	if (e == OC_OK)
		*due = sla.due;
	return e;
}
