/* test_jwt.c - which access tokens are taken, and the many that are not. */
#include "config.h"

#include "auth/jwt.h"
#include "base/base64.h"
#include "base/buf.h"
#include "base/hash.h"
#include "config/site.h"
#include "unit.h"

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
enum sign {
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

static struct oc_jwt_keys
keys_of(struct oc_arena *a, const char *secret, const char *previous)
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
    enum sign how)
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

static const char *
token_of(struct oc_arena *a, const struct oc_jwt_keys *keys, const char *header,
    const char *payload, enum sign how)
{
	const char *text = oc_sprintf(a, "%s.%s",
	    letters(a, oc_replace(a, header, KID, keys->key[0].kid)),
	    letters(a, payload));

	return oc_sprintf(a, "%s%s", text, signature(a, keys, text, how));
}

static const struct {
	const char *name;
	const char *header;
	const char *payload;
	enum sign sign;
} hostile[] = {
	/* The algorithm. */
	{ "none", "{\"alg\":\"none\"," KEY "," TYP "}", PAYLOAD, EMPTY },
	{ "None", "{\"alg\":\"None\"," KEY "," TYP "}", PAYLOAD, EMPTY },
	{ "NONE", "{\"alg\":\"NONE\"," KEY "," TYP "}", PAYLOAD, EMPTY },
	{ "nOnE", "{\"alg\":\"nOnE\"," KEY "," TYP "}", PAYLOAD, EMPTY },
	{ "none, no dot", "{\"alg\":\"none\"," KEY "," TYP "}", PAYLOAD,
	    MISSING },
	{ "none, signed", "{\"alg\":\"none\"," KEY "," TYP "}", PAYLOAD, GOOD },
	{ "none, escaped", "{\"alg\":\"\\u006eone\"," KEY "," TYP "}", PAYLOAD,
	    EMPTY },
	{ "none, blank", "{\"alg\":\" none\"," KEY "," TYP "}", PAYLOAD,
	    EMPTY },
	{ "null", "{\"alg\":null," KEY "," TYP "}", PAYLOAD, EMPTY },
	{ "empty", "{\"alg\":\"\"," KEY "," TYP "}", PAYLOAD, EMPTY },
	{ "no alg", "{" KEY "," TYP "}", PAYLOAD, GOOD },
	{ "array", "{\"alg\":[\"HS256\"]," KEY "," TYP "}", PAYLOAD, GOOD },
	{ "number", "{\"alg\":1," KEY "," TYP "}", PAYLOAD, GOOD },
	{ "hs256", "{\"alg\":\"hs256\"," KEY "," TYP "}", PAYLOAD, GOOD },
	{ "HS256 and NUL", "{\"alg\":\"HS256\\u0000\"," KEY "," TYP "}",
	    PAYLOAD, GOOD },
	{ "HS384", "{\"alg\":\"HS384\"," KEY "," TYP "}", PAYLOAD, GOOD },
	{ "HS512", "{\"alg\":\"HS512\"," KEY "," TYP "}", PAYLOAD, HS512 },
	{ "RS256", "{\"alg\":\"RS256\"," KEY "," TYP "}", PAYLOAD, GOOD },
	{ "ES256", "{\"alg\":\"ES256\"," KEY "," TYP "}", PAYLOAD, GOOD },
	{ "PS256", "{\"alg\":\"PS256\"," KEY "," TYP "}", PAYLOAD, GOOD },
	{ "EdDSA", "{\"alg\":\"EdDSA\"," KEY "," TYP "}", PAYLOAD, GOOD },
	{ "alg twice, none last", "{" ALG ",\"alg\":\"none\"," KEY "," TYP "}",
	    PAYLOAD, EMPTY },
	{ "alg twice, none first", "{\"alg\":\"none\"," ALG "," KEY "," TYP "}",
	    PAYLOAD, GOOD },
	{ "alg twice, alike", "{" ALG "," ALG "," KEY "," TYP "}", PAYLOAD,
	    GOOD },
	{ "Alg besides", "{" ALG ",\"Alg\":\"none\"," KEY "," TYP "}", PAYLOAD,
	    GOOD },

	/* The key's id, and other ways to name a key. */
	{ "no kid", "{" ALG "," TYP "}", PAYLOAD, GOOD },
	{ "kid null", "{" ALG ",\"kid\":null," TYP "}", PAYLOAD, GOOD },
	{ "kid 0", "{" ALG ",\"kid\":0," TYP "}", PAYLOAD, GOOD },
	{ "kid empty", "{" ALG ",\"kid\":\"\"," TYP "}", PAYLOAD, NO_KEY },
	{ "kid a path", "{" ALG ",\"kid\":\"../../../dev/null\"," TYP "}",
	    PAYLOAD, NO_KEY },
	{ "kid SQL", "{" ALG ",\"kid\":\"x' UNION SELECT 'k\"," TYP "}",
	    PAYLOAD, SHORT_KEY },
	{ "kid of a file", "{" ALG ",\"kid\":\"/etc/hostname\"," TYP "}",
	    PAYLOAD, GOOD },
	{ "kid longer", "{" ALG ",\"kid\":\"" KID "0\"," TYP "}", PAYLOAD,
	    GOOD },
	{ "kid and NUL", "{" ALG ",\"kid\":\"" KID "\\u0000\"," TYP "}",
	    PAYLOAD, GOOD },
	{ "kid twice", "{" ALG ",\"kid\":\"x\"," KEY "," TYP "}", PAYLOAD,
	    GOOD },
	{ "jwk",
	    "{" ALG "," KEY "," TYP ",\"jwk\":{\"kty\":\"oct\",\"k\":\"aw\"}}",
	    PAYLOAD, SHORT_KEY },
	{ "jku", "{" ALG "," KEY "," TYP ",\"jku\":\"https://evil.test/\"}",
	    PAYLOAD, GOOD },
	{ "x5u", "{" ALG "," KEY "," TYP ",\"x5u\":\"https://evil.test/\"}",
	    PAYLOAD, GOOD },
	{ "crit", "{" ALG "," KEY "," TYP ",\"crit\":[\"exp\"]}", PAYLOAD,
	    GOOD },
	{ "b64", "{" ALG "," KEY "," TYP ",\"b64\":false}", PAYLOAD, GOOD },
	{ "zip", "{" ALG "," KEY "," TYP ",\"zip\":\"DEF\"}", PAYLOAD, GOOD },

	/* The type of the header. */
	{ "no typ", "{" ALG "," KEY "}", PAYLOAD, GOOD },
	{ "typ JWE", "{" ALG "," KEY ",\"typ\":\"JWE\"}", PAYLOAD, GOOD },
	{ "typ jwt", "{" ALG "," KEY ",\"typ\":\"jwt\"}", PAYLOAD, GOOD },
	{ "header array", "[" ALG "]", PAYLOAD, GOOD },
	{ "header text", "\"HS256\"", PAYLOAD, GOOD },
	{ "header empty", "{}", PAYLOAD, GOOD },
	{ "header comma", "{" ALG "," KEY "," TYP ",}", PAYLOAD, GOOD },
	{ "header and more", HEADER "{}", PAYLOAD, GOOD },

	/* The signature. */
	{ "empty signature", HEADER, PAYLOAD, EMPTY },
	{ "no signature", HEADER, PAYLOAD, MISSING },
	{ "another key", HEADER, PAYLOAD, OTHER_KEY },
	{ "a short key", HEADER, PAYLOAD, SHORT_KEY },
	{ "the empty key", HEADER, PAYLOAD, NO_KEY },
	{ "a public key", HEADER, PAYLOAD, PUBLIC_KEY },
	{ "the kid as key", HEADER, PAYLOAD, OF_THE_KID },
	{ "one bit", HEADER, PAYLOAD, FLIPPED },
	{ "31 bytes", HEADER, PAYLOAD, CUT },
	{ "33 bytes", HEADER, PAYLOAD, LONG },
	{ "HS512 as HS256", HEADER, PAYLOAD, HS512 },
	{ "padding", HEADER, PAYLOAD, PADDED },
	{ "bits to spare", HEADER, PAYLOAD, SPILLED },
	{ "standard base64", HEADER, PAYLOAD, STANDARD },
	{ "two signatures", HEADER, PAYLOAD, TWICE },

	/* The issuer. */
	{ "no iss", HEADER,
	    "{" SUB "," IAT "," NBF "," EXP "," IDS "," TYPE "}", GOOD },
	{ "iss of another", HEADER,
	    "{\"iss\":\"https://evil.test/\"," SUB "," IAT "," NBF "," EXP
	    "," IDS "," TYPE "}",
	    GOOD },
	{ "iss longer", HEADER,
	    "{\"iss\":\"https://desk.example.com/x\"," SUB "," IAT "," NBF
	    "," EXP "," IDS "," TYPE "}",
	    GOOD },
	{ "iss array", HEADER,
	    "{\"iss\":[\"https://desk.example.com/\"]," SUB "," IAT "," NBF
	    "," EXP "," IDS "," TYPE "}",
	    GOOD },
	{ "iss twice", HEADER,
	    "{\"iss\":\"https://evil.test/\"," REST "," SUB "}", GOOD },
	{ "iss and NUL", HEADER,
	    "{\"iss\":\"https://desk.example.com/\\u0000\"," SUB "," IAT "," NBF
	    "," EXP "," IDS "," TYPE "}",
	    GOOD },

	/* What it is for. */
	{ "a refresh token", HEADER,
	    "{" ISS "," SUB "," IAT "," NBF "," EXP "," IDS
	    ",\"type\":\"refresh\"}",
	    GOOD },
	{ "no type", HEADER,
	    "{" ISS "," SUB "," IAT "," NBF "," EXP "," IDS "}", GOOD },
	{ "type Access", HEADER,
	    "{" ISS "," SUB "," IAT "," NBF "," EXP "," IDS
	    ",\"type\":\"Access\"}",
	    GOOD },
	{ "type true", HEADER,
	    "{" ISS "," SUB "," IAT "," NBF "," EXP "," IDS ",\"type\":true}",
	    GOOD },
	{ "type twice", HEADER,
	    "{" ISS "," SUB "," IAT "," NBF "," EXP "," IDS
	    ",\"type\":\"refresh\"," TYPE "}",
	    GOOD },

	/* Times. */
	{ "no exp", HEADER,
	    "{" ISS "," SUB "," IAT "," NBF "," IDS "," TYPE "}", GOOD },
	{ "exp now", HEADER,
	    "{" ISS "," SUB "," IAT "," NBF ",\"exp\":1800000000," IDS "," TYPE
	    "}",
	    GOOD },
	{ "exp before", HEADER,
	    "{" ISS "," SUB "," IAT "," NBF ",\"exp\":1799999999," IDS "," TYPE
	    "}",
	    GOOD },
	{ "exp 0", HEADER,
	    "{" ISS "," SUB "," IAT "," NBF ",\"exp\":0," IDS "," TYPE "}",
	    GOOD },
	{ "exp negative", HEADER,
	    "{" ISS "," SUB "," IAT "," NBF ",\"exp\":-1," IDS "," TYPE "}",
	    GOOD },
	{ "exp null", HEADER,
	    "{" ISS "," SUB "," IAT "," NBF ",\"exp\":null," IDS "," TYPE "}",
	    GOOD },
	{ "exp text", HEADER,
	    "{" ISS "," SUB "," IAT "," NBF ",\"exp\":\"1800001790\"," IDS
	    "," TYPE "}",
	    GOOD },
	{ "exp fraction", HEADER,
	    "{" ISS "," SUB "," IAT "," NBF ",\"exp\":1800001790.0," IDS
	    "," TYPE "}",
	    GOOD },
	{ "exp exponent", HEADER,
	    "{" ISS "," SUB "," IAT "," NBF ",\"exp\":9e99," IDS "," TYPE "}",
	    GOOD },
	{ "exp too large", HEADER,
	    "{" ISS "," SUB "," IAT "," NBF ",\"exp\":99999999999999999999," IDS
	    "," TYPE "}",
	    GOOD },
	{ "exp twice", HEADER,
	    "{" ISS "," SUB "," IAT "," NBF ",\"exp\":1," EXP "," IDS "," TYPE
	    "}",
	    GOOD },
	{ "exp twice, escaped", HEADER,
	    "{" ISS "," SUB "," IAT "," NBF "," EXP
	    ",\"e\\u0078p\":1900000000," IDS "," TYPE "}",
	    GOOD },
	{ "no nbf", HEADER,
	    "{" ISS "," SUB "," IAT "," EXP "," IDS "," TYPE "}", GOOD },
	{ "nbf later", HEADER,
	    "{" ISS "," SUB "," IAT ",\"nbf\":1800000006," EXP "," IDS "," TYPE
	    "}",
	    GOOD },
	{ "nbf text", HEADER,
	    "{" ISS "," SUB "," IAT ",\"nbf\":\"1\"," EXP "," IDS "," TYPE "}",
	    GOOD },
	{ "no iat", HEADER,
	    "{" ISS "," SUB "," NBF "," EXP "," IDS "," TYPE "}", GOOD },
	{ "iat later", HEADER,
	    "{" ISS "," SUB ",\"iat\":1800000006," NBF "," EXP "," IDS "," TYPE
	    "}",
	    GOOD },
	{ "iat true", HEADER,
	    "{" ISS "," SUB ",\"iat\":true," NBF "," EXP "," IDS "," TYPE "}",
	    GOOD },
	{ "iat after exp", HEADER,
	    "{" ISS "," SUB ",\"iat\":1800000003," NBF
	    ",\"exp\":1800000002," IDS "," TYPE "}",
	    GOOD },

	/* Whom it is of. */
	{ "no sub", HEADER, "{" REST ",\"user_type\":\"user\",\"user_id\":2}",
	    GOOD },
	{ "sub of another", HEADER,
	    "{" REST
	    ",\"sub\":\"user:3\",\"user_type\":\"user\",\"user_id\":2}",
	    GOOD },
	{ "sub of an agent", HEADER,
	    "{" REST
	    ",\"sub\":\"staff:2\",\"user_type\":\"user\",\"user_id\":2}",
	    GOOD },
	{ "sub 02", HEADER,
	    "{" REST
	    ",\"sub\":\"user:02\",\"user_type\":\"user\",\"user_id\":2}",
	    GOOD },
	{ "id text", HEADER,
	    "{" REST
	    ",\"sub\":\"user:2\",\"user_type\":\"user\",\"user_id\":\"2\"}",
	    GOOD },
	{ "id 0", HEADER,
	    "{" REST
	    ",\"sub\":\"user:0\",\"user_type\":\"user\",\"user_id\":0}",
	    GOOD },
	{ "id negative", HEADER,
	    "{" REST
	    ",\"sub\":\"user:-2\",\"user_type\":\"user\",\"user_id\":-2}",
	    GOOD },
	{ "a system", HEADER,
	    "{" REST
	    ",\"sub\":\"system:2\",\"user_type\":\"system\",\"user_id\":2}",
	    GOOD },
	{ "agent, too little said", HEADER, "{" REST "," AGENT_SUB "}", GOOD },
	{ "agent, isadmin 1", HEADER,
	    "{" REST "," AGENT_SUB
	    ",\"username\":\"a\",\"email\":\"\",\"dept_id\":1,"
	    "\"isadmin\":1}",
	    GOOD },
	{ "agent, isadmin twice", HEADER,
	    "{" REST "," AGENT_SUB "," AGENT ",\"isadmin\":false}", GOOD },

	/* Its names. */
	{ "no sid", HEADER,
	    "{" ISS "," SUB "," IAT "," NBF "," EXP ",\"jti\":\"j\"," TYPE "}",
	    GOOD },
	{ "sid empty", HEADER,
	    "{" ISS "," SUB "," IAT "," NBF "," EXP
	    ",\"jti\":\"j\",\"sid\":\"\"," TYPE "}",
	    GOOD },
	{ "no jti", HEADER,
	    "{" ISS "," SUB "," IAT "," NBF "," EXP ",\"sid\":\"s\"," TYPE "}",
	    GOOD },
	{ "jti number", HEADER,
	    "{" ISS "," SUB "," IAT "," NBF "," EXP
	    ",\"jti\":1,\"sid\":\"s\"," TYPE "}",
	    GOOD },

	/* The payload as a whole. */
	{ "payload array", HEADER, "[" PAYLOAD "]", GOOD },
	{ "payload empty", HEADER, "{}", GOOD },
	{ "payload no text", HEADER, "", GOOD },
	{ "payload null", HEADER, "null", GOOD },
	{ "payload half", HEADER, "{" REST "," SUB, GOOD },
	{ "payload and more", HEADER, PAYLOAD "x", GOOD },
	{ "payload not UTF-8", HEADER, "{" REST "," SUB ",\"x\":\"\xFF\"}",
	    GOOD },
	{ "payload too deep", HEADER, "{" REST "," SUB ",\"x\":[[[[1]]]]}",
	    GOOD },
};

