/* referral.c - the table thread_referral. */
#include "config.h"

#include "config/settings.h"
#include "db/db.h"
#include "osticket/department.h"
#include "osticket/referral.h"

/* Has the ticket been in a department that writes from this mailbox? */
static enum oc_err
was_there(struct oc_ctx *cx, int64_t thread_id, int64_t email_id, bool *out)
{
	int64_t n;
	enum oc_err e = oc_db_int(cx->db, &n,
	    "SELECT COUNT(*) FROM {thread_event} v "
	    "JOIN {event} k ON k.id = v.event_id AND k.name = 'transferred' "
	    "LEFT JOIN {department} d ON d.id = v.dept_id "
	    "WHERE v.thread_id = ? "
	    "AND IF(IFNULL(d.email_id, 0) = 0, ?, d.email_id) = ?",
	    "iii", thread_id, oc_config_int(cx->config, "default_email_id"),
	    email_id);

	*out = e == OC_OK && n > 0;
	return e;
}

static enum oc_err
refer(struct oc_ctx *cx, const struct oc_event_place *place, int64_t dept_id)
{
	struct oc_val *data = oc_val_object(cx->arena);
	struct oc_event event = { .name = "referred",
		.username = "SYSTEM",
		.uid_type = 'S',
		.data = data };
	int64_t missing = 0;
	enum oc_err e = oc_db_int(cx->db, &missing,
	    "SELECT (SELECT COUNT(*) FROM {department} WHERE id = ?) > "
	    "(SELECT COUNT(*) FROM {thread_referral} WHERE thread_id = ? "
	    "AND object_type = 'D' AND object_id = ?)",
	    "iii", dept_id, place->thread_id, dept_id);

	if (e != OC_OK || missing == 0)
		return e;
	e = oc_db_exec(cx->db,
	    "INSERT INTO {thread_referral} SET thread_id = ?, object_id = ?, "
	    "object_type = 'D', created = NOW()",
	    "ii", place->thread_id, dept_id);
	if (e != OC_OK)
		return e;
	oc_val_set(cx->arena, data, "dept", oc_val_int(cx->arena, dept_id));
	return oc_event_insert(cx, place, &event);
}

enum oc_err
oc_refer_mailboxes(struct oc_ctx *cx, const struct oc_event_place *place,
    int64_t email_id, const struct oc_val *ids)
{
	enum oc_err e = OC_OK;

	for (size_t i = 0; i < oc_val_count(ids) && e == OC_OK; i++) {
		int64_t id = oc_val_to_int(oc_val_at(ids, i));
		struct oc_mailbox box;
		bool before = false;

		if (id == email_id)
			continue;
		e = oc_mailbox_get(cx, id, &box);
		if (e == OC_ENOTFOUND) {
			e = OC_OK;
			continue;
		}
		if (e != OC_OK || box.dept_id == place->dept_id)
			continue;
		e = was_there(cx, place->thread_id, id, &before);
		if (e == OC_OK && !before)
			e = refer(cx, place, box.dept_id);
	}
	return e;
}
