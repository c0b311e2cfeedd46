/*
 * number.h - decimal text to and from doubles, whatever the locale.
 *
 * Private to lib/json.
 */
#ifndef OC_JSON_NUMBER_H
#define OC_JSON_NUMBER_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum { OC_NUMBER_MAX = 32 };

/*
 * Length of the number that begins at p: optional sign, digits with or
 * without a point, exponent.  0 when there is none.  *integer tells whether
 * it has neither point nor exponent.
 */
size_t oc_number_scan(const char *p, size_t len, bool *integer);

/* The len bytes at p, as found by oc_number_scan(), correctly rounded. */
double oc_number_double(const char *p, size_t len);

/* The same for an integer; false, *out untouched, when it does not fit. */
bool oc_number_int(const char *p, size_t len, int64_t *out);

/*
 * Write the shortest text that reads back as the finite d, laid out as PHP
 * does with a precision of 17, and return its length.  exp is the letter of
 * the exponent.
 */
size_t oc_number_write(double d, char exp, char out[OC_NUMBER_MAX]);

#endif
