/* strtotime_words.c - the words of dates and times, and what they say. */
#include "config.h"

#include <string.h>
#include <strings.h>

#include "base/def.h"
#include "base/strtotime_scan.h"

enum {
	/* Kinds of words. */
	MONTH = 1,
	MONTH_SHORT = 2,
	MONTH_ROMAN = 4,
	DAY_NAME = 8,
	DAY_SPECIAL = 16,
	UNIT = 32,
	WEEK = 64,
	NTH = 128,
	NEXT = 256
};

static const struct word {
	const char *text;
	int kind;
	int unit;
	int value;
} words[] = {
	{ "january", MONTH, 0, 1 },
	{ "february", MONTH, 0, 2 },
	{ "march", MONTH, 0, 3 },
	{ "april", MONTH, 0, 4 },
	{ "may", MONTH | MONTH_SHORT, 0, 5 },
	{ "june", MONTH, 0, 6 },
	{ "july", MONTH, 0, 7 },
	{ "august", MONTH, 0, 8 },
	{ "september", MONTH, 0, 9 },
	{ "october", MONTH, 0, 10 },
	{ "november", MONTH, 0, 11 },
	{ "december", MONTH, 0, 12 },
	{ "jan", MONTH_SHORT, 0, 1 },
	{ "feb", MONTH_SHORT, 0, 2 },
	{ "mar", MONTH_SHORT, 0, 3 },
	{ "apr", MONTH_SHORT, 0, 4 },
	{ "jun", MONTH_SHORT, 0, 6 },
	{ "jul", MONTH_SHORT, 0, 7 },
	{ "aug", MONTH_SHORT, 0, 8 },
	{ "sep", MONTH_SHORT, 0, 9 },
	{ "sept", MONTH_SHORT, 0, 9 },
	{ "oct", MONTH_SHORT, 0, 10 },
	{ "nov", MONTH_SHORT, 0, 11 },
	{ "dec", MONTH_SHORT, 0, 12 },
	{ "I", MONTH_ROMAN, 0, 1 },
	{ "II", MONTH_ROMAN, 0, 2 },
	{ "III", MONTH_ROMAN, 0, 3 },
	{ "IV", MONTH_ROMAN, 0, 4 },
	{ "V", MONTH_ROMAN, 0, 5 },
	{ "VI", MONTH_ROMAN, 0, 6 },
	{ "VII", MONTH_ROMAN, 0, 7 },
	{ "VIII", MONTH_ROMAN, 0, 8 },
	{ "IX", MONTH_ROMAN, 0, 9 },
	{ "X", MONTH_ROMAN, 0, 10 },
	{ "XI", MONTH_ROMAN, 0, 11 },
	{ "XII", MONTH_ROMAN, 0, 12 },

	{ "sun", DAY_NAME, OC_DT_UNIT_WEEKDAY, 0 },
	{ "sunday", DAY_NAME, OC_DT_UNIT_WEEKDAY, 0 },
	{ "sundays", DAY_NAME, OC_DT_UNIT_WEEKDAY, 0 },
	{ "mon", DAY_NAME, OC_DT_UNIT_WEEKDAY, 1 },
	{ "monday", DAY_NAME, OC_DT_UNIT_WEEKDAY, 1 },
	{ "mondays", DAY_NAME, OC_DT_UNIT_WEEKDAY, 1 },
	{ "tue", DAY_NAME, OC_DT_UNIT_WEEKDAY, 2 },
	{ "tuesday", DAY_NAME, OC_DT_UNIT_WEEKDAY, 2 },
	{ "tuesdays", DAY_NAME, OC_DT_UNIT_WEEKDAY, 2 },
	{ "wed", DAY_NAME, OC_DT_UNIT_WEEKDAY, 3 },
	{ "wednesday", DAY_NAME, OC_DT_UNIT_WEEKDAY, 3 },
	{ "wednesdays", DAY_NAME, OC_DT_UNIT_WEEKDAY, 3 },
	{ "thu", DAY_NAME, OC_DT_UNIT_WEEKDAY, 4 },
	{ "thursday", DAY_NAME, OC_DT_UNIT_WEEKDAY, 4 },
	{ "thursdays", DAY_NAME, OC_DT_UNIT_WEEKDAY, 4 },
	{ "fri", DAY_NAME, OC_DT_UNIT_WEEKDAY, 5 },
	{ "friday", DAY_NAME, OC_DT_UNIT_WEEKDAY, 5 },
	{ "fridays", DAY_NAME, OC_DT_UNIT_WEEKDAY, 5 },
	{ "sat", DAY_NAME, OC_DT_UNIT_WEEKDAY, 6 },
	{ "saturday", DAY_NAME, OC_DT_UNIT_WEEKDAY, 6 },
	{ "saturdays", DAY_NAME, OC_DT_UNIT_WEEKDAY, 6 },
	{ "weekday", DAY_SPECIAL, OC_DT_UNIT_WORKDAY, 1 },
	{ "weekdays", DAY_SPECIAL, OC_DT_UNIT_WORKDAY, 1 },

	{ "ms", UNIT, OC_DT_UNIT_USEC, 1000 },
	{ "msec", UNIT, OC_DT_UNIT_USEC, 1000 },
	{ "msecs", UNIT, OC_DT_UNIT_USEC, 1000 },
	{ "millisecond", UNIT, OC_DT_UNIT_USEC, 1000 },
	{ "milliseconds", UNIT, OC_DT_UNIT_USEC, 1000 },
	{ "\xc2\xb5s", UNIT, OC_DT_UNIT_USEC, 1 },
	{ "\xc2\xb5sec", UNIT, OC_DT_UNIT_USEC, 1 },
	{ "\xc2\xb5secs", UNIT, OC_DT_UNIT_USEC, 1 },
	{ "usec", UNIT, OC_DT_UNIT_USEC, 1 },
	{ "usecs", UNIT, OC_DT_UNIT_USEC, 1 },
	{ "microsecond", UNIT, OC_DT_UNIT_USEC, 1 },
	{ "microseconds", UNIT, OC_DT_UNIT_USEC, 1 },
	{ "sec", UNIT, OC_DT_UNIT_SECOND, 1 },
	{ "secs", UNIT, OC_DT_UNIT_SECOND, 1 },
	{ "second", UNIT, OC_DT_UNIT_SECOND, 1 },
	{ "seconds", UNIT, OC_DT_UNIT_SECOND, 1 },
	{ "min", UNIT, OC_DT_UNIT_MINUTE, 1 },
	{ "mins", UNIT, OC_DT_UNIT_MINUTE, 1 },
	{ "minute", UNIT, OC_DT_UNIT_MINUTE, 1 },
	{ "minutes", UNIT, OC_DT_UNIT_MINUTE, 1 },
	{ "hour", UNIT, OC_DT_UNIT_HOUR, 1 },
	{ "hours", UNIT, OC_DT_UNIT_HOUR, 1 },
	{ "day", UNIT, OC_DT_UNIT_DAY, 1 },
	{ "days", UNIT, OC_DT_UNIT_DAY, 1 },
	{ "week", WEEK, OC_DT_UNIT_DAY, 7 },
	{ "weeks", UNIT, OC_DT_UNIT_DAY, 7 },
	{ "fortnight", UNIT, OC_DT_UNIT_DAY, 14 },
	{ "fortnights", UNIT, OC_DT_UNIT_DAY, 14 },
	{ "forthnight", UNIT, OC_DT_UNIT_DAY, 14 },
	{ "forthnights", UNIT, OC_DT_UNIT_DAY, 14 },
	{ "month", UNIT, OC_DT_UNIT_MONTH, 1 },
	{ "months", UNIT, OC_DT_UNIT_MONTH, 1 },
	{ "year", UNIT, OC_DT_UNIT_YEAR, 1 },
	{ "years", UNIT, OC_DT_UNIT_YEAR, 1 },

	{ "first", NTH, 0, 1 },
	{ "second", NTH, 0, 2 },
	{ "third", NTH, 0, 3 },
	{ "fourth", NTH, 0, 4 },
	{ "fifth", NTH, 0, 5 },
	{ "sixth", NTH, 0, 6 },
	{ "seventh", NTH, 0, 7 },
	{ "eight", NTH, 0, 8 },
	{ "eighth", NTH, 0, 8 },
	{ "ninth", NTH, 0, 9 },
	{ "tenth", NTH, 0, 10 },
	{ "eleventh", NTH, 0, 11 },
	{ "twelfth", NTH, 0, 12 },
	{ "next", NEXT, 0, 1 },
	{ "last", NEXT, 0, -1 },
	{ "previous", NEXT, 0, -1 },
	{ "this", NEXT, 0, 0 },
};

