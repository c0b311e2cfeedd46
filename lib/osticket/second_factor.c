/* second_factor.c - agents' codes: by mail or from an app. */
#include "config.h"

#include <string.h>

#include "base/base64.h"
#include "base/clock.h"
#include "base/hash.h"
#include "base/rand.h"
#include "base/str.h"
#include "config/settings.h"
#include "config/site.h"
#include "db/db.h"
#include "db/migrate.h"
#include "json/reader.h"
#include "osticket/outbox.h"
#include "osticket/second_factor.h"

#define EMAIL "2fa-email"
#define TOTP "auth.agent"
#define USED "totp-used" /* backend of rows that remember a spent code */

enum { TOKEN_BYTES = 32, CODES = 1000000 };

/* Settings of the agent: 'default_2fa' and the one that it names. */
static enum oc_err
read_choice(struct oc_ctx *cx, int64_t staff_id, const char **backend,
    const char **config)
{
	struct oc_rows rows;
	enum oc_err e = oc_db_select(cx->db, cx->arena, &rows,
	    "SELECT d.value, c.value FROM {config} d "
	    "LEFT JOIN {config} c ON c.namespace = d.namespace "
	    "AND c.`key` = d.value "
	    "WHERE d.namespace = ? AND d.`key` = 'default_2fa'",
	    "s", oc_sprintf(cx->arena, "staff.%lld", (long long)staff_id));

	if (e != OC_OK)
		return e;
	*backend = rows.n == 0 ? "" : oc_cell_text(&rows, 0, 0);
	*config = rows.n == 0 ? "" : oc_cell_text(&rows, 0, 1);
	return OC_OK;
}

static void
read_totp(struct oc_ctx *cx, const struct oc_val *config, struct oc_2fa *out)
{
	const char *key =
	    oc_val_member_text(cx->arena, oc_val_get(config, "config"), "key");

	/* Without a key nothing can be checked, so nobody comes in. */
	out->kind = key != NULL && oc_totp_key(cx->arena, key, &out->key)
	                ? OC_2FA_TOTP
	                : OC_2FA_OTHER;
}

enum oc_err
oc_2fa_of_agent(struct oc_ctx *cx, int64_t staff_id, struct oc_2fa *out)
{
	struct oc_2fa f = { .kind = OC_2FA_NONE };
	struct oc_val *config = NULL;
	const char *text;
	enum oc_err e = read_choice(cx, staff_id, &f.backend, &text);

	if (e != OC_OK)
		return e;
	if (oc_json_read(cx->arena, text, strlen(text), NULL, &config, NULL) !=
	    OC_JSON_OK)
		config = NULL;
	if (*f.backend == '\0')
		f.unset = oc_config_on(cx->config, "require_agent_2fa");
	else if (!oc_val_truthy(config))
		f.unset = true; /* chosen, but never set up */
	else if (oc_streq(f.backend, EMAIL))
		/* Codes that others can work out prove nothing. */
		f.kind =
		    cx->site->ost.salt_is_known ? OC_2FA_OTHER : OC_2FA_EMAIL;
	else if (oc_streq(f.backend, TOTP))
		read_totp(cx, config, &f);
	else
		f.kind = OC_2FA_OTHER;
	*out = f;
	return OC_OK;
}

/* The code of a challenge: as likely as any other, and nowhere written. */
static const char *
mail_code(struct oc_ctx *cx, const char *challenge)
{
	const char *salt = cx->site->ost.secret_salt;
	const char *text = oc_sprintf(cx->arena, "2fa-code:%s", challenge);
	unsigned char mac[OC_SHA256_LEN];
	uint64_t v = 0;

	oc_hmac_sha256(salt, strlen(salt), text, strlen(text), mac);
	for (size_t i = 0; i < sizeof v; i++)
		v = v << 8 | mac[i];
	return oc_sprintf(cx->arena, "%06u", (unsigned)(v % CODES));
}

struct start {
	struct oc_ctx *cx;
	int64_t staff_id;
	const struct oc_2fa *f;
	const char *token;
};

