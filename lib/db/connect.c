/* connect.c - opening, losing and finding again the connection. */
#include "config.h"

#include <errno.h>
#include <poll.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <mysql.h>
#include <mysqld_error.h>
#include <errmsg.h>

#include "base/clock.h"
#include "base/hash.h"
#include "base/log.h"
#include "db/db_private.h"
#include "db/fault.h"

enum {
	DEFAULT_PORT = 3306,
	NETWORK_TIMEOUT_S = 30,
	LIST_MAX = 1 << 20, /* of GROUP_CONCAT(), which cuts without a word */
	FRESH_MS = 500      /* so soon after an answer no other is asked for */
};

/* The shared library keeps it to itself, the archive does not. */
#pragma weak mysql_port

/* Server errors that have no name in every version of the library's header. */
enum {
	ER_STATEMENT_TIMEOUT_NO = 1969,
	ER_CONNECTION_KILLED_NO = 1927,
	ER_USER_LIMIT_NO = 1226,
	ER_TOO_MANY_USER_CONNECTIONS_NO = 1203
};

enum oc_err
oc_db_error(struct oc_db *db, unsigned no)
{
	db->last_errno = no;
	switch (no) {
	case ER_LOCK_DEADLOCK:
	case ER_LOCK_WAIT_TIMEOUT:
		return OC_EAGAIN;
	case CR_SERVER_GONE_ERROR:
	case CR_SERVER_LOST:
	case CR_SERVER_LOST_EXTENDED:
	case CR_ERR_NET_READ:
	case CR_ERR_NET_WRITE:
	case ER_SERVER_SHUTDOWN:
	case ER_CONNECTION_KILLED_NO:
		oc_log("warning", "database: connection lost (%u)", no);
		oc_db_disconnect(db);
		/* A COMMIT that got no answer may have been carried out;
		 * running it all again could do it twice. */
		return db->committing ? OC_EDB : OC_EAGAIN;
	case ER_DUP_ENTRY:
		return OC_EDUP;
	case CR_CONNECTION_ERROR:
	case CR_CONN_HOST_ERROR:
	case CR_UNKNOWN_HOST:
	case ER_CON_COUNT_ERROR:
	case ER_TOO_MANY_USER_CONNECTIONS_NO:
	case ER_USER_LIMIT_NO:
	case ER_ACCESS_DENIED_ERROR:
	case ER_DBACCESS_DENIED_ERROR:
	case ER_BAD_DB_ERROR:
	case ER_STATEMENT_TIMEOUT_NO:
	case ER_QUERY_INTERRUPTED:
		oc_log("error", "database: error %u", no);
		return OC_EDB;
	default:
		oc_log("error", "database: error %u", no);
		return OC_EINTERNAL;
	}
}

void
oc_db_disconnect(struct oc_db *db)
{
	/* The connection first: then the server is not told of each of its
	 * statements, one by one, that it ends. */
	if (db->my != NULL)
		mysql_close(db->my);
	db->my = NULL;
	oc_db_drop_stmts(db);
	db->nsent = 0;
	db->bytes = 0;
	db->in_transaction = false;
	db->manual = false;
	db->doomed = OC_OK;
}

static MYSQL *
new_handle(const struct oc_db_params *p)
{
	unsigned seconds = (unsigned)(p->connect_ms + 999) / 1000;
	unsigned timeout = NETWORK_TIMEOUT_S;
	MYSQL *my;

	/* Else the library looks for it in /etc/services at every start, and
	 * OpenSSL, which it wakes, for settings that only TLS needs. */
	if (&mysql_port != NULL && mysql_port == 0)
		mysql_port = DEFAULT_PORT;
	if (p->ssl_ca == NULL)
		oc_crypto_without_config();
	my = mysql_init(NULL);
	if (my == NULL)
		oc_oom();
	mysql_optionsv(my, MYSQL_SET_CHARSET_NAME, "utf8mb4");
	mysql_optionsv(my, MYSQL_OPT_CONNECT_TIMEOUT, &seconds);
	mysql_optionsv(my, MYSQL_OPT_READ_TIMEOUT, &timeout);
	mysql_optionsv(my, MYSQL_OPT_WRITE_TIMEOUT, &timeout);
	mysql_optionsv(my, MYSQL_OPT_NONBLOCK, NULL);
	if (p->ssl_ca != NULL)
		mysql_ssl_set(
		    my, p->ssl_key, p->ssl_cert, p->ssl_ca, NULL, NULL);
	return my;
}

/* Wait for what the library waits for; returns the MYSQL_WAIT_ bits seen. */
static int
wait_for(MYSQL *my, int status, int64_t deadline)
{
	struct pollfd fd = { .fd = (int)mysql_get_socket(my) };
	int64_t left = deadline - oc_millis();
	int seen = 0, n;

	fd.events = (short)((status & MYSQL_WAIT_READ ? POLLIN : 0) |
	                    (status & MYSQL_WAIT_WRITE ? POLLOUT : 0) |
	                    (status & MYSQL_WAIT_EXCEPT ? POLLPRI : 0));
	if (left < 0)
		left = 0;
	do
		n = poll(&fd, 1, (int)left);
	while (n < 0 && errno == EINTR);
	if (n <= 0)
		return MYSQL_WAIT_TIMEOUT;
	if (fd.revents & (POLLIN | POLLHUP | POLLERR))
		seen |= MYSQL_WAIT_READ;
	if (fd.revents & POLLOUT)
		seen |= MYSQL_WAIT_WRITE;
	if (fd.revents & POLLPRI)
		seen |= MYSQL_WAIT_EXCEPT;
	return seen;
}

/*
 * Connect to one host.  The library counts its timeouts in whole seconds,
 * so the waiting is ours: a database that hangs must not hang a health check.
 */
