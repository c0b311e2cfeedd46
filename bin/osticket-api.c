/* osticket-api.c - osticket-api: what has no place in a request. */
#include "config.h"

#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <sysexits.h>
#include <unistd.h>

#include "auth/purge.h"
#include "base/log.h"
#include "base/str.h"
#include "command.h"
#include "config/settings.h"
#include "db/db.h"
#include "db/migrate.h"
#include "mail/deliver.h"
#include "mail/expand.h"
#include "mail/mail_in.h"
#include "osticket/cron.h"

static const char usage[] =
    "usage: osticket-api doctor\n"
    "       osticket-api migrate\n"
    "       osticket-api cron\n"
    "       osticket-api tokens create --name NAME --user USER\n"
    "                    [--expires-days DAYS] [--scope SCOPES]\n"
    "       osticket-api tokens list\n"
    "       osticket-api tokens deactivate|activate ID|VALUE\n"
    "       osticket-api mail queue\n"
    "       osticket-api mail show ID\n"
    "       osticket-api mail retry|purge [ID...]\n"
    "       osticket-api pipe\n"
    "       osticket-api --help|--version\n";

bool
oc_command_open(struct oc_ctx *cx)
{
	enum oc_err e = OC_OK;

	if (cx->db == NULL)
		e = oc_db_open(&cx->site->db, &cx->db);
	if (e == OC_OK && cx->config == NULL)
		e = oc_config_load(cx->db, cx->arena, &cx->config);
	if (e != OC_OK)
		fputs("osticket-api: osTicket's database cannot be read; try "
		      "osticket-api doctor\n",
		    stderr);
	return e == OC_OK;
}

int
oc_command_failed(const struct oc_command *c, enum oc_err e)
{
	const struct oc_problem *p = c->cx->problems;

	for (; p != NULL; p = p->next)
		fprintf(stderr, "osticket-api: %s\n", p->message);
	if (c->cx->problems == NULL)
		fprintf(stderr, "osticket-api: %s\n",
		    c->cx->message != NULL ? c->cx->message : oc_err_text(e));
	return EXIT_FAILURE;
}

const char *
oc_command_option(const struct oc_command *c, const char *name)
{
	for (int i = 0; i + 1 < c->argc; i++)
		if (oc_streq(c->argv[i], name))
			return c->argv[i + 1];
	return NULL;
}

bool
oc_command_id(const char *word, int64_t *out)
{
	if (oc_parse_int(word, out) && *out > 0)
		return true;
	fprintf(stderr, "osticket-api: \"%s\" is no id\n", word);
	return false;
}

static int
command_migrate(const struct oc_command *c)
{
	enum oc_err e;

	if (!oc_command_open(c->cx))
		return EXIT_FAILURE;
	e = oc_migrate(c->cx);
	if (e == OC_EFORBIDDEN) {
		fputs("osticket-api: the database user may not make tables; "
		      "set DB_USER and DB_PASSWORD to one who may\n",
		    stderr);
		return EXIT_FAILURE;
	}
	if (e != OC_OK)
		return oc_command_failed(c, e);
	printf("tables are at step %lld\n", (long long)oc_migrate_newest());
	return EXIT_SUCCESS;
}

static volatile sig_atomic_t stop;

static void
on_stop(int sig)
{
	(void)sig;
	stop = 1;
}

/* What is due, and then the mail that waits, without waiting for more. */
static int
command_cron(const struct oc_command *c)
{
	struct oc_deliverer o = { .site = c->cx->site,
		.expand = oc_mail_expand_next,
		.stop = &stop,
		.once = true };
	struct oc_witness witness;
	enum oc_err e;

	if (!oc_command_open(c->cx))
		return EXIT_FAILURE;
	e = oc_cron_run(c->cx, true);
	if (e == OC_OK)
		e = oc_auth_purge(c->cx);
	if (e != OC_OK)
		return oc_command_failed(c, e);
	signal(SIGTERM, on_stop);
	signal(SIGINT, on_stop);
	signal(SIGPIPE, SIG_IGN);
	oc_witness_start(&witness, c->cx->site);
	o.witness = &witness;
	e = oc_deliver(&o);
	oc_witness_stop(&witness);
	return e == OC_OK ? EXIT_SUCCESS : oc_command_failed(c, e);
}

/* An MTA's program: whatever is not settled is tried again later. */
static int
command_pipe(const struct oc_command *c)
{
	if (!oc_command_open(c->cx))
		return EX_TEMPFAIL;
	return oc_mail_pipe(c->cx, STDIN_FILENO, c->cx->site->max_body);
}

static const struct {
	const char *name;
	int (*run)(const struct oc_command *c);
} commands[] = {
	{ "cron", command_cron },
	{ "doctor", oc_command_doctor },
	{ "mail", oc_command_mail },
	{ "migrate", command_migrate },
	{ "pipe", command_pipe },
	{ "tokens", oc_command_tokens },
};

static int
run(const char *name, struct oc_command *c)
{
	for (size_t i = 0; i < OC_COUNT(commands); i++)
		if (oc_streq(name, commands[i].name))
			return commands[i].run(c);
	fputs(usage, stderr);
	return EX_USAGE;
}

int
main(int argc, char **argv)
{
	struct oc_arena arena = OC_ARENA_INIT;
	struct oc_command c = { .name = "osticket-api" };
	struct oc_site site;
	struct oc_ctx cx;
	const char *why = "";
	int status;

	if (argc < 2) {
		fputs(usage, stderr);
		return EX_USAGE;
	}
	if (oc_streq(argv[1], "--help") || oc_streq(argv[1], "--version")) {
		fputs(argv[1][2] == 'h' ? usage : PACKAGE_STRING "\n", stdout);
		return EXIT_SUCCESS;
	}
	if (oc_site_load(&arena, argv[0], &site, &why) != OC_OK) {
		fprintf(stderr, "osticket-api: %s\n", why);
		return oc_streq(argv[1], "pipe") ? EX_TEMPFAIL : EXIT_FAILURE;
	}
	oc_log_file(site.log_file);
	oc_ctx_init(&cx, &arena);
	cx.site = &site;
	cx.ip = "";
	c.cx = &cx;
	c.argc = argc - 2;
	c.argv = argv + 2;
	status = run(argv[1], &c);
	oc_db_close(cx.db);
	oc_arena_release(&arena);
	return status;
}
