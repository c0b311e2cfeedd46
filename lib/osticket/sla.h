/*
 * sla.h - service level plans and the due date they give (3.8).
 */
#ifndef OC_OSTICKET_SLA_H
#define OC_OSTICKET_SLA_H

#include <stdint.h>

#include "base/ctx.h"

enum { OC_SLA_ACTIVE = 0x1 }; /* sla.flags */

/*
 * The estimated due date of a ticket that was opened at *opened, or now when
 * that is 0; it is then set to what the database's clock says.  The plan's
 * hours are counted on the department's schedule, else the plan's, else the
 * site's.  *due is 0 when the plan does not exist or is not active; *exists
 * tells these apart.
 */
enum oc_err oc_sla_due(struct oc_ctx *cx, int64_t sla_id,
    int64_t dept_schedule_id, int64_t *opened, int64_t *due, bool *exists);

#endif
