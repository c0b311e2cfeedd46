/*
 * oidc_key.h - a provider's public keys (JWKS, RFC 7517) and what they sign.
 *
 * The only file of this part that includes OpenSSL.  RSA keys of 2048 to 8192
 * bits sign with RS256 or PS256, keys on P-256 with ES256 (RFC 7518); nothing
 * else is taken, above all no algorithm with a shared secret.
 */
#ifndef OC_AUTH_OIDC_KEY_H
#define OC_AUTH_OIDC_KEY_H

#include <stdbool.h>
#include <stddef.h>

#include "base/arena.h"
#include "base/err.h"

enum oc_jwk_type { OC_JWK_RSA, OC_JWK_P256 };

struct oc_jwk {
	enum oc_jwk_type type;
	const char *kid; /* NULL: it has none */
	const char *alg; /* the only one it is for; NULL: any of its type */
	const unsigned char *a, *b; /* n and e, or x and y, big-endian */
	size_t a_len, b_len;
};

struct oc_jwks {
	struct oc_jwk *keys;
	size_t n;
};

/*
 * Read a key set.  Keys that are not for signatures, or of a kind we do not
 * take, are left out; so *out may be empty.  OC_EINVAL: it is no key set.
 */
enum oc_err oc_jwks_parse(
    struct oc_arena *a, const char *text, size_t len, struct oc_jwks *out);

/*
 * The key with that id that may sign with alg.  Without an id (NULL) the set
 * must hold only one that fits.  NULL when there is none.
 */
const struct oc_jwk *oc_jwks_find(
    const struct oc_jwks *set, const char *alg, const char *kid);

/* Is sig the signature of the len bytes at p by this key with alg? */
bool oc_jwk_verify(const struct oc_jwk *key, const char *alg, const void *p,
    size_t len, const void *sig, size_t sig_len);

/* Is it the name of an algorithm we take? */
bool oc_jws_alg_known(const char *alg);

#endif
