/* migrate.c - the list of steps that make our own tables. */
#include "config.h"

#include "db/db.h"
#include "db/migrate.h"

enum { LOCK_SECONDS = 10 };

/*
 * Never change a step that has been released; add one.  Hashes are SHA-256 in
 * hexadecimal.  kind is 'S' for an agent, 'U' for a user.
 */
#define TABLE(name, columns)                                                   \
	"CREATE TABLE IF NOT EXISTS {oc_" name "} (" columns                   \
	") ENGINE=InnoDB DEFAULT CHARSET=utf8mb4"
#define HASH "char(64) CHARACTER SET ascii COLLATE ascii_bin"
#define ID "bigint unsigned NOT NULL AUTO_INCREMENT PRIMARY KEY"

/* clang-format off */
static const char *const steps[] = {
	/* Jobs for mail, made in the transaction they belong to. */
	TABLE("outbox",
	    "id " ID ","
	    "kind varchar(32) NOT NULL,"
	    "ticket_id int unsigned NOT NULL DEFAULT 0,"
	    "entry_id int unsigned NOT NULL DEFAULT 0,"
	    "data mediumtext NULL,"
	    "attempts smallint unsigned NOT NULL DEFAULT 0,"
	    "due datetime NOT NULL,"
	    "error varchar(255) NULL,"
	    "created datetime NOT NULL,"
	    "KEY due (due)"),
	/* Messages: state 0 waiting, 1 dead; partial 1 when some of the
	 * recipients have it already, and recipients are the others. */
	TABLE("mail",
	    "id " ID ","
	    "job_id bigint unsigned NOT NULL,"
	    "ticket_id int unsigned NOT NULL DEFAULT 0,"
	    "email_id int unsigned NOT NULL DEFAULT 0,"
	    "sender varchar(255) NOT NULL,"
	    "recipients text NOT NULL,"
	    "message_id varchar(255) NOT NULL,"
	    "subject varchar(255) NOT NULL,"
	    "content longblob NOT NULL,"
	    "state tinyint unsigned NOT NULL DEFAULT 0,"
	    "partial tinyint unsigned NOT NULL DEFAULT 0,"
	    "attempts smallint unsigned NOT NULL DEFAULT 0,"
	    "due datetime NOT NULL,"
	    "lease varchar(64) NULL,"
	    "lease_until datetime NULL,"
	    "error varchar(255) NULL,"
	    "created datetime NOT NULL,"
	    "KEY waiting (state, due)"),
	/* One row a login: the family of its tokens. */
	TABLE("login",
	    "id " ID ","
	    "family " HASH " NOT NULL,"
	    "kind char(1) NOT NULL,"
	    "owner_id int unsigned NOT NULL,"
	    "provider varchar(64) NOT NULL,"
	    "ip varchar(64) NOT NULL,"
	    "created datetime NOT NULL,"
	    "expires datetime NOT NULL,"
	    "revoked datetime NULL,"
	    "UNIQUE KEY family (family),"
	    "KEY owner (kind, owner_id),"
	    "KEY expires (expires)"),
	TABLE("refresh",
	    "hash " HASH " NOT NULL PRIMARY KEY,"
	    "login_id bigint unsigned NOT NULL,"
	    "created datetime NOT NULL,"
	    "expires datetime NOT NULL,"
	    "spent datetime NULL,"
	    "KEY login (login_id),"
	    "KEY expires (expires)"),
	TABLE("api_token",
	    "id " ID ","
	    "name varchar(128) NOT NULL,"
	    "hash " HASH " NOT NULL,"
	    "kind char(1) NOT NULL,"
	    "owner_id int unsigned NOT NULL,"
	    "scopes varchar(1024) NULL,"
	    "addresses text NULL,"
	    "active tinyint unsigned NOT NULL DEFAULT 1,"
	    "created datetime NOT NULL,"
	    "expires datetime NULL,"
	    "last_used datetime NULL,"
	    "last_ip varchar(64) NULL,"
	    "UNIQUE KEY hash (hash),"
	    "KEY owner (kind, owner_id)"),
	/* Failed logins of an account, of an address. */
	TABLE("strike",
	    "subject " HASH " NOT NULL PRIMARY KEY,"
	    "failures int unsigned NOT NULL DEFAULT 0,"
	    "last_failure datetime NOT NULL,"
	    "locked_until datetime NULL,"
	    "KEY last_failure (last_failure)"),
	TABLE("rate",
	    "subject " HASH " NOT NULL,"
	    "window_start bigint unsigned NOT NULL,"
	    "hits int unsigned NOT NULL DEFAULT 0,"
	    "PRIMARY KEY (subject, window_start),"
	    "KEY window_start (window_start)"),
	/* Second step of a login that waits for its code. */
	TABLE("second_factor",
	    "hash " HASH " NOT NULL PRIMARY KEY,"
	    "kind char(1) NOT NULL,"
	    "owner_id int unsigned NOT NULL,"
	    "backend varchar(64) NOT NULL,"
	    "code_hash " HASH " NULL,"
	    "tries smallint unsigned NOT NULL DEFAULT 0,"
	    "created datetime NOT NULL,"
	    "expires datetime NOT NULL,"
	    "KEY expires (expires)"),
	/* Accounts at OpenID providers; subject_hash is of issuer and sub. */
	TABLE("identity",
	    "id " ID ","
	    "subject_hash " HASH " NOT NULL,"
	    "provider varchar(64) NOT NULL,"
	    "issuer varchar(255) NOT NULL,"
	    "subject varchar(255) NOT NULL,"
	    "kind char(1) NOT NULL,"
	    "owner_id int unsigned NOT NULL,"
	    "email varchar(255) NOT NULL,"
	    "created datetime NOT NULL,"
	    "last_login datetime NULL,"
	    "UNIQUE KEY subject_kind (subject_hash, kind),"
	    "KEY owner (kind, owner_id)"),
	/* Logins at a provider that have not come back yet; kind '': either. */
	TABLE("oidc_state",
	    "state_hash " HASH " NOT NULL PRIMARY KEY,"
	    "browser_hash " HASH " NOT NULL,"
	    "provider varchar(64) NOT NULL,"
	    "kind char(1) NOT NULL DEFAULT '',"
	    "nonce varchar(128) NOT NULL,"
	    "verifier varchar(128) NOT NULL,"
	    "return_to text NULL,"
	    "created datetime NOT NULL,"
	    "expires datetime NOT NULL,"
	    "KEY expires (expires)"),
	TABLE("audit",
	    "id " ID ","
	    "at datetime NOT NULL,"
	    "actor_kind char(1) NOT NULL,"
	    "actor_id int unsigned NOT NULL,"
	    "actor varchar(255) NOT NULL,"
	    "method varchar(16) NOT NULL,"
	    "token_id bigint unsigned NOT NULL DEFAULT 0,"
	    "ip varchar(64) NOT NULL,"
	    "request_id varchar(128) NOT NULL,"
	    "action varchar(64) NOT NULL,"
	    "object varchar(32) NOT NULL,"
	    "object_id int unsigned NOT NULL DEFAULT 0,"
	    "fields text NULL,"
	    "outcome varchar(32) NOT NULL,"
	    "KEY at (at),"
	    "KEY object (object, object_id)"),
	/* What OpenID providers publish: addresses and keys. */
	TABLE("oidc_cache",
	    "url_hash " HASH " NOT NULL PRIMARY KEY,"
	    "content mediumtext NULL,"
	    "fetched datetime NULL,"
	    "attempted datetime NOT NULL"),
};
/* clang-format on */

