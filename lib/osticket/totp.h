/*
 * totp.h - codes of authenticator apps, RFC 6238: HMAC-SHA-1, 6 digits, a
 * new one every 30 seconds.
 */
#ifndef OC_OSTICKET_TOTP_H
#define OC_OSTICKET_TOTP_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"

enum {
	OC_TOTP_STEP = 30, /* seconds */
	OC_TOTP_DIGITS = 6,
	OC_TOTP_SKEW = 1 /* steps that the app's clock may be off */
};

struct oc_totp_key {
	const unsigned char *bytes;
	size_t len;
};

/*
 * Read a key in base32 (RFC 4648) as apps show it: letters in either case,
 * blanks and padding skipped.  False, *out untouched, for anything else and
 * for fewer than 10 bytes.
 */
bool oc_totp_key(
    struct oc_arena *a, const char *base32, struct oc_totp_key *out);

/* The code of a step, which is Unix time divided by OC_TOTP_STEP. */
void oc_totp_code(
    const struct oc_totp_key *key, int64_t step, char out[OC_TOTP_DIGITS + 1]);

/*
 * Is it the code of now, or of a step at most OC_TOTP_SKEW away?  *step gets
 * the step whose code it is, so that the caller can refuse it next time.
 */
bool oc_totp_matches(const struct oc_totp_key *key, const char *code,
    int64_t now, int64_t *step);

#endif
