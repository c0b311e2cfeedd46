/* legacy_xml.c - XML through libxml2's SAX, into a tree of values. */
#include "config.h"

#include <string.h>

#include <libxml/parser.h>
#include <libxml/parserInternals.h>

#include "base/base64.h"
#include "base/str.h"
#include "base/utf8.h"
#include "json/value.h"
#include "osticket/html_datauri.h"
#include "osticket/legacy.h"
#include "osticket/legacy_xml.h"

/* osTicket feeds its parser so much at a time, and where a text is cut
 * shows: each piece is trimmed by itself. */
enum { FEED = 4096, DEPTH_MAX = 256 };

#define TEXT ":text"

struct reader {
	struct oc_ctx *cx;
	xmlParserCtxtPtr parser;
	/* Open elements, the root's parent first. */
	struct oc_val *stack[DEPTH_MAX];
	size_t depth;
	bool broken;       /* a shape that osTicket cannot read either */
	xmlEntity nothing; /* stands for every declared entity */
	struct oc_val *declared;
};

static struct oc_val *
top(const struct reader *r)
{
	return r->stack[r->depth - 1];
}

static void
start_element(void *user, const xmlChar *name, const xmlChar **attributes)
{
	struct reader *r = user;
	struct oc_arena *a = r->cx->arena;
	struct oc_val *v = oc_val_object(a);

	(void)name;
	if (r->depth == DEPTH_MAX) {
		r->broken = true;
		xmlStopParser(r->parser);
		return;
	}
	oc_val_set(a, v, TEXT, oc_val_str(a, ""));
	for (; attributes != NULL && *attributes != NULL; attributes += 2)
		oc_val_set(a, v, oc_strdup(a, (const char *)attributes[0]),
		    oc_val_str(a, attributes[1] == NULL
		                      ? ""
		                      : (const char *)attributes[1]));
	r->stack[r->depth++] = v;
}

/* Siblings of one name become a list, which stands where the last did. */
static void
end_element(void *user, const xmlChar *xml_name)
{
	struct reader *r = user;
	struct oc_arena *a = r->cx->arena;
	const char *name = oc_strdup(a, (const char *)xml_name);
	struct oc_val *done, *parent, *had;

	if (r->depth < 2)
		return;
	done = r->stack[--r->depth];
	parent = top(r);
	had = oc_val_get(parent, name);
	if (had == NULL) {
		oc_val_set(a, parent, name, done);
	} else if (had->type == OC_ARRAY) {
		oc_val_push(a, had, done);
	} else if (had->type == OC_OBJECT) {
		struct oc_val *list = oc_val_array(a);

		oc_val_push(a, list, had);
		oc_val_push(a, list, done);
		oc_val_unset(parent, name);
		oc_val_set(a, parent, name, list);
	} else {
		r->broken = true; /* an attribute has that name */
	}
}

/*
 * Each piece of text is trimmed before it is appended.  libxml2 lets bytes
 * through a CDATA section that are no UTF-8; it never cuts a character in two.
 */
static void
characters(void *user, const xmlChar *text, int len)
{
	struct reader *r = user;
	struct oc_arena *a = r->cx->arena;
	const struct oc_val *had;
	const char *piece;

	if (r->depth < 2)
		return;
	piece =
	    oc_trim(a, oc_utf8_scrub(a, (const char *)text, (size_t)len), NULL);
	had = oc_val_get(top(r), TEXT);
	if (*piece != '\0')
		oc_val_set(a, top(r), TEXT,
		    oc_val_str(
		        a, oc_sprintf(a, "%s%s", oc_val_text(a, had), piece)));
}

static void
declare_entity(void *user, const xmlChar *name, int type,
    const xmlChar *public_id, const xmlChar *system_id, xmlChar *content)
{
	struct reader *r = user;

	(void)type;
	(void)public_id;
	(void)system_id;
	(void)content;
	oc_val_set(r->cx->arena, r->declared,
	    oc_strdup(r->cx->arena, (const char *)name),
	    oc_val_null(r->cx->arena));
}

/* An entity that was declared exists, but has nothing in it. */
static xmlEntityPtr
get_entity(void *user, const xmlChar *name)
{
	struct reader *r = user;
	xmlEntityPtr known = xmlGetPredefinedEntity(name);

	if (known != NULL ||
	    oc_val_get(r->declared, (const char *)name) == NULL)
		return known;
	return &r->nothing;
}

