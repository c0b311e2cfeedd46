/* request.c - CGI variables and body, RFC 3875. */
#include "config.h"

#include <string.h>

#include "base/buf.h"
#include "base/clock.h"
#include "base/rand.h"
#include "base/str.h"
#include "base/utf8.h"
#include "http/request.h"

enum { HEADER_NAME_MAX = 100, REQUEST_ID_MAX = 64, READ_CHUNK = 64 * 1024 };

static const char *
var(const struct oc_req *r, const char *name)
{
	return r->io->var(r->io->p, name);
}

const char *
oc_req_header(const struct oc_req *r, const char *name)
{
	char key[HEADER_NAME_MAX] = "HTTP_";
	size_t n = strlen(key);

	if (oc_strieq(name, "Content-Type"))
		return var(r, "CONTENT_TYPE");
	for (; *name != '\0' && n < sizeof key - 1; name++)
		key[n++] = *name == '-' ? '_' : (char)oc_upper(*name);
	key[n] = '\0';
	return var(r, key);
}

enum oc_err
oc_req_authorization(const struct oc_req *r, const char **out)
{
	static const char *const names[] = { "HTTP_AUTHORIZATION",
		"REDIRECT_HTTP_AUTHORIZATION",
		"REDIRECT_REDIRECT_HTTP_AUTHORIZATION" };
	const char *value = NULL;

	for (size_t i = 0; i < OC_COUNT(names) && oc_empty(value); i++)
		value = var(r, names[i]);
	/* Two fields arrive joined by a comma (RFC 9110, 5.3); no scheme we
	 * take has one. */
	if (value != NULL && strchr(value, ',') != NULL)
		return oc_fail(
		    r->cx, OC_EBADREQ, "More than one Authorization header");
	*out = oc_empty(value) ? NULL : value;
	return OC_OK;
}

/* The client's request id, if it is one that a log can bear. */
static const char *
request_id(struct oc_req *r)
{
	const char *id = oc_req_header(r, "X-Request-ID");
	size_t n = id == NULL ? 0 : strlen(id);

	for (size_t i = 0; i < n; i++)
		if (!oc_isalnum(id[i]) && strchr("-_.:+/=", id[i]) == NULL)
			n = 0;
	if (n == 0 || n > REQUEST_ID_MAX)
		return oc_uuid(r->cx->arena);
	return oc_strdup(r->cx->arena, id);
}

/* X-HTTP-Method-Override, for hosts that block PUT, PATCH and DELETE. */
static void
set_method(struct oc_req *r)
{
	const char *over = oc_req_header(r, "X-HTTP-Method-Override");
	unsigned bit;

	r->method_name = var(r, "REQUEST_METHOD");
	if (r->method_name == NULL)
		r->method_name = "";
	r->method = oc_method_bit(r->method_name);
	if (r->method != OC_POST || over == NULL)
		return;
	bit = oc_method_bit(oc_strupper(r->cx->arena, over));
	if (bit & (OC_PUT | OC_PATCH | OC_DELETE))
		r->method = bit;
}

enum oc_dialect
oc_dialect_of_path(const char *path)
{
	if (oc_starts(path, "/api/v2/") || oc_streq(path, "/api/v2"))
		return OC_V2;
	if (oc_starts(path, "/api/tickets/"))
		return OC_TOKEN;
	if (oc_starts(path, "/api/") || oc_streq(path, "/api"))
		return OC_LEGACY;
	return OC_FLAT;
}

/* osTicket's own routes end in a "$" that also takes one line feed. */
static char *
path_info(struct oc_arena *a, const char *s)
{
	char *path = oc_strdup(a, s == NULL ? "" : s);
	size_t n = strlen(path);

	if (n > 0 && path[n - 1] == '\n')
		path[n - 1] = '\0';
	return path;
}

static bool
has_control(const char *s)
{
	for (; *s != '\0'; s++)
		if ((unsigned char)*s < 0x20 || *s == 0x7F)
			return true;
	return false;
}

