/*
 * test_strtotime.c - what dates and times mean.  The wants are what PHP
 * 8.2.36 makes of the texts at the same moment in the same zone.
 */
#include "config.h"

#include <inttypes.h>

#include "base/strtotime.h"
#include "unit.h"

/* Wednesday, 2026-11-18 10:20:30 UTC. */
#define NOW INT64_C(1794997230)

struct good {
	const char *text;
	int64_t want;
};

/* ISO 8601 and what databases write. */
static const struct good iso[] = {
	{ "2026-01-31", 1769817600 },
	{ "2026-01-31 09:30", 1769851800 },
	{ "2026-01-31 09:30:15", 1769851815 },
	{ "2026-01-31 09:30:15.75", 1769851815 },
	{ "2026-01-31T09:30", 1769851800 },
	{ "2026-01-31T09:30Z", 1769851800 },
	{ "2026-01-31T09:30:15Z", 1769851815 },
	{ "2026-01-31t09:30:15z", 1769851815 },
	{ "2026-01-31T09:30:15.123Z", 1769851815 },
	{ "2026-01-31T09:30:15.123456789+02:00", 1769844615 },
	{ "2026-01-31T09:30:15+0200", 1769844615 },
	{ "2026-01-31T09:30:15-05", 1769869815 },
	{ "2026-01-31T09:30:15 -05:30", 1769871615 },
	{ "2026-07-01 +05:30:15", 1782844185 },
	{ "20260131T093015Z", 1769851815 },
	{ "20260131T09:30:15", 1769851815 },
	{ "20260131t093015+0100", 1769848215 },
	{ "20260131", 1769817600 },
	{ "2026-1-5", 1767571200 },
	{ "2026-1", 1767225600 },
	{ "26-01-05", 1767571200 },
	{ "1-2-3", 981158400 },
	{ "-0001-01-01", -62198755200 },
	{ "+12026-01-01", 317336745600 },
	{ "2026-02-31", 1772496000 },
	{ "2026-00-10", 1765324800 },
	{ "2026-01-00", 1767139200 },
	{ "0000-00-00 00:00:00", -62169984000 },
	{ "2026-W05", 1769385600 },
	{ "2026-W05-3", 1769558400 },
	{ "2026W053", 1769558400 },
	{ "2026-W53-7", 1798934400 },
	{ "2026-W01-0", 1766880000 },
	{ "2026-031", 1769817600 },
	{ "2026031", 1769817600 },
	{ "2026.366", 1798761600 },
	{ "2028-366", 1861833600 },
	{ "2026:01:31 09:30:15", 1769851815 },
	{ "2008-7-1T9:3:37", 1214903017 },
	{ "2026-01-31T24:00:00", 1769904000 },
	{ "2026-01-31 23:59:60", 1769904000 },
};

/* Dates as in America, Europe and in words. */
static const struct good local[] = {
	{ "1/31/2026", 1769817600 },
	{ "1/31/26", 1769817600 },
	{ "1/31", 1769817600 },
	{ "1/31/126", -58188412800 },
	{ "1/5th/2026", 1767571200 },
	{ "1/31/2026 9:30 AM", 1769851800 },
	{ "1/31/26, 9:30\342\200\257PM", 1769895000 },
	{ "2026/01/31", 1769817600 },
	{ "2026/1/31", 1769817600 },
	{ "2026/01/31/", 1769817600 },
	{ "31.01.2026", 1769817600 },
	{ "31.1.2026 09:30", 1769851800 },
	{ "31.12.26", 1798675200 },
	{ "5.1.26", 1794978086 },
	{ "12.12.12", 1795003932 },
	{ "31-1-2026", 1769817600 },
	{ "31 January 2026", 1769817600 },
	{ "31 Jan 2026", 1769817600 },
	{ "31-Jan-2026", 1769817600 },
	{ "31jan2026", 1769817600 },
	{ "1st september 2026", 1788220800 },
	{ "January 31, 2026", 1769817600 },
	{ "Jan 31st, 2026", 1769817600 },
	{ "Jan 31", 1769817600 },
	{ "Jan 31 10:30", 1769855400 },
	{ "Jan 31 10:30:20", 1769855420 },
	{ "Jan 31, 10:30:20 pm", 1769898620 },
	{ "Jan 31 10:30:20 Europe/Paris", 1769851820 },
	{ "sept", 1789689600 },
	{ "Feb 30", 1772409600 },
	{ "January 2026", 1767225600 },
	{ "2026 January", 1767225600 },
	{ "2026-Jan-31", 1769817600 },
	{ "26-Jan-31", 1927152000 },
	{ "Jan-31-2026", 1769817600 },
	{ "5 XII 2026", 1796428800 },
	{ "XII 5", 1796428800 },
	{ "may 5", 1777939200 },
	{ "Sat, 31 Jan 2026 09:30:15 +0000", 1769851815 },
	{ "Sat, 31 Jan 26 09:30:15 EST", 1769869815 },
	{ "Saturday, 31-Jan-26 09:30:15 UTC", 1769851815 },
	{ "Sat Jan 31 09:30:15 2026", 1769851815 },
	{ "Sat Jan 31 09:30:15 CET 2026", 1769848215 },
	{ "10/Oct/2000:13:55:36 -0700", 971211336 },
};

