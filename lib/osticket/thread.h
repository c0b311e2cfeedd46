/*
 * thread.h - threads, their entries and who takes part in them.
 */
#ifndef OC_OSTICKET_THREAD_H
#define OC_OSTICKET_THREAD_H

#include <stdbool.h>
#include <stdint.h>

#include "base/ctx.h"
#include "json/value.h"
#include "osticket/file.h"
#include "osticket/search.h"

/* thread_entry.flags (ticket-creation.md, 5.9) */
enum {
	OC_ENTRY_ORIGINAL = 0x1,
	OC_ENTRY_EDITED = 0x2,
	OC_ENTRY_HIDDEN = 0x4,
	OC_ENTRY_GUARDED = 0x8,
	OC_ENTRY_RESENT = 0x10,
	OC_ENTRY_COLLABORATOR = 0x20,
	OC_ENTRY_BALANCED = 0x40,
	OC_ENTRY_SYSTEM = 0x80,
	OC_ENTRY_REPLY_ALL = 0x100,
	OC_ENTRY_REPLY_USER = 0x200,
	OC_ENTRY_CHILD = 0x400
};

/* thread_collaborator.flags */
enum { OC_COLLAB_ACTIVE = 0x1, OC_COLLAB_CC = 0x2 };

/* An entry to be posted.  Texts are as they come in, not yet cleaned. */
struct oc_post {
	char type; /* 'M' message, 'R' response, 'N' note */
	int64_t thread_id;
	int64_t pid;
	int64_t staff_id, user_id;
	const char *poster;
	const char *source; /* "" for none */
	const char *title;  /* NULL for none */
	bool keep_title;    /* store the title as it is */
	const char *body;   /* stored form, from oc_body_clean() */
	bool html;
	const char *ip;                  /* "" for none */
	unsigned flags;                  /* besides those the rules give */
	const struct oc_val *recipients; /* {"to":…,"cc":…}; NULL: none */
	struct oc_upload *files;         /* stored already; NULL: none */
	const char *mid;                 /* Message-ID of a mail, or NULL */
	const char *header;              /* its header */
	bool keep_times; /* lastmessage and lastresponse stay as they are */
	bool alone;      /* nobody takes part but the owner, for sure */

	/* Where its row of the index goes, for the caller to put; NULL: it is
	 * put at once. */
	struct oc_search_row *index;

	/* Set by oc_post_insert(). */
	int64_t id;
	const char *stored_title;
	const char *stored_body;
};

/*
 * Insert a thread for the object ('T' ticket, 'A' task) that was inserted just
 * before, and of which the first message comes now.  *id is there with the
 * next answer, see oc_db_post().
 */
enum oc_err oc_thread_insert(struct oc_ctx *cx, char object_type, int64_t *id);

/*
 * Insert an entry with its attachments, e-mail row and search row, and move
 * the thread's lastmessage or lastresponse.  A body of OC_BODY_FILE_CHARS or
 * more is stored as a file, as osTicket does.
 */
enum { OC_BODY_FILE_CHARS = 65000 };
enum oc_err oc_post_insert(struct oc_ctx *cx, struct oc_post *p);

/* A plain note of the system: why a file could not be taken, and such. */
enum oc_err oc_post_system_note(
    struct oc_ctx *cx, int64_t thread_id, const char *title, const char *text);

/*
 * Make a user take part; *added is false when the user did already.
 */
enum oc_err oc_collaborator_add(struct oc_ctx *cx, int64_t thread_id,
    int64_t user_id, unsigned flags, bool *added);

/*
 * The active collaborators but for one user, as osTicket keeps them with an
 * entry: {"cc":{"<collaborator id>":"Name <address>"}}, sorted by name; NULL
 * when there are none.
 */
enum oc_err oc_collaborator_recipients(struct oc_ctx *cx, int64_t thread_id,
    int64_t but_user_id, struct oc_val **out);

#endif
