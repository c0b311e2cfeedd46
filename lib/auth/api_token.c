/* api_token.c - making, finding and judging API tokens. */
#include "config.h"

#include <string.h>

#include "auth/account.h"
#include "auth/api_token.h"
#include "auth/subject.h"
#include "base/buf.h"
#include "base/clock.h"
#include "base/hash.h"
#include "base/rand.h"
#include "base/str.h"
#include "base/utf8.h"
#include "db/db.h"
#include "db/migrate.h"
#include "http/client.h"
#include "osticket/permission.h"

#define PREFIX OC_API_TOKEN_PREFIX
enum { SECRET_LEN = 36, SUM_LEN = 6, ADDRESSES_MAX = 4096, USE_EVERY_S = 60 };

/* MariaDB 10's timestamps end here; later ones would read as NULL: never. */
static const int64_t last_second = 2147483647;

static const char abc[] = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ"
                          "abcdefghijklmnopqrstuvwxyz";

/* --- its text ------------------------------------------------------------- */

/* The checksum of the first len letters: no secret, any error shows. */
static void
checksum(const char *text, size_t len, char out[SUM_LEN + 1])
{
	unsigned char md[OC_SHA256_LEN];
	uint64_t n = 0;

	oc_sha256(text, len, md);
	for (int i = 0; i < 8; i++)
		n = n << 8 | md[i];
	for (int i = 0; i < SUM_LEN; i++, n /= sizeof abc - 1)
		out[i] = abc[n % (sizeof abc - 1)];
	out[SUM_LEN] = '\0';
}

static const char *
new_value(struct oc_arena *a)
{
	char sum[SUM_LEN + 1];
	const char *text =
	    oc_sprintf(a, PREFIX "%s", oc_random_text(a, SECRET_LEN, abc));

	checksum(text, strlen(text), sum);
	return oc_sprintf(a, "%s%s", text, sum);
}

bool
oc_api_token_plausible(const char *value)
{
	const size_t len = strlen(PREFIX) + SECRET_LEN;
	char sum[SUM_LEN + 1];

	if (value == NULL || !oc_starts(value, PREFIX) ||
	    strnlen(value, len + SUM_LEN + 1) != len + SUM_LEN ||
	    strspn(value + strlen(PREFIX), abc) != SECRET_LEN + SUM_LEN)
		return false;
	checksum(value, len, sum);
	return strcmp(value + len, sum) == 0;
}

/* --- what is asked for ---------------------------------------------------- */

/* Pieces of a list with blanks or commas between; NULL at the end. */
static char **
pieces(struct oc_arena *a, const char *s)
{
	char *text = oc_strdup(a, s);

	for (char *p = text; *p != '\0'; p++)
		if (oc_isspace(*p))
			*p = ',';
	return oc_split(a, text, ',', NULL);
}

/*
 * The list with `sep` between, each piece checked; NULL when one is wrong,
 * when there is none, or when all are longer than max.
 */
static const char *
normalize(struct oc_arena *a, const char *list, char sep, size_t max,
    bool (*ok)(const char *))
{
	struct oc_buf *b = oc_buf_new(a, max);

	for (char **p = pieces(a, list); *p != NULL; p++) {
		if (**p == '\0')
			continue;
		if (!ok(*p))
			return NULL;
		if (b->len > 0)
			oc_buf_addc(b, sep);
		oc_buf_adds(b, *p);
	}
	return b->failed || b->len == 0 ? NULL : oc_buf_dup(b, a);
}

static void
check_name(struct oc_ctx *cx, struct oc_api_token *t)
{
	size_t len;

	t->name = oc_trim(cx->arena, t->name == NULL ? "" : t->name, NULL);
	len = strlen(t->name);
	if (len == 0)
		oc_problem(cx, "required", "name", "A name is required");
	else if (!oc_utf8_valid(t->name, len) ||
	         oc_utf8_count(t->name, len) > OC_API_TOKEN_NAME_MAX)
		oc_problem(cx, "invalid", "name",
		    "The name must have at most 128 characters");
}

