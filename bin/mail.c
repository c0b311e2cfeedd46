/* mail.c - osticket-api mail: what waits to be sent, and what could not. */
#include "config.h"

#include <stdio.h>
#include <stdlib.h>
#include <sysexits.h>

#include "base/str.h"
#include "command.h"
#include "mail/inspect.h"

enum { LIST_MAX = 1000 };

static const char *
state_of(const struct oc_queued_mail *m)
{
	if (m->dead)
		return "dead";
	return m->sending ? "sending" : "waiting";
}

static void
show_line(const struct oc_queued_mail *m)
{
	printf("%-4s %-8lld %-8s %-8lld %-20s %s\n", m->job ? "job" : "mail",
	    (long long)m->id, state_of(m), (long long)m->attempts, m->due,
	    m->job ? m->kind : m->recipients);
	if (*m->error != '\0')
		printf("     %s\n", m->error);
}

static int
queue(const struct oc_command *c)
{
	struct oc_queued_mails list;
	enum oc_err e = oc_mail_list(c->cx, OC_MAIL_ALL, LIST_MAX, &list);

	if (e != OC_OK)
		return oc_command_failed(c, e);
	if (list.n == 0) {
		puts("nothing waits");
		return EXIT_SUCCESS;
	}
	printf("%-4s %-8s %-8s %-8s %-20s %s\n", "", "id", "state", "attempts",
	    "due", "what");
	for (size_t i = 0; i < list.n; i++)
		show_line(&list.a[i]);
	return EXIT_SUCCESS;
}

static int
show(const struct oc_command *c)
{
	struct oc_queued_mail m;
	const char *content;
	size_t len;
	int64_t id;
	enum oc_err e;

	if (c->argc != 2) {
		fputs("osticket-api: which mail, by its id?\n", stderr);
		return EX_USAGE;
	}
	if (!oc_command_id(c->argv[1], &id))
		return EX_USAGE;
	e = oc_mail_show(c->cx, id, &m, &content, &len);
	if (e != OC_OK)
		return oc_command_failed(c, e);
	printf("state: %s\nattempts: %lld\ndue: %s\nmade: %s\nfrom: %s\n"
	       "to: %s\nticket: %lld\nerror: %s\n\n",
	    state_of(&m), (long long)m.attempts, m.due, m.created, m.sender,
	    m.recipients, (long long)m.ticket_id, m.error);
	fwrite(content, 1, len, stdout);
	return EXIT_SUCCESS;
}

/* One of the two calls for the ids given, or for all. */
static int
for_ids(const struct oc_command *c, const char *done,
    enum oc_err (*call)(struct oc_ctx *cx, int64_t id, int64_t *n))
{
	int64_t n, id, total = 0;
	enum oc_err e = OC_OK;

	if (c->argc == 1)
		e = call(c->cx, 0, &total);
	for (int i = 1; i < c->argc && e == OC_OK; i++) {
		if (!oc_command_id(c->argv[i], &id))
			return EX_USAGE;
		e = call(c->cx, id, &n);
		if (e == OC_OK)
			total += n;
	}
	if (e != OC_OK)
		return oc_command_failed(c, e);
	printf("%lld %s\n", (long long)total, done);
	return EXIT_SUCCESS;
}

int
oc_command_mail(const struct oc_command *c)
{
	const char *verb = c->argc > 0 ? c->argv[0] : "";

	if (!oc_command_open(c->cx))
		return EXIT_FAILURE;
	if (oc_streq(verb, "queue"))
		return queue(c);
	if (oc_streq(verb, "show"))
		return show(c);
	if (oc_streq(verb, "retry"))
		return for_ids(c, "will be tried again", oc_mail_retry);
	if (oc_streq(verb, "purge"))
		return for_ids(c, "deleted", oc_mail_purge);
	fputs("usage: osticket-api mail queue|show|retry|purge\n", stderr);
	return EX_USAGE;
}