/* The parts of forms that take words. */
static const struct {
	char part;
	int kinds;
} parts[] = {
	{ 'N', MONTH | MONTH_SHORT | MONTH_ROMAN },
	{ 'n', MONTH_SHORT },
	{ 'F', MONTH | MONTH_SHORT },
	{ 'A', DAY_NAME },
	{ 'B', DAY_NAME | DAY_SPECIAL },
	{ 'U', DAY_NAME | DAY_SPECIAL | UNIT },
	{ 'K', DAY_NAME | DAY_SPECIAL | UNIT | WEEK },
	{ 'v', WEEK },
	{ 'r', NTH | NEXT },
	{ 'l', NEXT },
};

int
oc_dt_word_kinds(char part)
{
	for (size_t i = 0; i < OC_COUNT(parts); i++)
		if (parts[i].part == part)
			return parts[i].kinds;
	return 0;
}

static void
say(const struct word *w, int64_t *slot)
{
	if (w->kind & (MONTH | MONTH_SHORT | MONTH_ROMAN)) {
		slot[OC_DT_MONTH] = w->value;
	} else if (w->kind & (NTH | NEXT)) {
		slot[OC_DT_NUMBER] = w->value;
		slot[OC_DT_THIS] = w->value == 0;
	} else {
		slot[OC_DT_UNIT] = w->unit;
		slot[OC_DT_FACTOR] = w->value;
	}
}

size_t
oc_dt_word(int kinds, const char *s, size_t *at, int64_t *slot)
{
	while (*at < OC_COUNT(words)) {
		const struct word *w = &words[(*at)++];
		size_t n = strlen(w->text);

		if ((w->kind & kinds) == 0 || strncasecmp(s, w->text, n) != 0)
			continue;
		if (w->kind == MONTH_ROMAN && strncmp(s, w->text, n) != 0)
			continue;
		say(w, slot);
		return n;
	}
	return 0;
}
