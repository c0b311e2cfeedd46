/* oidc_identity.c - from a provider's subject to an account of osTicket. */
#include "config.h"

#include <string.h>

#include "auth/oidc_identity.h"
#include "auth/oidc_user.h"
#include "base/hash.h"
#include "base/str.h"
#include "db/db.h"
#include "db/migrate.h"
#include "osticket/login.h"

enum { EMAIL_MAX = 255 };

struct account {
	int64_t id;
	bool registered;     /* of a user: has an account at all */
	const char *refusal; /* NULL: it may log in */
	struct oc_login login;
};

struct identify {
	struct oc_ctx *cx;
	const struct oc_oidc_provider *provider;
	const struct oc_oidc_claims *claims;
	const char *subject_hash;
	const char *email; /* proved; NULL: none */
	char kind;
	struct oc_principal who;
};

const char *
oc_oidc_proved_email(struct oc_arena *a, const struct oc_oidc_provider *p,
    const struct oc_oidc_claims *claims)
{
	const char *email = claims->email;

	/* Microsoft's work accounts often have but the user name. */
	if (oc_empty(email) && p->trust_email)
		email = claims->username;
	if (oc_empty(email) || strlen(email) > EMAIL_MAX ||
	    strchr(email, '@') == NULL || claims->email_disavowed)
		return NULL;
	return claims->email_verified || p->trust_email
	           ? oc_trim(a, email, NULL)
	           : NULL;
}

/* An empty backend lets every way in, another one only itself (auth.md, 7.2).
 */
static bool
backend_fits(const struct oc_oidc_provider *p, const char *backend)
{
	return *backend == '\0' || oc_streq(backend, "0") ||
	       oc_oidc_in_list(p->backends, backend);
}

/*
 * The row is locked, so that of two subjects who come with the same address
 * the second finds the account taken.  OC_ENOTFOUND: no such agent or user.
 */
static enum oc_err
read_account(struct identify *x, char kind, int64_t id, struct account *out)
{
	struct oc_rows r;
	enum oc_err e = oc_db_row(x->cx->db, x->cx->arena, &r,
	    kind == 'S' ? "SELECT backend, 1 FROM {staff} "
	                  "WHERE staff_id = ? FOR UPDATE"
	                : "SELECT a.backend, a.id IS NOT NULL FROM {user} u "
	                  "LEFT JOIN {user_account} a ON a.user_id = u.id "
	                  "WHERE u.id = ? FOR UPDATE",
	    "i", id);

	*out = (struct account){ .id = id };
	if (e == OC_OK)
		e = oc_login_state(
		    x->cx, kind == 'S' ? OC_AGENT : OC_USER, id, &out->login);
	if (e != OC_OK)
		return e;
	out->registered = oc_cell_int(&r, 0, 1) != 0;
	if (!out->registered)
		out->refusal = "This user has no account";
	else if (out->login.outcome != OC_LOGIN_OK)
		out->refusal = oc_login_text(out->login.outcome);
	else if (!backend_fits(x->provider, oc_cell_text(&r, 0, 0)))
		out->refusal = "This account does not log in this way";
	return OC_OK;
}

/*
 * The account whose address is exactly that, but for the case of ASCII
 * letters: to the database's collation "é" is "e", which would let one
 * mailbox in as another.  More than one is none.
 */
static enum oc_err
find_by_email(struct identify *x, char kind, int64_t *out)
{
	struct oc_rows r;
	enum oc_err e = oc_db_select(x->cx->db, x->cx->arena, &r,
	    kind == 'S' ? "SELECT staff_id, email FROM {staff} "
	                  "WHERE email = ?"
	                : "SELECT e.user_id, e.address FROM {user_email} e "
	                  "JOIN {user} u ON u.id = e.user_id "
	                  "WHERE e.address = ?",
	    "s", x->email);
	int64_t id = 0;

	for (size_t i = 0; e == OC_OK && i < r.n; i++) {
		if (!oc_strieq(oc_cell_text(&r, i, 1), x->email))
			continue;
		if (id != 0 && id != oc_cell_int(&r, i, 0))
			return OC_ENOTFOUND;
		id = oc_cell_int(&r, i, 0);
	}
	if (e == OC_OK && id == 0)
		e = OC_ENOTFOUND;
	if (e == OC_OK)
		*out = id;
	return e;
}

/* The account that the subject was linked to before. */
static enum oc_err
find_linked(struct identify *x, char kind, struct account *out)
{
	const char letter[] = { kind, '\0' };
	int64_t id;
	enum oc_err e = oc_db_int(x->cx->db, &id,
	    "SELECT owner_id FROM {oc_identity} "
	    "WHERE subject_hash = ? AND kind = ? FOR UPDATE",
	    "ss", x->subject_hash, letter);

	if (e != OC_OK)
		return e;
	e = read_account(x, kind, id, out);
	if (e != OC_ENOTFOUND)
		return e;
	/* The account is no more, and so is the link. */
	e = oc_db_exec(x->cx->db,
	    "DELETE FROM {oc_identity} WHERE subject_hash = ? AND kind = ?",
	    "ss", x->subject_hash, letter);
	return e == OC_OK ? OC_ENOTFOUND : e;
}

/*
 * An account is linked to one subject of a provider.  If another comes with
 * its address, the address may have changed hands, and a person has to say.
 */
