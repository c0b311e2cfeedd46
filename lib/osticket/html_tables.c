/* html_tables.c - elements and attributes as osTicket 1.18 knows them. */
#include "config.h"

#include <stdlib.h>
#include <string.h>

#include "base/def.h"
#include "base/str.h"
#include "osticket/html_tables.h"

static const char known[] =
    " a abbr acronym address applet area article aside audio b bdi bdo big "
    "blockquote br button canvas caption center cite code col colgroup "
    "command data datalist dd del details dfn dir div dl dt em embed "
    "fieldset figcaption figure font footer form h1 h2 h3 h4 h5 h6 header "
    "hgroup hr i iframe img input ins isindex kbd keygen label legend li "
    "link main map mark menu meta meter nav noscript object ol optgroup "
    "option output p param pre progress q rb rbc rp rt rtc ruby s samp "
    "script section select small source span strike strong style sub "
    "summary sup table tbody td textarea tfoot th thead time tr track tt u "
    "ul var video wbr ";

static const char unsafe[] = " applet audio button canvas embed form iframe "
                             "input object script video ";

static const char voids[] = " area br col command embed hr img input isindex "
                            "keygen link meta param source track wbr ";

static const char slashed[] = " area br col embed hr img input isindex param ";

static const char lowered[] =
    " a area bdo button col fieldset form img input object ol optgroup "
    "option param script select table td textarea tfoot th thead tr track ";

static const char keywords[] =
    " all auto baseline bottom button captions center chapters char "
    "checkbox circle col colgroup color cols data date datetime "
    "datetime-local default descriptions email file get groups hidden image "
    "justify left ltr metadata middle month none number object password "
    "poly post preserve radio range rect ref reset right row rowgroup rows "
    "rtl search submit subtitles tel text time top url week ";

/* Without id, which is refused. */
static const char universal[] =
    " accesskey class contenteditable contextmenu dir draggable dropzone "
    "hidden inert itemid itemprop itemref itemscope itemtype lang role "
    "spellcheck style tabindex title translate xmlns xml:base xml:lang "
    "xml:space ";

static const char aria[] =
    " activedescendant atomic autocomplete busy checked controls "
    "describedby disabled dropeffect expanded flowto grabbed haspopup hidden "
    "invalid label labelledby level live multiline multiselectable "
    "orientation owns posinset pressed readonly relevant required selected "
    "setsize sort valuemax valuemin valuenow valuetext ";

static const char iframes[] =
    " height width type style src frameborder allowfullscreen ";

static const char booleans[] =
    " allowfullscreen checkbox checked command compact declare default "
    "defer disabled hidden inert ismap itemscope multiple nohref noresize "
    "noshade nowrap open radio readonly required reversed selected ";

static const char urls[] = " cite href itemtype longdesc src srcset usemap ";

static const char parts_of_tables[] =
    " col colgroup tbody td tfoot th thead tr ";

