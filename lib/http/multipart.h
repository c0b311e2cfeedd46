/*
 * multipart.h - multipart/form-data, RFC 7578.
 *
 * Strict where a lenient reader and a filter in front of it could see two
 * different things: lines end with CR LF, headers are not folded, parameters
 * come once and the last boundary must be there.
 */
#ifndef OC_HTTP_MULTIPART_H
#define OC_HTTP_MULTIPART_H

#include <stddef.h>

#include "base/arena.h"
#include "base/err.h"
#include "http/form.h"

struct oc_part {
	const char *name;     /* UTF-8, never NULL */
	const char *filename; /* UTF-8, without folders; NULL: a plain field */
	const char *type;     /* "image/png", lower case, no parameters */
	const char *data;     /* inside the body, no NUL follows */
	size_t len;
};

struct oc_multipart {
	struct oc_part *parts;
	size_t n;
};

struct oc_multipart_limits {
	size_t parts;
	size_t header; /* bytes of the header lines of one part */
};

/* 1000 parts, 8 KiB of header each. */
extern const struct oc_multipart_limits oc_multipart_default;

/*
 * Take the body apart; content_type is the request's own header.  limits NULL
 * means the default.  The parts' data stay in the body, everything else is in
 * the arena.  A file that was not chosen has the file name "".
 *
 * OC_EMEDIA: content_type is not multipart/form-data.  OC_EBADREQ: it has no
 * good boundary, or the body is malformed.  OC_ETOOBIG: over a limit.
 * *why, a sentence for the client, is set and *out untouched on error.
 */
enum oc_err oc_multipart_parse(struct oc_arena *a, const char *content_type,
    const char *body, size_t len, const struct oc_multipart_limits *limits,
    struct oc_multipart *out, const char **why);

/* The first part of that name; NULL: there is none. */
const struct oc_part *oc_multipart_get(
    const struct oc_multipart *m, const char *name);

/*
 * The parts that are no files as a form.  OC_EBADREQ: a value has a NUL or is
 * not UTF-8; *out is untouched.
 */
enum oc_err oc_multipart_form(
    struct oc_arena *a, const struct oc_multipart *m, struct oc_form *out);

#endif
