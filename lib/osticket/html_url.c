/* html_url.c - schemes and paths of URLs. */
#include "config.h"

#include <stdlib.h>
#include <string.h>

#include "base/buf.h"
#include "base/def.h"
#include "base/str.h"
#include "osticket/html.h"
#include "osticket/html_tables.h"
#include "osticket/html_url.h"

static const char denied[] = "denied:";

/*
 * Length of what a browser may take for the colon after a scheme: also as a
 * reference, percent-encoded, or as a CSS escape.
 */
static size_t
colon_length(const char *p)
{
	static const char *const forms[] = { ":", "&#58;", "&#x3a;", "%3a",
		"\\3a", "\\03a", "\\003a", "\\0003a", "\\00003a" };

	for (size_t i = 0; i < OC_COUNT(forms); i++)
		if (oc_istarts(p, forms[i]))
			return strlen(forms[i]);
	return 0;
}

/*
 * Length of the scheme url begins with, 0 when it has none: anything up to
 * the first colon that is not a character of a path, and something after it.
 */
static size_t
scheme_length(const char *url)
{
	size_t n = strcspn(url, ":?[@!$()*,=/']");

	for (size_t i = 1; i <= n && url[i] != '\0'; i++) {
		size_t colon = colon_length(url + i);

		if (colon > 0 && url[i + colon] != '\0' &&
		    url[i + colon] != '\n')
			return i;
	}
	return 0;
}

char *
oc_html_url_check(struct oc_arena *a, const char *url, const char *attr)
{
	size_t n;
	char *scheme;

	if (*url == '\0' || strchr("#?;", *url) != NULL ||
	    oc_starts(url, denied))
		return oc_strdup(a, url);
	n = scheme_length(url);
	if (n == 0)
		return oc_strdup(a, url);
	scheme = oc_strlower(a, oc_strndup(a, url, n));
	if (oc_html_word(oc_html_schemes(attr), scheme))
		return oc_strdup(a, url);
	return oc_sprintf(a, "%s%s", denied, url);
}

/* Cut s at each sep, in place; NULL when there is no more. */
static char *
next_piece(char **s, char sep)
{
	char *piece = *s, *end;

	if (piece == NULL)
		return NULL;
	end = strchr(piece, sep);
	if (end != NULL)
		*end++ = '\0';
	*s = end;
	return piece;
}

char *
oc_html_srcset_check(struct oc_arena *a, const char *list)
{
	struct oc_buf *out = oc_buf_new(a, OC_HTML_MAX);
	char *rest = oc_strdup(a, list), *piece;

	while ((piece = next_piece(&rest, ',')) != NULL) {
		char *width = oc_trim(a, piece, " "), *url;

		url = next_piece(&width, ' ');
		if (*url == '\0')
			continue;
		if (width != NULL)
			width = oc_trim(a, width, " ");
		oc_buf_adds(out, oc_html_url_check(a, url, "srcset"));
		if (!oc_empty(width) && strcmp(width, "0") != 0)
			oc_buf_addf(out, " %s", width);
		oc_buf_adds(out, ", ");
	}
	return oc_trim(a, oc_buf_str(out), ", ");
}

char *
oc_html_itemtype_check(struct oc_arena *a, const char *list)
{
	struct oc_buf *out = oc_buf_new(a, OC_HTML_MAX);
	char *rest = oc_strdup(a, list), *url;

	while ((url = next_piece(&rest, ' ')) != NULL)
		if (*url != '\0') {
			oc_buf_adds(out, oc_html_url_check(a, url, "itemtype"));
			oc_buf_adds(out, " ");
		}
	return oc_trim(a, oc_buf_str(out), " ");
}

/* Does the address, without its scheme and "//", lead to the site? */
static bool
leads_to(const char *address, const char *site)
{
	size_t n = strlen(site);

	return oc_istarts(address, site) && address[n] != '\0' &&
	       strchr("?/#", address[n]) != NULL &&
	       strchr(address + n, '@') == NULL;
}

bool
oc_html_url_listed(const char *url, const char *sites)
{
	char site[256];

	if (oc_istarts(url, "http:"))
		url += 5;
	else if (oc_istarts(url, "https:"))
		url += 6;
	if (!oc_starts(url, "//"))
		return false;
	url += 2;
	while (*sites != '\0') {
		size_t len = strcspn(sites, ","), n = 0;

		for (size_t i = 0; i < len && n < sizeof site - 1; i++)
			if (sites[i] != ' ')
				site[n++] = sites[i];
		site[n] = '\0';
		sites += sites[len] == ',' ? len + 1 : len;
		if (n == 0 || strcmp(site, "0") == 0)
			continue;
		if (leads_to(url, site) ||
		    (oc_istarts(url, "www.") && leads_to(url + 4, site)))
			return true;
	}
	return false;
}

/* A URL that is being taken apart: what is left of it. */
struct rest {
	const char *p;
	const char *end;
	bool has_port;
};

