/* wire.c - a message as a mail server or sendmail wants it. */
#include "config.h"

#include <string.h>

#include "base/base64.h"
#include "base/buf.h"
#include "base/str.h"
#include "mail/transport.h"

enum { FIELD_MAX = 1000 };

char *
oc_mail_wire(struct oc_arena *a, const char *content, size_t len,
    const char *eol, const char *sender, size_t *out_len)
{
	struct oc_buf b;
	const char *p = content, *end = content + len;
	char *out;

	oc_buf_init(&b, 2 * len + FIELD_MAX);
	if (sender != NULL)
		oc_buf_addf(&b, "Sender: %s%s", sender, eol);
	while (p < end) {
		const char *nl = memchr(p, '\n', (size_t)(end - p));
		size_t n = (size_t)((nl == NULL ? end : nl) - p);

		oc_buf_add(&b, p, n > 0 && p[n - 1] == '\r' ? n - 1 : n);
		oc_buf_adds(&b, eol);
		p = nl == NULL ? end : nl + 1;
	}
	*out_len = b.len;
	out = oc_strndup(a, oc_buf_str(&b), b.len);
	oc_buf_release(&b);
	return out;
}

/* The value of the header field that begins at p, unfolded, up to FIELD_MAX. */
static char *
field_value(struct oc_arena *a, const char *p)
{
	struct oc_buf *b = oc_buf_new(a, FIELD_MAX);

	for (; *p != '\0'; p++) {
		if (*p == '\n' && p[1] != ' ' && p[1] != '\t')
			break;
		if (*p != '\n' && *p != '\r' && !oc_buf_addc(b, *p))
			break;
	}
	return oc_trim(a, oc_buf_str(b), " \t");
}

/* The value of From; "" when there is none. */
static char *
from_field(struct oc_arena *a, const char *content)
{
	const char *p = content;

	while (*p != '\0' && *p != '\n' && *p != '\r') {
		const char *nl;

		if (oc_istarts(p, "From:"))
			return field_value(a, p + strlen("From:"));
		nl = strchr(p, '\n');
		if (nl == NULL)
			break;
		p = nl + 1;
	}
	return oc_strdup(a, "");
}

/* A name as a header field may hold it. */
static char *
phrase(struct oc_arena *a, const char *name)
{
	struct oc_buf *b = oc_buf_new(a, FIELD_MAX);
	bool ascii = true;

	for (const char *p = name; *p != '\0'; p++)
		if ((unsigned char)*p < ' ' || (unsigned char)*p >= 0x7f)
			ascii = false;
	/* An encoded word holds 75 characters at most, RFC 2047. */
	if (!ascii)
		return strlen(name) > 42
		           ? oc_strdup(a, "")
		           : oc_sprintf(a, "=?utf-8?B?%s?=",
		                 oc_base64(a, name, strlen(name)));
	oc_buf_addc(b, '"');
	for (const char *p = name; *p != '\0'; p++) {
		if (*p == '"' || *p == '\\')
			oc_buf_addc(b, '\\');
		oc_buf_addc(b, *p);
	}
	oc_buf_addc(b, '"');
	return b->failed ? oc_strdup(a, "") : oc_buf_dup(b, a);
}

char *
oc_mail_sender_field(struct oc_arena *a, const char *content,
    const char *address, const char *name)
{
	char *from = from_field(a, content);
	char *open = strrchr(from, '<');
	char *shown =
	    open == NULL
	        ? oc_strdup(a, "")
	        : oc_trim(a, oc_strndup(a, from, (size_t)(open - from)), " \t");

	if ((*shown == '\0' || oc_streq(shown, "\"\"")) && *name != '\0')
		shown = phrase(a, name);
	return *shown == '\0' ? oc_sprintf(a, "<%s>", address)
	                      : oc_sprintf(a, "%s <%s>", shown, address);
}
