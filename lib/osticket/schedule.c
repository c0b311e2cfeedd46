/* schedule.c - counting business hours. */
#include "config.h"

#include <math.h>
#include <stdbool.h>

#include "base/clock.h"
#include "base/str.h"
#include "base/strtotime.h"
#include "osticket/schedule.h"

enum {
	DAY = 86400,
	LOOK_AHEAD = 72 * 3600, /* how far a round of counting sees */
	WINDOW_DAYS = 8,        /* days that may be touched by it */
	MAX_PER_ENTRY = 5,      /* working days of one entry in a round */
	MAX_TRIES = 32,         /* days looked at for them */
	MAX_WORK = 100000,      /* entries looked at in all */
	MAX_IDLE = 400          /* rounds without any work */
};

enum repeats { NEVER, DAILY, WEEKDAYS, WEEKENDS, WEEKLY, MONTHLY, YEARLY };

/* An entry with its instants worked out. */
struct shift {
	const struct oc_schedule_entry *entry;
	enum repeats repeats;
	const char *zone;
	int64_t starts;
	int64_t ends;
	int64_t stops; /* INT64_MAX: never */
	int64_t first_day;
	int64_t opens; /* second of the day */
	int64_t closes;
};

/* The working days of a round, by their distance from its first day. */
struct window {
	int64_t first_day;
	int64_t last_day; /* of work */
	const struct shift *work[WINDOW_DAYS];
	const struct shift *holiday[WINDOW_DAYS];
};

/* A clock that can be set: its zone, and the instant it stands at. */
struct moment {
	const char *zone;
	int64_t t;
};

struct count {
	struct shift *shifts;
	size_t n;
	struct shift *holidays;
	size_t holidays_n;
	struct window window;
	struct moment date; /* how far it came */
	int64_t done;       /* seconds of work until then */
	double wanted;
	int work;     /* entries looked at */
	int64_t best; /* most that was done, as osTicket may count back */
	int idle;     /* rounds since then */
	bool lost;
};

static int64_t
floor_div(int64_t n, int64_t by)
{
	return n / by - (n % by < 0);
}

/* What the clock shows, in seconds since 1970-01-01 00:00 on it. */
static int64_t
reading(const struct moment *m)
{
	return m->t + oc_zone_offset(m->zone, m->t);
}

static int64_t
day_of(const struct moment *m)
{
	return floor_div(reading(m), DAY);
}

static int64_t
second_of_day(const struct moment *m)
{
	int64_t r = reading(m);

	return r - floor_div(r, DAY) * DAY;
}

static void
set_clock(struct moment *m, int64_t day, int64_t second)
{
	m->t = oc_zone_local(m->zone, day * DAY + second,
	    oc_zone_summer(m->zone, m->t) ? OC_SUMMER_YES : OC_SUMMER_NO);
}

/* 1 Monday to 7 Sunday. */
static int64_t
weekday_of(int64_t day)
{
	return day + 3 - floor_div(day + 3, 7) * 7 + 1;
}

/* First day on or after the given one that is the weekday. */
static int64_t
next_weekday(int64_t day, int weekday)
{
	return day + (weekday - weekday_of(day) + 7) % 7;
}

/* The n-th (-1 last) such weekday of the month that begins on `first`. */
static int64_t
nth_weekday(int64_t first, int days, int n, int weekday)
{
	if (n < 0)
		return next_weekday(first + days - 7, weekday);
	return next_weekday(first, weekday) + (n - 1) * 7;
}

/*
 * The day of the month or year that c is in.  False when the entry names
 * none.  *keep_time is for those that leave the time of day alone.
 */
static bool
find_date(const struct shift *s, const struct oc_civil *c, int64_t *day,
    bool *keep_time)
{
	const struct oc_schedule_entry *e = s->entry;
	bool yearly = s->repeats == YEARLY;
	int month = yearly ? e->month : c->month;
	int64_t first;

	if (month < 1 || month > 12)
		return false;
	first = oc_days(c->year, month, 1);
	*keep_time =
	    yearly ? e->week == 0 || e->week < -1 : e->week == 0 && e->day > 0;
	if (*keep_time) {
		*day = first + e->day - 1;
		return e->day >= 0 && e->day <= 31;
	}
	if (e->week < -1 || e->week == 0 || e->week > 5 || e->day < 1 ||
	    e->day > 7)
		return false;
	/* Of a year it is the first one after the 1st of the month. */
	if (yearly && e->week > 0)
		first++;
	*day =
	    nth_weekday(first, oc_month_days(c->year, month), e->week, e->day);
	return true;
}

