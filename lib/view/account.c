/* account.c - who somebody is, and what he may do, as JSON. */
#include "config.h"

#include <string.h>

#include "auth/audit.h"
#include "base/clock.h"
#include "base/str.h"
#include "json/reader.h"
#include "view/account.h"

void
oc_view_tokens(struct oc_json *j, const struct oc_token_answer *t)
{
	oc_json_object(j);
	oc_json_kstr(j, "access_token", t->access);
	oc_json_kstr(j, "refresh_token", t->refresh);
	oc_json_kstr(j, "token_type", "bearer");
	oc_json_kint(j, "expires_in", t->expires_in);
	oc_json_end(j);
}

static void
write_id(struct oc_json *j, const char *key, int64_t id)
{
	if (id > 0)
		oc_json_kint(j, key, id);
	else
		oc_json_knull(j, key);
}

static void
write_time(struct oc_json *j, struct oc_arena *a, const char *key, int64_t t)
{
	oc_json_kstr(j, key, t > 0 ? oc_rfc3339(a, t) : NULL);
}

static const char *
type_name(enum oc_principal_kind kind)
{
	switch (kind) {
	case OC_AGENT:
		return "staff";
	case OC_USER:
		return "user";
	case OC_APIKEY:
		return "api_key";
	default:
		return "system";
	}
}

static void
userinfo_members(struct oc_json *j, const struct oc_principal *p)
{
	const struct oc_agent_rights *g = p->agent;
	const struct oc_user_rights *u = p->user;

	oc_json_kstr(j, "user_type", type_name(p->kind));
	oc_json_kint(j, "user_id", p->id);
	oc_json_kstr(j, "email", g ? g->email : u ? u->email : NULL);
	oc_json_kstr(j, "username", g ? g->username : u ? u->username : NULL);
	oc_json_kstr(j, "name", g ? g->name : u ? u->name : NULL);
	oc_json_kbool(j, "isadmin", g != NULL && g->admin);
	write_id(j, "dept_id", g != NULL ? g->dept_id : 0);
}

void
oc_view_userinfo(struct oc_json *j, const struct oc_principal *p)
{
	oc_json_object(j);
	userinfo_members(j, p);
	oc_json_end(j);
}

/* osTicket keeps permissions as {"key":1,…}; clients get the keys. */
static void
write_keys(struct oc_json *j, struct oc_arena *a, const char *text)
{
	struct oc_val *v = NULL;

	oc_json_array(j);
	if (!oc_empty(text) &&
	    oc_json_read(a, text, strlen(text), NULL, &v, NULL) != OC_JSON_OK)
		v = NULL;
	for (size_t i = 0; i < oc_val_count(v); i++)
		if (v->type == OC_OBJECT && oc_val_truthy(oc_val_at(v, i)))
			oc_json_str(j, v->u.list.m[i].name);
	oc_json_end(j);
}

static void
write_departments(
    struct oc_json *j, struct oc_arena *a, const struct oc_agent_rights *g)
{
	oc_json_key(j, "departments");
	oc_json_array(j);
	for (size_t i = 0; i < g->ndepts; i++) {
		const struct oc_agent_dept *d = &g->depts[i];

		oc_json_object(j);
		oc_json_kint(j, "id", d->id);
		write_id(j, "role_id", d->role_id);
		oc_json_kbool(j, "primary", d->primary);
		oc_json_kbool(j, "managed", d->managed);
		oc_json_key(j, "permissions");
		write_keys(j, a, d->permissions);
		oc_json_end(j);
	}
	oc_json_end(j);
}

static void
write_agent(
    struct oc_json *j, struct oc_arena *a, const struct oc_agent_rights *g)
{
	oc_json_kbool(j, "assigned_only", g->assigned_only);
	oc_json_kbool(j, "on_vacation", g->on_vacation);
	oc_json_key(j, "permissions");
	write_keys(j, a, g->permissions);
	write_departments(j, a, g);
	oc_json_key(j, "teams");
	oc_json_array(j);
	for (size_t i = 0; i < g->nteams; i++)
		oc_json_int(j, g->teams[i]);
	oc_json_end(j);
}

/* What an API token may do; null means everything its owner may. */
static void
write_scopes(struct oc_json *j, struct oc_arena *a, const char *scopes)
{
	char **words;

	oc_json_key(j, "scopes");
	if (scopes == NULL) {
		oc_json_null(j);
		return;
	}
	oc_json_array(j);
	for (words = oc_split(a, scopes, ' ', NULL); *words != NULL; words++)
		if (**words != '\0')
			oc_json_str(j, *words);
	oc_json_end(j);
}

void
oc_view_me(struct oc_json *j, struct oc_arena *a, const struct oc_principal *p)
{
	oc_json_object(j);
	userinfo_members(j, p);
	oc_json_kstr(j, "auth_method", oc_auth_method_name(p->method));
	write_scopes(j, a, p->scopes);
	write_time(j, a, "expires_at", p->expires);
	if (p->kind == OC_AGENT)
		write_agent(j, a, p->agent);
	if (p->kind == OC_USER) {
		write_id(j, "organization_id", p->user->org_id);
		write_id(j, "ticket_id", p->ticket_id);
	}
	if (p->kind == OC_APIKEY) {
		oc_json_kbool(j, "can_create_tickets", p->can_create);
		oc_json_kbool(j, "can_exec_cron", p->can_cron);
		oc_json_kbool(j, "read_write", p->read_write);
	}
	oc_json_end(j);
}

void
oc_view_api_token(struct oc_json *j, struct oc_arena *a,
    const struct oc_api_token *t, const char *value)
{
	oc_json_object(j);
	oc_json_kint(j, "id", t->id);
	oc_json_kstr(j, "name", t->name);
	if (value != NULL)
		oc_json_kstr(j, "token", value);
	write_scopes(j, a, t->scopes);
	oc_json_kstr(j, "addresses", t->addresses);
	oc_json_kbool(j, "active", t->active);
	write_time(j, a, "created_at", t->created);
	write_time(j, a, "expires_at", t->expires);
	write_time(j, a, "last_used_at", t->last_used);
	oc_json_kstr(j, "last_ip", t->last_ip);
	oc_json_end(j);
}
