/*
 * hash.c - the one place that calls OpenSSL's digests.
 *
 * Its plain functions and not EVP: the first use of EVP sets up OpenSSL's
 * providers, two milliseconds that a CGI pays at every request.  They are
 * deprecated, but in every OpenSSL up to 3.
 */
#define OPENSSL_SUPPRESS_DEPRECATED
#include "config.h"

#include <assert.h>
#include <string.h>

#include <openssl/crypto.h>
#include <openssl/md5.h>
#include <openssl/sha.h>

#include "base/base64.h"
#include "base/hash.h"

enum { BLOCK_MAX = SHA512_CBLOCK, BLOCK = 64 };

/* A digest of which HMAC is made. */
struct method {
	size_t len, block;
	/* Of two pieces, one after the other. */
	void (*two)(const void *a, size_t a_len, const void *b, size_t b_len,
	    unsigned char *out);
};

#define TWO_PIECES(name, TYPE, PREFIX)                                         \
	static void name(const void *a, size_t a_len, const void *b,           \
	    size_t b_len, unsigned char *out)                                  \
	{                                                                      \
		TYPE c;                                                        \
                                                                               \
		PREFIX##_Init(&c);                                             \
		PREFIX##_Update(&c, a, a_len);                                 \
		PREFIX##_Update(&c, b, b_len);                                 \
		PREFIX##_Final(out, &c);                                       \
	}

TWO_PIECES(md5_two, MD5_CTX, MD5)
TWO_PIECES(sha1_two, SHA_CTX, SHA1)
TWO_PIECES(sha256_two, SHA256_CTX, SHA256)
TWO_PIECES(sha512_two, SHA512_CTX, SHA512)

static const struct method sha1 = { OC_SHA1_LEN, BLOCK, sha1_two };
static const struct method sha256 = { OC_SHA256_LEN, BLOCK, sha256_two };
static const struct method sha512 = { OC_SHA512_LEN, BLOCK_MAX, sha512_two };

void
oc_md5(const void *p, size_t len, unsigned char out[OC_MD5_LEN])
{
	md5_two(p, len, "", 0, out);
}

void
oc_sha1(const void *p, size_t len, unsigned char out[OC_SHA1_LEN])
{
	sha1_two(p, len, "", 0, out);
}

void
oc_sha256(const void *p, size_t len, unsigned char out[OC_SHA256_LEN])
{
	sha256_two(p, len, "", 0, out);
}

char *
oc_md5_hex(struct oc_arena *a, const char *s)
{
	unsigned char md[OC_MD5_LEN];

	oc_md5(s, strlen(s), md);
	return oc_hex(a, md, sizeof md);
}

char *
oc_sha256_hex(struct oc_arena *a, const char *s)
{
	unsigned char md[OC_SHA256_LEN];

	oc_sha256(s, strlen(s), md);
	return oc_hex(a, md, sizeof md);
}

/* RFC 2104: H(K xor opad, H(K xor ipad, text)). */
static void
hmac(const struct method *m, const void *key, size_t key_len, const void *p,
    size_t len, unsigned char *out)
{
	unsigned char k[BLOCK_MAX] = { 0 }, inner[OC_SHA512_LEN];

	if (key_len > m->block)
		m->two(key, key_len, "", 0, k);
	else if (key_len > 0)
		memcpy(k, key, key_len);
	for (size_t i = 0; i < m->block; i++)
		k[i] ^= 0x36;
	m->two(k, m->block, p, len, inner);
	for (size_t i = 0; i < m->block; i++)
		k[i] ^= 0x36 ^ 0x5c;
	m->two(k, m->block, inner, m->len, out);
	OPENSSL_cleanse(k, sizeof k);
}

void
oc_hmac_sha1(const void *key, size_t key_len, const void *p, size_t len,
    unsigned char out[OC_SHA1_LEN])
{
	hmac(&sha1, key, key_len, p, len, out);
}

void
oc_hmac_sha256(const void *key, size_t key_len, const void *p, size_t len,
    unsigned char out[OC_SHA256_LEN])
{
	hmac(&sha256, key, key_len, p, len, out);
}

void
oc_hmac_sha512(const void *key, size_t key_len, const void *p, size_t len,
    unsigned char out[OC_SHA512_LEN])
{
	hmac(&sha512, key, key_len, p, len, out);
}

/* RFC 5869: extract a key, then expand it, block by block. */
void
oc_hkdf_sha256(const void *key, size_t key_len, const void *salt,
    size_t salt_len, const char *info, unsigned char *out, size_t out_len)
{
	enum { INFO_MAX = 255 };
	unsigned char prk[OC_SHA256_LEN], t[OC_SHA256_LEN] = { 0 };
	unsigned char text[OC_SHA256_LEN + INFO_MAX + 1];
	size_t info_len = strlen(info), had = 0;

	assert(info_len <= INFO_MAX && out_len <= 255 * sizeof t);
	oc_hmac_sha256(salt, salt_len, key, key_len, prk);
	for (unsigned char i = 1; out_len > 0; i++) {
		size_t n = out_len < sizeof t ? out_len : sizeof t;

		memcpy(text, t, had);
		memcpy(text + had, info, info_len);
		text[had + info_len] = i;
		oc_hmac_sha256(prk, sizeof prk, text, had + info_len + 1, t);
		memcpy(out, t, n);
		out += n;
		out_len -= n;
		had = sizeof t;
	}
	OPENSSL_cleanse(prk, sizeof prk);
}

void
oc_crypto_without_config(void)
{
	(void)OPENSSL_init_crypto(OPENSSL_INIT_NO_LOAD_CONFIG, NULL);
}
