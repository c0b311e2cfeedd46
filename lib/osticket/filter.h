/*
 * filter.h - ticket filters and the ban list (3.5).
 */
#ifndef OC_OSTICKET_FILTER_H
#define OC_OSTICKET_FILTER_H

#include <stdbool.h>
#include <stdint.h>

#include "base/ctx.h"
#include "db/db.h"
#include "json/value.h"

struct oc_filter_rule {
	const char *what; /* "email", "field.20", ... */
	const char *how;
	const char *val;
};

struct oc_filter_action {
	const char *type;
	const struct oc_val *config; /* an object */
};

struct oc_filter {
	int64_t id;
	const char *name;
	bool email_only; /* target Email */
	int64_t email_id;
	bool match_all, stop_on_match;
	struct oc_filter_rule *rules;
	size_t nrules;
	struct oc_filter_action *actions; /* of those that matched */
	size_t nactions;
};

struct oc_filters {
	struct oc_filter *list; /* in order of execution */
	size_t n;
};

/* Name of osTicket's filter that holds the ban list. */
#define OC_BAN_LIST "SYSTEM BAN LIST"

/*
 * The active filters for a ticket of that origin ("api", "email", "web",
 * "staff"), received at mailbox email_id (0: none): ask for the rows, see
 * oc_db_ask(), and read them.  *banned: the requester's address is on the ban
 * list.
 */
enum oc_err oc_filters_ask(struct oc_ctx *cx, const char *origin,
    int64_t email_id, const char *address, struct oc_rows *out);
void oc_filters_read(struct oc_ctx *cx, struct oc_rows *rows,
    struct oc_filters *out, bool *banned);

/* Does any rule look at the form field with that number? */
bool oc_filters_use_field(const struct oc_filters *f, int64_t field_id);

/*
 * Does the filter match?  data holds what rules look at, by their names; what
 * is missing is "".
 */
bool oc_filter_matches(
    struct oc_ctx *cx, const struct oc_filter *f, const struct oc_val *data);

/* Those of the filters that match data, with their actions, in order. */
enum oc_err oc_filters_match(struct oc_ctx *cx, const struct oc_filters *f,
    const struct oc_val *data, struct oc_filters *out);

/* What the actions before a ticket's creation came to. */
enum oc_filter_result {
	OC_FILTER_PASS,
	OC_FILTER_REJECT, /* by *rejecting */
	OC_FILTER_CHANGED /* the requester became another: match again */
};

/* Carry out the actions of matching filters on vars. */
enum oc_err oc_filters_apply(struct oc_ctx *cx, const struct oc_filters *f,
    struct oc_val *vars, const struct oc_val *data,
    enum oc_filter_result *result, const char **rejecting);

/*
 * What the history says of one action, {"value":…,"filter":…,"type":…}; NULL
 * for an action that it does not mention.
 */
enum oc_err oc_filter_event(struct oc_ctx *cx, const struct oc_filter *f,
    const struct oc_filter_action *action, struct oc_val **out);

#endif
