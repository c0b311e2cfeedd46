/* open_hours.c - business hours of sites that differ in all that counts. */
#include "config.h"

#include "open_hours.h"

static const struct oc_schedule_entry week[] = {
	{ "weekly", "2019-01-07", "08:00:00", "2019-01-07", "17:00:00", NULL, 1,
	    0, 0 },
	{ "weekly", "2019-01-08", "08:00:00", "2019-01-08", "17:00:00", NULL, 2,
	    0, 0 },
	{ "weekly", "2019-01-09", "08:00:00", "2019-01-09", "17:00:00", NULL, 3,
	    0, 0 },
	{ "weekly", "2019-01-10", "08:00:00", "2019-01-10", "17:00:00", NULL, 4,
	    0, 0 },
	{ "weekly", "2019-01-11", "08:00:00", "2019-01-11", "17:00:00", NULL, 5,
	    0, 0 },
};

static const struct oc_schedule_entry us_days[] = {
	{ "yearly", "2019-01-01", "00:00:00", "2019-01-01", "23:59:59", NULL, 1,
	    0, 1 },
	{ "yearly", "2019-01-21", "00:00:00", "2019-01-21", "23:59:59", NULL, 1,
	    3, 1 },
	{ "yearly", "2019-05-27", "00:00:00", "2019-05-27", "23:59:59", NULL, 1,
	    -1, 5 },
	{ "yearly", "2019-07-04", "00:00:00", "2019-07-04", "23:59:59", NULL, 4,
	    0, 7 },
	{ "yearly", "2019-09-02", "00:00:00", "2019-09-02", "23:59:59", NULL, 1,
	    1, 9 },
	{ "yearly", "2019-10-14", "00:00:00", "2019-10-14", "23:59:59", NULL, 1,
	    2, 10 },
	{ "yearly", "2019-11-11", "00:00:00", "2019-11-11", "23:59:59", NULL,
	    11, 0, 11 },
	{ "yearly", "2019-11-28", "00:00:00", "2019-11-28", "23:59:59", NULL, 4,
	    4, 11 },
	{ "yearly", "2019-11-25", "00:00:00", "2019-11-25", "23:59:59", NULL,
	    25, 0, 12 },
};

static const struct oc_schedule_entry daily[] = {
	{ "daily", "2019-01-01", "00:00:00", "2019-01-01", "23:59:59", NULL, 0,
	    0, 0 },
};

static const struct oc_schedule_entry five[] = {
	{ "weekdays", "2019-01-01", "00:00:00", "2019-01-01", "23:59:59", NULL,
	    0, 0, 0 },
};

static const struct oc_schedule_entry weekend[] = {
	{ "weekdays", "2019-01-01", "09:00:00", "2019-01-01", "17:30:59", NULL,
	    0, 0, 0 },
	{ "weekends", "2019-01-01", "10:00:00", "2019-01-01", "14:00:00", NULL,
	    0, 0, 0 },
};

static const struct oc_schedule_entry two_shifts[] = {
	{ "daily", "2019-01-01", "08:00:00", "2019-01-01", "12:00:00", NULL, 0,
	    0, 0 },
	{ "daily", "2019-01-01", "13:00:00", "2019-01-01", "17:00:00", NULL, 0,
	    0, 0 },
};

static const struct oc_schedule_entry sparse[] = {
	{ "monthly", "2026-01-15", "09:00:00", "2026-01-15", "17:00:00", NULL,
	    15, 0, 0 },
	{ "monthly", "2026-01-01", "09:00:00", "2026-01-01", "17:00:00", NULL,
	    5, -1, 0 },
	{ "monthly", "2026-01-01", "10:00:00", "2026-01-01", "12:00:00", NULL,
	    1, 2, 0 },
	{ "yearly", "2026-01-01", "09:00:00", "2026-01-01", "13:00:00", NULL, 2,
	    1, 12 },
	{ "yearly", "2026-01-01", "09:00:00", "2026-01-01", "13:00:00", NULL, 4,
	    -1, 12 },
	{ "never", "2026-12-19", "11:00:00", "2026-12-19", "15:00:00", NULL, 0,
	    0, 0 },
};

static const struct oc_schedule_entry ends[] = {
	{ "daily", "2026-11-20", "08:00:00", "2026-11-20", "17:00:00",
	    "2026-11-25 12:00:00", 0, 0, 0 },
	{ "weekly", "2026-11-27", "08:00:00", "2026-11-27", "17:00:00", NULL, 5,
	    0, 0 },
};

static const struct oc_schedule_entry night[] = {
	{ "daily", "2026-01-01", "22:00:00", "2026-01-02", "02:00:00", NULL, 0,
	    0, 0 },
};

static const struct oc_schedule_entry early[] = {
	{ "daily", "2026-10-01", "00:30:00", "2026-10-01", "02:30:00", NULL, 0,
	    0, 0 },
};

