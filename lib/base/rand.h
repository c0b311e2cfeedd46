/*
 * rand.h - random values from the kernel, fit for secrets.
 */
#ifndef OC_BASE_RAND_H
#define OC_BASE_RAND_H

#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"

/* Fill with random bytes; ends the process when the kernel gives none. */
void oc_random(void *p, size_t len);

/* Evenly distributed, 0 to below - 1; below must not be 0. */
uint32_t oc_random_below(uint32_t below);

/* len letters out of abc, each equally likely. */
char *oc_random_text(struct oc_arena *a, size_t len, const char *abc);

/* A version 4 UUID, RFC 9562, in lower case. */
char *oc_uuid(struct oc_arena *a);

#endif
