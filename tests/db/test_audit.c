/* test_audit.c - what is noted of writes, and what goes in time. */
#include "config.h"

#include "credentials.h"

#include "auth/audit.h"
#include "auth/purge.h"

static void
audit_goes_with_the_write(void)
{
	static const char *const fields[] = { "subject", "priority" };
	struct oc_arena a = OC_ARENA_INIT;
	struct oc_ctx *cx = oc_db_test(&a);
	struct oc_agent_rights rights = { .username = "admin" };
	struct oc_principal p = { .kind = OC_AGENT,
		.id = ADMIN,
		.method = OC_BY_API_TOKEN,
		.token_id = 5,
		.agent = &rights };
	struct oc_audit x = { .who = &p,
		.action = "test.update",
		.object = "ticket",
		.object_id = 3,
		.fields = fields,
		.nfields = 2,
		.request_id = "r-1" };
	struct oc_rows rows;

	desk_run(cx, "DELETE FROM {oc_audit} WHERE action LIKE 'test.%'");
	CU_ASSERT_EQUAL(oc_db_begin(cx->db), OC_OK);
	CU_ASSERT_EQUAL(oc_audit_write(cx, &x), OC_OK);
	oc_db_rollback(cx->db);
	CU_ASSERT_EQUAL(desk_number(cx, "SELECT COUNT(*) FROM {oc_audit} "
	                                "WHERE action = 'test.update'"),
	    0);
	CU_ASSERT_EQUAL(oc_audit_alone(cx, &x), OC_OK);
	CU_ASSERT_EQUAL(oc_db_select(cx->db, &a, &rows,
	                    "SELECT actor_kind, actor_id, actor, method, "
	                    "token_id, ip, request_id, object, object_id, "
	                    "fields, outcome FROM {oc_audit} "
	                    "WHERE action = 'test.update'",
	                    ""),
	    OC_OK);
	CU_ASSERT_EQUAL_FATAL(rows.n, 1);
	OC_ASSERT_STR(oc_cell_text(&rows, 0, 0), "S");
	CU_ASSERT_EQUAL(oc_cell_int(&rows, 0, 1), ADMIN);
	OC_ASSERT_STR(oc_cell_text(&rows, 0, 2), "admin");
	OC_ASSERT_STR(oc_cell_text(&rows, 0, 3), "api_token");
	CU_ASSERT_EQUAL(oc_cell_int(&rows, 0, 4), 5);
	OC_ASSERT_STR(oc_cell_text(&rows, 0, 5), "127.0.0.1");
	OC_ASSERT_STR(oc_cell_text(&rows, 0, 6), "r-1");
	OC_ASSERT_STR(oc_cell_text(&rows, 0, 7), "ticket");
	CU_ASSERT_EQUAL(oc_cell_int(&rows, 0, 8), 3);
	OC_ASSERT_STR(oc_cell_text(&rows, 0, 9), "subject,priority");
	OC_ASSERT_STR(oc_cell_text(&rows, 0, 10), "ok");
	oc_arena_release(&a);
}

/* A failed login of a name that no column holds. */
static void
audit_of_nobody(void)
{
	struct oc_arena a = OC_ARENA_INIT;
	struct oc_ctx *cx = oc_db_test(&a);
	struct oc_audit x = { .actor = oc_sprintf(&a, "\xFF%0300d", 0),
		.action = "test.login",
		.outcome = "denied" };

	CU_ASSERT_EQUAL(oc_audit_alone(cx, &x), OC_OK);
	CU_ASSERT_EQUAL(desk_number(cx, "SELECT CHAR_LENGTH(actor) "
	                                "FROM {oc_audit} "
	                                "WHERE action = 'test.login' "
	                                "AND actor_kind = '-' "
	                                "AND outcome = 'denied' "
	                                "ORDER BY id DESC LIMIT 1"),
	    255);
	/* Where the tables may not be made, nothing is noted. */
	cx->own_denied = true;
	x.action = "test.denied";
	CU_ASSERT_EQUAL(oc_audit_alone(cx, &x), OC_OK);
	CU_ASSERT_EQUAL(desk_number(cx, "SELECT COUNT(*) FROM {oc_audit} "
	                                "WHERE action = 'test.denied'"),
	    0);
	oc_arena_release(&a);
}

