/*
 * oidc_json.h - JSON from a provider: small, shallow, nothing twice.
 *
 * A name that comes twice is refused: two readers may see two different
 * values in it.
 */
#ifndef OC_AUTH_OIDC_JSON_H
#define OC_AUTH_OIDC_JSON_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"
#include "json/value.h"

/* Read an object; NULL when it is none, or breaks a rule. */
const struct oc_val *oc_oidc_json(
    struct oc_arena *a, const char *text, size_t len);

/* A member that is text without NUL; NULL when there is none such. */
const char *oc_oidc_text(const struct oc_val *obj, const char *name);

/* A member that is a time in seconds (RFC 7519, 2: also with a fraction). */
bool oc_oidc_time(const struct oc_val *obj, const char *name, int64_t *out);

/* Is word among the texts of a list? */
bool oc_oidc_has(const struct oc_val *list, const char *word);

#endif
