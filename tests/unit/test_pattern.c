/* test_pattern.c - an admin's regular expressions. */
#include "config.h"

#include "base/ctx.h"
#include "osticket/pattern.h"
#include "unit.h"

static const struct {
	const char *pattern;
	const char *subject;
	bool want;
} cases[] = {
	{ "/^a+$/", "aaa", true },
	{ "/^a+$/", "b", false },
	{ "/^A+$/i", "aaa", true },
	{ "#a/b#", "xa/by", true },
	{ "{a{2}}", "aa", true },
	{ "(a(b)c)", "abc", true },
	{ "  /a/", "a", true },
	{ "/a\\/b/", "a/b", true },
	{ "/a.b/s", "a\nb", true },
	{ "/a.b/", "a\nb", false },
	{ "/\\w/u", "\xC5\x82", true },
	{ "", "a", false },
	{ "abc", "abc", false },
	{ "/abc", "abc", false },
	{ "/abc/q", "abc", false },
	{ "/(/", "(", false },
	{ "\\a\\", "a", false },
};

static void
matches_as_preg_match(void)
{
	struct oc_arena a = OC_ARENA_INIT;
	struct oc_ctx cx;

	oc_ctx_init(&cx, &a);
	for (size_t i = 0; i < OC_COUNT(cases); i++) {
		bool got =
		    oc_pattern_matches(&cx, cases[i].pattern, cases[i].subject);

		if (got != cases[i].want)
			fprintf(stderr, "case %zu: %s\n", i, cases[i].pattern);
		CU_ASSERT_EQUAL(got, cases[i].want);
	}
	oc_arena_release(&a);
}

static void
a_cruel_pattern_gives_up(void)
{
	struct oc_arena a = OC_ARENA_INIT;
	char *subject = oc_alloc(&a, 60);
	struct oc_ctx cx;

	oc_ctx_init(&cx, &a);
	memset(subject, 'a', 59);
	subject[59] = '\0';
	CU_ASSERT_FALSE(oc_pattern_matches(&cx, "/^(a+)+b$/", subject));
	oc_arena_release(&a);
}

CU_TestInfo pattern_tests[] = {
	{ "matches as preg_match", matches_as_preg_match },
	{ "a cruel pattern gives up", a_cruel_pattern_gives_up },
	CU_TEST_INFO_NULL,
};