static const struct oc_jwt untouched = { .id = 99 };

/* Is the token refused, and *out left alone? */
static bool
is_refused(
    struct oc_arena *a, const struct oc_jwt_keys *keys, const char *token)
{
	struct oc_jwt out = untouched;
	enum oc_err e = oc_jwt_verify(a, keys, token, NOW, &out);

	return e == OC_EAUTH && memcmp(&out, &untouched, sizeof out) == 0;
}

static void
hostile_tokens_are_refused(void)
{
	for (size_t i = 0; i < OC_COUNT(hostile); i++) {
		struct oc_arena a = OC_ARENA_INIT;
		struct oc_jwt_keys keys = keys_of(&a, SECRET_A, SECRET_B);
		const char *token = token_of(&a, &keys, hostile[i].header,
		    hostile[i].payload, hostile[i].sign);
		bool refused = is_refused(&a, &keys, token);

		if (!refused)
			fprintf(stderr, "taken: %s\n", hostile[i].name);
		CU_ASSERT_TRUE(refused);
		oc_arena_release(&a);
	}
	CU_ASSERT_TRUE(OC_COUNT(hostile) >= 60);
}

/* The texts that the table above is made of do make a good token. */
static void
the_table_is_not_empty_talk(void)
{
	struct oc_arena a = OC_ARENA_INIT;
	struct oc_jwt_keys keys = keys_of(&a, SECRET_A, SECRET_B);
	struct oc_jwt out;
	const char *token;

	token = token_of(&a, &keys, HEADER, PAYLOAD, GOOD);
	CU_ASSERT_EQUAL(oc_jwt_verify(&a, &keys, token, NOW, &out), OC_OK);
	CU_ASSERT_EQUAL(out.kind, OC_USER);
	CU_ASSERT_EQUAL(out.id, 2);
	token = token_of(&a, &keys, " {" TYP ", " KEY " ," ALG "}\n",
	    "{" REST "," AGENT_SUB "," AGENT ",\"more\":[1]}", GOOD);
	CU_ASSERT_EQUAL(oc_jwt_verify(&a, &keys, token, NOW, &out), OC_OK);
	CU_ASSERT_EQUAL(out.kind, OC_AGENT);
	OC_ASSERT_STR(out.username, "ada");
	OC_ASSERT_STR(out.email, "ada@example.com");
	CU_ASSERT_EQUAL(out.dept_id, 3);
	CU_ASSERT_TRUE(out.admin);
	/* Clocks of servers differ by a little. */
	CU_ASSERT_EQUAL(oc_jwt_verify(&a, &keys, token, NOW - 15, &out), OC_OK);
	CU_ASSERT_EQUAL(
	    oc_jwt_verify(&a, &keys, token, NOW - 16, &out), OC_EAUTH);
	oc_arena_release(&a);
}