/* The agent's row is locked: logins that start together count each other. */
static enum oc_err
count_pending(struct start *s)
{
	int64_t n;
	enum oc_err e = oc_db_int(s->cx->db, &n,
	    "SELECT staff_id FROM {staff} WHERE staff_id = ? FOR UPDATE", "i",
	    s->staff_id);

	if (e == OC_OK)
		e = oc_migrate_check(s->cx,
		    oc_db_exec(s->cx->db,
		        "DELETE FROM {oc_second_factor} WHERE expires < NOW()",
		        ""));
	if (e == OC_OK)
		e = oc_db_int(s->cx->db, &n,
		    "SELECT COUNT(*) FROM {oc_second_factor} "
		    "WHERE kind = 'S' AND owner_id = ? AND backend = ?",
		    "is", s->staff_id, s->f->backend);
	return e == OC_OK && n >= OC_2FA_PENDING ? OC_ERATE : e;
}

static enum oc_err
add_job(struct start *s, const char *challenge)
{
	struct oc_arena *a = s->cx->arena;
	struct oc_val *data = oc_val_object(a);

	oc_val_set(a, data, "staff_id", oc_val_int(a, s->staff_id));
	oc_val_set(a, data, "challenge", oc_val_str(a, challenge));
	return oc_outbox_add(s->cx, OC_2FA_JOB, 0, 0, data);
}

static enum oc_err
start(void *p)
{
	struct start *s = p;
	struct oc_ctx *cx = s->cx;
	char random[TOKEN_BYTES];
	const char *challenge;
	enum oc_err e = oc_migrate_if_missing(cx);

	if (e == OC_OK && cx->own_denied)
		return OC_EFORBIDDEN;
	if (e == OC_OK)
		e = oc_db_begin(cx->db);
	if (e == OC_OK)
		e = count_pending(s);
	if (e != OC_OK)
		return e;
	oc_random(random, sizeof random);
	s->token = oc_base64url(cx->arena, random, sizeof random);
	challenge = oc_sha256_hex(cx->arena, s->token);
	e = oc_db_exec(cx->db,
	    "INSERT INTO {oc_second_factor} SET hash = ?, kind = 'S', "
	    "owner_id = ?, backend = ?, created = NOW(), "
	    "expires = NOW() + INTERVAL ? SECOND",
	    "sisi", challenge, s->staff_id, s->f->backend,
	    (int64_t)OC_2FA_SECONDS);
	if (e == OC_OK && s->f->kind == OC_2FA_EMAIL)
		e = add_job(s, challenge);
	return e == OC_OK ? oc_db_commit(cx->db) : e;
}

enum oc_err
oc_2fa_start(struct oc_ctx *cx, int64_t staff_id, const char **token)
{
	struct oc_2fa f;
	struct start s = { .cx = cx, .staff_id = staff_id, .f = &f };
	enum oc_err e = oc_2fa_of_agent(cx, staff_id, &f);

	if (e != OC_OK)
		return e;
	if (f.kind == OC_2FA_NONE)
		return OC_EINVAL;
	if (f.kind == OC_2FA_OTHER)
		return oc_fail(cx, OC_EFORBIDDEN,
		    "This account's two factor authentication works in "
		    "osTicket itself only");
	e = oc_db_attempt(cx->db, start, &s);
	if (e == OC_EFORBIDDEN)
		return oc_fail(
		    cx, e, "Two factor authentication has not been installed");
	if (e == OC_OK)
		*token = s.token;
	return e;
}

struct check {
	struct oc_ctx *cx;
	const char *challenge, *code;
	int64_t staff_id;
	const char *backend;
	enum oc_2fa_result result;
};

/* Remember that the code of a step was used; false: it had been before. */
static enum oc_err
spend_step(struct check *c, int64_t step, bool *first)
{
	const char *text = oc_sprintf(c->cx->arena, USED ":%lld:%lld",
	    (long long)c->staff_id, (long long)step);
	enum oc_err e = oc_db_exec(c->cx->db,
	    "INSERT IGNORE INTO {oc_second_factor} SET hash = ?, kind = 'S', "
	    "owner_id = ?, backend = '" USED "', created = NOW(), "
	    "expires = NOW() + INTERVAL ? SECOND",
	    "sii", oc_sha256_hex(c->cx->arena, text), c->staff_id,
	    (int64_t)(2 * (2 * OC_TOTP_SKEW + 1) * OC_TOTP_STEP));

	if (e == OC_OK)
		*first = oc_db_affected(c->cx->db) > 0;
	return e;
}

