/* file.c - storing files in chunks, sharing equal ones, attaching. */
#include "config.h"

#include <stdio.h>
#include <string.h>
#include <sys/time.h>

#include "base/base64.h"
#include "base/hash.h"
#include "base/str.h"
#include "db/db.h"
#include "osticket/file.h"

enum { CHUNK = 512000, KEY_SALT_LEN = 5, HALF_SIGNATURE_LEN = 16 };

/* base64 in osTicket's dress: no padding, "-" for "+", "_" for "/". */
static char *
dressed(struct oc_arena *a, const void *p, size_t len)
{
	return oc_base64url(a, p, len);
}

/* The same content has the same signature; a key is new each time. */
static void
make_key(struct oc_ctx *cx, const struct oc_upload *u, const char **key,
    const char **signature)
{
	unsigned char sha[OC_SHA1_LEN], md5[OC_MD5_LEN], now[OC_SHA1_LEN];
	struct timeval tv;
	const char *stamp;
	char *s;

	oc_sha1(u->data, u->len, sha);
	oc_md5(u->data, u->len, md5);
	gettimeofday(&tv, NULL);
	stamp = oc_sprintf(cx->arena, "0.%06ld00 %lld", (long)tv.tv_usec,
	    (long long)tv.tv_sec);
	oc_sha1(stamp, strlen(stamp), now);
	s = dressed(cx->arena, sha, sizeof sha);
	*key = oc_sprintf(cx->arena, "%.*s%s", KEY_SALT_LEN,
	    dressed(cx->arena, now, sizeof now), s);
	*signature = oc_sprintf(cx->arena, "%.*s%.*s", HALF_SIGNATURE_LEN, s,
	    HALF_SIGNATURE_LEN, dressed(cx->arena, md5, sizeof md5));
}

/* What the row says, which is not always true. */
static size_t
size_of(const struct oc_upload *u)
{
	return u->has_size ? u->size : u->len;
}

/* A file with that content, if there is one. */
static enum oc_err
find_equal(struct oc_ctx *cx, struct oc_upload *u, const char *signature)
{
	struct oc_rows rows;
	enum oc_err e;

	e = oc_db_select(cx->db, cx->arena, &rows,
	    "SELECT id, `key`, name FROM {file} "
	    "WHERE signature = ? AND size = ? ORDER BY id LIMIT 1",
	    "si", signature, (int64_t)size_of(u));
	if (e != OC_OK || rows.n == 0)
		return e;
	u->file_id = oc_cell_int(&rows, 0, 0);
	u->key = oc_cell_text(&rows, 0, 1);
	u->stored_name = oc_cell_text(&rows, 0, 2);
	return OC_OK;
}

/* What the bytes look like, for a file without a type. */
static const char *
sniff(const struct oc_upload *u)
{
	static const struct {
		const char *magic;
		size_t len;
		const char *type;
	} known[] = {
		{ "\x89PNG\r\n\x1a\n", 8, "image/png" },
		{ "\xff\xd8\xff", 3, "image/jpeg" },
		{ "GIF8", 4, "image/gif" },
		{ "%PDF-", 5, "application/pdf" },
		{ "PK\x03\x04", 4, "application/zip" },
		{ "\x1f\x8b", 2, "application/gzip" },
	};

	for (size_t i = 0; i < OC_COUNT(known); i++)
		if (u->len >= known[i].len &&
		    memcmp(u->data, known[i].magic, known[i].len) == 0)
			return known[i].type;
	for (size_t i = 0; i < u->len; i++)
		if ((unsigned char)u->data[i] < 0x20 &&
		    !oc_isspace(u->data[i]) && u->data[i] != '\x1b')
			return "application/octet-stream";
	if (u->len == 0)
		return "application/x-empty";
	/* libmagic does not judge by one byte. */
	return u->len == 1 ? "application/octet-stream" : "text/plain";
}

static enum oc_err
write_chunks(struct oc_ctx *cx, const struct oc_upload *u)
{
	enum oc_err e = OC_OK;
	int64_t n = 0;

	for (size_t at = 0; at < u->len && e == OC_OK; at += CHUNK) {
		size_t len = u->len - at < CHUNK ? u->len - at : CHUNK;

		e = oc_db_exec(cx->db,
		    "INSERT INTO {file_chunk} SET file_id = ?, chunk_id = ?, "
		    "filedata = ?",
		    "iib", u->file_id, n++, u->data + at, len);
	}
	return e;
}

enum oc_err
oc_file_store(struct oc_ctx *cx, struct oc_upload *u)
{
	const char *signature, *type;
	enum oc_err e;

	make_key(cx, u, &u->key, &signature);
	if (!u->unsized && size_of(u) > 0) {
		e = find_equal(cx, u, signature);
		if (e != OC_OK || u->file_id != 0)
			return e;
	}
	type = *u->type != '\0' ? u->type : sniff(u);
	e = oc_db_exec(cx->db,
	    "INSERT INTO {file} SET ft = 'T', bk = 'D', type = ?, size = ?, "
	    "`key` = ?, signature = ?, name = ?, created = NOW()",
	    "sisss", oc_strlower(cx->arena, type), (int64_t)size_of(u), u->key,
	    signature, u->name);
	if (e != OC_OK)
		return e;
	u->file_id = oc_db_insert_id(cx->db);
	u->stored_name = u->name;
	if (u->len == 0) {
		/* osTicket keeps the row, but holds that it failed. */
		u->error = "Unable to save file";
		return OC_OK;
	}
	return write_chunks(cx, u);
}

/* Does a later upload have the same file?  Then that one names it. */
static const struct oc_upload *
last_of(const struct oc_upload *u)
{
	const struct oc_upload *last = u;

	for (const struct oc_upload *x = u->next; x != NULL; x = x->next)
		if (x->error == NULL && oc_streq(x->key, u->key))
			last = x;
	return last;
}

static bool
is_repeat(const struct oc_upload *files, const struct oc_upload *u)
{
	for (const struct oc_upload *x = files; x != u; x = x->next)
		if (x->error == NULL && oc_streq(x->key, u->key))
			return true;
	return false;
}

enum oc_err
oc_file_attach(struct oc_ctx *cx, char type, int64_t object_id,
    const struct oc_upload *files)
{
	const char type_text[] = { type, '\0' };
	enum oc_err e = OC_OK;

	for (const struct oc_upload *u = files; u != NULL && e == OC_OK;
	     u = u->next) {
		const struct oc_upload *last;

		if (u->error != NULL || is_repeat(files, u))
			continue;
		last = last_of(u);
		e = oc_db_exec(cx->db,
		    "INSERT INTO {attachment} SET type = ?, object_id = ?, "
		    "file_id = ?, inline = ?, name = ?",
		    "siiis", type_text, object_id, last->file_id,
		    (int64_t)last->is_inline,
		    *last->name != '\0' &&
		            !oc_strieq(last->name, last->stored_name)
		        ? last->name
		        : NULL);
	}
	return e;
}
