/* ticket_check.c - may there be a ticket?  (3.1 to 3.5) */
#include "config.h"

#include <string.h>

#include "base/clock.h"
#include "base/str.h"
#include "base/strtotime.h"
#include "config/settings.h"
#include "db/db.h"
#include "json/writer.h"
#include "osticket/address.h"
#include "osticket/person.h"
#include "osticket/ticket_plan.h"

#define INCOMPLETE "Incomplete client information"
#define DENIED "This help desk is for use by authorized users only"

int64_t
oc_plan_int(const struct oc_plan *p, const char *name)
{
	return oc_val_to_int(oc_val_get(p->vars, name));
}

const char *
oc_plan_text(const struct oc_plan *p, const char *name)
{
	return oc_val_text(p->cx->arena, oc_val_get(p->vars, name));
}

bool
oc_plan_has(const struct oc_plan *p, const char *name)
{
	const struct oc_val *v = oc_val_get(p->vars, name);

	return v != NULL && v->type != OC_NULL;
}

bool
oc_plan_from(const struct oc_plan *p, const char *origin)
{
	return oc_strieq(p->t->origin, origin);
}

/* An id that is a list would be put into SQL by osTicket; we refuse it. */
static void
check_types(struct oc_plan *p)
{
	static const char *const ids[] = { "uid", "topicId", "deptId", "slaId",
		"statusId", "staffId", "teamId", "emailId", "priorityId",
		"assignId", "cannedResponseId", "ip", "duedate" };

	for (size_t i = 0; i < OC_COUNT(ids); i++)
		if (oc_val_is_list(oc_val_get(p->vars, ids[i])))
			oc_failures_set(&p->t->failures, ids[i],
			    "A single value is expected");
}

static bool
is_int(const struct oc_plan *p, const char *name)
{
	return oc_val_is_numeric(oc_val_get(p->vars, name));
}

/* What each origin demands. */
static void
check_origin(struct oc_plan *p)
{
	struct oc_failures *f = &p->t->failures;
	bool known = true;

	if (oc_plan_from(p, "web")) {
		if (!is_int(p, "topicId"))
			oc_failures_set(f, "topicId", "Select a Help Topic");
	} else if (oc_plan_from(p, "staff")) {
		if (!is_int(p, "topicId"))
			oc_failures_set(
			    f, "topicId", "Help topic selection is required");
	} else if (oc_plan_from(p, "email")) {
		if (!is_int(p, "emailId"))
			oc_failures_set(f, "emailId", "Unknown system email");
	} else if (oc_plan_from(p, "api")) {
		if (!oc_val_is(oc_val_get(p->vars, "source"), OC_STRING))
			oc_failures_set(f, "source", "Indicate ticket source");
	} else {
		known = false;
		oc_failures_set(f, "origin", "Invalid ticket origin given");
		oc_failures_set(f, "err", "No fields set up");
	}
	if (known && f->first != NULL)
		oc_failures_set(f, "err",
		    "Missing or invalid data — Correct any errors below and "
		    "try again");
}

/* A due date is looked at, though only an agent's is kept. */
static void
check_duedate(struct oc_plan *p)
{
	int64_t now = oc_now(), due;

	if (!oc_val_truthy(oc_val_get(p->vars, "duedate")))
		return;
	if (!oc_strtotime(oc_plan_text(p, "duedate"), "UTC", now, &due))
		oc_failures_set(&p->t->failures, "duedate", "Invalid due date");
	else if (due <= now)
		oc_failures_set(&p->t->failures, "duedate",
		    "Due date must be in the future");
}

/* {"disable":[…]} as osTicket keeps it with the entry. */
static const char *
disabled_extra(struct oc_ctx *cx, const struct oc_dynform *form,
    const struct oc_val *disabled)
{
	struct oc_val *list = oc_val_array(cx->arena);
	struct oc_val *extra = oc_val_object(cx->arena);

	for (size_t i = 0; i < form->n; i++)
		for (size_t k = 0; k < oc_val_count(disabled); k++)
			if ((form->fields[i].flags & OC_FIELD_ENABLED) &&
			    oc_val_to_int(oc_val_at(disabled, k)) ==
			        form->fields[i].id)
				oc_val_push(cx->arena, list,
				    oc_val_int(cx->arena, form->fields[i].id));
	oc_val_set(cx->arena, extra, "disable", list);
	return oc_json_php(cx->arena, extra);
}

/* The forms a help topic brings, and where among them the ticket's stands. */
static enum oc_err
attach_topic_forms(struct oc_plan *p, int64_t topic_id)
{
	struct oc_topic_form *list;
	size_t n;
	enum oc_err e = oc_topic_forms(p->cx, topic_id, &list, &n);

	if (e != OC_OK)
		return e;
	p->topical = oc_calloc(p->cx->arena, n, sizeof *p->topical);
	for (size_t i = 0; i < n && e == OC_OK; i++) {
		const struct oc_dynform *form =
		    oc_forms_by_id(&p->forms, list[i].form_id);
		struct oc_entry *entry = &p->entry;

		if (form == NULL)
			continue;
		if (form->type != 'T') {
			entry = &p->topical[p->ntopical++];
			e = oc_entry_init(p->cx, entry, form, p->vars);
		}
		entry->sort = (int)i;
		entry->extra = disabled_extra(p->cx, form, list[i].disabled);
	}
	return e;
}

