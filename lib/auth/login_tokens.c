/* login_tokens.c - families of tokens: issue, refresh, check, revoke. */
#include "config.h"

#include <string.h>

#include "auth/account.h"
#include "auth/audit.h"
#include "auth/jwt.h"
#include "auth/login_tokens.h"
#include "auth/subject.h"
#include "base/base64.h"
#include "base/clock.h"
#include "base/hash.h"
#include "base/log.h"
#include "base/rand.h"
#include "base/str.h"
#include "config/site.h"
#include "db/db.h"
#include "db/migrate.h"

/*
 * A refresh token is REFRESH_PREFIX, the sid of its family, and a secret;
 * base64url makes 22 letters of 16 bytes and 43 of 32.
 */
#define REFRESH_PREFIX "ocr_"
enum {
	SID_BYTES = 16,
	SID_LEN = 22,
	SECRET_BYTES = 32,
	SECRET_LEN = 43,
	PURGE_ROWS = 5000
};

static const char bad_refresh[] = "Invalid or expired refresh token";
static const char bad_access[] = "Invalid or expired token";
static const char inactive[] = "The account is not active";

/* A family with its account, as one row. */
#define SELECT_FAMILY                                                          \
	"SELECT x.id, x.kind, x.owner_id, s.username, s.email, "               \
	"s.dept_id, s.isadmin, " OC_ACCOUNT_ACTIVE /* osTicket ends its        \
	                                              sessions when the        \
	                                              password changes. */     \
	"AND COALESCE(s.passwdreset <= x.created, 1) "                         \
	"FROM {oc_login} x " OC_ACCOUNT_JOIN

struct family {
	int64_t login_id;
	const char *sid;
	bool active;
	struct oc_jwt claims; /* kind, id and what an agent's has besides */
};

static struct family
family_of_row(const struct oc_rows *rows, const char *sid)
{
	struct family f = {
		.login_id = oc_cell_int(rows, 0, 0),
		.sid = sid,
		.active = true,
		.claims = {
			.kind = oc_letter_kind(oc_cell_text(rows, 0, 1)),
			.id = oc_cell_int(rows, 0, 2),
			.sid = sid,
			.username = oc_cell_str(rows, 0, 3),
			.email = oc_cell_str(rows, 0, 4),
			.dept_id = oc_cell_int(rows, 0, 5),
			.admin = oc_cell_int(rows, 0, 6) != 0,
		},
	};

	/* Nothing keeps a user from having two rows of user_account. */
	for (size_t i = 0; i < rows->n; i++)
		if (oc_cell_int(rows, i, 7) == 0)
			f.active = false;
	return f;
}

static void
fill_principal(
    const struct family *f, int64_t expires, struct oc_principal *out)
{
	*out = (struct oc_principal){
		.kind = f->claims.kind,
		.id = f->claims.id,
		.method = OC_BY_JWT,
		.token_id = f->login_id,
		.expires = expires,
	};
}

static const char *
random_letters(struct oc_arena *a, size_t bytes)
{
	unsigned char b[SECRET_BYTES];

	oc_random(b, bytes);
	return oc_base64url(a, b, bytes);
}

/* How long a family lives from now: as long as the last of its tokens. */
static int64_t
family_ttl(const struct oc_site *s)
{
	return s->jwt_refresh_ttl > s->jwt_ttl ? s->jwt_refresh_ttl
	                                       : s->jwt_ttl;
}

static enum oc_err
read_family(
    struct oc_ctx *cx, int64_t login_id, const char *sid, struct family *out)
{
	struct oc_rows rows;
	enum oc_err e;

	e = oc_db_select(cx->db, cx->arena, &rows,
	    SELECT_FAMILY "WHERE x.id = ?", "i", login_id);
	if (e != OC_OK)
		return e;
	if (rows.n == 0)
		return OC_EAUTH;
	*out = family_of_row(&rows, sid);
	return out->active ? OC_OK : oc_fail(cx, OC_EAUTH, "%s", inactive);
}

