/* value.c - trees of values. */
#include "config.h"

#include <assert.h>
#include <math.h>
#include <string.h>

#include "base/str.h"
#include "json/index.h"
#include "json/number.h"
#include "json/value.h"

enum {
	CAP_MIN = 4,
	INDEX_MIN = 16 /* objects with more room than this have an index */
};

static struct oc_val *
new_val(struct oc_arena *a, enum oc_val_type type)
{
	struct oc_val *v = oc_alloc(a, sizeof *v);

	*v = (struct oc_val){ .type = type };
	return v;
}

struct oc_val *
oc_val_null(struct oc_arena *a)
{
	return new_val(a, OC_NULL);
}

struct oc_val *
oc_val_bool(struct oc_arena *a, bool b)
{
	struct oc_val *v = new_val(a, OC_BOOL);

	v->u.b = b;
	return v;
}

struct oc_val *
oc_val_int(struct oc_arena *a, int64_t i)
{
	struct oc_val *v = new_val(a, OC_INT);

	v->u.i = i;
	return v;
}

struct oc_val *
oc_val_double(struct oc_arena *a, double d)
{
	struct oc_val *v = new_val(a, OC_DOUBLE);

	v->u.d = d;
	return v;
}

struct oc_val *
oc_val_strn(struct oc_arena *a, const char *p, size_t len)
{
	struct oc_val *v = new_val(a, OC_STRING);

	v->u.s.p = oc_strndup(a, p, len);
	v->u.s.len = len;
	return v;
}

struct oc_val *
oc_val_str(struct oc_arena *a, const char *s)
{
	return s == NULL ? oc_val_null(a) : oc_val_strn(a, s, strlen(s));
}

struct oc_val *
oc_val_array(struct oc_arena *a)
{
	return new_val(a, OC_ARRAY);
}

struct oc_val *
oc_val_object(struct oc_arena *a)
{
	return new_val(a, OC_OBJECT);
}

bool
oc_val_is(const struct oc_val *v, enum oc_val_type type)
{
	return v != NULL && v->type == type;
}

bool
oc_val_is_list(const struct oc_val *v)
{
	return oc_val_is(v, OC_ARRAY) || oc_val_is(v, OC_OBJECT);
}

/* The index of a large object stands behind its members; NULL without. */
static uint32_t *
index_of(const struct oc_val *v)
{
	if (v->type != OC_OBJECT || v->u.list.cap <= INDEX_MIN)
		return NULL;
	return (void *)(v->u.list.m + v->u.list.cap);
}

static void
reindex(struct oc_val *v)
{
	uint32_t *slots = index_of(v);

	if (slots != NULL)
		oc_index_build(slots, oc_index_slots(v->u.list.cap),
		    v->u.list.m, v->u.list.n);
}

void
oc_val_reserve(struct oc_arena *a, struct oc_val *v, size_t n)
{
	struct oc_member *m;
	size_t size;

	assert(oc_val_is_list(v));
	if (n <= v->u.list.cap)
		return;
	if (n > UINT32_MAX / 4 || n > SIZE_MAX / 4 / sizeof *m)
		oc_oom();
	size = n * sizeof *m;
	if (v->type == OC_OBJECT && n > INDEX_MIN)
		size += oc_index_slots(n) * sizeof(uint32_t);
	m = oc_alloc(a, size);
	if (v->u.list.n > 0)
		memcpy(m, v->u.list.m, v->u.list.n * sizeof *m);
	v->u.list.m = m;
	v->u.list.cap = n;
	reindex(v);
}

static void
append(
    struct oc_arena *a, struct oc_val *v, const char *name, struct oc_val *val)
{
	size_t n = v->u.list.n;
	uint32_t *slots;

	if (n == v->u.list.cap)
		oc_val_reserve(a, v, n < CAP_MIN ? CAP_MIN : n * 2);
	v->u.list.m[n] = (struct oc_member){ .name = name, .val = val };
	v->u.list.n++;
	slots = index_of(v);
	if (slots != NULL)
		oc_index_add(
		    slots, oc_index_slots(v->u.list.cap), v->u.list.m, n);
}

void
oc_val_push(struct oc_arena *a, struct oc_val *arr, struct oc_val *v)
{
	assert(oc_val_is(arr, OC_ARRAY) && v != NULL);
	append(a, arr, NULL, v);
}

static struct oc_member *
find(const struct oc_val *obj, const char *name)
{
	const uint32_t *slots;
	size_t i;

	if (!oc_val_is(obj, OC_OBJECT))
		return NULL;
	slots = index_of(obj);
	if (slots != NULL) {
		i = oc_index_find(slots, oc_index_slots(obj->u.list.cap),
		    obj->u.list.m, name);
		return i == OC_INDEX_NONE ? NULL : &obj->u.list.m[i];
	}
	for (i = 0; i < obj->u.list.n; i++)
		if (strcmp(obj->u.list.m[i].name, name) == 0)
			return &obj->u.list.m[i];
	return NULL;
}

void
oc_val_put(
    struct oc_arena *a, struct oc_val *obj, const char *name, struct oc_val *v)
{
	struct oc_member *m;

	assert(oc_val_is(obj, OC_OBJECT) && name != NULL && v != NULL);
	m = find(obj, name);
	if (m != NULL)
		m->val = v;
	else
		append(a, obj, name, v);
}

void
oc_val_set(
    struct oc_arena *a, struct oc_val *obj, const char *name, struct oc_val *v)
{
	struct oc_member *m = find(obj, name);

	if (m != NULL)
		m->val = v;
	else
		oc_val_put(a, obj, oc_strdup(a, name), v);
}

