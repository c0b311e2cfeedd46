/* event.c - rows of a thread's history. */
#include "config.h"

#include "db/db.h"
#include "json/writer.h"
#include "osticket/event.h"

enum oc_err
oc_event_insert(
    struct oc_ctx *cx, const struct oc_event_place *p, const struct oc_event *e)
{
	const char thread_type[] = { p->object_type, '\0' };
	const char uid_type[] = { e->uid_type, '\0' };

	return oc_db_post(cx->db, NULL,
	    "INSERT INTO {thread_event} SET thread_id = ?, thread_type = ?, "
	    "event_id = (SELECT id FROM {event} WHERE name = ? LIMIT 1), "
	    "staff_id = ?, team_id = ?, dept_id = ?, topic_id = ?, data = ?, "
	    "username = ?, uid = ?, uid_type = ?, annulled = 0, "
	    "timestamp = NOW()",
	    "issiiiisszs", p->thread_id, thread_type, e->name, p->staff_id,
	    p->team_id, p->dept_id, p->topic_id,
	    e->data == NULL ? NULL : oc_json_php(cx->arena, e->data),
	    e->username, e->uid, uid_type);
}
