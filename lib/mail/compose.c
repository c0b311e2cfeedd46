/* compose.c - text, images, attachments and headers of a letter. */
#include "config.h"

#include <string.h>

#include "base/buf.h"
#include "base/clock.h"
#include "base/log.h"
#include "base/str.h"
#include "base/utf8.h"
#include "config/settings.h"
#include "config/site.h"
#include "db/db.h"
#include "mail/compose.h"
#include "mail/mime_out.h"
#include "osticket/html.h"
#include "osticket/html_text.h"
#include "osticket/variable.h"

enum {
	TEXT_WIDTH = 90,
	KEY_LEN = 32, /* file.key, as bodies refer to it */
	LINE_SHARE = 3,
	LINE_BASE = 4,       /* base64 and line ends: 4/3 and some */
	OVERHEAD = 16 * 1024 /* headers of the message and its parts */
};

#define KEY_LETTERS                                                            \
	"abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_.-"

/* A file on its way into the message. */
struct part {
	struct oc_mime_file mime;
	struct part *next;
	int64_t id;
	const char *key;
	bool shown;
};

struct work {
	struct oc_ctx *cx;
	const struct oc_letter *l;
	size_t room; /* bytes that files may still have */
	struct part *parts, **end;
	const char *message_id;
	const char *html, *text;
};

/* ----- Files. ----- */

static enum oc_err
read_bytes(struct oc_ctx *cx, int64_t file_id, struct oc_mime_file *out)
{
	struct oc_buf *b = oc_buf_new(cx->arena, OC_VARS_MAX);
	struct oc_rows rows;
	enum oc_err e;

	e = oc_db_select(cx->db, cx->arena, &rows,
	    "SELECT filedata FROM {file_chunk} WHERE file_id = ? "
	    "ORDER BY chunk_id",
	    "i", file_id);
	for (size_t i = 0; e == OC_OK && i < rows.n; i++)
		oc_buf_add(
		    b, oc_cell_text(&rows, i, 0), oc_cell_len(&rows, i, 0));
	out->data = oc_buf_str(b);
	out->len = b->len;
	return e;
}

/*
 * Add the file of the row (id, key, name, type, bk, size).  *out is NULL
 * when it is not in the database or too large.
 */
static enum oc_err
add_part(struct work *w, const struct oc_rows *row, const char *name,
    struct part **out)
{
	size_t size = (size_t)oc_cell_int(row, 0, 5);
	struct part *p;
	enum oc_err e;

	*out = NULL;
	if (!oc_streq(oc_cell_text(row, 0, 4), "D") || size > w->room) {
		oc_log("warning",
		    "a mail in thread %lld goes without file %lld: %s",
		    (long long)w->l->thread_id,
		    (long long)oc_cell_int(row, 0, 0),
		    size > w->room ? "too large for the database"
		                   : "it is not in the database");
		return OC_OK;
	}
	p = oc_calloc(w->cx->arena, 1, sizeof *p);
	p->id = oc_cell_int(row, 0, 0);
	p->key = oc_cell_text(row, 0, 1);
	p->mime.name = name != NULL ? name : oc_cell_text(row, 0, 2);
	p->mime.type = oc_cell_text(row, 0, 3);
	e = read_bytes(w->cx, p->id, &p->mime);
	if (e != OC_OK)
		return e;
	w->room -= size;
	*w->end = p;
	w->end = &p->next;
	*out = p;
	return OC_OK;
}

#define FILE_COLUMNS "SELECT f.id, f.`key`, f.name, f.type, f.bk, f.size "

static struct part *
find_part(const struct work *w, int64_t id)
{
	struct part *p = w->parts;

	while (p != NULL && p->id != id)
		p = p->next;
	return p;
}

/* Attach the files of the list; each once, when that is asked for. */
static enum oc_err
attach(struct work *w, const struct oc_letter_file *f, bool once)
{
	enum oc_err e = OC_OK;

	for (; f != NULL && e == OC_OK; f = f->next) {
		struct oc_rows rows;
		struct part *p;

		if (once && find_part(w, f->file_id) != NULL)
			continue;
		e = oc_db_select(w->cx->db, w->cx->arena, &rows,
		    FILE_COLUMNS "FROM {file} f WHERE f.id = ?", "i",
		    f->file_id);
		if (e == OC_OK && rows.n > 0)
			e = add_part(w, &rows, f->name, &p);
	}
	return e;
}

/*
 * The file that the body shows by its key.  Templates and signatures may show
 * any; what people wrote, only what is attached in this thread.
 */
