/* date_names.c - what languages and regions call months, days and zones. */
#include "config.h"

#include <string.h>

#include "base/def.h"
#include "base/str.h"
#include "osticket/date_locales.h"

enum { MAX_TAG = 32 };

/* Is the len bytes long word one of those in a list with blanks? */
static bool
is_listed(const char *list, const char *word, size_t len)
{
	for (const char *p = list; *p != '\0'; p += strspn(p, " ")) {
		size_t n = strcspn(p, " ");

		if (n == len && strncmp(p, word, n) == 0)
			return true;
		p += n;
	}
	return false;
}

/* Write a tag as ICU does: "zh-hant-tw" is "zh_Hant_TW". */
static void
tidy_tag(const char *tag, char out[MAX_TAG])
{
	size_t len = strcspn(tag, "@."), part = 0;

	if (len >= MAX_TAG)
		len = 0;
	memcpy(out, tag, len);
	out[len] = '\0';
	while (part < len) {
		size_t size = strcspn(out + part, "-_");

		for (size_t i = 0; i < size; i++) {
			char *c = &out[part + i];
			bool upper =
			    part > 0 && (size == 2 || (size == 4 && i == 0));

			*c = (char)(upper ? oc_upper(*c) : oc_lower(*c));
		}
		part += size;
		if (part < len)
			out[part++] = '_';
	}
}

const struct oc_date_locale *
oc_date_locale(const char *tag)
{
	char name[MAX_TAG] = "";
	size_t len;

	if (tag != NULL)
		tidy_tag(tag, name);
	len = strlen(name);
	while (len > 0) {
		for (size_t i = 0; i < oc_date_locales_n; i++)
			if (is_listed(oc_date_locales[i].tags, name, len))
				return &oc_date_locales[i];
		do
			len--;
		while (len > 0 && name[len] != '_');
	}
	return &oc_date_locales[0];
}

/* The text itself or that of a parent. */
static const char *
find_text(const struct oc_date_locale *l, enum oc_dl_field f)
{
	while (l->text[f] == NULL && l->parent != NULL)
		l = oc_date_locale(l->parent);
	return l->text[f];
}

const char *
oc_date_locale_text(const struct oc_date_locale *l, enum oc_dl_field f)
{
	static const struct {
		enum oc_dl_field alone, other;
	} same[] = {
		{ OC_DL_ALONE_MONTHS, OC_DL_MONTHS },
		{ OC_DL_ALONE_MONTHS_SHORT, OC_DL_MONTHS_SHORT },
		{ OC_DL_ALONE_MONTHS_NARROW, OC_DL_MONTHS_NARROW },
		{ OC_DL_ALONE_DAYS, OC_DL_DAYS },
		{ OC_DL_ALONE_DAYS_SHORT, OC_DL_DAYS_SHORT },
	};
	const char *s = find_text(l, f);

	for (size_t i = 0; s == NULL && i < OC_COUNT(same); i++)
		if (same[i].alone == f)
			s = find_text(l, same[i].other);
	return s == NULL ? "" : s;
}

void
oc_date_week(const char *tag, int *first_day, int *first_week_days)
{
	static const char sunday[] =
	    "AG AS BD BR BS BW BZ CA CO DM DO GT GU HK HN ID IL IN JM JP KE "
	    "KH KR MH MO MT MX MZ NI PA PE PH PK PR PT PY SA SG SV TH TT TW "
	    "UM US VE VI WS YE ZA ZW Hant af bn en fil he hi id in iw ja km ko "
	    "pt "
	    "th ur";
	static const char saturday[] =
	    "AE AF BH DJ DZ EG IQ IR JO KW LY OM QA SD SY ar fa";
	static const char four[] =
	    "AD AT AX BE BG CH CZ DE DK EE ES FI FJ FR GB GF GG GI GP GR HU "
	    "IE IM IS IT JE LI LT LU MC MQ NL NO PL PT RE RU SE SJ SK SM VA "
	    "bg ca cs cy da de el es et eu fi fr gl hu is it lt nb nl nn no "
	    "pl ru sk sv";
	char name[MAX_TAG];
	const char *part = name;
	size_t len;

	tidy_tag(tag == NULL ? "en" : tag, name);
	for (const char *p = name; p != NULL; p = strchr(p, '_')) {
		p += *p == '_';
		if (p != name && (strcspn(p, "_") < 4 || part == name))
			part = p;
	}
	len = strcspn(part, "_");
	*first_day = 2;
	if (is_listed(sunday, part, len))
		*first_day = 1;
	else if (is_listed(saturday, part, len))
		*first_day = 7;
	else if (is_listed("MV", part, len))
		*first_day = 6;
	*first_week_days = is_listed(four, part, len) ? 4 : 1;
}

