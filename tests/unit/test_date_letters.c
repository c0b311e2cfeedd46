/*
 * test_date_letters.c - each letter of a date's pattern, as UTS #35 has it
 * and ICU writes it.
 */
#include "config.h"

#include "osticket/date_locales.h"
#include "unit.h"

/* Sunday, 2026-07-05 13:35:05 UTC; 2026-01-01 00:00:07 UTC, a Thursday. */
#define SUMMER INT64_C(1783258505)
#define NEW_YEAR INT64_C(1767225607)

static const struct {
	const char *pattern, *zone;
	int64_t t;
	const char *want;
} cases[] = {
	/* hours of a day: 0 to 23, 1 to 24, 0 to 11, 1 to 12 */
	{ "H k K h", "UTC", SUMMER, "13 13 1 1" },
	{ "H k K h", "UTC", NEW_YEAR, "0 24 0 12" },
	{ "HH:mm:ss", "UTC", NEW_YEAR, "00:00:07" },
	{ "A S", "UTC", NEW_YEAR, "7000 0" },
	{ "A", "UTC", SUMMER, "48905000" },
	/* years */
	{ "y yy yyyy yyyyy", "UTC", SUMMER, "2026 26 2026 02026" },
	{ "u r U Y G", "UTC", SUMMER, "2026 2026 2026 2026 AD" },
	/* quarters */
	{ "Q QQ QQQ q", "UTC", SUMMER, "3 03 Q3 3" },
	{ "Q", "UTC", NEW_YEAR, "1" },
	/* days: of the month, the year, the week in the month, Julian */
	{ "d dd D F g", "UTC", SUMMER, "5 05 186 1 2461227" },
	{ "D DDD", "UTC", NEW_YEAR, "1 001" },
	/* weeks begin on Sunday there, and the first has one day at least */
	{ "w W", "UTC", SUMMER, "28 2" },
	{ "w ww W", "UTC", NEW_YEAR, "1 01 1" },
	/* zones */
	{ "O OOOO", "Europe/Warsaw", SUMMER, "GMT+2 GMT+02:00" },
	{ "Z ZZZZ ZZZZZ", "Europe/Warsaw", SUMMER, "+0200 GMT+02:00 +02:00" },
	{ "X XX XXX", "Europe/Warsaw", SUMMER, "+02 +0200 +02:00" },
	{ "x xx xxx", "Europe/Warsaw", NEW_YEAR, "+01 +0100 +01:00" },
	{ "X x XXX xxx", "UTC", SUMMER, "Z +00 Z +00:00" },
	{ "X XX x", "Asia/Kolkata", SUMMER, "+0530 +0530 +0530" },
	{ "XXX O", "America/Phoenix", SUMMER, "-07:00 GMT-7" },
	{ "O Z ZZZZZ", "UTC", SUMMER, "GMT +0000 Z" },
	{ "VV", "Europe/Warsaw", SUMMER, "Europe/Warsaw" },
	/* quotes */
	{ "h 'o''clock' a", "UTC", SUMMER, "1 o'clock PM" },
	{ "''yy''", "UTC", SUMMER, "'26'" },
	{ "yyyy-MM-dd'T'HH:mm", "UTC", SUMMER, "2026-07-05T13:35" },
};

static void
letters(void)
{
	for (size_t i = 0; i < OC_COUNT(cases); i++) {
		struct oc_arena a = OC_ARENA_INIT;

		OC_ASSERT_STR(oc_date_pattern(&a, cases[i].pattern, cases[i].t,
		                  cases[i].zone, "en_US"),
		    cases[i].want);
		oc_arena_release(&a);
	}
}

CU_TestInfo date_letters_tests[] = {
	{ "letters", letters },
	CU_TEST_INFO_NULL,
};
