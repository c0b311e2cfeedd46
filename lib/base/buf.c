/* buf.c - growing byte buffer. */
#include "config.h"

#include <assert.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/buf.h"
#include "base/utf8.h"

enum { CAP_MIN = 128 };

void
oc_buf_init(struct oc_buf *b, size_t max)
{
	*b = (struct oc_buf){ .max = max };
}

void
oc_buf_release(struct oc_buf *b)
{
	free(b->data);
	oc_buf_init(b, b->max);
}

static void
release_deferred(void *p)
{
	oc_buf_release(p);
}

struct oc_buf *
oc_buf_new(struct oc_arena *a, size_t max)
{
	struct oc_buf *b = oc_alloc(a, sizeof *b);

	oc_buf_init(b, max);
	oc_arena_defer(a, release_deferred, b);
	return b;
}

void
oc_buf_clear(struct oc_buf *b)
{
	b->failed = false;
	oc_buf_cut(b, 0);
}

void
oc_buf_cut(struct oc_buf *b, size_t len)
{
	assert(len <= b->len);
	b->len = len;
	if (b->data != NULL)
		b->data[len] = '\0';
}

char *
oc_buf_reserve(struct oc_buf *b, size_t n)
{
	size_t cap;
	char *p;

	if (b->failed || n > b->max || b->len > b->max - n) {
		b->failed = true;
		return NULL;
	}
	if (b->cap > b->len && b->cap - b->len > n)
		return b->data + b->len;
	cap = b->cap < CAP_MIN ? CAP_MIN : b->cap * 2;
	if (cap > b->max)
		cap = b->max;
	if (cap < b->len + n)
		cap = b->len + n;
	if (cap == SIZE_MAX)
		oc_oom();
	p = realloc(b->data, cap + 1); /* one for the NUL */
	if (p == NULL)
		oc_oom();
	b->data = p;
	b->cap = cap + 1;
	b->data[b->len] = '\0';
	return b->data + b->len;
}

bool
oc_buf_add(struct oc_buf *b, const void *p, size_t len)
{
	char *at = oc_buf_reserve(b, len);

	if (at == NULL)
		return false;
	if (len > 0)
		memcpy(at, p, len);
	b->len += len;
	b->data[b->len] = '\0';
	return true;
}

bool
oc_buf_adds(struct oc_buf *b, const char *s)
{
	return oc_buf_add(b, s, strlen(s));
}

bool
oc_buf_addc(struct oc_buf *b, char c)
{
	return oc_buf_add(b, &c, 1);
}

bool
oc_buf_vaddf(struct oc_buf *b, const char *fmt, va_list ap)
{
	va_list again;
	char *at;
	int n;

	va_copy(again, ap);
	n = vsnprintf(NULL, 0, fmt, ap);
	at = n < 0 ? NULL : oc_buf_reserve(b, (size_t)n);
	if (at != NULL) {
		vsnprintf(at, (size_t)n + 1, fmt, again);
		b->len += (size_t)n;
	}
	va_end(again);
	return at != NULL;
}

bool
oc_buf_addf(struct oc_buf *b, const char *fmt, ...)
{
	va_list ap;
	bool ok;

	va_start(ap, fmt);
	ok = oc_buf_vaddf(b, fmt, ap);
	va_end(ap);
	return ok;
}

bool
oc_buf_addu(struct oc_buf *b, unsigned c)
{
	char tmp[4];

	return oc_buf_add(b, tmp, oc_utf8_encode(c, tmp));
}

const char *
oc_buf_str(const struct oc_buf *b)
{
	return b->data == NULL ? "" : b->data;
}

char *
oc_buf_dup(const struct oc_buf *b, struct oc_arena *a)
{
	return oc_strndup(a, oc_buf_str(b), b->len);
}
