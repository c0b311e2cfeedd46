/* mail_info.c - from a mail's header to the values of a ticket. */
#include "config.h"

#include <string.h>

#include "base/hash.h"
#include "base/str.h"
#include "base/utf8.h"
#include "config/settings.h"
#include "db/db.h"
#include "mail/mail_info.h"
#include "osticket/address.h"
#include "osticket/html.h"
#include "osticket/html_text.h"

#define TNEF_ONLY                                                              \
	"This message came in Microsoft's own format (TNEF), which is not "    \
	"taken apart here. It is attached as it came; the sender can send "    \
	"it as HTML or plain text instead."

enum {
	PLAIN_WIDTH = 100,
	MID_CHARS = 255 /* thread_entry_email.mid */
};

struct gatherer {
	struct oc_ctx *cx;
	const struct oc_mime *m;
	struct oc_mail_info *out;
	struct oc_rows ours; /* email_id, email, name of our mailboxes */
	struct oc_val *to, *cc, *recipients, *system;
	int64_t email_id; /* the first of ours among the addressees */
};

const char *
oc_mail_info_text(
    struct oc_ctx *cx, const struct oc_mail_info *m, const char *name)
{
	return oc_val_text(cx->arena, oc_val_get(m->vars, name));
}

static void
put(struct gatherer *g, const char *name, const char *value)
{
	oc_val_set(
	    g->cx->arena, g->out->vars, name, oc_val_str(g->cx->arena, value));
}

static void
push(struct gatherer *g, struct oc_val *list, const char *text)
{
	for (size_t i = 0; i < oc_val_count(list); i++)
		if (oc_streq(oc_val_at(list, i)->u.s.p, text))
			return;
	oc_val_push(g->cx->arena, list, oc_val_str(g->cx->arena, text));
}

static char *
address(struct oc_arena *a, const struct oc_mime_address *x)
{
	return oc_sprintf(a, "%s@%s", x->mailbox, x->host);
}

/* The same with the mailbox in lower case, as osTicket compares it. */
static char *
lower_address(struct oc_arena *a, const struct oc_mime_address *x)
{
	return oc_sprintf(a, "%s@%s", oc_strlower(a, x->mailbox), x->host);
}

/* --- who it is from ------------------------------------------------------ */

/* The first address that is one, else the first. */
static void
put_sender(struct gatherer *g)
{
	const struct oc_mime_addresses *from = &g->m->from;
	struct oc_arena *a = g->cx->arena;
	const char *email;
	size_t i = 0;

	if (from->n == 0)
		return;
	while (i < from->n &&
	       !oc_email_syntax(a, address(a, &from->list[i]), NULL))
		i++;
	if (i == from->n)
		i = 0;
	email = address(a, &from->list[i]);
	put(g, "email", email);
	put(g, "name",
	    *from->list[i].name == '\0' ? email : from->list[i].name);
}

static void
put_reply_to(struct gatherer *g)
{
	if (g->m->reply_to.n == 0)
		return;
	put(g, "reply-to", address(g->cx->arena, &g->m->reply_to.list[0]));
	if (*g->m->reply_to.list[0].name != '\0')
		put(g, "reply-to-name", g->m->reply_to.list[0].name);
}

/* --- who it is for ------------------------------------------------------- */

/* The mailbox of ours with this address; its row, or -1. */
static int
find_ours(const struct gatherer *g, const char *email)
{
	for (size_t i = 0; i < g->ours.n; i++)
		if (oc_strieq(oc_cell_text(&g->ours, i, 1), email))
			return (int)i;
	return -1;
}

static void
add_ours(struct gatherer *g, int row)
{
	struct oc_arena *a = g->cx->arena;
	int64_t id = oc_cell_int(&g->ours, (size_t)row, 0);
	const char *email = oc_cell_text(&g->ours, (size_t)row, 1);
	const char *name = oc_cell_text(&g->ours, (size_t)row, 2);

	push(g, g->to,
	    *name == '\0' ? email : oc_sprintf(a, "%s <%s>", name, email));
	if (g->email_id == 0)
		g->email_id = id;
	for (size_t i = 0; i < oc_val_count(g->system); i++)
		if (oc_val_to_int(oc_val_at(g->system, i)) == id)
			return;
	oc_val_push(a, g->system, oc_val_int(a, id));
}

