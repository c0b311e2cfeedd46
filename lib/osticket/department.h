/*
 * department.h - departments, and the mailboxes that feed them.
 */
#ifndef OC_OSTICKET_DEPARTMENT_H
#define OC_OSTICKET_DEPARTMENT_H

#include <stdbool.h>
#include <stdint.h>

#include "base/ctx.h"
#include "db/db.h"

/* department.flags (permissions.md, 7) */
enum {
	OC_DEPT_ASSIGN_MEMBERS = 0x01,
	OC_DEPT_NO_AUTO_CLAIM = 0x02,
	OC_DEPT_ACTIVE = 0x04,
	OC_DEPT_ARCHIVED = 0x08,
	OC_DEPT_ASSIGN_PRIMARY = 0x10,
	OC_DEPT_NO_REOPEN_ASSIGN = 0x20
};

struct oc_department {
	int64_t id;
	unsigned flags;
	const char *name;
	int64_t sla_id, schedule_id, manager_id;
	int64_t email_id, autoresp_email_id, tpl_id;
	bool ispublic;
	int group_membership;
	bool ticket_auto_response, message_auto_response;
	const char *signature;
};

/*
 * For a query of other things too: the columns of a department `d`, and what
 * a row holds from column col on.
 */
#define OC_DEPARTMENT_COLUMNS                                                  \
	"d.id, d.flags, d.name, d.sla_id, d.schedule_id, d.manager_id, "       \
	"d.email_id, d.autoresp_email_id, d.tpl_id, d.ispublic, "              \
	"d.group_membership, d.ticket_auto_response, "                         \
	"d.message_auto_response, d.signature"
enum { OC_DEPARTMENT_NCOLUMNS = 14 };
struct oc_department oc_department_read(
    const struct oc_rows *rows, size_t row, unsigned col);

/* OC_ENOTFOUND when there is none. */
enum oc_err oc_department_get(
    struct oc_ctx *cx, int64_t id, struct oc_department *out);

/* A mailbox osTicket receives mail at, the table `email`. */
struct oc_mailbox {
	int64_t id;
	bool noautoresp;
	int64_t dept_id, priority_id, topic_id;
	const char *email;
	const char *name;
};

enum oc_err oc_mailbox_get(
    struct oc_ctx *cx, int64_t id, struct oc_mailbox *out);

/* Is the address one of the system's own? */
enum oc_err oc_mailbox_is_ours(
    struct oc_ctx *cx, const char *address, bool *out);

#endif
