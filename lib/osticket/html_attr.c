/* html_attr.c - attributes of tags. */
#include "config.h"

#include <string.h>

#include "base/str.h"
#include "osticket/html_attr.h"
#include "osticket/html_set.h"
#include "osticket/html_style.h"
#include "osticket/html_tables.h"
#include "osticket/html_url.h"

/* PHP's trim() of text that cannot hold a NUL. */
static const char blanks[] = " \t\n\r\v";

static struct oc_html_attr *
find(struct oc_html_attrs *attrs, const char *name)
{
	for (size_t i = 0; i < attrs->n; i++)
		if (strcmp(attrs->list[i].name, name) == 0)
			return &attrs->list[i];
	return NULL;
}

const char *
oc_html_attrs_get(const struct oc_html_attrs *attrs, const char *name)
{
	for (size_t i = 0; i < attrs->n; i++)
		if (strcmp(attrs->list[i].name, name) == 0)
			return attrs->list[i].value;
	return NULL;
}

static void
set(struct oc_html_attrs *attrs, const char *name, const char *value)
{
	struct oc_html_attr *at = find(attrs, name);

	if (at != NULL)
		at->value = value;
	else if (attrs->n < OC_HTML_ATTRS_MAX)
		attrs->list[attrs->n++] =
		    (struct oc_html_attr){ .name = name, .value = value };
}

static void
unset(struct oc_html_attrs *attrs, const char *name)
{
	struct oc_html_attr *at = find(attrs, name);
	size_t i;

	if (at == NULL)
		return;
	i = (size_t)(at - attrs->list);
	attrs->n--;
	memmove(at, at + 1, (attrs->n - i) * sizeof *at);
}

static const char *
skip_blanks(const char *p)
{
	return p + strspn(p, blanks);
}

/* Length of the name at p, which has two letters or more. */
static size_t
name_length(const char *p)
{
	size_t n = oc_isalpha(*p) ? 1 : 0;

	while (n > 0 && p[n] != '\0' && !oc_isspace(p[n]) && p[n] != '=' &&
	       p[n] != '/')
		n++;
	return n > 1 ? n : 0;
}

/* Length of the value at p, with its quotes; 0 when there is none. */
static size_t
value_length(const char *p)
{
	const char *end;

	if (*p != '"' && *p != '\'')
		return strcspn(p, " \t\n\v\f\r\"'");
	end = strchr(p + 1, *p);
	return end == NULL ? 0 : (size_t)(end - p) + 1;
}

/* Step over what is neither a name nor a value: to the next blank outside
 * of quotes. */
static const char *
skip_junk(const char *p)
{
	while (*p != '\0' && !oc_isspace(*p)) {
		if (*p == '"' || *p == '\'') {
			const char *end = strchr(p + 1, *p);

			if (end == NULL)
				return p + strlen(p);
			p = end;
		}
		p++;
	}
	while (oc_isspace(*p))
		p++;
	return p;
}

static const char *
read_value(struct oc_arena *a, const char *p, size_t len)
{
	if (*p == '"' || *p == '\'')
		p++, len -= 2;
	return oc_trim(
	    a, oc_replace(a, oc_strndup(a, p, len), "<", "&lt;"), blanks);
}

void
oc_html_attrs_read(
    struct oc_arena *a, const char *text, struct oc_html_attrs *out)
{
	const char *p = oc_trim(a, text, " /"), *name;
	size_t n;

	out->n = 0;
	while (*p != '\0') {
		n = name_length(p);
		if (n == 0) {
			p = skip_junk(p);
			continue;
		}
		name = oc_strlower(a, oc_strndup(a, p, n));
		p = skip_blanks(p + n);
		if (*p != '=') {
			set(out, name, "");
			continue;
		}
		p += strspn(p, "= ");
		n = value_length(p);
		if (n == 0) {
			p = skip_junk(p);
			continue;
		}
		set(out, name, read_value(a, p, n));
		p = skip_blanks(p + n);
	}
}

