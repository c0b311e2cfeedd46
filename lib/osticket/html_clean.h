/*
 * html_clean.h - what is cut out of HTML before it is parsed.
 */
#ifndef OC_OSTICKET_HTML_CLEAN_H
#define OC_OSTICKET_HTML_CLEAN_H

#include <stddef.h>

/*
 * Links to files of this site in images back to "cid:<key>".  In place, for
 * the text only gets shorter.
 */
void oc_html_localize_images(char *html);

/*
 * Heads, styles and scripts with their content, declarations, XML and PHP
 * instructions, and what Outlook and Gmail wrap around a message.  In place.
 */
void oc_html_drop_wrapping(char *html);

/*
 * Leave each tag no more than max attributes, read as libxml2 reads them,
 * because its time grows with the square of their number.  In place.
 */
void oc_html_limit_attributes(char *html, size_t max);

#endif