/* Which elements have an attribute of their own; in order of attributes. */
static const struct own {
	const char *attr;
	const char *elements;
} owns[] = {
	{ "abbr", " td th " },
	{ "align", " caption col colgroup div h1 h2 h3 h4 h5 h6 hr img legend "
	           "p table tbody td tfoot th thead tr " },
	{ "alt", " area img " },
	{ "autofocus", " keygen select textarea " },
	{ "axis", " td th " },
	{ "bgcolor", " table td th tr " },
	{ "border", " img table " },
	{ "bordercolor", " table td tr " },
	{ "cellpadding", " table " },
	{ "cellspacing", " table " },
	{ "challenge", " keygen " },
	{ "char", parts_of_tables },
	{ "charoff", parts_of_tables },
	{ "charset", " a " },
	{ "checked", " command " },
	{ "cite", " blockquote del ins q " },
	{ "clear", " br " },
	{ "color", " font " },
	{ "cols", " textarea " },
	{ "colspan", " td th " },
	{ "compact", " dir dl menu ol ul " },
	{ "content", " meta " },
	{ "coords", " a area " },
	{ "crossorigin", " img " },
	{ "datetime", " del ins time " },
	{ "default", " track " },
	{ "dirname", " textarea " },
	{ "disabled", " command fieldset keygen optgroup option select "
	              "textarea " },
	{ "download", " a " },
	{ "face", " font " },
	{ "for", " label output " },
	{ "form", " fieldset keygen label output select textarea " },
	{ "frame", " table " },
	{ "headers", " td th " },
	{ "height", " img td th " },
	{ "high", " meter " },
	{ "href", " a area link " },
	{ "hreflang", " a area link " },
	{ "hspace", " img " },
	{ "icon", " command " },
	{ "ismap", " img " },
	{ "keyparams", " keygen " },
	{ "keytype", " keygen " },
	{ "kind", " track " },
	{ "label", " command menu optgroup option track " },
	{ "longdesc", " img " },
	{ "low", " meter " },
	{ "max", " meter progress " },
	{ "maxlength", " textarea " },
	{ "media", " a area link source style " },
	{ "min", " meter " },
	{ "multiple", " select " },
	{ "name", " a fieldset img keygen map output param select textarea " },
	{ "nohref", " area " },
	{ "noshade", " hr " },
	{ "nowrap", " td th " },
	{ "open", " details " },
	{ "optimum", " meter " },
	{ "ping", " a area " },
	{ "placeholder", " textarea " },
	{ "pqg", " keygen " },
	{ "prompt", " isindex " },
	{ "pubdate", " time " },
	{ "radiogroup", " command " },
	{ "readonly", " textarea " },
	{ "rel", " a area link " },
	{ "required", " select textarea " },
	{ "rev", " a " },
	{ "reversed", " ol " },
	{ "rows", " textarea " },
	{ "rowspan", " td th " },
	{ "rules", " table " },
	{ "scope", " td th " },
	{ "scoped", " style " },
	{ "selected", " option " },
	{ "shape", " a area " },
	{ "size", " font hr select " },
	{ "sizes", " link " },
	{ "span", " col colgroup " },
	{ "src", " img source track " },
	{ "srclang", " track " },
	{ "srcset", " img " },
	{ "start", " ol " },
	{ "summary", " table " },
	{ "target", " a area " },
	{ "type", " a area command li link menu ol param source style ul " },
	{ "usemap", " img " },
	{ "valign", parts_of_tables },
	{ "value", " data li meter option param progress " },
	{ "valuetype", " param " },
	{ "vspace", " img " },
	{ "width", " col colgroup hr img pre table td th " },
	{ "wrap", " textarea " },
};

/* What CSS says instead of an attribute. */
static const struct {
	const char *attr;
	const char *elements;
	const char *css;
} replaced[] = {
	{ "align", " caption div h1 h2 h3 h4 h5 h6 hr img legend p table ",
	    "" },
	{ "bgcolor", " table td th tr ", "background-color: @" },
	{ "bordercolor", " table td tr ", "border-color: @" },
	{ "cellspacing", " table ", "border-spacing: @px" },
	{ "clear", " br ", "" },
	{ "compact", " dl ol ul ", "font-size: 85%" },
	{ "height", " td th ", "" },
	{ "hspace", " img ", "margin-left: @px; margin-right: @px" },
	{ "name", " a iframe img map ", "" },
	{ "noshade", " hr ",
	    "border-style: none; border: 0; "
	    "background-color: gray; color: gray" },
	{ "nowrap", " td th ", "white-space: nowrap" },
	{ "size", " hr ", "size: @px" },
	{ "vspace", " img ", "margin-top: @px; margin-bottom: @px" },
	{ "width", " hr pre table td th ", "" },
};

/* What an element that HTML has given up is written as. */
static const struct {
	const char *old;
	const char *now;
	const char *css;
} outdated[] = {
	{ "acronym", "abbr", "" },
	{ "big", "span", "font-size: larger;" },
	{ "center", "div", "text-align: center;" },
	{ "dir", "ul", "" },
	{ "font", "span", "" }, /* its CSS depends on its attributes */
	{ "s", "span", "text-decoration: line-through;" },
	{ "strike", "span", "text-decoration: line-through;" },
	{ "tt", "code", "" },
};

