/*
 * fuzz_xml.c - libFuzzer target for the body of POST /api/tickets.xml.
 */
#include "config.h"

#include <stdlib.h>
#include <string.h>

#include "base/utf8.h"
#include "osticket/legacy_xml.h"
#include "ticket_body.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

/* No byte of the message comes through that is no UTF-8. */
static void
check(const struct oc_new_ticket *t)
{
	if (t->has_message &&
	    !oc_utf8_valid(t->message.text, strlen(t->message.text)))
		abort();
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	return fuzz_ticket_body(data, size, oc_legacy_xml, check);
}
