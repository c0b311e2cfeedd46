/*
 * log.h - one line of JSON per event for whoever runs the site.
 *
 * Lines go to standard error, which the web server keeps, or to a file.
 * Never put into it: passwords, tokens, keys, SQL, the database's host.
 */
#ifndef OC_BASE_LOG_H
#define OC_BASE_LOG_H

#include <stdint.h>

#include "base/def.h"

/* Append to this file instead of standard error; NULL goes back to it.  A
 * file that cannot be opened leaves things as they are. */
void oc_log_file(const char *path);

/* The id that every line carries until the next call; NULL for none. */
void oc_log_request(const char *id);

/* Something an operator should know; level is "error", "warning", "info". */
void oc_log(const char *level, const char *fmt, ...) OC_PRINTF(2, 3);

struct oc_log_access {
	const char *method;
	const char *path; /* without the query, which may hold a token */
	const char *ip;
	const char *who; /* "staff:1", "key:3"; NULL when nobody */
	int status;
	int64_t millis;
	int queries;
};

/* The one line of a finished request. */
void oc_log_access(const struct oc_log_access *l);

#endif
