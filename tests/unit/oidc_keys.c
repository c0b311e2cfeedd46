/* oidc_keys.c - keys of a provider, and what is signed with them. */
#include "config.h"

#include "oidc_keys.h"

#include <openssl/core_names.h>
#include <openssl/ec.h>
#include <openssl/rsa.h>

#include "base/base64.h"

struct oidc_keys oidc_keys;

static void
free_keys(void)
{
	EVP_PKEY_free(oidc_keys.rsa);
	EVP_PKEY_free(oidc_keys.other_rsa);
	EVP_PKEY_free(oidc_keys.small_rsa);
	EVP_PKEY_free(oidc_keys.ec);
	EVP_PKEY_free(oidc_keys.p384);
}

void
oidc_keys_make(void)
{
	if (oidc_keys.rsa != NULL)
		return;
	oidc_keys.rsa = EVP_RSA_gen(2048);
	oidc_keys.other_rsa = EVP_RSA_gen(2048);
	oidc_keys.small_rsa = EVP_RSA_gen(1024);
	oidc_keys.ec = EVP_EC_gen("P-256");
	oidc_keys.p384 = EVP_EC_gen("P-384");
	atexit(free_keys);
}

const char *
oidc_key_number(struct oc_arena *a, EVP_PKEY *k, const char *param, int size)
{
	unsigned char bytes[1100];
	BIGNUM *n = NULL;
	char *text;

	if (EVP_PKEY_get_bn_param(k, param, &n) != 1)
		abort();
	if (size == 0)
		size = BN_num_bytes(n);
	if (BN_bn2binpad(n, bytes, size) != size)
		abort();
	text = oc_base64url(a, bytes, (size_t)size);
	BN_free(n);
	return text;
}

const char *
oidc_jwk(struct oc_arena *a, EVP_PKEY *k, const char *more)
{
	if (EVP_PKEY_is_a(k, "RSA"))
		return oc_sprintf(a,
		    "{\"kty\":\"RSA\",\"n\":\"%s\",\"e\":\"%s\"%s}",
		    oidc_key_number(a, k, OSSL_PKEY_PARAM_RSA_N, 0),
		    oidc_key_number(a, k, OSSL_PKEY_PARAM_RSA_E, 0), more);
	return oc_sprintf(a,
	    "{\"kty\":\"EC\",\"crv\":\"%s\",\"x\":\"%s\",\"y\":\"%s\"%s}",
	    k == oidc_keys.p384 ? "P-384" : "P-256",
	    oidc_key_number(
	        a, k, OSSL_PKEY_PARAM_EC_PUB_X, k == oidc_keys.p384 ? 48 : 32),
	    oidc_key_number(
	        a, k, OSSL_PKEY_PARAM_EC_PUB_Y, k == oidc_keys.p384 ? 48 : 32),
	    more);
}

/* DER as it comes from OpenSSL, to R and S side by side. */
static size_t
raw_of(const unsigned char *der, size_t len, unsigned char out[64])
{
	ECDSA_SIG *s = d2i_ECDSA_SIG(NULL, &der, (long)len);

	if (s == NULL || BN_bn2binpad(ECDSA_SIG_get0_r(s), out, 32) != 32 ||
	    BN_bn2binpad(ECDSA_SIG_get0_s(s), out + 32, 32) != 32)
		abort();
	ECDSA_SIG_free(s);
	return 64;
}

const char *
oidc_sign(struct oc_arena *a, EVP_PKEY *k, bool pss, const char *header,
    const char *claims)
{
	const char *text =
	    oc_sprintf(a, "%s.%s", oc_base64url(a, header, strlen(header)),
	        oc_base64url(a, claims, strlen(claims)));
	EVP_MD_CTX *md = EVP_MD_CTX_new();
	EVP_PKEY_CTX *c = NULL;
	unsigned char sig[1100], raw[64];
	size_t len = sizeof sig;

	if (EVP_DigestSignInit(md, &c, EVP_sha256(), NULL, k) != 1)
		abort();
	if (pss &&
	    (EVP_PKEY_CTX_set_rsa_padding(c, RSA_PKCS1_PSS_PADDING) != 1 ||
	        EVP_PKEY_CTX_set_rsa_pss_saltlen(c, RSA_PSS_SALTLEN_DIGEST) !=
	            1))
		abort();
	if (EVP_DigestSign(
	        md, sig, &len, (const unsigned char *)text, strlen(text)) != 1)
		abort();
	EVP_MD_CTX_free(md);
	if (k == oidc_keys.ec) {
		len = raw_of(sig, len, raw);
		memcpy(sig, raw, len);
	}
	return oc_sprintf(a, "%s.%s", text, oc_base64url(a, sig, len));
}
