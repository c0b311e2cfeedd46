/* number.c - doubles and text without the locale's decimal point. */
#include "config.h"

#include <float.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/str.h"
#include "json/number.h"

enum {
	/* No double needs more digits than 767 to be told from its
	 * neighbours; what follows them only matters by not being zero. */
	DIGITS_MAX = 770,
	EXP_MAX = 100000
};

/* Digits and power of ten of a number: 0.DIGITS * 10^point. */
struct decimal {
	char digits[DIGITS_MAX + 2];
	size_t n;
	int64_t point;
};

static size_t
count_digits(const char *p, size_t len)
{
	size_t n = 0;

	while (n < len && oc_isdigit(p[n]))
		n++;
	return n;
}

static bool
is_sign(const char *p, size_t len)
{
	return len > 0 && (*p == '-' || *p == '+');
}

size_t
oc_number_scan(const char *p, size_t len, bool *integer)
{
	size_t at = is_sign(p, len), digits, more = 0;

	*integer = true;
	digits = count_digits(p + at, len - at);
	at += digits;
	if (at < len && p[at] == '.') {
		more = count_digits(p + at + 1, len - at - 1);
		if (digits + more > 0) {
			*integer = false;
			at += 1 + more;
		}
	}
	if (digits + more == 0)
		return 0;
	if (at < len && oc_lower(p[at]) == 'e') {
		size_t e = at + 1;

		e += is_sign(p + e, len - e);
		digits = count_digits(p + e, len - e);
		if (digits > 0) {
			*integer = false;
			at = e + digits;
		}
	}
	return at;
}

bool
oc_number_int(const char *p, size_t len, int64_t *out)
{
	bool minus = len > 0 && *p == '-';
	int64_t v = 0;

	for (size_t i = is_sign(p, len); i < len; i++) {
		int d = p[i] - '0';

		if (v < (INT64_MIN + d) / 10)
			return false;
		v = v * 10 - d; /* downwards: INT64_MIN has no positive */
	}
	if (!minus && v == INT64_MIN)
		return false;
	*out = minus ? v : -v;
	return true;
}

/* The exponent after the "e", stopped where it no longer matters. */
static int64_t
read_exponent(const char *p, size_t len)
{
	bool minus = len > 0 && *p == '-';
	int64_t v = 0;

	for (size_t i = is_sign(p, len); i < len; i++)
		if (v < INT64_MAX / 100)
			v = v * 10 + (p[i] - '0');
	return minus ? -v : v;
}

static void
add_digit(struct decimal *d, char c)
{
	if (d->n < DIGITS_MAX)
		d->digits[d->n++] = c;
	else if (c != '0')
		d->digits[DIGITS_MAX - 1] = '1';
}

static void
read_decimal(const char *p, size_t len, struct decimal *d)
{
	bool fraction = false;

	d->n = 0;
	d->point = 0;
	for (size_t i = is_sign(p, len); i < len; i++) {
		if (p[i] == '.') {
			fraction = true;
		} else if (!oc_isdigit(p[i])) {
			d->point += read_exponent(p + i + 1, len - i - 1);
			break;
		} else if (d->n == 0 && p[i] == '0') {
			d->point -= fraction;
		} else {
			d->point += !fraction;
			add_digit(d, p[i]);
		}
	}
}

/* Written without a point, so that strtod() needs to know none. */
static double
decimal_double(const struct decimal *d)
{
	char text[DIGITS_MAX + 32];
	int64_t exp = d->point - (int64_t)d->n;

	if (d->n == 0)
		return 0;
	if (exp > EXP_MAX)
		exp = EXP_MAX;
	if (exp < -EXP_MAX)
		exp = -EXP_MAX;
	snprintf(text, sizeof text, "%.*se%d", (int)d->n, d->digits, (int)exp);
	return strtod(text, NULL);
}

double
oc_number_double(const char *p, size_t len)
{
	struct decimal d;
	double v;

	read_decimal(p, len, &d);
	v = decimal_double(&d);
	return len > 0 && *p == '-' ? -v : v;
}

/* d, which is over 0, rounded to n digits, without zeros at the end. */
static void
round_to(double d, int n, struct decimal *out)
{
	char text[OC_NUMBER_MAX];
	const char *e;

	snprintf(text, sizeof text, "%.*e", n - 1, d);
	e = strchr(text, 'e');
	out->n = 0;
	for (const char *p = text; p < e; p++)
		if (oc_isdigit(*p))
			out->digits[out->n++] = *p;
	out->point = read_exponent(e + 1, strlen(e + 1)) + 1;
	while (out->n > 1 && out->digits[out->n - 1] == '0')
		out->n--;
}

/* The next larger number of n digits. */
static void
step_up(struct decimal *d, size_t n)
{
	while (d->n < n)
		d->digits[d->n++] = '0';
	while (d->n > 0 && d->digits[d->n - 1] == '9')
		d->n--;
	if (d->n == 0) {
		d->digits[d->n++] = '1';
		d->point++;
	} else {
		d->digits[d->n - 1]++;
	}
}

/*
 * The fewest digits that read back as d, which is over 0.  Just under a power
 * of two doubles lie half as far apart as above it: there the nearest decimal
 * may read back as the neighbour while the next one up does not.
 */
static void
shortest(double d, struct decimal *out)
{
	int exp;
	bool power = frexp(d, &exp) == 0.5;

	for (int n = d < DBL_MIN ? 1 : DBL_DIG; n <= DBL_DECIMAL_DIG; n++) {
		round_to(d, n, out);
		if (decimal_double(out) == d)
			return;
		if (power) {
			step_up(out, (size_t)n);
			if (decimal_double(out) == d)
				return;
		}
	}
}

static size_t
write_exponential(const struct decimal *d, char exp, char *out)
{
	int e = (int)d->point - 1;
	int n;

	n = snprintf(out, OC_NUMBER_MAX, "%c.%.*s%c%c%d", d->digits[0],
	    d->n > 1 ? (int)d->n - 1 : 1, d->n > 1 ? d->digits + 1 : "0", exp,
	    e < 0 ? '-' : '+', e < 0 ? -e : e);
	return (size_t)n;
}

static size_t
write_plain(const struct decimal *d, char *out)
{
	static const char zeros[] = "00000000000000000000";
	int point = (int)d->point, n = (int)d->n;

	if (point <= 0)
		n = snprintf(out, OC_NUMBER_MAX, "0.%.*s%.*s", -point, zeros, n,
		    d->digits);
	else if (point >= n)
		n = snprintf(out, OC_NUMBER_MAX, "%.*s%.*s", n, d->digits,
		    point - n, zeros);
	else
		n = snprintf(out, OC_NUMBER_MAX, "%.*s.%.*s", point, d->digits,
		    n - point, d->digits + point);
	return (size_t)n;
}

size_t
oc_number_write(double d, char exp, char out[OC_NUMBER_MAX])
{
	struct decimal dec = { .digits = "0", .n = 1, .point = 1 };
	size_t sign = signbit(d) != 0;

	if (sign > 0)
		*out++ = '-';
	if (d != 0)
		shortest(fabs(d), &dec);
	if (dec.point < -3 || dec.point > DBL_DECIMAL_DIG)
		return sign + write_exponential(&dec, exp, out);
	return sign + write_plain(&dec, out);
}
