/* settings.c - the snapshot of osTicket's settings. */
#include "config.h"

#include <stdlib.h>
#include <string.h>

#include "base/def.h"
#include "base/str.h"
#include "config/settings.h"
#include "db/db.h"

struct setting {
	const char *ns;
	const char *key;
	const char *value;
};

struct oc_config {
	struct setting *rows; /* sorted by namespace and key */
	size_t n;
};

/* What osTicket's code takes for a key without a row; all others are "". */
static const struct {
	const char *key;
	const char *value;
} defaults[] = {
	{ "accept_unregistered_email", "1" },
	{ "add_email_collabs", "1" },
	{ "agent_name_format", "full" },
	{ "allow_attachments", "1" },
	{ "allow_auth_tokens", "1" },
	{ "auto_refer_closed", "1" },
	{ "client_name_format", "original" },
	{ "client_registration", "closed" },
	{ "client_verify_email", "1" },
	{ "collaborator_ticket_visibility", "1" },
	{ "default_storage_bk", "D" },
	{ "default_ticket_status_id", "1" },
	{ "enable_richtext", "1" },
	{ "files_req_auth", "1" },
	{ "message_autoresponder_collabs", "1" },
	{ "pw_reset_window", "30" },
	{ "ticket_lock", "2" },
	{ "verify_email_addrs", "1" },
};

static int
compare(const void *a, const void *b)
{
	const struct setting *x = a, *y = b;
	int ns = strcmp(x->ns, y->ns);

	return ns != 0 ? ns : strcmp(x->key, y->key);
}

enum oc_err
oc_config_ask(struct oc_db *db, struct oc_arena *a, struct oc_rows *out)
{
	return oc_db_ask(db, a, out,
	    "SELECT namespace, `key`, value FROM {config} "
	    "WHERE namespace IN ('core', 'mysqlsearch') "
	    "OR namespace LIKE 'schedule.%'",
	    "");
}

const struct oc_config *
oc_config_read(struct oc_arena *a, const struct oc_rows *rows)
{
	struct oc_config *c = oc_calloc(a, 1, sizeof *c);

	c->n = rows->n;
	c->rows = oc_calloc(a, rows->n, sizeof *c->rows);
	for (size_t i = 0; i < rows->n; i++) {
		c->rows[i].ns = oc_cell_text(rows, i, 0);
		c->rows[i].key = oc_cell_text(rows, i, 1);
		c->rows[i].value = oc_cell_text(rows, i, 2);
	}
	if (c->n > 0)
		qsort(c->rows, c->n, sizeof *c->rows, compare);
	return c;
}

enum oc_err
oc_config_load(
    struct oc_db *db, struct oc_arena *a, const struct oc_config **out)
{
	struct oc_rows rows;
	enum oc_err e = oc_config_ask(db, a, &rows);

	if (e == OC_OK)
		e = oc_db_settle(db);
	if (e == OC_OK)
		*out = oc_config_read(a, &rows);
	return e;
}

const char *
oc_config_in(const struct oc_config *c, const char *ns, const char *key)
{
	struct setting want = { .ns = ns, .key = key };
	const struct setting *s = NULL;

	if (c->n > 0)
		s = bsearch(&want, c->rows, c->n, sizeof *c->rows, compare);
	return s == NULL ? NULL : s->value;
}

const char *
oc_config_text(const struct oc_config *c, const char *key)
{
	const char *value = oc_config_in(c, "core", key);

	if (value != NULL)
		return value;
	for (size_t i = 0; i < OC_COUNT(defaults); i++)
		if (oc_streq(defaults[i].key, key))
			return defaults[i].value;
	return "";
}

int64_t
oc_config_int(const struct oc_config *c, const char *key)
{
	return oc_leading_int(oc_config_text(c, key));
}

bool
oc_config_on(const struct oc_config *c, const char *key)
{
	const char *value = oc_config_text(c, key);

	return *value != '\0' && !oc_streq(value, "0");
}
