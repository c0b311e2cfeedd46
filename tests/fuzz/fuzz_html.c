/*
 * fuzz_html.c - libFuzzer target for all that cleans HTML.
 *
 * Every input goes through every function; what is stored is then read with
 * a strict eye: nothing in it may run code.
 */
#include "config.h"

#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/def.h"
#include "base/str.h"
#include "base/utf8.h"
#include "osticket/html.h"
#include "osticket/html_body.h"
#include "osticket/html_datauri.h"
#include "osticket/html_text.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void
must(bool ok, const char *what, const char *html)
{
	if (ok)
		return;
	fprintf(stderr, "%s: %s\n", what, html);
	abort();
}

static bool
is_name(char c)
{
	return oc_isalnum(c) || strchr("-_:.", c) != NULL;
}

/* Does the URL have this scheme, as a browser that skips blanks sees it? */
static bool
has_scheme(const char *url, size_t len, const char *scheme)
{
	for (; len > 0 && *scheme != '\0'; url++, len--) {
		if ((unsigned char)*url <= ' ')
			continue;
		if (oc_lower(*url) != *scheme)
			return false;
		scheme++;
	}
	return *scheme == '\0';
}

static void
check_attribute(const char *html, const char *name, size_t name_len,
    const char *value, size_t len)
{
	static const char *const urls[] = { "href", "src", "action", "cite",
		"longdesc", "usemap", "formaction", "xlink:href" };

	must(name_len < 2 || memcmp(name, "on", 2) != 0, "handler", html);
	must(
	    !(name_len == 6 && memcmp(name, "srcdoc", 6) == 0), "srcdoc", html);
	for (size_t i = 0; i < OC_COUNT(urls); i++) {
		if (strlen(urls[i]) != name_len ||
		    memcmp(name, urls[i], name_len) != 0)
			continue;
		must(
		    !has_scheme(value, len, "javascript:"), "javascript", html);
		must(!has_scheme(value, len, "vbscript:"), "vbscript", html);
		must(!(name_len == 4 && has_scheme(value, len, "data:")),
		    "data", html);
	}
}

/* Step over the attributes at p, each a blank and name="value". */
static const char *
check_attributes(const char *html, const char *p)
{
	while (*p == ' ' && p[1] != '/') {
		const char *name = ++p, *value;

		p += strcspn(p, "=\"<>");
		must(*p == '=' && p[1] == '"', "attribute", html);
		value = p + 2;
		p = value + strcspn(value, "\"<>");
		must(*p == '"', "value", html);
		check_attribute(html, name, (size_t)(value - name) - 2, value,
		    (size_t)(p - value));
		p++;
	}
	return p;
}

/* Nothing but tags that are whole, harmless, and in the form we write. */
static void
check_html(const char *html)
{
	static const char *const bad[] = { "script", "object", "embed",
		"applet", "form", "input", "button", "base", "svg", "math",
		"frameset", "html", "body", "video", "audio", "plaintext" };
	const char *p = html;

	while (*(p += strcspn(p, "<>")) != '\0') {
		const char *name = p + 1;
		bool is_end = *name == '/';

		must(*p == '<', "stray >", html);
		name += is_end;
		for (p = name; *p != '\0' && is_name(*p);)
			p++;
		must(p > name, "stray <", html);
		for (size_t i = 0; i < OC_COUNT(bad); i++)
			must((size_t)(p - name) != strlen(bad[i]) ||
			         memcmp(name, bad[i], strlen(bad[i])) != 0,
			    "bad element", html);
		if (!is_end)
			p = check_attributes(html, p);
		if (oc_starts(p, " /"))
			p += 2;
		must(*p == '>', "open tag", html);
		p++;
	}
}

static void
clean_bodies(struct oc_arena *a, const char *s, struct oc_html_opts *opts)
{
	struct oc_body_image *images;
	char *body;

	body = oc_body_html(a, s, &images);
	for (; images != NULL; images = images->next)
		must(images->data[images->len] == '\0', "image", s);
	check_html(oc_body_clean(a, body, OC_BODY_HTML, opts));
	opts->editor = true;
	check_html(oc_body_clean(a, body, OC_BODY_HTML, opts));
	body = oc_body_clean(a, s, OC_BODY_TEXT, opts);
	must(strpbrk(body, "<>\"") == NULL, "text", body);
	must(oc_utf8_valid(body, strlen(body)), "utf-8", body);
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct oc_html_opts opts = { .iframe_whitelist =
		                         "youtube.com, player.vimeo.com" };
	struct oc_arena a = OC_ARENA_INIT;
	struct oc_rfc2397 uri;
	const char *s = oc_strndup(&a, (const char *)data, size);

	check_html(oc_html_sanitize(&a, s, &opts));
	check_html(oc_html_safe(&a, s, NULL));
	opts.strip_tags = true;
	check_html(oc_html_sanitize(&a, s, &opts));
	clean_bodies(&a, s, &opts);
	oc_html_balance(&a, s, false);
	oc_html_strip_tags(&a, s);
	oc_html_strip_emoticons(&a, s);
	oc_html_strip_external_images(&a, s);
	oc_html_chars(&a, oc_html_decode(&a, s));
	oc_html_search_text(&a, s);
	oc_search_normalise(&a, s);
	oc_html_to_text(&a, s, 90, false);
	oc_html_to_text(&a, s, 7, true);
	oc_rfc2397_parse(&a, s, strlen(s), "iso-8859-1", true, &uri);
	oc_rfc2397_parse(&a, s, strlen(s), NULL, false, &uri);
	must(uri.data[uri.len] == '\0', "data", s);
	oc_arena_release(&a);
	return 0;
}
