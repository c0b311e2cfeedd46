/* multipart.c - multipart/form-data, RFC 7578 and what it takes from 2046. */
#include "config.h"

#include <stdbool.h>
#include <string.h>

#include "base/str.h"
#include "base/utf8.h"
#include "http/multipart.h"
#include "http/param.h"

enum { BOUNDARY_MAX = 70 };

const struct oc_multipart_limits oc_multipart_default = {
	.parts = 1000,
	.header = 8 * 1024,
};

struct reader {
	struct oc_arena *arena;
	const struct oc_multipart_limits *limits;
	const char *p;
	const char *end;
	const char *mark; /* CR LF "--" boundary */
	size_t mark_len;
	struct oc_multipart out;
	size_t cap;
	const char *why;
};

static enum oc_err
fail(struct reader *r, enum oc_err e, const char *why)
{
	r->why = why;
	return e;
}

/* RFC 2046, 5.1.1, but any printable character: clients send more. */
static bool
is_boundary(const char *s)
{
	size_t n = strlen(s);

	for (size_t i = 0; i < n; i++)
		if (s[i] < ' ' || s[i] > '~' || s[i] == '"' || s[i] == '\\')
			return false;
	return n > 0 && n <= BOUNDARY_MAX && s[n - 1] != ' ';
}

/* The mark between parts, from the request's Content-Type. */
static enum oc_err
read_content_type(struct reader *r, const char *content_type)
{
	const char *boundary;
	struct oc_params params;

	if (!oc_params_parse(r->arena, content_type, &params))
		return fail(r, OC_EBADREQ, "Content-Type is malformed");
	if (!oc_strieq(params.value, "multipart/form-data"))
		return fail(
		    r, OC_EMEDIA, "The body is not multipart/form-data");
	boundary = oc_params_get(&params, "boundary");
	if (boundary == NULL || !is_boundary(boundary))
		return fail(r, OC_EBADREQ, "Content-Type has no good boundary");
	r->mark = oc_sprintf(r->arena, "\r\n--%s", boundary);
	r->mark_len = strlen(r->mark);
	return OC_OK;
}

static const char *
skip_blanks(const char *p, const char *end)
{
	while (p < end && (*p == ' ' || *p == '\t'))
		p++;
	return p;
}

static bool
is_crlf(const char *p, const char *end)
{
	return end - p >= 2 && p[0] == '\r' && p[1] == '\n';
}

/*
 * Does the line of a boundary, whose text ends at p, end here?  *next gets
 * what follows; NULL after the last boundary.
 */
static bool
ends_mark(const char *p, const char *end, const char **next)
{
	*next = NULL;
	if (end - p >= 2 && p[0] == '-' && p[1] == '-')
		return true;
	p = skip_blanks(p, end);
	if (!is_crlf(p, end))
		return false;
	*next = p + 2;
	return true;
}

/*
 * The next boundary from p on, with the line break that belongs to it, and
 * what follows it.  NULL when there is none.
 */
static const char *
find_mark(const struct reader *r, const char *p, const char **next)
{
	while (p < r->end) {
		const char *hit =
		    memmem(p, (size_t)(r->end - p), r->mark, r->mark_len);

		if (hit == NULL)
			return NULL;
		if (ends_mark(hit + r->mark_len, r->end, next))
			return hit;
		p = hit + 2;
	}
	return NULL;
}

/*
 * Past the first boundary.  A preamble (RFC 2046, 5.1.1) is no form's: what
 * is in it would be lost.
 */
static enum oc_err
skip_first_mark(struct reader *r)
{
	const char *mark = r->mark, *next = NULL;
	size_t n = r->mark_len;

	if (!is_crlf(r->p, r->end)) {
		mark += 2;
		n -= 2;
	}
	if ((size_t)(r->end - r->p) < n || memcmp(r->p, mark, n) != 0 ||
	    !ends_mark(r->p + n, r->end, &next))
		return fail(
		    r, OC_EBADREQ, "The body does not begin with a boundary");
	r->p = next;
	return OC_OK;
}

