/* parallel.c - processes that start together. */
#include "config.h"

#include <sys/wait.h>
#include <unistd.h>

#include "parallel.h"

/*
 * The parent's connection must not be used, nor closed, by a child; and its
 * arena is the parent's to free.  _exit() leaves all that alone.
 */
static void
child(const struct oc_ctx *parent, int i, int start,
    int (*fn)(struct oc_ctx *cx, int i, void *arg), void *arg)
{
	struct oc_arena a = OC_ARENA_INIT;
	struct oc_ctx cx;
	char byte;
	int what = 255;

	oc_ctx_init(&cx, &a);
	cx.site = parent->site;
	cx.config = parent->config;
	cx.ip = parent->ip;
	if (oc_db_open(&parent->site->db, &cx.db) == OC_OK &&
	    read(start, &byte, 1) == 0)
		what = fn(&cx, i, arg);
	_exit(what);
}

void
oc_in_parallel(const struct oc_ctx *cx, int n,
    int (*fn)(struct oc_ctx *cx, int i, void *arg), void *arg, int *counts,
    int ncounts)
{
	int start[2], lost = 0, status;

	memset(counts, 0, (size_t)ncounts * sizeof *counts);
	CU_ASSERT_EQUAL_FATAL(pipe(start), 0);
	fflush(NULL);
	for (int i = 0; i < n; i++) {
		pid_t pid = fork();

		CU_ASSERT_TRUE_FATAL(pid >= 0);
		if (pid == 0) {
			close(start[1]);
			child(cx, i, start[0], fn, arg);
		}
	}
	/* Connecting takes a while; then the end of the pipe is the sign. */
	usleep(300000);
	close(start[0]);
	close(start[1]);
	for (int i = 0; i < n; i++) {
		if (wait(&status) < 0 || !WIFEXITED(status) ||
		    WEXITSTATUS(status) >= ncounts)
			lost++;
		else
			counts[WEXITSTATUS(status)]++;
	}
	CU_ASSERT_EQUAL(lost, 0);
}
