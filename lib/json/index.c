/* index.c - names of large objects, hashed with SipHash-2-4. */
#include "config.h"

#include <stdbool.h>
#include <string.h>

#include "base/rand.h"
#include "json/index.h"
#include "json/value.h"

static uint64_t
rotate(uint64_t x, int by)
{
	return x << by | x >> (64 - by);
}

static void
sip_rounds(uint64_t v[4], int n)
{
	while (n-- > 0) {
		v[0] += v[1];
		v[1] = rotate(v[1], 13) ^ v[0];
		v[0] = rotate(v[0], 32);
		v[2] += v[3];
		v[3] = rotate(v[3], 16) ^ v[2];
		v[0] += v[3];
		v[3] = rotate(v[3], 21) ^ v[0];
		v[2] += v[1];
		v[1] = rotate(v[1], 17) ^ v[2];
		v[2] = rotate(v[2], 32);
	}
}

/* The byte order of the words is the machine's: nobody sees the result. */
static size_t
hash(const char *name)
{
	static uint64_t key[2];
	static bool have_key;
	size_t len = strlen(name), left = len;
	uint64_t v[4], word;

	if (!have_key) {
		oc_random(key, sizeof key);
		have_key = true;
	}
	v[0] = key[0] ^ 0x736f6d6570736575u;
	v[1] = key[1] ^ 0x646f72616e646f6du;
	v[2] = key[0] ^ 0x6c7967656e657261u;
	v[3] = key[1] ^ 0x7465646279746573u;
	for (; left >= sizeof word; left -= sizeof word) {
		memcpy(&word, name, sizeof word);
		name += sizeof word;
		v[3] ^= word;
		sip_rounds(v, 2);
		v[0] ^= word;
	}
	word = 0;
	memcpy(&word, name, left);
	word ^= (uint64_t)len << 56;
	v[3] ^= word;
	sip_rounds(v, 2);
	v[0] ^= word;
	v[2] ^= 0xFF;
	sip_rounds(v, 4);
	return (size_t)(v[0] ^ v[1] ^ v[2] ^ v[3]);
}

size_t
oc_index_slots(size_t cap)
{
	size_t n = 16;

	while (n / 2 < cap)
		n *= 2;
	return n;
}

void
oc_index_add(
    uint32_t *slots, size_t nslots, const struct oc_member *m, size_t i)
{
	size_t at = hash(m[i].name) & (nslots - 1);

	while (slots[at] != 0)
		at = (at + 1) & (nslots - 1);
	slots[at] = (uint32_t)i + 1;
}

void
oc_index_build(
    uint32_t *slots, size_t nslots, const struct oc_member *m, size_t n)
{
	memset(slots, 0, nslots * sizeof *slots);
	for (size_t i = 0; i < n; i++)
		oc_index_add(slots, nslots, m, i);
}

size_t
oc_index_find(const uint32_t *slots, size_t nslots, const struct oc_member *m,
    const char *name)
{
	size_t at = hash(name) & (nslots - 1);

	for (; slots[at] != 0; at = (at + 1) & (nslots - 1))
		if (strcmp(m[slots[at] - 1].name, name) == 0)
			return slots[at] - 1;
	return OC_INDEX_NONE;
}
