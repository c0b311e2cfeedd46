/*
 * strtotime.h - dates and times as people and programs write them.
 *
 * What PHP 8.2's strtotime() and date_create() read: ISO 8601, RFC 2822,
 * SQL, American and European dates, "@" and a Unix time, and English such as
 * "last friday of january 2031 noon" or "+2 weeks".
 */
#ifndef OC_BASE_STRTOTIME_H
#define OC_BASE_STRTOTIME_H

#include <stdbool.h>
#include <stdint.h>

#include "base/clock.h"

/* How the text says where its clock stands. */
enum oc_dt_zone {
	OC_DT_NAIVE,  /* not at all: the reader's zone counts */
	OC_DT_OFFSET, /* "+02:00", "@86400" */
	OC_DT_ABBR,   /* "EST", "Z" */
	OC_DT_ID      /* "Europe/Warsaw", "UTC" */
};

struct oc_datetime {
	int64_t t;      /* the instant, rounded down */
	int32_t usec;   /* and what it leaves out, 0 to 999999 */
	int32_t offset; /* seconds the text's clock is ahead of UTC at t */
	enum oc_dt_zone zone_type;
	char zone[OC_ZONE_MAX]; /* "+02:00", "EST", "Europe/Warsaw"; or the
	                           reader's zone when the text is naive */
	bool has_date;          /* a calendar date was given, ... */
	bool has_time;          /* a time of day */
};

/*
 * Read s as someone does whose clocks show the time of `zone` and who writes
 * at the instant now.  False, *out untouched, when s is empty or is not
 * understood.  A date without time is 00:00; a time without date is today's.
 */
bool oc_datetime_parse(
    const char *s, const char *zone, int64_t now, struct oc_datetime *out);

/* The same when only the instant matters. */
bool oc_strtotime(const char *s, const char *zone, int64_t now, int64_t *out);

/*
 * The zone that PHP's timezone_name_from_abbr() names for an abbreviation
 * ("est": "America/New_York") or for an offset from UTC in seconds outside
 * summer time; NULL when there is none.
 */
const char *oc_zone_by_abbr(const char *abbr);
const char *oc_zone_by_offset(int64_t seconds);

#endif
