/*
 * osticket-mail.c - osticket-mail: sends the mail that the programs noted.
 *
 * Started by them when there is something to send, and by hand or cron with
 * --once.  Lies beside the CGI programs but is none.
 */
#include "config.h"

#include <errno.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/socket.h>
#include <sysexits.h>
#include <unistd.h>

#include "base/log.h"
#include "base/str.h"
#include "mail/deliver.h"
#include "mail/expand.h"

static volatile sig_atomic_t stop;

static void
on_signal(int no)
{
	(void)no;
	stop = 1;
}

/* A mail server that is slow to say good-bye; all our work is done. */
static void
on_alarm(int no)
{
	(void)no;
	_exit(EXIT_SUCCESS);
}

/* Has a web server started us?  Its visitors have no business here. */
static bool
is_cgi(void)
{
	static const char *const signs[] = { "GATEWAY_INTERFACE",
		"REQUEST_METHOD", "FCGI_ROLE", "FCGI_WEB_SERVER_ADDRS" };
	struct sockaddr_storage peer;
	socklen_t len = sizeof peer;

	for (size_t i = 0; i < OC_COUNT(signs); i++)
		if (getenv(signs[i]) != NULL)
			return true;
	/* FastCGI hands over a socket that listens. */
	return getpeername(STDIN_FILENO, (struct sockaddr *)&peer, &len) != 0 &&
	       errno == ENOTCONN;
}

static void
set_signals(void)
{
	static const int ends[] = { SIGTERM, SIGINT };
	struct sigaction act = { .sa_handler = on_signal };

	sigemptyset(&act.sa_mask);
	for (size_t i = 0; i < OC_COUNT(ends); i++)
		(void)sigaction(ends[i], &act, NULL);
	(void)signal(SIGALRM, on_alarm);
	(void)signal(SIGPIPE, SIG_IGN);
	(void)signal(SIGHUP, SIG_IGN);
}

int
main(int argc, char **argv)
{
	struct oc_arena arena = OC_ARENA_INIT;
	struct oc_deliverer o = { .expand = oc_mail_expand_next,
		.stop = &stop };
	struct oc_witness witness;
	struct oc_site site;
	const char *why = "";
	enum oc_err e;

	if (is_cgi()) {
		fputs("Status: 404 Not Found\r\n"
		      "Content-Type: text/plain\r\n\r\nNot Found\n",
		    stdout);
		return EX_USAGE;
	}
	o.once = argc == 2 && oc_streq(argv[1], "--once");
	if (argc > 1 && !o.once) {
		fputs("usage: osticket-mail [--once]\n", stderr);
		return EX_USAGE;
	}
	if (oc_site_load(&arena, argv[0], &site, &why) != OC_OK) {
		oc_log("error", "configuration: %s", why);
		return EX_CONFIG;
	}
	oc_log_file(site.log_file);
	set_signals();
	oc_witness_start(&witness, &site);
	o.site = &site;
	o.witness = &witness;
	e = oc_deliver(&o);
	oc_witness_stop(&witness);
	oc_arena_release(&arena);
	return e == OC_OK ? EXIT_SUCCESS : EX_TEMPFAIL;
}
