/* totp.c - codes of authenticator apps. */
#include "config.h"

#include <stdio.h>
#include <string.h>

#include "base/hash.h"
#include "base/str.h"
#include "osticket/totp.h"

enum {
	KEY_MIN = 10, /* bytes: what the plug-in of osTicket makes */
	COUNTER_LEN = 8
};

static int
base32_digit(int c)
{
	c = oc_upper(c);
	if (c >= 'A' && c <= 'Z')
		return c - 'A';
	return c >= '2' && c <= '7' ? c - '2' + 26 : -1;
}

bool
oc_totp_key(struct oc_arena *a, const char *base32, struct oc_totp_key *out)
{
	unsigned char *bytes = oc_alloc(a, strlen(base32));
	unsigned bits = 0, have = 0;
	size_t n = 0;

	for (const char *p = base32; *p != '\0'; p++) {
		int digit;

		if (*p == ' ' || *p == '=')
			continue;
		digit = base32_digit((unsigned char)*p);
		if (digit < 0)
			return false;
		bits = (bits << 5 | (unsigned)digit) & 0xFFFF;
		have += 5;
		if (have >= 8) {
			have -= 8;
			bytes[n++] = (unsigned char)(bits >> have);
		}
	}
	if (n < KEY_MIN)
		return false;
	*out = (struct oc_totp_key){ .bytes = bytes, .len = n };
	return true;
}

void
oc_totp_code(
    const struct oc_totp_key *key, int64_t step, char out[OC_TOTP_DIGITS + 1])
{
	unsigned char counter[COUNTER_LEN], md[OC_SHA1_LEN];
	uint64_t left = (uint64_t)step;
	const unsigned char *p;
	uint32_t v;

	for (int i = COUNTER_LEN - 1; i >= 0; i--) {
		counter[i] = (unsigned char)(left & 0xFF);
		left >>= 8;
	}
	oc_hmac_sha1(key->bytes, key->len, counter, sizeof counter, md);
	/* RFC 4226, 5.3: the last half byte says where to read. */
	p = md + (md[OC_SHA1_LEN - 1] & 0x0F);
	v = (uint32_t)(p[0] & 0x7F) << 24 | (uint32_t)p[1] << 16 |
	    (uint32_t)p[2] << 8 | (uint32_t)p[3];
	snprintf(out, OC_TOTP_DIGITS + 1, "%06u", (unsigned)(v % 1000000));
}

bool
oc_totp_matches(
    const struct oc_totp_key *key, const char *code, int64_t now, int64_t *step)
{
	bool found = false;

	for (int64_t s = now / OC_TOTP_STEP - OC_TOTP_SKEW;
	     s <= now / OC_TOTP_STEP + OC_TOTP_SKEW; s++) {
		char want[OC_TOTP_DIGITS + 1];

		oc_totp_code(key, s, want);
		if (oc_secret_eq(want, code)) {
			*step = s;
			found = true;
		}
	}
	return found;
}
