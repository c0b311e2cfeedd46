/*
 * response.h - the answer: built in memory, sent once, whole.
 */
#ifndef OC_HTTP_RESPONSE_H
#define OC_HTTP_RESPONSE_H

#include <stdbool.h>

#include "base/buf.h"
#include "http/request.h"
#include "json/writer.h"

enum { OC_MAX_HEADERS = 24 };

struct oc_res {
	struct oc_arena *arena;
	int status;
	const char *type; /* Content-Type */
	struct oc_buf *body;
	struct oc_json json; /* writes into body */
	struct {
		const char *name;
		const char *value;
	} headers[OC_MAX_HEADERS];
	size_t nheaders;
};

/* 200, application/json, empty. */
void oc_res_init(struct oc_res *res, struct oc_arena *a, size_t max_body);

/* Drop what was written, for an answer that turned out otherwise. */
void oc_res_reset(struct oc_res *res);

/*
 * Set a header, replacing one of that name.  A value with control characters
 * (RFC 9110, 5.5) is dropped: nothing from outside may end a header line.
 */
void oc_res_header(struct oc_res *res, const char *name, const char *value);

/* Make the whole body this text. */
void oc_res_text(struct oc_res *res, const char *type, const char *text);

/* "Not Found" for 404. */
const char *oc_res_reason(int status);

/*
 * Send it: head and body in one write.  A HEAD request gets the head alone.
 * False when the web server has gone.
 */
bool oc_res_send(struct oc_res *res, const struct oc_req *req);

#endif
