/* legacy_inspect.c - fields the API does not know, and files it refuses. */
#include "config.h"

#include "base/str.h"
#include "config/settings.h"
#include "osticket/legacy.h"

struct inspector {
	struct oc_ctx *cx;
	struct oc_syslog *log;
	const struct oc_forms *forms;
	bool raw_files;
};

static void
report(struct inspector *in, const char *path)
{
	oc_syslog_note(in->cx, in->log, OC_LOG_ERROR, "Unexpected Data (400)",
	    oc_sprintf(in->cx->arena,
	        "%s: Unexpected data received in API request", path));
}

/* Names the API takes by itself, and those of every field in question. */
static bool
is_known(const struct inspector *in, const char *name)
{
	static const char *const plain[] = { "alert", "autorespond", "source",
		"topicId", "message", "ip", "priorityId" };

	for (size_t i = 0; i < OC_COUNT(plain); i++)
		if (oc_streq(plain[i], name))
			return true;
	for (size_t i = 0; i < in->forms->n; i++) {
		const struct oc_dynform *f = &in->forms->forms[i];

		if (f->type == 'O')
			continue;
		for (size_t k = 0; k < f->n; k++)
			if (oc_streq(f->fields[k].name, name))
				return true;
	}
	return false;
}

/* The name of the i-th member, or its number in an array. */
static const char *
key_of(struct inspector *in, const struct oc_val *v, size_t i)
{
	if (v->type == OC_OBJECT)
		return v->u.list.m[i].name;
	return oc_sprintf(in->cx->arena, "%zu", i);
}

/* Members of the elements of a list: only these names are known. */
static void
inspect_elements(struct inspector *in, const char *prefix,
    const struct oc_val *list, const char *const *known, size_t n)
{
	for (size_t i = 0; i < oc_val_count(list); i++) {
		const struct oc_val *v = oc_val_at(list, i);
		const char *at = oc_sprintf(
		    in->cx->arena, "%s/%s", prefix, key_of(in, list, i));

		if (!oc_val_is_list(v)) {
			report(in, at);
			continue;
		}
		for (size_t k = 0; k < oc_val_count(v); k++) {
			const char *name = key_of(in, v, k);
			bool ok = false;

			for (size_t x = 0; x < n; x++)
				ok = ok || oc_streq(known[x], name);
			if (!ok || oc_val_is_list(oc_val_at(v, k)))
				report(in, oc_sprintf(in->cx->arena, "%s/%s",
				               at, name));
		}
	}
}

static void
inspect_member(struct inspector *in, const char *name, const struct oc_val *v)
{
	static const char *const file[] = { "name", "type", "data", "encoding",
		"size" };
	static const char *const recipients[] = { "to", "cc" };

	if (!oc_val_is_list(v)) {
		if (!is_known(in, name))
			report(in, name);
	} else if (oc_streq(name, "attachments")) {
		if (in->raw_files)
			inspect_elements(in, name, v, file, OC_COUNT(file));
	} else if (oc_streq(name, "system_emails")) {
		inspect_elements(in, name, v, NULL, 0);
	} else if (oc_streq(name, "thread_entry_recipients")) {
		inspect_elements(in, name, v, recipients, OC_COUNT(recipients));
	} else {
		report(in, name);
	}
}

/* Files that the message field's settings do not allow. */
static void
check_files(struct oc_ctx *cx, struct oc_new_ticket *t)
{
	const struct oc_field *field =
	    oc_dynform_field(oc_forms_of_type(&t->forms, 'T'), "message");
	struct oc_file_rules rules;

	if (field == NULL)
		return;
	oc_file_rules(cx, field, &rules);
	if (!rules.enabled) {
		t->files = NULL;
		return;
	}
	for (struct oc_upload *u = t->files; u != NULL; u = u->next)
		if (u->error == NULL)
			oc_file_check(cx, &rules, u);
}

enum oc_err
oc_legacy_inspect(
    struct oc_ctx *cx, struct oc_new_ticket *t, struct oc_syslog *log)
{
	struct inspector in = { .cx = cx,
		.log = log,
		.forms = &t->forms,
		.raw_files = t->raw_files };
	enum oc_err e = oc_ticket_ask(cx, t);

	if (e != OC_OK)
		return e;
	for (size_t i = 0; i < oc_val_count(t->vars); i++)
		inspect_member(
		    &in, key_of(&in, t->vars, i), oc_val_at(t->vars, i));
	check_files(cx, t);
	return OC_OK;
}