static void
add_other(struct gatherer *g, const struct oc_mime_address *x,
    const char *email, const char *source, struct oc_val *list)
{
	struct oc_arena *a = g->cx->arena;
	struct oc_val *r = oc_val_object(a);

	oc_val_set(
	    a, r, "source", oc_val_str(a, oc_sprintf(a, "Email (%s)", source)));
	oc_val_set(a, r, "name", oc_val_str(a, x->name));
	oc_val_set(a, r, "email", oc_val_str(a, email));
	oc_val_push(a, g->recipients, r);
	oc_val_push(
	    a, list, oc_val_str(a, oc_sprintf(a, "%s <%s>", x->name, email)));
}

/* list NULL: only mailboxes of ours count. */
static void
add_all(struct gatherer *g, const struct oc_mime_addresses *from,
    const char *source, struct oc_val *list)
{
	for (size_t i = 0; i < from->n; i++) {
		const char *email = lower_address(g->cx->arena, &from->list[i]);
		int row = find_ours(g, email);

		if (row >= 0)
			add_ours(g, row);
		else if (list != NULL)
			add_other(g, &from->list[i], email, source, list);
	}
}

/* An addressee whose mailbox it has gone through is not told again. */
static void
mark_delivered(struct gatherer *g)
{
	struct oc_arena *a = g->cx->arena;

	for (size_t i = 0; i < g->m->delivered_to.n; i++) {
		const char *email = address(a, &g->m->delivered_to.list[i]);

		for (size_t k = 0; k < oc_val_count(g->recipients); k++) {
			struct oc_val *r = oc_val_at(g->recipients, k);

			if (oc_strieq(oc_val_member_text(a, r, "email"), email))
				oc_val_set(a, r, "source",
				    oc_val_str(a, "delivered-to"));
		}
	}
}

/* Each text once, in the order of their first coming. */
static struct oc_val *
unique(struct gatherer *g, const struct oc_val *list)
{
	struct oc_val *out = oc_val_array(g->cx->arena);

	for (size_t i = 0; i < oc_val_count(list); i++)
		push(g, out, oc_val_at(list, i)->u.s.p);
	return out;
}

static enum oc_err
put_recipients(struct gatherer *g, int64_t email_id)
{
	struct oc_arena *a = g->cx->arena;
	struct oc_val *who = oc_val_object(a);
	enum oc_err e = oc_db_select(g->cx->db, a, &g->ours,
	    "SELECT email_id, email, name FROM {email} ORDER BY email_id", "");

	if (e != OC_OK)
		return e;
	g->to = oc_val_array(a);
	g->cc = oc_val_array(a);
	g->recipients = oc_val_array(a);
	g->system = oc_val_array(a);
	add_all(g, &g->m->to, "to", g->to);
	add_all(g, &g->m->cc, "cc", g->cc);
	add_all(g, &g->m->delivered_to, "", NULL);
	mark_delivered(g);
	oc_val_set(a, who, "to", unique(g, g->to));
	if (oc_val_count(g->cc) > 0)
		oc_val_set(a, who, "cc", g->cc);
	oc_val_set(a, g->out->vars, "thread_entry_recipients", who);
	oc_val_set(a, g->out->vars, "recipients", g->recipients);
	oc_val_set(a, g->out->vars, "system_emails", g->system);
	oc_val_set(a, g->out->vars, "to-email-id", oc_val_int(a, g->email_id));
	if (g->email_id == 0)
		g->email_id = email_id != 0 ? email_id
		                            : oc_config_int(g->cx->config,
		                                  "default_email_id");
	oc_val_set(a, g->out->vars, "emailId", oc_val_int(a, g->email_id));
	return OC_OK;
}

/* --- what else the header says ------------------------------------------- */

/* "X-Priority: 1", "Importance: high": the first letter counts. */
static int64_t
urgency(const char *header)
{
	const char *p = header;

	for (; *p != '\0'; p++) {
		size_t n = oc_istarts(p, "priority: ") ? strlen("priority: ")
		           : oc_istarts(p, "importance: ")
		               ? strlen("importance: ")
		               : 0;

		if (n > 0 && (oc_isalnum(p[n]) || p[n] == '_')) {
			p += n;
			break;
		}
	}
	if (*p == '\0')
		return 0;
	if (strchr("HU12", oc_upper(*p)) != NULL)
		return 2;
	if (strchr("N34", oc_upper(*p)) != NULL)
		return 3;
	return strchr("L56", oc_upper(*p)) != NULL ? 4 : 0;
}

static enum oc_err
put_priority(struct gatherer *g)
{
	int64_t want = urgency(g->m->header), id;
	enum oc_err e;

	if (want == 0 || !oc_config_on(g->cx->config, "use_email_priority"))
		return OC_OK;
	e = oc_db_int(g->cx->db, &id,
	    "SELECT priority_id FROM {ticket_priority} "
	    "WHERE priority_urgency = ? LIMIT 1",
	    "i", want);
	if (e == OC_OK)
		oc_val_set(g->cx->arena, g->out->vars, "priorityId",
		    oc_val_int(g->cx->arena, id));
	return e == OC_ENOTFOUND ? OC_OK : e;
}

