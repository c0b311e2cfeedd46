/*
 * html_style.h - the value of a style attribute.
 */
#ifndef OC_OSTICKET_HTML_STYLE_H
#define OC_OSTICKET_HTML_STYLE_H

#include "base/arena.h"

/*
 * Take the harm out of declarations: "position:" and its value, URLs,
 * "expression", and the escapes and comments that could hide these.
 */
char *oc_html_style_defuse(struct oc_arena *a, const char *css);

/*
 * Declarations as osTicket keeps them: the first of a name, without those of
 * one browser or of Word, "name:value" with ";" between; escaped for the
 * attribute.  NULL when nothing is left.
 */
char *oc_html_style_sort(struct oc_arena *a, const char *css);

#endif
