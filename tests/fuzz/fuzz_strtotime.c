/*
 * fuzz_strtotime.c - oc_datetime_parse() on any bytes.
 *
 * What is understood must come out the same when its instant is written in
 * the one form that needs no reader's zone.
 */
#include "config.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/strtotime.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	static const char *const zones[] = { "UTC", "America/New_York",
		"Europe/Warsaw", "Australia/Lord_Howe" };
	struct oc_datetime dt;
	const char *zone = zones[size % 4];
	char *s = malloc(size + 1);
	int64_t t;

	if (s == NULL)
		return 0;
	memcpy(s, data, size);
	s[size] = '\0';
	if (oc_datetime_parse(s, zone, 1795300000, &dt)) {
		char again[32];

		snprintf(again, sizeof again, "@%lld", (long long)dt.t);
		if (dt.usec < 0 || dt.usec > 999999 ||
		    memchr(dt.zone, '\0', sizeof dt.zone) == NULL ||
		    !oc_strtotime(again, zone, 0, &t) || t != dt.t)
			abort();
	}
	free(s);
	return 0;
}
