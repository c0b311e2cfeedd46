/* strtotime_scan.c - which forms there are and what each of them says. */
#include "config.h"

#include <string.h>

#include "base/def.h"
#include "base/str.h"
#include "base/strtotime_scan.h"

struct form;

/* Takes over what a match says; false makes the whole text no date. */
typedef bool act_fn(
    struct oc_dt_said *d, const struct form *f, const struct oc_dt_match *m);

struct form {
	const char *form; /* see strtotime_match.c */
	act_fn *act;
	int arg;
};

enum {
	WITH_DATE = 1,
	WITH_TIME = 2,
	FIRST_DAY = 4, /* of the month */
	THIS_YEAR = 8  /* unless there is one, even if one came before */
};

static bool
clear_time(struct oc_dt_said *d)
{
	d->times = 0;
	for (int i = OC_DT_HOUR; i <= OC_DT_USEC; i++)
		d->field[i] = 0;
	return true;
}

static bool
begin_time(struct oc_dt_said *d)
{
	if (d->times > 0)
		return false;
	clear_time(d);
	d->times = 1;
	return true;
}

/* Hours of a 12-hour clock. */
static int64_t
hour_of(const struct oc_dt_match *m)
{
	int64_t hour = m->slot[OC_DT_HOUR];

	if (m->slot[OC_DT_MERIDIAN] == 0)
		return hour == 12 ? 0 : hour;
	if (m->slot[OC_DT_MERIDIAN] == 1)
		return hour == 12 ? 12 : hour + 12;
	return hour;
}

static void
take_date(struct oc_dt_said *d, const struct oc_dt_match *m)
{
	for (int i = OC_DT_YEAR; i <= OC_DT_DAY; i++)
		if (m->slot[i] != OC_DT_UNSET)
			d->field[i] = m->slot[i];
	if (m->slot[OC_DT_YEAR] >= 0 && m->slot[OC_DT_YEAR] < 100 &&
	    m->year_digits < 4)
		d->field[OC_DT_YEAR] += m->slot[OC_DT_YEAR] < 70 ? 2000 : 1900;
}

/* Dates and times of day; arg says which of them and what is implied. */
static bool
act_stamp(
    struct oc_dt_said *d, const struct form *f, const struct oc_dt_match *m)
{
	if (f->arg & WITH_TIME) {
		if (!begin_time(d))
			return false;
		d->field[OC_DT_HOUR] = hour_of(m);
		for (int i = OC_DT_MINUTE; i <= OC_DT_USEC; i++)
			if (m->slot[i] != OC_DT_UNSET)
				d->field[i] = m->slot[i];
	}
	if (f->arg & WITH_DATE) {
		if (d->dates++ > 0)
			return false;
		if (f->arg & THIS_YEAR)
			d->field[OC_DT_YEAR] = OC_DT_UNSET;
		take_date(d, m);
		if (f->arg & FIRST_DAY)
			d->field[OC_DT_DAY] = 1;
	}
	return m->zone == NULL || oc_dt_read_zone(m->zone, m->end, d);
}

/* "1/5th/2026": PHP does not see the year after a suffix. */
static bool
act_american(
    struct oc_dt_said *d, const struct form *f, const struct oc_dt_match *m)
{
	struct oc_dt_match cut = *m;

	if (m->day_suffix)
		cut.slot[OC_DT_YEAR] = OC_DT_UNSET;
	return act_stamp(d, f, &cut);
}

/* "2026-123": a day of the year. */
static bool
act_year_day(
    struct oc_dt_said *d, const struct form *f, const struct oc_dt_match *m)
{
	d->field[OC_DT_MONTH] = 1;
	return act_stamp(d, f, m);
}

/* Four digits are a time first and the year when there is one already. */
static bool
act_four_digits(
    struct oc_dt_said *d, const struct form *f, const struct oc_dt_match *m)
{
	(void)f;
	if (d->times > 1)
		return false;
	if (d->times == 1) {
		d->field[OC_DT_YEAR] =
		    m->slot[OC_DT_HOUR] * 100 + m->slot[OC_DT_MINUTE];
	} else {
		d->field[OC_DT_HOUR] = m->slot[OC_DT_HOUR];
		d->field[OC_DT_MINUTE] = m->slot[OC_DT_MINUTE];
		d->field[OC_DT_SECOND] = 0;
	}
	d->times++;
	return true;
}

