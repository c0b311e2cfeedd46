/* thread_match.c - finding the thread of a mail. */
#include "config.h"

#include <string.h>

#include "base/str.h"
#include "config/site.h"
#include "db/db.h"
#include "mail/message_id.h"
#include "mail/thread_match.h"
#include "osticket/conversation.h"
#include "osticket/pattern.h"

enum { IDS_MAX = 100, ID_BYTES = 255 };

struct ids {
	const char *list[IDS_MAX]; /* without brackets */
	size_t n;
};

struct search {
	struct oc_ctx *cx;
	const struct oc_mail_info *m;
	struct ids ids;
	struct oc_thread_match *out;
};

/* --- ids ----------------------------------------------------------------- */

static void
add_id(struct search *s, const char *p, size_t len)
{
	if (s->ids.n < IDS_MAX && len > 0 && len <= ID_BYTES)
		s->ids.list[s->ids.n++] = oc_strndup(s->cx->arena, p, len);
}

/* The next "<a@b>" at or after p, without its brackets; NULL: no more. */
static const char *
next_id(const char *p, size_t *len)
{
	while ((p = strchr(p, '<')) != NULL) {
		size_t mailbox = strcspn(++p, "<>@"), host;

		if (p[mailbox] != '@' || mailbox == 0)
			continue;
		host = strcspn(p + mailbox + 1, ">");
		if (host == 0 || p[mailbox + 1 + host] != '>')
			continue;
		*len = mailbox + 1 + host;
		return p;
	}
	return NULL;
}

/* Those of a field, the last one first: it is the nearest. */
static void
add_field(struct search *s, const char *name)
{
	const char *p = oc_mail_info_text(s->cx, s->m, name);
	size_t first = s->ids.n, len = 0;

	for (p = next_id(p, &len); p != NULL; p = next_id(p + len, &len)) {
		if (s->ids.n == IDS_MAX) /* the newest count */
			memmove(&s->ids.list[first], &s->ids.list[first + 1],
			    (--s->ids.n - first) * sizeof s->ids.list[0]);
		add_id(s, p, len);
		if (first == IDS_MAX)
			return;
	}
	for (size_t i = first, k = s->ids.n; i + 1 < k; i++) {
		const char *swap = s->ids.list[--k];

		s->ids.list[k] = s->ids.list[i];
		s->ids.list[i] = swap;
	}
}

/*
 * The id that our mails carry in their text: class="mid-…", or Ref-Mid: at
 * the very end.
 */
static void
add_from_body(struct search *s)
{
	static const char html[] = "class=\"mid-", text[] = "Ref-Mid: ";
	const char *body = s->m->message.text;

	for (const char *p = body; (p = strpbrk(p, "cR")) != NULL; p++) {
		size_t skip = oc_starts(p, html)   ? strlen(html)
		              : oc_starts(p, text) ? strlen(text)
		                                   : 0,
		       n;

		if (skip == 0)
			continue;
		n = strcspn(p + skip, "\" \t\r\n\v\f");
		/* osTicket takes "Ref-Mid:" only where the text ends; mail
		 * programs add line ends. */
		if (p[skip + n] != '"' &&
		    p[skip + n + strspn(p + skip + n, " \t\r\n")] != '\0')
			continue;
		add_id(s, p + skip, n);
		return;
	}
}

static bool
ours(struct search *s, const char *id, struct oc_message_id *out)
{
	return oc_message_id_parse(
	           s->cx->arena, s->cx->site->ost.secret_salt, id, out) &&
	       out->loopback;
}

static void
take_class(struct search *s, const struct oc_message_id *id)
{
	s->out->user_class = id->user_class;
	if (id->user_class == OC_MID_OWNER ||
	    id->user_class == OC_MID_COLLABORATOR)
		s->out->user_id = id->uid;
	else if (id->user_class == OC_MID_AGENT)
		s->out->staff_id = id->uid;
}

/* --- the steps; each leaves out->how alone when it finds nothing --------- */

static enum oc_err
found(struct search *s, enum oc_thread_match_how how, enum oc_err e,
    const struct oc_rows *rows)
{
	if (e != OC_OK || rows->n == 0)
		return e;
	s->out->how = how;
	s->out->entry_id = oc_cell_int(rows, 0, 0);
	s->out->thread_id = oc_cell_int(rows, 0, 1);
	return OC_OK;
}

static enum oc_err
find_seen(struct search *s)
{
	struct oc_rows rows;

	return found(s, OC_MATCH_SEEN,
	    oc_db_select(s->cx->db, s->cx->arena, &rows,
	        "SELECT t.id, t.thread_id FROM {thread_entry_email} m "
	        "JOIN {thread_entry} t ON t.id = m.thread_entry_id "
	        "WHERE m.mid = ? LIMIT 1",
	        "s", oc_mail_info_text(s->cx, s->m, "mid")),
	    &rows);
}

