/* failures.c - an ordered list of errors. */
#include "config.h"

#include "base/buf.h"
#include "base/str.h"
#include "osticket/failures.h"

enum { TEXT_MAX = 256 * 1024 };

static bool
same_key(const struct oc_failure *x, const char *name, int64_t number)
{
	if (x->name != NULL || name != NULL)
		return oc_streq(x->name, name);
	return x->number == number;
}

/* The entry of that key, appended if it is not there yet. */
static struct oc_failure *
entry(struct oc_failures *f, const char *name, int64_t number)
{
	struct oc_failure **at = &f->first;

	for (; *at != NULL; at = &(*at)->next)
		if (same_key(*at, name, number))
			return *at;
	*at = oc_calloc(f->arena, 1, sizeof **at);
	(*at)->name = name;
	(*at)->number = number;
	return *at;
}

void
oc_failures_set(struct oc_failures *f, const char *name, const char *message)
{
	entry(f, name, 0)->message = message;
}

void
oc_failures_field(struct oc_failures *f, int64_t field_id, const char *message)
{
	struct oc_failure *x = entry(f, NULL, field_id);

	x->message = x->message == NULL
	                 ? message
	                 : oc_sprintf(f->arena, "%s,%s", x->message, message);
}

const char *
oc_failures_get(const struct oc_failures *f, const char *name)
{
	for (const struct oc_failure *x = f->first; x != NULL; x = x->next)
		if (oc_streq(x->name, name))
			return x->message;
	return NULL;
}

void
oc_failures_add(struct oc_failures *a, const struct oc_failures *b)
{
	for (const struct oc_failure *x = b->first; x != NULL; x = x->next) {
		struct oc_failure *mine = entry(a, x->name, x->number);

		if (mine->message == NULL)
			mine->message = x->message;
	}
}

void
oc_failures_merge(struct oc_failures *a, const struct oc_failures *b)
{
	struct oc_failures out = { .arena = a->arena, .status = a->status };
	const struct oc_failures *both[] = { a, b };
	int64_t n = 0;

	for (size_t i = 0; i < OC_COUNT(both); i++)
		for (const struct oc_failure *x = both[i]->first; x != NULL;
		     x = x->next)
			entry(&out, x->name, x->name == NULL ? n++ : 0)
			    ->message = x->message;
	*a = out;
}

void
oc_failures_clear(struct oc_failures *f)
{
	f->first = NULL;
	f->status = 0;
}

char *
oc_failures_text(const struct oc_failures *f)
{
	struct oc_buf *b = oc_buf_new(f->arena, TEXT_MAX);

	for (const struct oc_failure *x = f->first; x != NULL; x = x->next) {
		if (b->len > 0)
			oc_buf_addc(b, '\n');
		if (x->name != NULL)
			oc_buf_adds(b, x->name);
		else
			oc_buf_addf(b, "%lld", (long long)x->number);
		oc_buf_addf(b, "\n%s", x->message);
	}
	return oc_buf_dup(b, f->arena);
}
