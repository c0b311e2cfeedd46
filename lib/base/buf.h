/*
 * buf.h - a growing byte buffer with a ceiling.
 *
 * Every buffer is born with a maximum.  An append that would pass it fails,
 * leaves what is there untouched and sets `failed`; all later appends fail
 * too, so a chain of appends is checked once, at its end.  The content is
 * always followed by a NUL that does not count.
 */
#ifndef OC_BASE_BUF_H
#define OC_BASE_BUF_H

#include <stdarg.h>
#include <stdbool.h>
#include <stddef.h>

#include "base/arena.h"
#include "base/def.h"

struct oc_buf {
	char *data; /* NULL until the first append */
	size_t len;
	size_t cap;
	size_t max; /* most bytes it may hold */
	bool failed;
};

/* An empty buffer of at most max bytes on the heap. */
void oc_buf_init(struct oc_buf *b, size_t max);

/* The same, released together with the arena. */
struct oc_buf *oc_buf_new(struct oc_arena *a, size_t max);

/* Free the memory; b is then as after oc_buf_init(). */
void oc_buf_release(struct oc_buf *b);

/* Drop the content and the failure, keep the memory. */
void oc_buf_clear(struct oc_buf *b);

/* Append; false when the ceiling is, or was, reached. */
bool oc_buf_add(struct oc_buf *b, const void *p, size_t len);
bool oc_buf_adds(struct oc_buf *b, const char *s);
bool oc_buf_addc(struct oc_buf *b, char c);
bool oc_buf_addf(struct oc_buf *b, const char *fmt, ...) OC_PRINTF(2, 3);
bool oc_buf_vaddf(struct oc_buf *b, const char *fmt, va_list ap)
    OC_PRINTF(2, 0);

/* The code point c as UTF-8. */
bool oc_buf_addu(struct oc_buf *b, unsigned c);

/* Room for at least n more bytes; NULL when that passes the ceiling. */
char *oc_buf_reserve(struct oc_buf *b, size_t n);

/* Cut to len bytes, which must not be more than it holds. */
void oc_buf_cut(struct oc_buf *b, size_t len);

/* Content as a string; "" while empty.  Valid until the next append. */
const char *oc_buf_str(const struct oc_buf *b);

/* A copy of the content in the arena. */
char *oc_buf_dup(const struct oc_buf *b, struct oc_arena *a);

#endif
