/* permission_ticket.c - what oc_may() must know about one ticket. */
#include "config.h"

#include "base/str.h"
#include "osticket/permission.h"
#include "osticket/permission_sql.h"

/* The three questions at the end depend on who asks. */
#define ACCESS(referred, collaborator, child)                                  \
	"SELECT t.ticket_id, IFNULL(h.id, 0), IFNULL(t.ticket_pid, 0), "       \
	"t.user_id, t.dept_id, t.staff_id, t.team_id, IFNULL(u.org_id, 0), "   \
	"IFNULL(dd.manager_id, 0), IFNULL(st.state, ''), " referred            \
	", " collaborator ", " child " FROM {ticket} t "                       \
	"LEFT JOIN {ticket_status} st ON st.id = t.status_id "                 \
	"LEFT JOIN {department} dd ON dd.id = t.dept_id "                      \
	"LEFT JOIN {user} u ON u.id = t.user_id "                              \
	"LEFT JOIN {thread} h ON h.id = ("                                     \
	"SELECT o.id FROM {thread} o WHERE o.object_id = t.ticket_id "         \
	"AND o.object_type " OC_SQL_TICKET_THREAD " "                          \
	"ORDER BY o.object_type DESC, o.id LIMIT 1) WHERE t.ticket_id = ?"

/* In any state of the ticket, and for those too who see only what is
 * assigned to them (permissions.md, 2). */
#define REFERRED                                                               \
	"EXISTS (SELECT 1 FROM {thread_referral} f "                           \
	"WHERE f.thread_id = h.id AND ("                                       \
	"(f.object_type = 'S' AND f.object_id = ?) "                           \
	"OR (f.object_type = 'E' AND f.object_id IN " OC_SQL_TEAMS_OF ") "     \
	"OR (f.object_type = 'D' AND f.object_id IN " OC_SQL_DEPTS_OF ")))"

/* Inactive ones as well (permissions.md, 9.1). */
#define COLLABORATOR                                                           \
	"EXISTS (SELECT 1 FROM {thread_collaborator} c "                       \
	"WHERE c.thread_id = h.id AND c.user_id = ?)"

#define CHILD                                                                  \
	"(" OC_SQL_MERGED_INTO " AND EXISTS (SELECT 1 FROM {ticket} k "        \
	"LEFT JOIN {user} ku ON ku.id = k.user_id "                            \
	"WHERE k.ticket_pid = t.ticket_id AND (k.user_id = ? "                 \
	"OR ku.org_id = NULLIF(?, 0) "                                         \
	"OR EXISTS (SELECT 1 FROM {thread} kh "                                \
	"JOIN {thread_collaborator} c ON c.thread_id = kh.id "                 \
	"WHERE kh.object_id = k.ticket_id "                                    \
	"AND kh.object_type " OC_SQL_TICKET_THREAD " AND c.user_id = ?))))"

static enum oc_err
select_access(struct oc_ctx *cx, const struct oc_principal *p, int64_t id,
    struct oc_rows *out)
{
	switch (p->kind) {
	case OC_AGENT:
		return oc_db_select(cx->db, cx->arena, out,
		    ACCESS(REFERRED, "0", "0"), "iiii", p->id, p->id, p->id,
		    id);
	case OC_USER:
		return oc_db_select(cx->db, cx->arena, out,
		    ACCESS("0", COLLABORATOR, CHILD), "iiiii", p->id, p->id,
		    oc_user_shared_org(p->user), p->id, id);
	default:
		return oc_db_select(
		    cx->db, cx->arena, out, ACCESS("0", "0", "0"), "i", id);
	}
}

enum oc_err
oc_ticket_access(struct oc_ctx *cx, const struct oc_principal *p, int64_t id,
    struct oc_ticket_access *out)
{
	struct oc_rows r;
	enum oc_err e = select_access(cx, p, id, &r);

	if (e == OC_OK && r.n == 0)
		e = OC_ENOTFOUND;
	if (e != OC_OK)
		return e;
	*out = (struct oc_ticket_access){
		.id = oc_cell_int(&r, 0, 0),
		.thread_id = oc_cell_int(&r, 0, 1),
		.pid = oc_cell_int(&r, 0, 2),
		.user_id = oc_cell_int(&r, 0, 3),
		.dept_id = oc_cell_int(&r, 0, 4),
		.staff_id = oc_cell_int(&r, 0, 5),
		.team_id = oc_cell_int(&r, 0, 6),
		.owner_org_id = oc_cell_int(&r, 0, 7),
		.manager_id = oc_cell_int(&r, 0, 8),
		.open = oc_strieq(oc_cell_text(&r, 0, 9), "open"),
		.deleted = oc_strieq(oc_cell_text(&r, 0, 9), "deleted"),
		.referred = oc_cell_int(&r, 0, 10) != 0,
		.collaborator = oc_cell_int(&r, 0, 11) != 0,
		.child_access = oc_cell_int(&r, 0, 12) != 0,
	};
	return OC_OK;
}
