/* fault.c - dies, or loses things, at a chosen call. */
#include "config.h"

#include "db/fault.h"

#ifdef OC_FAULTS

#include <signal.h>
#include <stdlib.h>
#include <string.h>

#include "base/str.h"

static long calls;

/* Is this the call that OC_FAULT names for this kind? */
static int
is_due(const char *kind)
{
	const char *spec = getenv("OC_FAULT");
	size_t n = strlen(kind);

	return spec != NULL && strncmp(spec, kind, n) == 0 && spec[n] == ':' &&
	       oc_leading_int(spec + n + 1) == calls;
}

enum oc_fault
oc_fault_before(void)
{
	calls++;
	if (is_due("kill"))
		raise(SIGKILL);
	if (is_due("lost"))
		return OC_FAULT_LOST;
	if (is_due("deadlock"))
		return OC_FAULT_DEADLOCK;
	return OC_FAULT_NONE;
}

void
oc_fault_after(void)
{
	if (is_due("after"))
		raise(SIGKILL);
}

#else

/* ISO C wants at least one declaration in a file. */
typedef int oc_fault_unused;

#endif
