/* test_login_log.c - what a login, or a failed one, leaves behind. */
#include "config.h"

#include "desk.h"

#include "osticket/login.h"

static void
records_a_login(void)
{
	struct oc_login tess = { .kind = OC_AGENT,
		.id = 2,
		.username = "tess",
		.email = "tess@library.example" };
	struct oc_login maria = { .kind = OC_USER,
		.id = 2,
		.username = "maria",
		.email = "maria@riverside.example" };
	struct oc_arena a = OC_ARENA_INIT;
	struct oc_ctx *cx = desk_begin(&a);

	desk_set(cx, "log_level", "3");
	desk_run(cx, "DELETE FROM {config} WHERE namespace = 'pwreset'");
	desk_run(cx, "INSERT INTO {config} (namespace, `key`, value) VALUES "
	             "('pwreset', 'aaa', '2'), ('pwreset', 'bbb', 'c2'), "
	             "('pwreset', 'ccc', '22'), ('pwreset', 'ddd', 'c22')");
	desk_run(cx, "UPDATE {staff} SET lastlogin = NULL");
	CU_ASSERT_EQUAL(oc_login_record(cx, &tess), OC_OK);
	CU_ASSERT_EQUAL(
	    desk_number(cx, "SELECT COUNT(*) FROM {staff} WHERE staff_id = 2 "
	                    "AND lastlogin >= NOW() - INTERVAL 1 MINUTE"),
	    1);
	CU_ASSERT_EQUAL(
	    desk_number(cx, "SELECT COUNT(lastlogin) FROM {staff}"), 1);
	CU_ASSERT_EQUAL(desk_number(cx, "SELECT COUNT(*) FROM {config} "
	                                "WHERE namespace = 'pwreset'"),
	    3);
	CU_ASSERT_EQUAL(oc_login_record(cx, &maria), OC_OK);
	CU_ASSERT_EQUAL(
	    desk_number(cx, "SELECT COUNT(*) FROM {config} "
	                    "WHERE namespace = 'pwreset' AND `key` IN "
	                    "('ccc', 'ddd')"),
	    2);
	CU_ASSERT_EQUAL(desk_number(cx, "SELECT COUNT(*) FROM {config} "
	                                "WHERE namespace = 'pwreset'"),
	    2);
	CU_ASSERT_EQUAL(
	    desk_number(cx,
	        "SELECT COUNT(*) FROM {syslog} "
	        "WHERE log_type = 'Debug' AND ((title = 'Agent Login' "
	        "AND log = 'tess logged in [127.0.0.1], via API') OR "
	        "(title = 'User login' AND log = "
	        "'maria@riverside.example (2) logged in "
	        "[127.0.0.1]'))"),
	    2);
	desk_end(cx);
}

static void
logs_failures(void)
{
	struct oc_arena a = OC_ARENA_INIT;
	struct oc_ctx *cx = desk_begin(&a);

	desk_set(cx, "log_level", "2");
	desk_set(cx, "staff_login_timeout", "2");
	desk_run(cx, "DELETE FROM {syslog}");
	for (int64_t n = 1; n <= 4; n++)
		CU_ASSERT_EQUAL(
		    oc_login_failed(cx, OC_AGENT, "tess", n, false), OC_OK);
	CU_ASSERT_EQUAL(
	    desk_number(cx, "SELECT COUNT(*) FROM {syslog} "
	                    "WHERE log_type = 'Warning' AND ip_address = "
	                    "'127.0.0.1' AND title = "
	                    "'Failed agent login attempt (tess)' "
	                    "AND log LIKE '%Username: tess%Attempts: 3%'"),
	    1);
	CU_ASSERT_EQUAL(oc_login_failed(cx, OC_AGENT, "tess", 5, true), OC_OK);
	CU_ASSERT_EQUAL(oc_login_failed(cx, OC_USER, "maria", 3, false), OC_OK);
	CU_ASSERT_EQUAL(oc_login_failed(cx, OC_USER, "maria", 5, true), OC_OK);
	CU_ASSERT_EQUAL(desk_number(cx, "SELECT COUNT(*) FROM {syslog}"), 4);
	CU_ASSERT_EQUAL(
	    desk_number(cx,
	        "SELECT COUNT(*) FROM {syslog} WHERE "
	        "(log_type = 'Warning' "
	        "AND title = 'Excessive login attempts (tess)' AND log "
	        "LIKE '%by an agent?%Timeout: 2 minutes%') OR "
	        "(log_type = 'Warning' "
	        "AND title = 'Failed login attempt (user)') OR "
	        "(log_type = 'Error' "
	        "AND title = 'Excessive login attempts (user)')"),
	    3);
	desk_end(cx);
}

static void
tells_the_administrator(void)
{
	static const struct {
		const char *send, *level;
		enum oc_principal_kind kind;
		const char *subject; /* NULL: no mail */
	} cases[] = {
		{ "1", "2", OC_AGENT, "Excessive login attempts (tess)" },
		{ "1", "1", OC_AGENT, NULL },
		{ "0", "2", OC_AGENT, NULL },
		{ "1", "1", OC_USER, "Excessive login attempts (user)" },
		{ "1", "0", OC_USER, NULL },
		{ "0", "1", OC_USER, NULL },
	};

	for (size_t i = 0; i < OC_COUNT(cases); i++) {
		struct oc_arena a = OC_ARENA_INIT;
		struct oc_ctx *cx = desk_begin(&a);
		struct oc_rows rows;

		desk_set(cx, "send_login_errors", cases[i].send);
		desk_set(cx, "log_level", cases[i].level);
		desk_run(cx, "DELETE FROM {oc_outbox}");
		for (int64_t n = 1; n <= 4; n++)
			CU_ASSERT_EQUAL(oc_login_failed(cx, cases[i].kind,
			                    "tess", n, n == 4),
			    OC_OK);
		CU_ASSERT_EQUAL(
		    oc_db_select(cx->db, cx->arena, &rows,
		        "SELECT JSON_VALUE(data, '$.subject') "
		        "FROM {oc_outbox} WHERE kind = 'admin.alert' "
		        "AND data LIKE '%Attempts: 4%'",
		        ""),
		    OC_OK);
		CU_ASSERT_EQUAL(rows.n, cases[i].subject != NULL);
		if (rows.n == 1)
			OC_ASSERT_STR(
			    oc_cell_text(&rows, 0, 0), cases[i].subject);
		desk_end(cx);
	}
}

CU_TestInfo login_log_tests[] = {
	{ "records a login", records_a_login },
	{ "logs failures", logs_failures },
	{ "tells the administrator", tells_the_administrator },
	CU_TEST_INFO_NULL,
};
