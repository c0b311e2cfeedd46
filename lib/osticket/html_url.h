/*
 * html_url.h - URLs in attributes: their scheme, and where their path is.
 */
#ifndef OC_OSTICKET_HTML_URL_H
#define OC_OSTICKET_HTML_URL_H

#include <stdbool.h>
#include <stddef.h>

#include "base/arena.h"

/*
 * The URL as it may stand in the attribute: itself, or with "denied:" before
 * it when its scheme, however disguised, is none of the attribute's.
 */
char *oc_html_url_check(struct oc_arena *a, const char *url, const char *attr);

/* The same for a list of images with widths ("a.png 1x, b.png 2x"). */
char *oc_html_srcset_check(struct oc_arena *a, const char *list);

/* The same for URLs with blanks between them. */
char *oc_html_itemtype_check(struct oc_arena *a, const char *list);

/*
 * May the page be shown in an iframe?  sites is osTicket's
 * `embedded_domain_whitelist`; "www." before a site does not matter.
 */
bool oc_html_url_listed(const char *url, const char *sites);

/*
 * Is the last part of the URL's path after a dot, as far as it goes in
 * letters, that of an image osTicket shows (gif, png, jpg, jpeg)?  The URL is
 * len bytes at p and is taken apart as PHP's parse_url() does it.
 */
bool oc_html_url_is_image(const char *p, size_t len);

#endif
