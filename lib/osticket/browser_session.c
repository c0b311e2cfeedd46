/* browser_session.c - osTicket's sessions, read only. */
#include "config.h"

#include <string.h>

#include "base/clock.h"
#include "base/hash.h"
#include "base/str.h"
#include "config/settings.h"
#include "config/site.h"
#include "db/db.h"
#include "osticket/browser_session.h"
#include "osticket/php_session.h"

enum {
	ID_MIN = 22, /* PHP's own limits */
	ID_MAX = 255,
	TOKEN_PARTS = 3,     /* hash, time, address */
	SESSION_TTL = 86400, /* osTicket's, where there is no idle time */
	PLUGIN_ENABLED = 0x1 /* plugin_instance.flags */
};

/* A session as it is being judged. */
struct session {
	struct oc_ctx *cx;
	const struct oc_val *data;
	const struct oc_val *auth; /* _auth.staff or _auth.user */
	int64_t id;
	const char *backend, *key; /* "local" and "ada" */
	struct oc_browser_session *out;
};

static const struct oc_val *
member(const struct oc_val *v, const char *a, const char *b)
{
	return oc_val_get(oc_val_get(v, a), b);
}

/* A text without NUL; NULL for every other value. */
static const char *
text_of(const struct oc_val *v)
{
	return oc_val_is(v, OC_STRING) && strlen(v->u.s.p) == v->u.s.len
	           ? v->u.s.p
	           : NULL;
}

/* An id is a number; after some plug-ins it is the text of one. */
static bool
id_of(const struct oc_val *v, int64_t *out)
{
	const char *text = text_of(v);

	if (oc_val_is(v, OC_INT))
		*out = v->u.i;
	else if (text == NULL || !oc_parse_int(text, out))
		return false;
	return *out > 0;
}

static bool
is_id(const char *s)
{
	size_t len = strspn(s, "abcdefghijklmnopqrstuvwxyz"
	                       "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789,-");

	return s[len] == '\0' && len >= ID_MIN && len <= ID_MAX;
}

const char *
oc_browser_session_cookie(struct oc_ctx *cx, const char *cookie_header)
{
	struct oc_arena *a = cx->arena;
	const char *name = oc_sprintf(a, "%s=", cx->site->ost.session_sessid);
	char **part;

	if (cookie_header == NULL)
		return NULL;
	/* PHP takes the first of a name. */
	for (part = oc_split(a, cookie_header, ';', NULL); *part != NULL;
	     part++) {
		const char *pair = oc_trim(a, *part, NULL), *id;

		if (!oc_starts(pair, name))
			continue;
		id = oc_replace(a, pair + strlen(name), "%2C", ",");
		return is_id(id) ? id : NULL;
	}
	return NULL;
}

/* The row, unless it has expired.  OC_EAUTH when there is none. */
static enum oc_err
read_row(struct oc_ctx *cx, const char *id, struct oc_val **data)
{
	struct oc_rows rows;
	enum oc_err e;

	if (!is_id(id) ||
	    !oc_istarts(cx->site->ost.session_backend, "database"))
		return OC_EAUTH;
	e = oc_db_select(cx->db, cx->arena, &rows,
	    "SELECT session_id, session_data FROM {session} "
	    "WHERE session_id = ? AND session_expire >= NOW()",
	    "s", id);
	if (e != OC_OK)
		return e;
	/* The column's collation takes "A" for "a". */
	if (rows.n != 1 || !oc_secret_eq(oc_cell_text(&rows, 0, 0), id) ||
	    oc_php_session_parse(cx->arena, oc_cell_text(&rows, 0, 1),
	        oc_cell_len(&rows, 0, 1), data) != OC_OK)
		return OC_EAUTH;
	return OC_OK;
}

/*
 * The old row of a session that got a new id lives on for two minutes; TTD
 * (KAPUT before osTicket 1.17) says until when.
 */
static bool
is_retired(const struct oc_val *data)
{
	static const char *const names[] = { "TTD", "KAPUT" };

	for (size_t i = 0; i < OC_COUNT(names); i++) {
		const struct oc_val *v = oc_val_get(data, names[i]);

		if (v != NULL && !oc_val_is(v, OC_NULL) &&
		    (!oc_val_is(v, OC_INT) || v->u.i < oc_now()))
			return true;
	}
	return false;
}

/* Read who it is from _auth.staff or _auth.user; false when nobody. */
static bool
read_auth(struct session *s, enum oc_principal_kind kind)
{
	const struct oc_val *second;
	const char *key;
	char **part;
	size_t n;

	s->auth = member(s->data, "_auth", kind == OC_AGENT ? "staff" : "user");
	key = text_of(oc_val_get(s->auth, "key"));
	second = oc_val_get(s->auth, "2fa");
	if (key == NULL || !id_of(oc_val_get(s->auth, "id"), &s->id) ||
	    (second != NULL && !oc_val_is(second, OC_NULL)))
		return false;
	part = oc_split(s->cx->arena, key, ':', &n);
	if (n < 2)
		return false;
	s->backend = part[0];
	s->key = part[1];
	s->out->kind = kind;
	s->out->id = s->id;
	return true;
}

