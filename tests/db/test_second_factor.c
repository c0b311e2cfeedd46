/* test_second_factor.c - agents' codes, by mail and from an app. */
#include "config.h"

#include "desk.h"

#include "base/clock.h"
#include "base/hash.h"
#include "config/site.h"
#include "osticket/second_factor.h"

#define KEY "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ"

enum { TESS = 2 };

/* The functions make transactions of their own, so rows are cleaned up. */
struct fixture {
	struct oc_arena a;
	struct oc_ctx *cx;
};

static void
clean(struct fixture *f)
{
	static const char *const sql[] = {
		("DELETE FROM {config} WHERE namespace = 'staff.2' "
		 "AND `key` IN "
		 "('default_2fa', '2fa-email', 'auth.agent', 'duo')"),
		"DELETE FROM {oc_second_factor}",
		"DELETE FROM {oc_outbox} WHERE kind = 'staff.2fa'",
	};

	for (size_t i = 0; i < OC_COUNT(sql); i++)
		desk_run(f->cx, sql[i]);
}

static void
begin(struct fixture *f, const char *backend, const char *config)
{
	f->a = (struct oc_arena)OC_ARENA_INIT;
	f->cx = oc_db_test(&f->a);
	clean(f);
	if (backend != NULL)
		desk_set_in(f->cx, "staff.2", "default_2fa", backend);
	if (config != NULL)
		desk_set_in(f->cx, "staff.2", backend, config);
}

static void
end(struct fixture *f)
{
	clean(f);
	oc_arena_release(&f->a);
}

static const char *
start(struct fixture *f)
{
	const char *token = "";

	CU_ASSERT_EQUAL(oc_2fa_start(f->cx, TESS, &token), OC_OK);
	return token;
}

static enum oc_2fa_result
check(struct fixture *f, const char *token, const char *code)
{
	enum oc_2fa_result r = OC_2FA_WRONG;
	int64_t id = -1;

	CU_ASSERT_EQUAL(oc_2fa_check(f->cx, token, code, &r, &id), OC_OK);
	/* Whose it was, so that a guess counts against him. */
	CU_ASSERT_TRUE(id == TESS || (id == 0 && r == OC_2FA_EXPIRED));
	return r;
}

static const char *
mailed_code(struct fixture *f, const char *token)
{
	const char *code = "";

	CU_ASSERT_EQUAL(
	    oc_2fa_mail(f->cx, oc_sha256_hex(&f->a, token), &code), OC_OK);
	return code;
}

/* Another code than the given one. */
static const char *
other(struct fixture *f, const char *code)
{
	return oc_sprintf(
	    &f->a, "%.5s%c", code, code[5] == '9' ? '0' : code[5] + 1);
}

#define EMAIL "2fa-email", "{\"config\":{\"email\":\"x@example.com\"}}"
#define APP "auth.agent", "{\"config\":{\"key\":\"" KEY "\"}}"

static void
codes_by_mail(void)
{
	struct fixture f;
	const char *token, *code, *second;
	struct oc_rows rows;

	begin(&f, EMAIL);
	token = start(&f);
	CU_ASSERT_EQUAL(strlen(token), 43);
	code = mailed_code(&f, token);
	CU_ASSERT_EQUAL(strlen(code), 6);
	CU_ASSERT_EQUAL(strspn(code, "0123456789"), 6);
	/* The job leads to the code, but neither it nor the row has it. */
	CU_ASSERT_EQUAL(oc_db_select(f.cx->db, &f.a, &rows,
	                    "SELECT data FROM {oc_outbox} "
	                    "WHERE kind = 'staff.2fa'",
	                    ""),
	    OC_OK);
	CU_ASSERT_EQUAL_FATAL(rows.n, 1);
	OC_ASSERT_STR(oc_cell_text(&rows, 0, 0),
	    oc_sprintf(&f.a, "{\"staff_id\":2,\"challenge\":\"%s\"}",
	        oc_sha256_hex(&f.a, token)));
	/* A second login has a code of its own. */
	second = start(&f);
	CU_ASSERT_EQUAL(check(&f, second, other(&f, mailed_code(&f, second))),
	    OC_2FA_WRONG);
	CU_ASSERT_EQUAL(check(&f, token, other(&f, code)), OC_2FA_WRONG);
	CU_ASSERT_EQUAL(
	    check(&f, token, oc_sprintf(&f.a, " %s\n", code)), OC_2FA_RIGHT);
	CU_ASSERT_EQUAL(check(&f, token, code), OC_2FA_EXPIRED);
	CU_ASSERT_EQUAL(
	    check(&f, second, mailed_code(&f, second)), OC_2FA_RIGHT);
	end(&f);
}

