/*
 * fuzz_multipart.c - libFuzzer target for multipart/form-data.
 *
 * The first line of an input is the Content-Type, the rest is the body.
 */
#include "config.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "base/utf8.h"
#include "http/multipart.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

/* Parts lie in the body, one after the other; names are harmless. */
static void
look_at(const struct oc_multipart *m, const char *body, size_t len)
{
	const char *from = body;

	for (size_t i = 0; i < m->n; i++) {
		const struct oc_part *p = &m->parts[i];

		if (p->data < from || p->data > body + len ||
		    p->len > (size_t)(body + len - p->data))
			abort();
		from = p->data + p->len;
		if (!oc_utf8_valid(p->name, strlen(p->name)) ||
		    *p->type == '\0')
			abort();
		if (p->filename != NULL &&
		    (!oc_utf8_valid(p->filename, strlen(p->filename)) ||
		        strpbrk(p->filename, "/\\\r\n") != NULL ||
		        strcmp(p->filename, "..") == 0))
			abort();
		if (oc_multipart_get(m, p->name) == NULL)
			abort();
	}
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct oc_arena a = OC_ARENA_INIT;
	const char *text = (const char *)data, *type, *why = NULL;
	const uint8_t *eol = size > 0 ? memchr(data, '\n', size) : NULL;
	size_t n = eol == NULL ? size : (size_t)(eol - data) + 1;
	struct oc_multipart m;
	struct oc_form f;

	type = oc_strndup(&a, text, eol == NULL ? n : n - 1);
	if (oc_multipart_parse(&a, type, text + n, size - n, NULL, &m, &why) ==
	    OC_OK) {
		look_at(&m, text + n, size - n);
		oc_multipart_form(&a, &m, &f);
	} else if (why == NULL) {
		abort();
	}
	oc_arena_release(&a);
	return 0;
}
