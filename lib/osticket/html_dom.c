/* html_dom.c - parse and write HTML with libxml2. */
#include "config.h"

#include <limits.h>
#include <string.h>

#include <libxml/HTMLparser.h>
#include <libxml/HTMLtree.h>

#include "base/def.h"
#include "base/load.h"
#include "base/log.h"
#include "base/str.h"
#include "osticket/html_dom.h"

/* libxml2's functions, each under its own name. */
static struct {
	htmlParserCtxtPtr (*htmlCreateMemoryParserCtxt)(const char *, int);
	int (*htmlCtxtUseOptions)(htmlParserCtxtPtr, int);
	int (*htmlParseDocument)(htmlParserCtxtPtr);
	void (*htmlFreeParserCtxt)(htmlParserCtxtPtr);
	void (*htmlNodeDumpFormatOutput)(
	    xmlOutputBufferPtr, xmlDocPtr, xmlNodePtr, const char *, int);
	xmlBufferPtr (*xmlBufferCreate)(void);
	void (*xmlBufferFree)(xmlBufferPtr);
	const xmlChar *(*xmlBufferContent)(const xmlBuffer *);
	xmlOutputBufferPtr (*xmlOutputBufferCreateBuffer)(
	    xmlBufferPtr, xmlCharEncodingHandlerPtr);
	int (*xmlOutputBufferClose)(xmlOutputBufferPtr);
	void (*xmlUnlinkNode)(xmlNodePtr);
	void (*xmlFreeNode)(xmlNodePtr);
	void (*xmlFreeDoc)(xmlDocPtr);
} xml;

static const struct oc_symbol symbols[] = {
	{ "htmlCreateMemoryParserCtxt", &xml.htmlCreateMemoryParserCtxt },
	{ "htmlCtxtUseOptions", &xml.htmlCtxtUseOptions },
	{ "htmlParseDocument", &xml.htmlParseDocument },
	{ "htmlFreeParserCtxt", &xml.htmlFreeParserCtxt },
	{ "htmlNodeDumpFormatOutput", &xml.htmlNodeDumpFormatOutput },
	{ "xmlBufferCreate", &xml.xmlBufferCreate },
	{ "xmlBufferFree", &xml.xmlBufferFree },
	{ "xmlBufferContent", &xml.xmlBufferContent },
	{ "xmlOutputBufferCreateBuffer", &xml.xmlOutputBufferCreateBuffer },
	{ "xmlOutputBufferClose", &xml.xmlOutputBufferClose },
	{ "xmlUnlinkNode", &xml.xmlUnlinkNode },
	{ "xmlFreeNode", &xml.xmlFreeNode },
	{ "xmlFreeDoc", &xml.xmlFreeDoc },
};

/*
 * Is libxml2 there?  Tried once per process.  Version 2.14 has a new name
 * because of things that are not used here.
 */
static bool
load(void)
{
	static const char *const names[] = { "libxml2.so.2", "libxml2.so.16" };
	static bool tried, loaded;

	if (tried)
		return loaded;
	tried = true;
	loaded = oc_load(names, OC_COUNT(names), symbols, OC_COUNT(symbols));
	if (!loaded)
		oc_log("warning", "cannot load libxml2: HTML is filtered but "
		                  "not repaired");
	return loaded;
}

/* Without an encoding of its own: the document names it, as PHP's does. */
static xmlDocPtr
parse(const char *doc, size_t len)
{
	htmlParserCtxtPtr ctxt;
	xmlDocPtr out;

	ctxt = xml.htmlCreateMemoryParserCtxt(doc, (int)len);
	if (ctxt == NULL)
		return NULL;
	xml.htmlCtxtUseOptions(
	    ctxt, HTML_PARSE_NOERROR | HTML_PARSE_NOWARNING | HTML_PARSE_NONET);
	xml.htmlParseDocument(ctxt);
	out = ctxt->myDoc;
	xml.htmlFreeParserCtxt(ctxt);
	return out;
}

static bool
is_element(const xmlNode *n)
{
	return n->type == XML_ELEMENT_NODE;
}

/* The document's own element; others stand beside it, such as comments. */
static xmlNodePtr
root_of(xmlDocPtr doc)
{
	xmlNodePtr n = doc->children;

	while (n != NULL && !is_element(n))
		n = n->next;
	return n;
}

/* Down along the first children, which only elements are asked for. */
static xmlNodePtr
deepest(xmlNodePtr n)
{
	while (is_element(n) && n->children != NULL)
		n = n->children;
	return n;
}

static bool
may_be_empty(const xmlNode *n)
{
	static const char *const names[] = { "area", "br", "col", "div",
		"embed", "hr", "iframe", "img", "input", "isindex", "param" };

	for (size_t i = 0; i < OC_COUNT(names); i++)
		if (strcmp((const char *)n->name, names[i]) == 0)
			return true;
	return false;
}

/* Children come before their parents, so one round does for all. */
static void
drop_empty(xmlNodePtr root)
{
	xmlNodePtr at = deepest(root), next;

	while (at != root) {
		next = at->next != NULL ? deepest(at->next) : at->parent;
		if (is_element(at) && at->children == NULL &&
		    !may_be_empty(at)) {
			xml.xmlUnlinkNode(at);
			xml.xmlFreeNode(at);
		}
		at = next;
	}
}

/* The first element called body, in the order of the document. */
static xmlNodePtr
find_body(xmlNodePtr root)
{
	xmlNodePtr at = root;

	for (;;) {
		if (is_element(at) &&
		    strcmp((const char *)at->name, "body") == 0)
			return at;
		if (is_element(at) && at->children != NULL) {
			at = at->children;
			continue;
		}
		while (at != root && at->next == NULL)
			at = at->parent;
		if (at == root)
			return NULL;
		at = at->next;
	}
}

static char *
write_node(struct oc_arena *a, xmlDocPtr doc, xmlNodePtr n)
{
	xmlBufferPtr text = xml.xmlBufferCreate();
	xmlOutputBufferPtr out;
	char *s = NULL;

	if (text == NULL)
		oc_oom();
	out = xml.xmlOutputBufferCreateBuffer(text, NULL);
	if (out == NULL)
		oc_oom();
	xml.htmlNodeDumpFormatOutput(out, doc, n, NULL, 0);
	if (xml.xmlOutputBufferClose(out) >= 0)
		s = oc_strdup(a, (const char *)xml.xmlBufferContent(text));
	xml.xmlBufferFree(text);
	return s;
}

char *
oc_html_dom_repair(
    struct oc_arena *a, const char *doc, size_t len, bool remove_empty)
{
	xmlNodePtr root, body;
	xmlDocPtr tree;
	char *out = NULL;

	if (len > INT_MAX || !load())
		return NULL;
	tree = parse(doc, len);
	if (tree == NULL)
		return NULL;
	root = root_of(tree);
	if (root != NULL && remove_empty)
		drop_empty(root);
	body = root == NULL ? NULL : find_body(root);
	if (body != NULL && body->children != NULL)
		out = write_node(a, tree, body->children);
	xml.xmlFreeDoc(tree);
	return out;
}