int64_t
oc_migrate_newest(void)
{
	return (int64_t)OC_COUNT(steps);
}

enum oc_err
oc_migrate_version(struct oc_ctx *cx, int64_t *out)
{
	enum oc_err e = oc_db_int(
	    cx->db, out, "SELECT COALESCE(MAX(step), 0) FROM {oc_schema}", "");

	if (e == OC_EINTERNAL && oc_db_no_table(cx->db)) {
		*out = 0;
		return OC_OK;
	}
	return e;
}

static enum oc_err
run_steps(struct oc_ctx *cx)
{
	int64_t done;
	enum oc_err e;

	e = oc_db_exec(cx->db,
	    "CREATE TABLE IF NOT EXISTS {oc_schema} ("
	    " step int unsigned NOT NULL PRIMARY KEY,"
	    " applied datetime NOT NULL"
	    ") ENGINE=InnoDB DEFAULT CHARSET=utf8mb4",
	    "");
	if (e == OC_OK)
		e = oc_migrate_version(cx, &done);
	while (e == OC_OK && done < oc_migrate_newest()) {
		e = oc_db_exec(cx->db, steps[done++], "");
		if (e == OC_OK)
			e = oc_db_exec(cx->db,
			    "INSERT IGNORE INTO {oc_schema} "
			    "SET step = ?, applied = NOW()",
			    "i", done);
	}
	return e;
}

enum oc_err
oc_migrate(struct oc_ctx *cx)
{
	int64_t mine = 0;
	enum oc_err e;

	e = oc_db_int(cx->db, &mine,
	    "SELECT GET_LOCK(CONCAT(DATABASE(), '.oc_schema'), ?)", "i",
	    (int64_t)LOCK_SECONDS);
	if (e == OC_OK && mine == 0)
		e = OC_EDB;
	/* No step does harm when two run it at once. */
	if (e == OC_EINTERNAL && oc_db_unsupported(cx->db))
		e = OC_OK;
	if (e != OC_OK)
		return e;
	e = run_steps(cx);
	if (e == OC_EINTERNAL && oc_db_denied(cx->db)) {
		cx->own_denied = true;
		e = OC_EFORBIDDEN;
	}
	(void)oc_db_exec(
	    cx->db, "DO RELEASE_LOCK(CONCAT(DATABASE(), '.oc_schema'))", "");
	return e;
}

enum oc_err
oc_migrate_if_missing(struct oc_ctx *cx)
{
	enum oc_err e;

	if (!cx->own_missing)
		return OC_OK;
	cx->own_missing = false;
	e = oc_migrate(cx);
	return e == OC_EFORBIDDEN ? OC_OK : e;
}

enum oc_err
oc_migrate_check(struct oc_ctx *cx, enum oc_err e)
{
	if (e != OC_EINTERNAL || !oc_db_no_table(cx->db))
		return e;
	cx->own_missing = true;
	return OC_EAGAIN;
}