/* Times of day, and digits alone. */
static const struct good hours[] = {
	{ "9am", 1794992400 },
	{ "12am", 1794960000 },
	{ "12pm", 1795003200 },
	{ "12:30 a.m.", 1794961800 },
	{ "9:30:15 P.M.", 1795037415 },
	{ "9.30pm", 1795037400 },
	{ "t09", 1794992400 },
	{ "T0930", 1794994200 },
	{ "0930", 1794994200 },
	{ "093015", 1794994215 },
	{ "09:30:15.5", 1794994215 },
	{ "24:00", 1795046400 },
	{ "9:30:15:123pm", 1795037415 },
	{ "back of 7pm", 1795029300 },
	{ "front of 7pm", 1795027500 },
	{ "front of 0", 1794959100 },
	{ "2026", 1795033560 },
	{ "1960", -287761170 },
	{ "1000 2026", 1794996000 },
	{ "10:00 2026", 1794996000 },
	{ "@0", 0 },
	{ "@-1", -1 },
	{ "@1767225600", 1767225600 },
	{ "@1.5", 1 },
	{ "@-0.5", -1 },
	{ "@0000000000000000000000000012", 0 },
	{ "@1767225600 +1 day", 1767312000 },
};

/* Words, from Wednesday 2026-11-18 10:20:30 on. */
static const struct good words[] = {
	{ "now", 1794997230 },
	{ "today", 1794960000 },
	{ "midnight", 1794960000 },
	{ "noon", 1795003200 },
	{ "yesterday", 1794873600 },
	{ "tomorrow", 1795046400 },
	{ "yesterday noon", 1794916800 },
	{ "noon yesterday", 1794873600 },
	{ "tomorrow 14:00", 1795096800 },
	{ "14:00 tomorrow", 1795046400 },
	{ "+1 day", 1795083630 },
	{ "-1 day", 1794910830 },
	{ "--1 day", 1795083630 },
	{ "1 day", 1795083630 },
	{ "3 days ago", 1794738030 },
	{ "+1 month", 1797589230 },
	{ "+1 year 2 months 3 days", 1832062830 },
	{ "2 weeks ago", 1793787630 },
	{ "+1 fortnight", 1796206830 },
	{ "90 minutes", 1795002630 },
	{ "+5000 ms", 1794997235 },
	{ "+1500000 usec ago", 1794997231 },
	{ "+1 week 2 days 4 hours 2 seconds", 1795789232 },
	{ "2026-01-31 +1 month", 1772496000 },
	{ "2028-02-29 +1 year", 1867017600 },
	{ "2026-03-31 -1 month", 1772496000 },
	{ "monday", 1795392000 },
	{ "wednesday", 1794960000 },
	{ "wednesday 09:00", 1794992400 },
	{ "monday ago", 1794182400 },
	{ "next monday", 1795392000 },
	{ "last wednesday", 1794355200 },
	{ "this wednesday", 1794960000 },
	{ "first monday", 1795392000 },
	{ "third sunday", 1796515200 },
	{ "+2 sat", 1795861230 },
	{ "-1 sat", 1794651630 },
	{ "next month", 1797589230 },
	{ "last year", 1763461230 },
	{ "this week", 1794824430 },
	{ "next week", 1795429230 },
	{ "monday next week", 1795392000 },
	{ "sunday this week", 1795305600 },
	{ "sunday last week", 1794700800 },
	{ "weekday", 1795392000 },
	{ "next weekday", 1795046400 },
	{ "5 weekdays", 1795602030 },
	{ "-7 weekdays", 1794219630 },
	{ "2026-01-03 +1 weekday", 1767571200 },
	{ "2026-01-04 -1 weekday", 1767312000 },
	{ "10 weekdays ago", 1793787630 },
	{ "2026-11-22 this week", 1794787200 },
	{ "first day of next month", 1796120430 },
	{ "first day of january 2031", 1924992000 },
	{ "last day of february 2028", 1835395200 },
	{ "last day of previous month noon", 1793448000 },
	{ "first monday of january 2031", 1925424000 },
	{ "last friday of january 2031", 1927584000 },
	{ "last friday of january 2031 noon", 1927627200 },
	{ "fifth monday of february 2026", 1772409600 },
	{ "this friday of january", 1770336000 },
	{ "third tuesday of next month", 1797292800 },
};

