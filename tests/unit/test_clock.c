/* test_clock.c - calendar dates and time zones. */
#include "config.h"

#include <inttypes.h>

#include "base/clock.h"
#include "unit.h"

static void
days_and_dates_agree(void)
{
	static const struct {
		int64_t days, year;
		int month, day, weekday;
	} rows[] = {
		{ 0, 1970, 1, 1, 4 },
		{ -1, 1969, 12, 31, 3 },
		{ 11016, 2000, 2, 29, 2 },
		{ 11017, 2000, 3, 1, 3 },
		{ 20514, 2026, 3, 2, 1 },
		{ -25509, 1900, 2, 28, 3 },
		{ -25508, 1900, 3, 1, 4 },
		{ -719528, 0, 1, 1, 6 },
		{ -719529, -1, 12, 31, 5 },
		{ 2932896, 9999, 12, 31, 5 },
		{ 2932897, 10000, 1, 1, 6 },
	};

	for (size_t i = 0; i < OC_COUNT(rows); i++) {
		struct oc_civil c;

		CU_ASSERT_EQUAL(
		    oc_days(rows[i].year, rows[i].month, rows[i].day),
		    rows[i].days);
		oc_utc_civil(rows[i].days * 86400 + 86399, &c);
		CU_ASSERT_EQUAL(c.year, rows[i].year);
		CU_ASSERT_EQUAL(c.month, rows[i].month);
		CU_ASSERT_EQUAL(c.day, rows[i].day);
		CU_ASSERT_EQUAL(c.weekday, rows[i].weekday);
		CU_ASSERT_EQUAL(c.hour, 23);
		CU_ASSERT_EQUAL(c.second, 59);
	}
	CU_ASSERT_EQUAL(oc_month_days(1900, 2), 28);
	CU_ASSERT_EQUAL(oc_month_days(2000, 2), 29);
	CU_ASSERT_EQUAL(oc_month_days(2026, 12), 31);
}

static void
civil_fields_carry_over(void)
{
	struct oc_civil c = {
		.year = 2026, .month = 14, .day = 31, .hour = 25, .minute = -1
	};
	char *s;
	struct oc_arena a = OC_ARENA_INIT;

	s = oc_rfc3339(&a, oc_civil_utc(&c));
	OC_ASSERT_STR(s, "2027-03-04T00:59:00Z");
	c = (struct oc_civil){ .year = 2026, .month = 0, .day = 1 };
	s = oc_rfc3339(&a, oc_civil_utc(&c));
	OC_ASSERT_STR(s, "2025-12-01T00:00:00Z");
	oc_arena_release(&a);
}

static void
zones_are_known_by_name(void)
{
	static const char *const good[] = { "UTC", "utc", "Europe/Warsaw",
		"America/Argentina/Buenos_Aires", "Etc/GMT+5", "Japan" };
	static const char *const bad[] = { "", "Europe", "Europe/",
		"Europe/Nowhere", "/etc/localtime", "../../etc/passwd",
		"Europe/../UTC", "tzdata.zi", "zone.tab", "leapseconds",
		"posix/UTC", "right/UTC", "posixrules", "localtime",
		"Europe/Warsaw\n", "europe/warsaw", "EST5EDT,M3.2.0,M11.1.0",
		":UTC", "UTC0" };

	for (size_t i = 0; i < OC_COUNT(good); i++)
		CU_ASSERT_TRUE(oc_zone_exists(good[i]));
	for (size_t i = 0; i < OC_COUNT(bad); i++) {
		if (oc_zone_exists(bad[i]))
			fprintf(stderr, "\"%s\" is a zone\n", bad[i]);
		CU_ASSERT_FALSE(oc_zone_exists(bad[i]));
	}
	CU_ASSERT_FALSE(oc_zone_exists(NULL));
}

static void
zones_are_found_in_any_case(void)
{
	static const struct {
		const char *name, *want;
	} rows[] = {
		{ "Europe/Warsaw", "Europe/Warsaw" },
		{ "europe/WARSAW", "Europe/Warsaw" },
		{ "AMERICA/port-AU-prince", "America/Port-au-Prince" },
		{ "america/argentina/buenos_aires",
		    "America/Argentina/Buenos_Aires" },
		{ "japan", "Japan" },
		{ "Utc", "UTC" },
		{ "europe", NULL },
		{ "europe/nowhere", NULL },
		{ "/utc", NULL },
		{ "../utc", NULL },
		{ "europe//warsaw", NULL },
		{ "europe/../utc", NULL },
		{ "Europe/Warsaw/", NULL },
		{ "POSIX/UTC", NULL },
		{ "", NULL },
		{ "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"
		  "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa",
		    NULL },
	};

	for (size_t i = 0; i < OC_COUNT(rows); i++) {
		char out[OC_ZONE_MAX] = "untouched";
		bool found = oc_zone_find(rows[i].name, out);

		CU_ASSERT_EQUAL(found, rows[i].want != NULL);
		OC_ASSERT_STR(out, found ? rows[i].want : "untouched");
	}
}

