/*
 * strtotime_scan.h - inside strtotime: from text to what it says.
 *
 * strtotime_match.c knows what a form such as "month/day/year" looks like,
 * strtotime_words.c the names of months, days and units, strtotime_scan.c
 * which forms there are and what they mean, and strtotime_zone.c the names of
 * zones.  strtotime.c computes the instant.
 */
#ifndef OC_BASE_STRTOTIME_SCAN_H
#define OC_BASE_STRTOTIME_SCAN_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/strtotime.h"

/* A field of which the text said nothing. */
#define OC_DT_UNSET INT64_MIN

/* The fields of a date and time, in this order everywhere. */
enum oc_dt_field {
	OC_DT_YEAR,
	OC_DT_MONTH,
	OC_DT_DAY,
	OC_DT_HOUR,
	OC_DT_MINUTE,
	OC_DT_SECOND,
	OC_DT_USEC,
	OC_DT_FIELDS,
	/* Of a match only: */
	OC_DT_MERIDIAN = OC_DT_FIELDS, /* 0 am, 1 pm */
	OC_DT_WEEK,
	OC_DT_WEEKDAY,
	OC_DT_NUMBER, /* the amount of a relative unit, a Unix time */
	OC_DT_UNIT,   /* enum oc_dt_unit */
	OC_DT_FACTOR, /* how many of it; which weekday */
	OC_DT_THIS,   /* 1 for "this", which is no amount */
	OC_DT_SLOTS
};

/* The first ones are fields. */
enum oc_dt_unit {
	OC_DT_UNIT_YEAR = OC_DT_YEAR,
	OC_DT_UNIT_MONTH = OC_DT_MONTH,
	OC_DT_UNIT_DAY = OC_DT_DAY,
	OC_DT_UNIT_HOUR = OC_DT_HOUR,
	OC_DT_UNIT_MINUTE = OC_DT_MINUTE,
	OC_DT_UNIT_SECOND = OC_DT_SECOND,
	OC_DT_UNIT_USEC = OC_DT_USEC,
	OC_DT_UNIT_WEEKDAY, /* a day of the week by name */
	OC_DT_UNIT_WORKDAY  /* "weekdays": Monday to Friday */
};

/* What a form that fits says. */
struct oc_dt_match {
	const char *end; /* after the last byte */
	int64_t slot[OC_DT_SLOTS];
	int year_digits;
	bool day_suffix;  /* "5th" */
	bool negative;    /* a signed number has a minus, even -0 */
	const char *zone; /* begin of the zone's text, or NULL */
	bool overflow;    /* a number is too large */
};

/*
 * Does the text at s begin with the form?  Of several ways the longest
 * counts.  The letters of forms are listed in strtotime_match.c.
 */
bool oc_dt_match(const char *form, const char *s, struct oc_dt_match *out);

/* Kinds of words, as bits, that a part of a form takes; 0: it takes none. */
int oc_dt_word_kinds(char part);

/*
 * The length of the next word of these kinds that s begins with, and what it
 * says, in slot, which has OC_DT_SLOTS; 0 when there is no further one.  *at,
 * 0 at first, counts those that were looked at.
 */
size_t oc_dt_word(int kinds, const char *s, size_t *at, int64_t *slot);

/* "last tuesday of" and the like, which need the month first. */
enum oc_dt_of { OC_DT_NOT_OF, OC_DT_NTH_OF, OC_DT_LAST_OF };

/* All that the text says. */
struct oc_dt_said {
	int64_t field[OC_DT_FIELDS]; /* OC_DT_UNSET where it does not */
	int dates;                   /* how many of each, as far as counted */
	int times;
	int zones;

	/* What is to be added afterwards. */
	int64_t add[OC_DT_FIELDS];
	bool has_add;
	bool has_weekday;
	int weekday; /* 0 Sunday to 6; negative: backwards */
	/* Today's weekday: 0 counts, 1 does not; 2 of this week. */
	int behavior;
	enum oc_dt_of of;
	bool has_workdays;
	int64_t workdays;
	int first_last; /* 1 first day of the month, 2 last, 0 neither */

	enum oc_dt_zone zone_type;
	int32_t offset;         /* unless zone_type is OC_DT_ID */
	char zone[OC_ZONE_MAX]; /* name, unless OC_DT_OFFSET */
};

/* Read all of s into *out; false when it is not understood. */
bool oc_dt_scan(const char *s, struct oc_dt_said *out);

/*
 * The zone in the text from s to end: "(EST)", "GMT+2", "Asia/Tokyo".
 * Fills zone_type, offset and zone of *out; false when there is no such.
 */
bool oc_dt_read_zone(const char *s, const char *end, struct oc_dt_said *out);

#endif
