/*
 * test_schedule.c - business hours.  The wants are what the classes of
 * osTicket 1.18.1 compute under PHP 8.2.36; all instants are UTC.
 */
#include "config.h"

#include "base/clock.h"
#include "open_hours.h"
#include "unit.h"

static const struct {
	int schedule;
	const char *app_zone, *start;
	double hours;
	const char *due;
} due[] = {
	{ OFFICE, "UTC", "2026-11-20 16:00:00", 0.5, "2026-11-20 16:30:00" },
	{ OFFICE, "UTC", "2026-11-20 16:00:00", 1, "2026-11-23 08:00:00" },
	{ OFFICE, "UTC", "2026-11-20 16:00:00", 10, "2026-11-23 17:00:00" },
	{ OFFICE, "UTC", "2026-11-20 17:30:00", 1, "2026-11-23 09:00:00" },
	{ OFFICE, "UTC", "2026-11-21 10:00:00", 9, "2026-11-24 08:00:00" },
	{ OFFICE, "UTC", "2026-11-21 10:00:00", 18, "2026-11-24 17:00:00" },
	{ OFFICE, "UTC", "2026-11-22 04:43:00", 18, "2026-11-25 08:00:00" },
	{ OFFICE, "UTC", "2026-11-21 10:00:00", 45, "2026-12-01 08:00:00" },
	{ OFFICE, "UTC", "2026-11-25 12:00:00", 5, "2026-11-27 08:00:00" },
	{ OFFICE, "UTC", "2026-11-25 12:00:00", 14, "2026-11-27 17:00:00" },
	{ OFFICE, "UTC", "2026-11-23 12:00:00", 90, "2026-12-08 12:00:00" },
	{ OFFICE, "UTC", "2026-11-23 12:00:00", 200, "2026-12-24 14:00:00" },
	{ ALWAYS, "UTC", "2026-11-20 16:00:00", 18, "2026-11-21 10:00:01" },
	{ ALWAYS, "UTC", "2026-11-20 16:00:00", 48, "2026-11-22 16:00:02" },
	{ ALWAYS, "UTC", "2026-11-20 16:00:00", 24, "2026-11-21 16:00:01" },
	{ WORKWEEK, "UTC", "2026-11-20 16:00:00", 24, "2026-11-23 16:00:01" },
	{ LUNCH, "UTC", "2026-11-23 09:00:00", 6, "2026-11-23 15:00:00" },
	{ OFFICE, "America/New_York", "2026-12-06 14:21:00", 100,
	    "2026-12-22 14:00:00" },
	{ OFFICE, "Asia/Kolkata", "2026-12-09 01:57:00", 18,
	    "2026-12-11 02:30:00" },
	{ OFFICE, "America/New_York", "2026-11-21 11:45:00", 1,
	    "2026-11-23 14:00:00" },
	{ OFFICE, "America/New_York", "2026-12-02 01:19:00", 9,
	    "2026-12-03 13:00:00" },
	{ OFFICE, "America/New_York", "2026-12-14 06:46:00", 72,
	    "2026-12-24 13:00:00" },
	{ OFFICE, "Asia/Kolkata", "2026-11-25 08:38:00", 1,
	    "2026-11-25 09:38:00" },
	{ OFFICE, "Asia/Kolkata", "2026-12-15 02:20:00", 4,
	    "2026-12-15 06:30:00" },
	{ OFFICE, "America/New_York", "2026-12-29 12:16:00", 18,
	    "2026-12-31 13:00:00" },
	{ OFFICE, "America/New_York", "2026-11-22 09:14:00", 8,
	    "2026-11-23 21:00:00" },
	{ ALWAYS, "Asia/Kolkata", "2026-11-17 16:15:00", 8,
	    "2026-11-18 00:15:01" },
	{ ALWAYS, "Asia/Kolkata", "2026-11-18 09:29:00", 100,
	    "2026-11-22 13:29:04" },
	{ ALWAYS, "America/New_York", "2026-12-22 06:50:00", 100,
	    "2026-12-26 10:50:04" },
	{ ALWAYS, "UTC", "2026-12-03 09:56:00", 1, "2026-12-03 10:56:00" },
	{ ALWAYS, "UTC", "2026-12-26 19:41:00", 100, "2026-12-30 23:41:04" },
	{ ALWAYS, "UTC", "2026-12-08 03:52:00", 2, "2026-12-08 05:52:00" },
	{ ALWAYS, "America/New_York", "2026-12-29 22:12:00", 27,
	    "2026-12-31 01:12:01" },
	{ ALWAYS, "Asia/Kolkata", "2026-11-20 02:54:00", 24,
	    "2026-11-21 02:54:01" },
	{ ALWAYS, "UTC", "2026-12-29 04:56:00", 40, "2026-12-30 20:56:01" },
	{ WORKWEEK, "Asia/Kolkata", "2026-11-29 05:22:00", 40,
	    "2026-12-01 10:30:01" },
	{ WORKWEEK, "Asia/Kolkata", "2026-11-22 10:36:00", 1,
	    "2026-11-22 19:30:00" },
	{ WORKWEEK, "UTC", "2026-12-10 06:22:00", 40, "2026-12-11 22:22:01" },
	{ WORKWEEK, "UTC", "2026-12-22 02:57:00", 24, "2026-12-23 02:57:01" },
	{ WORKWEEK, "America/New_York", "2026-12-12 15:29:00", 100,
	    "2026-12-18 09:00:04" },
	{ WORKWEEK, "America/New_York", "2026-12-12 02:57:00", 27,
	    "2026-12-15 05:57:02" },
	{ WORKWEEK, "America/New_York", "2026-12-12 17:30:00", 40,
	    "2026-12-15 21:00:01" },
	{ WORKWEEK, "Asia/Kolkata", "2026-11-16 09:18:00", 2,
	    "2026-11-16 11:18:00" },
	{ WORKWEEK, "UTC", "2026-12-29 00:43:00", 100, "2027-01-04 04:43:04" },
	{ SHOP, "America/New_York", "2026-11-26 21:41:00", 18,
	    "2026-11-30 09:29:01" },
	{ SHOP, "Asia/Kolkata", "2026-12-24 10:02:00", 24,
	    "2026-12-29 09:00:02" },
	{ SHOP, "America/New_York", "2026-12-15 15:56:00", 2,
	    "2026-12-16 09:25:01" },
	{ SHOP, "UTC", "2026-11-26 11:39:00", 18, "2026-11-30 09:29:01" },
	{ SHOP, "America/New_York", "2026-12-01 12:50:00", 40,
	    "2026-12-07 10:46:04" },
	{ SHOP, "Asia/Kolkata", "2026-12-11 02:07:00", 4,
	    "2026-12-11 12:00:00" },
	{ SHOP, "America/New_York", "2026-11-16 06:44:00", 24,
	    "2026-11-18 14:58:02" },
	{ SHOP, "Asia/Kolkata", "2026-11-16 11:43:00", 1,
	    "2026-11-16 12:43:00" },
	{ SHOP, "Asia/Kolkata", "2026-11-25 02:39:00", 24,
	    "2026-11-29 12:58:02" },
	{ SHIFTS, "America/New_York", "2026-11-16 23:29:00", 8,
	    "2026-11-19 08:00:00" },
	{ SHIFTS, "Asia/Kolkata", "2026-12-20 03:08:00", 2,
	    "2026-12-20 10:00:00" },
	{ SHIFTS, "Asia/Kolkata", "2026-12-19 06:47:00", 8,
	    "2026-12-21 08:00:00" },
	{ SHIFTS, "UTC", "2026-11-23 02:28:00", 9, "2026-11-25 09:00:00" },
	{ SHIFTS, "America/New_York", "2026-11-16 16:14:00", 9,
	    "2026-11-19 09:00:00" },
	{ SHIFTS, "America/New_York", "2026-12-07 16:16:00", 72,
	    "2026-12-26 08:00:00" },
	{ SHIFTS, "Asia/Kolkata", "2026-12-13 23:41:00", 1,
	    "2026-12-14 09:00:00" },
	{ SHIFTS, "America/New_York", "2026-12-08 09:26:00", 18,
	    "2026-12-12 11:26:00" },
	{ SHIFTS, "America/New_York", "2026-11-24 12:03:00", 9,
	    "2026-11-27 09:00:00" },
	{ RARE, "America/New_York", "2026-12-05 17:40:00", 27,
	    "2026-12-08 13:00:00" },
	{ RARE, "UTC", "2026-11-25 22:02:00", 27, "2026-11-27 17:00:00" },
	{ RARE, "Asia/Kolkata", "2026-12-27 01:31:00", 18,
	    "2026-12-27 01:31:00" },
	{ RARE, "UTC", "2026-11-23 06:41:00", 8, "2026-11-23 06:41:00" },
	{ RARE, "Asia/Kolkata", "2026-12-26 12:11:00", 1,
	    "2026-12-26 12:11:00" },
	{ RARE, "America/New_York", "2026-12-28 03:08:00", 18,
	    "2026-12-31 13:00:00" },
	{ RARE, "UTC", "2026-11-23 04:06:00", 1, "2026-11-23 04:06:00" },
	{ RARE, "UTC", "2026-12-07 19:40:00", 8, "2026-12-08 13:00:00" },
	{ RARE, "UTC", "2026-12-13 04:11:00", 18, "2026-12-19 15:00:00" },
	{ ENDING, "Asia/Kolkata", "2026-12-09 20:59:00", 4,
	    "2026-12-11 17:00:00" },
	{ ENDING, "America/New_York", "2026-11-16 02:06:00", 100,
	    "2026-11-16 02:06:00" },
	{ ENDING, "America/New_York", "2026-12-22 20:42:00", 100,
	    "2026-12-25 22:00:00" },
	{ ENDING, "UTC", "2026-11-20 09:00:00", 40, "2026-11-24 17:00:00" },
	{ ENDING, "America/New_York", "2026-12-07 20:32:00", 27,
	    "2026-12-07 20:32:00" },
	{ ENDING, "America/New_York", "2026-12-13 12:51:00", 9,
	    "2026-12-13 12:51:00" },
	{ ENDING, "America/New_York", "2026-12-16 03:41:00", 4,
	    "2026-12-18 17:00:00" },
	{ ENDING, "America/New_York", "2026-12-05 10:12:00", 72,
	    "2026-12-05 10:12:00" },
	{ ENDING, "UTC", "2026-12-24 17:44:00", 9, "2026-12-25 22:00:00" },
	{ NIGHTS, "Asia/Kolkata", "2026-11-30 00:26:00", 100,
	    "2026-12-24 22:00:00" },
	{ NIGHTS, "America/New_York", "2026-12-16 16:11:00", 8,
	    "2026-12-18 22:00:00" },
	{ NIGHTS, "America/New_York", "2026-12-18 09:43:00", 40,
	    "2026-12-28 22:00:00" },
	{ NIGHTS, "UTC", "2026-11-26 14:27:00", 100, "2026-12-21 22:00:00" },
	{ NIGHTS, "Asia/Kolkata", "2026-11-15 04:01:00", 1,
	    "2026-11-15 23:00:00" },
	{ NIGHTS, "Asia/Kolkata", "2026-11-20 23:53:00", 9,
	    "2026-11-22 23:00:00" },
	{ NIGHTS, "UTC", "2026-12-04 03:06:00", 8, "2026-12-06 22:00:00" },
	{ NIGHTS, "America/New_York", "2026-11-24 02:44:00", 27,
	    "2026-12-01 01:00:00" },
	{ NIGHTS, "UTC", "2026-12-29 13:51:00", 40, "2027-01-08 22:00:00" },
	{ YORK, "Asia/Kolkata", "2026-11-01 05:51:00", 9,
	    "2026-11-06 05:51:00" },
	{ YORK, "America/New_York", "2026-10-29 05:21:00", 24,
	    "2026-11-10 06:21:00" },
	{ YORK, "UTC", "2026-11-01 08:20:00", 24, "2026-11-14 05:30:00" },
	{ YORK, "Asia/Kolkata", "2026-10-30 03:10:00", 40,
	    "2026-11-20 05:30:00" },
	{ YORK, "America/New_York", "2026-10-30 23:26:00", 100,
	    "2026-12-20 05:30:00" },
	{ YORK, "Asia/Kolkata", "2026-10-31 04:34:00", 4,
	    "2026-11-02 05:34:00" },
	{ YORK, "Asia/Kolkata", "2026-10-29 02:20:00", 4,
	    "2026-10-31 04:30:00" },
	{ YORK, "UTC", "2026-10-29 04:13:00", 2, "2026-10-30 04:30:00" },
	{ YORK, "Asia/Kolkata", "2026-10-31 08:43:00", 8,
	    "2026-11-05 05:30:00" },
	{ LUNCH, "America/New_York", "2026-12-20 21:55:00", 2,
	    "2026-12-21 11:00:00" },
	{ LUNCH, "America/New_York", "2026-12-17 07:49:00", 8,
	    "2026-12-18 09:00:00" },
	{ LUNCH, "America/New_York", "2026-11-29 04:54:00", 100,
	    "2026-12-11 13:00:00" },
	{ LUNCH, "America/New_York", "2026-12-09 15:35:00", 72,
	    "2026-12-18 09:00:00" },
	{ LUNCH, "UTC", "2026-12-12 19:31:00", 8, "2026-12-14 09:00:00" },
	{ LUNCH, "Asia/Kolkata", "2026-12-09 07:32:00", 100,
	    "2026-12-21 13:00:00" },
	{ LUNCH, "Asia/Kolkata", "2026-12-02 22:31:00", 8,
	    "2026-12-04 09:00:00" },
	{ LUNCH, "America/New_York", "2026-11-18 06:21:00", 18,
	    "2026-11-20 11:00:00" },
	{ LUNCH, "UTC", "2026-11-29 17:27:00", 100, "2026-12-12 13:00:00" },
	{ STRANGE, "UTC", "2026-11-30 03:08:00", 100, "2026-12-15 09:00:00" },
	{ STRANGE, "Asia/Kolkata", "2026-11-19 02:53:00", 9,
	    "2026-11-21 08:00:00" },
	{ STRANGE, "Asia/Kolkata", "2026-11-29 03:15:00", 4,
	    "2026-11-29 12:00:00" },
	{ STRANGE, "Asia/Kolkata", "2026-12-19 13:42:00", 100,
	    "2027-01-03 14:42:00" },
	{ STRANGE, "America/New_York", "2026-12-13 23:55:00", 18,
	    "2026-12-15 17:00:00" },
	{ STRANGE, "UTC", "2026-11-23 00:01:00", 8, "2026-11-23 16:00:00" },
	{ STRANGE, "Asia/Kolkata", "2026-12-07 04:49:00", 27,
	    "2026-12-12 08:00:00" },
	{ STRANGE, "UTC", "2026-12-07 02:09:00", 1, "2026-12-07 09:00:00" },
	{ STRANGE, "Asia/Kolkata", "2026-12-15 08:58:00", 18,
	    "2026-12-19 08:58:00" },
	{ LORD_HOWE, "UTC", "2026-10-04 14:23:00", 18, "2026-10-13 14:23:00" },
	{ LORD_HOWE, "UTC", "2026-10-02 13:13:00", 1, "2026-10-02 15:00:00" },
	{ LORD_HOWE, "America/New_York", "2026-10-04 01:11:00", 9,
	    "2026-10-08 14:30:00" },
	{ LORD_HOWE, "Asia/Kolkata", "2026-10-03 03:29:00", 24,
	    "2026-10-15 13:30:00" },
	{ LORD_HOWE, "UTC", "2026-10-03 16:25:00", 40, "2026-10-24 13:30:00" },
	{ LORD_HOWE, "Asia/Kolkata", "2026-10-02 20:01:00", 18,
	    "2026-10-12 13:30:00" },
	{ LORD_HOWE, "Asia/Kolkata", "2026-10-02 22:09:00", 27,
	    "2026-10-16 14:30:00" },
	{ LORD_HOWE, "Asia/Kolkata", "2026-10-04 05:05:00", 40,
	    "2026-10-24 13:30:00" },
	{ LORD_HOWE, "America/New_York", "2026-10-03 10:06:00", 27,
	    "2026-10-16 14:30:00" },
};