/* Go to the entry's day that belongs to the clock's. */
static void
go_to_day(struct moment *m, const struct shift *s)
{
	int64_t now = reading(m), day = floor_div(now, DAY);
	int64_t second = now - day * DAY, weekday = weekday_of(day);
	struct oc_civil c;
	bool keep_time = false;

	switch (s->repeats) {
	case NEVER:
		day = s->first_day;
		keep_time = true;
		break;
	case DAILY:
		break;
	case WEEKDAYS:
		if (weekday > 5)
			day += 8 - weekday;
		break;
	case WEEKENDS:
		if (weekday < 6)
			day += 6 - weekday;
		break;
	case WEEKLY:
		keep_time = s->entry->day < 1 || s->entry->day > 7;
		if (!keep_time)
			day = next_weekday(day, s->entry->day);
		break;
	case MONTHLY:
	case YEARLY:
		oc_utc_civil(day * DAY, &c);
		if (!find_date(s, &c, &day, &keep_time))
			return;
		break;
	}
	set_clock(m, day, keep_time ? second : 0);
}

/* Go to the next day of the entry; false after its last. */
static bool
go_on(struct moment *m, const struct shift *s)
{
	int64_t now = reading(m), day = floor_div(now, DAY);
	int64_t second = now - day * DAY, weekday = weekday_of(day);
	struct oc_civil c;

	oc_utc_civil(day * DAY, &c);
	switch (s->repeats) {
	case NEVER:
		return false;
	case DAILY:
	case WEEKENDS:
		day++;
		break;
	case WEEKDAYS:
		day += weekday >= 5 ? 8 - weekday : 1;
		break;
	case WEEKLY:
		day += 7;
		break;
	case MONTHLY:
		c.month++;
		day = floor_div(oc_civil_utc(&c), DAY);
		break;
	case YEARLY:
		c.year++;
		day = floor_div(oc_civil_utc(&c), DAY);
		break;
	}
	set_clock(m, day, second);
	go_to_day(m, s);
	return m->t <= s->stops;
}

/*
 * Note the entry's days from the window's first to last_day, unless another
 * entry has them.
 */
static void
find_days(struct count *k, const struct moment *from, int64_t last_day,
    const struct shift *s, const struct shift *days[WINDOW_DAYS])
{
	struct moment m = *from;
	int found = 0;

	k->work++;
	if (s->starts > m.t)
		m = (struct moment){ s->zone, s->starts };
	if (s->stops < m.t)
		return;
	go_to_day(&m, s);
	for (int tries = 0; tries < MAX_TRIES; tries++) {
		int64_t i = day_of(&m) - k->window.first_day;

		if (found == MAX_PER_ENTRY ||
		    i > last_day - k->window.first_day || i >= WINDOW_DAYS)
			return;
		if (i >= 0) {
			found++;
			if (days[i] == NULL)
				days[i] = s;
		}
		if (!go_on(&m, s))
			return;
	}
}

static bool
has_work(const struct window *w, int64_t day)
{
	int64_t i = day - w->first_day;

	return i >= 0 && i < WINDOW_DAYS && w->work[i] != NULL;
}

/* See what is to be worked in the next days; false for nothing. */
static bool
look_ahead(struct count *k)
{
	struct moment from = k->date, until;
	int64_t last;

	/* A day that has been dealt with does not come again. */
	if (has_work(&k->window, day_of(&from)))
		set_clock(&from, day_of(&from) + 1, second_of_day(&from));
	until = from;
	set_clock(&until, day_of(&from), second_of_day(&from) + LOOK_AHEAD);
	last = day_of(&until);

	k->window = (struct window){ .first_day = day_of(&from),
		.last_day = INT64_MIN };
	for (size_t i = 0; i < k->n; i++)
		find_days(k, &from, last, &k->shifts[i], k->window.work);
	for (int i = 0; i < WINDOW_DAYS; i++)
		if (k->window.work[i] != NULL)
			k->window.last_day = k->window.first_day + i;
	if (k->window.last_day == INT64_MIN)
		return false;
	for (size_t i = 0; i < k->holidays_n; i++)
		find_days(k, &from, k->window.last_day, &k->holidays[i],
		    k->window.holiday);
	return true;
}

/* Seconds from a time of day to the end of the shift. */
static int64_t
time_left(const struct shift *s, int64_t second)
{
	struct moment m = { s->zone, s->starts };

	set_clock(&m, s->first_day, second);
	return s->ends - m.t;
}

/*
 * Count the work of one day; true when that is enough.  The end of the day
 * is taken for UTC where it is compared, as osTicket does.
 */
