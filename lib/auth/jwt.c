/* jwt.c - signing JSON Web Tokens with libjwt, and judging them. */
#include "config.h"

#include <stdlib.h>
#include <string.h>

#include <jwt.h>

#include "auth/jwt.h"
#include "base/base64.h"
#include "base/def.h"
#include "base/hash.h"
#include "base/load.h"
#include "base/log.h"
#include "base/str.h"
#include "config/settings.h"
#include "config/site.h"
#include "json/reader.h"
#include "json/writer.h"

/* Changing this text logs everybody out. */
#define KEY_INFO "osticket-cgi access token"
#define KID_INFO "osticket-cgi key id"
#define FALLBACK_ISSUER "osticket-cgi"

enum { DERIVED_LEN = 32, ID_MAX = 128, SIGNATURE_LEN = OC_SHA256_LEN };

/* What the header and the payload of a token may be made of. */
static const struct oc_json_limits json_limits = { .bytes = OC_JWT_MAX,
	.depth = 2,
	.members = 64,
	.unique = true };

/* libjwt's functions, each under its own name. */
static struct {
	__typeof__(jwt_new) *jwt_new;
	__typeof__(jwt_free) *jwt_free;
	__typeof__(jwt_set_alg) *jwt_set_alg;
	__typeof__(jwt_add_header) *jwt_add_header;
	__typeof__(jwt_add_grants_json) *jwt_add_grants_json;
	__typeof__(jwt_encode_str) *jwt_encode_str;
} lib;

static const struct oc_symbol symbols[] = {
	{ "jwt_new", &lib.jwt_new },
	{ "jwt_free", &lib.jwt_free },
	{ "jwt_set_alg", &lib.jwt_set_alg },
	{ "jwt_add_header", &lib.jwt_add_header },
	{ "jwt_add_grants_json", &lib.jwt_add_grants_json },
	{ "jwt_encode_str", &lib.jwt_encode_str },
};

/*
 * Is libjwt there?  Tried once per process.  These functions are the same in
 * 1.x and 2.x; 3 has others.
 */
static bool
load(void)
{
	static const char *const names[] = { "libjwt.so.0", "libjwt.so.1",
		"libjwt.so.2" };
	static bool tried, loaded;

	if (tried)
		return loaded;
	tried = true;
	loaded = oc_load(names, OC_COUNT(names), symbols, OC_COUNT(symbols));
	if (!loaded)
		oc_log("error",
		    "cannot load libjwt: nobody can log in with a password");
	return loaded;
}

/* --- keys ----------------------------------------------------------------- */

static void
add_key(struct oc_jwt_keys *keys, const void *p, size_t len)
{
	unsigned char md[OC_SHA256_LEN];
	struct oc_arena tmp = OC_ARENA_INIT;
	size_t i = keys->n++;

	memcpy(keys->key[i].key, p, len);
	keys->key[i].len = len;
	oc_hmac_sha256(p, len, KID_INFO, strlen(KID_INFO), md);
	memcpy(keys->key[i].kid, oc_hex(&tmp, md, OC_JWT_KID_LEN / 2),
	    OC_JWT_KID_LEN + 1);
	oc_arena_release(&tmp);
}

static enum oc_err
add_secret(struct oc_jwt_keys *keys, const char *name, const char *secret)
{
	size_t len = strlen(secret);

	if (len < OC_JWT_KEY_MIN || len > OC_JWT_KEY_MAX) {
		oc_log("error", "configuration: %s must have %d to %d bytes",
		    name, OC_JWT_KEY_MIN, OC_JWT_KEY_MAX);
		return OC_EINTERNAL;
	}
	add_key(keys, secret, len);
	return OC_OK;
}

static enum oc_err
add_derived(struct oc_jwt_keys *keys, const struct oc_ostconfig *ost)
{
	const char *salt = ost->secret_salt;
	unsigned char key[DERIVED_LEN];

	if (oc_empty(salt) || ost->salt_is_known) {
		oc_log("error", "configuration: there is no SECRET_SALT; set "
		                "jwt_secret");
		return OC_EINTERNAL;
	}
	oc_hkdf_sha256(salt, strlen(salt), NULL, 0, KEY_INFO, key, sizeof key);
	add_key(keys, key, sizeof key);
	return OC_OK;
}

static const char *
find_issuer(struct oc_ctx *cx)
{
	const char *url = NULL;

	if (cx->site->jwt_issuer != NULL)
		return cx->site->jwt_issuer;
	if (cx->config != NULL)
		url = oc_config_text(cx->config, "helpdesk_url");
	return oc_empty(url) ? FALLBACK_ISSUER : url;
}

enum oc_err
oc_jwt_keys(struct oc_ctx *cx, struct oc_jwt_keys *out)
{
	const struct oc_site *s = cx->site;
	enum oc_err e;

	*out = (struct oc_jwt_keys){ .issuer = find_issuer(cx) };
	if (s->jwt_secret != NULL)
		e = add_secret(out, "jwt_secret", s->jwt_secret);
	else
		e = add_derived(out, &s->ost);
	if (e == OC_OK && s->jwt_secret_previous != NULL)
		e = add_secret(
		    out, "jwt_secret_previous", s->jwt_secret_previous);
	return e;
}

