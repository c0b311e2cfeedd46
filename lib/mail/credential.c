/* credential.c - passwords and tokens of e-mail accounts. */
#include "config.h"

#include <string.h>

#include "base/clock.h"
#include "base/hash.h"
#include "base/str.h"
#include "config/site.h"
#include "db/db.h"
#include "json/reader.h"
#include "mail/credential.h"
#include "osticket/crypto.h"

enum {
	TOKEN_MAX = 256 * 1024, /* bytes of an answer with a token */
	EARLY_S = 30            /* a token must outlive the conversation */
};

/* Rows of `config` in one namespace. */
struct space {
	const char *name;
	struct oc_rows rows;
};

static enum oc_err
load(struct oc_ctx *cx, const char *name, struct space *out)
{
	out->name = name;
	return oc_db_select(cx->db, cx->arena, &out->rows,
	    "SELECT `key`, value FROM {config} WHERE namespace = ?", "s", name);
}

static const char *
get(const struct space *s, const char *key)
{
	for (size_t i = 0; i < s->rows.n; i++)
		if (oc_streq(oc_cell_text(&s->rows, i, 0), key))
			return oc_cell_text(&s->rows, i, 1);
	return "";
}

/* A sealed value; "" when there is none or it cannot be opened. */
static const char *
unseal(struct oc_ctx *cx, const struct space *s, const char *key,
    const char *subkey)
{
	const char *sealed = get(s, key), *out = "";

	if (*sealed == '\0' ||
	    oc_ost_decrypt(
	        cx, sealed, cx->site->ost.secret_salt, subkey, &out) != OC_OK)
		return "";
	return out;
}

/* Secrets of an account are sealed for who logs in and for this account. */
static const char *
subkey_of(struct oc_ctx *cx, const char *who, const struct space *s)
{
	return oc_md5_hex(
	    cx->arena, oc_sprintf(cx->arena, "%s%s", who, s->name));
}

static enum oc_err
basic(struct oc_ctx *cx, const struct space *s, struct oc_credential *out,
    const char **why)
{
	out->auth = OC_SMTP_PASSWORD;
	out->user = get(s, "username");
	out->secret = unseal(cx, s, "passwd", subkey_of(cx, out->user, s));
	*why = "Credentials: no user name, or a password that cannot be read";
	return *out->user == '\0' || *out->secret == '\0' ? OC_ENOTFOUND
	                                                  : OC_OK;
}

/* What a token endpoint gave. */
struct fresh {
	const char *access, *refresh;
	int64_t expires;
};

/* The answer of a token endpoint, RFC 6749, 5.1. */
static bool
read_answer(struct oc_ctx *cx, const struct oc_buf *b, struct fresh *out)
{
	struct oc_val *v = NULL, *in;

	if (oc_json_read(cx->arena, oc_buf_str(b), b->len, NULL, &v, NULL) !=
	    OC_JSON_OK)
		return false;
	out->access = oc_val_member_text(cx->arena, v, "access_token");
	out->refresh = oc_val_member_text(cx->arena, v, "refresh_token");
	in = oc_val_get(v, "expires_in");
	out->expires = in != NULL ? oc_now() + oc_val_to_int(in)
	                          : oc_val_to_int(oc_val_get(v, "expires"));
	return !oc_empty(out->access) && out->expires > oc_now();
}

static enum oc_err
ask(struct oc_ctx *cx, const struct space *plugin, const char *refresh,
    const struct oc_net_opts *opts, struct fresh *out)
{
	struct oc_buf *b = oc_buf_new(cx->arena, TOKEN_MAX);
	struct oc_arena *a = cx->arena;
	int status = 0;
	bool ok;

	ok = oc_net_post(get(plugin, "urlAccessToken"),
	    oc_sprintf(a,
	        "grant_type=refresh_token&refresh_token=%s&client_id=%s"
	        "&client_secret=%s&redirect_uri=%s",
	        oc_net_encode(a, refresh),
	        oc_net_encode(a, get(plugin, "clientId")),
	        oc_net_encode(
	            a, unseal(cx, plugin, "clientSecret", plugin->name)),
	        oc_net_encode(a, get(plugin, "redirectUri"))),
	    opts, &status, b);
	ok = ok && status == 200 && read_answer(cx, b, out);
	return ok ? OC_OK : OC_ENOTFOUND;
}

struct store {
	struct oc_ctx *cx;
	const struct space *s;
	const char *access, *refresh; /* sealed; refresh may be NULL */
	int64_t expires;
};

static enum oc_err
put(struct store *st, const char *key, const char *value)
{
	return oc_db_exec(st->cx->db,
	    "INSERT INTO {config} SET namespace = ?, `key` = ?, value = ?, "
	    "updated = NOW() "
	    "ON DUPLICATE KEY UPDATE value = VALUES(value), updated = NOW()",
	    "sss", st->s->name, key, value);
}

static enum oc_err
store_once(void *arg)
{
	struct store *st = arg;
	enum oc_err e = oc_db_begin(st->cx->db);

	if (e == OC_OK)
		e = put(st, "access_token", st->access);
	if (e == OC_OK && st->refresh != NULL)
		e = put(st, "refresh_token", st->refresh);
	if (e == OC_OK)
		e = put(st, "expires",
		    oc_sprintf(st->cx->arena, "%lld", (long long)st->expires));
	return e != OC_OK ? e : oc_db_commit(st->cx->db);
}

