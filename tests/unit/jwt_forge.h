/*
 * jwt_forge.h - makes access tokens, good ones and others.
 */
#ifndef OC_TESTS_JWT_FORGE_H
#define OC_TESTS_JWT_FORGE_H

#include "unit.h"

#include "auth/jwt.h"

#define NOW 1800000000
#define SALT "0123456789abcdef0123456789ABCDEF"
#define SECRET_A "a secret of the site, long enough to sign with"
#define SECRET_B "the next secret, which is also long enough here"
#define KID "@" /* stands for the key's id in the texts below */

/* A header, and the payload of a user, as they ought to be. */
#define ALG "\"alg\":\"HS256\""
#define TYP "\"typ\":\"JWT\""
#define KEY "\"kid\":\"" KID "\""
#define HEADER "{" ALG "," KEY "," TYP "}"
#define ISS "\"iss\":\"https://desk.example.com/\""
#define SUB "\"sub\":\"user:2\",\"user_type\":\"user\",\"user_id\":2"
#define IAT "\"iat\":1799999990"
#define NBF "\"nbf\":1799999990"
#define EXP "\"exp\":1800001790"
#define IDS "\"jti\":\"j\",\"sid\":\"s\""
#define TYPE "\"type\":\"access\""
#define PAYLOAD "{" ISS "," SUB "," IAT "," NBF "," EXP "," IDS "," TYPE "}"
#define AGENT_SUB "\"sub\":\"staff:1\",\"user_type\":\"staff\",\"user_id\":1"
#define AGENT                                                                  \
	"\"username\":\"ada\",\"email\":\"ada@example.com\","                  \
	"\"dept_id\":3,\"isadmin\":true"
#define REST ISS "," IAT "," NBF "," EXP "," IDS "," TYPE

/* How the text is signed. */
enum jwt_sign {
	GOOD,
	EMPTY,      /* a dot and nothing */
	MISSING,    /* not even the dot */
	OTHER_KEY,  /* our previous secret, under the present kid */
	SHORT_KEY,  /* a key of one byte */
	NO_KEY,     /* HMAC with the empty key */
	FLIPPED,    /* one bit */
	CUT,        /* 31 bytes */
	LONG,       /* 33 bytes */
	HS512,      /* another HMAC with our key */
	PUBLIC_KEY, /* HMAC keyed with a public key's text */
	OF_THE_KID, /* HMAC keyed with the key's id */
	PADDED,     /* "=" at the end */
	SPILLED,    /* the last letter has bits that mean nothing */
	STANDARD,   /* padded base64 of the other alphabet */
	TWICE       /* a second signature after a dot */
};

/* The keys of a site with these secrets; NULL: without. */
struct oc_jwt_keys jwt_keys_of(
    struct oc_arena *a, const char *secret, const char *previous);

/* The token of these texts, KID in the header replaced. */
const char *jwt_token_of(struct oc_arena *a, const struct oc_jwt_keys *keys,
    const char *header, const char *payload, enum jwt_sign how);

/* Is the token refused, and *out left alone? */
bool jwt_is_refused(
    struct oc_arena *a, const struct oc_jwt_keys *keys, const char *token);

#endif