/* Both tokens of an answer; the refresh token's row is written. */
static enum oc_err
make_answer(
    struct oc_ctx *cx, const struct family *f, struct oc_token_answer *out)
{
	struct oc_jwt claims = f->claims;
	struct oc_jwt_keys keys;
	enum oc_err e = oc_jwt_keys(cx, &keys);

	claims.jti = oc_uuid(cx->arena);
	claims.iat = claims.nbf = oc_now();
	claims.exp = claims.iat + cx->site->jwt_ttl;
	if (e == OC_OK)
		e = oc_jwt_make(cx->arena, &keys, &claims, &out->access);
	if (e != OC_OK)
		return e;
	out->expires_in = cx->site->jwt_ttl;
	out->refresh = oc_sprintf(cx->arena, REFRESH_PREFIX "%s%s", f->sid,
	    random_letters(cx->arena, SECRET_BYTES));
	return oc_db_exec(cx->db,
	    "INSERT INTO {oc_refresh} SET hash = ?, login_id = ?, "
	    "created = NOW(), expires = NOW() + INTERVAL ? SECOND",
	    "uii", oc_sha256_hex(cx->arena, out->refresh), f->login_id,
	    cx->site->jwt_refresh_ttl);
}

/* --- issue ---------------------------------------------------------------- */

struct issue {
	struct oc_ctx *cx;
	const struct oc_principal *p;
	const char *provider;
	struct oc_token_answer answer;
};

static enum oc_err
insert_family(struct issue *x, const char *sid)
{
	struct oc_ctx *cx = x->cx;

	return oc_migrate_check(
	    cx, oc_db_exec(cx->db,
	            "INSERT INTO {oc_login} SET family = ?, kind = ?, "
	            "owner_id = ?, provider = ?, ip = ?, created = NOW(), "
	            "expires = NOW() + INTERVAL ? SECOND",
	            "usiuui", oc_sha256_hex(cx->arena, sid),
	            oc_kind_letter(x->p->kind), x->p->id, x->provider, cx->ip,
	            family_ttl(cx->site)));
}

static enum oc_err
try_issue(void *p)
{
	struct issue *x = p;
	struct oc_ctx *cx = x->cx;
	const char *sid = random_letters(cx->arena, SID_BYTES);
	struct family f;
	enum oc_err e = oc_own_needed(cx);

	if (e == OC_OK)
		e = oc_db_begin(cx->db);
	if (e == OC_OK)
		e = insert_family(x, sid);
	if (e == OC_OK)
		e = read_family(cx, oc_db_insert_id(cx->db), sid, &f);
	if (e == OC_OK)
		e = make_answer(cx, &f, &x->answer);
	return e != OC_OK ? e : oc_db_commit(cx->db);
}

enum oc_err
oc_tokens_issue(struct oc_ctx *cx, const struct oc_principal *p,
    const char *provider, struct oc_token_answer *out)
{
	struct issue x = { .cx = cx, .p = p, .provider = provider };
	enum oc_err e;

	if (p->kind != OC_AGENT && p->kind != OC_USER)
		return OC_EAUTH;
	e = oc_db_attempt(cx->db, try_issue, &x);
	if (e == OC_OK)
		*out = x.answer;
	return e;
}

/* --- refresh -------------------------------------------------------------- */

struct refresh {
	struct oc_ctx *cx;
	const char *token;
	const char *hash;
	struct oc_token_answer answer;
	struct family family;
};

static enum oc_err
revoke(struct oc_ctx *cx, int64_t login_id)
{
	return oc_db_exec(cx->db,
	    "UPDATE {oc_login} SET revoked = NOW() "
	    "WHERE id = ? AND revoked IS NULL",
	    "i", login_id);
}