/* New York, where clocks change on 8 March and 1 November. */
static const struct good york[] = {
	{ "now", 1794997230 },
	{ "today", 1794978000 },
	{ "2026-03-08 02:30", 1772955000 },
	{ "2026-03-08 01:59:59", 1772953199 },
	{ "2026-03-08 03:00", 1772953200 },
	{ "2026-03-08 01:30 +1 hour", 1772955000 },
	{ "2026-11-01 00:30 +2 hours", 1793518200 },
	{ "2026-11-01 01:30", 1793511000 },
	{ "2026-11-01 01:30 EST", 1793514600 },
	{ "2026-11-01 01:30 EDT", 1793511000 },
	{ "2026-11-01 02:00", 1793516400 },
	{ "2026-10-31 01:30 +1 day", 1793511000 },
	{ "2026-07-01 10:00", 1782914400 },
	{ "2026-07-01 10:00 EST", 1782918000 },
	{ "2026-07-01 10:00 (EST)", 1782918000 },
	{ "2026-07-01 10:00 utc", 1782900000 },
	{ "2026-07-01 10:00 GMT+2", 1782892800 },
	{ "2026-07-01 10:00 +130", 1782894600 },
	{ "2026-07-01 10:00 Asia/Tokyo", 1782867600 },
	{ "2026-07-01 10:00 America/Argentina/Buenos_Aires", 1782910800 },
	{ "2026-07-01 10:00 America/PORT-AU-PRINCE", 1782914400 },
	{ "2026-07-01 10:00 Japan", 1782867600 },
	{ "2026-07-01 EST CET", 1782882000 },
	{ "2026-07-01 10:00 IST", 1782892800 },
	{ "Z", 1794979230 },
	{ "1950-07-01", -615499200 },
	{ "2150-07-01", 5695934400 },
};

/* Berlin, where they change on 29 March and 25 October. */
static const struct good berlin[] = {
	{ "2026-03-29 02:30", 1774747800 },
	{ "2026-10-25 01:30", 1792884600 },
	{ "2026-10-25 02:30", 1792891800 },
	{ "2026-10-25 03:00", 1792893600 },
	{ "2026-10-25 02:30 Europe/Berlin", 1792888200 },
	{ "2026-10-25 02:30 CEST", 1792888200 },
	{ "2026-07-01 10:00", 1782892800 },
	{ "tomorrow", 1795042800 },
	{ "1893-03-31 12:00", -2422097608 },
	{ "1942-07-01 12:00", -867938400 },
};

