/* test_address.c - what is an e-mail address to osTicket. */
#include "config.h"

#include "osticket/address.h"
#include "unit.h"

static const struct {
	const char *text;
	const char *host; /* NULL: no address */
} cases[] = {
	{ "a@b.c", "b.c" },
	{ " a@b.c ", "b.c" },
	{ "a@b", "b" },
	{ "a@LOCALHOST", "LOCALHOST" },
	{ "a.b+c/d=e@f-g.h", "f-g.h" },
	{ "\"q r\"@b.c", "b.c" },
	{ "\"q\\\"r\"@b.c", "b.c" },
	{ "a@[1.2.3.4]", "[1.2.3.4]" },
	{ "a(comment)@b.c", "b.c" },
	{ "a@b.c (comment)", "b.c" },
	{ "(comment) a@b.c", "b.c" },
	{ "a@ b.c", "b.c" },
	{ "a@b.c,", "b.c" },
	{ "Ann <a@b.c>", "b.c" },
	{ "<a@b.c>", "b.c" },
	{ "a@-b.c", "-b.c" },
	{ "", NULL },
	{ " ", NULL },
	{ "a", NULL },
	{ "a@", NULL },
	{ "@b", NULL },
	{ "a@localhost", NULL },
	{ "a b@c.d", NULL },
	{ ".a@b.c", NULL },
	{ "a.@b.c", NULL },
	{ "a..b@c.d", NULL },
	{ "a@b..c", NULL },
	{ "a@b.", NULL },
	{ "a@.b", NULL },
	{ "\xC3\xA9@b.c", NULL },
	{ "a@\xC3\xA9.c", NULL },
	{ "a@b.c,d@e.f", NULL },
	{ "a@b.c;", NULL },
	{ "a@b@c", NULL },
	{ "a<b@c.d", NULL },
	{ "a>b@c.d", NULL },
	{ "a[b@c.d", NULL },
	{ "\"a\"b@c.d", NULL },
	{ "a@b c", NULL },
	{ "a @b.c", NULL },
	{ "a@b.c x", NULL },
	{ "a@\"b\".c", NULL },
	{ "a@b:c", NULL },
	{ "a@b.c>", NULL },
	{ "a@b.c)", NULL },
	{ "a(@b.c", NULL },
	{ "\"a@b.c", NULL },
	{ "a\\@b.c", NULL },
	{ "a@@b.c", NULL },
	{ "Group: a@b.c;", NULL },
};

static void
syntax_sorts_good_from_bad(void)
{
	struct oc_arena a = OC_ARENA_INIT;

	for (size_t i = 0; i < OC_COUNT(cases); i++) {
		const char *host = NULL;
		bool ok = oc_email_syntax(&a, cases[i].text, &host);

		if (ok != (cases[i].host != NULL))
			fprintf(stderr, "case %zu: %s\n", i, cases[i].text);
		CU_ASSERT_EQUAL(ok, cases[i].host != NULL);
		OC_ASSERT_STR(host, cases[i].host);
	}
	oc_arena_release(&a);
}

static void
an_endless_address_is_none(void)
{
	struct oc_arena a = OC_ARENA_INIT;
	char *text = oc_alloc(&a, 70000);

	memset(text, 'a', 69999);
	memcpy(text + 69000, "@b.c", 5);
	CU_ASSERT_FALSE(oc_email_syntax(&a, text, NULL));
	oc_arena_release(&a);
}

CU_TestInfo address_tests[] = {
	{ "syntax sorts good from bad", syntax_sorts_good_from_bad },
	{ "an endless address is none", an_endless_address_is_none },
	CU_TEST_INFO_NULL,
};
