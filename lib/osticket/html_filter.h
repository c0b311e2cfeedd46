/*
 * html_filter.h - go through the tags of a text and keep, clean or drop them.
 */
#ifndef OC_OSTICKET_HTML_FILTER_H
#define OC_OSTICKET_HTML_FILTER_H

#include "base/arena.h"
#include "osticket/html.h"

enum oc_html_filter {
	/* Safe elements with safe attributes; comments and other tags go,
	 * their content stays. */
	OC_FILTER_SAFE,
	/* Every element HTML knows becomes a blank (wbr: nothing), comments
	 * stay: osTicket's way to the text for its search. */
	OC_FILTER_BLANK,
	/* Every element HTML knows, without its attributes, comments stay; for
	 * a text whose tags are taken out next. */
	OC_FILTER_BARE
};

/*
 * Filter markup.  What is left of "<", ">" and "&" is escaped, control
 * characters go.  "" when the result passes OC_HTML_MAX.  opts and ids
 * matter to OC_FILTER_SAFE only.
 */
char *oc_html_filter(struct oc_arena *a, const char *html,
    enum oc_html_filter how, const struct oc_html_opts *opts);

/*
 * Squeeze white space outside of pre and textarea: runs become one blank, and
 * none follows a start tag (it moves in front of it).  In place.
 */
void oc_html_squeeze(char *html);

#endif
