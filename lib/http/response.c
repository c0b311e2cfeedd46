/* response.c - head and body of the answer. */
#include "config.h"

#include <assert.h>
#include <string.h>

#include "base/str.h"
#include "http/response.h"

enum { HEAD_MAX = 16 * 1024 };

void
oc_res_init(struct oc_res *res, struct oc_arena *a, size_t max_body)
{
	*res = (struct oc_res){ .arena = a };
	res->body = oc_buf_new(a, max_body);
	oc_res_reset(res);
}

void
oc_res_reset(struct oc_res *res)
{
	res->status = 200;
	res->type = "application/json";
	oc_buf_clear(res->body);
	oc_json_init(&res->json, res->body, OC_JSON_PLAIN);
}

static bool
is_header_text(const char *s)
{
	for (; *s != '\0'; s++)
		if (((unsigned char)*s < 0x20 && *s != '\t') || *s == 0x7F)
			return false;
	return true;
}

void
oc_res_header(struct oc_res *res, const char *name, const char *value)
{
	size_t i;

	if (!is_header_text(value))
		return;
	for (i = 0; i < res->nheaders; i++)
		if (oc_strieq(res->headers[i].name, name))
			break;
	assert(i < OC_MAX_HEADERS);
	res->headers[i].name = name;
	res->headers[i].value = oc_strdup(res->arena, value);
	if (i == res->nheaders)
		res->nheaders++;
}

void
oc_res_text(struct oc_res *res, const char *type, const char *text)
{
	oc_buf_clear(res->body);
	oc_buf_adds(res->body, text);
	res->type = type;
}

const char *
oc_res_reason(int status)
{
	static const struct {
		int status;
		const char *reason;
	} reasons[] = {
		{ 200, "OK" },
		{ 201, "Created" },
		{ 202, "Accepted" },
		{ 204, "No Content" },
		{ 206, "Partial Content" },
		{ 302, "Found" },
		{ 303, "See Other" },
		{ 304, "Not Modified" },
		{ 400, "Bad Request" },
		{ 401, "Unauthorized" },
		{ 403, "Forbidden" },
		{ 404, "Not Found" },
		{ 405, "Method Not Allowed" },
		{ 409, "Conflict" },
		{ 411, "Length Required" },
		{ 412, "Precondition Failed" },
		{ 413, "Content Too Large" },
		{ 415, "Unsupported Media Type" },
		{ 416, "Range Not Satisfiable" },
		{ 422, "Unprocessable Content" },
		{ 429, "Too Many Requests" },
		{ 500, "Internal Server Error" },
		{ 502, "Bad Gateway" },
		{ 503, "Service Unavailable" },
	};

	for (size_t i = 0; i < OC_COUNT(reasons); i++)
		if (reasons[i].status == status)
			return reasons[i].reason;
	return "Unknown";
}

bool
oc_res_send(struct oc_res *res, const struct oc_req *req)
{
	struct oc_buf *out = oc_buf_new(res->arena, HEAD_MAX + res->body->max);

	oc_buf_addf(out, "Status: %d %s\r\nContent-Type: %s\r\n", res->status,
	    oc_res_reason(res->status), res->type);
	oc_buf_addf(out, "Content-Length: %zu\r\n", res->body->len);
	for (size_t i = 0; i < res->nheaders; i++)
		oc_buf_addf(out, "%s: %s\r\n", res->headers[i].name,
		    res->headers[i].value);
	oc_buf_adds(out, "\r\n");
	if (req->method != OC_HEAD && res->status != 304)
		oc_buf_add(out, oc_buf_str(res->body), res->body->len);
	assert(!out->failed);
	return req->io->write(req->io->p, out->data, out->len);
}
