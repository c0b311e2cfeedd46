/* test_mail_wire.c - addresses, servers' names and messages as they are sent.
 */
#include "config.h"

#include "unit.h"

#include "mail/account.h"
#include "mail/queue.h"
#include "mail/transport.h"

static const struct {
	const char *list;
	const char *want; /* joined again */
} lists[] = {
	{ "", "" },
	{ " ,;\n", "" },
	{ "a@b.c", "a@b.c" },
	{ "a@b.c\nd@e.f", "a@b.c, d@e.f" },
	{ "a@b.c, d@e.f;\tg@h.i ", "a@b.c, d@e.f, g@h.i" },
	{ "\"a, b\"@c.d,e@f.g", "\"a, b\"@c.d, e@f.g" },
	{ "\"a\\\" b\"@c.d", "\"a\\\" b\"@c.d" },
	{ "\"never ends, x@y", "\"never ends, x@y" },
};

static void
test_lists(void)
{
	struct oc_arena a = OC_ARENA_INIT;

	for (size_t i = 0; i < OC_COUNT(lists); i++)
		CU_ASSERT_STRING_EQUAL(
		    oc_mail_address_list(
		        &a, oc_mail_addresses(&a, lists[i].list)),
		    lists[i].want);
	CU_ASSERT_STRING_EQUAL(oc_mail_address_list(&a, NULL), "");
	oc_arena_release(&a);
}

static void
test_addresses(void)
{
	static const char *const good[] = { "a@b", "a.b+c@d.example",
		"\"x@y\"@z.example", "j\xc3\xb6rg@example.com" };
	static const char *const bad[] = { "", "@", "a@", "@b", "a", "-a@b",
		"a b@c", "a@b\r\nRCPT TO:<x@y>", "<a@b>", "a@b>", "a\x7f@b",
		"a\t@b" };

	for (size_t i = 0; i < OC_COUNT(good); i++)
		CU_ASSERT_TRUE(oc_mail_address_ok(good[i]));
	for (size_t i = 0; i < OC_COUNT(bad); i++)
		CU_ASSERT_FALSE(oc_mail_address_ok(bad[i]));
}

static const struct {
	const char *host;
	unsigned port;
	bool ok;
	enum oc_tls tls;
	const char *want;
} hosts[] = {
	{ "mail.example", 25, true, OC_TLS_NONE, "mail.example" },
	{ " Mail.Example ", 465, true, OC_TLS_AT_ONCE, "mail.example" },
	{ "mail.example", 587, true, OC_TLS_STARTTLS, "mail.example" },
	{ "ssl://mail.example", 25, true, OC_TLS_AT_ONCE, "mail.example" },
	{ "TLS://mail.example", 2525, true, OC_TLS_STARTTLS, "mail.example" },
	{ "plain://mail.example", 465, true, OC_TLS_NONE, "mail.example" },
	{ "[::1]", 25, true, OC_TLS_NONE, "[::1]" },
	{ "", 25, false, OC_TLS_NONE, NULL },
	{ "ssl://", 25, false, OC_TLS_NONE, NULL },
	{ "http://mail.example", 25, false, OC_TLS_NONE, NULL },
	{ "mail.example/x", 25, false, OC_TLS_NONE, NULL },
	{ "user@mail.example", 25, false, OC_TLS_NONE, NULL },
	{ "mail.example?x", 25, false, OC_TLS_NONE, NULL },
	{ "mail example", 25, false, OC_TLS_NONE, NULL },
	{ "-x", 25, false, OC_TLS_NONE, NULL },
	{ "mail.example", 0, false, OC_TLS_NONE, NULL },
	{ "mail.example", 70000, false, OC_TLS_NONE, NULL },
};

static void
test_hosts(void)
{
	struct oc_arena a = OC_ARENA_INIT;

	for (size_t i = 0; i < OC_COUNT(hosts); i++) {
		struct oc_smtp_server s;
		bool ok = oc_mail_host(&a, hosts[i].host, hosts[i].port, &s);

		if (ok != hosts[i].ok)
			fprintf(stderr, "case %zu\n", i);
		CU_ASSERT_EQUAL(ok, hosts[i].ok);
		if (!ok || !hosts[i].ok)
			continue;
		CU_ASSERT_EQUAL(s.tls, hosts[i].tls);
		CU_ASSERT_STRING_EQUAL(s.host, hosts[i].want);
	}
	oc_arena_release(&a);
}

