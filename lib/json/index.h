/*
 * index.h - finding a member of a large object by its name.
 *
 * An open-addressing table of places in the object's array of members, plus
 * one; 0 is empty.  The hash is keyed with a secret of this process, so that
 * nobody can choose names that collide.  Private to lib/json.
 */
#ifndef OC_JSON_INDEX_H
#define OC_JSON_INDEX_H

#include <stddef.h>
#include <stdint.h>

struct oc_member;

#define OC_INDEX_NONE ((size_t)-1)

/* Slots of a table for cap members: a power of two, at most half full. */
size_t oc_index_slots(size_t cap);

/* Fill the slots, a table of nslots, with the first n members. */
void oc_index_build(
    uint32_t *slots, size_t nslots, const struct oc_member *m, size_t n);

/* Add member i, whose name must not be there yet. */
void oc_index_add(
    uint32_t *slots, size_t nslots, const struct oc_member *m, size_t i);

/* The place of the member of that name, or OC_INDEX_NONE. */
size_t oc_index_find(const uint32_t *slots, size_t nslots,
    const struct oc_member *m, const char *name);

#endif
