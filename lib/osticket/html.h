/*
 * html.h - HTML as osTicket cleans it before it goes into the database.
 *
 * What is stored has to be, byte for byte, what osTicket would have stored:
 * its own search, its mails and its pages read it back.  So these functions
 * follow its steps, faults included.  On purpose they differ in this:
 * "position:" is taken out of style attributes only, not out of the text;
 * the names of whitelisted sites are names, not patterns; a message is never
 * lost because a regular expression gave up on it.
 *
 * Input is hostile: time and memory grow linearly with it, nothing recurses.
 * A text that passes OC_HTML_MAX bytes on the way becomes "".  No result
 * holds a script, an event handler or a URL that runs code.
 *
 * Markup is parsed by libxml2, as in PHP, because its repairs are part of
 * what is stored.  The library is loaded when a text first needs it, not at
 * the start of the program; a text without "<" never does.  Without the
 * library markup is still filtered, but not repaired: what osTicket does
 * where PHP has no "dom" extension.  That is logged once, as a warning.
 *
 * Strings are UTF-8 and end with a NUL; results belong to the arena.  Some
 * functions return their argument when there is nothing to change.
 */
#ifndef OC_OSTICKET_HTML_H
#define OC_OSTICKET_HTML_H

#include <stdbool.h>
#include <stddef.h>

#include "base/arena.h"

enum { OC_HTML_MAX = 32 * 1024 * 1024 };

struct oc_html_ids;

/* How to clean; all zero are good defaults. */
struct oc_html_opts {
	/* osTicket's `embedded_domain_whitelist`, sites with commas between
	 * them whose pages may be shown in an iframe; NULL or "": none. */
	const char *iframe_whitelist;
	/* Take all tags out in the end, as for a title. */
	bool strip_tags;
	/* The text comes from someone who is logged in: osTicket keeps their
	 * empty paragraphs.  For message bodies only. */
	bool editor;
	/* Names given to anchors so far: a name is used once per request.
	 * NULL: once per text. */
	struct oc_html_ids *ids;
	/* MariaDB's max_allowed_packet, above which osTicket cuts a message
	 * body; 0: the server's default of 16 MiB. */
	size_t max_packet;
};

/* A set for oc_html_opts.ids. */
struct oc_html_ids *oc_html_ids_new(struct oc_arena *a);

/*
 * Format::sanitize(): images of this site back to "cid:", then
 * oc_html_safe(), then strip_tags when the options say so.  opts may be NULL.
 */
char *oc_html_sanitize(
    struct oc_arena *a, const char *html, const struct oc_html_opts *opts);

/*
 * Format::safe_html(): decode once, drop what mail programs leave behind,
 * repair, filter tags and attributes, squeeze blanks.  opts may be NULL;
 * its strip_tags does not count here.
 */
char *oc_html_safe(
    struct oc_arena *a, const char *html, const struct oc_html_opts *opts);

/*
 * Format::html_balance(): repair markup with libxml2; remove_empty also
 * takes out elements without content.  Not safe to show.
 */
char *oc_html_balance(struct oc_arena *a, const char *html, bool remove_empty);

/* PHP's strip_tags(): tags, comments, declarations and PHP code go. */
char *oc_html_strip_tags(struct oc_arena *a, const char *s);

/*
 * Format::htmlchars(): & < > " as entities, unless the & begins one
 * already.  "" when s is not UTF-8.
 */
char *oc_html_chars(struct oc_arena *a, const char *s);

/* Format::htmldecode(): &lt; &gt; &amp; &quot; and their numbers, once. */
char *oc_html_decode(struct oc_arena *a, const char *s);

/*
 * Format::strip_emoticons(): drop emoji, and with them (C) (R) and their
 * neighbours U+00A9 to U+00AE.  "" when s is not UTF-8.
 */
char *oc_html_strip_emoticons(struct oc_arena *a, const char *s);

/*
 * Format::stripExternalImages() at the time of storing: drop <img> unless
 * its src has "cid:" in it or a path that ends in gif, png, jpg or jpeg.
 */
char *oc_html_strip_external_images(struct oc_arena *a, const char *html);

/* What the search index holds of an HTML body: its text, normalised. */
char *oc_html_search_text(struct oc_arena *a, const char *html);

/*
 * Format::searchable(): Unicode NFC, runs of white space cut to their first
 * character, trimmed.  "" when s is not UTF-8.  What needs composing goes
 * through libunistring, loaded like libxml2; without it such text stays as
 * it is.
 */
char *oc_search_normalise(struct oc_arena *a, const char *s);

#endif
