/*
 * client.h - who is at the other end, when proxies stand between.
 */
#ifndef OC_HTTP_CLIENT_H
#define OC_HTTP_CLIENT_H

#include <stdbool.h>

#include "base/arena.h"

/*
 * Is address (IPv4 or IPv6 text) within block: an address, or one with a
 * prefix length ("10.0.0.0/8", "fd00::/8")?  An IPv4 address mapped into IPv6
 * is the IPv4 address.
 */
bool oc_address_in(const char *address, const char *block);

/* Is address within one of the comma-separated blocks, or the list "*"? */
bool oc_address_in_list(const char *address, const char *list);

/* Is it the text of an IPv4 or IPv6 address? */
bool oc_address_valid(const char *address);

/* Is it one, or one with a prefix length? */
bool oc_block_valid(const char *block);

/*
 * What stands for a client when attempts are counted: an IPv4 address as it
 * is, of an IPv6 one its /64, for that is what one customer has.  Text that
 * is no address is itself.
 */
const char *oc_address_group(struct oc_arena *a, const char *address);

/*
 * The client's address as osTicket sees it (auth.md, 9.6): peer, unless that
 * is one of the trusted proxies; then the last address in forwarded (the
 * X-Forwarded-For header, may be NULL) which is no trusted proxy, and the
 * first if all are.
 */
const char *oc_client_address(struct oc_arena *a, const char *peer,
    const char *forwarded, const char *trusted);

#endif
