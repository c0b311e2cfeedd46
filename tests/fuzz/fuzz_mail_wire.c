/*
 * fuzz_mail_wire.c - libFuzzer target for messages on their way out.
 */
#include "config.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "mail/account.h"
#include "mail/queue.h"
#include "mail/transport.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

/* No bare carriage return or line feed is left that was not there. */
static void
check_wire(struct oc_arena *a, const char *text, size_t size)
{
	size_t len;
	char *out = oc_mail_wire(a, text, size, "\r\n", NULL, &len);

	if (out[len] != '\0' || len > 2 * size + 2)
		abort();
	for (size_t i = 0; i < len; i++)
		if (out[i] == '\n' && (i == 0 || out[i - 1] != '\r'))
			abort();
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct oc_arena a = OC_ARENA_INIT;
	const char *text = oc_strndup(&a, (const char *)data, size);
	struct oc_smtp_server server;
	char **list;

	check_wire(&a, text, size);
	/* A Sender field is one line, whatever the message and the name. */
	if (strpbrk(oc_mail_sender_field(&a, text, "a@b.c", text), "\r\n") !=
	    NULL)
		abort();
	list = oc_mail_addresses(&a, text);
	for (; *list != NULL; list++)
		if (**list == '\0' || (oc_mail_address_ok(*list) &&
		                          strpbrk(*list, "\r\n <>") != NULL))
			abort();
	if (oc_mail_host(&a, text, 25, &server) &&
	    strpbrk(server.host, "/@?# \r\n") != NULL)
		abort();
	oc_arena_release(&a);
	return 0;
}