static void
purge(void)
{
	struct oc_arena a = OC_ARENA_INIT;
	struct oc_ctx *cx = oc_db_test(&a);
	struct oc_token_answer old = cred_login(cx, OC_AGENT, ADMIN);
	struct oc_token_answer young = cred_login(cx, OC_AGENT, ADMIN);
	struct oc_principal p;
	int64_t id;

	CU_ASSERT_EQUAL(oc_tokens_check(cx, old.access, &p), OC_OK);
	id = p.token_id;
	desk_run_id(cx,
	    "UPDATE {oc_refresh} SET expires = NOW() - INTERVAL 1 DAY "
	    "WHERE login_id = ?",
	    id);
	desk_run_id(cx,
	    "UPDATE {oc_login} SET expires = NOW() - INTERVAL 1 DAY "
	    "WHERE id = ?",
	    id);
	desk_run(cx, "INSERT INTO {oc_audit} (at, actor_kind, "
	             "actor_id, actor, method, ip, request_id, "
	             "action, object, outcome) VALUES "
	             "(NOW() - INTERVAL 366 DAY, '-', 0, '', '', '', "
	             "'', 'test.old', '', 'ok'), "
	             "(NOW() - INTERVAL 364 DAY, '-', 0, '', '', '', "
	             "'', 'test.young', '', 'ok')");
	CU_ASSERT_EQUAL(oc_auth_purge(cx), OC_OK);
	CU_ASSERT_EQUAL(
	    desk_number(cx, oc_sprintf(&a,
	                        "SELECT (SELECT COUNT(*) FROM {oc_login} "
	                        "WHERE id = %lld) + "
	                        "(SELECT COUNT(*) FROM {oc_refresh} "
	                        "WHERE login_id = %lld)",
	                        (long long)id, (long long)id)),
	    0);
	CU_ASSERT_TRUE(cred_is_good(cx, young.access));
	CU_ASSERT_EQUAL(desk_number(cx, "SELECT COUNT(*) FROM {oc_audit} "
	                                "WHERE action = 'test.old'"),
	    0);
	CU_ASSERT_TRUE(desk_number(cx, "SELECT COUNT(*) FROM {oc_audit} "
	                               "WHERE action = 'test.young'") > 0);
	oc_arena_release(&a);
}

/* Before the first need of a table: none is found, and then one is made. */
static void
without_tables(void)
{
	static const char *const tables[] = { "DROP TABLE {oc_login}",
		"DROP TABLE {oc_refresh}", "DROP TABLE {oc_api_token}",
		"DROP TABLE {oc_audit}", "DROP TABLE {oc_schema}" };
	struct oc_arena a = OC_ARENA_INIT;
	struct oc_ctx *cx = oc_db_test(&a);
	struct oc_token_answer t = cred_login(cx, OC_AGENT, ADMIN);
	struct oc_api_token token = {
		.name = "n", .kind = OC_AGENT, .owner_id = ADMIN
	};
	const char *value = cred_token(cx, &token);
	struct oc_api_token *list;
	size_t n = 1;

	for (size_t i = 0; i < OC_COUNT(tables); i++)
		desk_run(cx, tables[i]);
	CU_ASSERT_FALSE(cred_is_good(cx, t.access));
	CU_ASSERT_EQUAL(cred_judge(cx, value, "127.0.0.1"), OC_TOKEN_UNKNOWN);
	CU_ASSERT_EQUAL(oc_api_token_list(cx, OC_NOBODY, 0, &list, &n), OC_OK);
	CU_ASSERT_EQUAL(n, 0);
	CU_ASSERT_EQUAL(oc_tokens_revoke(cx, 1), OC_OK);
	CU_ASSERT_EQUAL(oc_tokens_revoke_all(cx, OC_AGENT, ADMIN, 1), OC_OK);
	CU_ASSERT_EQUAL(oc_auth_purge(cx), OC_OK);
	t = cred_login(cx, OC_AGENT, ADMIN);
	CU_ASSERT_TRUE(cred_is_good(cx, t.access));
	cx->own_denied = true;
	CU_ASSERT_EQUAL(
	    oc_tokens_refresh(cx, t.refresh, &t, NULL), OC_EINTERNAL);
	oc_arena_release(&a);
}

CU_TestInfo audit_tests[] = {
	{ "audit goes with the write", audit_goes_with_the_write },
	{ "audit of nobody", audit_of_nobody },
	{ "purge", purge },
	{ "without tables", without_tables },
	CU_TEST_INFO_NULL,
};
