/*
 * search.h - osTicket's full-text index, the table `_search` (section 9).
 *
 * Rows are replaced whole, and only written when there is a title or content.
 */
#ifndef OC_OSTICKET_SEARCH_H
#define OC_OSTICKET_SEARCH_H

#include "base/ctx.h"
#include "osticket/form.h"

struct oc_user;

/* A row; title and content are stored as they are. */
struct oc_search_row {
	const char *type; /* "T", "H", "U", "O" or "K" */
	int64_t id;
	const char *title, *content;
};

/*
 * Put n rows, at most OC_SEARCH_ROWS, in one statement; one without a type is
 * left out.
 */
enum { OC_SEARCH_ROWS = 8 };
enum oc_err oc_search_put(
    struct oc_ctx *cx, const struct oc_search_row *rows, size_t n);

/* A user just made: osTicket lists the one address twice. */
enum oc_err oc_search_user_created(struct oc_ctx *cx,
    const struct oc_user *user, const struct oc_entry *entry);

/* The row of a ticket, with the entries of all its forms. */
struct oc_search_row oc_search_ticket(struct oc_ctx *cx, int64_t id,
    const char *number, const char *subject,
    const struct oc_entry *const *entries, size_t n);

/* That of a thread's entry; body is as stored, html says in which format. */
struct oc_search_row oc_search_entry(struct oc_ctx *cx, int64_t id,
    const char *title, const char *body, bool html);

#endif
