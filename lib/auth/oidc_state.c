/* oidc_state.c - logins on their way. */
#include "config.h"

#include "auth/oidc_state.h"
#include "base/base64.h"
#include "base/hash.h"
#include "base/rand.h"
#include "base/str.h"
#include "db/db.h"
#include "db/migrate.h"

/* How many forgotten logins a new one sweeps away. */
enum { SECRET_BYTES = 32, SWEEP = 50 };

struct put {
	struct oc_ctx *cx;
	const char *state_hash, *browser_hash;
	const struct oc_oidc_state *s;
};

struct take {
	struct oc_ctx *cx;
	const char *state_hash;
	struct oc_rows rows;
};

char *
oc_oidc_secret(struct oc_arena *a)
{
	unsigned char bytes[SECRET_BYTES];

	oc_random(bytes, sizeof bytes);
	return oc_base64url(a, bytes, sizeof bytes);
}

static enum oc_err
insert(void *p)
{
	const struct put *x = p;
	const struct oc_oidc_state *s = x->s;
	const char kind[] = { s->kind, '\0' };
	enum oc_err e = oc_migrate_if_missing(x->cx);

	if (e == OC_OK)
		e = oc_db_exec(x->cx->db,
		    "INSERT INTO {oc_oidc_state} SET state_hash = ?, "
		    "browser_hash = ?, provider = ?, kind = ?, nonce = ?, "
		    "verifier = ?, return_to = ?, created = NOW(), "
		    "expires = NOW() + INTERVAL ? SECOND",
		    "uuuuuuui", x->state_hash, x->browser_hash, s->provider,
		    kind, s->nonce, s->verifier, s->return_to,
		    (int64_t)OC_OIDC_STATE_SECONDS);
	return oc_migrate_check(x->cx, e);
}

enum oc_err
oc_oidc_state_put(struct oc_ctx *cx, const char *state, const char *browser,
    const struct oc_oidc_state *s)
{
	struct put x = { cx, oc_sha256_hex(cx->arena, state),
		oc_sha256_hex(cx->arena, browser), s };
	enum oc_err e = oc_db_attempt(cx->db, insert, &x);

	/* A sweep that fails is made up for by the next. */
	if (e == OC_OK)
		(void)oc_db_exec(cx->db,
		    "DELETE FROM {oc_oidc_state} WHERE expires < NOW() LIMIT ?",
		    "i", (int64_t)SWEEP);
	return e;
}

/* Of two that come with the same state, one finds it. */
static enum oc_err
take_row(void *p)
{
	struct take *x = p;
	enum oc_err e = oc_migrate_if_missing(x->cx);

	if (e == OC_OK)
		e = oc_db_begin(x->cx->db);
	if (e == OC_OK)
		e = oc_db_select(x->cx->db, x->cx->arena, &x->rows,
		    "SELECT browser_hash, provider, kind, nonce, verifier, "
		    "return_to, TIMESTAMPDIFF(SECOND, created, NOW()) "
		    "FROM {oc_oidc_state} "
		    "WHERE state_hash = ? AND expires > NOW() FOR UPDATE",
		    "s", x->state_hash);
	if (e == OC_OK)
		e = oc_db_exec(x->cx->db,
		    "DELETE FROM {oc_oidc_state} WHERE state_hash = ?", "s",
		    x->state_hash);
	if (e == OC_OK)
		e = oc_db_commit(x->cx->db);
	return oc_migrate_check(x->cx, e);
}

enum oc_err
oc_oidc_state_take(struct oc_ctx *cx, const char *state, const char *browser,
    struct oc_oidc_state *out)
{
	struct take x = { cx, oc_sha256_hex(cx->arena, state), { 0, 0, NULL } };
	enum oc_err e = oc_db_attempt(cx->db, take_row, &x);

	if (e == OC_OK && x.rows.n == 0)
		e = OC_ENOTFOUND;
	if (e != OC_OK)
		return e;
	if (browser == NULL || !oc_secret_eq(oc_sha256_hex(cx->arena, browser),
	                           oc_cell_text(&x.rows, 0, 0)))
		return OC_ENOTFOUND;
	*out = (struct oc_oidc_state){
		.provider = oc_cell_text(&x.rows, 0, 1),
		.kind = oc_cell_text(&x.rows, 0, 2)[0],
		.nonce = oc_cell_text(&x.rows, 0, 3),
		.verifier = oc_cell_text(&x.rows, 0, 4),
		.return_to = oc_cell_str(&x.rows, 0, 5),
		.age = oc_cell_int(&x.rows, 0, 6),
	};
	return OC_OK;
}
