/*
 * load.h - libraries that are loaded when they are needed (dlopen(3)).
 *
 * A CGI pays for every library it links at each start, whether it uses it or
 * not.
 */
#ifndef OC_BASE_LOAD_H
#define OC_BASE_LOAD_H

#include <stdbool.h>
#include <stddef.h>

struct oc_symbol {
	const char *name;
	void *slot; /* the variable, a pointer, that gets its address */
};

/*
 * Load the first of nnames libraries, named as dlopen() wants it, that has
 * all n symbols, and fill their slots.  False when there is none; what the
 * slots hold then is of no use.  The library stays until the process ends.
 */
bool oc_load(const char *const *names, size_t nnames,
    const struct oc_symbol *symbols, size_t n);

#endif