static const struct oc_schedule_entry daily8[] = {
	{ "daily", "2019-01-01", "08:00:00", "2019-01-01", "17:00:00", NULL, 0,
	    0, 0 },
};

static const struct oc_schedule_entry noon[] = {
	{ "daily", "2019-01-01", "12:00:00", "2019-01-01", "13:00:00", NULL, 0,
	    0, 0 },
};

static const struct oc_schedule_entry once[] = {
	{ "never", "2026-11-24", "00:00:00", "2026-11-24", "23:59:59", NULL, 0,
	    0, 0 },
	{ "never", "2026-11-25", "08:00:00", "2026-11-25", "10:00:00", NULL, 0,
	    0, 0 },
};

static const struct oc_schedule_entry odd[] = {
	{ "weekly", "2026-01-01", "08:00:00", "2026-01-01", "17:00:00", NULL, 0,
	    0, 0 },
	{ "monthly", "2026-01-31", "08:00:00", "2026-01-31", "17:00:00", NULL,
	    31, 0, 0 },
	{ "weekends", "2026-01-01", "08:00:00", "2026-01-01", "17:00:00", NULL,
	    0, 0, 0 },
};

static const struct oc_schedule free_0[] = {
	{ .timezone = NULL, .entries = us_days, .n = OC_COUNT(us_days) },
};

static const struct oc_schedule free_1[] = {
	{ .timezone = NULL, .entries = us_days, .n = OC_COUNT(us_days) },
	{ .timezone = NULL, .entries = once, .n = OC_COUNT(once) },
};

static const struct oc_schedule free_2[] = {
	{ .timezone = NULL, .entries = noon, .n = OC_COUNT(noon) },
};

static const struct oc_schedule free_3[] = {
	{ .timezone = NULL, .entries = once, .n = OC_COUNT(once) },
};

const struct oc_schedule open_hours[SITES] = {
	[OFFICE] = { .flags = OC_SCHEDULE_BUSINESS_HOURS,
	    .timezone = NULL,
	    .entries = week,
	    .n = OC_COUNT(week),
	    .holidays = free_0,
	    .holidays_n = OC_COUNT(free_0) },
	[ALWAYS] = { .flags = OC_SCHEDULE_BUSINESS_HOURS,
	    .timezone = NULL,
	    .entries = daily,
	    .n = OC_COUNT(daily) },
	[WORKWEEK] = { .flags = OC_SCHEDULE_BUSINESS_HOURS,
	    .timezone = NULL,
	    .entries = five,
	    .n = OC_COUNT(five) },
	[SHOP] = { .flags = OC_SCHEDULE_BUSINESS_HOURS,
	    .timezone = "Europe/Warsaw",
	    .entries = weekend,
	    .n = OC_COUNT(weekend),
	    .holidays = free_1,
	    .holidays_n = OC_COUNT(free_1) },
	[SHIFTS] = { .flags = OC_SCHEDULE_BUSINESS_HOURS,
	    .timezone = "UTC",
	    .entries = two_shifts,
	    .n = OC_COUNT(two_shifts) },
	[RARE] = { .flags = OC_SCHEDULE_BUSINESS_HOURS,
	    .timezone = "UTC",
	    .entries = sparse,
	    .n = OC_COUNT(sparse) },
	[ENDING] = { .flags = OC_SCHEDULE_BUSINESS_HOURS,
	    .timezone = "America/New_York",
	    .entries = ends,
	    .n = OC_COUNT(ends) },
	[NIGHTS] = { .flags = OC_SCHEDULE_BUSINESS_HOURS,
	    .timezone = "UTC",
	    .entries = night,
	    .n = OC_COUNT(night) },
	[YORK] = { .flags = OC_SCHEDULE_BUSINESS_HOURS,
	    .timezone = "America/New_York",
	    .entries = early,
	    .n = OC_COUNT(early) },
	[LUNCH] = { .flags = OC_SCHEDULE_BUSINESS_HOURS,
	    .timezone = "UTC",
	    .entries = daily8,
	    .n = OC_COUNT(daily8),
	    .holidays = free_2,
	    .holidays_n = OC_COUNT(free_2) },
	[STRANGE] = { .flags = OC_SCHEDULE_BUSINESS_HOURS,
	    .timezone = "UTC",
	    .entries = odd,
	    .n = OC_COUNT(odd),
	    .holidays = free_3,
	    .holidays_n = OC_COUNT(free_3) },
	[LORD_HOWE] = { .flags = OC_SCHEDULE_BUSINESS_HOURS,
	    .timezone = "Australia/Lord_Howe",
	    .entries = early,
	    .n = OC_COUNT(early),
	    .holidays = free_3,
	    .holidays_n = OC_COUNT(free_3) },
};
