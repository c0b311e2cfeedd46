/* clock.c - time, dates, zones. */
#include "config.h"

#include <dirent.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include <time.h>
#include <unistd.h>

#include "base/clock.h"
#include "base/str.h"

#define ZONEINFO "/usr/share/zoneinfo/"

int64_t
oc_now(void)
{
	return (int64_t)time(NULL);
}

int64_t
oc_millis(void)
{
	struct timespec ts;

	clock_gettime(CLOCK_MONOTONIC, &ts);
	return (int64_t)ts.tv_sec * 1000 + ts.tv_nsec / 1000000;
}

/* Count years from March, so that the leap day is the last of its year. */
int64_t
oc_days(int64_t year, int month, int day)
{
	int64_t y = month <= 2 ? year - 1 : year;
	int64_t era = (y >= 0 ? y : y - 399) / 400;
	int64_t of_era = y - era * 400;
	int64_t of_year = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5;
	int64_t d = of_era * 365 + of_era / 4 - of_era / 100 + of_year;

	return era * 146097 + d + day - 1 - 719468;
}

int
oc_month_days(int64_t year, int month)
{
	static const int days[] = { 31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30,
		31 };
	bool leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;

	return days[month - 1] + (month == 2 && leap);
}

int64_t
oc_civil_utc(const struct oc_civil *c)
{
	int64_t year = c->year, month = c->month - 1;

	year += month / 12;
	month %= 12;
	if (month < 0) {
		month += 12;
		year--;
	}
	return (oc_days(year, (int)month + 1, 1) + c->day - 1) * 86400 +
	       (int64_t)c->hour * 3600 + (int64_t)c->minute * 60 + c->second;
}

void
oc_utc_civil(int64_t t, struct oc_civil *out)
{
	int64_t days = t / 86400, rest = t % 86400, era, doe, yoe, doy, mp;

	if (rest < 0) {
		rest += 86400;
		days--;
	}
	out->hour = (int)(rest / 3600);
	out->minute = (int)(rest / 60 % 60);
	out->second = (int)(rest % 60);
	out->weekday = (int)(((days + 3) % 7 + 7) % 7) + 1;
	days += 719468;
	era = (days >= 0 ? days : days - 146096) / 146097;
	doe = days - era * 146097;
	yoe = (doe - doe / 1460 + doe / 36524 - doe / 146096) / 365;
	doy = doe - (365 * yoe + yoe / 4 - yoe / 100);
	mp = (5 * doy + 2) / 153;
	out->day = (int)(doy - (153 * mp + 2) / 5 + 1);
	out->month = (int)(mp < 10 ? mp + 3 : mp - 9);
	out->year = yoe + era * 400 + (out->month <= 2);
}

/* Is the file a compiled zone (RFC 8536)?  Its directory holds others too. */
static bool
is_zone_file(const char *path)
{
	char magic[4];
	int fd = open(path, O_RDONLY | O_CLOEXEC);
	bool yes;

	if (fd < 0)
		return false;
	yes = read(fd, magic, sizeof magic) == (ssize_t)sizeof magic &&
	      memcmp(magic, "TZif", sizeof magic) == 0;
	close(fd);
	return yes;
}

/* Copies of the database, and files that say what the host's own zone is. */
static bool
is_hidden(const char *name)
{
	return oc_starts(name, "posix/") || oc_starts(name, "right/") ||
	       strcmp(name, "posixrules") == 0 ||
	       strcmp(name, "localtime") == 0;
}

bool
oc_zone_exists(const char *zone)
{
	char path[128];
	int n;

	if (oc_empty(zone) || *zone == '/' || strstr(zone, "..") != NULL)
		return false;
	if (oc_strieq(zone, "UTC"))
		return true;
	for (const char *p = zone; *p != '\0'; p++)
		if (!oc_isalnum(*p) && strchr("/_+-", *p) == NULL)
			return false;
	n = snprintf(path, sizeof path, ZONEINFO "%s", zone);
	return n > 0 && (size_t)n < sizeof path && !is_hidden(zone) &&
	       is_zone_file(path);
}

/*
 * Replace the len bytes at name by the spelling that the directory dir has
 * for them.
 */
static bool
respell(const char *dir, char *name, size_t len)
{
	DIR *d = opendir(dir);
	struct dirent *e;
	bool found = false;

	if (d == NULL)
		return false;
	while (!found && (e = readdir(d)) != NULL) {
		found = strlen(e->d_name) == len &&
		        strncasecmp(e->d_name, name, len) == 0;
		if (found)
			memcpy(name, e->d_name, len);
	}
	closedir(d);
	return found;
}

