/* test_template.c - osTicket's template files, and our own texts. */
#include "config.h"

#include "mail/template.h"
#include "unit.h"

static const struct {
	const char *file;
	const char *subject, *body; /* NULL: not one */
} files[] = {
	{ "subject: |\n    New\nbody: |\n    <p>A</p>\n", "New", "<p>A</p>\n" },
	{ "#\n# What it is\n#\n---\nnotes: |\n    Sent\n    often.\n\n"
	  "subject: |\n    Re: %{ticket.subject}\nbody: |\n    <p>\n"
	  "        in\n    </p>\n\n",
	    "Re: %{ticket.subject}", "<p>\n    in\n</p>\n" },
	{ "subject: \"Quoted\"\nbody: |\n  x\n\n  y\n", "Quoted", "x\n\ny\n" },
	{ "subject: |\r\n  CR\r\nbody: |\r\n  x\r\n", "CR", "x\n" },
	{ "body: |\n  x\nsubject: |\n  after\n", "after", "x\n" },
	{ "body: |\n  no end\nsubject: x", "x", "no end\n" },
	{ "subject: x\nbody: |\n    deep\n  less\n", "x", "deep\n" },
	{ "", NULL, NULL },
	{ "subject: |\n  only\n", NULL, NULL },
	{ "body: |\n  only\n", NULL, NULL },
	{ "subject: |\nbody: |\n  no subject\n", NULL, NULL },
	{ "subject: |\n  no body\nbody: |\n", NULL, NULL },
	{ "  subject: x\n  body: |\n    nested\n", NULL, NULL },
	{ "subject\nbody\n", NULL, NULL },
};

static void
reads_files(void)
{
	struct oc_arena a = OC_ARENA_INIT;

	for (size_t i = 0; i < OC_COUNT(files); i++) {
		struct oc_template t = { NULL, NULL };
		const char *text = files[i].file;
		bool is = oc_template_parse(&a, text, strlen(text), &t);

		if (is != (files[i].body != NULL))
			fprintf(stderr, "file %zu\n", i);
		CU_ASSERT_EQUAL(is, files[i].body != NULL);
		OC_ASSERT_STR(t.subject, files[i].subject);
		OC_ASSERT_STR(t.body, files[i].body);
	}
	oc_arena_release(&a);
}

static void
has_a_text_for_each_mail(void)
{
	static const char *const names[] = { "ticket.autoresp",
		"ticket.autoreply", "message.autoresp", "ticket.notice",
		"ticket.overlimit", "ticket.reply", "ticket.activity.notice",
		"ticket.alert", "message.alert", "note.alert", "assigned.alert",
		"transfer.alert", "ticket.overdue" };
	struct oc_template t;

	for (size_t i = 0; i < OC_COUNT(names); i++) {
		CU_ASSERT_TRUE(oc_template_text(names[i], &t));
		CU_ASSERT_FALSE(oc_empty(t.subject));
		CU_ASSERT_FALSE(oc_empty(t.body));
	}
	CU_ASSERT_FALSE(oc_template_text("ticket", &t));
	CU_ASSERT_FALSE(oc_template_text("", &t));
}

CU_TestInfo template_tests[] = {
	{ "reads files", reads_files },
	{ "has a text for each mail", has_a_text_for_each_mail },
	CU_TEST_INFO_NULL,
};
