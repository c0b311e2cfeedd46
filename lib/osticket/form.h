/*
 * form.h - osTicket's dynamic forms: their fields, and a set of answers.
 *
 * Forms of type U (user), T (ticket) and O (organization) belong to every
 * installation; those of type G are attached to help topics.  All are found
 * by type or id, never by a number that happens to be shipped.
 */
#ifndef OC_OSTICKET_FORM_H
#define OC_OSTICKET_FORM_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/ctx.h"
#include "db/db.h"
#include "json/value.h"
#include "osticket/failures.h"

/* form_field.flags (directory.md, 15.2) */
enum {
	OC_FIELD_ENABLED = 0x1,
	OC_FIELD_EXT_STORED = 0x2,
	OC_FIELD_CLOSE_REQUIRED = 0x4,
	OC_FIELD_CLIENT_VIEW = 0x100,
	OC_FIELD_CLIENT_EDIT = 0x200,
	OC_FIELD_CLIENT_REQUIRED = 0x400,
	OC_FIELD_AGENT_VIEW = 0x1000,
	OC_FIELD_AGENT_EDIT = 0x2000,
	OC_FIELD_AGENT_REQUIRED = 0x4000
};

struct oc_field_type;

struct oc_field {
	int64_t id;
	unsigned flags;
	const char *type_name; /* "text", "list-3", ... */
	const struct oc_field_type *type;
	const char *label;
	const char *name;            /* "" for none */
	const struct oc_val *config; /* an object */
};

struct oc_dynform {
	int64_t id;
	char type;               /* 'U', 'T', 'O', 'G', ... */
	struct oc_field *fields; /* in the form's order */
	size_t n;
};

/*
 * One field's value on its way from a request into the database.  Text
 * belongs to the arena of the request.
 */
struct oc_answer {
	const struct oc_field *field;
	const struct oc_val *raw; /* as submitted; NULL: not, or null */
	bool filled;              /* PHP's truth of the parsed value */
	const char *value;        /* column value; NULL: NULL */
	bool has_id;
	int64_t id;          /* column value_id */
	const char *display; /* as text, for filters; never NULL */
	const char *search;  /* for the index; "" for nothing */
	const char *keys;    /* for the __cdata tables; never NULL */
};

/* The answers of one form of one object: rows of form_entry(_values). */
struct oc_entry {
	const struct oc_dynform *form;
	struct oc_answer *answers; /* one per field, in order */
	int sort;
	const char *extra; /* JSON {"disable":[…]}, or NULL */
};

/* What the forms of one request are read from. */
struct oc_forms {
	struct oc_dynform *forms;
	size_t n;
};

/*
 * Load the forms of types U, T and O and, for topic_id > 0, those attached to
 * that help topic.
 */
enum oc_err oc_forms_load(
    struct oc_ctx *cx, int64_t topic_id, struct oc_forms *out);

/* The same in two steps: ask for the rows, see oc_db_ask(), and read them. */
enum oc_err oc_forms_ask(
    struct oc_ctx *cx, int64_t topic_id, struct oc_rows *out);
void oc_forms_read(
    struct oc_ctx *cx, struct oc_rows *rows, struct oc_forms *out);

/* The first form of that type, or that form; NULL for none. */
const struct oc_dynform *oc_forms_of_type(const struct oc_forms *f, char type);
const struct oc_dynform *oc_forms_by_id(const struct oc_forms *f, int64_t id);

/* The field of that name (ASCII case aside), or NULL. */
const struct oc_field *oc_dynform_field(
    const struct oc_dynform *form, const char *name);

/* A member of the field's configuration as text, or def without one. */
const char *oc_field_config(struct oc_ctx *cx, const struct oc_field *field,
    const char *key, const char *def);

/* The same as PHP's truth. */
bool oc_field_config_on(
    const struct oc_field *field, const char *key, bool def);

/* Does the field have a value at all, and is it kept in answers? */
bool oc_field_has_data(const struct oc_field *field);
bool oc_field_is_stored(const struct oc_field *field);

/*
 * Fill an entry of form from the request's values: by the field's name, or
 * else by its number.  Nothing is checked yet.
 */
enum oc_err oc_entry_init(struct oc_ctx *cx, struct oc_entry *e,
    const struct oc_dynform *form, const struct oc_val *vars);

/* Answer of the field of that name; NULL for none. */
struct oc_answer *oc_entry_answer(struct oc_entry *e, const char *name);

/* Set an answer anew from a value. */
enum oc_err oc_answer_set(
    struct oc_ctx *cx, struct oc_answer *a, const struct oc_val *raw);

/*
 * Check one answer as osTicket does for the API: the client's required flag,
 * then the type's own rules.  Messages go to out under the field's number.
 */
enum oc_err oc_answer_check(
    struct oc_ctx *cx, struct oc_answer *a, struct oc_failures *out);

/* All answers of an entry but those of disabled fields. */
enum oc_err oc_entry_check(
    struct oc_ctx *cx, struct oc_entry *e, struct oc_failures *out);

/*
 * Insert the entry's rows for an object ('T', 'U', 'O'), and for those types
 * its row of the __cdata table; in a transaction.
 */
enum oc_err oc_entry_insert(struct oc_ctx *cx, const struct oc_entry *e,
    char object_type, int64_t object_id);

#endif
