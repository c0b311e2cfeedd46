/* tickets-xml.c - tickets-xml.cgi: the legacy dialect's XML. */
#include "config.h"

#include "app/app.h"
#include "app/legacy.h"
#include "osticket/legacy_xml.h"

static enum oc_err
legacy_xml(struct oc_req *req, struct oc_res *res)
{
	return oc_legacy_create(req, res, oc_legacy_xml);
}

static const struct oc_route routes[] = {
	{ OC_POST, "/api/tickets.xml", legacy_xml, OC_NEEDS_DB, OC_LEGACY },
};

int
main(int argc, char **argv)
{
	static const struct oc_program program = { routes, OC_COUNT(routes),
		0 };

	return oc_app_main(&program, argc > 0 ? argv[0] : NULL);
}