static void
check_good(const struct good *rows, size_t n, const char *zone)
{
	for (size_t i = 0; i < n; i++) {
		int64_t got = INT64_MIN;
		bool ok = oc_strtotime(rows[i].text, zone, NOW, &got);

		if (!ok || got != rows[i].want)
			fprintf(stderr,
			    "\"%s\" in %s: got %" PRId64 ", want %" PRId64 "\n",
			    rows[i].text, zone, got, rows[i].want);
		CU_ASSERT_TRUE(ok);
		CU_ASSERT_EQUAL(got, rows[i].want);
	}
}

static void
reads_iso(void)
{
	check_good(iso, OC_COUNT(iso), "UTC");
}

static void
reads_local_forms(void)
{
	check_good(local, OC_COUNT(local), "UTC");
}

static void
reads_clocks_and_digits(void)
{
	check_good(hours, OC_COUNT(hours), "UTC");
}

static void
reads_words(void)
{
	check_good(words, OC_COUNT(words), "UTC");
}

static void
minds_the_zone(void)
{
	check_good(york, OC_COUNT(york), "America/New_York");
	check_good(berlin, OC_COUNT(berlin), "Europe/Berlin");
}

static void
refuses_the_rest(void)
{
	static const char *const bad[] = { "", "hello", "tomorrow hello", "1",
		"12", "123", "12345", "1234567", "123456789", "1767225600",
		"1e5", "2026-13-01", "2026-01-32", "13/1/2026", "1/32/2026",
		"2026-W54", "2026-367", "2026-01-31 25:00", "2026-01-31 10:60",
		"13pm", "0am", "10:00 11:00", "2026-01-31 2026-01-31",
		"2026-01-31xy", "2026-01-31 XYZ",
		"2026-07-01 10:00 Europe/NoSuch", "2026-01-31 europe/paris",
		"Portugal", "EST EDT CST", "J", "first", "next", "first week",
		"last weak", "@", "@1.", "@--1", "@1.1234567",
		"@99999999999999999999", "+", "+9999999999999 years",
		"+9999999999999999999-01-01", "31. Januar 2026",
		"31 janvier 2026", "2026\345\271\2641\346\234\210",
		"Jan 31 10.30.20", "2026-01-31T09:30:15,5", "2026-01-31\r10:00",
		"-", "../../etc/passwd", "2026-01-01 Europe/../UTC",
		"January 31, 2026 at 9:30 AM" };

	for (size_t i = 0; i < OC_COUNT(bad); i++) {
		int64_t got = 7;
		bool ok = oc_strtotime(bad[i], "UTC", NOW, &got);

		if (ok)
			fprintf(stderr, "\"%s\" is taken for %" PRId64 "\n",
			    bad[i], got);
		CU_ASSERT_FALSE(ok);
		CU_ASSERT_EQUAL(got, 7);
	}
	CU_ASSERT_FALSE(oc_strtotime(NULL, "UTC", NOW, &(int64_t){ 0 }));
}

/* Long texts are none, whatever they begin with; long runs cost little. */
static void
copes_with_length(void)
{
	static char text[100000];
	int64_t got;

	memset(text, ' ', sizeof text - 1);
	memcpy(text + sizeof text - 11, "2026-01-31", 10);
	CU_ASSERT_TRUE(oc_strtotime(text, "UTC", NOW, &got));
	memcpy(text, "2026-01-31", 10);
	CU_ASSERT_FALSE(oc_strtotime(text, "UTC", NOW, &got));
	memset(text, '+', sizeof text - 1);
	CU_ASSERT_FALSE(oc_strtotime(text, "UTC", NOW, &got));
}

