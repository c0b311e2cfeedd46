/*
 * replay.c - runs a fuzz target over files, without libFuzzer.
 *
 * Each argument is a file, or a folder whose files are taken.  A fault ends
 * the process; nothing to run is one, too.
 */
#include "config.h"

#include <dirent.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/arena.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static int count;

static void
die(const char *path)
{
	perror(path);
	exit(EXIT_FAILURE);
}

static void
run_file(const char *path)
{
	FILE *f = fopen(path, "rb");
	uint8_t *data = NULL;
	long size = -1;

	if (f != NULL && fseek(f, 0, SEEK_END) == 0)
		size = ftell(f);
	if (size < 0 || fseek(f, 0, SEEK_SET) != 0)
		die(path);
	/* No byte more than there are, so that sanitizers see an overrun. */
	data = malloc(size > 0 ? (size_t)size : 1);
	if (data == NULL || fread(data, 1, (size_t)size, f) != (size_t)size)
		die(path);
	fclose(f);
	LLVMFuzzerTestOneInput(data, (size_t)size);
	free(data);
	count++;
}

static void
run_folder(const char *path, DIR *d)
{
	struct oc_arena a = OC_ARENA_INIT;
	struct dirent *e;

	while ((e = readdir(d)) != NULL)
		if (e->d_name[0] != '.')
			run_file(oc_sprintf(&a, "%s/%s", path, e->d_name));
	oc_arena_release(&a);
}

int
main(int argc, char **argv)
{
	for (int i = 1; i < argc; i++) {
		DIR *d = opendir(argv[i]);

		if (d == NULL) {
			run_file(argv[i]);
			continue;
		}
		run_folder(argv[i], d);
		closedir(d);
	}
	printf("%d inputs\n", count);
	return count > 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}
