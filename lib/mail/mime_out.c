/* mime_out.c - the one place that writes MIME, with GMime. */
#include "config.h"

#include <string.h>

#include <gmime/gmime.h>

#include "base/str.h"
#include "base/utf8.h"
#include "mail/mime_out.h"

#define ANY_BYTES "application/octet-stream"

/* UTF-8 in one line: what a header may hold. */
static const char *
one_line(struct oc_arena *a, const char *s)
{
	char *line = oc_utf8_scrub(a, s, strlen(s));

	for (char *p = line; *p != '\0'; p++)
		if ((unsigned char)*p < ' ' || *p == 0x7F)
			*p = ' ';
	return oc_trim(a, line, NULL);
}

static void
set_header(
    struct oc_arena *a, GMimeObject *o, const char *name, const char *value)
{
	g_mime_object_set_header(o, name, one_line(a, value), "utf-8");
}

/* A part with the bytes in base64; the caller unrefs it. */
static GMimePart *
new_part(const char *type, const char *data, size_t len)
{
	GMimeContentType *t = g_mime_content_type_parse(NULL, type);
	GMimeStream *bytes = g_mime_stream_mem_new_with_buffer(data, len);
	GMimeDataWrapper *content = g_mime_data_wrapper_new_with_stream(
	    bytes, GMIME_CONTENT_ENCODING_DEFAULT);
	GMimePart *part = g_mime_part_new();

	g_mime_object_set_content_type(GMIME_OBJECT(part), t);
	g_mime_part_set_content(part, content);
	g_mime_part_set_content_encoding(part, GMIME_CONTENT_ENCODING_BASE64);
	g_object_unref(t);
	g_object_unref(bytes);
	g_object_unref(content);
	return part;
}

static GMimeObject *
new_text(const char *type, const char *text)
{
	GMimePart *part = new_part(type, text, strlen(text));

	g_mime_object_set_content_type_parameter(
	    GMIME_OBJECT(part), "charset", "utf-8");
	return GMIME_OBJECT(part);
}

/* "type/subtype" of tokens, and none that has parts of its own. */
static const char *
file_type(struct oc_arena *a, const char *type)
{
	static const char token[] = "abcdefghijklmnopqrstuvwxyz0123456789"
	                            "!#$&^_.+-";
	char *s = oc_strlower(a, type);
	size_t main = strspn(s, token), sub;

	if (main == 0 || s[main] != '/')
		return ANY_BYTES;
	sub = strspn(s + main + 1, token);
	if (sub == 0 || oc_starts(s, "multipart/") || oc_starts(s, "message/"))
		return ANY_BYTES;
	s[main + 1 + sub] = '\0';
	return s;
}

static GMimeObject *
new_file(struct oc_arena *a, const struct oc_mime_file *f)
{
	GMimePart *part = new_part(file_type(a, f->type), f->data, f->len);

	g_mime_object_set_disposition(
	    GMIME_OBJECT(part), f->cid != NULL ? GMIME_DISPOSITION_INLINE
	                                       : GMIME_DISPOSITION_ATTACHMENT);
	g_mime_part_set_filename(part, one_line(a, f->name));
	if (f->cid != NULL)
		g_mime_part_set_content_id(part, one_line(a, f->cid));
	return GMIME_OBJECT(part);
}

/* Put first and the files into a multipart of that kind; first itself when
 * there are none.  Takes over the reference to first. */
static GMimeObject *
with_files(struct oc_arena *a, const char *subtype, GMimeObject *first,
    const struct oc_mime_file *files)
{
	GMimeMultipart *all;

	if (files == NULL)
		return first;
	all = g_mime_multipart_new_with_subtype(subtype);
	g_mime_multipart_add(all, first);
	g_object_unref(first);
	for (; files != NULL; files = files->next) {
		GMimeObject *part = new_file(a, files);

		g_mime_multipart_add(all, part);
		g_object_unref(part);
	}
	return GMIME_OBJECT(all);
}

static GMimeObject *
new_body(struct oc_arena *a, const struct oc_mime_mail *m)
{
	GMimeObject *body = new_text("text/plain", m->text);

	if (m->html != NULL) {
		GMimeMultipart *both =
		    g_mime_multipart_new_with_subtype("alternative");
		GMimeObject *html = new_text("text/html", m->html);

		g_mime_multipart_add(both, body);
		g_mime_multipart_add(both, html);
		g_object_unref(body);
		g_object_unref(html);
		body = GMIME_OBJECT(both);
	}
	body = with_files(a, "related", body, m->shown);
	return with_files(a, "mixed", body, m->files);
}

