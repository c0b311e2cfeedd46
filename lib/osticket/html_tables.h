/*
 * html_tables.h - which elements and attributes osTicket lets through.
 *
 * Names are in lower case throughout.
 */
#ifndef OC_OSTICKET_HTML_TABLES_H
#define OC_OSTICKET_HTML_TABLES_H

#include <stdbool.h>

enum {
	OC_EL_KNOWN = 1,
	OC_EL_UNSAFE = 2,   /* known, but refused in what users send */
	OC_EL_VOID = 4,     /* has no end tag */
	OC_EL_SLASH = 8,    /* is written with " />" */
	OC_EL_LOWERED = 16, /* its keyword values are made lower case */
};

/* OC_EL_ flags of an element; 0 when there is none of that name. */
unsigned oc_html_element(const char *name);

/*
 * The element that stands for an outdated one, NULL for none.  *css gets
 * declarations for its style attribute, "" for none.
 */
const char *oc_html_element_now(const char *name, const char **css);

/* May the element carry the attribute?  Those of iframes are not asked. */
bool oc_html_attr_allowed(const char *attr, const char *element);

/* The same where nothing is refused, but for elements' own attributes. */
bool oc_html_attr_universal(const char *attr);

/* May an iframe, which is only there when its site is whitelisted? */
bool oc_html_attr_iframe(const char *attr);

/* Is the attribute's value its own name, whatever it was given? */
bool oc_html_attr_boolean(const char *attr);

/* Is the attribute's value a URL, or several? */
bool oc_html_attr_url(const char *attr);

/* Is the value, in lower case, one of HTML's keywords? */
bool oc_html_keyword(const char *value);

/*
 * The i-th attribute the element must have, and its value when it is not
 * given; NULL after the last.
 */
const char *oc_html_attr_required(
    const char *element, unsigned i, const char **value);

/*
 * CSS for an attribute that CSS replaced, "@" standing for the value; NULL
 * when the attribute stays.  Those that need more than that are "align",
 * "clear", "name", "height" and "width": "".
 */
const char *oc_html_attr_css(const char *attr, const char *element);

/* Schemes that a URL in the attribute may have, blanks around each. */
const char *oc_html_schemes(const char *attr);

/* Is the word, blanks around each, one of the list?  "" is none. */
bool oc_html_word(const char *list, const char *word);

#endif
