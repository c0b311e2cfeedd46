/* date_format.c - which pattern a date is written with; reading dates. */
#include "config.h"

#include <stdio.h>
#include <string.h>

#include "base/str.h"
#include "osticket/date_format.h"
#include "osticket/date_locales.h"

/* The pattern for "24": h is H and a is gone, whatever they stand for. */
static char *
force_24_hours(struct oc_arena *a, const char *pattern)
{
	char *s = oc_alloc(a, strlen(pattern) + 1), *to = s;

	for (const char *p = pattern; *p != '\0'; p++)
		if (*p != 'a')
			*to++ = *p == 'h' ? 'H' : *p;
	*to = '\0';
	return oc_trim(a, s, NULL);
}

/*
 * Date and time are put together from the patterns of both.  "24" is looked
 * at here only; dates with weekday and mere times keep their a.m. and p.m.
 */
static const char *
long_pattern(struct oc_arena *a, const struct oc_date_style *st)
{
	const struct oc_date_locale *l = oc_date_locale(
	    oc_empty(st->system_locale) ? st->locale : st->system_locale);
	const char *time = oc_date_locale_text(l, OC_DL_TIME);

	if (oc_streq(st->date_formats, "24"))
		time = force_24_hours(a, time);
	return oc_sprintf(a, "%s %s", oc_date_locale_text(l, OC_DL_DATE), time);
}

/* The administrator's own; without one, the one for dates. */
static const char *
custom_pattern(const struct oc_date_style *st, enum oc_date_form form)
{
	const char *own = NULL;

	switch (form) {
	case OC_DATE_SHORT:
		break;
	case OC_DATE_LONG:
		own = st->datetime_format;
		break;
	case OC_DATE_TIME:
		own = st->time_format;
		break;
	case OC_DATE_FULL:
		own = st->daydatetime_format;
		break;
	}
	/* PHP's "0" is as good as nothing. */
	if (oc_empty(own) || oc_streq(own, "0"))
		own = st->date_format;
	return oc_empty(own) ? NULL : own;
}

static const char *
choose_pattern(
    struct oc_arena *a, const struct oc_date_style *st, enum oc_date_form form)
{
	static const enum oc_dl_field usual[] = {
		[OC_DATE_SHORT] = OC_DL_DATE,
		[OC_DATE_LONG] = OC_DL_DATE_TIME,
		[OC_DATE_TIME] = OC_DL_TIME,
		[OC_DATE_FULL] = OC_DL_DAY_DATE_TIME,
	};
	const char *pattern = NULL;

	if (oc_streq(st->date_formats, "custom"))
		pattern = custom_pattern(st, form);
	else if (form == OC_DATE_LONG)
		pattern = long_pattern(a, st);
	if (pattern == NULL)
		pattern = oc_date_locale_text(
		    oc_date_locale(st->locale), usual[form]);
	return pattern;
}

char *
oc_date_format(struct oc_arena *a, int64_t t, const char *zone,
    const struct oc_date_style *style, enum oc_date_form form)
{
	char name[OC_ZONE_MAX];

	if (t == 0)
		return oc_strdup(a, "");
	if (!oc_date_zone(zone, name))
		snprintf(name, sizeof name, "UTC");
	return oc_date_pattern(
	    a, choose_pattern(a, style, form), t, name, style->locale);
}

char *
oc_date_stored(struct oc_arena *a, int64_t t, const char *zone)
{
	struct oc_civil c;
	const char *abbr;

	oc_zone_civil(zone, t, &c, &abbr);
	return oc_sprintf(a, "%s %s", oc_sql_civil(a, &c), abbr);
}

/* Months that the calendar (UTC) has gone on from one to the other. */
static int64_t
months_between(int64_t from, int64_t to)
{
	struct oc_civil f, t;

	oc_utc_civil(from, &f);
	oc_utc_civil(to, &t);
	return (t.year - f.year) * 12 + t.month - f.month;
}

static char *
say(struct oc_arena *a, bool past, int64_t n, const char *unit)
{
	return oc_sprintf(
	    a, past ? "%lld %s ago" : "in %lld %s", (long long)n, unit);
}

static char *
say_about(struct oc_arena *a, bool past, const char *what)
{
	return oc_sprintf(a, past ? "%s ago" : "in %s", what);
}

char *
oc_date_humanize(struct oc_arena *a, int64_t t, int64_t now)
{
	int64_t gone = now - t, size = gone < 0 ? -gone : gone, n;
	bool past = gone >= 0;
	struct oc_civil then, today;

	if (size <= 2)
		return oc_strdup(a, past ? "just now" : "now");
	if (size < 60)
		return say(a, past, size, "seconds");
	if (size < 120)
		return say_about(a, past, "about a minute");
	if (size < 3600)
		return say(a, past, size / 60, "minutes");
	if (size < 7200)
		return say_about(a, past, "about an hour");
	if (size < 86400)
		return say(a, past, size / 3600, "hours");
	if (size < 29 * 86400)
		return say(a, past, (size + 43200) / 86400, "days");
	if (size < 60 * 86400)
		return say_about(a, past, "about a month");
	n = months_between(t, now);
	if (n > -12 && n < 12)
		return say(a, n >= 0, n < 0 ? -n : n, "months");
	oc_utc_civil(t, &then);
	oc_utc_civil(now, &today);
	n = today.year - then.year;
	if (n > -2 && n < 2)
		return say_about(a, n >= 0, "a year");
	return say(a, n >= 0, n < 0 ? -n : n, "years");
}

static bool
name_zone(const char *name, char out[OC_ZONE_MAX])
{
	char found[OC_ZONE_MAX];

	if (name == NULL || !oc_zone_find(name, found))
		return false;
	memcpy(out, found, sizeof found);
	return true;
}

bool
oc_date_zone(const char *setting, char out[OC_ZONE_MAX])
{
	int64_t seconds;

	if (oc_empty(setting) || oc_streq(setting, "0") ||
	    oc_streq(setting, "+00:00"))
		setting = "UTC";
	if (oc_streq(setting, "GMT"))
		return name_zone("Europe/London", out);
	if (oc_parse_int(setting, &seconds))
		return name_zone(oc_zone_by_offset(seconds), out);
	if (oc_streq(setting, "UTC") || strchr(setting, '/') != NULL)
		return name_zone(setting, out);
	return name_zone(oc_zone_by_abbr(setting), out);
}

/* Only digits with a sign; false when it is a number of another kind. */
static bool
parse_unix_time(const char *s, struct oc_datetime *out)
{
	struct oc_datetime dt = { .zone_type = OC_DT_OFFSET,
		.zone = "UTC",
		.has_date = true,
		.has_time = true };

	if (!oc_parse_int(*s == '+' ? s + 1 : s, &dt.t))
		return false;
	*out = dt;
	return true;
}

bool
oc_date_parse(const char *s, int64_t now, struct oc_datetime *out)
{
	char zone[OC_ZONE_MAX];
	bool known;

	if (oc_empty(s) || oc_streq(s, "0"))
		return false;
	if (oc_is_numeric(s))
		return parse_unix_time(s, out);
	if (!oc_datetime_parse(s, "UTC", now, out))
		return false;
	if (out->zone_type == OC_DT_OFFSET)
		known = out->offset != 0 &&
		        name_zone(oc_zone_by_offset(out->offset), zone);
	else
		known =
		    !oc_streq(out->zone, "Z") && oc_date_zone(out->zone, zone);
	if (!known)
		snprintf(zone, sizeof zone, "UTC");
	memcpy(out->zone, zone, sizeof zone);
	return true;
}