static void
ignore_reference(void *user, const xmlChar *name)
{
	(void)user;
	(void)name;
}

static void
ignore_fault(void *user, const char *fmt, ...)
{
	(void)user;
	(void)fmt;
}

/*
 * A message for each of libxml2's codes that a document can cause, in the
 * words that PHP has for it; its first ones are off by one.
 */
static const char *
fault_text(int code)
{
	static const char *const texts[] = {
		[0] = "No error",
		[XML_ERR_INTERNAL_ERROR] = "No memory",
		[XML_ERR_NO_MEMORY] = "Invalid document start",
		[XML_ERR_DOCUMENT_START] = "Empty document",
		[XML_ERR_DOCUMENT_EMPTY] = "Not well-formed (invalid token)",
		[XML_ERR_DOCUMENT_END] = "Invalid document end",
		[XML_ERR_INVALID_HEX_CHARREF] =
		    "Invalid hexadecimal character reference",
		[XML_ERR_INVALID_DEC_CHARREF] =
		    "Invalid decimal character reference",
		[XML_ERR_INVALID_CHARREF] = "Invalid character reference",
		[XML_ERR_INVALID_CHAR] = "Invalid character",
		[XML_ERR_ENTITYREF_NO_NAME] = "XML_ERR_ENTITYREF_NO_NAME",
		[XML_ERR_ENTITYREF_SEMICOL_MISSING] =
		    "EntityRef: expecting ';'",
		[XML_ERR_UNDECLARED_ENTITY] = "Undeclared entity error",
		[XML_ERR_UNSUPPORTED_ENCODING] = "Unsupported encoding",
		[XML_ERR_STRING_NOT_STARTED] =
		    "String not started expecting ' or \"",
		[XML_ERR_STRING_NOT_CLOSED] =
		    "String not closed expecting \" or '",
		[XML_ERR_LT_IN_ATTRIBUTE] = "< in attribute",
		[XML_ERR_ATTRIBUTE_NOT_STARTED] = "Attribute not started",
		[XML_ERR_ATTRIBUTE_NOT_FINISHED] = "Attribute not finished",
		[XML_ERR_ATTRIBUTE_WITHOUT_VALUE] = "Attribute without value",
		[XML_ERR_ATTRIBUTE_REDEFINED] = "Attribute redefined",
		[XML_ERR_COMMENT_NOT_FINISHED] = "Comment not finished",
		[XML_ERR_PI_NOT_STARTED] = "Processing Instruction not started",
		[XML_ERR_PI_NOT_FINISHED] =
		    "Processing Instruction not finished",
		[XML_ERR_XMLDECL_NOT_STARTED] = "XML declaration not started",
		[XML_ERR_XMLDECL_NOT_FINISHED] = "XML declaration not finished",
		[XML_ERR_DOCTYPE_NOT_FINISHED] = "DOCTYPE not finished",
		[XML_ERR_MISPLACED_CDATA_END] =
		    "Sequence ']]>' not allowed in content",
		[XML_ERR_CDATA_NOT_FINISHED] = "CDATA not finished",
		[XML_ERR_RESERVED_XML_NAME] = "Reserved XML Name",
		[XML_ERR_SPACE_REQUIRED] = "Space required",
		[XML_ERR_NAME_REQUIRED] = "XML_ERR_NAME_REQUIRED",
		[XML_ERR_LT_REQUIRED] = "< required",
		[XML_ERR_GT_REQUIRED] = "> required",
		[XML_ERR_LTSLASH_REQUIRED] = "</ required",
		[XML_ERR_EQUAL_REQUIRED] = "= required",
		[XML_ERR_TAG_NAME_MISMATCH] = "Mismatched tag",
		[XML_ERR_TAG_NOT_FINISHED] = "Tag not finished",
		[XML_ERR_ENCODING_NAME] = "Invalid XML encoding name",
		[XML_ERR_HYPHEN_IN_COMMENT] =
		    "Comment must not contain '--' (double-hyphen)",
		[XML_ERR_INVALID_ENCODING] = "Invalid encoding",
		[XML_ERR_VERSION_MISSING] =
		    "Version in XML Declaration missing",
	};

	if (code < 0 || (size_t)code >= OC_COUNT(texts) || texts[code] == NULL)
		return "Unknown";
	return texts[code];
}

