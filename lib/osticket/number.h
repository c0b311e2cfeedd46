/*
 * number.h - ticket numbers: formats and sequences (3.7).
 */
#ifndef OC_OSTICKET_NUMBER_H
#define OC_OSTICKET_NUMBER_H

#include <stdint.h>

#include "base/ctx.h"

/*
 * A number laid into a format such as "TX-####": left-padded with pad (0 for
 * none) to the number of "#", surplus digits after the last one.  "\#" is a
 * "#" itself.
 */
char *oc_number_format(
    struct oc_arena *a, const char *format, const char *number, char pad);

/* How many digits a format has room for. */
size_t oc_number_digits(const char *format);

/* A row of the table `sequence`, but for the value it counts. */
struct oc_sequence {
	int64_t id; /* 0: there is none, numbers are drawn at random */
	int64_t step;
	char pad; /* 0: numbers are not padded */
};

/*
 * A new number that no ticket has, taken from the sequence, or at random
 * where there is none or it has gone.  Must be the first thing a transaction
 * does: it holds the sequence's row, or a lock named after the number, so that
 * no other request gets the same one.  Such a lock stays with the connection;
 * nobody else ever wants it.
 */
enum oc_err oc_number_next(struct oc_ctx *cx, const struct oc_sequence *s,
    const char *format, const char **out);

#endif
