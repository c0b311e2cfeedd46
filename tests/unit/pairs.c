/* pairs.c - checks texts and what becomes of them. */
#include "config.h"

#include "pairs.h"

void
check_pairs(const struct pair *pairs, size_t n,
    char *(*fn)(struct oc_arena *a, const char *s))
{
	for (size_t i = 0; i < n; i++) {
		struct oc_arena a = OC_ARENA_INIT;

		OC_ASSERT_STR(fn(&a, pairs[i].in), pairs[i].want);
		oc_arena_release(&a);
	}
}
