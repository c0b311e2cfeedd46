/*
 * apikey.h - osTicket's own API keys (auth.md, 7.7).
 */
#ifndef OC_AUTH_APIKEY_H
#define OC_AUTH_APIKEY_H

#include <stdbool.h>
#include <stdint.h>

#include "base/ctx.h"

struct oc_apikey {
	int64_t id;
	bool active;
	bool can_create_tickets;
	bool can_exec_cron;
};

/*
 * The key of that text which is bound to exactly that address.  Case does
 * not count, as in osTicket; the whole text is compared, in constant time.
 * OC_EAUTH when there is none, or key is NULL or "".
 */
enum oc_err oc_apikey_find(struct oc_ctx *cx, const char *key, const char *ip,
    struct oc_apikey *out);

#endif
