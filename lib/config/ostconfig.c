/* ostconfig.c - what the constants of ost-config.php mean. */
#include "config.h"

#include <errno.h>
#include <fcntl.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/hash.h"
#include "base/str.h"
#include "config/ostconfig.h"
#include "config/phpconst.h"

enum { TIMEOUT_DEFAULT = 3, TIMEOUT_MAX = 3600, PORT_MAX = 65535 };

struct reader {
	struct oc_arena *arena;
	struct oc_phpconsts consts;
	struct oc_ostconfig out;
	const char *why; /* the first thing that is wrong */
};

static void
fail(struct reader *r, const char *name, const char *what)
{
	if (r->why == NULL)
		r->why = oc_sprintf(r->arena, "%s %s", name, what);
}

/* Its text; otherwise, also when it cannot be told, the default. */
static const char *
get(struct reader *r, const char *name, const char *otherwise)
{
	const struct oc_phpconst *c = oc_phpconst_find(&r->consts, name);

	if (c == NULL)
		return otherwise;
	if (c->text == NULL) {
		fail(r, name, c->reason);
		return otherwise;
	}
	return c->text;
}

static const char *
need(struct reader *r, const char *name)
{
	const char *text = get(r, name, NULL);

	if (text == NULL)
		fail(r, name, "is not defined");
	return text == NULL ? "" : text;
}

static const char *
need_text(struct reader *r, const char *name)
{
	const char *text = need(r, name);

	if (*text == '\0')
		fail(r, name, "is empty");
	return text;
}

/* Cut the name of a host off and return what follows it; NULL for nothing. */
static char *
split_host(struct reader *r, char **name)
{
	char *colon = strchr(*name, ':'), *end = NULL;

	if (**name == '[')
		end = strchr(*name, ']');
	if (end != NULL) {
		++*name;
		*end++ = '\0';
		if (*end != ':' && *end != '\0')
			fail(r, "DBHOST", "has text after a bracket");
		return *end == ':' ? end + 1 : NULL;
	}
	if (colon == NULL)
		return NULL;
	if (strchr(colon, '/') == NULL && strchr(colon + 1, ':') != NULL)
		return NULL; /* an IPv6 address without brackets */
	*colon = '\0';
	return colon + 1;
}

/* One of DBHOST, without blanks around, in its parts. */
static void
add_host(struct reader *r, char *name)
{
	struct oc_dbhost *h = &r->out.hosts[r->out.nhosts++];
	const char *rest;
	int64_t port;

	if (oc_starts(name, "p:")) /* persistent connection */
		name += 2;
	rest = split_host(r, &name);
	*h = (struct oc_dbhost){ .name = *name == '\0' ? "localhost" : name };
	if (oc_empty(rest))
		return;
	if (!oc_parse_int(rest, &port)) {
		h->socket = rest;
		return;
	}
	if (port < 1 || port > PORT_MAX) {
		fail(r, "DBHOST", "has a port that is none");
		return;
	}
	h->port = (unsigned)port;
	/* "localhost" would mean the socket to the client library. */
	if (oc_strieq(h->name, "localhost"))
		h->name = "127.0.0.1";
}

static void
read_hosts(struct reader *r)
{
	const char *list = need(r, "DBHOST");
	char **specs;
	size_t n;

	specs = oc_split(r->arena, list, ',', &n);
	if (n > OC_DBHOSTS_MAX) {
		fail(r, "DBHOST", "has too many hosts");
		return;
	}
	r->out.hosts = oc_calloc(r->arena, n, sizeof *r->out.hosts);
	for (size_t i = 0; i < n; i++) {
		char *spec = oc_trim(r->arena, specs[i], NULL);

		if (*spec != '\0')
			add_host(r, spec);
	}
	if (r->out.nhosts == 0)
		fail(r, "DBHOST", "is empty");
}

static void
read_prefix(struct reader *r)
{
	const char *prefix = get(r, "TABLE_PREFIX", "ost_");

	for (const char *p = prefix; *p != '\0'; p++)
		if (!oc_isalnum(*p) && *p != '_')
			fail(r, "TABLE_PREFIX",
			    "has more than letters, digits and \"_\"");
	r->out.table_prefix = prefix;
}

static void
read_timeout(struct reader *r)
{
	const char *text = get(r, "DBCONNECT_TIMEOUT", NULL);
	int64_t v = text == NULL ? TIMEOUT_DEFAULT : oc_leading_int(text);

	if (v < 1 || v > TIMEOUT_MAX)
		v = TIMEOUT_DEFAULT;
	r->out.connect_timeout = (int)v;
}

