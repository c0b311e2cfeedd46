/* strtotime.c - from what a text says to the instant it means. */
#include "config.h"

#include <stdio.h>
#include <string.h>

#include "base/str.h"
#include "base/strtotime.h"
#include "base/strtotime_scan.h"

/* Bounds within which no sum of seconds overflows. */
#define MAX_YEAR INT64_C(290000000000)
#define MAX_DAYS INT64_C(106000000000000)

/* No date needs more; a longer text is none. */
enum { MAX_TEXT = 512 };

/* Move whole `per`s of *small to *big, so that 0 <= *small < per. */
static void
carry(int64_t *small, int64_t per, int64_t *big)
{
	int64_t n = *small / per;

	if (*small % per < 0)
		n--;
	*small -= n * per;
	*big += n;
}

/* The day's number, counted from 1970-01-01, of normalised fields. */
static int64_t
day_number(const int64_t *f)
{
	return oc_days(f[OC_DT_YEAR], (int)f[OC_DT_MONTH], 1) + f[OC_DT_DAY] -
	       1;
}

/* Make a real date and time of fields that are out of their ranges. */
static bool
normalize(int64_t *f)
{
	struct oc_civil c;
	int64_t n;

	carry(&f[OC_DT_USEC], 1000000, &f[OC_DT_SECOND]);
	carry(&f[OC_DT_SECOND], 60, &f[OC_DT_MINUTE]);
	carry(&f[OC_DT_MINUTE], 60, &f[OC_DT_HOUR]);
	carry(&f[OC_DT_HOUR], 24, &f[OC_DT_DAY]);
	f[OC_DT_MONTH]--;
	carry(&f[OC_DT_MONTH], 12, &f[OC_DT_YEAR]);
	f[OC_DT_MONTH]++;
	if (f[OC_DT_YEAR] > MAX_YEAR || f[OC_DT_YEAR] < -MAX_YEAR)
		return false;
	n = day_number(f);
	if (n > MAX_DAYS || n < -MAX_DAYS)
		return false;
	oc_utc_civil(n * 86400, &c);
	f[OC_DT_YEAR] = c.year;
	f[OC_DT_MONTH] = c.month;
	f[OC_DT_DAY] = c.day;
	return true;
}

/* 0 Sunday to 6 Saturday. */
static int64_t
weekday_of(const int64_t *f)
{
	return ((day_number(f) + 4) % 7 + 7) % 7;
}

/* What has to be done to the month before anything is added. */
static bool
set_month(struct oc_dt_said *d)
{
	int64_t *f = d->field;

	if (d->of != OC_DT_NOT_OF) {
		f[OC_DT_DAY] = 1;
		f[OC_DT_MONTH] += d->add[OC_DT_MONTH];
		f[OC_DT_MONTH] += d->of == OC_DT_LAST_OF;
		d->add[OC_DT_MONTH] = 0;
	}
	if (d->first_last != 0)
		f[OC_DT_DAY] = d->first_last == 1 ? 1 : 0;
	if (d->first_last == 2)
		f[OC_DT_MONTH]++;
	return normalize(f);
}

/* Go to the weekday that was named. */
static void
move_to_weekday(struct oc_dt_said *d)
{
	int64_t today = weekday_of(d->field), want = d->weekday, by;

	if (d->behavior == 2) {
		/* Weeks end with their Sunday. */
		if (today == 0 && want != 0)
			want -= 7;
		else if (today != 0 && want == 0)
			want = 7;
		d->field[OC_DT_DAY] += want - today;
		return;
	}
	by = want - today;
	if (d->add[OC_DT_DAY] < 0 ? by < 0 : by <= -d->behavior)
		by += 7;
	if (want < 0)
		by = -(7 - (-want - today));
	d->field[OC_DT_DAY] += by;
}

static bool
add_all(struct oc_dt_said *d)
{
	int64_t *f = d->field;

	if (d->has_weekday)
		move_to_weekday(d);
	if (!normalize(f))
		return false;
	for (int i = 0; d->has_add && i < OC_DT_FIELDS; i++)
		if (__builtin_add_overflow(f[i], d->add[i], &f[i]))
			return false;
	if (d->first_last != 0)
		f[OC_DT_DAY] = d->first_last == 1 ? 1 : 0;
	if (d->first_last == 2)
		f[OC_DT_MONTH]++;
	return normalize(f);
}

/*
 * Go as many working days on or back.  From a weekend the first step leads
 * to the next working day in the direction.
 */
static bool
move_workdays(struct oc_dt_said *d)
{
	int64_t n = d->workdays, rest = n % 5, by = n / 5 * 7;
	int64_t today = weekday_of(d->field);

	if (n > 0) {
		if (rest == 0 && today == 0)
			by -= 2;
		else if (rest == 0 && today == 6)
			by -= 1;
		else if (rest != 0 && today == 6)
			by += 1;
		else if (rest != 0 && today + rest > 5)
			by += 2;
	} else {
		if (rest == 0 && today == 6)
			by += 2;
		else if (rest == 0 && today == 0)
			by += 1;
		else if (rest != 0 && today == 0)
			by -= 1;
		else if (rest != 0 && today + rest < 1)
			by -= 2;
	}
	d->field[OC_DT_DAY] += by + rest;
	return normalize(d->field);
}

