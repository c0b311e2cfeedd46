/* sign_in.c - the order of checks of a login. */
#include "config.h"

#include "auth/audit.h"
#include "auth/lockout.h"
#include "auth/sign_in.h"
#include "base/str.h"
#include "db/db.h"
#include "osticket/login.h"

static const char *
wrong_text(enum oc_principal_kind kind)
{
	return kind == OC_AGENT ? "Invalid username or password"
	                        : "Invalid email or password";
}

/* For the log and the audit: what was typed is not yet anybody's name. */
static enum oc_err
note(struct oc_ctx *cx, const struct oc_sign_in *s, const struct oc_login *l,
    const char *outcome)
{
	struct oc_audit x = {
		.actor = s->name,
		.request_id = s->request_id,
		.action = "login",
		.object = l->kind == OC_AGENT ? "staff" : "user",
		.object_id = l->id,
		.outcome = outcome,
	};

	return oc_audit_alone(cx, &x);
}

struct record {
	struct oc_ctx *cx;
	const struct oc_login *login;
	const char *name;
	int64_t failures;
	bool locked, failed;
};

static enum oc_err
record(void *p)
{
	struct record *r = p;
	struct oc_db *db = r->cx->db;
	enum oc_err e = oc_db_begin(db);

	if (e == OC_OK)
		e = r->failed ? oc_login_failed(r->cx, r->login->kind, r->name,
		                    r->failures, r->locked)
		              : oc_login_record(r->cx, r->login);
	return e == OC_OK ? oc_db_commit(db) : e;
}

/* Wrong name or password: count it, and say no more than that. */
static enum oc_err
refuse(struct oc_ctx *cx, const struct oc_sign_in *s, const struct oc_login *l,
    struct oc_attempt *at, const char *why)
{
	struct record r = {
		.cx = cx, .login = l, .name = s->name, .failed = true
	};
	enum oc_err e = oc_lockout_failed(cx, at);

	r.failures = at->failures;
	r.locked = at->locked_now;
	if (e == OC_OK)
		e = oc_db_attempt(cx->db, record, &r);
	if (e == OC_OK)
		e = note(cx, s, l, "denied");
	return e == OC_OK ? oc_fail(cx, OC_EAUTH, "%s", why) : e;
}

/* All is right: osTicket's own record, the tokens, ours. */
static enum oc_err
admit(struct oc_ctx *cx, struct oc_sign_in *s, const struct oc_login *l)
{
	struct record r = { .cx = cx, .login = l };
	struct oc_principal p = { .kind = l->kind, .id = l->id };
	enum oc_err e = oc_db_attempt(cx->db, record, &r);

	if (e == OC_OK)
		e = oc_tokens_issue(cx, &p, "local", &s->tokens);
	if (e == OC_OK)
		e = note(cx, s, l, NULL);
	s->kind = l->kind;
	s->id = l->id;
	return e;
}

static enum oc_err
ask_for_code(struct oc_ctx *cx, struct oc_sign_in *s, const struct oc_login *l)
{
	struct oc_2fa f;
	enum oc_err e = oc_2fa_of_agent(cx, l->id, &f);

	if (e == OC_OK)
		e = oc_2fa_start(cx, l->id, &s->challenge);
	s->factor = f.kind;
	if (e == OC_EFORBIDDEN)
		return oc_fail(cx, e,
		    "This account's second factor only works in osTicket");
	return e == OC_OK ? oc_fail(cx, OC_EAUTH, "A second factor is required")
	                  : e;
}

/* The password is right, but osTicket would not let the account in. */
static enum oc_err
bar(struct oc_ctx *cx, const struct oc_sign_in *s, const struct oc_login *l)
{
	enum oc_err e = note(cx, s, l, "barred");
	bool locked = l->outcome == OC_LOGIN_UNCONFIRMED ||
	              l->outcome == OC_LOGIN_LOCKED ||
	              l->outcome == OC_LOGIN_INACTIVE;

	return e != OC_OK ? e
	                  : oc_fail(cx, locked ? OC_EAUTH : OC_EFORBIDDEN, "%s",
	                        oc_login_text(l->outcome));
}

