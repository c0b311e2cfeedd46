/* doctor.c - osticket-api doctor: what is wrong with the installation. */
#include "config.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "base/str.h"
#include "command.h"
#include "config/settings.h"
#include "db/db.h"
#include "db/migrate.h"
#include "mail/inspect.h"
#include "osticket/number.h"
#include "osticket/release.h"

/* So many tickets cost a new one some milliseconds. */
enum { MANY_TICKETS = 10000 };

struct report {
	struct oc_ctx *cx;
	int faults;
};

static void OC_PRINTF(2, 0) say(const char *word, const char *fmt, va_list ap)
{
	printf("%-5s ", word);
	vprintf(fmt, ap);
	putchar('\n');
}

static void OC_PRINTF(1, 2) good(const char *fmt, ...)
{
	va_list ap;

	va_start(ap, fmt);
	say("ok", fmt, ap);
	va_end(ap);
}

/* What is no fault, but might be better. */
static void OC_PRINTF(1, 2) tip(const char *fmt, ...)
{
	va_list ap;

	va_start(ap, fmt);
	say("tip", fmt, ap);
	va_end(ap);
}

static void OC_PRINTF(2, 3) fault(struct report *r, const char *fmt, ...)
{
	va_list ap;

	r->faults++;
	va_start(ap, fmt);
	say("FAULT", fmt, ap);
	va_end(ap);
}

/* osTicket's settings and ours hold secrets. */
static void
check_file(struct report *r, const char *path)
{
	struct stat st;

	if (stat(path, &st) != 0)
		return;
	if (st.st_mode & S_IWOTH)
		fault(r, "%s can be changed by everybody: chmod o-w", path);
	else
		good("%s cannot be changed by others", path);
}

static bool
check_database(struct report *r)
{
	enum oc_err e = oc_db_open(&r->cx->site->db, &r->cx->db);

	if (e != OC_OK) {
		fault(r,
		    "the database does not answer: compare DBHOST, DBUSER and "
		    "DBPASS in ost-config.php, and is it running?");
		return false;
	}
	good("the database answers");
	e = oc_config_load(r->cx->db, r->cx->arena, &r->cx->config);
	if (e != OC_OK) {
		fault(r, "osTicket's tables cannot be read: compare DBNAME and "
		         "TABLE_PREFIX in ost-config.php");
		return false;
	}
	good("osTicket's settings can be read");
	return true;
}

static void
check_release(struct report *r)
{
	const char *sig = oc_config_text(r->cx->config, "schema_signature");
	bool known;

	if (oc_release_is_known(r->cx, &known) != OC_OK || !known)
		fault(r,
		    "these are not the tables of osTicket 1.16 or later "
		    "(signature %.8s); an upgrade may be pending",
		    *sig == '\0' ? "missing" : sig);
	else
		good("the tables are those of osTicket 1.16 or later");
	if (!oc_config_on(r->cx->config, "isonline"))
		fault(r, "the help desk is offline: only administrators may "
		         "log in");
}

static void
check_own_tables(struct report *r)
{
	int64_t step = 0;
	enum oc_err e = oc_migrate_version(r->cx, &step);

	if (e == OC_OK && step == oc_migrate_newest())
		good("our own tables are there");
	else if (e == OC_OK && step > oc_migrate_newest())
		fault(r, "our own tables are those of a newer release");
	else
		fault(r,
		    "our own tables are missing or old: run osticket-api "
		    "migrate, with DB_USER and DB_PASSWORD of a user who may "
		    "make tables if need be; until then no mail is sent and "
		    "nobody can log in to the API");
}

static void
check_secrets(struct report *r)
{
	const struct oc_site *s = r->cx->site;
	enum { KEY_MIN = 32 };

	if (s->jwt_secret != NULL && strlen(s->jwt_secret) < KEY_MIN)
		fault(r, "jwt_secret is shorter than %d bytes", KEY_MIN);
	else if (s->ost.salt_is_known)
		fault(r,
		    "ost-config.php has no SECRET_SALT: without jwt_secret "
		    "nobody can log in, and codes by mail are not taken");
	else
		good("access tokens can be signed");
	if (oc_streq(s->cors_origins, "*"))
		good("pages of every origin may read answers, without "
		     "cookies");
}

static void
check_mail(struct report *r)
{
	int64_t waiting = 0, dead = 0;

	if (oc_mail_counts(r->cx, &waiting, &dead) != OC_OK)
		return; /* said already: our tables are missing */
	if (dead > 0)
		fault(r,
		    "%lld mails were given up: see osticket-api mail queue",
		    (long long)dead);
	else
		good("%lld mails wait, none was given up", (long long)waiting);
}

static void
check_numbers(struct report *r)
{
	int64_t scanned;

	if (oc_number_scans(r->cx, &scanned) == OC_OK && scanned > MANY_TICKETS)
		tip("all %lld tickets are looked through to give a new one its "
		    "number; an index spares that: ALTER TABLE %sticket ADD "
		    "INDEX number (number)",
		    (long long)scanned, r->cx->site->db.prefix);
}

int
oc_command_doctor(const struct oc_command *c)
{
	struct report r = { c->cx, 0 };

	good("osTicket's settings are in %s", c->cx->site->config_path);
	check_file(&r, c->cx->site->config_path);
	check_secrets(&r);
	if (check_database(&r)) {
		check_release(&r);
		check_own_tables(&r);
		check_mail(&r);
		check_numbers(&r);
	}
	if (r.faults > 0)
		printf("%d of these want attention\n", r.faults);
	return r.faults == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}
