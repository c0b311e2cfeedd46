/* variable_date.c - dates, and in whose zone and language they are shown. */
#include "config.h"

#include <string.h>

#include "base/clock.h"
#include "base/str.h"
#include "config/settings.h"
#include "osticket/date.h"
#include "osticket/variable_class.h"

struct date {
	const char *db; /* as the database has it; NULL: see t */
	int64_t t;
	bool shifted;       /* osTicket takes t for the database's reading */
	const char *zone;   /* NULL: the site's */
	const char *locale; /* NULL: the site's */
	enum oc_date_form form; /* when nothing else is asked for */
	bool with_abbr;         /* then the zone's abbreviation follows */
};

static const struct {
	const char *name;
	enum oc_date_form form;
} forms[] = {
	{ "short", OC_DATE_SHORT },
	{ "long", OC_DATE_LONG },
	{ "time", OC_DATE_TIME },
	{ "full", OC_DATE_FULL },
};

/* Seconds the database's clock was ahead of UTC at t; without a database none
 * is. */
static enum oc_err
db_offset(struct oc_vars *v, int64_t t, int64_t *out)
{
	struct oc_ctx *cx = oc_var_ctx(v);
	const char *zone = oc_config_text(cx->config, "db_timezone");

	if (*zone != '\0' || cx->db == NULL) {
		*out = *zone != '\0' ? oc_zone_offset(zone, t) : 0;
		return OC_OK;
	}
	return oc_db_int(cx->db, out,
	    "SELECT TIMESTAMPDIFF(SECOND, '1970-01-01' + INTERVAL ? SECOND, "
	    "FROM_UNIXTIME(?))",
	    "ii", t, t);
}

/*
 * osTicket reads the database's date as if it were UTC, and asks for the
 * offset at that moment.
 */
enum oc_err
oc_var_db_time(struct oc_vars *v, const char *db, int64_t *out)
{
	int64_t t, offset;
	enum oc_err e;

	*out = 0;
	if (!oc_sql_time(db, &t))
		return OC_OK;
	e = db_offset(v, t, &offset);
	if (e == OC_OK)
		*out = t - offset;
	return e;
}

static enum oc_err
instant(struct oc_vars *v, const struct date *d, int64_t *out)
{
	int64_t offset = 0;
	enum oc_err e = OC_OK;

	if (d->db != NULL)
		return oc_var_db_time(v, d->db, out);
	if (d->shifted)
		e = db_offset(v, d->t, &offset);
	*out = d->t - offset;
	return e;
}

static const char *
or_site(struct oc_vars *v, const char *text, const char *key)
{
	return text != NULL ? text : oc_config_text(oc_var_ctx(v)->config, key);
}

static enum oc_err
format(struct oc_vars *v, const struct date *d, enum oc_date_form form,
    struct oc_var *out)
{
	const struct oc_config *c = oc_var_ctx(v)->config;
	const char *site = oc_config_text(c, "default_locale");
	struct oc_date_style style = {
		.date_formats = oc_config_text(c, "date_formats"),
		.time_format = oc_config_text(c, "time_format"),
		.date_format = oc_config_text(c, "date_format"),
		.datetime_format = oc_config_text(c, "datetime_format"),
		.daydatetime_format = oc_config_text(c, "daydatetime_format"),
	};
	int64_t t;
	enum oc_err e = instant(v, d, &t);

	style.system_locale =
	    *site != '\0' ? site : oc_config_text(c, "system_language");
	style.locale = d->locale != NULL ? d->locale : style.system_locale;
	if (e == OC_OK)
		*out = oc_var_text(oc_date_format(oc_var_arena(v), t,
		    or_site(v, d->zone, "default_timezone"), &style, form));
	return e;
}

/* The name of a form; false when it is none. */
static bool
form_named(const char *name, enum oc_date_form *out)
{
	for (size_t i = 0; i < OC_COUNT(forms); i++)
		if (oc_streq(forms[i].name, name)) {
			*out = forms[i].form;
			return true;
		}
	return false;
}

static enum oc_err
show_local(struct oc_vars *v, const void *self, struct oc_var *out)
{
	return format(v, self, ((const struct date *)self)->form, out);
}

static enum oc_err
get_form(struct oc_vars *v, const void *self, const char *name,
    struct oc_var *out, bool *found)
{
	enum oc_date_form form;

	*found = form_named(name, &form);
	return *found ? format(v, self, form, out) : OC_OK;
}

/* A date of which it is settled where it is read. */
static const struct oc_var_class local_class = {
	.show = show_local,
	.before = get_form,
};

static struct oc_var
local(struct oc_vars *v, const struct date *d, const char *zone,
    const char *locale)
{
	struct date *l = oc_alloc(oc_var_arena(v), sizeof *l);

	*l = *d;
	l->zone = zone;
	l->locale = locale;
	l->form = OC_DATE_LONG;
	return oc_var_thing(&local_class, l);
}

static enum oc_err
get_system(struct oc_vars *v, const void *self, struct oc_var *out)
{
	*out = local(v, self, NULL, NULL);
	return OC_OK;
}

