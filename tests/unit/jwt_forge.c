/* jwt_forge.c - makes access tokens, good ones and others. */
#include "config.h"

#include "jwt_forge.h"

#include "base/base64.h"
#include "base/hash.h"
#include "config/site.h"

struct oc_jwt_keys
jwt_keys_of(struct oc_arena *a, const char *secret, const char *previous)
{
	struct oc_site site = { .jwt_secret = secret,
		.jwt_secret_previous = previous,
		.jwt_issuer = "https://desk.example.com/",
		.ost = { .secret_salt = SALT } };
	struct oc_jwt_keys keys;
	struct oc_ctx cx;

	oc_ctx_init(&cx, a);
	cx.site = &site;
	CU_ASSERT_EQUAL_FATAL(oc_jwt_keys(&cx, &keys), OC_OK);
	return keys;
}

static const char *
letters(struct oc_arena *a, const char *s)
{
	return oc_base64url(a, s, strlen(s));
}

static const char public_key[] =
    "-----BEGIN PUBLIC KEY-----\n"
    "MFkwEwYHKoZIzj0CAQYIKoZIzj0DAQcDQgAEEVs/o5+uQbTjL3chynL4wXgUg2R9\n"
    "q9UU8I5mEovUf86QZ7kOBIjJwqnzD1omageEHWwHdBO6B+dFabmdT9POxg==\n"
    "-----END PUBLIC KEY-----\n";

static const char *
mac(struct oc_arena *a, const void *key, size_t len, const char *text)
{
	unsigned char md[OC_SHA256_LEN];

	oc_hmac_sha256(key, len, text, strlen(text), md);
	return oc_base64url(a, md, sizeof md);
}

/* The signature of the two parts in text, with what stands before it. */
static const char *
signature(struct oc_arena *a, const struct oc_jwt_keys *keys, const char *text,
    enum jwt_sign how)
{
	unsigned char md[OC_SHA512_LEN] = { 0 };
	const void *key = keys->key[0].key;
	size_t len = keys->key[0].len;
	char *s;

	oc_hmac_sha256(key, len, text, strlen(text), md);
	switch (how) {
	case GOOD:
		break;
	case MISSING:
		return "";
	case EMPTY:
		return ".";
	case OTHER_KEY:
		return oc_sprintf(
		    a, ".%s", mac(a, SECRET_B, strlen(SECRET_B), text));
	case SHORT_KEY:
		return oc_sprintf(a, ".%s", mac(a, "k", 1, text));
	case NO_KEY:
		return oc_sprintf(a, ".%s", mac(a, "", 0, text));
	case PUBLIC_KEY:
		return oc_sprintf(
		    a, ".%s", mac(a, public_key, strlen(public_key), text));
	case OF_THE_KID:
		return oc_sprintf(
		    a, ".%s", mac(a, keys->key[0].kid, OC_JWT_KID_LEN, text));
	case FLIPPED:
		md[31] ^= 1;
		break;
	case CUT:
		return oc_sprintf(a, ".%s", oc_base64url(a, md, 31));
	case LONG:
		return oc_sprintf(a, ".%s", oc_base64url(a, md, 33));
	case HS512:
		oc_hmac_sha512(key, len, text, strlen(text), md);
		return oc_sprintf(a, ".%s", oc_base64url(a, md, sizeof md));
	case STANDARD:
		return oc_sprintf(a, ".%s", oc_base64(a, md, 32));
	case PADDED:
		return oc_sprintf(a, ".%s=", oc_base64url(a, md, 32));
	case SPILLED:
		/* 32 bytes leave two bits of the 43rd letter unused. */
		s = oc_base64url(a, md, 32);
		s[42]++;
		return oc_sprintf(a, ".%s", s);
	case TWICE:
		s = oc_base64url(a, md, 32);
		return oc_sprintf(a, ".%s.%s", s, s);
	}
	return oc_sprintf(a, ".%s", oc_base64url(a, md, 32));
}

const char *
jwt_token_of(struct oc_arena *a, const struct oc_jwt_keys *keys,
    const char *header, const char *payload, enum jwt_sign how)
{
	const char *text = oc_sprintf(a, "%s.%s",
	    letters(a, oc_replace(a, header, KID, keys->key[0].kid)),
	    letters(a, payload));

	return oc_sprintf(a, "%s%s", text, signature(a, keys, text, how));
}

static const struct oc_jwt untouched = { .id = 99 };

bool
jwt_is_refused(
    struct oc_arena *a, const struct oc_jwt_keys *keys, const char *token)
{
	struct oc_jwt out = untouched;
	enum oc_err e = oc_jwt_verify(a, keys, token, NOW, &out);

	return e == OC_EAUTH && memcmp(&out, &untouched, sizeof out) == 0;
}
