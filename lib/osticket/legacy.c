/* legacy.c - the legacy API's JSON, and what it makes of any input. */
#include "config.h"

#include <string.h>

#include "base/str.h"
#include "config/settings.h"
#include "json/reader.h"
#include "osticket/html.h"
#include "osticket/html_datauri.h"
#include "osticket/legacy.h"

/* A list as an object that is ours to change; an array's names count. */
static struct oc_val *
as_object(struct oc_ctx *cx, const struct oc_val *v)
{
	struct oc_val *out = oc_val_object(cx->arena);

	for (size_t i = 0; i < oc_val_count(v); i++)
		oc_val_set(cx->arena, out,
		    v->type == OC_OBJECT ? v->u.list.m[i].name
		                         : oc_sprintf(cx->arena, "%zu", i),
		    oc_val_at(v, i));
	return out;
}

/* osTicket's words for each kind of broken JSON. */
static const char *
json_fault(enum oc_json_status s)
{
	switch (s) {
	case OC_JSON_CONTROL:
		return "Unexpected control character found";
	case OC_JSON_UTF8:
		return "Malformed UTF-8 characters, possibly incorrectly "
		       "encoded";
	case OC_JSON_DEPTH:
		return "Maximum stack depth exceeded";
	case OC_JSON_UTF16:
	case OC_JSON_LIMIT:
		return "Unknown error";
	default:
		return "Syntax error, malformed JSON";
	}
}

/* `message`: text, or an RFC 2397 URI of text or HTML. */
static enum oc_err
take_message(struct oc_ctx *cx, struct oc_new_ticket *t, struct oc_val *v)
{
	struct oc_rfc2397 uri;
	const char *text;

	if (oc_val_is_list(v))
		return oc_fail(cx, OC_EINVAL, "message: text is expected");
	text = v->type == OC_STRING ? v->u.s.p : oc_val_text(cx->arena, v);
	oc_rfc2397_parse(cx->arena, text,
	    v->type == OC_STRING ? v->u.s.len : strlen(text), "iso-8859-1",
	    true, &uri);
	t->has_message = true;
	text = oc_html_strip_emoticons(cx->arena,
	    oc_val_text(cx->arena, oc_val_strn(cx->arena, uri.data, uri.len)));
	t->message.text = text;
	t->message.format = OC_BODY_TEXT;
	if (oc_streq(oc_html_strip_emoticons(cx->arena, uri.type), "text/html"))
		t->message.format = OC_BODY_HTML;
	return OC_OK;
}

/* One of `attachments`: its first member is the name and the content. */
static enum oc_err
take_file(struct oc_ctx *cx, const struct oc_val *v, struct oc_upload *u)
{
	const struct oc_val *data;
	struct oc_rfc2397 uri;
	const char *text;

	if (!oc_val_is_list(v) || oc_val_count(v) == 0 ||
	    oc_val_is_list(oc_val_at(v, 0)))
		return oc_fail(cx, OC_EINVAL,
		    "attachments: {\"name\": \"content\"} is expected");
	data = oc_val_at(v, 0);
	text = data->type == OC_STRING ? data->u.s.p
	                               : oc_val_text(cx->arena, data);
	oc_rfc2397_parse(cx->arena, text,
	    data->type == OC_STRING ? data->u.s.len : strlen(text), NULL, true,
	    &uri);
	u->name = v->type == OC_OBJECT ? v->u.list.m[0].name : "0";
	u->missing = data->type == OC_NULL;
	u->type = uri.type;
	u->data = uri.data;
	u->len = uri.len;
	return OC_OK;
}

static enum oc_err
take_files(struct oc_ctx *cx, struct oc_new_ticket *t, const struct oc_val *v)
{
	struct oc_upload **at = &t->files;
	enum oc_err e = OC_OK;

	for (size_t i = 0; i < oc_val_count(v) && e == OC_OK; i++) {
		*at = oc_calloc(cx->arena, 1, sizeof **at);
		e = take_file(cx, oc_val_at(v, i), *at);
		at = &(*at)->next;
	}
	return e;
}