enum oc_err
oc_req_init(struct oc_req *r, struct oc_ctx *cx, const struct oc_io *io)
{
	const char *https;

	*r = (struct oc_req){ .cx = cx, .io = io, .started = oc_millis() };
	set_method(r);
	r->path = path_info(cx->arena, var(r, "PATH_INFO"));
	r->query_text = var(r, "QUERY_STRING");
	r->peer = var(r, "REMOTE_ADDR");
	r->query_text =
	    oc_strdup(cx->arena, r->query_text == NULL ? "" : r->query_text);
	r->peer = oc_strdup(cx->arena, r->peer == NULL ? "" : r->peer);
	r->id = request_id(r);
	https = var(r, "HTTPS");
	r->https = !oc_empty(https) && !oc_strieq(https, "off");
	cx->ip = r->peer;
	r->dialect = oc_dialect_of_path(r->path);
	if (oc_form_parse(cx->arena, r->query_text, strlen(r->query_text),
	        &r->query) != OC_OK)
		return oc_fail(cx, OC_EBADREQ, "The query string is malformed");
	if (!oc_utf8_valid(r->path, strlen(r->path)) || has_control(r->path))
		return oc_fail(cx, OC_EBADREQ, "The path is malformed");
	return OC_OK;
}

/* Announced length of the body; -1 when none is, as with chunks. */
static enum oc_err
content_length(struct oc_req *r, int64_t *out)
{
	const char *text = var(r, "CONTENT_LENGTH");

	*out = -1;
	if (oc_empty(text))
		return OC_OK;
	if (!oc_parse_int(text, out) || *out < 0)
		return oc_fail(
		    r->cx, OC_EBADREQ, "Content-Length is malformed");
	return OC_OK;
}

enum oc_err
oc_req_body(struct oc_req *r)
{
	struct oc_buf *b;
	int64_t length;
	enum oc_err e;

	if (r->body_read)
		return OC_OK;
	e = content_length(r, &length);
	if (e != OC_OK)
		return e;
	if (length >= 0 && (uint64_t)length > r->max_body)
		return oc_fail(r->cx, OC_ETOOBIG,
		    "The request body is larger than %zu bytes", r->max_body);
	b = oc_buf_new(r->cx->arena, r->max_body);
	while (length < 0 || b->len < (size_t)length) {
		size_t want = READ_CHUNK;
		char *at, past = 0;
		long n;

		if (length >= 0 && (size_t)length - b->len < want)
			want = (size_t)length - b->len;
		if (want > b->max - b->len)
			want = b->max - b->len;
		/* At the ceiling, one more byte tells too long from just
		 * right. */
		at = want == 0 ? &past : oc_buf_reserve(b, want);
		n = r->io->read(r->io->p, at, want == 0 ? 1 : want);
		if (n <= 0)
			break;
		if (want == 0)
			return oc_fail(r->cx, OC_ETOOBIG,
			    "The request body is larger than %zu bytes",
			    r->max_body);
		b->len += (size_t)n;
		b->data[b->len] = '\0';
	}
	if (length >= 0 && b->len < (size_t)length)
		return oc_fail(r->cx, OC_EBADREQ,
		    "The request body is shorter than announced");
	r->body = oc_buf_str(b);
	r->body_len = b->len;
	r->body_read = true;
	return OC_OK;
}

const char *
oc_req_media(const struct oc_req *r)
{
	const char *type = var(r, "CONTENT_TYPE");
	char *media;

	if (type == NULL)
		return "";
	media = oc_strndup(r->cx->arena, type, strcspn(type, ";"));
	return oc_strlower(r->cx->arena, oc_trim(r->cx->arena, media, NULL));
}

const char *
oc_req_param(const struct oc_req *r, const char *name)
{
	for (size_t i = 0; i < r->nparams; i++)
		if (oc_streq(r->params[i].name, name))
			return r->params[i].value;
	return "";
}

enum oc_err
oc_req_id(const struct oc_req *r, const char *name, int64_t *out)
{
	int64_t id;

	if (!oc_parse_int(oc_req_param(r, name), &id) || id <= 0)
		return OC_ENOTFOUND;
	*out = id;
	return OC_OK;
}
