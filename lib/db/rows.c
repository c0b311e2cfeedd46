/* rows.c - what a query gave, cell by cell; and marks for values. */
#include "config.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>

#include "base/str.h"
#include "db/db.h"

static const struct oc_cell *
cell(const struct oc_rows *r, size_t row, unsigned col)
{
	assert(row < r->n && col < r->cols);
	return &r->cells[row * r->cols + col];
}

const char *
oc_cell_str(const struct oc_rows *r, size_t row, unsigned col)
{
	return cell(r, row, col)->p;
}

const char *
oc_cell_text(const struct oc_rows *r, size_t row, unsigned col)
{
	const char *p = cell(r, row, col)->p;

	return p == NULL ? "" : p;
}

int64_t
oc_cell_int(const struct oc_rows *r, size_t row, unsigned col)
{
	return oc_leading_int(oc_cell_text(r, row, col));
}

size_t
oc_cell_len(const struct oc_rows *r, size_t row, unsigned col)
{
	return cell(r, row, col)->len;
}

struct sort_key {
	int64_t k[OC_DB_SORT];
	size_t row;
};

static int
compare(const void *a, const void *b)
{
	const struct sort_key *x = a, *y = b;

	for (size_t i = 0; i < OC_DB_SORT; i++)
		if (x->k[i] != y->k[i])
			return x->k[i] < y->k[i] ? -1 : 1;
	return x->row < y->row ? -1 : x->row > y->row;
}

void
oc_rows_sort(
    struct oc_arena *a, struct oc_rows *r, const unsigned *cols, size_t n)
{
	struct sort_key *keys = oc_calloc(a, r->n, sizeof *keys);
	struct oc_cell *cells = oc_calloc(a, r->n * r->cols, sizeof *cells);

	assert(n <= OC_DB_SORT);
	for (size_t i = 0; i < r->n; i++) {
		keys[i].row = i;
		for (size_t c = 0; c < n; c++)
			keys[i].k[c] = oc_cell_int(r, i, cols[c]);
	}
	if (r->n > 1)
		qsort(keys, r->n, sizeof *keys, compare);
	for (size_t i = 0; i < r->n; i++)
		memcpy(&cells[i * r->cols], &r->cells[keys[i].row * r->cols],
		    r->cols * sizeof *cells);
	r->cells = cells;
}

char *
oc_db_marks(struct oc_arena *a, size_t n)
{
	char *s = oc_alloc(a, 2 * n + 1);

	assert(n > 0);
	for (size_t i = 0; i < n; i++) {
		s[2 * i] = '?';
		s[2 * i + 1] = ',';
	}
	s[2 * n - 1] = '\0';
	return s;
}
