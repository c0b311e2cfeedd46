/* html_body.c - message bodies. */
#include "config.h"

#include <string.h>

#include "base/buf.h"
#include "base/rand.h"
#include "base/str.h"
#include "osticket/html_body.h"
#include "osticket/html_datauri.h"

enum { CID_LENGTH = 12, NAME_LENGTH = 4 };

/* From here on osTicket says that a body is cut, and cuts it if it would not
 * fit into a packet of the database's. */
enum {
	LONG_BODY = 250000,
	PACKET_DEFAULT = 16 * 1024 * 1024,
	PACKET_ROOM = 2048
};

static const char letters[] = "abcdefghijklmnopqrstuvwxyz"
                              "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789";

/* PHP's trim() of text that cannot hold a NUL. */
static const char blanks[] = " \t\n\r\v";

static struct oc_body_image *
read_image(struct oc_arena *a, const char *url, size_t len)
{
	struct oc_body_image *i = oc_calloc(a, 1, sizeof *i);
	struct oc_rfc2397 data;
	const char *slash;

	oc_rfc2397_parse(a, url, len, NULL, false, &data);
	slash = strchr(data.type, '/');
	i->cid = oc_sprintf(a, "img%s", oc_random_text(a, CID_LENGTH, letters));
	i->name =
	    oc_sprintf(a, "image%s.%s", oc_random_text(a, NAME_LENGTH, letters),
	        slash == NULL ? "" : slash + 1);
	i->type = data.type;
	i->data = data.data;
	i->len = data.len;
	return i;
}

char *
oc_body_html(
    struct oc_arena *a, const char *html, struct oc_body_image **images)
{
	static const char src[] = "src=\"data:", scheme[] = "data:";
	struct oc_buf *out = oc_buf_new(a, OC_HTML_MAX);
	struct oc_body_image **next = images;
	const char *p, *url, *end;

	*images = NULL;
	while ((p = strstr(html, src)) != NULL) {
		url = p + strlen("src=\"");
		end = strchr(url, '"');
		if (end == NULL)
			break;
		if (url + strlen(scheme) == end) {
			oc_buf_add(out, html, (size_t)(end - html));
			html = end;
			continue;
		}
		*next = read_image(a, url, (size_t)(end - url));
		oc_buf_add(out, html, (size_t)(url - html));
		oc_buf_addf(out, "cid:%s", (*next)->cid);
		next = &(*next)->next;
		html = end;
	}
	oc_buf_adds(out, html);
	return out->failed ? oc_strdup(a, "") : oc_buf_dup(out, a);
}

/* What PHP takes for false. */
static bool
is_nothing(const char *s)
{
	return *s == '\0' || strcmp(s, "0") == 0;
}

static const char *
shorten(struct oc_arena *a, const char *body, size_t packet)
{
	size_t len = strlen(body);

	if (len <= LONG_BODY)
		return body;
	if (packet <= PACKET_ROOM)
		packet = PACKET_DEFAULT;
	if (len > packet - PACKET_ROOM)
		len = packet - PACKET_ROOM;
	return oc_sprintf(a, "%s ... (truncated)", oc_strndup(a, body, len));
}

/* Empty HTML, to osTicket, is what consists of these characters at most at
 * its ends: of <br/>, that is, but also of "b" and "brr". */
static char *
clean_html(
    struct oc_arena *a, const char *body, const struct oc_html_opts *opts)
{
	if (is_nothing(oc_trim(a, body, " <>br/\t\n\r")))
		return oc_strdup(a, "");
	if (opts->editor)
		body = oc_replace(a, body, "<p></p>", "<p><br></p>");
	return oc_html_sanitize(a, body, opts);
}

static char *
clean_text(struct oc_arena *a, const char *body)
{
	char *s = oc_trim(a, body, blanks), *o = s;
	size_t n;

	if (is_nothing(s))
		return oc_strdup(a, "");
	for (const char *p = s; *p != '\0'; p += n > 0 ? n : 1) {
		n = strspn(p, "\n");
		*o++ = *p;
		if (n > 1)
			*o++ = '\n';
	}
	*o = '\0';
	return oc_html_chars(a, s);
}

char *
oc_body_clean(struct oc_arena *a, const char *body, enum oc_body_format format,
    const struct oc_html_opts *opts)
{
	struct oc_html_opts how = { .strip_tags = false };
	char *s;

	if (opts != NULL)
		how = *opts;
	how.strip_tags = false;
	body = shorten(a, body, how.max_packet);
	s = format == OC_BODY_HTML ? clean_html(a, body, &how)
	                           : clean_text(a, body);
	s = oc_html_strip_emoticons(a, s);
	if (is_nothing(s))
		return oc_strdup(a, "-");
	return oc_html_strip_external_images(a, s);
}
