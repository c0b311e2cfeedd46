/*
 * fuzz_form.c - libFuzzer target for forms and query strings.
 *
 * What was decoded is encoded and decoded again, and must then be the same.
 */
#include "config.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "base/buf.h"
#include "base/utf8.h"
#include "http/form.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void
encode_and_decode(struct oc_arena *a, const struct oc_form *f)
{
	struct oc_buf *b = oc_buf_new(a, 1 << 26);
	struct oc_form again;

	for (size_t i = 0; i < f->n; i++)
		oc_buf_addf(b, "%s=%s&", oc_url_encode(a, f->pairs[i].name),
		    oc_url_encode(a, f->pairs[i].value));
	if (oc_form_parse(a, oc_buf_str(b), b->len, &again) != OC_OK ||
	    again.n != f->n)
		abort();
	for (size_t i = 0; i < f->n; i++)
		if (strcmp(f->pairs[i].name, again.pairs[i].name) != 0 ||
		    strcmp(f->pairs[i].value, again.pairs[i].value) != 0)
			abort();
}

/* Only the first few: each look-up walks over all pairs. */
static void
look_up(struct oc_arena *a, const struct oc_form *f)
{
	size_t n;

	for (size_t i = 0; i < f->n && i < 8; i++) {
		const char *name = f->pairs[i].name;

		if (!oc_utf8_valid(name, strlen(name)) ||
		    oc_form_get(f, name) == NULL ||
		    oc_form_last(f, name) == NULL)
			abort();
		oc_form_all(a, f, name, &n);
		if (n == 0)
			abort();
		oc_form_nested(f, "a", name);
		oc_form_field_of(a, &f->pairs[i], "a");
	}
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct oc_arena a = OC_ARENA_INIT;
	struct oc_form f;

	if (oc_form_parse(&a, (const char *)data, size, &f) == OC_OK) {
		look_up(&a, &f);
		encode_and_decode(&a, &f);
	}
	oc_arena_release(&a);
	return 0;
}
