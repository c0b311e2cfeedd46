/* variable_text.c - finding %{variables} in a text and replacing them. */
#include "config.h"

#include <string.h>

#include "base/buf.h"
#include "base/str.h"
#include "osticket/variable_class.h"

/* A variable as it stands in the text, and what to put there. */
struct found {
	const char *key;
	size_t len;
	const char *value;
};

/* Bytes of what begins a variable at p; 0 for nothing. */
static size_t
opens(const char *p)
{
	if (p[0] != '%')
		return 0;
	if (p[1] == '{')
		return 2;
	return strncmp(p, "%%7B", 4) == 0 ? 4 : 0;
}

static bool
is_path_char(char c)
{
	return oc_isalnum(c) || c == '_' || c == '.';
}

/*
 * The variable at p: a path of two characters or more between braces, which
 * HTML may have made %7B and %7D.  Returns its length with them, or 0.
 */
static size_t
match(struct oc_arena *a, const char *p, const char **path)
{
	size_t start = opens(p), end = start;

	if (start == 0 || (!oc_isalpha(p[end]) && p[end] != '_'))
		return 0;
	while (is_path_char(p[end]))
		end++;
	if (end - start < 2)
		return 0;
	if (p[end] != '}' && strncmp(p + end, "%7D", 3) != 0)
		return 0;
	*path = oc_strndup(a, p + start, end - start);
	return end + (p[end] == '}' ? 1 : 3);
}

static bool
is_found(const struct found *f, size_t n, const char *key, size_t len)
{
	for (size_t i = 0; i < n; i++)
		if (f[i].len == len && memcmp(f[i].key, key, len) == 0)
			return true;
	return false;
}

/* The different variables of text that have a value, in order. */
static enum oc_err
find_all(struct oc_vars *v, const char *text, struct found *f, size_t *n)
{
	const char *p = strchr(text, '%'), *path;

	*n = 0;
	while (p != NULL && *n < OC_VARS_DISTINCT) {
		size_t len = match(oc_var_arena(v), p, &path);
		struct oc_var x;
		enum oc_err e;

		if (len > 0 && !is_found(f, *n, p, len)) {
			e = oc_var_resolve(v, path, &x);
			if (e != OC_OK)
				return e;
			if (x.kind != OC_VAR_FALSE)
				f[(*n)++] = (struct found){ p, len,
					x.kind == OC_VAR_TEXT ? x.text : "" };
		}
		p = strchr(p + (len > 0 ? len : 1), '%');
	}
	return OC_OK;
}

/* One variable in all its places. */
static void
replace(const struct oc_buf *text, const struct found *f, struct oc_buf *out)
{
	const char *p = oc_buf_str(text), *end = p + text->len, *at;

	oc_buf_clear(out);
	while (!out->failed &&
	       (at = memmem(p, (size_t)(end - p), f->key, f->len)) != NULL) {
		oc_buf_add(out, p, (size_t)(at - p));
		oc_buf_adds(out, f->value);
		p = at + f->len;
	}
	oc_buf_add(out, p, (size_t)(end - p));
}

/* One after the other, as str_replace() does with two arrays. */
static char *
replace_all(
    struct oc_arena *a, const char *text, const struct found *f, size_t n)
{
	struct oc_buf bufs[2];
	char *out;
	size_t i = 0;

	oc_buf_init(&bufs[0], OC_VARS_MAX);
	oc_buf_init(&bufs[1], OC_VARS_MAX);
	oc_buf_adds(&bufs[0], text);
	while (i < n && !bufs[i % 2].failed) {
		replace(&bufs[i % 2], &f[i], &bufs[(i + 1) % 2]);
		i++;
	}
	out =
	    bufs[i % 2].failed ? oc_strdup(a, "") : oc_buf_dup(&bufs[i % 2], a);
	oc_buf_release(&bufs[0]);
	oc_buf_release(&bufs[1]);
	return out;
}

char *
oc_vars_expand(struct oc_ctx *cx, struct oc_vars *v, const char *text)
{
	struct found f[OC_VARS_DISTINCT];
	size_t n;
	enum oc_err e = find_all(v, text, f, &n);

	if (e != OC_OK) {
		oc_var_fail(v, e);
		return NULL;
	}
	return replace_all(cx->arena, text, f, n);
}
