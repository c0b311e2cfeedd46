/*
 * html_set.h - a set of strings, to see that one does not come twice.
 */
#ifndef OC_OSTICKET_HTML_SET_H
#define OC_OSTICKET_HTML_SET_H

#include <stdbool.h>
#include <stddef.h>

#include "base/arena.h"
#include "osticket/html.h"

/* Add the len bytes at p; false when they are in the set already. */
bool oc_html_ids_add(struct oc_html_ids *set, const char *p, size_t len);

#endif
