/* permission_scope.c - what a credential is cut down to. */
#include "config.h"

#include <string.h>

#include "base/str.h"
#include "osticket/permission.h"

const char *const oc_scopes[] = { "tickets:read", "tickets:create",
	"tickets:write", "tasks:read", "tasks:write", "users:read",
	"users:write", "organizations:read", "organizations:write",
	"knowledge:read", "knowledge:write", "desk:read", "desk:write",
	"admin:read", "admin:write", "stats:read", "events:read", NULL };

bool
oc_scope_known(const char *scope)
{
	for (size_t i = 0; oc_scopes[i] != NULL; i++)
		if (oc_streq(oc_scopes[i], scope))
			return true;
	return false;
}

/* Does one word of a token, which has len bytes, cover the scope? */
static bool
covers(const char *word, size_t len, const char *scope)
{
	static const char write[] = ":write";
	const size_t tail = sizeof write - 1;
	size_t thing;

	if (strlen(scope) == len && memcmp(word, scope, len) == 0)
		return true;
	if (len <= tail || memcmp(word + len - tail, write, tail) != 0)
		return false;
	thing = len - tail;
	return strncmp(scope, word, thing) == 0 &&
	       (oc_streq(scope + thing, ":read") ||
	           oc_streq(scope + thing, ":create"));
}

bool
oc_has_scope(const struct oc_principal *p, const char *scope)
{
	const char *word = p->scopes;
	size_t len;

	if (p->kind == OC_APIKEY &&
	    !(oc_streq(scope, "tickets:create") ? p->can_create
	                                        : p->read_write))
		return false;
	if (p->scopes == NULL)
		return true;
	for (; *word != '\0'; word += len) {
		word += strspn(word, " ");
		len = strcspn(word, " ");
		if (covers(word, len, scope))
			return true;
	}
	return false;
}