/* Is it one of the languages this site offers? */
static bool
is_offered(struct oc_vars *v, const char *lang)
{
	struct oc_ctx *cx = oc_var_ctx(v);
	char **all = oc_split(cx->arena,
	    oc_config_text(cx->config, "secondary_langs"), ',', NULL);

	if (oc_streq(lang, oc_config_text(cx->config, "system_language")))
		return true;
	while (*all != NULL && !oc_streq(*all, lang))
		all++;
	return *all != NULL;
}

/*
 * In the zone and the language of the recipient; while nobody knows who that
 * is, the variable stays.
 */
static enum oc_err
get_user(struct oc_vars *v, const void *self, struct oc_var *out)
{
	struct oc_var to;
	const char *zone = "", *lang = "", *id = "";
	enum oc_err e = oc_var_root(v, "recipient", 9, &to);

	*out = (struct oc_var){ .kind = OC_VAR_FALSE };
	if (e != OC_OK || to.kind != OC_VAR_THING)
		return e;
	if (to.class == &oc_var_collaborator || to.class == &oc_var_listed) {
		e = oc_var_attr_str(v, &to, "userid", &id);
		if (e == OC_OK)
			e = oc_var_load(
			    v, &oc_var_user, oc_leading_int(id), &to);
	}
	if (e == OC_OK)
		e = oc_var_attr_str(v, &to, "timezone", &zone);
	if (e == OC_OK)
		e = oc_var_attr_str(v, &to, "language", &lang);
	if (e == OC_OK)
		*out = local(v, self, oc_var_filled(zone) ? zone : NULL,
		    is_offered(v, lang) ? lang
		                        : or_site(v, NULL, "system_language"));
	return e;
}

static enum oc_err
get_humanized(struct oc_vars *v, const void *self, struct oc_var *out)
{
	int64_t t;
	enum oc_err e = instant(v, self, &t);

	if (e == OC_OK)
		*out =
		    oc_var_text(oc_date_humanize(oc_var_arena(v), t, oc_now()));
	return e;
}

static const struct oc_var_attr date_attrs[] = {
	{ .name = "user", .get = get_user },
	{ .name = "system", .get = get_system },
	{ .name = "humanize", .get = get_humanized },
};

static const struct oc_var_class date_class = {
	.show = show_local,
	.attrs = date_attrs,
	.n = OC_COUNT(date_attrs),
	.before = get_form,
};

struct oc_var
oc_var_date(struct oc_vars *v, const char *db)
{
	struct date *d;

	if (oc_empty(db))
		return (struct oc_var){ 0 };
	d = oc_alloc(oc_var_arena(v), sizeof *d);
	*d = (struct date){ .db = db, .form = OC_DATE_LONG };
	return oc_var_thing(&date_class, d);
}

struct oc_var
oc_var_instant(struct oc_vars *v, int64_t t)
{
	struct date *d = oc_alloc(oc_var_arena(v), sizeof *d);

	*d = (struct date){ .t = t, .form = OC_DATE_LONG };
	return oc_var_thing(&date_class, d);
}

/* ----- Dates that a form asked for. ----- */

static enum oc_err
show_answer(struct oc_vars *v, const void *self, struct oc_var *out)
{
	const struct date *d = self;
	struct oc_civil when;
	const char *abbr;
	enum oc_err e = format(v, d, d->form, out);

	if (e != OC_OK || !d->with_abbr)
		return e;
	oc_zone_civil(d->zone, d->t, &when, &abbr);
	*out =
	    oc_var_text(oc_sprintf(oc_var_arena(v), "%s %s", out->text, abbr));
	return OC_OK;
}

static enum oc_err
get_false(struct oc_vars *v, const void *self, struct oc_var *out)
{
	(void)v;
	(void)self;
	*out = (struct oc_var){ .kind = OC_VAR_FALSE };
	return OC_OK;
}

static const struct oc_var_attr answer_attrs[] = {
	{ .name = "user", .get = get_false },
	{ .name = "system", .get = get_system },
};

static const struct oc_var_class answer_class = {
	.show = show_answer,
	.attrs = answer_attrs,
	.n = OC_COUNT(answer_attrs),
	.before = get_form,
};

struct oc_var
oc_var_date_answer(
    struct oc_vars *v, const struct oc_field *field, const char *value)
{
	bool time = oc_field_config_on(field, "time", false);
	struct oc_datetime read;
	struct date *d;

	if (!oc_var_filled(value) || !oc_date_parse(value, oc_now(), &read))
		return (struct oc_var){ 0 };
	d = oc_alloc(oc_var_arena(v), sizeof *d);
	*d = (struct date){ .t = read.t,
		.shifted = true,
		.form = time ? OC_DATE_LONG : OC_DATE_SHORT };
	if (!time || !oc_field_config_on(field, "gmt", false)) {
		d->zone = oc_strdup(oc_var_arena(v), read.zone);
		d->with_abbr = time;
	}
	return oc_var_thing(&answer_class, d);
}