static const char *const raw[] = { "", ".", "..", "...", "a", "a.b", "a.b.c",
	"eyJhbGciOiJub25lIn0", "eyJhbGciOiJub25lIn0.e30",
	"eyJhbGciOiJub25lIn0.e30.", " ", "null", "Bearer x.y.z",
	"ocr_01234567890123456789010123456789012345678901234567890123" };

/* Texts that are not even shaped like a token. */
static void
no_tokens(void)
{
	struct oc_arena a = OC_ARENA_INIT;
	struct oc_jwt_keys keys = keys_of(&a, SECRET_A, NULL);
	const char *good = token_of(&a, &keys, HEADER, PAYLOAD, GOOD);

	for (size_t i = 0; i < OC_COUNT(raw); i++)
		CU_ASSERT_TRUE(is_refused(&a, &keys, raw[i]));
	CU_ASSERT_TRUE(is_refused(&a, &keys, NULL));
	CU_ASSERT_FALSE(is_refused(&a, &keys, good));
	CU_ASSERT_TRUE(is_refused(&a, &keys, oc_sprintf(&a, " %s", good)));
	CU_ASSERT_TRUE(is_refused(&a, &keys, oc_sprintf(&a, "%s ", good)));
	CU_ASSERT_TRUE(is_refused(&a, &keys, oc_sprintf(&a, "%s\n", good)));
	CU_ASSERT_TRUE(is_refused(&a, &keys, oc_sprintf(&a, ".%s", good)));
	CU_ASSERT_TRUE(is_refused(&a, &keys, oc_sprintf(&a, "%s.", good)));
	oc_arena_release(&a);
}