static enum oc_err
find_entry(struct search *s)
{
	enum oc_err e = OC_OK;

	for (size_t i = 0;
	     i < s->ids.n && e == OC_OK && s->out->how == OC_MATCH_NONE; i++) {
		struct oc_message_id id;
		struct oc_rows rows;

		if (!ours(s, s->ids.list[i], &id) || id.entry_id == 0)
			continue;
		e = found(s, OC_MATCH_ENTRY,
		    oc_db_select(s->cx->db, s->cx->arena, &rows,
		        "SELECT id, thread_id FROM {thread_entry} "
		        "WHERE id = ? AND thread_id = ?",
		        "ii", id.entry_id, id.thread_id),
		    &rows);
		if (s->out->how != OC_MATCH_NONE)
			take_class(s, &id);
	}
	return e;
}

static enum oc_err
find_known_id(struct search *s)
{
	struct oc_db_args args;
	struct oc_rows rows;

	if (s->ids.n == 0)
		return OC_OK;
	oc_db_args_init(&args);
	for (size_t i = 0; i < s->ids.n; i++)
		oc_db_args_text(
		    &args, oc_sprintf(s->cx->arena, "<%s>", s->ids.list[i]));
	s->out->passive = true;
	return found(s, OC_MATCH_ENTRY,
	    oc_db_select_args(s->cx->db, s->cx->arena, &rows,
	        oc_sprintf(s->cx->arena,
	            "SELECT t.id, t.thread_id FROM {thread_entry_email} m "
	            "JOIN {thread_entry} t ON t.id = m.thread_entry_id "
	            "WHERE m.mid IN (%s) ORDER BY t.id LIMIT 1",
	            oc_db_marks(s->cx->arena, s->ids.n)),
	        &args),
	    &rows);
}

/* "#<number>" counts from those who take part in the ticket. */
static enum oc_err
find_number(struct search *s)
{
	const char *number = oc_pattern_group(s->cx,
	    "/#((?:\\p{P}*+[^\\p{C}\\p{Z}\\p{P}]++)+)/u",
	    oc_mail_info_text(s->cx, s->m, "subject"));
	const char *email = oc_mail_info_text(s->cx, s->m, "email");
	struct oc_rows rows;

	s->out->passive = false;
	if (number == NULL || *email == '\0')
		return OC_OK;
	return found(s, OC_MATCH_ENTRY,
	    oc_db_select(s->cx->db, s->cx->arena, &rows,
	        "SELECT (SELECT IFNULL(MAX(m.id), 0) FROM {thread_entry} m "
	        "WHERE m.thread_id = h.id AND m.type = 'M'), h.id "
	        "FROM {ticket} t JOIN {thread} h "
	        "ON h.object_type IN ('T', 'C') AND h.object_id = t.ticket_id "
	        "JOIN {user_email} e ON e.address = ? WHERE t.number = ? "
	        "AND (t.user_id = e.user_id OR EXISTS (SELECT 1 "
	        "FROM {thread_collaborator} c WHERE c.thread_id = h.id "
	        "AND c.user_id = e.user_id)) LIMIT 1",
	        "ss", email, number),
	    &rows);
}

static enum oc_err
find_thread(struct search *s)
{
	enum oc_err e = OC_OK;

	for (size_t i = 0;
	     i < s->ids.n && e == OC_OK && s->out->how == OC_MATCH_NONE; i++) {
		struct oc_message_id id;
		struct oc_rows rows;

		if (!ours(s, s->ids.list[i], &id) || id.thread_id == 0)
			continue;
		e = found(s, OC_MATCH_THREAD,
		    oc_db_select(s->cx->db, s->cx->arena, &rows,
		        "SELECT 0, id FROM {thread} WHERE id = ?", "i",
		        id.thread_id),
		    &rows);
		/* Who it was for counts, but not in what part (osTicket). */
		if (s->out->how != OC_MATCH_NONE) {
			take_class(s, &id);
			s->out->user_class = '\0';
		}
	}
	return e;
}

enum oc_err
oc_thread_match(struct oc_ctx *cx, const struct oc_mail_info *m,
    struct oc_thread_match *out)
{
	static enum oc_err (*const steps[])(struct search *) = { find_seen,
		find_entry, find_known_id, find_number, find_thread };
	struct search s = { .cx = cx, .m = m, .out = out };
	struct oc_message_id own;
	enum oc_err e = OC_OK;

	*out = (struct oc_thread_match){ .how = OC_MATCH_NONE };
	add_field(&s, "mid");
	add_field(&s, "in-reply-to");
	add_field(&s, "references");
	add_from_body(&s);
	for (size_t i = 0;
	     i < OC_COUNT(steps) && e == OC_OK && out->how == OC_MATCH_NONE;
	     i++)
		e = steps[i](&s);
	if (e == OC_OK &&
	    (out->how == OC_MATCH_ENTRY || out->how == OC_MATCH_THREAD) &&
	    ours(&s, oc_mail_info_text(cx, m, "mid"), &own))
		out->how = OC_MATCH_LOOP;
	return e;
}