static int64_t
instant(const char *s)
{
	int64_t t = 0;

	CU_ASSERT_TRUE_FATAL(oc_sql_time(s, &t));
	return t;
}

static void
counts_as_osticket(void)
{
	struct oc_arena a = OC_ARENA_INIT;

	for (size_t i = 0; i < OC_COUNT(due); i++) {
		struct oc_civil c;
		int64_t t;

		t = oc_schedule_add_hours(&open_hours[due[i].schedule], &a,
		    due[i].app_zone, instant(due[i].start), due[i].hours);
		oc_utc_civil(t, &c);
		if (!oc_streq(oc_sql_civil(&a, &c), due[i].due))
			fprintf(stderr, "row %zu:\n", i);
		OC_ASSERT_STR(oc_sql_civil(&a, &c), due[i].due);
	}
	oc_arena_release(&a);
}

static void
counts_every_hour_without_schedule(void)
{
	struct oc_arena a = OC_ARENA_INIT;
	struct oc_schedule none = { .timezone = "Europe/Warsaw" };

	CU_ASSERT_EQUAL(oc_schedule_add_hours(NULL, &a, "UTC", 5, 18), 64805);
	CU_ASSERT_EQUAL(oc_schedule_add_hours(&none, &a, "UTC", 5, 18), 64805);
	CU_ASSERT_EQUAL(oc_schedule_add_hours(NULL, &a, "UTC", 5, 0.0003), 6);
	CU_ASSERT_EQUAL(oc_schedule_add_hours(NULL, &a, NULL, 5, 4294967295.0),
	    15461882262005);
	oc_arena_release(&a);
}

