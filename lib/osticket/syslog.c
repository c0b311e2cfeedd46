/* syslog.c - rows of osTicket's log. */
#include "config.h"

#include "config/settings.h"
#include "db/db.h"
#include "osticket/html.h"
#include "osticket/syslog.h"

struct oc_syslog_row {
	struct oc_syslog_row *next;
	enum oc_syslog_level level;
	const char *title;
	const char *text;
};

static const char *const names[] = { [OC_LOG_ERROR] = "Error",
	[OC_LOG_WARNING] = "Warning",
	[OC_LOG_DEBUG] = "Debug" };

void
oc_syslog_force(struct oc_ctx *cx, struct oc_syslog *log,
    enum oc_syslog_level level, const char *title, const char *text)
{
	struct oc_html_opts opts = { .iframe_whitelist =
		                         oc_config_text(cx->config,
		                             "embedded_domain_whitelist") };
	struct oc_syslog_row *row = oc_calloc(cx->arena, 1, sizeof *row);

	row->level = level;
	row->text = oc_html_sanitize(cx->arena, text, &opts);
	opts.strip_tags = true;
	row->title = oc_html_sanitize(cx->arena, title, &opts);
	if (log->last == NULL)
		log->first = row;
	else
		log->last->next = row;
	log->last = row;
}

void
oc_syslog_reset(struct oc_syslog *log, const struct oc_syslog *to)
{
	*log = *to;
	if (log->last != NULL)
		log->last->next = NULL;
}

void
oc_syslog_note(struct oc_ctx *cx, struct oc_syslog *log,
    enum oc_syslog_level level, const char *title, const char *text)
{
	if (oc_config_int(cx->config, "log_level") >= (int64_t)level)
		oc_syslog_force(cx, log, level, title, text);
}

enum oc_err
oc_syslog_write(struct oc_ctx *cx, struct oc_syslog *log)
{
	enum oc_err e = OC_OK;

	for (struct oc_syslog_row *r = log->first; r != NULL && e == OC_OK;
	     r = r->next)
		e = oc_db_exec(cx->db,
		    "INSERT INTO {syslog} SET created = NOW(), "
		    "updated = NOW(), title = ?, log_type = ?, log = ?, "
		    "ip_address = ?, logger = ''",
		    "ssss", r->title, names[r->level], r->text, cx->ip);
	if (e == OC_OK)
		*log = (struct oc_syslog){ NULL, NULL };
	return e;
}
