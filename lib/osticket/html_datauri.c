/* html_datauri.c - data: URLs and iconv(3). */
#include "config.h"

#include <errno.h>
#include <iconv.h>
#include <string.h>

#include "base/base64.h"
#include "base/buf.h"
#include "base/str.h"
#include "osticket/html.h"
#include "osticket/html_datauri.h"

enum { CHARSET_MAX = 63 };

/* gcc's analyzer takes iconv_open()'s -1 for a converter left open. */
#if defined(__GNUC__) && __GNUC__ > 10 && !defined(__clang__)
#pragma GCC diagnostic ignored "-Wanalyzer-malloc-leak"
#endif

static bool
is_number(const char *s)
{
	return *s != '\0' && s[strspn(s, "0123456789")] == '\0';
}

/* "windows1252" and "Windows-1252" to "Windows-1252"; NULL if it is not. */
static char *
windows_charset(struct oc_arena *a, const char *name)
{
	if (!oc_istarts(name, "windows"))
		return NULL;
	name += strlen("windows");
	name += *name == '-';
	return is_number(name) ? oc_sprintf(a, "Windows-%s", name) : NULL;
}

/* "iso8859-1", and "iso-8859-8-i" without its end; NULL if it is not. */
static char *
iso_charset(struct oc_arena *a, const char *name)
{
	size_t n;

	if (!oc_istarts(name, "iso"))
		return NULL;
	name += 3;
	name += *name == '-' && name[1] != '\0' && name[2] != '\0';
	n = strlen(name);
	if (n >= 4 && oc_istarts(name + n - 2, "-i"))
		n -= 2;
	if (n < 2 || oc_lower(name[n - 1]) == 'i')
		return NULL;
	return oc_sprintf(a, "ISO-%.*s", (int)n, name);
}

/* The name under which the system may know a charset. */
static const char *
charset_name(struct oc_arena *a, const char *charset)
{
	const char *name = oc_trim(a, charset, " \t\n\r\v"), *known;

	known = windows_charset(a, name);
	if (known != NULL)
		return known;
	if (oc_istarts(name, "ks_c_5601-1987"))
		return "cp949";
	known = iso_charset(a, name);
	if (known != NULL)
		return known;
	if (oc_istarts(name, "gb2312"))
		return "GBK";
	if (*name == '\0' || oc_strieq(name, "default") ||
	    oc_strieq(name, "x-user-defined") || oc_strieq(name, "iso") ||
	    oc_strieq(name, "us-ascii"))
		return "ISO-8859-1";
	return name;
}

/* Nothing but a name: no options of iconv's, no paths. */
static bool
is_plausible(const char *name)
{
	size_t n = strspn(name, "abcdefghijklmnopqrstuvwxyz"
	                        "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-_.:+()");

	return n > 0 && n <= CHARSET_MAX && name[n] == '\0';
}

/*
 * Convert all of the text.  Some systems skip what is invalid when they are
 * told so, and then report it, others stop there and go on from the next
 * byte.  What is cut off at the end is left out.
 */
static void
convert(iconv_t cd, char *in, size_t in_len, struct oc_buf *out)
{
	const size_t room = 4096;

	while (in_len > 0) {
		size_t before = in_len, left = room, n;
		char *at = oc_buf_reserve(out, room);

		if (at == NULL)
			return;
		n = iconv(cd, &in, &in_len, &at, &left);
		out->len += room - left;
		oc_buf_cut(out, out->len); /* for its NUL */
		if (n != (size_t)-1 || (errno != E2BIG && errno != EILSEQ))
			return;
		if (errno == EILSEQ && in_len == before) {
			in++;
			in_len--;
		}
	}
}

/* False when the system does not know one of the names. */
static bool
convert_named(const char *to, const char *from, char *in, size_t in_len,
    struct oc_buf *out)
{
	iconv_t cd = iconv_open(to, from);

	if (cd == (iconv_t)-1)
		return false;
	convert(cd, in, in_len, out);
	iconv_close(cd);
	return true;
}

char *
oc_html_transcode(struct oc_arena *a, const char *text, size_t len,
    const char *charset, size_t *out_len)
{
	struct oc_buf *out = oc_buf_new(a, OC_HTML_MAX);
	const char *name = charset_name(a, charset);
	char *in = oc_strndup(a, text, len);

	if (is_plausible(name) &&
	    !convert_named("UTF-8//IGNORE", name, in, len, out))
		convert_named("UTF-8", name, in, len, out);
	if (out->len > 0 && !out->failed) {
		text = oc_buf_str(out);
		len = out->len;
	}
	if (out_len != NULL)
		*out_len = len;
	return oc_strndup(a, text, len);
}

/* The len bytes at p up to the first c, or all; *rest gets what follows c,
 * NULL when there is none. */
static char *
first_piece(
    struct oc_arena *a, const char *p, size_t len, char c, const char **rest)
{
	const char *at = memchr(p, c, len);

	*rest = at == NULL ? NULL : at + 1;
	return oc_strndup(a, p, at == NULL ? len : (size_t)(at - p));
}

/* What PHP takes for false. */
static bool
is_nothing(const char *s)
{
	return *s == '\0' || strcmp(s, "0") == 0;
}

/*
 * Parameters "name=value;name=value": for each of them osTicket looks at the
 * first one only, so base64 is undone as often as there are parameters.
 * Returns the charset, or the one given.
 */
static const char *
read_parameters(struct oc_arena *a, const char *params, const char *charset,
    struct oc_rfc2397 *out)
{
	const char *rest, *name, *value = NULL;

	name = first_piece(a, params, strlen(params), '=', &rest);
	if (rest != NULL)
		value = first_piece(a, rest, strlen(rest), '=', &rest);
	if (strcmp(name, "charset") == 0)
		return value;
	if (strcmp(name, "base64") != 0)
		return charset;
	for (const char *p = params; p != NULL && out->len > 0;) {
		out->data =
		    oc_base64_decode_lenient(a, out->data, out->len, &out->len);
		p = strchr(p, ';');
		p = p == NULL ? NULL : p + 1;
	}
	return charset;
}

void
oc_rfc2397_parse(struct oc_arena *a, const char *text, size_t len,
    const char *charset, bool transcode, struct oc_rfc2397 *out)
{
	static const char scheme[] = "data:";
	const char *meta, *data, *type, *params;

	if (len < strlen(scheme) || memcmp(text, scheme, strlen(scheme)) != 0) {
		out->type = "text/plain";
		out->data = oc_strndup(a, text, len);
		out->len = len;
		return;
	}
	meta = first_piece(
	    a, text + strlen(scheme), len - strlen(scheme), ',', &data);
	type = first_piece(a, meta, strlen(meta), ';', &params);
	out->type = is_nothing(type) ? "text/plain" : type;
	out->len = data == NULL ? 0 : (size_t)(text + len - data);
	out->data = oc_strndup(a, data == NULL ? "" : data, out->len);
	if (params != NULL)
		charset = read_parameters(a, params, charset, out);
	if (transcode && charset != NULL && !is_nothing(charset))
		out->data = oc_html_transcode(
		    a, out->data, out->len, charset, &out->len);
}