/* Every cut and every changed letter makes a good token a bad one. */
static void
no_letter_is_idle(void)
{
	struct oc_arena a = OC_ARENA_INIT;
	struct oc_jwt_keys keys = keys_of(&a, SECRET_A, NULL);
	const char *good = token_of(&a, &keys, HEADER, PAYLOAD, GOOD);
	size_t len = strlen(good), taken = 0;

	for (size_t i = 0; i < len; i++) {
		char *bad = oc_strdup(&a, good);

		bad[i] = bad[i] == 'A' ? 'B' : 'A';
		taken += !is_refused(&a, &keys, bad);
		bad[i] = '\0';
		taken += !is_refused(&a, &keys, bad);
	}
	CU_ASSERT_EQUAL(taken, 0);
	oc_arena_release(&a);
}

static const char *
with_filler(struct oc_arena *a, const struct oc_jwt_keys *keys, size_t n)
{
	char *x = oc_alloc(a, n + 1);

	memset(x, 'x', n);
	x[n] = '\0';
	return token_of(a, keys, HEADER,
	    oc_sprintf(a, "{" REST "," SUB ",\"x\":\"%s\"}", x), GOOD);
}

static void
huge_tokens(void)
{
	struct oc_arena a = OC_ARENA_INIT;
	struct oc_jwt_keys keys = keys_of(&a, SECRET_A, NULL);

	CU_ASSERT_FALSE(is_refused(&a, &keys, with_filler(&a, &keys, 2000)));
	CU_ASSERT_TRUE(is_refused(&a, &keys, with_filler(&a, &keys, 4000)));
	CU_ASSERT_TRUE(is_refused(&a, &keys, with_filler(&a, &keys, 4000000)));
	oc_arena_release(&a);
}

