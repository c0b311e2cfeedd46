/* runner.c - runs suites of tests; what all CUnit programs here share. */
#include "config.h"

#include "unit.h"

void
oc_assert_str(const char *got, const char *want, const char *file, int line)
{
	bool same = oc_streq(got, want);

	if (!same)
		fprintf(stderr, "%s:%d: got \"%s\", want \"%s\"\n", file, line,
		    got == NULL ? "(null)" : got,
		    want == NULL ? "(null)" : want);
	CU_assertImplementation(
	    same, (unsigned)line, "OC_ASSERT_STR", file, "", CU_FALSE);
}

char *
oc_test_read(struct oc_arena *a, const char *path, size_t *len)
{
	FILE *f = fopen(path, "rb");
	char *text = NULL;
	long size = -1;

	if (f == NULL)
		return NULL;
	if (fseek(f, 0, SEEK_END) == 0)
		size = ftell(f);
	if (size >= 0 && fseek(f, 0, SEEK_SET) == 0) {
		text = oc_alloc(a, (size_t)size + 1);
		if (fread(text, 1, (size_t)size, f) != (size_t)size)
			text = NULL;
	}
	fclose(f);
	if (text == NULL)
		return NULL;
	text[size] = '\0';
	if (len != NULL)
		*len = (size_t)size;
	return text;
}

/* OC_TEST_DIR says it, else automake's srcdir does, else we stand above. */
const char *
oc_test_dir(void)
{
	static char path[4096];
	const char *dir = getenv("OC_TEST_DIR"), *srcdir = getenv("srcdir");

	if (!oc_empty(dir))
		return dir;
	snprintf(
	    path, sizeof path, "%s/tests", oc_empty(srcdir) ? "." : srcdir);
	return path;
}

/* The suites of this program. */
static const struct oc_suite *all;
static size_t nall;

/* Does the command line ask for the suite?  Without words it asks for all. */
static bool
is_wanted(const char *name, int argc, char **argv)
{
	for (int i = 1; i < argc; i++)
		if (oc_streq(name, argv[i]))
			return true;
	return argc <= 1;
}

static bool
is_suite(const char *name)
{
	for (size_t i = 0; i < nall; i++)
		if (oc_streq(name, all[i].name))
			return true;
	fprintf(stderr, "no suite of the name \"%s\"\n", name);
	return false;
}

static bool
add_suites(int argc, char **argv)
{
	for (int i = 1; i < argc; i++)
		if (!is_suite(argv[i]))
			return false;
	for (size_t i = 0; i < nall; i++) {
		CU_SuiteInfo one[] = {
			{ all[i].name, NULL, NULL, NULL, NULL, all[i].tests },
			CU_SUITE_INFO_NULL,
		};

		if (!is_wanted(all[i].name, argc, argv))
			continue;
		if (CU_register_suites(one) != CUE_SUCCESS) {
			fprintf(stderr, "suite %s: %s\n", all[i].name,
			    CU_get_error_msg());
			return false;
		}
	}
	return true;
}

/*
 * CUnit's result does not tell of failed assertions, its count of failures
 * not of suites that did not start, and neither of an empty run.
 */
static bool
run(void)
{
	CU_basic_set_mode(CU_BRM_NORMAL);
	if (CU_basic_run_tests() != CUE_SUCCESS)
		return false;
	return CU_get_number_of_failures() == 0 &&
	       CU_get_number_of_suites_failed() == 0 &&
	       CU_get_number_of_tests_run() > 0;
}

int
oc_run_suites(const struct oc_suite *suites, size_t n, int argc, char **argv)
{
	bool ok;

	all = suites;
	nall = n;
	if (CU_initialize_registry() != CUE_SUCCESS)
		return EXIT_FAILURE;
	ok = add_suites(argc, argv) && run();
	CU_cleanup_registry();
	return ok ? EXIT_SUCCESS : EXIT_FAILURE;
}
