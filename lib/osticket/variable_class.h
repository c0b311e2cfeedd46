/*
 * variable_class.h - inside of variable: values, things and their classes.
 *
 * A class says how a thing is read and what its attributes are.  Most things
 * are one row of a table, and most attributes one column of it.
 */
#ifndef OC_OSTICKET_VARIABLE_CLASS_H
#define OC_OSTICKET_VARIABLE_CLASS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/ctx.h"
#include "db/db.h"
#include "osticket/field.h"
#include "osticket/variable.h"

enum oc_var_kind {
	OC_VAR_NULL,  /* nothing: shown as "" */
	OC_VAR_FALSE, /* PHP's false: the variable stays in the text */
	OC_VAR_TEXT,
	OC_VAR_THING
};

struct oc_var {
	enum oc_var_kind kind;
	const char *text;
	const struct oc_var_class *class;
	const void *self; /* what the class makes of it */
};

/*
 * An attribute: a column as it is, or as a date, or with a thing's id; or a
 * function.
 */
struct oc_var_attr {
	const char *name; /* in lower case */
	unsigned col;
	bool date;
	const struct oc_var_class *class;
	enum oc_err (*get)(
	    struct oc_vars *v, const void *self, struct oc_var *out);
};

struct oc_var_class {
	/* The row with one id; self is then a const struct oc_rows *. */
	const char *sql;
	/* Instead of sql; *out stays NULL when there is no such thing. */
	enum oc_err (*load)(struct oc_vars *v, int64_t id, const void **out);

	/* What it looks like without an attribute: a column, or a function;
	 * 0 and NULL: nothing. */
	unsigned shown;
	enum oc_err (*show)(
	    struct oc_vars *v, const void *self, struct oc_var *out);

	const struct oc_var_attr *attrs;
	size_t n;

	/* Attributes with names that are not known beforehand, looked for
	 * before and after those above; *found tells whether there is one. */
	enum oc_err (*before)(struct oc_vars *v, const void *self,
	    const char *name, struct oc_var *out, bool *found);
	enum oc_err (*after)(struct oc_vars *v, const void *self,
	    const char *name, struct oc_var *out, bool *found);
};

struct oc_ctx *oc_var_ctx(const struct oc_vars *v);
struct oc_arena *oc_var_arena(const struct oc_vars *v);

/* Values. */
struct oc_var oc_var_text(const char *text); /* NULL: nothing */
struct oc_var oc_var_int(const struct oc_vars *v, int64_t i);
struct oc_var oc_var_thing(const struct oc_var_class *class, const void *self);

/* The thing with that id, read once per scope; nothing when it is not there. */
enum oc_err oc_var_load(struct oc_vars *v, const struct oc_var_class *class,
    int64_t id, struct oc_var *out);

/* The attribute of that name among n; *found: there is one. */
enum oc_err oc_var_find(struct oc_vars *v, const struct oc_var_attr *attrs,
    size_t n, const void *self, const char *name, struct oc_var *out,
    bool *found);

/* One attribute; name is in lower case. */
enum oc_err oc_var_get(struct oc_vars *v, const struct oc_var *of,
    const char *name, struct oc_var *out);

/* A thing as the value it is shown as; other values are themselves. */
enum oc_err oc_var_show(
    struct oc_vars *v, const struct oc_var *x, struct oc_var *out);

/* The same as text, "" for nothing and for false. */
enum oc_err oc_var_str(
    struct oc_vars *v, const struct oc_var *x, const char **out);

/* An attribute as text. */
enum oc_err oc_var_attr_str(struct oc_vars *v, const struct oc_var *of,
    const char *name, const char **out);

/* What is assigned to a name, if it is a thing that exists; else nothing. */
enum oc_err oc_var_root(
    struct oc_vars *v, const char *name, size_t len, struct oc_var *out);

/*
 * What stands at the end of a path: a text, nothing, or false when the
 * variable is to stay in the text.
 */
enum oc_err oc_var_resolve(
    struct oc_vars *v, const char *path, struct oc_var *out);

/* Keep what oc_vars_error() tells. */
void oc_var_fail(struct oc_vars *v, enum oc_err e);

/* Note a file to be attached. */
void oc_var_add_file(struct oc_vars *v, int64_t file_id, const char *name);

/* Text in the mails' sense of PHP: neither "" nor "0". */
bool oc_var_filled(const char *text);

/* osTicket's address without a slash at its end. */
const char *oc_var_base_url(struct oc_vars *v);