/*
 * What the ticket form gets to see.  For a request that claims to come from
 * the web or an agent osTicket looks at a form that was never posted: the
 * message is missing, and when all else is well, so is everything.
 */
static const struct oc_val *
form_vars(struct oc_plan *p)
{
	if (!oc_plan_from(p, "web") && !oc_plan_from(p, "staff"))
		return p->vars;
	oc_val_unset(p->vars, "message");
	return p->t->failures.first == NULL ? NULL : p->vars;
}

static enum oc_err
load_forms(struct oc_plan *p)
{
	int64_t topic_id = oc_plan_int(p, "topicId");
	const struct oc_dynform *form;
	enum oc_err e = OC_OK;

	if (!p->t->has_forms)
		e = oc_ticket_ask(p->cx, p->t);
	if (e != OC_OK)
		return e;
	p->forms = p->t->forms;
	form = oc_forms_of_type(&p->forms, 'T');
	if (form == NULL || oc_forms_of_type(&p->forms, 'U') == NULL)
		return oc_fail(p->cx, OC_EINTERNAL,
		    "The help desk's ticket or user form is missing");
	e = oc_entry_init(p->cx, &p->entry, form, form_vars(p));
	if (e == OC_OK)
		e = oc_entry_init(p->cx, &p->user_entry,
		    oc_forms_of_type(&p->forms, 'U'), p->vars);
	if (e == OC_OK && topic_id != 0 && p->t->failures.first == NULL)
		e = attach_topic_forms(p, topic_id);
	return e;
}

/* The user of the request, and the organization. */
static enum oc_err
find_user(struct oc_plan *p)
{
	const struct oc_answer *given =
	    oc_entry_answer(&p->user_entry, "email");
	const char *email = oc_plan_text(p, "email");
	enum oc_err e = OC_ENOTFOUND;

	/* As the user form reads it, without markup. */
	if (p->user.id == 0 && given != NULL && given->raw != NULL &&
	    oc_streq(email, oc_val_text(p->cx->arena, given->raw))) {
		email = given->display;
		oc_val_set(p->cx->arena, p->vars, "email",
		    oc_val_str(p->cx->arena, email));
	}
	if (p->user.id == 0 && *email != '\0')
		e = oc_plan_user(p, email);
	else if (p->user.id != 0)
		e = OC_OK;
	if (e == OC_OK && p->user.org_id != 0)
		e = oc_org_get(p->cx, p->user.org_id, &p->org);
	else if (e == OC_ENOTFOUND && strchr(email, '@') != NULL)
		e = oc_org_for_domain(p->cx, strchr(email, '@') + 1, &p->org);
	return e == OC_ENOTFOUND ? OC_OK : e;
}

/* Refused by a filter or the ban list: 403, and a row in the log. */
static enum oc_err
deny(struct oc_plan *p, const char *reason)
{
	oc_failures_clear(&p->t->failures);
	oc_failures_set(&p->t->failures, "err", DENIED);
	p->t->failures.status = 403;
	oc_syslog_note(p->cx, p->log, OC_LOG_WARNING, "Ticket denied", reason);
	return OC_EINVAL;
}

static enum oc_err
deny_by_filter(struct oc_plan *p, const char *filter)
{
	return deny(
	    p, oc_sprintf(p->cx->arena, "Ticket rejected (%s) by filter \"%s\"",
	           oc_plan_text(p, "email"), filter));
}

/* One pass of the filters; *again when the requester changed. */
static enum oc_err
filter_once(struct oc_plan *p, bool *again)
{
	enum oc_filter_result result;
	const char *rejecting = "";
	struct oc_val *data;
	bool banned;
	enum oc_err e;

	*again = false;
	e = oc_plan_filters(p, &banned);
	if (e == OC_OK && banned)
		return deny_by_filter(p, OC_BAN_LIST);
	if (e == OC_OK)
		e = oc_plan_filter_data(p, &data);
	if (e == OC_OK)
		e = oc_filters_match(p->cx, &p->filters, data, &p->matched);
	if (e == OC_OK)
		e = oc_filters_apply(
		    p->cx, &p->matched, p->vars, data, &result, &rejecting);
	if (e != OC_OK)
		return e;
	if (result == OC_FILTER_REJECT)
		return deny_by_filter(p, rejecting);
	*again = result == OC_FILTER_CHANGED;
	return OC_OK;
}

static enum oc_err
run_filters(struct oc_plan *p)
{
	bool again = true;
	enum oc_err e = OC_OK;

	/* A requester changes once at most: to who wants the answers. */
	for (int i = 0; again && i < 3 && e == OC_OK; i++) {
		e = find_user(p);
		/* For a known user osTicket goes by what it knows. */
		if (e == OC_OK && p->user.id != 0) {
			oc_val_set(p->cx->arena, p->vars, "email",
			    oc_val_str(p->cx->arena, p->user.email));
			oc_val_set(p->cx->arena, p->vars, "name",
			    oc_val_str(p->cx->arena, p->user.name));
		}
		if (e == OC_OK)
			e = filter_once(p, &again);
		if (again) {
			p->user = (struct oc_user){ .name = "", .email = "" };
			p->org = (struct oc_org){ .name = "" };
		}
	}
	return e;
}