static const struct oc_jwt agent = { .kind = OC_AGENT,
	.id = 7,
	.sid = "family",
	.jti = "token",
	.iat = NOW,
	.nbf = NOW,
	.exp = NOW + 1800,
	.username = "zo\xC3\xAB \"z\"",
	.email = "zoe@example.com",
	.dept_id = 4,
	.admin = true };

static void
what_is_made_is_taken(void)
{
	struct oc_arena a = OC_ARENA_INIT;
	struct oc_jwt_keys keys = keys_of(&a, NULL, NULL);
	struct oc_jwt user = { .kind = OC_USER,
		.id = 8,
		.sid = "f",
		.jti = "t",
		.iat = NOW,
		.nbf = NOW,
		.exp = NOW + 1 };
	const char *token;
	struct oc_jwt out;

	CU_ASSERT_EQUAL(oc_jwt_make(&a, &keys, &agent, &token), OC_OK);
	CU_ASSERT_EQUAL(oc_jwt_verify(&a, &keys, token, NOW, &out), OC_OK);
	CU_ASSERT_EQUAL(out.kind, OC_AGENT);
	CU_ASSERT_EQUAL(out.id, 7);
	OC_ASSERT_STR(out.sid, "family");
	OC_ASSERT_STR(out.jti, "token");
	OC_ASSERT_STR(out.username, agent.username);
	CU_ASSERT_EQUAL(out.exp, NOW + 1800);
	CU_ASSERT_EQUAL(
	    oc_jwt_verify(&a, &keys, token, NOW + 1799, &out), OC_OK);
	CU_ASSERT_EQUAL(
	    oc_jwt_verify(&a, &keys, token, NOW + 1800, &out), OC_EAUTH);
	CU_ASSERT_EQUAL(oc_jwt_make(&a, &keys, &user, &token), OC_OK);
	CU_ASSERT_EQUAL(oc_jwt_verify(&a, &keys, token, NOW, &out), OC_OK);
	CU_ASSERT_EQUAL(out.kind, OC_USER);
	CU_ASSERT_PTR_NULL(out.username);
	oc_arena_release(&a);
}