static bool
act_year(
    struct oc_dt_said *d, const struct form *f, const struct oc_dt_match *m)
{
	(void)f;
	d->field[OC_DT_YEAR] = m->slot[OC_DT_YEAR];
	return true;
}

/* "2026-W05-3": days from the 1st of January on. */
static bool
act_week_date(
    struct oc_dt_said *d, const struct form *f, const struct oc_dt_match *m)
{
	int64_t first, weekday = m->slot[OC_DT_WEEKDAY];

	(void)f;
	if (d->dates++ > 0)
		return false;
	/* 1970-01-01 was a Thursday; the 4th is always in week 1. */
	first = oc_days(m->slot[OC_DT_YEAR], 1, 1);
	first = ((first + 4) % 7 + 7) % 7;
	d->field[OC_DT_YEAR] = m->slot[OC_DT_YEAR];
	d->field[OC_DT_MONTH] = 1;
	d->field[OC_DT_DAY] = 1;
	d->has_add = true;
	d->add[OC_DT_DAY] = (first > 4 ? 7 - first : -first) +
	                    (m->slot[OC_DT_WEEK] - 1) * 7 +
	                    (weekday == OC_DT_UNSET ? 1 : weekday);
	return true;
}

/* "@1767225600.25" */
static bool
act_unix_time(
    struct oc_dt_said *d, const struct form *f, const struct oc_dt_match *m)
{
	int64_t usec = m->slot[OC_DT_USEC];

	clear_time(d);
	d->dates = 0;
	for (int i = OC_DT_YEAR; i <= OC_DT_DAY; i++)
		d->field[i] = 0;
	d->has_add = true;
	if (d->zones++ > 0)
		return d->zones == 2;
	d->field[OC_DT_YEAR] = 1970;
	d->field[OC_DT_MONTH] = 1;
	d->field[OC_DT_DAY] = 1;
	d->zone_type = OC_DT_OFFSET;
	d->offset = 0;
	if (usec != OC_DT_UNSET)
		d->add[OC_DT_USEC] = m->negative ? -usec : usec;
	if (f->arg == '.')
		return false;
	return !__builtin_add_overflow(
	    d->add[OC_DT_SECOND], m->slot[OC_DT_NUMBER], &d->add[OC_DT_SECOND]);
}

/* "today" is 0, "noon" 12; days from today else. */
static bool
act_today(
    struct oc_dt_said *d, const struct form *f, const struct oc_dt_match *m)
{
	(void)m;
	clear_time(d);
	if (f->arg == 12) {
		d->times = 1;
		d->field[OC_DT_HOUR] = 12;
	} else if (f->arg != 0) {
		d->has_add = true;
		d->add[OC_DT_DAY] = f->arg;
	}
	return true;
}

static bool
act_nothing(
    struct oc_dt_said *d, const struct form *f, const struct oc_dt_match *m)
{
	(void)d;
	(void)m;
	return f->arg == 0;
}

static bool
act_first_last(
    struct oc_dt_said *d, const struct form *f, const struct oc_dt_match *m)
{
	(void)m;
	d->has_add = true;
	d->first_last = f->arg;
	return true;
}

/* A quarter past or before the hour. */
static bool
act_back_front(
    struct oc_dt_said *d, const struct form *f, const struct oc_dt_match *m)
{
	struct oc_dt_match early = *m;

	clear_time(d);
	d->times = 1;
	if (f->arg == 45)
		early.slot[OC_DT_HOUR]--;
	d->field[OC_DT_HOUR] = hour_of(&early);
	d->field[OC_DT_MINUTE] = f->arg;
	return true;
}

static void
set_weekday(struct oc_dt_said *d, int weekday, int behavior)
{
	d->has_add = true;
	d->has_weekday = true;
	d->weekday = weekday;
	d->behavior = behavior;
}

