/* strtotime_match.c - the forms that dates and times are written in. */
#include "config.h"

#include <string.h>
#include <strings.h>

#include "base/def.h"
#include "base/str.h"
#include "base/strtotime_scan.h"

/*
 * A form is a string.  Letters and some signs stand for the parts listed
 * here, in the switch of match_special() and, where they take words, in
 * strtotime_words.c; any other sign is itself; "word" in double quotes is that
 * word in any case.
 */

/* Digits with a value in a range; the longest way is tried first. */
static const struct number {
	char part;
	int min, max;   /* digits */
	int64_t lo, hi; /* value */
	enum oc_dt_field slot;
} numbers[] = {
	{ 'Y', 4, 4, 0, 9999, OC_DT_YEAR },
	{ 'y', 1, 4, 0, 9999, OC_DT_YEAR },
	{ '2', 2, 2, 0, 99, OC_DT_YEAR },
	{ 'm', 1, 2, 0, 12, OC_DT_MONTH },
	{ 'M', 2, 2, 0, 12, OC_DT_MONTH },
	{ 'd', 1, 2, 0, 31, OC_DT_DAY }, /* then "st", "nd", ... or not */
	{ 'D', 2, 2, 0, 31, OC_DT_DAY },
	{ 'j', 3, 3, 1, 366, OC_DT_DAY },
	{ 'w', 2, 2, 1, 53, OC_DT_WEEK },
	{ 'u', 1, 1, 0, 7, OC_DT_WEEKDAY },
	{ 'h', 1, 2, 0, 24, OC_DT_HOUR },
	{ 'H', 2, 2, 0, 24, OC_DT_HOUR },
	{ 'g', 1, 2, 1, 12, OC_DT_HOUR },
	{ 'i', 1, 2, 0, 59, OC_DT_MINUTE },
	{ 'I', 2, 2, 0, 59, OC_DT_MINUTE },
	{ 's', 1, 2, 0, 60, OC_DT_SECOND },
	{ 'S', 2, 2, 0, 60, OC_DT_SECOND },
};

/* Any one of these bytes: exactly once, at most once, or many times. */
static const struct set {
	char part;
	const char *bytes;
	int min;
	bool many;
} sets[] = {
	{ ';', ":.", 1, false },
	{ '<', ".\t-", 1, false },
	{ '>', ".-", 1, false },
	{ '^', ".\t", 1, false },
	{ '?', ".-", 0, false },
	{ '~', "-", 0, false },
	{ '|', "/", 0, false },
	{ 't', "tT", 0, false },
	{ 'x', "tT", 1, false },
	{ '*', " \t.-", 0, true },
	{ '+', ",.stndrh\t ", 1, true },
};

struct matcher {
	struct oc_dt_match now;  /* what is being tried */
	struct oc_dt_match best; /* the longest so far */
	bool found;
};

static void match_rest(struct matcher *m, const char *form, const char *s);

static size_t
count_digits(const char *s, size_t max)
{
	size_t n = 0;

	while (n < max && oc_isdigit(s[n]))
		n++;
	return n;
}

/* The value of n digits, at most 24; what does not fit is noted. */
static int64_t
read_number(struct matcher *m, const char *s, size_t n, bool negative)
{
	int64_t v = 0;

	for (size_t i = 0; i < n; i++) {
		int digit = negative ? '0' - s[i] : s[i] - '0';

		if (__builtin_mul_overflow(v, 10, &v) ||
		    __builtin_add_overflow(v, digit, &v)) {
			m->now.overflow = true;
			return 0;
		}
	}
	return v;
}

static void
match_number(struct matcher *m, const struct number *part, const char *form,
    const char *s)
{
	static const char suffixes[][3] = { "st", "nd", "rd", "th" };
	size_t have = count_digits(s, (size_t)part->max);

	for (size_t n = have; n >= (size_t)part->min && n > 0; n--) {
		int64_t v = read_number(m, s, n, false);

		if (v < part->lo || v > part->hi)
			continue;
		for (size_t i = 0; part->part == 'd' && i < 4; i++) {
			if (strncmp(s + n, suffixes[i], 2) != 0)
				continue;
			m->now.slot[part->slot] = v;
			m->now.day_suffix = true;
			match_rest(m, form, s + n + 2);
		}
		m->now.slot[part->slot] = v;
		if (part->slot == OC_DT_YEAR)
			m->now.year_digits = (int)n;
		if (part->slot == OC_DT_DAY)
			m->now.day_suffix = false;
		match_rest(m, form, s + n);
	}
}

