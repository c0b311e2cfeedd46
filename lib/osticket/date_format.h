/*
 * date_format.h - dates as osTicket shows, stores and reads them.
 *
 * osTicket leaves the writing to ICU; the results here are those of ICU 72
 * for the languages it has packs for, in all their regions.
 */
#ifndef OC_OSTICKET_DATE_FORMAT_H
#define OC_OSTICKET_DATE_FORMAT_H

#include <stdbool.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/strtotime.h"

/* osTicket's settings of these names.  All may be NULL, which is "". */
struct oc_date_style {
	const char *locale;        /* the reader's: "en_US", "de", "pt_BR" */
	const char *system_locale; /* whose order of day and month a date with
	                              time has; NULL: the reader's */
	const char *date_formats;  /* "", "24" or "custom" */
	const char *time_format;   /* for "custom": ICU patterns */
	const char *date_format;
	const char *datetime_format;
	const char *daydatetime_format;
};

/* The four ways, and the mail template's names for them. */
enum oc_date_form {
	OC_DATE_SHORT, /* %{x.short}: the date */
	OC_DATE_LONG,  /* %{x.long} and %{x}: date and time; this is also what
	                  the search index has of a field with time */
	OC_DATE_TIME,  /* %{x.time}: the time of day */
	OC_DATE_FULL   /* %{x.full}: weekday, date and time */
};

/*
 * The instant t in the given zone (one of osTicket's settings, see
 * oc_date_zone()).  "" when t is 0.
 */
char *oc_date_format(struct oc_arena *a, int64_t t, const char *zone,
    const struct oc_date_style *style, enum oc_date_form form);

/* %{x.humanize}: "3 hours ago", "in about a minute". */
char *oc_date_humanize(struct oc_arena *a, int64_t t, int64_t now);

/* "2027-03-04 00:06:00 EST", as an answer of type datetime is stored. */
char *oc_date_stored(struct oc_arena *a, int64_t t, const char *zone);

/*
 * The zone that osTicket takes a setting for: an identifier with a slash or
 * "UTC" is itself, "" is UTC, "GMT" is Europe/London, an abbreviation or an
 * offset in seconds one that PHP knows for it.  False: none; osTicket then
 * writes dates in UTC.
 */
bool oc_date_zone(const char *setting, char out[OC_ZONE_MAX]);

/*
 * Read what a form or a stored answer has for a date: a Unix time or
 * anything oc_datetime_parse() knows, UTC when it names no zone.  out->zone
 * is always one of the zone database.  False when it is no date; "" and "0"
 * are none.
 */
bool oc_date_parse(const char *s, int64_t now, struct oc_datetime *out);

#endif
