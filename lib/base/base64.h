/*
 * base64.h - base64 and hexadecimal, RFC 4648.
 */
#ifndef OC_BASE_BASE64_H
#define OC_BASE_BASE64_H

#include <stdbool.h>
#include <stddef.h>

#include "base/arena.h"

/* Standard alphabet, padded. */
char *oc_base64(struct oc_arena *a, const void *p, size_t len);

/* URL alphabet, no padding. */
char *oc_base64url(struct oc_arena *a, const void *p, size_t len);

/*
 * Decode as PHP's base64_decode() does without its strict flag: what is not
 * in the alphabet is skipped, and so is "=".  Always gives a result, NUL
 * after it; its length goes to *out_len.
 */
char *oc_base64_decode_lenient(
    struct oc_arena *a, const char *s, size_t len, size_t *out_len);

/*
 * Decode as PHP's base64_decode() does with its strict flag: white space is
 * skipped, padding may be left out, anything else makes it NULL.
 */
char *oc_base64_decode(
    struct oc_arena *a, const char *s, size_t len, size_t *out_len);

/* Decode the URL alphabet without padding; NULL when it is not that. */
char *oc_base64url_decode(
    struct oc_arena *a, const char *s, size_t len, size_t *out_len);

/* Lower-case hexadecimal. */
char *oc_hex(struct oc_arena *a, const void *p, size_t len);

#endif
