/*
 * mime_private.h - shared by the files that read mail with GMime.
 */
#ifndef OC_MAIL_MIME_PRIVATE_H
#define OC_MAIL_MIME_PRIVATE_H

#include <gmime/gmime.h>

#include "base/buf.h"
#include "mail/mime_in.h"

struct oc_mime_reader {
	struct oc_arena *a;
	GMimeParserOptions *options;
	struct oc_mime *out;
	struct oc_upload **next_file; /* where the next one goes */
	struct oc_buf *html, *text;
	const char *eol; /* of this mail */
	int parts;       /* seen so far */
};

/* UTF-8 without NUL, whatever it was. */
char *oc_mime_clean(struct oc_arena *a, const char *p, size_t len);

/* The same of a string of GMime's, which is freed; NULL is "". */
char *oc_mime_take(struct oc_arena *a, char *s);

/* Add a part to the text, if it is one; nested: it is in a multipart. */
void oc_mime_collect_text(
    struct oc_mime_reader *r, GMimePart *part, bool nested);

/* Attach a part, if it is a file; false when it is none. */
bool oc_mime_collect_file(
    struct oc_mime_reader *r, GMimeObject *o, bool nested);

/* An attachment without content yet. */
struct oc_upload *oc_mime_add_file(
    struct oc_mime_reader *r, const char *name, const char *type);

#endif
