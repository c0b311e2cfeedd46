/*
 * html_entity.h - character references of HTML 4.01 as PHP reads them.
 */
#ifndef OC_OSTICKET_HTML_ENTITY_H
#define OC_OSTICKET_HTML_ENTITY_H

#include <stdbool.h>
#include <stddef.h>

#include "base/arena.h"

/* Code point of the entity with that name ("eacute"); 0 for none. */
unsigned oc_html_entity(const char *name, size_t len);

/*
 * Read "&name;" at p, which begins with "&".  Returns its length and the
 * code point of the entity, or 0 when p has no known entity of HTML 4.01.
 */
size_t oc_html_named_ref(const char *p, unsigned *cp);

/*
 * Read "&#233;" or "&#xE9;" at p, which begins with "&".  Returns its length
 * and the number, which is at most U+10FFFF, or 0.
 */
size_t oc_html_numeric_ref(const char *p, unsigned *cp);

/*
 * PHP's html_entity_decode() with both kinds of quotes: every entity of
 * HTML 4.01 and every number that is allowed there.
 */
char *oc_html_entity_decode(struct oc_arena *a, const char *s);

#endif
