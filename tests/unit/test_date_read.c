/*
 * test_date_read.c - how osTicket reads dates and zones, and how it tells the
 * time between two.  The wants are what osTicket 1.18.1 does under PHP 8.2.36.
 */
#include "config.h"

#include "osticket/date_format.h"
#include "unit.h"

/* Sunday, 2026-07-05 13:35:05 UTC. */
#define NOW INT64_C(1783258505)

static void
knows_zones_of_settings(void)
{
	static const struct {
		const char *setting, *want;
	} rows[] = {
		{ "UTC", "UTC" },
		{ "", "UTC" },
		{ NULL, "UTC" },
		{ "0", "UTC" },
		{ "+00:00", "UTC" },
		{ "Europe/Warsaw", "Europe/Warsaw" },
		{ "GMT", "Europe/London" },
		{ "gmt", "UTC" },
		{ "EST", "America/New_York" },
		{ "cest", "Europe/Berlin" },
		{ "3600", "Europe/Paris" },
		{ "-18000", "America/New_York" },
		{ "1234", NULL },
		{ "Japan", NULL },
		{ "Z", NULL },
		{ "SYSTEM", NULL },
		{ "Nowhere/Else", NULL },
		{ "+02:00", NULL },
		{ "../UTC", NULL },
	};

	for (size_t i = 0; i < OC_COUNT(rows); i++) {
		char out[OC_ZONE_MAX] = "untouched";
		bool known = oc_date_zone(rows[i].setting, out);

		CU_ASSERT_EQUAL(known, rows[i].want != NULL);
		OC_ASSERT_STR(out, known ? rows[i].want : "untouched");
	}
}

static void
reads_dates(void)
{
	static const struct {
		const char *text, *zone, *stored; /* in America/New_York */
	} rows[] = {
		{ "", NULL, NULL },
		{ "0", NULL, NULL },
		{ "1", "UTC", "1969-12-31 19:00:01 EST" },
		{ "12", "UTC", "1969-12-31 19:00:12 EST" },
		{ "-5", "UTC", "1969-12-31 18:59:55 EST" },
		{ "+5", "UTC", "1969-12-31 19:00:05 EST" },
		{ "1e5", NULL, NULL },
		{ "1.5", NULL, NULL },
		{ " 12", NULL, NULL },
		{ "12 ", NULL, NULL },
		{ "1767225600", "UTC", "2025-12-31 19:00:00 EST" },
		{ "99999999999999999999", NULL, NULL },
		{ "0x1A", NULL, NULL },
		{ "2026-01-01 EST", "America/New_York",
		    "2026-01-01 00:00:00 EST" },
		{ "2026-01-01 GMT", "Europe/London",
		    "2025-12-31 19:00:00 EST" },
		{ "2026-01-01 UTC", "UTC", "2025-12-31 19:00:00 EST" },
		{ "2026-01-01 utc", "UTC", "2025-12-31 19:00:00 EST" },
		{ "2026-01-01 Z", "UTC", "2025-12-31 19:00:00 EST" },
		{ "2026-01-01 Japan", "UTC", "2025-12-31 10:00:00 EST" },
		{ "2026-01-01 +02:00", "Europe/Helsinki",
		    "2025-12-31 17:00:00 EST" },
		{ "2026-01-01 -00:00", "UTC", "2025-12-31 19:00:00 EST" },
		{ "2026-01-01 +04:30", "UTC", "2025-12-31 14:30:00 EST" },
		{ "2026-01-01 +05:30", "Asia/Kolkata",
		    "2025-12-31 13:30:00 EST" },
		{ "2026-01-01 Europe/Paris", "Europe/Paris",
		    "2025-12-31 18:00:00 EST" },
		{ "2026-01-01 a", "UTC", "2025-12-31 18:00:00 EST" },
		{ "hello", NULL, NULL },
		{ "0000-00-00 00:00:00", "UTC", "-0001-11-29 19:03:58 LMT" },
		{ "20260101", "UTC", "1970-08-23 07:48:21 EDT" },
		{ "2027-03-04", "UTC", "2027-03-03 19:00:00 EST" },
		{ "2027-03-04 05:06:00 UTC", "UTC", "2027-03-04 00:06:00 EST" },
		{ "2027-03-04 00:06:00 EST", "America/New_York",
		    "2027-03-04 00:06:00 EST" },
		{ "@1767225600", "UTC", "2025-12-31 19:00:00 EST" },
		{ "2026-07-01T10:00:00+14:00", "UTC",
		    "2026-06-30 16:00:00 EDT" },
	};
	struct oc_arena a = OC_ARENA_INIT;

	for (size_t i = 0; i < OC_COUNT(rows); i++) {
		struct oc_datetime d = { 0 };
		bool ok = oc_date_parse(rows[i].text, NOW, &d);

		CU_ASSERT_EQUAL(ok, rows[i].zone != NULL);
		if (!ok)
			continue;
		OC_ASSERT_STR(d.zone, rows[i].zone);
		OC_ASSERT_STR(oc_date_stored(&a, d.t, "America/New_York"),
		    rows[i].stored);
	}
	oc_arena_release(&a);
}

static void
tells_how_long_ago(void)
{
	static const struct {
		int64_t ago;
		const char *want;
	} rows[] = {
		{ 0, "just now" },
		{ 2, "just now" },
		{ -2, "now" },
		{ 3, "3 seconds ago" },
		{ -3, "in 3 seconds" },
		{ 59, "59 seconds ago" },
		{ 60, "about a minute ago" },
		{ -60, "in about a minute" },
		{ 119, "about a minute ago" },
		{ 120, "2 minutes ago" },
		{ 3599, "59 minutes ago" },
		{ 3600, "about an hour ago" },
		{ -7199, "in about an hour" },
		{ 7200, "2 hours ago" },
		{ -86399, "in 23 hours" },
		{ 86400, "1 days ago" },
		{ 129599, "1 days ago" },
		{ 129600, "2 days ago" },
		{ -432000, "in 5 days" },
		{ 2505599, "29 days ago" },
		{ 2505600, "about a month ago" },
		{ -2592000, "in about a month" },
		{ 5183999, "about a month ago" },
		{ 5184000, "2 months ago" },
		{ -5184000, "in 2 months" },
		{ 8640000, "4 months ago" },
		{ -17280000, "in 6 months" },
		{ 29376000, "a year ago" },
		{ 31968000, "a year ago" },
		{ -34560000, "in a year" },
		{ 51840000, "2 years ago" },
		{ -77760000, "in 2 years" },
		{ 172800000, "5 years ago" },
		{ -432000000, "in 14 years" },
	};
	struct oc_arena a = OC_ARENA_INIT;

	for (size_t i = 0; i < OC_COUNT(rows); i++)
		OC_ASSERT_STR(
		    oc_date_humanize(&a, NOW - rows[i].ago, NOW), rows[i].want);
	oc_arena_release(&a);
}

CU_TestInfo date_read_tests[] = {
	{ "knows zones of settings", knows_zones_of_settings },
	{ "reads dates", reads_dates },
	{ "tells how long ago", tells_how_long_ago },
	CU_TEST_INFO_NULL,
};
