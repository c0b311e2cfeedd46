/* mime_in.c - reading mail with GMime: header and structure. */
#include "config.h"

#include <string.h>

#include "base/str.h"
#include "base/utf8.h"
#include "mail/mime_private.h"

enum {
	TEXT_MAX = 64 * 1024 * 1024,
	HEADER_MAX = 64 * 1024 /* bytes of one field that is decoded */
};

static const char *
capped(struct oc_arena *a, const char *value)
{
	return strnlen(value, HEADER_MAX + 1) > HEADER_MAX
	           ? oc_strndup(a, value, HEADER_MAX)
	           : value;
}

static char *
decode_text(struct oc_mime_reader *r, const char *value)
{
	return oc_mime_take(r->a,
	    g_mime_utils_header_decode_text(r->options, capped(r->a, value)));
}

/* --- addresses ----------------------------------------------------------- */

static void
add_mailbox(
    struct oc_mime_reader *r, InternetAddress *ia, struct oc_mime_addresses *to)
{
	const char *name = internet_address_get_name(ia);
	const char *addr =
	    internet_address_mailbox_get_addr(INTERNET_ADDRESS_MAILBOX(ia));
	struct oc_mime_address *out = &to->list[to->n];
	const char *at;

	addr = addr == NULL ? "" : oc_mime_clean(r->a, addr, strlen(addr));
	name = name == NULL ? "" : oc_mime_clean(r->a, name, strlen(name));
	at = strrchr(addr, '@');
	if (*addr == '\0')
		return;
	out->name = oc_trim(r->a, name, "\"");
	out->mailbox =
	    at == NULL ? addr : oc_strndup(r->a, addr, (size_t)(at - addr));
	out->host = at == NULL ? "localhost" : at + 1;
	to->n++;
}

/* The members of groups count as if they stood there themselves. */
static void
add_list(struct oc_mime_reader *r, InternetAddressList *list,
    struct oc_mime_addresses *to)
{
	int n = internet_address_list_length(list);

	for (int i = 0; i < n && to->n < OC_MIME_ADDRESSES; i++) {
		InternetAddress *ia =
		    internet_address_list_get_address(list, i);

		if (INTERNET_ADDRESS_IS_MAILBOX(ia))
			add_mailbox(r, ia, to);
		else if (INTERNET_ADDRESS_IS_GROUP(ia))
			add_list(r,
			    internet_address_group_get_members(
			        INTERNET_ADDRESS_GROUP(ia)),
			    to);
	}
}

static void
read_addresses(
    struct oc_mime_reader *r, const char *field, struct oc_mime_addresses *to)
{
	const char *value = oc_mail_header_all(r->a, &r->out->fields, field);
	InternetAddressList *list;

	*to = (struct oc_mime_addresses){ NULL, 0 };
	if (oc_empty(value))
		return;
	list = internet_address_list_parse(r->options, capped(r->a, value));
	if (list == NULL)
		return;
	to->list = oc_calloc(r->a, OC_MIME_ADDRESSES, sizeof *to->list);
	add_list(r, list, to);
	g_object_unref(list);
}

/* --- structure ----------------------------------------------------------- */

/* What is inside of an attached mail counts for the text, not for the files. */
struct place {
	int depth;
	bool nested; /* somewhere inside of a multipart */
	bool files;
};

/* The depth is limited here, so this ends. */
static void
walk(struct oc_mime_reader *r, GMimeObject *o, struct place at)
{
	if (o == NULL || at.depth++ > OC_MIME_DEPTH ||
	    r->parts++ > OC_MIME_PARTS)
		return;
	if (GMIME_IS_MULTIPART(o)) {
		int n = g_mime_multipart_get_count(GMIME_MULTIPART(o));

		at.nested = true;
		for (int i = 0; i < n; i++)
			walk(r,
			    g_mime_multipart_get_part(GMIME_MULTIPART(o), i),
			    at);
	} else if (GMIME_IS_MESSAGE_PART(o)) {
		GMimeMessage *m =
		    g_mime_message_part_get_message(GMIME_MESSAGE_PART(o));

		if (at.files && oc_mime_collect_file(r, o, at.nested))
			at.files = false;
		if (m != NULL)
			walk(r, g_mime_message_get_mime_part(m), at);
	} else if (GMIME_IS_PART(o)) {
		oc_mime_collect_text(r, GMIME_PART(o), at.nested);
		if (at.files)
			oc_mime_collect_file(r, o, at.nested);
	}
}

/* --- header -------------------------------------------------------------- */

/* The header as it came: all before the first empty line. */
static char *
header_block(struct oc_arena *a, const char *p, size_t len)
{
	size_t n = 0;

	while (n < len && p[n] != '\0') {
		const char *eol = memchr(p + n, '\n', len - n);
		size_t line = eol == NULL ? len - n : (size_t)(eol - p) - n;

		if (line == 0 || (line == 1 && p[n] == '\r'))
			break;
		n += eol == NULL ? line : line + 1;
	}
	while (n > 0 && (p[n - 1] == '\n' || p[n - 1] == '\r'))
		n--;
	return oc_mime_clean(a, p, n);
}

/* "message-id" as "Message-Id", as osTicket then writes them. */
static char *
title_case(struct oc_arena *a, const char *name)
{
	char *out = oc_strdup(a, name);

	for (char *p = out; *p != '\0'; p++)
		if (p == out || !oc_isalnum(p[-1]))
			*p = (char)oc_upper(*p);
	return out;
}

