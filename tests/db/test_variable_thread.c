/* test_variable_thread.c - %{message}, %{response}, %{...thread.complete}. */
#include "config.h"

#include "vars.h"

#include "base/base64.h"
#include "base/clock.h"
#include "base/hash.h"

#define URL "http://desk.example:8080/support"

static const char *const setting[] = {
	"UPDATE {config} SET value = '" URL "/' "
	"WHERE namespace = 'core' AND `key` = 'helpdesk_url'",
	"UPDATE {thread_entry} SET created = '2026-01-31 09:30:00', "
	"updated = '2026-02-01 10:00:00', title = 'Re: <atlas>' "
	"WHERE id IN (28, 29)",
	"UPDATE {thread_entry} SET title = NULL WHERE id = 11", NULL
};

static const struct vars_case entry_cases[] = {
	{ "%{response}",
	    "<p>With pleasure. Do you want the school edition?</p>" },
	{ "%{response.body} %{response.id} %{response.pid}",
	    "<p>With pleasure. Do you want the school edition?</p> 28 11" },
	{ "%{response.parent.id} %{response.parent.poster}",
	    "11 Maria Santos" },
	{ "%{response.title}", "Re: <atlas>" },
	{ "%{response.poster} %{response.name} %{response.name.first}",
	    "In\xC3\xA8s Moreau In\xC3\xA8s Moreau In\xC3\xA8s" },
	{ "%{response.staff.email} %{response.staffid} [%{response.user}]",
	    "ines@library.example 6 []" },
	{ "%{message.user} %{message.userid} [%{message.staff}]",
	    "Ben Carter 3 []" },
	{ "%{message.name}", "Ben Carter" },
	{ "%{response.type} %{response.typename}", "R response" },
	{ "%{message.typename} %{note.typename}", "message note" },
	{ "%{response.create_date.short} %{response.update_date.short}",
	    "1/31/26 2/1/26" },
	{ "%{response.createdate}", "2026-01-31 09:30:00" },
	{ "%{response.thread.id} %{response.threadid}", "11 11" },
	{ "%{text.source}", "API" },
	{ "%{text}",
	    "<div style=\"white-space:pre-wrap\">Page 112 was torn when I "
	    "got it. Photo and barcode attached.</div>" },
	/* whoever asks for whatever of it gets the stored body */
	{ "%{raw} %{raw.title}",
	    "Page 112 was torn when I got it. Photo and barcode attached. "
	    "Page 112 was torn when I got it. Photo and barcode attached." },
};

static void
entries(void)
{
	struct oc_arena a = OC_ARENA_INIT;
	struct oc_ctx *cx = vars_begin(&a, setting);
	struct oc_vars *v = oc_vars_new(cx);

	oc_vars_entry(v, "response", 28);
	oc_vars_entry(v, "message", 29);
	oc_vars_entry(v, "note", 30);
	oc_vars_entry(v, "text", 16);
	oc_vars_entry_text(v, "raw", 16);
	vars_check(cx, v, entry_cases, OC_COUNT(entry_cases));
	CU_ASSERT_PTR_NULL(oc_vars_files(v));
	desk_end(cx);
}

/* It renders nothing, and its files go with the mail. */
static void
files(void)
{
	struct oc_arena a = OC_ARENA_INIT;
	struct oc_ctx *cx = vars_begin(&a, setting);
	struct oc_vars *v = oc_vars_new(cx);
	const struct oc_vars_file *f;

	CU_ASSERT_EQUAL(oc_db_exec(cx->db,
	                    "UPDATE {attachment} SET name = 'page 112.png' "
	                    "WHERE file_id = 2 AND type = 'H'",
	                    ""),
	    OC_OK);
	oc_vars_entry(v, "message", 16);
	OC_ASSERT_STR(oc_vars_expand(cx, v, "[%{message.files}]"), "[]");
	f = oc_vars_files(v);
	CU_ASSERT_PTR_NOT_NULL_FATAL(f);
	CU_ASSERT_EQUAL(f->file_id, 2);
	OC_ASSERT_STR(f->name, "page 112.png");
	f = f->next;
	CU_ASSERT_PTR_NOT_NULL_FATAL(f);
	OC_ASSERT_STR(f->name, "barcode.txt");
	CU_ASSERT_PTR_NULL(f->next);
	desk_end(cx);
}