/* What the text leaves open is as it is now. */
static void
fill(struct oc_dt_said *d, const char *zone, int64_t now)
{
	struct oc_civil c;
	int64_t *f = d->field;

	oc_zone_civil(zone, now, &c, NULL);
	if (d->dates > 0 && d->times == 0)
		for (int i = OC_DT_HOUR; i <= OC_DT_USEC; i++)
			f[i] = 0;
	const int64_t present[] = { c.year, c.month, c.day, c.hour, c.minute,
		c.second, 0 };
	for (int i = 0; i < OC_DT_FIELDS; i++)
		if (f[i] == OC_DT_UNSET)
			f[i] = present[i];
}

static bool
find_instant(const struct oc_dt_said *d, const char *zone, int64_t *out)
{
	const int64_t *f = d->field;
	int64_t local = day_number(f) * 86400 + f[OC_DT_HOUR] * 3600 +
	                f[OC_DT_MINUTE] * 60 + f[OC_DT_SECOND];

	switch (d->zone_type) {
	case OC_DT_NAIVE:
		*out = oc_zone_local(zone, local, OC_SUMMER_UNKNOWN);
		return true;
	case OC_DT_ID:
		/* PHP takes a named zone's clock for one in summer. */
		*out = oc_zone_local(d->zone, local,
		    d->zones > 0 ? OC_SUMMER_YES : OC_SUMMER_UNKNOWN);
		return true;
	default:
		return !__builtin_sub_overflow(local, d->offset, out);
	}
}

static void
name_zone(const struct oc_dt_said *d, const char *zone, struct oc_datetime *out)
{
	int32_t o = d->offset, size = o < 0 ? -o : o;
	char *name = out->zone;

	switch (d->zone_type) {
	case OC_DT_OFFSET:
		snprintf(name, OC_ZONE_MAX, "%c%02d:%02d", o < 0 ? '-' : '+',
		    size / 3600, size / 60 % 60);
		if (size % 60 != 0)
			snprintf(name + strlen(name), 8, ":%02d", size % 60);
		break;
	case OC_DT_NAIVE:
		snprintf(name, OC_ZONE_MAX, "%s", zone);
		break;
	default:
		snprintf(name, OC_ZONE_MAX, "%s", d->zone);
		break;
	}
	if (d->zone_type == OC_DT_NAIVE || d->zone_type == OC_DT_ID)
		out->offset = (int32_t)oc_zone_offset(name, out->t);
	else
		out->offset = o;
}

/* A copy without white space at the ends; one blank of nothing else stays. */
static bool
copy_trimmed(const char *s, char out[MAX_TEXT])
{
	size_t len;

	while (oc_isspace(*s) && s[1] != '\0')
		s++;
	len = strnlen(s, MAX_TEXT);
	while (len > 1 && len < MAX_TEXT && oc_isspace(s[len - 1]))
		len--;
	if (len == 0 || len >= MAX_TEXT)
		return false;
	memcpy(out, s, len);
	out[len] = '\0';
	return true;
}

/* Two digits at s; -1 when it is something else. */
static int
two_digits(const char *s)
{
	return oc_isdigit(s[0]) && oc_isdigit(s[1])
	           ? (s[0] - '0') * 10 + s[1] - '0'
	           : -1;
}

/*
 * "2026-01-31 09:00:00", as databases write it.  The scanner reads it so too,
 * but schedules are made of these, and it is done at once.
 */
static bool
read_stamp(const char *s, struct oc_dt_said *d)
{
	static const struct {
		enum oc_dt_field field;
		int at, max;
	} parts[] = { { OC_DT_YEAR, 2, 99 }, { OC_DT_MONTH, 5, 12 },
		{ OC_DT_DAY, 8, 31 }, { OC_DT_HOUR, 11, 23 },
		{ OC_DT_MINUTE, 14, 59 }, { OC_DT_SECOND, 17, 59 } };
	int century;

	if (strlen(s) != 19 || s[4] != '-' || s[7] != '-' || s[10] != ' ' ||
	    s[13] != ':' || s[16] != ':')
		return false;
	memset(d, 0, sizeof *d);
	for (size_t i = 0; i < OC_COUNT(parts); i++) {
		int n = two_digits(s + parts[i].at);

		if (n < 0 || n > parts[i].max)
			return false;
		d->field[parts[i].field] = n;
	}
	century = two_digits(s);
	d->field[OC_DT_YEAR] += 100 * century;
	d->dates = d->times = 1;
	return century >= 0;
}

bool
oc_datetime_parse(
    const char *s, const char *zone, int64_t now, struct oc_datetime *out)
{
	char text[MAX_TEXT];
	struct oc_dt_said d;
	int64_t t;

	if (s == NULL || !copy_trimmed(s, text) ||
	    (!read_stamp(text, &d) && !oc_dt_scan(text, &d)))
		return false;
	fill(&d, zone, now);
	if (!set_month(&d) || !add_all(&d) ||
	    (d.has_workdays && !move_workdays(&d)) ||
	    !find_instant(&d, zone, &t))
		return false;
	out->t = t;
	out->usec = (int32_t)d.field[OC_DT_USEC];
	out->zone_type = d.zone_type;
	out->has_date = d.dates > 0;
	out->has_time = d.times > 0;
	name_zone(&d, zone, out);
	return true;
}

bool
oc_strtotime(const char *s, const char *zone, int64_t now, int64_t *out)
{
	struct oc_datetime dt;

	if (!oc_datetime_parse(s, zone, now, &dt))
		return false;
	*out = dt.t;
	return true;
}
