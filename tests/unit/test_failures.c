/* test_failures.c - osTicket's list of errors behaves as a PHP array. */
#include "config.h"

#include "osticket/failures.h"
#include "unit.h"

static void
text_has_keys_and_messages(void)
{
	struct oc_arena a = OC_ARENA_INIT;
	struct oc_failures f = { .arena = &a };

	OC_ASSERT_STR(oc_failures_text(&f), "");
	oc_failures_set(&f, "user", "Incomplete");
	oc_failures_field(&f, 20, "required");
	oc_failures_field(&f, 20, "too long");
	oc_failures_set(&f, "user", "Still incomplete");
	OC_ASSERT_STR(oc_failures_text(&f),
	    "user\nStill incomplete\n20\nrequired,too long");
	OC_ASSERT_STR(oc_failures_get(&f, "user"), "Still incomplete");
	CU_ASSERT_PTR_NULL(oc_failures_get(&f, "20"));
	oc_failures_clear(&f);
	OC_ASSERT_STR(oc_failures_text(&f), "");
	oc_arena_release(&a);
}

static void
add_keeps_what_is_there(void)
{
	struct oc_arena a = OC_ARENA_INIT;
	struct oc_failures f = { .arena = &a }, g = { .arena = &a };

	oc_failures_field(&f, 20, "mine");
	oc_failures_field(&g, 20, "yours");
	oc_failures_field(&g, 21, "new");
	oc_failures_add(&f, &g);
	OC_ASSERT_STR(oc_failures_text(&f), "20\nmine\n21\nnew");
	oc_arena_release(&a);
}

static void
merge_counts_numbers_anew(void)
{
	struct oc_arena a = OC_ARENA_INIT;
	struct oc_failures f = { .arena = &a }, g = { .arena = &a };

	oc_failures_set(&f, "user", "Incomplete");
	oc_failures_field(&f, 20, "one");
	oc_failures_field(&f, 21, "two");
	oc_failures_field(&g, 40, "three");
	oc_failures_merge(&f, &g);
	OC_ASSERT_STR(
	    oc_failures_text(&f), "user\nIncomplete\n0\none\n1\ntwo\n2\nthree");
	oc_arena_release(&a);
}

CU_TestInfo failures_tests[] = {
	{ "text has keys and messages", text_has_keys_and_messages },
	{ "add keeps what is there", add_keeps_what_is_there },
	{ "merge counts numbers anew", merge_counts_numbers_anew },
	CU_TEST_INFO_NULL,
};