/*
 * What ends too early osTicket does not notice, and dies of later: such a
 * request leaves no row in its log.
 */
static enum oc_err
not_well_formed(struct oc_ctx *cx, int code, int line, int column)
{
	enum oc_err e = code == XML_ERR_DOCUMENT_END ? OC_EINVAL : OC_EBADREQ;

	return oc_fail(cx, e, "XML error: %s at line %d:%d", fault_text(code),
	    line, column);
}

/* An element with text alone becomes that text; an empty text goes. */
static struct oc_val *
reduce(struct oc_ctx *cx, struct oc_val *v)
{
	const struct oc_val *text = oc_val_get(v, TEXT);

	if (v->type == OC_OBJECT && oc_val_count(v) == 1 && text != NULL)
		return oc_val_at(v, 0);
	if (v->type == OC_OBJECT && *oc_val_text(cx->arena, text) == '\0')
		oc_val_unset(v, TEXT);
	for (size_t i = 0; i < oc_val_count(v); i++)
		if (oc_val_is_list(oc_val_at(v, i)))
			v->u.list.m[i].val = reduce(cx, oc_val_at(v, i));
	return v;
}

static enum oc_err
parse(struct reader *r, const char *body, size_t len)
{
	xmlSAXHandler sax = { .startElement = start_element,
		.endElement = end_element,
		.characters = characters,
		.cdataBlock = characters,
		.ignorableWhitespace = characters,
		.entityDecl = declare_entity,
		.getEntity = get_entity,
		.reference = ignore_reference,
		.warning = ignore_fault,
		.error = ignore_fault,
		.fatalError = ignore_fault,
		.initialized = 1 };
	enum oc_err e = OC_OK;
	int code = 0;

	/* What it says of itself goes to standard error, bytes of the request
	 * and all. */
	xmlSetGenericErrorFunc(NULL, ignore_fault);
	r->parser = xmlCreatePushParserCtxt(&sax, r, NULL, 0, NULL);
	if (r->parser == NULL)
		oc_oom();
	xmlCtxtUseOptions(r->parser, XML_PARSE_NONET);
	for (size_t at = 0; at < len && code == 0; at += FEED) {
		size_t n = len - at < FEED ? len - at : FEED;

		code =
		    xmlParseChunk(r->parser, body + at, (int)n, at + n == len);
	}
	if (r->broken)
		e = oc_fail(r->cx, OC_EINVAL,
		    "XML error: elements are nested in a way that cannot be "
		    "read");
	else if (code != 0)
		e = not_well_formed(
		    r->cx, code, r->parser->input->line, r->parser->input->col);
	/* libxml2 hangs the text of an entity on what get_entity() gives. */
	xmlFree((void *)(uintptr_t)r->nothing.orig);
	r->nothing.orig = NULL;
	xmlFreeDoc(r->parser->myDoc);
	xmlFreeParserCtxt(r->parser);
	return e;
}

/* "false" in any case, else PHP's truth. */
static void
take_switch(struct oc_ctx *cx, struct oc_val *vars, const char *name)
{
	const struct oc_val *v = oc_val_get(vars, name);

	if (v != NULL)
		oc_val_set(cx->arena, vars, name,
		    oc_val_bool(cx->arena,
		        oc_val_truthy(v) &&
		            !oc_strieq(oc_val_text(cx->arena, v), "false")));
}

static void
take_message(struct oc_ctx *cx, struct oc_new_ticket *t, const struct oc_val *v)
{
	const char *text, *type = "", *charset;

	text = oc_val_text(cx->arena, v);
	if (oc_val_is_list(v)) {
		text = oc_val_text(cx->arena, oc_val_get(v, TEXT));
		type = oc_val_text(cx->arena, oc_val_get(v, "type"));
		charset = oc_val_member_text(cx->arena, v, "encoding");
		if (charset != NULL)
			text = oc_html_transcode(
			    cx->arena, text, strlen(text), charset, NULL);
	}
	t->has_message = true;
	t->message.text = text;
	t->message.format =
	    oc_strieq(type, "text/html") ? OC_BODY_HTML : OC_BODY_TEXT;
}

/*
 * One <file>: its text, and attributes name, type and encoding.  osTicket
 * decodes base64 twice, the second time leniently, but keeps the size that
 * the first time gave.
 */
