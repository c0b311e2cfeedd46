/*
 * fuzz_php_session.c - libFuzzer target for PHP's session format.
 *
 * What was read has every variable that its own names ask for, and a session
 * cut short by its last byte is never whole.
 */
#include "config.h"

#include <stdint.h>
#include <stdlib.h>

#include "osticket/php_session.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

/* Every value is a proper one, no list is deeper than promised. */
static void
walk(const struct oc_val *v, int depth)
{
	if (depth > OC_PHP_DEPTH_MAX + 1)
		abort();
	if (!oc_val_is_list(v))
		return;
	for (size_t i = 0; i < oc_val_count(v); i++)
		walk(oc_val_at(v, i), depth + 1);
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct oc_arena a = OC_ARENA_INIT;
	struct oc_val *v = NULL;

	if (oc_php_session_parse(&a, (const char *)data, size, &v) == OC_OK) {
		walk(v, 0);
		for (size_t i = 0; i < oc_val_count(v) && i < 8; i++)
			if (oc_val_get(v, v->u.list.m[i].name) !=
			    oc_val_at(v, i))
				abort();
		if (size > 0 && oc_php_session_parse(&a, (const char *)data,
		                    size - 1, &v) == OC_OK)
			abort();
	}
	oc_arena_release(&a);
	return 0;
}
