/*
 * date_locales.h - inside date_format: what is known of languages and
 * regions, and the patterns that use it.
 */
#ifndef OC_OSTICKET_DATE_LOCALES_H
#define OC_OSTICKET_DATE_LOCALES_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"

/* Texts of a locale.  Lists have a bar between their items. */
enum oc_dl_field {
	OC_DL_MONTHS, /* January first */
	OC_DL_MONTHS_SHORT,
	OC_DL_MONTHS_NARROW,
	OC_DL_ALONE_MONTHS, /* those used without a day; missing: as above */
	OC_DL_ALONE_MONTHS_SHORT,
	OC_DL_ALONE_MONTHS_NARROW,
	OC_DL_DAYS, /* Sunday first */
	OC_DL_DAYS_SHORT,
	OC_DL_DAYS_NARROW,
	OC_DL_ALONE_DAYS,
	OC_DL_ALONE_DAYS_SHORT,
	OC_DL_AM_PM,
	OC_DL_ERAS,    /* before and after */
	OC_DL_PERIODS, /* of the day, each after the hour it begins with:
	                  "06in the morning"; or after NN when it is for
	                  12:00 alone and MM for 00:00 */
	OC_DL_GMT,     /* an offset's begin ahead of GMT and behind it, what is
	                  between hours and minutes, its end; no offset */
	OC_DL_ZONES,   /* abbreviations of zones in use: "EST CET=MEZ" */
	OC_DL_ZERO,    /* the first of its ten digits */
	OC_DL_DATE,    /* pattern of a short date, */
	OC_DL_TIME,    /* a short time, */
	OC_DL_DAY_DATE_TIME, /* a full date with short time, */
	OC_DL_DATE_TIME,     /* short date and time */
	OC_DL_FIELDS
};

struct oc_date_locale {
	const char *tags;   /* whose it is, with blanks between */
	const char *parent; /* tag of the one that has what is missing here */
	const char *text[OC_DL_FIELDS];
};

extern const struct oc_date_locale oc_date_locales[];
extern const size_t oc_date_locales_n;

/*
 * The nearest thing that is known for a tag: "de_LU" is "de", "pt-BR" is
 * "pt", and what is not known at all, or NULL, is American English.
 */
const struct oc_date_locale *oc_date_locale(const char *tag);

/* A text of the locale or of its parents; never NULL. */
const char *oc_date_locale_text(
    const struct oc_date_locale *l, enum oc_dl_field f);

/*
 * The day weeks begin with, 1 Sunday to 7 Saturday, and how many days of a
 * year make its first week, in the region of the tag.
 */
void oc_date_week(const char *tag, int *first_day, int *first_week_days);

/*
 * What the locale calls the zone while it has the abbreviation abbr, in few
 * letters or as a whole; NULL when it has no name for it.  Whole names are
 * there in English only.
 */
const char *oc_date_zone_name(const struct oc_date_locale *l, const char *zone,
    const char *abbr, bool whole, size_t *len);

/*
 * The instant t on the clocks of `zone`, written as the ICU pattern says.
 * Nothing is written from the first letter on that is none of ICU's.
 */
char *oc_date_pattern(struct oc_arena *a, const char *pattern, int64_t t,
    const char *zone, const char *tag);

#endif
