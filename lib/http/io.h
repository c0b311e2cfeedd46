/*
 * io.h - the two ways a web server starts us: CGI and FastCGI.
 */
#ifndef OC_HTTP_IO_H
#define OC_HTTP_IO_H

#include <stdbool.h>

#include "http/request.h"

/*
 * Serve requests until the web server wants no more: one for CGI, up to
 * max_requests for FastCGI, where the process then ends so that a leak or an
 * upgrade has an end too.  serve is called once per request.
 */
void oc_io_loop(
    void (*serve)(const struct oc_io *io, void *p), void *p, int max_requests);

/* Is this process a FastCGI server? */
bool oc_io_is_fastcgi(void);

/*
 * End a request whose memory ran out: a fixed 500 in JSON, by write(2)
 * alone.  For oc_oom_hook().
 */
void oc_io_oom(void);

#endif
