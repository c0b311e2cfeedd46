/* vars.c - tables of texts with %{variables}, and what they become. */
#include "config.h"

#include "vars.h"

void
vars_run(struct oc_ctx *cx, const char *const *sql)
{
	for (; *sql != NULL; sql++)
		desk_run(cx, *sql);
}

struct oc_ctx *
vars_begin(struct oc_arena *a, const char *const *sql)
{
	struct oc_ctx *cx = desk_begin(a);

	vars_run(cx, sql);
	CU_ASSERT_EQUAL_FATAL(
	    oc_config_load(cx->db, cx->arena, &cx->config), OC_OK);
	return cx;
}

void
vars_check(struct oc_ctx *cx, struct oc_vars *v, const struct vars_case *cases,
    size_t n)
{
	for (size_t i = 0; i < n; i++) {
		const char *got = oc_vars_expand(cx, v, cases[i].text);

		if (!oc_streq(got, cases[i].want))
			fprintf(stderr, "case %s\n", cases[i].text);
		OC_ASSERT_STR(got, cases[i].want);
	}
	CU_ASSERT_EQUAL(oc_vars_error(v), OC_OK);
}

void
vars_holds(struct oc_ctx *cx, struct oc_vars *v, const char *text,
    const char *const *parts)
{
	const char *got = oc_vars_expand(cx, v, text);

	CU_ASSERT_PTR_NOT_NULL_FATAL(got);
	for (; *parts != NULL; parts++) {
		const char *at = strstr(got, *parts);

		if (at == NULL)
			fprintf(stderr, "%s: no \"%s\" in \"%s\"\n", text,
			    *parts, got);
		CU_ASSERT_PTR_NOT_NULL(at);
	}
}
