/*
 * hash.h - digests and message authentication, through OpenSSL.
 *
 * MD5 and SHA-1 are here because osTicket's formats are made of them; nothing
 * of ours relies on their strength.
 */
#ifndef OC_BASE_HASH_H
#define OC_BASE_HASH_H

#include <stddef.h>

#include "base/arena.h"

enum {
	OC_MD5_LEN = 16,
	OC_SHA1_LEN = 20,
	OC_SHA256_LEN = 32,
	OC_SHA512_LEN = 64
};

void oc_md5(const void *p, size_t len, unsigned char out[OC_MD5_LEN]);
void oc_sha1(const void *p, size_t len, unsigned char out[OC_SHA1_LEN]);
void oc_sha256(const void *p, size_t len, unsigned char out[OC_SHA256_LEN]);

/* Lower-case hexadecimal of the digest of the string s. */
char *oc_md5_hex(struct oc_arena *a, const char *s);
char *oc_sha256_hex(struct oc_arena *a, const char *s);

/* HMAC, RFC 2104. */
void oc_hmac_sha1(const void *key, size_t key_len, const void *p, size_t len,
    unsigned char out[OC_SHA1_LEN]);
void oc_hmac_sha256(const void *key, size_t key_len, const void *p, size_t len,
    unsigned char out[OC_SHA256_LEN]);
void oc_hmac_sha512(const void *key, size_t key_len, const void *p, size_t len,
    unsigned char out[OC_SHA512_LEN]);

/*
 * HKDF with SHA-256, RFC 5869: out_len bytes (at most 255 * 32) made of key.
 * info says what they are for; salt may be NULL when salt_len is 0.
 */
void oc_hkdf_sha256(const void *key, size_t key_len, const void *salt,
    size_t salt_len, const char *info, unsigned char *out, size_t out_len);

/*
 * Let OpenSSL do without the system's openssl.cnf, which takes a millisecond
 * to read.  For programs without TLS; has to come before anything else uses
 * OpenSSL.
 */
void oc_crypto_without_config(void);

#endif
