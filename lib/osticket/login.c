/* login.c - checking accounts and passwords as osTicket does. */
#include "config.h"

#include <string.h>

#include "base/clock.h"
#include "base/str.h"
#include "config/settings.h"
#include "db/db.h"
#include "osticket/address.h"
#include "osticket/login.h"
#include "osticket/password.h"
#include "osticket/pattern.h"
#include "osticket/second_factor.h"

/* passwd_reset_period is in months, which osTicket takes to be this long. */
enum { MONTH_SECONDS = 2629800 };

#define SETUP_2FA "Two Factor Authentication configuration required to continue"

struct account {
	enum oc_principal_kind kind;
	int64_t id; /* 0: none */
	const char *username, *email;
	const char *password, *backend;
	bool active, admin;
	int64_t status;      /* of a user's account */
	bool must_change;    /* staff.change_passwd */
	const char *changed; /* agent: when the password was set, in SQL */
};

/* How somebody is looked for. */
enum by { BY_ID, BY_EMAIL, BY_USERNAME };

#define AGENT                                                                  \
	"SELECT staff_id, username, IFNULL(email, ''), passwd, backend, "      \
	"isactive, isadmin, change_passwd, IFNULL(passwdreset, created) "      \
	"FROM {staff} "

#define USER                                                                   \
	"SELECT u.id, IFNULL(a.username, ''), IFNULL(d.address, ''), "         \
	"a.passwd, a.backend, a.status "                                       \
	"FROM {user_account} a JOIN {user} u ON u.id = a.user_id "             \
	"LEFT JOIN {user_email} d ON d.id = u.default_email_id "

static const char *const agent_sql[] = {
	[BY_ID] = AGENT "WHERE staff_id = ? LIMIT 2",
	[BY_EMAIL] = AGENT "WHERE email = ? LIMIT 2",
	[BY_USERNAME] = AGENT "WHERE username = ? LIMIT 2",
};

static const char *const user_sql[] = {
	[BY_ID] = USER "WHERE u.id = ? LIMIT 2",
	[BY_EMAIL] = USER "JOIN {user_email} e ON e.user_id = u.id "
	                  "WHERE e.address = ? LIMIT 2",
	[BY_USERNAME] = USER "WHERE a.username = ? LIMIT 2",
};

static void
read_agent(const struct oc_rows *r, struct account *out)
{
	out->active = oc_cell_int(r, 0, 5) != 0;
	out->admin = oc_cell_int(r, 0, 6) != 0;
	out->must_change = oc_cell_int(r, 0, 7) != 0;
	out->changed = oc_cell_text(r, 0, 8);
}

static void
read_user(const struct oc_rows *r, struct account *out)
{
	out->status = oc_cell_int(r, 0, 5);
	out->active = (out->status & OC_ACCOUNT_CONFIRMED) != 0 &&
	              (out->status & OC_ACCOUNT_LOCKED) == 0;
	out->must_change = (out->status & OC_ACCOUNT_REQUIRE_RESET) != 0;
}

/* out->id stays 0 when there is none, and when it is not clear which. */
static enum oc_err
load(struct oc_ctx *cx, enum oc_principal_kind kind, enum by by,
    const char *value, struct account *out)
{
	struct oc_rows rows;
	enum oc_err e = oc_db_select(cx->db, cx->arena, &rows,
	    kind == OC_AGENT ? agent_sql[by] : user_sql[by], "s", value);

	*out = (struct account){ .kind = kind, .username = "", .email = "" };
	if (e != OC_OK || rows.n != 1)
		return e;
	out->id = oc_cell_int(&rows, 0, 0);
	out->username = oc_cell_text(&rows, 0, 1);
	out->email = oc_cell_text(&rows, 0, 2);
	out->password = oc_cell_str(&rows, 0, 3);
	out->backend = oc_cell_text(&rows, 0, 4);
	if (kind == OC_AGENT)
		read_agent(&rows, out);
	else
		read_user(&rows, out);
	return OC_OK;
}

static bool
is_username(struct oc_ctx *cx, const char *s)
{
	return strlen(s) >= 2 && !oc_is_numeric(s) &&
	       oc_pattern_matches(cx, "/^[\\p{L}\\d._-]+$/uD", s);
}

/* As osTicket tells numbers of agents, addresses and usernames apart. */
static enum oc_err
find(struct oc_ctx *cx, enum oc_principal_kind kind, const char *who,
    struct account *out)
{
	int64_t id;

	who = oc_trim(cx->arena, who, NULL);
	if (kind == OC_AGENT && oc_parse_int(who, &id))
		return load(cx, kind, BY_ID, who, out);
	if (oc_email_syntax(cx->arena, who, NULL))
		return load(cx, kind, BY_EMAIL, who, out);
	if (is_username(cx, who))
		return load(cx, kind, BY_USERNAME, who, out);
	*out = (struct account){ .kind = kind, .username = "", .email = "" };
	return OC_OK;
}

