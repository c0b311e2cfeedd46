/* audit.c - rows of {oc_audit}. */
#include "config.h"

#include <string.h>

#include "auth/audit.h"
#include "base/buf.h"
#include "base/str.h"
#include "base/utf8.h"
#include "config/site.h"
#include "db/db.h"
#include "db/migrate.h"

/* Widths of columns in characters; `fields` is a text. */
enum { ACTOR_MAX = 255, REQUEST_MAX = 128, FIELDS_MAX = 60000 };
enum { PURGE_ROWS = 5000 };

const char *
oc_auth_method_name(enum oc_auth_method m)
{
	switch (m) {
	case OC_BY_NOTHING:
		return "";
	case OC_BY_JWT:
		return "jwt";
	case OC_BY_API_TOKEN:
		return "api_token";
	case OC_BY_API_KEY:
		return "api_key";
	case OC_BY_SESSION:
		return "session";
	case OC_BY_COMMAND:
		return "command";
	}
	return "";
}

static const char *
kind_letter(enum oc_principal_kind kind)
{
	switch (kind) {
	case OC_NOBODY:
		return "-";
	case OC_AGENT:
		return "S";
	case OC_USER:
		return "U";
	case OC_APIKEY:
		return "K";
	case OC_SYSTEM:
		return "*";
	}
	return "-";
}

static const char *
actor_name(struct oc_arena *a, const struct oc_audit *x)
{
	const struct oc_principal *p = x->who;

	if (x->actor != NULL)
		return x->actor;
	if (p == NULL)
		return "";
	if (p->agent != NULL)
		return oc_empty(p->agent->username) ? "" : p->agent->username;
	if (p->user != NULL)
		return oc_empty(p->user->email) ? "" : p->user->email;
	if (p->kind == OC_APIKEY)
		return oc_sprintf(a, "key:%lld", (long long)p->id);
	return p->kind == OC_SYSTEM ? "SYSTEM" : "";
}

/* What a column of n characters holds of s. */
static const char *
cut(struct oc_arena *a, const char *s, size_t n)
{
	const char *text = oc_utf8_scrub(a, s, strlen(s));

	return oc_strndup(a, text, oc_utf8_prefix(text, strlen(text), n));
}

static const char *
field_list(struct oc_arena *a, const struct oc_audit *x)
{
	struct oc_buf *b = oc_buf_new(a, FIELDS_MAX);

	if (x->nfields == 0)
		return NULL;
	for (size_t i = 0; i < x->nfields; i++) {
		if (i > 0)
			oc_buf_addc(b, ',');
		oc_buf_adds(b, x->fields[i]);
	}
	return cut(a, oc_buf_str(b), FIELDS_MAX);
}

enum oc_err
oc_audit_write(struct oc_ctx *cx, const struct oc_audit *x)
{
	static const struct oc_principal nobody = { .kind = OC_NOBODY };
	const struct oc_principal *p = x->who == NULL ? &nobody : x->who;
	struct oc_arena *a = cx->arena;
	const char *id = x->request_id == NULL ? "" : x->request_id;

	if (cx->own_denied)
		return OC_OK;
	return oc_migrate_check(cx,
	    oc_db_exec(cx->db,
	        "INSERT INTO {oc_audit} SET at = NOW(), actor_kind = ?, "
	        "actor_id = ?, actor = ?, method = ?, token_id = ?, ip = ?, "
	        "request_id = ?, action = ?, object = ?, object_id = ?, "
	        "fields = ?, outcome = ?",
	        "siusiuuuuiuu", kind_letter(p->kind), p->id,
	        cut(a, actor_name(a, x), ACTOR_MAX),
	        oc_auth_method_name(p->method), p->token_id, cx->ip,
	        cut(a, id, REQUEST_MAX), x->action,
	        x->object == NULL ? "" : x->object, x->object_id,
	        field_list(a, x), x->outcome == NULL ? "ok" : x->outcome));
}

struct alone {
	struct oc_ctx *cx;
	const struct oc_audit *x;
};

static enum oc_err
try_alone(void *p)
{
	struct alone *alone = p;
	struct oc_ctx *cx = alone->cx;
	enum oc_err e = oc_migrate_if_missing(cx);

	if (e == OC_OK)
		e = oc_db_begin(cx->db);
	if (e == OC_OK)
		e = oc_audit_write(cx, alone->x);
	return e != OC_OK ? e : oc_db_commit(cx->db);
}

enum oc_err
oc_audit_alone(struct oc_ctx *cx, const struct oc_audit *x)
{
	struct alone alone = { cx, x };

	return oc_db_attempt(cx->db, try_alone, &alone);
}

enum oc_err
oc_audit_purge(struct oc_ctx *cx)
{
	int64_t days = cx->site->audit_days;
	enum oc_err e;

	if (days == 0)
		return OC_OK;
	e = oc_db_exec(cx->db,
	    "DELETE FROM {oc_audit} WHERE at < NOW() - INTERVAL ? DAY "
	    "LIMIT ?",
	    "ii", days, (int64_t)PURGE_ROWS);
	return e == OC_EINTERNAL && oc_db_no_table(cx->db) ? OC_OK : e;
}
