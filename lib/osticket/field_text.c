/* field_text.c - fields whose value is text: text, memo, phone, and bool. */
#include "config.h"

#include <string.h>

#include <arpa/inet.h>

#include "base/buf.h"
#include "base/str.h"
#include "config/settings.h"
#include "osticket/address.h"
#include "osticket/field.h"
#include "osticket/html.h"
#include "osticket/pattern.h"
#include "osticket/search.h"

#define FORMULA "Content cannot start with the following characters: = - + @"

enum { PHONE_MIN = 7, PHONE_MAX = 16 };

/* PHP's truth of a text. */
static bool
truthy(const char *s)
{
	return !oc_empty(s) && !oc_streq(s, "0");
}

enum oc_err
oc_field_parse_text(struct oc_ctx *cx, struct oc_answer *a)
{
	const struct oc_val *raw = a->raw;
	char *s;

	if (raw == NULL)
		return OC_OK;
	/* osTicket takes a list for a value and its number. */
	if (oc_val_is_list(raw)) {
		a->has_id = oc_val_count(raw) > 1;
		a->id = a->has_id ? oc_val_to_int(oc_val_at(raw, 1)) : 0;
		raw = oc_val_count(raw) > 0 ? oc_val_at(raw, 0) : NULL;
	}
	s = oc_html_decode(cx->arena, oc_val_text(cx->arena, raw));
	s = oc_html_strip_tags(cx->arena, s);
	s = oc_html_strip_emoticons(cx->arena, s);
	a->filled = *s != '\0'; /* "0" counts, see oc_field_check_text() */
	a->value = *s == '\0' ? NULL : s;
	a->display = s;
	a->keys = s;
	a->search = oc_search_normalise(cx->arena, s);
	return OC_OK;
}

/* A spreadsheet that opens an export must not run it. */
static bool
is_formula(const char *s)
{
	if (strchr("=-@", *s) != NULL)
		return true;
	return *s == '+' &&
	       (s[1] == '\0' || s[1 + strspn(s + 1, "0123456789")] != '\0');
}

static bool
is_phone(struct oc_arena *a, const char *s)
{
	struct oc_buf *b = oc_buf_new(a, strlen(s));

	for (; *s != '\0'; s++)
		if (strchr("()-.+ ", *s) == NULL)
			oc_buf_addc(b, *s);
	return oc_is_numeric(oc_buf_str(b)) && b->len >= PHONE_MIN &&
	       b->len <= PHONE_MAX;
}

static bool
is_ip(struct oc_arena *a, const char *s)
{
	unsigned char to[16];
	const char *t = oc_trim(a, s, NULL);

	return inet_pton(AF_INET, t, to) == 1 ||
	       inet_pton(AF_INET6, t, to) == 1;
}

/* The text's rule is broken; *def becomes osTicket's words for it. */
static bool
breaks_rule(struct oc_ctx *cx, const struct oc_field *f, const char *rule,
    const char *s, const char **def)
{
	struct oc_arena *a = cx->arena;

	if (oc_streq(rule, "")) {
		*def = FORMULA;
		return is_formula(s);
	}
	if (oc_streq(rule, "email")) {
		*def = "Enter a valid email address";
		return !oc_email_valid(
		    a, s, oc_config_on(cx->config, "verify_email_addrs"));
	}
	if (oc_streq(rule, "phone")) {
		*def = "Enter a valid phone number";
		return !is_phone(a, s);
	}
	if (oc_streq(rule, "ip")) {
		*def = "Enter a valid IP address";
		return !is_ip(a, s);
	}
	if (oc_streq(rule, "number")) {
		*def = "Enter a Number";
		return !oc_is_numeric(s);
	}
	if (oc_streq(rule, "regex")) {
		*def = oc_field_config(cx, f, "validator-error",
		    "Value does not match required pattern");
		return !oc_pattern_matches(
		    cx, oc_field_config(cx, f, "regex", ""), s);
	}
	return false;
}

void
oc_field_check_text(
    struct oc_ctx *cx, const struct oc_answer *a, const char **message)
{
	const char *rule = oc_field_config(cx, a->field, "validator", "");
	const char *own, *def = NULL, *s;

	/* osTicket tests the text as it would stand in HTML, and a lone "0"
	 * as "&#48" so that it does not count as nothing. */
	s = oc_html_chars(cx->arena, a->display);
	if (oc_streq(a->display, "0"))
		s = oc_streq(rule, "number") ? "0" : "&#48";
	if (*s == '\0' || !breaks_rule(cx, a->field, rule, s, &def))
		return;
	own = oc_field_config(cx, a->field, "validator-error", "");
	*message = truthy(own) ? own : def;
}

