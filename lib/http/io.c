/* io.c - standard input and output, or libfcgi's streams. */
#include "config.h"

#include <errno.h>
#include <poll.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>

#include <fastcgi.h>
#include <fcgiapp.h>

#include "base/clock.h"
#include "base/str.h"
#include "http/io.h"

static volatile sig_atomic_t stopping;

/* What was read of a CGI request's body. */
static struct {
	int64_t bytes;
	bool ended;
} input;

static const char *
cgi_var(void *p, const char *name)
{
	(void)p;
	return getenv(name);
}

static long
cgi_read(void *p, char *out, size_t len)
{
	ssize_t n;

	(void)p;
	do
		n = read(STDIN_FILENO, out, len);
	while (n < 0 && errno == EINTR);
	if (n > 0)
		input.bytes += n;
	else
		input.ended = true;
	return (long)n;
}

static bool
cgi_write(void *p, const char *data, size_t len)
{
	(void)p;
	while (len > 0) {
		ssize_t n = write(STDOUT_FILENO, data, len);

		if (n < 0 && errno == EINTR)
			continue;
		if (n <= 0)
			return false;
		data += n;
		len -= (size_t)n;
	}
	return true;
}

static const char *
fcgi_var(void *p, const char *name)
{
	FCGX_Request *r = p;

	return FCGX_GetParam(name, r->envp);
}

static long
fcgi_read(void *p, char *out, size_t len)
{
	FCGX_Request *r = p;

	return FCGX_GetStr(out, (int)len, r->in);
}

static bool
fcgi_write(void *p, const char *data, size_t len)
{
	enum { PART = 1 << 20 }; /* the library counts in int */
	FCGX_Request *r = p;

	while (len > 0) {
		int n = FCGX_PutStr(data, len < PART ? (int)len : PART, r->out);

		if (n <= 0)
			return false;
		data += n;
		len -= (size_t)n;
	}
	/* FCGX_Finish_r() sends it, in one piece with the end. */
	return true;
}

/* Has nothing been left of the body?  One without a length is chunked. */
static bool
input_is_spent(void)
{
	const char *length = getenv("CONTENT_LENGTH");
	int64_t n;

	if (input.ended)
		return true;
	if (oc_empty(length))
		return getenv("HTTP_TRANSFER_ENCODING") == NULL;
	return oc_parse_int(length, &n) && input.bytes >= n;
}

/*
 * Read what the handler left of the body and throw it away.  mod_cgid talks
 * to us over one socket: closing it with something unread would reset it, and
 * the answer would be lost.  A client that never ends is not waited for.
 */
static void
drain_input(void)
{
	enum { PATIENCE_MS = 10000, PART = 64 * 1024 };
	static char part[PART];
	struct pollfd fd = { .fd = STDIN_FILENO, .events = POLLIN };
	int64_t end = oc_millis() + PATIENCE_MS, left;

	shutdown(STDOUT_FILENO, SHUT_WR); /* fails on a pipe, and may */
	while ((left = end - oc_millis()) > 0 && poll(&fd, 1, (int)left) > 0 &&
	       cgi_read(NULL, part, PART) > 0)
		continue;
}

static void
on_stop(int sig)
{
	(void)sig;
	stopping = 1;
	FCGX_ShutdownPending();
}

/* flags: SA_RESTART, or 0 where the signal is to end what waits. */
static void
on_signals(int flags)
{
	struct sigaction stop = { .sa_handler = on_stop, .sa_flags = flags };

	sigaction(SIGTERM, &stop, NULL);
	sigaction(SIGUSR1, &stop, NULL);
}

bool
oc_io_is_fastcgi(void)
{
	return FCGX_IsCGI() == 0;
}

void
oc_io_loop(
    void (*serve)(const struct oc_io *io, void *p), void *p, int max_requests)
{
	static const struct oc_io cgi = { NULL, cgi_var, cgi_read, cgi_write };
	FCGX_Request r;
	struct oc_io fcgi = { &r, fcgi_var, fcgi_read, fcgi_write };

	/* A client that goes away must not end us in mid-transaction. */
	signal(SIGPIPE, SIG_IGN);
	if (!oc_io_is_fastcgi()) {
		serve(&cgi, p);
		if (!input_is_spent())
			drain_input();
		return;
	}
	on_signals(0);
	if (FCGX_Init() != 0 || FCGX_InitRequest(&r, 0, 0) != 0)
		return;
	while (max_requests-- > 0 && !stopping && FCGX_Accept_r(&r) == 0) {
		/* The library takes a read that is interrupted for the end of
		 * the body. */
		on_signals(SA_RESTART);
		/* Before the last answer: a web server that can no longer
		 * connect asks another process, but one that was let in and
		 * then finds us gone fails the request. */
		if (max_requests == 0)
			close(FCGI_LISTENSOCK_FILENO);
		serve(&fcgi, p);
		FCGX_Finish_r(&r);
		on_signals(0);
	}
	FCGX_Free(&r, 1);
}

void
oc_io_oom(void)
{
	static const char answer[] =
	    "Status: 500 Internal Server Error\r\n"
	    "Content-Type: application/json\r\n\r\n"
	    "{\"success\":false,\"data\":null,\"error\":{\"code\":"
	    "\"INTERNAL_SERVER_ERROR\",\"message\":\"Out of memory\"},"
	    "\"errors\":[],\"meta\":{}}";

	/* A FastCGI server sees the connection close and answers itself. */
	if (!oc_io_is_fastcgi() &&
	    write(STDOUT_FILENO, answer, sizeof answer - 1) < 0)
		return;
}
