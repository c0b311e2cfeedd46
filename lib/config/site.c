/* site.c - finding osTicket and reading our own settings. */
#include "config.h"

#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/buf.h"
#include "base/str.h"
#include "config/site.h"

enum {
	CONF_MAX = 64 * 1024,
	LEVELS_UP = 4,
	CONNECT_MS = 3000,
	STATEMENT_S = 20
};

static const size_t default_max_body = 32 * 1024 * 1024;

/* Lines of osticket-api.conf. */
struct conf {
	struct {
		const char *name;
		const char *value;
	} lines[64];
	size_t n;
};

static char *
read_file(struct oc_arena *a, const char *path)
{
	struct oc_buf *b = oc_buf_new(a, CONF_MAX);
	FILE *f = fopen(path, "re");
	char part[4096];
	size_t n;

	if (f == NULL)
		return NULL;
	while ((n = fread(part, 1, sizeof part, f)) > 0)
		oc_buf_add(b, part, n);
	fclose(f);
	return b->failed ? NULL : oc_buf_dup(b, a);
}

static void
read_conf(struct oc_arena *a, const char *path, struct conf *out)
{
	char *text = read_file(a, path);
	char **lines;

	out->n = 0;
	if (text == NULL)
		return;
	lines = oc_split(a, text, '\n', NULL);
	for (; *lines != NULL && out->n < OC_COUNT(out->lines); lines++) {
		char *line = oc_trim(a, *lines, NULL);
		char *eq = strchr(line, '=');

		if (*line == '#' || eq == NULL)
			continue;
		out->lines[out->n].name = oc_strlower(a,
		    oc_trim(a, oc_strndup(a, line, (size_t)(eq - line)),
			NULL));
		out->lines[out->n].value = oc_trim(a, eq + 1, NULL);
		out->n++;
	}
}

/* A setting: the environment's, else the file's, else NULL. */
static const char *
setting(struct oc_arena *a, const struct conf *c, const char *name)
{
	const char *value = getenv(oc_strupper(a, name));

	if (!oc_empty(value))
		return value;
	for (size_t i = 0; i < c->n; i++)
		if (oc_streq(c->lines[i].name, name) &&
		    *c->lines[i].value != '\0')
			return c->lines[i].value;
	return NULL;
}

/* The same as a positive number; def when it is none. */
static int64_t
number(
    struct oc_arena *a, const struct conf *c, const char *name, int64_t def)
{
	const char *value = setting(a, c, name);
	int64_t n;

	return value != NULL && oc_parse_int(value, &n) && n > 0 ? n : def;
}

/* The directory this program lies in, or NULL. */
static char *
program_dir(struct oc_arena *a, const char *program)
{
	char path[PATH_MAX];
	ssize_t n = readlink("/proc/self/exe", path, sizeof path - 1);
	char *slash;

	if (n > 0)
		path[n] = '\0';
	else if (program == NULL || realpath(program, path) == NULL)
		return NULL;
	slash = strrchr(path, '/');
	if (slash == NULL)
		return NULL;
	*slash = '\0';
	return oc_strdup(a, path);
}

static const char *
config_in(struct oc_arena *a, const char *dir)
{
	static const char *const places[] = { "", "/osticket", "/support",
		"/helpdesk", "/tickets", "/upload", "/public_html" };

	for (size_t i = 0; i < OC_COUNT(places); i++) {
		const char *path = oc_sprintf(
		    a, "%s%s/include/ost-config.php", dir, places[i]);

		if (access(path, R_OK) == 0)
			return path;
	}
	return NULL;
}

/* Look in dir and above it. */
static const char *
search_up(struct oc_arena *a, const char *dir)
{
	char *d = oc_strdup(a, dir);

	for (int i = 0; d != NULL && i <= LEVELS_UP; i++) {
		const char *found = config_in(a, d);
		char *slash = strrchr(d, '/');

		if (found != NULL)
			return found;
		if (slash == NULL || slash == d)
			break;
		*slash = '\0';
	}
	return NULL;
}

static const char *
find_config(struct oc_arena *a, const struct conf *c, const char *dir)
{
	const char *path = setting(a, c, "osticket_config");
	const char *root = getenv("DOCUMENT_ROOT");

	if (path == NULL && dir != NULL)
		path = search_up(a, dir);
	if (path == NULL && !oc_empty(root))
		path = config_in(a, root);
	return path;
}

static void
set_hosts(struct oc_arena *a, const struct conf *c, struct oc_site *s)
{
	const char *host = setting(a, c, "db_host");
	int64_t port = number(a, c, "db_port", 0);
	size_t n = host != NULL ? 1 : s->ost.nhosts;
	struct oc_db_host *hosts = oc_calloc(a, n, sizeof *hosts);

	if (host != NULL && *host == '/')
		hosts[0].socket = host;
	else if (host != NULL)
		hosts[0].host = host;
	for (size_t i = 0; host == NULL && i < n; i++) {
		hosts[i].host = s->ost.hosts[i].name;
		hosts[i].socket = s->ost.hosts[i].socket;
		hosts[i].port = s->ost.hosts[i].port;
	}
	if (port > 0 && port <= 65535)
		for (size_t i = 0; i < n; i++)
			hosts[i].port = (unsigned)port;
	s->db.hosts = hosts;
	s->db.nhosts = n;
}

static const char *
either(const char *a, const char *b)
{
	return a != NULL ? a : b;
}

static void
set_db(struct oc_arena *a, const struct conf *c, struct oc_site *s)
{
	int seconds = s->ost.connect_timeout;

	set_hosts(a, c, s);
	s->db.name = either(setting(a, c, "db_name"), s->ost.dbname);
	s->db.user = either(setting(a, c, "db_user"), s->ost.dbuser);
	s->db.password = either(setting(a, c, "db_password"), s->ost.dbpass);
	s->db.prefix = s->ost.table_prefix;
	s->db.ssl_ca = s->ost.ssl_ca;
	s->db.ssl_cert = s->ost.ssl_cert;
	s->db.ssl_key = s->ost.ssl_key;
	s->db.connect_ms =
	    seconds > 0 && seconds < 60 ? seconds * 1000 : CONNECT_MS;
	s->db.statement_s = STATEMENT_S;
}

enum oc_err
oc_site_load(struct oc_arena *a, const char *program, struct oc_site *out,
    const char **why)
{
	char *dir = program_dir(a, program);
	struct conf conf = { .n = 0 };
	enum oc_err e;

	*out = (struct oc_site){ .max_body = default_max_body };
	if (dir != NULL)
		read_conf(
		    a, oc_sprintf(a, "%s/osticket-api.conf", dir), &conf);
	out->log_file = setting(a, &conf, "log_file");
	out->max_body = (size_t)number(
	    a, &conf, "max_body", (int64_t)default_max_body);
	out->fcgi_requests = (int)number(a, &conf, "fcgi_requests", 1000);
	out->mail_dir = setting(a, &conf, "mail_dir");
	out->config_path = find_config(a, &conf, dir);
	if (out->config_path == NULL) {
		*why = "osTicket's include/ost-config.php was not found; name "
		       "it as osticket_config in osticket-api.conf beside the "
		       "programs";
		return OC_ENOTFOUND;
	}
	e = oc_ostconfig_load(a, out->config_path, &out->ost, why);
	if (e == OC_OK && !out->ost.installed) {
		*why = "osTicket is not installed yet";
		e = OC_EINVAL;
	}
	if (e == OC_OK)
		set_db(a, &conf, out);
	return e;
}