enum oc_err
oc_field_parse_memo(struct oc_ctx *cx, struct oc_answer *a)
{
	bool html = oc_field_config_on(a->field, "html", true);
	const char *s = "";

	if (a->raw != NULL)
		s = oc_val_text(cx->arena, a->raw);
	if (html) {
		struct oc_html_opts opts = {
			.iframe_whitelist = oc_config_text(
			    cx->config, "embedded_domain_whitelist"),
		};

		s = oc_html_sanitize(cx->arena, s, &opts);
	}
	a->filled = truthy(s);
	a->value = *s == '\0' ? NULL : s;
	a->display = s;
	a->keys = s;
	a->search = oc_html_search_text(cx->arena, s);
	return OC_OK;
}

void
oc_field_check_memo(
    struct oc_ctx *cx, const struct oc_answer *a, const char **message)
{
	const char *own;

	if (!a->filled || !is_formula(a->display) ||
	    *oc_field_config(cx, a->field, "validator", "") != '\0')
		return;
	own = oc_field_config(cx, a->field, "validator-error", "");
	*message = truthy(own) ? own : FORMULA;
}

/* (555) 123-4567 x12, or 123-4567, for the American format. */
static const char *
format_phone(struct oc_ctx *cx, const struct oc_answer *a)
{
	size_t n = strcspn(a->value, "X");
	const char *p = oc_strndup(cx->arena, a->value, n);
	const char *ext = a->value[n] == 'X' ? a->value + n + 1 : "";
	size_t digits = strspn(p, "0123456789");

	if (oc_streq(oc_field_config(cx, a->field, "format", "us"), "us") &&
	    p[digits] == '\0') {
		if (digits == 7)
			p = oc_sprintf(cx->arena, "%.3s-%s", p, p + 3);
		else if (digits == 10)
			p = oc_sprintf(
			    cx->arena, "(%.3s) %.3s-%s", p, p + 3, p + 6);
	}
	return truthy(ext) ? oc_sprintf(cx->arena, "%s x%s", p, ext) : p;
}

enum oc_err
oc_field_parse_phone(struct oc_ctx *cx, struct oc_answer *a)
{
	const char *raw;
	struct oc_buf *b;

	if (a->raw == NULL)
		return OC_OK;
	raw = oc_val_text(cx->arena, a->raw);
	b = oc_buf_new(cx->arena, strlen(raw));
	for (const char *p = raw; *p != '\0'; p++)
		if (oc_isdigit(*p) || *p == 'X')
			oc_buf_addc(b, *p);
	if (truthy(oc_buf_str(b)))
		raw = oc_buf_dup(b, cx->arena);
	if (*raw == '\0')
		return OC_OK;
	a->filled = truthy(raw);
	a->value = raw;
	a->keys = raw;
	a->display = format_phone(cx, a);
	a->search = oc_search_normalise(cx->arena, a->display);
	return OC_OK;
}

void
oc_field_check_phone(
    struct oc_ctx *cx, const struct oc_answer *a, const char **message)
{
	const char *phone, *ext;
	size_t n;

	if (a->value == NULL)
		return;
	n = strcspn(a->value, "X");
	phone = oc_strndup(cx->arena, a->value, n);
	ext = a->value[n] == 'X' ? a->value + n + 1 : "";
	if (truthy(phone) &&
	    (!oc_is_numeric(phone) ||
	        (int64_t)strlen(phone) < oc_leading_int(oc_field_config(
	                                     cx, a->field, "digits", "7"))))
		*message = "Enter a valid phone number";
	else if (truthy(ext) && oc_field_config_on(a->field, "ext", true)) {
		if (!oc_is_numeric(ext))
			*message = "Enter a valid phone extension";
		else if (!truthy(phone))
			*message = "Enter a phone number for the extension";
	}
}

enum oc_err
oc_field_parse_bool(struct oc_ctx *cx, struct oc_answer *a)
{
	(void)cx;
	a->filled = oc_val_truthy(a->raw);
	a->value = a->filled ? "1" : "0";
	a->keys = a->value;
	a->display = a->filled ? "Yes" : "No";
	a->search = a->display;
	return OC_OK;
}

/* A file cannot come this way; osTicket stores the word it makes of that. */
enum oc_err
oc_field_parse_files(struct oc_ctx *cx, struct oc_answer *a)
{
	(void)cx;
	a->value = "false";
	return OC_OK;
}

/* The message counts as there when its key is, whatever it holds. */
enum oc_err
oc_field_parse_thread(struct oc_ctx *cx, struct oc_answer *a)
{
	a->filled = a->raw != NULL;
	a->display = oc_val_text(cx->arena, a->raw);
	return OC_OK;
}

enum oc_err
oc_field_parse_nothing(struct oc_ctx *cx, struct oc_answer *a)
{
	(void)cx;
	(void)a;
	return OC_OK;
}
