/* site.c - finding osTicket and reading our own settings. */
#include "config.h"

#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/buf.h"
#include "base/str.h"
#include "config/settings.h"
#include "config/site.h"

enum {
	CONF_MAX = 64 * 1024,
	LEVELS_UP = 4,
	CONNECT_MS = 3000,
	STATEMENT_S = 20,
	MAIL_TIMEOUT_S = 120,
	JWT_TTL_S = 30 * 60,
	JWT_REFRESH_TTL_S = 14 * 24 * 3600,
	TTL_MAX_S = 10 * 365 * 24 * 3600,
	WINDOW_S = 60,
	WINDOW_MAX_S = 24 * 3600,
	RATE_MAX = 1000000000,
	AUDIT_DAYS = 365,
	AUDIT_DAYS_MAX = 36500
};

static const size_t default_max_body = 32 * 1024 * 1024;

/* Lines of osticket-api.conf. */
struct conf {
	struct oc_setting lines[256];
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
		    oc_trim(a, oc_strndup(a, line, (size_t)(eq - line)), NULL));
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
number(struct oc_arena *a, const struct conf *c, const char *name, int64_t def)
{
	const char *value = setting(a, c, name);
	int64_t n;

	return value != NULL && oc_parse_int(value, &n) && n > 0 ? n : def;
}

/* The same as a number from min to max; def when it is none. */
static int64_t
number_in(struct oc_arena *a, const struct conf *c, const char *name,
    int64_t min, int64_t max, int64_t def)
{
	const char *value = setting(a, c, name);
	int64_t n;

	if (value == NULL || !oc_parse_int(value, &n) || n < min || n > max)
		return def;
	return n;
}

/* The same as a switch; def when it is none. */
static bool
is_on(struct oc_arena *a, const struct conf *c, const char *name, bool def)
{
	static const char *const on[] = { "on", "true", "yes", "1" };
	static const char *const off[] = { "off", "false", "no", "0" };
	const char *value = setting(a, c, name);

	for (size_t i = 0; i < OC_COUNT(on); i++) {
		if (oc_strieq(value, on[i]))
			return true;
		if (oc_strieq(value, off[i]))
			return false;
	}
	return def;
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

/* What stands for itself, whether osTicket is found or not. */
static void
set_plain(struct oc_arena *a, const struct conf *c, struct oc_site *s)
{
	s->log_file = setting(a, c, "log_file");
	s->max_body =
	    (size_t)number(a, c, "max_body", (int64_t)default_max_body);
	s->fcgi_requests = (int)number(a, c, "fcgi_requests", 10000);
	s->mail_dir = setting(a, c, "mail_dir");
	s->sendmail = setting(a, c, "sendmail");
	s->mail_ca = setting(a, c, "mail_ca");
	s->mail_verify = is_on(a, c, "mail_verify", true);
	s->mail_timeout = (int)number(a, c, "mail_timeout", MAIL_TIMEOUT_S);
	s->db.pipelining = is_on(a, c, "db_pipelining", true);
}

static int64_t
rate(struct oc_arena *a, const struct conf *c, const char *name, int64_t def)
{
	return number_in(a, c, name, 0, RATE_MAX, def);
}

static void
set_rate(struct oc_arena *a, const struct conf *c, struct oc_rate_limits *out)
{
	*out = (struct oc_rate_limits){
		.enabled = is_on(a, c, "rate_limit_enabled", true),
		.window = number_in(
		    a, c, "rate_limit_window", 1, WINDOW_MAX_S, WINDOW_S),
		.address = rate(a, c, "rate_limit_address", 600),
		.key = rate(a, c, "rate_limit_key", 1200),
		.token = rate(a, c, "rate_limit_token", 1200),
		.user = rate(a, c, "rate_limit_user", 1200),
		.login = rate(a, c, "rate_limit_login", 120),
		.refresh = rate(a, c, "rate_limit_refresh", 240),
	};
}

static void
set_credentials(struct oc_arena *a, const struct conf *c, struct oc_site *s)
{
	const char *access = setting(a, c, "api_key_access");

	s->jwt_secret = setting(a, c, "jwt_secret");
	s->jwt_secret_previous = setting(a, c, "jwt_secret_previous");
	s->jwt_issuer = setting(a, c, "jwt_issuer");
	s->jwt_ttl = number_in(a, c, "jwt_ttl", 1, TTL_MAX_S, JWT_TTL_S);
	s->jwt_refresh_ttl =
	    number_in(a, c, "jwt_refresh_ttl", 1, TTL_MAX_S, JWT_REFRESH_TTL_S);
	/* A word that is not understood must not give the larger right. */
	s->api_key_access = access == NULL || oc_strieq(access, "full")
	                        ? OC_API_KEY_FULL
	                        : OC_API_KEY_CREATE;
	s->allow_token_query = is_on(a, c, "allow_token_query", true);
	s->cors_origins = setting(a, c, "cors_origins");
	s->audit_days =
	    number_in(a, c, "audit_days", 0, AUDIT_DAYS_MAX, AUDIT_DAYS);
	set_rate(a, c, &s->rate);
}

/* The lines `oidc.…`, of which lib/auth knows what they mean. */
static void
set_oidc(struct oc_arena *a, const struct conf *c, struct oc_site *s)
{
	struct oc_setting *list = oc_calloc(a, c->n, sizeof *list);

	for (size_t i = 0; i < c->n; i++)
		if (oc_starts(c->lines[i].name, "oidc."))
			list[s->noidc++] = c->lines[i];
	s->oidc = list;
}

const char *
oc_site_oidc(const struct oc_site *s, const char *provider, const char *name)
{
	for (size_t i = 0; i < s->noidc; i++) {
		const char *at = s->oidc[i].name + strlen("oidc.");
		size_t n = provider == NULL ? 0 : strlen(provider);

		if (provider != NULL) {
			if (strncmp(at, provider, n) != 0 || at[n] != '.')
				continue;
			at += n + 1;
		}
		if (oc_streq(at, name) && *s->oidc[i].value != '\0')
			return s->oidc[i].value;
	}
	return NULL;
}

const char *
oc_site_public_url(struct oc_ctx *cx)
{
	const char *url = oc_site_oidc(cx->site, NULL, "public_url");

	if (url == NULL)
		url = oc_config_text(cx->config, "helpdesk_url");
	return oc_ends(url, "/") ? url : oc_sprintf(cx->arena, "%s/", url);
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
		read_conf(a, oc_sprintf(a, "%s/osticket-api.conf", dir), &conf);
	set_plain(a, &conf, out);
	set_credentials(a, &conf, out);
	set_oidc(a, &conf, out);
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
