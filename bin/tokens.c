/* tokens.c - osticket-api tokens: API tokens of agents and users. */
#include "config.h"

#include <stdio.h>
#include <stdlib.h>
#include <sysexits.h>

#include "auth/api_token.h"
#include "base/clock.h"
#include "base/str.h"
#include "command.h"
#include "osticket/login.h"

enum { DAY = 24 * 3600, DAYS_MAX = 3650 };

static const struct oc_principal system_principal = { .kind = OC_SYSTEM,
	.method = OC_BY_COMMAND };

/* An agent of that name or address, else a user with it. */
static enum oc_err
find_owner(struct oc_ctx *cx, const char *who, struct oc_api_token *t)
{
	enum oc_err e;

	t->kind = OC_AGENT;
	e = oc_login_find(cx, OC_AGENT, who, &t->owner_id);
	if (e != OC_OK || t->owner_id != 0)
		return e;
	t->kind = OC_USER;
	e = oc_login_find(cx, OC_USER, who, &t->owner_id);
	if (e == OC_OK && t->owner_id == 0)
		e = oc_fail(
		    cx, OC_ENOTFOUND, "there is no agent or user \"%s\"", who);
	return e;
}

static int
create(const struct oc_command *c)
{
	struct oc_audit audit = { .who = &system_principal,
		.action = "token.create" };
	struct oc_api_token t = {
		.name = oc_command_option(c, "--name"),
		.scopes = oc_command_option(c, "--scope"),
	};
	const char *user = oc_command_option(c, "--user"), *value;
	const char *days = oc_command_option(c, "--expires-days");
	int64_t n = 0;
	enum oc_err e;

	if (t.name == NULL || user == NULL) {
		fputs("osticket-api: tokens create needs --name and --user\n",
		    stderr);
		return EX_USAGE;
	}
	if (days != NULL &&
	    (!oc_parse_int(days, &n) || n <= 0 || n > DAYS_MAX)) {
		fprintf(stderr,
		    "osticket-api: --expires-days takes a number from 1 to "
		    "%d\n",
		    DAYS_MAX);
		return EX_USAGE;
	}
	t.expires = n > 0 ? oc_now() + n * DAY : 0;
	e = find_owner(c->cx, user, &t);
	if (e == OC_OK)
		e = oc_api_token_create(c->cx, &t, &audit, &value);
	if (e != OC_OK)
		return oc_command_failed(c, e);
	puts(value);
	fprintf(stderr,
	    "This is token %lld. It is not stored and cannot be shown again.\n",
	    (long long)t.id);
	return EXIT_SUCCESS;
}

static const char *
date(struct oc_ctx *cx, int64_t t)
{
	return t > 0 ? oc_rfc3339(cx->arena, t) : "never";
}

static int
list(const struct oc_command *c)
{
	struct oc_api_token *all;
	size_t n;
	enum oc_err e = oc_api_token_list(c->cx, OC_NOBODY, 0, &all, &n);

	if (e != OC_OK)
		return oc_command_failed(c, e);
	printf("%-5s %-12s %-8s %-20s %-20s %-20s %s\n", "id", "whose",
	    "active", "made", "ends", "last used", "name");
	for (size_t i = 0; i < n; i++) {
		const struct oc_api_token *t = &all[i];
		const char *whose = oc_sprintf(c->cx->arena, "%s:%lld",
		    t->kind == OC_AGENT ? "staff" : "user",
		    (long long)t->owner_id);

		printf("%-5lld %-12s %-8s %-20s %-20s %-20s %s\n",
		    (long long)t->id, whose, t->active ? "yes" : "no",
		    date(c->cx, t->created), date(c->cx, t->expires),
		    date(c->cx, t->last_used), t->name);
	}
	return EXIT_SUCCESS;
}

static int
activate(const struct oc_command *c, bool active)
{
	struct oc_api_token t;
	enum oc_err e;

	if (c->argc != 2) {
		fputs(
		    "osticket-api: which token, by its id or value?\n", stderr);
		return EX_USAGE;
	}
	e = oc_api_token_get(c->cx, c->argv[1], &t);
	if (e == OC_OK)
		e = oc_api_token_activate(c->cx, NULL, t.id, active);
	if (e != OC_OK)
		return oc_command_failed(c, e);
	printf("token %lld is %s\n", (long long)t.id,
	    active ? "active" : "not active");
	return EXIT_SUCCESS;
}

int
oc_command_tokens(const struct oc_command *c)
{
	const char *verb = c->argc > 0 ? c->argv[0] : "";

	if (!oc_command_open(c->cx))
		return EXIT_FAILURE;
	if (oc_streq(verb, "create"))
		return create(c);
	if (oc_streq(verb, "list"))
		return list(c);
	if (oc_streq(verb, "activate") || oc_streq(verb, "deactivate"))
		return activate(c, *verb == 'a');
	fputs("usage: osticket-api tokens create|list|activate|deactivate\n",
	    stderr);
	return EX_USAGE;
}