/* --- signing -------------------------------------------------------------- */

static const char *
type_name(enum oc_principal_kind kind)
{
	return kind == OC_AGENT ? "staff" : "user";
}

static const char *
subject_of(struct oc_arena *a, enum oc_principal_kind kind, int64_t id)
{
	return oc_sprintf(a, "%s:%lld", type_name(kind), (long long)id);
}

static const char *
or_empty(const char *s)
{
	return s == NULL ? "" : s;
}

static const char *
payload(struct oc_arena *a, const char *issuer, const struct oc_jwt *c)
{
	struct oc_buf *b = oc_buf_new(a, OC_JWT_MAX);
	struct oc_json j;

	oc_json_init(&j, b, OC_JSON_PLAIN);
	oc_json_object(&j);
	oc_json_kstr(&j, "iss", issuer);
	oc_json_kstr(&j, "sub", subject_of(a, c->kind, c->id));
	oc_json_kstr(&j, "user_type", type_name(c->kind));
	oc_json_kint(&j, "user_id", c->id);
	oc_json_kint(&j, "iat", c->iat);
	oc_json_kint(&j, "nbf", c->nbf);
	oc_json_kint(&j, "exp", c->exp);
	oc_json_kstr(&j, "jti", c->jti);
	oc_json_kstr(&j, "sid", c->sid);
	oc_json_kstr(&j, "type", "access");
	if (c->kind == OC_AGENT) {
		oc_json_kstr(&j, "username", or_empty(c->username));
		oc_json_kstr(&j, "email", or_empty(c->email));
		oc_json_kint(&j, "dept_id", c->dept_id);
		oc_json_kbool(&j, "isadmin", c->admin);
	}
	oc_json_end(&j);
	return b->failed ? NULL : oc_buf_dup(b, a);
}

enum oc_err
oc_jwt_make(struct oc_arena *a, const struct oc_jwt_keys *keys,
    const struct oc_jwt *claims, const char **out)
{
	const char *json = payload(a, keys->issuer, claims);
	char *text = NULL;
	jwt_t *jwt = NULL;

	if (json == NULL || keys->n == 0 || !load())
		return OC_EINTERNAL;
	if (lib.jwt_new(&jwt) == 0 &&
	    lib.jwt_set_alg(jwt, JWT_ALG_HS256, keys->key[0].key,
	        (int)keys->key[0].len) == 0 &&
	    lib.jwt_add_header(jwt, "kid", keys->key[0].kid) == 0 &&
	    lib.jwt_add_grants_json(jwt, json) == 0)
		text = lib.jwt_encode_str(jwt);
	lib.jwt_free(jwt);
	if (text == NULL)
		return OC_EINTERNAL;
	*out = oc_strdup(a, text);
	free(text);
	return OC_OK;
}

/* --- judging -------------------------------------------------------------- */

/* The three parts of a token, decoded. */
struct parts {
	const char *header, *payload;
	size_t header_len, payload_len;
};

/*
 * The bytes that len letters of base64url stand for.  The letters must be
 * the one way to write them: no padding, no bits left over.
 */
static char *
decode(struct oc_arena *a, const char *p, size_t len, size_t *out_len)
{
	char *bytes = oc_base64url_decode(a, p, len, out_len);
	const char *again;

	if (bytes == NULL || *out_len == 0)
		return NULL;
	again = oc_base64url(a, bytes, *out_len);
	return strlen(again) == len && memcmp(again, p, len) == 0 ? bytes
	                                                          : NULL;
}

static bool
split(struct oc_arena *a, const char *token, struct parts *out)
{
	size_t len = strnlen(token, OC_JWT_MAX + 1), signature_len;
	const char *dot = memchr(token, '.', len), *dot2;

	if (len > OC_JWT_MAX || dot == NULL)
		return false;
	dot2 = strchr(dot + 1, '.');
	if (dot2 == NULL)
		return false;
	out->header = decode(a, token, (size_t)(dot - token), &out->header_len);
	out->payload =
	    decode(a, dot + 1, (size_t)(dot2 - dot - 1), &out->payload_len);
	return out->header != NULL && out->payload != NULL &&
	       decode(a, dot2 + 1, strlen(dot2 + 1), &signature_len) != NULL &&
	       signature_len == SIGNATURE_LEN;
}

static struct oc_val *
read_object(struct oc_arena *a, const char *text, size_t len)
{
	struct oc_val *v;

	if (oc_json_read(a, text, len, &json_limits, &v, NULL) != OC_JSON_OK)
		return NULL;
	return oc_val_is(v, OC_OBJECT) ? v : NULL;
}