static void
does_nothing_for_no_hours(void)
{
	static const double hours[] = { 0, -0.0, -1, -1e300, 1e300 };
	struct oc_arena a = OC_ARENA_INIT;

	for (size_t i = 0; i < OC_COUNT(hours); i++)
		CU_ASSERT_EQUAL(oc_schedule_add_hours(&open_hours[OFFICE], &a,
		                    "UTC", 5, hours[i]),
		    5);
	oc_arena_release(&a);
}

/* osTicket would count for ever; here every hour counts. */
static void
comes_to_an_end(void)
{
	static const struct oc_schedule_entry backwards[] = {
		{ "daily", "2026-01-01", "17:00:00", "2026-01-01", "08:00:00",
		    NULL, 0, 0, 0 },
	};
	const struct oc_schedule always_free = {
		.entries = open_hours[ALWAYS].entries, .n = open_hours[ALWAYS].n
	};
	const struct oc_schedule rows[] = {
		{ .entries = open_hours[OFFICE].entries,
		    .n = open_hours[OFFICE].n,
		    .holidays = &always_free,
		    .holidays_n = 1 },
		{ .entries = backwards, .n = OC_COUNT(backwards) },
		*open_hours[LUNCH].holidays,
	};
	struct oc_arena a = OC_ARENA_INIT;

	for (size_t i = 0; i < OC_COUNT(rows); i++)
		CU_ASSERT_EQUAL(
		    oc_schedule_add_hours(&rows[i], &a, "UTC", 1794997230, 1e6),
		    1794997230 + INT64_C(3600000000));
	oc_arena_release(&a);
}

