/*
 * fuzz_legacy.c - libFuzzer target for the body of POST /api/tickets.json.
 */
#include "config.h"

#include <stdlib.h>

#include "ticket_body.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

/* Each file has a name, a type and a NUL behind its bytes. */
static void
check(const struct oc_new_ticket *t)
{
	for (const struct oc_upload *u = t->files; u != NULL; u = u->next)
		if (u->name == NULL || u->type == NULL ||
		    u->data[u->len] != '\0')
			abort();
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	return fuzz_ticket_body(data, size, oc_legacy_json, check);
}
