/* envelope.c - {"success":true,"data":…,"meta":{…},"errors":[]} */
#include "config.h"

#include "view/envelope.h"

void
oc_envelope(struct oc_res *res)
{
	oc_json_object(&res->json);
	oc_json_kbool(&res->json, "success", true);
	oc_json_key(&res->json, "data");
}

static void
begin_meta(struct oc_res *res)
{
	oc_json_key(&res->json, "meta");
	oc_json_object(&res->json);
}

static void
end_meta(struct oc_res *res)
{
	oc_json_end(&res->json);
	oc_json_key(&res->json, "errors");
	oc_json_array(&res->json);
	oc_json_end(&res->json);
	oc_json_end(&res->json);
}

void
oc_envelope_end(struct oc_res *res)
{
	begin_meta(res);
	end_meta(res);
}

void
oc_envelope_end_list(struct oc_res *res, size_t n)
{
	struct oc_json *j = &res->json;
	int64_t count = (int64_t)n;

	begin_meta(res);
	oc_json_kint(j, "page", 1);
	oc_json_kint(j, "per_page", count);
	oc_json_kint(j, "total", count);
	oc_json_kint(j, "pages", 1);
	oc_json_kbool(j, "has_next", false);
	oc_json_kbool(j, "has_prev", false);
	oc_json_knull(j, "next");
	oc_json_knull(j, "previous");
	end_meta(res);
}
