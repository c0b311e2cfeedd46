/*
 * api_token.h - API tokens of our own, for programs that act as somebody.
 *
 * "oct_", 36 random letters and digits (214 bits), and 6 more that are a
 * checksum, so that a mistyped one costs no query and a scanner can tell a
 * real one.  Shown once; the SHA-256 is kept.
 */
#ifndef OC_AUTH_API_TOKEN_H
#define OC_AUTH_API_TOKEN_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "auth/audit.h"
#include "base/ctx.h"
#include "osticket/principal.h"

#define OC_API_TOKEN_PREFIX "oct_"

struct oc_api_token {
	int64_t id;
	const char *name;
	enum oc_principal_kind kind; /* OC_AGENT or OC_USER: acts as him */
	int64_t owner_id;
	const char *scopes;    /* blanks between; NULL: all */
	const char *addresses; /* allowed ones and blocks, commas; NULL: any */
	bool active;           /* while false it is refused */
	int64_t created, expires, last_used; /* Unix time; 0: never */
	const char *last_ip;                 /* NULL: never used */
};

enum { OC_API_TOKEN_NAME_MAX = 128, OC_API_TOKEN_SCOPES_MAX = 1024 };

/*
 * Make one.  Of *t name, kind, owner_id, scopes, addresses and expires count;
 * scopes and addresses may have blanks or commas between.  *t becomes what
 * was stored, *value the token, which cannot be had again.  audit (may be
 * NULL) is noted with it, with its id.
 * OC_EINVAL: problems with name, scopes, addresses or expires_at are noted.
 * OC_ENOTFOUND: no such owner.
 */
enum oc_err oc_api_token_create(struct oc_ctx *cx, struct oc_api_token *t,
    const struct oc_audit *audit, const char **value);

/*
 * Those of an owner by id, or everybody's when kind is OC_NOBODY; the newest
 * last.
 */
enum oc_err oc_api_token_list(struct oc_ctx *cx, enum oc_principal_kind kind,
    int64_t owner_id, struct oc_api_token **out, size_t *n);

/* One by its id, or its value when text begins with "oct_".  OC_ENOTFOUND. */
enum oc_err oc_api_token_get(
    struct oc_ctx *cx, const char *text, struct oc_api_token *out);

/*
 * Delete one, for good; switch one.  owner (may be NULL: any) must be its
 * owner.  OC_ENOTFOUND.
 */
enum oc_err oc_api_token_revoke(struct oc_ctx *cx,
    const struct oc_principal *owner, int64_t id, const struct oc_audit *audit);
enum oc_err oc_api_token_activate(struct oc_ctx *cx,
    const struct oc_principal *owner, int64_t id, bool active);

/* Does it look like one: prefix, letters, checksum? */
bool oc_api_token_plausible(const char *value);

/* Why a token is refused. */
enum oc_api_token_state {
	OC_TOKEN_GOOD,
	OC_TOKEN_UNKNOWN,
	OC_TOKEN_INACTIVE, /* itself, or its owner's account */
	OC_TOKEN_EXPIRED,
	OC_TOKEN_ADDRESS /* used from where it may not */
};

/*
 * Judge a token that came from cx->ip, and note its use, at most once a
 * minute.  *out gets kind, id, method, scopes, token_id and expires, and else
 * zeros; oc_principal_load() reads the rest.  *state (may be NULL) is always
 * written; OC_EAUTH unless it is OC_TOKEN_GOOD.
 */
enum oc_err oc_api_token_check(struct oc_ctx *cx, const char *value,
    struct oc_principal *out, enum oc_api_token_state *state);

#endif