static bool
is_text(const char *p, size_t len)
{
	for (size_t i = 0; i < len; i++)
		if (((unsigned char)p[i] < 0x20 && p[i] != '\t') ||
		    p[i] == 0x7F)
			return false;
	return oc_utf8_valid(p, len);
}

/* Only the last part of a path, as Internet Explorer sent them. */
static const char *
basename_of(const char *path)
{
	const char *name = path;

	for (const char *p = path; *p != '\0'; p++)
		if (*p == '/' || *p == '\\')
			name = p + 1;
	return name;
}

static enum oc_err
read_filename(
    struct reader *r, const struct oc_params *params, struct oc_part *part)
{
	const char *plain = oc_params_get(params, "filename");
	const char *extended = oc_params_get(params, "filename*");

	if (extended != NULL) {
		extended = oc_params_extended(r->arena, extended);
		if (extended == NULL || !is_text(extended, strlen(extended)))
			return fail(
			    r, OC_EBADREQ, "A part has a malformed filename*");
		plain = extended;
	}
	if (plain == NULL)
		return OC_OK;
	part->filename = basename_of(plain);
	if (oc_streq(part->filename, ".") || oc_streq(part->filename, ".."))
		return fail(r, OC_EBADREQ, "A part has no good file name");
	return OC_OK;
}

static enum oc_err
read_disposition(struct reader *r, const char *value, struct oc_part *part)
{
	struct oc_params params;

	if (part->name != NULL)
		return fail(r, OC_EBADREQ,
		    "A part has more than one Content-Disposition");
	if (!oc_params_parse(r->arena, value, &params) ||
	    !oc_strieq(params.value, "form-data"))
		return fail(r, OC_EBADREQ,
		    "A part has a malformed Content-Disposition");
	part->name = oc_params_get(&params, "name");
	if (part->name == NULL)
		return fail(r, OC_EBADREQ, "A part has no name");
	return read_filename(r, &params, part);
}

static enum oc_err
read_encoding(struct reader *r, const char *value)
{
	static const char *const plain[] = { "binary", "8bit", "7bit" };

	for (size_t i = 0; i < OC_COUNT(plain); i++)
		if (oc_strieq(value, plain[i]))
			return OC_OK;
	return fail(r, OC_EBADREQ,
	    "A part has a Content-Transfer-Encoding that is not read here");
}

static enum oc_err
read_type(struct reader *r, const char *value, struct oc_part *part)
{
	struct oc_params params;

	if (part->type != NULL)
		return fail(
		    r, OC_EBADREQ, "A part has more than one Content-Type");
	if (!oc_params_parse(r->arena, value, &params))
		return fail(
		    r, OC_EBADREQ, "A part has a malformed Content-Type");
	part->type = oc_strlower(r->arena, params.value);
	return OC_OK;
}

/* One header line without its end. */
static enum oc_err
read_header(struct reader *r, const char *p, size_t len, struct oc_part *part)
{
	const char *colon = memchr(p, ':', len), *name, *value;

	if (colon == NULL || colon == p || !is_text(p, len))
		return fail(r, OC_EBADREQ, "A part has a malformed header");
	for (const char *q = p; q < colon; q++)
		if (!oc_is_token(*q))
			return fail(
			    r, OC_EBADREQ, "A part has a malformed header");
	name = oc_strndup(r->arena, p, (size_t)(colon - p));
	value = oc_strndup(r->arena, colon + 1, len - (size_t)(colon - p) - 1);
	value = oc_trim(r->arena, value, " \t");
	if (oc_strieq(name, "Content-Disposition"))
		return read_disposition(r, value, part);
	if (oc_strieq(name, "Content-Type"))
		return read_type(r, value, part);
	if (oc_strieq(name, "Content-Transfer-Encoding"))
		return read_encoding(r, value);
	return OC_OK;
}

