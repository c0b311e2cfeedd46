/*
 * html_text.h - the plain text of HTML, for the text part of a mail.
 */
#ifndef OC_OSTICKET_HTML_TEXT_H
#define OC_OSTICKET_HTML_TEXT_H

#include <stdbool.h>
#include <stddef.h>

#include "base/arena.h"

/*
 * Format::html2text(): lines end at <br>, </div> and </p>, other tags just
 * go, entities are decoded, lines are broken at width bytes (0: not).  With
 * tidy the markup is decoded, repaired and filtered first; mails do without.
 *
 * osTicket 1.18 carries a far more elaborate converter, html2text.php, but
 * never includes it; the mails it sends are made this way.  A character is
 * not torn apart when a word has to be broken, as osTicket does.
 */
char *oc_html_to_text(
    struct oc_arena *a, const char *html, size_t width, bool tidy);

#endif
