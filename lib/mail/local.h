/*
 * local.h - mail that needs no server: the sendmail program, and a folder.
 */
#ifndef OC_MAIL_LOCAL_H
#define OC_MAIL_LOCAL_H

#include "mail/delivery.h"

/*
 * Hand over to sendmail, as PHP's mail() does.  program NULL: where it mostly
 * is.  d->data has bare line feeds.
 */
void oc_sendmail(const char *program, struct oc_delivery *d);

/*
 * Write into the folder as one file, named after time and row, so that a
 * second writing of the same message takes the place of the first.
 */
void oc_mail_to_folder(const char *dir, struct oc_delivery *d);

#endif
