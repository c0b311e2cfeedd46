/*
 * html_dom.h - libxml2's HTML parser, loaded when it is first needed.
 *
 * The only place that knows libxml2.  It is opened with dlopen(3), so that a
 * program starts without it; one that links it gets the copy it has.  No
 * entity, document type or other file is ever loaded for a document.
 */
#ifndef OC_OSTICKET_HTML_DOM_H
#define OC_OSTICKET_HTML_DOM_H

#include <stdbool.h>
#include <stddef.h>

#include "base/arena.h"

/*
 * Parse the document of len bytes, tags in any disorder, and write the first
 * child of its body as HTML again.  remove_empty first deletes elements
 * without content, over and over, but those that may be empty (img, br,
 * div, ...).
 *
 * NULL when libxml2 cannot be loaded, which is logged once, or when it finds
 * no body.
 */
char *oc_html_dom_repair(
    struct oc_arena *a, const char *doc, size_t len, bool remove_empty);

#endif
