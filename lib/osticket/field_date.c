/* field_date.c - fields with a date. */
#include "config.h"

#include "base/clock.h"
#include "base/str.h"
#include "config/settings.h"
#include "osticket/date.h"
#include "osticket/field.h"

/* The field's own zone, else the site's. */
static const char *
zone_of(struct oc_ctx *cx, const struct oc_field *f)
{
	const char *zone = oc_field_config(cx, f, "timezone", "");

	return *zone != '\0' ? zone
	                     : oc_config_text(cx->config, "default_timezone");
}

/*
 * What is a date is stored in the field's zone, by name; what is none is
 * kept as it is, without complaint.
 */
enum oc_err
oc_field_parse_datetime(struct oc_ctx *cx, struct oc_answer *a)
{
	struct oc_datetime d;
	const char *text;
	bool time = oc_field_config_on(a->field, "time", false);

	a->keys = "0";
	if (a->raw == NULL || oc_val_is_list(a->raw))
		return OC_OK;
	text = oc_trim(cx->arena, oc_val_text(cx->arena, a->raw), NULL);
	if (*text == '\0')
		return OC_OK;
	a->filled = !oc_streq(text, "0");
	a->value = text;
	if (!a->filled || a->raw->type == OC_BOOL ||
	    !oc_date_parse(text, oc_now(), &d))
		return OC_OK;
	a->value = oc_date_stored(cx->arena, d.t, zone_of(cx, a->field));
	if (d.t <= 0)
		return OC_OK;
	a->keys = a->value;
	a->display = oc_date_site(cx, d.t, time ? OC_DATE_LONG : OC_DATE_SHORT);
	a->search = a->display;
	return OC_OK;
}

/* A limit of the field's settings, with the date as its message has it. */
static bool
limit(struct oc_ctx *cx, const struct oc_field *f, const char *key,
    struct oc_datetime *out, const char **shown)
{
	const char *text = oc_field_config(cx, f, key, "");

	if (!oc_date_parse(text, oc_now(), out))
		return false;
	*shown = oc_date_in(cx, out->t, out->zone, OC_DATE_SHORT);
	return true;
}

void
oc_field_check_datetime(
    struct oc_ctx *cx, const struct oc_answer *a, const char **message)
{
	struct oc_datetime d, edge;
	const char *shown;

	if (a->value == NULL || !oc_date_parse(a->value, oc_now(), &d))
		return;
	if (limit(cx, a->field, "min", &edge, &shown) && d.t < edge.t)
		*message = oc_sprintf(cx->arena,
		    "Selected date is earlier than permitted (%s)", shown);
	else if (limit(cx, a->field, "max", &edge, &shown) && d.t > edge.t)
		*message = oc_sprintf(cx->arena,
		    "Selected date is later than permitted (%s)", shown);
}
