/*
 * db.h - the database: one connection, prepared statements, transactions.
 *
 * A statement with values is prepared; one without is sent as it is.
 *
 * The only module that talks to MariaDB (or MySQL).  SQL is a string literal
 * beside the rule that needs it; values go through `?`, and `{ticket}` stands
 * for osTicket's table of that name with the installation's prefix.  Nothing
 * else is ever put into SQL.
 *
 * Values follow `types`, one letter each:
 *   i  int64_t
 *   z  int64_t, 0 meaning NULL
 *   d  double
 *   s  const char *, NULL meaning NULL; for osTicket's tables: osTicket's own
 *      connection is utf8mb3, so bytes of characters above U+FFFF become "?"
 *   u  const char *, the same but stored as it is; for our own tables
 *   b  const void *, size_t: bytes
 *
 * Errors of every call: OC_EAGAIN when the transaction must be run again
 * (deadlock, lost connection), OC_EDUP when a unique key exists, OC_EDB when
 * the database is away or too slow, OC_EINTERNAL for a wrong statement.  The
 * reason is logged, without SQL, values or host names.
 */
#ifndef OC_DB_DB_H
#define OC_DB_DB_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/err.h"

struct oc_db;

struct oc_db_host {
	const char *host;   /* NULL: local socket */
	const char *socket; /* NULL: the library's default */
	unsigned port;      /* 0: default */
};

struct oc_db_params {
	const struct oc_db_host *hosts; /* tried in order */
	size_t nhosts;
	const char *user;
	const char *password;
	const char *name;
	const char *prefix;                      /* of the tables, "ost_" */
	const char *ssl_ca, *ssl_cert, *ssl_key; /* TLS when ssl_ca is set */
	int connect_ms;  /* time to connect, all hosts together */
	int statement_s; /* longest a statement may run */
	bool pipelining; /* send before the answer came, where that works */
};

/* Result rows, all of them, in an arena. */
struct oc_cell {
	const char *p; /* NULL for SQL's NULL; a NUL follows the bytes */
	size_t len;
};

struct oc_rows {
	size_t n;
	unsigned cols;
	const struct oc_cell *cells;
};

/*
 * Connect.  The strings of p must live as long as *out.  OC_EDB when no host
 * answers within p->connect_ms.
 */
enum oc_err oc_db_open(const struct oc_db_params *p, struct oc_db **out);

/* Close; NULL is fine. */
void oc_db_close(struct oc_db *db);

/*
 * Make sure that the server answers on a connection, or connect again; within
 * connect_ms of the parameters.
 */
enum oc_err oc_db_wake(struct oc_db *db);

/* Statements sent since the last call of oc_db_count_reset(). */
int oc_db_count(const struct oc_db *db);
void oc_db_count_reset(struct oc_db *db);

/* Run a statement that gives no rows. */
enum oc_err oc_db_exec(
    struct oc_db *db, const char *sql, const char *types, ...);

/*
 * The same without waiting for the answer, which the next call that waits
 * reads before its own.  What was wrong is then that call's error and every
 * later one's: the transaction can only be rolled back.  Outside of one the
 * answer is waited for.  The id of the row that it makes comes with the
 * answer too, to *id unless NULL; the values need not live on.
 */
enum oc_err oc_db_post(
    struct oc_db *db, int64_t *id, const char *sql, const char *types, ...);

/* Run a query and read all its rows. */
enum oc_err oc_db_select(struct oc_db *db, struct oc_arena *a,
    struct oc_rows *out, const char *sql, const char *types, ...);

/* The same where there has to be one; OC_ENOTFOUND when there is no row. */
enum oc_err oc_db_row(struct oc_db *db, struct oc_arena *a, struct oc_rows *out,
    const char *sql, const char *types, ...);

/*
 * Ask for rows without waiting: they are in *out when oc_db_settle(), or
 * another call that waits, gave OC_OK.  Nothing but calls to ask and post may
 * come before that.
 */
enum oc_err oc_db_ask(struct oc_db *db, struct oc_arena *a, struct oc_rows *out,
    const char *sql, const char *types, ...);

/* Wait for all that was asked and posted; the first error there was. */
enum oc_err oc_db_settle(struct oc_db *db);

/* Id made by the last INSERT, and rows the last statement touched. */
int64_t oc_db_insert_id(const struct oc_db *db);
int64_t oc_db_affected(const struct oc_db *db);

/* First column of the first row; OC_ENOTFOUND when there is no row. */
enum oc_err oc_db_int(
    struct oc_db *db, int64_t *out, const char *sql, const char *types, ...);

/* Statements whose number of values is known only at run time. */
struct oc_db_args {
	char types[256];
	size_t n;
	struct {
		int64_t i;
		double d;
		const void *p;
		size_t len;
	} v[255];
};

void oc_db_args_init(struct oc_db_args *x);
void oc_db_args_int(struct oc_db_args *x, int64_t i);
void oc_db_args_text(struct oc_db_args *x, const char *s);
enum oc_err oc_db_exec_args(
    struct oc_db *db, const char *sql, const struct oc_db_args *x);
enum oc_err oc_db_post_args(
    struct oc_db *db, const char *sql, const struct oc_db_args *x);
enum oc_err oc_db_select_args(struct oc_db *db, struct oc_arena *a,
    struct oc_rows *out, const char *sql, const struct oc_db_args *x);

/* "?,?,?" with n marks, n > 0, for an IN list. */
char *oc_db_marks(struct oc_arena *a, size_t n);

/* Cells: text ("" for NULL), text or NULL, number (0 for NULL). */
const char *oc_cell_text(const struct oc_rows *r, size_t row, unsigned col);
const char *oc_cell_str(const struct oc_rows *r, size_t row, unsigned col);
int64_t oc_cell_int(const struct oc_rows *r, size_t row, unsigned col);
size_t oc_cell_len(const struct oc_rows *r, size_t row, unsigned col);

/*
 * Order rows by the numbers in these columns, at most OC_DB_SORT, the first
 * one first.  For joins: ORDER BY there means a temporary table, which the
 * server writes to a file when one of the columns is TEXT.
 */
enum { OC_DB_SORT = 3 };
void oc_rows_sort(
    struct oc_arena *a, struct oc_rows *r, const unsigned *cols, size_t n);

/*
 * One transaction; it begins at the server with its first statement.  Rollback
 * after an error of commit is not needed.
 */
enum oc_err oc_db_begin(struct oc_db *db);
enum oc_err oc_db_commit(struct oc_db *db);
void oc_db_rollback(struct oc_db *db);
bool oc_db_in_transaction(const struct oc_db *db);

/*
 * Run fn(p) until it succeeds or fails for good.  After OC_EAGAIN, and after
 * OC_EDUP (somebody else made the same row first), what fn did is rolled
 * back, the connection is mended if need be, and fn runs again after a short
 * random pause, at most OC_DB_ATTEMPTS times.  fn begins and commits its own
 * transaction; one that fails is rolled back here.
 */
enum { OC_DB_ATTEMPTS = 10 };
enum oc_err oc_db_attempt(
    struct oc_db *db, enum oc_err (*fn)(void *p), void *p);

/* Did the last error say that a table does not exist, or a right to? */
bool oc_db_no_table(const struct oc_db *db);
bool oc_db_denied(const struct oc_db *db);

/* Or that the server cannot do this?  A Galera cluster has no GET_LOCK(). */
bool oc_db_unsupported(const struct oc_db *db);

#endif
