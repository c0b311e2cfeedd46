/*
 * pairs.h - tables of texts and of what becomes of them.
 */
#ifndef OC_TESTS_PAIRS_H
#define OC_TESTS_PAIRS_H

#include "unit.h"

struct pair {
	const char *in;
	const char *want;
};

/* Does fn make of each text what is wanted? */
void check_pairs(const struct pair *pairs, size_t n,
    char *(*fn)(struct oc_arena *a, const char *s));

#endif
