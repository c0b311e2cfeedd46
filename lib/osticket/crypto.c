/* crypto.c - osTicket's sealed texts, through OpenSSL's EVP. */
#include "config.h"

#include <limits.h>
#include <string.h>

#include <openssl/crypto.h>
#include <openssl/evp.h>

#include "base/base64.h"
#include "base/hash.h"
#include "base/rand.h"
#include "base/str.h"
#include "osticket/crypto.h"

enum {
	BLOCK = 16, /* of AES; the vector and the key are as long */
	OUTER = 3,  /* "$2$" */
	INNER = 3   /* "$1$" */
};

/* The key depends on the vector, so no two texts share one. */
static void
derive_key(struct oc_ctx *cx, const unsigned char iv[BLOCK],
    const char *master_key, const char *subkey, unsigned char key[BLOCK])
{
	unsigned char mac[OC_SHA512_LEN];
	char *text = oc_sprintf(
	    cx->arena, "%s%s", master_key, oc_md5_hex(cx->arena, subkey));

	oc_hmac_sha512(iv, BLOCK, text, strlen(text), mac);
	memcpy(key, mac, BLOCK);
	OPENSSL_cleanse(mac, sizeof mac);
	OPENSSL_cleanse(text, strlen(text));
}

/* AES-128-CBC one way or the other; out has room for len + BLOCK bytes. */
static bool
run_cipher(int encrypt, const unsigned char key[BLOCK],
    const unsigned char iv[BLOCK], const void *in, size_t len,
    unsigned char *out, size_t *out_len)
{
	EVP_CIPHER_CTX *c;
	int n = 0, last = 0;
	bool ok;

	if (len > INT_MAX - BLOCK)
		return false;
	c = EVP_CIPHER_CTX_new();
	if (c == NULL)
		oc_oom();
	ok = EVP_CipherInit_ex(c, EVP_aes_128_cbc(), NULL, key, iv, encrypt) &&
	     EVP_CipherUpdate(c, out, &n, in, (int)len) &&
	     EVP_CipherFinal_ex(c, out + n, &last);
	EVP_CIPHER_CTX_free(c);
	if (ok)
		*out_len = (size_t)n + (size_t)last;
	return ok;
}

/* All of PHP's libraries wrote the same, so the tag is only checked. */
static bool
is_sealed(const char *s)
{
	return s[0] == '$' && s[1] >= '1' && s[1] <= '3' && s[2] == '$';
}

enum oc_err
oc_ost_decrypt(struct oc_ctx *cx, const char *sealed, const char *master_key,
    const char *subkey, const char **out)
{
	unsigned char key[BLOCK], *text;
	const unsigned char *iv;
	const char *raw;
	size_t len, n = 0;
	bool ok;

	if (!is_sealed(sealed) || oc_empty(master_key))
		return OC_EINVAL;
	raw = oc_base64_decode_lenient(
	    cx->arena, sealed + OUTER, strlen(sealed + OUTER), &len);
	if (len < INNER + 2 * BLOCK || memcmp(raw, "$1$", INNER) != 0)
		return OC_EINVAL;
	iv = (const unsigned char *)raw + INNER;
	len -= INNER + BLOCK;
	text = oc_alloc(cx->arena, len + BLOCK + 1);
	derive_key(cx, iv, master_key, subkey, key);
	ok = run_cipher(0, key, iv, iv + BLOCK, len, text, &n);
	OPENSSL_cleanse(key, sizeof key);
	/* None of osTicket's secrets holds a NUL: a wrong key was lucky. */
	if (!ok || memchr(text, '\0', n) != NULL)
		return OC_EINVAL;
	text[n] = '\0';
	*out = (const char *)text;
	return OC_OK;
}

enum oc_err
oc_ost_encrypt(struct oc_ctx *cx, const char *text, const char *master_key,
    const char *subkey, const char **out)
{
	size_t len = strlen(text), n = 0;
	unsigned char key[BLOCK], *raw, *iv;
	bool ok;

	if (len == 0 || oc_empty(master_key))
		return OC_EINVAL;
	raw = oc_alloc(cx->arena, INNER + BLOCK + len + BLOCK);
	memcpy(raw, "$1$", INNER);
	iv = raw + INNER;
	oc_random(iv, BLOCK);
	derive_key(cx, iv, master_key, subkey, key);
	ok = run_cipher(1, key, iv, text, len, iv + BLOCK, &n);
	OPENSSL_cleanse(key, sizeof key);
	if (!ok)
		return OC_EINTERNAL;
	*out = oc_sprintf(
	    cx->arena, "$2$%s", oc_base64(cx->arena, raw, INNER + BLOCK + n));
	return OC_OK;
}