/* Add amount of the unit that m names. */
static bool
add_units(struct oc_dt_said *d, const struct oc_dt_match *m, int64_t amount,
    int behavior, bool keep_time)
{
	int64_t factor = m->slot[OC_DT_FACTOR], sum;
	int unit = (int)m->slot[OC_DT_UNIT];

	d->has_add = true;
	if (unit >= OC_DT_UNIT_WEEKDAY && !keep_time)
		clear_time(d);
	if (unit == OC_DT_UNIT_WORKDAY) {
		d->has_workdays = true;
		d->of = OC_DT_NOT_OF;
		d->workdays = amount;
		return true;
	}
	if (unit == OC_DT_UNIT_WEEKDAY) {
		set_weekday(d, (int)factor, behavior);
		sum = (amount > 0 ? amount - 1 : amount) * 7;
		unit = OC_DT_DAY;
	} else {
		sum = amount * factor;
	}
	return !__builtin_add_overflow(d->add[unit], sum, &d->add[unit]);
}

static bool
act_weekday(
    struct oc_dt_said *d, const struct form *f, const struct oc_dt_match *m)
{
	(void)f;
	clear_time(d);
	set_weekday(d, (int)m->slot[OC_DT_FACTOR], d->behavior == 2 ? 2 : 1);
	return true;
}

static bool
act_relative(
    struct oc_dt_said *d, const struct form *f, const struct oc_dt_match *m)
{
	(void)f;
	return add_units(d, m, m->slot[OC_DT_NUMBER], 1, true);
}

static bool
act_relative_text(
    struct oc_dt_said *d, const struct form *f, const struct oc_dt_match *m)
{
	bool ok = add_units(
	    d, m, m->slot[OC_DT_NUMBER], (int)m->slot[OC_DT_THIS], false);

	if (f->arg == 'w') {
		d->behavior = 2;
		/* Without a weekday's name it is its Monday's; only a later
		 * one makes a difference, as this is today's. */
		if (!d->has_weekday)
			set_weekday(d, 1, 2);
	}
	return ok;
}

static bool
act_weekday_of(
    struct oc_dt_said *d, const struct form *f, const struct oc_dt_match *m)
{
	int64_t nth = m->slot[OC_DT_NUMBER];

	(void)f;
	d->of = nth > 0 ? OC_DT_NTH_OF : OC_DT_LAST_OF;
	d->has_workdays = false;
	return add_units(
	    d, m, nth, nth > 0 ? 1 : (int)m->slot[OC_DT_THIS], false);
}

static bool
act_ago(struct oc_dt_said *d, const struct form *f, const struct oc_dt_match *m)
{
	(void)f;
	(void)m;
	for (int i = OC_DT_YEAR; i <= OC_DT_SECOND; i++)
		if (__builtin_sub_overflow(0, d->add[i], &d->add[i]))
			return false;
	d->weekday = d->weekday == 0 ? -7 : -d->weekday;
	d->workdays = -d->workdays;
	return true;
}

static bool
act_zone(
    struct oc_dt_said *d, const struct form *f, const struct oc_dt_match *m)
{
	(void)f;
	/* A second one is ignored, a third is an error. */
	if (d->zones++ > 0)
		return d->zones == 2;
	return oc_dt_read_zone(m->zone, m->end, d);
}

/*
 * The longest form that fits counts, of equal ones the first.  What stands
 * in one row in PHP's manual stands in several here.
 */
