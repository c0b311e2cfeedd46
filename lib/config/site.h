/*
 * site.h - this installation: where osTicket is, and our own few settings.
 *
 * Nothing needs to be set in the common case.  osTicket's ost-config.php is
 * looked for, in this order:
 *   1. the environment's OSTICKET_CONFIG;
 *   2. `osticket_config` in osticket-api.conf beside the programs;
 *   3. include/ost-config.php in the directory of the program and in up to
 *      four above it, and in each of these in the folders osticket, support,
 *      helpdesk, tickets, upload and public_html;
 *   4. the same below DOCUMENT_ROOT.
 * Paths come first because suexec takes most of the environment away.
 *
 * osticket-api.conf has lines `name = value`, `#` begins a comment.  A
 * variable of the environment, named in capitals, overrides a line.
 */
#ifndef OC_CONFIG_SITE_H
#define OC_CONFIG_SITE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/err.h"
#include "config/ostconfig.h"
#include "db/db.h"

struct oc_site {
	const char *config_path; /* of ost-config.php */
	struct oc_ostconfig ost;
	struct oc_db_params db; /* made of it, with DB_* overrides */

	const char *log_file;  /* NULL: standard error */
	size_t max_body;       /* bytes of a request body */
	int fcgi_requests;     /* after which a FastCGI process ends */
	const char *mail_dir;  /* mail goes here as files; NULL: it is sent */
};

/*
 * Find and read everything.  program is argv[0] and may be NULL.
 * OC_ENOTFOUND or OC_EINVAL: *why says what is missing, for the log and for
 * the admin command; it holds paths, but no value of any setting.
 */
enum oc_err oc_site_load(struct oc_arena *a, const char *program,
    struct oc_site *out, const char **why);

#endif
