/*
 * test_date_pattern.c - dates in ICU's patterns.  The wants are what PHP
 * 8.2.36 with ICU 72.1 writes.
 */
#include "config.h"

#include "osticket/date_format.h"
#include "unit.h"

/* Sunday, 2026-07-05 13:35:05 UTC. */
#define T INT64_C(1783258505)

static const struct {
	const char *locale, *zone, *pattern, *want;
} patterns[] = {
	{ "en_US", "America/New_York", "yyyy-MM-dd", "2026-07-05" },
	{ "en_US", "America/New_York", "dd/MM/yyyy hh:mm a",
	    "05/07/2026 09:35 AM" },
	{ "en_US", "America/New_York", "EEEE, MMMM d, y",
	    "Sunday, July 5, 2026" },
	{ "en_US", "America/New_York", "EEE, MMM d yyyy h:mma",
	    "Sun, Jul 5 2026 9:35AM" },
	{ "en_US", "America/New_York", "d. LLLL y", "5. July 2026" },
	{ "en_US", "America/New_York", "LLL", "Jul" },
	{ "en_US", "America/New_York", "MMMMM", "J" },
	{ "en_US", "America/New_York", "EEEEE", "S" },
	{ "en_US", "America/New_York", "ccc", "Sun" },
	{ "en_US", "America/New_York", "cccc", "Sunday" },
	{ "en_US", "America/New_York", "e", "1" },
	{ "en_US", "America/New_York", "yy", "26" },
	{ "en_US", "America/New_York", "h K H k", "9 9 9 9" },
	{ "en_US", "America/New_York", "hh KK HH kk", "09 09 09 09" },
	{ "en_US", "America/New_York", "m:s", "35:5" },
	{ "en_US", "America/New_York", "mm:ss", "35:05" },
	{ "en_US", "America/New_York", "D", "186" },
	{ "en_US", "America/New_York", "DDD", "186" },
	{ "en_US", "America/New_York", "w", "28" },
	{ "en_US", "America/New_York", "ww", "28" },
	{ "en_US", "America/New_York", "YYYY", "2026" },
	{ "en_US", "America/New_York", "W", "2" },
	{ "en_US", "America/New_York", "F", "1" },
	{ "en_US", "America/New_York", "Q", "3" },
	{ "en_US", "America/New_York", "QQ", "03" },
	{ "en_US", "America/New_York", "G", "AD" },
	{ "en_US", "America/New_York", "B", "in the morning" },
	{ "en_US", "America/New_York", "a", "AM" },
	{ "en_US", "America/New_York", "A", "34505000" },
	{ "en_US", "America/New_York", "SSS", "000" },
	{ "en_US", "America/New_York", "u", "2026" },
	{ "en_US", "America/New_York", "g", "2461227" },
	{ "en_US", "America/New_York", "Z", "-0400" },
	{ "en_US", "America/New_York", "ZZZZ", "GMT-04:00" },
	{ "en_US", "America/New_York", "ZZZZZ", "-04:00" },
	{ "en_US", "America/New_York", "X", "-04" },
	{ "en_US", "America/New_York", "XX", "-0400" },
	{ "en_US", "America/New_York", "XXX", "-04:00" },
	{ "en_US", "America/New_York", "x", "-04" },
	{ "en_US", "America/New_York", "xxx", "-04:00" },
	{ "en_US", "America/New_York", "O", "GMT-4" },
	{ "en_US", "America/New_York", "OOOO", "GMT-04:00" },
	{ "en_US", "America/New_York", "z", "EDT" },
	{ "en_US", "America/New_York", "zzzz", "Eastern Daylight Time" },
	{ "en_US", "America/New_York", "VV", "America/New_York" },
	{ "en_US", "America/New_York", "VVV", "New York" },
	{ "en_US", "America/New_York", "h 'o''clock'", "9 o'clock" },
	{ "en_US", "America/New_York", "''yy", "'26" },
	{ "en_US", "America/New_York", "yyyy-MM-dd'T'HH:mm:ssXXX",
	    "2026-07-05T09:35:05-04:00" },
	{ "en_US", "America/New_York", "d 'de' MMMM", "5 de July" },
	{ "en_US", "America/New_York", "Y-m-d H:i", "2026-35-5 9:" },
	{ "en_US", "America/New_York", "d j M", "5 " },
	{ "en_US", "America/New_York", "d日", "5日" },
	{ "en_US", "America/New_York", "dddd", "0005" },
	{ "en_US", "America/New_York", "jj", "" },
	{ "en_US", "America/New_York", "d 'open", "5 open" },
	{ "de", "Europe/Warsaw", "EEEE, d. MMMM y", "Sonntag, 5. Juli 2026" },
	{ "de", "Europe/Warsaw", "LLL ccc", "Jul So" },
	{ "de", "Europe/Warsaw", "EEE MMM", "So. Juli" },
	{ "de", "Europe/Warsaw", "z", "MESZ" },
	{ "de", "Europe/Warsaw", "e w", "7 27" },
	{ "pl", "Europe/Warsaw", "d MMMM y", "5 lipca 2026" },
	{ "pl", "Europe/Warsaw", "LLLL y", "lipiec 2026" },
	{ "ru", "Europe/Warsaw", "d MMMM, LLLL", "5 июля, июль" },
	{ "fa", "Europe/Warsaw", "yyyy/MM/dd HH:mm", "۲۰۲۶/۰۷/۰۵ ۱۵:۳۵" },
	{ "bn", "Europe/Warsaw", "d", "৫" },
	{ "fi", "Europe/Warsaw", "cccc d. MMMM", "sunnuntai 5. heinäkuuta" },
	{ "fr", "America/New_York", "O OOOO", "UTC−4 UTC−04:00" },
	{ "fr_CA", "America/New_York", "z", "HAE" },
	{ "ja", "Europe/Warsaw", "y年M月d日EEEE", "2026年7月5日日曜日" },
	{ "en_AU", "America/New_York", "MMM e", "July 7" },
	{ "ar_EG", "Europe/Warsaw", "EEEE d MMMM y G", "الأحد ٥ يوليو ٢٠٢٦ م" },
	{ "sv_SE", "Europe/Warsaw", "EEE d MMM y", "sön 5 juli 2026" },
	{ "uk", "Europe/Warsaw", "LLLL MMMM", "липень липня" },
	{ "cs", "Europe/Warsaw", "d. MMMM y", "5. července 2026" },
};

