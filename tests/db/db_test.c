/*
 * db_test.c - the tests that need a database.
 *
 * OSTICKET_CONFIG leads to a demo's ost-config.php; without it nothing is
 * tested, and the exit status is 77, which automake calls a skip.
 */
#include "config.h"

#include "db_test.h"

#include "db/migrate.h"

enum { EXIT_SKIP = 77 };

/* One line per test file: name of its suite, and of its table x_tests. */
#define SUITES(X)                                                              \
	X(api_token)                                                           \
	X(audit)                                                               \
	X(browser_account)                                                     \
	X(browser_session)                                                     \
	X(limits)                                                              \
	X(login)                                                               \
	X(login_log)                                                           \
	X(login_tokens)                                                        \
	X(mail_compose)                                                        \
	X(mail_expand)                                                         \
	X(mail_in)                                                             \
	X(mail_people)                                                         \
	X(mail_queue)                                                          \
	X(mail_rules)                                                          \
	X(migrate)                                                             \
	X(permission)                                                          \
	X(permission_task)                                                     \
	X(permission_user)                                                     \
	X(pipeline)                                                            \
	X(posting)                                                             \
	X(principal)                                                           \
	X(reindex)                                                             \
	X(second_factor)                                                       \
	X(variable_answer)                                                     \
	X(variable_desk)                                                       \
	X(variable_task)                                                       \
	X(variable_thread)                                                     \
	X(variable_ticket)

SUITES(OC_SUITE_DECLARE)

static struct {
	struct oc_arena arena;
	struct oc_site site;
	struct oc_db *db;
} shared;

struct oc_ctx *
oc_db_test(struct oc_arena *a)
{
	struct oc_ctx *cx = oc_alloc(a, sizeof *cx);

	/* A test that failed half-way must not have its rows committed by
	 * the next one's BEGIN. */
	if (oc_db_in_transaction(shared.db))
		oc_db_rollback(shared.db);
	oc_ctx_init(cx, a);
	cx->site = &shared.site;
	cx->db = shared.db;
	cx->ip = "127.0.0.1";
	if (oc_config_load(cx->db, a, &cx->config) != OC_OK ||
	    oc_migrate(cx) != OC_OK)
		abort();
	return cx;
}

int
main(int argc, char **argv)
{
	static const struct oc_suite suites[] = { SUITES(OC_SUITE_ROW) };
	const char *why = "no answer from the database";
	int status;

	if (oc_empty(getenv("OSTICKET_CONFIG"))) {
		fprintf(stderr, "OSTICKET_CONFIG is not set\n");
		return EXIT_SKIP;
	}
	if (oc_site_load(&shared.arena, NULL, &shared.site, &why) != OC_OK ||
	    oc_db_open(&shared.site.db, &shared.db) != OC_OK) {
		fprintf(stderr, "%s\n", why);
		return EXIT_FAILURE;
	}
	status = oc_run_suites(suites, OC_COUNT(suites), argc, argv);
	oc_db_close(shared.db);
	oc_arena_release(&shared.arena);
	return status;
}
