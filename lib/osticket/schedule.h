/*
 * schedule.h - business hours: when so many hours of work are over.
 *
 * Due dates must come out as osTicket computes them, to the second, with
 * what is odd about it: an exact fit ends when the next working day begins,
 * and a day from 00:00:00 to 23:59:59 has one second less than 24 hours.
 */
#ifndef OC_OSTICKET_SCHEDULE_H
#define OC_OSTICKET_SCHEDULE_H

#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"

/*
 * A row of the table `schedule_entry`, dates and times as MariaDB writes
 * them: hours from starts_at to ends_at on the days that `repeats` says.
 */
struct oc_schedule_entry {
	const char *repeats;   /* never, daily, weekdays, weekends, weekly,
	                          monthly, yearly */
	const char *starts_on; /* first day, NULL: today */
	const char *starts_at;
	const char *ends_on; /* usually starts_on */
	const char *ends_at;
	const char *stops_on; /* last validity (date and time), or NULL */
	int day;              /* 1 Monday to 7, or day of the month; 0: NULL */
	int week;             /* 1 to 5, -1 the last; 0: NULL */
	int month;            /* 1 to 12; 0: NULL */
};

/* A row of `schedule` with its entries in the order of their ids. */
struct oc_schedule {
	int64_t id;
	unsigned flags;       /* 1 business hours, else holidays */
	const char *timezone; /* NULL or "": the application's */
	const struct oc_schedule_entry *entries;
	size_t n;
	const struct oc_schedule *holidays; /* as its configuration says */
	size_t holidays_n;
};

enum { OC_SCHEDULE_BUSINESS_HOURS = 1 };

/*
 * The instant at which `hours` of work have passed since start.  With s NULL
 * or without entries every hour counts.  app_zone is that of whoever asks or,
 * for want of one, the system's.  Where osTicket would count for ever, as
 * with a holiday on every day, every hour counts, too.
 */
int64_t oc_schedule_add_hours(const struct oc_schedule *s, struct oc_arena *a,
    const char *app_zone, int64_t start, double hours);

#endif