static void
three_attempts(void)
{
	struct fixture f;
	const char *token, *code;

	begin(&f, EMAIL);
	token = start(&f);
	code = mailed_code(&f, token);
	CU_ASSERT_EQUAL(check(&f, token, ""), OC_2FA_WRONG);
	CU_ASSERT_EQUAL(check(&f, token, other(&f, code)), OC_2FA_WRONG);
	CU_ASSERT_EQUAL(check(&f, token, other(&f, code)), OC_2FA_WRONG);
	CU_ASSERT_EQUAL(check(&f, token, code), OC_2FA_TOO_MANY);
	CU_ASSERT_EQUAL(
	    oc_2fa_mail(f.cx, oc_sha256_hex(&f.a, token), &code), OC_ENOTFOUND);
	end(&f);
}

static void
six_minutes(void)
{
	struct fixture f;
	const char *token, *code;

	begin(&f, EMAIL);
	token = start(&f);
	code = mailed_code(&f, token);
	CU_ASSERT_EQUAL(
	    desk_number(f.cx,
	        "SELECT COUNT(*) FROM {oc_second_factor} WHERE expires "
	        "BETWEEN NOW() + INTERVAL 350 SECOND "
	        "AND NOW() + INTERVAL 360 SECOND"),
	    1);
	desk_run(f.cx, "UPDATE {oc_second_factor} "
	               "SET expires = NOW() - INTERVAL 1 SECOND");
	CU_ASSERT_EQUAL(check(&f, token, code), OC_2FA_EXPIRED);
	CU_ASSERT_EQUAL(
	    oc_2fa_mail(f.cx, oc_sha256_hex(&f.a, token), &code), OC_ENOTFOUND);
	/* The next login sweeps. */
	start(&f);
	CU_ASSERT_EQUAL(
	    desk_number(f.cx, "SELECT COUNT(*) FROM {oc_second_factor}"), 1);
	end(&f);
}

static void
five_at_a_time(void)
{
	struct fixture f;
	const char *token = "untouched";

	begin(&f, EMAIL);
	for (int i = 0; i < OC_2FA_PENDING; i++)
		start(&f);
	CU_ASSERT_EQUAL(oc_2fa_start(f.cx, TESS, &token), OC_ERATE);
	OC_ASSERT_STR(token, "untouched");
	CU_ASSERT_EQUAL(desk_number(f.cx, "SELECT COUNT(*) FROM {oc_outbox} "
	                                  "WHERE kind = 'staff.2fa'"),
	    OC_2FA_PENDING);
	end(&f);
}

static void
codes_of_an_app(void)
{
	struct fixture f;
	struct oc_totp_key key;
	char code[OC_TOTP_DIGITS + 1], far[OC_TOTP_DIGITS + 1];
	const char *token, *none;

	begin(&f, APP);
	CU_ASSERT_TRUE(oc_totp_key(&f.a, KEY, &key));
	oc_totp_code(&key, oc_now() / OC_TOTP_STEP, code);
	oc_totp_code(&key, oc_now() / OC_TOTP_STEP + 20, far);
	token = start(&f);
	CU_ASSERT_EQUAL(desk_number(f.cx, "SELECT COUNT(*) FROM {oc_outbox} "
	                                  "WHERE kind = 'staff.2fa'"),
	    0);
	/* There is no code that could be mailed. */
	CU_ASSERT_EQUAL(
	    oc_2fa_mail(f.cx, oc_sha256_hex(&f.a, token), &none), OC_ENOTFOUND);
	CU_ASSERT_EQUAL(check(&f, token, far), OC_2FA_WRONG);
	CU_ASSERT_EQUAL(check(&f, token, code), OC_2FA_RIGHT);
	/* Read over the shoulder, it is of no use. */
	token = start(&f);
	CU_ASSERT_EQUAL(check(&f, token, code), OC_2FA_WRONG);
	end(&f);
}

