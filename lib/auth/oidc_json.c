/* oidc_json.c - strict reading of what a provider sends. */
#include "config.h"

#include <string.h>

#include "auth/oidc_json.h"
#include "base/str.h"
#include "json/reader.h"

static const struct oc_json_limits limits = { .bytes = 256 * 1024,
	.depth = 12,
	.members = 8192,
	.unique = true };

const struct oc_val *
oc_oidc_json(struct oc_arena *a, const char *text, size_t len)
{
	struct oc_val *v;

	if (oc_json_read(a, text, len, &limits, &v, NULL) != OC_JSON_OK ||
	    !oc_val_is(v, OC_OBJECT))
		return NULL;
	return v;
}

static const char *
text_of(const struct oc_val *v)
{
	return oc_val_is(v, OC_STRING) && strlen(v->u.s.p) == v->u.s.len
	           ? v->u.s.p
	           : NULL;
}

const char *
oc_oidc_text(const struct oc_val *obj, const char *name)
{
	return text_of(oc_val_get(obj, name));
}

bool
oc_oidc_time(const struct oc_val *obj, const char *name, int64_t *out)
{
	static const int64_t most = INT64_C(253402300799); /* of year 9999 */
	const struct oc_val *v = oc_val_get(obj, name);

	if (oc_val_is(v, OC_INT) && v->u.i >= 0 && v->u.i <= most)
		*out = v->u.i;
	else if (oc_val_is(v, OC_DOUBLE) && v->u.d >= 0 &&
	         v->u.d <= (double)most)
		*out = (int64_t)v->u.d;
	else
		return false;
	return true;
}

bool
oc_oidc_has(const struct oc_val *list, const char *word)
{
	if (!oc_val_is(list, OC_ARRAY))
		return false;
	for (size_t i = 0; i < oc_val_count(list); i++)
		if (oc_streq(text_of(oc_val_at(list, i)), word))
			return true;
	return false;
}
