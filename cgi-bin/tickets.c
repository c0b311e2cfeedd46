/* tickets.c - tickets.cgi: tickets, in the legacy dialect so far. */
#include "config.h"

#include "app/app.h"
#include "app/legacy.h"
#include "osticket/legacy.h"

/* POST /api/tickets.json, as osTicket's own. */
static enum oc_err
legacy_json(struct oc_req *req, struct oc_res *res)
{
	return oc_legacy_create(req, res, oc_legacy_json);
}

static const struct oc_route routes[] = {
	{ OC_POST, "/api/tickets.json", legacy_json, OC_NEEDS_DB, OC_LEGACY },
};

int
main(int argc, char **argv)
{
	static const struct oc_program program = { routes, OC_COUNT(routes),
		0 };

	return oc_app_main(&program, argc > 0 ? argv[0] : NULL);
}
