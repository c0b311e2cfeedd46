/* mime_part.c - reading mail with GMime: what is in a part. */
#include "config.h"

#include <string.h>

#include "base/rand.h"
#include "base/str.h"
#include "base/utf8.h"
#include "mail/mime_private.h"
#include "osticket/html_datauri.h"

enum { NAME_CODE = 4 }; /* letters of a made-up file name */

#define CODE_LETTERS                                                           \
	"abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789"

/* --- text ---------------------------------------------------------------- */

/* Without NULs, and UTF-8 whatever it was. */
char *
oc_mime_clean(struct oc_arena *a, const char *p, size_t len)
{
	struct oc_buf *b;

	if (!oc_utf8_valid(p, len))
		p = oc_html_transcode(a, p, len, "windows-1252", &len);
	if (memchr(p, '\0', len) == NULL)
		return oc_utf8_scrub(a, p, len);
	b = oc_buf_new(a, len);
	for (size_t i = 0; i < len; i++)
		if (p[i] != '\0')
			oc_buf_addc(b, p[i]);
	return oc_utf8_scrub(a, oc_buf_str(b), b->len);
}

/* A decoded string of GMime's, which is freed. */
char *
oc_mime_take(struct oc_arena *a, char *s)
{
	char *out =
	    oc_mime_clean(a, s == NULL ? "" : s, s == NULL ? 0 : strlen(s));

	g_free(s);
	return out;
}

/* --- content ------------------------------------------------------------- */

/* What a part holds, decoded. */
static char *
decode_content(
    struct oc_mime_reader *r, GMimePart *part, bool nested, size_t *len)
{
	GMimeDataWrapper *content = g_mime_part_get_content(part);
	GMimeContentEncoding encoding = g_mime_part_get_content_encoding(part);
	GMimeStream *mem;
	GByteArray *bytes;
	char *out;

	*len = 0;
	if (content == NULL)
		return oc_strdup(r->a, "");
	mem = g_mime_stream_mem_new();
	g_mime_data_wrapper_write_to_stream(content, mem);
	/* osTicket counts the line end before a boundary to the part. */
	if (nested && encoding != GMIME_CONTENT_ENCODING_BASE64 &&
	    encoding != GMIME_CONTENT_ENCODING_UUENCODE)
		g_mime_stream_write(mem, r->eol, strlen(r->eol));
	bytes = g_mime_stream_mem_get_byte_array(GMIME_STREAM_MEM(mem));
	*len = bytes->len;
	out = oc_strndup(r->a, (const char *)bytes->data, bytes->len);
	g_object_unref(mem);
	return out;
}

/* In UTF-8 from the charset that the part claims. */
static const char *
decode_charset(
    struct oc_mime_reader *r, GMimePart *part, const char *data, size_t *len)
{
	const char *charset = g_mime_object_get_content_type_parameter(
	    GMIME_OBJECT(part), "charset");

	if (charset == NULL)
		return data;
	return oc_html_transcode(r->a, data, *len, charset, len);
}

static bool
is_type(GMimeObject *o, const char *type, const char *subtype)
{
	return g_mime_content_type_is_type(
	    g_mime_object_get_content_type(o), type, subtype);
}

/* A file may be shown only where it is said to be inline, or nothing. */
void
oc_mime_collect_text(struct oc_mime_reader *r, GMimePart *part, bool nested)
{
	const char *disposition =
	               g_mime_object_get_disposition(GMIME_OBJECT(part)),
	           *data;
	bool html = is_type(GMIME_OBJECT(part), "text", "html");
	size_t len;

	if ((!html && !is_type(GMIME_OBJECT(part), "text", "plain")) ||
	    (disposition != NULL && !oc_strieq(disposition, "inline")))
		return;
	data = decode_content(r, part, nested, &len);
	data = decode_charset(r, part, data, &len);
	oc_buf_adds(html ? r->html : r->text, oc_mime_clean(r->a, data, len));
}

/* --- files --------------------------------------------------------------- */

static char *
made_up(struct oc_mime_reader *r, const char *before, const char *after)
{
	return oc_sprintf(r->a, "%s%s%s", before,
	    oc_random_text(r->a, NAME_CODE, CODE_LETTERS), after);
}

/* A parameter's value; NULL when there is none. */
static const char *
param(struct oc_mime_reader *r, const char *value)
{
	return oc_empty(value) ? NULL
	                       : oc_mime_clean(r->a, value, strlen(value));
}