/* A new secret signs, the old one is still taken, one before that is not. */
static void
keys_rotate(void)
{
	struct oc_arena a = OC_ARENA_INIT;
	struct oc_jwt_keys old = keys_of(&a, SECRET_A, NULL);
	struct oc_jwt_keys both = keys_of(&a, SECRET_B, SECRET_A);
	struct oc_jwt_keys new = keys_of(&a, SECRET_B, NULL);
	struct oc_jwt_keys derived = keys_of(&a, NULL, NULL);
	const char *first, *second;

	CU_ASSERT_EQUAL(both.n, 2);
	CU_ASSERT_STRING_NOT_EQUAL(both.key[0].kid, both.key[1].kid);
	OC_ASSERT_STR(both.key[1].kid, old.key[0].kid);
	CU_ASSERT_EQUAL(oc_jwt_make(&a, &old, &agent, &first), OC_OK);
	CU_ASSERT_EQUAL(oc_jwt_make(&a, &both, &agent, &second), OC_OK);
	CU_ASSERT_FALSE(is_refused(&a, &both, first));
	CU_ASSERT_FALSE(is_refused(&a, &both, second));
	CU_ASSERT_FALSE(is_refused(&a, &new, second));
	CU_ASSERT_TRUE(is_refused(&a, &new, first));
	CU_ASSERT_TRUE(is_refused(&a, &old, second));
	CU_ASSERT_TRUE(is_refused(&a, &derived, first));
	oc_arena_release(&a);
}