/* Keep the new token as osTicket would, for osTicket too. */
static enum oc_err
store(struct oc_ctx *cx, const struct space *s, const char *subkey,
    const struct fresh *f)
{
	const char *salt = cx->site->ost.secret_salt;
	struct store st = { .cx = cx, .s = s, .expires = f->expires };
	enum oc_err e;

	e = oc_ost_encrypt(cx, f->access, salt, subkey, &st.access);
	if (e == OC_OK && !oc_empty(f->refresh))
		e = oc_ost_encrypt(cx, f->refresh, salt, subkey, &st.refresh);
	return e != OC_OK ? e : oc_db_attempt(cx->db, store_once, &st);
}

/* The settings of the plugin that the token came through. */
static enum oc_err
load_plugin(struct oc_ctx *cx, int64_t instance, struct space *out)
{
	int64_t plugin = 0;
	enum oc_err e = oc_db_int(cx->db, &plugin,
	    "SELECT plugin_id FROM {plugin_instance} WHERE id = ?", "i",
	    instance);

	return e != OC_OK
	           ? e
	           : load(cx,
	                 oc_sprintf(cx->arena, "plugin.%lld.instance.%lld",
	                     (long long)plugin, (long long)instance),
	                 out);
}

static enum oc_err
renew(struct oc_ctx *cx, const struct oc_account_row *row,
    const struct space *s, const char *subkey, const struct oc_net_opts *opts,
    struct oc_credential *out, const char **why)
{
	const char *refresh = unseal(cx, s, "refresh_token", subkey);
	struct space plugin;
	struct fresh f = { NULL, NULL, 0 };
	enum oc_err e = load_plugin(cx, row->auth_id, &plugin);

	*why = "Credentials: the access token has run out and cannot be "
	       "renewed";
	if (e == OC_OK && *refresh == '\0')
		e = OC_ENOTFOUND;
	if (e == OC_OK)
		e = ask(cx, &plugin, refresh, opts, &f);
	if (e == OC_OK)
		e = store(cx, s, subkey, &f);
	if (e == OC_OK) {
		out->secret = f.access;
		out->expires = f.expires;
	}
	return e;
}

static enum oc_err
oauth2(struct oc_ctx *cx, const struct oc_account_row *row,
    const struct space *s, const struct oc_net_opts *opts,
    struct oc_credential *out, const char **why)
{
	const char *subkey;

	out->auth = OC_SMTP_TOKEN;
	out->user = get(s, "resource_owner_email");
	subkey = subkey_of(cx, out->user, s);
	out->secret = unseal(cx, s, "access_token", subkey);
	out->expires = oc_leading_int(get(s, "expires"));
	*why = "Credentials: no access token";
	if (*out->user == '\0' || *out->secret == '\0')
		return OC_ENOTFOUND;
	if (out->expires > oc_now() + EARLY_S)
		return OC_OK;
	return renew(cx, row, s, subkey, opts, out, why);
}

/* "mailbox": what the same address fetches its mail with. */
static enum oc_err
of_mailbox(struct oc_ctx *cx, const struct oc_account_row *row,
    struct oc_account_row *out)
{
	struct oc_rows r;
	enum oc_err e;

	e = oc_db_row(cx->db, cx->arena, &r,
	    "SELECT id, auth_bk, auth_id FROM {email_account} "
	    "WHERE email_id = ? AND type = 'mailbox' LIMIT 1",
	    "i", row->email_id);
	if (e != OC_OK)
		return e;
	*out = (struct oc_account_row){ .id = oc_cell_int(&r, 0, 0),
		.email_id = row->email_id,
		.auth_bk = oc_cell_text(&r, 0, 1),
		.auth_id = oc_cell_int(&r, 0, 2) };
	return oc_streq(out->auth_bk, "mailbox") ? OC_ENOTFOUND : OC_OK;
}

enum oc_err
oc_credential_get(struct oc_ctx *cx, const struct oc_account_row *row,
    const struct oc_net_opts *opts, struct oc_credential *out, const char **why)
{
	struct oc_account_row mailbox;
	struct space s;
	enum oc_err e;

	*out = (struct oc_credential){
		.auth = OC_SMTP_OPEN, .user = "", .secret = ""
	};
	*why = "Credentials: there are none";
	if (oc_streq(row->auth_bk, "none"))
		return OC_OK;
	if (oc_streq(row->auth_bk, "mailbox")) {
		e = of_mailbox(cx, row, &mailbox);
		return e != OC_OK
		           ? e
		           : oc_credential_get(cx, &mailbox, opts, out, why);
	}
	e = load(cx,
	    oc_sprintf(cx->arena, "email.%lld.account.%lld",
	        (long long)row->email_id, (long long)row->id),
	    &s);
	if (e != OC_OK)
		return e;
	if (oc_starts(row->auth_bk, "basic"))
		return basic(cx, &s, out, why);
	if (oc_starts(row->auth_bk, "oauth2"))
		return oauth2(cx, row, &s, opts, out, why);
	return OC_ENOTFOUND;
}
