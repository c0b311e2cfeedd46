/*
 * jwt.h - access tokens: JSON Web Tokens (RFC 7519), HS256 and nothing else.
 *
 * libjwt signs, and is loaded when the first token is made.  What it would
 * let through when reading (algorithm "none", expired tokens, short keys) is
 * judged here alone, which also spares a request the time of loading it.
 */
#ifndef OC_AUTH_JWT_H
#define OC_AUTH_JWT_H

#include <stddef.h>
#include <stdint.h>

#include "base/ctx.h"
#include "osticket/principal.h"

enum {
	OC_JWT_MAX = 4096,   /* bytes of the longest token that is read */
	OC_JWT_KEY_MIN = 32, /* bytes of a key, RFC 7518, 3.2 */
	OC_JWT_KEY_MAX = 256,
	OC_JWT_KEYS = 2, /* the present one, the previous one */
	OC_JWT_KID_LEN = 16,
	OC_JWT_LEEWAY = 5 /* seconds that clocks of servers may differ */
};

struct oc_jwt_keys {
	const char *issuer;
	size_t n; /* keys; the first one signs */
	struct {
		char kid[OC_JWT_KID_LEN + 1]; /* made of the key */
		unsigned char key[OC_JWT_KEY_MAX];
		size_t len;
	} key[OC_JWT_KEYS];
};

struct oc_jwt {
	enum oc_principal_kind kind; /* OC_AGENT or OC_USER */
	int64_t id;
	const char *sid; /* names the family (login_tokens.h) */
	const char *jti; /* names this token */
	int64_t iat, nbf, exp;

	/* Of agents, for clients to show; nothing is decided by them. */
	const char *username, *email;
	int64_t dept_id;
	bool admin;
};

/*
 * The keys of this site: jwt_secret and jwt_secret_previous, or one derived
 * from osTicket's SECRET_SALT (HKDF-SHA256, RFC 5869).  The issuer is
 * jwt_issuer, or osTicket's helpdesk_url.  OC_EINTERNAL, with a line in the
 * log, when a configured secret is too short or too long.
 */
enum oc_err oc_jwt_keys(struct oc_ctx *cx, struct oc_jwt_keys *out);

/* Sign.  OC_EINTERNAL when libjwt is not there. */
enum oc_err oc_jwt_make(struct oc_arena *a, const struct oc_jwt_keys *keys,
    const struct oc_jwt *claims, const char **out);

/*
 * Judge a token at the instant now.  OC_EAUTH, *out untouched, unless all is
 * as oc_jwt_make() writes it.
 */
enum oc_err oc_jwt_verify(struct oc_arena *a, const struct oc_jwt_keys *keys,
    const char *token, int64_t now, struct oc_jwt *out);

#endif
