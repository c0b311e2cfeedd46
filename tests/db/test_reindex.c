/* test_reindex.c - rows that the full-text index lacks (mail.md, 11.1). */
#include "config.h"

#include "desk.h"

#include "osticket/reindex.h"

#define DUE                                                                    \
	"SELECT value FROM {config} WHERE namespace = 'mysqlsearch' "          \
	"AND `key` = 'reindex'"

/* The index is not in the transaction (its table may be of an engine without
 * any), so each test leaves it filled. */
static struct oc_ctx *
begin(struct oc_arena *a, const char *due)
{
	struct oc_ctx *cx = oc_db_test(a);

	desk_set_in(cx, "mysqlsearch", "reindex", due);
	CU_ASSERT_EQUAL_FATAL(
	    oc_config_load(cx->db, cx->arena, &cx->config), OC_OK);
	return cx;
}

/* The row of the index: its title and content with a "|" between. */
static const char *
found(struct oc_ctx *cx, const char *type, int64_t id)
{
	struct oc_rows rows = { 0 };

	CU_ASSERT_EQUAL(oc_db_select(cx->db, cx->arena, &rows,
	                    "SELECT CONCAT(title, '|', content) FROM {_search} "
	                    "WHERE object_type = ? AND object_id = ?",
	                    "si", type, id),
	    OC_OK);
	return rows.n == 1 ? oc_cell_text(&rows, 0, 0) : NULL;
}

static bool
holds(const char *s, const char *part)
{
	return s != NULL && strstr(s, part) != NULL;
}

static void
fills_gaps(void)
{
	struct oc_arena a = OC_ARENA_INIT;
	struct oc_ctx *cx = begin(&a, "1");
	const char *text;

	desk_run(cx,
	    "DELETE FROM {_search} WHERE object_type IN ('U', 'O', 'K') "
	    "OR (object_type = 'T' AND object_id = 12) "
	    "OR (object_type = 'H' AND object_id = 20)");
	CU_ASSERT_EQUAL(oc_reindex(cx), OC_OK);

	CU_ASSERT_EQUAL(
	    desk_number(cx, "SELECT COUNT(*) FROM {user} u WHERE NOT EXISTS "
	                    "(SELECT 1 FROM {_search} s WHERE "
	                    "s.object_type = 'U' AND s.object_id = u.id)"),
	    0);
	CU_ASSERT_EQUAL(
	    desk_number(cx, "SELECT COUNT(*) FROM {faq} f WHERE NOT EXISTS "
	                    "(SELECT 1 FROM {_search} s WHERE "
	                    "s.object_type = 'K' AND s.object_id = f.faq_id)"),
	    0);

	/* number and subject; the answers without the subject */
	text = found(cx, "T", 12);
	CU_ASSERT_PTR_NOT_NULL_FATAL(text);
	CU_ASSERT_TRUE(
	    oc_starts(text, "001011 Printer in the reading room jams|"));
	CU_ASSERT_TRUE(holds(text, "NCL-0042"));
	CU_ASSERT_FALSE(holds(text == NULL ? NULL : strchr(text, '|'), "jams"));

	/* all addresses first, then what they answered */
	text = found(cx, "U", 2);
	CU_ASSERT_PTR_NOT_NULL_FATAL(text);
	CU_ASSERT_TRUE(oc_starts(text, "Maria Santos|maria@riverside.example\n"
	                               "maria.santos@home.example"));
	CU_ASSERT_TRUE(holds(text, "Teaches history."));

	text = found(cx, "O", 1);
	CU_ASSERT_PTR_NOT_NULL_FATAL(text);
	CU_ASSERT_TRUE(oc_starts(text, "Riverside School|"));
	CU_ASSERT_TRUE(holds(text, "4 Mill Lane"));

	/* without its markup */
	OC_ASSERT_STR(found(cx, "K", 2),
	    "What if I lose my card?|"
	    "Tell us at once. A new card costs two dollars.");
	OC_ASSERT_STR(
	    found(cx, "H", 20), "Asked the archivist|She is back on Monday.");
	/* something was missing, so the next run looks again */
	CU_ASSERT_EQUAL(desk_number(cx, DUE), 1);
	oc_arena_release(&a);
}

/* What nobody searches for: what the system wrote, and what is empty. */
static void
leaves_out(void)
{
	struct oc_arena a = OC_ARENA_INIT;
	struct oc_ctx *cx = begin(&a, "1");

	desk_run(cx, "INSERT INTO {thread_entry} (id, thread_id, type, poster, "
	             "body, created, updated) VALUES "
	             "(900001, 16, 'N', 'SYSTEM', 'Noise', NOW(), NOW()), "
	             "(900002, 16, 'N', 'Alex', '', NOW(), NOW()), "
	             "(900003, 16, 'N', 'Alex', 'A voice', NOW(), NOW())");
	CU_ASSERT_EQUAL(oc_reindex(cx), OC_OK);
	CU_ASSERT_PTR_NULL(found(cx, "H", 900001));
	CU_ASSERT_PTR_NULL(found(cx, "H", 900002));
	OC_ASSERT_STR(found(cx, "H", 900003), "|A voice");
	desk_run(cx, "DELETE FROM {thread_entry} WHERE id > 900000");
	desk_run(cx, "DELETE FROM {_search} WHERE object_type = 'H' "
	             "AND object_id > 900000");
	oc_arena_release(&a);
}

/* When nothing was missing it is done, until somebody asks for it again. */
static void
comes_to_an_end(void)
{
	enum { BATCHES_MAX = 100 };
	struct oc_arena a = OC_ARENA_INIT;
	struct oc_ctx *cx = begin(&a, "1");

	for (int i = 0; i < BATCHES_MAX && desk_number(cx, DUE) != 0; i++)
		CU_ASSERT_EQUAL(oc_reindex(cx), OC_OK);
	CU_ASSERT_EQUAL(desk_number(cx, DUE), 0);
	oc_arena_release(&a);

	cx = begin(&a, "0");
	desk_run(cx, "DELETE FROM {_search} WHERE object_type = 'O'");
	CU_ASSERT_EQUAL(oc_reindex(cx), OC_OK);
	CU_ASSERT_PTR_NULL(found(cx, "O", 1));
	oc_arena_release(&a);

	/* never heard of: as if it were due */
	cx = begin(&a, "0");
	desk_run(cx, "DELETE FROM {config} WHERE namespace = 'mysqlsearch'");
	CU_ASSERT_EQUAL_FATAL(
	    oc_config_load(cx->db, cx->arena, &cx->config), OC_OK);
	CU_ASSERT_EQUAL(oc_reindex(cx), OC_OK);
	CU_ASSERT_PTR_NOT_NULL(found(cx, "O", 1));
	CU_ASSERT_EQUAL(oc_reindex(cx), OC_OK);
	CU_ASSERT_EQUAL(desk_number(cx, DUE), 0);
	oc_arena_release(&a);
}

CU_TestInfo reindex_tests[] = {
	{ "fills gaps", fills_gaps },
	{ "leaves out", leaves_out },
	{ "comes to an end", comes_to_an_end },
	CU_TEST_INFO_NULL,
};
