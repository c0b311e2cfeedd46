/* login_log.c - what a login leaves in osTicket's tables. */
#include "config.h"

#include "base/clock.h"
#include "config/settings.h"
#include "db/db.h"
#include "osticket/login.h"
#include "osticket/outbox.h"
#include "osticket/syslog.h"

/* osTicket logs a failure that is not beyond the limit each third time. */
enum { EACH = 3 };

static enum oc_err
write_log(struct oc_ctx *cx, enum oc_syslog_level level, const char *title,
    const char *text)
{
	struct oc_syslog log = { NULL, NULL };

	oc_syslog_note(cx, &log, level, title, text);
	return oc_syslog_write(cx, &log);
}

/* What is beyond the limit the administrator is mailed, if the site wants it
 * (mail.md, 8). */
static enum oc_err
alert(struct oc_ctx *cx, enum oc_syslog_level level, const char *title,
    const char *text)
{
	struct oc_arena *a = cx->arena;
	struct oc_val *data;
	enum oc_err e = write_log(cx, level, title, text);

	if (e != OC_OK || !oc_config_on(cx->config, "send_login_errors") ||
	    oc_config_int(cx->config, "log_level") < (int64_t)level)
		return e;
	data = oc_val_object(a);
	oc_val_set(a, data, "subject", oc_val_str(a, title));
	oc_val_set(a, data, "message", oc_val_str(a, text));
	return oc_outbox_add(cx, OC_ADMIN_JOB, 0, 0, data);
}

/* Links to set a new password are void once the old one was right. */
static enum oc_err
drop_reset_tokens(struct oc_ctx *cx, const struct oc_login *l)
{
	return oc_db_exec(cx->db,
	    "DELETE FROM {config} WHERE namespace = 'pwreset' AND value = ?",
	    "s",
	    oc_sprintf(cx->arena, "%s%lld", l->kind == OC_USER ? "c" : "",
	        (long long)l->id));
}

enum oc_err
oc_login_record(struct oc_ctx *cx, const struct oc_login *l)
{
	enum oc_err e = drop_reset_tokens(cx, l);

	if (e != OC_OK)
		return e;
	if (l->kind == OC_USER)
		return write_log(cx, OC_LOG_DEBUG, "User login",
		    oc_sprintf(cx->arena, "%s (%lld) logged in [%s]", l->email,
		        (long long)l->id, cx->ip));
	e = oc_db_exec(cx->db,
	    "UPDATE {staff} SET lastlogin = NOW(), updated = NOW() "
	    "WHERE staff_id = ?",
	    "i", l->id);
	if (e != OC_OK)
		return e;
	return write_log(cx, OC_LOG_DEBUG, "Agent Login",
	    oc_sprintf(
	        cx->arena, "%s logged in [%s], via API", l->username, cx->ip));
}

/* "Nov 22, 2026, 9:05 am UTC". */
static const char *
time_text(struct oc_arena *a)
{
	static const char months[] = "JanFebMarAprMayJunJulAugSepOctNovDec";
	struct oc_civil c;

	oc_utc_civil(oc_now(), &c);
	return oc_sprintf(a, "%.3s %d, %lld, %d:%02d %s UTC",
	    months + 3 * (c.month - 1), c.day, (long long)c.year,
	    c.hour % 12 == 0 ? 12 : c.hour % 12, c.minute,
	    c.hour < 12 ? "am" : "pm");
}

static const char *
attempt_text(struct oc_ctx *cx, const char *who, int64_t failures)
{
	return oc_sprintf(cx->arena,
	    "Username: %s\nIP: %s\nTime: %s\n\nAttempts: %lld", who, cx->ip,
	    time_text(cx->arena), (long long)failures);
}

static enum oc_err
agent_failed(struct oc_ctx *cx, const char *who, const char *text, bool locked)
{
	struct oc_arena *a = cx->arena;
	int64_t minutes = oc_config_int(cx->config, "staff_login_timeout");

	if (!locked)
		return write_log(cx, OC_LOG_WARNING,
		    oc_sprintf(a, "Failed agent login attempt (%s)", who),
		    text);
	return alert(cx, OC_LOG_WARNING,
	    oc_sprintf(a, "Excessive login attempts (%s)", who),
	    oc_sprintf(a,
	        "Excessive login attempts by an agent?\n%s\n"
	        "Timeout: %lld minute%s\n\n",
	        text, (long long)minutes, minutes == 1 ? "" : "s"));
}

enum oc_err
oc_login_failed(struct oc_ctx *cx, enum oc_principal_kind kind, const char *who,
    int64_t failures, bool locked)
{
	const char *text;

	if (!locked && failures % EACH != 0)
		return OC_OK;
	text = attempt_text(cx, who, failures);
	if (kind == OC_AGENT)
		return agent_failed(cx, who, text, locked);
	if (!locked)
		return write_log(
		    cx, OC_LOG_WARNING, "Failed login attempt (user)", text);
	return alert(cx, OC_LOG_ERROR, "Excessive login attempts (user)",
	    oc_sprintf(
	        cx->arena, "Excessive login attempts by a user.\n%s", text));
}
