/*
 * unit.h - what every unit test includes.
 *
 * A test file tests/unit/test_x.c tests lib/.../x.c and ends with a table
 * `CU_TestInfo x_tests[]`, which tests/unit/unit.c lists.  tests/db does the
 * same with a database.
 */
#ifndef OC_TESTS_UNIT_H
#define OC_TESTS_UNIT_H

#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <CUnit/CUnit.h>
#include <CUnit/Basic.h>

#include "base/arena.h"
#include "base/def.h"
#include "base/str.h"

/* Compare two strings (either may be NULL) and show both when they differ. */
#define OC_ASSERT_STR(got, want)                                               \
	oc_assert_str((got), (want), __FILE__, __LINE__)

void oc_assert_str(
    const char *got, const char *want, const char *file, int line);

/* The file's content in the arena, or NULL; *len may be NULL. */
char *oc_test_read(struct oc_arena *a, const char *path, size_t *len);

/* A test file's suite: its name, and its table x_tests. */
struct oc_suite {
	const char *name;
	CU_TestInfo *tests;
};
#define OC_SUITE_DECLARE(name) extern CU_TestInfo name##_tests[];
#define OC_SUITE_ROW(name) { #name, name##_tests },

/* What main of a test program does; the exit status. */
int oc_run_suites(
    const struct oc_suite *suites, size_t n, int argc, char **argv);

/* Directory of the sources of tests/, for data files. */
const char *oc_test_dir(void);

#endif
