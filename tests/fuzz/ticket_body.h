/*
 * ticket_body.h - what the targets for bodies of new tickets share.
 */
#ifndef OC_TESTS_TICKET_BODY_H
#define OC_TESTS_TICKET_BODY_H

#include <stddef.h>
#include <stdint.h>

#include "base/ctx.h"
#include "osticket/legacy.h"

/*
 * Let `reader` take the bytes as the body of a request, settle what came of
 * it, and let `check` abort unless it is as promised.  A refusal has to say
 * why.  Returns 0, as a target does.
 */
int fuzz_ticket_body(const uint8_t *data, size_t size,
    enum oc_err (*reader)(struct oc_ctx *cx, const char *body, size_t len,
        struct oc_new_ticket *t),
    void (*check)(const struct oc_new_ticket *t));

#endif
