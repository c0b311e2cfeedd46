/* date_pattern.c - ICU's date patterns, such as "EEEE, d MMMM y HH:mm". */
#include "config.h"

#include <stdio.h>
#include <string.h>

#include "base/buf.h"
#include "base/clock.h"
#include "base/def.h"
#include "base/str.h"
#include "base/utf8.h"
#include "osticket/date_locales.h"

enum { MAX_OUTPUT = 4096 };

/* What a letter needs to know. */
struct writer {
	struct oc_buf *out;
	const struct oc_date_locale *locale;
	unsigned zero;
	int64_t t;
	const char *zone;
	char abbr[16];
	int64_t offset;
	struct oc_civil c;
	int64_t year; /* of the era */
	int day_of_year;
	int first_day; /* of the week, 1 Sunday; c.weekday has 7 for it */
	int first_week_days;
};

/* The digits of n in the locale's own, at least `width` of them. */
static void
write_number(struct writer *w, int64_t n, int width)
{
	char digits[24];
	int len = 0;

	if (n < 0) {
		oc_buf_addc(w->out, '-');
		n = -n;
	}
	do {
		digits[len++] = (char)(n % 10);
		n /= 10;
	} while (n > 0);
	for (int i = len; i < width; i++)
		oc_buf_addu(w->out, w->zero);
	while (len > 0)
		oc_buf_addu(w->out, w->zero + (unsigned)digits[--len]);
}

/* Begin and length of item i of a list with bars. */
static const char *
list_item(const char *list, int i, size_t *len)
{
	for (; i > 0 && strchr(list, '|') != NULL; i--)
		list = strchr(list, '|') + 1;
	*len = strcspn(list, "|");
	return list;
}

static void
write_item(struct writer *w, enum oc_dl_field f, int i)
{
	size_t len;
	const char *s;

	s = list_item(oc_date_locale_text(w->locale, f), i, &len);
	oc_buf_add(w->out, s, len);
}

static void
write_month(struct writer *w, bool alone, int width)
{
	static const enum oc_dl_field names[2][3] = {
		{ OC_DL_MONTHS_SHORT, OC_DL_MONTHS, OC_DL_MONTHS_NARROW },
		{ OC_DL_ALONE_MONTHS_SHORT, OC_DL_ALONE_MONTHS,
		    OC_DL_ALONE_MONTHS_NARROW },
	};

	if (width < 3 || width > 5)
		write_number(w, w->c.month, width);
	else
		write_item(w, names[alone][width - 3], w->c.month - 1);
}

/* Weekday, 0 Sunday to 6. */
static int
weekday(const struct writer *w)
{
	return w->c.weekday % 7;
}

static void
write_weekday(struct writer *w, char letter, int width)
{
	bool alone = letter == 'c';

	if (letter != 'E' && width < 3)
		write_number(w, (weekday(w) - w->first_day + 8) % 7 + 1,
		    alone ? 1 : width);
	else if (width == 4)
		write_item(
		    w, alone ? OC_DL_ALONE_DAYS : OC_DL_DAYS, weekday(w));
	else if (width == 5)
		write_item(w, OC_DL_DAYS_NARROW, weekday(w));
	else
		write_item(w, alone ? OC_DL_ALONE_DAYS_SHORT : OC_DL_DAYS_SHORT,
		    weekday(w));
}

/*
 * Number of the week that has the given day, counted from 1, of a year or a
 * month; 0 when it belongs to the one before.
 */
static int
week_number(const struct writer *w, int day, int day_weekday)
{
	int first = (day_weekday - w->first_day + 1 - day + 1) % 7;
	int week;

	if (first < 0)
		first += 7;
	week = (day - 1 + first) / 7;
	return 7 - first >= w->first_week_days ? week + 1 : week;
}

static int
year_days(int64_t year)
{
	return oc_month_days(year, 2) == 29 ? 366 : 365;
}

/* The week of the year, and the year it is counted in. */
static int
week_of_year(const struct writer *w, int64_t *year)
{
	int n = week_number(w, w->day_of_year, weekday(w));
	int left = year_days(w->c.year) - w->day_of_year;
	int into = (weekday(w) - w->first_day + 8) % 7;

	*year = w->c.year;
	if (n == 0) {
		*year -= 1;
		return week_number(
		    w, w->day_of_year + year_days(*year), weekday(w));
	}
	/* Enough of this week lies in the next year? */
	if (left < 7 - into && 7 - into - 1 - left >= w->first_week_days) {
		*year += 1;
		return 1;
	}
	return n;
}

