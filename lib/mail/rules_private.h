/*
 * rules_private.h - inside of rules: what is known of the ticket, and drafts.
 */
#ifndef OC_MAIL_RULES_PRIVATE_H
#define OC_MAIL_RULES_PRIVATE_H

#include "mail/rules.h"
#include "mail/template.h"
#include "osticket/assignee.h"
#include "osticket/department.h"
#include "osticket/variable.h"

enum { OC_ALERTS_AND_EXTENDED = 1, OC_ALERTS_DISABLED = 2 };

struct oc_rules_ticket {
	int64_t user_id, staff_id, team_id, thread_id;
	bool open, closed;
	const char *email;   /* the owner's */
	const char *manager; /* organization.manager of the owner: "s7" */
	bool sla_silent;     /* its plan sends no overdue alerts */
	int64_t collaborators;
};

/* What is known of the entry the job names. */
struct oc_rules_entry {
	int64_t id; /* 0: none */
	int64_t staff_id, user_id;
	unsigned flags;
	const char *poster;
	bool by_mail;
	bool auto_reply; /* a program sent it by itself */
	const char *mid; /* Message-ID it came with, "<...>"; NULL: none */
};

struct oc_rules {
	struct oc_ctx *cx;
	const struct oc_job *job;
	struct oc_rules_ticket t;
	struct oc_rules_entry entry;
	struct oc_department dept;
	struct oc_template_group group;
	struct oc_vars *base; /* what was read, for all scopes */
	struct oc_letter *letters, **end;
};

/* The job's data. */
bool oc_rules_flag(const struct oc_rules *r, const char *name, bool missing);
int64_t oc_rules_int(const struct oc_rules *r, const char *name);
const char *oc_rules_text(const struct oc_rules *r, const char *name);

/* The site's setting, on or off. */
bool oc_rules_on(const struct oc_rules *r, const char *key);

enum oc_err oc_rules_read_entry(
    struct oc_rules *r, int64_t id, struct oc_rules_entry *out);

/* ----- Drafts: one text, for one or many. ----- */

enum oc_rules_sender {
	OC_FROM_DEPT,     /* the department's mailbox */
	OC_FROM_AUTORESP, /* its mailbox for automatic answers */
	OC_FROM_ALERTS    /* the site's mailbox for alerts */
};

struct oc_draft {
	struct oc_rules *r;
	struct oc_letter letter; /* what all copies have in common */
	struct oc_vars *vars;    /* the next pass replaces these */
};

/*
 * Begin a draft with a template and a sender; vars has the ticket.  *found is
 * false when there is no such text or mailbox: then nothing is sent.
 */
enum oc_err oc_draft_begin(struct oc_draft *d, struct oc_rules *r,
    const char *code_name, enum oc_rules_sender from, enum oc_manner manner,
    bool *found);

/* The same once more, with a scope of its own. */
struct oc_draft oc_draft_copy(const struct oc_draft *d);

/* The sender's mailbox; one that does not exist changes nothing. */
enum oc_err oc_draft_from(struct oc_draft *d, int64_t email_id);

/* It is about this entry, or about the thread alone (id 0). */
void oc_draft_about(struct oc_draft *d, int64_t entry_id);

/* Replace variables; then vars is a new scope with the ticket. */
enum oc_err oc_draft_pass(struct oc_draft *d);

/* Attach an entry's files, where the site mails attachments. */
enum oc_err oc_draft_attach(struct oc_draft *d, int64_t entry_id);

/* Signatures: the department's when it is public; the agent's. */
const char *oc_draft_dept_signature(const struct oc_rules *r);
enum oc_err oc_draft_signature(
    struct oc_rules *r, const char *which, int64_t staff_id, const char **out);

/*
 * Address it, with the name and the address that the variables of such a
 * recipient give.  A collaborator alone stands in Cc.
 */
