/*
 * oidc_keys.h - keys of a provider, and what is signed with them.
 */
#ifndef OC_TESTS_OIDC_KEYS_H
#define OC_TESTS_OIDC_KEYS_H

#include <openssl/evp.h>

#include "unit.h"

/* The keys, once made; the process frees them at its end. */
extern struct oidc_keys {
	EVP_PKEY *rsa, *other_rsa, *small_rsa, *ec, *p384;
} oidc_keys;

/* Make them unless they are there: RSA keys take their time. */
void oidc_keys_make(void);

/* A number of a key as base64url of `size` bytes; 0: as many as it has. */
const char *oidc_key_number(
    struct oc_arena *a, EVP_PKEY *k, const char *param, int size);

/* A key as JWK, with more members. */
const char *oidc_jwk(struct oc_arena *a, EVP_PKEY *k, const char *more);

/* header and claims signed with k: RSA by RS256, or by PS256. */
const char *oidc_sign(struct oc_arena *a, EVP_PKEY *k, bool pss,
    const char *header, const char *claims);

#endif
