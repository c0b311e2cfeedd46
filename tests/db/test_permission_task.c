/* test_permission_task.c - what agents and others may do with tasks. */
#include "config.h"

#include "world.h"

#include "osticket/permission_task.h"

/*
 * As in test_permission.c, a letter for each action:
 *   S see  R reply  N note  C collaborators  E edit  A assign  L claim
 *   T transfer  c close  o reopen  D delete
 */
static const char letters[] = "SRNCEALTcoD";

static const struct role {
	const char *name, *permissions, *may;
} roles[] = {
	{ "all",
	    "{\"task.assign\":1,\"task.close\":1,\"task.create\":1,"
	    "\"task.delete\":1,\"task.edit\":1,\"task.reply\":1,"
	    "\"task.transfer\":1}",
	    "SRNCEALTcoD" },
	{ "tickets only",
	    "{\"ticket.edit\":1,\"ticket.close\":1,\"ticket.reply\":1}",
	    "S.NC......." },
	{ "none", "", "S.NC......." },
	{ "reply", "{\"task.reply\":1}", "SRNC......." },
	{ "edit", "{\"task.edit\":1}", "S.NCE......" },
	{ "assign", "{\"task.assign\":1}", "S.NC.AL...." },
	{ "transfer", "{\"task.transfer\":1}", "S.NC...T..." },
	{ "close", "{\"task.close\":1}", "S.NC....c.." },
	{ "create", "{\"task.create\":1}", "S.NC.....o." },
	{ "delete", "{\"task.delete\":1}", "S.NC......D" },
};

enum what { NOTHING, ROLE, NO_ROLE };

#define NONE "S.NC......."
#define TASK(set) "UPDATE {task} SET " set " WHERE id = @task"
#define AGENT(set) "UPDATE {staff} SET " set " WHERE staff_id = @agent"
#define MEMBER                                                                 \
	"INSERT INTO {team_member} (team_id, staff_id) "                       \
	"VALUES (@team, @agent)"
#define REFER                                                                  \
	"INSERT INTO {thread_referral} (thread_id, object_id, "                \
	"object_type, created) VALUES (@task_thread, @agent, 'S', NOW())"

static const struct relation {
	const char *name;
	const char *sql[4]; /* the last stays NULL */
	enum what may;
} relations[] = {
	{ "own department", { TASK("dept_id = @home") }, ROLE },
	{ "own department, closed", { TASK("dept_id = @home, flags = 0") },
	    ROLE },
	{ "own department, overdue", { TASK("dept_id = @home, flags = 3") },
	    ROLE },
	{ "below his own", { TASK("dept_id = @below") }, NO_ROLE },
	{ "other department", { "DO 0" }, NOTHING },
	{ "other department, closed", { TASK("flags = 0") }, NOTHING },
	{ "other department, admin", { AGENT("isadmin = 1") }, NOTHING },
	{ "extended access",
	    { "INSERT INTO {staff_dept_access} (staff_id, dept_id, role_id) "
	      "VALUES (@agent, @other, @role)",
	        AGENT("role_id = @plain") },
	    ROLE },
	{ "assigned elsewhere", { TASK("staff_id = @agent") }, NO_ROLE },
	{ "assigned elsewhere, closed",
	    { TASK("staff_id = @agent, flags = 0") }, NO_ROLE },
	{ "team elsewhere", { TASK("team_id = @team"), MEMBER }, NO_ROLE },
	{ "a team he is not in", { TASK("team_id = @team") }, NOTHING },
	{ "no team, and he in one", { MEMBER }, NOTHING },
	{ "referred to him, which tasks know nothing of", { REFER }, NOTHING },
	{ "limited, own department",
	    { TASK("dept_id = @home"), AGENT("assigned_only = 1") }, NOTHING },
	{ "limited, assigned in his own",
	    { TASK("dept_id = @home, staff_id = @agent"),
	        AGENT("assigned_only = 1") },
	    ROLE },
	{ "inactive, own department",
	    { TASK("dept_id = @home, staff_id = @agent"),
	        AGENT("isactive = 0") },
	    NOTHING },
};

static const char *const making[] = {
	"INSERT INTO {task} (object_id, object_type, number, created, "
	"updated) VALUES (@ticket, 'T', 'W1', NOW(), NOW())",
	"SET @task = LAST_INSERT_ID()",
	"INSERT INTO {thread} (object_id, object_type, created) "
	"VALUES (@task, 'A', NOW())",
	"SET @task_thread = LAST_INSERT_ID()", NULL
};

static const char *const resetting[] = {
	"DELETE FROM {thread_referral} WHERE thread_id = @task_thread",
	TASK("dept_id = @other, staff_id = 0, team_id = 0, flags = 1"), NULL
};

static int64_t
seen(struct oc_ctx *cx, const struct oc_principal *p, int64_t id)
{
	struct oc_db_args args;
	struct oc_rows rows;
	const char *condition;

	oc_db_args_init(&args);
	condition = oc_tasks_seen(cx, p, "k", &args);
	oc_db_args_int(&args, id);
	if (oc_db_select_args(cx->db, cx->arena, &rows,
	        oc_sprintf(cx->arena,
	            "SELECT COUNT(*) FROM {task} k WHERE %s AND k.id = ?",
	            condition),
	        &args) != OC_OK)
		abort();
	return oc_cell_int(&rows, 0, 0);
}

