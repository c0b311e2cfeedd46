/* phplex.c - the tokens of a PHP file. */
#include "config.h"

#include <string.h>

#include "base/str.h"
#include "base/utf8.h"
#include "config/phplex.h"

void
oc_phplex_init(
    struct oc_phplex *l, struct oc_arena *a, const char *text, size_t len)
{
	*l = (struct oc_phplex){
		.arena = a,
		.p = text,
		.end = text + len,
		.start = text,
		.scratch = oc_alloc(a, len + 4),
	};
}

size_t
oc_phplex_line(const struct oc_phplex *l)
{
	size_t n = 1;

	for (const char *p = l->start; p < l->p; p++)
		n += *p == '\n';
	return n;
}

/* The character `ahead` places on, or NUL at the end. */
static char
peek(const struct oc_phplex *l, size_t ahead)
{
	return (size_t)(l->end - l->p) > ahead ? l->p[ahead] : '\0';
}

static bool
looking_at(const struct oc_phplex *l, const char *text)
{
	for (size_t i = 0; text[i] != '\0'; i++)
		if (oc_lower(peek(l, i)) != text[i])
			return false;
	return true;
}

static void
skip_past(struct oc_phplex *l, const char *text)
{
	while (l->p < l->end && !looking_at(l, text))
		l->p++;
	if (l->p < l->end)
		l->p += strlen(text);
}

static bool
is_name_start(char c)
{
	return oc_isalpha(c) || c == '_' || (unsigned char)c >= 0x80;
}

static bool
is_name(char c)
{
	return is_name_start(c) || oc_isdigit(c);
}

static bool
is_blank_or_end(char c)
{
	return c == '\0' || oc_isspace(c);
}

/* To the code after the next opening tag, or to the end. */
static void
skip_html(struct oc_phplex *l)
{
	while (l->p < l->end) {
		skip_past(l, "<?");
		if (looking_at(l, "php") && is_blank_or_end(peek(l, 3))) {
			l->p += 3;
			break;
		}
		if (peek(l, 0) == '=') {
			l->p++;
			break;
		}
		if (is_blank_or_end(peek(l, 0)))
			break;
	}
	l->in_php = l->p < l->end;
}

/* A comment to the end of the line also ends before a closing tag. */
static void
skip_line_comment(struct oc_phplex *l)
{
	while (l->p < l->end && *l->p != '\n' && *l->p != '\r' &&
	       !looking_at(l, "?>"))
		l->p++;
}

static void
skip_blanks(struct oc_phplex *l)
{
	while (l->p < l->end) {
		if (oc_isspace(*l->p))
			l->p++;
		else if (looking_at(l, "#[") || looking_at(l, "?>"))
			return;
		else if (*l->p == '#' || looking_at(l, "//"))
			skip_line_comment(l);
		else if (looking_at(l, "/*")) {
			l->p += 2;
			skip_past(l, "*/");
		} else
			return;
	}
}

static void
set_text(struct oc_phplex *l, struct oc_phptok *t, enum oc_phptok_kind kind,
    const char *start)
{
	t->kind = kind;
	t->text = oc_strndup(l->arena, start, (size_t)(l->p - start));
}

/* Stay where we are, so that the error is met again. */
static void
set_error(struct oc_phplex *l, struct oc_phptok *t, const char *start,
    const char *what)
{
	l->p = start;
	t->kind = OC_PHP_ERROR;
	t->text = what;
}

/* A string that C cannot hold is one that only PHP can tell. */
static void
finish_string(struct oc_phplex *l, struct oc_phptok *t, size_t len, bool opaque)
{
	t->text = oc_strndup(l->arena, l->scratch, len);
	t->kind = OC_PHP_STRING;
	if (opaque || memchr(l->scratch, '\0', len) != NULL)
		t->kind = OC_PHP_OPAQUE;
}

static void
read_single(struct oc_phplex *l, struct oc_phptok *t)
{
	const char *start = l->p++;
	char *text = l->scratch;
	size_t n = 0;

	while (l->p < l->end && *l->p != '\'') {
		if (*l->p == '\\' && (peek(l, 1) == '\'' || peek(l, 1) == '\\'))
			l->p++;
		text[n++] = *l->p++;
	}
	if (l->p == l->end) {
		set_error(l, t, start, "a string has no end");
		return;
	}
	l->p++;
	finish_string(l, t, n, false);
}

static int
digit_value(char c, int base)
{
	int v = -1;

	if (oc_isdigit(c))
		v = c - '0';
	else if (oc_isalpha(c))
		v = oc_lower(c) - 'a' + 10;
	return v < base ? v : -1;
}

/* Up to max digits; what is too large stays too large. */
static unsigned
read_digits(struct oc_phplex *l, int base, size_t max)
{
	unsigned v = 0;

	for (; max > 0 && digit_value(peek(l, 0), base) >= 0; max--, l->p++)
		if (v < 0x1000000)
			v = v * (unsigned)base +
			    (unsigned)digit_value(*l->p, base);
	return v;
}

/* "\u{...}" with p after the brace; 0 when it is not a code point. */
static size_t
read_code_point(struct oc_phplex *l, char out[4])
{
	unsigned c = read_digits(l, 16, SIZE_MAX);

	if (peek(l, 0) != '}' || c > 0x10FFFF)
		return 0;
	l->p++;
	return oc_utf8_encode(c, out);
}

