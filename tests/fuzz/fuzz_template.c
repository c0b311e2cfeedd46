/*
 * fuzz_template.c - libFuzzer target for osTicket's template files.
 */
#include "config.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "mail/template.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct oc_arena a = OC_ARENA_INIT;
	struct oc_template t;

	if (oc_template_parse(&a, (const char *)data, size, &t) &&
	    (*t.subject == '\0' || *t.body == '\0' ||
	        strlen(t.subject) + strlen(t.body) > 2 * size))
		abort();
	oc_arena_release(&a);
	return 0;
}