static const struct {
	const char *in;
	const char *eol;
	const char *sender;
	const char *want;
} wires[] = {
	{ "A: b\n\nc\n", "\r\n", NULL, "A: b\r\n\r\nc\r\n" },
	{ "A: b\r\n\r\nc\r\n", "\r\n", NULL, "A: b\r\n\r\nc\r\n" },
	{ "A: b\r\n\nc\r\n\n", "\n", NULL, "A: b\n\nc\n\n" },
	{ "A: b\n\nno end", "\r\n", NULL, "A: b\r\n\r\nno end\r\n" },
	{ "A: b\n\n\r\r\n", "\n", NULL, "A: b\n\n\r\n" },
	{ "A: b\n\n", "\r\n", "x <y@z>", "Sender: x <y@z>\r\nA: b\r\n\r\n" },
	{ "", "\r\n", NULL, "" },
};

static void
test_wires(void)
{
	struct oc_arena a = OC_ARENA_INIT;

	for (size_t i = 0; i < OC_COUNT(wires); i++) {
		size_t len = 99;
		char *out = oc_mail_wire(&a, wires[i].in, strlen(wires[i].in),
		    wires[i].eol, wires[i].sender, &len);

		CU_ASSERT_STRING_EQUAL(out, wires[i].want);
		CU_ASSERT_EQUAL(len, strlen(wires[i].want));
	}
	oc_arena_release(&a);
}

static const struct {
	const char *content;
	const char *name;
	const char *want;
} senders[] = {
	{ "From: Desk <a@b>\n\n", "N", "Desk <x@y>" },
	{ "To: q\nfrom: \"De, sk\"\r\n <a@b>\n\n", "N", "\"De, sk\" <x@y>" },
	{ "From: a@b\n\n", "N \"q\"", "\"N \\\"q\\\"\" <x@y>" },
	{ "From: <a@b>\n\n", "", "<x@y>" },
	{ "From: \"\" <a@b>\n\n", "N", "\"N\" <x@y>" },
	{ "To: q\n\nFrom: no <a@b>\n", "", "<x@y>" },
	{ "From: <a@b>\n\n", "J\xc3\xb6rg", "=?utf-8?B?SsO2cmc=?= <x@y>" },
	{ "From: <a@b>\n\n", "bad\r\nX: y", "=?utf-8?B?YmFkDQpYOiB5?= <x@y>" },
	{ "", "", "<x@y>" },
};

static void
test_senders(void)
{
	struct oc_arena a = OC_ARENA_INIT;

	for (size_t i = 0; i < OC_COUNT(senders); i++)
		CU_ASSERT_STRING_EQUAL(
		    oc_mail_sender_field(
		        &a, senders[i].content, "x@y", senders[i].name),
		    senders[i].want);
	oc_arena_release(&a);
}

static void
test_pauses(void)
{
	int64_t all = 0, n = 1;

	for (; oc_mail_pause(n) > 0; n++)
		all += oc_mail_pause(n);
	CU_ASSERT_EQUAL(oc_mail_pause(1), 60);
	CU_ASSERT_TRUE(n > 10 && n < 20);
	CU_ASSERT_TRUE(all > 36 * 3600 && all < 60 * 3600);
	CU_ASSERT_EQUAL(oc_mail_pause(0), 0);
	CU_ASSERT_EQUAL(oc_mail_pause(1000), 0);
}

CU_TestInfo mail_wire_tests[] = {
	{ "lists of addresses", test_lists },
	{ "what is an address", test_addresses },
	{ "hosts and ports", test_hosts },
	{ "line ends", test_wires },
	{ "the Sender field", test_senders },
	{ "pauses between attempts", test_pauses },
	CU_TEST_INFO_NULL,
};
