/* test_jwt_hostile.c - access tokens that must not be taken. */
#include "config.h"

#include "jwt_forge.h"

static const struct {
	const char *name;
	const char *header;
	const char *payload;
	enum jwt_sign sign;
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

static void
hostile_tokens_are_refused(void)
{
	for (size_t i = 0; i < OC_COUNT(hostile); i++) {
		struct oc_arena a = OC_ARENA_INIT;
		struct oc_jwt_keys keys = jwt_keys_of(&a, SECRET_A, SECRET_B);
		const char *token = jwt_token_of(&a, &keys, hostile[i].header,
		    hostile[i].payload, hostile[i].sign);
		bool refused = jwt_is_refused(&a, &keys, token);

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
	struct oc_jwt_keys keys = jwt_keys_of(&a, SECRET_A, SECRET_B);
	struct oc_jwt out;
	const char *token;

	token = jwt_token_of(&a, &keys, HEADER, PAYLOAD, GOOD);
	CU_ASSERT_EQUAL(oc_jwt_verify(&a, &keys, token, NOW, &out), OC_OK);
	CU_ASSERT_EQUAL(out.kind, OC_USER);
	CU_ASSERT_EQUAL(out.id, 2);
	token = jwt_token_of(&a, &keys, " {" TYP ", " KEY " ," ALG "}\n",
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
	struct oc_jwt_keys keys = jwt_keys_of(&a, SECRET_A, NULL);
	const char *good = jwt_token_of(&a, &keys, HEADER, PAYLOAD, GOOD);

	for (size_t i = 0; i < OC_COUNT(raw); i++)
		CU_ASSERT_TRUE(jwt_is_refused(&a, &keys, raw[i]));
	CU_ASSERT_TRUE(jwt_is_refused(&a, &keys, NULL));
	CU_ASSERT_FALSE(jwt_is_refused(&a, &keys, good));
	CU_ASSERT_TRUE(jwt_is_refused(&a, &keys, oc_sprintf(&a, " %s", good)));
	CU_ASSERT_TRUE(jwt_is_refused(&a, &keys, oc_sprintf(&a, "%s ", good)));
	CU_ASSERT_TRUE(jwt_is_refused(&a, &keys, oc_sprintf(&a, "%s\n", good)));
	CU_ASSERT_TRUE(jwt_is_refused(&a, &keys, oc_sprintf(&a, ".%s", good)));
	CU_ASSERT_TRUE(jwt_is_refused(&a, &keys, oc_sprintf(&a, "%s.", good)));
	oc_arena_release(&a);
}

/* Every cut and every changed letter makes a good token a bad one. */
static void
no_letter_is_idle(void)
{
	struct oc_arena a = OC_ARENA_INIT;
	struct oc_jwt_keys keys = jwt_keys_of(&a, SECRET_A, NULL);
	const char *good = jwt_token_of(&a, &keys, HEADER, PAYLOAD, GOOD);
	size_t len = strlen(good), taken = 0;

	for (size_t i = 0; i < len; i++) {
		char *bad = oc_strdup(&a, good);

		bad[i] = bad[i] == 'A' ? 'B' : 'A';
		taken += !jwt_is_refused(&a, &keys, bad);
		bad[i] = '\0';
		taken += !jwt_is_refused(&a, &keys, bad);
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
	return jwt_token_of(a, keys, HEADER,
	    oc_sprintf(a, "{" REST "," SUB ",\"x\":\"%s\"}", x), GOOD);
}

static void
huge_tokens(void)
{
	struct oc_arena a = OC_ARENA_INIT;
	struct oc_jwt_keys keys = jwt_keys_of(&a, SECRET_A, NULL);

	CU_ASSERT_FALSE(
	    jwt_is_refused(&a, &keys, with_filler(&a, &keys, 2000)));
	CU_ASSERT_TRUE(jwt_is_refused(&a, &keys, with_filler(&a, &keys, 4000)));
	CU_ASSERT_TRUE(
	    jwt_is_refused(&a, &keys, with_filler(&a, &keys, 4000000)));
	oc_arena_release(&a);
}

CU_TestInfo jwt_hostile_tests[] = {
	{ "hostile tokens are refused", hostile_tokens_are_refused },
	{ "the table is not empty talk", the_table_is_not_empty_talk },
	{ "no tokens", no_tokens },
	{ "no letter is idle", no_letter_is_idle },
	{ "huge tokens", huge_tokens },
	CU_TEST_INFO_NULL,
};
