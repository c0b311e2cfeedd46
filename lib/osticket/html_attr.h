/*
 * html_attr.h - the attributes of one tag: read, filtered, written.
 */
#ifndef OC_OSTICKET_HTML_ATTR_H
#define OC_OSTICKET_HTML_ATTR_H

#include <stddef.h>

#include "base/arena.h"
#include "base/buf.h"
#include "osticket/html.h"

/* More than these per tag are dropped, which keeps the time linear. */
enum { OC_HTML_ATTRS_MAX = 256 };

struct oc_html_attr {
	const char *name; /* lower case */
	const char *value;
};

/* In the order in which they were first set. */
struct oc_html_attrs {
	struct oc_html_attr list[OC_HTML_ATTRS_MAX];
	size_t n;
};

/* Read what stands in a tag after its name. */
void oc_html_attrs_read(
    struct oc_arena *a, const char *text, struct oc_html_attrs *out);

/* The value, or NULL. */
const char *oc_html_attrs_get(
    const struct oc_html_attrs *attrs, const char *name);

/*
 * Make the attributes of the element safe, as osTicket keeps them; css is
 * added to their style.  False when the tag is to be left out: an iframe of
 * a site that is not in the whitelist.
 */
bool oc_html_attrs_clean(struct oc_arena *a, const char *element,
    const char *css, const struct oc_html_opts *opts, struct oc_html_ids *ids,
    struct oc_html_attrs *attrs);

/* Append them, a blank before each. */
void oc_html_attrs_write(const struct oc_html_attrs *attrs, struct oc_buf *out);

#endif
