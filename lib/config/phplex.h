/*
 * phplex.h - the tokens of a PHP file, as far as a settings file needs them.
 *
 * What stands outside the PHP tags, blanks and comments are skipped.
 * Private to lib/config.
 */
#ifndef OC_CONFIG_PHPLEX_H
#define OC_CONFIG_PHPLEX_H

#include <stdbool.h>
#include <stddef.h>

#include "base/arena.h"

enum oc_phptok_kind {
	OC_PHP_END,
	OC_PHP_ERROR,    /* text says what is wrong */
	OC_PHP_NAME,     /* keyword, constant or function; no leading "\" */
	OC_PHP_VARIABLE, /* without its "$" */
	OC_PHP_STRING,   /* text is its value */
	OC_PHP_OPAQUE,   /* a string only PHP can tell the value of */
	OC_PHP_NUMBER,   /* text as written */
	OC_PHP_PUNCT /* c; operators of several characters come one by one */
};

struct oc_phptok {
	enum oc_phptok_kind kind;
	char c; /* 0 but for OC_PHP_PUNCT */
	const char *text;
};

struct oc_phplex {
	struct oc_arena *arena;
	const char *p;
	const char *end;
	const char *start;
	char *scratch; /* as long as the text */
	bool in_php;
};

void oc_phplex_init(
    struct oc_phplex *l, struct oc_arena *a, const char *text, size_t len);

/* Read the next token.  The end and an error come again and again. */
void oc_phplex_next(struct oc_phplex *l, struct oc_phptok *t);

/* The line in which reading stands, from 1. */
size_t oc_phplex_line(const struct oc_phplex *l);

#endif