/* The agent chose another way, or none, between the two steps. */
static void
changed_in_between(void)
{
	struct fixture f;
	struct oc_totp_key key;
	char app[OC_TOTP_DIGITS + 1];
	const char *token, *code;

	begin(&f, EMAIL);
	token = start(&f);
	code = mailed_code(&f, token);
	desk_run(f.cx, "UPDATE {config} SET value = 'auth.agent' "
	               "WHERE namespace = 'staff.2' AND `key` = 'default_2fa'");
	CU_ASSERT_EQUAL(check(&f, token, code), OC_2FA_WRONG);
	/* Not even with the right code of the other way. */
	desk_set_in(f.cx, "staff.2", APP);
	CU_ASSERT_TRUE(oc_totp_key(&f.a, KEY, &key));
	oc_totp_code(&key, oc_now() / OC_TOTP_STEP, app);
	CU_ASSERT_EQUAL(check(&f, token, app), OC_2FA_WRONG);
	desk_run(f.cx, "DELETE FROM {config} "
	               "WHERE namespace = 'staff.2' AND `key` = 'default_2fa'");
	CU_ASSERT_EQUAL(check(&f, token, code), OC_2FA_WRONG);
	end(&f);
}

static void
tokens_are_not_hashes(void)
{
	struct fixture f;
	const char *token;

	begin(&f, APP);
	token = start(&f);
	CU_ASSERT_EQUAL(
	    check(&f, oc_sha256_hex(&f.a, token), "000000"), OC_2FA_EXPIRED);
	CU_ASSERT_EQUAL(check(&f, "", ""), OC_2FA_EXPIRED);
	CU_ASSERT_EQUAL(
	    desk_number(f.cx, "SELECT SUM(tries) FROM {oc_second_factor}"), 0);
	end(&f);
}

static void
cannot_be_started(void)
{
	static const struct {
		const char *backend, *config;
		enum oc_err want;
	} rows[] = {
		{ NULL, NULL, OC_EINVAL },
		{ "2fa-email", NULL, OC_EINVAL },
		{ "2fa-email", "{}", OC_EINVAL },
		{ "duo", "{\"config\":{}}", OC_EFORBIDDEN },
		{ "auth.agent", "{\"config\":{}}", OC_EFORBIDDEN },
		{ "auth.agent", "{\"config\":{\"key\":\"\"}}", OC_EFORBIDDEN },
		{ "auth.agent", "{\"config\":{\"key\":\"GEZD\"}}",
		    OC_EFORBIDDEN },
		{ "auth.agent", "{\"config\":{\"key\":[1]}}", OC_EFORBIDDEN },
	};

	for (size_t i = 0; i < OC_COUNT(rows); i++) {
		struct fixture f;
		const char *token = "untouched";

		begin(&f, rows[i].backend, rows[i].config);
		CU_ASSERT_EQUAL(oc_2fa_start(f.cx, TESS, &token), rows[i].want);
		OC_ASSERT_STR(token, "untouched");
		end(&f);
	}
}

/* Where the site has no secret, anybody could work out the code. */
static void
no_codes_without_a_secret(void)
{
	struct fixture f;
	struct oc_site site;
	const char *token = "untouched";

	begin(&f, EMAIL);
	site = *f.cx->site;
	site.ost.salt_is_known = true;
	f.cx->site = &site;
	CU_ASSERT_EQUAL(oc_2fa_start(f.cx, TESS, &token), OC_EFORBIDDEN);
	OC_ASSERT_STR(token, "untouched");
	end(&f);
}

/* The first who needs the table makes it. */
static void
without_the_table(void)
{
	struct fixture f;

	begin(&f, EMAIL);
	desk_run(f.cx, "DROP TABLE {oc_second_factor}");
	desk_run(f.cx, "DROP TABLE {oc_schema}");
	CU_ASSERT_EQUAL(check(&f, "x", "y"), OC_2FA_EXPIRED);
	desk_run(f.cx, "DROP TABLE {oc_second_factor}");
	desk_run(f.cx, "DROP TABLE {oc_schema}");
	CU_ASSERT_EQUAL(check(&f, start(&f), ""), OC_2FA_WRONG);
	end(&f);
}

CU_TestInfo second_factor_tests[] = {
	{ "codes by mail", codes_by_mail },
	{ "three attempts", three_attempts },
	{ "six minutes", six_minutes },
	{ "five at a time", five_at_a_time },
	{ "codes of an app", codes_of_an_app },
	{ "changed in between", changed_in_between },
	{ "tokens are not hashes", tokens_are_not_hashes },
	{ "cannot be started", cannot_be_started },
	{ "no codes without a secret", no_codes_without_a_secret },
	{ "without the table", without_the_table },
	CU_TEST_INFO_NULL,
};