static enum oc_err
check_limit(struct oc_plan *p)
{
	int64_t max = oc_config_int(p->cx->config, "max_open_tickets"), open;
	const char *email = oc_plan_text(p, "email");
	enum oc_err e;

	if (max <= 0 || oc_plan_from(p, "staff") || p->user.id == 0)
		return OC_OK;
	e = oc_user_open_tickets(p->cx, p->user.id, &open);
	if (e != OC_OK || open < max)
		return e;
	oc_failures_clear(&p->t->failures);
	oc_failures_set(&p->t->failures, "err",
	    "You've reached the maximum open tickets allowed.");
	oc_syslog_note(p->cx, p->log, OC_LOG_WARNING,
	    oc_sprintf(p->cx->arena, "Ticket denied - %s", email),
	    oc_sprintf(p->cx->arena, "Max open tickets (%lld) reached for %s",
	        (long long)max, email));
	return OC_EINVAL;
}

/* May this unknown address become a user? */
static enum oc_err
check_new_user(struct oc_plan *p)
{
	struct oc_failures found = { .arena = p->cx->arena };
	struct oc_answer *email, *name;
	enum oc_err e;

	if (oc_plan_from(p, "email") &&
	    !oc_config_on(p->cx->config, "accept_unregistered_email") &&
	    p->org.id == 0)
		return deny(p, oc_sprintf(p->cx->arena,
		                   "Ticket rejected (%s) (unregistered client)",
		                   oc_plan_text(p, "email")));
	/* Filters may have changed the name and the address. */
	e = oc_entry_init(p->cx, &p->user_entry, p->user_entry.form, p->vars);
	if (e == OC_OK && !oc_plan_from(p, "email"))
		e = oc_entry_check(p->cx, &p->user_entry, &found);
	if (e != OC_OK)
		return e;
	email = oc_entry_answer(&p->user_entry, "email");
	name = oc_entry_answer(&p->user_entry, "name");
	if (found.first != NULL || email == NULL ||
	    !oc_email_syntax(p->cx->arena, email->display, NULL)) {
		oc_failures_set(&p->t->failures, "user", INCOMPLETE);
		return OC_OK;
	}
	p->user.email = email->display;
	p->user.name = name == NULL ? "" : name->display;
	if (*p->user.name == '\0' || oc_streq(p->user.name, "0"))
		p->user.name = oc_strndup(
		    p->cx->arena, p->user.email, strcspn(p->user.email, "@"));
	p->user.name = oc_person_clean(p->cx, p->user.name);
	return OC_OK;
}

/* Only a help topic that is one, and is active, has its forms checked. */
static enum oc_err
check_forms(struct oc_plan *p)
{
	struct oc_failures found = { .arena = p->cx->arena };
	enum oc_err e = OC_OK;

	if (oc_plan_from(p, "email"))
		return OC_OK;
	e = oc_entry_check(p->cx, &p->entry, &found);
	oc_failures_add(&p->t->failures, &found);
	if (e != OC_OK || !is_int(p, "topicId") ||
	    !(p->topic.flags & OC_TOPIC_ACTIVE))
		return e;
	for (size_t i = 0; i < p->ntopical && e == OC_OK; i++) {
		oc_failures_clear(&found);
		e = oc_entry_check(p->cx, &p->topical[i], &found);
		if (found.first != NULL)
			oc_failures_merge(&p->t->failures, &found);
	}
	return e;
}

/* The topic as it stands after the filters, whether active or not. */
static enum oc_err
load_topic(struct oc_plan *p)
{
	int64_t id = oc_plan_int(p, "topicId");

	if (id == 0 || !is_int(p, "topicId"))
		return OC_OK;
	return oc_plan_topic(p, id);
}

enum oc_err
oc_plan_check(struct oc_plan *p)
{
	int64_t uid = oc_plan_int(p, "uid");
	enum oc_err e = OC_OK;

	check_types(p);
	if (p->t->failures.first != NULL)
		return OC_EINVAL;
	if (uid != 0)
		e = oc_user_get(p->cx, uid, &p->user);
	if (e != OC_OK && e != OC_ENOTFOUND)
		return e;
	check_origin(p);
	check_duedate(p);
	e = load_forms(p);
	if (e == OC_OK && p->t->failures.first == NULL) {
		e = run_filters(p);
		if (e == OC_OK)
			e = check_limit(p);
		if (e == OC_OK && p->user.id == 0)
			e = check_new_user(p);
	}
	if (e == OC_OK)
		e = load_topic(p);
	if (e == OC_OK)
		e = check_forms(p);
	if (e == OC_OK && p->t->failures.first != NULL)
		e = OC_EINVAL;
	return e;
}
