/* purge.c - the periodic work of lib/auth. */
#include "config.h"

#include "auth/audit.h"
#include "auth/lockout.h"
#include "auth/login_tokens.h"
#include "auth/purge.h"
#include "auth/rate.h"
#include "base/def.h"

enum oc_err
oc_auth_purge(struct oc_ctx *cx)
{
	static enum oc_err (*const parts[])(struct oc_ctx *) = {
		oc_tokens_purge, oc_rate_purge, oc_lockout_purge, oc_audit_purge
	};
	enum oc_err e = OC_OK;

	for (size_t i = 0; e == OC_OK && i < OC_COUNT(parts); i++)
		e = parts[i](cx);
	return e;
}
