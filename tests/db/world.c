/* world.c - a small help desk of the tests' own. */
#include "config.h"

#include "world.h"

#define STAFF(name, dept)                                                      \
	"INSERT INTO {staff} (username, firstname, lastname, email, "          \
	"dept_id, signature, created, updated) VALUES ('" name                 \
	"', 'Wanda', 'World', '" name "@example.com', " dept                   \
	", '', NOW(), NOW())"
#define DEPT(name, pid)                                                        \
	"INSERT INTO {department} (name, pid, flags, signature, created, "     \
	"updated) VALUES ('" name "', " pid ", 4, '', NOW(), NOW())"
#define USER(name)                                                             \
	"INSERT INTO {user} (org_id, default_email_id, name, created, "        \
	"updated) VALUES (0, 0, '" name "', NOW(), NOW())"
#define ROLE(name)                                                             \
	"INSERT INTO {role} (name, created, updated) "                         \
	"VALUES ('" name "', NOW(), NOW())"
#define TICKET(number)                                                         \
	"INSERT INTO {ticket} (number, created, updated) "                     \
	"VALUES ('" number "', NOW(), NOW())"
#define THREAD(ticket)                                                         \
	"INSERT INTO {thread} (object_id, object_type, created) "              \
	"VALUES (" ticket ", 'T', NOW())"
#define ID(name) "SET " name " = LAST_INSERT_ID()"

static const char *const making[] = { DEPT("World home", "NULL"), ID("@home"),
	DEPT("World below", "@home"), ID("@below"), DEPT("World other", "NULL"),
	ID("@other"), DEPT("World beside", "NULL"), ID("@beside"),
	ROLE("World tested"), ID("@role"), ROLE("World plain"), ID("@plain"),
	STAFF("world", "@home"), ID("@agent"),
	"INSERT INTO {team} (name, created, updated) "
	"VALUES ('World team', NOW(), NOW())",
	ID("@team"),
	"INSERT INTO {organization} (name, status) VALUES ('World', 0)",
	ID("@org"), USER("World user"), ID("@user"), USER("World owner"),
	ID("@owner"), TICKET("W000001"), ID("@ticket"), THREAD("@ticket"),
	ID("@thread"), TICKET("W000002"), ID("@parent"), THREAD("@parent"),
	ID("@parent_thread"),
	"SET @open = (SELECT MIN(id) FROM {ticket_status} "
	"WHERE state = 'open'), "
	"@closed = (SELECT MIN(id) FROM {ticket_status} "
	"WHERE state = 'closed'), "
	"@archived = (SELECT MIN(id) FROM {ticket_status} "
	"WHERE state = 'archived')",
	"UPDATE {department} SET path = CONCAT('/', @home, '/', @below, '/') "
	"WHERE id = @below",
	"UPDATE {department} SET path = CONCAT('/', id, '/') "
	"WHERE id IN (@home, @other, @beside)",
	NULL };

static const char *const resetting[] = {
	"UPDATE {department} SET manager_id = 0 "
	"WHERE id IN (@home, @below, @other, @beside)",
	"UPDATE {role} SET permissions = NULL WHERE id = @plain",
	"UPDATE {staff} SET dept_id = @home, role_id = @role, isactive = 1, "
	"isadmin = 0, assigned_only = 0, onvacation = 0, change_passwd = 0, "
	"extra = NULL, permissions = NULL WHERE staff_id = @agent",
	"DELETE FROM {staff_dept_access} WHERE staff_id = @agent",
	"DELETE FROM {team_member} WHERE staff_id = @agent",
	"DELETE FROM {thread_referral} "
	"WHERE thread_id IN (@thread, @parent_thread)",
	"DELETE FROM {thread_collaborator} "
	"WHERE thread_id IN (@thread, @parent_thread)",
	"DELETE FROM {user_account} WHERE user_id IN (@user, @owner)",
	"UPDATE {thread} SET object_type = 'T' "
	"WHERE id IN (@thread, @parent_thread)",
	"UPDATE {ticket} SET ticket_pid = NULL, flags = 0, "
	"user_id = @owner, dept_id = @other, status_id = @open, "
	"staff_id = 0, team_id = 0 WHERE ticket_id = @ticket",
	"UPDATE {ticket} SET ticket_pid = NULL, flags = 0, user_id = 0, "
	"dept_id = @other, status_id = @open WHERE ticket_id = @parent",
	"UPDATE {user} SET org_id = 0, status = 0 "
	"WHERE id IN (@user, @owner)",
	"UPDATE {organization} SET status = 0 WHERE id = @org", NULL
};

void
world_run(struct oc_ctx *cx, const char *const *sql)
{
	for (; *sql != NULL; sql++)
		if (oc_db_exec(cx->db, *sql, "") != OC_OK) {
			fprintf(stderr, "failed: %s\n", *sql);
			abort();
		}
}

void
world_make(struct oc_ctx *cx)
{
	if (oc_db_begin(cx->db) != OC_OK)
		abort();
	world_run(cx, making);
	world_reset(cx);
}

void
world_reset(struct oc_ctx *cx)
{
	world_run(cx, resetting);
}

void
world_end(struct oc_ctx *cx)
{
	oc_db_rollback(cx->db);
}

void
world_role_may(struct oc_ctx *cx, const char *permissions)
{
	CU_ASSERT_EQUAL_FATAL(oc_db_exec(cx->db,
	                          "UPDATE {role} SET permissions = ? "
	                          "WHERE id = @role",
	                          "s", permissions),
	    OC_OK);
}

int64_t
world_id(struct oc_ctx *cx, const char *name)
{
	const char *sql = oc_sprintf(cx->arena, "SELECT CAST(%s AS INT)", name);
	int64_t id;

	if (oc_db_int(cx->db, &id, sql, "") != OC_OK || id <= 0)
		abort();
	return id;
}

struct oc_principal
world_principal(struct oc_ctx *cx, enum oc_principal_kind kind, int64_t id)
{
	struct oc_principal p = { .kind = kind, .id = id };

	if (oc_principal_load(cx, &p) != OC_OK)
		abort();
	return p;
}

/* How many of the ticket's rows the function's condition gives. */
static int64_t
count(struct oc_ctx *cx, const struct oc_principal *p, int64_t ticket_id,
    const char *(*condition)(struct oc_ctx *cx, const struct oc_principal *p,
        const char *t, const char *s, struct oc_db_args *args))
{
	struct oc_db_args args;
	struct oc_rows rows;
	const char *sql;

	oc_db_args_init(&args);
	sql = oc_sprintf(cx->arena,
	    "SELECT COUNT(*) FROM {ticket} A "
	    "LEFT JOIN {ticket_status} B ON B.id = A.status_id "
	    "WHERE %s AND A.ticket_id = ?",
	    condition(cx, p, "A", "B", &args));
	oc_db_args_int(&args, ticket_id);
	if (oc_db_select_args(cx->db, cx->arena, &rows, sql, &args) != OC_OK)
		abort();
	return oc_cell_int(&rows, 0, 0);
}

int64_t
world_seen(struct oc_ctx *cx, const struct oc_principal *p, int64_t ticket_id)
{
	return count(cx, p, ticket_id, oc_tickets_seen);
}

int64_t
world_listed(struct oc_ctx *cx, const struct oc_principal *p, int64_t ticket_id)
{
	return count(cx, p, ticket_id, oc_tickets_listed);
}