/* A member that is text without NUL; NULL otherwise. */
static const char *
text_of(const struct oc_val *obj, const char *name)
{
	const struct oc_val *v = oc_val_get(obj, name);

	if (!oc_val_is(v, OC_STRING) || strlen(v->u.s.p) != v->u.s.len)
		return NULL;
	return v->u.s.p;
}

/* A member that is a whole number of at least min. */
static bool
int_of(const struct oc_val *obj, const char *name, int64_t min, int64_t *out)
{
	const struct oc_val *v = oc_val_get(obj, name);

	if (!oc_val_is(v, OC_INT) || v->u.i < min)
		return false;
	*out = v->u.i;
	return true;
}

/*
 * The key a header asks for, as its place in keys->key; keys->n for none.
 * Only what oc_jwt_make() writes is a header: no "crit", no "jwk", no "jku".
 */
static size_t
find_key(const struct oc_jwt_keys *keys, const struct oc_val *header)
{
	const char *kid = text_of(header, "kid");
	size_t i;

	if (header == NULL || oc_val_count(header) != 3 || kid == NULL ||
	    !oc_streq(text_of(header, "alg"), "HS256") ||
	    !oc_streq(text_of(header, "typ"), "JWT"))
		return keys->n;
	for (i = 0; i < keys->n; i++)
		if (oc_streq(kid, keys->key[i].kid))
			break;
	return i;
}

/*
 * HMAC-SHA256 (RFC 7515, A.1).  Not libjwt's jwt_decode(): loading it costs a
 * CGI more than all else it does, and the header and the claims are judged
 * here anyway.
 */
static bool
signature_fits(struct oc_arena *a, const struct oc_jwt_keys *keys, size_t i,
    const char *token)
{
	const char *dot = strrchr(token, '.');
	unsigned char mac[OC_SHA256_LEN];

	if (keys->key[i].len < OC_JWT_KEY_MIN)
		return false;
	oc_hmac_sha256(keys->key[i].key, keys->key[i].len, token,
	    (size_t)(dot - token), mac);
	return oc_secret_eq(oc_base64url(a, mac, sizeof mac), dot + 1);
}

static bool
read_subject(struct oc_arena *a, const struct oc_val *p, struct oc_jwt *c)
{
	const char *type = text_of(p, "user_type");

	if (oc_streq(type, type_name(OC_AGENT)))
		c->kind = OC_AGENT;
	else if (oc_streq(type, type_name(OC_USER)))
		c->kind = OC_USER;
	else
		return false;
	return int_of(p, "user_id", 1, &c->id) &&
	       oc_streq(text_of(p, "sub"), subject_of(a, c->kind, c->id));
}

static bool
read_agent(const struct oc_val *p, struct oc_jwt *c)
{
	const struct oc_val *admin = oc_val_get(p, "isadmin");

	c->username = text_of(p, "username");
	c->email = text_of(p, "email");
	c->admin = oc_val_is(admin, OC_BOOL) && admin->u.b;
	return c->username != NULL && c->email != NULL &&
	       oc_val_is(admin, OC_BOOL) &&
	       int_of(p, "dept_id", 0, &c->dept_id);
}

static bool
is_id(const char *s)
{
	return !oc_empty(s) && strlen(s) <= ID_MAX;
}

static bool
read_claims(struct oc_arena *a, const char *issuer, const struct oc_val *p,
    struct oc_jwt *c)
{
	if (!oc_streq(text_of(p, "iss"), issuer) ||
	    !oc_streq(text_of(p, "type"), "access"))
		return false;
	c->sid = text_of(p, "sid");
	c->jti = text_of(p, "jti");
	return is_id(c->sid) && is_id(c->jti) && read_subject(a, p, c) &&
	       (c->kind != OC_AGENT || read_agent(p, c)) &&
	       int_of(p, "iat", 0, &c->iat) && int_of(p, "nbf", 0, &c->nbf) &&
	       int_of(p, "exp", 0, &c->exp);
}

static bool
is_in_time(const struct oc_jwt *c, int64_t now)
{
	return now < c->exp && c->nbf <= now + OC_JWT_LEEWAY &&
	       c->iat <= now + OC_JWT_LEEWAY && c->iat < c->exp;
}

enum oc_err
oc_jwt_verify(struct oc_arena *a, const struct oc_jwt_keys *keys,
    const char *token, int64_t now, struct oc_jwt *out)
{
	struct oc_jwt c = { .kind = OC_NOBODY };
	struct oc_val *claims;
	struct parts parts;
	size_t key;

	if (oc_empty(token) || !split(a, token, &parts))
		return OC_EAUTH;
	key = find_key(keys, read_object(a, parts.header, parts.header_len));
	claims = read_object(a, parts.payload, parts.payload_len);
	if (key >= keys->n || claims == NULL)
		return OC_EAUTH;
	if (!signature_fits(a, keys, key, token) ||
	    !read_claims(a, keys->issuer, claims, &c) || !is_in_time(&c, now))
		return OC_EAUTH;
	*out = c;
	return OC_OK;
}
