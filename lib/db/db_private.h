/*
 * db_private.h - what the files of lib/db share; nobody else includes it.
 */
#ifndef OC_DB_PRIVATE_H
#define OC_DB_PRIVATE_H

#include <mysql.h>

#include "db/db.h"

enum { OC_DB_CACHE = 96 };

struct oc_db {
	const struct oc_db_params *params;
	MYSQL *my; /* NULL when lost */
	bool in_transaction;
	bool unread;     /* the session was set up, not yet acknowledged */
	bool committing; /* COMMIT was sent: its outcome is not ours to guess */
	int count;
	int64_t answered; /* oc_millis() of the last answer to oc_db_wake() */
	unsigned last_errno;
	int64_t insert_id;
	int64_t affected;

	/* Prepared statements of this connection, by their text. */
	struct {
		char *sql;
		MYSQL_STMT *stmt;
	} cache[OC_DB_CACHE];
	size_t ncache;
	struct oc_arena arena; /* holds the cache's texts */
};

/* Connect db->my anew, dropping what there was. */
enum oc_err oc_db_connect(struct oc_db *db);

/* Close the connection and forget its statements. */
void oc_db_disconnect(struct oc_db *db);

/* Note the client library's error number and say which of ours it is. */
enum oc_err oc_db_error(struct oc_db *db, unsigned no);

/*
 * Read what the server said to the setting up of the session, unless that is
 * done.  Whoever sends something that is answered at once asks for it first.
 * After an error there is no connection any more.
 */
enum oc_err oc_db_settle(struct oc_db *db);

/* Run SQL without values; rows go to *out, and their cells into a. */
enum oc_err oc_db_query(struct oc_db *db, struct oc_arena *a,
    struct oc_rows *out, const char *sql);

/* Run plain SQL of this layer's own: SET, START TRANSACTION, COMMIT. */
enum oc_err oc_db_plain(struct oc_db *db, const char *sql);

#endif