static bool
connect_one(struct oc_db *db, const struct oc_db_host *h, int64_t deadline)
{
	const struct oc_db_params *p = db->params;
	MYSQL *done = NULL;
	int status;

	db->my = new_handle(p);
	status = mysql_real_connect_start(&done, db->my, h->host, p->user,
	    p->password, p->name, h->port, h->socket, 0);
	/* Past the deadline the library is told that its wait timed out,
	 * and cleans up after itself. */
	while (status != 0)
		status = mysql_real_connect_cont(
		    &done, db->my, wait_for(db->my, status, deadline));
	if (done != NULL)
		return true;
	db->last_errno = mysql_errno(db->my);
	mysql_close(db->my);
	db->my = NULL;
	return false;
}

/*
 * The state osTicket's own connection has (auth.md, 2), but for the character
 * set, room for lists, and a limit on each statement where the server knows
 * one.
 */
static enum oc_err
set_session(struct oc_db *db)
{
	char sql[160];
	enum oc_err e;

	if (strstr(mysql_get_server_info(db->my), "MariaDB") != NULL)
		snprintf(sql, sizeof sql,
		    "SET sql_mode='', time_zone='SYSTEM', "
		    "group_concat_max_len=%d, max_statement_time=%d",
		    LIST_MAX, db->params->statement_s);
	else
		snprintf(sql, sizeof sql,
		    "SET sql_mode='', time_zone='SYSTEM', "
		    "group_concat_max_len=%d",
		    LIST_MAX);
	db->pipelined = db->params->pipelining && oc_db_can_pipeline(db->my);
	e = oc_db_post_call(
	    db, &(struct oc_db_call){ .session = true }, sql, NULL);
	if (e != OC_OK)
		oc_db_disconnect(db);
	return e;
}

static enum oc_err
connect_by(struct oc_db *db, int64_t deadline)
{
	const struct oc_db_params *p = db->params;

	oc_db_disconnect(db);
	db->committing = false;
	if (oc_fault_before() != OC_FAULT_NONE)
		return oc_db_error(db, CR_CONNECTION_ERROR);
	for (size_t i = 0; i < p->nhosts; i++) {
		if (!connect_one(db, &p->hosts[i], deadline))
			continue;
		oc_fault_after();
		return set_session(db);
	}
	oc_log("error", "database: cannot connect (%u)", db->last_errno);
	return OC_EDB;
}

enum oc_err
oc_db_connect(struct oc_db *db)
{
	return connect_by(db, oc_millis() + db->params->connect_ms);
}

enum oc_err
oc_db_open(const struct oc_db_params *p, struct oc_db **out)
{
	struct oc_db *db = calloc(1, sizeof *db);
	enum oc_err e;

	if (db == NULL)
		oc_oom();
	db->params = p;
	e = oc_db_connect(db);
	if (e != OC_OK) {
		oc_db_close(db);
		return OC_EDB;
	}
	*out = db;
	return OC_OK;
}

void
oc_db_close(struct oc_db *db)
{
	if (db == NULL)
		return;
	oc_db_disconnect(db);
	free(db);
}

/*
 * A server that ends, or ends the connection, says so or hangs up: something
 * to be read, though nothing was asked.
 */
static bool
is_quiet(struct oc_db *db)
{
	struct pollfd fd = { .fd = (int)mysql_get_socket(db->my),
		.events = POLLIN };

	return poll(&fd, 1, 0) == 0;
}

/*
 * Was the session set up?  The answer is waited for until the deadline.
 * Nothing else is under way unless somebody forgot about it.
 */
static bool
is_set_up(struct oc_db *db, int64_t deadline)
{
	my_bool failed = 1;
	int status;

	if (db->nsent == 0)
		return true;
	if (db->nsent > 1 || !db->sent[0].session)
		return false;
	db->nsent = 0;
	status = mysql_read_query_result_start(&failed, db->my);
	while (status != 0)
		status = mysql_read_query_result_cont(
		    &failed, db->my, wait_for(db->my, status, deadline));
	if (!failed)
		db->answered = oc_millis();
	return !failed;
}

/* Does the server still answer on this connection, and soon? */
static bool
is_alive(struct oc_db *db, int64_t deadline)
{
	int failed = 1, status;

	if (db->my == NULL || db->in_transaction || !is_set_up(db, deadline))
		return false;
	if (oc_millis() - db->answered < FRESH_MS && is_quiet(db))
		return true;
	status = mysql_ping_start(&failed, db->my);
	while (status != 0)
		status = mysql_ping_cont(
		    &failed, db->my, wait_for(db->my, status, deadline));
	if (failed == 0)
		db->answered = oc_millis();
	return failed == 0;
}

enum oc_err
oc_db_wake(struct oc_db *db)
{
	int64_t deadline = oc_millis() + db->params->connect_ms;

	db->committing = false;
	if (is_alive(db, deadline))
		return OC_OK;
	return connect_by(db, deadline) == OC_OK ? OC_OK : OC_EDB;
}

bool
oc_db_no_table(const struct oc_db *db)
{
	return db->last_errno == ER_NO_SUCH_TABLE;
}

bool
oc_db_denied(const struct oc_db *db)
{
	return db->last_errno == ER_TABLEACCESS_DENIED_ERROR ||
	       db->last_errno == ER_DBACCESS_DENIED_ERROR ||
	       db->last_errno == ER_SPECIFIC_ACCESS_DENIED_ERROR;
}

bool
oc_db_unsupported(const struct oc_db *db)
{
	return db->last_errno == ER_NOT_SUPPORTED_YET;
}

int
oc_db_count(const struct oc_db *db)
{
	return db->count;
}

void
oc_db_count_reset(struct oc_db *db)
{
	db->count = 0;
}