/* Is it the hash that binds the time, and `owner`, to the site's secret? */
static bool
hash_matches(
    struct session *s, const char *hash, const char *time, const char *owner)
{
	struct oc_arena *a = s->cx->arena;

	return oc_secret_eq(
	    hash, oc_md5_hex(a,
	              oc_sprintf(a, "%s%s%s", time,
	                  oc_md5_hex(a, s->cx->site->ost.secret_salt), owner)));
}

/*
 * osTicket's token in its own session: who it is for, the time of the last
 * use, the address.  For a user with an account osTicket 1.18 looks for the
 * id in the wrong place and finds "".
 */
static bool
check_token(struct session *s, const char *name, bool has_account)
{
	struct oc_ctx *cx = s->cx;
	bool agent = s->out->kind == OC_AGENT;
	const char *token = text_of(member(s->data, ":token", name));
	const char *id = oc_sprintf(cx->arena, "%lld", (long long)s->id);
	int64_t idle =
	    60 * oc_config_int(cx->config, agent ? "staff_session_timeout"
	                                         : "client_session_timeout");
	int64_t then;
	char **part;
	size_t n;

	part = oc_split(cx->arena, token == NULL ? "" : token, ':', &n);
	if (n != TOKEN_PARTS || !oc_parse_int(part[1], &then) ||
	    !(hash_matches(s, part[0], part[1], id) ||
	        (has_account && hash_matches(s, part[0], part[1], ""))))
		return false;
	if (agent && oc_config_on(cx->config, "staff_ip_binding") &&
	    !oc_secret_eq(part[2], oc_md5_hex(cx->arena, cx->ip)))
		return false;
	s->out->expires = then + (idle > 0 ? idle : SESSION_TTL);
	return idle <= 0 || oc_now() - then <= idle;
}

/* "ldap.p1i2" is instance 2 of plug-in 1: is it still in use? */
static enum oc_err
check_plugin(struct session *s)
{
	const char *tag = strrchr(s->backend, '.'), *i;
	int64_t plugin, instance, n;
	enum oc_err e;

	i = tag == NULL || tag[1] != 'p' ? NULL : strchr(tag, 'i');
	if (i == NULL ||
	    !oc_parse_int(
	        oc_strndup(s->cx->arena, tag + 2, (size_t)(i - tag - 2)),
	        &plugin) ||
	    !oc_parse_int(i + 1, &instance))
		return OC_EAUTH;
	e = oc_db_int(s->cx->db, &n,
	    "SELECT COUNT(*) FROM {plugin_instance} i "
	    "JOIN {plugin} p ON p.id = i.plugin_id "
	    "WHERE p.id = ? AND i.id = ? AND p.isactive <> 0 "
	    "AND (i.flags & ?) <> 0",
	    "iii", plugin, instance, (int64_t)PLUGIN_ENABLED);
	if (e == OC_EINTERNAL && oc_db_no_table(s->cx->db))
		return OC_EAUTH;
	return e == OC_OK && n == 0 ? OC_EAUTH : e;
}

/* Of osTicket's own backends `list`, or of a plug-in that is in use? */
static enum oc_err
check_backend(struct session *s, const char *const *list)
{
	for (; *list != NULL; list++)
		if (oc_streq(*list, s->backend))
			return OC_OK;
	return check_plugin(s);
}

/* What bars an account for good ends its sessions. */
static enum oc_err
take_outcome(struct session *s, enum oc_login_outcome outcome)
{
	switch (outcome) {
	case OC_LOGIN_WRONG:
	case OC_LOGIN_BACKEND:
	case OC_LOGIN_UNCONFIRMED:
	case OC_LOGIN_LOCKED:
	case OC_LOGIN_INACTIVE:
		return OC_EAUTH;
	case OC_LOGIN_OK:
	case OC_LOGIN_CLOSED:
	case OC_LOGIN_ADDRESS:
	case OC_LOGIN_OFFLINE:
	case OC_LOGIN_CHANGE_PASSWORD:
	case OC_LOGIN_EXPIRED:
	case OC_LOGIN_SETUP_2FA:
	case OC_LOGIN_SECOND_FACTOR:
		break;
	}
	s->out->outcome = outcome;
	return OC_OK;
}

static enum oc_err
judge_agent(struct session *s)
{
	static const char *const own[] = { "local", "pwreset.staff", NULL };
	struct oc_login l;
	enum oc_err e;

	if (!check_token(s, "staff", false))
		return OC_EAUTH;
	e = check_backend(s, own);
	if (e == OC_OK)
		e = oc_login_state(s->cx, OC_AGENT, s->id, &l);
	if (e != OC_OK)
		return e;
	/* The key is his username, which may have become another's. */
	return oc_streq(l.username, s->key) ? take_outcome(s, l.outcome)
	                                    : OC_EAUTH;
}

/*
 * The ticket of a guest, if he still has to do with it.  Who came by a link
 * is owner or collaborator, as the link said; who came by number is either.
 */