static bool
count_day(struct count *k, int64_t day, const struct shift *s,
    const struct shift *holiday)
{
	int64_t lead = 0, second = second_of_day(&k->date);
	bool partial = false;

	if (day == day_of(&k->date)) {
		if (second > s->closes)
			return false;
		partial = second >= s->opens;
	} else if (day * DAY + s->closes < k->date.t) {
		return false;
	}
	if (holiday != NULL) {
		set_clock(&k->date, day, holiday->closes);
		if (holiday->ends - holiday->starts + 1 >= DAY)
			return false;
		partial = true;
		if (holiday->opens > s->opens)
			lead = holiday->opens - s->opens;
	}
	if (partial)
		k->done += time_left(s, second_of_day(&k->date)) + lead;
	else
		k->done += s->ends - s->starts;
	set_clock(&k->date, day, s->closes);
	if ((double)k->done <= k->wanted)
		return false;
	k->date.t -= (int64_t)round((double)k->done - k->wanted);
	return true;
}

/* Count the work that look_ahead() has found; true when to stop. */
static bool
count_window(struct count *k)
{
	const struct window *w = &k->window;

	for (int i = 0; i < WINDOW_DAYS; i++)
		if (w->work[i] != NULL &&
		    count_day(k, w->first_day + i, w->work[i], w->holiday[i]))
			return true;
	k->idle++;
	if (k->done > k->best) {
		k->best = k->done;
		k->idle = 0;
	}
	k->lost = k->work > MAX_WORK || k->idle > MAX_IDLE;
	return (double)k->done >= k->wanted || k->lost;
}

static bool
read_time(const char *day, const char *time, const char *zone, int64_t now,
    struct oc_arena *a, int64_t *out)
{
	return oc_strtotime(oc_sprintf(a, "%s %s", day == NULL ? "" : day,
	                        time == NULL ? "" : time),
	    zone, now, out);
}

/* False when the entry is of no use. */
static bool
prepare_shift(struct shift *s, const struct oc_schedule_entry *e,
    const char *zone, int64_t now, struct oc_arena *a)
{
	static const char *const names[] = {
		[NEVER] = "never",
		[DAILY] = "daily",
		[WEEKDAYS] = "weekdays",
		[WEEKENDS] = "weekends",
		[WEEKLY] = "weekly",
		[MONTHLY] = "monthly",
		[YEARLY] = "yearly",
	};
	size_t i = 0;

	while (i < OC_COUNT(names) && !oc_streq(names[i], e->repeats))
		i++;
	if (i == OC_COUNT(names))
		return false;
	s->entry = e;
	s->repeats = (enum repeats)i;
	s->zone = zone;
	if (!read_time(e->starts_on, e->starts_at, zone, now, a, &s->starts) ||
	    !read_time(e->ends_on, e->ends_at, zone, now, a, &s->ends))
		return false;
	s->stops = s->repeats == NEVER ? s->ends : INT64_MAX;
	if (!oc_empty(e->stops_on) &&
	    !oc_strtotime(e->stops_on, zone, now, &s->stops))
		return false;
	s->first_day = day_of(&(struct moment){ zone, s->starts });
	s->opens = second_of_day(&(struct moment){ zone, s->starts });
	s->closes = second_of_day(&(struct moment){ zone, s->ends });
	return true;
}

static size_t
prepare(struct shift *out, const struct oc_schedule *s, const char *app_zone,
    int64_t now, struct oc_arena *a)
{
	const char *zone = oc_empty(s->timezone) ? app_zone : s->timezone;
	size_t n = 0;

	for (size_t i = 0; i < s->n; i++)
		n += prepare_shift(&out[n], &s->entries[i], zone, now, a);
	return n;
}

int64_t
oc_schedule_add_hours(const struct oc_schedule *s, struct oc_arena *a,
    const char *app_zone, int64_t start, double hours)
{
	struct count k = { .date = { NULL, start }, .wanted = hours * 3600 };
	size_t holidays = 0;
	bool enough = false;

	if (!(k.wanted > 0 && k.wanted < 1e15))
		return start;
	if (s == NULL || s->n == 0)
		return start + (int64_t)round(k.wanted);
	k.date.zone = oc_empty(s->timezone) ? app_zone : s->timezone;
	k.shifts = oc_calloc(a, s->n, sizeof *k.shifts);
	k.n = prepare(k.shifts, s, app_zone, start, a);
	for (size_t i = 0; i < s->holidays_n; i++)
		holidays += s->holidays[i].n;
	k.holidays = oc_calloc(a, holidays, sizeof *k.holidays);
	for (size_t i = 0; i < s->holidays_n; i++)
		k.holidays_n += prepare(k.holidays + k.holidays_n,
		    &s->holidays[i], app_zone, start, a);

	while (!enough && look_ahead(&k))
		enough = count_window(&k);
	return k.lost ? start + (int64_t)round(k.wanted) : k.date.t;
}
