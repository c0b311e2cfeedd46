/* oidc_cache.c - a provider's metadata and keys, fetched now and then. */
#include "config.h"

#include "auth/oidc_cache.h"
#include "auth/oidc_fetch.h"
#include "auth/oidc_json.h"
#include "base/hash.h"
#include "base/log.h"
#include "db/db.h"
#include "db/migrate.h"

struct lookup {
	struct oc_ctx *cx;
	const char *url, *key;
	bool loopback;
	bool known;   /* there is a row */
	int64_t age;  /* of the content, seconds; -1: there is none */
	int64_t idle; /* seconds since the last attempt */
	struct oc_oidc_document doc;
};

static enum oc_err
read_row(void *p)
{
	struct lookup *l = p;
	struct oc_rows rows;
	enum oc_err e = oc_migrate_if_missing(l->cx);

	if (e == OC_OK)
		e = oc_db_select(l->cx->db, l->cx->arena, &rows,
		    "SELECT content, "
		    "COALESCE(TIMESTAMPDIFF(SECOND, fetched, NOW()), -1), "
		    "TIMESTAMPDIFF(SECOND, attempted, NOW()) "
		    "FROM {oc_oidc_cache} WHERE url_hash = ?",
		    "s", l->key);
	if (e != OC_OK)
		return oc_migrate_check(l->cx, e);
	l->known = rows.n > 0;
	l->age = -1;
	if (!l->known)
		return OC_OK;
	l->age = oc_cell_int(&rows, 0, 1);
	l->idle = oc_cell_int(&rows, 0, 2);
	l->doc.text = oc_cell_text(&rows, 0, 0);
	l->doc.len = oc_cell_len(&rows, 0, 0);
	return OC_OK;
}

/* NULL content: the attempt failed, what is kept stays. */
static enum oc_err
write_row(void *p)
{
	struct lookup *l = p;

	if (l->doc.text == NULL)
		return oc_db_exec(l->cx->db,
		    "INSERT INTO {oc_oidc_cache} SET url_hash = ?, "
		    "attempted = NOW() "
		    "ON DUPLICATE KEY UPDATE attempted = NOW()",
		    "s", l->key);
	return oc_db_exec(l->cx->db,
	    "INSERT INTO {oc_oidc_cache} SET url_hash = ?, content = ?, "
	    "fetched = NOW(), attempted = NOW() "
	    "ON DUPLICATE KEY UPDATE content = VALUES(content), "
	    "fetched = NOW(), attempted = NOW()",
	    "su", l->key, l->doc.text);
}

/* Ask the provider and keep what it says, or that it said nothing. */
static enum oc_err
fetch(struct lookup *l, struct oc_oidc_document *out)
{
	const struct oc_oidc_request request = { .url = l->url,
		.loopback = l->loopback };
	struct oc_oidc_reply reply;
	enum oc_err e = oc_oidc_fetch(l->cx, &request, &reply), kept;

	if (e == OC_OK && reply.status != 200) {
		oc_log("error", "the login provider answers with status %d",
		    reply.status);
		e = OC_EUPSTREAM;
	}
	if (e == OC_OK &&
	    oc_oidc_json(l->cx->arena, reply.body, reply.len) == NULL) {
		oc_log("error", "the login provider does not send JSON");
		e = OC_EUPSTREAM;
	}
	l->doc = (struct oc_oidc_document){ NULL, 0 };
	if (e == OC_OK)
		l->doc = (struct oc_oidc_document){ reply.body, reply.len };
	kept = oc_db_attempt(l->cx->db, write_row, l);
	if (e == OC_OK)
		e = kept;
	if (e == OC_OK)
		*out = l->doc;
	return e;
}

static enum oc_err
look_up(struct lookup *l, struct oc_ctx *cx, const char *url, bool loopback)
{
	*l = (struct lookup){ .cx = cx,
		.url = url,
		.key = oc_sha256_hex(cx->arena, url),
		.loopback = loopback };
	return oc_db_attempt(cx->db, read_row, l);
}

enum oc_err
oc_oidc_cache_get(struct oc_ctx *cx, const char *url, bool loopback,
    struct oc_oidc_document *out)
{
	struct oc_oidc_document kept;
	struct lookup l;
	enum oc_err e = look_up(&l, cx, url, loopback);

	if (e != OC_OK)
		return e;
	kept = l.doc;
	if (l.age >= 0 && l.age < OC_OIDC_FRESH) {
		*out = kept;
		return OC_OK;
	}
	/* One that does not answer is left in peace for a moment. */
	e = l.known && l.idle < OC_OIDC_RETRY ? OC_EUPSTREAM : fetch(&l, out);
	if (e == OC_EUPSTREAM && l.age >= 0 && l.age < OC_OIDC_STALE) {
		*out = kept;
		e = OC_OK;
	}
	return e;
}

/* Of several at the same moment one may. */
static enum oc_err
claim(void *p)
{
	struct lookup *l = p;
	enum oc_err e = oc_db_exec(l->cx->db,
	    "UPDATE {oc_oidc_cache} SET attempted = NOW() "
	    "WHERE url_hash = ? AND attempted <= NOW() - INTERVAL ? SECOND",
	    "si", l->key, (int64_t)OC_OIDC_PAUSE);

	if (e == OC_OK && oc_db_affected(l->cx->db) == 0)
		e = OC_ENOTFOUND;
	return e;
}

enum oc_err
oc_oidc_cache_renew(struct oc_ctx *cx, const char *url, bool loopback,
    struct oc_oidc_document *out)
{
	struct lookup l;
	enum oc_err e = look_up(&l, cx, url, loopback);

	if (e == OC_OK)
		e = oc_db_attempt(cx->db, claim, &l);
	return e == OC_OK ? fetch(&l, out) : e;
}

void
oc_oidc_cache_drop(struct oc_ctx *cx, const char *url)
{
	/* If this fails, what is kept gets old by itself. */
	(void)oc_db_exec(cx->db,
	    "UPDATE {oc_oidc_cache} SET content = NULL, fetched = NULL "
	    "WHERE url_hash = ?",
	    "s", oc_sha256_hex(cx->arena, url));
}