static enum oc_err
check_free(struct identify *x, char kind, struct account *acc)
{
	const char letter[] = { kind, '\0' };
	int64_t n;
	enum oc_err e = oc_db_int(x->cx->db, &n,
	    "SELECT COUNT(*) FROM {oc_identity} "
	    "WHERE kind = ? AND owner_id = ? AND provider = ?",
	    "sis", letter, acc->id, x->provider->name);

	if (e == OC_OK && n > 0 && acc->refusal == NULL)
		acc->refusal =
		    "This account belongs to another login at the provider";
	return e;
}

/* Make the user or the account that lacks, where the site wants that. */
static enum oc_err
make_user(struct identify *x, int64_t id, struct account *out)
{
	enum oc_err e = OC_OK;

	if (!x->provider->create_users)
		return id == 0 ? OC_ENOTFOUND : OC_OK;
	if (id == 0)
		e = oc_oidc_user_make(x->cx, x->email, x->claims->name, &id);
	if (e == OC_OK)
		e = oc_oidc_user_register(x->cx, id);
	return e == OC_OK ? read_account(x, 'U', id, out) : e;
}

/* The account with the address, not yet linked to anybody. */
static enum oc_err
find_new(struct identify *x, char kind, struct account *out)
{
	int64_t id = 0;
	enum oc_err e;

	if (!x->provider->link_by_email || x->email == NULL)
		return OC_ENOTFOUND;
	e = find_by_email(x, kind, &id);
	if (e == OC_OK)
		e = read_account(x, kind, id, out);
	if (kind == 'U' &&
	    (e == OC_ENOTFOUND || (e == OC_OK && !out->registered)))
		e = make_user(x, id, out);
	return e == OC_OK ? check_free(x, kind, out) : e;
}

static enum oc_err
link_account(struct identify *x, char kind, int64_t id)
{
	const char letter[] = { kind, '\0' };

	return oc_db_exec(x->cx->db,
	    "INSERT INTO {oc_identity} SET subject_hash = ?, provider = ?, "
	    "issuer = ?, subject = ?, kind = ?, owner_id = ?, email = ?, "
	    "created = NOW()",
	    "uuuuuiu", x->subject_hash, x->provider->name, x->claims->issuer,
	    x->claims->subject, letter, id, x->email);
}

/* What a login leaves behind, here and in osTicket. */
static enum oc_err
note_login(struct identify *x, char kind, const struct oc_login *login)
{
	const char letter[] = { kind, '\0' };
	enum oc_err e = oc_db_exec(x->cx->db,
	    "UPDATE {oc_identity} SET last_login = NOW() "
	    "WHERE subject_hash = ? AND kind = ?",
	    "ss", x->subject_hash, letter);

	return e == OC_OK ? oc_login_record(x->cx, login) : e;
}

/* OC_ENOTFOUND: no account of that kind. */
static enum oc_err
try_kind(struct identify *x, char kind)
{
	struct account acc = { .id = 0 };
	bool is_new;
	enum oc_err e = find_linked(x, kind, &acc);

	is_new = e == OC_ENOTFOUND;
	if (is_new)
		e = find_new(x, kind, &acc);
	if (e == OC_OK && acc.refusal != NULL)
		return oc_fail(x->cx, OC_EFORBIDDEN, "%s", acc.refusal);
	if (e == OC_OK && is_new)
		e = link_account(x, kind, acc.id);
	if (e == OC_OK)
		e = note_login(x, kind, &acc.login);
	if (e == OC_OK)
		x->who = (struct oc_principal){
			.kind = kind == 'S' ? OC_AGENT : OC_USER, .id = acc.id
		};
	return e;
}

static bool
is_wanted(const struct identify *x, char kind)
{
	return (x->kind == 0 || x->kind == kind) &&
	       (kind == 'S' ? x->provider->agents : x->provider->users);
}

static enum oc_err
identify(void *p)
{
	struct identify *x = p;
	enum oc_err e = oc_migrate_if_missing(x->cx);
	bool refused = false;

	oc_ctx_retry(x->cx);
	if (e == OC_OK)
		e = oc_db_begin(x->cx->db);
	if (e != OC_OK)
		return e;
	e = OC_ENOTFOUND;
	for (const char *kind = "SU"; *kind != '\0'; kind++) {
		if (!is_wanted(x, *kind))
			continue;
		e = try_kind(x, *kind);
		refused = refused || e == OC_EFORBIDDEN;
		if (e != OC_ENOTFOUND && e != OC_EFORBIDDEN)
			break;
	}
	if (e == OC_ENOTFOUND || e == OC_EFORBIDDEN)
		return refused ? OC_EFORBIDDEN : OC_ENOTFOUND;
	if (e == OC_OK)
		e = oc_db_commit(x->cx->db);
	return oc_migrate_check(x->cx, e);
}

enum oc_err
oc_oidc_identify(struct oc_ctx *cx, const struct oc_oidc_provider *p,
    const struct oc_oidc_claims *claims, char kind, struct oc_principal *out)
{
	struct identify x = { .cx = cx,
		.provider = p,
		.claims = claims,
		.kind = kind,
		.email = oc_oidc_proved_email(cx->arena, p, claims) };
	enum oc_err e;

	/* A line feed is in no issuer. */
	x.subject_hash = oc_sha256_hex(cx->arena,
	    oc_sprintf(cx->arena, "%s\n%s", claims->issuer, claims->subject));
	e = oc_db_attempt(cx->db, identify, &x);
	if (e == OC_ENOTFOUND)
		e = oc_fail(
		    cx, OC_EFORBIDDEN, "No account belongs to this login");
	if (e == OC_OK)
		*out = x.who;
	return e;
}
