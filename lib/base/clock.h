/*
 * clock.h - the time of day, calendar dates and time zones.
 *
 * Instants are seconds since 1970-01-01 UTC.  Zones are names of the IANA
 * database ("Europe/Warsaw"); the system's own copy of it is used.
 */
#ifndef OC_BASE_CLOCK_H
#define OC_BASE_CLOCK_H

#include <stdbool.h>
#include <stdint.h>

#include "base/arena.h"

/* Room for the longest zone name with its NUL. */
enum { OC_ZONE_MAX = 64 };

/* What is known of a clock that is to be read: does it show summer time? */
enum oc_summer { OC_SUMMER_UNKNOWN, OC_SUMMER_NO, OC_SUMMER_YES };

/* A date and a time of day on some clock on the wall. */
struct oc_civil {
	int64_t year;
	int month;   /* 1 to 12 */
	int day;     /* 1 to 31 */
	int hour;    /* 0 to 23 */
	int minute;  /* 0 to 59 */
	int second;  /* 0 to 60 */
	int weekday; /* 1 Monday to 7 Sunday */
};

/* Seconds since the epoch, and milliseconds of a clock that never jumps. */
int64_t oc_now(void);
int64_t oc_millis(void);

/* Days from 1970-01-01 to the given date (proleptic Gregorian). */
int64_t oc_days(int64_t year, int month, int day);

/* Number of days of a month. */
int oc_month_days(int64_t year, int month);

/* The instant of a civil time in UTC; fields out of range carry over. */
int64_t oc_civil_utc(const struct oc_civil *c);

/* UTC civil time of an instant. */
void oc_utc_civil(int64_t t, struct oc_civil *out);

/* Is there such a zone?  Names with ".." or a leading "/" are none. */
bool oc_zone_exists(const char *zone);

/*
 * The zone's name in its own spelling, whatever the case of the letters of
 * name.  False, with out untouched, when there is none.
 */
bool oc_zone_find(const char *name, char out[OC_ZONE_MAX]);

/*
 * Civil time of t in zone; *abbr (may be NULL) gets the zone's abbreviation
 * at that moment, such as "CET", valid until the next call.  An unknown zone
 * is UTC.
 */
void oc_zone_civil(
    const char *zone, int64_t t, struct oc_civil *out, const char **abbr);

/* Seconds that the zone's clocks are ahead of UTC at t. */
int64_t oc_zone_offset(const char *zone, int64_t t);

/* Do the zone's clocks show summer time at t? */
bool oc_zone_summer(const char *zone, int64_t t);

/*
 * The instant at which the zone's clocks show c, as PHP 8.2 finds it.  A
 * time that is skipped by a change to summer time counts on: 02:30 is 03:30.
 * One that comes twice is the first (summer time) west of Greenwich and the
 * second (winter time) from there eastward.
 */
int64_t oc_zone_instant(const char *zone, const struct oc_civil *c);

/*
 * The same for a clock's reading as seconds since 1970-01-01 00:00 on that
 * clock.  Where it is known what the clock showed before it was set
 * (DateTime::modify()), the one of two equal readings that fits is taken.
 */
int64_t oc_zone_local(const char *zone, int64_t local, enum oc_summer summer);

/* "2026-01-31T09:30:00Z" and, with milliseconds, "…:00.123Z" (RFC 3339). */
char *oc_rfc3339(struct oc_arena *a, int64_t t);
char *oc_rfc3339_now(struct oc_arena *a);

/*
 * The instant of a date and time of RFC 3339 with its offset or "Z", any
 * fraction left out, or of a date alone, in UTC.  False, *out untouched, for
 * anything else.
 */
bool oc_rfc3339_parse(const char *s, int64_t *out);

/* "Sat, 31 Jan 2026 09:30:00 GMT" (RFC 9110, 5.6.7). */
char *oc_http_date(struct oc_arena *a, int64_t t);

/*
 * Read "2026-01-31 09:30:00", as MariaDB writes it, as if it were UTC.
 * False, *out untouched, for NULL, the zero date and anything else.
 */
bool oc_sql_time(const char *s, int64_t *out);

/* "2026-01-31 09:30:00" of a civil time. */
char *oc_sql_civil(struct oc_arena *a, const struct oc_civil *c);

#endif
