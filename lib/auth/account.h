/*
 * account.h - is the account behind a credential still there and active?
 *
 * SQL that joins to a row `x` of ours (kind 'S' or 'U', owner_id) the account
 * it belongs to, so that one query judges both.  Private to lib/auth.
 */
#ifndef OC_AUTH_ACCOUNT_H
#define OC_AUTH_ACCOUNT_H

#include "osticket/principal.h"

#define OC_ACCOUNT_JOIN                                                        \
	" LEFT JOIN {staff} s ON x.kind = 'S' "                                \
	"AND s.staff_id = x.owner_id "                                         \
	"LEFT JOIN {user} u ON x.kind = 'U' AND u.id = x.owner_id "            \
	"LEFT JOIN {user_account} a ON a.user_id = u.id "

/*
 * 1 when it is: an agent who is not locked; a user who is confirmed and not
 * locked (user_account.status, bits 1 and 2), or has no account to be so.
 */
#define OC_ACCOUNT_ACTIVE                                                      \
	" COALESCE(s.isactive = 1, u.id IS NOT NULL "                          \
	"AND (a.id IS NULL OR (a.status & 3) = 1)) "

static inline const char *
oc_kind_letter(enum oc_principal_kind kind)
{
	return kind == OC_AGENT ? "S" : "U";
}

static inline enum oc_principal_kind
oc_letter_kind(const char *letter)
{
	return *letter == 'S' ? OC_AGENT : OC_USER;
}

#endif
