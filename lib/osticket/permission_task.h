/*
 * permission_task.h - who may see and do what with tasks (permissions.md, 8).
 *
 * Tasks are the agents' own: users do not see them.  osTicket shows every
 * closed task to every agent who opens it by its number, and posts updates
 * without asking for task.reply; here both are asked as for open ones, and as
 * its list of tasks has it.  To make a task on a ticket is OC_CREATE_TASK of
 * permission.h; without one it is oc_may_in_dept() with "task.create".
 */
#ifndef OC_OSTICKET_PERMISSION_TASK_H
#define OC_OSTICKET_PERMISSION_TASK_H

#include "db/db.h"
#include "osticket/principal.h"

/* What an agent needs beside seeing the task is said on the right. */
enum oc_task_action {
	OC_TASK_SEE,
	OC_TASK_REPLY,       /* task.reply: an update */
	OC_TASK_NOTE,        /* nothing */
	OC_TASK_COLLABORATE, /* nothing */
	OC_TASK_EDIT,        /* task.edit */
	OC_TASK_ASSIGN,      /* task.assign */
	OC_TASK_CLAIM,       /* task.assign */
	OC_TASK_TRANSFER,    /* task.transfer */
	OC_TASK_CLOSE,       /* task.close */
	OC_TASK_REOPEN,      /* task.create */
	OC_TASK_DELETE,      /* task.delete */
	OC_TASK_ACTIONS
};

/* What the answer depends on; read once per task. */
struct oc_task_access {
	int64_t id, thread_id;
	int64_t ticket_id; /* 0: of no ticket */
	int64_t dept_id, staff_id, team_id;
	bool open;
};

/* Read what is needed about task id.  OC_ENOTFOUND when there is none. */
enum oc_err oc_task_access(
    struct oc_ctx *cx, int64_t id, struct oc_task_access *out);

/*
 * May p do that to the task?  OC_OK, OC_ENOTFOUND when p may not even see it,
 * OC_EFORBIDDEN otherwise.  An assignee from elsewhere sees the task, but no
 * role follows him there.
 */
enum oc_err oc_may_task(const struct oc_principal *p,
    enum oc_task_action action, const struct oc_task_access *t);

/*
 * The condition "tasks that p sees" for a WHERE, in parentheses, the task
 * table being called `alias`, and its values, added to *args, at most 4.
 * Says the same as oc_may_task() with OC_TASK_SEE.
 */
const char *oc_tasks_seen(struct oc_ctx *cx, const struct oc_principal *p,
    const char *alias, struct oc_db_args *args);

#endif
