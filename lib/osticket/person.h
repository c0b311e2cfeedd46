/*
 * person.h - names of people, as osTicket takes them apart.
 */
#ifndef OC_OSTICKET_PERSON_H
#define OC_OSTICKET_PERSON_H

#include "base/ctx.h"

/*
 * The name a new user is stored under: cleaned of markup, "Last, First" put
 * in order, an address replaced by its mailbox (ticket-creation.md, 3.4).
 */
char *oc_person_clean(struct oc_ctx *cx, const char *name);

/*
 * A name in one of osTicket's formats: first, last, full, legal, lastfirst,
 * formal, short, shortformal, complete, middle, salutation, suffix, initials;
 * anything else, "original" too, is the name as it is.
 */
char *oc_person_format(
    struct oc_arena *a, const char *name, const char *format);

/* A client's name in the site's client_name_format. */
char *oc_person_client(struct oc_ctx *cx, const char *name);

#endif
