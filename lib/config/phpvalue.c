/* phpvalue.c - walking over PHP code. */
#include "config.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>

#include "base/str.h"
#include "config/phpvalue.h"

enum { NESTING_MAX = 64, JOINED_MAX = 2048 };

void
oc_php_fail(struct oc_phpparser *p, const char *what)
{
	if (p->error == NULL)
		p->error = oc_sprintf(
		    p->arena, "line %zu: %s", oc_phplex_line(&p->lex), what);
	p->stopped = true;
	p->tok = (struct oc_phptok){ .kind = OC_PHP_END, .text = "" };
}

void
oc_php_advance(struct oc_phpparser *p)
{
	if (p->stopped)
		return;
	oc_phplex_next(&p->lex, &p->tok);
	if (p->tok.kind == OC_PHP_ERROR)
		oc_php_fail(p, p->tok.text);
	else if (p->tok.kind == OC_PHP_END)
		p->stopped = true;
}

void
oc_php_stop(struct oc_phpparser *p)
{
	p->stopped = true;
	p->tok = (struct oc_phptok){ .kind = OC_PHP_END, .text = "" };
}

bool
oc_php_at(const struct oc_phpparser *p, char c)
{
	return p->tok.kind == OC_PHP_PUNCT && p->tok.c == c;
}

bool
oc_php_at_name(const struct oc_phpparser *p, const char *name)
{
	return p->tok.kind == OC_PHP_NAME && oc_strieq(p->tok.text, name);
}

bool
oc_php_take(struct oc_phpparser *p, char c)
{
	if (!oc_php_at(p, c))
		return false;
	oc_php_advance(p);
	return true;
}

bool
oc_php_take_name(struct oc_phpparser *p, const char *name)
{
	if (!oc_php_at_name(p, name))
		return false;
	oc_php_advance(p);
	return true;
}

bool
oc_php_enter(struct oc_phpparser *p)
{
	if (++p->nesting <= NESTING_MAX)
		return true;
	oc_php_fail(p, "nested too deeply");
	return false;
}

void
oc_php_leave(struct oc_phpparser *p)
{
	p->nesting--;
}

/* Step over the rest of an expression: to , ; ) ] or } outside brackets. */
static void
skip_expression(struct oc_phpparser *p)
{
	size_t depth = 0;

	for (; p->tok.kind != OC_PHP_END; oc_php_advance(p)) {
		if (p->tok.kind != OC_PHP_PUNCT || p->tok.c == '\0')
			continue;
		if (strchr("([{", p->tok.c) != NULL)
			depth++;
		else if (depth == 0 && strchr(",;)]}", p->tok.c) != NULL)
			return;
		else if (strchr(")]}", p->tok.c) != NULL)
			depth--;
	}
}

void
oc_php_skip_arguments(struct oc_phpparser *p)
{
	do
		skip_expression(p);
	while (oc_php_take(p, ','));
	oc_php_take(p, ')');
}

static struct oc_phpvalue
known(const char *text)
{
	return (struct oc_phpvalue){ .text = text };
}

struct oc_phpvalue
oc_php_unknown(const char *reason)
{
	return (struct oc_phpvalue){ .reason = reason };
}

static struct oc_phpvalue
number(struct oc_phpparser *p)
{
	const char *text = p->tok.text;
	char *end;
	long long v;

	errno = 0;
	v = strtoll(text, &end, 0); /* 0x and octal are as in PHP */
	oc_php_advance(p);
	if (*end != '\0' || errno != 0)
		return oc_php_unknown("is a number that is not whole");
	return known(oc_sprintf(p->arena, "%lld", v));
}

/* Cut off the last part of the path of len bytes, as PHP's dirname(). */
static size_t
cut_last_part(const char *path, size_t len)
{
	while (len > 0 && path[len - 1] == '/')
		len--;
	while (len > 0 && path[len - 1] != '/')
		len--;
	while (len > 0 && path[len - 1] == '/')
		len--;
	return len;
}

static struct oc_phpvalue
parent_directory(struct oc_phpparser *p, struct oc_phpvalue v, int64_t levels)
{
	size_t len;

	if (v.text == NULL || *v.text == '\0')
		return v;
	len = strlen(v.text);
	for (; levels > 0 && len > 0; levels--)
		len = cut_last_part(v.text, len);
	if (len == 0)
		return known(*v.text == '/' ? "/" : ".");
	return known(oc_strndup(p->arena, v.text, len));
}

