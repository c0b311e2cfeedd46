/*
 * html_body.h - the body of a message, on its way into thread_entry.body.
 */
#ifndef OC_OSTICKET_HTML_BODY_H
#define OC_OSTICKET_HTML_BODY_H

#include <stddef.h>

#include "base/arena.h"
#include "osticket/html.h"

enum oc_body_format { OC_BODY_TEXT, OC_BODY_HTML };

/* An image that came inside of the HTML; it is to be attached. */
struct oc_body_image {
	struct oc_body_image *next;
	const char *cid;  /* what its src is now, after "cid:" */
	const char *name; /* "imageXXXX.png" */
	const char *type; /* "image/png", as it was given */
	const char *data; /* a NUL follows */
	size_t len;
};

/*
 * Take images out of new HTML: each src="data:..." becomes src="cid:..." and
 * is added, in order, to *images, which is set to NULL first.
 */
char *oc_body_html(
    struct oc_arena *a, const char *html, struct oc_body_image **images);

/*
 * The body as it is stored.  HTML is sanitised.  Text is trimmed, three and
 * more line feeds become two, and it is escaped; unlike osTicket we do not
 * parse it as HTML.  Then emoji go and external images; an empty body is
 * "-".  opts may be NULL; its strip_tags does not count.
 *
 * HTML of a new message has gone through oc_body_html() before.
 */
char *oc_body_clean(struct oc_arena *a, const char *body,
    enum oc_body_format format, const struct oc_html_opts *opts);

#endif