/* An attribute without value of its own is given its name. */
static const struct {
	const char *element;
	const char *attr;
	const char *value;
} required[] = {
	{ "area", "alt", "area" },
	{ "bdo", "dir", "ltr" },
	{ "command", "label", "label" },
	{ "img", "src", "src" },
	{ "img", "alt", "image" },
	{ "map", "name", "name" },
	{ "optgroup", "label", "label" },
	{ "param", "name", "name" },
	{ "style", "scoped", "scoped" },
	{ "textarea", "rows", "10" },
	{ "textarea", "cols", "50" },
};

bool
oc_html_word(const char *list, const char *word)
{
	size_t len = strlen(word);

	if (len == 0 || strchr(word, ' ') != NULL)
		return false;
	for (const char *p = list; (p = strstr(p, word)) != NULL; p++)
		if (p > list && p[-1] == ' ' && p[len] == ' ')
			return true;
	return false;
}

unsigned
oc_html_element(const char *name)
{
	if (!oc_html_word(known, name))
		return 0;
	return OC_EL_KNOWN | (oc_html_word(unsafe, name) ? OC_EL_UNSAFE : 0) |
	       (oc_html_word(voids, name) ? OC_EL_VOID : 0) |
	       (oc_html_word(slashed, name) ? OC_EL_SLASH : 0) |
	       (oc_html_word(lowered, name) ? OC_EL_LOWERED : 0);
}

const char *
oc_html_element_now(const char *name, const char **css)
{
	for (size_t i = 0; i < OC_COUNT(outdated); i++)
		if (strcmp(outdated[i].old, name) == 0) {
			*css = outdated[i].css;
			return outdated[i].now;
		}
	return NULL;
}

static int
compare(const void *key, const void *member)
{
	const struct own *o = member;

	return strcmp(key, o->attr);
}

/*
 * data-x, but neither data-xml nor data-x:y; "data-" may begin anywhere, as
 * in Apple's "x-apple-data-detectors".  osTicket would also take names with
 * quotes or "<" in them, and those that begin like a handler's.
 */
static bool
is_data(const char *attr)
{
	const char *colon = strrchr(attr, ':');
	const char *p = colon == NULL ? attr : colon;

	if (strpbrk(attr, "\"'<>&`") != NULL || oc_starts(attr, "on"))
		return false;
	for (; (p = strstr(p, "data-")) != NULL; p++)
		if (p[5] != '\0' && !oc_starts(p + 5, "xml"))
			return true;
	return false;
}

bool
oc_html_attr_allowed(const char *attr, const char *element)
{
	const struct own *o;

	o = bsearch(attr, owns, OC_COUNT(owns), sizeof owns[0], compare);
	if (o != NULL && oc_html_word(o->elements, element))
		return true;
	if (oc_html_word(universal, attr))
		return true;
	if (oc_starts(attr, "aria-") && oc_html_word(aria, attr + 5))
		return true;
	return is_data(attr);
}

bool
oc_html_attr_universal(const char *attr)
{
	return strcmp(attr, "id") == 0 || oc_starts(attr, "on") ||
	       oc_html_attr_allowed(attr, "");
}

bool
oc_html_attr_iframe(const char *attr)
{
	return oc_html_word(iframes, attr);
}

bool
oc_html_attr_boolean(const char *attr)
{
	return oc_html_word(booleans, attr);
}

bool
oc_html_attr_url(const char *attr)
{
	return oc_html_word(urls, attr);
}

bool
oc_html_keyword(const char *value)
{
	return oc_html_word(keywords, value);
}

const char *
oc_html_attr_required(const char *element, unsigned i, const char **value)
{
	for (size_t k = 0; k < OC_COUNT(required); k++)
		if (strcmp(required[k].element, element) == 0 && i-- == 0) {
			*value = required[k].value;
			return required[k].attr;
		}
	return NULL;
}

const char *
oc_html_attr_css(const char *attr, const char *element)
{
	for (size_t i = 0; i < OC_COUNT(replaced); i++)
		if (strcmp(replaced[i].attr, attr) == 0 &&
		    oc_html_word(replaced[i].elements, element))
			return replaced[i].css;
	return NULL;
}

const char *
oc_html_schemes(const char *attr)
{
	if (strcmp(attr, "href") == 0)
		return " aim feed file ftp gopher http https irc mailto news "
		       "nntp sftp ssh telnet ";
	if (strcmp(attr, "src") == 0)
		return " cid http https data ";
	return " file http https ";
}