static bool
is_at(const struct rest *r, const char *p, char c)
{
	return p < r->end && *p == c;
}

static bool
has_slashes(const struct rest *r)
{
	return is_at(r, r->p, '/') && is_at(r, r->p + 1, '/');
}

/* First byte of the set, or the end. */
static const char *
first_of(const char *p, const char *end, const char *set)
{
	while (p < end && strchr(set, *p) == NULL)
		p++;
	return p;
}

static const char *
last_of(const char *p, const char *end, char c)
{
	while (end > p)
		if (*--end == c)
			return end;
	return NULL;
}

/* Are the 1 to 5 bytes a port as strtol(3) reads it? */
static bool
is_port(const char *p, size_t len)
{
	char digits[6] = "", *end;
	long n;

	memcpy(digits, p, len);
	n = strtol(digits, &end, 10);
	return end != digits && n >= 0 && n <= 65535;
}

/* Step over user, host and port; false when they are not well formed. */
static bool
skip_authority(struct rest *r)
{
	const char *end = first_of(r->p, r->end, "/?#");
	const char *at = last_of(r->p, end, '@'), *colon;

	if (at != NULL)
		r->p = at + 1;
	colon = last_of(r->p, end, ':');
	if (is_at(r, r->p, '[') && end[-1] == ']')
		colon = NULL;
	if (colon != NULL && !r->has_port) {
		size_t len = (size_t)(end - colon) - 1;

		if (len > 5 || (len > 0 && !is_port(colon + 1, len)))
			return false;
	}
	if ((colon == NULL ? end : colon) == r->p)
		return false;
	r->p = end;
	return true;
}

/*
 * A colon that ends no scheme: of "host:80/path" perhaps, else it means
 * nothing.
 */
static bool
skip_with_port(struct rest *r, const char *colon)
{
	const char *digits = colon + 1, *p = digits;
	size_t len;

	while (p < r->end && p - digits < 6 && oc_isdigit(*p))
		p++;
	len = (size_t)(p - digits);
	if (len > 0 && len < 6 && (p == r->end || *p == '/')) {
		if (!is_port(digits, len))
			return false;
		r->has_port = strtol(digits, NULL, 10) != 0;
		if (has_slashes(r))
			r->p += 2;
		return skip_authority(r);
	}
	if (digits == r->end)
		return false;
	if (!has_slashes(r))
		return true;
	r->p += 2;
	return skip_authority(r);
}

static bool
is_scheme(const char *p, const char *end)
{
	while (p < end && (oc_isalnum(*p) || strchr("+-.", *p) != NULL))
		p++;
	return p == end;
}

/* After "scheme:". */
static bool
skip_scheme(struct rest *r, const char *colon)
{
	const char *p = colon + 1;

	if (p == r->end)
		return false;
	if (*p != '/') {
		while (p < r->end && oc_isdigit(*p))
			p++;
		if ((p == r->end || *p == '/') && p - colon < 7)
			return skip_with_port(r, colon);
		r->p = colon + 1;
		return true;
	}
	if (!is_at(r, colon + 2, '/')) {
		r->p = colon + 1;
		return true;
	}
	if (colon - r->p == 4 && oc_istarts(r->p, "file") &&
	    is_at(r, colon + 3, '/')) {
		r->p = colon + (is_at(r, colon + 5, ':') ? 4 : 3);
		return true;
	}
	r->p = colon + 3;
	return skip_authority(r);
}

/* Leave only the path; false when the URL has none. */
static bool
find_path(struct rest *r)
{
	const char *colon = memchr(r->p, ':', (size_t)(r->end - r->p));
	bool ok;

	if (colon == r->p) {
		ok = skip_with_port(r, colon);
	} else if (colon != NULL && is_scheme(r->p, colon)) {
		ok = skip_scheme(r, colon);
	} else if (colon != NULL && colon + 1 < r->end &&
	           colon < first_of(r->p, r->end, "?#")) {
		ok = skip_with_port(r, colon);
	} else if (has_slashes(r)) {
		r->p += 2;
		ok = skip_authority(r);
	} else {
		ok = true;
	}
	r->end = first_of(r->p, r->end, "#");
	r->end = first_of(r->p, r->end, "?");
	return ok;
}

bool
oc_html_url_is_image(const char *p, size_t len)
{
	static const char *const shown[] = { "gif", "png", "jpg", "jpeg" };
	struct rest r = { .p = p, .end = p + len };
	const char *dot;
	size_t n = 0;

	if (!find_path(&r))
		return false;
	dot = last_of(r.p, r.end, '.');
	if (dot != NULL)
		r.p = dot + 1;
	while (r.p + n < r.end && oc_isalpha(r.p[n]))
		n++;
	for (size_t i = 0; i < OC_COUNT(shown); i++)
		if (strlen(shown[i]) == n && memcmp(r.p, shown[i], n) == 0)
			return true;
	return false;
}
