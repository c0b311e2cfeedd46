/*
 * phpvalue.h - walking over PHP code token by token, and what its simple
 * expressions come to.
 *
 * Private to lib/config.
 */
#ifndef OC_CONFIG_PHPVALUE_H
#define OC_CONFIG_PHPVALUE_H

#include <stdbool.h>

#include "base/arena.h"
#include "config/phpconst.h"
#include "config/phplex.h"

struct oc_phpparser {
	struct oc_arena *arena;
	struct oc_phplex lex;
	struct oc_phptok tok; /* the one to be taken next */
	struct oc_phpconsts consts;
	const char *dir;
	const char *guard; /* name that the innermost condition found missing */
	const char *error; /* the first */
	int nesting;
	bool stopped; /* tok is, and stays, the end */
};

/* A value; text NULL: cannot be told. */
struct oc_phpvalue {
	const char *text;
	const char *reason; /* to follow the name of a constant: "is ..." */
};

/* To the next token. */
void oc_php_advance(struct oc_phpparser *p);

/* End the walk here; with an error, which gets the line. */
void oc_php_stop(struct oc_phpparser *p);
void oc_php_fail(struct oc_phpparser *p, const char *what);

/* Is that the next token?  Names have no case here. */
bool oc_php_at(const struct oc_phpparser *p, char c);
bool oc_php_at_name(const struct oc_phpparser *p, const char *name);

/* The same, and take it if it is. */
bool oc_php_take(struct oc_phpparser *p, char c);
bool oc_php_take_name(struct oc_phpparser *p, const char *name);

/* Around whatever calls itself; false, with the error set, when too deep. */
bool oc_php_enter(struct oc_phpparser *p);
void oc_php_leave(struct oc_phpparser *p);

/* Step over the rest of a list of arguments and its ")". */
void oc_php_skip_arguments(struct oc_phpparser *p);

struct oc_phpvalue oc_php_unknown(const char *reason);

/* One operand. */
struct oc_phpvalue oc_php_term(struct oc_phpparser *p);

/* Up to the "," or bracket or ";" that ends it, which is not taken. */
struct oc_phpvalue oc_php_expression(struct oc_phpparser *p);

/* A constant that PHP or osTicket defines before the file is read. */
struct oc_phpvalue oc_php_given(struct oc_phpparser *p, const char *name);

#endif