/* A secret that is too short signs nothing, and is not made longer. */
static void
short_secrets(void)
{
	static const struct {
		const char *secret, *previous, *salt;
		enum oc_err want;
	} cases[] = {
		{ "0123456789012345678901234567890", NULL, SALT, OC_EINTERNAL },
		{ "01234567890123456789012345678901", NULL, SALT, OC_OK },
		{ NULL, "short", SALT, OC_EINTERNAL },
		{ NULL, NULL, SALT, OC_OK },
		{ NULL, NULL, "", OC_EINTERNAL },
		{ SECRET_A, NULL, "", OC_OK },
	};

	for (size_t i = 0; i < OC_COUNT(cases); i++) {
		struct oc_arena a = OC_ARENA_INIT;
		struct oc_site site = { .jwt_secret = cases[i].secret,
			.jwt_secret_previous = cases[i].previous,
			.ost = { .secret_salt = cases[i].salt } };
		struct oc_jwt_keys keys;
		struct oc_ctx cx;

		oc_ctx_init(&cx, &a);
		cx.site = &site;
		CU_ASSERT_EQUAL(oc_jwt_keys(&cx, &keys), cases[i].want);
		oc_arena_release(&a);
	}
}

/* The first two cases of RFC 5869, appendix A, and the derived key's own. */
static void
hkdf(void)
{
	struct oc_arena a = OC_ARENA_INIT;
	unsigned char ikm[22], salt[13], out[42];
	struct oc_jwt_keys keys = keys_of(&a, NULL, NULL);

	memset(ikm, 0x0B, sizeof ikm);
	for (unsigned char i = 0; i < sizeof salt; i++)
		salt[i] = i;
	oc_hkdf_sha256(ikm, sizeof ikm, salt, sizeof salt,
	    "\xF0\xF1\xF2\xF3\xF4\xF5\xF6\xF7\xF8\xF9", out, sizeof out);
	OC_ASSERT_STR(oc_hex(&a, out, sizeof out),
	    "3cb25f25faacd57a90434f64d0362f2a2d2d0a90cf1a5a4c5db02d56ecc4c5bf"
	    "34007208d5b887185865");
	oc_hkdf_sha256(ikm, sizeof ikm, NULL, 0, "", out, sizeof out);
	OC_ASSERT_STR(oc_hex(&a, out, sizeof out),
	    "8da4e775a563c18f715f802a063c5a31b8a11f5c5ee1879ec3454e5f3c738d2d"
	    "9d201395faa4b61a96c8");
	CU_ASSERT_EQUAL(keys.n, 1);
	CU_ASSERT_EQUAL(keys.key[0].len, 32);
	CU_ASSERT_NOT_EQUAL(memcmp(keys.key[0].key, SALT, keys.key[0].len), 0);
	oc_arena_release(&a);
}

CU_TestInfo jwt_tests[] = {
	{ "hostile tokens are refused", hostile_tokens_are_refused },
	{ "the table is not empty talk", the_table_is_not_empty_talk },
	{ "no tokens", no_tokens },
	{ "no letter is idle", no_letter_is_idle },
	{ "huge tokens", huge_tokens },
	{ "what is made is taken", what_is_made_is_taken },
	{ "keys rotate", keys_rotate },
	{ "short secrets", short_secrets },
	{ "HKDF", hkdf },
	CU_TEST_INFO_NULL,
};
