/* migrate.c - the list of steps that make our own tables. */
#include "config.h"

#include "db/db.h"
#include "db/migrate.h"

enum { LOCK_SECONDS = 10 };

/*
 * Never change a step that has been released; add one.
 */
static const char *const steps[] = {
	/* 1: jobs for mail, made in the transaction they belong to */
	"CREATE TABLE IF NOT EXISTS {oc_outbox} ("
	" id bigint unsigned NOT NULL AUTO_INCREMENT,"
	" kind varchar(32) NOT NULL,"
	" ticket_id int unsigned NOT NULL DEFAULT 0,"
	" entry_id int unsigned NOT NULL DEFAULT 0,"
	" data mediumtext NULL,"
	" created datetime NOT NULL,"
	" PRIMARY KEY (id)"
	") ENGINE=InnoDB DEFAULT CHARSET=utf8mb4",
};

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
	if (e != OC_OK)
		return e;
	e = run_steps(cx);
	if (e == OC_EINTERNAL && oc_db_denied(cx->db)) {
		cx->own_denied = true;
		e = OC_EFORBIDDEN;
	}
	(void)oc_db_exec(cx->db,
	    "DO RELEASE_LOCK(CONCAT(DATABASE(), '.oc_schema'))", "");
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
