/* number.c - numbers for tickets. */
#include "config.h"

#include <string.h>

#include "base/buf.h"
#include "base/rand.h"
#include "base/str.h"
#include "config/site.h"
#include "db/db.h"
#include "osticket/number.h"

enum { RANDOM_DIGITS_MIN = 6, TRIES = 200, NUMBER_MAX = 256 };

/* Is the "#" at p a slot, and not "\#"? */
static bool
is_slot(const char *format, const char *p)
{
	return *p == '#' && (p == format || p[-1] != '\\' || p[0] != '#');
}

size_t
oc_number_digits(const char *format)
{
	size_t n = 0;

	for (const char *p = format; *p != '\0'; p++)
		n += is_slot(format, p);
	return n;
}

/* Literal text of a format, "\#" being "#". */
static void
add_literal(struct oc_buf *b, const char *p, size_t len)
{
	for (size_t i = 0; i < len; i++) {
		if (p[i] == '\\' && i + 1 < len && p[i + 1] == '#')
			continue;
		oc_buf_addc(b, p[i]);
	}
}

char *
oc_number_format(
    struct oc_arena *a, const char *format, const char *number, char pad)
{
	struct oc_buf *b = oc_buf_new(a, NUMBER_MAX + strlen(format));
	size_t slots = oc_number_digits(format), len = strlen(number);
	const char *p = format, *digits = number;

	if (len < slots && pad != '\0') {
		char *padded = oc_alloc(a, slots + 1);

		memset(padded, pad, slots - len);
		memcpy(padded + slots - len, number, len + 1);
		digits = padded;
	}
	while (slots > 0) {
		const char *start = p;

		while (!is_slot(format, p))
			p++;
		add_literal(b, start, (size_t)(p - start));
		while (is_slot(format, p) && *p == '#') {
			if (*digits != '\0')
				oc_buf_addc(b, *digits++);
			p++;
			slots--;
		}
	}
	oc_buf_adds(b, digits);
	add_literal(b, p, strlen(p));
	return oc_buf_dup(b, a);
}

enum oc_err
oc_number_ask(struct oc_ctx *cx, const char *number, struct oc_rows *out)
{
	return oc_db_ask(cx->db, cx->arena, out,
	    "SELECT COUNT(*) FROM {ticket} WHERE number = ?", "s", number);
}

bool
oc_number_is_taken(const struct oc_rows *rows)
{
	return oc_cell_int(rows, 0, 0) > 0;
}

static enum oc_err
is_taken(struct oc_ctx *cx, const char *number, bool *out)
{
	struct oc_rows rows;
	enum oc_err e = oc_number_ask(cx, number, &rows);

	if (e == OC_OK)
		e = oc_db_settle(cx->db);
	*out = e == OC_OK && oc_number_is_taken(&rows);
	return e;
}

static const char *
lock_name(struct oc_ctx *cx, const char *number)
{
	return oc_sprintf(
	    cx->arena, "oc.%s%.40s", cx->site->ost.table_prefix, number);
}

/*
 * There is no row to lock for a number drawn at random, so its name is
 * locked; the look into the table comes after that, and the transaction's
 * first read with it.
 */
enum oc_err
oc_number_random(struct oc_ctx *cx, const char *format, const char **out)
{
	size_t digits = oc_number_digits(format);
	enum oc_err e = OC_OK;

	if (digits < RANDOM_DIGITS_MIN)
		digits = RANDOM_DIGITS_MIN;
	for (int i = 0; i < TRIES && e == OC_OK; i++) {
		char *n = oc_random_text(cx->arena, digits, "0123456789");
		const char *number;
		int64_t mine = 0;
		bool taken;

		n[0] = (char)('1' + oc_random_below(9));
		number = oc_number_format(cx->arena, format, n, '0');
		e = oc_db_int(cx->db, &mine, "SELECT GET_LOCK(?, 0)", "s",
		    lock_name(cx, number));
		if (e != OC_OK || mine == 0)
			continue;
		e = is_taken(cx, number, &taken);
		if (e == OC_OK && !taken) {
			*out = number;
			return OC_OK;
		}
	}
	return e != OC_OK ? e
	                  : oc_fail(cx, OC_EINTERNAL, "No free ticket number");
}

/* The row's new value tells the old one, so that nobody else gets it. */
enum oc_err
oc_sequence_step(struct oc_ctx *cx, int64_t id, int64_t *value)
{
	return oc_db_post(cx->db, value,
	    "UPDATE {sequence} SET next = LAST_INSERT_ID(next) + increment, "
	    "updated = NOW() WHERE id = ?",
	    "i", id);
}

const char *
oc_sequence_number(struct oc_ctx *cx, const struct oc_sequence *s,
    int64_t value, const char *format)
{
	return oc_number_format(cx->arena, format,
	    oc_sprintf(cx->arena, "%lld", (long long)value), s->pad);
}

enum oc_err
oc_sequence_next(struct oc_ctx *cx, const struct oc_sequence *s,
    const char *format, const char **out)
{
	bool taken = true;
	int64_t value = 0;
	enum oc_err e = OC_OK;

	if (s->step == 0)
		return oc_fail(
		    cx, OC_EINTERNAL, "The sequence does not advance");
	while (taken && e == OC_OK) {
		e = oc_sequence_step(cx, s->id, &value);
		if (e == OC_OK)
			e = oc_db_settle(cx->db);
		if (e != OC_OK)
			break;
		*out = oc_sequence_number(cx, s, value, format);
		e = is_taken(cx, *out, &taken);
	}
	return e;
}

enum oc_err
oc_number_scans(struct oc_ctx *cx, int64_t *out)
{
	return oc_db_int(cx->db, out,
	    "SELECT IF(EXISTS(SELECT 1 FROM information_schema.statistics "
	    "WHERE table_schema = DATABASE() "
	    "AND table_name = CONCAT(?, 'ticket') "
	    "AND column_name = 'number' AND seq_in_index = 1), 0, "
	    "(SELECT COUNT(*) FROM {ticket}))",
	    "s", cx->site->db.prefix);
}