/* The escape at p into out; returns the bytes written, 0 for a bad one. */
static size_t
read_escape(struct oc_phplex *l, char out[4])
{
	static const char from[] = "nrtvef\\$\"", to[] = "\n\r\t\v\033\f\\$\"";
	const char *plain = NULL;
	char c = peek(l, 1);

	if (c != '\0')
		plain = strchr(from, c);
	if (plain != NULL) {
		out[0] = to[plain - from];
		l->p += 2;
	} else if (digit_value(c, 8) >= 0) {
		l->p++;
		out[0] = (char)read_digits(l, 8, 3);
	} else if (oc_lower(c) == 'x' && digit_value(peek(l, 2), 16) >= 0) {
		l->p += 2;
		out[0] = (char)read_digits(l, 16, 2);
	} else if (c == 'u' && peek(l, 2) == '{') {
		l->p += 3;
		return read_code_point(l, out);
	} else {
		out[0] = *l->p++;
	}
	return 1;
}

/* Does a variable begin here, as PHP sees it inside double quotes? */
static bool
interpolates(const struct oc_phplex *l)
{
	if (peek(l, 0) == '$')
		return is_name_start(peek(l, 1)) || peek(l, 1) == '{';
	return peek(l, 0) == '{' && peek(l, 1) == '$';
}

static void
read_double(struct oc_phplex *l, struct oc_phptok *t, char quote)
{
	const char *start = l->p++;
	char *text = l->scratch;
	bool opaque = quote == '`';
	size_t n = 0, got;

	while (l->p < l->end && *l->p != quote) {
		opaque = opaque || interpolates(l);
		if (*l->p != '\\') {
			text[n++] = *l->p++;
			continue;
		}
		if (quote == '`') {
			l->p += l->end - l->p > 1 ? 2 : 1;
			continue;
		}
		got = read_escape(l, text + n);
		if (got == 0) {
			set_error(l, t, start, "a \\u escape is wrong");
			return;
		}
		n += got;
	}
	if (l->p == l->end) {
		set_error(l, t, start, "a string has no end");
		return;
	}
	l->p++;
	finish_string(l, t, n, opaque);
}

/* Is this a line that ends the heredoc, with blanks before the label? */
static bool
ends_heredoc(struct oc_phplex *l, const char *label, size_t len)
{
	const char *p = l->p;

	while (p < l->end && (*p == ' ' || *p == '\t'))
		p++;
	if ((size_t)(l->end - p) < len || memcmp(p, label, len) != 0)
		return false;
	p += len;
	if (p < l->end && is_name(*p))
		return false;
	l->p = p;
	return true;
}

/* "<<<LABEL": nobody writes settings so, its text is only skipped. */
static void
read_heredoc(struct oc_phplex *l, struct oc_phptok *t)
{
	const char *start = l->p, *label;
	size_t len;

	l->p += 3;
	while (peek(l, 0) == ' ' || peek(l, 0) == '\t')
		l->p++;
	if (peek(l, 0) == '\'' || peek(l, 0) == '"')
		l->p++;
	label = l->p;
	while (l->p < l->end && is_name(*l->p))
		l->p++;
	len = (size_t)(l->p - label);
	while (len > 0 && l->p < l->end) {
		if (*l->p++ == '\n' && ends_heredoc(l, label, len)) {
			t->kind = OC_PHP_OPAQUE;
			t->text = "";
			return;
		}
	}
	set_error(l, t, start, "a <<< string has no end");
}

static void
read_name(struct oc_phplex *l, struct oc_phptok *t)
{
	const char *start;

	if (*l->p == '\\')
		l->p++;
	start = l->p;
	while (l->p < l->end && (is_name(*l->p) || *l->p == '\\'))
		l->p++;
	set_text(l, t, OC_PHP_NAME, start);
}

static void
read_number(struct oc_phplex *l, struct oc_phptok *t)
{
	const char *start = l->p;

	while (l->p < l->end && (is_name(*l->p) || *l->p == '.'))
		l->p++;
	set_text(l, t, OC_PHP_NUMBER, start);
}

static void
read_variable(struct oc_phplex *l, struct oc_phptok *t)
{
	const char *start = ++l->p;

	while (l->p < l->end && is_name(*l->p))
		l->p++;
	set_text(l, t, OC_PHP_VARIABLE, start);
}

static void
set_punct(struct oc_phplex *l, struct oc_phptok *t, size_t len, char c)
{
	l->p += len;
	t->kind = OC_PHP_PUNCT;
	t->c = c;
}

static bool
is_number_start(const struct oc_phplex *l)
{
	return oc_isdigit(peek(l, 0)) ||
	       (peek(l, 0) == '.' && oc_isdigit(peek(l, 1)));
}

void
oc_phplex_next(struct oc_phplex *l, struct oc_phptok *t)
{
	*t = (struct oc_phptok){ .kind = OC_PHP_END, .text = "" };
	if (!l->in_php)
		skip_html(l);
	skip_blanks(l);
	if (l->p >= l->end)
		return;
	if (looking_at(l, "?>")) {
		l->in_php = false;
		set_punct(l, t, 2, ';'); /* as it is to PHP */
	} else if (*l->p == '\'') {
		read_single(l, t);
	} else if (*l->p == '"' || *l->p == '`') {
		read_double(l, t, *l->p);
	} else if (looking_at(l, "<<<")) {
		read_heredoc(l, t);
	} else if (*l->p == '$' && is_name_start(peek(l, 1))) {
		read_variable(l, t);
	} else if (is_name_start(*l->p) ||
	           (*l->p == '\\' && is_name_start(peek(l, 1)))) {
		read_name(l, t);
	} else if (is_number_start(l)) {
		read_number(l, t);
	} else {
		set_punct(l, t, 1, *l->p);
	}
}
