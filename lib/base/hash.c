/* hash.c - the one place that calls OpenSSL's digests. */
#include "config.h"

#include <assert.h>
#include <string.h>

#include <openssl/core_names.h>
#include <openssl/crypto.h>
#include <openssl/evp.h>
#include <openssl/hmac.h>
#include <openssl/kdf.h>

#include "base/base64.h"
#include "base/hash.h"

/* These algorithms are always there; a failure is out of memory. */
static void
digest(const EVP_MD *md, const void *p, size_t len, unsigned char *out)
{
	if (EVP_Digest(p, len, out, NULL, md, NULL) != 1)
		oc_oom();
}

void
oc_md5(const void *p, size_t len, unsigned char out[OC_MD5_LEN])
{
	digest(EVP_md5(), p, len, out);
}

void
oc_sha1(const void *p, size_t len, unsigned char out[OC_SHA1_LEN])
{
	digest(EVP_sha1(), p, len, out);
}

void
oc_sha256(const void *p, size_t len, unsigned char out[OC_SHA256_LEN])
{
	digest(EVP_sha256(), p, len, out);
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

static void
hmac(const EVP_MD *md, const void *key, size_t key_len, const void *p,
    size_t len, unsigned char *out)
{
	assert(key_len <= 4096);
	if (HMAC(md, key, (int)key_len, p, len, out, NULL) == NULL)
		oc_oom();
}

void
oc_hmac_sha1(const void *key, size_t key_len, const void *p, size_t len,
    unsigned char out[OC_SHA1_LEN])
{
	hmac(EVP_sha1(), key, key_len, p, len, out);
}

void
oc_hmac_sha256(const void *key, size_t key_len, const void *p, size_t len,
    unsigned char out[OC_SHA256_LEN])
{
	hmac(EVP_sha256(), key, key_len, p, len, out);
}

void
oc_hmac_sha512(const void *key, size_t key_len, const void *p, size_t len,
    unsigned char out[OC_SHA512_LEN])
{
	hmac(EVP_sha512(), key, key_len, p, len, out);
}

/* Parameters are read only, but OpenSSL's type does not say so. */
static OSSL_PARAM
octets(const char *name, const void *p, size_t len)
{
	union {
		const void *in;
		void *out;
	} u = { .in = p };

	return OSSL_PARAM_construct_octet_string(name, u.out, len);
}

void
oc_hkdf_sha256(const void *key, size_t key_len, const void *salt,
    size_t salt_len, const char *info, unsigned char *out, size_t out_len)
{
	static char sha256[] = "SHA256";
	EVP_KDF *kdf = EVP_KDF_fetch(NULL, "HKDF", NULL);
	EVP_KDF_CTX *ctx = kdf == NULL ? NULL : EVP_KDF_CTX_new(kdf);
	OSSL_PARAM params[5], *p = params;

	*p++ = OSSL_PARAM_construct_utf8_string(
	    OSSL_KDF_PARAM_DIGEST, sha256, 0);
	*p++ = octets(OSSL_KDF_PARAM_KEY, key, key_len);
	*p++ = octets(OSSL_KDF_PARAM_INFO, info, strlen(info));
	if (salt_len > 0)
		*p++ = octets(OSSL_KDF_PARAM_SALT, salt, salt_len);
	*p = OSSL_PARAM_construct_end();
	if (ctx == NULL || EVP_KDF_derive(ctx, out, out_len, params) != 1)
		oc_oom();
	EVP_KDF_CTX_free(ctx);
	EVP_KDF_free(kdf);
}

void
oc_crypto_without_config(void)
{
	(void)OPENSSL_init_crypto(OPENSSL_INIT_NO_LOAD_CONFIG, NULL);
}
