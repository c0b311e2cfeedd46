/*
 * floor.c - the least a CGI in C can cost: connect, one query, one answer.
 *
 * What the programs are measured against.  Nothing of liboc is used.
 */
#include "config.h"

#include <mysql.h>
#include <stdio.h>
#include <stdlib.h>

static int
fail(void)
{
	fputs("Status: 503\r\nContent-Type: text/plain\r\n\r\n", stdout);
	return EXIT_FAILURE;
}

int
main(void)
{
	MYSQL *db = mysql_init(NULL);
	MYSQL_RES *rows;
	MYSQL_ROW row;

	if (db == NULL ||
	    mysql_real_connect(db, NULL, getenv("FLOOR_USER"),
	        getenv("FLOOR_PASSWORD"), getenv("FLOOR_DATABASE"), 0,
	        getenv("FLOOR_SOCKET"), 0) == NULL ||
	    mysql_query(db, "SELECT COUNT(*) FROM ost_ticket_status") != 0)
		return fail();
	rows = mysql_store_result(db);
	row = rows == NULL ? NULL : mysql_fetch_row(rows);
	if (row == NULL)
		return fail();
	printf("Content-Type: text/plain\r\n\r\n%s\n", row[0]);
	mysql_free_result(rows);
	mysql_close(db);
	return EXIT_SUCCESS;
}