static bool
other_backend(const struct account *acc)
{
	const char *own = acc->kind == OC_AGENT ? "local" : "client";

	return !oc_empty(acc->backend) && !oc_streq(acc->backend, "0") &&
	       !oc_streq(acc->backend, own);
}

struct change {
	struct oc_ctx *cx;
	const struct account *acc;
	const char *passwd; /* the new form, or NULL */
};

/* Only if it is still the one that was checked. */
static enum oc_err
rehash(void *p)
{
	const struct change *c = p;

	return oc_db_exec(c->cx->db,
	    c->acc->kind == OC_AGENT
	        ? "UPDATE {staff} SET passwd = ?, updated = NOW() "
	          "WHERE staff_id = ? AND passwd = ?"
	        : "UPDATE {user_account} SET passwd = ? "
	          "WHERE user_id = ? AND passwd = ?",
	    "sis", c->passwd, c->acc->id, c->acc->password);
}

static enum oc_err
demand_change(void *p)
{
	const struct change *c = p;

	return oc_db_exec(c->cx->db,
	    "UPDATE {staff} SET change_passwd = 1, updated = NOW() "
	    "WHERE staff_id = ? AND change_passwd = 0",
	    "i", c->acc->id);
}

/* *right: was it the password?  Takes as long whether or not. */
static enum oc_err
check_password(struct oc_ctx *cx, const struct account *acc,
    const char *password, bool *right)
{
	struct change c = { .cx = cx, .acc = acc };
	enum oc_password result = oc_password_check(cx->arena, password,
	    acc->id == 0 || other_backend(acc) ? NULL : acc->password);

	*right = result != OC_PASSWORD_WRONG;
	if (result != OC_PASSWORD_REHASH)
		return OC_OK;
	c.passwd = oc_password_hash(
	    cx->arena, oc_strndup(cx->arena, password,
	                   strnlen(password, OC_PASSWORD_MAX)));
	return c.passwd == NULL ? OC_EINTERNAL
	                        : oc_db_attempt(cx->db, rehash, &c);
}

/*
 * osTicket reads the database's time as if it were UTC.  A zero date, which
 * that does not make a time, is before all times.
 */
static bool
is_expired(struct oc_ctx *cx, const struct account *acc)
{
	int64_t months = oc_config_int(cx->config, "passwd_reset_period");
	int64_t then = 0;

	if (acc->kind != OC_AGENT || months <= 0 || *acc->changed == '\0')
		return false;
	return !oc_sql_time(acc->changed, &then) ||
	       then < oc_now() - months * MONTH_SECONDS;
}

/* Is the client's address one of a list "a, b"? */
static bool
is_listed(struct oc_ctx *cx, const char *list)
{
	char **one = oc_split(
	    cx->arena, oc_replace(cx->arena, list, " ", ""), ',', NULL);

	for (; *one != NULL; one++)
		if (oc_streq(*one, cx->ip))
			return true;
	return false;
}

enum oc_login_outcome
oc_login_site(struct oc_ctx *cx, enum oc_principal_kind kind, bool admin)
{
	enum { EVERYWHERE = 1, PORTAL = 2, PANEL = 3 }; /* acl_backend */
	const char *acl = oc_config_text(cx->config, "acl");
	int64_t where = oc_config_int(cx->config, "acl_backend");

	if (*acl != '\0' &&
	    (where == EVERYWHERE ||
	        where == (kind == OC_AGENT ? PANEL : PORTAL)) &&
	    !is_listed(cx, acl))
		return OC_LOGIN_ADDRESS;
	if (!oc_config_on(cx->config, "isonline") && !admin)
		return OC_LOGIN_OFFLINE;
	return OC_LOGIN_OK;
}

static enum oc_err
judge(struct oc_ctx *cx, const struct account *acc, enum oc_login_outcome *out)
{
	struct oc_2fa f;
	enum oc_err e;

	if (acc->id == 0)
		*out = OC_LOGIN_WRONG;
	else if (acc->kind == OC_USER &&
	         (acc->status & OC_ACCOUNT_CONFIRMED) == 0)
		*out = OC_LOGIN_UNCONFIRMED;
	else if (acc->kind == OC_USER && (acc->status & OC_ACCOUNT_LOCKED) != 0)
		*out = OC_LOGIN_LOCKED;
	else if (!acc->active)
		*out = OC_LOGIN_INACTIVE;
	else if (acc->kind == OC_USER &&
	         oc_streq(oc_config_text(cx->config, "client_registration"),
	             "disabled"))
		*out = OC_LOGIN_CLOSED;
	else
		*out = oc_login_site(cx, acc->kind, acc->admin);
	if (*out == OC_LOGIN_OK && acc->must_change)
		*out = OC_LOGIN_CHANGE_PASSWORD;
	if (*out != OC_LOGIN_OK || acc->kind != OC_AGENT)
		return OC_OK;
	e = oc_2fa_of_agent(cx, acc->id, &f);
	if (e == OC_OK && f.unset)
		*out = OC_LOGIN_SETUP_2FA;
	return e;
}