static void
zones_have_clocks(void)
{
	static const struct {
		const char *zone;
		int64_t t;
		const char *want, *abbr;
		int64_t offset;
		bool summer;
	} rows[] = {
		{ "UTC", 1769851815, "2026-01-31 09:30:15", "UTC", 0, false },
		{ "Europe/Warsaw", 1769851815, "2026-01-31 10:30:15", "CET",
		    3600, false },
		{ "Europe/Warsaw", 1782900000, "2026-07-01 12:00:00", "CEST",
		    7200, true },
		{ "America/New_York", 1782900000, "2026-07-01 06:00:00", "EDT",
		    -14400, true },
		{ "Asia/Kolkata", 0, "1970-01-01 05:30:00", "IST", 19800,
		    false },
		{ "Australia/Lord_Howe", 1769851815, "2026-01-31 20:30:15",
		    "+11", 39600, true },
		{ "Europe/Warsaw", 5365400400, "2140-01-09 14:00:00", "CET",
		    3600, false },
		{ "No/Such", 0, "1970-01-01 00:00:00", "UTC", 0, false },
		{ "", 0, "1970-01-01 00:00:00", "UTC", 0, false },
		{ NULL, 0, "1970-01-01 00:00:00", "UTC", 0, false },
		{ "UTC", -62198755200, "-0001-01-01 00:00:00", "UTC", 0,
		    false },
	};
	struct oc_arena a = OC_ARENA_INIT;

	for (size_t i = 0; i < OC_COUNT(rows); i++) {
		struct oc_civil c;
		const char *abbr = NULL;

		oc_zone_civil(rows[i].zone, rows[i].t, &c, &abbr);
		OC_ASSERT_STR(oc_sql_civil(&a, &c), rows[i].want);
		OC_ASSERT_STR(abbr, rows[i].abbr);
		CU_ASSERT_EQUAL(
		    oc_zone_offset(rows[i].zone, rows[i].t), rows[i].offset);
		CU_ASSERT_EQUAL(
		    oc_zone_summer(rows[i].zone, rows[i].t), rows[i].summer);
	}
	oc_arena_release(&a);
}

/*
 * What PHP 8.2.36 makes of readings around a change: unknown is strtotime(),
 * no and yes are DateTime::modify() of a winter and of a summer date.
 */
static void
clocks_have_instants(void)
{
	static const struct {
		const char *zone, *reading;
		int64_t unknown, no, yes;
	} rows[] = {
		{ "Europe/Berlin", "2026-03-29 02:30:00", 1774747800,
		    1774747800, 1774747800 },
		{ "Europe/Berlin", "2026-10-25 01:59:59", 1792886399,
		    1792886399, 1792886399 },
		{ "Europe/Berlin", "2026-10-25 02:00:00", 1792890000,
		    1792890000, 1792886400 },
		{ "Europe/Berlin", "2026-10-25 02:30:00", 1792891800,
		    1792891800, 1792888200 },
		{ "Europe/Berlin", "2026-10-25 03:00:00", 1792893600,
		    1792893600, 1792893600 },
		{ "Europe/London", "2026-10-25 01:30:00", 1792891800,
		    1792891800, 1792888200 },
		{ "America/New_York", "2026-03-08 02:30:00", 1772955000,
		    1772955000, 1772955000 },
		{ "America/New_York", "2026-11-01 01:00:00", 1793509200,
		    1793512800, 1793509200 },
		{ "America/New_York", "2026-11-01 01:30:00", 1793511000,
		    1793514600, 1793511000 },
		{ "America/New_York", "2026-11-01 02:00:00", 1793516400,
		    1793516400, 1793516400 },
		{ "Australia/Sydney", "2026-04-05 02:30:00", 1775320200,
		    1775320200, 1775316600 },
		{ "Australia/Sydney", "2026-10-04 02:30:00", 1791045000,
		    1791045000, 1791045000 },
		{ "Australia/Lord_Howe", "2026-04-05 01:45:00", 1775315700,
		    1775315700, 1775313900 },
		{ "Australia/Lord_Howe", "2026-10-04 02:15:00", 1791042300,
		    1791042300, 1791042300 },
		{ "Pacific/Apia", "2011-12-30 12:00:00", 1325282400, 1325282400,
		    1325282400 },
		{ "America/Santiago", "2026-09-06 00:30:00", 1788669000,
		    1788669000, 1788669000 },
		{ "Africa/Casablanca", "2026-02-15 02:30:00", 1771122600,
		    1771122600, 1771122600 },
		{ "Asia/Tokyo", "2026-07-01 00:00:00", 1782831600, 1782831600,
		    1782831600 },
	};

	for (size_t i = 0; i < OC_COUNT(rows); i++) {
		const char *zone = rows[i].zone;
		int64_t local;
		struct oc_civil c;

		CU_ASSERT_TRUE(oc_sql_time(rows[i].reading, &local));
		oc_utc_civil(local, &c);
		CU_ASSERT_EQUAL(oc_zone_instant(zone, &c), rows[i].unknown);
		CU_ASSERT_EQUAL(oc_zone_local(zone, local, OC_SUMMER_UNKNOWN),
		    rows[i].unknown);
		CU_ASSERT_EQUAL(
		    oc_zone_local(zone, local, OC_SUMMER_NO), rows[i].no);
		CU_ASSERT_EQUAL(
		    oc_zone_local(zone, local, OC_SUMMER_YES), rows[i].yes);
	}
}

