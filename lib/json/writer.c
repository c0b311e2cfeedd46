/* writer.c - JSON out. */
#include "config.h"

#include <assert.h>
#include <math.h>
#include <stdio.h>
#include <string.h>

#include "base/str.h"
#include "base/utf8.h"
#include "json/number.h"
#include "json/reader.h"
#include "json/writer.h"

void
oc_json_init(struct oc_json *j, struct oc_buf *out, enum oc_json_style style)
{
	*j = (struct oc_json){ .out = out, .style = style };
}

/* Before every value: the comma, and a check that it may stand here. */
static void
begin_value(struct oc_json *j)
{
	int top = j->depth - 1;

	if (top < 0)
		return;
	assert(j->in_object[top] == j->has_key);
	if (!j->in_object[top] && j->has_value[top])
		oc_buf_addc(j->out, ',');
	j->has_value[top] = true;
	j->has_key = false;
}

static void
open_list(struct oc_json *j, bool object)
{
	begin_value(j);
	assert(j->depth < OC_JSON_MAX_NESTING);
	j->in_object[j->depth] = object;
	j->has_value[j->depth] = false;
	j->depth++;
	oc_buf_addc(j->out, object ? '{' : '[');
}

void
oc_json_object(struct oc_json *j)
{
	open_list(j, true);
}

void
oc_json_array(struct oc_json *j)
{
	open_list(j, false);
}

void
oc_json_end(struct oc_json *j)
{
	assert(j->depth > 0 && !j->has_key);
	j->depth--;
	oc_buf_addc(j->out, j->in_object[j->depth] ? '}' : ']');
}

static void
put_escape(struct oc_json *j, unsigned c)
{
	static const char from[] = "\"\\/\b\f\n\r\t", to[] = "\"\\/bfnrt";
	const char *plain = c != 0 && c < 0x80 ? strchr(from, (int)c) : NULL;

	if (plain != NULL) {
		oc_buf_addf(j->out, "\\%c", to[plain - from]);
	} else if (c < 0x10000) {
		oc_buf_addf(j->out, "\\u%04x", c);
	} else {
		c -= 0x10000;
		oc_buf_addf(j->out, "\\u%04x\\u%04x", 0xD800 + (c >> 10),
		    0xDC00 + (c & 0x3FF));
	}
}

/* Does the byte stand for itself? */
static bool
is_plain(const struct oc_json *j, unsigned char c)
{
	if (c < 0x20 || c >= 0x80 || c == '"' || c == '\\')
		return false;
	return c != '/' || j->style != OC_JSON_PHP;
}

static void
put_string(struct oc_json *j, const char *p, size_t len)
{
	const char *end = p + len;

	oc_buf_addc(j->out, '"');
	while (p < end) {
		const char *start = p;
		unsigned c;
		size_t n;

		while (p < end && is_plain(j, (unsigned char)*p))
			p++;
		oc_buf_add(j->out, start, (size_t)(p - start));
		if (p == end)
			break;
		n = oc_utf8_decode(p, (size_t)(end - p), &c);
		if (n == 0) {
			n = 1;
			c = 0xFFFD;
		}
		p += n;
		if (c < 0x80 || j->style == OC_JSON_PHP)
			put_escape(j, c);
		else
			oc_buf_addu(j->out, c);
	}
	oc_buf_addc(j->out, '"');
}

static void
put_double(struct oc_json *j, double d)
{
	if (isfinite(d)) {
		char text[OC_NUMBER_MAX];

		oc_buf_add(j->out, text, oc_number_write(d, 'e', text));
	} else {
		oc_buf_adds(j->out, "null");
	}
}

static void
put_int(struct oc_json *j, int64_t i)
{
	oc_buf_addf(j->out, "%lld", (long long)i);
}

void
oc_json_key(struct oc_json *j, const char *key)
{
	int top = j->depth - 1;

	assert(top >= 0 && j->in_object[top] && !j->has_key);
	if (j->has_value[top])
		oc_buf_addc(j->out, ',');
	put_string(j, key, strlen(key));
	oc_buf_addc(j->out, ':');
	j->has_key = true;
}