static void
fill(struct oc_login *out, const struct account *acc,
    enum oc_login_outcome outcome)
{
	*out = (struct oc_login){ .outcome = outcome,
		.kind = acc->kind,
		.id = acc->id,
		.username = acc->username,
		.email = acc->email,
		.admin = acc->admin };
}

/* What only a login with a password asks: is it too old, is there more? */
static enum oc_err
judge_login(
    struct oc_ctx *cx, const struct account *acc, enum oc_login_outcome *out)
{
	struct change c = { .cx = cx, .acc = acc };
	struct oc_2fa f;
	enum oc_err e = judge(cx, acc, out);

	if (e != OC_OK || (*out != OC_LOGIN_OK && *out != OC_LOGIN_SETUP_2FA))
		return e;
	if (is_expired(cx, acc)) {
		*out = OC_LOGIN_EXPIRED;
		return oc_db_attempt(cx->db, demand_change, &c);
	}
	if (*out != OC_LOGIN_OK || acc->kind != OC_AGENT)
		return OC_OK;
	e = oc_2fa_of_agent(cx, acc->id, &f);
	if (e == OC_OK && f.kind != OC_2FA_NONE)
		*out = OC_LOGIN_SECOND_FACTOR;
	return e;
}

static enum oc_err
login(struct oc_ctx *cx, enum oc_principal_kind kind, const char *who,
    const char *password, struct oc_login *out)
{
	enum oc_login_outcome outcome = OC_LOGIN_WRONG;
	struct account acc;
	bool right = false;
	enum oc_err e = find(cx, kind, who, &acc);

	if (e == OC_OK)
		e = check_password(cx, &acc, password, &right);
	if (e == OC_OK && right)
		e = judge_login(cx, &acc, &outcome);
	else if (acc.id != 0 && other_backend(&acc))
		outcome = OC_LOGIN_BACKEND;
	if (e == OC_OK)
		fill(out, &acc, outcome);
	return e;
}

enum oc_err
oc_login_find(struct oc_ctx *cx, enum oc_principal_kind kind, const char *who,
    int64_t *id)
{
	struct account acc;
	enum oc_err e = find(cx, kind, who, &acc);

	if (e == OC_OK)
		*id = acc.id;
	return e;
}

enum oc_err
oc_login_agent(struct oc_ctx *cx, const char *who, const char *password,
    struct oc_login *out)
{
	return login(cx, OC_AGENT, who, password, out);
}

enum oc_err
oc_login_user(struct oc_ctx *cx, const char *who, const char *password,
    struct oc_login *out)
{
	return login(cx, OC_USER, who, password, out);
}

enum oc_err
oc_login_state(struct oc_ctx *cx, enum oc_principal_kind kind, int64_t id,
    struct oc_login *out)
{
	enum oc_login_outcome outcome;
	struct account acc;
	enum oc_err e = load(cx, kind, BY_ID,
	    oc_sprintf(cx->arena, "%lld", (long long)id), &acc);

	if (e == OC_OK)
		e = judge(cx, &acc, &outcome);
	if (e == OC_OK)
		fill(out, &acc, outcome);
	return e;
}

const char *
oc_login_text(enum oc_login_outcome outcome)
{
	static const char *const texts[] = {
		[OC_LOGIN_OK] = "",
		[OC_LOGIN_WRONG] = "Access denied",
		[OC_LOGIN_BACKEND] = "Access denied",
		[OC_LOGIN_UNCONFIRMED] = "Account confirmation required",
		[OC_LOGIN_LOCKED] = "Account is administratively locked",
		[OC_LOGIN_INACTIVE] = "Access Denied. Contact Admin",
		[OC_LOGIN_CLOSED] = "Access denied",
		[OC_LOGIN_ADDRESS] = "Access Denied",
		[OC_LOGIN_OFFLINE] = "System Offline",
		[OC_LOGIN_CHANGE_PASSWORD] =
		    "Password change required to continue",
		[OC_LOGIN_EXPIRED] = "Password change required to continue",
		[OC_LOGIN_SETUP_2FA] = SETUP_2FA,
		[OC_LOGIN_SECOND_FACTOR] = "Verification code required",
	};

	return texts[outcome];
}
