/*
 * body.h - a message as it came in, on its way to being stored: its text is
 * cleaned, its images become files (ticket-creation.md, 6 and 7.4).
 */
#ifndef OC_OSTICKET_BODY_H
#define OC_OSTICKET_BODY_H

#include "base/ctx.h"
#include "osticket/file.h"
#include "osticket/html_body.h"

/* A message; images inside of HTML are still there. */
struct oc_body {
	const char *text;
	enum oc_body_format format;
};

/* A copy of a list of files, for one attempt to store them. */
struct oc_upload *oc_uploads_copy(
    struct oc_arena *a, const struct oc_upload *files);

/* Store those that have no error. */
enum oc_err oc_uploads_store(struct oc_ctx *cx, struct oc_upload *files);

/*
 * Give the message as it is stored.  *files have been stored; the images of
 * the body join them, and those that it shows become inline.
 */
enum oc_err oc_body_store(struct oc_ctx *cx, const struct oc_body *m,
    struct oc_upload **files, const char **out);

#endif