/* Append declarations to the style. */
static void
add_style(struct oc_arena *a, struct oc_html_attrs *attrs, const char *css)
{
	const char *style = oc_html_attrs_get(attrs, "style");
	size_t n;

	if (*css == '\0')
		return;
	if (style == NULL) {
		set(attrs, "style", css);
		return;
	}
	n = strlen(style);
	while (n > 0 && strchr(" ;", style[n - 1]) != NULL)
		n--;
	set(attrs, "style", oc_sprintf(a, "%.*s; %s", (int)n, style, css));
}

/* The URL or URLs of an attribute, those with a wrong scheme denied. */
static const char *
check_url(struct oc_arena *a, const char *name, const char *value)
{
	static const char *const soft_hyphens[] = { "&#xad;", "&#173;", "&shy;",
		"\xC2\xAD" };

	for (size_t i = 0; i < 4; i++)
		value = oc_replace(a, value, soft_hyphens[i], " ");
	if (strcmp(name, "srcset") == 0)
		value = oc_html_srcset_check(a, value);
	if (strcmp(name, "itemtype") == 0)
		return oc_html_itemtype_check(a, value);
	return oc_html_url_check(a, value, name);
}

static const char *
clean_value(struct oc_arena *a, bool lowered, const char *name, const char *v)
{
	if (oc_html_attr_boolean(name)) {
		v = name;
	} else if (lowered) {
		const char *lower = oc_strlower(a, v);

		if (oc_html_keyword(lower))
			v = lower;
	}
	if (strcmp(name, "style") == 0)
		v = oc_html_style_defuse(a, v);
	else if (oc_html_attr_url(name))
		v = check_url(a, name, v);
	return v;
}

/* Leave out what the element may not carry, and clean the rest. */
static void
filter(struct oc_arena *a, const char *element, const struct oc_html_opts *opts,
    struct oc_html_attrs *attrs)
{
	bool is_iframe = strcmp(element, "iframe") == 0;
	bool lowered = (oc_html_element(element) & OC_EL_LOWERED) != 0;
	size_t n = 0;

	for (size_t i = 0; i < attrs->n; i++) {
		struct oc_html_attr at = attrs->list[i];

		if (is_iframe ? !oc_html_attr_iframe(at.name)
		              : !oc_html_attr_allowed(at.name, element))
			continue;
		at.value = clean_value(a, lowered, at.name, at.value);
		if (is_iframe && strcmp(at.name, "src") == 0 &&
		    !oc_html_url_listed(at.value, opts->iframe_whitelist))
			continue;
		at.value = oc_replace(a, at.value, "\"", "&quot;");
		attrs->list[n++] = at;
	}
	attrs->n = n;
}

static void
add_required(const char *element, struct oc_html_attrs *attrs)
{
	const char *name, *value;

	for (unsigned i = 0;; i++) {
		name = oc_html_attr_required(element, i, &value);
		if (name == NULL)
			return;
		if (find(attrs, name) == NULL)
			set(attrs, name, value);
	}
}

/* The value without what could begin another declaration. */
static char *
css_value(struct oc_arena *a, const char *value)
{
	char *s = oc_strdup(a, value), *o = s;

	for (const char *p = value; *p != '\0'; p++)
		if (strchr("\\:;", *p) == NULL)
			*o++ = *p;
	*o = '\0';
	return oc_replace(a, s, "&#", "");
}

static const char *
align_css(struct oc_arena *a, const char *element, const char *v)
{
	if (strcmp(element, "img") == 0 &&
	    (strcmp(v, "left") == 0 || strcmp(v, "right") == 0))
		return oc_sprintf(a, "float: %s", v);
	if (strcmp(v, "center") == 0 &&
	    (strcmp(element, "div") == 0 || strcmp(element, "table") == 0))
		return "margin: auto";
	return oc_sprintf(a, "text-align: %s", v);
}

static const char *
length_css(struct oc_arena *a, const char *name, const char *v)
{
	bool digits = *v != '\0' && v[strspn(v, "0123456789")] == '\0';

	if (*v == '*')
		return oc_sprintf(a, "%s: auto", name);
	return oc_sprintf(a, "%s: %s%s", name, v, digits ? "px" : "");
}