static void
match_set(
    struct matcher *m, const struct set *part, const char *form, const char *s)
{
	size_t n = strspn(s, part->bytes);

	if (!part->many && n > 1)
		n = 1;
	if (n >= (size_t)part->min)
		match_rest(m, form, s + n);
	/* A run is taken whole, since what follows is of other bytes; but a
	 * sign that may be missing is left out, too. */
	if (!part->many && part->min == 0 && n > 0)
		match_rest(m, form, s);
}

static void
match_words(struct matcher *m, int kinds, const char *form, const char *s)
{
	size_t at = 0, n;

	while ((n = oc_dt_word(kinds, s, &at, m->now.slot)) > 0)
		match_rest(m, form, s + n);
}

/* Length of the space at s: blanks and tabs, or one kind of no-break space. */
static size_t
space_length(const char *s)
{
	static const char *const hard[] = { "\xc2\xa0", "\xe2\x80\xaf" };
	size_t n = strspn(s, " \t");

	for (size_t i = 0; n == 0 && i < OC_COUNT(hard); i++)
		while (strncmp(s + n, hard[i], strlen(hard[i])) == 0)
			n += strlen(hard[i]);
	return n;
}

/* "am", "P.M." and so on, with the blank or the end that must follow. */
static void
match_meridian(struct matcher *m, const char *form, const char *s)
{
	int letter = oc_lower(*s);

	if (letter != 'a' && letter != 'p')
		return;
	s++;
	s += *s == '.';
	if (oc_lower(*s) != 'm')
		return;
	s++;
	s += *s == '.';
	if (*s != ' ' && *s != '\t' && *s != '\0')
		return;
	m->now.slot[OC_DT_MERIDIAN] = letter == 'p';
	match_rest(m, form, *s == '\0' ? s : s + 1);
}

/* The longest offset at s, such as "+2", "-0330", "GMT+05:30"; 0: none. */
static size_t
offset_length(const char *s)
{
	static const char *const shapes[] = { "h", "hi", "h:i", "HIS",
		"H:I:S" };
	struct oc_dt_match c;
	size_t sign = strncmp(s, "GMT", 3) == 0 ? 3 : 0, best = 0;

	if (s[sign] != '+' && s[sign] != '-')
		return 0;
	for (size_t i = 0; i < OC_COUNT(shapes); i++)
		if (oc_dt_match(shapes[i], s + sign + 1, &c) &&
		    (size_t)(c.end - s) > best)
			best = (size_t)(c.end - s);
	return best;
}

/* The longest name at s: up to six letters, or "Europe/Isle_of_Man". */
static size_t
zone_name_length(const char *s)
{
	size_t short_len = *s == '(', letters = 0, len = 1;

	while (letters < 6 && oc_isalpha(s[short_len + letters]))
		letters++;
	if (letters == 0)
		short_len = 0;
	else
		short_len += letters + (s[short_len + letters] == ')');
	if (*s < 'A' || *s > 'Z' || s[1] < 'a' || s[1] > 'z')
		return short_len;
	while (s[len] >= 'a' && s[len] <= 'z')
		len++;
	for (letters = 0; s[len] != '\0' && strchr("_/-", s[len]); letters++) {
		size_t part = 0;

		while (oc_isalpha(s[len + 1 + part]))
			part++;
		if (part == 0)
			break;
		len += 1 + part;
	}
	return letters > 0 && len > short_len ? len : short_len;
}

static void
match_zone(struct matcher *m, bool names, const char *form, const char *s)
{
	size_t n = offset_length(s), name = names ? zone_name_length(s) : 0;

	if (name > n)
		n = name;
	if (n == 0)
		return;
	m->now.zone = s;
	match_rest(m, form, s + n);
	m->now.zone = NULL;
}

