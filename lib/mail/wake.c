/* wake.c - one datagram from a request to the deliverer. */
#include "config.h"

#include <poll.h>
#include <stdio.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>

#include "base/hash.h"
#include "mail/wake.h"

/* Installations on one machine must not wake each other's deliverers. */
static socklen_t
address(const struct oc_site *site, struct sockaddr_un *out)
{
	unsigned char mac[OC_SHA256_LEN];
	const char *salt = site->ost.secret_salt;
	const char *name = site->db.name;
	int n;

	oc_hmac_sha256(salt == NULL ? "" : salt,
	    salt == NULL ? 0 : strlen(salt), name, strlen(name), mac);
	*out = (struct sockaddr_un){ .sun_family = AF_UNIX };
	/* A name that begins with a NUL is no file. */
	n = snprintf(out->sun_path + 1, sizeof out->sun_path - 1,
	    "osticket-mail-%02x%02x%02x%02x%02x%02x%02x%02x", mac[0], mac[1],
	    mac[2], mac[3], mac[4], mac[5], mac[6], mac[7]);
	return (socklen_t)(sizeof out->sun_family + 1 + (size_t)n);
}

static int
new_socket(void)
{
	return socket(AF_UNIX, SOCK_DGRAM | SOCK_NONBLOCK | SOCK_CLOEXEC, 0);
}

int
oc_wake_open(const struct oc_site *site)
{
	struct sockaddr_un a;
	socklen_t len = address(site, &a);
	int fd = new_socket();

	if (fd >= 0 && bind(fd, (const struct sockaddr *)&a, len) != 0) {
		close(fd);
		fd = -1;
	}
	return fd;
}

void
oc_wake_wait(int fd, int ms)
{
	struct pollfd p = { .fd = fd, .events = POLLIN };
	char hint[16];

	/* poll() leaves out a descriptor that is negative. */
	if (poll(&p, 1, ms) > 0)
		while (recv(fd, hint, sizeof hint, 0) > 0)
			continue;
}

void
oc_wake_send(const struct oc_site *site)
{
	struct sockaddr_un a;
	socklen_t len = address(site, &a);
	int fd = new_socket();

	if (fd < 0)
		return;
	(void)sendto(fd, "", 1, MSG_NOSIGNAL, (const struct sockaddr *)&a, len);
	close(fd);
}
