/* ticket_body.c - reads a body as the programs of the legacy API do. */
#include "config.h"

#include <stdlib.h>
#include <string.h>

#include "ticket_body.h"

int
fuzz_ticket_body(const uint8_t *data, size_t size,
    enum oc_err (*reader)(struct oc_ctx *cx, const char *body, size_t len,
        struct oc_new_ticket *t),
    void (*check)(const struct oc_new_ticket *t))
{
	struct oc_arena a = OC_ARENA_INIT;
	struct oc_new_ticket t;
	struct oc_ctx cx;
	char *body = malloc(size + 1);

	if (body == NULL)
		return 0;
	memcpy(body, data, size);
	body[size] = '\0';
	oc_ctx_init(&cx, &a);
	if (reader(&cx, body, size, &t) == OC_OK) {
		oc_legacy_origin(&cx, &t);
		oc_legacy_settle(&cx, &t);
		check(&t);
	} else if (cx.message == NULL) {
		abort(); /* a refusal says why */
	}
	oc_arena_release(&a);
	free(body);
	return 0;
}
