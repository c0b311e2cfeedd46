/*
 * address.h - what osTicket takes for an e-mail address.
 */
#ifndef OC_OSTICKET_ADDRESS_H
#define OC_OSTICKET_ADDRESS_H

#include <stdbool.h>

#include "base/arena.h"

/*
 * Is text one address by osTicket's rules (RFC 822 syntax, one mailbox with a
 * host other than "localhost")?  *host (may be NULL) gets the host part.
 * Bytes outside ASCII make it false; "a@b" is one.
 */
bool oc_email_syntax(struct oc_arena *a, const char *text, const char **host);

/*
 * Is text a valid address?  With verify, osTicket's `verify_email_addrs`, the
 * domain must also have an MX, A or AAAA record; asking takes up to
 * OC_EMAIL_DNS_SECONDS when no name server answers, and then it is false.
 */
enum { OC_EMAIL_DNS_SECONDS = 4 };
bool oc_email_valid(struct oc_arena *a, const char *text, bool verify);

#endif
