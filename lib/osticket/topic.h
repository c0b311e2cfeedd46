/*
 * topic.h - help topics.
 */
#ifndef OC_OSTICKET_TOPIC_H
#define OC_OSTICKET_TOPIC_H

#include <stdbool.h>
#include <stdint.h>

#include "base/ctx.h"
#include "db/db.h"
#include "json/value.h"

/* help_topic.flags */
enum {
	OC_TOPIC_CUSTOM_NUMBERS = 0x1,
	OC_TOPIC_ACTIVE = 0x2,
	OC_TOPIC_ARCHIVED = 0x4
};

struct oc_topic {
	int64_t id;
	unsigned flags;
	bool noautoresp;
	int64_t dept_id, priority_id, status_id, sla_id;
	int64_t staff_id, team_id;
	int64_t sequence_id;
	const char *number_format; /* "" for the default one */
	const char *full_name;     /* "Parent / Child" */
};

/* A form attached to a topic. */
struct oc_topic_form {
	int64_t form_id;
	const struct oc_val *disabled; /* array of field ids, as stored */
};

/* OC_ENOTFOUND when there is none. */
enum oc_err oc_topic_get(struct oc_ctx *cx, int64_t id, struct oc_topic *out);

/* The same in two steps: ask for the row, see oc_db_ask(), and read it. */
enum oc_err oc_topic_ask(struct oc_ctx *cx, int64_t id, struct oc_rows *out);
enum oc_err oc_topic_read(
    struct oc_ctx *cx, const struct oc_rows *rows, struct oc_topic *out);

/* The forms attached to a topic, in order. */
enum oc_err oc_topic_forms(
    struct oc_ctx *cx, int64_t id, struct oc_topic_form **out, size_t *n);

#endif