static void
write_week_year(struct writer *w, int width)
{
	int64_t year;

	week_of_year(w, &year);
	write_number(w, width == 2 ? year % 100 : year, width);
}

/* Does a part of the day that is listed as "06morning" or "NNnoon" count? */
static bool
is_period(const struct writer *w, const char *item)
{
	if (oc_isdigit(*item))
		return (item[0] - '0') * 10 + item[1] - '0' <= w->c.hour;
	return w->c.minute == 0 && w->c.hour == (*item == 'N' ? 12 : 0);
}

/* The last one that counts; 'b' knows only noon of them. */
static void
write_period(struct writer *w, char letter)
{
	const char *list = oc_date_locale_text(w->locale, OC_DL_PERIODS);
	const char *name = NULL, *item = list;
	size_t len, name_len = 0;

	for (int i = 0; item[strcspn(item, "|")] != '\0' || i == 0; i++) {
		item = list_item(list, i, &len);
		if (letter == 'b' && *item != 'N')
			continue;
		if (len > 2 && is_period(w, item)) {
			name = item + 2;
			name_len = len - 2;
		}
	}
	if (name == NULL)
		write_item(w, OC_DL_AM_PM, w->c.hour >= 12);
	else
		oc_buf_add(w->out, name, name_len);
}

/* "GMT-5" or, long, "GMT-05:00". */
static void
write_gmt(struct writer *w, bool whole)
{
	int64_t size = w->offset < 0 ? -w->offset : w->offset;

	if (w->offset == 0) {
		write_item(w, OC_DL_GMT, 4);
		return;
	}
	write_item(w, OC_DL_GMT, w->offset < 0);
	write_number(w, size / 3600, whole ? 2 : 1);
	if (whole || size % 3600 != 0) {
		write_item(w, OC_DL_GMT, 2);
		write_number(w, size / 60 % 60, 2);
	}
	if (size % 60 != 0) {
		write_item(w, OC_DL_GMT, 2);
		write_number(w, size % 60, 2);
	}
	write_item(w, OC_DL_GMT, 3);
}

/* "-05", "-0500" or "-05:00"; "Z" for zero. */
static void
write_iso(struct writer *w, int width, bool zulu)
{
	int64_t size = w->offset < 0 ? -w->offset : w->offset;
	const char *sep = width == 3 || width == 5 ? ":" : "";

	if (w->offset == 0 && zulu) {
		oc_buf_addc(w->out, 'Z');
		return;
	}
	oc_buf_addf(
	    w->out, "%c%02d", w->offset < 0 ? '-' : '+', (int)(size / 3600));
	if (width > 1 || size % 3600 != 0)
		oc_buf_addf(w->out, "%s%02d", sep, (int)(size / 60 % 60));
	if (width > 3 && size % 60 != 0)
		oc_buf_addf(w->out, "%s%02d", sep, (int)(size % 60));
}

static void
write_zone(struct writer *w, int width)
{
	size_t len;
	const char *name =
	    oc_date_zone_name(w->locale, w->zone, w->abbr, width >= 4, &len);

	if (name != NULL)
		oc_buf_add(w->out, name, len);
	else
		write_gmt(w, width >= 4);
}

/* 'V': the zone's name, or the town it is named after. */
static bool
write_zone_id(struct writer *w, int width)
{
	const char *town = strrchr(w->zone, '/');

	if (width == 3) {
		for (town = town == NULL ? w->zone : town + 1; *town != '\0';
		     town++)
			oc_buf_addc(w->out, *town == '_' ? ' ' : *town);
	} else if (width == 4) {
		write_gmt(w, true);
	} else {
		oc_buf_adds(w->out, w->zone);
	}
	return width <= 4;
}

static bool
write_zone_letter(struct writer *w, char letter, int width)
{
	switch (letter) {
	case 'z':
		write_zone(w, width);
		return true;
	case 'v':
		if (width == 1 || width == 4)
			write_zone(w, width);
		return width == 1 || width == 4;
	case 'V':
		return write_zone_id(w, width);
	case 'O':
		if (width == 1 || width == 4)
			write_gmt(w, width == 4);
		return width == 1 || width == 4;
	case 'Z':
		if (width == 4 || width > 5)
			write_gmt(w, true);
		else
			write_iso(w, width < 4 ? 4 : 5, width == 5);
		return true;
	default: /* X and x */
		if (width <= 5)
			write_iso(w, width, letter == 'X');
		return width <= 5;
	}
}

