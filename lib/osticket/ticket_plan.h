/*
 * ticket_plan.h - a ticket between request and rows.
 *
 * Creation has three steps, one file each: ticket_check.c finds out whether
 * there may be a ticket, ticket_route.c what it is like, and ticket_write.c
 * and ticket_after.c write it.  The first two only read, but that the
 * transaction begins at the end of the second, with the ticket's number.
 */
#ifndef OC_OSTICKET_TICKET_PLAN_H
#define OC_OSTICKET_TICKET_PLAN_H

#include "osticket/department.h"
#include "osticket/event.h"
#include "osticket/filter.h"
#include "osticket/form.h"
#include "osticket/number.h"
#include "osticket/org.h"
#include "osticket/sla.h"
#include "osticket/thread.h"
#include "osticket/ticket_new.h"
#include "osticket/topic.h"
#include "osticket/user.h"

/* A row of the table `ticket_status`. */
struct oc_status {
	int64_t id; /* 0: there is none */
	const char *name;
	const char *state; /* "open", "closed", "archived", "deleted" */
};

struct oc_plan {
	struct oc_ctx *cx;
	struct oc_new_ticket *t;
	struct oc_syslog *log;
	struct oc_val *vars; /* ours: filters change it */

	/* ticket_check.c */
	struct oc_forms forms;
	struct oc_entry entry;    /* the ticket form */
	struct oc_entry *topical; /* forms of the help topic */
	size_t ntopical;
	struct oc_user user; /* id 0: to be made, of user_entry */
	struct oc_entry user_entry;
	struct oc_org org;         /* of the user; id 0: none */
	struct oc_filters filters; /* those there are */
	struct oc_filters matched; /* those that match before creation */
	bool autorespond, alert;

	/* ticket_route.c */
	struct oc_topic topic; /* id 0: none */
	struct oc_department dept;
	bool has_dept;
	struct oc_status status;
	struct oc_answer *priority; /* its field's answer to be; or NULL */
	struct oc_sequence sequence;
	int64_t number;      /* that it gave */
	bool sender_is_ours; /* one of the system's mailboxes */
	int64_t dept_id, status_id;
	struct oc_sla sla;         /* with the due date */
	int64_t staff_id, team_id; /* to be assigned; 0: nobody */
	const char *source;
	int64_t email_id;
	const char *ip;

	/* ticket_write.c */
	struct oc_upload *files; /* ours: a copy for each attempt */
	struct oc_event_place place;
	struct oc_post message;
	struct oc_search_row message_row;
	bool shared; /* somebody takes part besides the owner */

	/* ticket_after.c */
	int64_t assign_note; /* entry of the comment on the assignment */
};

/* A value of the request as a number or as text ("" when it is missing). */
int64_t oc_plan_int(const struct oc_plan *p, const char *name);
const char *oc_plan_text(const struct oc_plan *p, const char *name);

/* Is it there, and not null (PHP's isset)? */
bool oc_plan_has(const struct oc_plan *p, const char *name);

/* Compare the origin with one of osTicket's, in lower case. */
bool oc_plan_from(const struct oc_plan *p, const char *origin);

/*
 * What creation asks for, from what was read ahead where that fits: the user
 * with that address (OC_ENOTFOUND: none), the filters for the ticket as it
 * stands, the help topic id, which stays as it is when there is none.
 */
enum oc_err oc_plan_user(struct oc_plan *p, const char *email);
enum oc_err oc_plan_filters(struct oc_plan *p, bool *banned);
enum oc_err oc_plan_topic(struct oc_plan *p, int64_t id);

/* The steps.  Refusals go to p->t->failures and are OC_EINVAL. */
enum oc_err oc_plan_check(struct oc_plan *p);
enum oc_err oc_plan_route(struct oc_plan *p);
enum oc_err oc_plan_begin(struct oc_plan *p);
enum oc_err oc_plan_write(struct oc_plan *p);
enum oc_err oc_plan_after(struct oc_plan *p);

/*
 * Match data of the filters: the request's values, the forms' answers, and
 * what is known of user and organization.
 */
enum oc_err oc_plan_filter_data(struct oc_plan *p, struct oc_val **out);

/* Collaborators: `ccs`, the organization's, those a mail went to. */
enum oc_err oc_plan_add_ccs(struct oc_plan *p);
enum oc_err oc_plan_add_members(struct oc_plan *p);
enum oc_err oc_plan_add_recipients(struct oc_plan *p);

/* What thread_entry.recipients will hold; NULL for nothing. */
enum oc_err oc_plan_recipients(struct oc_plan *p, const struct oc_val **out);

/* Note an event of the new ticket by the system. */
enum oc_err oc_plan_event(struct oc_plan *p, const char *name,
    const char *username, const struct oc_val *data);

#endif
