/*
 * mail_header.h - the header of a mail, field by field, as it is kept with
 * an entry in thread_entry_email.headers, and what it says about its sender.
 *
 * Values are as they stand there: unfolded, not decoded.
 */
#ifndef OC_OSTICKET_MAIL_HEADER_H
#define OC_OSTICKET_MAIL_HEADER_H

#include <stdbool.h>
#include <stddef.h>

#include "base/arena.h"

struct oc_mail_field {
	const char *name; /* in lower case */
	const char *value;
};

struct oc_mail_header {
	struct oc_mail_field *list; /* in order */
	size_t n;
};

/*
 * Read a header.  A line that is continued by one beginning with a blank or
 * tab is joined to it by one blank; a line without a colon is no field.
 */
void oc_mail_header_read(
    struct oc_arena *a, const char *text, struct oc_mail_header *out);

/* The last field of that name (in lower case); NULL when there is none. */
const char *oc_mail_header_get(
    const struct oc_mail_header *h, const char *name);

/* The values of all fields of that name, with ", " between; NULL: none. */
const char *oc_mail_header_all(
    struct oc_arena *a, const struct oc_mail_header *h, const char *name);

/*
 * Did a program send it on its own: an absence notice, a list, a receipt?
 * (mail.md, 10.)  osTicket means X-Auto-Response-Suppress to count as well,
 * but compares it in a way that is never true; here it does not count.
 */
bool oc_mail_is_auto_reply(struct oc_arena *a, const struct oc_mail_header *h);

/* Is it a notice that a mail could not be delivered? */
bool oc_mail_is_bounce(const struct oc_mail_header *h);

/* Either; header is the text of one and may be NULL. */
bool oc_mail_is_automatic(struct oc_arena *a, const char *header);

#endif