/* With the host in small letters, as osTicket's mailer writes it. */
static const char *
address(struct oc_arena *a, const char *text)
{
	const char *line = one_line(a, text), *at = strrchr(line, '@');

	return at == NULL ? line
	                  : oc_sprintf(a, "%.*s%s", (int)(at - line), line,
	                        oc_strlower(a, at));
}

static void
add_addresses(struct oc_arena *a, GMimeMessage *out, GMimeAddressType type,
    const struct oc_mime_address *list)
{
	for (; list != NULL; list = list->next) {
		const char *name = one_line(a, list->name);

		g_mime_message_add_mailbox(out, type,
		    *name == '\0' ? NULL : name, address(a, list->address));
	}
}

static GMimeMessage *
new_message(struct oc_arena *a, const struct oc_mime_mail *m)
{
	GMimeMessage *out = g_mime_message_new(TRUE);
	GMimeObject *o = GMIME_OBJECT(out);
	GDateTime *date = g_date_time_new_from_unix_utc(m->date);
	GMimeObject *body;

	if (date != NULL) {
		g_mime_message_set_date(out, date);
		g_date_time_unref(date);
	}
	g_mime_message_set_message_id(out, one_line(a, m->message_id));
	add_addresses(a, out, GMIME_ADDRESS_TYPE_FROM, &m->from);
	add_addresses(a, out, GMIME_ADDRESS_TYPE_TO, m->to);
	add_addresses(a, out, GMIME_ADDRESS_TYPE_CC, m->cc);
	g_mime_message_set_subject(out, one_line(a, m->subject), "utf-8");
	set_header(a, o, "Return-Path",
	    oc_sprintf(a, "<%s>", one_line(a, m->return_path)));
	for (size_t i = 0; i < m->nheaders; i++)
		set_header(a, o, m->headers[i].name, m->headers[i].value);
	set_header(a, o, "MIME-Version", "1.0");
	body = new_body(a, m);
	g_mime_message_set_mime_part(out, body);
	g_object_unref(body);
	return out;
}

char *
oc_mime_write(struct oc_arena *a, const struct oc_mime_mail *m, size_t *len)
{
	GMimeFormatOptions *format;
	GMimeMessage *message;
	GMimeStream *stream;
	GByteArray *bytes;
	char *out;

	g_mime_init();
	message = new_message(a, m);
	format = g_mime_format_options_clone(NULL);
	g_mime_format_options_set_newline_format(
	    format, GMIME_NEWLINE_FORMAT_DOS);
	stream = g_mime_stream_mem_new();
	/* GMime does not end the line of an empty header. */
	if (m->to == NULL)
		g_mime_stream_write_string(stream, "To: \r\n");
	g_mime_object_write_to_stream(GMIME_OBJECT(message), format, stream);
	bytes = g_mime_stream_mem_get_byte_array(GMIME_STREAM_MEM(stream));
	*len = bytes->len;
	out = oc_strndup(a, (const char *)bytes->data, bytes->len);
	g_object_unref(stream);
	g_object_unref(message);
	g_mime_format_options_free(format);
	return out;
}

/* Add the mailboxes of the list to *end; groups are as if written out. */
static const struct oc_mime_address **
flatten(struct oc_arena *a, InternetAddressList *list,
    const struct oc_mime_address **end)
{
	int n = internet_address_list_length(list);

	for (int i = 0; i < n; i++) {
		InternetAddress *x = internet_address_list_get_address(list, i);
		struct oc_mime_address *m;
		const char *name = internet_address_get_name(x);

		if (INTERNET_ADDRESS_IS_GROUP(x)) {
			end = flatten(a,
			    internet_address_group_get_members(
			        INTERNET_ADDRESS_GROUP(x)),
			    end);
			continue;
		}
		m = oc_calloc(a, 1, sizeof *m);
		m->name = one_line(a, name == NULL ? "" : name);
		m->address = one_line(a, internet_address_mailbox_get_addr(
		                             INTERNET_ADDRESS_MAILBOX(x)));
		*end = m;
		end = &m->next;
	}
	return end;
}

const struct oc_mime_address *
oc_mime_addresses(struct oc_arena *a, const char *text)
{
	const struct oc_mime_address *first = NULL;
	InternetAddressList *list;

	g_mime_init();
	list = internet_address_list_parse(NULL, one_line(a, text));
	if (list == NULL)
		return NULL;
	flatten(a, list, &first);
	g_object_unref(list);
	return first;
}