/* Digits after a point; the first six count, or are all that is taken. */
static void
match_fraction(struct matcher *m, size_t max, const char *form, const char *s)
{
	size_t n = count_digits(s, max);
	int64_t v = 0;

	if (n == 0)
		return;
	for (size_t i = 0; i < 6; i++)
		v = v * 10 + (i < n ? s[i] - '0' : 0);
	m->now.slot[OC_DT_USEC] = v;
	match_rest(m, form, s + n);
}

/* 'R': signs, blanks, and up to 13 digits. */
static void
match_amount(struct matcher *m, const char *form, const char *s)
{
	size_t signs = strspn(s, "+-"), n;
	bool negative = false;

	for (size_t i = 0; i < signs; i++)
		negative ^= s[i] == '-';
	s += signs;
	s += strspn(s, " \t");
	n = count_digits(s, 13);
	if (n == 0)
		return;
	m->now.slot[OC_DT_NUMBER] = read_number(m, s, n, negative);
	match_rest(m, form, s + n);
}

/* '#': the number of "@"; 'L': a year of 5 to 19 digits, 'P': of 4, signed. */
static void
match_signed(struct matcher *m, char part, const char *form, const char *s)
{
	bool negative = *s == '-', sign = negative || *s == '+';
	int slot = part == '#' ? OC_DT_NUMBER : OC_DT_YEAR;
	size_t n;

	if (part == '#' ? *s == '+' : part == 'L' && !sign)
		return;
	s += sign;
	n = count_digits(s, part == '#' ? SIZE_MAX : part == 'L' ? 19 : 4);
	if (n < (part == '#' ? 1U : part == 'L' ? 5U : 4U))
		return;
	m->now.slot[slot] = read_number(m, s, n < 24 ? n : 24, negative);
	m->now.negative = negative;
	m->now.year_digits = (int)n;
	match_rest(m, form, s + n);
}

/* Parts that are not in a table.  False when the part is a mere sign. */
static bool
match_special(struct matcher *m, char part, const char *form, const char *s)
{
	size_t n = space_length(s);

	switch (part) {
	case ' ':
	case '_':
		if (n > 0)
			match_rest(m, form, s + n);
		else if (part == '_')
			match_rest(m, form, s);
		return true;
	case 'a':
		match_meridian(m, form, s);
		return true;
	case 'z':
	case 'k':
		match_zone(m, part == 'z', form, s);
		return true;
	case 'f':
	case 'e':
		match_fraction(m, part == 'f' ? SIZE_MAX : 6, form, s);
		return true;
	case 'R':
		match_amount(m, form, s);
		return true;
	case '#':
	case 'L':
	case 'P':
		match_signed(m, part, form, s);
		return true;
	case '$':
		if (*s == '\0')
			match_rest(m, form, s);
		return true;
	default:
		return false;
	}
}

static void
match_quoted(struct matcher *m, const char *form, const char *s)
{
	size_t n = strcspn(form, "\"");

	if (strncasecmp(form, s, n) == 0)
		match_rest(m, form + n + 1, s + n);
}

/* Go on with the part that form begins with. */
static void
match_rest(struct matcher *m, const char *form, const char *s)
{
	char part = *form++;
	int kinds;

	if (part == '\0') {
		if (!m->found || s > m->best.end) {
			m->found = true;
			m->best = m->now;
			m->best.end = s;
		}
		return;
	}
	if (part == '"') {
		match_quoted(m, form, s);
		return;
	}
	for (size_t i = 0; i < OC_COUNT(numbers); i++) {
		if (numbers[i].part == part) {
			match_number(m, &numbers[i], form, s);
			return;
		}
	}
	for (size_t i = 0; i < OC_COUNT(sets); i++) {
		if (sets[i].part == part) {
			match_set(m, &sets[i], form, s);
			return;
		}
	}
	if ((kinds = oc_dt_word_kinds(part)) != 0) {
		match_words(m, kinds, form, s);
		return;
	}
	if (!match_special(m, part, form, s) && *s == part)
		match_rest(m, form, s + 1);
}

bool
oc_dt_match(const char *form, const char *s, struct oc_dt_match *out)
{
	struct matcher m = { .found = false };

	for (size_t i = 0; i < OC_DT_SLOTS; i++)
		m.now.slot[i] = OC_DT_UNSET;
	match_rest(&m, form, s);
	if (m.found)
		*out = m.best;
	return m.found;
}
