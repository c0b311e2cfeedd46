/*
 * phpconst.c - which constants a PHP file of settings defines.
 *
 * Follows the statements far enough to know which of them are executed for
 * certain.
 */
#include "config.h"

#include <string.h>

#include "base/str.h"
#include "config/phpconst.h"
#include "config/phpvalue.h"

/* Is a piece of code executed?  In the order of certainty. */
enum mode { SKIPPED, PERHAPS, EXECUTED };

/* What a condition comes to. */
enum truth { NO, YES, UNKNOWN };

static void statement(struct oc_phpparser *p, enum mode mode);

const struct oc_phpconst *
oc_phpconst_find(const struct oc_phpconsts *c, const char *name)
{
	for (size_t i = 0; i < c->n; i++)
		if (strcmp(c->list[i].name, name) == 0)
			return &c->list[i];
	return NULL;
}

/* "&&" and "||" come in two pieces. */
static bool
take_pair(struct oc_phpparser *p, char c)
{
	return oc_php_take(p, c) && oc_php_take(p, c);
}

static void
add_constant(struct oc_phpparser *p, const char *name, struct oc_phpvalue v)
{
	struct oc_phpconst *c;

	if (p->consts.n == OC_PHPCONST_MAX) {
		oc_php_fail(p, "too many constants");
		return;
	}
	if (p->consts.list == NULL)
		p->consts.list = oc_alloc(
		    p->arena, OC_PHPCONST_MAX * sizeof *p->consts.list);
	c = &p->consts.list[p->consts.n++];
	*c = (struct oc_phpconst){ name, v.text, v.reason };
}

/*
 * The first definition stays.  One that is perhaps executed leaves the value
 * open, unless the condition is that this very name is missing.
 */
static void
set_constant(struct oc_phpparser *p, const char *name, struct oc_phpvalue v,
    enum mode mode)
{
	bool guarded = oc_streq(name, p->guard);

	if (mode == SKIPPED || oc_phpconst_find(&p->consts, name) != NULL)
		return;
	if (mode == PERHAPS && !guarded)
		v = oc_php_unknown(
		    "is defined under a condition only PHP can tell");
	add_constant(p, name, v);
}

/* After "define": the arguments, if it is the call. */
static void
define_call(struct oc_phpparser *p, enum mode mode)
{
	struct oc_phpvalue name, v;

	if (!oc_php_take(p, '('))
		return;
	name = oc_php_expression(p);
	if (!oc_php_take(p, ',') || name.text == NULL) {
		oc_php_skip_arguments(p);
		return;
	}
	v = oc_php_expression(p);
	oc_php_skip_arguments(p);
	set_constant(p, name.text, v, mode);
}

/* After "const": NAME = value, ... */
static void
const_list(struct oc_phpparser *p, enum mode mode)
{
	do {
		const char *name = p->tok.text;

		if (p->tok.kind != OC_PHP_NAME)
			return;
		oc_php_advance(p);
		if (!oc_php_take(p, '='))
			return;
		set_constant(p, name, oc_php_expression(p), mode);
	} while (oc_php_take(p, ','));
}

/*
 * After "defined": is it?  Missing ones may come from elsewhere, but then
 * *missing tells the name.
 */
static enum truth
defined_call(struct oc_phpparser *p, const char **missing)
{
	const struct oc_phpconst *c;
	struct oc_phpvalue name;

	if (!oc_php_take(p, '('))
		return UNKNOWN;
	name = oc_php_expression(p);
	oc_php_skip_arguments(p);
	if (name.text == NULL)
		return UNKNOWN;
	c = oc_phpconst_find(&p->consts, name.text);
	if (c != NULL)
		return c->text == NULL ? UNKNOWN : YES;
	if (oc_php_given(p, name.text).text != NULL)
		return YES;
	*missing = name.text;
	return UNKNOWN;
}

static enum truth
negate(enum truth t)
{
	if (t == UNKNOWN)
		return UNKNOWN;
	return t == YES ? NO : YES;
}

/* After the "(" of a condition, to its ")". */
static enum truth
condition(struct oc_phpparser *p, const char **missing)
{
	enum truth t = UNKNOWN;
	bool negated = oc_php_take(p, '!');

	if (oc_php_take_name(p, "defined")) {
		t = defined_call(p, missing);
		if (!negated)
			*missing = NULL;
	} else {
		struct oc_phpvalue v = oc_php_term(p);

		if (v.text != NULL)
			t = *v.text != '\0' && strcmp(v.text, "0") != 0 ? YES
			                                                : NO;
	}
	if (!oc_php_at(p, ')')) {
		t = UNKNOWN;
		*missing = NULL;
	}
	oc_php_skip_arguments(p);
	return negated ? negate(t) : t;
}

static enum mode
least(enum mode a, enum mode b)
{
	return a < b ? a : b;
}

static enum mode
mode_of(enum truth t)
{
	if (t == UNKNOWN)
		return PERHAPS;
	return t == YES ? EXECUTED : SKIPPED;
}

static void
block(struct oc_phpparser *p, enum mode mode)
{
	while (p->tok.kind != OC_PHP_END && !oc_php_at(p, '}'))
		statement(p, mode);
	oc_php_take(p, '}');
}

static bool
at_end_of_form(const struct oc_phpparser *p)
{
	if (p->tok.kind == OC_PHP_NAME)
		return oc_istarts(p->tok.text, "end") ||
		       oc_php_at_name(p, "else") || oc_php_at_name(p, "elseif");
	return p->tok.kind == OC_PHP_END || oc_php_at(p, '}');
}

