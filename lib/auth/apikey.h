/*
 * apikey.h - osTicket's own API keys (auth.md, 7.7).
 */
#ifndef OC_AUTH_APIKEY_H
#define OC_AUTH_APIKEY_H

#include <stdbool.h>
#include <stdint.h>

#include "http/request.h"

struct oc_apikey {
	int64_t id;
	bool active;
	bool can_create_tickets;
	bool can_exec_cron;
};

/*
 * Ask the database about the key in the request's X-API-Key header, if there
 * is one, without waiting (see oc_db_ask()); *out is for oc_apikey_find().
 */
enum oc_err oc_apikey_ask(struct oc_req *req, struct oc_rows *out);

/*
 * The key in the request's X-API-Key header, which is bound to exactly the
 * client's address.  Case does not count, as in osTicket; the whole text is
 * compared, in constant time.  OC_EAUTH when there is none.
 */
enum oc_err oc_apikey_find(struct oc_req *req, struct oc_apikey *out);

#endif
