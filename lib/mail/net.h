/*
 * net.h - what libcurl does for us: mail to a server, a form to a web server.
 *
 * The only place that knows libcurl.
 */
#ifndef OC_MAIL_NET_H
#define OC_MAIL_NET_H

#include <stdbool.h>
#include <stddef.h>

#include "base/buf.h"
#include "mail/delivery.h"

enum oc_tls {
	OC_TLS_NONE,
	OC_TLS_STARTTLS, /* demanded, not merely tried */
	OC_TLS_AT_ONCE   /* from the first byte */
};

enum oc_smtp_auth {
	OC_SMTP_OPEN,     /* no authentication */
	OC_SMTP_PASSWORD, /* LOGIN or PLAIN */
	OC_SMTP_TOKEN     /* XOAUTH2 */
};

/* How patient and how trusting we are. */
struct oc_net_opts {
	int answer_s;   /* longest wait for an answer; five times that for the
	                   one to the whole message (RFC 5321, 4.5.3.2) */
	bool verify;    /* certificates */
	const char *ca; /* PEM file of further authorities, or NULL */
};

struct oc_smtp_server {
	const char *host; /* name or address, nothing else */
	unsigned port;
	enum oc_tls tls;
	enum oc_smtp_auth auth;
	const char *user;
	const char *secret; /* password or token */
};

/* A connection that is kept from one message to the next. */
struct oc_smtp;

/* Nothing is connected before the first message.  NULL: out of memory. */
struct oc_smtp *oc_smtp_new(void);
void oc_smtp_free(struct oc_smtp *s);

/* Send; the outcome is in d. */
void oc_smtp_send(struct oc_smtp *s, const struct oc_smtp_server *server,
    const struct oc_net_opts *opts, struct oc_delivery *d);

/*
 * POST a form (already encoded) to an http or https address; the answer's
 * body goes to out, its status to *status.  Redirects are not followed.
 * False: no answer.
 */
bool oc_net_post(const char *url, const char *form,
    const struct oc_net_opts *opts, int *status, struct oc_buf *out);

/* value as it stands in a form; NULL is "". */
char *oc_net_encode(struct oc_arena *a, const char *value);

#endif