/* Numbers of the time of day. */
static bool
write_time_letter(struct writer *w, char letter, int width)
{
	const struct oc_civil *c = &w->c;
	int64_t n = 0;

	switch (letter) {
	case 'H':
		n = c->hour;
		break;
	case 'k':
		n = c->hour == 0 ? 24 : c->hour;
		break;
	case 'K':
		n = c->hour % 12;
		break;
	case 'h':
		n = c->hour % 12 == 0 ? 12 : c->hour % 12;
		break;
	case 'm':
		n = c->minute;
		break;
	case 's':
		n = c->second;
		break;
	case 'S':
		break;
	case 'A':
		n = ((int64_t)c->hour * 3600 + c->minute * 60 + c->second) *
		    1000;
		break;
	default:
		return false;
	}
	write_number(w, n, width);
	return true;
}

static bool
write_date_letter(struct writer *w, char letter, int width)
{
	const struct oc_civil *c = &w->c;
	int64_t year;

	switch (letter) {
	case 'y':
	case 'U':
		write_number(w, width == 2 ? w->year % 100 : w->year, width);
		return true;
	case 'u':
	case 'r':
		write_number(w, c->year, width);
		return true;
	case 'Y':
		write_week_year(w, width);
		return true;
	case 'Q':
	case 'q':
		if (width == 3)
			oc_buf_addc(w->out, 'Q');
		write_number(w, (c->month + 2) / 3, width == 2 ? 2 : 1);
		return true;
	case 'd':
		write_number(w, c->day, width);
		return true;
	case 'D':
		write_number(w, w->day_of_year, width);
		return true;
	case 'F':
		write_number(w, (c->day - 1) / 7 + 1, width);
		return true;
	case 'g': /* days since 4713 BC */
		write_number(
		    w, oc_days(c->year, c->month, c->day) + 2440588, width);
		return true;
	case 'w':
		write_number(w, week_of_year(w, &year), width);
		return true;
	case 'W':
		write_number(w, week_number(w, c->day, weekday(w)), width);
		return true;
	default:
		return write_time_letter(w, letter, width);
	}
}

static bool
write_letter(struct writer *w, char letter, int width)
{
	switch (letter) {
	case 'G':
		write_item(w, OC_DL_ERAS, w->c.year > 0);
		return true;
	case 'M':
	case 'L':
		write_month(w, letter == 'L', width);
		return true;
	case 'E':
	case 'e':
	case 'c':
		write_weekday(w, letter, width);
		return true;
	case 'a':
		write_item(w, OC_DL_AM_PM, w->c.hour >= 12);
		return true;
	case 'b':
	case 'B':
		write_period(w, letter);
		return true;
	case 'z':
	case 'Z':
	case 'v':
	case 'V':
	case 'O':
	case 'X':
	case 'x':
		return write_zone_letter(w, letter, width);
	default:
		return write_date_letter(w, letter, width);
	}
}

static void
prepare(struct writer *w, const char *tag)
{
	const char *zero, *abbr;

	w->locale = oc_date_locale(tag);
	zero = oc_date_locale_text(w->locale, OC_DL_ZERO);
	if (oc_utf8_decode(zero, strlen(zero), &w->zero) == 0)
		w->zero = '0';
	oc_zone_civil(w->zone, w->t, &w->c, &abbr);
	snprintf(w->abbr, sizeof w->abbr, "%s", abbr);
	w->offset = oc_zone_offset(w->zone, w->t);
	w->year = w->c.year > 0 ? w->c.year : 1 - w->c.year;
	w->day_of_year = (int)(oc_days(w->c.year, w->c.month, w->c.day) -
	                       oc_days(w->c.year, 1, 1)) +
	                 1;
	oc_date_week(tag, &w->first_day, &w->first_week_days);
}

char *
oc_date_pattern(struct oc_arena *a, const char *pattern, int64_t t,
    const char *zone, const char *tag)
{
	struct writer w = {
		.out = oc_buf_new(a, MAX_OUTPUT), .t = t, .zone = zone
	};
	bool quoted = false;
	int width;

	prepare(&w, tag);
	for (const char *p = pattern; *p != '\0'; p += width) {
		width = 1;
		if (*p == '\'' && p[1] == '\'') {
			oc_buf_addc(w.out, '\'');
			width = 2;
		} else if (*p == '\'') {
			quoted = !quoted;
		} else if (quoted || !oc_isalpha(*p)) {
			oc_buf_addc(w.out, *p);
		} else {
			while (width < MAX_OUTPUT && p[width] == *p)
				width++;
			if (!write_letter(&w, *p, width))
				break;
		}
	}
	return oc_buf_dup(w.out, a);
}
