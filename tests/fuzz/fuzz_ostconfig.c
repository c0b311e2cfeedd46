/* fuzz_ostconfig.c - libFuzzer target for the reader of ost-config.php. */
#include "config.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "config/ostconfig.h"
#include "config/phpconst.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void
must(bool ok)
{
	if (!ok)
		abort();
}

static void
look_at(const struct oc_ostconfig *c)
{
	must(*c->dbname != '\0' && *c->dbuser != '\0' && c->dbpass != NULL);
	must(strspn(c->table_prefix,
	         "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ"
	         "0123456789_") == strlen(c->table_prefix));
	must(c->secret_salt != NULL && c->admin_email != NULL);
	must(c->session_sessid != NULL && c->session_backend != NULL);
	must(c->trusted_proxies != NULL && c->local_networks != NULL);
	must(c->connect_timeout > 0);
	must((c->ssl_ca == NULL) == (c->ssl_cert == NULL));
	must(c->nhosts > 0 && c->nhosts <= OC_DBHOSTS_MAX);
	for (size_t i = 0; i < c->nhosts; i++) {
		must(*c->hosts[i].name != '\0' && c->hosts[i].port <= 65535);
		must(c->hosts[i].port == 0 || c->hosts[i].socket == NULL);
	}
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct oc_arena a = OC_ARENA_INIT;
	const char *text = (const char *)data, *why = NULL;
	struct oc_phpconsts consts;
	struct oc_ostconfig c;
	enum oc_err e;

	e = oc_ostconfig_parse(&a, text, size, "/srv/include", &c, &why);
	must((e == OC_OK) == (why == NULL));
	if (e == OC_OK && c.installed)
		look_at(&c);
	e = oc_phpconst_read(&a, text, size, NULL, &consts, &why);
	for (size_t i = 0; e == OC_OK && i < consts.n; i++)
		must((consts.list[i].text == NULL) !=
		     (consts.list[i].reason == NULL));
	oc_arena_release(&a);
	return 0;
}
