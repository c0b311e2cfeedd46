/*
 * letter.h - a mail whose text is settled, before it is put into MIME.
 */
#ifndef OC_MAIL_LETTER_H
#define OC_MAIL_LETTER_H

#include <stdbool.h>
#include <stdint.h>

#include "mail/message_id.h"

/* What the headers say about answering (mail.md, 3.2). */
enum oc_manner {
	OC_MANNER_PLAIN,     /* a person wrote it */
	OC_MANNER_AUTOREPLY, /* to a client, by itself */
	OC_MANNER_NOTICE     /* to an agent, by itself */
};

struct oc_letter_to {
	struct oc_letter_to *next;
	const char *name; /* "" for none */
	const char *address;
	bool cc;
};

struct oc_letter_file {
	struct oc_letter_file *next;
	int64_t file_id;
	const char *name; /* under which it is attached */
};

struct oc_letter {
	struct oc_letter *next;
	enum oc_manner manner;
	int64_t email_id; /* email.email_id; 0: no mailbox of the system */
	const char *from_name, *from_address;
	struct oc_letter_to *to;
	struct oc_message_id id; /* whom and what it is about */
	int64_t thread_id;       /* of the ticket; 0 for none */
	const char *answers;     /* Message-ID in "<>" it is a reply to, or
	                            NULL */
	const char *subject;
	const char *body; /* HTML, or text when text_only */
	bool text_only;

	/* Files of the entry; one that the body shows is inline instead.
	 * Files that the text asked for; these are attached in any case. */
	struct oc_letter_file *files, *extras;
};

#endif
