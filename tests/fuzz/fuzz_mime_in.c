/*
 * fuzz_mime_in.c - libFuzzer target for mail that comes in.
 */
#include "config.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "base/utf8.h"
#include "mail/mime_in.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void
check_text(const char *s)
{
	if (s != NULL && !oc_utf8_valid(s, strlen(s)))
		abort();
}

static void
check_addresses(const struct oc_mime_addresses *x)
{
	if (x->n > OC_MIME_ADDRESSES)
		abort();
	for (size_t i = 0; i < x->n; i++) {
		check_text(x->list[i].name);
		check_text(x->list[i].mailbox);
		check_text(x->list[i].host);
		if (strchr(x->list[i].host, '@') != NULL)
			abort();
	}
}

static void
check_files(const struct oc_upload *u)
{
	size_t n = 0;

	for (; u != NULL; u = u->next) {
		if (u->name == NULL || u->type == NULL || u->data == NULL ||
		    u->data[u->len] != '\0' || ++n > OC_MIME_PARTS + 1)
			abort();
		check_text(u->name);
		check_text(u->type);
		check_text(u->cid);
	}
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct oc_arena a = OC_ARENA_INIT;
	struct oc_mime m;

	oc_mime_read(&a, (const char *)data, size, &m);
	check_text(m.header);
	check_text(m.subject);
	check_text(m.html);
	check_text(m.text);
	check_text(m.fault);
	for (size_t i = 0; i < m.fields.n; i++) {
		check_text(m.fields.list[i].name);
		check_text(m.fields.list[i].value);
	}
	check_addresses(&m.from);
	check_addresses(&m.to);
	check_addresses(&m.cc);
	check_addresses(&m.delivered_to);
	check_addresses(&m.reply_to);
	check_files(m.files);
	oc_mail_is_automatic(&a, m.header);
	oc_arena_release(&a);
	return 0;
}
