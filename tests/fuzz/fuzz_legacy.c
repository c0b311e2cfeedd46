/*
 * fuzz_legacy.c - libFuzzer target for the body of POST /api/tickets.json.
 */
#include "config.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "base/ctx.h"
#include "osticket/legacy.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct oc_arena a = OC_ARENA_INIT;
	struct oc_new_ticket t;
	struct oc_ctx cx;
	char *body = malloc(size + 1);
	enum oc_err e;

	if (body == NULL)
		return 0;
	memcpy(body, data, size);
	body[size] = '\0';
	oc_ctx_init(&cx, &a);
	e = oc_legacy_json(&cx, body, size, &t);
	if (e == OC_OK) {
		oc_legacy_settle(&cx, &t, "API");
		for (const struct oc_upload *u = t.files; u != NULL;
		     u = u->next)
			if (u->name == NULL || u->type == NULL ||
			    u->data[u->len] != '\0')
				abort();
	} else if (cx.message == NULL) {
		abort(); /* a refusal says why */
	}
	oc_arena_release(&a);
	free(body);
	return 0;
}