/* Abbreviations that mean one thing only in one part of the world. */
static const struct {
	const char *abbr;
	const char *area;
	const char *english;
} zone_names[] = {
	{ "EST", "America", "Eastern Standard Time" },
	{ "EDT", "America", "Eastern Daylight Time" },
	{ "CST", "America", "Central Standard Time" },
	{ "CDT", "America", "Central Daylight Time" },
	{ "MST", "America", "Mountain Standard Time" },
	{ "MDT", "America", "Mountain Daylight Time" },
	{ "PST", "America", "Pacific Standard Time" },
	{ "PDT", "America", "Pacific Daylight Time" },
	{ "AKST", "America", "Alaska Standard Time" },
	{ "AKDT", "America", "Alaska Daylight Time" },
	{ "AST", "America", "Atlantic Standard Time" },
	{ "ADT", "America", "Atlantic Daylight Time" },
	{ "NST", "America", "Newfoundland Standard Time" },
	{ "NDT", "America", "Newfoundland Daylight Time" },
	{ "HST", "Pacific", "Hawaii-Aleutian Standard Time" },
	{ "CET", "Europe", "Central European Standard Time" },
	{ "CEST", "Europe", "Central European Summer Time" },
	{ "EET", "Europe", "Eastern European Standard Time" },
	{ "EEST", "Europe", "Eastern European Summer Time" },
	{ "WET", "Europe", "Western European Standard Time" },
	{ "WEST", "Europe", "Western European Summer Time" },
	{ "GMT", "Europe/London", "Greenwich Mean Time" },
	{ "BST", "Europe/London", "British Summer Time" },
	{ "MSK", "Europe", "Moscow Standard Time" },
	{ "JST", "Asia", "Japan Standard Time" },
	{ "KST", "Asia/Seoul", "Korean Standard Time" },
	{ "IST", "Asia/Kolkata", "India Standard Time" },
	{ "HKT", "Asia", "Hong Kong Standard Time" },
	{ "WIB", "Asia", "Western Indonesia Time" },
	{ "AEST", "Australia", "Australian Eastern Standard Time" },
	{ "AEDT", "Australia", "Australian Eastern Daylight Time" },
	{ "ACST", "Australia", "Australian Central Standard Time" },
	{ "ACDT", "Australia", "Australian Central Daylight Time" },
	{ "AWST", "Australia", "Australian Western Standard Time" },
	{ "NZST", "Pacific", "New Zealand Standard Time" },
	{ "NZDT", "Pacific", "New Zealand Daylight Time" },
	{ "SAST", "Africa", "South Africa Standard Time" },
	{ "CAT", "Africa", "Central Africa Time" },
	{ "EAT", "Africa", "East Africa Time" },
	{ "WAT", "Africa", "West Africa Standard Time" },
	{ "UTC", "UTC", "Coordinated Universal Time" },
};

/* How the locale writes an abbreviation; NULL when it does not. */
static const char *
short_zone_name(const struct oc_date_locale *l, const char *abbr, size_t *len)
{
	size_t abbr_len = strlen(abbr), n;

	for (const char *p = oc_date_locale_text(l, OC_DL_ZONES); *p != '\0';
	     p += n, p += strspn(p, " ")) {
		n = strcspn(p, " ");
		if (strncmp(p, abbr, abbr_len) != 0)
			continue;
		if (p[abbr_len] == '=') {
			*len = n - abbr_len - 1;
			return p + abbr_len + 1;
		}
		if (n == abbr_len) {
			*len = n;
			return p;
		}
	}
	return NULL;
}

const char *
oc_date_zone_name(const struct oc_date_locale *l, const char *zone,
    const char *abbr, bool whole, size_t *len)
{
	const char *name = NULL;

	for (size_t i = 0; name == NULL && i < OC_COUNT(zone_names); i++)
		if (oc_streq(zone_names[i].abbr, abbr) &&
		    oc_starts(zone, zone_names[i].area))
			name = zone_names[i].english;
	if (name != NULL && !whole && !oc_streq(zone, "UTC"))
		return short_zone_name(l, abbr, len);
	if (name != NULL && !whole)
		name = "UTC";
	else if (name == NULL || !oc_starts(l->tags, "en"))
		return NULL;
	*len = strlen(name);
	return name;
}