/* osTicket asks for DBSSLCA only. */
static void
read_ssl(struct reader *r)
{
	r->out.ssl_ca = get(r, "DBSSLCA", NULL);
	if (r->out.ssl_ca == NULL)
		return;
	r->out.ssl_cert = get(r, "DBSSLCERT", "");
	r->out.ssl_key = get(r, "DBSSLKEY", "");
}

static void
read_salt(struct reader *r)
{
	const char *salt = get(r, "SECRET_SALT", NULL);

	r->out.salt_is_known = salt == NULL || *salt == '\0';
	if (salt == NULL)
		salt = oc_md5_hex(
		    r->arena, oc_sprintf(r->arena, "%s%s", r->out.table_prefix,
		                  r->out.admin_email));
	r->out.secret_salt = salt;
}

static void
read_all(struct reader *r)
{
	struct oc_ostconfig *o = &r->out;

	read_hosts(r);
	o->dbname = need_text(r, "DBNAME");
	o->dbuser = need_text(r, "DBUSER");
	o->dbpass = need(r, "DBPASS");
	o->dbtype = get(r, "DBTYPE", "mysql");
	o->admin_email = get(r, "ADMIN_EMAIL", "");
	read_prefix(r);
	read_timeout(r);
	read_ssl(r);
	read_salt(r);
	o->root_path = get(r, "ROOT_PATH", NULL);
	o->trusted_proxies = get(r, "TRUSTED_PROXIES", "");
	o->local_networks = get(r, "LOCAL_NETWORKS", "127.0.0.0/24");
	o->session_sessid = get(r, "SESSION_SESSID", "OSTSESSID");
	o->session_backend = get(r, "SESSION_BACKEND", "database");
	o->memcache_servers = get(r, "MEMCACHE_SERVERS", NULL);
}

enum oc_err
oc_ostconfig_parse(struct oc_arena *a, const char *text, size_t len,
    const char *dir_of_file, struct oc_ostconfig *out, const char **why)
{
	struct reader r = { .arena = a };
	const char *installed;
	enum oc_err e;

	if (len > OC_OSTCONFIG_BYTES) {
		*why = "The file is too long";
		return OC_EINVAL;
	}
	e = oc_phpconst_read(a, text, len, dir_of_file, &r.consts, why);
	if (e != OC_OK)
		return e;
	installed = get(&r, "OSTINSTALLED", "");
	r.out.installed = *installed != '\0' && !oc_streq(installed, "0");
	if (r.why == NULL) {
		read_all(&r);
		if (!r.out.installed)
			r.why = NULL;
	}
	if (r.why != NULL) {
		*why = r.why;
		return OC_EINVAL;
	}
	*out = r.out;
	return OC_OK;
}

/* The whole of a regular file that is not too long; NULL with *why set. */
static char *
read_file(struct oc_arena *a, const char *path, size_t *len, const char **why)
{
	int fd = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK);
	char *text = NULL;
	struct stat st;
	ssize_t n = 1;

	*len = 0;
	if (fd < 0 || fstat(fd, &st) != 0) {
		*why = oc_sprintf(a, "%s: %s", path, strerror(errno));
	} else if (!S_ISREG(st.st_mode)) {
		*why = oc_sprintf(a, "%s: not a file", path);
	} else {
		text = oc_alloc(a, OC_OSTCONFIG_BYTES + 1);
		while (n > 0 && *len <= OC_OSTCONFIG_BYTES) {
			n = read(
			    fd, text + *len, OC_OSTCONFIG_BYTES + 1 - *len);
			*len += n > 0 ? (size_t)n : 0;
		}
		if (n < 0) {
			*why = oc_sprintf(a, "%s: %s", path, strerror(errno));
			text = NULL;
		}
	}
	if (fd >= 0)
		close(fd);
	return text;
}

static void
free_path(void *p)
{
	free(p);
}

enum oc_err
oc_ostconfig_load(struct oc_arena *a, const char *path,
    struct oc_ostconfig *out, const char **why)
{
	const char *reason = "";
	char *text, *real;
	enum oc_err e;
	size_t len;

	text = read_file(a, path, &len, why);
	if (text == NULL)
		return OC_ENOTFOUND;
	real = realpath(path, NULL); /* PHP's __DIR__ knows no links either */
	if (real != NULL) {
		oc_arena_defer(a, free_path, real);
		*strrchr(real, '/') = '\0';
	}
	e = oc_ostconfig_parse(a, text, len, real, out, &reason);
	if (e != OC_OK)
		*why = oc_sprintf(a, "%s: %s", path, reason);
	return e;
}