static void
put_ids(struct gatherer *g)
{
	static const char *const names[] = { "in-reply-to", "references" };
	struct oc_arena *a = g->cx->arena;
	const char *mid = oc_mail_header_get(&g->m->fields, "message-id");

	if (oc_empty(mid))
		mid = oc_sprintf(a, "<%s@local>", oc_md5_hex(a, g->m->header));
	mid = oc_trim(a, mid, NULL);
	put(g, "mid",
	    oc_strndup(a, mid, oc_utf8_prefix(mid, strlen(mid), MID_CHARS)));
	for (size_t i = 0; i < OC_COUNT(names); i++)
		put(g, names[i], oc_mail_header_get(&g->m->fields, names[i]));
}

static void
put_flags(struct gatherer *g)
{
	struct oc_arena *a = g->cx->arena;
	struct oc_val *flags = oc_val_object(a);
	struct oc_mail_header header;
	bool bounce;

	oc_mail_header_read(a, g->m->header, &header);
	bounce = oc_mail_is_bounce(&header);
	oc_val_set(a, flags, "bounce", oc_val_bool(a, bounce));
	oc_val_set(a, g->out->vars, "mailflags", flags);
	g->out->automatic = bounce || oc_mail_is_auto_reply(a, &header);
}

/* --- the text ------------------------------------------------------------ */

/* As rich text where the site wants it and there is some. */
static struct oc_body
choose_body(struct gatherer *g)
{
	struct oc_arena *a = g->cx->arena;
	struct oc_body b = { "", OC_BODY_TEXT };

	if (g->m->fault != NULL) {
		b.text = oc_sprintf(a, "Email parse failed: [%s]", g->m->fault);
	} else if (g->m->html != NULL &&
	           oc_config_on(g->cx->config, "enable_richtext")) {
		b.text = g->m->html;
		b.format = OC_BODY_HTML;
	} else if (g->m->text != NULL) {
		b.text = g->m->text;
	} else if (g->m->html != NULL) {
		b.text = oc_html_to_text(
		    a, oc_html_safe(a, g->m->html, NULL), PLAIN_WIDTH, false);
	} else if (g->m->tnef) {
		b.text = TNEF_ONLY;
	}
	return b;
}

/* Images that only the part that was cut off showed are not kept. */
static void
drop_images(struct gatherer *g, const char *before, const char *after)
{
	struct oc_upload **at = &g->out->files;

	while (*at != NULL) {
		const char *src =
		    (*at)->cid == NULL
		        ? NULL
		        : oc_sprintf(g->cx->arena, "cid:%s", (*at)->cid);

		if (src != NULL && strstr(before, src) != NULL &&
		    strstr(after, src) == NULL)
			*at = (*at)->next;
		else
			at = &(*at)->next;
	}
}

/* What comes after "reply above this line" is ours. */
static void
strip_quoted(struct gatherer *g)
{
	const char *separator =
	    oc_config_text(g->cx->config, "reply_separator");
	const char *text = g->out->message.text, *at;
	char *kept;

	if (g->m->fault != NULL || *separator == '\0' ||
	    !oc_config_on(g->cx->config, "strip_quoted_reply"))
		return;
	at = strstr(text, separator);
	if (at == NULL)
		return;
	kept = oc_strndup(g->cx->arena, text, (size_t)(at - text));
	if (*oc_trim(g->cx->arena, kept, NULL) == '\0')
		return;
	g->out->message.text = kept;
	drop_images(g, text, kept);
}

enum oc_err
oc_mail_info(struct oc_ctx *cx, const struct oc_mime *m, int64_t email_id,
    struct oc_mail_info *out)
{
	struct gatherer g = { .cx = cx, .m = m, .out = out };
	enum oc_err e;

	*out = (struct oc_mail_info){ .vars = oc_val_object(cx->arena),
		.files = m->files };
	put(&g, "subject", *m->subject == '\0' ? "[No Subject]" : m->subject);
	put(&g, "header", m->header);
	put(&g, "source", "Email");
	put_sender(&g);
	put_reply_to(&g);
	put_ids(&g);
	put_flags(&g);
	e = put_recipients(&g, email_id);
	if (e == OC_OK)
		e = put_priority(&g);
	if (e != OC_OK)
		return e;
	out->message = choose_body(&g);
	strip_quoted(&g);
	return OC_OK;
}