static void
survives_nonsense(void)
{
	static const struct oc_schedule_entry entries[] = {
		{ NULL, NULL, NULL, NULL, NULL, NULL, 0, 0, 0 },
		{ "daily", NULL, NULL, NULL, NULL, NULL, 0, 0, 0 },
		{ "daily", "x", "y", "z", "", "", 0, 0, 0 },
		{ "daily", "0000-00-00", "00:00:00", "0000-00-00", "838:59:59",
		    "0000-00-00 00:00:00", 0, 0, 0 },
		{ "weekly", "2026-01-01", "08:00:00", "2026-01-01", "17:00:00",
		    NULL, -128, 127, 127 },
		{ "monthly", "2026-01-01", "08:00:00", "2026-01-01", "17:00:00",
		    NULL, -128, 0, 0 },
		{ "monthly", "2026-01-01", "08:00:00", "2026-01-01", "17:00:00",
		    NULL, 127, -128, 0 },
		{ "yearly", "9999-12-31", "08:00:00", "9999-12-31", "17:00:00",
		    "9999-12-31 00:00:00", 127, 127, 127 },
		{ "yearly", "2026-01-01", "08:00:00", "2026-01-01", "17:00:00",
		    NULL, 31, 0, -128 },
	};
	static const int64_t starts[] = { 0, INT64_C(-62169984000),
		INT64_C(253402300799), 1794997230 };
	struct oc_arena a = OC_ARENA_INIT;

	for (size_t i = 0; i < OC_COUNT(entries); i++) {
		for (size_t j = 0; j < OC_COUNT(starts); j++) {
			struct oc_schedule s = { .timezone = "No/Where",
				.entries = &entries[i],
				.n = 1,
				.holidays = open_hours,
				.holidays_n = SITES };
			int64_t t;

			t = oc_schedule_add_hours(&s, &a, "", starts[j], 8760);
			CU_ASSERT_TRUE(t >= starts[j]);
		}
	}
	oc_arena_release(&a);
}

CU_TestInfo schedule_tests[] = {
	{ "counts as osTicket", counts_as_osticket },
	{ "counts every hour without schedule",
	    counts_every_hour_without_schedule },
	{ "does nothing for no hours", does_nothing_for_no_hours },
	{ "comes to an end", comes_to_an_end },
	{ "survives nonsense", survives_nonsense },
	CU_TEST_INFO_NULL,
};
