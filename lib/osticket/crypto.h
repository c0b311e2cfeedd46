/*
 * crypto.h - the secrets that osTicket keeps sealed: passwords of mailboxes,
 * tokens of mail accounts, secret settings of plugins (auth.md, 11.1).
 *
 * A sealed text is "$T$" and base64 of "$1$", 16 bytes of initialisation
 * vector, and the text in AES-128-CBC with PKCS #7 padding.  T says which
 * library of PHP did it: 1 mcrypt, 2 OpenSSL, 3 phpseclib.  All three derive
 * the same key and pad alike.
 *
 * Nothing here logs: neither the sealed text nor what is in it.
 */
#ifndef OC_OSTICKET_CRYPTO_H
#define OC_OSTICKET_CRYPTO_H

#include "base/ctx.h"

/*
 * Open a sealed text.  master_key is osTicket's SECRET_SALT; subkey tells the
 * kinds of secrets apart and may be "".  *out is a string of the arena.
 * OC_EINVAL: not sealed by osTicket, with another key, or altered in a way
 * that shows; CBC alone does not notice every change.
 */
enum oc_err oc_ost_decrypt(struct oc_ctx *cx, const char *sealed,
    const char *master_key, const char *subkey, const char **out);

/*
 * Seal a text as osTicket does today (OpenSSL).  OC_EINVAL for an empty text,
 * which osTicket does not seal either.
 */
enum oc_err oc_ost_encrypt(struct oc_ctx *cx, const char *text,
    const char *master_key, const char *subkey, const char **out);

#endif
