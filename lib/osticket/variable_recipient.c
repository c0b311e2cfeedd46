/* variable_recipient.c - those mail goes to: owners and collaborators. */
#include "config.h"

#include <string.h>

#include "base/base64.h"
#include "base/hash.h"
#include "base/str.h"
#include "config/settings.h"
#include "config/site.h"
#include "osticket/html.h"
#include "osticket/variable_class.h"

/* ----- The owner of a ticket. ----- */

struct owner {
	struct oc_var ticket;
	struct oc_var user; /* nothing when the row is gone */
};

static enum oc_err
load_owner(struct oc_vars *v, int64_t id, const void **out)
{
	struct owner o;
	const char *user_id;
	enum oc_err e = oc_var_load(v, &oc_var_ticket, id, &o.ticket);

	if (e != OC_OK || o.ticket.kind != OC_VAR_THING)
		return e;
	e = oc_var_attr_str(v, &o.ticket, "ownerid", &user_id);
	if (e == OC_OK)
		e = oc_var_load(
		    v, &oc_var_user, oc_leading_int(user_id), &o.user);
	if (e == OC_OK)
		*out =
		    memcpy(oc_alloc(oc_var_arena(v), sizeof o), &o, sizeof o);
	return e;
}

static enum oc_err
of_user(
    struct oc_vars *v, const void *self, const char *name, struct oc_var *out)
{
	const struct owner *o = self;

	return oc_var_get(v, &o->user, name, out);
}

static enum oc_err
get_owner_id(struct oc_vars *v, const void *self, struct oc_var *out)
{
	enum oc_err e = of_user(v, self, "id", out);

	if (out->kind == OC_VAR_NULL)
		out->kind = OC_VAR_FALSE;
	return e;
}

static enum oc_err
get_owner_name(struct oc_vars *v, const void *self, struct oc_var *out)
{
	return of_user(v, self, "name", out);
}

static enum oc_err
get_owner_email(struct oc_vars *v, const void *self, struct oc_var *out)
{
	return of_user(v, self, "email", out);
}

static enum oc_err
get_owner_language(struct oc_vars *v, const void *self, struct oc_var *out)
{
	return of_user(v, self, "language", out);
}

static enum oc_err
get_owner_ticket_id(struct oc_vars *v, const void *self, struct oc_var *out)
{
	return oc_var_get(v, &((const struct owner *)self)->ticket, "id", out);
}

static enum oc_err
get_owner_address(struct oc_vars *v, const void *self, struct oc_var *out)
{
	return oc_var_email_with_name(
	    v, &((const struct owner *)self)->user, out);
}

static enum oc_err
show_owner(struct oc_vars *v, const void *self, struct oc_var *out)
{
	struct oc_var name;
	enum oc_err e = get_owner_name(v, self, &name);

	return e != OC_OK ? e : oc_var_show(v, &name, out);
}

/* n low bytes of x, the lowest first. */
static void
put_little_endian(unsigned char *p, int64_t x)
{
	for (int i = 0; i < 4; i++)
		p[i] = (unsigned char)((uint64_t)x >> (8 * i));
}

/* Five bits a character, with an alphabet of osTicket's own. */
static char *
base32(struct oc_arena *a, const unsigned char *p, size_t len)
{
	static const char alphabet[] = "abcdefghijklmnopqrstuvwxyz012345";
	char *out = oc_calloc(a, len * 8 / 5 + 2, 1), *at = out;
	unsigned bits = 0, n = 0;

	for (size_t i = 0; i < len; i++) {
		bits = bits << 8 | p[i];
		for (n += 8; n >= 5; n -= 5)
			*at++ = alphabet[bits >> (n - 5) & 31];
	}
	if (n > 0)
		*at = alphabet[bits << (5 - n) & 31];
	return out;
}

/* The token that lets the owner in without a password (auth.md, 8.4). */
static enum oc_err
owner_token(struct oc_vars *v, const struct owner *o, const char **out)
{
	struct oc_arena *a = oc_var_arena(v);
	const char *user_id, *ticket_id, *created, *secret;
	unsigned char ids[8], hash[OC_MD5_LEN];
	enum oc_err e = oc_var_attr_str(v, &o->user, "id", &user_id);

	if (e == OC_OK)
		e = oc_var_attr_str(v, &o->ticket, "id", &ticket_id);
	if (e == OC_OK)
		e = oc_var_attr_str(v, &o->ticket, "createdate", &created);
	if (e != OC_OK)
		return e;
	put_little_endian(ids, oc_leading_int(user_id));
	put_little_endian(ids + 4, oc_leading_int(ticket_id));
	secret = oc_sprintf(a, "%s%s%s%s", user_id, created, ticket_id,
	    oc_var_ctx(v)->site->ost.secret_salt);
	oc_md5(secret, strlen(secret), hash);
	*out = oc_sprintf(a, "o1x%s%s", base32(a, ids, sizeof ids),
	    oc_base64(a, hash, sizeof hash) + 8);
	return OC_OK;
}

