/*
 * html_font.h - the <font> tag, which becomes a <span>.
 */
#ifndef OC_OSTICKET_HTML_FONT_H
#define OC_OSTICKET_HTML_FONT_H

#include "base/arena.h"

/*
 * CSS for the color, size and face among the attributes, which are cut out of
 * their text, in place.
 */
char *oc_html_font_css(struct oc_arena *a, char *attrs);

#endif
