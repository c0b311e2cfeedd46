/* client.c - addresses and trusted proxies. */
#include "config.h"

#include <string.h>

#include <arpa/inet.h>

#include "base/str.h"
#include "http/client.h"

enum { V6_LEN = 16, V4_LEN = 4, TEXT_MAX = 64 };

struct address {
	unsigned char b[V6_LEN]; /* IPv4 is mapped: ::ffff:1.2.3.4 */
	bool v4;
};

static bool
parse(const char *s, struct address *out)
{
	static const unsigned char mapped[V6_LEN - V4_LEN] = {
		[10] = 0xFF, [11] = 0xFF
	};
	unsigned char v4[V4_LEN];

	if (inet_pton(AF_INET, s, v4) == 1) {
		memcpy(out->b, mapped, sizeof mapped);
		memcpy(out->b + sizeof mapped, v4, V4_LEN);
		out->v4 = true;
		return true;
	}
	if (inet_pton(AF_INET6, s, out->b) != 1)
		return false;
	out->v4 = memcmp(out->b, mapped, sizeof mapped) == 0;
	return true;
}

bool
oc_address_valid(const char *address)
{
	struct address a;

	return parse(address, &a);
}

/* The address that a block begins with, and how many bits of it count. */
static bool
parse_block(const char *block, struct address *net, int64_t *bits)
{
	char text[TEXT_MAX];
	size_t n = strcspn(block, "/");

	if (n >= sizeof text)
		return false;
	memcpy(text, block, n);
	text[n] = '\0';
	*bits = 8 * V6_LEN;
	if (!parse(text, net))
		return false;
	if (block[n] == '\0')
		return true;
	if (!oc_parse_int(block + n + 1, bits) || *bits < 0)
		return false;
	if (strchr(text, ':') == NULL)
		*bits += 8 * (V6_LEN - V4_LEN);
	return *bits <= 8 * V6_LEN;
}

bool
oc_block_valid(const char *block)
{
	struct address net;
	int64_t bits;

	return parse_block(block, &net, &bits);
}

const char *
oc_address_group(struct oc_arena *a, const char *address)
{
	char text[TEXT_MAX];
	struct address x;

	if (!parse(address, &x))
		return address;
	if (x.v4)
		return oc_sprintf(a, "%d.%d.%d.%d", x.b[V6_LEN - 4],
		    x.b[V6_LEN - 3], x.b[V6_LEN - 2], x.b[V6_LEN - 1]);
	memset(x.b + V6_LEN / 2, 0, V6_LEN / 2);
	inet_ntop(AF_INET6, x.b, text, sizeof text);
	return oc_sprintf(a, "%s/64", text);
}

bool
oc_address_in(const char *address, const char *block)
{
	struct address a, net;
	int64_t bits;

	if (!parse(address, &a) || !parse_block(block, &net, &bits))
		return false;
	if (a.v4 != net.v4)
		return false;
	for (int i = 0; bits > 0; i++, bits -= 8) {
		int mask = bits >= 8 ? 0xFF : 0xFF << (8 - bits) & 0xFF;

		if ((a.b[i] & mask) != (net.b[i] & mask))
			return false;
	}
	return true;
}

bool
oc_address_in_list(const char *address, const char *list)
{
	struct oc_arena tmp = OC_ARENA_INIT;
	char **blocks = oc_split(&tmp, list, ',', NULL);
	bool in = false;

	for (size_t i = 0; blocks[i] != NULL && !in; i++) {
		const char *block = oc_trim(&tmp, blocks[i], NULL);

		in = oc_streq(block, "*") || oc_address_in(address, block);
	}
	oc_arena_release(&tmp);
	return in;
}

const char *
oc_client_address(struct oc_arena *a, const char *peer, const char *forwarded,
    const char *trusted)
{
	const char *client = peer;
	char **chain;
	size_t n;

	if (oc_empty(trusted) || oc_empty(forwarded) ||
	    !oc_address_in_list(peer, trusted))
		return peer;
	chain = oc_split(a, forwarded, ',', &n);
	while (n-- > 0) {
		const char *hop = oc_trim(a, chain[n], NULL);

		if (!oc_address_valid(hop))
			continue;
		client = hop;
		if (!oc_address_in_list(hop, trusted))
			break;
	}
	return client;
}
