/* org.c - organizations. */
#include "config.h"

#include "base/str.h"
#include "db/db.h"
#include "osticket/org.h"

static void
read_row(const struct oc_rows *rows, size_t row, struct oc_org *out)
{
	out->id = oc_cell_int(rows, row, 0);
	out->name = oc_cell_text(rows, row, 1);
	out->manager = oc_cell_text(rows, row, 2);
	out->status = (unsigned)oc_cell_int(rows, row, 3);
}

enum oc_err
oc_org_get(struct oc_ctx *cx, int64_t id, struct oc_org *out)
{
	struct oc_rows rows;
	enum oc_err e;

	e = oc_db_row(cx->db, cx->arena, &rows,
	    "SELECT id, name, manager, status FROM {organization} "
	    "WHERE id = ?",
	    "i", id);
	if (e == OC_OK)
		read_row(&rows, 0, out);
	return e;
}

static bool
covers(struct oc_ctx *cx, const char *domains, const char *domain)
{
	char **list = oc_split(cx->arena, domains, ',', NULL);

	for (; *list != NULL; list++) {
		const char *d =
		    oc_strlower(cx->arena, oc_trim(cx->arena, *list, NULL));
		const char *low = oc_strlower(cx->arena, domain);

		if (oc_streq(d, low) || (*d == '.' && oc_ends(low, d)))
			return true;
	}
	return false;
}

enum oc_err
oc_org_for_domain(struct oc_ctx *cx, const char *domain, struct oc_org *out)
{
	struct oc_rows rows;
	enum oc_err e;

	*out = (struct oc_org){ .name = "", .manager = "" };
	if (oc_empty(domain))
		return OC_OK;
	e = oc_db_select(cx->db, cx->arena, &rows,
	    "SELECT id, name, manager, status, domain FROM {organization} "
	    "WHERE domain > '' ORDER BY id",
	    "");
	for (size_t i = 0; e == OC_OK && i < rows.n; i++)
		/* The domain itself must stand in the list somewhere, so an
		 * entry ".example.org" covers less than it seems to. */
		if (oc_stristr(oc_cell_text(&rows, i, 4), domain) != NULL &&
		    covers(cx, oc_cell_text(&rows, i, 4), domain)) {
			read_row(&rows, i, out);
			break;
		}
	return e;
}