static enum oc_err
find_shown(struct work *w, const char *key, struct part **out)
{
	struct oc_rows rows;
	struct part *p;
	enum oc_err e;

	*out = NULL;
	for (p = w->parts; p != NULL; p = p->next)
		if (oc_strieq(p->key, key)) {
			*out = p;
			return OC_OK;
		}
	e = oc_db_select(w->cx->db, w->cx->arena, &rows,
	    FILE_COLUMNS "FROM {file} f WHERE f.`key` = ? AND "
	                 "(NOT EXISTS (SELECT 1 FROM {attachment} a "
	                 "WHERE a.file_id = f.id AND a.type = 'H') OR "
	                 "EXISTS (SELECT 1 FROM {attachment} a "
	                 "JOIN {thread_entry} t ON t.id = a.object_id "
	                 "WHERE a.file_id = f.id AND a.type = 'H' "
	                 "AND t.thread_id = ?)) LIMIT 1",
	    "si", key, w->l->thread_id);
	if (e == OC_OK && rows.n > 0)
		e = add_part(w, &rows, NULL, out);
	return e;
}

/* What comes after the "@" of a Content-ID: the sender's domain. */
static const char *
domain_of(const char *address)
{
	const char *at = strrchr(address, '@');

	return at == NULL || at[1] == '\0' ? "localhost" : at + 1;
}

/* "cid:<key>" becomes "cid:<key>@<domain>", and the image is shown. */
static enum oc_err
show_images(struct work *w)
{
	struct oc_arena *a = w->cx->arena;
	struct oc_buf *out = oc_buf_new(a, OC_VARS_MAX);
	const char *p = w->html, *cid;
	enum oc_err e;

	for (; (cid = strstr(p, "cid:")) != NULL; p = cid) {
		struct part *part;
		const char *key;

		cid += strlen("cid:");
		oc_buf_add(out, p, (size_t)(cid - p));
		if (strspn(cid, KEY_LETTERS) < KEY_LEN)
			continue;
		key = oc_strndup(a, cid, KEY_LEN);
		e = find_shown(w, key, &part);
		if (e != OC_OK)
			return e;
		oc_buf_add(out, cid, KEY_LEN);
		cid += KEY_LEN;
		if (part == NULL)
			continue;
		oc_buf_addf(out, "@%s", domain_of(w->l->from_address));
		if (part->shown)
			continue;
		part->shown = true;
		part->mime.cid =
		    oc_sprintf(a, "%s@%s", key, domain_of(w->l->from_address));
	}
	oc_buf_adds(out, p);
	w->html = oc_buf_dup(out, a);
	return OC_OK;
}

/* The parts that are shown, or those that are not, in order. */
static const struct oc_mime_file *
choose(struct work *w, bool shown)
{
	const struct oc_mime_file *first = NULL, **end = &first;

	for (struct part *p = w->parts; p != NULL; p = p->next)
		if (p->shown == shown) {
			*end = &p->mime;
			end = &p->mime.next;
		}
	return first;
}

/* ----- Text. ----- */

static char *
trim_end(struct oc_arena *a, const char *s)
{
	size_t n = strlen(s);

	while (n > 0 && (oc_isspace(s[n - 1]) || s[n - 1] == '\0'))
		n--;
	return oc_strndup(a, s, n);
}

/*
 * Before an answer: the mark by which replies without threading headers are
 * recognised, and the line above which to write.
 */
static const char *
with_mark(struct work *w)
{
	const struct oc_config *c = w->cx->config;
	bool separator = oc_config_on(c, "strip_quoted_reply");

	return oc_sprintf(w->cx->arena,
	    "<div style=\"display:none\" class=\"mid-%s\">%s%s</div>%s",
	    w->message_id,
	    separator ? oc_config_text(c, "reply_separator") : "",
	    separator ? "<br/><br/>" : "", w->l->body);
}

static void
write_text(struct work *w)
{
	struct oc_arena *a = w->cx->arena;

	if (w->l->text_only) {
		w->text = w->l->body;
		return;
	}
	w->html = w->l->id.entry_id != 0 ? with_mark(w) : w->l->body;
	w->text = oc_sprintf(a, "%s\nRef-Mid: %s\n",
	    trim_end(a, oc_html_to_text(a, w->html, TEXT_WIDTH, false)),
	    w->message_id);
	if (!oc_config_on(w->cx->config, "enable_richtext"))
		w->html = NULL;
}

/* ----- Addresses and headers. ----- */

/* Will a mail server take it, and is it one and not several? */
static bool
is_mailable(const char *address)
{
	const char *at = strrchr(address, '@');

	for (const char *p = address; *p != '\0'; p++)
		if ((unsigned char)*p <= ' ' || *p == 0x7F ||
		    strchr("<>,;\"", *p) != NULL)
			return false;
	return at != NULL && at != address && at[1] != '\0';
}