static const char *
url_encode(struct oc_arena *a, const char *s)
{
	s = oc_replace(a, s, "+", "%2B");
	s = oc_replace(a, s, "/", "%2F");
	return oc_replace(a, s, "=", "%3D");
}

/*
 * With a token where the site allows it.  Not an attribute, as it is in
 * osTicket: a collaborator could have it mailed in a message of theirs.
 */
static enum oc_err
get_access_link(struct oc_vars *v, const void *self, struct oc_var *out)
{
	struct oc_arena *a = oc_var_arena(v);
	const struct owner *o = self;
	const char *text;
	bool token = oc_config_on(oc_var_ctx(v)->config, "allow_auth_tokens");
	enum oc_err e = token ? owner_token(v, o, &text)
	                      : oc_var_attr_str(v, &o->ticket, "id", &text);

	if (e == OC_OK)
		*out = oc_var_text(oc_sprintf(a, "%s/view.php?%s=%s",
		    oc_var_base_url(v), token ? "auth" : "id",
		    token ? url_encode(a, text) : text));
	return e;
}

/* Who takes part would get the token as well, so then there is none. */
static enum oc_err
get_ticket_link(struct oc_vars *v, const void *self, struct oc_var *out)
{
	const struct owner *o = self;
	const char *others, *id;
	enum oc_err e =
	    oc_var_attr_str(v, &o->ticket, "numcollaborators", &others);

	if (e == OC_OK && !oc_var_filled(others))
		return get_access_link(v, self, out);
	if (e == OC_OK)
		e = oc_var_attr_str(v, &o->ticket, "id", &id);
	if (e == OC_OK)
		*out = oc_var_text(oc_sprintf(oc_var_arena(v),
		    "%s/view.php?id=%s", oc_var_base_url(v), id));
	return e;
}

enum oc_err
oc_vars_access_link(struct oc_vars *v, int64_t ticket_id, const char **out)
{
	struct oc_var owner, link;
	enum oc_err e = oc_var_load(v, &oc_var_owner, ticket_id, &owner);

	if (e == OC_OK && owner.kind != OC_VAR_THING)
		e = OC_ENOTFOUND;
	if (e == OC_OK)
		e = get_access_link(v, owner.self, &link);
	if (e == OC_OK)
		*out = link.text;
	return e;
}

/* What is asked of the user: what is missing or empty there is "false". */
static enum oc_err
ask_user(struct oc_vars *v, const struct oc_var *user, const char *name,
    struct oc_var *out)
{
	enum oc_err e = oc_var_get(v, user, name, out);

	if (e == OC_OK &&
	    (out->kind == OC_VAR_NULL ||
	        (out->kind == OC_VAR_TEXT && !oc_var_filled(out->text))))
		out->kind = OC_VAR_FALSE;
	return e;
}

static enum oc_err
owner_other(struct oc_vars *v, const void *self, const char *name,
    struct oc_var *out, bool *found)
{
	*found = true;
	if (oc_streq(name, "username"))
		name = "email";
	return ask_user(v, &((const struct owner *)self)->user, name, out);
}

/* This one knows nothing of the answers of the user's form. */
static enum oc_err
writing_owner_other(struct oc_vars *v, const void *self, const char *name,
    struct oc_var *out, bool *found)
{
	const struct owner *o = self;
	struct oc_var answer;
	const char *id;
	enum oc_err e = oc_var_attr_str(v, &o->user, "id", &id);

	*found = false;
	if (e == OC_OK)
		e = oc_var_answer(
		    v, 'U', oc_leading_int(id), name, &answer, found);
	*found = *found || oc_streq(name, "username");
	if (e == OC_OK && *found)
		*out = (struct oc_var){ .kind = OC_VAR_FALSE };
	if (e != OC_OK || *found)
		return e;
	return owner_other(v, self, name, out, found);
}

