/* test_person.c - names in osTicket's formats. */
#include "config.h"

#include "osticket/person.h"
#include "unit.h"

static const struct {
	const char *name;
	const char *format;
	const char *want;
} cases[] = {
	{ "Ann Reader", "first", "Ann" },
	{ "Ann Reader", "last", "Reader" },
	{ "Ann Reader", "full", "Ann Reader" },
	{ "Ann Reader", "lastfirst", "Reader, Ann" },
	{ "Ann Reader", "short", "Ann R." },
	{ "Ann Reader", "shortformal", "A. Reader" },
	{ "Ann Reader", "original", "Ann Reader" },
	{ "Ann Reader", "nonsense", "Ann Reader" },
	{ "Dr. John Q. Public Sr.", "first", "John" },
	{ "Dr. John Quincy Public Sr.", "legal", "John Q. Public" },
	{ "Dr. John Quincy Public Sr.", "formal", "Dr. Public" },
	{ "Dr. John Quincy Public Sr.", "complete", "Dr. John Q. Public Sr." },
	{ "Dr. John Quincy Public Sr.", "lastfirst", "Public, John, Sr." },
	{ "Dr. John Quincy Public Sr.", "initials", "JQP" },
	{ "J.Everybody", "last", "Everybody" },
	{ "Cher", "first", "Cher" },
	{ "Cher", "last", "" },
	{ "Cher", "full", "Cher" },
	{ "Cher", "lastfirst", "Cher" },
	{ "Łukasz Żak", "shortformal", "Ł. Żak" },
	{ "", "full", "" },
	{ "", "initials", "" },
};

static void
format_takes_names_apart(void)
{
	struct oc_arena a = OC_ARENA_INIT;

	for (size_t i = 0; i < OC_COUNT(cases); i++)
		OC_ASSERT_STR(
		    oc_person_format(&a, cases[i].name, cases[i].format),
		    cases[i].want);
	oc_arena_release(&a);
}

CU_TestInfo person_tests[] = {
	{ "format takes names apart", format_takes_names_apart },
	CU_TEST_INFO_NULL,
};
