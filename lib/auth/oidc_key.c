/* oidc_key.c - JSON Web Keys, through OpenSSL. */
#include "config.h"

#include <string.h>

#include <openssl/core_names.h>
#include <openssl/ecdsa.h>
#include <openssl/err.h>
#include <openssl/evp.h>
#include <openssl/param_build.h>
#include <openssl/rsa.h>

#include "auth/oidc_json.h"
#include "auth/oidc_key.h"
#include "base/base64.h"
#include "base/def.h"
#include "base/str.h"

enum {
	KEYS_MAX = 64,
	RSA_BYTES_MIN = 256,
	RSA_BYTES_MAX = 1024,
	EXPONENT_BYTES_MAX = 4,
	P256_BYTES = 32
};

static const struct alg {
	const char *name;
	enum oc_jwk_type type;
	bool pss;
} algs[] = {
	{ "RS256", OC_JWK_RSA, false },
	{ "PS256", OC_JWK_RSA, true },
	{ "ES256", OC_JWK_P256, false },
};

static const struct alg *
alg_by_name(const char *name)
{
	for (size_t i = 0; i < OC_COUNT(algs); i++)
		if (oc_streq(algs[i].name, name))
			return &algs[i];
	return NULL;
}

bool
oc_jws_alg_known(const char *alg)
{
	return alg_by_name(alg) != NULL;
}

/* A member that is base64url of a number; NULL when it is not. */
static const unsigned char *
number(
    struct oc_arena *a, const struct oc_val *jwk, const char *name, size_t *len)
{
	const char *text = oc_oidc_text(jwk, name);
	const char *p;

	if (text == NULL)
		return NULL;
	p = oc_base64url_decode(a, text, strlen(text), len);
	/* RSA's have no zeros in front (RFC 7518, 6.3.1.1), but some do. */
	while (p != NULL && *len > P256_BYTES && *p == '\0') {
		p++;
		(*len)--;
	}
	return (const unsigned char *)p;
}

/* For signatures, as far as the key says (RFC 7517, 4.2 and 4.3)? */
static bool
is_for_signatures(const struct oc_val *jwk)
{
	const struct oc_val *ops = oc_val_get(jwk, "key_ops");

	if (oc_val_get(jwk, "use") != NULL &&
	    !oc_streq(oc_oidc_text(jwk, "use"), "sig"))
		return false;
	return ops == NULL || oc_oidc_has(ops, "verify");
}

static bool
read_rsa(struct oc_arena *a, const struct oc_val *jwk, struct oc_jwk *out)
{
	out->type = OC_JWK_RSA;
	out->a = number(a, jwk, "n", &out->a_len);
	out->b = number(a, jwk, "e", &out->b_len);
	return out->a != NULL && out->b != NULL &&
	       out->a_len >= RSA_BYTES_MIN && out->a_len <= RSA_BYTES_MAX &&
	       out->a[0] != 0 && out->b_len > 0 &&
	       out->b_len <= EXPONENT_BYTES_MAX &&
	       (out->b[out->b_len - 1] & 1) == 1 &&
	       (out->b_len > 1 || out->b[0] >= 3);
}

static bool
read_p256(struct oc_arena *a, const struct oc_val *jwk, struct oc_jwk *out)
{
	out->type = OC_JWK_P256;
	out->a = number(a, jwk, "x", &out->a_len);
	out->b = number(a, jwk, "y", &out->b_len);
	return oc_streq(oc_oidc_text(jwk, "crv"), "P-256") && out->a != NULL &&
	       out->b != NULL && out->a_len == P256_BYTES &&
	       out->b_len == P256_BYTES;
}

static bool
read_key(struct oc_arena *a, const struct oc_val *jwk, struct oc_jwk *out)
{
	const char *kty = oc_oidc_text(jwk, "kty");
	const struct alg *alg;

	*out = (struct oc_jwk){ .kid = oc_oidc_text(jwk, "kid"),
		.alg = oc_oidc_text(jwk, "alg") };
	/* An id or an algorithm that is not text, even null, names nothing
	 * we could hold the key to. */
	if ((out->kid == NULL && oc_val_get(jwk, "kid") != NULL) ||
	    (out->alg == NULL && oc_val_get(jwk, "alg") != NULL) ||
	    !is_for_signatures(jwk))
		return false;
	if (oc_streq(kty, "RSA")
	        ? !read_rsa(a, jwk, out)
	        : !oc_streq(kty, "EC") || !read_p256(a, jwk, out))
		return false;
	alg = alg_by_name(out->alg);
	return out->alg == NULL || (alg != NULL && alg->type == out->type);
}

enum oc_err
oc_jwks_parse(
    struct oc_arena *a, const char *text, size_t len, struct oc_jwks *out)
{
	const struct oc_val *set = oc_oidc_json(a, text, len);
	const struct oc_val *keys = oc_val_get(set, "keys");
	size_t count = oc_val_count(keys);

	if (!oc_val_is(keys, OC_ARRAY) || count > KEYS_MAX)
		return OC_EINVAL;
	out->keys = oc_calloc(a, count, sizeof *out->keys);
	out->n = 0;
	for (size_t i = 0; i < count; i++)
		if (read_key(a, oc_val_at(keys, i), &out->keys[out->n]))
			out->n++;
	return OC_OK;
}

const struct oc_jwk *
oc_jwks_find(const struct oc_jwks *set, const char *alg, const char *kid)
{
	const struct alg *want = alg_by_name(alg);
	const struct oc_jwk *found = NULL;

	for (size_t i = 0; want != NULL && i < set->n; i++) {
		const struct oc_jwk *k = &set->keys[i];

		if (k->type != want->type ||
		    (k->alg != NULL && !oc_streq(k->alg, alg)) ||
		    (kid != NULL && !oc_streq(k->kid, kid)))
			continue;
		if (found != NULL)
			return NULL; /* which one is meant? */
		found = k;
	}
	return found;
}

