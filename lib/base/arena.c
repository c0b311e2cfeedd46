/* arena.c - blocks of growing size, handed out from the front. */
#include "config.h"

#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sysexits.h>
#include <unistd.h>

#include "base/arena.h"

enum { BLOCK_MIN = 16 * 1024, BLOCK_MAX = 1024 * 1024 };

struct oc_arena_block {
	struct oc_arena_block *next;
	size_t used;
	size_t size;
	_Alignas(max_align_t) unsigned char data[];
};

struct oc_arena_cleanup {
	struct oc_arena_cleanup *next;
	void (*fn)(void *);
	void *p;
};

static void (*oom_hook)(void);

void
oc_oom_hook(void (*hook)(void))
{
	oom_hook = hook;
}

_Noreturn void
oc_oom(void)
{
	if (oom_hook != NULL)
		oom_hook();
	_exit(EX_OSERR);
}

static struct oc_arena_block *
new_block(struct oc_arena *a, size_t need)
{
	struct oc_arena_block *b;
	size_t size = BLOCK_MIN;

	if (a->head != NULL)
		size = a->head->size < BLOCK_MAX / 2 ? a->head->size * 2
		                                     : (size_t)BLOCK_MAX;
	if (size < need)
		size = need;
	if (size > SIZE_MAX - sizeof *b)
		oc_oom();
	b = malloc(sizeof *b + size);
	if (b == NULL)
		oc_oom();
	b->used = 0;
	b->size = size;
	/* A huge block must not hide the room left in the current one. */
	if (a->head != NULL && need > BLOCK_MAX / 4) {
		b->next = a->head->next;
		a->head->next = b;
	} else {
		b->next = a->head;
		a->head = b;
	}
	return b;
}

void *
oc_alloc(struct oc_arena *a, size_t n)
{
	const size_t align = _Alignof(max_align_t);
	struct oc_arena_block *b = a->head;
	void *p;

	if (n > SIZE_MAX - align)
		oc_oom();
	n = (n + align - 1) & ~(align - 1);
	if (b == NULL || b->size - b->used < n)
		b = new_block(a, n);
	p = b->data + b->used;
	b->used += n;
	return p;
}

void *
oc_calloc(struct oc_arena *a, size_t n, size_t size)
{
	void *p;

	if (size != 0 && n > SIZE_MAX / size)
		oc_oom();
	p = oc_alloc(a, n * size);
	memset(p, 0, n * size);
	return p;
}

char *
oc_strndup(struct oc_arena *a, const char *p, size_t len)
{
	char *s;

	if (len == SIZE_MAX)
		oc_oom();
	s = oc_alloc(a, len + 1);
	if (len > 0)
		memcpy(s, p, len);
	s[len] = '\0';
	return s;
}

char *
oc_strdup(struct oc_arena *a, const char *s)
{
	return s == NULL ? NULL : oc_strndup(a, s, strlen(s));
}

char *
oc_vsprintf(struct oc_arena *a, const char *fmt, va_list ap)
{
	va_list again;
	char *s;
	int n;

	va_copy(again, ap);
	n = vsnprintf(NULL, 0, fmt, ap);
	if (n < 0)
		oc_oom();
	s = oc_alloc(a, (size_t)n + 1);
	vsnprintf(s, (size_t)n + 1, fmt, again);
	va_end(again);
	return s;
}

char *
oc_sprintf(struct oc_arena *a, const char *fmt, ...)
{
	va_list ap;
	char *s;

	va_start(ap, fmt);
	s = oc_vsprintf(a, fmt, ap);
	va_end(ap);
	return s;
}

void
oc_arena_defer(struct oc_arena *a, void (*fn)(void *), void *p)
{
	struct oc_arena_cleanup *c = oc_alloc(a, sizeof *c);

	c->fn = fn;
	c->p = p;
	c->next = a->cleanups;
	a->cleanups = c;
}

void
oc_arena_release(struct oc_arena *a)
{
	struct oc_arena_block *b, *next;

	while (a->cleanups != NULL) {
		struct oc_arena_cleanup *c = a->cleanups;

		a->cleanups = c->next;
		c->fn(c->p);
	}
	for (b = a->head; b != NULL; b = next) {
		next = b->next;
		free(b);
	}
	a->head = NULL;
}