enum oc_err oc_draft_to_agent(struct oc_draft *d, int64_t staff_id);
enum oc_err oc_draft_to_owner(struct oc_draft *d);
enum oc_err oc_draft_to_collaborator(struct oc_draft *d, int64_t user_id);
struct oc_participants;
enum oc_err oc_draft_to_list(
    struct oc_draft *d, const struct oc_participants *list);
void oc_draft_to_address(
    struct oc_draft *d, const char *name, const char *address);

/* Make a letter of it.  A draft for many is copied for each of them. */
enum oc_err oc_draft_send(const struct oc_draft *d);

/* ----- People. ----- */

struct oc_person {
	int64_t id; /* staff.staff_id */
	const char *email;
};

/* Agents to be told, each address once; those who are away are not added. */
struct oc_people {
	struct oc_person *p;
	size_t n, cap;
};

enum oc_err oc_people_agent(
    struct oc_rules *r, struct oc_people *to, int64_t staff_id);
/* Members of the department who get alerts, but for one (0: all). */
enum oc_err oc_people_members(
    struct oc_rules *r, struct oc_people *to, int64_t but);
/* Members of the team who get alerts. */
enum oc_err oc_people_team(
    struct oc_rules *r, struct oc_people *to, int64_t team_id);
enum oc_err oc_people_team_lead(
    struct oc_rules *r, struct oc_people *to, int64_t team_id);
/* Who cares for the owner's organization: an agent, or a team. */
enum oc_err oc_people_account_manager(struct oc_rules *r, struct oc_people *to);
/* Who osTicket takes for the last agent to answer: who wrote the second
 * response. */
enum oc_err oc_people_last_respondent(struct oc_rules *r, struct oc_people *to);
bool oc_people_have(const struct oc_people *to, const char *email);

/* Is there anybody in the department to be alerted? */
enum oc_err oc_people_any_member(struct oc_rules *r, bool *out);

/* May the agent see the ticket? */
enum oc_err oc_people_may_see(struct oc_rules *r, int64_t staff_id, bool *out);

/* The owner and those who take part, as a mail to all has them. */
struct oc_participant {
	int64_t collaborator_id; /* 0: the owner */
	int64_t user_id;
};
struct oc_participants {
	struct oc_participant *p;
	size_t n;
};
/* reply_to: "all", "user", "collabs"; others give nobody.  ccs: user ids that
 * count, none for all. */
enum oc_err oc_participants_get(struct oc_rules *r, const char *reply_to,
    const struct oc_val *ccs, struct oc_participants *out);

/* ----- Events. ----- */

/* rules_staff.c */
enum oc_err oc_rules_new_ticket(struct oc_rules *r);
enum oc_err oc_rules_new_message(struct oc_rules *r);
enum oc_err oc_rules_activity(struct oc_rules *r, const char *title);
enum oc_err oc_rules_assigned(
    struct oc_rules *r, int64_t staff_id, int64_t team_id, int64_t entry_id);
enum oc_err oc_rules_transferred(struct oc_rules *r);
enum oc_err oc_rules_overdue(struct oc_rules *r);

/* rules_client.c */
enum oc_err oc_rules_autoresp(struct oc_rules *r);
enum oc_err oc_rules_autoreply(struct oc_rules *r);
enum oc_err oc_rules_notice(struct oc_rules *r);
enum oc_err oc_rules_overlimit(struct oc_rules *r);
enum oc_err oc_rules_message_autoresp(struct oc_rules *r);
enum oc_err oc_rules_tell_participants(struct oc_rules *r);
enum oc_err oc_rules_reply(struct oc_rules *r);

/* rules_system.c */
enum oc_err oc_rules_limit_alerts(struct oc_rules *r);
enum oc_err oc_rules_admin(struct oc_rules *r);
enum oc_err oc_rules_2fa(struct oc_rules *r);
enum oc_err oc_rules_filter_email(struct oc_rules *r);

#endif
