/*
 * envelope.h - what surrounds an answer in the v2 dialect (contract, 2.1).
 *
 * Between oc_envelope() and oc_envelope_end() the caller writes one value,
 * which becomes `data`.
 */
#ifndef OC_VIEW_ENVELOPE_H
#define OC_VIEW_ENVELOPE_H

#include "http/response.h"

void oc_envelope(struct oc_res *res);
void oc_envelope_end(struct oc_res *res);

/* An array as a whole collection: its number of items goes into meta. */
void oc_envelope_end_list(struct oc_res *res, size_t n);

#endif