static void
tells_zone_and_parts(void)
{
	static const struct {
		const char *text;
		enum oc_dt_zone type;
		const char *zone;
		int32_t offset;
		bool date, time;
	} rows[] = {
		{ "2026-07-01", OC_DT_NAIVE, "America/New_York", -14400, true,
		    false },
		{ "10:00", OC_DT_NAIVE, "America/New_York", -18000, false,
		    true },
		{ "tomorrow", OC_DT_NAIVE, "America/New_York", -18000, false,
		    false },
		{ "2026-07-01 10:00 +02:00", OC_DT_OFFSET, "+02:00", 7200, true,
		    true },
		{ "2026-07-01 10:00 -00:30:15", OC_DT_OFFSET, "-00:30:15",
		    -1815, true, true },
		{ "@86400", OC_DT_OFFSET, "+00:00", 0, false, false },
		{ "2026-07-01 10:00Z", OC_DT_ABBR, "Z", 0, true, true },
		{ "2026-07-01 10:00 est", OC_DT_ABBR, "EST", -18000, true,
		    true },
		{ "2026-07-01 10:00 EDT", OC_DT_ABBR, "EDT", -14400, true,
		    true },
		{ "2026-07-01 10:00 UTC", OC_DT_ID, "UTC", 0, true, true },
		{ "2026-07-01 10:00 Europe/PARIS", OC_DT_ID, "Europe/Paris",
		    7200, true, true },
		{ "2026-01-01 Japan", OC_DT_ID, "Japan", 32400, true, false },
	};

	for (size_t i = 0; i < OC_COUNT(rows); i++) {
		struct oc_datetime d = { 0 };

		CU_ASSERT_TRUE(oc_datetime_parse(
		    rows[i].text, "America/New_York", NOW, &d));
		OC_ASSERT_STR(d.zone, rows[i].zone);
		CU_ASSERT_EQUAL(d.zone_type, rows[i].type);
		CU_ASSERT_EQUAL(d.offset, rows[i].offset);
		CU_ASSERT_EQUAL(d.has_date, rows[i].date);
		CU_ASSERT_EQUAL(d.has_time, rows[i].time);
	}
}

static void
keeps_microseconds(void)
{
	static const struct {
		const char *text;
		int64_t t;
		int32_t usec;
	} rows[] = {
		{ "2026-01-31 09:30:15.123456", 1769851815, 123456 },
		{ "2026-01-31T09:30:15.5Z", 1769851815, 500000 },
		{ "2026-01-31T09:30:15.1234567Z", 1769851815, 123456 },
		{ "@1.25", 1, 250000 },
		{ "@-1.25", -2, 750000 },
		{ "@-0.000001", -1, 999999 },
		{ "2026-01-31 09:30:15.75 +250000 usec", 1769851816, 0 },
		{ "2026-01-31 09:30:15 -1 ms", 1769851814, 999000 },
	};

	for (size_t i = 0; i < OC_COUNT(rows); i++) {
		struct oc_datetime d = { 0 };

		CU_ASSERT_TRUE(oc_datetime_parse(rows[i].text, "UTC", NOW, &d));
		CU_ASSERT_EQUAL(d.t, rows[i].t);
		CU_ASSERT_EQUAL(d.usec, rows[i].usec);
	}
}

static void
names_zones(void)
{
	OC_ASSERT_STR(oc_zone_by_abbr("est"), "America/New_York");
	OC_ASSERT_STR(oc_zone_by_abbr("CEST"), "Europe/Berlin");
	OC_ASSERT_STR(oc_zone_by_abbr("GMT"), "UTC");
	OC_ASSERT_STR(oc_zone_by_abbr("Z"), NULL);
	OC_ASSERT_STR(oc_zone_by_abbr(""), NULL);
	OC_ASSERT_STR(oc_zone_by_abbr("Europe/Paris"), NULL);
	OC_ASSERT_STR(oc_zone_by_offset(0), "Europe/London");
	OC_ASSERT_STR(oc_zone_by_offset(-18000), "America/New_York");
	OC_ASSERT_STR(oc_zone_by_offset(19800), "Asia/Kolkata");
	OC_ASSERT_STR(oc_zone_by_offset(1), NULL);
	OC_ASSERT_STR(oc_zone_by_offset(INT64_MIN), NULL);
}

CU_TestInfo strtotime_tests[] = {
	{ "reads ISO 8601 and SQL", reads_iso },
	{ "reads American, European and textual dates", reads_local_forms },
	{ "reads clocks and digits", reads_clocks_and_digits },
	{ "reads words", reads_words },
	{ "minds the zone", minds_the_zone },
	{ "refuses the rest", refuses_the_rest },
	{ "copes with length", copes_with_length },
	{ "tells zone and parts", tells_zone_and_parts },
	{ "keeps microseconds", keeps_microseconds },
	{ "names zones", names_zones },
	CU_TEST_INFO_NULL,
};
