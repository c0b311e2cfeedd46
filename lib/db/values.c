/* values.c - the values of a statement, as the library wants them. */
#include "config.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>

#include "base/utf8.h"
#include "db/db_private.h"

enum { ARGS_MAX = 255 };

/*
 * Set up one value.  Text and bytes are bound where they are; osTicket's text
 * is first made what its own connection would have sent.
 */
static void
bind_text(struct oc_arena *a, MYSQL_BIND *b, struct oc_db_value *v,
    const char *s, bool mb3)
{
	size_t len = s == NULL ? 0 : strlen(s);

	if (s == NULL) {
		b->buffer_type = MYSQL_TYPE_NULL;
		return;
	}
	if (mb3)
		s = oc_utf8_mb3(a, s, &len);
	v->len = len;
	b->buffer_type = MYSQL_TYPE_STRING;
	memcpy(&b->buffer, &s, sizeof s); /* the library's field is not const */
	b->buffer_length = v->len;
	b->length = &v->len;
}

static void
bind_bytes(MYSQL_BIND *b, struct oc_db_value *v, const void *p, size_t len)
{
	static const char nothing[1];

	if (p == NULL)
		p = nothing;
	v->len = len;
	b->buffer_type = MYSQL_TYPE_BLOB;
	memcpy(&b->buffer, &p, sizeof p);
	b->buffer_length = v->len;
	b->length = &v->len;
}

static void
bind_int(MYSQL_BIND *b, struct oc_db_value *v, int64_t i)
{
	v->i = i;
	b->buffer_type = MYSQL_TYPE_LONGLONG;
	b->buffer = &v->i;
}

void
oc_db_bind(
    struct oc_arena *a, struct oc_db_values *x, const char *types, va_list ap)
{
	x->n = (unsigned)strlen(types);
	x->bytes = 0;
	assert(x->n <= OC_DB_VALUES);
	memset(x->binds, 0, x->n * sizeof *x->binds);
	for (size_t n = 0; types[n] != '\0'; n++) {
		MYSQL_BIND *b = &x->binds[n];
		struct oc_db_value *v = &x->each[n];
		const void *p;

		switch (types[n]) {
		case 'i':
			bind_int(b, v, va_arg(ap, int64_t));
			break;
		case 'z':
			bind_int(b, v, va_arg(ap, int64_t));
			if (v->i == 0)
				b->buffer_type = MYSQL_TYPE_NULL;
			break;
		case 'd':
			v->d = va_arg(ap, double);
			b->buffer_type = MYSQL_TYPE_DOUBLE;
			b->buffer = &v->d;
			break;
		case 's':
		case 'u':
			bind_text(
			    a, b, v, va_arg(ap, const char *), types[n] == 's');
			break;
		case 'b':
			p = va_arg(ap, const void *);
			bind_bytes(b, v, p, va_arg(ap, size_t));
			break;
		default:
			abort(); /* a letter nobody knows is a bug */
		}
		x->bytes += b->buffer_length;
	}
}

void
oc_db_bind_args(
    struct oc_arena *a, struct oc_db_values *out, const struct oc_db_args *x)
{
	out->n = (unsigned)x->n;
	out->bytes = 0;
	out->binds = oc_calloc(a, x->n, sizeof *out->binds);
	out->each = oc_calloc(a, x->n, sizeof *out->each);
	for (size_t i = 0; i < x->n; i++) {
		MYSQL_BIND *b = &out->binds[i];

		if (x->types[i] == 'i')
			bind_int(b, &out->each[i], x->v[i].i);
		else
			bind_text(a, b, &out->each[i], x->v[i].p, true);
		out->bytes += b->buffer_length;
	}
}

void
oc_db_args_init(struct oc_db_args *x)
{
	x->n = 0;
	x->types[0] = '\0';
}

static size_t
args_add(struct oc_db_args *x, char type)
{
	assert(x->n < ARGS_MAX);
	x->types[x->n] = type;
	x->types[x->n + 1] = '\0';
	return x->n++;
}

void
oc_db_args_int(struct oc_db_args *x, int64_t i)
{
	x->v[args_add(x, 'i')].i = i;
}

void
oc_db_args_text(struct oc_db_args *x, const char *s)
{
	x->v[args_add(x, 's')].p = s;
}