static void
sql_times_are_read(void)
{
	static const char *const bad[] = { "", "0000-00-00 00:00:00",
		"2026-01-31", "2026-01-31 09:30", "2026-01-31T09:30:15",
		"2026-13-31 09:30:15", "2026-01-00 09:30:15", "x" };
	struct oc_arena a = OC_ARENA_INIT;
	int64_t t = 7;

	for (size_t i = 0; i < OC_COUNT(bad); i++)
		CU_ASSERT_FALSE(oc_sql_time(bad[i], &t));
	CU_ASSERT_FALSE(oc_sql_time(NULL, &t));
	CU_ASSERT_EQUAL(t, 7);
	CU_ASSERT_TRUE(oc_sql_time("2026-01-31 09:30:15", &t));
	CU_ASSERT_EQUAL(t, 1769851815);
	OC_ASSERT_STR(oc_rfc3339(&a, t), "2026-01-31T09:30:15Z");
	OC_ASSERT_STR(oc_http_date(&a, t), "Sat, 31 Jan 2026 09:30:15 GMT");
	oc_arena_release(&a);
}

static void
rfc3339_is_read(void)
{
	static const struct {
		const char *text;
		int64_t t;
	} good[] = {
		{ "2026-01-31T09:30:15Z", 1769851815 },
		{ "2026-01-31t10:30:15.999+01:00", 1769851815 },
		{ "2026-01-31 04:00:15-05:30", 1769851815 },
		{ "2026-01-31", 1769817600 },
		{ "2024-02-29T23:59:60Z", 1709251200 },
	};
	static const char *const bad[] = { "", "2026", "2026-01", "26-01-31",
		"2026-02-29", "2026-13-01", "2026-01-00", "2026-01-31T",
		"2026-01-31T09:30Z", "2026-01-31T09:30:15",
		"2026-01-31T24:00:00Z", "2026-01-31T09:60:00Z",
		"2026-01-31T09:30:15Zx", "2026-01-31T09:30:15+1:00",
		"2026-01-31T09:30:15+24:00", "2026-01-31T09:30:15+01:60",
		"2026-1-31", "yesterday", " 2026-01-31" };
	int64_t t;

	for (size_t i = 0; i < OC_COUNT(good); i++) {
		t = 0;
		CU_ASSERT_TRUE(oc_rfc3339_parse(good[i].text, &t));
		CU_ASSERT_EQUAL(t, good[i].t);
	}
	t = 7;
	for (size_t i = 0; i < OC_COUNT(bad); i++)
		CU_ASSERT_FALSE(oc_rfc3339_parse(bad[i], &t));
	CU_ASSERT_FALSE(oc_rfc3339_parse(NULL, &t));
	CU_ASSERT_EQUAL(t, 7);
}

CU_TestInfo clock_tests[] = {
	{ "days and dates agree", days_and_dates_agree },
	{ "civil fields carry over", civil_fields_carry_over },
	{ "zones are known by name", zones_are_known_by_name },
	{ "zones are found in any case", zones_are_found_in_any_case },
	{ "zones have clocks", zones_have_clocks },
	{ "clocks have instants", clocks_have_instants },
	{ "SQL times are read", sql_times_are_read },
	{ "RFC 3339 is read", rfc3339_is_read },
	CU_TEST_INFO_NULL,
};
