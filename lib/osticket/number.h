/*
 * number.h - ticket numbers: formats and sequences (3.7).
 */
#ifndef OC_OSTICKET_NUMBER_H
#define OC_OSTICKET_NUMBER_H

#include <stdbool.h>
#include <stdint.h>

#include "base/ctx.h"
#include "db/db.h"

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
 * Step the sequence of that id.  *value, which it gives and nobody else gets,
 * comes with the next answer (see oc_db_post()).  In a transaction, which
 * holds the sequence's row from then on, and should have read nothing before.
 */
enum oc_err oc_sequence_step(struct oc_ctx *cx, int64_t id, int64_t *value);

/* The number that a value of the sequence makes. */
const char *oc_sequence_number(struct oc_ctx *cx, const struct oc_sequence *s,
    int64_t value, const char *format);

/*
 * The sequence's next number that no ticket has.  OC_EINTERNAL when it does
 * not advance.
 */
enum oc_err oc_sequence_next(struct oc_ctx *cx, const struct oc_sequence *s,
    const char *format, const char **out);

/*
 * A random number that no ticket has, for where there is no sequence.  Must be
 * the first thing a transaction does: it holds a lock named after the number,
 * so that no other request gets the same one.  The lock stays with the
 * connection; nobody else ever wants it.
 */
enum oc_err oc_number_random(
    struct oc_ctx *cx, const char *format, const char **out);

/*
 * Ask for the tickets that have the number, see oc_db_ask(); *out is for
 * oc_number_is_taken().
 */
enum oc_err oc_number_ask(
    struct oc_ctx *cx, const char *number, struct oc_rows *out);
bool oc_number_is_taken(const struct oc_rows *rows);

/*
 * How many tickets are looked through for each new number; 0 where an index,
 * which osTicket itself does not make, spares that.
 */
enum oc_err oc_number_scans(struct oc_ctx *cx, int64_t *out);

#endif
