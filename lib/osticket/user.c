/* user.c - end users. */
#include "config.h"

#include "base/str.h"
#include "config/settings.h"
#include "db/db.h"
#include "osticket/search.h"
#include "osticket/user.h"

#define USER                                                                   \
	"u.id, u.org_id, u.name, d.address, EXISTS (SELECT 1 "                 \
	"FROM {form_entry} x WHERE x.object_type = 'U' "                       \
	"AND x.object_id = u.id)"

enum oc_err
oc_user_read(const struct oc_rows *rows, struct oc_user *out)
{
	if (rows->n == 0)
		return OC_ENOTFOUND;
	out->id = oc_cell_int(rows, 0, 0);
	out->org_id = oc_cell_int(rows, 0, 1);
	out->name = oc_cell_text(rows, 0, 2);
	out->email = oc_cell_text(rows, 0, 3);
	out->has_entry = oc_cell_int(rows, 0, 4) != 0;
	return OC_OK;
}

enum oc_err
oc_user_get(struct oc_ctx *cx, int64_t id, struct oc_user *out)
{
	struct oc_rows rows;
	enum oc_err e = oc_db_select(cx->db, cx->arena, &rows,
	    "SELECT " USER " FROM {user} u "
	    "LEFT JOIN {user_email} d ON d.id = u.default_email_id "
	    "WHERE u.id = ?",
	    "i", id);

	return e != OC_OK ? e : oc_user_read(&rows, out);
}

enum oc_err
oc_user_ask(struct oc_ctx *cx, const char *email, struct oc_rows *out)
{
	return oc_db_ask(cx->db, cx->arena, out,
	    "SELECT " USER " FROM {user_email} e "
	    "JOIN {user} u ON u.id = e.user_id "
	    "LEFT JOIN {user_email} d ON d.id = u.default_email_id "
	    "WHERE e.address = ? LIMIT 1",
	    "s", email);
}

enum oc_err
oc_user_by_email(struct oc_ctx *cx, const char *email, struct oc_user *out)
{
	struct oc_rows rows;
	enum oc_err e = oc_user_ask(cx, email, &rows);

	if (e == OC_OK)
		e = oc_db_settle(cx->db);
	return e != OC_OK ? e : oc_user_read(&rows, out);
}

/*
 * The address's row: an orphaned one is taken over.  One that has got its
 * user since we looked for him means that we have to look again.
 */
static enum oc_err
ensure_address(struct oc_ctx *cx, const char *email, int64_t *id)
{
	int64_t owners = 0;
	enum oc_err e = oc_db_int(cx->db, id,
	    "SELECT id FROM {user_email} WHERE address = ?", "s", email);

	if (e == OC_ENOTFOUND) {
		e = oc_db_exec(cx->db,
		    "INSERT INTO {user_email} SET user_id = 0, address = ?",
		    "s", email);
		*id = oc_db_insert_id(cx->db);
		return e;
	}
	if (e == OC_OK)
		e = oc_db_int(cx->db, &owners,
		    "SELECT (SELECT COUNT(*) FROM {user} u "
		    "WHERE u.id = e.user_id) FROM {user_email} e "
		    "WHERE e.id = ? FOR UPDATE",
		    "i", *id);
	return e == OC_OK && owners > 0 ? OC_EAGAIN : e;
}

enum oc_err
oc_user_insert(struct oc_ctx *cx, const char *name, const char *email,
    int64_t org_id, const struct oc_entry *entry, struct oc_user *out)
{
	int64_t email_id;
	enum oc_err e = ensure_address(cx, email, &email_id);

	if (e != OC_OK)
		return e;
	e = oc_db_exec(cx->db,
	    "INSERT INTO {user} SET org_id = ?, default_email_id = ?, "
	    "name = ?, created = NOW(), updated = NOW()",
	    "iis", org_id, email_id, name);
	if (e != OC_OK)
		return e;
	*out = (struct oc_user){ .id = oc_db_insert_id(cx->db),
		.org_id = org_id,
		.name = name,
		.email = email,
		.has_entry = true };
	e = oc_db_exec(cx->db,
	    "UPDATE {user_email} SET user_id = ? WHERE id = ?", "ii", out->id,
	    email_id);
	if (e != OC_OK)
		return e;
	e = oc_entry_insert(cx, entry, 'U', out->id);
	if (e != OC_OK)
		return e;
	return oc_search_user_created(cx, out, entry);
}

/* An entry of the form without any answer. */
static enum oc_err
insert_empty(struct oc_ctx *cx, char type, int64_t object_id,
    const struct oc_dynform *form)
{
	struct oc_entry entry;
	enum oc_err e = oc_entry_init(cx, &entry, form, NULL);

	return e != OC_OK ? e : oc_entry_insert(cx, &entry, type, object_id);
}

enum oc_err
oc_user_ensure_entry(struct oc_ctx *cx, const struct oc_user *user,
    const struct oc_dynform *form)
{
	if (form == NULL || user->has_entry)
		return OC_OK;
	return insert_empty(cx, 'U', user->id, form);
}

enum oc_err
oc_org_ensure_entry(
    struct oc_ctx *cx, int64_t org_id, const struct oc_dynform *form)
{
	int64_t count;
	enum oc_err e;

	if (form == NULL)
		return OC_OK;
	e = oc_db_int(cx->db, &count,
	    "SELECT COUNT(*) FROM {form_entry} "
	    "WHERE object_type = 'O' AND object_id = ?",
	    "i", org_id);
	return e != OC_OK || count > 0 ? e
	                               : insert_empty(cx, 'O', org_id, form);
}

enum oc_err
oc_user_open_tickets(struct oc_ctx *cx, int64_t user_id, int64_t *out)
{
	if (!oc_config_on(cx->config, "collaborator_ticket_visibility"))
		return oc_db_int(cx->db, out,
		    "SELECT COUNT(*) FROM {ticket} t "
		    "JOIN {ticket_status} s ON s.id = t.status_id "
		    "WHERE s.state = 'open' AND t.user_id = ?",
		    "i", user_id);
	return oc_db_int(cx->db, out,
	    "SELECT COUNT(DISTINCT t.ticket_id) FROM {ticket} t "
	    "JOIN {ticket_status} s ON s.id = t.status_id "
	    "LEFT JOIN {thread} h ON h.object_type = 'T' "
	    "AND h.object_id = t.ticket_id "
	    "LEFT JOIN {thread_collaborator} c ON c.thread_id = h.id "
	    "WHERE s.state = 'open' AND (t.user_id = ? OR c.user_id = ?)",
	    "ii", user_id, user_id);
}