static struct oc_phpvalue
dirname_call(struct oc_phpparser *p)
{
	struct oc_phpvalue v = oc_php_expression(p);
	int64_t levels = 1;

	if (oc_php_take(p, ',') && !oc_php_at(p, ')')) {
		struct oc_phpvalue n = oc_php_expression(p);

		if (n.text == NULL || !oc_parse_int(n.text, &levels))
			v = oc_php_unknown(
			    "is more than this program can work out");
	}
	oc_php_skip_arguments(p);
	return parent_directory(p, v, levels);
}

static struct oc_phpvalue
join(struct oc_phpparser *p, struct oc_phpvalue a, struct oc_phpvalue b)
{
	if (a.text == NULL)
		return a;
	if (b.text == NULL)
		return b;
	if (strlen(a.text) + strlen(b.text) > JOINED_MAX)
		return oc_php_unknown("is too long");
	return known(oc_sprintf(p->arena, "%s%s", a.text, b.text));
}

struct oc_phpvalue
oc_php_given(struct oc_phpparser *p, const char *name)
{
	struct oc_phpvalue dir = known(p->dir), file = known("/ost-config.php");

	if (strcmp(name, "DIRECTORY_SEPARATOR") == 0)
		return known("/");
	if (strcmp(name, "PHP_EOL") == 0)
		return known("\n");
	if (dir.text == NULL)
		dir = oc_php_unknown(
		    "needs the file's directory, which is unknown");
	if (oc_strieq(name, "__DIR__"))
		return dir;
	if (oc_strieq(name, "__FILE__"))
		return join(p, dir, file);
	if (strcmp(name, "INCLUDE_DIR") == 0)
		return join(p, dir, known("/"));
	if (strcmp(name, "ROOT_DIR") == 0)
		return join(p, parent_directory(p, dir, 1), known("/"));
	return oc_php_unknown("uses a constant that is not defined here");
}

static struct oc_phpvalue
constant(struct oc_phpparser *p, const char *name)
{
	const struct oc_phpconst *c;

	if (oc_strieq(name, "true"))
		return known("1");
	if (oc_strieq(name, "false") || oc_strieq(name, "null"))
		return known("");
	c = oc_phpconst_find(&p->consts, name);
	if (c != NULL)
		return (
		    struct oc_phpvalue){ .text = c->text, .reason = c->reason };
	return oc_php_given(p, name);
}

static struct oc_phpvalue
name_term(struct oc_phpparser *p)
{
	const char *name = p->tok.text;

	oc_php_advance(p);
	if (!oc_php_take(p, '('))
		return constant(p, name);
	if (oc_strieq(name, "dirname"))
		return dirname_call(p);
	oc_php_skip_arguments(p);
	return oc_php_unknown("is the result of a function");
}

struct oc_phpvalue
oc_php_term(struct oc_phpparser *p)
{
	struct oc_phpvalue v =
	    oc_php_unknown("is more than this program can work out");

	if (!oc_php_enter(p))
		return v;
	if (p->tok.kind == OC_PHP_STRING) {
		v = known(p->tok.text);
		oc_php_advance(p);
	} else if (p->tok.kind == OC_PHP_NUMBER) {
		v = number(p);
	} else if (p->tok.kind == OC_PHP_NAME) {
		v = name_term(p);
	} else if (oc_php_take(p, '(')) {
		v = oc_php_expression(p);
		if (!oc_php_take(p, ')'))
			v = oc_php_unknown(
			    "is more than this program can work out");
	} else if (p->tok.kind == OC_PHP_OPAQUE) {
		v = oc_php_unknown("is a string that only PHP can read");
		oc_php_advance(p);
	} else if (p->tok.kind == OC_PHP_VARIABLE) {
		v = oc_php_unknown("uses a variable");
	} else if (oc_php_take(p, '-') && p->tok.kind == OC_PHP_NUMBER) {
		v = join(p, known("-"), number(p));
	}
	oc_php_leave(p);
	return v;
}

struct oc_phpvalue
oc_php_expression(struct oc_phpparser *p)
{
	struct oc_phpvalue v = oc_php_term(p);

	while (v.text != NULL && oc_php_take(p, '.'))
		v = join(p, v, oc_php_term(p));
	if (p->tok.kind == OC_PHP_END ||
	    (p->tok.kind == OC_PHP_PUNCT && strchr(",;)]}", p->tok.c) != NULL))
		return v;
	skip_expression(p);
	if (v.text == NULL)
		return v;
	return oc_php_unknown("is more than this program can work out");
}
