/* log.c - JSON lines on standard error or in a file. */
#include "config.h"

#include <fcntl.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "base/buf.h"
#include "base/clock.h"
#include "base/log.h"
#include "base/utf8.h"

enum { LINE_MAX_LEN = 4096 };

static int log_fd = STDERR_FILENO;
static char request_id[64];

void
oc_log_file(const char *path)
{
	int fd = STDERR_FILENO;

	if (path != NULL)
		fd =
		    open(path, O_WRONLY | O_APPEND | O_CREAT | O_CLOEXEC, 0640);
	if (fd < 0)
		return;
	if (log_fd != STDERR_FILENO)
		close(log_fd);
	log_fd = fd;
}

void
oc_log_request(const char *id)
{
	snprintf(request_id, sizeof request_id, "%s", id == NULL ? "" : id);
}

/* JSON needs of the text only what could break the line or the string. */
static void
add_string(struct oc_buf *b, const char *key, const char *s)
{
	oc_buf_addf(b, ",\"%s\":\"", key);
	for (; *s != '\0' && b->len < LINE_MAX_LEN / 2; s++) {
		unsigned char c = (unsigned char)*s;

		if (c == '"' || c == '\\')
			oc_buf_addf(b, "\\%c", c);
		else if (c < 0x20 || c == 0x7F)
			oc_buf_addf(b, "\\u%04x", c);
		else if (c < 0x80)
			oc_buf_addc(b, (char)c);
		else {
			size_t n =
			    oc_utf8_decode(s, strlen(s), &(unsigned){ 0 });

			if (n == 0) {
				oc_buf_addc(b, '?');
				continue;
			}
			oc_buf_add(b, s, n);
			s += n - 1;
		}
	}
	oc_buf_addc(b, '"');
}

static void
start(struct oc_arena *a, struct oc_buf *b)
{
	oc_buf_init(b, LINE_MAX_LEN);
	oc_buf_addf(b, "{\"time\":\"%s\"", oc_rfc3339_now(a));
	if (*request_id != '\0')
		add_string(b, "request_id", request_id);
}

static void
finish(struct oc_arena *a, struct oc_buf *b)
{
	oc_buf_adds(b, "}\n");
	/* One write: lines of several processes do not mix.  A log that
	 * cannot be written must not stop the request. */
	if (!b->failed && write(log_fd, b->data, b->len) < 0)
		log_fd = STDERR_FILENO;
	oc_buf_release(b);
	oc_arena_release(a);
}

void
oc_log(const char *level, const char *fmt, ...)
{
	struct oc_arena a = OC_ARENA_INIT;
	struct oc_buf b;
	va_list ap;

	start(&a, &b);
	add_string(&b, "level", level);
	va_start(ap, fmt);
	add_string(&b, "message", oc_vsprintf(&a, fmt, ap));
	va_end(ap);
	finish(&a, &b);
}

void
oc_log_access(const struct oc_log_access *l)
{
	struct oc_arena a = OC_ARENA_INIT;
	struct oc_buf b;

	start(&a, &b);
	add_string(&b, "method", l->method);
	add_string(&b, "path", l->path);
	oc_buf_addf(&b, ",\"status\":%d,\"ms\":%lld,\"queries\":%d", l->status,
	    (long long)l->millis, l->queries);
	add_string(&b, "ip", l->ip);
	if (l->who != NULL)
		add_string(&b, "who", l->who);
	finish(&a, &b);
}
