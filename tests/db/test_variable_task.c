/* test_variable_task.c - %{task...}: mail.md, 6. */
#include "config.h"

#include "vars.h"

#define URL "https://desk.example/support"

/* Task 1 is done and Paula's, task 2 is open and a team's; both belong to
 * ticket 12. */
static const char *const setting[] = {
	"UPDATE {config} SET value = '" URL "/' WHERE namespace = 'core' "
	"AND `key` = 'helpdesk_url'",
	"UPDATE {task} SET created = '2026-01-31 09:30:00', "
	"updated = '2026-02-03 08:00:00', closed = '2026-02-01 10:00:00' "
	"WHERE id = 1",
	"UPDATE {task} SET created = '2026-01-31 09:30:00', "
	"duedate = '2026-03-05 17:00:00' WHERE id = 2",
	"UPDATE {form_entry_values} SET value = 'Move <all> & go' "
	"WHERE entry_id = 62 AND field_id = 32",
	NULL,
};

static const struct vars_case done_cases[] = {
	{ "%{task} %{task.id} %{task.number}", "1 1 1" },
	{ "%{task.title}, %{task.Title}", "Order a roller, Order a roller" },
	{ "%{task.status}", "Completed" },
	{ "%{task.dept} %{task.deptid}", "Technology 2" },
	{ "%{task.dept.manager.name.first}", "Tess" },
	{ "%{task.staff} %{task.staffid}", "Paula Brandt 8" },
	{ "[%{task.team}]", "[]" },
	{ "%{task.assigned}", "Paula Brandt" },
	/* a task that is done has no assignee any more */
	{ "%{task.assignee}", "%{task.assignee}" },
	{ "%{task.create_date.short}", "1/31/26" },
	{ "%{task.close_date.short}", "2/1/26" },
	{ "%{task.last_update.short}", "2/3/26" },
	/* no date: "false", which leaves the variable */
	{ "%{task.due_date}", "%{task.due_date}" },
	{ "[%{task.due_date.short}]", "[]" },
	{ "%{task.createdate}", "2026-01-31 09:30:00" },
	{ "%{task.closedate}", "2026-02-01 10:00:00" },
	{ "[%{task.duedate}]", "[]" },
	{ "%{task.staff_link}", URL "/scp/tasks.php?id=1" },
	{ "%{task.ticket_link}", URL "/scp/tickets.php?id=12#tasks" },
	{ "%{task.description}",
	    "<p>The rubber one that pulls in the paper.</p>" },
	{ "%{task.thread.original}",
	    "<p>The rubber one that pulls in the paper.</p>" },
	{ "%{task.threadid} %{task.thread.id}", "17 17" },
	/* nobody takes part: a blank */
	{ "[%{task.participants}]", "[ ]" },
	{ "%{task.nothing}", "%{task.nothing}" },
	{ "[%{task.nothing.more}]", "[]" },
};

static const struct vars_case open_cases[] = {
	{ "%{task.title}", "Move <all> & go" },
	{ "%{task.subject}", "Move &lt;all&gt; &amp; go" },
	{ "%{task.status}", "Open" },
	{ "%{task.assigned}", "Digital Services" },
	{ "%{task.assignee}", "Digital Services" },
	{ "%{task.assignee.lead.name.first}", "Tess" },
	{ "%{task.team} %{task.teamid}", "Digital Services 2" },
	{ "%{task.due_date.short}", "3/5/26" },
	{ "%{task.close_date}", "%{task.close_date}" },
	{ "[%{task.closedate}]", "[]" },
	{ "%{task.dept.fullname}", "Technology / Networks" },
};

static void
is_what_it_is(void)
{
	struct oc_arena a = OC_ARENA_INIT;
	struct oc_ctx *cx = vars_begin(&a, setting);
	struct oc_vars *v = oc_vars_new(cx);

	oc_vars_task(v, "task", 1);
	vars_check(cx, v, done_cases, OC_COUNT(done_cases));
	v = oc_vars_new(cx);
	oc_vars_task(v, "task", 2);
	vars_check(cx, v, open_cases, OC_COUNT(open_cases));
	desk_end(cx);
}

static const char *const changing[] = {
	"UPDATE {task} SET staff_id = 8 WHERE id = 2",
	"UPDATE {task} SET object_id = 0, object_type = '' WHERE id = 1",
	"INSERT INTO {thread_collaborator} (flags, thread_id, user_id, role, "
	"created, updated) VALUES (3, 18, 4, 'M', NOW(), NOW()), "
	"(3, 18, 9, 'M', NOW(), NOW())",
	NULL,
};

static const struct vars_case changed_cases[] = {
	{ "%{two.assigned}", "Paula Brandt/Digital Services" },
	{ "%{two.assignee}", "Paula Brandt" },
	{ "%{two.participants}", "Chlo\xC3\xA9 Dubois, Henry Jones" },
	/* without a ticket it leads to itself */
	{ "%{one.ticket_link}", URL "/scp/tasks.php?id=1" },
	{ "%{gone.title}", "%{gone.title}" },
};

static void
changes(void)
{
	struct oc_arena a = OC_ARENA_INIT;
	struct oc_ctx *cx = vars_begin(&a, setting);
	struct oc_vars *v = oc_vars_new(cx);

	vars_run(cx, changing);
	oc_vars_task(v, "one", 1);
	oc_vars_task(v, "two", 2);
	oc_vars_task(v, "gone", 999);
	vars_check(cx, v, changed_cases, OC_COUNT(changed_cases));
	desk_end(cx);
}

CU_TestInfo variable_task_tests[] = {
	{ "is what it is", is_what_it_is },
	{ "changes", changes },
	CU_TEST_INFO_NULL,
};
