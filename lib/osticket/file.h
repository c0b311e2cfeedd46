/*
 * file.h - files and their attachment to things (ticket-creation.md, 7).
 */
#ifndef OC_OSTICKET_FILE_H
#define OC_OSTICKET_FILE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/ctx.h"
#include "osticket/form.h"

/* A file that came with a request, and what became of it. */
struct oc_upload {
	struct oc_upload *next;
	const char *name; /* as sent; never NULL */
	const char *type; /* media type; "" for none */
	const char *data;
	size_t len;
	const char *cid;   /* Content-ID a body may refer to, or NULL */
	size_t size;       /* what the row says, when has_size */
	bool has_size;     /* size is not len */
	bool missing;      /* there is a name, but no content at all */
	bool unsized;      /* made from an embedded image: never shared */
	const char *error; /* why it is refused; NULL: it is not */

	/* Set by oc_file_store(). */
	int64_t file_id;
	const char *key;
	const char *stored_name; /* file.name, another one after sharing */
	bool is_inline;
};

/* What the ticket form's message field allows (directory.md, 15.3). */
struct oc_file_rules {
	bool enabled;
	size_t max_size; /* bytes of one file */
	const char *const *mimes;
	size_t nmimes;
	const char *const *extensions; /* ".pdf"; none: every one */
	size_t nextensions;
};

/* The rules of a field of type thread or files. */
void oc_file_rules(
    struct oc_ctx *cx, const struct oc_field *field, struct oc_file_rules *out);

/* Check one file; a fault goes to u->error in osTicket's words. */
void oc_file_check(
    struct oc_ctx *cx, const struct oc_file_rules *rules, struct oc_upload *u);

/*
 * Store a file that has no error, or share one with the same content that is
 * there already.  Sets file_id, key and stored_name, or u->error.
 */
enum oc_err oc_file_store(struct oc_ctx *cx, struct oc_upload *u);

/*
 * Attach stored files to an object: type 'H' for an entry of a thread.  Each
 * file is attached once, under the name of the last upload that has it.
 */
enum oc_err oc_file_attach(struct oc_ctx *cx, char type, int64_t object_id,
    const struct oc_upload *files);

#endif
