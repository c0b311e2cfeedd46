/*
 * sla.h - service level plans and the due date they give (3.8).
 */
#ifndef OC_OSTICKET_SLA_H
#define OC_OSTICKET_SLA_H

#include <stdint.h>

#include "base/ctx.h"
#include "config/settings.h"
#include "db/db.h"

enum { OC_SLA_ACTIVE = 0x1 }; /* sla.flags */

struct oc_sla {
	int64_t id; /* 0: there is no such plan */
	int64_t opened;
	int64_t due; /* 0: the plan does not exist or is not active */
};

/*
 * For a query of other things too, with a department `d`: the plan `v` that
 * counts, all schedules it may count on (`h`, with entries `x`), and the
 * database's clock.  The first of these ids that is not 0 is the plan's:
 * wanted, the department's, other.
 */
#define OC_SLA_SCHEDULE                                                        \
	"h.id, h.flags, h.timezone, x.id, x.repeats, x.starts_on, "            \
	"x.starts_at, x.ends_on, x.ends_at, x.stops_on, x.day, x.week, "       \
	"x.month"
#define OC_SLA_COLUMNS                                                         \
	OC_SLA_SCHEDULE ", v.id, v.flags, v.grace_period, v.schedule_id, "     \
	                "d.schedule_id, UNIX_TIMESTAMP()"
#define OC_SLA_JOINS                                                           \
	"LEFT JOIN {sla} v ON v.id = "                                         \
	"COALESCE(NULLIF(?, 0), NULLIF(d.sla_id, 0), ?) "                      \
	"LEFT JOIN {schedule} h ON h.id IN (d.schedule_id, v.schedule_id, ?) " \
	"LEFT JOIN {schedule_entry} x ON x.schedule_id = h.id"
#define OC_SLA_VALUES(cx, wanted, other)                                       \
	(int64_t)(wanted), (int64_t)(other),                                   \
	    oc_config_int((cx)->config, "schedule_id")

/*
 * The plan of such rows, with the estimated due date of a ticket opened then
 * (0: now): the plan's hours, counted on the department's schedule, else the
 * plan's, else the site's.
 */
enum oc_err oc_sla_read(struct oc_ctx *cx, struct oc_rows *rows, unsigned col,
    int64_t opened, struct oc_sla *out);

/* The due date by that plan alone; 0 as in struct oc_sla. */
enum oc_err oc_sla_due(struct oc_ctx *cx, int64_t sla_id,
    int64_t dept_schedule_id, int64_t opened, int64_t *due);

#endif