static const struct oc_var_attr owner_attrs[] = {
	{ .name = "ticket_link", .get = get_ticket_link },
	{ .name = "id", .get = get_owner_id },
	{ .name = "userid", .get = get_owner_id },
	{ .name = "name", .get = get_owner_name },
	{ .name = "email", .get = get_owner_email },
	{ .name = "emailaddress", .get = get_owner_address },
	{ .name = "language", .get = get_owner_language },
	{ .name = "ticketid", .get = get_owner_ticket_id },
};

const struct oc_var_class oc_var_owner = {
	.load = load_owner,
	.show = show_owner,
	.attrs = owner_attrs,
	.n = OC_COUNT(owner_attrs),
	.after = owner_other,
};

const struct oc_var_class oc_var_writing_owner = {
	.load = load_owner,
	.show = show_owner,
	.attrs = owner_attrs,
	.n = OC_COUNT(owner_attrs),
	.after = writing_owner_other,
};

/* ----- Collaborators. ----- */

enum collaborator_col { ID, THREAD_ID, USER_ID, CREATED, TICKET_ID };

static enum oc_err
get_user(struct oc_vars *v, const void *self, struct oc_var *out)
{
	return oc_var_load(v, &oc_var_user, oc_cell_int(self, 0, USER_ID), out);
}

static enum oc_err
get_of_user(
    struct oc_vars *v, const void *self, const char *name, struct oc_var *out)
{
	struct oc_var user;
	enum oc_err e = get_user(v, self, &user);

	return e != OC_OK ? e : oc_var_get(v, &user, name, out);
}

static enum oc_err
get_name(struct oc_vars *v, const void *self, struct oc_var *out)
{
	return get_of_user(v, self, "name", out);
}

static enum oc_err
get_email(struct oc_vars *v, const void *self, struct oc_var *out)
{
	return get_of_user(v, self, "email", out);
}

static enum oc_err
get_address(struct oc_vars *v, const void *self, struct oc_var *out)
{
	struct oc_var user;
	enum oc_err e = get_user(v, self, &user);

	return e != OC_OK ? e : oc_var_email_with_name(v, &user, out);
}

static enum oc_err
show_collaborator(struct oc_vars *v, const void *self, struct oc_var *out)
{
	enum oc_err e = get_address(v, self, out);

	if (e == OC_OK)
		*out = oc_var_text(oc_html_chars(oc_var_arena(v), out->text));
	return e;
}

/* Never with a token: who gets this is not alone on the ticket. */
static enum oc_err
get_collaborator_link(struct oc_vars *v, const void *self, struct oc_var *out)
{
	const char *id = oc_cell_str(self, 0, TICKET_ID);

	if (id != NULL)
		*out = oc_var_text(oc_sprintf(oc_var_arena(v),
		    "%s/tickets.php?id=%s", oc_var_base_url(v), id));
	return OC_OK;
}

static const struct oc_var_attr collaborator_attrs[] = {
	{ .name = "ticket_link", .get = get_collaborator_link },
	{ .name = "id", .col = ID },
	{ .name = "userid", .col = USER_ID },
	{ .name = "threadid", .col = THREAD_ID },
	{ .name = "createdate", .col = CREATED },
	{ .name = "ticketid", .col = TICKET_ID },
	{ .name = "ticket", .col = TICKET_ID, .class = &oc_var_ticket },
	{ .name = "user", .col = USER_ID, .class = &oc_var_user },
	{ .name = "name", .get = get_name },
	{ .name = "email", .get = get_email },
	{ .name = "emailaddress", .get = get_address },
};

#define COLLABORATOR_SQL                                                       \
	"SELECT c.id, c.thread_id, c.user_id, c.created, "                     \
	"IF(t.object_type = 'T', t.object_id, NULL) "                          \
	"FROM {thread_collaborator} c JOIN {thread} t ON t.id = c.thread_id "  \
	"WHERE c.id = ?"

const struct oc_var_class oc_var_collaborator = {
	.sql = COLLABORATOR_SQL,
	.show = show_collaborator,
	.attrs = collaborator_attrs,
	.n = OC_COUNT(collaborator_attrs),
};

static const struct oc_var_attr listed_attrs[] = {
	{ .name = "id", .col = ID },
	{ .name = "userid", .col = USER_ID },
	{ .name = "name", .get = get_name },
	{ .name = "email", .get = get_email },
	{ .name = "emailaddress", .get = get_address },
};

const struct oc_var_class oc_var_listed = {
	.sql = COLLABORATOR_SQL,
	.show = get_address,
	.attrs = listed_attrs,
	.n = OC_COUNT(listed_attrs),
};
