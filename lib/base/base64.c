/* base64.c - base64 and hexadecimal. */
#include "config.h"

#include <stdint.h>
#include <string.h>

#include "base/base64.h"

static const char std[] =
    "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
static const char url[] =
    "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

static char *
encode(struct oc_arena *a, const void *data, size_t len, const char *abc,
    bool padded)
{
	const unsigned char *p = data;
	char *out = oc_alloc(a, len / 3 * 4 + 5), *o = out;
	size_t i;

	for (i = 0; i + 2 < len; i += 3) {
		unsigned v =
		    (unsigned)p[i] << 16 | (unsigned)p[i + 1] << 8 | p[i + 2];

		*o++ = abc[v >> 18];
		*o++ = abc[v >> 12 & 63];
		*o++ = abc[v >> 6 & 63];
		*o++ = abc[v & 63];
	}
	if (i < len) {
		bool two = i + 1 < len;
		unsigned v =
		    (unsigned)p[i] << 16 | (two ? (unsigned)p[i + 1] << 8 : 0);

		*o++ = abc[v >> 18];
		*o++ = abc[v >> 12 & 63];
		if (two)
			*o++ = abc[v >> 6 & 63];
		else if (padded)
			*o++ = '=';
		if (padded)
			*o++ = '=';
	}
	*o = '\0';
	return out;
}

char *
oc_base64(struct oc_arena *a, const void *p, size_t len)
{
	return encode(a, p, len, std, true);
}

char *
oc_base64url(struct oc_arena *a, const void *p, size_t len)
{
	return encode(a, p, len, url, false);
}

/* Value of one letter, or -1. */
static int
letter(char c, bool is_url)
{
	if (c >= 'A' && c <= 'Z')
		return c - 'A';
	if (c >= 'a' && c <= 'z')
		return c - 'a' + 26;
	if (c >= '0' && c <= '9')
		return c - '0' + 52;
	if (c == (is_url ? '-' : '+'))
		return 62;
	if (c == (is_url ? '_' : '/'))
		return 63;
	return -1;
}

struct decoder {
	char *out;
	size_t len;   /* bytes written */
	unsigned acc; /* bits not yet written */
	size_t count; /* letters read */
};

static void
decoder_push(struct decoder *d, int v)
{
	d->acc = (d->acc << 6 | (unsigned)v) & 0xFFFFFF;
	d->count++;
	switch (d->count % 4) {
	case 2:
		d->out[d->len++] = (char)(d->acc >> 4);
		break;
	case 3:
		d->out[d->len++] = (char)(d->acc >> 2);
		break;
	case 0:
		d->out[d->len++] = (char)d->acc;
		break;
	default:
		break;
	}
}

char *
oc_base64_decode_lenient(
    struct oc_arena *a, const char *s, size_t len, size_t *out_len)
{
	struct decoder d = { .out = oc_alloc(a, len / 4 * 3 + 4) };

	for (size_t i = 0; i < len; i++) {
		int v = letter(s[i], false);

		if (v >= 0)
			decoder_push(&d, v);
	}
	d.out[d.len] = '\0';
	*out_len = d.len;
	return d.out;
}

char *
oc_base64_decode(struct oc_arena *a, const char *s, size_t len, size_t *out_len)
{
	struct decoder d = { .out = oc_alloc(a, len / 4 * 3 + 4) };
	size_t pad = 0;

	for (size_t i = 0; i < len; i++) {
		int v = letter(s[i], false);

		if (strchr(" \t\r\n", s[i]) != NULL && s[i] != '\0')
			continue;
		if (s[i] == '=') {
			pad++;
			continue;
		}
		if (v < 0 || pad > 0)
			return NULL;
		decoder_push(&d, v);
	}
	if (d.count % 4 == 1)
		return NULL;
	if (pad > 0 && (pad > 2 || (d.count + pad) % 4 != 0))
		return NULL;
	d.out[d.len] = '\0';
	*out_len = d.len;
	return d.out;
}

char *
oc_base64url_decode(
    struct oc_arena *a, const char *s, size_t len, size_t *out_len)
{
	struct decoder d = { .out = oc_alloc(a, len / 4 * 3 + 4) };

	for (size_t i = 0; i < len; i++) {
		int v = letter(s[i], true);

		if (v < 0)
			return NULL;
		decoder_push(&d, v);
	}
	if (d.count % 4 == 1)
		return NULL;
	d.out[d.len] = '\0';
	*out_len = d.len;
	return d.out;
}

char *
oc_hex(struct oc_arena *a, const void *data, size_t len)
{
	static const char digits[] = "0123456789abcdef";
	const unsigned char *p = data;
	char *out = oc_alloc(a, len * 2 + 1);

	for (size_t i = 0; i < len; i++) {
		out[2 * i] = digits[p[i] >> 4];
		out[2 * i + 1] = digits[p[i] & 15];
	}
	out[2 * len] = '\0';
	return out;
}
