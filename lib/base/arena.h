/*
 * arena.h - memory that is freed all at once.
 *
 * One arena lives as long as one request.  Nothing taken from it is freed
 * singly.  No call returns NULL: when memory runs out, the process says so
 * through the hook of oc_oom_hook() and ends.
 */
#ifndef OC_BASE_ARENA_H
#define OC_BASE_ARENA_H

#include <stdarg.h>
#include <stddef.h>

#include "base/def.h"

struct oc_arena_block;
struct oc_arena_cleanup;

struct oc_arena {
	struct oc_arena_block *head;
	struct oc_arena_cleanup *cleanups;
};

#define OC_ARENA_INIT                                                          \
	{                                                                      \
		NULL, NULL                                                     \
	}

/* n bytes, aligned for any type, not initialised; n may be 0. */
void *oc_alloc(struct oc_arena *a, size_t n) OC_MALLOC;

/* n * size zero bytes; ends the process when the product overflows. */
void *oc_calloc(struct oc_arena *a, size_t n, size_t size) OC_MALLOC;

/* A copy of s; NULL stays NULL. */
char *oc_strdup(struct oc_arena *a, const char *s);

/* A copy of the len bytes at p with a NUL after them. */
char *oc_strndup(struct oc_arena *a, const char *p, size_t len) OC_MALLOC;

/* printf(3) into the arena. */
char *oc_sprintf(struct oc_arena *a, const char *fmt, ...) OC_PRINTF(2, 3);
char *oc_vsprintf(struct oc_arena *a, const char *fmt, va_list ap)
    OC_PRINTF(2, 0);

/* Call fn(p) when the arena is released; the last registered runs first. */
void oc_arena_defer(struct oc_arena *a, void (*fn)(void *), void *p);

/* Run the deferred calls and free everything; the arena may be used again. */
void oc_arena_release(struct oc_arena *a);

/*
 * What to do when memory runs out: hook sends an answer, then the process
 * exits with status 71 (EX_OSERR).  The hook must not allocate.
 */
void oc_oom_hook(void (*hook)(void));

/* For code that must use malloc(3): end the process as described above. */
_Noreturn void oc_oom(void);

#endif
