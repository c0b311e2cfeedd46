/*
 * field.h - the types of form fields: reading and checking a value.
 *
 * Each type is one row of a table (ticket-creation.md, 4.2; directory.md,
 * 16).  Only form.c calls these.
 */
#ifndef OC_OSTICKET_FIELD_H
#define OC_OSTICKET_FIELD_H

#include "osticket/form.h"

struct oc_field_type {
	const char *name; /* "list-" stands for every list */
	bool no_data;     /* breaks and texts */
	bool not_stored;  /* the message: kept as an entry of the thread */

	/*
	 * Set value, id, filled, display, search and keys of an answer from
	 * a->raw, which may be NULL.  They come in as "nothing".
	 */
	enum oc_err (*parse)(struct oc_ctx *cx, struct oc_answer *a);

	/*
	 * Look for faults of a value that is there.  *message is the first
	 * one, or stays NULL.  May be NULL itself.
	 */
	void (*check)(
	    struct oc_ctx *cx, const struct oc_answer *a, const char **message);
};

/* JSON text as an object; an empty one when it is none. */
struct oc_val *oc_field_read_json(struct oc_ctx *cx, const char *json);

/* A stored value (form_entry_values.value) as people read it; never NULL. */
const char *oc_field_display(
    struct oc_ctx *cx, const struct oc_field *field, const char *value);

/* The same as the full-text index has it; "" for nothing. */
const char *oc_field_search(
    struct oc_ctx *cx, const struct oc_field *field, const char *value);

/* The type of that name; text for one that is unknown (a plugin's). */
const struct oc_field_type *oc_field_type(const char *name);

/* field_text.c */
enum oc_err oc_field_parse_text(struct oc_ctx *cx, struct oc_answer *a);
void oc_field_check_text(
    struct oc_ctx *cx, const struct oc_answer *a, const char **message);
enum oc_err oc_field_parse_memo(struct oc_ctx *cx, struct oc_answer *a);
void oc_field_check_memo(
    struct oc_ctx *cx, const struct oc_answer *a, const char **message);
enum oc_err oc_field_parse_phone(struct oc_ctx *cx, struct oc_answer *a);
void oc_field_check_phone(
    struct oc_ctx *cx, const struct oc_answer *a, const char **message);
enum oc_err oc_field_parse_bool(struct oc_ctx *cx, struct oc_answer *a);
enum oc_err oc_field_parse_files(struct oc_ctx *cx, struct oc_answer *a);
enum oc_err oc_field_parse_thread(struct oc_ctx *cx, struct oc_answer *a);
enum oc_err oc_field_parse_nothing(struct oc_ctx *cx, struct oc_answer *a);

/* field_date.c */
enum oc_err oc_field_parse_datetime(struct oc_ctx *cx, struct oc_answer *a);
void oc_field_check_datetime(
    struct oc_ctx *cx, const struct oc_answer *a, const char **message);

/* field_choice.c */
enum oc_err oc_field_parse_choices(struct oc_ctx *cx, struct oc_answer *a);
enum oc_err oc_field_parse_list(struct oc_ctx *cx, struct oc_answer *a);
enum oc_err oc_field_parse_timezone(struct oc_ctx *cx, struct oc_answer *a);

/* field_object.c */
enum oc_err oc_field_parse_priority(struct oc_ctx *cx, struct oc_answer *a);
enum oc_err oc_field_parse_department(struct oc_ctx *cx, struct oc_answer *a);
enum oc_err oc_field_parse_assignee(struct oc_ctx *cx, struct oc_answer *a);

#endif
