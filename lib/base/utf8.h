/*
 * utf8.h - UTF-8 as RFC 3629 has it: no surrogates, nothing over U+10FFFF,
 * no overlong forms.
 */
#ifndef OC_BASE_UTF8_H
#define OC_BASE_UTF8_H

#include <stdbool.h>
#include <stddef.h>

#include "base/arena.h"

/*
 * Read one code point of the len bytes at p.  Returns how many bytes it
 * takes (1 to 4), or 0 when len is 0 or the bytes are not UTF-8; *out is
 * then untouched.
 */
size_t oc_utf8_decode(const char *p, size_t len, unsigned *out);

/* Write c, which must be a scalar value, and return its length, 1 to 4. */
size_t oc_utf8_encode(unsigned c, char out[4]);

/* Are all len bytes at p UTF-8? */
bool oc_utf8_valid(const char *p, size_t len);

/* Number of code points in valid UTF-8. */
size_t oc_utf8_count(const char *p, size_t len);

/* Byte length of the first n code points of valid UTF-8. */
size_t oc_utf8_prefix(const char *p, size_t len, size_t n);

/* s in the arena with each invalid byte left out. */
char *oc_utf8_scrub(struct oc_arena *a, const char *p, size_t len);

/*
 * s as a connection with MariaDB's utf8mb3 stores it: each byte of a
 * character over U+FFFF becomes "?".  Returns s itself when it has none.
 */
const char *oc_utf8_mb3(struct oc_arena *a, const char *s, size_t *len);

#endif
