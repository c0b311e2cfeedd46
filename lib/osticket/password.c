/* password.c - bcrypt and older forms; the only file that uses <crypt.h>. */
#include "config.h"

#include <stdint.h>
#include <string.h>

#include <crypt.h>

#include "base/hash.h"
#include "base/rand.h"
#include "base/str.h"
#include "osticket/password.h"

enum {
	MD5_HEX = 32,
	PHPASS_LEN = 34,  /* "$P$", rounds, 8 bytes of salt, 22 of digest */
	PHPASS_HEAD = 12, /* of these all before the digest */
	PHPASS_LOG_MIN = 7,
	PHPASS_LOG_MAX = 30,
	BCRYPT_LEN = 60,
	BCRYPT_SALT = 16
};

/* Nobody's password: what is checked when there is nothing to check. */
static const char dummy[] =
    "$2a$08$abcdefghijklmnopqrstuuFOySVLSLnDYPftThisZ/K7DU3GLQUia";

static const char crypt64[] =
    "./0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";

static void
cleanse(void *p, size_t len)
{
	explicit_bzero(p, len);
}

/* crypt(3) without its static memory; NULL for a setting it refuses. */
static const char *
run_crypt(struct oc_arena *a, const char *password, const char *setting)
{
	struct crypt_data *data = oc_calloc(a, 1, sizeof *data);
	const char *made = crypt_rn(password, setting, data, sizeof *data);
	const char *out = made == NULL ? NULL : oc_strdup(a, made);

	cleanse(data, sizeof *data);
	return out;
}

/* 16 bytes as phpass writes them: six bits at a time, lowest first. */
static void
phpass_digest(const unsigned char md[OC_MD5_LEN], char *out)
{
	size_t n = 0;

	for (size_t i = 0; i < OC_MD5_LEN; i += 3) {
		uint32_t v = md[i];

		if (i + 1 < OC_MD5_LEN)
			v |= (uint32_t)md[i + 1] << 8;
		if (i + 2 < OC_MD5_LEN)
			v |= (uint32_t)md[i + 2] << 16;
		for (int k = 0; k < 4 && n < PHPASS_LEN - PHPASS_HEAD; k++) {
			out[n++] = crypt64[v & 0x3F];
			v >>= 6;
		}
	}
	out[n] = '\0';
}

/* MD5 of salt and password, then 2^n times of that digest and password. */
static bool
phpass_matches(struct oc_arena *a, const char *password, const char *stored)
{
	size_t len = strlen(password);
	unsigned char md[OC_MD5_LEN], *text;
	char made[PHPASS_LEN + 1];
	const char *rounds_at = strchr(crypt64, stored[3]);
	unsigned long rounds;

	if (strlen(stored) != PHPASS_LEN || rounds_at == NULL ||
	    rounds_at - crypt64 < PHPASS_LOG_MIN ||
	    rounds_at - crypt64 > PHPASS_LOG_MAX)
		return false;
	text = oc_alloc(a, OC_MD5_LEN + len);
	memcpy(text, stored + 4, 8);
	memcpy(text + 8, password, len);
	oc_md5(text, 8 + len, md);
	memcpy(text + OC_MD5_LEN, password, len);
	for (rounds = 1UL << (rounds_at - crypt64); rounds > 0; rounds--) {
		memcpy(text, md, OC_MD5_LEN);
		oc_md5(text, OC_MD5_LEN + len, md);
	}
	cleanse(text, OC_MD5_LEN + len);
	memcpy(made, stored, PHPASS_HEAD);
	phpass_digest(md, made + PHPASS_HEAD);
	return oc_secret_eq(made, stored);
}

static bool
is_bcrypt(const char *s)
{
	return strlen(s) == BCRYPT_LEN && s[0] == '$' && s[1] == '2' &&
	       strchr("abxy", s[2]) != NULL && s[3] == '$';
}

static bool
is_phpass(const char *s)
{
	return oc_starts(s, "$P$") || oc_starts(s, "$H$");
}

static bool
is_md5(const char *s)
{
	return strlen(s) == MD5_HEX && strspn(s, "0123456789abcdef") == MD5_HEX;
}

/* The other forms that PHP's crypt() knows. */
static bool
is_crypt(const char *s)
{
	if (s[0] == '$')
		return oc_starts(s, "$1$") || oc_starts(s, "$5$") ||
		       oc_starts(s, "$6$");
	if (s[0] == '_')
		return strlen(s) == 20;
	return strlen(s) == 13 && strspn(s, crypt64) == 13;
}

static bool
crypt_matches(struct oc_arena *a, const char *password, const char *stored)
{
	const char *made = run_crypt(a, password, stored);

	return made != NULL && oc_secret_eq(made, stored);
}

/* PHP takes "0" for no password, so its MD5 lets nobody in. */
static bool
md5_matches(struct oc_arena *a, const char *password, const char *stored)
{
	return !oc_streq(password, "0") &&
	       oc_secret_eq(oc_md5_hex(a, password), stored);
}

enum oc_password
oc_password_check(struct oc_arena *a, const char *password, const char *stored)
{
	enum oc_password result = OC_PASSWORD_WRONG;
	char cut[OC_PASSWORD_MAX + 1] = "";

	if (password != NULL) {
		size_t len = strnlen(password, OC_PASSWORD_MAX);

		memcpy(cut, password, len);
		cut[len] = '\0';
	}
	if (stored == NULL)
		stored = "";
	if (is_bcrypt(stored)) {
		if (crypt_matches(a, cut, stored))
			result = OC_PASSWORD_RIGHT;
	} else {
		/* All other forms are quicker, so this makes up for it. */
		(void)crypt_matches(a, cut, dummy);
		if (is_phpass(stored)
		        ? phpass_matches(a, cut, stored)
		        : is_crypt(stored) && crypt_matches(a, cut, stored))
			result = OC_PASSWORD_RIGHT;
		else if (is_md5(stored) && md5_matches(a, cut, stored))
			result = OC_PASSWORD_REHASH;
	}
	if (cut[0] == '\0')
		result = OC_PASSWORD_WRONG;
	cleanse(cut, sizeof cut);
	return result;
}

const char *
oc_password_hash(struct oc_arena *a, const char *password)
{
	char random[BCRYPT_SALT], setting[CRYPT_GENSALT_OUTPUT_SIZE];
	const char *made;

	oc_random(random, sizeof random);
	if (crypt_gensalt_rn("$2a$", OC_PASSWORD_COST, random,
	        (int)sizeof random, setting, (int)sizeof setting) == NULL)
		return NULL;
	made = run_crypt(a, password, setting);
	return made != NULL && is_bcrypt(made) ? made : NULL;
}

const char *
oc_password_refused(const char *password, const char *current)
{
	size_t len = strlen(password);

	if (len < OC_PASSWORD_MIN)
		return "Password must be at least 6 characters";
	if (len > OC_PASSWORD_MAX)
		return "Password is too long - maximum of 128 characters "
		       "allowed";
	if (current != NULL && oc_strieq(password, current))
		return "New password MUST be different from the current "
		       "password!";
	return NULL;
}
