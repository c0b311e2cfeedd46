/*
 * date.h - dates in the site's own style: its language, zone and formats.
 */
#ifndef OC_OSTICKET_DATE_H
#define OC_OSTICKET_DATE_H

#include "base/ctx.h"
#include "osticket/date_format.h"

/* The instant t in the site's zone. */
char *oc_date_site(struct oc_ctx *cx, int64_t t, enum oc_date_form form);

/* The same in another zone. */
char *oc_date_in(
    struct oc_ctx *cx, int64_t t, const char *zone, enum oc_date_form form);

#endif
