/* variable_name.c - names of people, their addresses, and lists of them. */
#include "config.h"

#include <string.h>

#include "base/buf.h"
#include "base/str.h"
#include "base/utf8.h"
#include "config/settings.h"
#include "osticket/person.h"
#include "osticket/variable_class.h"

/* The formats a site can choose; every other setting is "original". */
static const char *const formats[] = { "first", "last", "full", "legal",
	"lastfirst", "formal", "short", "shortformal", "complete", "original" };

/* Attributes besides these. */
static const char *const parts[] = { "middle", "initials" };

struct name {
	const char *whole;
	const char *format;
	bool agent; /* first and last are known, and there is nothing else */
	const char *first, *last;
};

static bool
is_one_of(const char *const *list, size_t n, const char *s)
{
	for (size_t i = 0; i < n; i++)
		if (oc_streq(list[i], s))
			return true;
	return false;
}

static const char *
site_format(struct oc_vars *v, const char *key)
{
	const char *format = oc_config_text(oc_var_ctx(v)->config, key);

	return is_one_of(formats, OC_COUNT(formats), format) ? format
	                                                     : "original";
}

static const char *
initial(struct oc_arena *a, const char *s, const char *after)
{
	if (!oc_var_filled(s))
		return "";
	return oc_sprintf(
	    a, "%.*s%s", (int)oc_utf8_prefix(s, strlen(s), 1), s, after);
}

/* An agent's name is kept in two parts, each of which may have blanks. */
static const char *
agent_name(struct oc_arena *a, const struct name *n, const char *format)
{
	const char *first = n->first, *last = n->last;

	if (oc_streq(format, "first"))
		return first;
	if (oc_streq(format, "last"))
		return last;
	if (oc_streq(format, "full"))
		return oc_trim(a, oc_sprintf(a, "%s %s", first, last), NULL);
	if (oc_streq(format, "legal") || oc_streq(format, "complete")) {
		bool both = oc_var_filled(first) && oc_var_filled(last);

		return oc_sprintf(a, "%s%s%s",
		    oc_var_filled(first) ? first : "", both ? " " : "",
		    oc_var_filled(last) ? last : "");
	}
	if (oc_streq(format, "lastfirst"))
		return oc_trim(a, oc_sprintf(a, "%s, %s", last, first), ", ");
	if (oc_streq(format, "formal"))
		return oc_trim(a, last, NULL);
	if (oc_streq(format, "short"))
		return oc_sprintf(a, "%s %s", first, initial(a, last, "."));
	if (oc_streq(format, "shortformal"))
		return oc_sprintf(a, "%s %s", initial(a, first, "."), last);
	if (oc_streq(format, "middle"))
		return "";
	if (oc_streq(format, "initials"))
		return oc_strupper(
		    a, oc_sprintf(a, "%s%s", initial(a, first, ""),
		           initial(a, last, "")));
	return n->whole;
}

static const char *
in_format(struct oc_arena *a, const struct name *n, const char *format)
{
	if (n->agent)
		return agent_name(a, n, format);
	return oc_person_format(a, n->whole, format);
}

static enum oc_err
show_name(struct oc_vars *v, const void *self, struct oc_var *out)
{
	const struct name *n = self;

	*out = oc_var_text(in_format(oc_var_arena(v), n, n->format));
	return OC_OK;
}

static enum oc_err
get_name(struct oc_vars *v, const void *self, const char *name,
    struct oc_var *out, bool *found)
{
	struct oc_arena *a = oc_var_arena(v);
	const struct name *n = self;
	const char *text = NULL;

	if (is_one_of(formats, OC_COUNT(formats), name) ||
	    is_one_of(parts, OC_COUNT(parts), name))
		text = in_format(a, n, name);
	else if (oc_ends(name, "initial") && strlen(name) > 7)
		text = initial(a,
		    in_format(a, n, oc_strndup(a, name, strlen(name) - 7)),
		    ".");
	else if (oc_streq(name, "name"))
		text = n->whole;
	else if (oc_streq(name, "format"))
		text = n->format;
	*found = text != NULL;
	*out = oc_var_text(text);
	return OC_OK;
}

static const struct oc_var_class name_class = {
	.show = show_name,
	.after = get_name,
};