/* A thief or the one who was robbed: nobody can tell, so both are out. */
static enum oc_err
revoke_reused(struct refresh *x, const struct oc_rows *rows)
{
	struct oc_ctx *cx = x->cx;
	struct oc_principal owner = {
		.kind = oc_letter_kind(oc_cell_text(rows, 0, 3)),
		.id = oc_cell_int(rows, 0, 4),
		.method = OC_BY_JWT,
		.token_id = oc_cell_int(rows, 0, 0),
	};
	struct oc_audit note = {
		.who = &owner, .action = "refresh", .outcome = "reused"
	};
	enum oc_err e = revoke(cx, owner.token_id);
	bool first = e == OC_OK && oc_db_affected(cx->db) > 0;

	if (first)
		e = oc_audit_write(cx, &note);
	if (e == OC_OK)
		e = oc_db_commit(cx->db);
	if (e != OC_OK)
		return e;
	if (first)
		oc_log("warning",
		    "a refresh token was used twice: login %lld revoked",
		    (long long)owner.token_id);
	return oc_fail(cx, OC_EAUTH, "%s", bad_refresh);
}

/* The lock makes whoever brings the same token a moment later wait, and
 * then see that it is spent. */
static enum oc_err
lock_token(struct refresh *x, struct oc_rows *rows)
{
	struct oc_ctx *cx = x->cx;

	return oc_migrate_check(cx,
	    oc_db_select(cx->db, cx->arena, rows,
	        "SELECT r.login_id, r.spent IS NOT NULL, "
	        "r.expires > NOW() AND x.revoked IS NULL "
	        "AND x.expires > NOW(), x.kind, x.owner_id "
	        "FROM {oc_refresh} r JOIN {oc_login} x ON x.id = r.login_id "
	        "WHERE r.hash = ? FOR UPDATE",
	        "u", x->hash));
}

static enum oc_err
rotate(struct refresh *x, int64_t login_id)
{
	struct oc_ctx *cx = x->cx;
	const char *sid =
	    oc_strndup(cx->arena, x->token + strlen(REFRESH_PREFIX), SID_LEN);
	enum oc_err e = read_family(cx, login_id, sid, &x->family);

	if (e == OC_OK)
		e = oc_db_exec(cx->db,
		    "UPDATE {oc_refresh} SET spent = NOW() WHERE hash = ?", "u",
		    x->hash);
	if (e == OC_OK)
		e = oc_db_exec(cx->db,
		    "UPDATE {oc_login} "
		    "SET expires = NOW() + INTERVAL ? SECOND WHERE id = ?",
		    "ii", family_ttl(cx->site), login_id);
	if (e == OC_OK)
		e = make_answer(cx, &x->family, &x->answer);
	return e != OC_OK ? e : oc_db_commit(cx->db);
}

static enum oc_err
try_refresh(void *p)
{
	struct refresh *x = p;
	struct oc_ctx *cx = x->cx;
	struct oc_rows rows;
	enum oc_err e = oc_own_needed(cx);

	if (e == OC_OK)
		e = oc_db_begin(cx->db);
	if (e == OC_OK)
		e = lock_token(x, &rows);
	if (e != OC_OK)
		return e;
	if (rows.n == 1 && oc_cell_int(&rows, 0, 1) != 0)
		return revoke_reused(x, &rows);
	if (rows.n != 1 || oc_cell_int(&rows, 0, 2) == 0)
		return oc_fail(cx, OC_EAUTH, "%s", bad_refresh);
	return rotate(x, oc_cell_int(&rows, 0, 0));
}

enum oc_err
oc_tokens_refresh(struct oc_ctx *cx, const char *refresh,
    struct oc_token_answer *out, struct oc_principal *who)
{
	struct refresh x = { .cx = cx, .token = refresh };
	enum oc_err e;