/* The header that is kept of a mail that is nothing but another one. */
static void
use_inner_header(struct oc_mime_reader *r, GMimeMessage *m)
{
	const struct oc_mail_header *outer = &r->out->fields;
	struct oc_buf *b = oc_buf_new(r->a, TEXT_MAX);
	const char *dt = oc_mail_header_all(r->a, outer, "delivered-to");
	const char *mid = oc_mail_header_get(outer, "message-id");
	struct oc_mail_header in;

	oc_mail_header_read(r->a,
	    oc_mime_take(
	        r->a, g_mime_object_get_headers(GMIME_OBJECT(m), NULL)),
	    &in);
	for (size_t i = 0; i < in.n; i++)
		if (dt == NULL || !oc_streq(in.list[i].name, "delivered-to"))
			oc_buf_addf(b, "%s: %s\n",
			    title_case(r->a, in.list[i].name),
			    in.list[i].value);
	if (dt != NULL)
		oc_buf_addf(b, "Delivered-To: %s\n", dt);
	if (mid != NULL && oc_mail_header_get(&in, "message-id") == NULL)
		oc_buf_addf(b, "Message-Id: %s\n", mid);
	if (b->len > 0)
		oc_buf_cut(b, b->len - 1);
	r->out->header = oc_buf_dup(b, r->a);
}

static void
read_header(struct oc_mime_reader *r)
{
	const char *subject = oc_mail_header_get(&r->out->fields, "subject");

	r->out->subject = subject == NULL ? "" : decode_text(r, subject);
	read_addresses(r, "from", &r->out->from);
	read_addresses(r, "to", &r->out->to);
	read_addresses(r, "cc", &r->out->cc);
	read_addresses(r, "delivered-to", &r->out->delivered_to);
	read_addresses(r, "reply-to", &r->out->reply_to);
}

/* --- the whole ----------------------------------------------------------- */

/* A multipart without a boundary has no parts. */
static const char *
find_fault(struct oc_mime_reader *r, GMimeObject *top)
{
	GMimeContentType *type;
	char *name;

	if (top == NULL)
		return NULL;
	type = g_mime_object_get_content_type(top);
	if (!g_mime_content_type_is_type(type, "multipart", "*") ||
	    g_mime_content_type_get_parameter(type, "boundary") != NULL)
		return NULL;
	name = g_mime_content_type_get_mime_type(type);
	return oc_sprintf(
	    r->a, "No boundary found for %s part", oc_mime_take(r->a, name));
}

static void
attach_whole(struct oc_mime_reader *r, const char *bytes, size_t len)
{
	const char *mid = oc_mail_header_get(&r->out->fields, "message-id");
	struct oc_upload *u;

	u = oc_mime_add_file(r,
	    oc_sprintf(r->a, "%s.eml",
	        *r->out->subject != '\0' ? r->out->subject
	        : mid != NULL            ? mid
	                                 : "email"),
	    "message/rfc822");
	u->data = oc_strndup(r->a, bytes, len);
	u->len = len;
}

static void
read_message(
    struct oc_mime_reader *r, GMimeMessage *m, const char *bytes, size_t len)
{
	GMimeObject *top = g_mime_message_get_mime_part(m);
	GMimeMessage *inner;

	if (top != NULL && GMIME_IS_MESSAGE_PART(top)) {
		inner =
		    g_mime_message_part_get_message(GMIME_MESSAGE_PART(top));
		if (inner != NULL) {
			use_inner_header(r, inner);
			top = g_mime_message_get_mime_part(inner);
		}
	}
	read_header(r);
	r->out->fault = find_fault(r, top);
	if (r->out->fault != NULL)
		attach_whole(r, bytes, len);
	else
		walk(r, top, (struct place){ 0, false, true });
}

/* The line a mailbox file or a pipe may put before the header. */
static size_t
mbox_line(const char *bytes, size_t len)
{
	const char *eol;

	if (len < 5 || memcmp(bytes, "From ", 5) != 0)
		return 0;
	eol = memchr(bytes, '\n', len);
	return eol == NULL ? 0 : (size_t)(eol - bytes) + 1;
}

static GMimeParserOptions *
parser_options(void)
{
	static const char *charsets[] = { "utf-8", "windows-1252", NULL };
	GMimeParserOptions *o = g_mime_parser_options_new();

	g_mime_parser_options_set_fallback_charsets(o, charsets);
	g_mime_parser_options_set_allow_addresses_without_domain(o, TRUE);
	return o;
}

void
oc_mime_read(
    struct oc_arena *a, const char *bytes, size_t len, struct oc_mime *out)
{
	size_t skip = mbox_line(bytes, len);
	struct oc_mime_reader r = { .a = a, .out = out, .eol = "\n" };
	GMimeStream *stream;
	GMimeParser *parser;
	GMimeMessage *m;

	g_mime_init();
	*out = (struct oc_mime){ .subject = "" };
	out->header = header_block(a, bytes, len);
	oc_mail_header_read(
	    a, header_block(a, bytes + skip, len - skip), &out->fields);
	if (strstr(out->header, "\r\n") != NULL)
		r.eol = "\r\n";
	r.next_file = &out->files;
	r.html = oc_buf_new(a, TEXT_MAX);
	r.text = oc_buf_new(a, TEXT_MAX);
	r.options = parser_options();
	stream = g_mime_stream_mem_new_with_buffer(bytes + skip, len - skip);
	parser = g_mime_parser_new_with_stream(stream);
	m = g_mime_parser_construct_message(parser, r.options);
	if (m != NULL) {
		read_message(&r, m, bytes, len);
		g_object_unref(m);
	} else {
		read_header(&r);
	}
	g_object_unref(parser);
	g_object_unref(stream);
	g_mime_parser_options_free(r.options);
	out->html = r.html->len > 0 ? oc_buf_str(r.html) : NULL;
	out->text = r.text->len > 0 ? oc_buf_str(r.text) : NULL;
}
