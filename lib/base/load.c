/* load.c - libraries that are loaded when they are needed. */
#include "config.h"

#include <dlfcn.h>
#include <string.h>

#include "base/load.h"

/* A pointer to an object is not one to a function in C, but in POSIX. */
static bool
find_symbols(void *library, const struct oc_symbol *symbols, size_t n)
{
	for (size_t i = 0; i < n; i++) {
		void *p = dlsym(library, symbols[i].name);

		if (p == NULL)
			return false;
		memcpy(symbols[i].slot, &p, sizeof p);
	}
	return true;
}

bool
oc_load(const char *const *names, size_t nnames,
    const struct oc_symbol *symbols, size_t n)
{
	for (size_t i = 0; i < nnames; i++) {
		void *library = dlopen(names[i], RTLD_NOW | RTLD_LOCAL);

		if (library != NULL && find_symbols(library, symbols, n))
			return true;
	}
	return false;
}
