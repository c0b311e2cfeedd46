/*
 * principal.h - who is asking: an agent, a user, an API key, or the system.
 *
 * The credential is judged in lib/auth; what the account may do is read here,
 * once per request, and asked for in permission.h.
 */
#ifndef OC_OSTICKET_PRINCIPAL_H
#define OC_OSTICKET_PRINCIPAL_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/ctx.h"
#include "db/db.h"

enum oc_principal_kind {
	OC_NOBODY,
	OC_AGENT,  /* id is staff.staff_id */
	OC_USER,   /* id is user.id */
	OC_APIKEY, /* id is api_key.id: acts as the system */
	OC_SYSTEM  /* the admin command */
};

/* How it was proved. */
enum oc_auth_method {
	OC_BY_NOTHING,
	OC_BY_JWT,
	OC_BY_API_TOKEN,
	OC_BY_API_KEY,
	OC_BY_SESSION,
	OC_BY_COMMAND
};

struct oc_val;

/* One department of an agent: reached, and with which role. */
struct oc_agent_dept {
	int64_t id;
	int64_t role_id;              /* 0: seen, but by no role of his own */
	const char *permissions;      /* the role's JSON, "" for none */
	const struct oc_val *granted; /* the same, read; NULL for none */
	bool primary, extended, managed; /* none: below one that is */
};

/* What permissions.md, 1 to 3 says of an agent. */
struct oc_agent_rights {
	const char *username, *email, *name;
	int64_t dept_id, role_id; /* role_id 0: the role is gone */
	bool active, admin, assigned_only, on_vacation, must_change_password;
	bool keeps_role;                   /* extra.def_assn_role */
	const char *permissions;           /* global keys, JSON, "" for none */
	const struct oc_val *granted;      /* the same, read; NULL for none */
	const struct oc_val *role_granted; /* of the primary role */
	const struct oc_agent_dept *depts; /* all he reaches, by id */
	size_t ndepts;
	const int64_t *teams;
	size_t nteams;
};

/* What permissions.md, 9 says of a user. */
struct oc_user_rights {
	const char *name, *email;
	const char *username; /* NULL: has none */
	int64_t org_id;
	bool primary_contact; /* of his organization */
	bool has_account;
	bool active; /* has no account, or one confirmed and not locked */
	bool must_change_password;
	bool shares_all, shares_primary; /* flags of the organization */
};

struct oc_principal {
	enum oc_principal_kind kind;
	int64_t id;
	enum oc_auth_method method;
	const char *scopes; /* of an API token, blanks between; NULL: all */
	int64_t token_id;   /* oc_api_token.id or oc_login.id; 0 for none */
	int64_t expires;    /* of the credential, Unix time; 0: never */
	int64_t ticket_id;  /* the only one a guest's link leads to; 0: any */
	bool can_create, can_cron; /* an API key's flags */
	bool read_write;           /* an API key where the site allows it */
	const struct oc_agent_rights *agent; /* of OC_AGENT, else NULL */
	const struct oc_user_rights *user;   /* of OC_USER, else NULL */
};

/*
 * Read an agent's or a user's rights into *p, of which kind and id are set.
 * The rest of *p is left alone; other kinds have nothing to read.
 * OC_ENOTFOUND when there is no such account.  Whether it is active is for
 * the caller to ask, to say so; permission.h grants nothing to one that is
 * not.
 */
enum oc_err oc_principal_load(struct oc_ctx *cx, struct oc_principal *p);

/*
 * The same in two steps, for those who have other things to ask at the same
 * time, see oc_db_ask().  The account asked for has to be *p's.
 */
enum oc_err oc_principal_ask(struct oc_ctx *cx, enum oc_principal_kind kind,
    int64_t id, struct oc_rows *out);
enum oc_err oc_principal_read(
    struct oc_ctx *cx, struct oc_rows *rows, struct oc_principal *p);

/* The organization whose tickets the user sees as well; 0 for none. */
int64_t oc_user_shared_org(const struct oc_user_rights *user);

#endif
