/*
 * fuzz_json.c - libFuzzer target for the JSON reader and writer.
 *
 * What was read is written and read again, and must then be the same.
 */
#include "config.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "base/utf8.h"
#include "json/reader.h"
#include "json/writer.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static const char *
written(struct oc_arena *a, const struct oc_val *v, enum oc_json_style style)
{
	struct oc_buf *b = oc_buf_new(a, 1 << 26);
	struct oc_json j;

	oc_json_init(&j, b, style);
	oc_json_val(&j, v);
	if (b->failed || !oc_utf8_valid(b->data, b->len))
		abort();
	return oc_buf_str(b);
}

static void
write_and_read(
    struct oc_arena *a, const struct oc_val *v, enum oc_json_style style)
{
	const char *text = written(a, v, style);
	struct oc_val *again;

	if (oc_json_read(a, text, strlen(text), NULL, &again, NULL) !=
	    OC_JSON_OK)
		abort();
	if (strcmp(text, written(a, again, style)) != 0)
		abort();
}

/*
 * Every member must be found by its name.  Minus zero loses its sign, because
 * it is written "-0", as PHP does, and that reads back as a whole number.
 */
static void
look_around(struct oc_arena *a, struct oc_val *v)
{
	if (v->type == OC_DOUBLE && v->u.d == 0)
		v->u.d = 0;
	oc_val_text(a, v);
	oc_val_to_int(v);
	oc_val_truthy(v);
	oc_val_is_numeric(v);
	for (size_t i = 0; i < oc_val_count(v); i++) {
		const struct oc_member *m = &v->u.list.m[i];

		if (v->type == OC_OBJECT && oc_val_get(v, m->name) != m->val)
			abort();
		look_around(a, m->val);
	}
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct oc_arena a = OC_ARENA_INIT;
	struct oc_val *v = NULL;
	enum oc_json_status s;
	size_t at = SIZE_MAX;

	s = oc_json_read(&a, (const char *)data, size, NULL, &v, &at);
	if (at > size || (s == OC_JSON_OK) != (v != NULL))
		abort();
	if (v != NULL) {
		look_around(&a, v);
		write_and_read(&a, oc_val_copy(&a, v), OC_JSON_PLAIN);
		write_and_read(&a, v, OC_JSON_PHP);
	}
	oc_arena_release(&a);
	return 0;
}
