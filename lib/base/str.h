/*
 * str.h - ASCII text: comparing, trimming, splitting, numbers.
 *
 * Case is ASCII's only; other bytes compare as they are.  Nothing here looks
 * at the locale.
 */
#ifndef OC_BASE_STR_H
#define OC_BASE_STR_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"

/* Equal; a NULL equals only a NULL. */
bool oc_streq(const char *a, const char *b);

/* Equal but for ASCII case; a NULL equals only a NULL. */
bool oc_strieq(const char *a, const char *b);

/* Does s begin or end with the given text (ASCII case counts)? */
bool oc_starts(const char *s, const char *with);
bool oc_istarts(const char *s, const char *with);
bool oc_ends(const char *s, const char *with);

/* First place of needle in hay, ASCII case aside; NULL when there is none. */
const char *oc_stristr(const char *hay, const char *needle);

/* NULL or "". */
bool oc_empty(const char *s);

int oc_lower(int c);
int oc_upper(int c);
bool oc_isspace(int c); /* blank, \t \n \v \f \r */
bool oc_isdigit(int c);
bool oc_isalpha(int c);
bool oc_isalnum(int c);

/* A copy in lower or upper case. */
char *oc_strlower(struct oc_arena *a, const char *s);
char *oc_strupper(struct oc_arena *a, const char *s);

/* A copy without the bytes of `set` at both ends; NULL set: PHP's trim(),
 * which is oc_isspace without the form feed. */
char *oc_trim(struct oc_arena *a, const char *s, const char *set);

/* A copy with every `from` (not empty) made `to`. */
char *oc_replace(
    struct oc_arena *a, const char *s, const char *from, const char *to);

/*
 * Split s at every sep.  Returns an array of copies that ends with NULL; an
 * empty s gives one empty piece.  *n may be NULL.
 */
char **oc_split(struct oc_arena *a, const char *s, char sep, size_t *n);

/*
 * The whole of s as a decimal number with an optional minus, no blanks, no
 * plus; false, with *out untouched, when it is not one or does not fit.
 */
bool oc_parse_int(const char *s, int64_t *out);

/*
 * The digits s begins with as MariaDB reads them: "12x" is 12, "x" is 0.
 * What does not fit is the nearest that does.
 */
int64_t oc_leading_int(const char *s);

/*
 * Is s a number in PHP's sense (is_numeric): blanks around, sign, digits,
 * fraction, exponent?
 */
bool oc_is_numeric(const char *s);

/* Compare two secrets without telling by time where they differ. */
bool oc_secret_eq(const char *a, const char *b);

#endif
