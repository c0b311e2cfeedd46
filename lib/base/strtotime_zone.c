/* strtotime_zone.c - zones by name, abbreviation and offset. */
#include "config.h"

#include <string.h>
#include <strings.h>

#include "base/def.h"
#include "base/str.h"
#include "base/strtotime_scan.h"

/*
 * Abbreviations, in order.  Many have been used for several zones; PHP knows
 * one of each.  The offset includes summer time.
 */
static const struct abbr {
	char name[5];
	int32_t offset; /* seconds ahead of UTC */
	const char *zone;
} abbrs[] = {
	{ "acdt", 37800, "Australia/Adelaide" },
	{ "acst", 34200, "Australia/Adelaide" },
	{ "addt", -7200, "America/Goose_Bay" },
	{ "adt", -10800, "America/Halifax" },
	{ "aedt", 39600, "Australia/Melbourne" },
	{ "aest", 36000, "Australia/Melbourne" },
	{ "ahdt", -32400, "America/Anchorage" },
	{ "ahst", -36000, "America/Anchorage" },
	{ "akdt", -28800, "America/Anchorage" },
	{ "akst", -32400, "America/Anchorage" },
	{ "amt", -13840, "America/Asuncion" },
	{ "apt", -10800, "America/Halifax" },
	{ "ast", -14400, "America/Anguilla" },
	{ "awdt", 32400, "Australia/Perth" },
	{ "awst", 28800, "Australia/Perth" },
	{ "awt", -10800, "America/Halifax" },
	{ "bdst", 7200, "Europe/London" },
	{ "bdt", -36000, "America/Adak" },
	{ "bmt", -14309, "America/Barbados" },
	{ "bst", 3600, "Europe/London" },
	{ "cast", 34200, "Australia/Adelaide" },
	{ "cat", 7200, "Africa/Khartoum" },
	{ "cddt", -14400, "America/Rankin_Inlet" },
	{ "cdt", -18000, "America/Chicago" },
	{ "cemt", 10800, "Europe/Berlin" },
	{ "cest", 7200, "Europe/Berlin" },
	{ "cet", 3600, "Europe/Berlin" },
	{ "chst", 36000, "Pacific/Guam" },
	{ "cmt", -15408, "America/Argentina/Buenos_Aires" },
	{ "cpt", -18000, "America/Chicago" },
	{ "cst", -21600, "America/Chicago" },
	{ "cwt", -18000, "America/Chicago" },
	{ "dmt", -1521, "Europe/Dublin" },
	{ "eat", 10800, "Africa/Addis_Ababa" },
	{ "eddt", -10800, "America/Iqaluit" },
	{ "edt", -14400, "America/New_York" },
	{ "eest", 10800, "Europe/Helsinki" },
	{ "eet", 7200, "Europe/Helsinki" },
	{ "emt", -26248, "Chile/EasterIsland" },
	{ "ept", -14400, "America/New_York" },
	{ "est", -18000, "America/New_York" },
	{ "ewt", -14400, "America/New_York" },
	{ "ffmt", -14660, "America/Martinique" },
	{ "fmt", -4056, "Atlantic/Madeira" },
	{ "gdt", 39600, "Pacific/Guam" },
	{ "gmt", 0, "UTC" },
	{ "gst", 36000, "Pacific/Guam" },
	{ "hdt", -34200, "Pacific/Honolulu" },
	{ "hkst", 32400, "Asia/Hong_Kong" },
	{ "hkt", 28800, "Asia/Hong_Kong" },
	{ "hmt", -19776, "America/Havana" },
	{ "hpt", -34200, "Pacific/Honolulu" },
	{ "hst", -36000, "Pacific/Honolulu" },
	{ "hwt", -34200, "Pacific/Honolulu" },
	{ "iddt", 14400, "Asia/Jerusalem" },
	{ "idt", 10800, "Asia/Jerusalem" },
	{ "imt", 25025, "Asia/Irkutsk" },
	{ "ist", 7200, "Asia/Jerusalem" },
	{ "jdt", 36000, "Asia/Tokyo" },
	{ "jmt", 8440, "Asia/Jerusalem" },
	{ "jst", 32400, "Asia/Tokyo" },
	{ "kdt", 36000, "Asia/Seoul" },
	{ "kmt", 5736, "Europe/Vilnius" },
	{ "kst", 30600, "Asia/Seoul" },
	{ "lst", 9394, "Europe/Riga" },
	{ "mddt", -18000, "America/Cambridge_Bay" },
	{ "mdst", 16279, "Europe/Moscow" },
	{ "mdt", -21600, "America/Denver" },
	{ "mest", 7200, "MET" },
	{ "met", 3600, "MET" },
	{ "mmt", 9017, "Europe/Moscow" },
	{ "mpt", -21600, "America/Denver" },
	{ "msd", 14400, "Europe/Moscow" },
	{ "msk", 10800, "Europe/Moscow" },
	{ "mst", -25200, "America/Denver" },
	{ "mwt", -21600, "America/Denver" },
	{ "nddt", -5400, "America/St_Johns" },
	{ "ndt", -9052, "America/St_Johns" },
	{ "npt", -9000, "America/St_Johns" },
	{ "nst", -12600, "America/St_Johns" },
	{ "nwt", -9000, "America/St_Johns" },
	{ "nzdt", 46800, "Pacific/Auckland" },
	{ "nzmt", 41400, "Pacific/Auckland" },
	{ "nzst", 43200, "Pacific/Auckland" },
	{ "pddt", -21600, "America/Inuvik" },
	{ "pdt", -25200, "America/Los_Angeles" },
	{ "pkst", 21600, "Asia/Karachi" },
	{ "pkt", 18000, "Asia/Karachi" },
	{ "plmt", 25590, "Asia/Ho_Chi_Minh" },
	{ "pmt", -13236, "America/Paramaribo" },
	{ "ppmt", -17340, "America/Port-au-Prince" },
	{ "ppt", -25200, "America/Los_Angeles" },
	{ "pst", -28800, "America/Los_Angeles" },
	{ "pwt", -25200, "America/Los_Angeles" },
	{ "qmt", -18840, "America/Guayaquil" },
	{ "rmt", 5794, "Europe/Riga" },
	{ "sast", 7200, "Africa/Johannesburg" },
	{ "sdmt", -16800, "America/Santo_Domingo" },
	{ "sjmt", -20173, "America/Costa_Rica" },
	{ "smt", -13884, "Atlantic/Stanley" },
	{ "sst", -39600, "Pacific/Samoa" },
	{ "tbmt", 10751, "Asia/Tbilisi" },
	{ "tmt", 12344, "Asia/Tehran" },
	{ "uct", 0, "Etc/UCT" },
	{ "utc", 0, "UTC" },
	{ "wast", 7200, "Africa/Windhoek" },
	{ "wat", 3600, "Africa/Brazzaville" },
	{ "wemt", 7200, "Europe/Lisbon" },
	{ "west", 3600, "Europe/Paris" },
	{ "wet", 0, "Europe/Paris" },
	{ "wib", 25200, "Asia/Jakarta" },
	{ "wit", 32400, "Asia/Jayapura" },
	{ "wita", 28800, "Asia/Makassar" },
	{ "wmt", 5040, "Europe/Vilnius" },
	{ "yddt", -25200, "America/Dawson" },
	{ "ydt", -28800, "America/Dawson" },
	{ "ypt", -28800, "America/Dawson" },
	{ "yst", -32400, "America/Anchorage" },
	{ "ywt", -28800, "America/Dawson" },
};

