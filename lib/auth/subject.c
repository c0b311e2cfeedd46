/* subject.c - keys of counters, and own tables that may be missing. */
#include "config.h"

#include <string.h>

#include "auth/subject.h"
#include "base/base64.h"
#include "base/hash.h"
#include "config/site.h"
#include "db/db.h"
#include "db/migrate.h"

const char *
oc_subject(
    struct oc_ctx *cx, const char *purpose, const char *kind, const char *name)
{
	const char *salt = cx->site->ost.secret_salt;
	unsigned char md[OC_SHA256_LEN];
	const char *text =
	    oc_sprintf(cx->arena, "%s\n%s\n%s", purpose, kind, name);

	oc_hmac_sha256(salt, strlen(salt), text, strlen(text), md);
	return oc_hex(cx->arena, md, sizeof md);
}

enum oc_err
oc_own_needed(struct oc_ctx *cx)
{
	enum oc_err e = oc_migrate_if_missing(cx);

	if (e == OC_OK && cx->own_denied)
		e = oc_fail(cx, OC_EINTERNAL,
		    "This needs tables that the database user may not "
		    "create");
	return e;
}

enum oc_err
oc_own_missing_is_empty(struct oc_ctx *cx, enum oc_err e, struct oc_rows *rows)
{
	if (e != OC_EINTERNAL || !oc_db_no_table(cx->db))
		return e;
	*rows = (struct oc_rows){ .n = 0 };
	return OC_OK;
}