/* Empty bodies, and one that was too long for its column. */
static void
odd_bodies(void)
{
	static const char *const making[] = {
		"UPDATE {thread_entry} SET body = '-' WHERE id = 28",
		"UPDATE {thread_entry} SET body = '', format = 'html' "
		"WHERE id IN (29, 16)",
		"INSERT INTO {file} (id, ft, bk, type, size, `key`, "
		"signature, name, created) VALUES (9001, 'T', 'D', "
		"'text/html', 12, 'k9001', 's9001', 'body', NOW())",
		"INSERT INTO {file_chunk} (file_id, chunk_id, filedata) "
		"VALUES (9001, 0, '<p>one '), (9001, 1, 'two</p>')",
		"INSERT INTO {attachment} (object_id, type, file_id, inline) "
		"VALUES (29, 'H', 9001, 1)",
		"UPDATE {thread_entry} SET staff_id = 0, user_id = 0, "
		"poster = 'The Mailer' WHERE id = 16",
		NULL
	};
	static const struct vars_case cases[] = {
		{ "%{dash}", "(empty)" },
		{ "%{long}", "<p>one two</p>" },
		{ "%{empty}", "(empty)" },
		{ "%{empty.name}", "The Mailer" },
	};
	struct oc_arena a = OC_ARENA_INIT;
	struct oc_ctx *cx = vars_begin(&a, setting);
	struct oc_vars *v = oc_vars_new(cx);

	vars_run(cx, making);
	oc_vars_entry(v, "dash", 28);
	oc_vars_entry(v, "long", 29);
	oc_vars_entry(v, "empty", 16);
	vars_check(cx, v, cases, OC_COUNT(cases));
	desk_end(cx);
}

/* Where in the text a part of it begins. */
static size_t
where(const char *text, const char *part)
{
	const char *p = strstr(text, part);

	CU_ASSERT_PTR_NOT_NULL_FATAL(p);
	return (size_t)(p - text);
}

/* Messages and responses, but neither notes nor what was replaced. */
static void
complete(void)
{
	static const char *const more[] = {
		"INSERT INTO {thread_entry} (thread_id, staff_id, type, "
		"poster, body, created, updated) VALUES "
		"(11, 1, 'N', 'Alex', 'Not for clients', NOW(), NOW())",
		"INSERT INTO {thread_entry} (thread_id, staff_id, type, "
		"poster, body, flags, created, updated) VALUES "
		"(11, 1, 'R', 'Alex', 'Withdrawn', 4, NOW(), NOW())",
		NULL
	};
	static const char *const parts[] = { "Re: &lt;atlas&gt;",
		"<b>In\xC3\xA8s Moreau</b>", "<b>Ben Carter</b>", NULL };
	struct oc_arena a = OC_ARENA_INIT;
	struct oc_ctx *cx = vars_begin(&a, setting);
	struct oc_vars *v = oc_vars_new(cx);
	const char *text, *reversed;

	vars_run(cx, more);
	oc_vars_ticket(v, "ticket", 11);
	text = oc_vars_expand(cx, v, "%{ticket.thread.complete}");
	CU_ASSERT_PTR_NOT_NULL_FATAL(text);
	CU_ASSERT_PTR_NULL(strstr(text, "Not for clients"));
	CU_ASSERT_PTR_NULL(strstr(text, "Withdrawn"));
	CU_ASSERT_TRUE(
	    where(text, "Could you buy") < where(text, "With pleasure"));
	CU_ASSERT_TRUE(
	    where(text, "With pleasure") < where(text, "the large one"));
	vars_holds(cx, v, "%{ticket.thread.complete}", parts);
	OC_ASSERT_STR(oc_vars_expand(cx, v, "%{ticket.thread}"), text);
	reversed = oc_vars_expand(cx, v, "%{ticket.thread.complete.reversed}");
	CU_ASSERT_PTR_NOT_NULL_FATAL(reversed);
	CU_ASSERT_TRUE(where(reversed, "the large one") <
	               where(reversed, "Could you buy"));
	CU_ASSERT_EQUAL(strlen(reversed), strlen(text));
	desk_end(cx);
}

