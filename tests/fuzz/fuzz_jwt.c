/*
 * fuzz_jwt.c - libFuzzer target for the judging of access tokens.
 *
 * Input as it is must never be taken.  Input that has a line feed is also
 * made a header and a payload, signed with the right key: then the claims
 * decide, and what is taken must be what they say.
 */
#include "config.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "auth/jwt.h"
#include "base/base64.h"
#include "base/hash.h"
#include "base/str.h"

#define NOW 1800000000

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static const struct oc_jwt_keys keys = {
	.issuer = "iss",
	.n = 2,
	.key = { { "0123456789abcdef", "0123456789abcdef0123456789abcdef", 32 },
	    { "fedcba9876543210", "fedcba9876543210fedcba9876543210", 32 } },
};

static const char *
sign(struct oc_arena *a, const char *header, size_t header_len,
    const char *payload, size_t payload_len)
{
	unsigned char md[OC_SHA256_LEN];
	const char *text =
	    oc_sprintf(a, "%s.%s", oc_base64url(a, header, header_len),
	        oc_base64url(a, payload, payload_len));

	oc_hmac_sha256(
	    keys.key[0].key, keys.key[0].len, text, strlen(text), md);
	return oc_sprintf(a, "%s.%s", text, oc_base64url(a, md, sizeof md));
}

static void
check(struct oc_arena *a, const char *payload, size_t len,
    const struct oc_jwt *jwt)
{
	const char *text = oc_strndup(a, payload, len);

	if (jwt->kind != OC_AGENT && jwt->kind != OC_USER)
		abort();
	if (jwt->id <= 0 || jwt->exp <= NOW || jwt->nbf > NOW + 5 ||
	    jwt->iat > NOW + 5 || oc_empty(jwt->sid) || oc_empty(jwt->jti))
		abort();
	/* Escapes apart, it says so in so many words. */
	if (strchr(text, '\\') == NULL && (strstr(text, "\"access\"") == NULL ||
	                                      strstr(text, "\"iss\"") == NULL))
		abort();
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct oc_arena a = OC_ARENA_INIT;
	const char *text = oc_strndup(&a, (const char *)data, size);
	const char *lf = memchr(text, '\n', size), *payload;
	struct oc_jwt jwt;
	size_t len;

	if (oc_jwt_verify(&a, &keys, text, NOW, &jwt) != OC_EAUTH)
		abort();
	if (lf != NULL) {
		payload = lf + 1;
		len = size - (size_t)(payload - text);
		if (oc_jwt_verify(&a, &keys,
		        sign(&a, text, (size_t)(lf - text), payload, len), NOW,
		        &jwt) == OC_OK)
			check(&a, payload, len, &jwt);
	}
	oc_arena_release(&a);
	return 0;
}