/* The classes. */
extern const struct oc_var_class oc_var_ticket; /* variable_ticket.c */
extern const struct oc_var_class oc_var_task;   /* variable_task.c */
extern const struct oc_var_class oc_var_agent;  /* variable_agent.c */
extern const struct oc_var_class oc_var_team;
extern const struct oc_var_class oc_var_department; /* variable_desk.c */
extern const struct oc_var_class oc_var_sla;
extern const struct oc_var_class oc_var_topic;
extern const struct oc_var_class oc_var_status;
extern const struct oc_var_class oc_var_priority;
extern const struct oc_var_class oc_var_user; /* variable_user.c */
extern const struct oc_var_class oc_var_org;
extern const struct oc_var_class oc_var_owner; /* variable_recipient.c */
extern const struct oc_var_class oc_var_writing_owner;
extern const struct oc_var_class oc_var_collaborator;
extern const struct oc_var_class oc_var_listed;
extern const struct oc_var_class oc_var_thread; /* variable_conversation.c */
extern const struct oc_var_class oc_var_entry;  /* variable_thread.c */
extern const struct oc_var_class oc_var_entry_text;
extern const struct oc_var_class oc_var_activity;
extern const struct oc_var_class oc_var_company; /* variable_answer.c */

/*
 * variable_name.c: names, addresses, lists of people.  A user without a name
 * goes by the mailbox of the address.
 */
struct oc_var oc_var_user_name(
    struct oc_vars *v, const char *name, const char *address);
struct oc_var oc_var_agent_name(
    struct oc_vars *v, const char *first, const char *last);
struct oc_var oc_var_email(
    struct oc_vars *v, const char *personal, const char *address);

/* The thing's attributes `name` and `email` as '"Name" <address>'. */
enum oc_err oc_var_email_with_name(
    struct oc_vars *v, const struct oc_var *of, struct oc_var *out);

/* Lists, of rows with name and address, or first name, last, address. */
enum oc_err oc_var_users(
    struct oc_vars *v, const struct oc_rows *rows, struct oc_var *out);
enum oc_err oc_var_agents(
    struct oc_vars *v, const struct oc_rows *rows, struct oc_var *out);

/* variable_date.c: a date as the database has it, nothing for NULL; an
 * instant; the value of a field of a form. */
struct oc_var oc_var_date(struct oc_vars *v, const char *db);
struct oc_var oc_var_instant(struct oc_vars *v, int64_t t);
struct oc_var oc_var_date_answer(
    struct oc_vars *v, const struct oc_field *field, const char *value);

/* The instant of a date as the database has it; 0 for NULL. */
enum oc_err oc_var_db_time(struct oc_vars *v, const char *db, int64_t *out);

/*
 * variable_answer.c: the answers of an object's forms ('T', 'A', 'U', 'O'),
 * found by the field's name, which is in lower case.  For a user or an
 * organization the first form counts that has the field, for the others the
 * last.  A user or an organization without any form is like one whose form
 * is empty.
 */
struct oc_var_answer {
	struct oc_field field;
	const char *value; /* NULL: none */
	const char *id;    /* form_entry_values.value_id; NULL: none */
	int64_t entry_id;
};
enum oc_err oc_var_answer(struct oc_vars *v, char object_type,
    int64_t object_id, const char *name, struct oc_var *out, bool *found);
enum oc_err oc_var_find_answer(struct oc_vars *v, char object_type,
    int64_t object_id, const char *name, struct oc_var_answer *out,
    bool *found);

/* A field as its row has it: id, type, name, configuration. */
void oc_var_read_field(struct oc_vars *v, const struct oc_rows *rows,
    size_t row, struct oc_field *out);

/* variable_field.c: what an answer is, by the type of its field. */
enum oc_err oc_var_field_value(
    struct oc_vars *v, const struct oc_var_answer *a, struct oc_var *out);

/* variable_list.c: the items of a list with these ids, "1,3". */
enum oc_err oc_var_list_items(
    struct oc_vars *v, int64_t list_id, const char *ids, struct oc_var *out);

/* variable_agent.c: "Agent/Team", or the one that is set. */
enum oc_err oc_var_assigned(
    struct oc_vars *v, int64_t staff_id, int64_t team_id, struct oc_var *out);

/* variable_desk.c: "Parent / Child"; nothing when there is no such thing. */
enum oc_err oc_var_department_path(
    struct oc_vars *v, int64_t id, bool public_only, struct oc_var *out);
enum oc_err oc_var_topic_path(
    struct oc_vars *v, int64_t id, struct oc_var *out);

/* variable_thread.c: the body of an entry as a mail shows it, and as it is
 * stored. */
enum oc_err oc_var_entry_body(
    struct oc_vars *v, const struct oc_rows *entry, const char **out);
enum oc_err oc_var_entry_raw(
    struct oc_vars *v, const struct oc_rows *entry, const char **out);

/* variable_conversation.c: the first message as it is stored: what a task is
 * about. */
enum oc_err oc_var_description(
    struct oc_vars *v, int64_t thread_id, const char **out);

/* Format::phone(): seven and ten digits as in the United States. */
const char *oc_var_phone(struct oc_vars *v, const char *phone);

#endif