void
oc_val_unset(struct oc_val *obj, const char *name)
{
	struct oc_member *m = find(obj, name);
	size_t after;

	if (m == NULL)
		return;
	after = (size_t)(obj->u.list.m + obj->u.list.n - (m + 1));
	memmove(m, m + 1, after * sizeof *m);
	obj->u.list.n--;
	reindex(obj);
}

struct oc_val *
oc_val_get(const struct oc_val *obj, const char *name)
{
	const struct oc_member *m = find(obj, name);

	return m == NULL ? NULL : m->val;
}

size_t
oc_val_count(const struct oc_val *v)
{
	return oc_val_is_list(v) ? v->u.list.n : 0;
}

struct oc_val *
oc_val_at(const struct oc_val *v, size_t i)
{
	assert(i < oc_val_count(v));
	return v->u.list.m[i].val;
}

bool
oc_val_truthy(const struct oc_val *v)
{
	if (v == NULL)
		return false;
	switch (v->type) {
	case OC_NULL:
		return false;
	case OC_BOOL:
		return v->u.b;
	case OC_INT:
		return v->u.i != 0;
	case OC_DOUBLE:
		return v->u.d != 0;
	case OC_STRING:
		return v->u.s.len > 1 ||
		       (v->u.s.len == 1 && v->u.s.p[0] != '0');
	case OC_ARRAY:
	case OC_OBJECT:
		return v->u.list.n > 0;
	}
	return false;
}

static const char *
string_text(struct oc_arena *a, const struct oc_val *v)
{
	const char *p = v->u.s.p, *end = p + v->u.s.len;
	char *copy, *to;

	if (memchr(p, '\0', v->u.s.len) == NULL)
		return p;
	copy = to = oc_alloc(a, v->u.s.len + 1);
	for (; p < end; p++)
		if (*p != '\0')
			*to++ = *p;
	*to = '\0';
	return copy;
}

static const char *
double_text(struct oc_arena *a, double d)
{
	char text[OC_NUMBER_MAX];

	if (isnan(d))
		return "NAN";
	if (isinf(d))
		return d < 0 ? "-INF" : "INF";
	return oc_strndup(a, text, oc_number_write(d, 'E', text));
}

const char *
oc_val_text(struct oc_arena *a, const struct oc_val *v)
{
	if (v == NULL)
		return "";
	switch (v->type) {
	case OC_NULL:
		return "";
	case OC_BOOL:
		return v->u.b ? "1" : "";
	case OC_INT:
		return oc_sprintf(a, "%lld", (long long)v->u.i);
	case OC_DOUBLE:
		return double_text(a, v->u.d);
	case OC_STRING:
		return string_text(a, v);
	case OC_ARRAY:
	case OC_OBJECT:
		return "Array";
	}
	return "";
}

const char *
oc_val_member_text(
    struct oc_arena *a, const struct oc_val *obj, const char *name)
{
	const struct oc_val *v = oc_val_get(obj, name);

	return v == NULL || v->type == OC_NULL ? NULL : oc_val_text(a, v);
}

/* Towards zero; 0 when it does not fit. */
static int64_t
double_int(double d)
{
	const double limit = 9223372036854775808.0; /* 2^63 */

	return d >= -limit && d < limit ? (int64_t)d : 0;
}

static int64_t
string_int(const char *s)
{
	bool integer;
	int64_t v = 0;
	size_t len;

	while (oc_isspace(*s))
		s++;
	len = oc_number_scan(s, strlen(s), &integer);
	if (len > 0 && !integer)
		return double_int(oc_number_double(s, len));
	oc_number_int(s, len, &v);
	return v;
}

int64_t
oc_val_to_int(const struct oc_val *v)
{
	if (v == NULL)
		return 0;
	switch (v->type) {
	case OC_BOOL:
		return v->u.b;
	case OC_INT:
		return v->u.i;
	case OC_DOUBLE:
		return double_int(v->u.d);
	case OC_STRING:
		return string_int(v->u.s.p);
	case OC_NULL:
	case OC_ARRAY:
	case OC_OBJECT:
		break;
	}
	return 0;
}

bool
oc_val_is_numeric(const struct oc_val *v)
{
	if (oc_val_is(v, OC_INT) || oc_val_is(v, OC_DOUBLE))
		return true;
	return oc_val_is(v, OC_STRING) &&
	       memchr(v->u.s.p, '\0', v->u.s.len) == NULL &&
	       oc_is_numeric(v->u.s.p);
}

/* Lists still to be filled; copying deep trees must not use the stack. */
struct job {
	struct job *next;
	const struct oc_val *from;
	struct oc_val *to;
};

static struct oc_val *
copy_one(struct oc_arena *a, const struct oc_val *from, struct job **jobs)
{
	struct oc_val *to;
	struct job *job;

	if (from->type == OC_STRING)
		return oc_val_strn(a, from->u.s.p, from->u.s.len);
	to = new_val(a, from->type);
	if (!oc_val_is_list(from)) {
		to->u = from->u;
		return to;
	}
	job = oc_alloc(a, sizeof *job);
	*job = (struct job){ .next = *jobs, .from = from, .to = to };
	*jobs = job;
	return to;
}

struct oc_val *
oc_val_copy(struct oc_arena *a, const struct oc_val *v)
{
	struct job *jobs = NULL, *job;
	struct oc_val *copy;

	if (v == NULL)
		return NULL;
	copy = copy_one(a, v, &jobs);
	while ((job = jobs) != NULL) {
		const struct oc_member *m = job->from->u.list.m;
		size_t n = job->from->u.list.n;

		jobs = job->next;
		oc_val_reserve(a, job->to, n);
		for (size_t i = 0; i < n; i++)
			append(a, job->to, oc_strdup(a, m[i].name),
			    copy_one(a, m[i].val, &jobs));
	}
	return copy;
}