enum oc_err
oc_sign_in(struct oc_ctx *cx, enum oc_principal_kind kind, struct oc_sign_in *s)
{
	struct oc_attempt at = { 0 };
	struct oc_login l = { .kind = kind };
	enum oc_err e;

	s->challenge = NULL;
	s->retry_after = 0;
	e = oc_login_find(cx, kind, s->name, &l.id);
	if (e == OC_OK)
		e = oc_lockout_begin(cx, kind, l.id, s->name, &at);
	if (e == OC_ERATE)
		s->retry_after = at.retry_after;
	if (e != OC_OK)
		return e;
	e = kind == OC_AGENT ? oc_login_agent(cx, s->name, s->password, &l)
	                     : oc_login_user(cx, s->name, s->password, &l);
	if (e == OC_OK) {
		if (l.outcome == OC_LOGIN_WRONG ||
		    l.outcome == OC_LOGIN_BACKEND)
			e = refuse(cx, s, &l, &at, wrong_text(kind));
		else if (l.outcome == OC_LOGIN_SECOND_FACTOR)
			e = ask_for_code(cx, s, &l);
		else if (l.outcome != OC_LOGIN_OK)
			e = bar(cx, s, &l);
		else if ((e = oc_lockout_succeeded(cx, &at)) == OC_OK)
			e = admit(cx, s, &l);
	}
	oc_lockout_drop(cx, &at);
	return e;
}

/*
 * A name that is no agent's is not an agent's failure: users who log in as
 * they should would lock out their address.  When it fails, it takes as long
 * as where both were tried.
 */
static enum oc_err
sign_in_user(struct oc_ctx *cx, struct oc_sign_in *s)
{
	enum oc_err e = oc_sign_in(cx, OC_USER, s), spent;
	struct oc_login l;

	if (e != OC_EAUTH)
		return e;
	spent = oc_login_agent(cx, s->name, s->password, &l);
	return spent == OC_OK ? e : spent;
}

static enum oc_err
sign_in_both(struct oc_ctx *cx, struct oc_sign_in *s)
{
	enum oc_err e = oc_sign_in(cx, OC_AGENT, s);

	if (e != OC_EAUTH || s->challenge != NULL)
		return e;
	oc_ctx_retry(cx);
	return oc_sign_in(cx, OC_USER, s);
}

enum oc_err
oc_sign_in_any(struct oc_ctx *cx, struct oc_sign_in *s)
{
	int64_t agent;
	enum oc_err e = oc_login_find(cx, OC_AGENT, s->name, &agent);

	if (e != OC_OK)
		return e;
	e = agent == 0 ? sign_in_user(cx, s) : sign_in_both(cx, s);
	if (e == OC_EAUTH && oc_streq(cx->message, wrong_text(OC_USER)))
		cx->message = wrong_text(OC_AGENT);
	return e;
}

/* The agent whose challenge it was, once the code is right. */
static enum oc_err
code_is_right(struct oc_ctx *cx, struct oc_sign_in *s, int64_t staff_id)
{
	struct oc_login l;
	enum oc_err e = oc_login_state(cx, OC_AGENT, staff_id, &l);

	if (e != OC_OK)
		return e;
	s->name = l.username;
	if (l.outcome == OC_LOGIN_WRONG)
		return oc_fail(cx, OC_EAUTH, "%s", wrong_text(OC_AGENT));
	return l.outcome == OC_LOGIN_OK ? admit(cx, s, &l) : bar(cx, s, &l);
}

enum oc_err
oc_sign_in_code(struct oc_ctx *cx, const char *challenge, const char *code,
    struct oc_sign_in *s)
{
	enum oc_2fa_result result;
	struct oc_attempt at = { 0 };
	struct oc_login l = { .kind = OC_AGENT };
	int64_t staff_id = 0;
	enum oc_err e;

	s->challenge = NULL;
	s->retry_after = 0;
	e = oc_2fa_check(cx, challenge, code, &result, &staff_id);
	if (e != OC_OK)
		return e;
	/* A guess counts against the account, like a wrong password: who has
	 * the password could otherwise begin again and again. */
	e = oc_lockout_begin(cx, OC_AGENT, staff_id, challenge, &at);
	if (e == OC_ERATE)
		s->retry_after = at.retry_after;
	if (e != OC_OK)
		return e;
	l.id = staff_id;
	s->name = "second factor";
	if (result != OC_2FA_RIGHT)
		e = refuse(cx, s, &l, &at, oc_2fa_text(result));
	else if ((e = oc_lockout_succeeded(cx, &at)) == OC_OK)
		e = code_is_right(cx, s, staff_id);
	oc_lockout_drop(cx, &at);
	return e;
}
