/*
 * fuzz_message_id.c - libFuzzer target for Message-IDs.
 *
 * Nobody signs for this salt, so an id is taken only when it is one of ours:
 * the first byte changes one byte of a good one, which must then be refused
 * unless the change is outside of what counts.
 */
#include "config.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "base/str.h"
#include "mail/message_id.h"

#define SALT "a secret that the fuzzer does not know"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void
damage(struct oc_arena *a, const uint8_t *data)
{
	const struct oc_message_id m = { 5, 6, 7, 'U', false };
	struct oc_message_id got;
	char *id = oc_message_id_make(a, SALT, &m, "x@y");
	size_t at = data[0] % strlen(id);

	id[at] = (char)data[1];
	if (oc_message_id_parse(a, SALT, id, &got) &&
	    (got.uid != m.uid || got.entry_id != m.entry_id ||
	        got.thread_id != m.thread_id || got.user_class != m.user_class))
		abort();
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct oc_arena a = OC_ARENA_INIT;
	struct oc_message_id m;
	const char *id = oc_strndup(&a, (const char *)data, size);

	if (oc_message_id_parse(&a, SALT, id, &m))
		abort();
	if (size >= 2)
		damage(&a, data);
	oc_arena_release(&a);
	return 0;
}
