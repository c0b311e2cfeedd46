/*
 * credential.h - what an e-mail account of osTicket logs in with.
 */
#ifndef OC_MAIL_CREDENTIAL_H
#define OC_MAIL_CREDENTIAL_H

#include <stdint.h>

#include "base/ctx.h"
#include "mail/net.h"

/* A row of `email_account`, as far as it matters here. */
struct oc_account_row {
	int64_t id;
	int64_t email_id;
	const char *auth_bk; /* "basic", "none", "mailbox", "oauth2:…" */
	int64_t auth_id;     /* plugin_instance.id */
};

struct oc_credential {
	enum oc_smtp_auth auth;
	const char *user;
	const char *secret; /* password or token, in the clear */
	int64_t expires;    /* of a token, Unix seconds; 0: unknown */
};

/*
 * Read the credentials, also for fetching.  A token that has run out is
 * renewed at the provider's token endpoint and stored as osTicket does.
 * OC_ENOTFOUND: there are none that are of use; *why says what is the matter.
 */
enum oc_err oc_credential_get(struct oc_ctx *cx,
    const struct oc_account_row *row, const struct oc_net_opts *opts,
    struct oc_credential *out, const char **why);

#endif