/* One zone for each offset. */
static const struct {
	int32_t offset;
	const char *zone;
} standard[] = {
	{ -39600, "Pacific/Apia" },
	{ -36000, "Pacific/Honolulu" },
	{ -32400, "America/Anchorage" },
	{ -28800, "America/Los_Angeles" },
	{ -25200, "America/Denver" },
	{ -21600, "America/Chicago" },
	{ -18000, "America/New_York" },
	{ -16200, "America/Caracas" },
	{ -14400, "America/Halifax" },
	{ -10800, "America/Sao_Paulo" },
	{ -3600, "Atlantic/Azores" },
	{ 0, "Europe/London" },
	{ 3600, "Europe/Paris" },
	{ 7200, "Europe/Helsinki" },
	{ 10800, "Europe/Moscow" },
	{ 14400, "Asia/Dubai" },
	{ 18000, "Asia/Karachi" },
	{ 19800, "Asia/Kolkata" },
	{ 20700, "Asia/Katmandu" },
	{ 25200, "Asia/Krasnoyarsk" },
	{ 28800, "Asia/Shanghai" },
	{ 32400, "Asia/Tokyo" },
	{ 36000, "Australia/Melbourne" },
	{ 43200, "Pacific/Auckland" },
};

/* Hours ahead of UTC of the letters that ships use; there is no J. */
static const signed char letters[26] = {
	1,
	2,
	3,
	4,
	5,
	6,
	7,
	8,
	9,
	99,
	10,
	11,
	12,
	-1,
	-2,
	-3,
	-4,
	-5,
	-6,
	-7,
	-8,
	-9,
	-10,
	-11,
	-12,
	0,
};

