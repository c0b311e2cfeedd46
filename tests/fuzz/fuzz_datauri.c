/*
 * fuzz_datauri.c - libFuzzer target for "data:" URLs and character sets.
 */
#include "config.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/utf8.h"
#include "osticket/html_body.h"
#include "osticket/html_datauri.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void
check(const struct oc_rfc2397 *uri, size_t max)
{
	/* No charset makes more than four bytes of one. */
	if (uri->type == NULL || uri->data[uri->len] != '\0' ||
	    uri->len > 4 * max + 4)
		abort();
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct oc_arena a = OC_ARENA_INIT;
	const char *text = oc_strndup(&a, (const char *)data, size);
	struct oc_body_image *images;
	struct oc_rfc2397 uri;

	oc_rfc2397_parse(&a, text, size, NULL, false, &uri);
	check(&uri, size);
	oc_rfc2397_parse(&a, text, size, "iso-8859-1", true, &uri);
	check(&uri, size);
	oc_rfc2397_parse(&a, text, size, NULL, true, &uri);
	check(&uri, size);
	oc_body_html(&a, text, &images);
	for (; images != NULL; images = images->next)
		if (images->data[images->len] != '\0')
			abort();
	oc_arena_release(&a);
	return 0;
}
