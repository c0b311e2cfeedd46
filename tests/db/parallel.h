/*
 * parallel.h - the same thing by many processes at once.
 */
#ifndef OC_TESTS_PARALLEL_H
#define OC_TESTS_PARALLEL_H

#include "db_test.h"

/*
 * Start n processes, each with a connection of its own, which all call
 * fn(cx, i, arg), i from 0 to n - 1, at the same moment.  fn returns what
 * happened as a number below ncounts; counts[x] becomes how many returned x.
 */
void oc_in_parallel(const struct oc_ctx *cx, int n,
    int (*fn)(struct oc_ctx *cx, int i, void *arg), void *arg, int *counts,
    int ncounts);

#endif