static const struct abbr *
find_abbr(const char *name, size_t len)
{
	for (size_t i = 0; i < OC_COUNT(abbrs); i++)
		if (strlen(abbrs[i].name) == len &&
		    strncasecmp(abbrs[i].name, name, len) == 0)
			return &abbrs[i];
	return NULL;
}

const char *
oc_zone_by_abbr(const char *abbr)
{
	const struct abbr *a = find_abbr(abbr, strlen(abbr));

	return a != NULL ? a->zone : NULL;
}

const char *
oc_zone_by_offset(int64_t seconds)
{
	for (size_t i = 0; i < OC_COUNT(standard); i++)
		if (standard[i].offset == seconds)
			return standard[i].zone;
	return NULL;
}

/* Seconds of "5", "0530", "5:30", "05:30", "053015", "05:30:15". */
static int32_t
read_offset(const char *s, size_t len)
{
	int32_t part[3] = { 0, 0, 0 };
	size_t at = 0, digits = len % 2 == 0 ? 2 : 1;

	if (memchr(s, ':', len) != NULL)
		digits = s[1] == ':' ? 1 : 2;
	else if (len <= 2)
		digits = len;
	for (size_t i = 0; i < 3 && at < len; i++) {
		for (size_t n = 0; n < digits && at < len; n++)
			if (oc_isdigit(s[at]))
				part[i] = part[i] * 10 + (s[at++] - '0');
		if (at < len && s[at] == ':')
			at++;
		digits = 2;
	}
	return part[0] * 3600 + part[1] * 60 + part[2];
}

static void
set_offset(const char *s, size_t len, struct oc_dt_said *out)
{
	int32_t offset = read_offset(s + 1, len - 1);

	out->zone_type = OC_DT_OFFSET;
	out->offset = *s == '-' ? -offset : offset;
	*out->zone = '\0';
}

bool
oc_dt_read_zone(const char *s, const char *end, struct oc_dt_said *out)
{
	char name[OC_ZONE_MAX];
	const struct abbr *a;
	size_t len;

	if (*s == '(')
		s++;
	if (end > s && end[-1] == ')')
		end--;
	len = (size_t)(end - s);
	if (len > 3 && strncmp(s, "GMT", 3) == 0 &&
	    (s[3] == '+' || s[3] == '-')) {
		s += 3;
		len -= 3;
	}
	if (*s == '+' || *s == '-') {
		set_offset(s, len, out);
		return true;
	}
	if (len == 0 || len >= sizeof name)
		return false;
	memcpy(name, s, len);
	name[len] = '\0';
	if (strcmp(name, "UTC") != 0) {
		int letter = oc_lower(*name);

		a = find_abbr(name, len);
		if (a != NULL || (len == 1 && letter != 'j')) {
			out->zone_type = OC_DT_ABBR;
			out->offset = a != NULL ? a->offset
			                        : letters[letter - 'a'] * 3600;
			for (size_t i = 0; i <= len; i++)
				out->zone[i] = (char)oc_upper(name[i]);
			return true;
		}
	}
	if (!oc_zone_find(name, out->zone))
		return false;
	out->zone_type = OC_DT_ID;
	return true;
}