struct oc_var
oc_var_user_name(struct oc_vars *v, const char *name, const char *address)
{
	struct name *n = oc_alloc(oc_var_arena(v), sizeof *n);

	if (!oc_var_filled(name))
		name =
		    oc_strndup(oc_var_arena(v), address, strcspn(address, "@"));
	*n = (struct name){ .whole = name,
		.format = site_format(v, "client_name_format") };
	return oc_var_thing(&name_class, n);
}

struct oc_var
oc_var_agent_name(struct oc_vars *v, const char *first, const char *last)
{
	struct name *n = oc_alloc(oc_var_arena(v), sizeof *n);

	*n = (struct name){ .whole = oc_sprintf(
		                oc_var_arena(v), "%s %s", first, last),
		.format = site_format(v, "agent_name_format"),
		.agent = true,
		.first = first,
		.last = last };
	return oc_var_thing(&name_class, n);
}

/* ----- E-mail addresses. ----- */

struct person {
	const char *name;
	const char *email;
};

struct email {
	const char *mailbox, *host, *personal;
};

static enum oc_err
show_email(struct oc_vars *v, const void *self, struct oc_var *out)
{
	const struct email *m = self;

	*out = oc_var_text(
	    oc_sprintf(oc_var_arena(v), "%s@%s", m->mailbox, m->host));
	return OC_OK;
}

/* Of one that cannot be read nothing is left but the sign. */
static enum oc_err
get_plain(struct oc_vars *v, const void *self, struct oc_var *out)
{
	const struct email *m = self;

	if (*m->mailbox != '\0')
		return show_email(v, self, out);
	*out = oc_var_text("");
	return OC_OK;
}

static enum oc_err
get_whole_address(struct oc_vars *v, const void *self, struct oc_var *out)
{
	const struct email *m = self;

	if (*m->personal == '\0')
		return get_plain(v, self, out);
	*out = oc_var_text(oc_sprintf(oc_var_arena(v), "\"%s\" <%s@%s>",
	    m->personal, m->mailbox, m->host));
	return OC_OK;
}

static enum oc_err
get_mailbox(struct oc_vars *v, const void *self, struct oc_var *out)
{
	(void)v;
	*out = oc_var_text(((const struct email *)self)->mailbox);
	return OC_OK;
}

static enum oc_err
get_host(struct oc_vars *v, const void *self, struct oc_var *out)
{
	(void)v;
	*out = oc_var_text(((const struct email *)self)->host);
	return OC_OK;
}

static enum oc_err
get_personal(struct oc_vars *v, const void *self, struct oc_var *out)
{
	(void)v;
	*out = oc_var_text(((const struct email *)self)->personal);
	return OC_OK;
}

static const struct oc_var_attr email_attrs[] = {
	{ .name = "mailbox", .get = get_mailbox },
	{ .name = "domain", .get = get_host },
	{ .name = "host", .get = get_host },
	{ .name = "personal", .get = get_personal },
	{ .name = "name", .get = get_personal },
	{ .name = "address", .get = get_whole_address },
	{ .name = "email", .get = get_plain },
};

static const struct oc_var_class email_class = {
	.show = show_email,
	.attrs = email_attrs,
	.n = OC_COUNT(email_attrs),
};

/*
 * osTicket writes '"Name" <address>' and takes it apart again; a backslash in
 * the name that takes the meaning from a quote makes it unreadable.
 */
static bool
is_readable(const char *personal)
{
	bool odd = false;

	for (const char *p = personal; *p != '\0'; p++) {
		if (*p == '"' && odd)
			return false;
		odd = *p == '\\' && !odd;
	}
	return !odd;
}

/* Mailbox and host; false when it is no address at all. */
static bool
split_address(struct oc_arena *a, const char *address, struct email *m)
{
	const char *at = strchr(address, '@'), *blank;

	if (*address == '"')
		at = strstr(address, "\"@");
	if (*address == '"' && at != NULL)
		at++;
	m->mailbox = at == NULL
	                 ? address
	                 : oc_strndup(a, address, (size_t)(at - address));
	m->host = at == NULL ? "localhost" : at + 1;
	blank = strchr(m->mailbox, ' ');
	return *m->mailbox != '\0' && (blank == NULL || *m->mailbox == '"');
}

