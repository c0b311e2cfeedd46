/* witness.c - settles what its deliverer could not settle any more. */
#include "config.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

#include "base/buf.h"
#include "base/clock.h"
#include "base/str.h"
#include "db/db.h"
#include "mail/queue.h"
#include "mail/witness.h"

enum {
	RECORD_MAX = 1 << 20,
	PATIENCE_MS = 15 * 60 * 1000, /* while the database is away */
	PAUSE_MS = 250
};

/* All before the last whole line is history. */
static void
forget(struct oc_buf *b)
{
	char *end = b->len > 0 ? memrchr(b->data, '\n', b->len) : NULL;
	char *before = end == NULL || end == b->data
	                   ? NULL
	                   : memrchr(b->data, '\n', (size_t)(end - b->data));
	size_t from = before == NULL ? 0 : (size_t)(before - b->data) + 1;

	memmove(b->data, b->data + from, b->len - from);
	oc_buf_cut(b, b->len - from);
}

/*
 * A record is one line: "+", id, Message-ID and who is left, with tabs in
 * between; or "-" alone.  Returns the last one that is whole when the other
 * end has gone, "" when there is none.
 */
static const char *
last_record(int fd, struct oc_arena *a)
{
	struct oc_buf *b = oc_buf_new(a, RECORD_MAX);
	char part[4096], *end;

	for (;;) {
		ssize_t n = read(fd, part, sizeof part);

		if (n < 0 && errno == EINTR)
			continue;
		if (n <= 0)
			break;
		oc_buf_add(b, part, (size_t)n);
		forget(b);
	}
	end = b->len > 0 ? memrchr(b->data, '\n', b->len) : NULL;
	if (end == NULL)
		return "";
	oc_buf_cut(b, (size_t)(end - b->data));
	return oc_buf_str(b);
}

static void
pause_ms(long ms)
{
	struct timespec ts = { .tv_sec = ms / 1000,
		.tv_nsec = ms % 1000 * 1000000 };

	nanosleep(&ts, NULL);
}

static void
settle(const struct oc_site *site, struct oc_arena *a, char **field)
{
	int64_t give_up = oc_millis() + PATIENCE_MS, id;
	struct oc_ctx cx;
	enum oc_err e = OC_EDB;

	if (!oc_parse_int(field[1], &id))
		return;
	oc_ctx_init(&cx, a);
	cx.site = site;
	while (e != OC_OK && oc_millis() < give_up) {
		if (cx.db == NULL && oc_db_open(&site->db, &cx.db) != OC_OK)
			cx.db = NULL;
		else
			e = oc_mail_settle_accepted(
			    &cx, id, field[2], field[3]);
		if (e != OC_OK)
			pause_ms(PAUSE_MS);
	}
	oc_db_close(cx.db);
}

static void
watch(int fd, const struct oc_site *site)
{
	struct oc_arena a = OC_ARENA_INIT;
	const char *record = last_record(fd, &a);
	size_t n;
	char **field = oc_split(&a, record, '\t', &n);

	if (n == 4 && oc_streq(field[0], "+"))
		settle(site, &a, field);
	oc_arena_release(&a);
}

void
oc_witness_start(struct oc_witness *w, const struct oc_site *site)
{
	static const int deaf[] = { SIGTERM, SIGINT, SIGHUP, SIGALRM };
	int ends[2];
	pid_t pid;

	w->fd = -1;
	if (pipe2(ends, O_CLOEXEC) != 0)
		return;
	pid = fork();
	if (pid == 0) {
		for (size_t i = 0; i < OC_COUNT(deaf); i++)
			signal(deaf[i], SIG_IGN);
		close(ends[1]);
		watch(ends[0], site);
		_exit(EXIT_SUCCESS);
	}
	close(ends[0]);
	if (pid < 0)
		close(ends[1]);
	else
		w->fd = ends[1];
}

static void
tell(struct oc_witness *w, const char *p, size_t len)
{
	while (w->fd >= 0 && len > 0) {
		ssize_t n = write(w->fd, p, len);

		if (n < 0 && errno == EINTR)
			continue;
		if (n <= 0) {
			close(w->fd);
			w->fd = -1;
			return;
		}
		p += n;
		len -= (size_t)n;
	}
}

void
oc_witness_accepted(
    struct oc_witness *w, int64_t id, const char *message_id, const char *left)
{
	struct oc_buf b;

	if (w->fd < 0)
		return;
	oc_buf_init(&b, RECORD_MAX);
	oc_buf_addf(&b, "+\t%lld\t%s\t%s\n", (long long)id, message_id, left);
	if (!b.failed)
		tell(w, oc_buf_str(&b), b.len);
	oc_buf_release(&b);
}

void
oc_witness_settled(struct oc_witness *w)
{
	tell(w, "-\n", 2);
}

void
oc_witness_stop(struct oc_witness *w)
{
	if (w->fd >= 0)
		close(w->fd);
	w->fd = -1;
}
