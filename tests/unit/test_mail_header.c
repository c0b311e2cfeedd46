/* test_mail_header.c - fields of a mail's header, and what they tell. */
#include "config.h"

#include "osticket/mail_header.h"
#include "unit.h"

/* The fields as "name=value|". */
static const char *
shown(struct oc_arena *a, const char *text)
{
	struct oc_mail_header h;
	const char *out = "";

	oc_mail_header_read(a, text, &h);
	for (size_t i = 0; i < h.n; i++)
		out = oc_sprintf(
		    a, "%s%s=%s|", out, h.list[i].name, h.list[i].value);
	return out;
}

static void
test_fields(void)
{
	static const struct {
		const char *text, *want;
	} rows[] = {
		{ "", "" },
		{ "\n\n", "" },
		{ "no field", "" },
		{ "A: b", "a=b|" },
		{ "A: b\r\nC-D: e f\r\n", "a=b|c-d=e f|" },
		{ "A:b\nA:  c", "a=b|a= c|" },
		{ "A: b\r\n  c\r\n\td\r\nE: f", "a=b c d|e=f|" },
		{ " folded first: x\nA: b", "folded first=x|a=b|" },
		{ "A: b\ntext\nC: d", "a=b|c=d|" },
		{ "A: b\r\n \r\nC: d", "a=b |c=d|" },
		{ ": x", "=x|" },
	};
	struct oc_arena a = OC_ARENA_INIT;

	for (size_t i = 0; i < OC_COUNT(rows); i++)
		OC_ASSERT_STR(shown(&a, rows[i].text), rows[i].want);
	oc_arena_release(&a);
}

static void
test_lookup(void)
{
	struct oc_arena a = OC_ARENA_INIT;
	struct oc_mail_header h;

	oc_mail_header_read(&a, "To: a\nCc: b\nTO: c", &h);
	OC_ASSERT_STR(oc_mail_header_get(&h, "to"), "c");
	OC_ASSERT_STR(oc_mail_header_all(&a, &h, "to"), "a, c");
	OC_ASSERT_STR(oc_mail_header_get(&h, "bcc"), NULL);
	OC_ASSERT_STR(oc_mail_header_all(&a, &h, "bcc"), NULL);
	oc_arena_release(&a);
}

static void
test_signs(void)
{
	static const struct {
		const char *text;
		bool reply, bounce;
	} rows[] = {
		{ "Subject: hello", false, false },
		{ "Auto-Submitted: auto-replied", true, false },
		{ "Auto-Submitted: Auto-Generated (x)", true, false },
		{ "Auto-Submitted: no", false, false },
		{ "auto-submitted:auto-replied", true, false },
		{ "Precedence: bulk", true, false },
		{ "Precedence: first-class", false, false },
		{ "Precedence: a bulk", false, false },
		{ "X-Precedence: junk", true, false },
		{ "X-Autoreply: yes", true, false },
		{ "X-Autoreply: no", false, false },
		{ "X-Autorespond: anything", true, false },
		{ "X-Autorespond:", true, false },
		{ "X-Auto-Response-Suppress: AutoReply", false, false },
		{ "X-Amazon-Mail-Relay-Type: notification", true, false },
		{ "From: MAILER-DAEMON@x", false, true },
		{ "From: <>", false, true },
		{ "From: Postmaster@x", false, true },
		{ "Subject: Undeliverable: x", false, true },
		{ "Subject: Re: Undeliverable: x", false, false },
		{ "Return-Path: <>", false, true },
		{ "Return-Path: <a@b>", false, false },
		{ "Content-Type: multipart/report;\n "
		  "report-type=delivery-status",
		    false, true },
		{ "X-Failed-Recipients: a@b", false, true },
		{ "X-Failed-Recipients: none", false, false },
	};
	struct oc_arena a = OC_ARENA_INIT;

	for (size_t i = 0; i < OC_COUNT(rows); i++) {
		struct oc_mail_header h;

		oc_mail_header_read(&a, rows[i].text, &h);
		if (oc_mail_is_auto_reply(&a, &h) != rows[i].reply ||
		    oc_mail_is_bounce(&h) != rows[i].bounce) {
			fprintf(stderr, "%s\n", rows[i].text);
			CU_FAIL("taken for what it is not");
		}
		CU_ASSERT_EQUAL(oc_mail_is_automatic(&a, rows[i].text),
		    rows[i].reply || rows[i].bounce);
	}
	CU_ASSERT_FALSE(oc_mail_is_automatic(&a, NULL));
	oc_arena_release(&a);
}

CU_TestInfo mail_header_tests[] = {
	{ "fields", test_fields },
	{ "lookup", test_lookup },
	{ "signs of programs", test_signs },
	CU_TEST_INFO_NULL,
};
