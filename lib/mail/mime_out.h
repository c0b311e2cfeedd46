/*
 * mime_out.h - a mail as bytes for a mail server (RFC 5322, 2045 to 2047).
 *
 * The only module that writes MIME; it uses GMime, so programs that answer
 * requests must not link it.
 */
#ifndef OC_MAIL_MIME_OUT_H
#define OC_MAIL_MIME_OUT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"

struct oc_mime_address {
	const struct oc_mime_address *next;
	const char *name; /* UTF-8, "" for none */
	const char *address;
};

struct oc_mime_header {
	const char *name;
	const char *value; /* UTF-8, one line */
};

struct oc_mime_file {
	const struct oc_mime_file *next;
	const char *name; /* UTF-8 */
	const char *type; /* media type; what is none is sent as bytes */
	const char *data;
	size_t len;
	const char *cid; /* Content-ID of what the HTML shows; else NULL */
};

struct oc_mime_mail {
	int64_t date;           /* Unix time */
	const char *message_id; /* without "<>" */
	struct oc_mime_address from;
	const char *return_path;               /* an address, or "" for "<>" */
	const struct oc_mime_address *to, *cc; /* To is empty without any, as
	                                          osTicket has it */
	const char *subject;
	const struct oc_mime_header *headers; /* besides those above */
	size_t nheaders;
	const char *text;                         /* UTF-8 */
	const char *html;                         /* NULL: text alone */
	const struct oc_mime_file *shown, *files; /* inline, attached */
};

/*
 * The whole message, lines ending in CR LF, in the arena; *len gets its
 * length.  Control characters in what goes into headers become blanks, so
 * that no value makes another header.
 */
char *oc_mime_write(
    struct oc_arena *a, const struct oc_mime_mail *m, size_t *len);

/*
 * The addresses of a list as people write it, "Ann <a@x.example>, b@y.example";
 * NULL when there is none.
 */
const struct oc_mime_address *oc_mime_addresses(
    struct oc_arena *a, const char *text);

#endif
