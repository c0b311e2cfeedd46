/* test_number.c - ticket numbers in their formats. */
#include "config.h"

#include "osticket/number.h"
#include "unit.h"

static const struct {
	const char *format;
	const char *number;
	char pad;
	const char *want;
} cases[] = {
	{ "######", "7", '0', "000007" },
	{ "######", "1234567", '0', "1234567" },
	{ "TX-####-US", "472317", '0', "TX-472317-US" },
	{ "A\\#-##-##", "143129", '0', "A#-14-3129" },
	{ "##-##", "1", '0', "00-01" },
	{ "##-##", "12345", '0', "12-345" },
	{ "####", "5", ' ', "   5" },
	{ "####", "5", '\0', "5" },
	{ "#", "98", '0', "98" },
	{ "T", "5", '0', "5T" },
	{ "", "5", '0', "5" },
	{ "\\#", "5", '0', "5#" },
	{ "\\##", "5", '0', "#5" },
	{ "#x\\#", "5", '0', "5x#" },
};

static void
format_lays_the_number_in(void)
{
	struct oc_arena a = OC_ARENA_INIT;

	for (size_t i = 0; i < OC_COUNT(cases); i++)
		OC_ASSERT_STR(oc_number_format(&a, cases[i].format,
		                  cases[i].number, cases[i].pad),
		    cases[i].want);
	oc_arena_release(&a);
}

static void
digits_counts_slots(void)
{
	CU_ASSERT_EQUAL(oc_number_digits("######"), 6);
	CU_ASSERT_EQUAL(oc_number_digits("A\\#-##"), 2);
	CU_ASSERT_EQUAL(oc_number_digits(""), 0);
	CU_ASSERT_EQUAL(oc_number_digits("none"), 0);
}

CU_TestInfo number_tests[] = {
	{ "format lays the number in", format_lays_the_number_in },
	{ "digits counts slots", digits_counts_slots },
	CU_TEST_INFO_NULL,
};