static const struct form forms[] = {
	{ "\"yesterday\"", act_today, -1 },
	{ "\"now\"", act_nothing, 0 },
	{ "\"noon\"", act_today, 12 },
	{ "\"midnight\"", act_today, 0 },
	{ "\"today\"", act_today, 0 },
	{ "\"tomorrow\"", act_today, 1 },
	{ "@#", act_unix_time, 0 },
	{ "@#.e", act_unix_time, 0 },
	{ "@#.", act_unix_time, '.' },
	{ "\"first day of\"", act_first_last, 1 },
	{ "\"last day of\"", act_first_last, 2 },
	{ "\"back of \"h", act_back_front, 15 },
	{ "\"back of \"h_a", act_back_front, 15 },
	{ "\"front of \"h", act_back_front, 45 },
	{ "\"front of \"h_a", act_back_front, 45 },
	{ "r A \"of\"", act_weekday_of, 0 },

	{ "g_a", act_stamp, WITH_TIME },
	{ "g;I_a", act_stamp, WITH_TIME },
	{ "g;i;S_a", act_stamp, WITH_TIME },
	{ "g:I:S;fa", act_stamp, WITH_TIME },
	{ "xh", act_stamp, WITH_TIME },
	{ "th;i", act_stamp, WITH_TIME },
	{ "th;i;s", act_stamp, WITH_TIME },
	{ "th;i;s.f", act_stamp, WITH_TIME },
	{ "tHI", act_four_digits, 0 },
	{ "tHIS", act_stamp, WITH_TIME },

	{ "m/d", act_stamp, WITH_DATE },
	{ "m/d/y", act_american, WITH_DATE },
	{ "P-M-D", act_stamp, WITH_DATE },
	{ "Y/M/D|", act_stamp, WITH_DATE },
	{ "Y/m/d", act_stamp, WITH_DATE },
	{ "2-M-D", act_stamp, WITH_DATE },
	{ "L-M-D", act_stamp, WITH_DATE },
	{ "Y-m", act_stamp, WITH_DATE | FIRST_DAY },
	{ "y-m-d", act_stamp, WITH_DATE },
	{ "d*N*y", act_stamp, WITH_DATE },
	{ "d<m>Y", act_stamp, WITH_DATE },
	{ "d^m.2", act_stamp, WITH_DATE },
	{ "N*Y", act_stamp, WITH_DATE | FIRST_DAY },
	{ "Y*N", act_stamp, WITH_DATE | FIRST_DAY },
	{ "N*d+y", act_stamp, WITH_DATE },
	{ "N*d+", act_stamp, WITH_DATE | THIS_YEAR },
	{ "N*d$", act_stamp, WITH_DATE | THIS_YEAR },
	{ "d*N", act_stamp, WITH_DATE },
	{ "YMD", act_stamp, WITH_DATE },

	{ "YMDTh:I:S", act_stamp, WITH_DATE | WITH_TIME },
	{ "YMDxhIS", act_stamp, WITH_DATE | WITH_TIME },
	{ "Y-M-DTH:I:S.f", act_stamp, WITH_DATE | WITH_TIME },
	{ "Y-M-DTH:I:S.fk", act_stamp, WITH_DATE | WITH_TIME },
	{ "Y-m-dTh:i:s", act_stamp, WITH_DATE | WITH_TIME },
	{ "Y:M:D\" \"H:I:S", act_stamp, WITH_DATE | WITH_TIME },
	{ "Y?j", act_year_day, WITH_DATE },
	{ "Y~Ww~u", act_week_date, 0 },
	{ "Y~Ww", act_week_date, 0 },
	{ "n-D-y", act_stamp, WITH_DATE },
	{ "y-n-D", act_stamp, WITH_DATE },
	{ "d/n/Y:H:I:S k", act_stamp, WITH_DATE | WITH_TIME },
	{ "Y", act_year, 0 },

	{ "\"ago\"", act_ago, 0 },
	{ "B", act_weekday, 0 },
	{ "l v", act_relative_text, 'w' },
	{ "r U", act_relative_text, 0 },
	{ "F", act_stamp, WITH_DATE },
	{ "z", act_zone, 0 },

	{ "N*d+g;I_a", act_stamp, WITH_DATE | WITH_TIME },
	{ "N*d+g;i;S_a", act_stamp, WITH_DATE | WITH_TIME },
	{ "N*d+th;i", act_stamp, WITH_DATE | WITH_TIME },
	/* PHP takes the seconds after a point for a zone. */
	{ "N*d+th;i.s", act_nothing, 1 },
	{ "N*d+th;i.S_z", act_nothing, 1 },
	{ "N*d+th;i:s", act_stamp, WITH_DATE | WITH_TIME },
	{ "N*d+th;i:S_z", act_stamp, WITH_DATE | WITH_TIME },
	{ "R_K", act_relative, 0 },

	{ ".", act_nothing, 0 },
	{ ",", act_nothing, 0 },
	{ " ", act_nothing, 0 },
	{ "\n", act_nothing, 0 },
};

bool
oc_dt_scan(const char *s, struct oc_dt_said *out)
{
	memset(out, 0, sizeof *out);
	for (size_t i = 0; i < OC_DT_FIELDS; i++)
		out->field[i] = OC_DT_UNSET;
	while (*s != '\0') {
		const struct form *form = NULL;
		struct oc_dt_match best = { .end = s }, m;

		for (size_t i = 0; i < OC_COUNT(forms); i++) {
			if (!oc_dt_match(forms[i].form, s, &m) ||
			    m.end <= best.end)
				continue;
			form = &forms[i];
			best = m;
		}
		if (form == NULL || best.overflow ||
		    !form->act(out, form, &best))
			return false;
		s = best.end;
	}
	return true;
}
