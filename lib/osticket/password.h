/*
 * password.h - passwords as osTicket stores and checks them (auth.md, 6).
 *
 * Stored forms that are accepted, which are those osTicket accepts:
 *   $2a$ $2b$ $2x$ $2y$   bcrypt; what osTicket writes is $2a$, cost 8
 *   $P$ $H$               portable phpass
 *   $1$ $5$ $6$ _ and 13  crypt(3)'s MD5, SHA-2 and DES
 *   32 hexadecimal digits plain MD5; to be replaced at once
 * Nothing else is, whatever else the system's crypt(3) may know.
 *
 * A check takes the time of one bcrypt at osTicket's cost or longer, also
 * when there is nothing to check, so time does not tell who has an account.
 * No password is logged or kept.
 */
#ifndef OC_OSTICKET_PASSWORD_H
#define OC_OSTICKET_PASSWORD_H

#include <stdbool.h>

#include "base/arena.h"

enum {
	OC_PASSWORD_MIN = 6,
	OC_PASSWORD_MAX = 128, /* bytes; the rest is not looked at */
	OC_PASSWORD_COST = 8   /* of bcrypt, 2^8 rounds */
};

enum oc_password {
	OC_PASSWORD_WRONG,
	OC_PASSWORD_RIGHT,
	OC_PASSWORD_REHASH /* right, but stored as plain MD5 */
};

/*
 * Check a password, cut to OC_PASSWORD_MAX bytes, against its stored form.
 * An empty or NULL one is always wrong, and so is every one when stored is
 * NULL, "" or in no form of the list; that takes as long as a real check.
 */
enum oc_password oc_password_check(
    struct oc_arena *a, const char *password, const char *stored);

/*
 * The form osTicket would store.  NULL when the system's crypt(3) has no
 * bcrypt.
 */
const char *oc_password_hash(struct oc_arena *a, const char *password);

/*
 * What osTicket's policy says against a new password, in its own words; NULL
 * when it has no objection.  current is the password it replaces, as given;
 * NULL when that is not known.
 */
const char *oc_password_refused(const char *password, const char *current);

#endif
