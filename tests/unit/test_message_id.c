/* test_message_id.c - ids that osTicket signed, and ids nobody did. */
#include "config.h"

#include "mail/message_id.h"
#include "unit.h"

#define SALT "pepper"

/* Made by osTicket 1.18.1's code for this salt. */
static const struct {
	const char *id;
	struct oc_message_id want;
} good[] = {
	{ "BBc0=EE-Lg=2O-CgAAAAAAAAACAAAAVV8F9I6J-support@acme.test",
	    { 10, 0, 2, 'U', true } },
	{ " <BBc0=EE-aB_=9-AwAAAE0AAAD/////U4y5i3/D-help-desk@acme.test> ",
	    { 3, 77, 4294967295, 'S', true } },
	{ "BBc0=EE-abcde-AAAAAAUAAAAGAAAATa8yGez8-@osTicketMailer",
	    { 0, 5, 6, 'M', true } },
	/* The address is no part of what is signed, and neither is the
	 * system, which says whose id it is. */
	{ "BBc0=EE-abcde-AAAAAAUAAAAGAAAATa8yGez8", { 0, 5, 6, 'M', true } },
	{ "Bother0-abcde-AAAAAAUAAAAGAAAATa8yGez8-x@y",
	    { 0, 5, 6, 'M', false } },
	{ "ABc0=EE-xyz12-BwAAAAkAAABD@dc73587794", { 7, 9, 0, 'C', true } },
};

static const char *const bad[] = {
	"",
	"<>",
	"@",
	"-",
	"--",
	"B-",
	"BBc0=EE",
	"BBc0=EE-abcde",
	"BBc0=EE-abcde-",
	"BBc0=EE-abcde-AAAA",
	"BBc0=EE-abcde-AAAAAAUAAAAGAAAATQ", /* no signature */
	"BBc0=EE-abcde-AAAAAAUAAAAGAAAATa8yGez9-x@y",
	"BBc0=EE-abcde-AAAAAAYAAAAGAAAATa8yGez8-x@y",
	"BBc0=EE-abcdf-AAAAAAUAAAAGAAAATa8yGez8-x@y",
	"BBc0=EE-abcde-AAAAAAUAAAAGAAAATa8yGez8AA-x@y",
	"CBc0=EE-abcde-AAAAAAUAAAAGAAAATa8yGez8-x@y",
	"ABc0=EE-xyz12-BwAAAAkAAABD@dc73587795",
	"ABc0=EE-xyz12-BwAAAAkAAABD@",
	"ABc0=EE-xyz12-BwAAAAkAAABD",
	"ABc0=EE-xyz13-BwAAAAkAAABD@dc73587794",
	"20261122083815.1234@mail.example",
	"CAF-x-y_z@mail.example",
};

static void
reads_what_was_signed(void)
{
	struct oc_arena a = OC_ARENA_INIT;

	for (size_t i = 0; i < OC_COUNT(good); i++) {
		const struct oc_message_id *w = &good[i].want;
		struct oc_message_id m = { .uid = -1 };

		CU_ASSERT_TRUE(oc_message_id_parse(&a, SALT, good[i].id, &m));
		if (m.uid != w->uid || m.entry_id != w->entry_id)
			fprintf(stderr, "id %s\n", good[i].id);
		CU_ASSERT_EQUAL(m.uid, w->uid);
		CU_ASSERT_EQUAL(m.entry_id, w->entry_id);
		CU_ASSERT_EQUAL(m.thread_id, w->thread_id);
		CU_ASSERT_EQUAL(m.user_class, w->user_class);
		CU_ASSERT_EQUAL(m.loopback, w->loopback);
		CU_ASSERT_FALSE(
		    oc_message_id_parse(&a, "salt", good[i].id, &m));
	}
	oc_arena_release(&a);
}

static void
refuses_the_rest(void)
{
	struct oc_arena a = OC_ARENA_INIT;

	for (size_t i = 0; i < OC_COUNT(bad); i++) {
		struct oc_message_id m = { .uid = -1 };
		bool is = oc_message_id_parse(&a, SALT, bad[i], &m);

		if (is)
			fprintf(stderr, "taken: %s\n", bad[i]);
		CU_ASSERT_FALSE(is);
		CU_ASSERT_EQUAL(m.uid, -1);
	}
	oc_arena_release(&a);
}

static void
makes_what_it_reads(void)
{
	struct oc_arena a = OC_ARENA_INIT;
	const struct oc_message_id in = { 70000, 4294967295, 3, 'C', false };
	const char *id, *other;

	for (int i = 0; i < 200; i++) {
		struct oc_message_id out = { .uid = -1 };

		id = oc_message_id_make(&a, SALT, &in, "help-desk@acme.test");
		CU_ASSERT_TRUE(oc_message_id_parse(&a, SALT, id, &out));
		CU_ASSERT_EQUAL(out.uid, in.uid);
		CU_ASSERT_EQUAL(out.entry_id, in.entry_id);
		CU_ASSERT_EQUAL(out.thread_id, in.thread_id);
		CU_ASSERT_EQUAL(out.user_class, in.user_class);
		CU_ASSERT_TRUE(out.loopback);
	}
	CU_ASSERT_TRUE(oc_starts(id, "BBc0=EE-"));
	CU_ASSERT_TRUE(oc_ends(id, "-help-desk@acme.test"));
	other = oc_message_id_make(&a, SALT, &in, NULL);
	CU_ASSERT_TRUE(oc_ends(other, "-@osTicketMailer"));
	CU_ASSERT_FALSE(oc_streq(id, other));
	oc_arena_release(&a);
}

CU_TestInfo message_id_tests[] = {
	{ "reads what was signed", reads_what_was_signed },
	{ "refuses the rest", refuses_the_rest },
	{ "makes what it reads", makes_what_it_reads },
	CU_TEST_INFO_NULL,
};