static enum oc_err
find_ticket(struct session *s, bool by_number, const char *ticket, bool may_own,
    bool may_collaborate)
{
	enum oc_err e = oc_db_int(s->cx->db, &s->out->ticket_id,
	    "SELECT t.ticket_id FROM {ticket} t "
	    "WHERE CASE WHEN ? <> 0 THEN t.number = ? "
	    "ELSE t.ticket_id = ? END "
	    "AND ((? <> 0 AND t.user_id = ?) OR (? <> 0 AND EXISTS (SELECT 1 "
	    "FROM {thread_collaborator} c JOIN {thread} h "
	    "ON h.id = c.thread_id AND h.object_type = 'T' "
	    "WHERE h.object_id = t.ticket_id AND c.user_id = ?))) "
	    "ORDER BY t.ticket_id LIMIT 1",
	    "issiiii", (int64_t)by_number, ticket, ticket, (int64_t)may_own,
	    s->id, (int64_t)may_collaborate, s->id);

	return e == OC_ENOTFOUND ? OC_EAUTH : e;
}

/* authlink:<user>, the ticket's number beside it. */
static enum oc_err
judge_link(struct session *s)
{
	const char *number = text_of(member(s->data, "_auth", "user-ticket"));
	int64_t user_id;

	if (number == NULL || !oc_parse_int(s->key, &user_id) ||
	    user_id != s->id)
		return OC_EAUTH;
	return find_ticket(s, true, number, true, true);
}

/* authtoken:<o|c><user>t<ticket>h<md5 of the user's number> */
static enum oc_err
judge_token_link(struct session *s)
{
	struct oc_arena *a = s->cx->arena;
	const char *user = oc_sprintf(a, "%lld", (long long)s->id);
	const char *t = strchr(s->key, 't'), *h = strchr(s->key, 'h'), *ticket;
	bool owner = s->key[0] == 'o';

	if ((!owner && s->key[0] != 'c') || t == NULL || h == NULL || h < t)
		return OC_EAUTH;
	ticket = oc_strndup(a, t + 1, (size_t)(h - t - 1));
	if (!oc_secret_eq(s->key, oc_sprintf(a, "%c%st%sh%s", s->key[0], user,
	                              ticket, oc_md5_hex(a, user))) ||
	    strspn(ticket, "0123456789") != strlen(ticket))
		return OC_EAUTH;
	return find_ticket(s, false, ticket, owner, !owner);
}

/* A guest needs no account; one that he has must not be locked. */
static enum oc_err
judge_guest(struct session *s)
{
	struct oc_login l;
	enum oc_err e = oc_login_state(s->cx, OC_USER, s->id, &l);

	if (e == OC_OK && l.id != 0)
		e = take_outcome(s, l.outcome);
	else if (e == OC_OK)
		s->out->outcome = oc_login_site(s->cx, OC_USER, false);
	if (e == OC_OK && s->out->outcome == OC_LOGIN_CLOSED)
		s->out->outcome = OC_LOGIN_OK; /* guests are still welcome */
	if (e != OC_OK)
		return e;
	return oc_streq(s->backend, "authlink") ? judge_link(s)
	                                        : judge_token_link(s);
}

static enum oc_err
judge_user(struct session *s)
{
	static const char *const own[] = { "client", "pwreset.client",
		"confirm.client", NULL };
	struct oc_login l;
	int64_t key_id;
	enum oc_err e;
	bool guest = oc_streq(s->backend, "authlink") ||
	             oc_streq(s->backend, "authtoken");

	if (!check_token(s, "client", !guest))
		return OC_EAUTH;
	if (guest)
		return judge_guest(s);
	if (!oc_parse_int(s->key, &key_id) || key_id != s->id)
		return OC_EAUTH;
	e = check_backend(s, own);
	if (e == OC_OK)
		e = oc_login_state(s->cx, OC_USER, s->id, &l);
	return e == OC_OK ? take_outcome(s, l.outcome) : e;
}

enum oc_err
oc_browser_session_find(struct oc_ctx *cx, const char *id,
    enum oc_principal_kind kind, struct oc_browser_session *out)
{
	struct oc_browser_session found = { .kind = OC_NOBODY };
	struct session s = { .cx = cx, .out = &found };
	struct oc_val *data = NULL;
	enum oc_err e = read_row(cx, id, &data);

	if (e != OC_OK)
		return e;
	s.data = data;
	if (is_retired(data))
		return OC_EAUTH;
	found.csrf = text_of(member(data, "csrf", "token"));
	if (found.csrf == NULL)
		found.csrf = "";
	e = OC_EAUTH;
	if (kind != OC_USER && read_auth(&s, OC_AGENT))
		e = judge_agent(&s);
	if (e == OC_EAUTH && kind != OC_AGENT && read_auth(&s, OC_USER))
		e = judge_user(&s);
	if (e == OC_OK)
		*out = found;
	return e;
}

bool
oc_browser_session_csrf(
    struct oc_ctx *cx, const struct oc_browser_session *s, const char *given)
{
	return given != NULL && *s->csrf != '\0' &&
	       oc_secret_eq(s->csrf, oc_trim(cx->arena, given, NULL));
}
