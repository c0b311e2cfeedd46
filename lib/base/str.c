/* str.c - ASCII text. */
#include "config.h"

#include <limits.h>
#include <string.h>

#include "base/str.h"

int
oc_lower(int c)
{
	return c >= 'A' && c <= 'Z' ? c + ('a' - 'A') : c;
}

int
oc_upper(int c)
{
	return c >= 'a' && c <= 'z' ? c - ('a' - 'A') : c;
}

bool
oc_isspace(int c)
{
	return c == ' ' || (c >= '\t' && c <= '\r');
}

bool
oc_isdigit(int c)
{
	return c >= '0' && c <= '9';
}

bool
oc_isalpha(int c)
{
	return oc_lower(c) >= 'a' && oc_lower(c) <= 'z';
}

bool
oc_isalnum(int c)
{
	return oc_isdigit(c) || oc_isalpha(c);
}

bool
oc_empty(const char *s)
{
	return s == NULL || *s == '\0';
}

bool
oc_streq(const char *a, const char *b)
{
	if (a == NULL || b == NULL)
		return a == b;
	return strcmp(a, b) == 0;
}

bool
oc_strieq(const char *a, const char *b)
{
	if (a == NULL || b == NULL)
		return a == b;
	while (*a != '\0' && oc_lower(*a) == oc_lower(*b))
		a++, b++;
	return *a == *b;
}

bool
oc_starts(const char *s, const char *with)
{
	return strncmp(s, with, strlen(with)) == 0;
}

bool
oc_istarts(const char *s, const char *with)
{
	while (*with != '\0' && oc_lower(*s) == oc_lower(*with))
		s++, with++;
	return *with == '\0';
}

bool
oc_ends(const char *s, const char *with)
{
	size_t n = strlen(s), w = strlen(with);

	return n >= w && memcmp(s + n - w, with, w) == 0;
}

const char *
oc_stristr(const char *hay, const char *needle)
{
	for (;; hay++) {
		if (oc_istarts(hay, needle))
			return hay;
		if (*hay == '\0')
			return NULL;
	}
}

static char *
map(struct oc_arena *a, const char *s, int (*fn)(int))
{
	char *copy = oc_strdup(a, s);

	if (copy != NULL)
		for (char *p = copy; *p != '\0'; p++)
			*p = (char)fn(*p);
	return copy;
}

char *
oc_strlower(struct oc_arena *a, const char *s)
{
	return map(a, s, oc_lower);
}

char *
oc_strupper(struct oc_arena *a, const char *s)
{
	return map(a, s, oc_upper);
}

static bool
is_trimmed(char c, const char *set)
{
	return strchr(set == NULL ? " \t\n\r\v" : set, c) != NULL;
}

char *
oc_trim(struct oc_arena *a, const char *s, const char *set)
{
	size_t n;

	while (*s != '\0' && is_trimmed(*s, set))
		s++;
	n = strlen(s);
	while (n > 0 && is_trimmed(s[n - 1], set))
		n--;
	return oc_strndup(a, s, n);
}

char *
oc_replace(struct oc_arena *a, const char *s, const char *from, const char *to)
{
	size_t nfrom = strlen(from), nto = strlen(to), count = 0;
	const char *hit;
	char *out, *p;

	for (hit = s; (hit = strstr(hit, from)) != NULL; hit += nfrom)
		count++;
	if (count == 0)
		return oc_strdup(a, s);
	out = p = oc_alloc(a, strlen(s) + count * nto + 1);
	while ((hit = strstr(s, from)) != NULL) {
		memcpy(p, s, (size_t)(hit - s));
		p += hit - s;
		memcpy(p, to, nto);
		p += nto;
		s = hit + nfrom;
	}
	memcpy(p, s, strlen(s) + 1);
	return out;
}

char **
oc_split(struct oc_arena *a, const char *s, char sep, size_t *n)
{
	size_t count = 1, i;
	char **out;

	for (const char *p = s; *p != '\0'; p++)
		count += *p == sep;
	out = oc_alloc(a, (count + 1) * sizeof *out);
	for (i = 0; i < count; i++) {
		const char *end = strchr(s, sep);
		size_t len = end == NULL ? strlen(s) : (size_t)(end - s);

		out[i] = oc_strndup(a, s, len);
		s += len + 1;
	}
	out[count] = NULL;
	if (n != NULL)
		*n = count;
	return out;
}

bool
oc_parse_int(const char *s, int64_t *out)
{
	bool minus = *s == '-';
	int64_t v = 0;

	s += minus;
	if (*s == '\0')
		return false;
	for (; *s != '\0'; s++) {
		int d = *s - '0';

		if (!oc_isdigit(*s))
			return false;
		if (v < (INT64_MIN + d) / 10)
			return false;
		v = v * 10 - d; /* downwards: INT64_MIN has no positive */
	}
	if (!minus && v == INT64_MIN)
		return false;
	*out = minus ? v : -v;
	return true;
}

int64_t
oc_leading_int(const char *s)
{
	bool minus = false;
	int64_t v = 0;

	while (oc_isspace(*s))
		s++;
	if (*s == '-' || *s == '+')
		minus = *s++ == '-';
	for (; oc_isdigit(*s); s++) {
		int d = *s - '0';

		if (v < (INT64_MIN + d) / 10) {
			v = INT64_MIN;
			break;
		}
		v = v * 10 - d;
	}
	if (minus)
		return v;
	return v == INT64_MIN ? INT64_MAX : -v;
}

static const char *
skip_digits(const char *s)
{
	while (oc_isdigit(*s))
		s++;
	return s;
}

bool
oc_is_numeric(const char *s)
{
	const char *start;
	bool digits;

	while (oc_isspace(*s))
		s++;
	if (*s == '-' || *s == '+')
		s++;
	start = s;
	s = skip_digits(s);
	digits = s > start;
	if (*s == '.') {
		start = ++s;
		s = skip_digits(s);
		digits = digits || s > start;
	}
	if (!digits)
		return false;
	if (oc_lower(*s) == 'e') {
		const char *e = s + 1;

		if (*e == '-' || *e == '+')
			e++;
		if (skip_digits(e) > e)
			s = skip_digits(e);
	}
	while (oc_isspace(*s))
		s++;
	return *s == '\0';
}

bool
oc_secret_eq(const char *a, const char *b)
{
	size_t na = strlen(a), nb = strlen(b);
	unsigned char diff = na != nb;

	for (size_t i = 0; i < na; i++)
		diff |= (unsigned char)(a[i] ^ b[nb == 0 ? 0 : i % nb]);
	return diff == 0;
}
