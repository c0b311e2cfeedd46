/* handover.c - starting the deliverer. */
#include "config.h"

#include <fcntl.h>
#include <limits.h>
#include <signal.h>
#include <spawn.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "app/handover.h"
#include "base/log.h"
#include "base/str.h"
#include "config/site.h"
#include "db/db.h"
#include "mail/inspect.h"
#include "mail/wake.h"

#define DELIVERER "osticket-mail"

enum { FILES_MOST = 1024, VARIABLES_MOST = 64 };

/* The deliverer lies beside this program. */
static char *
find_deliverer(struct oc_arena *a)
{
	char path[PATH_MAX];
	ssize_t n = readlink("/proc/self/exe", path, sizeof path - 1);
	char *slash;

	if (n <= 0)
		return NULL;
	path[n] = '\0';
	slash = strrchr(path, '/');
	if (slash == NULL)
		return NULL;
	*slash = '\0';
	return oc_sprintf(a, "%s/" DELIVERER, path);
}

/* May the deliverer know this variable?  Not what tells of the request. */
static bool
is_kept(const char *variable)
{
	static const char *const names[] = { "PATH=", "HOME=", "TZ=", "LANG=",
		"LC_", "DB_", "LOG_FILE=", "MAIL_", "SENDMAIL=", "SSL_CERT_",
		"ASAN_OPTIONS=", "UBSAN_OPTIONS=", "LSAN_OPTIONS=" };

	for (size_t i = 0; i < OC_COUNT(names); i++)
		if (oc_starts(variable, names[i]))
			return true;
	return false;
}

static char **
environment(struct oc_ctx *cx)
{
	char **out = oc_calloc(cx->arena, VARIABLES_MOST + 2, sizeof *out);
	size_t n = 0;

	for (char **p = environ; *p != NULL && n < VARIABLES_MOST; p++)
		if (is_kept(*p))
			out[n++] = *p;
	/* Where osTicket is we know; the deliverer need not search. */
	out[n] =
	    oc_sprintf(cx->arena, "OSTICKET_CONFIG=%s", cx->site->config_path);
	return out;
}

/* The deliverer inherits no file of ours but the three standard ones. */
static void
keep_files(posix_spawn_file_actions_t *actions)
{
	posix_spawn_file_actions_addopen(
	    actions, STDIN_FILENO, "/dev/null", O_RDONLY, 0);
	posix_spawn_file_actions_addopen(
	    actions, STDOUT_FILENO, "/dev/null", O_WRONLY, 0);
	posix_spawn_file_actions_addopen(
	    actions, STDERR_FILENO, "/dev/null", O_WRONLY, 0);
#ifdef HAVE_POSIX_SPAWN_FILE_ACTIONS_ADDCLOSEFROM_NP
	posix_spawn_file_actions_addclosefrom_np(actions, STDERR_FILENO + 1);
#else
	for (int fd = STDERR_FILENO + 1; fd < FILES_MOST; fd++) {
		int flags = fcntl(fd, F_GETFD);

		if (flags >= 0)
			(void)fcntl(fd, F_SETFD, flags | FD_CLOEXEC);
	}
#endif
}

/* Nobody waits for the deliverer, so nobody must have to. */
static void
ignore_children(void)
{
	struct sigaction act = { .sa_handler = SIG_IGN };

	sigemptyset(&act.sa_mask);
	(void)sigaction(SIGCHLD, &act, NULL);
}

static bool
start(struct oc_ctx *cx, char *path)
{
	char *argv[] = { path, NULL };
	posix_spawn_file_actions_t actions;
	posix_spawnattr_t attr;
	sigset_t none, all;
	pid_t pid;
	int rc;

	sigemptyset(&none);
	sigfillset(&all);
	ignore_children();
	posix_spawn_file_actions_init(&actions);
	keep_files(&actions);
	posix_spawnattr_init(&attr);
	posix_spawnattr_setsigmask(&attr, &none);
	posix_spawnattr_setsigdefault(&attr, &all);
	posix_spawnattr_setflags(&attr, POSIX_SPAWN_SETSID |
	                                    POSIX_SPAWN_SETSIGMASK |
	                                    POSIX_SPAWN_SETSIGDEF);
	rc = posix_spawn(&pid, path, &actions, &attr, argv, environment(cx));
	posix_spawnattr_destroy(&attr);
	posix_spawn_file_actions_destroy(&actions);
	return rc == 0;
}

void
oc_mail_handover(struct oc_ctx *cx)
{
	char *path = find_deliverer(cx->arena);
	bool wanted = false;

	if (path == NULL || access(path, X_OK) != 0) {
		oc_log("warning", "there is no deliverer of mail that can run");
		return;
	}
	if (oc_mail_wanted(cx, &wanted) != OC_OK)
		return;
	if (!wanted)
		oc_wake_send(cx->site);
	else if (!start(cx, path))
		oc_log("warning", "the deliverer of mail does not start");
}
