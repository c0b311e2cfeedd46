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
#include "base/ctx.h"
#include "base/err.h"
#include "config/ostconfig.h"
#include "db/db.h"

/*
 * Settings of ours, with their defaults.  Switches are on or off, also true,
 * false, yes, no, 1, 0; a value that is not understood is the default.
 *
 *   jwt_secret            signs access tokens, 32 to 256 bytes; otherwise a
 *                         key is derived from osTicket's SECRET_SALT
 *   jwt_secret_previous   is still accepted, while tokens signed with it live
 *   jwt_issuer            their `iss`; otherwise osTicket's helpdesk_url
 *   jwt_ttl               seconds an access token lives: 1800
 *   jwt_refresh_ttl       seconds a refresh token lives: 1209600, two weeks
 *   api_key_access        what an osTicket API key may do besides what its
 *                         flags say: full (all, as the system), create
 *                         (nothing; so is any other word): full
 *   allow_token_query     take `?token=` in the read-only dialect: on.  Query
 *                         strings reach access logs: turn it off if you can
 *   cors_origins          origins of web pages that may call the API, commas
 *                         between, or "*": none
 *   rate_limit_enabled    on
 *   rate_limit_window     seconds: 60
 *   rate_limit_address    requests in a window without a credential, by
 *                         address: 600
 *   rate_limit_key        with one osTicket API key: 1200
 *   rate_limit_token      with one API token: 1200
 *   rate_limit_user       of one account that is logged in: 1200
 *   rate_limit_login      attempts to log in, by address: 120
 *   rate_limit_refresh    uses of refresh tokens, by address: 240
 *                         (0: no limit)
 *   audit_days            days that rows of the audit are kept: 365; 0: always
 *   db_pipelining         send statements before the last one's answer came,
 *                         to servers that can: on
 */
enum oc_api_key_access { OC_API_KEY_FULL, OC_API_KEY_CREATE };

struct oc_rate_limits {
	bool enabled;
	int64_t window;                                    /* seconds */
	int64_t address, key, token, user, login, refresh; /* 0: none */
};

/* A line of osticket-api.conf. */
struct oc_setting {
	const char *name; /* in lower case */
	const char *value;
};

struct oc_site {
	const char *config_path; /* of ost-config.php */
	struct oc_ostconfig ost;
	struct oc_db_params db; /* made of it, with DB_* overrides */

	const char *log_file; /* NULL: standard error */
	size_t max_body;      /* bytes of a request body */
	int fcgi_requests;    /* after which a FastCGI process ends */
	const char *mail_dir; /* mail goes here as files; NULL: it is sent */
	const char *sendmail; /* the program; NULL: it is looked for */
	const char *mail_ca;  /* PEM file of a mail server's own authority */
	bool mail_verify;     /* certificates of mail servers (true) */
	int mail_timeout;     /* seconds for one answer of a mail server */

	const char *jwt_secret, *jwt_secret_previous; /* NULL: not set */
	const char *jwt_issuer;                       /* NULL: not set */
	int64_t jwt_ttl, jwt_refresh_ttl;             /* seconds */
	enum oc_api_key_access api_key_access;
	bool allow_token_query;
	const char *cors_origins; /* NULL: none */
	struct oc_rate_limits rate;
	int64_t audit_days; /* 0: for ever */

	const struct oc_setting *oidc; /* the lines `oidc.… = …`, in order */
	size_t noidc;
};

/*
 * The value of `oidc.<name>`, or `oidc.<provider>.<name>` when provider is not
 * NULL; NULL when there is none or it is empty.  The first line counts.
 */
const char *oc_site_oidc(
    const struct oc_site *s, const char *provider, const char *name);

/*
 * The public address of this installation, with a slash at its end:
 * `oidc.public_url`, else osTicket's own `helpdesk_url`.
 */
const char *oc_site_public_url(struct oc_ctx *cx);

/*
 * Find and read everything.  program is argv[0] and may be NULL.
 * OC_ENOTFOUND or OC_EINVAL: *why says what is missing, for the log and for
 * the admin command; it holds paths, but no value of any setting.
 */
enum oc_err oc_site_load(struct oc_arena *a, const char *program,
    struct oc_site *out, const char **why);

#endif
