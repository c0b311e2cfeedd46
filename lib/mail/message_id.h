/*
 * message_id.h - Message-IDs that osTicket recognises as its own, and we.
 *
 * An outgoing id carries to whom the mail went and of which entry it speaks,
 * signed with the site's SECRET_SALT, so that an answer finds its ticket
 * although no outgoing id is stored anywhere (mail.md, section 4).
 */
#ifndef OC_MAIL_MESSAGE_ID_H
#define OC_MAIL_MESSAGE_ID_H

#include <stdbool.h>
#include <stdint.h>

#include "base/arena.h"

/* Who a mail was for. */
enum {
	OC_MID_OWNER = 'U',        /* uid is user.id */
	OC_MID_AGENT = 'S',        /* uid is staff.staff_id */
	OC_MID_COLLABORATOR = 'C', /* uid is user.id */
	OC_MID_LIST = 'M',         /* several, or the admin; uid is 0 */
	OC_MID_ADDRESS = '?'       /* an address alone; uid is 0 */
};

struct oc_message_id {
	int64_t uid;
	int64_t entry_id;  /* thread_entry.id, or 0 */
	int64_t thread_id; /* thread.id; 0 for none, always in version A */
	char user_class;   /* one of the above; another one from a forger who
	                      knows the salt, or from a later osTicket */
	bool loopback;     /* it names this system: as a mail's own
	                      Message-ID, a loop */
};

/*
 * A new id, without "<" and ">".  address is that of the mailbox the mail
 * comes from, NULL when there is none.
 */
char *oc_message_id_make(struct oc_arena *a, const char *salt,
    const struct oc_message_id *m, const char *address);

/*
 * Read an id from a Message-ID, In-Reply-To or References header, or from a
 * body; "<", ">" and blanks around it may be there.  False, *out untouched,
 * when it is not one that this site has signed.  Ids of osTicket before 1.10
 * (version "A") count.
 */
bool oc_message_id_parse(struct oc_arena *a, const char *salt, const char *id,
    struct oc_message_id *out);

#endif