/* Clients may not be told who answered. */
static void
hidden_agents(void)
{
	static const char *const hiding[] = {
		"UPDATE {config} SET value = '1' WHERE namespace = 'core' "
		"AND `key` = 'hide_staff_name'",
		NULL
	};
	struct oc_arena a = OC_ARENA_INIT;
	struct oc_ctx *cx = vars_begin(&a, setting);
	struct oc_vars *v;
	const char *text;

	vars_run(cx, hiding);
	CU_ASSERT_EQUAL(oc_config_load(cx->db, cx->arena, &cx->config), OC_OK);
	v = oc_vars_new(cx);
	oc_vars_ticket(v, "ticket", 11);
	text = oc_vars_expand(cx, v, "%{ticket.thread.complete}");
	CU_ASSERT_PTR_NOT_NULL_FATAL(text);
	CU_ASSERT_PTR_NULL(strstr(text, "Moreau"));
	CU_ASSERT_PTR_NOT_NULL(strstr(text, "<b>Staff</b>"));
	CU_ASSERT_PTR_NOT_NULL(strstr(text, "<b>Ben Carter</b>"));
	desk_end(cx);
}

/* The link to a file is signed for the host and the path of the site, and
 * good until the next midnight (directory.md, 14.3). */
static void
links_to_files(void)
{
	struct oc_arena a = OC_ARENA_INIT;
	struct oc_ctx *cx = vars_begin(&a, setting);
	struct oc_vars *v = oc_vars_new(cx);
	struct oc_rows file;
	const char *text, *key, *salt = cx->site->ost.secret_salt, *want;
	unsigned char sign[OC_SHA1_LEN];
	int64_t midnight = (oc_now() / 86400 + 1) * 86400;

	CU_ASSERT_EQUAL_FATAL(
	    oc_db_select(cx->db, &a, &file,
	        "SELECT LOWER(`key`), signature FROM {file} WHERE id = 3", ""),
	    OC_OK);
	key = oc_cell_text(&file, 0, 0);
	want = oc_sprintf(&a,
	    "Host=desk.example:8080\nPath=/support/\nId=3\nKey=%s\nHash=%s\n"
	    "Expires=%lld",
	    key, oc_cell_text(&file, 0, 1), (long long)midnight);
	oc_hmac_sha1(salt, strlen(salt), want, strlen(want), sign);
	want = oc_sprintf(&a,
	    "<li><a href=\"" URL "/file.php?key=%s&amp;expires=%lld&amp;"
	    "signature=%s\">barcode.txt</a> (1 kB)</li>",
	    key, (long long)midnight, oc_hex(&a, sign, sizeof sign));
	oc_vars_ticket(v, "ticket", 16);
	text = oc_vars_expand(cx, v, "%{ticket.thread.complete}");
	CU_ASSERT_PTR_NOT_NULL_FATAL(text);
	/* midnight may have passed meanwhile */
	if (oc_now() < midnight)
		CU_ASSERT_PTR_NOT_NULL(strstr(text, want));
	CU_ASSERT_PTR_NOT_NULL(strstr(text, ">torn-page.png</a> (1 kB)"));
	desk_end(cx);
}

CU_TestInfo variable_thread_tests[] = {
	{ "entries", entries },
	{ "files", files },
	{ "odd bodies", odd_bodies },
	{ "the complete thread", complete },
	{ "agents who are hidden", hidden_agents },
	{ "links to files", links_to_files },
	CU_TEST_INFO_NULL,
};