static enum oc_err
check_new(struct oc_ctx *cx, struct oc_api_token *t)
{
	struct oc_arena *a = cx->arena;

	check_name(cx, t);
	if (t->scopes != NULL &&
	    (t->scopes = normalize(a, t->scopes, ' ', OC_API_TOKEN_SCOPES_MAX,
	         oc_scope_known)) == NULL)
		oc_problem(cx, "invalid", "scopes",
		    "Scopes are words such as tickets:read; see the documents");
	if (t->addresses != NULL &&
	    (t->addresses = normalize(
	         a, t->addresses, ',', ADDRESSES_MAX, oc_block_valid)) == NULL)
		oc_problem(cx, "invalid", "addresses",
		    "Addresses are IPv4 or IPv6, alone or as a block "
		    "such as 10.0.0.0/8");
	if (t->expires != 0 &&
	    (t->expires <= oc_now() || t->expires > last_second))
		oc_problem(cx, "invalid", "expires_at",
		    "The time must be in the future, and before 2038");
	return oc_problems(cx);
}

/* --- rows ----------------------------------------------------------------- */

#define COLUMNS                                                                \
	"SELECT id, name, kind, owner_id, scopes, addresses, active, "         \
	"UNIX_TIMESTAMP(created), UNIX_TIMESTAMP(expires), "                   \
	"UNIX_TIMESTAMP(last_used), last_ip FROM {oc_api_token} "

static struct oc_api_token
token_of_row(const struct oc_rows *rows, size_t i)
{
	return (struct oc_api_token){
		.id = oc_cell_int(rows, i, 0),
		.name = oc_cell_text(rows, i, 1),
		.kind = oc_letter_kind(oc_cell_text(rows, i, 2)),
		.owner_id = oc_cell_int(rows, i, 3),
		.scopes = oc_cell_str(rows, i, 4),
		.addresses = oc_cell_str(rows, i, 5),
		.active = oc_cell_int(rows, i, 6) != 0,
		.created = oc_cell_int(rows, i, 7),
		.expires = oc_cell_int(rows, i, 8),
		.last_used = oc_cell_int(rows, i, 9),
		.last_ip = oc_cell_str(rows, i, 10),
	};
}

struct creation {
	struct oc_ctx *cx;
	const struct oc_api_token *want;
	const struct oc_audit *audit;
	struct oc_api_token made;
	const char *value;
};

static enum oc_err
check_owner(struct oc_ctx *cx, const struct oc_api_token *t)
{
	int64_t id;

	if (t->kind == OC_AGENT)
		return oc_db_int(cx->db, &id,
		    "SELECT staff_id FROM {staff} WHERE staff_id = ?", "i",
		    t->owner_id);
	if (t->kind == OC_USER)
		return oc_db_int(cx->db, &id,
		    "SELECT id FROM {user} WHERE id = ?", "i", t->owner_id);
	return OC_ENOTFOUND;
}

/* The audit row, in the transaction of what it is about. */
static enum oc_err
note(struct oc_ctx *cx, const struct oc_audit *audit, int64_t id)
{
	struct oc_audit x;

	if (audit == NULL)
		return OC_OK;
	x = *audit;
	x.object = "api_token";
	x.object_id = id;
	return oc_audit_write(cx, &x);
}

static enum oc_err
try_create(void *p)
{
	struct creation *c = p;
	struct oc_ctx *cx = c->cx;
	const struct oc_api_token *t = c->want;
	struct oc_rows rows;
	enum oc_err e = oc_own_needed(cx);

	if (e == OC_OK)
		e = check_owner(cx, t);
	if (e != OC_OK)
		return e;
	c->value = new_value(cx->arena);
	e = oc_db_begin(cx->db);
	if (e == OC_OK)
		e = oc_migrate_check(cx,
		    oc_db_exec(cx->db,
		        "INSERT INTO {oc_api_token} SET name = ?, hash = ?, "
		        "kind = ?, owner_id = ?, scopes = ?, addresses = ?, "
		        "created = NOW(), expires = FROM_UNIXTIME(?)",
		        "uusiuuz", t->name, oc_sha256_hex(cx->arena, c->value),
		        oc_kind_letter(t->kind), t->owner_id, t->scopes,
		        t->addresses, t->expires));
	if (e == OC_OK)
		e = oc_db_select(cx->db, cx->arena, &rows,
		    COLUMNS "WHERE id = ?", "i", oc_db_insert_id(cx->db));
	if (e == OC_OK && rows.n == 1)
		c->made = token_of_row(&rows, 0);
	if (e == OC_OK)
		e = note(cx, c->audit, c->made.id);
	return e != OC_OK ? e : oc_db_commit(cx->db);
}