/* Is it the right code, by the way the agent has now? */
static enum oc_err
compare(struct check *c, bool *right)
{
	struct oc_2fa f;
	int64_t step;
	enum oc_err e = oc_2fa_of_agent(c->cx, c->staff_id, &f);

	*right = false;
	if (e != OC_OK || !oc_streq(f.backend, c->backend))
		return e;
	if (f.kind == OC_2FA_EMAIL)
		*right = oc_secret_eq(mail_code(c->cx, c->challenge), c->code);
	else if (f.kind == OC_2FA_TOTP &&
	         oc_totp_matches(&f.key, c->code, oc_now(), &step))
		e = spend_step(c, step, right);
	return e;
}

/* Lock and read the row; c->result says whether an attempt is left. */
static enum oc_err
read_row(struct check *c)
{
	struct oc_rows rows;
	enum oc_err e = oc_db_select(c->cx->db, c->cx->arena, &rows,
	    "SELECT owner_id, backend, tries FROM {oc_second_factor} "
	    "WHERE hash = ? AND kind = 'S' AND backend <> '" USED "' "
	    "AND expires >= NOW() FOR UPDATE",
	    "s", c->challenge);

	e = oc_migrate_check(c->cx, e);
	if (e != OC_OK)
		return e;
	if (rows.n == 0) {
		c->result = OC_2FA_EXPIRED;
		return OC_OK;
	}
	c->staff_id = oc_cell_int(&rows, 0, 0);
	c->backend = oc_cell_text(&rows, 0, 1);
	c->result = oc_cell_int(&rows, 0, 2) < OC_2FA_TRIES ? OC_2FA_WRONG
	                                                    : OC_2FA_TOO_MANY;
	return OC_OK;
}

static enum oc_err
try_code(struct check *c)
{
	bool right = false;
	enum oc_err e = oc_db_exec(c->cx->db,
	    "UPDATE {oc_second_factor} SET tries = tries + 1 WHERE hash = ?",
	    "s", c->challenge);

	if (e == OC_OK)
		e = compare(c, &right);
	if (e != OC_OK || !right)
		return e;
	c->result = OC_2FA_RIGHT;
	return oc_db_exec(c->cx->db,
	    "DELETE FROM {oc_second_factor} WHERE hash = ?", "s", c->challenge);
}

static enum oc_err
check(void *p)
{
	struct check *c = p;
	enum oc_err e = oc_migrate_if_missing(c->cx);

	if (e == OC_OK && c->cx->own_denied) {
		c->result = OC_2FA_EXPIRED;
		return OC_OK;
	}
	if (e == OC_OK)
		e = oc_db_begin(c->cx->db);
	if (e == OC_OK)
		e = read_row(c);
	if (e == OC_OK && c->result == OC_2FA_WRONG)
		e = try_code(c);
	return e == OC_OK ? oc_db_commit(c->cx->db) : e;
}

enum oc_err
oc_2fa_check(struct oc_ctx *cx, const char *token, const char *code,
    enum oc_2fa_result *out, int64_t *staff_id)
{
	struct check c = { .cx = cx,
		.challenge = oc_sha256_hex(cx->arena, token),
		.code = oc_replace(
		    cx->arena, oc_trim(cx->arena, code, NULL), " ", "") };
	enum oc_err e = oc_db_attempt(cx->db, check, &c);

	if (e != OC_OK)
		return e;
	*out = c.result;
	*staff_id = c.staff_id;
	return OC_OK;
}

const char *
oc_2fa_text(enum oc_2fa_result r)
{
	switch (r) {
	case OC_2FA_RIGHT:
		return "";
	case OC_2FA_EXPIRED:
		return "Expired OTP";
	case OC_2FA_TOO_MANY:
		return "Too many attempts";
	case OC_2FA_WRONG:
		break;
	}
	return "Invalid Code";
}

enum oc_err
oc_2fa_mail(struct oc_ctx *cx, const char *challenge, const char **code)
{
	int64_t n;
	enum oc_err e = oc_db_int(cx->db, &n,
	    "SELECT COUNT(*) FROM {oc_second_factor} WHERE hash = ? "
	    "AND kind = 'S' AND backend = '" EMAIL "' "
	    "AND tries < ? AND expires >= NOW()",
	    "si", challenge, (int64_t)OC_2FA_TRIES);

	if (e == OC_EINTERNAL && oc_db_no_table(cx->db))
		return OC_ENOTFOUND;
	if (e != OC_OK)
		return e;
	if (n == 0)
		return OC_ENOTFOUND;
	*code = mail_code(cx, challenge);
	return OC_OK;
}