static void
writes_icu_patterns(void)
{
	struct oc_arena a = OC_ARENA_INIT;

	for (size_t i = 0; i < OC_COUNT(patterns); i++) {
		struct oc_date_style st = { .locale = patterns[i].locale,
			.date_formats = "custom",
			.date_format = patterns[i].pattern };
		char *got;

		got =
		    oc_date_format(&a, T, patterns[i].zone, &st, OC_DATE_SHORT);
		if (!oc_streq(got, patterns[i].want))
			fprintf(stderr, "pattern %s:\n", patterns[i].pattern);
		OC_ASSERT_STR(got, patterns[i].want);
	}
	oc_arena_release(&a);
}

static void
stays_within_bounds(void)
{
	static char pattern[100000];
	struct oc_arena a = OC_ARENA_INIT;
	struct oc_date_style st = { .date_formats = "custom",
		.date_format = pattern };

	memset(pattern, 'd', sizeof pattern - 1);
	CU_ASSERT_TRUE(
	    strlen(oc_date_format(&a, T, "UTC", &st, OC_DATE_SHORT)) < 5000);
	for (size_t i = 0; i + 1 < sizeof pattern; i++)
		pattern[i] = "EEEE, MMMM''"[i % 12];
	CU_ASSERT_TRUE(
	    strlen(oc_date_format(&a, T, "UTC", &st, OC_DATE_SHORT)) < 5000);
	st.date_format = "yyyy";
	for (int i = 0; i < 64; i++)
		oc_date_format(
		    &a, (int64_t)(UINT64_C(1) << i), "UTC", &st, OC_DATE_SHORT);
	oc_arena_release(&a);
}

CU_TestInfo date_pattern_tests[] = {
	{ "writes ICU patterns", writes_icu_patterns },
	{ "stays within bounds", stays_within_bounds },
	CU_TEST_INFO_NULL,
};
