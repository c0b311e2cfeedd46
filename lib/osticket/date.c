/* date.c - the site's settings for dates. */
#include "config.h"

#include "config/settings.h"
#include "osticket/date.h"

char *
oc_date_in(
    struct oc_ctx *cx, int64_t t, const char *zone, enum oc_date_form form)
{
	const struct oc_config *c = cx->config;
	const char *locale = oc_config_text(c, "default_locale");
	struct oc_date_style style = {
		.locale = *locale != '\0'
		              ? locale
		              : oc_config_text(c, "system_language"),
		.date_formats = oc_config_text(c, "date_formats"),
		.time_format = oc_config_text(c, "time_format"),
		.date_format = oc_config_text(c, "date_format"),
		.datetime_format = oc_config_text(c, "datetime_format"),
		.daydatetime_format = oc_config_text(c, "daydatetime_format"),
	};

	return oc_date_format(cx->arena, t, zone, &style, form);
}

char *
oc_date_site(struct oc_ctx *cx, int64_t t, enum oc_date_form form)
{
	return oc_date_in(
	    cx, t, oc_config_text(cx->config, "default_timezone"), form);
}
