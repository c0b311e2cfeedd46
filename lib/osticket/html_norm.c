/* html_norm.c - Unicode's form C. */
#include "config.h"

#include <stdbool.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "base/def.h"
#include "base/load.h"
#include "base/utf8.h"
#include "osticket/html_norm.h"

/*
 * Code points outside of these ranges stand for themselves in form C, do not
 * combine with what is before them and have no order among each other: text
 * of nothing else is in form C.  Made of Unicode 14, with the gaps of up to
 * 128 between such code points closed.
 */
static const struct {
	unsigned first, last;
} unsure[] = { { 0x0300, 0x0387 }, { 0x0483, 0x0487 }, { 0x0591, 0x074A },
	{ 0x07EB, 0x108D }, { 0x1161, 0x11C2 }, { 0x135D, 0x135F },
	{ 0x1714, 0x1734 }, { 0x17D2, 0x17DD }, { 0x18A9, 0x18A9 },
	{ 0x1939, 0x193B }, { 0x1A17, 0x1C37 }, { 0x1CD0, 0x1CF9 },
	{ 0x1DC0, 0x1DFF }, { 0x1F71, 0x2001 }, { 0x20D0, 0x212B },
	{ 0x2329, 0x232A }, { 0x2ADC, 0x2ADC }, { 0x2CEF, 0x2CF1 },
	{ 0x2D7F, 0x2DFF }, { 0x302A, 0x309A }, { 0xA66F, 0xA6F1 },
	{ 0xA806, 0xA82C }, { 0xA8C4, 0xA9C0 }, { 0xAAB0, 0xAAF6 },
	{ 0xABED, 0xABED }, { 0xF900, 0xFB4E }, { 0xFE20, 0xFE2F },
	{ 0x101FD, 0x101FD }, { 0x102E0, 0x102E0 }, { 0x10376, 0x1037A },
	{ 0x10A0D, 0x10A3F }, { 0x10AE5, 0x10AE6 }, { 0x10D24, 0x10D27 },
	{ 0x10EAB, 0x10EAC }, { 0x10F46, 0x10F85 }, { 0x11046, 0x11236 },
	{ 0x112E9, 0x11374 }, { 0x11442, 0x114C3 }, { 0x115AF, 0x1172B },
	{ 0x11839, 0x1183A }, { 0x11930, 0x11943 }, { 0x119E0, 0x11A99 },
	{ 0x11C3F, 0x11C3F }, { 0x11D42, 0x11D97 }, { 0x16AF0, 0x16B36 },
	{ 0x16FF0, 0x16FF1 }, { 0x1BC9E, 0x1BC9E }, { 0x1D15E, 0x1D1C0 },
	{ 0x1D242, 0x1D244 }, { 0x1E000, 0x1E02A }, { 0x1E130, 0x1E136 },
	{ 0x1E2AE, 0x1E2EF }, { 0x1E8D0, 0x1E94A }, { 0x2F800, 0x2FA1D } };

static bool
is_sure(unsigned c)
{
	size_t low = 0, high = OC_COUNT(unsure);

	if (c < unsure[0].first)
		return true;
	while (high - low > 1) {
		size_t mid = low + (high - low) / 2;

		if (c < unsure[mid].first)
			high = mid;
		else
			low = mid;
	}
	return c > unsure[low].last;
}

static bool
is_nfc(const char *s, size_t len)
{
	unsigned c = 0;

	while (len > 0) {
		size_t n = oc_utf8_decode(s, len, &c);

		if (n == 0 || !is_sure(c))
			return false;
		s += n;
		len -= n;
	}
	return true;
}

/* libunistring's u8_normalize(); its forms are objects of a hidden type. */
typedef uint8_t *normalize_fn(const void *form, const uint8_t *s, size_t len,
    uint8_t *out, size_t *out_len);

static normalize_fn *normalize;
static const void *nfc;

/* Tried once per process. */
static bool
load(void)
{
	static const char *const names[] = { "libunistring.so.5",
		"libunistring.so.2" };
	static const struct oc_symbol symbols[] = {
		{ "u8_normalize", &normalize },
		{ "uninorm_nfc", &nfc },
	};
	static bool tried, loaded;

	if (!tried)
		loaded =
		    oc_load(names, OC_COUNT(names), symbols, OC_COUNT(symbols));
	tried = true;
	return loaded;
}

const char *
oc_html_nfc(struct oc_arena *a, const char *s)
{
	size_t len = strlen(s), out_len = 0;
	uint8_t *out;
	char *copy;

	if (is_nfc(s, len))
		return s;
	if (!load())
		return s;
	out = normalize(nfc, (const uint8_t *)s, len, NULL, &out_len);
	if (out == NULL)
		return s;
	copy = oc_strndup(a, (const char *)out, out_len);
	free(out);
	return copy;
}
