/*
 * app.h - what every program is: a table of routes and a one-line main.
 *
 * The one place where all layers meet.
 */
#ifndef OC_APP_APP_H
#define OC_APP_APP_H

#include "config/site.h"
#include "db/db.h"
#include "http/router.h"

struct oc_program {
	const struct oc_route *routes;
	size_t nroutes;
	int connect_ms; /* longest to wait for the database; 0: the site's */
};

/*
 * Serve requests as CGI or FastCGI, whichever the web server started us for;
 * returns the exit status of main.
 */
int oc_app_main(const struct oc_program *program, const char *argv0);

/* Open the database, no more.  OC_EDB when that fails. */
enum oc_err oc_app_connect(struct oc_req *req);

/*
 * Open the database and read osTicket's settings into req->cx, for a handler
 * whose route does not ask for it.  OC_EDB when that fails.
 */
enum oc_err oc_app_open(struct oc_req *req);

#endif