/* Those in To or in Cc; all of them are added to the envelope. */
static const struct oc_mime_address *
list(struct work *w, bool cc, struct oc_buf *envelope)
{
	const struct oc_mime_address *first = NULL, **end = &first;

	for (const struct oc_letter_to *t = w->l->to; t != NULL; t = t->next) {
		struct oc_mime_address *m;

		if (t->cc != cc)
			continue;
		if (!is_mailable(t->address)) {
			oc_log("warning",
			    "a mail in thread %lld has a recipient who has "
			    "no address",
			    (long long)w->l->thread_id);
			continue;
		}
		m = oc_calloc(w->cx->arena, 1, sizeof *m);
		m->name = t->name;
		m->address = t->address;
		*end = m;
		end = &m->next;
		oc_buf_addf(envelope, "%s%s", envelope->len > 0 ? "\n" : "",
		    t->address);
	}
	return first;
}

static const struct oc_mime_header autoreply[] = {
	{ "Precedence", "auto_reply" },
	{ "X-Autoreply", "yes" },
	{ "X-Auto-Response-Suppress", "DR, RN, OOF, AutoReply" },
	{ "Auto-Submitted", "auto-replied" },
};
static const struct oc_mime_header notice[] = {
	{ "X-Auto-Response-Suppress", "OOF, AutoReply" },
	{ "Auto-Submitted", "auto-generated" },
};

static void
add_headers(struct oc_mime_mail *m, struct oc_mime_header *to,
    const struct oc_mime_header *from, size_t n)
{
	memcpy(to + m->nheaders, from, n * sizeof *from);
	m->nheaders += n;
	m->headers = to;
}

static void
set_headers(struct work *w, struct oc_mime_mail *m)
{
	struct oc_mime_header *h = oc_calloc(w->cx->arena, 8, sizeof *h);
	const struct oc_mime_header mailer = { "X-Mailer", "osTicket Mailer" };
	const struct oc_mime_header answers[] = {
		{ "In-Reply-To", w->l->answers },
		{ "References", w->l->answers },
	};

	add_headers(m, h, &mailer, 1);
	if (w->l->manner == OC_MANNER_AUTOREPLY)
		add_headers(m, h, autoreply, OC_COUNT(autoreply));
	if (w->l->manner == OC_MANNER_NOTICE)
		add_headers(m, h, notice, OC_COUNT(notice));
	if (!oc_empty(w->l->answers))
		add_headers(m, h, answers, OC_COUNT(answers));
}

/* In one line, and as much of it as fits its column. */
static const char *
subject_line(struct oc_arena *a, const char *subject)
{
	char *s = oc_trim(a, subject, NULL), *to = s;

	for (const char *p = s; *p != '\0'; p++)
		if (*p != '\r' && *p != '\n')
			*to++ = *p;
	*to = '\0';
	return oc_utf8_scrub(a, s, (size_t)(to - s));
}

static void
write_message(struct work *w, struct oc_outgoing *out)
{
	struct oc_arena *a = w->cx->arena;
	struct oc_buf *envelope = oc_buf_new(a, 64 * 1024);
	const char *subject = subject_line(a, w->l->subject);
	struct oc_mime_mail m = { .date = oc_now(),
		.message_id = w->message_id,
		.from = { .name = w->l->from_name,
		    .address = w->l->from_address },
		.return_path = w->l->email_id != 0 ? w->l->from_address : "",
		.subject = subject,
		.text = w->text,
		.html = w->html,
		.shown = choose(w, true),
		.files = choose(w, false) };

	set_headers(w, &m);
	m.to = list(w, false, envelope);
	m.cc = list(w, true, envelope);
	*out = (struct oc_outgoing){ .email_id = w->l->email_id,
		.sender = m.return_path,
		.recipients = oc_buf_dup(envelope, a),
		.message_id = w->message_id,
		.subject = oc_strndup(a, subject,
		    oc_utf8_prefix(
		        subject, strlen(subject), OC_SUBJECT_CHARS)) };
	out->content = oc_mime_write(a, &m, &out->len);
}

enum oc_err
oc_letter_compose(struct oc_ctx *cx, const struct oc_letter *l, size_t max,
    struct oc_outgoing *out)
{
	struct work w = { .cx = cx, .l = l, .end = &w.parts };
	size_t used;
	enum oc_err e;

	w.message_id = oc_message_id_make(cx->arena, cx->site->ost.secret_salt,
	    &l->id, l->email_id != 0 ? l->from_address : NULL);
	write_text(&w);
	used =
	    OVERHEAD + strlen(w.text) + (w.html == NULL ? 0 : strlen(w.html));
	max = max / LINE_BASE * LINE_SHARE;
	w.room = used < max ? max - used : 0;
	e = attach(&w, l->files, true);
	if (e == OC_OK && w.html != NULL)
		e = show_images(&w);
	if (e == OC_OK)
		e = attach(&w, l->extras, false);
	if (e == OC_OK)
		write_message(&w, out);
	return e;
}
