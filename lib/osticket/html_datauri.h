/*
 * html_datauri.h - "data:" URLs as osTicket reads them, and character sets.
 */
#ifndef OC_OSTICKET_HTML_DATAURI_H
#define OC_OSTICKET_HTML_DATAURI_H

#include <stdbool.h>
#include <stddef.h>

#include "base/arena.h"

struct oc_rfc2397 {
	const char
	    *type; /* as it stands there; "text/plain" when it does not */
	const char *data; /* a NUL follows */
	size_t len;
};

/*
 * Read the len bytes at text.  osTicket's reading is not that of RFC 2397:
 * what does not begin with "data:" is the data itself, percent-encoding is
 * not undone, and base64 or a charset is seen only if it is the first of the
 * parameters, a charset then up to the second "=".
 *
 * With transcode, the data is made UTF-8 from the charset that is given
 * there, else from the charset argument, if not NULL.
 */
void oc_rfc2397_parse(struct oc_arena *a, const char *text, size_t len,
    const char *charset, bool transcode, struct oc_rfc2397 *out);

/*
 * Text in some charset as UTF-8, what is invalid left out.  The names that
 * mail programs invent are understood; a charset nobody knows leaves the
 * text as it is, and so does one in which nothing is valid.  *out_len may be
 * NULL.
 */
char *oc_html_transcode(struct oc_arena *a, const char *text, size_t len,
    const char *charset, size_t *out_len);

#endif