bool
oc_zone_find(const char *name, char out[OC_ZONE_MAX])
{
	char path[128], tmp[OC_ZONE_MAX];
	size_t len = strlen(name), at = 0;

	if (len == 0 || len >= OC_ZONE_MAX || *name == '/' || *name == '.')
		return false;
	memcpy(tmp, name, len + 1);
	if (oc_strieq(name, "UTC"))
		memcpy(tmp, "UTC", 3);
	while (!oc_zone_exists(tmp)) {
		size_t part = strcspn(tmp + at, "/");

		snprintf(path, sizeof path, ZONEINFO "%.*s", (int)at, tmp);
		if (part == 0 || !respell(path, tmp + at, part))
			return false;
		at += part;
		if (tmp[at] == '\0')
			break;
		at++;
	}
	if (!oc_zone_exists(tmp))
		return false;
	memcpy(out, tmp, len + 1);
	return true;
}

/* Make zone the process's own; libc reads its file once per change. */
static void
enter_zone(const char *zone)
{
	static char asked[OC_ZONE_MAX];

	if (zone == NULL || strlen(zone) >= sizeof asked)
		zone = "UTC";
	if (*asked != '\0' && strcmp(asked, zone) == 0)
		return;
	setenv("TZ", oc_zone_exists(zone) ? zone : "UTC", 1);
	tzset();
	snprintf(asked, sizeof asked, "%s", zone);
}

void
oc_zone_civil(
    const char *zone, int64_t t, struct oc_civil *out, const char **abbr)
{
	time_t at = (time_t)t;
	struct tm tm;

	enter_zone(zone);
	if (localtime_r(&at, &tm) == NULL) {
		oc_utc_civil(t, out);
		if (abbr != NULL)
			*abbr = "UTC";
		return;
	}
	out->year = (int64_t)tm.tm_year + 1900;
	out->month = tm.tm_mon + 1;
	out->day = tm.tm_mday;
	out->hour = tm.tm_hour;
	out->minute = tm.tm_min;
	out->second = tm.tm_sec;
	out->weekday = tm.tm_wday == 0 ? 7 : tm.tm_wday;
	if (abbr != NULL)
		*abbr = tm.tm_zone;
}

/* Seconds ahead of UTC, and whether that is summer time. */
static int64_t
offset_at(const char *zone, int64_t t, bool *summer)
{
	time_t at = (time_t)t;
	struct tm tm;

	enter_zone(zone);
	if (localtime_r(&at, &tm) == NULL) {
		*summer = false;
		return 0;
	}
	*summer = tm.tm_isdst > 0;
	return tm.tm_gmtoff;
}

int64_t
oc_zone_offset(const char *zone, int64_t t)
{
	bool summer;

	return offset_at(zone, t, &summer);
}

bool
oc_zone_summer(const char *zone, int64_t t)
{
	bool summer;

	offset_at(zone, t, &summer);
	return summer;
}

/*
 * PHP takes the clock's reading for UTC and asks twice for the offset there,
 * which makes what it does with readings that come twice depend on the side
 * of Greenwich the zone is on.
 */
int64_t
oc_zone_local(const char *zone, int64_t local, enum oc_summer summer)
{
	bool is_summer, other;
	int64_t first = offset_at(zone, local, &is_summer);
	int64_t next = offset_at(zone, local - first, &other), o;

	if (next < first)
		return local - next;
	if (next > first)
		return oc_zone_offset(zone, local - next) == next
		           ? local - next
		           : local - first;
	if (summer == OC_SUMMER_YES && first >= 0 && !is_summer) {
		o = offset_at(zone, local - first - 7200, &other);
		if (o != next && oc_zone_offset(zone, local - o) == o)
			return local - o;
	} else if (summer == OC_SUMMER_NO && first <= 0 && is_summer) {
		o = offset_at(zone, local - first + 7200, &other);
		if (o != next && oc_zone_offset(zone, local - o) == o)
			return local - o;
	}
	return local - first;
}

int64_t
oc_zone_instant(const char *zone, const struct oc_civil *c)
{
	return oc_zone_local(zone, oc_civil_utc(c), OC_SUMMER_UNKNOWN);
}

