/*
 * html_norm.h - Unicode normalisation, through libunistring.
 *
 * Nearly all text is in Unicode's form C as it comes; that is found out here
 * without any library.  Only text with combining marks and the like makes
 * libunistring be loaded, with dlopen(3) so that no program has to link it.
 */
#ifndef OC_OSTICKET_HTML_NORM_H
#define OC_OSTICKET_HTML_NORM_H

#include "base/arena.h"

/* UTF-8 text in form C; s itself when it is, or when no library is there. */
const char *oc_html_nfc(struct oc_arena *a, const char *s);

#endif
