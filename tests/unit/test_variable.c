/* test_variable.c - what needs no database of %{variables}. */
#include "config.h"

#include <stddef.h>

#include "base/ctx.h"
#include "osticket/variable.h"
#include "unit.h"

/* Settings of which none was read: every key has its default. */
static const _Alignas(max_align_t) char no_settings[256];

static void
open_context(struct oc_ctx *cx, struct oc_arena *a)
{
	oc_ctx_init(cx, a);
	cx->config = (const struct oc_config *)(const void *)no_settings;
}

/* A scope with texts and things. */
static struct oc_vars *
example(struct oc_ctx *cx)
{
	struct oc_vars *v = oc_vars_new(cx);

	oc_vars_text(v, "a", "one letter is too short");
	oc_vars_text(v, "bb", "Two");
	oc_vars_text(v, "empty", "");
	oc_vars_text(v, "zero", "0");
	oc_vars_text(v, "gone", "text");
	oc_vars_text(v, "gone", NULL);
	oc_vars_text(v, "signature", "Sig %{bb}");
	oc_vars_text(v, "who.name", "Scalar");
	oc_vars_text(v, "who.ticket_link", "http://link");
	oc_vars_activity(v, "who", "Title", "Description");
	oc_vars_person(v, "name", "Dr. Anna Maria van der Berg Jr.");
	oc_vars_person(v, "single", "Cher");
	oc_vars_email_address(
	    v, "mail", "Pat \"The Rat\"", " pat+x@Mail.Example.org ");
	oc_vars_email_address(v, "bare", "", "a@b.c");
	oc_vars_email_address(v, "bad", "Name", "not an address");
	oc_vars_email_address(v, "worse", "Back\\", "a@b.c");
	oc_vars_date(v, "date", "2026-07-01 08:30:00");
	oc_vars_date(v, "nodate", NULL);
	return v;
}

static const struct {
	const char *text;
	const char *want;
} cases[] = {
	/* grammar */
	{ "", "" },
	{ "no variables, 100 %", "no variables, 100 %" },
	{ "%{bb}", "Two" },
	{ "x%{bb}y%{bb}", "xTwoyTwo" },
	{ "%%7Bbb%7D", "Two" },
	{ "%%7Bbb}", "Two" },
	{ "%{bb%7D", "Two" },
	{ "%7Bbb%7D", "%7Bbb%7D" },
	{ "%%7bbb%7d", "%%7bbb%7d" },
	{ "%{bb%7d", "%{bb%7d" },
	{ "%{a}", "%{a}" },
	{ "%{ bb}", "%{ bb}" },
	{ "%{bb }", "%{bb }" },
	{ "%{b\nb}", "%{b\nb}" },
	{ "%{.bb}", "%{.bb}" },
	{ "%{1bb}", "%{1bb}" },
	{ "%{bb-x}", "%{bb-x}" },
	{ "%{bb", "%{bb" },
	{ "%", "%" },
	{ "%{", "%{" },
	{ "%%7", "%%7" },
	{ "%%7B", "%%7B" },
	{ "%%{bb}", "%Two" },
	{ "%{%{bb}}", "%{Two}" },
	{ "%{b\xC3\xA9}", "%{b\xC3\xA9}" },

	/* texts and roots */
	{ "%{BB}", "%{BB}" },
	{ "%{nope}", "%{nope}" },
	{ "%{nope.x}", "%{nope.x}" },
	{ "%{gone}", "%{gone}" },
	{ "[%{empty}]", "[]" },
	{ "%{zero}", "0" },
	{ "%{bb.what.ever}", "Two" },
	{ "%{bb.}", "Two" },
	{ "%{url}", "" },
	{ "%{Url}", "%{Url}" },

	/* a whole path before the thing at its beginning */
	{ "%{who}", "Title" },
	{ "%{who.title}", "Title" },
	{ "%{who.DESCRIPTION}", "Description" },
	{ "%{who.name}", "Scalar" },
	{ "%{who.NAME}", "%{who.NAME}" },
	{ "%{who.ticket_link}", "http://link" },
	{ "%{who.title.x}", "" },
	{ "%{who.}", "Title" },
	{ "%{who.nothing}", "%{who.nothing}" },
	{ "%{who.nothing.x}", "" },

	/* values are put in as they are, in the order of the text */
	{ "%{signature}", "Sig %{bb}" },
	{ "%{signature} %{bb}", "Sig Two Two" },
	{ "%{bb} %{signature}", "Two Sig %{bb}" },

	/* names */
	{ "%{name}", "Dr. Anna Maria van der Berg Jr." },
	{ "%{name.first}", "Anna" },
	{ "%{name.LAST}", "Berg" },
	{ "%{name.full}", "Anna Berg" },
	{ "%{name.legal}", "Anna M. Berg" },
	{ "%{name.lastfirst}", "Berg, Anna, Jr." },
	{ "%{name.formal}", "Dr. Berg" },
	{ "%{name.short}", "Anna B." },
	{ "%{name.shortformal}", "A. Berg" },
	{ "%{name.complete}", "Dr. Anna M. Berg Jr." },
	{ "%{name.original}", "Dr. Anna Maria van der Berg Jr." },
	{ "%{name.middle}", "Maria van der" },
	{ "%{name.middleinitial}", "M." },
	{ "%{name.initials}", "AMVDB" },
	{ "[%{name.salutation}]", "[]" },
	{ "[%{name.initial}]", "[]" },
	{ "[%{name.first.x}]", "[]" },
	{ "[%{single.last}]", "[]" },
	{ "[%{single.lastinitial}]", "[]" },

	/* addresses */
	{ "%{mail}", "pat+x@Mail.Example.org" },
	{ "%{mail.mailbox}", "pat+x" },
	{ "%{mail.domain}", "Mail.Example.org" },
	{ "%{mail.personal}", "Pat \\\"The Rat\\" },
	{ "%{bare}", "a@b.c" },
	{ "%{bare.address}", "a@b.c" },
	{ "[%{bare.personal}]", "[]" },
	{ "%{bad}", "@" },
	{ "[%{bad.mailbox}%{bad.address}]", "[]" },
	{ "%{worse}", "@" },

	/* dates */
	{ "%{date.short}", "7/1/26" },
	{ "%{date.system.short}", "7/1/26" },
	{ "[%{date.nothing}]", "[]" },
	{ "%{date.user}", "%{date.user}" },
	{ "[%{date.user.short}]", "[]" },
	{ "[%{date.system.humanize}]", "[]" },
	{ "%{nodate}", "%{nodate}" },
};

