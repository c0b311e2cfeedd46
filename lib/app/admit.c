/* admit.c - the credential first, then the limit that goes with it. */
#include "config.h"

#include "app/admit.h"
#include "auth/authenticate.h"
#include "base/str.h"

/* Whose requests are counted together. */
static enum oc_rate_kind
rate_kind(const struct oc_principal *p)
{
	switch (p->method) {
	case OC_BY_API_KEY:
		return OC_RATE_KEY;
	case OC_BY_API_TOKEN:
		return OC_RATE_TOKEN;
	case OC_BY_JWT:
	case OC_BY_SESSION:
		return OC_RATE_USER;
	default:
		return OC_RATE_ADDRESS;
	}
}

static const char *
rate_name(const struct oc_req *req, const struct oc_principal *p)
{
	struct oc_arena *a = req->cx->arena;

	switch (rate_kind(p)) {
	case OC_RATE_KEY:
		return oc_sprintf(a, "%lld", (long long)p->id);
	case OC_RATE_TOKEN:
		return oc_sprintf(a, "%lld", (long long)p->token_id);
	case OC_RATE_USER:
		return oc_sprintf(a, "%s:%lld",
		    p->kind == OC_AGENT ? "staff" : "user", (long long)p->id);
	default:
		return req->cx->ip;
	}
}

static enum oc_err
count(struct oc_req *req, enum oc_rate_kind kind, const char *name,
    struct oc_rate *rate)
{
	enum oc_err e = oc_rate_take(req->cx, kind, name, rate);

	if (e == OC_ERATE)
		req->cx->retry_after = rate->reset;
	return e;
}

enum oc_err
oc_app_admit(struct oc_req *req, unsigned needs, struct oc_principal *who,
    struct oc_rate *rate)
{
	enum oc_err e = OC_OK, over;

	if (needs == 0 || req->dialect == OC_LEGACY)
		return OC_OK;
	if (needs & OC_COUNTS_LOGIN)
		return count(req, OC_RATE_LOGIN, req->cx->ip, rate);
	if (needs & OC_COUNTS_REFRESH)
		return count(req, OC_RATE_REFRESH, req->cx->ip, rate);
	if (needs & OC_NEEDS_WHO)
		e = oc_authenticate(req, who);
	if (e == OC_OK && (needs & OC_NEEDS_WHO) && who->kind == OC_NOBODY)
		e = oc_fail(req->cx, OC_EAUTH, "Authentication required");
	if (e != OC_OK && e != OC_EAUTH)
		return e;
	/* Without a valid credential it is the address that asks. */
	if (e == OC_EAUTH)
		who->method = OC_BY_NOTHING;
	over = count(req, rate_kind(who), rate_name(req, who), rate);
	if (over != OC_OK)
		return over;
	if (e == OC_OK && who->kind != OC_NOBODY)
		req->who = who;
	return e;
}
