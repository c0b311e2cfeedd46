/* utf8.c - UTF-8. */
#include "config.h"

#include <assert.h>
#include <string.h>

#include "base/utf8.h"

static bool
is_tail(unsigned char c)
{
	return (c & 0xC0) == 0x80;
}

size_t
oc_utf8_decode(const char *s, size_t len, unsigned *out)
{
	const unsigned char *p = (const unsigned char *)s;
	size_t n, i;
	unsigned c, least;

	if (len == 0)
		return 0;
	if (p[0] < 0x80) {
		*out = p[0];
		return 1;
	}
	if (p[0] >= 0xC2 && p[0] <= 0xDF)
		n = 2, c = p[0] & 0x1F, least = 0x80;
	else if (p[0] >= 0xE0 && p[0] <= 0xEF)
		n = 3, c = p[0] & 0x0F, least = 0x800;
	else if (p[0] >= 0xF0 && p[0] <= 0xF4)
		n = 4, c = p[0] & 0x07, least = 0x10000;
	else
		return 0;
	if (len < n)
		return 0;
	for (i = 1; i < n; i++) {
		if (!is_tail(p[i]))
			return 0;
		c = c << 6 | (p[i] & 0x3F);
	}
	if (c < least || c > 0x10FFFF || (c >= 0xD800 && c <= 0xDFFF))
		return 0;
	*out = c;
	return n;
}

size_t
oc_utf8_encode(unsigned c, char out[4])
{
	assert(c <= 0x10FFFF);
	if (c < 0x80) {
		out[0] = (char)c;
		return 1;
	}
	if (c < 0x800) {
		out[0] = (char)(0xC0 | c >> 6);
		out[1] = (char)(0x80 | (c & 0x3F));
		return 2;
	}
	if (c < 0x10000) {
		out[0] = (char)(0xE0 | c >> 12);
		out[1] = (char)(0x80 | (c >> 6 & 0x3F));
		out[2] = (char)(0x80 | (c & 0x3F));
		return 3;
	}
	out[0] = (char)(0xF0 | c >> 18);
	out[1] = (char)(0x80 | (c >> 12 & 0x3F));
	out[2] = (char)(0x80 | (c >> 6 & 0x3F));
	out[3] = (char)(0x80 | (c & 0x3F));
	return 4;
}

bool
oc_utf8_valid(const char *p, size_t len)
{
	unsigned c;

	while (len > 0) {
		size_t n = oc_utf8_decode(p, len, &c);

		if (n == 0)
			return false;
		p += n;
		len -= n;
	}
	return true;
}

size_t
oc_utf8_count(const char *p, size_t len)
{
	size_t n = 0;

	for (size_t i = 0; i < len; i++)
		n += !is_tail((unsigned char)p[i]);
	return n;
}

size_t
oc_utf8_prefix(const char *p, size_t len, size_t n)
{
	size_t i;

	for (i = 0; i < len; i++)
		if (!is_tail((unsigned char)p[i]) && n-- == 0)
			break;
	return i;
}

char *
oc_utf8_scrub(struct oc_arena *a, const char *p, size_t len)
{
	char *s = oc_alloc(a, len + 1);
	size_t at = 0;
	unsigned c;

	while (len > 0) {
		size_t n = oc_utf8_decode(p, len, &c);
		size_t step = n > 0 ? n : 1;

		memcpy(s + at, p, n);
		at += n;
		p += step;
		len -= step;
	}
	s[at] = '\0';
	return s;
}

const char *
oc_utf8_mb3(struct oc_arena *a, const char *s, size_t *len)
{
	size_t i, left;
	char *copy;

	for (i = 0; i < *len && (unsigned char)s[i] < 0xF0; i++)
		continue;
	if (i == *len)
		return s;
	copy = oc_strndup(a, s, *len);
	for (left = 0; i < *len; i++) {
		if ((unsigned char)copy[i] >= 0xF0)
			left = 4;
		if (left > 0) {
			copy[i] = '?';
			left--;
		}
	}
	return copy;
}