enum oc_err
oc_api_token_create(struct oc_ctx *cx, struct oc_api_token *t,
    const struct oc_audit *audit, const char **value)
{
	struct oc_api_token want = *t;
	struct creation c = { .cx = cx, .want = &want, .audit = audit };
	enum oc_err e = check_new(cx, &want);

	if (e == OC_OK)
		e = oc_db_attempt(cx->db, try_create, &c);
	if (e != OC_OK)
		return e;
	*t = c.made;
	*value = c.value;
	return OC_OK;
}

enum oc_err
oc_api_token_list(struct oc_ctx *cx, enum oc_principal_kind kind,
    int64_t owner_id, struct oc_api_token **out, size_t *n)
{
	struct oc_api_token *list;
	struct oc_rows rows;
	enum oc_err e;

	if (kind == OC_NOBODY)
		e = oc_db_select(
		    cx->db, cx->arena, &rows, COLUMNS "ORDER BY id", "");
	else
		e = oc_db_select(cx->db, cx->arena, &rows,
		    COLUMNS "WHERE kind = ? AND owner_id = ? ORDER BY id", "si",
		    oc_kind_letter(kind), owner_id);
	e = oc_own_missing_is_empty(cx, e, &rows);
	if (e != OC_OK)
		return e;
	list = oc_calloc(cx->arena, rows.n, sizeof *list);
	for (size_t i = 0; i < rows.n; i++)
		list[i] = token_of_row(&rows, i);
	*out = list;
	*n = rows.n;
	return OC_OK;
}

enum oc_err
oc_api_token_get(struct oc_ctx *cx, const char *text, struct oc_api_token *out)
{
	struct oc_rows rows;
	int64_t id;
	enum oc_err e;

	if (oc_api_token_plausible(text))
		e = oc_db_select(cx->db, cx->arena, &rows,
		    COLUMNS "WHERE hash = ?", "u",
		    oc_sha256_hex(cx->arena, text));
	else if (text != NULL && oc_parse_int(text, &id))
		e = oc_db_select(
		    cx->db, cx->arena, &rows, COLUMNS "WHERE id = ?", "i", id);
	else
		return OC_ENOTFOUND;
	e = oc_own_missing_is_empty(cx, e, &rows);
	if (e == OC_OK && rows.n == 0)
		return OC_ENOTFOUND;
	if (e == OC_OK)
		*out = token_of_row(&rows, 0);
	return e;
}

/* Is there such a token, and is it the owner's? */
static enum oc_err
find_own(struct oc_ctx *cx, const struct oc_principal *owner, int64_t id)
{
	struct oc_api_token t;
	enum oc_err e;

	e = oc_api_token_get(
	    cx, oc_sprintf(cx->arena, "%lld", (long long)id), &t);
	if (e == OC_OK && owner != NULL &&
	    (t.kind != owner->kind || t.owner_id != owner->id))
		e = OC_ENOTFOUND;
	return e;
}

struct revocation {
	struct oc_ctx *cx;
	int64_t id;
	const struct oc_audit *audit;
};

static enum oc_err
try_revoke(void *p)
{
	struct revocation *r = p;
	struct oc_db *db = r->cx->db;
	enum oc_err e = oc_migrate_if_missing(r->cx);

	if (e == OC_OK)
		e = oc_db_begin(db);
	if (e == OC_OK)
		e = oc_db_exec(
		    db, "DELETE FROM {oc_api_token} WHERE id = ?", "i", r->id);
	/* Two may revoke it at once. */
	if (e == OC_OK && oc_db_affected(db) == 0)
		e = OC_ENOTFOUND;
	if (e == OC_OK)
		e = note(r->cx, r->audit, r->id);
	return e != OC_OK ? e : oc_db_commit(db);
}

