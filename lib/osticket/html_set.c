/*
 * html_set.c - a hash table with chains.
 *
 * The hash is seeded, so that no input can be made to fall into one chain.
 */
#include "config.h"

#include <stdint.h>
#include <string.h>

#include "base/rand.h"
#include "osticket/html_set.h"

enum { CHAINS_MIN = 16, CHAIN_LENGTH = 4 };

struct entry {
	struct entry *next;
	uint64_t hash;
	size_t len;
	char *text;
};

struct oc_html_ids {
	struct oc_arena *arena;
	struct entry **chains;
	size_t size; /* a power of two */
	size_t count;
};

struct oc_html_ids *
oc_html_ids_new(struct oc_arena *a)
{
	struct oc_html_ids *set = oc_alloc(a, sizeof *set);

	*set = (struct oc_html_ids){ .arena = a, .size = CHAINS_MIN };
	set->chains = oc_calloc(a, set->size, sizeof(struct entry *));
	return set;
}

/* FNV-1a from a secret start, stirred at the end for the low bits. */
static uint64_t
hash(const char *p, size_t len)
{
	static uint64_t seed;
	uint64_t h;

	while (seed == 0)
		oc_random(&seed, sizeof seed);
	h = seed;
	for (size_t i = 0; i < len; i++) {
		h ^= (unsigned char)p[i];
		h *= UINT64_C(0x100000001b3);
		h ^= h >> 29;
	}
	return h ^ h >> 32;
}

static void
grow(struct oc_html_ids *set)
{
	size_t size = set->size * 4;
	struct entry **chains =
	    oc_calloc(set->arena, size, sizeof(struct entry *));

	for (size_t i = 0; i < set->size; i++)
		while (set->chains[i] != NULL) {
			struct entry *e = set->chains[i];
			struct entry **chain = &chains[e->hash & (size - 1)];

			set->chains[i] = e->next;
			e->next = *chain;
			*chain = e;
		}
	set->chains = chains;
	set->size = size;
}

bool
oc_html_ids_add(struct oc_html_ids *set, const char *p, size_t len)
{
	uint64_t h = hash(p, len);
	struct entry *e;

	for (e = set->chains[h & (set->size - 1)]; e != NULL; e = e->next)
		if (e->hash == h && e->len == len &&
		    memcmp(e->text, p, len) == 0)
			return false;
	if (set->count >= set->size * CHAIN_LENGTH)
		grow(set);
	e = oc_alloc(set->arena, sizeof *e);
	e->hash = h;
	e->len = len;
	e->text = oc_strndup(set->arena, p, len);
	e->next = set->chains[h & (set->size - 1)];
	set->chains[h & (set->size - 1)] = e;
	set->count++;
	return true;
}