/* The public half as OpenSSL has it; NULL when it is no key after all. */
static EVP_PKEY *
pkey_of(const char *type, OSSL_PARAM_BLD *bld)
{
	EVP_PKEY_CTX *c = EVP_PKEY_CTX_new_from_name(NULL, type, NULL);
	OSSL_PARAM *params = OSSL_PARAM_BLD_to_param(bld);
	EVP_PKEY *pkey = NULL;

	if (c == NULL || params == NULL || EVP_PKEY_fromdata_init(c) != 1 ||
	    EVP_PKEY_fromdata(c, &pkey, EVP_PKEY_PUBLIC_KEY, params) != 1)
		pkey = NULL;
	OSSL_PARAM_free(params);
	EVP_PKEY_CTX_free(c);
	return pkey;
}

static EVP_PKEY *
rsa_key(const struct oc_jwk *k)
{
	OSSL_PARAM_BLD *bld = OSSL_PARAM_BLD_new();
	BIGNUM *n = BN_bin2bn(k->a, (int)k->a_len, NULL);
	BIGNUM *e = BN_bin2bn(k->b, (int)k->b_len, NULL);
	EVP_PKEY *pkey = NULL;

	if (bld != NULL && n != NULL && e != NULL &&
	    OSSL_PARAM_BLD_push_BN(bld, OSSL_PKEY_PARAM_RSA_N, n) == 1 &&
	    OSSL_PARAM_BLD_push_BN(bld, OSSL_PKEY_PARAM_RSA_E, e) == 1)
		pkey = pkey_of("RSA", bld);
	OSSL_PARAM_BLD_free(bld);
	BN_free(n);
	BN_free(e);
	return pkey;
}

/* OpenSSL refuses a point that is not on the curve. */
static EVP_PKEY *
p256_key(const struct oc_jwk *k)
{
	static char group[] = "prime256v1";
	unsigned char point[1 + 2 * P256_BYTES] = { 4 }; /* uncompressed */
	OSSL_PARAM_BLD *bld = OSSL_PARAM_BLD_new();
	EVP_PKEY *pkey = NULL;

	memcpy(point + 1, k->a, P256_BYTES);
	memcpy(point + 1 + P256_BYTES, k->b, P256_BYTES);
	if (bld != NULL &&
	    OSSL_PARAM_BLD_push_utf8_string(
	        bld, OSSL_PKEY_PARAM_GROUP_NAME, group, 0) == 1 &&
	    OSSL_PARAM_BLD_push_octet_string(
	        bld, OSSL_PKEY_PARAM_PUB_KEY, point, sizeof point) == 1)
		pkey = pkey_of("EC", bld);
	OSSL_PARAM_BLD_free(bld);
	return pkey;
}

/* R and S side by side (RFC 7518, 3.4) as DER; 0 when that fails. */
static size_t
der_of(const unsigned char *sig, unsigned char out[80])
{
	ECDSA_SIG *s = ECDSA_SIG_new();
	BIGNUM *r = BN_bin2bn(sig, P256_BYTES, NULL);
	BIGNUM *t = BN_bin2bn(sig + P256_BYTES, P256_BYTES, NULL);
	int len = 0;

	if (s == NULL || r == NULL || t == NULL ||
	    ECDSA_SIG_set0(s, r, t) != 1) {
		BN_free(r);
		BN_free(t);
	} else if (i2d_ECDSA_SIG(s, NULL) <= 80) {
		len = i2d_ECDSA_SIG(s, &out);
	}
	ECDSA_SIG_free(s);
	return len > 0 ? (size_t)len : 0;
}

static bool
verify(EVP_PKEY *pkey, bool pss, const void *p, size_t len,
    const unsigned char *sig, size_t sig_len)
{
	EVP_MD_CTX *md = EVP_MD_CTX_new();
	EVP_PKEY_CTX *c = NULL;
	bool ok;

	ok = md != NULL && pkey != NULL &&
	     EVP_DigestVerifyInit(md, &c, EVP_sha256(), NULL, pkey) == 1;
	/* The salt is as long as the digest (RFC 7518, 3.5). */
	if (ok && pss)
		ok = EVP_PKEY_CTX_set_rsa_padding(c, RSA_PKCS1_PSS_PADDING) ==
		         1 &&
		     EVP_PKEY_CTX_set_rsa_pss_saltlen(
		         c, RSA_PSS_SALTLEN_DIGEST) == 1;
	ok = ok && EVP_DigestVerify(md, sig, sig_len, p, len) == 1;
	EVP_MD_CTX_free(md);
	ERR_clear_error();
	return ok;
}

bool
oc_jwk_verify(const struct oc_jwk *key, const char *alg, const void *p,
    size_t len, const void *sig, size_t sig_len)
{
	const struct alg *want = alg_by_name(alg);
	unsigned char der[80];
	EVP_PKEY *pkey;
	bool ok;

	if (want == NULL || want->type != key->type)
		return false;
	if (key->type == OC_JWK_P256) {
		if (sig_len != 2 * P256_BYTES)
			return false;
		sig_len = der_of(sig, der);
		sig = der;
	}
	pkey = key->type == OC_JWK_RSA ? rsa_key(key) : p256_key(key);
	ok = sig_len > 0 && verify(pkey, want->pss, p, len, sig, sig_len);
	EVP_PKEY_free(pkey);
	return ok;
}