static void
check(struct oc_ctx *cx, const struct relation *rel, const struct role *role)
{
	int64_t id = world_id(cx, "@task");
	struct oc_principal p =
	    world_principal(cx, OC_AGENT, world_id(cx, "@agent"));
	const char *may = rel->may == ROLE ? role->may : NONE;
	struct oc_task_access t;

	CU_ASSERT_EQUAL_FATAL(oc_task_access(cx, id, &t), OC_OK);
	for (int i = 0; i < OC_TASK_ACTIONS; i++) {
		enum oc_err got = oc_may_task(&p, (enum oc_task_action)i, &t);
		enum oc_err want = rel->may == NOTHING       ? OC_ENOTFOUND
		                   : strchr(may, letters[i]) ? OC_OK
		                                             : OC_EFORBIDDEN;

		if (got != want)
			fprintf(stderr, "%s, role %s, %c: got %d, want %d\n",
			    rel->name, role->name, letters[i], (int)got,
			    (int)want);
		CU_ASSERT_EQUAL(got, want);
	}
	CU_ASSERT_EQUAL(seen(cx, &p, id), rel->may != NOTHING);
}

static void
test_agents(void)
{
	struct oc_arena a = OC_ARENA_INIT;
	struct oc_ctx *cx = oc_db_test(&a);

	CU_ASSERT_EQUAL(strlen(letters), OC_TASK_ACTIONS);
	world_make(cx);
	world_run(cx, making);
	for (size_t i = 0; i < OC_COUNT(relations); i++) {
		world_reset(cx);
		world_run(cx, resetting);
		world_run(cx, relations[i].sql);
		for (size_t k = 0; k < OC_COUNT(roles); k++) {
			world_role_may(cx, roles[k].permissions);
			check(cx, &relations[i], &roles[k]);
		}
	}
	world_end(cx);
	oc_arena_release(&a);
}

/* Not users, nor keys that only create; and as scopes allow. */
static void
test_others(void)
{
	struct oc_arena a = OC_ARENA_INIT;
	struct oc_ctx *cx = oc_db_test(&a);
	struct oc_principal key = { .kind = OC_APIKEY, .can_create = true };
	struct oc_principal system = { .kind = OC_SYSTEM }, user;
	struct oc_task_access t;
	int64_t id;

	world_make(cx);
	world_run(cx, making);
	world_run(cx, resetting);
	id = world_id(cx, "@task");
	CU_ASSERT_EQUAL(oc_task_access(cx, id, &t), OC_OK);
	CU_ASSERT_EQUAL(t.ticket_id, world_id(cx, "@ticket"));
	CU_ASSERT_EQUAL(t.thread_id, world_id(cx, "@task_thread"));
	user = world_principal(cx, OC_USER, world_id(cx, "@owner"));
	CU_ASSERT_EQUAL(oc_may_task(&user, OC_TASK_SEE, &t), OC_ENOTFOUND);
	CU_ASSERT_EQUAL(seen(cx, &user, id), 0);
	CU_ASSERT_EQUAL(oc_may_task(&key, OC_TASK_SEE, &t), OC_ENOTFOUND);
	CU_ASSERT_EQUAL(seen(cx, &key, id), 0);
	key.read_write = true;
	CU_ASSERT_EQUAL(oc_may_task(&key, OC_TASK_EDIT, &t), OC_OK);
	CU_ASSERT_EQUAL(oc_may_task(&key, OC_TASK_CLAIM, &t), OC_EFORBIDDEN);
	CU_ASSERT_EQUAL(seen(cx, &key, id), 1);
	CU_ASSERT_EQUAL(oc_may_task(&system, OC_TASK_DELETE, &t), OC_OK);
	CU_ASSERT_EQUAL(seen(cx, &system, id), 1);

	system.scopes = "tasks:read";
	CU_ASSERT_EQUAL(oc_may_task(&system, OC_TASK_SEE, &t), OC_OK);
	CU_ASSERT_EQUAL(oc_may_task(&system, OC_TASK_NOTE, &t), OC_EFORBIDDEN);
	CU_ASSERT_EQUAL(seen(cx, &system, id), 1);
	system.scopes = "tickets:write";
	CU_ASSERT_EQUAL(oc_may_task(&system, OC_TASK_SEE, &t), OC_EFORBIDDEN);
	CU_ASSERT_EQUAL(seen(cx, &system, id), 0);
	CU_ASSERT_EQUAL(oc_task_access(cx, 2000000000, &t), OC_ENOTFOUND);
	CU_ASSERT_EQUAL(t.id, id);
	world_end(cx);
	oc_arena_release(&a);
}

CU_TestInfo permission_task_tests[] = {
	{ "every role, relation and action of agents", test_agents },
	{ "users, keys and scopes", test_others },
	CU_TEST_INFO_NULL,
};