/*
 * What belongs to an if or a loop.  True when it has the form "if (...): ...",
 * which ends with an "endif".
 */
static bool
body(struct oc_phpparser *p, enum mode mode)
{
	if (!oc_php_take(p, ':')) {
		statement(p, mode);
		return false;
	}
	while (!at_end_of_form(p))
		statement(p, mode);
	return true;
}

/* After "if". */
static void
if_statement(struct oc_phpparser *p, enum mode mode)
{
	const char *guard = p->guard;
	enum truth taken = NO;
	bool more = true, has_end = false;

	while (more) {
		const char *missing = NULL;
		enum truth t = UNKNOWN;
		enum mode here = least(mode, mode_of(negate(taken)));

		if (oc_php_take(p, '('))
			t = condition(p, &missing);
		p->guard = here == EXECUTED ? missing : NULL;
		has_end = body(p, least(here, mode_of(t)));
		if (t != NO && taken != YES)
			taken = t;
		more = oc_php_take_name(p, "elseif");
		if (!more && oc_php_take_name(p, "else")) {
			more = oc_php_take_name(p, "if");
			p->guard = NULL;
			if (!more)
				has_end = body(
				    p, least(mode, mode_of(negate(taken))));
		}
	}
	p->guard = guard;
	if (has_end)
		oc_php_advance(p);
}

/* After a "(": past its ")". */
static void
skip_parentheses(struct oc_phpparser *p)
{
	size_t depth = 1;

	while (depth > 0 && p->tok.kind != OC_PHP_END) {
		depth += oc_php_at(p, '(');
		depth -= oc_php_at(p, ')');
		oc_php_advance(p);
	}
}

/* After the word of a loop: whether and how often it runs is open. */
static void
loop_statement(struct oc_phpparser *p, enum mode mode)
{
	const char *guard = p->guard;

	if (oc_php_take(p, '('))
		skip_parentheses(p);
	p->guard = NULL;
	if (body(p, least(mode, PERHAPS)))
		oc_php_advance(p);
	p->guard = guard;
}

static bool
at_exit(const struct oc_phpparser *p)
{
	return oc_php_at_name(p, "return") || oc_php_at_name(p, "exit") ||
	       oc_php_at_name(p, "die") || oc_php_at_name(p, "__halt_compiler");
}

/* To the ";" that ends a statement, or past the block that does. */
static void
rest_of_statement(struct oc_phpparser *p)
{
	const char *guard = p->guard;

	p->guard = NULL;
	while (p->tok.kind != OC_PHP_END && !oc_php_at(p, '}')) {
		if (oc_php_take(p, ';'))
			break;
		if (oc_php_take(p, '{')) {
			block(p, PERHAPS);
			break;
		}
		if (oc_php_take_name(p, "define"))
			define_call(p, PERHAPS);
		else
			oc_php_advance(p);
	}
	p->guard = guard;
}

/* A call at the start of a statement, or behind "defined(...) or". */
static void
call(struct oc_phpparser *p, enum mode mode)
{
	oc_php_take(p, '@');
	if (at_exit(p)) {
		if (mode == EXECUTED)
			oc_php_stop(p);
	} else if (oc_php_take_name(p, "define")) {
		define_call(p, mode);
	}
}

/* After "defined" or "!defined": "defined('X') or define('X', 1)". */
static void
short_circuit(struct oc_phpparser *p, enum mode mode, bool negated)
{
	const char *guard = p->guard, *missing = NULL;
	enum truth t = defined_call(p, &missing);
	bool on_missing = !negated;

	if (oc_php_take_name(p, "or") || take_pair(p, '|'))
		t = negate(t);
	else if (oc_php_take_name(p, "and") || take_pair(p, '&'))
		on_missing = negated;
	else
		return;
	if (negated)
		t = negate(t);
	p->guard = mode == EXECUTED && on_missing ? missing : NULL;
	call(p, least(mode, mode_of(t)));
	p->guard = guard;
}

static void
simple_statement(struct oc_phpparser *p, enum mode mode)
{
	bool negated = oc_php_take(p, '!');

	if (oc_php_take_name(p, "defined"))
		short_circuit(p, mode, negated);
	else if (mode == EXECUTED && oc_php_take_name(p, "const"))
		const_list(p, mode);
	else
		call(p, mode);
	rest_of_statement(p);
}

static bool
take_loop(struct oc_phpparser *p)
{
	return oc_php_take_name(p, "while") || oc_php_take_name(p, "for") ||
	       oc_php_take_name(p, "foreach") ||
	       oc_php_take_name(p, "switch") || oc_php_take_name(p, "declare");
}

static void
statement(struct oc_phpparser *p, enum mode mode)
{
	if (!oc_php_enter(p))
		return;
	if (oc_php_take(p, '{'))
		block(p, mode);
	else if (oc_php_take_name(p, "if"))
		if_statement(p, mode);
	else if (take_loop(p))
		loop_statement(p, mode);
	else
		simple_statement(p, mode);
	oc_php_leave(p);
}

enum oc_err
oc_phpconst_read(struct oc_arena *a, const char *text, size_t len,
    const char *dir, struct oc_phpconsts *out, const char **why)
{
	struct oc_phpparser p = { .arena = a, .dir = dir };

	oc_phplex_init(&p.lex, a, text, len);
	oc_php_advance(&p);
	while (p.tok.kind != OC_PHP_END)
		if (!oc_php_take(&p, '}'))
			statement(&p, EXECUTED);
	if (p.error != NULL) {
		*why = p.error;
		return OC_EINVAL;
	}
	*out = p.consts;
	return OC_OK;
}