struct oc_var
oc_var_email(struct oc_vars *v, const char *personal, const char *address)
{
	struct oc_arena *a = oc_var_arena(v);
	struct email *m = oc_alloc(a, sizeof *m);

	m->personal = oc_trim(a, oc_replace(a, personal, "\"", "\\\""), "\"");
	if (!is_readable(personal) ||
	    !split_address(a, oc_trim(a, address, NULL), m))
		*m = (struct email){ "", "", "" };
	return oc_var_thing(&email_class, m);
}

enum oc_err
oc_var_email_with_name(
    struct oc_vars *v, const struct oc_var *of, struct oc_var *out)
{
	struct person p;
	enum oc_err e = oc_var_attr_str(v, of, "name", &p.name);

	if (e == OC_OK)
		e = oc_var_attr_str(v, of, "email", &p.email);
	if (e == OC_OK)
		*out = oc_var_text(oc_sprintf(oc_var_arena(v),
		    oc_var_filled(p.name) ? "\"%s\" <%s>" : "%s%s", p.name,
		    p.email));
	return e;
}

/* ----- Lists of people. ----- */

struct people {
	const struct person *p;
	size_t n;
};

static enum oc_err
list(struct oc_vars *v, const struct people *l, bool names, bool emails,
    struct oc_var *out)
{
	struct oc_buf *b = oc_buf_new(oc_var_arena(v), OC_VARS_MAX);

	for (size_t i = 0; i < l->n; i++) {
		const struct person *p = &l->p[i];

		oc_buf_adds(b, i > 0 ? ", " : "");
		if (names && emails)
			oc_buf_addf(b, "%s <%s>", p->name, p->email);
		else
			oc_buf_adds(b, names ? p->name : p->email);
	}
	*out = oc_var_text(oc_buf_dup(b, oc_var_arena(v)));
	return OC_OK;
}

static enum oc_err
get_names(struct oc_vars *v, const void *self, struct oc_var *out)
{
	return list(v, self, true, false, out);
}

static enum oc_err
get_emails(struct oc_vars *v, const void *self, struct oc_var *out)
{
	return list(v, self, false, true, out);
}

static enum oc_err
get_full(struct oc_vars *v, const void *self, struct oc_var *out)
{
	return list(v, self, true, true, out);
}

static const struct oc_var_attr people_attrs[] = {
	{ .name = "names", .get = get_names },
	{ .name = "emails", .get = get_emails },
	{ .name = "full", .get = get_full },
};

static const struct oc_var_class people_class = {
	.show = get_names,
	.attrs = people_attrs,
	.n = OC_COUNT(people_attrs),
};

static struct oc_var
people(struct oc_vars *v, const struct person *people, size_t n)
{
	struct people *l = oc_alloc(oc_var_arena(v), sizeof *l);

	*l = (struct people){ people, n };
	return oc_var_thing(&people_class, l);
}

enum oc_err
oc_var_users(struct oc_vars *v, const struct oc_rows *rows, struct oc_var *out)
{
	struct person *p = oc_calloc(oc_var_arena(v), rows->n, sizeof *p);
	enum oc_err e = OC_OK;

	for (size_t i = 0; i < rows->n && e == OC_OK; i++) {
		const char *address = oc_cell_text(rows, i, 1);
		struct oc_var x =
		    oc_var_user_name(v, oc_cell_text(rows, i, 0), address);

		p[i].email = "";
		e = oc_var_str(v, &x, &p[i].name);
		x = oc_var_email(v, p[i].name, address);
		if (e == OC_OK && *address != '\0')
			e = oc_var_str(v, &x, &p[i].email);
	}
	*out = people(v, p, rows->n);
	return e;
}

enum oc_err
oc_var_agents(struct oc_vars *v, const struct oc_rows *rows, struct oc_var *out)
{
	struct person *p = oc_calloc(oc_var_arena(v), rows->n, sizeof *p);
	enum oc_err e = OC_OK;

	for (size_t i = 0; i < rows->n && e == OC_OK; i++) {
		struct oc_var x = oc_var_agent_name(
		    v, oc_cell_text(rows, i, 0), oc_cell_text(rows, i, 1));

		e = oc_var_str(v, &x, &p[i].name);
		p[i].email = oc_cell_text(rows, i, 2);
	}
	*out = people(v, p, rows->n);
	return e;
}
