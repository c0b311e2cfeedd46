/* rate.c - counting requests. */
#include "config.h"

#include "auth/rate.h"
#include "auth/subject.h"
#include "base/clock.h"
#include "base/rand.h"
#include "config/site.h"
#include "db/db.h"
#include "db/migrate.h"
#include "http/client.h"

/* One request in so many also clears away old rows. */
enum { PURGE_ONE_IN = 500, PURGE_ROWS = 5000, KEEP_S = 2 * 24 * 3600 };

static const char *const names[OC_RATE_KINDS] = {
	[OC_RATE_ADDRESS] = "address",
	[OC_RATE_KEY] = "key",
	[OC_RATE_TOKEN] = "token",
	[OC_RATE_USER] = "user",
	[OC_RATE_LOGIN] = "login",
	[OC_RATE_REFRESH] = "refresh",
};

static int64_t
limit_of(const struct oc_rate_limits *l, enum oc_rate_kind kind)
{
	if (!l->enabled)
		return 0;
	switch (kind) {
	case OC_RATE_ADDRESS:
		return l->address;
	case OC_RATE_KEY:
		return l->key;
	case OC_RATE_TOKEN:
		return l->token;
	case OC_RATE_USER:
		return l->user;
	case OC_RATE_LOGIN:
		return l->login;
	case OC_RATE_REFRESH:
		return l->refresh;
	case OC_RATE_KINDS:
		break;
	}
	return 0;
}

static const char *
subject_of(struct oc_ctx *cx, enum oc_rate_kind kind, const char *who)
{
	bool address = kind == OC_RATE_ADDRESS || kind == OC_RATE_LOGIN ||
	               kind == OC_RATE_REFRESH;

	if (address)
		who = oc_address_group(cx->arena, who);
	return oc_subject(cx, "rate", names[kind], who);
}

struct take {
	struct oc_ctx *cx;
	const char *subject;
	int64_t start;
	int64_t hits; /* with this one */
};

/* One statement, so that no two requests see the same number. */
static enum oc_err
count(void *p)
{
	struct take *t = p;
	struct oc_ctx *cx = t->cx;
	enum oc_err e = oc_migrate_if_missing(cx);

	if (e != OC_OK || cx->own_denied)
		return e;
	e = oc_migrate_check(
	    cx, oc_db_exec(cx->db,
	            "INSERT INTO {oc_rate} SET subject = ?, window_start = ?, "
	            "hits = 1 ON DUPLICATE KEY UPDATE "
	            "hits = LAST_INSERT_ID(LEAST(hits + 1, 4294967295))",
	            "ui", t->subject, t->start));
	/* A new row has no number to tell. */
	t->hits = oc_db_affected(cx->db) == 1 ? 1 : oc_db_insert_id(cx->db);
	return e;
}

enum oc_err
oc_rate_take(struct oc_ctx *cx, enum oc_rate_kind kind, const char *who,
    struct oc_rate *out)
{
	const struct oc_rate_limits *l = &cx->site->rate;
	struct take t = { .cx = cx };
	int64_t now = oc_now();
	enum oc_err e;

	*out = (struct oc_rate){ .kind = kind, .limit = limit_of(l, kind) };
	if (out->limit == 0)
		return OC_OK;
	t.start = now - now % l->window;
	t.subject = subject_of(cx, kind, who);
	e = oc_db_attempt(cx->db, count, &t);
	if (e != OC_OK)
		return e;
	out->window = l->window;
	out->reset = t.start + l->window - now;
	if (t.hits < out->limit)
		out->remaining = out->limit - t.hits;
	if (oc_random_below(PURGE_ONE_IN) == 0)
		e = oc_rate_purge(cx);
	if (t.hits > out->limit)
		return oc_fail(cx, OC_ERATE,
		    "Too many requests; try again in %lld seconds",
		    (long long)out->reset);
	return e;
}

const char *
oc_rate_limit(struct oc_arena *a, const struct oc_rate *r)
{
	if (r->limit == 0)
		return NULL;
	return oc_sprintf(a, "\"%s\";r=%lld;t=%lld", names[r->kind],
	    (long long)r->remaining, (long long)r->reset);
}

const char *
oc_rate_policy(struct oc_arena *a, const struct oc_rate *r)
{
	if (r->limit == 0)
		return NULL;
	return oc_sprintf(a, "\"%s\";q=%lld;w=%lld", names[r->kind],
	    (long long)r->limit, (long long)r->window);
}

/* Windows may be a day long, and longer ones than now were set before. */
enum oc_err
oc_rate_purge(struct oc_ctx *cx)
{
	int64_t keep = cx->site->rate.window * 2;
	enum oc_err e;

	e = oc_db_exec(cx->db,
	    "DELETE FROM {oc_rate} WHERE window_start < ? LIMIT ?", "ii",
	    oc_now() - (keep < KEEP_S ? keep : KEEP_S), (int64_t)PURGE_ROWS);
	/* Nothing hangs on it: the next one will. */
	return e == OC_EAGAIN || oc_db_no_table(cx->db) ? OC_OK : e;
}
