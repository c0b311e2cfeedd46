/*
 * user.h - end users: finding and making them.
 */
#ifndef OC_OSTICKET_USER_H
#define OC_OSTICKET_USER_H

#include <stdbool.h>
#include <stdint.h>

#include "base/ctx.h"
#include "db/db.h"
#include "osticket/form.h"

enum { OC_USER_PRIMARY_CONTACT = 0x1 }; /* user.status */

struct oc_user {
	int64_t id; /* 0: none */
	int64_t org_id;
	const char *name;  /* as stored */
	const char *email; /* the default address */
	bool has_entry;    /* of the user form */
};

/* OC_ENOTFOUND when there is none. */
enum oc_err oc_user_get(struct oc_ctx *cx, int64_t id, struct oc_user *out);

/* By any of the user's addresses; OC_ENOTFOUND as above. */
enum oc_err oc_user_by_email(
    struct oc_ctx *cx, const char *email, struct oc_user *out);

/* The same in two steps: ask for the row, see oc_db_ask(), and read it. */
enum oc_err oc_user_ask(
    struct oc_ctx *cx, const char *email, struct oc_rows *out);
enum oc_err oc_user_read(const struct oc_rows *rows, struct oc_user *out);

/*
 * Make a user with its address, form entry, __cdata row and search row
 * (ticket-creation.md, 5.2 to 5.6).  name is stored as it is given, email
 * too; entry holds the user form's answers.  org_id 0: none.
 */
enum oc_err oc_user_insert(struct oc_ctx *cx, const char *name,
    const char *email, int64_t org_id, const struct oc_entry *entry,
    struct oc_user *out);

/*
 * Number of open tickets of the user; those he only takes part in count too
 * where the site shows them to him.
 */
enum oc_err oc_user_open_tickets(
    struct oc_ctx *cx, int64_t user_id, int64_t *out);

/*
 * osTicket gives a user without a form entry an empty one when it looks at
 * the user's data for the first time; the same for an organization.
 */
enum oc_err oc_user_ensure_entry(struct oc_ctx *cx, const struct oc_user *user,
    const struct oc_dynform *form);
enum oc_err oc_org_ensure_entry(
    struct oc_ctx *cx, int64_t org_id, const struct oc_dynform *form);

#endif
