/* html_search.c - text as the search index holds it. */
#include "config.h"

#include <string.h>

#include "base/str.h"
#include "base/utf8.h"
#include "osticket/html.h"
#include "osticket/html_entity.h"
#include "osticket/html_filter.h"
#include "osticket/html_norm.h"

/* Unicode's white space, and U+180E, which once was. */
static bool
is_space(unsigned c)
{
	if (c < 0x80)
		return oc_isspace((int)c);
	return c == 0x85 || c == 0xA0 || c == 0x1680 || c == 0x180E ||
	       (c >= 0x2000 && c <= 0x200A) || c == 0x2028 || c == 0x2029 ||
	       c == 0x202F || c == 0x205F || c == 0x3000;
}

/*
 * Each run of white space becomes one blank or, blank false, its first
 * character.  "" when s is not UTF-8.
 */
static char *
reduce(struct oc_arena *a, const char *s, bool blank)
{
	size_t len = strlen(s), n;
	char *out = oc_alloc(a, len + 1), *o = out;
	bool spaced = false;
	unsigned c;

	for (; len > 0; s += n, len -= n) {
		bool was = spaced;

		n = oc_utf8_decode(s, len, &c);
		if (n == 0) {
			o = out;
			break;
		}
		spaced = is_space(c);
		if (spaced && was)
			continue;
		if (spaced && blank) {
			*o++ = ' ';
			continue;
		}
		memcpy(o, s, n);
		o += n;
	}
	*o = '\0';
	return out;
}

char *
oc_search_normalise(struct oc_arena *a, const char *s)
{
	if (!oc_utf8_valid(s, strlen(s)))
		return oc_strdup(a, "");
	return oc_trim(a, reduce(a, oc_html_nfc(a, s), false), " \t\n\r\v");
}

char *
oc_html_search_text(struct oc_arena *a, const char *html)
{
	char *s;

	s = oc_html_balance(a, html, true);
	s = oc_html_filter(a, s, OC_FILTER_BLANK, NULL);
	s = oc_html_entity_decode(a, s);
	return oc_search_normalise(a, reduce(a, s, true));
}
