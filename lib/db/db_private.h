/*
 * db_private.h - what the files of lib/db share; nobody else includes it.
 *
 * A call is sent (query.c, statement.c) and noted; its answer is read, in the
 * same order, when somebody waits for it (pipeline.c).
 */
#ifndef OC_DB_PRIVATE_H
#define OC_DB_PRIVATE_H

#include <stdarg.h>

#include <mysql.h>

#include "db/db.h"

enum {
	OC_DB_CACHE = 96,  /* prepared statements of a connection */
	OC_DB_VALUES = 32, /* of a statement, where they are counted by hand */
	OC_DB_SENT = 16    /* calls under way */
};

/* The values of a statement; binds and each have room for them. */
struct oc_db_values {
	unsigned n;
	size_t bytes; /* of text */
	MYSQL_BIND *binds;
	struct oc_db_value {
		int64_t i;
		double d;
		unsigned long len;
	} * each;
};

/* A call under way, and where its answer goes. */
struct oc_db_call {
	MYSQL_STMT *stmt; /* NULL: sent as text */
	bool fresh;       /* it was sent with its PREPARE, which answers too */
	bool answered;    /* the library had to wait for it already */
	bool session;     /* without it the connection is of no use */
	struct oc_arena *arena;
	struct oc_rows *rows; /* NULL: there are none, or nobody wants them */
	int64_t *id;          /* of the row it made, unless NULL */
};

struct oc_db {
	const struct oc_db_params *params;
	MYSQL *my;      /* NULL when lost */
	bool pipelined; /* the server takes a statement before its number is
	                   known */
	bool in_transaction;
	bool manual;        /* the session commits only when it is told to */
	enum oc_err doomed; /* what went wrong in the transaction after its
	                       caller had gone on; OC_OK: nothing */
	bool committing; /* COMMIT was sent: its outcome is not ours to guess */
	int count;
	int64_t answered; /* oc_millis() of the last answer to oc_db_wake() */
	unsigned last_errno;
	int64_t insert_id;
	int64_t affected;

	struct oc_db_call sent[OC_DB_SENT]; /* in order */
	size_t nsent;
	size_t bytes; /* of them */

	/* Prepared statements of this connection, by their text. */
	struct {
		char *sql;
		MYSQL_STMT *stmt;
	} cache[OC_DB_CACHE];
	size_t ncache;
};

/* Connect db->my anew, dropping what there was. */
enum oc_err oc_db_connect(struct oc_db *db);

/* Close the connection and forget its statements. */
void oc_db_disconnect(struct oc_db *db);

/* Note the client library's error number and say which of ours it is. */
enum oc_err oc_db_error(struct oc_db *db, unsigned no);

/* Bind the values of types, or of x; text is made in a where it changes. */
void oc_db_bind(struct oc_arena *a, struct oc_db_values *out, const char *types,
    va_list ap);
void oc_db_bind_args(
    struct oc_arena *a, struct oc_db_values *out, const struct oc_db_args *x);

/* SQL with the real names of its tables, in a. */
char *oc_db_expand(struct oc_db *db, struct oc_arena *a, const char *sql);

/* Send a call of sql, with values unless v is NULL. */
enum oc_err oc_db_post_call(struct oc_db *db, const struct oc_db_call *call,
    const char *sql, const struct oc_db_values *v);

/* Send it and wait for its answer. */
enum oc_err oc_db_run(struct oc_db *db, const struct oc_db_call *call,
    const char *sql, const struct oc_db_values *v);

/* Let the answers to what is under way go nowhere. */
void oc_db_disown(struct oc_db *db);

/* query.c: send SQL without values; read the answer. */
enum oc_err oc_db_send_text(struct oc_db *db, const char *sql);
enum oc_err oc_db_read_text(struct oc_db *db, const struct oc_db_call *c);

/* statement.c: send a prepared statement, set in *c; read the answer. */
enum oc_err oc_db_send_stmt(struct oc_db *db, struct oc_db_call *c,
    const char *sql, const struct oc_db_values *v);
enum oc_err oc_db_read_stmt(struct oc_db *db, const struct oc_db_call *c);

/*
 * Do library and server take EXECUTE for a statement that was just prepared,
 * before they know its number?  MariaDB does since 10.2, with the library
 * since 3.3.  MySQL does not, nor do proxies that say they are one.
 */
bool oc_db_can_pipeline(MYSQL *my);

/* Is the prepared statement of sql under way?  Forget all of them. */
bool oc_db_is_awaited(const struct oc_db *db, const char *sql);
void oc_db_drop_stmts(struct oc_db *db);

#endif
