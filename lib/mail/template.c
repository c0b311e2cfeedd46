/* template.c - finding the text of a mail. */
#include "config.h"

#include <stdio.h>
#include <string.h>

#include "base/buf.h"
#include "base/str.h"
#include "config/settings.h"
#include "config/site.h"
#include "db/db.h"
#include "mail/template.h"

#define ENGLISH "en_US"

enum { FILE_BYTES = 64 * 1024 };

enum oc_err
oc_template_group(
    struct oc_ctx *cx, int64_t tpl_id, struct oc_template_group *out)
{
	struct oc_rows rows;
	enum oc_err e;

	e = oc_db_row(cx->db, cx->arena, &rows,
	    "SELECT tpl_id, lang FROM {email_template_group} "
	    "WHERE tpl_id IN (?, ?) ORDER BY tpl_id = ? DESC LIMIT 1",
	    "iii", tpl_id, oc_config_int(cx->config, "default_template_id"),
	    tpl_id);
	if (e != OC_OK)
		return e;
	out->id = oc_cell_int(&rows, 0, 0);
	out->lang = oc_cell_text(&rows, 0, 1);
	return OC_OK;
}

/* A language's name goes into a path. */
static bool
is_language(const char *lang)
{
	size_t n = strspn(lang, "abcdefghijklmnopqrstuvwxyz"
	                        "ABCDEFGHIJKLMNOPQRSTUVWXYZ_-");

	return n > 0 && lang[n] == '\0';
}

/* The file beside ost-config.php; not there is no error. */
static bool
from_file(struct oc_ctx *cx, const char *lang, const char *code_name,
    struct oc_template *out)
{
	const char *config = cx->site->config_path;
	const char *slash = config == NULL ? NULL : strrchr(config, '/');
	char *text = oc_alloc(cx->arena, FILE_BYTES);
	size_t len;
	FILE *f;

	if (slash == NULL || !is_language(lang))
		return false;
	f = fopen(oc_sprintf(cx->arena, "%.*s/i18n/%s/templates/email/%s.yaml",
	              (int)(slash - config), config, lang, code_name),
	    "rb");
	if (f == NULL)
		return false;
	len = fread(text, 1, FILE_BYTES, f);
	fclose(f);
	return len < FILE_BYTES && oc_template_parse(cx->arena, text, len, out);
}

enum oc_err
oc_template_get(struct oc_ctx *cx, const struct oc_template_group *group,
    const char *code_name, struct oc_template *out)
{
	struct oc_rows rows;
	enum oc_err e;

	e = oc_db_select(cx->db, cx->arena, &rows,
	    "SELECT subject, body FROM {email_template} "
	    "WHERE tpl_id = ? AND code_name = ? ORDER BY id LIMIT 1",
	    "is", group->id, code_name);
	if (e != OC_OK)
		return e;
	if (rows.n > 0) {
		out->subject = oc_cell_text(&rows, 0, 0);
		out->body = oc_cell_text(&rows, 0, 1);
		return OC_OK;
	}
	if (from_file(cx, group->lang, code_name, out) ||
	    from_file(cx, ENGLISH, code_name, out) ||
	    oc_template_text(code_name, out))
		return OC_OK;
	return OC_ENOTFOUND;
}