char *
oc_rfc3339(struct oc_arena *a, int64_t t)
{
	struct oc_civil c;

	oc_utc_civil(t, &c);
	return oc_sprintf(a, "%04lld-%02d-%02dT%02d:%02d:%02dZ",
	    (long long)c.year, c.month, c.day, c.hour, c.minute, c.second);
}

char *
oc_rfc3339_now(struct oc_arena *a)
{
	struct timespec ts;
	struct oc_civil c;

	clock_gettime(CLOCK_REALTIME, &ts);
	oc_utc_civil((int64_t)ts.tv_sec, &c);
	return oc_sprintf(a, "%04lld-%02d-%02dT%02d:%02d:%02d.%03ldZ",
	    (long long)c.year, c.month, c.day, c.hour, c.minute, c.second,
	    ts.tv_nsec / 1000000);
}

/* Digits of a fixed number; *p moves behind them. */
static bool
digits(const char **p, int n, int *out)
{
	*out = 0;
	for (; n > 0; n--, (*p)++) {
		if (**p < '0' || **p > '9')
			return false;
		*out = *out * 10 + (**p - '0');
	}
	return true;
}

static bool
one_of(const char **p, const char *chars)
{
	if (**p == '\0' || strchr(chars, **p) == NULL)
		return false;
	(*p)++;
	return true;
}

/* "Z", or hours and minutes before (-) or after (+) Greenwich. */
static bool
offset(const char **p, int64_t *seconds)
{
	bool west = **p == '-';
	int hours, minutes;

	*seconds = 0;
	if (one_of(p, "Zz"))
		return true;
	if (!one_of(p, "+-") || !digits(p, 2, &hours) || !one_of(p, ":") ||
	    !digits(p, 2, &minutes) || hours > 23 || minutes > 59)
		return false;
	*seconds = (west ? -1 : 1) * (hours * 3600 + minutes * 60);
	return true;
}

bool
oc_rfc3339_parse(const char *s, int64_t *out)
{
	struct oc_civil c = { 0 };
	int64_t ahead = 0;
	int year;

	if (s == NULL || !digits(&s, 4, &year) || !one_of(&s, "-") ||
	    !digits(&s, 2, &c.month) || !one_of(&s, "-") ||
	    !digits(&s, 2, &c.day) || c.month < 1 || c.month > 12 ||
	    c.day < 1 || c.day > oc_month_days(year, c.month))
		return false;
	c.year = year;
	if (*s != '\0') {
		if (!one_of(&s, "Tt ") || !digits(&s, 2, &c.hour) ||
		    !one_of(&s, ":") || !digits(&s, 2, &c.minute) ||
		    !one_of(&s, ":") || !digits(&s, 2, &c.second) ||
		    c.hour > 23 || c.minute > 59 || c.second > 60)
			return false;
		if (one_of(&s, "."))
			s += strspn(s, "0123456789");
		if (!offset(&s, &ahead) || *s != '\0')
			return false;
	}
	*out = oc_civil_utc(&c) - ahead;
	return true;
}

char *
oc_http_date(struct oc_arena *a, int64_t t)
{
	static const char days[][4] = { "Mon", "Tue", "Wed", "Thu", "Fri",
		"Sat", "Sun" };
	static const char months[][4] = { "Jan", "Feb", "Mar", "Apr", "May",
		"Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec" };
	struct oc_civil c;

	oc_utc_civil(t, &c);
	return oc_sprintf(a, "%s, %02d %s %04lld %02d:%02d:%02d GMT",
	    days[c.weekday - 1], c.day, months[c.month - 1], (long long)c.year,
	    c.hour, c.minute, c.second);
}

bool
oc_sql_time(const char *s, int64_t *out)
{
	struct oc_civil c = { 0 };
	int year, n = 0;

	if (s == NULL ||
	    sscanf(s, "%4d-%2d-%2d %2d:%2d:%2d%n", &year, &c.month, &c.day,
	        &c.hour, &c.minute, &c.second, &n) != 6 ||
	    n != 19 || c.month < 1 || c.month > 12 || c.day < 1 || c.day > 31)
		return false;
	c.year = year;
	*out = oc_civil_utc(&c);
	return true;
}

char *
oc_sql_civil(struct oc_arena *a, const struct oc_civil *c)
{
	bool before = c->year < 0;

	return oc_sprintf(a, "%s%04lld-%02d-%02d %02d:%02d:%02d",
	    before ? "-" : "", (long long)(before ? -c->year : c->year),
	    c->month, c->day, c->hour, c->minute, c->second);
}