enum oc_err
oc_api_token_revoke(struct oc_ctx *cx, const struct oc_principal *owner,
    int64_t id, const struct oc_audit *audit)
{
	struct revocation r = { cx, id, audit };
	enum oc_err e = find_own(cx, owner, id);

	return e == OC_OK ? oc_db_attempt(cx->db, try_revoke, &r) : e;
}

enum oc_err
oc_api_token_activate(struct oc_ctx *cx, const struct oc_principal *owner,
    int64_t id, bool active)
{
	enum oc_err e = find_own(cx, owner, id);

	if (e != OC_OK)
		return e;
	return oc_db_exec(cx->db,
	    "UPDATE {oc_api_token} SET active = ? WHERE id = ?", "ii",
	    (int64_t)active, id);
}

/* --- judging -------------------------------------------------------------- */

static enum oc_api_token_state
state_of(struct oc_ctx *cx, const struct oc_rows *rows)
{
	const char *addresses;

	if (rows->n == 0)
		return OC_TOKEN_UNKNOWN;
	for (size_t i = 0; i < rows->n; i++)
		if (oc_cell_int(rows, i, 5) == 0)
			return OC_TOKEN_INACTIVE;
	if (oc_cell_int(rows, 0, 6) != 0)
		return OC_TOKEN_EXPIRED;
	addresses = oc_cell_str(rows, 0, 4);
	if (addresses != NULL && !oc_address_in_list(cx->ip, addresses))
		return OC_TOKEN_ADDRESS;
	return OC_TOKEN_GOOD;
}

/* Asked for again in the statement: another process may have been first. */
static enum oc_err
note_use(struct oc_ctx *cx, int64_t id)
{
	enum oc_err e;

	e = oc_db_exec(cx->db,
	    "UPDATE {oc_api_token} SET last_used = NOW(), last_ip = ? "
	    "WHERE id = ? AND (last_used IS NULL "
	    "OR last_used <= NOW() - INTERVAL ? SECOND)",
	    "uii", cx->ip, id, (int64_t)USE_EVERY_S);
	/* Somebody holds the row: then it is being noted. */
	return e == OC_EAGAIN ? OC_OK : e;
}

enum oc_err
oc_api_token_check(struct oc_ctx *cx, const char *value,
    struct oc_principal *out, enum oc_api_token_state *state)
{
	enum oc_api_token_state s = OC_TOKEN_UNKNOWN;
	struct oc_rows rows = { .n = 0 };
	enum oc_err e = OC_OK;

	if (oc_api_token_plausible(value))
		e = oc_db_select(cx->db, cx->arena, &rows,
		    "SELECT x.id, x.kind, x.owner_id, x.scopes, x.addresses, "
		    "x.active AND " OC_ACCOUNT_ACTIVE
		    ", COALESCE(x.expires <= NOW(), 0), "
		    "UNIX_TIMESTAMP(x.expires), x.last_used IS NULL "
		    "OR x.last_used <= NOW() - INTERVAL ? SECOND "
		    "FROM {oc_api_token} x " OC_ACCOUNT_JOIN "WHERE x.hash = ?",
		    "iu", (int64_t)USE_EVERY_S,
		    oc_sha256_hex(cx->arena, value));
	e = oc_own_missing_is_empty(cx, e, &rows);
	if (e == OC_OK)
		s = state_of(cx, &rows);
	if (state != NULL)
		*state = s;
	if (e != OC_OK)
		return e;
	if (s != OC_TOKEN_GOOD)
		return oc_fail(cx, OC_EAUTH, "%s",
		    s == OC_TOKEN_UNKNOWN ? "Invalid API token"
		                          : "Invalid or expired API token");
	*out = (struct oc_principal){
		.kind = oc_letter_kind(oc_cell_text(&rows, 0, 1)),
		.id = oc_cell_int(&rows, 0, 2),
		.method = OC_BY_API_TOKEN,
		.scopes = oc_cell_str(&rows, 0, 3),
		.token_id = oc_cell_int(&rows, 0, 0),
		.expires = oc_cell_int(&rows, 0, 7),
	};
	if (oc_cell_int(&rows, 0, 8) != 0)
		e = note_use(cx, out->token_id);
	return e;
}