static void
take_file(struct oc_ctx *cx, struct oc_val *v, struct oc_upload *u)
{
	const struct oc_val *text = oc_val_get(v, TEXT);
	size_t len;

	u->name = oc_val_text(cx->arena, oc_val_get(v, "name"));
	u->type = oc_val_text(cx->arena, oc_val_get(v, "type"));
	u->data = oc_val_text(cx->arena, text);
	u->len = strlen(u->data);
	oc_val_unset(v, TEXT);
	oc_val_set(cx->arena, v, "data", oc_val_null(cx->arena));
	if (!oc_strieq(
	        oc_val_text(cx->arena, oc_val_get(v, "encoding")), "base64"))
		return;
	u->data = oc_base64_decode(cx->arena, u->data, u->len, &u->len);
	if (u->data == NULL)
		u->len = 0;
	u->size = u->len;
	u->has_size = true;
	u->data = oc_base64_decode_lenient(
	    cx->arena, u->data == NULL ? "" : u->data, u->len, &len);
	u->len = len;
}

/*
 * `attachments`: a list of files, or <file> with attributes alone; a shape
 * that osTicket dies of is refused.
 */
static enum oc_err
take_files(struct oc_ctx *cx, struct oc_new_ticket *t, struct oc_val *vars)
{
	struct oc_val *list = oc_val_get(vars, "attachments");
	struct oc_val *file = oc_val_get(list, "file");
	struct oc_upload **at = &t->files;

	if (file != NULL && oc_val_get(file, TEXT) == NULL) {
		oc_val_set(cx->arena, vars, "attachments", file);
		list = file;
	}
	for (size_t i = 0; i < oc_val_count(list); i++) {
		if (!oc_val_is(oc_val_at(list, i), OC_OBJECT))
			return oc_fail(cx, OC_EINVAL,
			    "attachments: <file name=\"…\"> is expected");
		*at = oc_calloc(cx->arena, 1, sizeof **at);
		take_file(cx, oc_val_at(list, i), *at);
		at = &(*at)->next;
	}
	return OC_OK;
}

static enum oc_err
fix_up(struct oc_ctx *cx, struct oc_new_ticket *out, struct oc_val *root)
{
	struct oc_val *vars = oc_val_get(root, "ticket"), *v;
	enum oc_err e = OC_OK;

	if (!oc_val_truthy(vars))
		vars = root;
	if (!oc_val_is(vars, OC_OBJECT) || oc_val_count(vars) == 0)
		return OC_EBADREQ;
	out->vars = vars;
	out->raw_files = true;
	v = oc_val_get(vars, "phone");
	if (oc_val_is_list(v))
		oc_val_set(cx->arena, vars, "phone",
		    oc_val_str(cx->arena,
		        oc_val_text(cx->arena, oc_val_get(v, TEXT))));
	take_switch(cx, vars, "alert");
	take_switch(cx, vars, "autorespond");
	v = oc_val_get(vars, "message");
	if (v != NULL)
		take_message(cx, out, v);
	/* Known to be known, whatever it held. */
	if (v != NULL)
		oc_val_set(cx->arena, vars, "message",
		    oc_val_str(cx->arena, out->message.text));
	if (oc_val_is_list(oc_val_get(vars, "attachments")))
		e = take_files(cx, out, vars);
	return e;
}

enum oc_err
oc_legacy_xml(
    struct oc_ctx *cx, const char *body, size_t len, struct oc_new_ticket *out)
{
	struct reader *r = oc_calloc(cx->arena, 1, sizeof *r);
	struct oc_val *root = oc_val_object(cx->arena);
	enum oc_err e;

	*out = (struct oc_new_ticket){ 0 };
	r->cx = cx;
	r->stack[r->depth++] = root;
	r->declared = oc_val_object(cx->arena);
	r->nothing = (xmlEntity){ .type = XML_ENTITY_DECL,
		.etype = XML_EXTERNAL_GENERAL_PARSED_ENTITY,
		.name = (const xmlChar *)"" };
	if (len == 0)
		return not_well_formed(cx, 0, 1, 1);
	e = parse(r, body, len);
	if (e != OC_OK)
		return e;
	e = fix_up(cx, out, reduce(cx, root));
	if (e == OC_EBADREQ && cx->message == NULL)
		e = not_well_formed(cx, 0, 1, (int)len + 1);
	return e == OC_OK ? oc_legacy_check_shapes(cx, out->vars) : e;
}
