/* local.c - sendmail without a shell, and mail as files. */
#include "config.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <spawn.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include "base/hash.h"
#include "base/str.h"
#include "mail/local.h"

enum {
	EX_TEMPFAIL_STATUS = 75, /* sysexits.h: try again */
	EX_NOUSER_STATUS = 67,
	EX_DATAERR_STATUS = 65,
	PAUSE_MS = 5,
	PAUSE_MOST_MS = 100
};

static bool
write_all(int fd, const char *p, size_t len)
{
	while (len > 0) {
		ssize_t n = write(fd, p, len);

		if (n < 0 && errno == EINTR)
			continue;
		if (n <= 0)
			return false;
		p += n;
		len -= (size_t)n;
	}
	return true;
}

/*
 * The message as a file that has no name.  Through a pipe, sendmail would
 * take our death for the message's end and send the half of it.
 */
static int
nameless_file(const struct oc_delivery *d)
{
	int fd = memfd_create("mail", MFD_CLOEXEC);

	if (fd < 0)
		return -1;
	if (write_all(fd, d->data, d->len) && lseek(fd, 0, SEEK_SET) == 0)
		return fd;
	close(fd);
	return -1;
}

static const char *
find_sendmail(const char *program)
{
	static const char *const places[] = { "/usr/sbin/sendmail",
		"/usr/lib/sendmail", "/usr/bin/sendmail" };

	for (size_t i = 0; program == NULL && i < OC_COUNT(places); i++)
		if (access(places[i], X_OK) == 0)
			program = places[i];
	return program != NULL && access(program, X_OK) == 0 ? program : NULL;
}

/*
 * The recipients stand in the message (-t) unless some of them have it
 * already: then those that are left are named.
 */
static char **
arguments(const char *program, const struct oc_delivery *d)
{
	struct oc_arena *a = d->arena;
	size_t n = 0, k = 0;
	char **argv;

	while (d->mail->recipients[n] != NULL)
		n++;
	argv = oc_calloc(a, n + 6, sizeof *argv);
	argv[k++] = oc_strdup(a, program);
	argv[k++] = oc_strdup(a, "-i");
	if (*d->from != '\0')
		argv[k++] = oc_sprintf(a, "-f%s", d->from);
	if (!d->mail->partial) {
		argv[k++] = oc_strdup(a, "-t");
		return argv;
	}
	argv[k++] = oc_strdup(a, "--");
	for (size_t i = 0; i < n; i++)
		argv[k++] = d->mail->recipients[i];
	return argv;
}

static pid_t
start(char **argv, int fd)
{
	posix_spawn_file_actions_t actions;
	posix_spawnattr_t attr;
	sigset_t none, all;
	pid_t pid = -1;

	sigemptyset(&none);
	sigfillset(&all);
	posix_spawn_file_actions_init(&actions);
	posix_spawn_file_actions_adddup2(&actions, fd, STDIN_FILENO);
#ifdef HAVE_POSIX_SPAWN_FILE_ACTIONS_ADDCLOSEFROM_NP
	posix_spawn_file_actions_addclosefrom_np(&actions, STDERR_FILENO + 1);
#endif
	posix_spawnattr_init(&attr);
	posix_spawnattr_setsigmask(&attr, &none);
	posix_spawnattr_setsigdefault(&attr, &all);
	posix_spawnattr_setflags(
	    &attr, POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF);
	if (posix_spawn(&pid, argv[0], &actions, &attr, argv, environ) != 0)
		pid = -1;
	posix_spawnattr_destroy(&attr);
	posix_spawn_file_actions_destroy(&actions);
	return pid;
}

/* Wait for it as long as it takes, with the owner's lease kept alive. */
static int
wait_for(pid_t pid, struct oc_delivery *d)
{
	long ms = PAUSE_MS;
	int status = -1;

	for (;;) {
		struct timespec ts = { .tv_nsec = ms * 1000000 };
		pid_t got = waitpid(pid, &status, WNOHANG);

		if (got == pid)
			return status;
		if (got < 0 && errno != EINTR)
			return -1;
		nanosleep(&ts, NULL);
		if (ms < PAUSE_MOST_MS)
			ms *= 2;
		/* It has the whole of the message: there is no stopping. */
		(void)d->go_on(d, false);
	}
}

static void
report(struct oc_delivery *d, int status)
{
	if (status == 0) {
		d->sent = OC_SENT_YES;
		d->left = NULL;
		d->accepted(d);
	} else if (WIFEXITED(status)) {
		int code = WEXITSTATUS(status);

		d->why = oc_sprintf(
		    d->arena, "sendmail gave up with status %d", code);
		d->sent = code == EX_NOUSER_STATUS || code == EX_DATAERR_STATUS
		              ? OC_SENT_REFUSED
		              : OC_SENT_NO;
	} else {
		d->why = "sendmail was killed";
		d->sent = OC_SENT_UNKNOWN;
	}
}

void
oc_sendmail(const char *program, struct oc_delivery *d)
{
	pid_t pid;
	int fd;

	d->sent = OC_SENT_NO;
	program = find_sendmail(program);
	if (program == NULL) {
		d->why = "There is no sendmail program";
		return;
	}
	fd = nameless_file(d);
	if (fd < 0) {
		d->why = "There is no room for the message";
		return;
	}
	if (!d->go_on(d, true)) {
		close(fd);
		d->sent = OC_SENT_STOPPED;
		return;
	}
	pid = start(arguments(program, d), fd);
	close(fd);
	if (pid < 0)
		d->why = "sendmail could not be started";
	else
		report(d, wait_for(pid, d));
}

/* Write path, durably, by way of a name that nobody reads. */
static bool
write_file(const char *path, const char *tmp, const struct oc_delivery *d)
{
	int fd = open(
	    tmp, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC | O_NOFOLLOW, 0640);
	bool ok;

	if (fd < 0)
		return false;
	ok = write_all(fd, d->data, d->len) && fsync(fd) == 0;
	ok = close(fd) == 0 && ok && rename(tmp, path) == 0;
	if (!ok)
		(void)unlink(tmp);
	return ok;
}

void
oc_mail_to_folder(const char *dir, struct oc_delivery *d)
{
	struct oc_arena *a = d->arena;
	char *name = oc_sprintf(a, "%010lld-%.12s", (long long)d->mail->id,
	    oc_md5_hex(a, d->mail->message_id));

	d->sent = OC_SENT_NO;
	if (!d->go_on(d, true)) {
		d->sent = OC_SENT_STOPPED;
	} else if (write_file(oc_sprintf(a, "%s/%s.eml", dir, name),
	               oc_sprintf(a, "%s/.%s.tmp", dir, name), d)) {
		d->sent = OC_SENT_YES;
		d->left = NULL;
		d->accepted(d);
	} else {
		d->why =
		    oc_sprintf(a, "The folder for mail: %s", strerror(errno));
	}
}