/* CSS for one outdated attribute other than the name. */
static const char *
css_of(struct oc_arena *a, const char *element, const char *name,
    const char *pattern, const char *value)
{
	const char *v = css_value(a, value);

	if (*pattern != '\0')
		return oc_replace(a, pattern, "@", v);
	if (strcmp(name, "align") == 0)
		return align_css(a, element, v);
	if (strcmp(name, "clear") == 0)
		return oc_sprintf(
		    a, "clear: %s", strcmp(v, "all") == 0 ? "both" : v);
	return length_css(a, name, v);
}

static bool
is_word(const char *s)
{
	while (oc_isalnum(*s) || *s == '_')
		s++;
	return *s == '\0';
}

/* A name is also an id, and only that where it is not an anchor's. */
static void
name_to_id(struct oc_arena *a, const char *element, const char *name,
    struct oc_html_attrs *attrs, struct oc_html_ids *ids)
{
	const char *id = css_value(a, name);

	if (strcmp(element, "a") != 0 && strcmp(element, "map") != 0)
		unset(attrs, "name");
	if (is_word(id) && oc_html_ids_add(ids, id, strlen(id)))
		set(attrs, "id", id);
}

/* Turn outdated attributes into CSS. */
static void
modernise(struct oc_arena *a, const char *element, struct oc_html_attrs *attrs,
    struct oc_html_ids *ids)
{
	const char *pattern, *css = "", *name = NULL;
	size_t i = 0;

	while (i < attrs->n) {
		struct oc_html_attr at = attrs->list[i];

		pattern = oc_html_attr_css(at.name, element);
		if (pattern == NULL || strcmp(at.name, "name") == 0) {
			name = pattern != NULL ? at.value : name;
			i++;
			continue;
		}
		css = oc_sprintf(a, "%s%s%s", css, *css == '\0' ? "" : "; ",
		    css_of(a, element, at.name, pattern, at.value));
		unset(attrs, at.name);
	}
	if (name != NULL)
		name_to_id(a, element, name, attrs, ids);
	if (*css != '\0')
		add_style(a, attrs, oc_sprintf(a, "%s;", css));
}

/* Of the classes only Word's stay. */
static const char *
word_classes(struct oc_arena *a, const char *value)
{
	struct oc_buf *out = oc_buf_new(a, OC_HTML_MAX);

	for (;;) {
		size_t n = strcspn(value, " ");

		if (n >= 3 && memcmp(value, "Mso", 3) == 0) {
			if (out->len > 0)
				oc_buf_addc(out, ' ');
			oc_buf_add(out, value, n);
		}
		if (value[n] == '\0')
			break;
		value += n + 1;
	}
	return out->len == 0 ? NULL : oc_buf_dup(out, a);
}

static void
set_or_unset(struct oc_html_attrs *attrs, const char *name, const char *value)
{
	if (value == NULL)
		unset(attrs, name);
	else
		set(attrs, name, value);
}

bool
oc_html_attrs_clean(struct oc_arena *a, const char *element, const char *css,
    const struct oc_html_opts *opts, struct oc_html_ids *ids,
    struct oc_html_attrs *attrs)
{
	const char *value;

	filter(a, element, opts, attrs);
	add_required(element, attrs);
	modernise(a, element, attrs, ids);
	add_style(a, attrs, css);
	value = oc_html_attrs_get(attrs, "src");
	if (strcmp(element, "iframe") == 0 &&
	    (oc_empty(value) || oc_streq(value, "0")))
		return false;
	value = oc_html_attrs_get(attrs, "class");
	if (value != NULL)
		set_or_unset(attrs, "class", word_classes(a, value));
	value = oc_html_attrs_get(attrs, "style");
	if (value != NULL)
		set_or_unset(attrs, "style", oc_html_style_sort(a, value));
	return true;
}

void
oc_html_attrs_write(const struct oc_html_attrs *attrs, struct oc_buf *out)
{
	for (size_t i = 0; i < attrs->n; i++) {
		oc_buf_adds(out, " ");
		oc_buf_adds(out, attrs->list[i].name);
		oc_buf_adds(out, "=\"");
		oc_buf_adds(out, attrs->list[i].value);
		oc_buf_adds(out, "\"");
	}
}