static void
expand_replaces(void)
{
	for (size_t i = 0; i < OC_COUNT(cases); i++) {
		struct oc_arena a = OC_ARENA_INIT;
		struct oc_ctx cx;

		open_context(&cx, &a);
		OC_ASSERT_STR(oc_vars_expand(&cx, example(&cx), cases[i].text),
		    cases[i].want);
		oc_arena_release(&a);
	}
}

/* What a client writes must not make us slow or fill the memory. */
static void
expand_has_limits(void)
{
	struct oc_arena a = OC_ARENA_INIT;
	struct oc_vars *v;
	struct oc_ctx cx;
	size_t len = 1024 * 1024;
	char *text = oc_alloc(&a, len + 1);

	open_context(&cx, &a);
	v = oc_vars_new(&cx);
	for (size_t i = 0; i < len; i += 8)
		memcpy(text + i, "%{aa.bb}", 8);
	text[len] = '\0';
	oc_vars_text(v, "aa", text);
	OC_ASSERT_STR(oc_vars_expand(&cx, v, text), "");
	oc_vars_text(v, "aa", "x");
	CU_ASSERT_EQUAL(strlen(oc_vars_expand(&cx, v, text)), len / 8);
	oc_vars_text(v, "aa", NULL);
	CU_ASSERT_EQUAL(strlen(oc_vars_expand(&cx, v, text)), len);
	for (size_t i = 0; i < len; i += 8)
		snprintf(text + i, 9, "%%{%05zx", i / 8);
	for (size_t i = 7; i < len; i += 8)
		text[i] = '}';
	CU_ASSERT_EQUAL(strlen(oc_vars_expand(&cx, v, text)), len);
	CU_ASSERT_PTR_NULL(oc_vars_files(v));
	CU_ASSERT_EQUAL(oc_vars_error(v), OC_OK);
	oc_arena_release(&a);
}

/* Alerts are expanded for all, then for each recipient. */
static void
second_pass_sees_what_is_left(void)
{
	struct oc_arena a = OC_ARENA_INIT;
	struct oc_vars *first, *second;
	struct oc_ctx cx;
	char *text;

	open_context(&cx, &a);
	first = example(&cx);
	second = oc_vars_like(first);
	oc_vars_text(second, "recipient", "Admin");
	text = oc_vars_expand(
	    &cx, first, "%{bb} %{recipient.name.first} %{signature} %{nope}");
	OC_ASSERT_STR(text, "Two %{recipient.name.first} Sig %{bb} %{nope}");
	OC_ASSERT_STR(
	    oc_vars_expand(&cx, second, text), "Two Admin Sig %{bb} %{nope}");
	oc_arena_release(&a);
}

CU_TestInfo variable_tests[] = {
	{ "expand replaces", expand_replaces },
	{ "expand has limits", expand_has_limits },
	{ "a second pass sees what is left", second_pass_sees_what_is_left },
	CU_TEST_INFO_NULL,
};
