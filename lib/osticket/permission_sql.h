/*
 * permission_sql.h - pieces of SQL that more than one rule is made of.
 *
 * Private to principal.c and permission_*.c.
 */
#ifndef OC_OSTICKET_PERMISSION_SQL_H
#define OC_OSTICKET_PERMISSION_SQL_H

/*
 * Does agent s reach department d?  Access flows down the path, which names
 * the department itself as well; whether it is enabled does not matter
 * (permissions.md, 1.1).
 */
#define OC_SQL_REACHES                                                         \
	"(d.manager_id = s.staff_id "                                          \
	"OR LOCATE(CONCAT('/', s.dept_id, '/'), d.path) > 0 "                  \
	"OR EXISTS (SELECT 1 FROM {staff_dept_access} x "                      \
	"WHERE x.staff_id = s.staff_id "                                       \
	"AND LOCATE(CONCAT('/', x.dept_id, '/'), d.path) > 0))"

/* Ids of an agent's departments and teams; one value, his id. */
#define OC_SQL_DEPTS_OF                                                        \
	"(SELECT d.id FROM {staff} s JOIN {department} d "                     \
	"ON " OC_SQL_REACHES " WHERE s.staff_id = ?)"
#define OC_SQL_TEAMS_OF                                                        \
	"(SELECT m.team_id FROM {team_member} m "                              \
	"WHERE m.staff_id = ? AND m.team_id <> 0)"

/* A thread of a ticket: its own, or that of a merged child. */
#define OC_SQL_TICKET_THREAD "IN ('T', 'C')"

/*
 * Is ticket t one that children were merged into, not only linked to?
 * ticket.flags: parent 0x10, threads combined 0x1 or separate 0x2.
 */
#define OC_SQL_MERGED_INTO "((t.flags & 0x10) <> 0 AND (t.flags & 0x3) <> 0)"

#endif