/* "<a@b>" without its brackets; NULL when there is none. */
static const char *
content_id(struct oc_mime_reader *r, GMimeObject *o)
{
	const char *value = g_mime_object_get_header(o, "Content-ID");

	if (oc_empty(value))
		return NULL;
	value =
	    oc_trim(r->a, oc_mime_clean(r->a, value, strlen(value)), " \t<>");
	return *value == '\0' ? NULL : value;
}

static const char *
message_name(struct oc_mime_reader *r, GMimeMessagePart *part)
{
	GMimeMessage *m = g_mime_message_part_get_message(part);
	const char *subject = m == NULL ? NULL : g_mime_message_get_subject(m);

	if (subject == NULL)
		return made_up(r, "email-message-", ".eml");
	return oc_sprintf(
	    r->a, "%s.eml", oc_mime_clean(r->a, subject, strlen(subject)));
}

/* The name of a file; NULL when it has none and is left out (2.3). */
static const char *
file_name(struct oc_mime_reader *r, GMimeObject *o)
{
	GMimeContentType *type = g_mime_object_get_content_type(o);
	const char *name = param(
	    r, g_mime_object_get_content_disposition_parameter(o, "filename"));

	if (name == NULL)
		name = param(
		    r, g_mime_object_get_content_type_parameter(o, "name"));
	if (name == NULL && is_type(o, "image", "*") &&
	    content_id(r, o) != NULL)
		name = oc_strlower(r->a,
		    oc_mime_clean(r->a,
		        g_mime_content_type_get_media_subtype(type),
		        strlen(g_mime_content_type_get_media_subtype(type)))),
		name = made_up(r, "image-", oc_sprintf(r->a, ".%s", name));
	if (name == NULL && GMIME_IS_MESSAGE_PART(o))
		name = message_name(r, GMIME_MESSAGE_PART(o));
	return name;
}

static bool
is_file(GMimeObject *o)
{
	const char *disposition = g_mime_object_get_disposition(o);

	return oc_strieq(disposition, "attachment") ||
	       oc_strieq(disposition, "inline") || is_type(o, "image", "*") ||
	       is_type(o, "application", "*");
}

struct oc_upload *
oc_mime_add_file(struct oc_mime_reader *r, const char *name, const char *type)
{
	struct oc_upload *u = oc_calloc(r->a, 1, sizeof *u);

	u->name = name;
	u->type = type;
	*r->next_file = u;
	r->next_file = &u->next;
	return u;
}

/* A mail inside of the mail, as it stood there. */
static const char *
message_bytes(struct oc_mime_reader *r, GMimeMessagePart *part, size_t *len)
{
	GMimeMessage *m = g_mime_message_part_get_message(part);
	GMimeFormatOptions *format = g_mime_format_options_new();
	GMimeStream *mem = g_mime_stream_mem_new();
	GByteArray *bytes;
	char *out;

	g_mime_format_options_set_newline_format(
	    format, oc_streq(r->eol, "\n") ? GMIME_NEWLINE_FORMAT_UNIX
	                                   : GMIME_NEWLINE_FORMAT_DOS);
	if (m != NULL)
		g_mime_object_write_to_stream(GMIME_OBJECT(m), format, mem);
	g_mime_stream_write(mem, r->eol, strlen(r->eol));
	bytes = g_mime_stream_mem_get_byte_array(GMIME_STREAM_MEM(mem));
	*len = bytes->len;
	out = oc_strndup(r->a, (const char *)bytes->data, bytes->len);
	g_object_unref(mem);
	g_mime_format_options_free(format);
	return out;
}

/* False when the part is no file. */
bool
oc_mime_collect_file(struct oc_mime_reader *r, GMimeObject *o, bool nested)
{
	char *type;
	const char *name;
	struct oc_upload *u;

	if (!is_file(o))
		return false;
	name = file_name(r, o);
	if (name == NULL)
		return true;
	type = g_mime_content_type_get_mime_type(
	    g_mime_object_get_content_type(o));
	u = oc_mime_add_file(
	    r, name, oc_strlower(r->a, oc_mime_take(r->a, type)));
	u->cid = content_id(r, o);
	if (GMIME_IS_MESSAGE_PART(o)) {
		u->data = message_bytes(r, GMIME_MESSAGE_PART(o), &u->len);
		return true;
	}
	u->data = decode_content(r, GMIME_PART(o), nested, &u->len);
	if (is_type(o, "text", "*"))
		u->data = decode_charset(r, GMIME_PART(o), u->data, &u->len);
	r->out->tnef = r->out->tnef || is_type(o, "application", "ms-tnef");
	return true;
}
