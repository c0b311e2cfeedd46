/*
 * release.h - which osTicket this is.
 */
#ifndef OC_OSTICKET_RELEASE_H
#define OC_OSTICKET_RELEASE_H

#include <stdbool.h>

#include "base/ctx.h"

/*
 * Are the tables those of 1.16 or later?  By a column that came with 1.16, as
 * the schema's signature changes with every patch.
 */
enum oc_err oc_release_is_known(struct oc_ctx *cx, bool *known);

#endif
