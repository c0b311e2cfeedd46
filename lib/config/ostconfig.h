/*
 * ostconfig.h - osTicket's include/ost-config.php, read without PHP.
 *
 * Nothing of the file is executed (see phpconst.h for what is understood).
 * Strings belong to the arena.
 */
#ifndef OC_CONFIG_OSTCONFIG_H
#define OC_CONFIG_OSTCONFIG_H

#include <stdbool.h>
#include <stddef.h>

#include "base/arena.h"
#include "base/err.h"

enum {
	OC_OSTCONFIG_BYTES = 256 * 1024, /* longest file */
	OC_DBHOSTS_MAX = 32
};

/* One server of DBHOST; they are tried in turn. */
struct oc_dbhost {
	const char *name;   /* never "", without brackets */
	unsigned port;      /* 0: the client's default */
	const char *socket; /* NULL: the client's default */
};

struct oc_ostconfig {
	bool installed; /* OSTINSTALLED */
	const char *secret_salt;
	bool salt_is_known; /* to others: it is empty, or osTicket's own
	                       stand-in for a missing one */
	const char *admin_email;
	const char *dbtype;
	const char *dbname;
	const char *dbuser;
	const char *dbpass;
	const char *table_prefix;
	int connect_timeout; /* seconds */
	const char *ssl_ca;  /* all three NULL without TLS */
	const char *ssl_cert;
	const char *ssl_key;
	const char *root_path; /* NULL: not defined */
	const char *trusted_proxies;
	const char *local_networks;
	const char *session_sessid;
	const char *session_backend;
	const char *memcache_servers; /* NULL: not defined */
	struct oc_dbhost *hosts;
	size_t nhosts;
};

/*
 * Read the file's text.  dir_of_file stands for its __DIR__ and may be NULL.
 * What is not defined has osTicket's default; pointers not said to be NULL
 * never are.  While osTicket is not installed, all but `installed` may be
 * placeholders, and nothing is demanded of them.
 *
 * OC_EINVAL: *why says what is wrong, without any value of the file; *out is
 * untouched.
 */
enum oc_err oc_ostconfig_parse(struct oc_arena *a, const char *text, size_t len,
    const char *dir_of_file, struct oc_ostconfig *out, const char **why);

/*
 * The same for the file at path.  OC_ENOTFOUND: there is none, or it cannot
 * be read.
 */
enum oc_err oc_ostconfig_load(struct oc_arena *a, const char *path,
    struct oc_ostconfig *out, const char **why);

#endif