/* The header lines of a part and the empty line after them. */
static enum oc_err
read_headers(struct reader *r, struct oc_part *part)
{
	const char *start = r->p, *eol;
	for (;;) {
		size_t left = (size_t)(r->end - r->p);
		size_t room = r->limits->header - (size_t)(r->p - start);
		enum oc_err e;

		eol = memmem(r->p, left < room ? left : room, "\r\n", 2);
		if (eol == NULL && left > room)
			return fail(r, OC_ETOOBIG,
			    "The headers of a part are too long");
		if (eol == NULL)
			return fail(
			    r, OC_EBADREQ, "The headers of a part do not end");
		if (eol == r->p)
			break;
		e = read_header(r, r->p, (size_t)(eol - r->p), part);
		if (e != OC_OK)
			return e;
		r->p = eol + 2;
	}
	if (part->name == NULL)
		return fail(r, OC_EBADREQ, "A part has no Content-Disposition");
	if (part->type == NULL)
		part->type = "text/plain"; /* RFC 7578, 4.4 */
	/* The data begin after the empty line; but that line's end may be the
	 * one that belongs to the boundary, when there are none. */
	r->p = eol;
	return OC_OK;
}

static struct oc_part *
new_part(struct reader *r)
{
	struct oc_part *parts;

	if (r->out.n == r->cap) {
		r->cap = r->cap == 0 ? 8 : r->cap * 2;
		parts = oc_calloc(r->arena, r->cap, sizeof *parts);
		if (r->out.n > 0)
			memcpy(parts, r->out.parts, r->out.n * sizeof *parts);
		r->out.parts = parts;
	}
	return &r->out.parts[r->out.n++];
}

static enum oc_err
read_part(struct reader *r)
{
	struct oc_part *part;
	const char *mark, *next;
	enum oc_err e;

	if (r->out.n >= r->limits->parts)
		return fail(r, OC_ETOOBIG, "The body has too many parts");
	part = new_part(r);
	e = read_headers(r, part);
	if (e != OC_OK)
		return e;
	mark = find_mark(r, r->p, &next);
	if (mark == NULL)
		return fail(r, OC_EBADREQ, "The last boundary is missing");
	part->data = r->p + 2;
	part->len = mark > part->data ? (size_t)(mark - part->data) : 0;
	r->p = next;
	return OC_OK;
}

enum oc_err
oc_multipart_parse(struct oc_arena *a, const char *content_type,
    const char *body, size_t len, const struct oc_multipart_limits *limits,
    struct oc_multipart *out, const char **why)
{
	struct reader r = { .arena = a, .p = body, .limits = limits };
	enum oc_err e;

	r.end = body + len;
	if (limits == NULL)
		r.limits = &oc_multipart_default;
	e = read_content_type(&r, content_type);
	if (e == OC_OK)
		e = skip_first_mark(&r);
	while (e == OC_OK && r.p != NULL)
		e = read_part(&r);
	if (e == OC_OK)
		*out = r.out;
	else
		*why = r.why;
	return e;
}

const struct oc_part *
oc_multipart_get(const struct oc_multipart *m, const char *name)
{
	for (size_t i = 0; i < m->n; i++)
		if (strcmp(m->parts[i].name, name) == 0)
			return &m->parts[i];
	return NULL;
}

enum oc_err
oc_multipart_form(
    struct oc_arena *a, const struct oc_multipart *m, struct oc_form *out)
{
	struct oc_form f = { NULL, 0 };

	f.pairs = oc_calloc(a, m->n, sizeof *f.pairs);
	for (size_t i = 0; i < m->n; i++) {
		const struct oc_part *p = &m->parts[i];

		if (p->filename != NULL)
			continue;
		if (memchr(p->data, '\0', p->len) != NULL ||
		    !oc_utf8_valid(p->data, p->len))
			return OC_EBADREQ;
		f.pairs[f.n].name = p->name;
		f.pairs[f.n++].value = oc_strndup(a, p->data, p->len);
	}
	*out = f;
	return OC_OK;
}
