/* rows.c - what a query gave, cell by cell; and marks for values. */
#include "config.h"

#include <assert.h>

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