enum oc_err
oc_legacy_check_shapes(struct oc_ctx *cx, const struct oc_val *vars)
{
	static const char *const texts[] = { "phone", "source", "subject" };
	const struct oc_val *v = oc_val_get(vars, "ccs");

	if (v != NULL && v->type != OC_NULL && !oc_val_is_list(v))
		return oc_fail(cx, OC_EINVAL, "ccs: a list is expected");
	for (size_t i = 0; i < OC_COUNT(texts); i++)
		if (oc_val_is_list(oc_val_get(vars, texts[i])))
			return oc_fail(
			    cx, OC_EINVAL, "%s: text is expected", texts[i]);
	v = oc_val_get(vars, "system_emails");
	for (size_t i = 0; i < oc_val_count(v); i++)
		if (oc_val_is_list(oc_val_at(v, i)))
			return oc_fail(cx, OC_EINVAL,
			    "system_emails: numbers are expected");
	return OC_OK;
}

/* Any value is on or off, and nothing unexpected: null, too, is off. */
static void
take_switch(struct oc_ctx *cx, struct oc_val *vars, const char *name)
{
	const struct oc_val *v = oc_val_get(vars, name);

	if (v != NULL)
		oc_val_set(cx->arena, vars, name,
		    oc_val_bool(cx->arena, oc_val_truthy(v)));
}

enum oc_err
oc_legacy_json(
    struct oc_ctx *cx, const char *body, size_t len, struct oc_new_ticket *out)
{
	enum oc_json_status s;
	struct oc_val *vars, *v;
	enum oc_err e = OC_OK;

	*out = (struct oc_new_ticket){ 0 };
	s = oc_json_read(cx->arena, body, len, &oc_json_default, &vars, NULL);
	if (s != OC_JSON_OK)
		return oc_fail(cx, OC_EBADREQ, "%s", json_fault(s));
	if (!oc_val_is_list(vars) || oc_val_count(vars) == 0)
		return oc_fail(cx, OC_EBADREQ, "No errors");
	out->vars = vars = as_object(cx, vars);
	e = oc_legacy_check_shapes(cx, vars);
	if (e != OC_OK)
		return e;
	v = oc_val_get(vars, "phone");
	if (v != NULL)
		oc_val_set(cx->arena, vars, "phone",
		    oc_val_str(cx->arena,
		        oc_strupper(cx->arena, oc_val_text(cx->arena, v))));
	take_switch(cx, vars, "alert");
	take_switch(cx, vars, "autorespond");
	v = oc_val_get(vars, "message");
	if (v != NULL)
		e = take_message(cx, out, v);
	v = oc_val_get(vars, "attachments");
	if (e == OC_OK && oc_val_is_list(v))
		e = take_files(cx, out, v);
	return e;
}

void
oc_legacy_origin(struct oc_ctx *cx, struct oc_new_ticket *t)
{
	const struct oc_val *v = oc_val_get(t->vars, "source");

	t->origin =
	    v == NULL || v->type == OC_NULL ? "API" : oc_val_text(cx->arena, v);
}

void
oc_legacy_settle(struct oc_ctx *cx, struct oc_new_ticket *out)
{
	struct oc_val *vars = as_object(cx, out->vars);
	const struct oc_val *v = oc_val_get(vars, "source");

	if (v == NULL || v->type == OC_NULL)
		oc_val_set(cx->arena, vars, "source",
		    oc_val_str(cx->arena, out->origin));
	v = oc_val_get(vars, "alert");
	out->alert = v == NULL || oc_val_truthy(v);
	v = oc_val_get(vars, "autorespond");
	out->autorespond = v == NULL || oc_val_truthy(v);
	/* They may be long, and are carried beside the values. */
	oc_val_unset(vars, "attachments");
	oc_val_unset(vars, "message");
	out->vars = vars;
}