	if (!oc_starts(oc_empty(refresh) ? "" : refresh, REFRESH_PREFIX) ||
	    strlen(refresh) != strlen(REFRESH_PREFIX) + SID_LEN + SECRET_LEN)
		return oc_fail(cx, OC_EAUTH, "%s", bad_refresh);
	x.hash = oc_sha256_hex(cx->arena, refresh);
	e = oc_db_attempt(cx->db, try_refresh, &x);
	if (e != OC_OK)
		return e;
	*out = x.answer;
	if (who != NULL)
		fill_principal(&x.family, 0, who);
	return OC_OK;
}

/* --- check, revoke -------------------------------------------------------- */

enum oc_err
oc_tokens_check(struct oc_ctx *cx, const char *access, struct oc_principal *out)
{
	struct oc_rows rows, rights;
	struct oc_jwt_keys keys;
	struct family f;
	struct oc_jwt jwt;
	enum oc_err e = oc_jwt_keys(cx, &keys);

	if (e == OC_OK)
		e = oc_jwt_verify(cx->arena, &keys, access, oc_now(), &jwt);
	if (e == OC_EAUTH)
		return oc_fail(cx, OC_EAUTH, "%s", bad_access);
	if (e != OC_OK)
		return e;
	/* The token names the account, so both questions go at once. */
	e = oc_principal_ask(cx, jwt.kind, jwt.id, &rights);
	if (e == OC_OK)
		e = oc_db_select(cx->db, cx->arena, &rows,
		    SELECT_FAMILY "WHERE x.family = ? AND x.revoked IS NULL "
		                  "AND x.expires > NOW()",
		    "u", oc_sha256_hex(cx->arena, jwt.sid));
	e = oc_own_missing_is_empty(cx, e, &rows);
	if (e != OC_OK)
		return e;
	if (rows.n == 0)
		return oc_fail(cx, OC_EAUTH, "%s", bad_access);
	f = family_of_row(&rows, jwt.sid);
	if (f.claims.kind != jwt.kind || f.claims.id != jwt.id)
		return oc_fail(cx, OC_EAUTH, "%s", bad_access);
	if (!f.active || rights.n == 0)
		return oc_fail(cx, OC_EAUTH, "%s", inactive);
	fill_principal(&f, jwt.exp, out);
	return oc_principal_read(cx, &rights, out);
}

/* Where there is no table, there is nothing to revoke. */
static enum oc_err
without_table(struct oc_ctx *cx, enum oc_err e)
{
	return e == OC_EINTERNAL && oc_db_no_table(cx->db) ? OC_OK : e;
}

enum oc_err
oc_tokens_revoke(struct oc_ctx *cx, int64_t login_id)
{
	return without_table(cx, revoke(cx, login_id));
}

enum oc_err
oc_tokens_revoke_all(
    struct oc_ctx *cx, enum oc_principal_kind kind, int64_t id, int64_t keep)
{
	enum oc_err e;

	e = oc_db_exec(cx->db,
	    "UPDATE {oc_login} SET revoked = NOW() "
	    "WHERE kind = ? AND owner_id = ? AND id <> ? "
	    "AND revoked IS NULL",
	    "sii", oc_kind_letter(kind), id, keep);
	if (e == OC_OK && keep != 0)
		e = oc_db_exec(cx->db,
		    "UPDATE {oc_login} SET created = NOW() "
		    "WHERE id = ? AND kind = ? AND owner_id = ?",
		    "isi", keep, oc_kind_letter(kind), id);
	return without_table(cx, e);
}

enum oc_err
oc_tokens_purge(struct oc_ctx *cx)
{
	enum oc_err e;

	e = oc_db_exec(cx->db,
	    "DELETE FROM {oc_refresh} WHERE expires < NOW() LIMIT ?", "i",
	    (int64_t)PURGE_ROWS);
	if (e == OC_OK)
		e = oc_db_exec(cx->db,
		    "DELETE FROM {oc_login} WHERE expires < NOW() LIMIT ?", "i",
		    (int64_t)PURGE_ROWS);
	return without_table(cx, e);
}
