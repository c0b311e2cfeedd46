/*
 * variable.h - %{variables} of mail templates, pages and canned responses.
 *
 * A scope gives names to texts and to things: %{signature} is a text,
 * %{ticket.dept.manager.name.first} leads from one thing to another.  Things
 * are assigned by their id and read when a text first asks for them, so what
 * is not used costs nothing.  `url` and `company` are in every scope.
 *
 * What a path gives is what osTicket 1.18.1 gives (mail.md, section 6):
 *  - a text whose name is the whole path, dots and all;
 *  - else the thing whose name is the part before the first dot (case
 *    counts), and from there part by part (case does not count);
 *  - else the text whose name is that part, whatever follows.
 * A known thing without that attribute gives nothing; an unknown name, and
 * an attribute that is "false", leave the variable in the text as it is.
 *
 * Not as osTicket: where it dies of a PHP error, and so never sends the mail,
 * there is nothing, or the value that was meant (members of a team, a date in
 * a collaborator's zone); an agent's password hash and the owner's access link
 * are no attributes; a ticket's complete thread is in markup of our own.
 */
#ifndef OC_OSTICKET_VARIABLE_H
#define OC_OSTICKET_VARIABLE_H

#include <stdbool.h>
#include <stdint.h>

#include "base/ctx.h"

struct oc_vars;

/* Longest result; a longer one is cut off to nothing. */
enum { OC_VARS_MAX = 32 * 1024 * 1024 };

/* Most different variables that are replaced in one text. */
enum { OC_VARS_DISTINCT = 512 };

/* A scope in cx's arena. */
struct oc_vars *oc_vars_new(struct oc_ctx *cx);

/*
 * An empty scope that shares with another what was read from the database:
 * alerts are expanded once for all, and then for each recipient.
 */
struct oc_vars *oc_vars_like(const struct oc_vars *other);

/*
 * Give a name to a thing, in place of what had it.  Names and texts are kept,
 * not copied.  A text may have dots in its name ("recipient.ticket_link");
 * NULL takes the name away.  A thing that does not exist is like a name that
 * was never given.  `url` and `company` stay as they are.
 */
void oc_vars_text(struct oc_vars *v, const char *name, const char *text);
void oc_vars_ticket(struct oc_vars *v, const char *name, int64_t ticket_id);
void oc_vars_task(struct oc_vars *v, const char *name, int64_t task_id);
void oc_vars_agent(struct oc_vars *v, const char *name, int64_t staff_id);
void oc_vars_team(struct oc_vars *v, const char *name, int64_t team_id);
void oc_vars_department(struct oc_vars *v, const char *name, int64_t dept_id);
void oc_vars_user(struct oc_vars *v, const char *name, int64_t user_id);

/* An entry of a thread: message, response, note, comments. */
void oc_vars_entry(struct oc_vars *v, const char *name, int64_t entry_id);

/* Its body as it is stored, whatever is asked of it: the message in notices
 * to those who take part. */
void oc_vars_entry_text(struct oc_vars *v, const char *name, int64_t entry_id);

/* What happened: its title is also what it looks like. */
void oc_vars_activity(struct oc_vars *v, const char *name, const char *title,
    const char *description);

/* An address with the name of whom it belongs to ("" for none). */
void oc_vars_email_address(struct oc_vars *v, const char *name,
    const char *personal, const char *address);

/* The name of a person in the site's format for clients. */
void oc_vars_person(struct oc_vars *v, const char *name, const char *person);

/* A date as the database has it: "2026-01-31 09:30:00". */
void oc_vars_date(struct oc_vars *v, const char *name, const char *date);

/*
 * To whom the mail goes, by convention under the name "recipient": dates
 * with `.user` are in that one's zone and language.
 */
enum oc_vars_recipient {
	OC_TO_AGENT,         /* staff.staff_id */
	OC_TO_OWNER,         /* the owner of a ticket, ticket.ticket_id */
	OC_TO_WRITING_OWNER, /* the same, answering a message of theirs: with
	                        fewer attributes */
	OC_TO_COLLABORATOR,  /* thread_collaborator.id */
	OC_TO_LISTED         /* the same as one of a list: tasks; only name
	                        and address */
};
void oc_vars_recipient(struct oc_vars *v, const char *name,
    enum oc_vars_recipient kind, int64_t id);

/*
 * The link to a ticket with which its owner needs not sign in, whoever takes
 * part in it: for "recipient.ticket_link" when the owner alone gets the mail,
 * and for the page that sends a link.  Without allow_auth_tokens it is the
 * common one.  OC_ENOTFOUND: no such ticket.
 */
enum oc_err oc_vars_access_link(
    struct oc_vars *v, int64_t ticket_id, const char **out);

/*
 * text with its variables replaced; a value is put in as it is, so it may
 * hold a variable that comes later in text, and that one is replaced as well.
 * NULL when the database failed, see oc_vars_error().
 */
char *oc_vars_expand(struct oc_ctx *cx, struct oc_vars *v, const char *text);

/* Why oc_vars_expand() gave NULL. */
enum oc_err oc_vars_error(const struct oc_vars *v);

/*
 * Files that texts expanded so far asked to be attached (%{message.files}),
 * in order; one asked for twice is there twice.
 */
struct oc_vars_file {
	const struct oc_vars_file *next;
	int64_t file_id;
	const char *name;
};
const struct oc_vars_file *oc_vars_files(const struct oc_vars *v);

#endif
