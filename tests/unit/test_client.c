/* test_client.c - addresses, blocks and trusted proxies. */
#include "config.h"

#include "http/client.h"
#include "unit.h"

static const struct {
	const char *address;
	const char *block;
	bool want;
} blocks[] = {
	{ "10.1.2.3", "10.1.2.3", true },
	{ "10.1.2.3", "10.0.0.0/8", true },
	{ "10.1.2.3", "10.1.2.0/24", true },
	{ "10.1.3.3", "10.1.2.0/23", true },
	{ "10.1.4.3", "10.1.2.0/23", false },
	{ "10.1.2.3", "0.0.0.0/0", true },
	{ "::1", "0.0.0.0/0", false },
	{ "10.1.2.3", "::/0", false },
	{ "fd00::1", "fd00::/8", true },
	{ "fe00::1", "fd00::/8", false },
	{ "::ffff:10.1.2.3", "10.0.0.0/8", true },
	{ "10.1.2.3", "::ffff:10.1.2.3", true },
	{ "10.1.2.3", "10.0.0.0/33", false },
	{ "10.1.2.3", "10.0.0.0/-1", false },
	{ "10.1.2.3", "10.0.0.0/x", false },
	{ "10.1.2.3", "10.0.0.0/", false },
	{ "10.1.2.3", "", false },
	{ "nonsense", "10.0.0.0/8", false },
	{ "10.1.2.3",
	    "1111:1111:1111:1111:1111:1111:1111:1111:1111:1111:1111:1111:1111",
	    false },
};

static void
address_in_block(void)
{
	for (size_t i = 0; i < OC_COUNT(blocks); i++) {
		bool got = oc_address_in(blocks[i].address, blocks[i].block);

		if (got != blocks[i].want)
			fprintf(stderr, "case %zu: %s in %s\n", i,
			    blocks[i].address, blocks[i].block);
		CU_ASSERT_EQUAL(got, blocks[i].want);
	}
}

static void
blocks_and_groups(void)
{
	static const struct {
		const char *text;
		bool block;
		const char *group;
	} rows[] = {
		{ "10.1.2.3", true, "10.1.2.3" },
		{ "::ffff:10.1.2.3", true, "10.1.2.3" },
		{ "2001:db8:1:2:3:4:5:6", true, "2001:db8:1:2::/64" },
		{ "2001:DB8:1:2::", true, "2001:db8:1:2::/64" },
		{ "10.0.0.0/8", true, "10.0.0.0/8" },
		{ "fd00::/8", true, "fd00::/8" },
		{ "10.0.0.0/33", false, "10.0.0.0/33" },
		{ "*", false, "*" },
		{ "", false, "" },
		{ "example.com", false, "example.com" },
	};

	for (size_t i = 0; i < OC_COUNT(rows); i++) {
		struct oc_arena a = OC_ARENA_INIT;

		CU_ASSERT_EQUAL(oc_block_valid(rows[i].text), rows[i].block);
		OC_ASSERT_STR(
		    oc_address_group(&a, rows[i].text), rows[i].group);
		oc_arena_release(&a);
	}
}

static const struct {
	const char *peer;
	const char *forwarded;
	const char *trusted;
	const char *want;
} chains[] = {
	{ "1.1.1.1", NULL, "", "1.1.1.1" },
	{ "1.1.1.1", "2.2.2.2", "", "1.1.1.1" },
	{ "1.1.1.1", "2.2.2.2", "9.9.9.9", "1.1.1.1" },
	{ "1.1.1.1", "2.2.2.2", "1.1.1.1", "2.2.2.2" },
	{ "1.1.1.1", "3.3.3.3, 2.2.2.2", "1.1.1.1", "2.2.2.2" },
	{ "1.1.1.1", "3.3.3.3, 2.2.2.2", "1.1.1.1, 2.2.2.0/24", "3.3.3.3" },
	{ "1.1.1.1", "3.3.3.3,2.2.2.2", "*", "3.3.3.3" },
	{ "1.1.1.1", "3.3.3.3, unknown", "1.1.1.1", "3.3.3.3" },
	{ "1.1.1.1", "unknown", "1.1.1.1", "1.1.1.1" },
	{ "1.1.1.1", "", "1.1.1.1", "1.1.1.1" },
	{ "::1", "2001:db8::1", "::1", "2001:db8::1" },
};

static void
client_behind_proxies(void)
{
	struct oc_arena a = OC_ARENA_INIT;

	for (size_t i = 0; i < OC_COUNT(chains); i++)
		OC_ASSERT_STR(oc_client_address(&a, chains[i].peer,
		                  chains[i].forwarded, chains[i].trusted),
		    chains[i].want);
	oc_arena_release(&a);
}

static void
valid_addresses(void)
{
	CU_ASSERT_TRUE(oc_address_valid("127.0.0.1"));
	CU_ASSERT_TRUE(oc_address_valid("::1"));
	CU_ASSERT_FALSE(oc_address_valid("127.0.0.1/8"));
	CU_ASSERT_FALSE(oc_address_valid("localhost"));
	CU_ASSERT_FALSE(oc_address_valid(""));
}

CU_TestInfo client_tests[] = {
	{ "blocks and groups", blocks_and_groups },
	{ "address in block", address_in_block },
	{ "client behind proxies", client_behind_proxies },
	{ "valid addresses", valid_addresses },
	CU_TEST_INFO_NULL,
};
