/*
 * mime_in.h - a mail as it comes in, taken apart with GMime.
 *
 * Which parts become the message and which attachments is osTicket's choice
 * (ticket-creation.md, 2.3): all parts of one type are joined, also those of
 * a mail inside of the mail; what has a name is attached.  Unlike osTicket,
 * text in an unknown character set is kept, as far as it can be read, and an
 * application/ms-tnef part is attached as it is, not taken apart.
 *
 * The bytes are hostile: OC_MIME_* are the limits, and everything that is
 * given out is UTF-8 without NUL, but for the content of files.
 */
#ifndef OC_MAIL_MIME_IN_H
#define OC_MAIL_MIME_IN_H

#include <stdbool.h>
#include <stddef.h>

#include "base/arena.h"
#include "osticket/file.h"
#include "osticket/mail_header.h"

enum {
	OC_MIME_DEPTH = 32,      /* parts inside of parts */
	OC_MIME_PARTS = 2000,    /* in all; what follows is left out */
	OC_MIME_ADDRESSES = 1000 /* of one header field */
};

struct oc_mime_address {
	const char *name; /* "" for none */
	const char *mailbox;
	const char *host; /* "localhost" when there is none */
};

struct oc_mime_addresses {
	struct oc_mime_address *list;
	size_t n;
};

struct oc_mime {
	/*
	 * As it came, up to the empty line.  Of a mail that is nothing but
	 * another one, as some programs hand it over: that one's, with the
	 * outer Delivered-To and, if it has none, Message-ID.
	 */
	const char *header;
	struct oc_mail_header fields; /* of the outer one; what follows, too */
	const char *subject;          /* decoded; "" for none */
	struct oc_mime_addresses from, to, cc, delivered_to, reply_to;
	const char *html, *text; /* all parts of the type; NULL: none */
	struct oc_upload *files; /* what is attached, in order */
	bool tnef;               /* one of them is application/ms-tnef */
	const char *fault;       /* why it could not be taken apart, or NULL;
	                            the whole mail is then attached */
};

/*
 * Take the len bytes apart.  There is always a result, be it without any
 * field or text.
 */
void oc_mime_read(
    struct oc_arena *a, const char *bytes, size_t len, struct oc_mime *out);

#endif