void
oc_json_null(struct oc_json *j)
{
	begin_value(j);
	oc_buf_adds(j->out, "null");
}

void
oc_json_bool(struct oc_json *j, bool b)
{
	begin_value(j);
	oc_buf_adds(j->out, b ? "true" : "false");
}

void
oc_json_int(struct oc_json *j, int64_t i)
{
	begin_value(j);
	put_int(j, i);
}

void
oc_json_double(struct oc_json *j, double d)
{
	begin_value(j);
	put_double(j, d);
}

void
oc_json_strn(struct oc_json *j, const char *p, size_t len)
{
	begin_value(j);
	put_string(j, p, len);
}

void
oc_json_str(struct oc_json *j, const char *s)
{
	if (s == NULL)
		oc_json_null(j);
	else
		oc_json_strn(j, s, strlen(s));
}

/*
 * In PHP an object is an array with names: one without members, or with the
 * names "0", "1", "2" in order, is written as a list.
 */
static bool
is_php_list(const struct oc_val *v)
{
	char place[24];

	for (size_t i = 0; i < v->u.list.n; i++) {
		snprintf(place, sizeof place, "%zu", i);
		if (strcmp(v->u.list.m[i].name, place) != 0)
			return false;
	}
	return true;
}

static void put_val(struct oc_json *j, const struct oc_val *v, int depth);

static void
put_list(struct oc_json *j, const struct oc_val *v, int depth)
{
	bool object = v->type == OC_OBJECT &&
	              !(j->style == OC_JSON_PHP && is_php_list(v));

	if (depth >= OC_JSON_DEPTH_MAX) {
		j->out->failed = true;
		return;
	}
	oc_buf_addc(j->out, object ? '{' : '[');
	for (size_t i = 0; i < v->u.list.n && !j->out->failed; i++) {
		if (i > 0)
			oc_buf_addc(j->out, ',');
		if (object) {
			const char *name = v->u.list.m[i].name;

			put_string(j, name, strlen(name));
			oc_buf_addc(j->out, ':');
		}
		put_val(j, v->u.list.m[i].val, depth + 1);
	}
	oc_buf_addc(j->out, object ? '}' : ']');
}

static void
put_val(struct oc_json *j, const struct oc_val *v, int depth)
{
	if (v == NULL) {
		oc_buf_adds(j->out, "null");
		return;
	}
	switch (v->type) {
	case OC_NULL:
		oc_buf_adds(j->out, "null");
		break;
	case OC_BOOL:
		oc_buf_adds(j->out, v->u.b ? "true" : "false");
		break;
	case OC_INT:
		put_int(j, v->u.i);
		break;
	case OC_DOUBLE:
		put_double(j, v->u.d);
		break;
	case OC_STRING:
		put_string(j, v->u.s.p, v->u.s.len);
		break;
	case OC_ARRAY:
	case OC_OBJECT:
		put_list(j, v, depth);
		break;
	}
}

void
oc_json_val(struct oc_json *j, const struct oc_val *v)
{
	begin_value(j);
	put_val(j, v, 0);
}

void
oc_json_kstr(struct oc_json *j, const char *key, const char *s)
{
	oc_json_key(j, key);
	oc_json_str(j, s);
}

void
oc_json_kint(struct oc_json *j, const char *key, int64_t i)
{
	oc_json_key(j, key);
	oc_json_int(j, i);
}

void
oc_json_kbool(struct oc_json *j, const char *key, bool b)
{
	oc_json_key(j, key);
	oc_json_bool(j, b);
}

void
oc_json_knull(struct oc_json *j, const char *key)
{
	oc_json_key(j, key);
	oc_json_null(j);
}

char *
oc_json_php(struct oc_arena *a, const struct oc_val *v)
{
	struct oc_json j;
	struct oc_buf b;
	char *text;

	oc_buf_init(&b, SIZE_MAX / 2);
	oc_json_init(&j, &b, OC_JSON_PHP);
	oc_json_val(&j, v);
	text = oc_buf_dup(&b, a);
	oc_buf_release(&b);
	return text;
}
