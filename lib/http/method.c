/* method.c - names of request methods. */
#include "config.h"

#include "base/buf.h"
#include "base/str.h"
#include "http/method.h"

static const char *const names[] = { "GET", "HEAD", "POST", "PUT", "PATCH",
	"DELETE", "OPTIONS" };

unsigned
oc_method_bit(const char *name)
{
	for (unsigned i = 0; i < OC_COUNT(names); i++)
		if (oc_streq(name, names[i]))
			return 1U << i;
	return 0;
}

const char *
oc_method_name(unsigned bit)
{
	for (unsigned i = 0; i < OC_COUNT(names); i++)
		if (bit == 1U << i)
			return names[i];
	return "";
}

char *
oc_method_list(struct oc_arena *a, unsigned bits)
{
	struct oc_buf *b = oc_buf_new(a, 128);

	for (unsigned i = 0; i < OC_COUNT(names); i++)
		if (bits & 1U << i)
			oc_buf_addf(
			    b, "%s%s", b->len > 0 ? ", " : "", names[i]);
	return oc_buf_dup(b, a);
}
