/* rand.c - getrandom(2). */
#include "config.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <sys/random.h>

#include "base/rand.h"

void
oc_random(void *p, size_t len)
{
	unsigned char *at = p;

	while (len > 0) {
		ssize_t n = getrandom(at, len, 0);

		if (n < 0 && errno == EINTR)
			continue;
		if (n <= 0)
			abort(); /* guessable secrets would be worse */
		at += n;
		len -= (size_t)n;
	}
}

uint32_t
oc_random_below(uint32_t below)
{
	uint32_t limit = UINT32_MAX - UINT32_MAX % below;
	uint32_t v;

	do
		oc_random(&v, sizeof v);
	while (v >= limit);
	return v % below;
}

char *
oc_random_text(struct oc_arena *a, size_t len, const char *abc)
{
	uint32_t n = (uint32_t)strlen(abc);
	char *s = oc_alloc(a, len + 1);

	for (size_t i = 0; i < len; i++)
		s[i] = abc[oc_random_below(n)];
	s[len] = '\0';
	return s;
}

char *
oc_uuid(struct oc_arena *a)
{
	unsigned char b[16];

	oc_random(b, sizeof b);
	b[6] = (unsigned char)((b[6] & 0x0F) | 0x40);
	b[8] = (unsigned char)((b[8] & 0x3F) | 0x80);
	return oc_sprintf(a,
	    "%02x%02x%02x%02x-%02x%02x-%02x%02x-%02x%02x-"
	    "%02x%02x%02x%02x%02x%02x",
	    b[0], b[1], b[2], b[3], b[4], b[5], b[6], b[7], b[8], b[9], b[10],
	    b[11], b[12], b[13], b[14], b[15]);
}
