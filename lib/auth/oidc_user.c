/* oidc_user.c - automatic registration (auth.md, 8.2). */
#include "config.h"

#include <string.h>

#include "auth/oidc_user.h"
#include "base/str.h"
#include "config/settings.h"
#include "db/db.h"
#include "osticket/address.h"
#include "osticket/login.h"
#include "osticket/org.h"
#include "osticket/person.h"
#include "osticket/user.h"

/* The user form's answers, or OC_ENOTFOUND when it asks for more. */
static enum oc_err
fill_form(struct oc_ctx *cx, const char *email, const char *name,
    struct oc_entry *out)
{
	struct oc_failures found = { .arena = cx->arena };
	struct oc_val *vars = oc_val_object(cx->arena);
	struct oc_forms forms;
	enum oc_err e = oc_forms_load(cx, 0, &forms);

	oc_val_set(cx->arena, vars, "email", oc_val_str(cx->arena, email));
	oc_val_set(cx->arena, vars, "name", oc_val_str(cx->arena, name));
	if (e == OC_OK)
		e = oc_entry_init(cx, out, oc_forms_of_type(&forms, 'U'), vars);
	if (e == OC_OK)
		e = oc_entry_check(cx, out, &found);
	return e == OC_OK && found.first != NULL ? OC_ENOTFOUND : e;
}

enum oc_err
oc_oidc_user_make(
    struct oc_ctx *cx, const char *email, const char *name, int64_t *id)
{
	struct oc_entry entry;
	struct oc_user user;
	struct oc_org org;
	enum oc_err e;

	if (!oc_email_syntax(cx->arena, email, NULL))
		return OC_ENOTFOUND;
	if (oc_empty(name))
		name = oc_strndup(cx->arena, email, strcspn(email, "@"));
	name = oc_person_clean(cx, name);
	e = fill_form(cx, email, name, &entry);
	if (e == OC_OK)
		e = oc_org_for_domain(
		    cx, email + strcspn(email, "@") + 1, &org);
	if (e == OC_OK)
		e = oc_user_insert(cx, name, email, org.id, &entry, &user);
	if (e == OC_OK)
		*id = user.id;
	return e;
}

enum oc_err
oc_oidc_user_register(struct oc_ctx *cx, int64_t user_id)
{
	const char *mode = oc_config_text(cx->config, "client_registration");

	if (oc_streq(mode, "disabled"))
		return OC_ENOTFOUND;
	return oc_db_exec(cx->db,
	    "INSERT INTO {user_account} SET user_id = ?, status = ?, "
	    "timezone = ?, registered = NOW()",
	    "iis", user_id, (int64_t)OC_ACCOUNT_CONFIRMED,
	    oc_config_text(cx->config, "default_timezone"));
}
